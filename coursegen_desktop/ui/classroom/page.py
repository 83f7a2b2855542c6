"""A class in a course: grid with who needs help, scores, outcomes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ...domain.attempt import FinishedAttempt
from ...domain.class_progress import ClassFigures, ClassView
from ...domain.ids import AssetId
from ...domain.quiz_upkeep import ItemFigures
from ..kit import icons
from ..kit.choice_box import ChoiceBox
from ..kit.empty_state import EmptyState
from ..kit.focus import start_at, tab_through
from ..kit.forms import Chip, IconButton, SecondaryButton
from ..kit.lists import PAGE_MARGIN, Card, ElidedLabel, PageHeader, ScrollPage
from ..kit.speech import say
from ..kit.theme import theme_host_of, theme_of
from ..kit.translate import tr
from .figures import OutcomesView, ScoresView
from .grid import ClassGrid
from .side import LearnerCard, NeedsCard, QuestionsCard
from .words import group_words

_SIDE, _SIDE_SLIM, _WIDE = 342, 270, 1100  # pixels at text scale 1


class ClassPage(QWidget):
    """Wishes are signals; ids are those of people, quizzes and attempts."""

    back_requested = Signal()
    learners_requested = Signal()
    retry_requested = Signal()
    export_requested = Signal(str)  # "csv", "xlsx" or "print"
    group_changed = Signal()
    grading_requested = Signal()
    grade_requested = Signal(int)  # user
    attempts_requested = Signal(int, int)  # user and quiz
    attempt_chosen = Signal(int, int)  # user and attempt
    go_on_requested = Signal(int, int)  # user and attempt

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.everybody: ClassView | None = None
        self.view: ClassView | None = None  # of the group that was chosen
        self.prompts: dict[tuple[int, str], str] = {}
        self._items: tuple[ItemFigures, ...] | None = None
        self._figures: ClassFigures | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_header())
        self.grid = ClassGrid()
        self.needs, self.learner = NeedsCard(), LearnerCard()
        self.questions = QuestionsCard(tr("Questions to look at"))
        self.scores, self.outcomes = ScoresView(), OutcomesView()
        self._stack = QStackedLayout()
        self._progress = self._progress_view()
        for part in (self._progress, self.scores, self.outcomes):
            self._stack.addWidget(part)
        self.state: EmptyState | None = None
        column.addLayout(self._stack, 1)
        self._connect()

    # ------------------------------------------------------------ what it is told to show

    def show_class(self, view: ClassView) -> None:
        """Fill the page; another course begins at the grid, with nobody chosen."""
        same = self.everybody is not None and self.everybody.course_id == view.course_id
        if not same:
            self.prompts, self._items, self._figures = {}, None, None
            self.learner.hide()
            self.chips[0].setChecked(True)
        self.everybody = view
        self._offer_groups(view, self.group if same else None)
        self._title.setText(view.title)
        self.grading.setEnabled(True)
        for part in (self.groups, self.export, *self.chips):
            part.setEnabled(bool(view.rows))
        if not view.rows:
            self._put(
                EmptyState(
                    "users",
                    tr("Nobody takes this course yet"),
                    tr(
                        "Once learners are enrolled, their lessons, scores and grades stand here, "
                        "and who needs help."
                    ),
                    tr("Learners"),
                )
            ).action_requested.connect(self.learners_requested)
            self.view = view
            return
        self._fill()
        self._front(self._chosen())
        start_at(self, self.grid)

    def show_failure(self, text: str) -> None:
        """It could not be read: `text` says why. What was read before is out of date."""
        for part in (self.groups, self.export, self.grading, *self.chips):
            part.setEnabled(False)
        state = EmptyState(
            "triangle-alert", tr("The class could not be read"), text, tr("Try again"),
            action_icon="refresh-cw",
        )  # fmt: skip
        self._put(state).action_requested.connect(self.retry_requested)

    def show_questions(self, items: Sequence[ItemFigures], quizzes: Sequence[AssetId]) -> None:
        """How the questions work; `quizzes` says of which quiz each is."""
        self.prompts = {
            (int(quiz), item.question_id): item.prompt
            for item, quiz in zip(items, quizzes, strict=True)
        }
        self.questions.show_questions(items, 5)
        self._items = tuple(items)
        self._fill_front()
        if self.view is not None:
            if self.view.is_whole:
                self.needs.show_class(self.view, self.prompts)
            self._renew_learner()
            self._chain()

    def show_figures(self, figures: ClassFigures) -> None:
        """Times and outcomes."""
        self._figures = figures
        self._fill_front()

    def show_learner(self, user_id: int) -> None:
        """Open somebody's card beside the grid."""
        if self.view is None:
            return
        row = next((one for one in self.view.rows if one.user.id == user_id), None)
        if row is None:
            self.learner.hide()
            return
        self.learner.show_learner(row, self.view, self.prompts)
        self._chain()
        self._side.verticalScrollBar().setValue(0)
        say(self, row.user.full_name)

    def show_attempts(
        self, user_id: int, asset_id: int, attempts: Sequence[FinishedAttempt]
    ) -> None:
        """List somebody's attempts in his card."""
        row, view = self.learner.row, self.view
        if row is None or view is None or row.user.id != user_id:
            return
        title = next((one.title for one in view.quizzes if one.asset_id == asset_id), "")
        self.learner.show_attempts(asset_id, title, attempts)
        self._chain()
        first = self.learner.links()
        if attempts and first:
            first[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def group(self) -> str | None:
        """The group that is shown, "" for who is in none; None is everybody."""
        chosen = self.groups.currentData()
        return chosen if isinstance(chosen, str) else None

    # ------------------------------------------------------------ building

    def _make_header(self) -> PageHeader:
        header = self._header = PageHeader(tr("Class"))
        self._back = IconButton("arrow-left", tr("Back to the course"))
        header.row.insertWidget(0, self._back)
        self._title = ElidedLabel(role="muted", font_role="emphasis")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        header.row.insertWidget(2, self._title, 60)
        self.groups = ChoiceBox(6, tr("Group"))
        self.groups.addItem(group_words(None), None)
        self.groups.hide()
        header.add(self.groups)
        self._views = QButtonGroup(self)
        self.chips = [Chip(words) for words in (tr("Progress"), tr("Scores"), tr("Outcomes"))]
        for place, chip in enumerate(self.chips):
            self._views.addButton(chip, place)
            header.add(chip)
        self.chips[0].setChecked(True)
        self.grading = SecondaryButton(tr("Grading"), "scale")
        self.grading.setToolTip(tr("Weights, letters, and the day by which to be done"))
        self.export = SecondaryButton(tr("Export"), "file-down")
        self.export.setToolTip(tr("Save the class as a table, or print it"))
        header.add(self.grading)
        header.add(self.export)
        return header

    def _progress_view(self) -> QWidget:
        view = QWidget()
        row = QHBoxLayout(view)
        row.setContentsMargins(PAGE_MARGIN, 20, 0, 0)
        row.setSpacing(18)
        self._card = Card()
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.grid)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, PAGE_MARGIN)
        left.addWidget(self._card, 1000)
        left.addStretch(1)
        row.addLayout(left, 1)
        self._side = ScrollPage(margin=0)
        # Room for the scroll bar, which takes it from the cards.
        self._side.column.setContentsMargins(0, 0, PAGE_MARGIN - 12, PAGE_MARGIN)
        self._side.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        for card in (self.learner, self.needs, self.questions):
            self._side.column.addWidget(card)
        self._side.column.addStretch(1)
        row.addWidget(self._side)
        return view

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self.grading.clicked.connect(self.grading_requested)
        self.export.clicked.connect(self._open_export)
        self._views.idClicked.connect(lambda _: self._front(self._chosen()))
        self.groups.currentIndexChanged.connect(self._on_group)
        self.grid.learner_chosen.connect(self._on_row)
        self.grid.cell_chosen.connect(self._on_cell)
        self.needs.learner_chosen.connect(self.show_learner)
        card = self.learner
        card.close_requested.connect(self._close_learner)
        card.grade_requested.connect(lambda: self._of_learner(self.grade_requested.emit))
        card.quiz_chosen.connect(
            lambda key: self._of_learner(lambda user: self.attempts_requested.emit(user, key))
        )
        card.attempt_chosen.connect(
            lambda key: self._of_learner(lambda user: self.attempt_chosen.emit(user, key))
        )
        card.go_on_requested.connect(
            lambda key: self._of_learner(lambda user: self.go_on_requested.emit(user, key))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        host = theme_host_of(self)
        wide = self.width() >= host.px(_WIDE)
        self._fit_header()
        self._side.setFixedWidth(host.px(_SIDE if wide else _SIDE_SLIM) + PAGE_MARGIN)
        self._card.setMaximumHeight(self._grid_height())

    # ------------------------------------------------------------ within

    def _offer_groups(self, view: ClassView, group: str | None) -> None:
        """Offer the groups that there are. One that nobody is in any more is not chosen."""
        wanted = (None, *view.groups) if view.groups else (None,)
        box = self.groups
        with QSignalBlocker(box):
            if tuple(box.itemData(at) for at in range(box.count())) != wanted:
                box.clear()
                for one in wanted:
                    box.addItem(group_words(one), one)
            box.setCurrentIndex(wanted.index(group) if group in wanted else 0)
        box.setVisible(len(wanted) > 1)
        self._fit_header()

    def _fit_header(self) -> None:
        # The course's name needs the room more: what page this is its views say.
        is_wide = self.width() >= theme_host_of(self).px(_WIDE)
        self._header.title.setVisible(is_wide or self.groups.isHidden())

    def _on_group(self) -> None:
        if self.everybody is not None and self.everybody.rows:
            self._fill()
            self._fill_front()
            self.group_changed.emit()

    def _fill(self) -> None:
        """Show the chosen group of the whole class."""
        assert self.everybody is not None
        view = self.view = self.everybody.of_group(self.group)
        self.grid.show_rows(view.rows, view.items)
        self._card.setMaximumHeight(self._grid_height())
        self.needs.setVisible(view.is_whole)
        if view.is_whole:
            self.needs.show_class(view, self.prompts)
        for card in (self.questions, self.scores.questions):
            card.say_whole(is_part=self.group is not None)
        self._renew_learner()
        self._chain()

    def _chain(self) -> None:
        # What is made anew would come last for the Tab key.
        card = self.learner
        ends = (card.go_on, card.grade, card.close_button)
        tab_through([self.grid, *card.links(), *ends, *self.needs.links])

    def _of_learner(self, act: Callable[[int], object]) -> None:
        if self.learner.row is not None:
            act(self.learner.row.user.id)

    def _on_row(self, row: int) -> None:
        self.show_learner(self.grid.cells.rows[row].user.id)

    def _on_cell(self, row: int, column: int) -> None:
        """A cell opens its learner, a quiz that was taken its attempts too."""
        self._on_row(row)
        learner, item = self.grid.cells.rows[row], self.grid.cells.item(column)
        if item is not None and item.asset_id in learner.results:
            self.attempts_requested.emit(learner.user.id, item.asset_id)

    def _close_learner(self) -> None:
        self.learner.hide()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _renew_learner(self) -> None:
        row, view = self.learner.row, self.view
        if row is None or view is None or self.learner.isHidden():
            return
        fresh = next((one for one in view.rows if one.user.id == row.user.id), None)
        if fresh is None:
            self.learner.hide()
        else:
            self.learner.renew(fresh, view, self.prompts)

    def _chosen(self) -> QWidget:
        return (self._progress, self.scores, self.outcomes)[max(self._views.checkedId(), 0)]

    def _front(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        if self.state is not None:
            self._stack.removeWidget(self.state)
            self.state.hide()
            self.state.deleteLater()
            self.state = None

        self._fill_front()

    def _fill_front(self) -> None:
        """Fill the view in front: a chip for each quiz, a line for each lesson and question."""
        front = self._stack.currentWidget()
        if front is self.scores and self.view is not None:
            self.scores.show_class(self.view)
            if self._items is not None:
                self.scores.show_questions(self._items)
        if front is self.outcomes and self._figures is not None:
            self.outcomes.show_figures(self._figures)

    def _put(self, state: EmptyState) -> EmptyState:
        self._stack.addWidget(state)
        self._front(state)
        self.state = state
        return state

    def _grid_height(self) -> int:
        grid = self.grid
        rows = grid.cells.rowCount() * grid.verticalHeader().defaultSectionSize()
        bar = grid.horizontalScrollBar().sizeHint().height()
        return rows + grid.horizontalHeader().height() + bar + 4

    def _open_export(self) -> None:
        menu = self.make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.export.mapToGlobal(QPoint(0, self.export.height() + 4)))

    def make_menu(self) -> QMenu:
        """What can be taken out."""
        menu = QMenu(self)
        color = theme_of(self).color("muted")
        for key, picture, words in (
            ("xlsx", "table", tr("Workbook with grades and their history (XLSX) …")),
            ("csv", "file-text", tr("Table (CSV) …")),
            ("print", "printer", tr("Print …")),
        ):
            action = menu.addAction(icons.icon(picture, color), words)
            action.triggered.connect(lambda _=False, key=key: self.export_requested.emit(key))
        return menu
