"""`dev.py torture kiosk`: every attempt under several window managers, then a child that presses
whatever there is for ten minutes. Needs Xvfb, openbox and xdotool."""

from __future__ import annotations

import contextlib
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.kiosk.arena import SHIPPED, Arena, missing_tools
from tests.kiosk.attempts import ATTEMPTS, KNOWN_WITH_STOCK_KEYS, kill, try_all
from tests.kiosk.monkey import damages, rampage

_SESSION = {"COURSEGEN_KIOSK_SESSION": "openbox"}
_BY_OTHERS = frozenset(attempt.name for attempt in ATTEMPTS if not attempt.by_hand)


def torture(minutes: float, seed: int) -> int:
    """0 when nothing led out for good and nothing was lost."""
    if missing := missing_tools():
        print(f"This needs {', '.join(missing)}.", file=sys.stderr)
        return 2
    faults = _attempts() + _monkey(minutes, seed)
    for fault in faults:
        print(f"FAULT {fault}")
    return 1 if faults else 0


def _attempts() -> list[str]:
    faults = []
    for name, rc, environment, allowed in (
        ("the session that comes with it", SHIPPED, _SESSION, frozenset()),
        ("a stock Openbox, the keyboard taken", None, {}, frozenset()),
        ("a stock Openbox, a screen reader listening", None, _SESSION, KNOWN_WITH_STOCK_KEYS),
    ):
        with _folder() as folder, Arena(folder, rc, **environment) as arena:
            escapes = try_all(arena)
            back = kill(arena, signal.SIGKILL)
        print(f"{name}: {len(ATTEMPTS)} attempts, out for a moment by {sorted(escapes) or 'none'};")
        print(f"  killed, it stood again after {back:.1f} s")
        faults += [f"{name}: {one}: {escapes[one]}" for one in set(escapes) - allowed]
    return faults


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="coursegen-kiosk-") as name:
        yield Path(name)


def _monkey(minutes: float, seed: int) -> list[str]:
    with _folder() as folder:
        with Arena(folder, **_SESSION) as arena:
            outcome = rampage(
                arena, minutes * 60, seed,
                lambda words: print(f"\r{words}", end="", file=sys.stderr, flush=True),
            )  # fmt: skip
        print(f"a child for {minutes:g} minutes: {outcome.acts} acts, {outcome.falls} falls")
        return outcome.faults + damages(folder)
