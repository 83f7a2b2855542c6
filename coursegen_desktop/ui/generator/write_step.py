"""Step 3: the writer at work, lesson by lesson."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ...domain.brief import SourceInfo
from ...domain.writing import WRITING, RunView
from ..content.durations import time_left
from ..content.line_list import LineList
from ..kit.charts import ThinBar, percent_text
from ..kit.forms import LinkButton, SecondaryButton
from ..kit.icons import IconLabel
from ..kit.lists import GAP, Card, Emphasis, ErrorLabel, FlowLayout, Muted, ScrollPage, Strong
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .agents_card import AgentsCard, FoundCard
from .fact_cards import Figure, FiguresCard, LiveCard, SourcesCard
from .paused_panel import PausedPanel
from .report_words import told
from .words import facts_text
from .write_lines import lines_of

_NONE: Mapping[str, str] = MappingProxyType({})
_WIDE = 780
_LIST_HEIGHT = 240


class WriteStep(ScrollPage):
    """A bar with its figure and the time left, Pause and Cancel, every lesson with its state."""

    pause_requested = Signal()
    resume_requested = Signal()
    cancel_requested = Signal()
    preview_requested = Signal(object)  # key of a lesson
    trace_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_running = self._is_stopping = False
        self._in_work = ""
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP + 2)
        self.column.addLayout(self._row, 1)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self._make_progress())
        card = Card(margin=1)
        self.list = LineList(tr("Lessons being written"))
        self.list.setMinimumHeight(_LIST_HEIGHT)
        self.list.chosen.connect(self.preview_requested)
        card.column.addWidget(self.list, 1)
        left.addWidget(card, 1)
        self._row.addLayout(left, 17)
        side = QVBoxLayout()
        side.setSpacing(GAP)
        self._live = LiveCard()
        self.agents = AgentsCard()
        self._used = FiguresCard(tr("The model so far"))
        self.trace = LinkButton(tr("What the model was asked…"), "scroll-text")
        self.trace.clicked.connect(self.trace_requested)
        self._used.column.addWidget(self.trace, 0, Qt.AlignmentFlag.AlignLeft)
        self.found = FoundCard()
        self._quality = FiguresCard(tr("Quality so far"))
        self._sources = SourcesCard()
        for part in (
            self._live, self.agents, self._used, self.found, self._quality, self._sources,
        ):  # fmt: skip
            side.addWidget(part)
        side.addStretch(1)
        self._row.addLayout(side, 10)
        self._live.hide()

    @property
    def start(self) -> QWidget:
        """The main act: pausing, or going on."""
        return self._pause

    def begin(self, title: str, facts: str) -> None:
        """Another course, of which nothing is known yet."""
        self._title.setText(title)
        self._facts.setText(facts)
        self._bar.set_percent(None)
        self._percent.setText("")
        self._left.show_as("clock", tr("Preparing…"))
        self._cited.hide()
        self.error.tell("")
        self.list.show_lines([])
        self._live.show_text("", "", False)
        self._quality.show_figures(())
        self.agents.begin()
        self._used.show_figures(())
        self.found.show_found(())
        self.paused.clear()
        self._in_work = ""
        self._is_stopping = False
        self._show_running(True)

    def show_run(
        self, run: RunView, *, is_running: bool, writer: str = "", doing: Mapping[str, str] = _NONE
    ) -> None:
        """The run as it stands; `writer` is the model that writes, "" for the built-in one, and
        `doing` what is done at lessons now, by their titles."""
        self._show_running(is_running)
        modules = len({step.module for step in run.lessons})
        self._title.setText(run.title)
        self._facts.setText(
            facts_text(
                tr("%n source(s)", max(self._sources.count, len(run.brief.sources))),
                tr("%n module(s)", modules),
                tr("%n lesson(s)", run.total),
                tr("safe to close: work resumes where it stopped"),
            )
        )
        share = run.done / run.total if run.total else None
        self._bar.set_percent(None if share is None else 100 * share)
        self._percent.setText("" if share is None else percent_text(100 * share))
        self._engine.show_as("cpu", writer or tr("Built-in writer, offline"))
        self._show_left(run, is_running)
        self.show_lines(run, is_running=is_running, doing=doing)
        self._follow(run)
        reason = "" if is_running else told(run.note)
        has_model = bool(run.brief.options.connection)
        self.error.tell("" if has_model else reason)
        if has_model and not is_running:
            self.paused.show_paused(reason)
        else:
            self.paused.clear()

    def show_lines(
        self, run: RunView, *, is_running: bool, doing: Mapping[str, str] = _NONE
    ) -> None:
        """The lessons alone."""
        self.list.show_lines(lines_of(run, is_running=is_running, doing=doing))

    def show_used(self, figures: Sequence[Figure]) -> None:
        """What the model took and did so far; () while none was asked."""
        self._used.show_figures(figures)

    def show_live(self, title: str, text: str, *, is_live: bool) -> None:
        """The text in work; not while agents are seen with theirs."""
        self._live.show_text(title, "" if self.agents.isVisibleTo(self) else text, is_live)

    def show_figures(self, figures: Sequence[Figure], cited: str) -> None:
        """Quality so far; `cited` is the figure of statements with a source."""
        self._quality.show_figures(figures)
        self._cited.setVisible(bool(cited))
        if cited:
            words = tr("{share} of statements cite a source", share=cited)
            self._cited.show_as("quote", words)

    def show_sources(self, sources: Sequence[SourceInfo]) -> None:
        """The documents that are written from."""
        self._sources.show_sources(sources)

    def show_stopping(self, words: str) -> None:
        """Pause or Cancel was heard."""
        # The buttons stay enabled, so that the keyboard stays where it is; they do nothing now.
        self._is_stopping = True
        self._left.show_as("clock", words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.viewport().width() >= theme_host_of(self).px(_WIDE)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    # ------------------------------------------------------------ its parts

    def _make_progress(self) -> Card:
        card = Card(margin=20)
        card.column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(3)
        self._title = Emphasis(wrap=True)
        self._facts = Muted(wrap=True)
        words.addWidget(self._title)
        words.addWidget(self._facts)
        head.addLayout(words, 1)
        self._pause = SecondaryButton(tr("Pause"), "pause")
        self._pause.clicked.connect(self._on_pause)
        head.addWidget(self._pause, 0, Qt.AlignmentFlag.AlignVCenter)
        self._cancel = SecondaryButton(tr("Cancel"))
        self._cancel.clicked.connect(self._on_cancel)
        head.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        card.column.addLayout(head)
        line = QHBoxLayout()
        line.setSpacing(10)
        self._bar = ThinBar(None, height=8, name=tr("Course being written"))
        line.addWidget(self._bar, 1)
        self._percent = Strong()
        line.addWidget(self._percent)
        card.column.addLayout(line)
        foot = FlowLayout(spacing=20)
        self._left = IconLabel("clock", "", size=15, role="muted")
        self._engine = IconLabel("cpu", tr("Built-in writer, offline"), size=15, role="muted")
        self._cited = IconLabel("quote", "", size=15, role="muted")
        for label in (self._left, self._engine, self._cited):
            foot.addWidget(label)
        self._cited.hide()
        card.column.addLayout(foot)
        self.error = ErrorLabel()
        card.column.addWidget(self.error)
        self.paused = PausedPanel()
        card.column.addWidget(self.paused)
        return card

    def _show_running(self, is_running: bool) -> None:
        if not is_running:
            self._is_stopping = False
        self._is_running = is_running
        self._pause.setText(tr("Pause") if is_running else tr("Go on"))
        self._pause.set_icon("pause" if is_running else "play")

    def _show_left(self, run: RunView, is_running: bool) -> None:
        if not is_running:
            self._left.show_as("pause", tr("Paused"))
        elif self._is_stopping:
            return  # what was told then still holds
        elif run.seconds_left is not None:
            self._left.show_as("clock", time_left(run.seconds_left))
        else:
            self._left.show_as("clock", tr("Preparing…"))

    def _follow(self, run: RunView) -> None:
        """Keep the lesson in work in sight, unless somebody walks in the list."""
        now = next((step.key for step in run.lessons if step.state == WRITING), "")
        if now and now != self._in_work:
            self._in_work = now
            if not self.list.hasFocus():
                self.list.bring_into_view(now)

    def _on_pause(self) -> None:
        if not self._is_stopping:
            (self.pause_requested if self._is_running else self.resume_requested).emit()

    def _on_cancel(self) -> None:
        if not self._is_stopping:
            self.cancel_requested.emit()
