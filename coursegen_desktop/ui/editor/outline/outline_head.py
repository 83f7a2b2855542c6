"""Above the outline: the course's title, whether it is published, how large it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....domain.course import CourseView
from ...kit.forms import IconButton, Pill
from ...kit.lists import ElidedLabel, Muted
from ...kit.translate import tr


class OutlineHead(QWidget):
    """Title and state, and the buttons for the course's details and for the search."""

    details_wanted = Signal()
    search_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 2, 2)
        column.setSpacing(4)
        self.title = ElidedLabel(font_role="strong")
        self._details = IconButton("pencil", tr("Course title and description"))
        self._details.clicked.connect(self.details_wanted)
        column.addLayout(_line(self._details, self.title))
        self._state = Pill(tr("Draft"), "warn")
        self._facts = Muted()
        self._search = IconButton("search", tr("Search the outline"), "Ctrl+Alt+F",
                                  checkable=True)  # fmt: skip
        self._search.clicked.connect(self.search_wanted)
        column.addLayout(_line(self._search, self._state, self._facts))

    def show_course(self, course: CourseView) -> None:
        """Tell of a course."""
        self.title.setText(course.title)
        self._state.show_as(
            tr("Published") if course.is_published else tr("Draft"),
            "good" if course.is_published else "warn",
        )
        self._facts.setText(tr("%n lesson(s)", len(course.lessons)))

    def show_searching(self, on: bool) -> None:
        """Whether the search is open."""
        self._search.setChecked(on)


def _line(button: IconButton, *widgets: QWidget) -> QHBoxLayout:
    """Widgets from the start on and a button at the end."""
    line = QHBoxLayout()
    for widget in widgets:
        line.addWidget(widget, 1 if isinstance(widget, ElidedLabel) else 0)
    if not any(isinstance(widget, ElidedLabel) for widget in widgets):
        line.addStretch(1)
    button.height_px, button.icon_px = 30.0, 16.0
    line.addWidget(button)
    return line
