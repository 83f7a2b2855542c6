"""Cards, covers and a context of screens, for the tests of the library and the course page."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Qt, SignalInstance
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from coursegen_desktop.domain.errors import AppError
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.library import CourseCard
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.ui.kit.focus import start_of
from coursegen_desktop.ui.kit.notices import Notices
from coursegen_desktop.ui.kit.routes import Route
from coursegen_desktop.ui.kit.screen import ScreenContext
from coursegen_desktop.ui.kit.theme import ThemeHost


def make_card(number: int, **changes: object) -> CourseCard:
    """A published course, not begun."""
    values: dict[str, object] = {
        "id": CourseId(number),
        "public_id": f"public-{number}",
        "title": f"Course {number:05d}",
        "is_published": True,
        "modules": 3,
        "lessons": 12,
        "minutes": 75,
        "progress_percent": None,
    }
    return CourseCard(**{**values, **changes})  # type: ignore[arg-type]


def make_cards(count: int, first: int = 1) -> list[CourseCard]:
    """Courses with running numbers."""
    return [make_card(number) for number in range(first, first + count)]


def flat_cover(painter: QPainter, box: QRectF, seed: str, title: str, file: str) -> None:
    """A cover that costs nothing."""
    painter.fillRect(box, Qt.GlobalColor.darkCyan)


def press(widget: QWidget, *keys: Qt.Key) -> None:
    """Type keys, one after the other."""
    for key in keys:
        QTest.keyClick(widget, key)


def heard(signal: SignalInstance) -> list[tuple[Any, ...]]:
    """A list that grows by the arguments of every emission."""
    calls: list[tuple[Any, ...]] = []
    signal.connect(lambda *values: calls.append(values))
    return calls


class Place:
    """A window with notices, and a record of where the screens wanted to go."""

    def __init__(self, theme_host: ThemeHost, hub: EventHub) -> None:
        self.window = QWidget()
        self.window.resize(1204, 800)
        self.routes: list[Route] = []
        self.errors: list[AppError] = []
        self.notices = Notices(self.window)
        self.context = ScreenContext(
            go=self.routes.append,
            back=lambda: None,
            notices=self.notices,
            theme_host=theme_host,
            hub=hub,
            on_error=self.errors.append,
        )

    def show(self, page: QWidget) -> None:
        """Put a page into the window, and the keyboard into the page."""
        page.setParent(self.window)
        page.resize(self.window.size())
        page.show()
        self.window.show()
        self.window.activateWindow()
        start_of(page).setFocus(Qt.FocusReason.OtherFocusReason)  # as the main window does

    def close(self) -> None:
        """End of the test."""
        self.notices.clear()
        self.window.close()
        self.window.deleteLater()
