"""Step 2: the plan, before anything is written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from ...domain.brief import Outline
from ..content.durations import duration_words
from ..kit.forms import PrimaryButton, SecondaryButton
from ..kit.icons import IconLabel
from ..kit.lists import GAP, Card, ElidedLabel, Emphasis, Muted, ScrollPage, SectionTitle
from ..kit.theme import theme_host_of
from ..kit.translate import tr

_WIDE = 900


class OutlineStep(ScrollPage):
    """Modules and lessons with their sizes, the sources as they were read, what to know."""

    back_requested = Signal()
    next_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP)
        self.column.addLayout(self._row, 1)
        self._row.addWidget(self._make_plan(), 5)
        side = QVBoxLayout()
        side.setSpacing(GAP)
        self._warnings = Card(kind="warn")
        side.addWidget(self._warnings)
        self._sources = Card()
        side.addWidget(self._sources)
        side.addStretch(1)
        self._row.addLayout(side, 3)

    def show_outline(self, outline: Outline) -> None:
        """Fill with a plan."""
        self._title.setText(outline.title)
        minutes = sum(lesson.minutes for module in outline.modules for lesson in module.lessons)
        self._facts.setText(
            " · ".join(
                (
                    tr("%n source(s)", len(outline.sources)),
                    tr("%n module(s)", len(outline.modules)),
                    tr("%n lesson(s)", outline.lesson_count),
                    duration_words(minutes),
                )
            )
        )
        self._fill_tree(outline)
        _clear(self._warnings)
        self._warnings.setVisible(bool(outline.warnings))
        self._warnings.column.addWidget(
            IconLabel("triangle-alert", tr("Worth knowing"), size=16, role="warn")
        )
        for warning in outline.warnings[:8]:
            self._warnings.column.addWidget(Muted(tr(warning), wrap=True))
        _clear(self._sources)
        self._sources.column.addWidget(SectionTitle(tr("Sources")))
        for source in outline.sources[:200]:
            line = QHBoxLayout()
            line.addWidget(IconLabel("file-text", size=16, role="muted"))
            line.addWidget(ElidedLabel(source.name), 1)
            line.addWidget(Muted(tr("%n word(s)", source.words)))
            self._sources.column.addLayout(line)
        self._write.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.viewport().width() >= theme_host_of(self).px(_WIDE)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def _make_plan(self) -> Card:
        card = Card()
        card.column.setSpacing(10)
        head = QHBoxLayout()
        words = QVBoxLayout()
        self._title = Emphasis(wrap=True)
        self._facts = Muted(wrap=True)
        words.addWidget(self._title)
        words.addWidget(self._facts)
        head.addLayout(words, 1)
        back = SecondaryButton(tr("Back"), "arrow-left")
        back.clicked.connect(self.back_requested)
        head.addWidget(back)
        self._write = PrimaryButton(tr("Write course"), "sparkles")
        self._write.clicked.connect(self.next_requested)
        head.addWidget(self._write)
        card.column.addLayout(head)
        self._tree = QTreeWidget()
        self._tree.setColumnCount(3)
        self._tree.setHeaderLabels([tr("Lesson"), tr("Words"), tr("Minutes")])
        self._tree.setAccessibleName(tr("Planned modules and lessons"))
        self._tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._tree.setUniformRowHeights(True)
        self._tree.setMinimumHeight(380)
        header = self._tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        card.column.addWidget(self._tree, 1)
        return card

    def _fill_tree(self, outline: Outline) -> None:
        self._tree.clear()
        host = theme_host_of(self)
        for number, module in enumerate(outline.modules, 1):
            top = QTreeWidgetItem([f"{number}. {module.title}"])
            top.setFont(0, host.font("strong"))
            top.setToolTip(0, module.title)
            for lesson in module.lessons:
                row = QTreeWidgetItem([lesson.title, f"{lesson.words}", f"{lesson.minutes}"])
                row.setToolTip(0, lesson.title)
                for column in (1, 2):
                    row.setTextAlignment(
                        column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                top.addChild(row)
            self._tree.addTopLevelItem(top)
            top.setExpanded(True)
            top.setFirstColumnSpanned(True)


def _clear(card: Card) -> None:
    while (item := card.column.takeAt(0)) is not None:
        _dispose(item.widget())
        inner = item.layout()
        while inner is not None and (part := inner.takeAt(0)) is not None:
            _dispose(part.widget())


def _dispose(widget: object) -> None:
    if widget is not None:
        widget.hide()  # type: ignore[attr-defined]
        widget.deleteLater()  # type: ignore[attr-defined]
