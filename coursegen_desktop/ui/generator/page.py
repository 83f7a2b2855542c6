"""Create a course in four steps: sources, outline, write, done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ...domain.outline import Outline
from ..kit.forms import PrimaryButton, SecondaryButton
from ..kit.icons import IconLabel
from ..kit.lists import Card, Emphasis, Muted, PageHeader, ScrollPage
from ..kit.translate import tr
from .outline_step import OutlineStep
from .sources_step import SourcesStep
from .steps import StepTrail
from .write_step import WriteStep

SOURCES, OUTLINE, WRITE, DONE = range(4)


class GeneratorPage(QWidget):
    """One step at a time; the trail at the top says which."""

    outline_requested = Signal()
    choose_files_requested = Signal()
    choose_folder_requested = Signal()
    sample_requested = Signal()
    stop_reading_requested = Signal()
    write_requested = Signal()
    cancel_requested = Signal()
    open_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        header = PageHeader(tr("Create course"))
        self.trail = StepTrail((tr("Sources"), tr("Outline"), tr("Write"), tr("Done")))
        header.add(self.trail)
        column.addWidget(header)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self.sources = SourcesStep()
        self.outline = OutlineStep()
        self.writing = WriteStep()
        self._done = _DoneStep()
        self._steps = (self.sources, self.outline, self.writing, self._done)
        for step in self._steps:
            self._stack.addWidget(step)
        self.sources.next_requested.connect(self.outline_requested)
        self.sources.stop_requested.connect(self.stop_reading_requested)
        self.sources.choose_files_requested.connect(self.choose_files_requested)
        self.sources.choose_folder_requested.connect(self.choose_folder_requested)
        self.sources.sample_requested.connect(self.sample_requested)
        self.outline.back_requested.connect(lambda: self.go_to(SOURCES))
        self.outline.next_requested.connect(self.write_requested)
        self.writing.cancel_requested.connect(self.cancel_requested)
        self._done.open_requested.connect(self.open_requested)
        self._done.again_requested.connect(self.begin_again)
        self.go_to(SOURCES)

    @property
    def step(self) -> int:
        """SOURCES, OUTLINE, WRITE or DONE."""
        return self._stack.currentIndex()

    def go_to(self, step: int) -> None:
        """Show a step, mark it in the trail, and put the keyboard on its main act."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self._stack.setCurrentIndex(step)
        self.trail.show_step(step)
        if had_focus:
            self._steps[step].take_focus()

    def begin_again(self) -> None:
        """Back to an empty list of sources."""
        self.sources.clear()
        self.go_to(SOURCES)

    def show_outline(self, outline: Outline) -> None:
        """Show the plan before anything is written."""
        self.outline.show_outline(outline)
        self.go_to(OUTLINE)

    def show_writing(self, title: str, outline: Outline) -> None:
        """The writer began."""
        self.writing.begin(title, outline)
        self.go_to(WRITE)

    def show_done(self, title: str, facts: str) -> None:
        """The course is in the library."""
        self._done.show_course(title, facts)
        self.go_to(DONE)


class _DoneStep(ScrollPage):
    open_requested = Signal()
    again_requested = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=720)
        card = Card(margin=28)
        card.column.setSpacing(12)
        middle = Qt.AlignmentFlag.AlignHCenter
        card.column.addWidget(IconLabel("circle-check", size=44, role="good"), 0, middle)
        self._title = Emphasis(wrap=True)
        self._title.setAlignment(middle)
        card.column.addWidget(self._title)
        self._facts = Muted(size="body", wrap=True)
        self._facts.setAlignment(middle)
        card.column.addWidget(self._facts)
        row = QHBoxLayout()
        row.addStretch(1)
        again = SecondaryButton(tr("Create another"), "plus")
        again.clicked.connect(self.again_requested)
        row.addWidget(again)
        self._open = PrimaryButton(tr("Open course"), "book-open")
        self._open.clicked.connect(self.open_requested)
        row.addWidget(self._open)
        row.addStretch(1)
        card.column.addLayout(row)
        self.column.addWidget(card)
        self.column.addStretch(1)

    def show_course(self, title: str, facts: str) -> None:
        self._title.setText(tr("“{title}” is in your library", title=title))
        self._facts.setText(facts)

    def take_focus(self) -> None:
        """To the step's main act."""
        self._open.setFocus()
