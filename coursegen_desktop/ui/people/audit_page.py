"""The log of what was done to accounts, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ...domain.audit import AuditEntry, AuditQuery
from ..kit.empty_state import EmptyState
from ..kit.focus import start_at
from ..kit.forms import Chip, IconButton, SearchField, SecondaryButton
from ..kit.lists import PAGE_MARGIN, FlowLayout, PageHeader
from ..kit.rows_model import RowsModel
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .audit_words import GROUPS, group_words, icon_of, sentence
from .columns import Column
from .rows_pane import RowsPane
from .rows_view import RowsView
from .words import moment_words


class AuditPage(QWidget):
    """Search by name, kinds of actions, and a list of sentences."""

    back_requested = Signal()
    query_changed = Signal(object)  # AuditQuery
    more_requested = Signal()
    retry_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.query = AuditQuery()
        self._shown_query: AuditQuery | None = None
        self._resets = False
        self.model = RowsModel(
            self, key_of=lambda entry: entry.id, name_of=sentence, words_of=_words
        )
        self.list = RowsView(self.model, _columns(), name=tr("Activity log"))
        self.pane = RowsPane(self.list, tr("The log could not be read"))
        self._build()
        self._connect()
        start_at(self, self.list)

    # ------------------------------------------------------------ what it is told to show

    def show_entries(
        self, query: AuditQuery, entries: Sequence[AuditEntry], *, has_more: bool
    ) -> None:
        """The newest entries of `query`."""
        anew, self._shown_query = query != self._shown_query, query
        if entries:
            self.pane.show_items(entries, has_more, anew=anew)
        else:
            self.model.show(())
            self.pane.show_state(_nothing(query))
        start_at(self, self.list if entries else self.search)

    def append_entries(self, entries: Sequence[AuditEntry], *, has_more: bool) -> None:
        """The page that `more_requested` asked for."""
        self.model.append(entries, has_more)

    def show_failure(self, text: str) -> None:
        """The log could not be read: `text` says why."""
        self._shown_query = None
        self.model.show(())
        self.pane.show_failure(text)

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        header = PageHeader(tr("Activity log"))
        self._back = IconButton("arrow-left", tr("Back to the people"))
        header.row.insertWidget(0, self._back)
        self.search = SearchField(tr("Search names"))
        self._export = SecondaryButton(tr("Export"), "file-down")
        self._export.setToolTip(tr("Save this list as a table (CSV)"))
        header.add(self.search, 100)
        header.add(self._export)
        column.addWidget(header)
        body = QVBoxLayout()
        body.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, PAGE_MARGIN)
        body.setSpacing(14)
        chips = FlowLayout(spacing=8)
        self._filters = QButtonGroup(self)
        for number, words in enumerate(group_words()):
            chip = Chip(words)
            chip.setChecked(number == 0)
            self._filters.addButton(chip, number)
            chips.addWidget(chip)
        body.addLayout(chips)
        body.addWidget(self.pane, 1)
        column.addLayout(body, 1)
        self._fit_search()

    def _connect(self) -> None:
        find = QAction(tr("Search names"), self)
        find.setShortcut(QKeySequence.StandardKey.Find)
        find.triggered.connect(lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.addAction(find)
        self._back.clicked.connect(self.back_requested)
        self._export.clicked.connect(self.export_requested)
        self.search.textChanged.connect(self._on_text_changed)
        self._filters.idClicked.connect(
            lambda number: self._ask(replace(self.query, actions=GROUPS[number]))
        )
        self.model.more_wanted.connect(self.more_requested)
        self.pane.retry_requested.connect(self.retry_requested)
        self.pane.action_requested.connect(self.show_all)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_search()

    def _fit_search(self) -> None:
        self.search.setMaximumWidth(theme_host_of(self).px(380))

    def show_all(self) -> None:
        """Take filter and search words back."""
        self._filters.button(0).setChecked(True)
        self._resets = True  # one question, not one for the words and one for the filter
        self.search.clear()
        self._resets = False
        self._ask(AuditQuery())

    def _on_text_changed(self, text: str) -> None:
        if not self._resets:
            self._ask(replace(self.query, text=text.strip()))

    def _ask(self, query: AuditQuery) -> None:
        if query != self.query:
            self.query = query
            self.query_changed.emit(query)


def _columns() -> tuple[Column, ...]:
    return (
        Column("", lambda cell, entry: cell.icon(*icon_of(entry.action)), width=22),
        Column(tr("What happened"), lambda cell, entry: cell.words(sentence(entry), "body")),
        Column(
            tr("When"),
            lambda cell, entry: cell.words(moment_words(entry.at), role="muted"),
            width=150,
        ),
    )


def _words(entry: AuditEntry) -> str:
    return f"{sentence(entry)}, {moment_words(entry.at)}"


def _nothing(query: AuditQuery) -> EmptyState:
    if query.text:
        title = tr("Nothing found for “{words}”", words=query.text[:80])
        return EmptyState("search", title, tr("Only names are searched."), tr("Show all"))
    text = tr("Sign-ins, changes of accounts and exports are written down here.")
    action = tr("Show all") if query.actions else ""
    return EmptyState("scroll-text", tr("Nothing of this kind happened"), text, action)
