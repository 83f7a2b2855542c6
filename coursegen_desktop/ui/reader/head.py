"""The reader's head: where one is, the ways to take a lesson in, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from ...domain.playable import VIDEO
from ..kit.forms import Chip, IconButton
from ..kit.icons import IconLabel
from ..kit.lists import ElidedLabel, PageHeader
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .aloud_bar import KEY_PLAY

# The views of a lesson.
READ, WATCH = "read", "watch"
# At text scale 1: a narrower head leaves the quiz to the footer.
_ROOM_FOR_QUIZ = 760


class ReaderHead(PageHeader):
    """Chips only where a lesson has a film or a recording; `view_chosen` carries READ or WATCH."""

    view_chosen = Signal(str)
    quiz_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, may_edit: bool) -> None:
        super().__init__("", parent)
        self._view = READ
        self._has_film = self._has_quiz = False
        self._wished: dict[QWidget, bool] = {}
        self.title.setVisible(False)
        self.row.setSpacing(8)
        self.outline = IconButton("panel-left", tr("Outline"), "F9")
        self.row.insertWidget(0, self.outline)
        self.back = IconButton("arrow-left", tr("Back to the course"))
        self.row.insertWidget(1, self.back)
        self.place = ElidedLabel(role="muted", font_role="small")
        self.row.insertWidget(2, self.place, 100)
        self._add_chips()
        self.done = IconLabel("circle-check", tr("Completed"), size=16, role="good")
        self.undo_done = IconButton("undo-2", tr("Mark as not complete"))
        self.finder = IconButton("search", tr("Find in this lesson"), "Ctrl+F")
        self.aloud = IconButton("volume-2", tr("Read aloud"), KEY_PLAY)
        self.print = IconButton("printer", tr("Print or save as PDF"), "Ctrl+P")
        self.text = IconButton("a-large-small", tr("Text"))
        self.ask = IconButton("message-circle-question-mark", tr("Ask about this lesson"))
        self.ask.setToolTip(f"{self.ask.accessibleName()} (Q)")
        self.edit = IconButton("square-pen", tr("Edit this lesson"))
        self.side = IconButton("panel-right", tr("Contents and notes"), "F10")
        for widget in (self.done, self.undo_done, self.finder, self.aloud, self.print, self.text,
                       self.ask, self.edit, self.side):  # fmt: skip
            self.add(widget)
        for later in (self.aloud, self.print, self.ask):
            later.setVisible(False)  # until somebody can
        self.edit.setVisible(may_edit)

    def _add_chips(self) -> None:
        self.read_chip, self.watch_chip = Chip(tr("Read")), Chip(tr("Watch"))
        self.quiz_chip = Chip(tr("Quiz"), checkable=False)
        group = QButtonGroup(self)
        for chip, view in ((self.read_chip, READ), (self.watch_chip, WATCH)):
            group.addButton(chip)
            chip.clicked.connect(lambda _=False, view=view: self.view_chosen.emit(view))
        self.read_chip.setChecked(True)
        self.quiz_chip.clicked.connect(self.quiz_requested)
        for chip in (self.read_chip, self.watch_chip, self.quiz_chip):
            chip.hide()
            self.add(chip)

    def show_ways(self, films: tuple[str, ...], *, has_quiz: bool) -> None:
        """Which ways a lesson has: `films` are the kinds of what can be played."""
        self._has_film, self._has_quiz = bool(films), has_quiz
        self.watch_chip.setText(tr("Watch") if VIDEO in films else tr("Listen"))
        self.watch_chip.setAccessibleName(self.watch_chip.text())
        self._arrange()

    def show_view(self, view: str) -> None:
        """Which one is in front. What is for text alone goes with the text."""
        self._view = view
        chip = self.watch_chip if view == WATCH else self.read_chip
        chip.setChecked(True)
        reading = view == READ
        for button in (self.finder, self.aloud, self.print, self.text, self.ask):
            if reading:
                button.setVisible(self._wished.pop(button, not button.isHidden()))
            elif button not in self._wished:
                self._wished[button] = not button.isHidden()
                button.hide()
        self.side.set_name(tr("Contents and notes") if reading else tr("Transcript"))
        self._arrange()

    def allow(self, button: QWidget) -> None:
        """Somebody can: the button is there as soon as the text is in front."""
        if self._view == READ:
            button.setVisible(True)
        else:
            self._wished[button] = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        roomy = self.width() >= theme_host_of(self).px(_ROOM_FOR_QUIZ) or self._view == WATCH
        self.read_chip.setVisible(self._has_film)
        self.watch_chip.setVisible(self._has_film)
        self.quiz_chip.setVisible(self._has_film and self._has_quiz and roomy)
