"""Find in the lesson that is open, or in the whole course."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ...domain.finding import MOST, FindOptions
from ..kit.forms import Chip, IconButton
from ..kit.lists import FooterBar, Muted
from ..kit.theme import theme_host_of
from ..kit.translate import tr

# Below this width (at text scale 1) the switches show their signs alone.
_ROOM_FOR_WORDS = 820


class FindBar(FooterBar):
    """Enter finds the next place, Shift+Enter the previous one, Escape closes."""

    height_px = 52
    changed = Signal()  # the words or how they are compared
    step_requested = Signal(bool)  # forward
    scope_changed = Signal(bool)  # True: the whole course
    into_hits = Signal()  # the keyboard wants to go down to the list
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(360)
        self.field.textChanged.connect(lambda _text: self.changed.emit())
        self.row.addWidget(self.field, 1)
        self._case = Chip(tr("Aa"))
        self._case.setAccessibleName(tr("Match case"))
        self._case.setToolTip(tr("Match case"))
        self._whole = Chip(tr("Whole words"))
        self._course = Chip(tr("Whole course"))
        self._course.setToolTip(tr("Search all lessons of this course"))
        for chip in (self._case, self._whole, self._course):
            self.row.addWidget(chip)
        self._case.toggled.connect(lambda _on: self.changed.emit())
        self._whole.toggled.connect(lambda _on: self.changed.emit())
        self._course.toggled.connect(self._on_scope)
        self.told = Muted()
        self.told.setAccessibleDescription(tr("What was found"))
        self.row.addWidget(self.told)
        self._steps: list[IconButton] = []
        for icon, name, forward in (
            ("chevron-up", tr("Previous place"), False),
            ("chevron-down", tr("Next place"), True),
        ):
            button = IconButton(icon, name)
            button.clicked.connect(
                lambda _=False, forward=forward: self.step_requested.emit(forward)
            )
            self._steps.append(button)
            self.row.addWidget(button)
        self.row.addStretch(1)
        self.last = IconButton("x", tr("Close"), "Esc")
        self.last.clicked.connect(self.closed)
        self.row.addWidget(self.last)
        self._name_field(course=False)

    @property
    def words(self) -> str:
        """What is looked for."""
        return self.field.text()

    @property
    def options(self) -> FindOptions:
        """How it is compared."""
        return FindOptions(self._case.isChecked(), self._whole.isChecked())

    @property
    def searches_course(self) -> bool:
        """Whether all lessons of the course are searched."""
        return self._course.isChecked()

    def begin(self) -> None:
        """Take the keyboard, with the last words selected."""
        self.field.setFocus()
        self.field.selectAll()

    def look_for(self, words: str) -> None:
        """Put words into the field without telling anybody."""
        self.field.blockSignals(True)
        self.field.setText(words)
        self.field.blockSignals(False)

    def show_found(self, number: int, count: int) -> None:
        """Which place of how many; count 0 while nothing matches."""
        if not self.words.strip():
            self.told.setText("")
        elif count == 0:
            self.told.setText(tr("Not found"))
        elif count >= MOST:
            self.told.setText(tr("{number} of more than {count}", number=number, count=MOST))
        else:
            self.told.setText(tr("{number} of {count}", number=number, count=count))

    def show_course(self, places: int, lessons: int) -> None:
        """How much the course holds of it."""
        if not self.words.strip():
            self.told.setText("")
        elif places == 0:
            self.told.setText(tr("Not found in this course"))
        else:
            self.told.setText(
                tr(
                    "{places} in {lessons}",
                    places=tr("%n place(s)", places),
                    lessons=tr("%n lesson(s)", lessons),
                )
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.step_requested.emit(not back)
        elif event.key() == Qt.Key.Key_Down and self.searches_course:
            self.into_hits.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        short = self.width() < theme_host_of(self).px(_ROOM_FOR_WORDS)
        self._whole.setText(tr("“ab”") if short else tr("Whole words"))
        self._course.setText(tr("Course") if short else tr("Whole course"))
        self._whole.setAccessibleName(tr("Whole words"))
        self._whole.setToolTip(tr("Find whole words only"))
        self._course.setAccessibleName(tr("Search the whole course"))

    def _on_scope(self, course: bool) -> None:
        self._name_field(course)
        for button in self._steps:
            button.setVisible(not course)
        self.scope_changed.emit(course)

    def _name_field(self, course: bool) -> None:
        name = tr("Find in this course") if course else tr("Find in this lesson")
        self.field.setPlaceholderText(name)
        self.field.setAccessibleName(name)
