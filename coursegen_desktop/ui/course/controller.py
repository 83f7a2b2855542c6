"""What happens on a course page: loads the course, leads to its lessons and quizzes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...domain.errors import NotFound
from ...domain.events import (
    AttemptReopened,
    CourseChanged,
    CourseDeleted,
    CourseRestored,
    EnrollmentChanged,
    LessonCompleted,
    LessonOpened,
    LessonSaved,
    QuizFinished,
)
from ...domain.ids import AssetId, CourseId, LessonId, UserId
from ...domain.limits import Deed
from ...domain.rights import Right
from ...services.clock import Now
from ..content.course_export import export_course
from ..content.cover import CoverPainter
from ..content.printing import TASK as PRINTING
from ..content.printing import Printing, save_course
from ..kit.dialogs import confirm
from ..kit.routes import (
    ClassRoute,
    CourseRoute,
    EditRoute,
    LearnersRoute,
    LessonRoute,
    LibraryRoute,
    ListenRoute,
    MediaRoute,
    QuizReportRoute,
    QuizRoute,
    ReviewRoute,
)
from ..kit.screen import Screen, ScreenContext
from ..kit.translate import tr
from .page import CoursePage

if TYPE_CHECKING:
    from ...services.enrolment import EnrolmentService
    from ...services.exchange import ExchangeService
    from ...services.lessons import LessonsService
    from ...services.library import LibraryService
    from ...services.review import ReviewService

_CHANGES = (CourseChanged, CourseDeleted, CourseRestored, LessonCompleted, LessonOpened,
            LessonSaved)  # fmt: skip


class CourseScreen(Screen[CoursePage]):
    """One course."""

    def __init__(
        self,
        context: ScreenContext,
        *,
        paint_cover: CoverPainter,
        user_id: UserId,
        lessons: LessonsService,
        library: LibraryService,
        exchange: ExchangeService,
        enrolment: EnrolmentService,
        may: Callable[[Right], bool],
        now: Now,
        review: Callable[[], ReviewService],
        printing: Printing | None = None,
    ) -> None:
        page = CoursePage(
            paint_cover,
            may_edit=may(Right.EDIT_COURSES),
            sees_drafts=may(Right.SEE_DRAFTS),
        )
        super().__init__(context, page)
        self._may = may
        self._enrolment = enrolment
        self._user_id = user_id
        self._lessons = lessons
        self._library = library
        self._exchange = exchange
        self._now = now
        self._review = review  # made when first used: its schemas take long to build
        self._printing = printing
        self._connect_page()
        for event in _CHANGES:
            self.listen(event, self._on_course_event)
        # A quiz does not say of which course it is.
        for one in (QuizFinished, AttemptReopened):
            self.listen(one, lambda _: self.mark_stale())
        self.listen(EnrollmentChanged, self._on_enrolment_changed)

    async def show(self, route: CourseRoute) -> None:
        """Load the course; one that is gone is said to be gone."""
        try:
            course = await self._lessons.course(route.course_id, user_id=self._user_id)
        except NotFound:
            self.page.print.hide()
            self.page.show_missing()
            return
        sees_learners = self._may(Right.SEE_LEARNERS)
        # Whoever writes courses sees their learners, unless nobody else is there.
        is_alone = self._may(Right.EDIT_COURSES) and not sees_learners
        self.page.show_people(learners=sees_learners, enrolling=not is_alone)
        self.page.print.setVisible(self._printing is not None and bool(course.lessons))
        self.page.may_listen = self.context.limits.allows(Deed.VIDEO)
        self.page.show_course(course, self._now().astimezone().date())

    # ------------------------------------------------------------ wishes of the page

    def _connect_page(self) -> None:
        page, go = self.page, self.context.go
        page.back_requested.connect(lambda: go(LibraryRoute()))
        page.lesson_requested.connect(lambda lesson_id: go(LessonRoute(LessonId(lesson_id))))
        page.quiz_requested.connect(lambda asset_id: go(QuizRoute(AssetId(asset_id))))
        page.listen_requested.connect(self._on_listen)
        page.edit_requested.connect(self._on_edit)
        page.learners_requested.connect(self._on_learners)
        page.report_requested.connect(self._on_report)
        page.class_requested.connect(self._on_class)
        page.media_requested.connect(self._on_media)
        page.export_requested.connect(lambda: self.scope.start(self._export, "export"))
        page.print.clicked.connect(lambda: self.scope.start(self._print, PRINTING))
        page.publish_requested.connect(lambda: self.scope.start(self._publish, "publish"))

        page.flashcards_requested.connect(
            lambda: self.scope.start(self._add_flashcards, "flashcards")
        )
        page.enrol_requested.connect(lambda: self.scope.start(self._enrol, "enrolment"))
        page.leave_requested.connect(lambda: self.scope.start(self._leave_course, "enrolment"))

    async def _add_flashcards(self) -> None:
        if self.page.course is None:
            return
        added = await self._review().add_flashcards(self.page.course.id, user_id=self._user_id)
        if not added:
            self.context.notices.show(
                tr("This course has no flashcards that you do not review already.")
            )
            return
        self.context.notices.show(
            tr("%n flashcard(s) added to your review.", added),
            kind="good",
            action_text=tr("Review"),
            on_action=lambda: self.context.go(ReviewRoute()),
        )

    async def _print(self) -> None:
        course, tools = self.page.course, self._printing
        if course is not None and tools is not None:
            await save_course(
                self.page, self.context.notices, self.scope, tools, course, self._user_id
            )

    async def _enrol(self) -> None:
        if self.page.course is not None:
            await self._enrolment.enrol(self.page.course.id, user_id=self._user_id)

    async def _leave_course(self) -> None:
        course = self.page.course
        if course is None:
            return
        agreed = await confirm(
            self.page,
            tr("Leave “{title}”?", title=course.title),
            tr("Your progress and your answers are kept. You can take the course up again."),
            tr("Leave course"),
        )
        if not agreed:
            return
        await self._enrolment.leave(course.id, user_id=self._user_id)
        self.context.notices.show(
            tr("You left “{title}”", title=course.title),
            action_text=tr("Undo"),
            on_action=lambda: self.scope.start(lambda: self._return_to(course.id), "enrolment"),
        )

    async def _return_to(self, course_id: CourseId) -> None:
        await self._enrolment.enrol(course_id, user_id=self._user_id)

    def _on_listen(self) -> None:
        if self.page.course is not None:
            self.context.go(ListenRoute(self.page.course.id))

    def _on_edit(self) -> None:
        if self.page.course is not None:
            self.context.go(EditRoute(self.page.course.id))

    def _on_media(self) -> None:
        if self.page.course is not None:
            self.context.go(MediaRoute(self.page.course.id))

    def _on_learners(self) -> None:
        if self.page.course is not None:
            self.context.go(LearnersRoute(self.page.course.id))

    def _on_report(self) -> None:
        if self.page.course is not None:
            self.context.go(QuizReportRoute(self.page.course.id))

    def _on_class(self) -> None:
        if self.page.course is not None:
            self.context.go(ClassRoute(self.page.course.id))

    async def _export(self) -> None:
        course = self.page.course
        if course is not None:
            await export_course(
                self.page, self.context.notices, self._exchange, course.id, course.title
            )

    async def _publish(self) -> None:
        course = self.page.course
        if course is None:
            return
        await self._library.set_published(course.id, True)
        self.context.notices.show(
            tr("“{title}” is published", title=course.title),
            kind="good",
            action_text=tr("Undo"),
            on_action=lambda: self.scope.start(lambda: self._make_draft(course.id), "publish"),
        )

    async def _make_draft(self, course_id: CourseId) -> None:
        await self._library.set_published(course_id, False)

    # ------------------------------------------------------------ events

    def _on_enrolment_changed(self, event: EnrollmentChanged) -> None:
        if not isinstance(self.route, CourseRoute) or event.course_id != self.route.course_id:
            return
        if event.user_id in (None, self._user_id):
            self.mark_stale()

    def _on_course_event(
        self,
        event: CourseChanged
        | CourseDeleted
        | CourseRestored
        | LessonCompleted
        | LessonOpened
        | LessonSaved,
    ) -> None:
        if isinstance(self.route, CourseRoute) and event.course_id == self.route.course_id:
            self.mark_stale()
