"""Create a course in four steps: sources, outline, write, review."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from ..kit.lists import PageHeader
from ..kit.translate import tr
from .outline_step import OutlineStep, native_keys
from .review_step import ReviewStep
from .sources_step import SourcesStep
from .steps import StepTrail
from .write_step import WriteStep

SOURCES, OUTLINE, WRITE, REVIEW = range(4)


class GeneratorPage(QWidget):
    """One step at a time; the trail at the top says which."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        header = PageHeader(tr("Create course"))
        self.trail = StepTrail((tr("Sources"), tr("Outline"), tr("Write"), tr("Review")))
        header.add(self.trail)
        column.addWidget(header)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self.sources = SourcesStep()
        self.outline = OutlineStep()
        self.writing = WriteStep()
        self.review = ReviewStep()
        self._steps = (self.sources, self.outline, self.writing, self.review)
        for step in self._steps:
            self._stack.addWidget(step)
        self.native_keys: dict[str, str] = {}
        self.go_to(SOURCES)

    @property
    def step(self) -> int:
        """SOURCES, OUTLINE, WRITE or REVIEW."""
        return self._stack.currentIndex()

    def go_to(self, step: int) -> None:
        """Show a step, mark it in the trail, and put the keyboard on its main act."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self._stack.setCurrentIndex(step)
        self.trail.show_step(step)
        self.native_keys = native_keys() if step == OUTLINE else {}
        if had_focus:
            self._steps[step].start.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def first_focus(self) -> QWidget:
        """Where the keyboard begins when the page comes in front (see `focus.start_of`)."""
        return self._steps[self.step].start

    def begin_again(self) -> None:
        """Back to an empty list of sources."""
        self.sources.clear()
        self.go_to(SOURCES)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.trail.fit(self.width())
