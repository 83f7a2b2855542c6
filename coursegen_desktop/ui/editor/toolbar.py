"""The buttons above the text: the commonest commands as icons, all the others in two menus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ..kit.forms import IconButton
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .markdown_edit import MarkdownEdit
from .writing.commands import (
    BLOCKS,
    HEADINGS,
    INSERTS,
    LISTS,
    LOOK,
    TABLE,
    WORDS,
    Command,
    Commands,
    commands,
)

# What is worth an icon, the most needed first: where room is short the last ones go.
_ON_BAR = (
    "heading", "bold", "italic", "list", "numbers", "code", "formula", "table", "picture", "link",
    "call-out", "quote", "check", "footnote",
)  # fmt: skip


class MarkdownToolbar(QWidget):
    """Acts on one MarkdownEdit, by the commands of its pane or by commands of its own.

    A bar of its own offers what asks nothing back.
    """

    def __init__(self, edit: MarkdownEdit, acts: Commands | None = None) -> None:
        super().__init__()
        self._edit = edit
        if acts is None:
            asking = frozenset(item.name for item in commands() if item.act is None)
            acts = Commands(edit, edit, asking)
        self.acts = acts
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._buttons: list[IconButton] = []
        known = {command.name: command for command in acts.table}
        for name in _ON_BAR:
            if name in known:
                self._buttons.append(self._add(known[name]))
        self._insert = self._add_menu("plus", tr("Insert"), self._open_insert)
        self._more = self._add_menu("ellipsis", tr("More for the text"), self._open_more)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = self._insert.sizeHint()
        count = len(self._buttons) + 2
        return QSize(count * (side.width() + 2), side.height())

    def minimumSizeHint(self) -> QSize:
        side = self._insert.sizeHint()
        return QSize(2 * (side.width() + 2), side.height())  # both menus, which hold all

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self._insert.sizeHint().width() + 2
        room = max(0, self.width() // side - 2)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < room)
        self._row.activate()  # now, not with the next turn of the loop

    def _add(self, command: Command) -> IconButton:
        # The keys belong to the action: two owners of one chord would both stay silent.
        button = IconButton(command.icon, command.text)
        keys = QKeySequence(command.keys).toString(QKeySequence.SequenceFormat.NativeText)
        if keys:
            button.setToolTip(f"{command.text} ({keys})")
        button.clicked.connect(self.acts.action(command.name).trigger)
        self._row.addWidget(button)
        return button

    def _add_menu(self, icon: str, name: str, act: Callable[[], None]) -> IconButton:
        button = IconButton(icon, name)
        button.clicked.connect(lambda: act())
        self._row.addWidget(button)
        return button

    def _open_insert(self) -> None:
        menu = self.acts.menu(self, (INSERTS, BLOCKS))
        menu.setAccessibleName(tr("Insert"))
        menu.popup(self._below(self._insert))

    def _open_more(self) -> None:
        menu = self.acts.menu(self, (LOOK,))
        first = menu.actions()[0] if menu.actions() else None
        for title, group in (
            (tr("Headings"), HEADINGS),
            (tr("Words"), WORDS),
            (tr("Lists and quotations"), LISTS),
            (tr("Rows and columns"), TABLE),
        ):
            part = self.acts.menu(menu, (group,))
            part.setTitle(title)
            if first is None:
                menu.addMenu(part)
            else:
                menu.insertMenu(first, part)
        menu.popup(self._below(self._more))

    def _below(self, button: IconButton) -> QPoint:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        corner = button.rect().bottomRight() if rtl else button.rect().bottomLeft()
        return button.mapToGlobal(corner + QPoint(0, theme_host_of(self).px(2)))
