"""Everybody's accounts as an administrator sees them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QColor, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ...domain.ids import UserId
from ...domain.people import PeopleFilter, PeopleQuery, Person
from ...domain.user import Role
from ..kit import icons
from ..kit.empty_state import EmptyState
from ..kit.focus import start_at
from ..kit.forms import Chip, PrimaryButton, SearchField, SecondaryButton
from ..kit.lists import PAGE_MARGIN, FlowLayout, PageHeader
from ..kit.rows_model import RowsModel
from ..kit.theme import theme_host_of, theme_of
from ..kit.translate import tr
from .columns import Cell, Column
from .rows_pane import RowsPane
from .rows_view import RowsView
from .words import filter_words, person_words, role_words, seen_words, state_words


class PeoplePage(QWidget):
    """Search, filters and a list. States wishes as signals, shows what it is given."""

    query_changed = Signal(object)  # PeopleQuery
    more_requested = Signal()
    end_requested = Signal()
    retry_requested = Signal()
    new_requested = Signal()
    import_requested = Signal()
    export_requested = Signal()
    log_requested = Signal()
    edit_requested = Signal(object)  # Person, as in the next six
    reset_requested = Signal(object)
    disable_requested = Signal(object)
    enable_requested = Signal(object)
    data_requested = Signal(object)
    delete_requested = Signal(object)
    restore_requested = Signal(object)

    def __init__(self, own_id: UserId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._own_id = own_id
        self.query = PeopleQuery()
        self.today = date.min
        self._shown_query: PeopleQuery | None = None
        self._alone = False
        self._resets = False
        self.model = RowsModel(
            self,
            key_of=lambda person: person.user.id,
            name_of=lambda person: person.user.full_name,
            words_of=lambda person: person_words(person, self.today),
        )
        self.list = RowsView(self.model, self._columns(), name=tr("People"), menu=True)
        self.pane = RowsPane(self.list, tr("The accounts could not be read"))
        self._build()
        self._connect()
        start_at(self, self.list)

    # ------------------------------------------------------------ what it is told to show

    def show_people(
        self, query: PeopleQuery, people: Sequence[Person], today: date, *, has_more: bool
    ) -> None:
        """The first pages for `query`."""
        self.today = today
        anew, self._shown_query = query != self._shown_query, query
        if people:
            self.pane.show_items(people, has_more, anew=anew)
            only_me = self._alone and len(people) == 1
            self.pane.show_note(_only_you() if only_me else "")
        else:
            self.model.show(())
            self.pane.show_state(self._nothing(query))
        start_at(self, self.list if people else self.search)

    def append_people(self, people: Sequence[Person], *, has_more: bool) -> None:
        """The page that `more_requested` asked for."""
        self.model.append(people, has_more)

    def show_counts(self, counts: Mapping[PeopleFilter, int]) -> None:
        """Figures on the filters."""
        for which, chip in self._chips.items():
            chip.set_count(counts.get(which, 0))
        self._alone = counts.get(PeopleFilter.ALL, 0) <= 1

    def show_failure(self, text: str) -> None:
        """The list could not be read: `text` says why."""
        self._shown_query = None
        self.model.show(())
        self.pane.show_failure(text)

    def show_may_read_log(self, may: bool) -> None:
        """Whether there is a way to the log."""
        self._log.setVisible(may)

    def current_person(self) -> Person | None:
        """The line that the keyboard stands on."""
        found: Person | None = self.model.item(self.list.currentIndex().row())
        return found

    # ------------------------------------------------------------ building

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(tr("Name"), self._paint_name, share=7),
            Column(
                tr("Email"),
                lambda cell, person: cell.words(person.user.shown_email, role="muted"),
                share=6,
            ),
            Column(
                tr("Group"),
                lambda cell, person: cell.words(person.user.group, role="muted"),
                share=2,
                least=720,
            ),
            Column(tr("Role"), _paint_role, width=104),
            Column(
                tr("Courses"),
                lambda cell, person: cell.words(str(person.courses), role="muted"),
                width=66,
                least=860,
            ),
            Column(tr("Last seen"), self._paint_seen, width=126, least=640),
        )

    def _paint_name(self, cell: Cell, person: Person) -> None:
        user, own = person.user, person.user.id == self._own_id
        badge = state_words(user) or (tr("You") if own else "")
        kept_out = bool(user.deleted_at or user.is_disabled)
        cell.person(user, badge, kind="warn" if kept_out else "plain", dimmed=kept_out)

    def _paint_seen(self, cell: Cell, person: Person) -> None:
        cell.words(seen_words(person.last_seen_at, self.today), role="muted")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        header = PageHeader(tr("People"))
        self.search = SearchField(tr("Search name, email or group"))
        self._export = SecondaryButton(tr("Export"), "file-down")
        self._export.setToolTip(tr("Save this list as a table (CSV)"))
        self._import = SecondaryButton(tr("Import"), "download")
        self._import.setToolTip(tr("Make accounts from a list (CSV)"))
        self._new = PrimaryButton(tr("New person"), "user-plus")
        header.add(self.search, 100)
        for button in (self._export, self._import, self._new):
            header.add(button)
        column.addWidget(header)
        body = QVBoxLayout()
        body.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, PAGE_MARGIN)
        body.setSpacing(14)
        body.addLayout(self._make_filters())
        body.addWidget(self.pane, 1)
        column.addLayout(body, 1)
        self._fit_search()

    def _make_filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        chips = FlowLayout(spacing=8)
        self._chips: dict[PeopleFilter, Chip] = {}
        self._filters = QButtonGroup(self)
        for number, (which, words) in enumerate(filter_words().items()):
            chip = Chip(words, 0)
            chip.setChecked(which == self.query.filter)
            self._filters.addButton(chip, number)
            self._chips[which] = chip
            chips.addWidget(chip)
        row.addLayout(chips, 1)
        self._log = Chip(tr("Activity log"), icon_name="scroll-text", checkable=False)
        self._log.setToolTip(tr("What was done to accounts"))
        row.addWidget(self._log, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _connect(self) -> None:
        find = QAction(tr("Search people"), self)
        find.setShortcut(QKeySequence.StandardKey.Find)
        find.triggered.connect(lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.addAction(find)
        self.search.textChanged.connect(self._on_text_changed)
        self.search.activated.connect(self._go_to_list)
        self._filters.idClicked.connect(
            lambda number: self._ask(replace(self.query, filter=list(self._chips)[number]))
        )
        self._export.clicked.connect(self.export_requested)
        self._import.clicked.connect(self.import_requested)
        self._new.clicked.connect(self.new_requested)
        self._log.clicked.connect(self.log_requested)
        self.model.more_wanted.connect(self.more_requested)
        self.list.end_wanted.connect(self.end_requested)
        self.list.row_chosen.connect(self._on_chosen)
        self.list.menu_wanted.connect(self._open_menu)
        self.list.removal_wanted.connect(self._on_removal)
        self.pane.retry_requested.connect(self.retry_requested)
        self.pane.action_requested.connect(self.show_all)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_search()

    def _fit_search(self) -> None:
        self.search.setMaximumWidth(theme_host_of(self).px(380))

    # ------------------------------------------------------------ wishes

    def show_all(self) -> None:
        """Take filter and search words back."""
        self._chips[PeopleFilter.ALL].setChecked(True)
        self._resets = True  # one question, not one for the words and one for the filter
        self.search.clear()
        self._resets = False
        self._ask(PeopleQuery())

    def _ask(self, query: PeopleQuery) -> None:
        if query != self.query:
            self.query = query
            self.query_changed.emit(query)

    def _on_text_changed(self, text: str) -> None:
        if not self._resets:
            self._ask(replace(self.query, text=text.strip()))

    def _go_to_list(self) -> None:
        if self.model.rowCount() and self.pane.shows_rows:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_chosen(self, row: int) -> None:
        person: Person | None = self.model.item(row)
        if person is not None and not person.user.deleted_at:
            self.edit_requested.emit(person)

    def _on_removal(self, row: int) -> None:
        person: Person | None = self.model.item(row)
        if person is not None and not person.user.deleted_at and not self._is_own(person):
            self.delete_requested.emit(person)

    def _open_menu(self, row: int, where: QPoint) -> None:
        person: Person | None = self.model.item(row)
        if person is not None:
            menu = self.make_menu(person)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(where)

    def make_menu(self, person: Person) -> QMenu:
        """Everything that can be done with an account. One's own is kept in the settings."""
        menu = QMenu(self)
        add = _adder(menu, person, theme_of(self).color("muted"))
        user = person.user
        if user.deleted_at:
            add(tr("Restore"), "archive-restore", self.restore_requested)
            add(tr("Export their data…"), "file-down", self.data_requested)
            return menu
        menu.setDefaultAction(add(tr("Edit…"), "pencil", self.edit_requested))
        if not self._is_own(person):
            add(tr("Reset password…"), "key-round", self.reset_requested)
        add(tr("Export their data…"), "file-down", self.data_requested)
        if not self._is_own(person):
            menu.addSeparator()
            if user.is_disabled:
                add(tr("Enable"), "user-check", self.enable_requested)
            else:
                add(tr("Disable"), "user-x", self.disable_requested)
            add(tr("Delete"), "trash", self.delete_requested)
        return menu

    def _is_own(self, person: Person) -> bool:
        return person.user.id == self._own_id

    # ------------------------------------------------------------ in place of the list

    def _nothing(self, query: PeopleQuery) -> EmptyState:
        if query.text:
            return EmptyState(
                "search",
                tr("Nobody found for “{words}”", words=query.text[:80]),
                tr("Names, addresses and groups were searched."),
                tr("Show all"),
            )
        return EmptyState("users", tr("Nobody here"), _nobody(query.filter), tr("Show all"))


