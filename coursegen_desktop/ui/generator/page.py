"""Create a course in four steps: sources, outline, write, review."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from ..kit.lists import PageHeader
from ..kit.translate import tr
from .sources_step import SourcesStep
from .steps import StepTrail

if TYPE_CHECKING:
    from .outline_step import OutlineStep
    from .review_step import ReviewStep
    from .write_step import WriteStep

SOURCES, OUTLINE, WRITE, REVIEW = range(4)
ARRANGING = "arrange"  # the key of the task in which a model arranges the outline


class GeneratorPage(QWidget):
    """One step at a time; the trail at the top says which. Steps are made when first needed."""

    step_made = Signal(int)

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
        self._steps: dict[int, QWidget] = {SOURCES: self.sources}
        self._stack.addWidget(self.sources)
        self._step = SOURCES
        self.native_keys: dict[str, str] = {}
        self.go_to(SOURCES)

    # ------------------------------------------------------------ the steps

    @property
    def outline(self) -> OutlineStep:
        """Step 2."""
        return cast("OutlineStep", self._made(OUTLINE))

    @property
    def writing(self) -> WriteStep:
        """Step 3."""
        return cast("WriteStep", self._made(WRITE))

    @property
    def review(self) -> ReviewStep:
        """Step 4."""
        return cast("ReviewStep", self._made(REVIEW))

    def prepare(self, step: int) -> None:
        """Make a step that will be needed soon."""
        self._made(step)

    def is_made(self, step: int) -> bool:
        """Whether a step was needed yet."""
        return step in self._steps

    def _made(self, step: int) -> QWidget:
        made = self._steps.get(step)
        if made is None:
            made = self._steps[step] = _make(step)
            self._stack.addWidget(made)
            self.step_made.emit(step)
        return made

    # ------------------------------------------------------------ which is in front

    @property
    def step(self) -> int:
        """SOURCES, OUTLINE, WRITE or REVIEW."""
        return self._step

    def go_to(self, step: int) -> None:
        """Show a step, mark it in the trail, and put the keyboard on its main act."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self._step = step
        shown = self._made(step)
        self._stack.setCurrentWidget(shown)
        self.trail.show_step(step)
        self.native_keys = _native_keys() if step == OUTLINE else {}
        if had_focus:
            self.first_focus.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def first_focus(self) -> QWidget:
        """Where the keyboard begins when the page comes in front (see `focus.start_of`)."""
        start: QWidget = self._made(self._step).start  # type: ignore[attr-defined]
        return start

    def begin_again(self) -> None:
        """Back to an empty list of sources."""
        self.sources.clear()
        self.go_to(SOURCES)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.trail.fit(self.width())


def _make(step: int) -> QWidget:
    """Its module is loaded with it: together they cost more frames than the first step alone."""
    if step == OUTLINE:
        from .outline_step import OutlineStep

        return OutlineStep()
    if step == WRITE:
        from .write_step import WriteStep

        return WriteStep()
    from .review_step import ReviewStep

    return ReviewStep()


def _native_keys() -> dict[str, str]:
    from .outline_step import native_keys

    return native_keys()
