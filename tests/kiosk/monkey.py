"""A child that presses whatever there is: random keys and pointer at a real kiosk."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from .arena import HEIGHT, WIDTH, Arena, kiosk_process

_PLAIN = (
    *"abcdefghijklmnopqrstuvwxyz0123456789", *(f"F{number}" for number in range(1, 13)),
    "Return", "Tab", "Escape", "space", "BackSpace", "Delete", "Left", "Right", "Up", "Down",
    "Home", "End", "Prior", "Next", "Menu", "Super_L", "Print", "plus", "minus", "comma",
    "period", "slash", "question",
)  # fmt: skip
_HELD = ("", "", "", "shift+", "ctrl+", "alt+", "super+", "ctrl+shift+", "ctrl+alt+", "alt+shift+")


@dataclass
class Rampage:
    """What became of it."""

    acts: int = 0
    faults: list[str] = field(default_factory=list)
    falls: int = 0


def act(arena: Arena, chance: random.Random) -> str:
    """One thing that hands do. Returns it in words."""
    kind = chance.random()
    x, y = chance.randrange(WIDTH), chance.randrange(HEIGHT)
    if kind < 0.5:
        keys = [chance.choice(_HELD) + chance.choice(_PLAIN) for _ in range(chance.randint(1, 4))]
        arena.do("key", "--delay", "5", *keys)
        return f"keys {' '.join(keys)}"
    if kind < 0.8:
        button = chance.choices((1, 2, 3, 8, 9), (12, 1, 2, 1, 1))[0]
        repeat = chance.choice((1, 1, 2, 3))
        arena.do(
            "mousemove", str(x), str(y), "click", "--repeat", str(repeat), "--delay", "10",
            str(button),
        )  # fmt: skip
        return f"button {button} at {x},{y}, {repeat} times"
    if kind < 0.9:
        to = chance.randrange(WIDTH), chance.randrange(HEIGHT)
        arena.do(
            "mousemove", str(x), str(y), "mousedown", "1", "mousemove", str(to[0]), str(to[1]),
            "mouseup", "1",
        )  # fmt: skip
        return f"drag from {x},{y} to {to}"
    wheel = chance.choice((4, 5))
    arena.do("mousemove", str(x), str(y), "click", "--repeat", "5", str(wheel))
    return f"wheel {wheel} at {x},{y}"


def rampage(
    arena: Arena, seconds: float, seed: int, tell: Callable[[str], None] = lambda _: None
) -> Rampage:
    """Act for so long; look after each act. What the keyboard still holds is let go at the end."""
    chance, outcome = random.Random(seed), Rampage()
    until = time.monotonic() + seconds
    process = kiosk_process(arena)
    last: list[str] = []
    while time.monotonic() < until:
        last = [*last[-4:], act(arena, chance)]
        outcome.acts += 1
        wrong = arena.escaped()
        if wrong and (wrong := arena.comes_back(3.0)):
            outcome.faults.append(f"{wrong} after {last}")
            break
        now = kiosk_process(arena)
        if now != process:
            outcome.falls += 1
            outcome.faults.append(f"the kiosk fell after {last}")
            process = now
        if outcome.acts % 50 == 0:
            tell(f"{outcome.acts} acts, {len(outcome.faults)} faults")
    return outcome


def damages(folder: Path) -> list[str]:
    """What is wrong with the library afterwards."""
    with closing(sqlite3.connect(folder / "coursegen.db")) as library:
        found = [str(row[0]) for row in library.execute("PRAGMA integrity_check")]
        broken = list(library.execute("PRAGMA foreign_key_check"))
        left = library.execute(
            "SELECT count(*) FROM audit_log WHERE action IN ('kiosk_left', 'kiosk_unlocked')"
        ).fetchone()[0]
        people = library.execute("SELECT count(*) FROM users WHERE deleted_at = ''").fetchone()[0]
        courses = library.execute("SELECT count(*) FROM courses WHERE deleted_at = ''").fetchone()[
            0
        ]
    wrong = [line for line in found if line != "ok"] + [str(row) for row in broken]
    if left:
        wrong.append("the kiosk was unlocked without the PIN")
    if people < 3 or courses != 1:
        wrong.append(f"{people} people and {courses} courses are left")
    return wrong
