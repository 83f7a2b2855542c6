"""The attempts to get out of the kiosk, as they were first measured, and who keeps which away."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

from .arena import Arena, kiosk_process, send

_SETTLE_S = 0.12  # a window manager has done by then what a key made it do


@dataclass(frozen=True)
class Attempt:
    """`by_hand`: keyboard or pointer, what a child has. `may_return_s`: another program took the
    front, and the kiosk has so long to take it back."""

    name: str
    do: Callable[[Arena], object]
    by_hand: bool = True
    may_return_s: float = 0.0


def _key(*chords: str) -> Callable[[Arena], object]:
    return lambda arena: [arena.do("key", chord) for chord in chords]


def _click(button: int, x: int, y: int) -> Callable[[Arena], object]:
    return lambda arena: arena.do("mousemove", str(x), str(y), "click", str(button))


def _drag(arena: Arena) -> None:
    arena.do(
        "mousemove", "500", "400", "keydown", "alt", "mousedown", "1", "mousemove", "800", "600",
        "mouseup", "1", "keyup", "alt",
    )  # fmt: skip


def _press_super(arena: Arena) -> None:
    arena.do("keydown", "super", "keyup", "super")


ATTEMPTS = (
    Attempt("Alt+F4", _key("alt+F4")),
    Attempt("WM_DELETE", lambda arena: arena.do("windowquit", arena.window)),
    Attempt("Ctrl+Q", _key("ctrl+q")),
    Attempt("Ctrl+P", _key("ctrl+p")),
    Attempt("Ctrl+O", _key("ctrl+o")),
    Attempt("F11", _key("F11")),
    Attempt("Alt+F", _key("alt+f")),
    Attempt("right click in the lesson", _click(3, 550, 400)),
    Attempt("right click in the outline", _click(3, 200, 300)),
    Attempt("right click on the bar", _click(3, 400, 30)),
    Attempt("Menu key", _key("Menu")),
    Attempt("Shift+F10", _key("shift+F10")),
    Attempt("middle click", _click(2, 550, 400)),
    Attempt("back and forward buttons", lambda arena: [_click(8, 550, 400)(arena),
                                                       _click(9, 550, 400)(arena)]),
    Attempt("Alt+Space", _key("alt+space")),
    Attempt("Alt+drag", _drag),
    Attempt("Escape", _key("Escape")),
    Attempt("Ctrl+K, Ctrl+N, Ctrl+comma", _key("ctrl+k", "ctrl+n", "ctrl+comma")),
    Attempt("Alt+Tab", _key("alt+Tab")),
    Attempt("Alt+Escape", _key("alt+Escape")),
    Attempt("Super+D", _key("super+d")),
    Attempt("Super+E", _key("super+e")),
    Attempt("Super alone", _press_super),
    Attempt("Ctrl+Alt+Right", _key("ctrl+alt+Right")),
    Attempt("Ctrl+Alt+F2, Ctrl+Alt+Delete", _key("ctrl+alt+F2", "ctrl+alt+Delete")),
    Attempt(
        "another program iconifies it", lambda arena: arena.do("windowminimize", arena.window),
        by_hand=False, may_return_s=4.0,
    ),
    Attempt(
        "another program comes in front", lambda arena: arena.do("windowactivate", arena.other),
        by_hand=False, may_return_s=4.0,
    ),
    Attempt(
        "another program takes its size", lambda arena: arena.do(
            "windowsize", arena.window, "300", "200", "windowmove", arena.window, "50", "50"
        ),
        by_hand=False, may_return_s=4.0,
    ),
    Attempt("SIGTERM, SIGINT, SIGHUP", lambda arena: [
        send(arena, number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    ], by_hand=False),
)  # fmt: skip

# Those that the keys of a stock window manager let through while nobody takes the keyboard: for
# a second or two, then the kiosk is back.
KNOWN_WITH_STOCK_KEYS = frozenset(
    {"Alt+Space", "Alt+Tab", "Alt+Escape", "Super+D", "Super+E", "Ctrl+Alt+Right"}
)


def try_all(arena: Arena) -> dict[str, str]:
    """Every attempt in turn. Returns what was wrong after those that succeeded."""
    process = kiosk_process(arena)
    escapes = {}
    for attempt in ATTEMPTS:
        before = arena.visible()
        attempt.do(arena)
        time.sleep(_SETTLE_S)
        wrong = arena.comes_back(attempt.may_return_s) if attempt.may_return_s else arena.escaped()
        more = arena.visible() - before
        if more:
            time.sleep(_SETTLE_S * 4)  # what the key before it made a window manager show goes
            more &= arena.visible()
        if not wrong and more and not attempt.may_return_s:
            wrong = "a window opened: " + ", ".join(
                arena.do("getwindowname", one) or one for one in more
            )
        if not wrong and kiosk_process(arena) != process:
            wrong = "the kiosk ended and was started again"
        if wrong:
            escapes[attempt.name] = wrong
            arena.do("key", "Escape")
            assert not arena.comes_back(10), f"after {attempt.name} it never came back"
            process = kiosk_process(arena)
    return escapes


def kill(arena: Arena, number: signal.Signals | None = None) -> float:
    """End the kiosk by a signal, or by X (XKillClient); seconds until it stood again."""
    gone = arena.window
    began = time.monotonic()
    if number is None:
        arena.do("windowkill", gone)
    else:
        send(arena, number)
    while arena.do("getwindowname", gone) and time.monotonic() - began < 10:
        time.sleep(0.05)
    arena.window = arena.kiosk_window()
    return time.monotonic() - began
