"""Scores and outcomes of a class: charts with the same numbers in words under them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from ...domain.class_progress import (
    ClassFigures,
    ClassOutcome,
    ClassView,
    LessonTime,
    distribution,
)
from ...domain.ids import AssetId
from ...domain.quiz_upkeep import ItemFigures
from ..kit.bar_chart import BarChart
from ..kit.bars import ThinBar
from ..kit.forms import Chip
from ..kit.lists import Card, FlowLayout, Muted, ScrollPage, SectionTitle, Small, Strong, Text
from ..kit.translate import tr
from .side import QuestionsCard, empty
from .words import number

_ALL = 200


class ScoresView(QWidget):
    """How the grades, or the results of one quiz, are spread; and every question."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ClassView | None = None
        self._chosen: AssetId | None = None
        self._items: Sequence[ItemFigures] | None = None
        page = ScrollPage(max_width=900)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        card = Card()
        card.column.addWidget(SectionTitle(tr("Distribution of scores")))
        self._chips = FlowLayout(spacing=6)
        self._group = QButtonGroup(self)
        holder = QWidget()
        holder.setLayout(self._chips)
        card.column.addWidget(holder)
        self.chart = BarChart(tr("Learners in each tenth of the points"), lights_all=True)
        card.column.addWidget(self.chart)
        self._summary, self._table = Strong(wrap=True), Muted(wrap=True)
        card.column.addWidget(self._summary)
        card.column.addWidget(self._table)
        self.questions = QuestionsCard(tr("Questions, the hardest first"))
        page.column.addWidget(card)
        page.column.addWidget(self.questions)
        page.column.addStretch(1)
        self.chips: list[Chip] = []

    def show_class(self, view: ClassView) -> None:
        """Fill it; the quiz that was chosen stays so while it is there."""
        if self._view is None or self._view.quizzes != view.quizzes:
            self._make_chips(view)
        self._view = view
        self._draw()

    def show_questions(self, items: Sequence[ItemFigures]) -> None:
        """List all questions, unless they are those that are listed."""
        if items == self._items:
            return
        self._items = items
        self.questions.show_questions(items, _ALL)

    def words(self) -> str:
        """The numbers of the chart, as they stand under it."""
        return f"{self._summary.text()} {self._table.text()}"

    def _make_chips(self, view: ClassView) -> None:
        for chip in self.chips:
            self._group.removeButton(chip)
        empty(self._chips)
        self.chips, self._chosen = [], None
        keys: list[tuple[AssetId | None, str, str]] = [(None, tr("Grade"), tr("Final grade"))]
        keys += [(item.asset_id, item.label, item.title) for item in view.quizzes]
        for key, label, title in keys:
            chip = Chip(label)
            chip.setToolTip(title)
            chip.clicked.connect(lambda _=False, key=key: self._choose(key))
            self._group.addButton(chip)
            self._chips.addWidget(chip)
            self.chips.append(chip)
        self.chips[0].setChecked(True)

    def _choose(self, key: AssetId | None) -> None:
        self._chosen = key
        self._draw()

    def _draw(self) -> None:
        if self._view is None:
            return
        scores = self._view.scores(self._chosen)
        counts = distribution(scores)
        bars, lines = [], []
        for place, count in enumerate(counts):
            end = 100 if place == 9 else place * 10 + 9
            span = f"{place * 10}\u2013{end}"
            told = tr("{span} %: %n learner(s)", count, span=span)
            bars.append((span, count, told))
            if count:
                lines.append(told)
        self.chart.set_bars(bars)
        self.chart.cursor_at = counts.index(max(counts))
        self.chart.setVisible(bool(scores))
        if scores:
            mean = sum(scores) / len(scores)
            ordered = sorted(scores)
            half = len(ordered) // 2
            middle = ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
            self._summary.setText(
                tr(
                    "%n learner(s), {mean} % on average, {median} % in the middle",
                    len(scores),
                    mean=number(mean),
                    median=number(middle),
                )
            )
        else:
            self._summary.setText(tr("Nobody has a result here yet."))
        self._table.setText("  ·  ".join(lines))


class OutcomesView(QWidget):
    """Mastery of each outcome over the class, and how long lessons are read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        page = ScrollPage(max_width=900)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self._outcomes, self._times = QGridLayout(), QGridLayout()
        for title, rows in (
            (tr("Outcomes over the class"), self._outcomes),
            (tr("Time on lessons"), self._times),
        ):
            # Bars of one list are equally long, so that they can be compared.
            rows.setColumnStretch(0, 1)
            rows.setHorizontalSpacing(12)
            rows.setVerticalSpacing(4)
            card = Card()
            card.column.addWidget(SectionTitle(title))
            card.column.addLayout(rows)
            page.column.addWidget(card)
        page.column.addStretch(1)
        self.told: list[str] = []
        self._figures: ClassFigures | None = None

    def show_figures(self, figures: ClassFigures) -> None:
        """Fill both lists, unless they say so already."""
        if figures == self._figures:
            return
        self._figures = figures
        self.told = []
        empty(self._outcomes)
        empty(self._times)
        if not figures.outcomes:
            words = tr("This course names no outcomes. They are written in the editor.")
            self._outcomes.addWidget(Muted(words, wrap=True), 0, 0, 1, 2)
        for place, outcome in enumerate(figures.outcomes):
            words = outcome_words(outcome)
            percent = outcome.percent or 0.0
            _add_line(self._outcomes, place, (outcome.text, words), percent, "accent")
            self.told.append(f"{outcome.text}: {words}")
        longest = max((one.median_s or 0.0 for one in figures.times), default=0.0)
        for place, one in enumerate(figures.times):
            words = time_words(one)
            share = 100.0 * (one.median_s or 0.0) / longest if longest else 0.0
            title = f"{one.item.label}  {one.item.title}"
            _add_line(self._times, place, (title, words), share, "series_2")
            self.told.append(f"{title}: {words}")


def _add_line(
    rows: QGridLayout, place: int, told: tuple[str, str], percent: float, role: str
) -> None:
    (title, words), row = told, 2 * place
    name = Text(title, wrap=True)
    name.setContentsMargins(0, 6 if place else 0, 0, 0)
    rows.addWidget(name, row, 0, 1, 2)
    rows.addWidget(ThinBar(percent, name=f"{title}: {words}", role=role), row + 1, 0)
    rows.addWidget(Small(words), row + 1, 1, Qt.AlignmentFlag.AlignRight)


def outcome_words(outcome: ClassOutcome) -> str:
    """An outcome's figure in words."""
    if not outcome.questions:
        return tr("no question tests it")
    if outcome.percent is None:
        return tr("%n question(s), no answer yet", outcome.questions)
    words = tr("%n answer(s)", outcome.answers)
    return tr("{percent} % · {answers}", percent=number(outcome.percent), answers=words)


def time_words(time: LessonTime) -> str:
    """How long a lesson is read, in the middle."""
    if time.median_s is None:
        return tr("nobody has read it yet")
    minutes = tr("{minutes} min of {planned}", minutes=minutes_text(time.median_s),
                 planned=minutes_text(time.planned_s))  # fmt: skip
    return tr("{minutes} · %n reader(s)", time.readers, minutes=minutes)


def minutes_text(seconds: float) -> str:
    """Minutes, with a half where it matters."""
    minutes = seconds / 60
    return f"{minutes:.1f}" if minutes < 10 and round(minutes, 1) % 1 else f"{round(minutes)}"
