"""What was deleted from a course in the last thirty days, to be taken back.

The dialog shows and asks; its controller loads and takes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ...kit.dialogs import Dialog
from ...kit.empty_state import EmptyState
from ...kit.forms import SearchField, SecondaryButton
from ...kit.icons import IconLabel
from ...kit.lists import Card, ElidedLabel, Muted, ScrollPage
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from .words import local, moment_words

DAYS = 30


class Deleted(Protocol):
    """A thing in the trash, as the list shows it."""

    @property
    def id(self) -> int:
        """Its key in the trash."""

    @property
    def kind(self) -> str:
        """module, lesson, or asset: something made for a lesson."""

    @property
    def title(self) -> str:
        """What it was called."""

    @property
    def deleted_at(self) -> str:
        """When, ISO 8601."""

    @property
    def deleted_by(self) -> str:
        """By whom."""

    @property
    def parent_title(self) -> str:
        """Where it stood."""


class TrashDialog(Dialog):
    """A list with a search; each row has its Take back."""

    take_back_requested = Signal(int)

    def __init__(self, parent: QWidget, course: str) -> None:
        super().__init__(parent, tr("Trash"))
        self._items: Sequence[Deleted] = ()
        self._rows: list[tuple[Deleted, QWidget]] = []
        self.add_title(
            tr("Deleted from “{course}”", course=course),
            tr("Everything stays here for {days} days, with the results of learners.", days=DAYS),
        )
        self.search = SearchField(tr("Search the trash"))
        self.search.textChanged.connect(self._filter)
        self.column.addWidget(self.search)
        self._stack = QStackedWidget()
        self._scroll = ScrollPage(margin=0)
        self._scroll.column.setContentsMargins(0, 8, 4, 4)
        self._scroll.setAccessibleName(tr("Deleted parts"))
        self._stack.addWidget(self._scroll)
        self._empty = EmptyState("trash", tr("The trash is empty"), "")
        self._stack.addWidget(self._empty)
        self.column.addWidget(self._stack, 1)
        self.add_buttons(tr("Close"))
        host, window = theme_host_of(parent), parent.window()
        self.resize(min(host.px(640), window.width() - 40), min(host.px(560), window.height() - 40))

    def show_items(self, items: Sequence[Deleted]) -> None:
        """List what is in the trash, newest first."""
        self._items = sorted(items, key=lambda item: item.deleted_at, reverse=True)
        while (taken := self._scroll.column.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = []
        for item in self._items:
            row = self._make_row(item)
            self._rows.append((item, row))
            self._scroll.column.addWidget(row)
        self._scroll.column.setSpacing(8)
        self._scroll.column.addStretch(1)
        self.search.setVisible(bool(items))
        self._filter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        # The list follows each letter: Enter behind the words is no wish to close it.
        if not (is_enter and self.search.hasFocus()):
            super().keyPressEvent(event)

    def _filter(self) -> None:
        wanted = self.search.text().casefold().split()
        shown = 0
        for item, row in self._rows:
            words = f"{item.title} {item.parent_title} {item.deleted_by}".casefold()
            fits = all(word in words for word in wanted)
            row.setVisible(fits)
            shown += fits
        if not self._items:
            self._empty.show_text(
                tr("The trash is empty"),
                tr("What you delete from this course can be taken back here for a month."),
            )
        elif not shown:
            self._empty.show_text(
                tr("Nothing was found"), tr("Nothing in the trash has these words.")
            )
        self._stack.setCurrentIndex(0 if shown else 1)

    def _make_row(self, item: Deleted) -> QWidget:
        card = Card(margin=12)
        row = QHBoxLayout()
        row.setSpacing(12)
        card.column.addLayout(row)
        row.addWidget(IconLabel(_icon(item.kind), size=18))
        column = QVBoxLayout()
        column.setSpacing(2)
        title = ElidedLabel(item.title, font_role="strong")
        column.addWidget(title)
        where = _where(item)
        column.addWidget(Muted(where, wrap=True))
        row.addLayout(column, 1)
        take = SecondaryButton(tr("Take back"), "archive-restore")
        take.setAccessibleName(tr("Take back “{title}”", title=item.title))
        take.setAccessibleDescription(where)
        take.clicked.connect(lambda: self.take_back_requested.emit(item.id))
        row.addWidget(take)
        return card


def days_left(deleted_at: str, today: QDate | None = None) -> int:
    """How many days something stays in the trash, at least 0."""
    gone = local(deleted_at).date().daysTo(today or QDate.currentDate())
    return max(0, DAYS - gone)


def _where(item: Deleted) -> str:
    parts = [moment_words(item.deleted_at)]
    if item.deleted_by:
        parts.append(item.deleted_by)
    if item.parent_title:
        parts.append(tr("was in “{place}”", place=item.parent_title))
    parts.append(tr("%n day(s) left", days_left(item.deleted_at)))
    return " · ".join(parts)


def _icon(kind: str) -> str:
    icons = {"module": "folder", "lesson": "file-text"}
    return icons.get(kind, "puzzle")
