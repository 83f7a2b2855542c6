"""Two people changed one lesson: both texts, a proposal that loses nothing, and the last word.

settled = await settle_conflict(page, merge)
if settled is not None: save(settled.title, settled.content)   # else keep mine beside theirs
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ....domain.course import MAX_TITLE
from ....domain.merge import Merge, MergePart, Side
from ...kit.dialogs import Dialog, run
from ...kit.forms import Chip, IconButton
from ...kit.lists import Muted, Panel, Strong
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from ..span import Span
from .conflict_rows import conflict_rows
from .diff_table import DiffTable

_SIDES: tuple[Side, ...] = ("mine", "theirs", "both")


@dataclass(frozen=True, slots=True)
class Settled:
    """The lesson as it was agreed on."""

    title: str
    content: str


class ConflictDialog(Dialog):
    """Both sides above, the result below. A choice replaces only its own passage of the result, so
    that what was typed elsewhere in it stays."""

    def __init__(self, parent: QWidget, merge: Merge) -> None:
        super().__init__(parent, tr("This lesson was changed elsewhere"))
        self._merge = merge
        self._changes = [part for part in merge.parts if part.kind != "same"]
        self._sides: list[Side] = [part.proposed for part in self._changes]
        self._current = 0
        self.add_title(tr("This lesson was changed elsewhere"), _summary(self._changes))
        self.column.setSpacing(8)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._make_sides())
        self._split.addWidget(self._make_result())
        self.column.addWidget(self._split, 1)
        self.add_buttons(tr("Save the result"), tr("Keep mine as a lesson of its own"))
        self._spans = self._write_result()
        for keys, step in (("F8", 1), ("Shift+F8", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda by=step: self._go(by))
        self._fit(parent)
        self.choose_change(0)
        theme_host_of(self).changed.connect(self._mark)

    @property
    def settled(self) -> Settled:
        """Title and text as they stand now."""
        title = self._title.text().strip() or self._merge.title
        return Settled(title, self.result_text.toPlainText())

    @property
    def changes(self) -> Sequence[MergePart]:
        """What somebody changed, in the order of the text."""
        return self._changes

    def choose_change(self, number: int) -> None:
        """Put a change in front: its sides above, its passage of the result below."""
        if not 0 <= number < len(self._changes):
            return
        self._current = number
        self.table.go_to(number)
        part = self._changes[number]
        self._count.setText(
            tr("Change {number} of {count}", number=number + 1, count=len(self._changes))
        )
        self._kind.setText(_kind_words(part))
        for side, chip in zip(_SIDES, self._chips, strict=True):
            chip.setChecked(side == self._sides[number])
        self._mark()

    def choose_side(self, side: Side) -> None:
        """Take one side of the change in front, or both."""
        part, span = self._changes[self._current], self._spans[self._current]
        self._sides[self._current] = side
        span.write(part.chosen(side))
        self._mark()

    def _make_sides(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        names = QHBoxLayout()
        for name in (tr("Yours"), tr("The other one")):
            names.addWidget(Strong(name), 1)
        column.addLayout(names)
        paper = Panel()
        inside = QVBoxLayout(paper)
        inside.setContentsMargins(2, 0, 0, 0)
        self.table = DiffTable(tr("Both versions, yours at the left"))
        self.table.show_rows(conflict_rows(self._merge.parts), inline=False)
        inside.addWidget(self.table)
        column.addWidget(paper, 1)
        column.addLayout(self._make_choices())
        return box

    def _make_choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Muted(tr("Take")))
        group = QButtonGroup(self)
        self._chips = [Chip(tr("Mine")), Chip(tr("Theirs")), Chip(tr("Both"))]
        for side, chip in zip(_SIDES, self._chips, strict=True):
            group.addButton(chip)
            row.addWidget(chip)
            chip.clicked.connect(lambda _on, taken=side: self.choose_side(taken))
        self._kind = Muted()
        row.addWidget(self._kind)
        row.addStretch(1)
        self._count = Muted()
        row.addWidget(self._count)
        back = IconButton("chevron-up", tr("Previous change"))
        on = IconButton("chevron-down", tr("Next change"))
        back.setToolTip(tr("Previous change (Shift+F8)"))
        on.setToolTip(tr("Next change (F8)"))
        back.clicked.connect(lambda: self._go(-1))
        on.clicked.connect(lambda: self._go(1))
        for button in (back, on):
            button.setEnabled(len(self._changes) > 1)
            row.addWidget(button)
        for chip in self._chips:
            chip.setEnabled(bool(self._changes))
        return row

    def _make_result(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(Strong(tr("Result: you can go on writing in it")))
        self._title = QLineEdit(self._merge.title)
        self._title.setMaxLength(MAX_TITLE)
        self._title.setAccessibleName(tr("Title of the result"))
        column.addWidget(self._title)
        mine, theirs = self._merge.titles
        if mine != theirs:
            words = tr("Yours: “{mine}”. The other one: “{theirs}”.", mine=mine, theirs=theirs)
            column.addWidget(Muted(words, wrap=True))
        self.result_text = QPlainTextEdit()
        self.result_text.setObjectName("merged_text")
        self.result_text.setTabChangesFocus(True)
        self.result_text.setAccessibleName(tr("Text of the result"))
        column.addWidget(self.result_text, 1)
        return box

    def _write_result(self) -> list[Span]:
        """Fill in the proposal; each change keeps its place however the text is edited."""
        document = self.result_text.document()
        self.result_text.setPlainText(self._merge.text)
        spans: list[Span] = []
        at = 0
        for part in self._merge.parts:
            length = _length(part.chosen(part.proposed))
            if part.kind != "same":
                spans.append(Span(document, at, at + length))
            at += length
        document.clearUndoRedoStacks()
        return spans

    def _go(self, step: int) -> None:
        if self._changes:
            self.choose_change((self._current + step) % len(self._changes))

    def _mark(self) -> None:
        """Tint the passage of the change in front, and bring it into view."""
        if not self._changes:
            return
        theme = theme_host_of(self).theme
        cursor = self._spans[self._current].cursor()
        tint = QTextEdit.ExtraSelection()
        tint.cursor = cursor
        tint.format.setBackground(theme.color("accent_soft"))
        self.result_text.setExtraSelections([tint])
        start = QTextCursor(cursor)
        start.setPosition(cursor.selectionStart())
        self.result_text.setTextCursor(start)
        self.result_text.centerCursor()

    def _fit(self, parent: QWidget) -> None:
        host, window = theme_host_of(parent), parent.window()
        self.resize(
            min(host.px(1040), window.width() - 40), min(host.px(740), window.height() - 40)
        )
        self._split.setSizes([host.px(330), host.px(260)])


async def settle_conflict(parent: QWidget, merge: Merge) -> Settled | None:
    """Ask which of both texts, or what of each. None when mine is to be a lesson of its own.

    Closing means that too: nothing is ever overwritten unseen.
    """
    dialog = ConflictDialog(parent, merge)
    given: list[Settled] = []
    dialog.accepted.connect(lambda: given.append(dialog.settled))
    result = await run(dialog)
    return given[0] if result == QDialog.DialogCode.Accepted and given else None


def _length(text: str) -> int:
    """How long Qt takes a text to be: it counts in halves of long letters."""
    return len(text.encode("utf-16-le")) // 2


def _summary(changes: Sequence[MergePart]) -> str:
    open_ones = sum(part.kind == "conflict" for part in changes)
    if open_ones:
        return tr(
            "Somebody else saved it while you were writing. Both texts are put together below. "
            "You both changed %n passage(s): there both stand, one after the other.",
            open_ones,
        )
    return tr(
        "Somebody else saved it while you were writing. You changed different passages: both texts "
        "are put together below."
    )


def _kind_words(part: MergePart) -> str:
    return {
        "mine": tr("Only you changed this"),
        "theirs": tr("Only the other one changed this"),
        "merged": tr("Both changed this, in different words"),
        "conflict": tr("Both changed this"),
    }[part.kind]
