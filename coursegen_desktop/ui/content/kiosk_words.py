"""What a class's computer can do and what it cannot keep from happening, in words for teachers."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum, auto

from ...domain.kiosk import ClockRule
from ...domain.limits import Deed
from ..kit.translate import tr


class KioskPlace(StrEnum):
    """Where the kiosk would run."""

    SESSION = auto()  # a session of its own on Linux, with nothing else in it
    X11 = auto()
    WAYLAND = auto()
    WINDOWS = auto()
    MACOS = auto()


def cannot_block(place: KioskPlace) -> tuple[str, ...]:
    """What this computer cannot block, a sentence each."""
    return (*_HERE[place](), *_everywhere())


def what_helps(place: KioskPlace) -> str:
    """What closes most of those ways."""
    if place is KioskPlace.SESSION:
        return tr("This is the session of the kiosk: nothing else runs in it.")
    if place is KioskPlace.WINDOWS:
        return tr(
            "Windows Pro, Education and Enterprise can keep an account to one program (Assigned"
            " Access, Shell Launcher). “coursegen-desktop kiosk install” in a terminal tells how."
        )
    if place is KioskPlace.MACOS:
        return tr(
            "Screen Time, or a service that manages the school's computers, can keep an account to"
            " one program. “coursegen-desktop kiosk install” in a terminal tells how."
        )
    return tr(
        "A session of its own has no other program and no keys to reach one: in a terminal,"
        " “sudo coursegen-desktop kiosk install --user NAME” makes it for an account of the class,"
        " and “kiosk uninstall” takes every trace of it away."
    )


def deed_words(deed: Deed) -> str:
    """Something that may be done at the kiosk."""
    return {
        Deed.READ: tr("Read lessons"),
        Deed.QUIZ: tr("Take quizzes"),
        Deed.REVIEW: tr("Review with cards"),
        Deed.NOTES: tr("Highlight and write notes"),
        Deed.VIDEO: tr("Watch films, listen, have lessons read aloud"),
        Deed.PRINT: tr("Print"),
        Deed.TUTOR: tr("Ask for hints and explanations"),
    }[deed]


def clock_rule_words(rule: ClockRule) -> str:
    """What the clock of a quiz does meanwhile."""
    return {
        ClockRule.AS_CLASS: tr("As the class says"),
        ClockRule.RUNS: tr("Runs on"),
        ClockRule.STANDS: tr("Stands still"),
    }[rule]


def fault_words(faults: Sequence[str]) -> str:
    """Which parts of a profile were broken, "" for none."""
    if not faults:
        return ""
    names = {
        "title": tr("Name"),
        "text": tr("Words on the first screen"),
        "classes": tr("Classes"),
        "courses": tr("Courses"),
        "ways": tr("Ways to sign in"),
        "idle_s": tr("Idle time"),
        "countdown_s": tr("Countdown"),
        "deeds": tr("What may be done"),
        "clock": tr("Clock of a quiz"),
        "guest": tr("Guests"),
    }
    which = ", ".join(names[fault] for fault in faults if fault in names) or tr("everything")
    return tr(
        "What was kept could not be read and is as at the beginning: {which}. Look at it and save"
        " it again.",
        which=which,
    )


def _everywhere() -> tuple[str, ...]:
    return (
        tr(
            "The power button, the plug and the reset button. What was answered is saved at every"
            " step; afterwards everybody goes on where he was."
        ),
        tr(
            "Starting the computer from a USB stick, or taking its disk out. The firmware's"
            " password and a disk that is encrypted help."
        ),
        tr(
            "Looking over somebody's shoulder, a telephone, a second computer. The kiosk keeps the"
            " computer to the class; it is no examination room."
        ),
    )


def _session() -> tuple[str, ...]:
    return (
        tr(
            "Ctrl+Alt+F1 to F12 lead to the system's own consoles, where an account and its"
            " password are asked for. Give the class's account no password that children know."
        ),
    )


def _x11() -> tuple[str, ...]:
    return (
        tr(
            "Keys of the desktop, such as Alt+Tab, while a screen reader runs or another program"
            " holds the keyboard. Otherwise the kiosk keeps the whole keyboard to itself."
        ),
        tr(
            "Other programs that run already: they may show a window or a message. The kiosk comes"
            " back in front, but a moment later."
        ),
        *_session(),
    )


def _wayland() -> tuple[str, ...]:
    return (
        tr(
            "Keys of the desktop: the Super key, Alt+Tab, the overview. With Wayland a program"
            " cannot take them, nor stay in front of others."
        ),
        *_session(),
    )


def _windows() -> tuple[str, ...]:
    return (
        tr("Ctrl+Alt+Del always belongs to Windows: lock, sign out, task manager."),
        tr("The Windows key, Alt+Tab and the task bar, unless the account is kept to one program."),
    )


def _macos() -> tuple[str, ...]:
    return (
        tr("Cmd+Tab, Mission Control, Spotlight and the menu bar belong to macOS."),
        tr("Option+Cmd+Esc ends the program; it starts again by itself."),
    )


_HERE = {
    KioskPlace.SESSION: _session,
    KioskPlace.X11: _x11,
    KioskPlace.WAYLAND: _wayland,
    KioskPlace.WINDOWS: _windows,
    KioskPlace.MACOS: _macos,
}
