"""The progress screen: dashboard or tables, the choice of range and course, export."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ...domain.goals import Goals
from ...domain.ids import CourseId
from ...domain.spans import Span
from ..kit.choice_box import ChoiceBox
from ..kit.dialogs import run
from ..kit.empty_state import EmptyState
from ..kit.focus import start_at
from ..kit.forms import Chip, IconButton, SecondaryButton
from ..kit.lists import PAGE_MARGIN, FlowLayout, PageHeader
from ..kit.translate import tr
from .dashboard import Dashboard
from .figures_table import FiguresTable, TableDialog
from .goals_view import GoalsDialog
from .shown import Shown
from .tables import Made, Opened, table_of
from .words import span_words

CSV, JSON, PDF, OWN = "csv", "json", "pdf", "own"


class ProgressPage(QWidget):
    """Shows what is Shown. Wishes: a course, another range, an export, goals, a review."""

    course_chosen = Signal(int)
    export_requested = Signal(str)  # CSV, JSON, PDF or OWN
    erasing_requested = Signal()
    library_requested = Signal()
    review_requested = Signal()
    goals_requested = Signal()
    details_requested = Signal(object)  # an Opened
    filter_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shown: Shown | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_header())
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self._empty = EmptyState(
            "chart-column",
            tr("Nothing learned yet"),
            tr("Open a lesson: the days you learn, the lessons you finish and your quiz "
               "results will stand here."),
            tr("Open the library"),
            action_icon="library",
        )  # fmt: skip
        self._empty.action_requested.connect(self.library_requested)
        self.body = Dashboard()
        self.body.course_chosen.connect(self.course_chosen)
        self.body.review_requested.connect(self.review_requested)
        self.body.goals_requested.connect(self.goals_requested)
        self.body.details_requested.connect(self.details_requested)
        self._tables = self._make_tables()
        for part in (self._empty, self.body, self._tables):
            self._stack.addWidget(part)
        start_at(self, self.body)
        for part in (self.export, self.span, self.course, self.as_table):
            part.setEnabled(False)

    # ------------------------------------------------------------ what it is told to show

    def show_figures(self, shown: Shown) -> None:
        """Fill every figure at once; without any it says what will be here."""
        for _ in self.filling(shown):
            pass

    def filling(self, shown: Shown) -> Generator[None, None, None]:
        """The same a piece at a time, for others to be let in between."""
        self.shown = shown
        for part in (self.export, self.span, self.course, self.as_table):
            part.setEnabled(not shown.is_empty)
        self.course.setVisible(len(shown.whole.courses) > 1)
        if shown.is_empty:
            self._stack.setCurrentWidget(self._empty)
            return
        self._offer_courses(shown)
        self.span.setCurrentIndex(self.span.findData(shown.span))
        yield from self.body.filling(shown)
        if self.as_table.isChecked():
            self._fill_table()
        self._choose_view()

    @property
    def chosen(self) -> tuple[Span, CourseId | None]:
        """The range and the course that were chosen."""
        key = self.course.currentData()
        span = self.span.currentData()
        return (span if isinstance(span, Span) else Span.ALL), (CourseId(key) if key else None)

    async def show_details(self, opened: Opened) -> None:
        """A dialog with what a figure is made of."""
        if self.shown is not None:
            await run(TableDialog(self, table_of(opened, self.shown)))

    def ask_goals(self) -> GoalsDialog:
        """The dialog that asks for goals."""
        shown = self.shown
        assert shown is not None
        goals: Goals = shown.goals
        return GoalsDialog(self, goals, shown.whole.courses, shown.today)

    def make_export_menu(self) -> QMenu:
        """What can be saved; it is deleted when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = ((PDF, tr("Report on one page (PDF)")), (CSV, tr("Table (CSV)")),
                 (JSON, tr("For programs (JSON)")))  # fmt: skip
        for kind, text in words:
            action = menu.addAction(text)
            action.triggered.connect(lambda _=False, kind=kind: self.export_requested.emit(kind))
        menu.addSeparator()
        whole = menu.addAction(tr("Everything about me (one page to read)"))
        whole.triggered.connect(lambda: self.export_requested.emit(OWN))
        menu.addAction(tr("Erase what is kept about me (in Settings)")).triggered.connect(
            self.erasing_requested
        )
        return menu

    # ------------------------------------------------------------ its parts

    def _make_header(self) -> PageHeader:
        header = PageHeader(tr("Progress"))
        self.course = ChoiceBox(8, tr("Course"))
        self.course.addItem(tr("All courses"), 0)
        self.span = ChoiceBox(6, tr("Range"))
        for span in Span:
            self.span.addItem(span_words(span), span)
        self.span.setCurrentIndex(self.span.findData(Span.ALL))
        self.as_table = IconButton("table", tr("Show as tables"), "Ctrl+Shift+T", checkable=True)
        self.as_table.toggled.connect(self._turn)
        self.export = SecondaryButton(tr("Export"), "file-down")
        self.export.setToolTip(tr("Save these figures as a report, a table or JSON"))
        self.export.clicked.connect(
            lambda: self.make_export_menu().popup(
                self.export.mapToGlobal(QPoint(0, self.export.height()))
            )
        )
        for part in (self.course, self.span, self.as_table, self.export):
            header.add(part)
        for box in (self.course, self.span):
            box.activated.connect(lambda _index: self.filter_changed.emit())
        return header

    def _make_tables(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, 20)
        column.setSpacing(12)
        self._chips: dict[Made, Chip] = {}
        row = QWidget()
        flow = FlowLayout(row)
        names = {
            Made.DAYS: tr("Days"), Made.SCORES: tr("Quiz scores"), Made.COURSES: tr("Courses"),
            Made.OUTCOMES: tr("Mastery by outcome"), Made.DUE: tr("Due for review"),
        }  # fmt: skip
        group = QButtonGroup(whole)
        for made, name in names.items():
            chip = Chip(name)
            group.addButton(chip)
            chip.clicked.connect(self._fill_table)
            flow.addWidget(chip)
            self._chips[made] = chip
        self._chips[Made.DAYS].setChecked(True)
        column.addWidget(row)
        self.table = FiguresTable()
        column.addWidget(self.table, 1)
        return whole

    def choose_table(self, made: Made) -> None:
        """Put one of the tables in front."""
        self._chips[made].setChecked(True)
        self._fill_table()

    def _fill_table(self) -> None:
        if self.shown is None:
            return
        made = next(made for made, chip in self._chips.items() if chip.isChecked())
        self.table.show_table(table_of(made, self.shown))

    def _turn(self) -> None:
        name = tr("Show as charts") if self.as_table.isChecked() else tr("Show as tables")
        self.as_table.set_name(name)
        self._fill_table()
        self._choose_view()

    def _choose_view(self) -> None:
        if self.shown is not None and not self.shown.is_empty:
            is_table = self.as_table.isChecked()
            self._stack.setCurrentWidget(self._tables if is_table else self.body)

    def _offer_courses(self, shown: Shown) -> None:
        offered = [(tr("All courses"), 0)]
        offered += [(course.title, int(course.course_id)) for course in shown.whole.courses]
        box = self.course
        if [(box.itemText(n), box.itemData(n)) for n in range(box.count())] != offered:
            box.clear()
            for title, key in offered:
                box.addItem(title, key)
        box.setCurrentIndex(max(box.findData(int(shown.course_id or 0)), 0))
        box.setToolTip(tr("Course: {course}", course=box.currentText()))
