"""A course as it is seen: what it is about, its contents, how far the learner is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ...domain.course import CourseView, LessonItem
from ..content.cover import CoverPainter
from ..content.durations import duration_words
from ..kit.empty_state import EmptyState
from ..kit.focus import start_at
from ..kit.forms import Button, IconButton, Pill, PrimaryButton, QuietButton, SecondaryButton
from ..kit.header_room import fit_words
from ..kit.lists import (
    PAGE_MARGIN,
    Card,
    FlowLayout,
    Hairline,
    Lead,
    LessonTitle,
    Muted,
    ScrollPage,
    SectionTitle,
)
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .outline_view import OutlineView
from .side import CoverCard, OutcomesCard, ResultsCard

_SIDE_SHARE = 0.355  # of the contents' width
_NARROW = 800  # pixels of contents, at normal text size, below which the side goes under
_BAR_REST = 180  # what prints, gaps and edges of the bar (at text scale 1)


class CoursePage(QWidget):
    """Shows a CourseView; states wishes as signals."""

    back_requested = Signal()
    export_requested = Signal()
    media_requested = Signal()
    edit_requested = Signal()
    learners_requested = Signal()
    report_requested = Signal()
    class_requested = Signal()
    publish_requested = Signal()
    enrol_requested = Signal()
    leave_requested = Signal()
    flashcards_requested = Signal()
    listen_requested = Signal()
    lesson_requested = Signal(int)
    quiz_requested = Signal(int)

    def __init__(
        self,
        paint_cover: CoverPainter,
        parent: QWidget | None = None,
        *,
        may_edit: bool = True,
        sees_drafts: bool = True,
    ) -> None:
        super().__init__(parent)
        self._enrolling = True
        self.may_listen = True  # where the computer of a class leaves no films out
        self._may_edit, self._sees_drafts = may_edit, sees_drafts
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.course: CourseView | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_bar())
        self._stack = QStackedLayout()
        self._stack.addWidget(self._make_body(paint_cover))
        self._missing: EmptyState | None = None
        column.addLayout(self._stack, 1)

    # ------------------------------------------------------------ what it is told to show

    def show_course(self, course: CourseView, today: date) -> None:
        """Fill the page. The same course anew keeps scroll position and open modules."""
        same = self.course is not None and self.course.id == course.id
        self.course = course
        self._stack.setCurrentIndex(0)
        self._set_tools(True)
        otherwise = self._edit if self._may_edit else self._back
        start_at(self, self._start if course.lessons else otherwise)
        self._title.setText(course.title)
        self._lead.setText(course.description)
        self._lead.setVisible(bool(course.description))
        self._draft.setVisible(self._sees_drafts and not course.is_published)
        self._publish.setVisible(self._may_edit and not course.is_published)
        self._flashcards.setVisible(any(item.quizzes for item in course.lessons))
        is_heard = self.may_listen and any(_is_heard(item) for item in course.lessons)
        self._listen.setVisible(is_heard)
        self._show_start(course)
        self._show_enrolment(course)
        self._show_contents(course)
        self._cover.show_course(course, today)
        self._outcomes.show_outcomes(course.outcomes)
        self._results.show_quizzes([quiz for item in course.lessons for quiz in item.quizzes])
        if not same:
            self._scroll.verticalScrollBar().setValue(0)

    def show_missing(self) -> None:
        """The course is not there (any more): say so, and the way back."""
        self.course = None
        self._set_tools(False)
        if self._missing is None:
            self._missing = EmptyState(
                "book-open",
                tr("This course is no longer in the library"),
                tr("It was deleted, so there is nothing to show here."),
                tr("Back to the library"),
                action_icon="arrow-left",
            )
            self._missing.action_requested.connect(self.back_requested)
            self._stack.addWidget(self._missing)
        self._stack.setCurrentWidget(self._missing)
        start_at(self, self._back)

    # ------------------------------------------------------------ building

    def _make_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(PAGE_MARGIN - 4, 12, PAGE_MARGIN, 12)
        bar.setSpacing(14)
        self._back = back = QuietButton(tr("Library"), "arrow-left")
        back.setAccessibleName(tr("Back to the library"))
        back.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        back.clicked.connect(self.back_requested)
        self._export = SecondaryButton(tr("Export"), "share-2")
        self._export.setToolTip(tr("Save the course as a file"))
        self._export.clicked.connect(self.export_requested)
        self.media = SecondaryButton(tr("Films"), "presentation")
        self.media.setToolTip(tr("Make slides, sound and films of the lessons"))
        self.media.clicked.connect(self.media_requested)
        self.learners = SecondaryButton(tr("Learners"), "users")
        self.learners.setToolTip(tr("Who takes this course"))
        self.learners.clicked.connect(self.learners_requested)
        self.learners.hide()  # shown to those who may see them
        self.report = SecondaryButton(tr("Quizzes"), "chart-column")
        self.report.setToolTip(tr("Mark answers, and see how the questions work"))
        self.report.clicked.connect(self.report_requested)
        self.report.hide()
        self.classroom = SecondaryButton(tr("Class"), "table")
        self.classroom.setToolTip(tr("Who did what, who needs help, and grades"))
        self.classroom.clicked.connect(self.class_requested)
        self.classroom.hide()
        self._edit = SecondaryButton(tr("Edit"), "square-pen")
        self._edit.clicked.connect(self.edit_requested)
        bar.addWidget(back)
        bar.addStretch(1)
        self.print = IconButton("printer", tr("Print or save as PDF"), "Ctrl+P")
        self.print.hide()  # until somebody can
        bar.addWidget(self.print)
        bar.addWidget(self.classroom)
        bar.addWidget(self.learners)
        bar.addWidget(self.report)
        bar.addWidget(self.media)
        bar.addWidget(self._export)
        bar.addWidget(self._edit)
        for button in self._ways():
            button.setAccessibleName(button.text())
        return bar

    def _ways(self) -> tuple[Button, ...]:
        """The buttons that give their words up where room is short, from left to right."""
        return (self.classroom, self.learners, self.report, self.media, self._export)

    def _make_body(self, paint_cover: CoverPainter) -> QWidget:
        self._scroll = ScrollPage(wraps=True)
        # The scroll area keeps two pixels around itself for its focus ring.
        side = PAGE_MARGIN - 2
        self._scroll.column.setContentsMargins(side, 2, side, PAGE_MARGIN)
        # Two columns, or one under the other where the window is narrow.
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(PAGE_MARGIN)
        left = QVBoxLayout()
        left.setSpacing(0)
        self._title = LessonTitle()
        self._lead = Lead()
        left.addWidget(self._title)
        left.addSpacing(8)
        # A row of its own: a column asks for the height at its whole width, past the lead's
        # greatest width, and would end too early by the lines that wrap.
        lead = QHBoxLayout()
        lead.addWidget(self._lead, 1000)
        lead.addStretch(1)
        left.addLayout(lead)
        left.addSpacing(16)
        left.addLayout(self._make_actions())
        left.addSpacing(20)
        left.addWidget(self._make_contents())
        left.addStretch(1)
        self._split.addLayout(left, 1)
        self._split.addWidget(self._make_side(paint_cover), 0, Qt.AlignmentFlag.AlignTop)
        self._scroll.column.addLayout(self._split)
        self._scroll.column.addStretch(1)
        return self._scroll

    def _make_actions(self) -> FlowLayout:
        row = FlowLayout(spacing=10)
        self._start = PrimaryButton("", "play")
        self._start.height_px = 42.0
        self._start.clicked.connect(self._on_start)
        self._publish = SecondaryButton(tr("Publish"), "eye")
        self._publish.height_px = 42.0
        self._publish.setToolTip(tr("Show this course to learners"))
        self._publish.clicked.connect(self.publish_requested)
        self._draft = Pill(tr("Draft"), "warn")
        self._draft.setToolTip(tr("Learners do not see this course yet"))
        self._enrol = SecondaryButton(tr("Join this course"), "graduation-cap")
        self._enrol.height_px = 42.0
        self._enrol.clicked.connect(self.enrol_requested)
        self._leave = QuietButton(tr("Leave course"), "log-out")
        self._leave.height_px = 42.0
        self._leave.clicked.connect(self.leave_requested)
        self._left = Pill(tr("You left this course"))
        self._flashcards = QuietButton(tr("Add flashcards"), "rotate-ccw")
        self._flashcards.height_px = 42.0
        self._flashcards.setAccessibleName(tr("Add the flashcards of this course to your review"))
        self._flashcards.setToolTip(tr("Add the flashcards of this course to your review"))
        self._flashcards.clicked.connect(self.flashcards_requested)
        self._listen = QuietButton(tr("Listen"), "headphones")
        self._listen.height_px = 42.0
        self._listen.setAccessibleName(tr("Listen to the lessons, one after another"))
        self._listen.setToolTip(tr("Listen to the lessons, one after another"))
        self._listen.clicked.connect(self.listen_requested)
        for widget in (self._start, self._publish, self._enrol, self._draft, self._left,
                       self._listen, self._flashcards, self._leave):  # fmt: skip
            row.addWidget(widget)
        return row

    def _make_contents(self) -> Card:
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 16, 14)
        head.addWidget(SectionTitle(tr("Course content")))
        head.addStretch(1)
        self._size = Muted()
        head.addWidget(self._size)
        column.addLayout(head)
        column.addWidget(Hairline())
        self.outline = OutlineView()
        self.outline.lesson_chosen.connect(self.lesson_requested)
        self.outline.quiz_chosen.connect(self.quiz_requested)
        self.outline.row_reached.connect(self._bring_into_sight)
        column.addWidget(self.outline)
        words = tr("This course has no lessons yet.")
        if self._may_edit:
            words = tr("This course has no lessons yet. Edit it to add some.")
        self._nothing = Muted(words, wrap=True)
        self._nothing.setContentsMargins(17, 16, 17, 16)
        column.addWidget(self._nothing)
        return card

    def _make_side(self, paint_cover: CoverPainter) -> QWidget:
        self._side = QWidget()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._cover = CoverCard(paint_cover)
        self._outcomes = OutcomesCard()
        self._results = ResultsCard()
        for card in (self._cover, self._outcomes, self._results):
            column.addWidget(card)
        return self._side

    # ------------------------------------------------------------ parts

    def _set_tools(self, on: bool) -> None:
        self._export.setVisible(on and self._may_edit)
        self.media.setVisible(on and self._may_edit)
        self._edit.setVisible(on and self._may_edit)
        self._fit_bar()

    def show_people(self, *, learners: bool, enrolling: bool) -> None:
        """Whether the course's learners are to be had, and a way to take it apart from reading;
        said before `show_course`."""
        self.learners.setVisible(learners)
        self.report.setVisible(learners)
        self.classroom.setVisible(learners)
        self._fit_bar()
        self._enrolling = enrolling

    def _show_enrolment(self, course: CourseView) -> None:
        """Not enrolled, enrolled, or left: one way on, one way out."""
        had_focus = self._enrol.hasFocus() or self._leave.hasFocus()
        words = tr("Take it up again") if course.has_left else tr("Join this course")
        self._enrol.setText(words)
        tip = tr("Your progress was kept") if course.has_left else tr("Take this course")
        self._enrol.setToolTip(tip)
        self._enrol.updateGeometry()
        self._enrol.setVisible(not course.is_enrolled and (self._enrolling or course.has_left))
        self._left.setVisible(course.has_left and not course.is_enrolled)
        self._leave.setVisible(course.is_enrolled)
        if had_focus:
            # The one that was pressed is gone: the keyboard goes to the one in its place.
            (self._leave if course.is_enrolled else self._enrol).setFocus()

    def _show_start(self, course: CourseView) -> None:
        lesson = course.next_lesson
        self._start.setVisible(lesson is not None)
        if lesson is None:
            return
        if lesson.is_completed:
            words, icon = tr("Review again"), "rotate-ccw"
        elif course.last_lesson_id is None:
            words, icon = tr("Start"), "play"
        else:
            words, icon = tr("Continue: {lesson}", lesson=lesson.title), "play"
        self._start.set_icon(icon)
        self._start.setAccessibleName(words)
        room = theme_host_of(self).px(420)
        metrics = QFontMetrics(theme_host_of(self).font("control"))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        self._start.setText(shown.replace("&", "&&"))
        self._start.setToolTip(words if shown != words else "")

    def _show_contents(self, course: CourseView) -> None:
        self.outline.show_course(course)
        self._nothing.setVisible(not course.lessons)
        self._size.setText(
            " · ".join((
                tr("%n module(s)", len(course.modules)),
                tr("%n lesson(s)", len(course.lessons)),
                duration_words(course.minutes),
            ))
        )  # fmt: skip

    def _on_start(self) -> None:
        lesson = self.course.next_lesson if self.course is not None else None
        if lesson is not None:
            self.lesson_requested.emit(lesson.id)

    def _bring_into_sight(self, row: QRect) -> None:
        body = self._scroll.widget()
        if body is None:
            return
        corner = self.outline.mapTo(body, QPoint(0, 0))
        middle = row.translated(corner).center()
        self._scroll.ensureVisible(corner.x(), middle.y(), 0, row.height() // 2 + 24)

    # ------------------------------------------------------------ width

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()
            if self.course is not None:
                self._show_start(self.course)

    def _fit_bar(self) -> None:
        rest = self._back.sizeHint().width() + theme_host_of(self).px(_BAR_REST)
        fit_words(self.width(), rest, self._ways(), self._edit)

    def _arrange(self) -> None:
        self._fit_bar()
        room = self.width() - 2 * PAGE_MARGIN
        narrow = room < theme_host_of(self).px(_NARROW)
        directions = QBoxLayout.Direction
        self._split.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._lead.setMaximumWidth(theme_host_of(self).px(640))
        if narrow:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16777215)
            self._split.setAlignment(self._side, Qt.AlignmentFlag(0))
        else:
            self._side.setFixedWidth(round(room * _SIDE_SHARE))
            self._split.setAlignment(self._side, Qt.AlignmentFlag.AlignTop)


def _is_heard(lesson: LessonItem) -> bool:
    """Whether it has a recording, or a film that speaks for itself."""
    return not {"audio", "video"}.isdisjoint(lesson.asset_types)
