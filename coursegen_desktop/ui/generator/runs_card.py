"""Courses that were begun and not finished, to go on with; and written ones, to look over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..kit.forms import IconButton, SecondaryButton
from ..kit.icons import IconLabel
from ..kit.lists import Card, ElidedLabel, Hairline, Muted, SectionTitle
from ..kit.translate import tr


@dataclass(frozen=True, slots=True)
class UnfinishedRun:
    """A run as this card names it."""

    run_id: int
    title: str
    facts: str


class RunsCard(Card):
    """Hidden while there is nothing to go on with; `is_written`: to look over instead."""

    resume_requested = Signal(int)
    discard_requested = Signal(int)
    review_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, is_written: bool = False) -> None:
        super().__init__(parent)
        self._is_written = is_written
        title = tr("Written lately") if is_written else tr("Not finished")
        self.column.addWidget(SectionTitle(title))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.column.addLayout(self._rows)
        self.runs: tuple[UnfinishedRun, ...] = ()
        self.hide()

    def show_runs(self, runs: Sequence[UnfinishedRun]) -> None:
        """List these, the newest first."""
        if tuple(runs) == self.runs:
            return
        self.runs = tuple(runs)
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, run in enumerate(runs):
            if number:
                self._rows.addWidget(Hairline())
            self._rows.addWidget(self._make_row(run))
        self.setVisible(bool(runs))

    def _make_row(self, run: UnfinishedRun) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(IconLabel("circle-check" if self._is_written else "pause", size=18))
        line.addSpacing(4)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(run.title, font_role="strong"))
        words.addWidget(Muted(run.facts, wrap=True))
        line.addLayout(words, 1)
        if self._is_written:
            review = SecondaryButton(tr("Look over"), "list-checks")
            review.setAccessibleName(tr("Look over “{title}”", title=run.title))
            review.clicked.connect(lambda: self.review_requested.emit(run.run_id))
            line.addWidget(review)
            return row
        resume = SecondaryButton(tr("Go on"), "play")
        resume.setAccessibleName(tr("Go on with “{title}”", title=run.title))
        resume.clicked.connect(lambda: self.resume_requested.emit(run.run_id))
        line.addWidget(resume)
        discard = IconButton("trash", tr("Discard “{title}”", title=run.title))
        discard.clicked.connect(lambda: self.discard_requested.emit(run.run_id))
        line.addWidget(discard)
        return row
