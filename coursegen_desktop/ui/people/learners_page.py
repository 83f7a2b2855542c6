"""Who takes a course, and how far they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ...domain.people import Enrolled, Learner
from ...domain.user import User
from ..kit import icons
from ..kit.bars import percent_text
from ..kit.empty_state import EmptyState
from ..kit.focus import start_at
from ..kit.forms import IconButton, LinkButton, PrimaryButton, SearchField, SecondaryButton
from ..kit.lists import PAGE_MARGIN, ElidedLabel, Muted, PageHeader
from ..kit.rows_model import RowsModel
from ..kit.theme import theme_host_of, theme_of
from ..kit.translate import tr
from .columns import Cell, Column
from .rows_pane import RowsPane
from .rows_view import RowsView
from .words import day_words, state_words


class LearnersPage(QWidget):
    """A list of learners; whoever may enrol adds and removes some."""

    back_requested = Signal()
    add_requested = Signal()
    import_requested = Signal()
    export_requested = Signal()
    class_requested = Signal()
    retry_requested = Signal()
    remove_requested = Signal(object)  # Learner

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.enrolled: Enrolled | None = None
        self.today = date.min
        self._may_enrol = False
        self.model = RowsModel(
            self,
            key_of=lambda learner: learner.user.id,
            name_of=lambda learner: learner.user.full_name,
            words_of=self._words,
        )
        self.list = RowsView(self.model, self._columns(), name=tr("Learners"), menu=True)
        self.pane = RowsPane(self.list, tr("The learners could not be read"))
        self._build()
        self._connect()

    # ------------------------------------------------------------ what it is told to show

    def show_learners(self, enrolled: Enrolled, today: date, *, may_enrol: bool) -> None:
        """Fill the page. Another course empties the search field."""
        same = self.enrolled is not None and self.enrolled.course_id == enrolled.course_id
        self.enrolled, self.today, self._may_enrol = enrolled, today, may_enrol
        self._title.setText(enrolled.title)
        for button in (self._import, self._add):
            button.setVisible(may_enrol)
        self._export.setEnabled(bool(enrolled.learners))
        self.classroom.setVisible(bool(enrolled.learners))
        self.list.menu = may_enrol
        if not same:
            self.search.clear()
        self._refill(anew=not same)

    def show_failure(self, text: str) -> None:
        """The list could not be read: `text` says why."""
        self.enrolled = None
        self.pane.show_failure(text)

    # ------------------------------------------------------------ building

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                tr("Name"),
                lambda cell, learner: cell.person(
                    learner.user, state_words(learner.user), kind="warn",
                    dimmed=learner.user.is_disabled,
                ),
                share=6,
            ),
            Column(
                tr("Group"),
                lambda cell, learner: cell.words(learner.user.group, role="muted"),
                share=2,
                least=600,
            ),
            Column(
                tr("Progress"),
                lambda cell, learner: cell.progress(learner.progress_percent),
                width=190,
            ),
            Column(tr("Enrolled"), self._paint_enrolled, width=126, least=760),
            Column(tr("Last opened"), self._paint_opened, width=126),
        )  # fmt: skip

    def _paint_enrolled(self, cell: Cell, learner: Learner) -> None:
        cell.words(day_words(learner.enrolled_at, self.today), role="muted")

    def _paint_opened(self, cell: Cell, learner: Learner) -> None:
        cell.words(self._opened(learner), role="muted")

    def _opened(self, learner: Learner) -> str:
        # An enrolment by others is no visit, though both instants are written then.
        is_visit = learner.last_opened_at > learner.enrolled_at or learner.progress_percent > 0
        return day_words(learner.last_opened_at, self.today) if is_visit else tr("Not yet")

    def _words(self, learner: Learner) -> str:
        user = learner.user
        done = tr("Progress {percent}", percent=percent_text(learner.progress_percent))
        parts = (user.full_name, state_words(user), user.group, done,
                 tr("last opened: {day}", day=self._opened(learner)))  # fmt: skip
        return ", ".join(part for part in parts if part)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        header = PageHeader(tr("Learners"))
        self._back = IconButton("arrow-left", tr("Back to the course"))
        header.row.insertWidget(0, self._back)
        self._title = ElidedLabel(role="muted", font_role="emphasis")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        header.row.insertWidget(2, self._title, 60)
        self.search = SearchField(tr("Search"))
        self.search.setAccessibleName(tr("Search learners"))
        self._export = SecondaryButton(tr("Export"), "file-down")
        self._export.setToolTip(tr("Save this list as a table (CSV)"))
        self._import = SecondaryButton(tr("Import"), "download")
        self._import.setToolTip(tr("Enrol people from a list (CSV)"))
        self._add = PrimaryButton(tr("Add a person"), "user-plus")
        header.add(self.search, 40)
        for button in (self._export, self._import, self._add):
            header.add(button)
        column.addWidget(header)
        body = QVBoxLayout()
        body.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, PAGE_MARGIN)
        body.setSpacing(12)
        self._size = Muted(size="body")
        line = QHBoxLayout()
        line.addWidget(self._size, 1)
        self.classroom = LinkButton(tr("Progress of the class"))
        self.classroom.setToolTip(tr("Who did what, who needs help, and grades"))
        line.addWidget(self.classroom)
        body.addLayout(line)
        body.addWidget(self.pane, 1)
        column.addLayout(body, 1)
        self._fit_search()

    def _connect(self) -> None:
        find = QAction(tr("Search learners"), self)
        find.setShortcut(QKeySequence.StandardKey.Find)
        find.triggered.connect(lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.addAction(find)
        self._back.clicked.connect(self.back_requested)
        self.search.textChanged.connect(lambda _: self._refill(anew=True))
        self.search.activated.connect(self._go_to_list)
        self._export.clicked.connect(self.export_requested)
        self.classroom.clicked.connect(self.class_requested)
        self._import.clicked.connect(self.import_requested)
        self._add.clicked.connect(self.add_requested)
        self.list.menu_wanted.connect(self._open_menu)
        self.list.removal_wanted.connect(self._on_removal)
        self.pane.retry_requested.connect(self.retry_requested)
        self.pane.action_requested.connect(self._on_next_step)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_search()

    def _fit_search(self) -> None:
        self.search.setMaximumWidth(theme_host_of(self).px(300))

    # ------------------------------------------------------------ the list

    def _refill(self, *, anew: bool) -> None:
        if self.enrolled is None:
            return
        everybody = self.enrolled.learners
        found = matching(everybody, self.search.text())
        self._size.setVisible(bool(everybody))
        self._size.setText(_size_words(everybody))
        if found:
            self.pane.show_items(found, anew=anew)
        else:
            self.model.show(())
            self.pane.show_state(self._nothing(bool(everybody)))
        start_at(self, self.list if found else self._add if self._may_enrol else self._back)

    def _nothing(self, somebody: bool) -> EmptyState:
        if somebody:
            return EmptyState(
                "search",
                tr("Nobody found for “{words}”", words=self.search.text()[:80]),
                tr("Names, addresses and groups of this course's learners were searched."),
                tr("Show all"),
            )
        text = tr("Whoever takes this course stands here with their progress.")
        action = tr("Add a person") if self._may_enrol else ""
        return EmptyState("users", tr("Nobody takes this course yet"), text, action,
                          action_icon="user-plus")  # fmt: skip

    def _on_next_step(self) -> None:
        if self.search.text():
            self.search.clear()
        else:
            self.add_requested.emit()

    def _go_to_list(self) -> None:
        if self.pane.shows_rows:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_removal(self, row: int) -> None:
        learner = self.model.item(row)
        if learner is not None and self._may_enrol:
            self.remove_requested.emit(learner)

    def _open_menu(self, row: int, where: QPoint) -> None:
        learner = self.model.item(row)
        if learner is not None:
            menu = self.make_menu(learner)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(where)

    def make_menu(self, learner: Learner) -> QMenu:
        """What can be done with a learner."""
        menu = QMenu(self)
        picture = icons.icon("user-minus", theme_of(self).color("muted"))
        remove = menu.addAction(picture, tr("Remove from the course"))
        remove.triggered.connect(lambda: self.remove_requested.emit(learner))
        return menu


def matching(learners: Sequence[Learner], text: str) -> tuple[Learner, ...]:
    """Those in whose name, address or group `text` occurs."""
    wanted = text.strip().casefold()
    return tuple(learner for learner in learners if _holds(learner.user, wanted))


def _holds(user: User, wanted: str) -> bool:
    return any(wanted in part.casefold() for part in (user.full_name, user.email, user.group))


def _size_words(learners: Sequence[Learner]) -> str:
    finished = sum(learner.progress_percent >= 100 for learner in learners)
    return " · ".join((tr("%n learner(s)", len(learners)), tr("%n finished", finished)))