def _adder(
    menu: QMenu, person: Person, color: QColor
) -> Callable[[str, str, SignalInstance], QAction]:
    def add(words: str, icon: str, wish: SignalInstance) -> QAction:
        action = menu.addAction(icons.icon(icon, color), words)
        action.triggered.connect(lambda: wish.emit(person))
        return action

    return add


def _paint_role(cell: Cell, person: Person) -> None:
    role = person.user.role
    if role is Role.LEARNER:
        cell.words(role_words(role), role="muted")
    else:
        cell.pill(role_words(role), "accent" if role is Role.ADMINISTRATOR else "plain")


def _only_you() -> str:
    return tr(
        "You are the only one here so far. Add people one by one with “New person”, or many"
        " at once from a list with “Import”."
    )


def _nobody(which: PeopleFilter) -> str:
    return {
        PeopleFilter.ALL: tr("There are no accounts."),
        PeopleFilter.LEARNERS: tr("Everybody has another role."),
        PeopleFilter.INSTRUCTORS: tr(
            "Instructors write courses and enrol learners. Give somebody this role with “Edit”."
        ),
        PeopleFilter.ADMINISTRATORS: tr("There are no administrators."),
        PeopleFilter.DISABLED: tr("Accounts that are kept out for a while stand here."),
        PeopleFilter.DELETED: tr(
            "Deleted accounts stand here for 30 days and can be restored until then."
        ),
    }[which]
