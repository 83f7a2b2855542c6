"""The outline in a window, and a hand that presses keys and drags."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.ids import LessonId
from coursegen_desktop.ui.editor.outline.outline_editor import OutlineEditor

from .outline_parts import make_course, order

NONE, ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LEFT = Qt.MouseButton.LeftButton


class Bench:
    """The outline in a window, with a course of three modules; lesson 2 is open."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(264, 640)
        self.outline = OutlineEditor(self.window)
        self.outline.resize(self.window.size())
        self.list = self.outline.list
        self.window.show()
        self.window.activateWindow()
        self.show(make_course([3, 2, 1]), 2)
        self.list.setFocus()

    def show(self, course: CourseView, current: int | None = 2) -> None:
        self.outline.show_course(course, None if current is None else LessonId(current))

    @property
    def order(self) -> list[list[int]]:
        assert self.outline.course is not None
        return order(self.outline.course)

    @property
    def chosen(self) -> list[tuple[str, int]]:
        return [(row.kind, row.key) for row in self.list.chosen()]

    def choose(self, *parts: tuple[str, int]) -> None:
        assert self.list.choose(parts)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.list, key, modifier)

    def spot(self, kind: str, key: int, share: float = 0.5) -> QPoint:
        """A place on a row: `share` of its height from above."""
        box = self.list.visualRect(self.list.rows.index_of(kind, key))
        return QPoint(box.center().x(), box.top() + round(share * (box.height() - 1)))

    def click(self, kind: str, key: int, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.list.viewport(), LEFT, modifier, self.spot(kind, key))

    def carry(self, kind: str, key: int, to: QPoint) -> None:
        """Press on a row and move the pointer somewhere, without letting go."""
        start = self.spot(kind, key)
        QTest.mousePress(self.list.viewport(), LEFT, NONE, start)
        for point in (start + QPoint(0, QApplication.startDragDistance() + 2), to):
            self.move(point)

    def move(self, point: QPoint) -> None:
        port = self.list.viewport()
        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(point), QPointF(port.mapToGlobal(point)),
            Qt.MouseButton.NoButton, LEFT, NONE,
        )  # fmt: skip
        QApplication.sendEvent(port, event)

    def let_go(self, point: QPoint) -> None:
        QTest.mouseRelease(self.list.viewport(), LEFT, NONE, point)

    def drag(self, kind: str, key: int, target: tuple[str, int], share: float) -> None:
        place = self.spot(*target, share)
        self.carry(kind, key, place)
        self.let_go(place)

    def field(self) -> QLineEdit:
        return next(f for f in self.list.findChildren(QLineEdit) if f.isVisible())
