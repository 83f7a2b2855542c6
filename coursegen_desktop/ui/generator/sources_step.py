"""Step 1: which documents, in which order, and what is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ...domain.brief import SourceInfo
from ..kit.charts import ThinBar
from ..kit.forms import IconButton, PrimaryButton, QuietButton, SecondaryButton
from ..kit.icons import IconLabel
from ..kit.lists import (
    Card,
    ElidedLabel,
    ErrorLabel,
    FlowLayout,
    FooterBar,
    Muted,
    ScrollPage,
    SectionTitle,
)
from ..kit.speech import say
from ..kit.translate import tr
from .runs_card import RunsCard
from .skeleton_card import SkeletonCard
from .source_list import MOVE_DOWN, MOVE_UP, SourceList, SourceRow
from .topic_card import TopicCard
from .words import facts_text, words_text

_LIST_HEIGHT = 460


class SourcesStep(QWidget):
    """Unfinished courses, an invitation, and a list of files and folders that one can order."""

    next_requested = Signal()
    stop_requested = Signal()
    choose_files_requested = Signal()
    choose_folder_requested = Signal()
    sample_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choices: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        scroll = ScrollPage(max_width=880)
        self.runs = RunsCard()
        scroll.column.addWidget(self.runs)
        scroll.column.addWidget(self._make_invitation())
        self._list_card = self._make_list()
        scroll.column.addWidget(self._list_card)
        self.topic = TopicCard()
        scroll.column.addWidget(self.topic)
        self.skeleton = SkeletonCard()
        scroll.column.addWidget(self.skeleton)
        self.written = RunsCard(is_written=True)
        scroll.column.addWidget(self.written)
        scroll.column.addStretch(1)
        column.addWidget(scroll, 1)
        self._foot = self._make_foot()
        column.addWidget(self._foot)
        self._on_edited()

    # ------------------------------------------------------------ what is shown

    def paths(self) -> tuple[str, ...]:
        """The chosen files and folders, in order."""
        return tuple(row.path for row in self.list.sources)

    def add_paths(self, paths: Sequence[str]) -> None:
        """Append files and folders that are not in the list yet."""
        self.list.add(paths)

    def clear(self) -> None:
        """Start with nothing."""
        self.list.show_sources(())
        self.topic.clear()
        self.skeleton.clear()

    def show_infos(self, infos: Sequence[SourceInfo]) -> None:
        """What the documents hold, once they were read."""
        self.list.show_sources(
            [replace(row, infos=_infos_of(row, infos), problem="") for row in self.list.sources]
        )

    def show_reading(self, name: str) -> None:
        """Mark the document that is read now; "" for none."""
        self.list.show_sources(
            [replace(row, is_reading=bool(name) and _is_in(row, name)) for row in self.list.sources]
        )

    def show_error(self, text: str, file: str = "") -> None:
        """Say what is wrong, at the row of `file` where there is one; "" takes it away."""
        rows = self.list.sources
        bad = next((row.path for row in rows if text and file and _is_in(row, file)), None)
        self.list.show_sources(
            [replace(row, problem=text if row.path == bad else "", is_reading=False)
             for row in rows]
        )  # fmt: skip
        if bad is not None:
            self.list.make_current(bad)
            say(self.list, text, urgent=True)
        self.error.tell("" if bad is not None else text)

    def set_busy(self, busy: bool) -> None:
        """While the documents are read, nothing but stopping is offered."""
        for widget in (
            self.list,
            self.topic,
            self.skeleton,
            self.runs,
            self.written,
            *self._choices,
        ):
            widget.setEnabled(not busy)
        # The keyboard goes over before its button is hidden: else Qt puts it anywhere.
        had = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self._busy.setVisible(busy)
        self._stop.setVisible(busy)
        self._next.setVisible(not busy)
        self._total.setVisible(not busy)
        if had:
            (self._stop if busy else self._next).setFocus()
        if not busy:
            self.show_reading("")
            self.show_progress(None, "")

    def show_progress(self, share: float | None, message: str) -> None:
        """How far the reading is, 0 to 1."""
        self._bar.set_percent(None if share is None else 100 * share)
        self._reading.setText(message or tr("Reading the documents…"))

    @property
    def start(self) -> QWidget:
        """The next sensible act: choosing while nothing is chosen, else going on."""
        return self._next if self.list.sources else self._choices[0]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_list_card"):
            self._fit_list()

    # ------------------------------------------------------------ its parts

    def _make_invitation(self) -> Card:
        card = Card(kind="accent", margin=20)
        card.column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(IconLabel("file-plus", size=30, role="accent"), 0,
                       Qt.AlignmentFlag.AlignTop)  # fmt: skip
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(SectionTitle(tr("From your documents to a course")))
        self._invitation = Muted(wrap=True, size="body")
        words.addWidget(self._invitation)
        head.addLayout(words, 1)
        card.column.addLayout(head)
        row = FlowLayout()
        for text, symbol, signal in (
            (tr("Choose files…"), "file-plus", self.choose_files_requested),
            (tr("Choose a folder…"), "folder-open", self.choose_folder_requested),
        ):
            button = SecondaryButton(text, symbol)
            button.clicked.connect(signal)
            row.addWidget(button)
            self._choices.append(button)
        sample = QuietButton(tr("Try with the sample documents"), "sparkles", role="ink")
        sample.clicked.connect(self.sample_requested)
        row.addWidget(sample)
        self._choices.append(sample)
        card.column.addLayout(row)
        self.show_kinds(())
        return card

    def offer_skeletons(self, templates: Sequence[tuple[str, str]]) -> None:
        """The templates of a course without documents: (id, name)."""
        self.skeleton.offer(templates)
        self.skeleton.setVisible(not self.list.sources and self.skeleton.is_offered)

    def show_kinds(self, kinds: Sequence[str]) -> None:
        """The names of what can be read."""
        readable = ", ".join(kinds) or tr("Markdown, text, HTML")
        self._invitation.setText(
            tr(
                "Drop files or folders here ({kinds}). Headings become modules and lessons; every "
                "question rests on a sentence of your text. Nothing leaves this computer, unless "
                "you choose a model that runs elsewhere.",
                kinds=readable,
            )
        )

    def _make_list(self) -> Card:
        card = Card(margin=1)
        card.column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 10, 4)
        head.setSpacing(2)
        head.addWidget(SectionTitle(tr("Sources")))
        head.addStretch(1)
        self.list = SourceList()
        for symbol, name, keys, act in (
            ("move-up", tr("Move up"), MOVE_UP, lambda: self.list.move_here(-1)),
            ("move-down", tr("Move down"), MOVE_DOWN, lambda: self.list.move_here(1)),
            ("x", tr("Remove from the list"), "Del", self.list.remove_here),
        ):
            button = IconButton(symbol, name)
            button.setToolTip(f"{name} ({_native(keys)})")
            button.clicked.connect(lambda _=False, act=act: act())
            head.addWidget(button)
            self._choices.append(button)
        card.column.addLayout(head)
        card.column.addWidget(self.list)
        self.error = ErrorLabel()
        self.error.setContentsMargins(16, 6, 16, 10)
        card.column.addWidget(self.error)
        self.list.edited.connect(self._on_edited)
        return card

    def _make_foot(self) -> FooterBar:
        foot = FooterBar()
        self._total = ElidedLabel(role="muted", font_role="small")
        foot.row.addWidget(self._total, 1)
        self._busy = QWidget()
        words = QVBoxLayout(self._busy)
        words.setContentsMargins(0, 0, 0, 0)
        words.addStretch(1)
        self._reading = ElidedLabel(tr("Reading the documents…"), role="muted", font_role="small")
        words.addWidget(self._reading)
        self._bar = ThinBar(None, name=tr("Reading the documents…"))
        words.addWidget(self._bar)
        words.addStretch(1)
        foot.row.addWidget(self._busy, 1)
        self._busy.hide()
        self._stop = SecondaryButton(tr("Stop"))
        self._stop.clicked.connect(self.stop_requested)
        self._stop.hide()
        foot.row.addWidget(self._stop)
        self._next = PrimaryButton(tr("See the outline"), "arrow-right", icon_after=True)
        self._next.clicked.connect(self.next_requested)
        foot.row.addWidget(self._next)
        return foot

    def _on_edited(self) -> None:
        rows = self.list.sources
        self._list_card.setVisible(bool(rows))
        self._foot.setVisible(bool(rows))
        self.skeleton.setVisible(not rows and self.skeleton.is_offered)
        infos = [info for row in rows for info in row.infos]
        self._total.setText(
            facts_text(
                tr("%n source(s)", len(rows)),
                words_text(sum(info.words for info in infos)) if infos else "",
            )
        )
        if not any(row.problem for row in rows):
            self.error.tell("")
        self._fit_list()

    def _fit_list(self) -> None:
        self.list.ensurePolished()
        self.list.setFixedHeight(max(self.list.whole_height(_LIST_HEIGHT), 40))


def _is_in(row: SourceRow, file: str) -> bool:
    path = Path(row.path)
    if file in (path.name, row.path):
        return True
    return row.is_folder and row.path in map(str, Path(file).parents)


def _infos_of(row: SourceRow, infos: Sequence[SourceInfo]) -> tuple[SourceInfo, ...]:
    return tuple(info for info in infos if _is_in(row, info.path))


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
