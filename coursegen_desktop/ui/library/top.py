"""What stands above the cards and scrolls with them: where one left off, what is to be done,
filters. Painted first, so it imports little."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ...domain.library import LibraryFilter
from ..kit.forms import Chip
from ..kit.lists import FlowLayout
from .banner import ContinueBanner
from .words import filter_words

if TYPE_CHECKING:
    from ...domain.school_class import Task
    from .for_you import ForYou


class LibraryTop(QWidget):
    """Banner, tasks, filters. What is to be done is there for few, and made when it is needed."""

    task_chosen = Signal(object)  # Task
    tasks_changed = Signal()

    def __init__(self, chosen: LibraryFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.for_you: ForYou | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(18)
        self.banner = ContinueBanner()
        self._column.addWidget(self.banner)
        row = QHBoxLayout()
        row.setSpacing(8)
        chips = FlowLayout(spacing=8)
        self.chips: dict[LibraryFilter, Chip] = {}
        self.filters = QButtonGroup(self)
        for number, (which, words) in enumerate(filter_words().items()):
            chip = Chip(words, 0)
            chip.setChecked(which == chosen)
            self.filters.addButton(chip, number)
            self.chips[which] = chip
            chips.addWidget(chip)
        row.addLayout(chips, 1)
        self.sort = Chip("", icon_name="arrow-up-down", checkable=False)
        self.form = Chip("", icon_name="layout-grid", checkable=False)
        for tool in (self.sort, self.form):
            row.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)

    def show_tasks(self, tasks: Sequence[Task]) -> None:
        """What the learner is to do; nothing stands there without any."""
        if self.for_you is None:
            if not tasks:
                return
            from .for_you import ForYou  # no first picture has tasks

            self.for_you = ForYou()
            self.for_you.task_chosen.connect(self.task_chosen)
            self.for_you.lines_changed.connect(self.tasks_changed)
            self._column.insertWidget(1, self.for_you)
        self.for_you.show_tasks(tasks)

    def stops(self) -> list[QWidget]:
        """What the Tab key stops at, from top to bottom."""
        tasks = [] if self.for_you is None else self.for_you.stops()
        return [self.banner.button, *tasks, *self.chips.values(), self.sort, self.form]
