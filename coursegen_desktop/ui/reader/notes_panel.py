"""Beside the lesson: its headings, what was marked in it, what can be asked about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QStackedLayout, QVBoxLayout, QWidget

from ...domain.annotation import Annotation
from ..content.note_rows import NoteLine, NotesList
from ..kit.forms import Chip
from ..kit.lists import FlowLayout, Muted
from ..kit.translate import tr
from .ask_panel import AskPanel
from .headings import HeadingList


class SidePanel(QWidget):
    """Two tabs: contents, and notes with their number; a third one where somebody can be asked.

    `asked`: that one came in front; its panel is made then, and told by `ask_made`.
    """

    asked = Signal()
    ask_made = Signal(object)  # AskPanel
    tab_changed = Signal()

    note_chosen = Signal(object)  # Annotation
    note_opened = Signal(object)
    note_removal_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, may_connect: bool = False) -> None:
        super().__init__(parent)
        self._may_connect = may_connect
        self._ask: AskPanel | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 28, 12, 16)
        column.setSpacing(10)
        tabs = FlowLayout(spacing=6)  # three long words need a second line
        self._group = QButtonGroup(self)
        self.contents_tab, self.notes_tab = Chip(tr("Contents")), Chip(tr("Notes"), 0)
        self.ask_tab = Chip(tr("Ask"))
        self.ask_tab.hide()  # until somebody can be asked
        for number, tab in enumerate((self.contents_tab, self.notes_tab, self.ask_tab)):
            self._group.addButton(tab, number)
            tabs.addWidget(tab)
        self.contents_tab.setChecked(True)
        column.addLayout(tabs)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)
        self.headings = HeadingList()
        self._stack.addWidget(self.headings)
        self._notes_page = QWidget()
        inside = QVBoxLayout(self._notes_page)
        inside.setContentsMargins(0, 0, 0, 0)
        self._hint = Muted(
            tr("Select words and choose a colour, or press H. F7 puts a caret into the text."),
            wrap=True,
        )
        self._hint.setContentsMargins(8, 4, 4, 0)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self._hint)
        self.notes = NotesList(tr("Notes of this lesson"))
        self.notes.hide()
        inside.addWidget(self.notes, 1)
        inside.addStretch(0)
        self._stack.addWidget(self._notes_page)
        self._group.idToggled.connect(lambda number, on: self._on_tab(number) if on else None)
        self.notes.chosen.connect(self.note_chosen)
        self.notes.opened.connect(self.note_opened)
        self.notes.removal_wanted.connect(self.note_removal_wanted)

    def show_notes(self, notes: Sequence[Annotation]) -> None:
        """What was marked, in the order of the text; what was lost below its own heading."""
        lines = [NoteLine(note) for note in notes if not note.is_lost]
        lost = [NoteLine(note) for note in notes if note.is_lost]
        if lost:
            lines += [NoteLine(heading=tr("Words that are gone")), *lost]
        self.notes.show_lines(lines)
        self.notes.setVisible(bool(lines))
        self._hint.setVisible(not lines)
        self.notes_tab.set_count(len(notes))

    @property
    def ask(self) -> AskPanel:
        """The panel that asks about the lesson."""
        if self._ask is None:
            self._ask = AskPanel(may_connect=self._may_connect)
            self._stack.addWidget(self._ask)
            self.ask_made.emit(self._ask)
        return self._ask

    @property
    def is_asking(self) -> bool:
        """Whether that panel is in front."""
        return self.ask_tab.isChecked()

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is in it."""
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _on_tab(self, number: int) -> None:
        if number == self._group.id(self.ask_tab):
            self._stack.setCurrentWidget(self.ask)
            self.asked.emit()
        else:
            self._stack.setCurrentIndex(number)
        self.tab_changed.emit()

    def show_tab(self, *, notes: bool) -> None:
        """Bring a tab in front."""
        (self.notes_tab if notes else self.contents_tab).setChecked(True)
