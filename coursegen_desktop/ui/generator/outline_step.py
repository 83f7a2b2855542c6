"""Step 2: the plan, before anything is written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...domain.course import MAX_TITLE
from ...domain.outline import Outline
from ..content.durations import duration_words
from ..kit.forms import PrimaryButton, SecondaryButton
from ..kit.icons import IconLabel
from ..kit.lists import GAP, Card, ErrorLabel, Muted, ScrollPage, SectionTitle
from ..kit.theme import theme_host_of
from ..kit.translate import tr

_WIDE = 900
_MOST_WARNINGS = 8
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


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
        self._warnings.column.addWidget(
            IconLabel("triangle-alert", tr("Worth knowing"), size=16, role="warn")
        )
        self._warning = Muted(wrap=True)
        self._warnings.column.addWidget(self._warning)
        side.addWidget(self._warnings)
        side.addWidget(self._make_sources(), 1)
        self._row.addLayout(side, 3)

    @property
    def title(self) -> str:
        """The course's title as it stands in the field, "" when it was emptied."""
        return " ".join(self._title.text().split())

    def show_outline(self, outline: Outline) -> None:
        """Fill with a plan."""
        self._title.setText(outline.title)
        self._title.setCursorPosition(0)
        self.error.tell("")
        minutes = sum(lesson.minutes for module in outline.modules for lesson in module.lessons)
        self._facts.setText(
            " · ".join(
                (
                    tr("%n source(s)", len(outline.sources)),
                    tr("%n module(s)", len(outline.modules)),
                    tr("%n lesson(s)", outline.lesson_count),
                    tr("{duration} of reading", duration=duration_words(minutes)),
                )
            )
        )
        self._fill_tree(outline)
        # Already sentences in words of their own: they hold names and figures of the documents.
        self._warning.setText("\n".join(outline.warnings[:_MOST_WARNINGS]))
        self._warnings.setVisible(bool(outline.warnings))
        self._sources.clear()
        for source in outline.sources:
            row = QTreeWidgetItem([source.name, tr("%n word(s)", source.words)])
            row.setToolTip(0, source.name)
            row.setTextAlignment(1, _RIGHT)
            self._sources.addTopLevelItem(row)

    def take_focus(self) -> None:
        """To the step's main act."""
        self._write.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.viewport().width() >= theme_host_of(self).px(_WIDE)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def _make_plan(self) -> Card:
        card = Card()
        card.column.setSpacing(6)
        self._title = QLineEdit()
        self._title.setObjectName("lesson_title")  # a quiet field in large letters
        self._title.setMaxLength(MAX_TITLE)
        self._title.setAccessibleName(tr("Course title"))
        self._title.setPlaceholderText(tr("Course title"))
        card.column.addWidget(self._title)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        self._facts = Muted(wrap=True)
        self._facts.setContentsMargins(13, 0, 0, 0)
        foot.addWidget(self._facts, 1)
        back = SecondaryButton(tr("Back"), "arrow-left")
        back.clicked.connect(self.back_requested)
        foot.addWidget(back)
        self._write = PrimaryButton(tr("Write course"), "sparkles")
        self._write.clicked.connect(self.next_requested)
        foot.addWidget(self._write)
        card.column.addLayout(foot)
        card.column.addSpacing(4)
        self.error = ErrorLabel()
        card.column.addWidget(self.error)
        headings = [tr("Lesson"), tr("Words"), tr("Minutes")]
        self._tree = _table(tr("Planned modules and lessons"), headings)
        card.column.addWidget(self._tree, 1)
        return card

    def _make_sources(self) -> QWidget:
        card = Card()
        card.column.addWidget(SectionTitle(tr("Sources")))
        self._sources = _table(tr("Documents as they were read"), [tr("Document"), tr("Words")])
        self._sources.setHeaderHidden(True)
        self._sources.setRootIsDecorated(False)
        self._sources.setProperty("frameless", True)
        self._sources.setMinimumHeight(150)
        card.column.addWidget(self._sources, 1)
        return card

    def _fill_tree(self, outline: Outline) -> None:
        self._tree.clear()
        font = theme_host_of(self).font("strong")
        for number, module in enumerate(outline.modules, 1):
            top = QTreeWidgetItem([f"{number}. {module.title}"])
            top.setFont(0, font)
            top.setToolTip(0, module.title)
            for lesson in module.lessons:
                row = QTreeWidgetItem([lesson.title, f"{lesson.words}", f"{lesson.minutes}"])
                row.setToolTip(0, lesson.title)
                for column in (1, 2):
                    row.setTextAlignment(column, _RIGHT)
                top.addChild(row)
            self._tree.addTopLevelItem(top)
            top.setExpanded(True)
            top.setFirstColumnSpanned(True)


def _table(name: str, headings: list[str]) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setColumnCount(len(headings))
    tree.setHeaderLabels(headings)
    tree.setAccessibleName(name)
    tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    tree.setUniformRowHeights(True)
    tree.setMinimumHeight(260)
    header = tree.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for column in range(1, len(headings)):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        tree.headerItem().setTextAlignment(column, _RIGHT)
    return tree
