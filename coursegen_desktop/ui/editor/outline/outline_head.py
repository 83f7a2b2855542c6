"""Above the outline what is to be known of the course, below it the buttons that add."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....domain.course import CourseView
from ...kit.forms import IconButton, Pill, SecondaryButton
from ...kit.lists import ElidedLabel, FlowLayout, Muted
from ...kit.translate import tr
from . import acts


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


class OutlineFoot(QWidget):
    """Below the outline: buttons that add."""

    act_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self)  # in two rows where a language has longer words
        row.setContentsMargins(8, 0, 4, 0)
        for act, words, tip in (
            (acts.ADD_LESSON, tr("Lesson"), tr("Add a lesson after the chosen one")),
            (acts.ADD_MODULE, tr("Module"), tr("Add a module after the chosen one")),
        ):
            button = SecondaryButton(words, "plus")
            button.setAccessibleName(acts.words_of(act))
            keys = QKeySequence(acts.KEYS[act])
            native = keys.toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{tip} ({native})")
            button.clicked.connect(lambda _=False, act=act: self.act_wanted.emit(act))
            row.addWidget(button)


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
