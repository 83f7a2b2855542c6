"""Whether the computer runs on its battery. What cannot be found out counts as mains."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path
from typing import Any

_LINUX = Path("/sys/class/power_supply")
_OFFLINE, _SECONDS = 0, 3.0


def on_battery(supplies: Path = _LINUX, platform: str = sys.platform) -> bool:
    """Blocks for a moment: to be asked in a thread."""
    try:
        if platform == "win32":
            return _windows()
        if platform == "darwin":
            return _mac()
        return _linux(supplies)
    except (OSError, ValueError, AttributeError, subprocess.SubprocessError):
        return False


def _linux(supplies: Path) -> bool:
    """A battery of the system that empties, where no plug gives power."""
    is_emptying = False
    for place in sorted(supplies.iterdir()):
        kind = _read(place / "type")
        if kind in ("Mains", "USB") and _read(place / "online") == "1":
            return False
        # What a mouse or a keyboard has is of its own device.
        if kind == "Battery" and _read(place / "scope") != "Device":
            is_emptying = is_emptying or _read(place / "status") == "Discharging"
    return is_emptying


def _read(place: Path) -> str:
    try:
        return place.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _mac() -> bool:
    done = subprocess.run(
        ["/usr/bin/pmset", "-g", "batt"],
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=True,
    )
    return "'Battery Power'" in done.stdout


class _PowerStatus(ctypes.Structure):
    """SYSTEM_POWER_STATUS of Windows."""

    _fields_ = (
        ("plugged", ctypes.c_ubyte),
        ("battery", ctypes.c_ubyte),
        ("percent", ctypes.c_ubyte),
        ("saver", ctypes.c_ubyte),
        ("seconds_left", ctypes.c_ulong),
        ("seconds_full", ctypes.c_ulong),
    )


def _windows() -> bool:
    status = _PowerStatus()
    library: Any = ctypes
    if not library.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
        return False
    return bool(status.plugged == _OFFLINE)
