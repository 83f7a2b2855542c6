"""`kiosk`: PIN and profile of a class's computer, looked after by the owner. Imports no widgets."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Awaitable, Callable

from ..domain.errors import InvalidContent
from ..domain.kiosk import KioskProfile, profile_stored
from .cli_terminal import print_json, tell
from .paths import Paths
from .wiring import Services


async def kiosk(services: Services, paths: Paths, options: argparse.Namespace) -> int:
    """Do what stands behind `kiosk`."""
    return await _DEEDS[options.deed](services, options)


async def _pin(services: Services, options: argparse.Namespace) -> int:
    if options.forget:
        await services.kiosk.forget_pins()
        tell("Nobody has a PIN any more. Set one before the kiosk is started again.")
        return 0
    await services.kiosk.set_pin(_typed())
    tell("The PIN is set. PINs of administrators stay as they were.")
    return 0


async def _profile(services: Services, options: argparse.Namespace) -> int:
    if options.reset:
        await services.kiosk.save_profile(KioskProfile())
        tell("The profile is as it was in the beginning.")
        return 0
    reading = await services.kiosk.profile()
    print_json(profile_stored(reading.profile))
    for name in reading.faults:
        what = f"“{name}” in the profile" if name else "The profile"
        tell(f"{what} cannot be read; what is safe is used in its place.")
    return 0


def _typed() -> str:
    """A PIN from the terminal, twice and unseen, or the first line of what is piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    first = getpass.getpass("PIN for the kiosk: ")
    if getpass.getpass("Once more: ") != first:
        raise InvalidContent("The two PINs differ.", "Type the same one twice.")
    return first


_DEEDS: dict[str, Callable[[Services, argparse.Namespace], Awaitable[int]]] = {
    "pin": _pin,
    "profile": _profile,
}
