"""The library as it is seen. Painted before anything heavy is imported, so it imports little."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ...domain.ids import CourseId
from ...domain.library import (
    ContinueCard,
    CourseCard,
    LibraryCounts,
    LibraryFilter,
    LibraryOrder,
    LibraryQuery,
)
from ..content.cover import CoverPainter
from ..kit import icons
from ..kit.empty_state import EmptyState
from ..kit.focus import start_at
from ..kit.forms import PrimaryButton, SecondaryButton
from ..kit.header_room import fit_words
from ..kit.lists import PageHeader
from ..kit.theme import theme_host_of, theme_of
from ..kit.translate import tr
from .card_grid import CardGrid, CardSkeleton
from .cards_model import CardsModel
from .search_box import LibrarySearch
from .top import LibraryTop
from .words import nothing_words, order_words

if TYPE_CHECKING:
    from ...domain.school_class import Task
    from ...domain.search import SearchHit

GRID, LIST = "grid", "list"
SKELETON_DELAY = 150  # milliseconds before a wait is shown
_HEADER_REST = 400  # title, the narrowest search field, edges (at text scale 1)


class LibraryPage(QWidget):
    """Header, banner, filters and cards. States wishes as signals, shows what it is given."""

    course_requested = Signal(int)
    lesson_requested = Signal(int)
    task_requested = Signal(object)  # Task
    create_requested = Signal()
    empty_requested = Signal()  # a course without documents
    documents_requested = Signal()
    sample_requested = Signal()
    import_requested = Signal()
    palette_requested = Signal()
    query_changed = Signal(object)  # LibraryQuery
    more_requested = Signal()
    end_requested = Signal()
    form_changed = Signal(str)  # GRID or LIST
    retry_requested = Signal()
    edit_requested = Signal(object)  # CourseCard, as the next five
    export_requested = Signal(object)
    publish_requested = Signal(object)
    duplicate_requested = Signal(object)
    delete_requested = Signal(object)

    def __init__(self, paint_cover: CoverPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.query = LibraryQuery()
        self.counts = LibraryCounts()
        self._shown_query: LibraryQuery | None = None
        self._enter_waits = False
        self._may_edit = True  # until the controller says what the person may do
        self._sample_text = ""
        self._failure = ""
        self._empty: EmptyState | None = None
        self._empty_key = ""
        self.model = CardsModel(self)
        self.grid = CardGrid(self.model, paint_cover, self)
        self.grid.setAccessibleName(tr("Courses"))
        self._skeleton: CardSkeleton | None = None
        self._wait = QTimer(self, singleShot=True, interval=SKELETON_DELAY)
        self._wait.timeout.connect(self._show_skeleton)
        self._build()
        self._connect()
        self._set_tab_order()
        self._fit()
        self._refill()

    # ------------------------------------------------------------ what it is told to show

    def show_first(
        self,
        cards: Sequence[CourseCard],
        counts: LibraryCounts,
        continue_card: ContinueCard | None,
        *,
        form: str = GRID,
        order: LibraryOrder = LibraryOrder.RECENT,
    ) -> None:
        """The first picture, from plain data, before any loop runs."""
        self.set_form(form)
        self.set_order(order)
        self.show_counts(counts, continue_card)
        self.show_cards(self.query, cards, has_more=len(cards) < counts.all)

    def show_cards(
        self, query: LibraryQuery, cards: Sequence[CourseCard], *, has_more: bool
    ) -> None:
        """The first pages for `query`. Scroll position and current course stay if they can."""
        self._wait.stop()
        self._failure = ""
        same_list = query == self._shown_query
        self._shown_query = query
        current, row = self.current_card(), self.grid.currentIndex().row()
        scroll = self.grid.verticalScrollBar().value()
        self.model.show(cards, has_more)
        self._refill()
        if current is not None and same_list:
            # A course that is gone leaves the keyboard where it was.
            found = self.model.row_of(current.id)
            self.grid.restore_current(found if found >= 0 else row)
        self.grid.verticalScrollBar().setValue(scroll if same_list else 0)
        self._resolve_enter()

    def append_cards(self, cards: Sequence[CourseCard], *, has_more: bool) -> None:
        """The page that `more_requested` asked for."""
        self.model.append(cards, has_more)

    def show_counts(self, counts: LibraryCounts, continue_card: ContinueCard | None) -> None:
        """Figures on the filters, and where the learner left off."""
        self.counts = counts
        for which, chip in self._chips.items():
            chip.set_count(counts.of(which))
        self._banner.show_card(continue_card)
        self._refill()

    def show_tasks(self, tasks: Sequence[Task]) -> None:
        """What the learner is to do."""
        self._top.show_tasks(tasks)

    def show_rights(self, *, may_edit: bool, sees_drafts: bool) -> None:
        """Offer only what the person may do."""
        self._may_edit = may_edit
        self._import.setVisible(may_edit)
        self._begin.setVisible(may_edit)
        self._create.setVisible(may_edit)
        self._chips[LibraryFilter.DRAFTS].setVisible(sees_drafts)
        self._empty_key = ""  # its sentence may be another one
        self._refill()

    def show_hits(self, text: str, hits: Sequence[SearchHit]) -> None:
        """Lessons found for `text`; ignored when the field says something else by now."""
        if text != self.query.text:
            return
        self.search.show_hits([hit for hit in hits if hit.lesson_id is not None])
        self._resolve_enter()

    def show_waiting(self) -> None:
        """A list was asked for: after a moment, grey cards stand where it will be."""
        self._wait.start()

    def show_failure(self, text: str) -> None:
        """The list could not be read: `text` says why."""
        self._wait.stop()
        self._failure = text
        self._refill()

    def show_sample_progress(self, text: str) -> None:
        """What the making of the sample course is at; "" when it is over."""
        self._sample_text = text
        self._refill()

    def set_form(self, form: str) -> None:
        """Cards (GRID) or lines (LIST)."""
        as_list = form == LIST
        self._form.set_icon("list" if as_list else "layout-grid")
        name = tr("Show as cards") if as_list else tr("Show as a list")
        self._form.setAccessibleName(name)
        self._form.setToolTip(name)
        if as_list != self.grid.as_list:
            self.grid.set_form(as_list)

    def set_order(self, order: LibraryOrder) -> None:
        """Which order is chosen."""
        self.query = replace(self.query, order=order)
        self._sort.setText(order_words()[order])
        self._sort.setAccessibleName(tr("Sort: {order}", order=order_words()[order]))
        self._sort.updateGeometry()

    @property
    def form(self) -> str:
        """GRID or LIST."""
        return LIST if self.grid.as_list else GRID

    def current_card(self) -> CourseCard | None:
        """The course that the keyboard stands on."""
        index = self.grid.currentIndex()
        return self.model.card(index.row()) if index.isValid() else None

    def select_course(self, course_id: CourseId) -> None:
        """Go to a course if it is listed."""
        row = self.model.row_of(course_id)
        if row >= 0:
            self.grid.make_current(row)

    def go_to_end(self) -> None:
        """Stand on the last course."""
        if self.model.rowCount():
            self.grid.make_current(self.model.rowCount() - 1)

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        header = PageHeader(tr("Library"))
        self.search = LibrarySearch()
        self._import = SecondaryButton(tr("Import"), "download")
        self._import.setToolTip(tr("Import a course package or documents"))
        self._begin = SecondaryButton(tr("Empty course"), "file-plus")
        for button in (self._import, self._begin):
            button.setAccessibleName(button.text())
        keys = QKeySequence("Ctrl+N").toString(QKeySequence.SequenceFormat.NativeText)
        tip = tr("Begin a course without documents and write it yourself")
        self._begin.setToolTip(f"{tip} ({keys})")
        self._create = PrimaryButton(tr("Create course"), "sparkles")
        self._create.setToolTip(tr("Make a course from your documents"))
        header.add(self.search, 100)
        header.add(self._import)
        header.add(self._begin)
        header.add(self._create)
        column.addWidget(header)
        column.addWidget(self.grid, 1)
        self.grid.set_header(self._make_top())

    def _make_top(self) -> QWidget:
        self._top = LibraryTop(self.query.filter)
        self._banner, self._chips = self._top.banner, self._top.chips
        self._filters = self._top.filters
        self._sort, self._form = self._top.sort, self._top.form
        self._top.task_chosen.connect(self.task_requested)
        self._top.tasks_changed.connect(self._on_tasks_changed)
        self.set_order(self.query.order)
        self.set_form(GRID)
        return self._top

    def _connect(self) -> None:
        find = QAction(tr("Search the library"), self)
        find.setShortcut(QKeySequence.StandardKey.Find)
        find.triggered.connect(self._begin_search)
        self.addAction(find)
        self.search.textChanged.connect(self._on_text_changed)
        self.search.activated.connect(self._on_enter)
        self.search.lesson_chosen.connect(lambda hit: self.lesson_requested.emit(hit.lesson_id))
        self.search.palette_requested.connect(self.palette_requested)
        self._import.clicked.connect(self.import_requested)
        self._begin.clicked.connect(self.empty_requested)
        self._create.clicked.connect(self.create_requested)
        self._banner.continue_requested.connect(self.lesson_requested)
        self._filters.idClicked.connect(lambda number: self._set_filter(list(self._chips)[number]))
        self._sort.clicked.connect(self._open_sort_menu)
        self._form.clicked.connect(self._on_form_clicked)
        self.model.more_wanted.connect(self.more_requested)
        self.grid.end_wanted.connect(self.end_requested)
        self.grid.course_chosen.connect(self._on_course_chosen)
        self.grid.menu_wanted.connect(self._open_course_menu)
        self.grid.deletion_wanted.connect(self._on_deletion_wanted)

    def _on_tasks_changed(self) -> None:
        self.grid.set_header(self._top)  # it looks after what is new in it, too
        self._set_tab_order()

    def _on_deletion_wanted(self, row: int) -> None:
        if self._may_edit:
            self.delete_requested.emit(self.model.card(row))

    def _begin_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        host = theme_host_of(self)
        self.search.setMaximumWidth(host.px(380))
        fit_words(self.width(), host.px(_HEADER_REST), (self._import, self._begin), self._create)

    def _set_tab_order(self) -> None:
        # Qt does not move the grid behind the last stop, but lets it be pushed back.
        QWidget.setTabOrder(self._create, self.grid)
        chain = [self.search, self._import, self._begin, self._create, *self._top.stops()]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    # ------------------------------------------------------------ what stands in place of cards

    def _refill(self) -> None:
        """Cards, or the sentence that stands for them."""
        nothing = not self.model.rowCount()
        is_new = nothing and not self.counts.all and not self.query.text
        known = self._shown_query is not None
        self._top.setVisible(known and not (is_new or self._failure))
        if self._failure:
            self._show_empty(self._failure, self._make_failure)
        elif nothing and known:
            if is_new:
                self._show_empty("busy" if self._sample_text else "welcome", self._make_welcome)
            else:
                self._show_empty(repr(self._shown_query), self._make_no_match)
        else:
            self._show_empty("", None)
        if self._empty is not None and self._sample_text:
            self._empty.show_text(tr("No courses yet"), self._sample_text)

    def _show_empty(self, key: str, make: Callable[[], EmptyState] | None) -> None:
        """Put a sentence in place of the cards; the same one is not built twice."""
        if make is not None and key == self._empty_key and self._empty is not None:
            self.grid.set_filler(self._empty)
            return
        old, self._empty, self._empty_key = self._empty, make() if make else None, key
        # A focus on cards that are not there could not be seen.
        policy = Qt.FocusPolicy.NoFocus if make else Qt.FocusPolicy.StrongFocus
        self.grid.setFocusPolicy(policy)
        instead = self._create if self._may_edit else self.search
        start_at(self, instead if make else self.grid)
        if make and self.grid.hasFocus():
            instead.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.set_filler(self._empty)
        if old is not None:
            old.deleteLater()

    def _make_failure(self) -> EmptyState:
        state = EmptyState("triangle-alert", tr("The library could not be read"), self._failure,
                           tr("Try again"), action_icon="refresh-cw")  # fmt: skip
        state.action_requested.connect(self.retry_requested)
        return state

    def _make_welcome(self) -> EmptyState:
        if not self._may_edit:
            return EmptyState(
                "library",
                tr("No courses yet"),
                tr("Your instructor has not published any yet. They appear here as soon as one "
                   "is."),
            )  # fmt: skip
        text = self._sample_text or tr(
            "Courses made from your documents appear here. Look at a sample first, or choose"
            " documents of your own. You can also begin with an empty course and write it yourself."
        )
        busy = bool(self._sample_text)
        state = EmptyState(
            "library", tr("No courses yet"), text,
            "" if busy else tr("Make the sample course"), action_icon="sparkles",
            second_text="" if busy else tr("Choose documents…"), second_icon="file-plus",
        )  # fmt: skip
        state.action_requested.connect(self.sample_requested)
        state.second_requested.connect(self.documents_requested)
        return state

    def _make_no_match(self) -> EmptyState:
        if self.query.text:
            title = tr("No course title has “{words}”", words=self.query.text)
            text = tr("Lessons that hold it, if there are any, are listed under the search field.")
        else:
            title = tr("No course here")
            text = nothing_words()[self.query.filter]
        state = EmptyState("search", title, text, tr("Show all"))
        state.action_requested.connect(self.show_all)
        return state

    def _show_skeleton(self) -> None:
        if self._skeleton is None:
            self._skeleton = CardSkeleton(self.grid)
        self.grid.set_filler(self._skeleton)

    # ------------------------------------------------------------ wishes

    def show_all(self) -> None:
        """Take filter and search words back."""
        self._chips[LibraryFilter.ALL].setChecked(True)
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.search.hide_hits()
        self._ask(replace(self.query, filter=LibraryFilter.ALL, text=""))

    def _ask(self, query: LibraryQuery) -> None:
        if query != self.query:
            self.query = query
            self.query_changed.emit(query)

    def _set_filter(self, which: LibraryFilter) -> None:
        self._ask(replace(self.query, filter=which))

    def _set_order(self, order: LibraryOrder) -> None:
        if order != self.query.order:
            self.set_order(order)
            self.query_changed.emit(self.query)

    def _on_text_changed(self, text: str) -> None:
        self._enter_waits = False
        if not text.strip():
            self.search.hide_hits()
        self._ask(replace(self.query, text=text.strip()))

    def _on_enter(self) -> None:
        self._enter_waits = bool(self.query.text)
        self._resolve_enter()

    def _resolve_enter(self) -> None:
        """Enter in the search field opens the best hit, as soon as there is one."""
        if not self._enter_waits or self._shown_query != self.query:
            return
        hits = self.search.hits
        first, lesson = self.model.card(0), hits.first if hits is not None else None
        if first is not None:
            self._enter_waits = False
            self.course_requested.emit(first.id)
        elif lesson is not None:
            self._enter_waits = False
            self.lesson_requested.emit(lesson.lesson_id)

    def _on_form_clicked(self) -> None:
        self.set_form(GRID if self.form == LIST else LIST)
        self.form_changed.emit(self.form)

    def _on_course_chosen(self, row: int) -> None:
        card = self.model.card(row)
        if card is not None:
            self.course_requested.emit(card.id)

    # ------------------------------------------------------------ menus

    def _open_sort_menu(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for order, words in order_words().items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(order == self.query.order)
            action.setData(order)
            group.addAction(action)
        group.triggered.connect(lambda action: self._set_order(action.data()))
        self._popup(menu, self._sort.mapToGlobal(QPoint(0, self._sort.height() + 4)))

    def _open_course_menu(self, row: int, where: QPoint) -> None:
        card = self.model.card(row)
        if card is not None:
            self._popup(self.make_course_menu(card), where)

    def make_course_menu(self, card: CourseCard) -> QMenu:
        """Everything that can be done with a course."""
        menu = QMenu(self)
        publish = tr("Make draft") if card.is_published else tr("Publish")
        color = theme_of(self).color("muted")

        def add(words: str, icon: str, wish: SignalInstance, value: object) -> QAction:
            action = menu.addAction(icons.icon(icon, color), words)
            action.triggered.connect(lambda: wish.emit(value))
            return action

        menu.setDefaultAction(add(tr("Open"), "book-open", self.course_requested, card.id))
        if not self._may_edit:
            return menu
        add(tr("Edit"), "square-pen", self.edit_requested, card)
        menu.addSeparator()
        icon = "eye-off" if card.is_published else "eye"
        add(publish, icon, self.publish_requested, card)
        add(tr("Duplicate"), "copy", self.duplicate_requested, card)
        add(tr("Export…"), "share-2", self.export_requested, card)
        menu.addSeparator()
        add(tr("Delete"), "trash", self.delete_requested, card)
        return menu

    def _popup(self, menu: QMenu, where: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)
