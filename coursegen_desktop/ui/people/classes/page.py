"""One class: its learners, what they have to do, its teachers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QEvent, QPoint, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QMenu,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ....domain.school_class import Assignment, ClassView, Member, MemberRole
from ....domain.sign_in_ways import Way, opens_by_card
from ...kit import icons
from ...kit.empty_state import EmptyState
from ...kit.focus import start_at
from ...kit.forms import Button, Chip, IconButton, PrimaryButton, SecondaryButton
from ...kit.header_room import fit_words
from ...kit.lists import PAGE_MARGIN, ElidedLabel, FlowLayout, PageHeader
from ...kit.rows_model import RowsModel
from ...kit.theme import theme_host_of, theme_of
from ...kit.translate import tr
from ..columns import Column
from ..rows_pane import RowsPane
from ..rows_view import RowsView
from .tables import ClassTables
from .words import assignment_words, member_words

_HEADER_REST = 330  # the way back, the title, the name of a class, edges (at text scale 1)
_BETWEEN = 14  # two buttons of a header


class Tab(IntEnum):
    """The parts of the page."""

    LEARNERS = 0
    TASKS = 1
    TEACHERS = 2


class SchoolClassPage(QWidget):
    """Three lists of one class; each has its own acts beside the names of the parts."""

    back_requested = Signal()
    retry_requested = Signal()
    edit_requested = Signal()
    children_requested = Signal()  # new accounts
    add_requested = Signal(object)  # MemberRole
    cards_requested = Signal()
    give_all_requested = Signal()
    enrol_requested = Signal()
    assign_requested = Signal()
    pictures_requested = Signal(object)  # Member, as in the next four
    card_requested = Signal(object)
    withdrawal_requested = Signal(object)
    code_requested = Signal(object)
    remove_requested = Signal(object)
    change_requested = Signal(object)  # Assignment, as in the next two
    who_requested = Signal(object)
    withdraw_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.tables = ClassTables()
        self.learners = self._people_list(self.tables.learners(), tr("Learners"))
        self.teachers = self._people_list(self.tables.teachers(), tr("Teachers"))
        self.tasks = self._task_list()
        self.panes = tuple(
            RowsPane(view, tr("The class could not be read"))
            for view in (self.learners, self.tasks, self.teachers)
        )
        self._build()
        self._connect()

    # ------------------------------------------------------------ what it is told to show

    @property
    def view(self) -> ClassView | None:
        """The class as it was read last."""
        return self.tables.view

    @property
    def tab(self) -> Tab:
        """The part in front."""
        return Tab(self._stack.currentIndex())

    def show_class(self, view: ClassView, today: date) -> None:
        """Fill the page; another class begins with its learners."""
        same = self.view is not None and self.view.of.id == view.of.id
        self.tables.view, self.tables.today = view, today
        self._title.setText(view.of.name)
        if not same:
            self.show_tab(Tab.LEARNERS)
        lists = (view.learners, view.assignments, view.teachers)
        for pane, items, chip in zip(self.panes, lists, self._chips, strict=True):
            chip.set_count(len(items))
            if items:
                pane.show_items(items, anew=not same)
            else:
                pane.view.rows.show(())
                pane.show_state(self._nothing(Tab(self.panes.index(pane))))
        self._show_acts()
        self._start()

    def show_failure(self, text: str) -> None:
        """It could not be read: `text` says why."""
        self.tables.view = None
        self._show_acts()
        for pane in self.panes:
            pane.show_failure(text)

    def show_tab(self, tab: Tab) -> None:
        """Bring a part in front."""
        self._chips[tab].setChecked(True)
        self._stack.setCurrentIndex(tab)
        self._show_acts()
        self._start()

    def make_member_menu(self, member: Member) -> QMenu:
        """What can be done with somebody of the class."""
        menu = QMenu(self)
        if self.view is not None and member.role is MemberRole.LEARNER:
            way = member.way(self.view.of.rules)
            if way is Way.PICTURES:
                words = tr("New pictures…") if member.has_pictures else tr("Give pictures…")
                self._add(menu, words, "key-round", self.pictures_requested, member)
            if opens_by_card(member.user, self.view.of.rules.way):
                words = tr("New QR code…") if member.has_card else tr("Make a QR code…")
                self._add(menu, words, "qr-code", self.card_requested, member)
            if member.has_card:
                words = tr("Withdraw the QR code…")
                self._add(menu, words, "x", self.withdrawal_requested, member)
            if member.made_here and way is not Way.PICTURES:
                self._add(menu, tr("New start code…"), "key-round", self.code_requested, member)
        self._add(menu, tr("Take out of the class"), "user-minus", self.remove_requested, member)
        return menu

    def make_task_menu(self, task: Assignment) -> QMenu:
        """What can be done with something that is to be done."""
        menu = QMenu(self)
        self._add(menu, tr("Change…"), "pencil", self.change_requested, task)
        self._add(menu, tr("Who has done it…"), "user-check", self.who_requested, task)
        self._add(menu, tr("Take back"), "trash", self.withdraw_requested, task)
        menu.setDefaultAction(menu.actions()[0])
        return menu

    # ------------------------------------------------------------ building

    def _people_list(self, columns: Sequence[Column], name: str) -> RowsView:
        model = RowsModel(
            self,
            key_of=lambda member: member.user.id,
            name_of=lambda member: member.user.full_name,
            words_of=lambda member: (
                "" if self.view is None else member_words(self.view, member, self.tables.today)
            ),
        )
        return RowsView(model, columns, name=name, menu=True)

    def _task_list(self) -> RowsView:
        model = RowsModel(
            self,
            key_of=lambda task: task.id,
            name_of=lambda task: task.title or task.course_title,
            words_of=lambda task: (
                ""
                if self.view is None
                else assignment_words(self.view, task, self.tables.days_left(task))
            ),
        )
        return RowsView(model, self.tables.assignments(), name=tr("What is to be done"), menu=True)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_header())
        body = QVBoxLayout()
        body.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, PAGE_MARGIN)
        body.setSpacing(14)
        chips = FlowLayout(spacing=8)
        self._group = QButtonGroup(self)
        self._chips = (Chip(tr("Learners"), 0), Chip(tr("To do"), 0), Chip(tr("Teachers"), 0))
        for number, chip in enumerate(self._chips):
            self._group.addButton(chip, number)
            chips.addWidget(chip)
        self._chips[0].setChecked(True)
        body.addLayout(chips)
        self._stack = QStackedLayout()
        for pane in self.panes:
            self._stack.addWidget(pane)
        body.addLayout(self._stack, 1)
        column.addLayout(body, 1)

    def _make_header(self) -> PageHeader:
        header = PageHeader(tr("Class"))
        self._back = IconButton("arrow-left", tr("Back to the classes"))
        self._back.clicked.connect(self.back_requested)
        header.row.insertWidget(0, self._back)
        self._title = ElidedLabel(role="muted", font_role="emphasis")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        header.row.insertWidget(2, self._title, 60)
        self._make_acts(header)
        return header

    def _make_acts(self, header: PageHeader) -> None:
        self._edit = SecondaryButton(tr("Edit class…"), "pencil")
        self._cards = SecondaryButton(tr("Cards…"), "printer")
        self._cards.setToolTip(tr("Look up and print what the children sign in with"))
        self._give = SecondaryButton(tr("Give pictures"), "key-round")
        self._give.setToolTip(tr("To everybody who has none yet"))
        self._enrol = SecondaryButton(tr("Enrol in a course…"), "book-open")
        self._known = SecondaryButton(tr("Add people…"), "user-check")
        self._known.setToolTip(tr("Who has an account already"))
        self._teacher = PrimaryButton(tr("Add a teacher…"), "user-plus")
        self._children = PrimaryButton(tr("Add children…"), "user-plus")
        self._assign = PrimaryButton(tr("Give something to do…"), "plus")
        self._acts: dict[Tab, tuple[Button, ...]] = {
            Tab.LEARNERS: (self._give, self._cards, self._known, self._children),
            Tab.TASKS: (self._enrol, self._assign),
            Tab.TEACHERS: (self._teacher,),
        }
        for button in (self._edit, *(one for group in self._acts.values() for one in group)):
            button.setAccessibleName(button.text())
            header.add(button)
        for button, signal in (
            (self._edit, self.edit_requested),
            (self._cards, self.cards_requested),
            (self._give, self.give_all_requested),
            (self._enrol, self.enrol_requested),
            (self._children, self.children_requested),
            (self._assign, self.assign_requested),
        ):
            button.clicked.connect(signal)
        self._known.clicked.connect(lambda: self.add_requested.emit(MemberRole.LEARNER))
        self._teacher.clicked.connect(lambda: self.add_requested.emit(MemberRole.TEACHER))

    def _connect(self) -> None:
        self._group.idClicked.connect(lambda number: self.show_tab(Tab(number)))
        for pane in self.panes:
            pane.retry_requested.connect(self.retry_requested)
            pane.action_requested.connect(self._on_next_step)
        for people in (self.learners, self.teachers):
            people.menu_wanted.connect(
                lambda row, where, of=people: self._open(self._member_menu(of, row), where)
            )
            people.removal_wanted.connect(
                lambda row, of=people: self._tell(self.remove_requested, of.rows.item(row))
            )
        self.tasks.menu_wanted.connect(lambda row, where: self._open(self._task_menu(row), where))
        self.tasks.row_chosen.connect(
            lambda row: self._tell(self.change_requested, self.tasks.rows.item(row))
        )
        self.tasks.removal_wanted.connect(
            lambda row: self._tell(self.withdraw_requested, self.tasks.rows.item(row))
        )

    # ------------------------------------------------------------ within

    def _show_acts(self) -> None:
        view = self.view
        for tab, group in self._acts.items():
            for button in group:
                button.setVisible(view is not None and tab is self.tab)
        self._edit.setEnabled(view is not None)
        if view is not None and self.tab is Tab.LEARNERS:
            self._show_ways_in(view)
        self._fit()

    def _show_ways_in(self, view: ClassView) -> None:
        asks_pictures = view.of.rules.way is Way.PICTURES
        self._give.setVisible(
            asks_pictures
            and any(
                not one.has_pictures and one.way(view.of.rules) is Way.PICTURES
                for one in view.learners
            )
        )
        way = view.of.rules.way
        self._cards.setVisible(
            any(one.has_pictures or opens_by_card(one.user, way) for one in view.learners)
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_stack"):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        *others, main = self._acts[self.tab]
        side = [self._edit, *others]
        rest = theme_host_of(self).px(_HEADER_REST)
        if self.tab is Tab.LEARNERS and not self._give.isHidden():
            # Without pictures nobody comes in: where there is room for it, that is said in words.
            self._give.setText(self._give.accessibleName())
            tools = [one for one in side if one is not self._give]
            kept = rest + self._give.sizeHint().width() + _BETWEEN
            fit_words(self.width(), kept, tools, main)
            shown = (one for one in (*tools, main) if not one.isHidden())
            if sum(one.sizeHint().width() for one in shown) + kept <= self.width():
                return
        fit_words(self.width(), rest, side, main)

    def _start(self) -> None:
        pane = self.panes[self.tab]
        last = next((one for one in reversed(self._acts[self.tab]) if not one.isHidden()), None)
        start_at(self, pane.view if pane.shows_rows else last or self._back)

    def _nothing(self, tab: Tab) -> EmptyState:
        if tab is Tab.TASKS:
            return EmptyState(
                "list-checks", tr("Nothing to do yet"),
                tr(
                    "Give the class a course, a lesson or a quiz. It stands in everybody's library"
                    " under “For you” until it is done."
                ),
                tr("Give something to do…"), action_icon="plus",
            )  # fmt: skip
        if tab is Tab.TEACHERS:
            return EmptyState(
                "users", tr("Nobody teaches this class"),
                tr("Those who teach a class look after its people and what they have to do."),
                tr("Add a teacher…"), action_icon="user-plus",
            )  # fmt: skip
        return EmptyState(
            "users", tr("Nobody is in this class yet"),
            tr(
                "Type the children's names and they can sign in at once. They need no address:"
                " each is known by an animal."
            ),
            tr("Add children…"), action_icon="user-plus",
        )  # fmt: skip

    def _on_next_step(self) -> None:
        {
            Tab.LEARNERS: self.children_requested.emit,
            Tab.TASKS: self.assign_requested.emit,
            Tab.TEACHERS: lambda: self.add_requested.emit(MemberRole.TEACHER),
        }[self.tab]()

    def _member_menu(self, view: RowsView, row: int) -> QMenu | None:
        member = view.rows.item(row)
        return None if member is None else self.make_member_menu(member)

    def _task_menu(self, row: int) -> QMenu | None:
        task = self.tasks.rows.item(row)
        return None if task is None else self.make_task_menu(task)

    def _open(self, menu: QMenu | None, where: QPoint) -> None:
        if menu is not None:
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(where)

    def _tell(self, signal: SignalInstance, item: object) -> None:
        if item is not None:
            signal.emit(item)

    def _add(
        self, menu: QMenu, words: str, icon: str, signal: SignalInstance, item: object
    ) -> None:
        action = menu.addAction(icons.icon(icon, theme_of(self).color("muted")), words)
        action.triggered.connect(lambda: signal.emit(item))
