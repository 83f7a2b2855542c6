"""Step 4: how good the course is, what to look at, and where every statement comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ..content.line import Line
from ..content.line_list import LineList
from ..kit.callout import Callout
from ..kit.empty_state import Skeleton
from ..kit.forms import Chip, LinkButton, Pill, PrimaryButton, QuietButton, SecondaryButton
from ..kit.lists import GAP, Card, Emphasis, FlowLayout, Muted, ScrollPage
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .passage_panel import PassagePanel

QUALITY, QUESTIONS, LESSONS, ASIDE = "quality", "questions", "lessons", "aside"
CHANGED = "changed"  # lessons whose documents were changed since
TABS = (QUALITY, QUESTIONS, LESSONS, CHANGED, ASIDE)
ACCEPT, DROP, ANOTHER, REWRITE, READ = "accept", "drop", "another", "rewrite", "read"
REFRESH = "refresh"  # of all, not of one line
_WIDE = 720
_LIST_HEIGHT = 240


@dataclass(frozen=True, slots=True)
class Report:
    """What there is to show: a list for each tab that is offered, the sentence of an empty one,
    the acts under it, and one sentence about the whole (`kind` good, warn or bad)."""

    lists: Mapping[str, Sequence[Line]]
    empty: Mapping[str, str]
    acts: Mapping[str, Sequence[str]]
    verdict: str = ""
    kind: str = "good"


class ReviewStep(ScrollPage):
    """Four lists, one at a time; what can be done with a line stands under them."""

    open_requested = Signal()
    publish_requested = Signal()
    media_requested = Signal()
    again_requested = Signal()
    tab_chosen = Signal(str)
    line_chosen = Signal(object)  # key; Enter, a double click, a click on the link
    line_reached = Signal(object)  # key, None for none; the keyboard or a click came there
    act_wanted = Signal(str, object)  # act, key
    trace_requested = Signal()
    back_wanted = Signal()  # from the statements of a lesson to the lessons

    def __init__(self) -> None:
        super().__init__()
        self._lists: dict[str, Sequence[Line]] = {}
        self._empty: dict[str, str] = {}
        self._offered: Mapping[str, Sequence[str]] = {}
        self._inner = False
        self.column.addWidget(self._make_head())
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP + 2)
        self._row.addLayout(self._make_lists(), 17)
        self.passage = PassagePanel()
        self.passage.setMinimumHeight(220)
        self._row.addWidget(self.passage, 10)
        self.column.addLayout(self._row, 1)
        self.show_tab(QUALITY)

    @property
    def start(self) -> QWidget:
        """The step's main act."""
        return self._open

    # ------------------------------------------------------------ what is shown

    @property
    def is_inner(self) -> bool:
        """Whether the statements of a lesson are listed."""
        return self._inner

    @property
    def tab(self) -> str:
        """Which list is in front."""
        return next(key for key, chip in self._chips.items() if chip.isChecked())

    def show_course(self, title: str, facts: str, *, is_published: bool) -> None:
        """What was made."""
        self._title.setText(title)
        self._facts.setText(facts)
        self._state.show_as(
            tr("Published") if is_published else tr("Draft"), "good" if is_published else "warn"
        )
        self._publish.setVisible(not is_published)

    def show_trace(self, is_there: bool) -> None:
        """Offer what models were asked, where some were."""
        self.trace.setVisible(is_there)

    def show_loading(self) -> None:
        """The report is being made."""
        self._lists, self._empty, self._inner = {}, {}, False
        self.verdict.tell("")
        self.passage.clear()
        self._loading.show()
        self._card.hide()
        for chip in self._chips.values():
            chip.set_count(None)

    def show_report(self, report: Report) -> None:
        """All lists at once, and one sentence about the whole."""
        lists = report.lists
        self._loading.hide()
        self._card.show()
        self._lists, self._empty, self._offered = dict(lists), dict(report.empty), report.acts
        self.verdict.tell(report.verdict, kind=report.kind)
        for key, chip in self._chips.items():
            chip.setVisible(key in lists)
            if key != QUALITY:
                chip.set_count(sum(not line.is_head for line in lists.get(key, ())))
        if self._inner and self.tab in lists:
            return  # somebody reads the statements of a lesson: he stays there
        self.show_tab(self.tab if self.tab in lists else next(iter(lists)))

    def leave_lesson(self) -> None:
        """Another course: its lists begin at the first."""
        self._inner = False
        self._chips[QUALITY].setChecked(True)

    def take_out(self, tab: str, key: object) -> None:
        """One line less: what was done with it needs no look any more."""
        before = list(self._lists.get(tab, ()))
        lines = [line for line in before if line.key != key]
        if len(lines) == len(before):
            return
        self._lists[tab] = lines
        self._chips[tab].set_count(sum(not line.is_head for line in lines))
        if self.tab == tab and not self._inner:
            place = next(n for n, line in enumerate(before) if line.key == key)
            self._show(lines, self._empty.get(tab, ""))
            if lines:
                self.list.make_current(lines[min(place, len(lines) - 1)].key)

    def show_tab(self, tab: str) -> None:
        """Put one of the lists in front."""
        self._chips[tab].setChecked(True)
        self._inner = False
        self._show(self._lists.get(tab, ()), self._empty.get(tab, ""))

    def show_statements(self, lines: Sequence[Line]) -> None:
        """The statements of a lesson, in the place of the lessons."""
        self._inner = True
        self._show(lines, tr("This lesson makes no statements of its own."))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, is_busy: bool) -> None:
        """While an act is done, no other is begun."""
        for button in self._acts.values():
            button.setEnabled(not is_busy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.viewport().width() >= theme_host_of(self).px(_WIDE)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    # ------------------------------------------------------------ its parts

    def _make_head(self) -> Card:
        card = Card(margin=20)
        card.column.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(3)
        top = QHBoxLayout()
        top.setSpacing(10)
        self._title = Emphasis(wrap=True)
        self._state = Pill(tr("Draft"), "warn")
        top.addWidget(self._title, 1)
        words.addLayout(top)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self._state)
        self._facts = Muted(wrap=True)
        below.addWidget(self._facts, 1)
        words.addLayout(below)
        line.addLayout(words, 1)
        again = QuietButton(tr("Create another"), "plus")
        again.clicked.connect(self.again_requested)
        self._media = SecondaryButton(tr("Films…"), "presentation")
        self._media.setToolTip(tr("Make slides, sound and films of the lessons"))
        self._media.clicked.connect(self.media_requested)
        self._publish = SecondaryButton(tr("Publish"), "globe")
        self._publish.clicked.connect(self.publish_requested)
        self._open = PrimaryButton(tr("Open course"), "book-open")
        self._open.clicked.connect(self.open_requested)
        for button in (again, self._media, self._publish, self._open):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        card.column.addLayout(line)
        self.verdict = Callout("good")
        card.column.addWidget(self.verdict)
        return card

    def _make_lists(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        chips = FlowLayout(spacing=8)
        group = QButtonGroup(self)
        names = (
            tr("Quality"),
            tr("Questions to look at"),
            tr("Lessons"),
            tr("Changed documents"),
            tr("Set aside"),
        )
        self._chips: dict[str, Chip] = {}
        for key, name in zip(TABS, names, strict=True):
            chip = Chip(name)
            group.addButton(chip)
            chip.clicked.connect(lambda _=False, key=key: self._on_chip(key))
            chips.addWidget(chip)
            self._chips[key] = chip
        self._chips[QUALITY].setChecked(True)
        self.trace = LinkButton(tr("What the model was asked…"), "scroll-text")
        self.trace.clicked.connect(self.trace_requested)
        self.trace.hide()
        chips.addWidget(self.trace)
        column.addLayout(chips)
        self._loading = Skeleton(rows=5)
        column.addWidget(self._loading)
        self._card = Card(margin=1)
        self._card.column.setSpacing(0)
        self._back = LinkButton(tr("All lessons"), "arrow-left")
        self._back.clicked.connect(self._on_back)
        self._card.column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.list = LineList(tr("Review"), note_rows=3)
        self.list.setMinimumHeight(_LIST_HEIGHT)
        self.list.chosen.connect(self.line_chosen)
        self.list.current_changed.connect(self._on_current_changed)
        self._card.column.addWidget(self.list, 1)
        self._none = Muted(wrap=True, size="body")
        self._none.setContentsMargins(18, 20, 18, 20)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._card.column.addWidget(self._none, 1)
        self._card.column.addWidget(self._make_acts())
        column.addWidget(self._card, 1)
        return column

    def _make_acts(self) -> QWidget:
        self._acts_row = QWidget()
        row = QHBoxLayout(self._acts_row)
        row.setContentsMargins(14, 10, 14, 12)
        row.setSpacing(8)
        self._acts: dict[str, SecondaryButton] = {}
        for act, symbol, words in (
            (ACCEPT, "check", tr("Accept")),
            (ANOTHER, "refresh-cw", tr("Another")),
            (DROP, "trash", tr("Drop")),
            (REFRESH, "refresh-cw", tr("Read the documents again")),
            (REWRITE, "refresh-cw", tr("Write again…")),
            (READ, "book-open", tr("Read")),
        ):
            button = SecondaryButton(words, symbol)
            button.clicked.connect(lambda _=False, act=act: self._act(act))
            row.addWidget(button)
            self._acts[act] = button
        row.addStretch(1)
        return self._acts_row

    def _show(self, lines: Sequence[Line], empty: str) -> None:
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self._none.setText(empty)
        self._none.setVisible(not lines)
        self._back.setVisible(self._inner)
        shown = self._offered.get(self.tab, ())
        for act, button in self._acts.items():
            offered = act == REFRESH or bool(lines)
            button.setVisible(act in shown and offered and not self._inner)
        some = bool(lines) or REFRESH in shown
        self._acts_row.setVisible(bool(shown) and some and not self._inner)
        if not lines:
            self.passage.clear()
        elif self.list.current is not None:
            self.line_reached.emit(self.list.current_key)
        else:
            first = next((line.key for line in lines if not line.is_head), None)
            if first is not None:
                self.list.make_current(first)

    def _act(self, act: str) -> None:
        line = self.list.current
        if act == REFRESH:
            self.act_wanted.emit(act, None)
        elif line is not None and not line.is_head:
            self.act_wanted.emit(act, line.key)

    def _on_chip(self, tab: str) -> None:
        self.show_tab(tab)
        self.tab_chosen.emit(tab)

    def _on_back(self) -> None:
        self.show_tab(LESSONS)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.back_wanted.emit()

    def _on_current_changed(self, key: object) -> None:
        self.line_reached.emit(key)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 240)
