"""Where a kiosk would run on this computer, and how its first screen looks."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from ..domain.session_mark import SESSION_VARIABLE
from ..ui.content.kiosk_words import KioskPlace

if TYPE_CHECKING:
    from ..ui.kiosk.attract import AttractView


def kiosk_place() -> KioskPlace:
    """By the system and the kind of its session."""
    if sys.platform == "win32":
        return KioskPlace.WINDOWS
    if sys.platform == "darwin":
        return KioskPlace.MACOS
    if os.environ.get(SESSION_VARIABLE):
        return KioskPlace.SESSION
    # Also where the window is one of X11 within a session of Wayland: the keys are not its own.
    is_wayland = QGuiApplication.platformName().startswith("wayland")
    return KioskPlace.WAYLAND if is_wayland or os.environ.get("WAYLAND_DISPLAY") else KioskPlace.X11


def first_screen(title: str, text: str) -> AttractView:
    """The first screen with such a name and words, to be looked at."""
    from ..ui.kiosk.attract import AttractView

    view = AttractView()
    view.fill(title, text)
    return view
