"""Reading: a course's outline, a lesson, its completion and the place in it."""

from __future__ import annotations

from ..db.repositories.study import Stretch
from ..db.unit_of_work import UnitOfWork
from ..domain.course import CourseView
from ..domain.errors import InvalidContent
from ..domain.events import LessonCompleted, LessonOpened
from ..domain.ids import CourseId, LessonId, UserId
from ..domain.lesson import LessonView
from ..domain.place import Place
from ..domain.rights import Right
from ..rendering.rendered import RenderedPage
from .clock import Now, local_day, stamp
from .events import EventHub
from .gate import Guarded, needs
from .pages import PageService, context_of
from .work import WorkUnits


class LessonsService(Guarded):
    """What a learner does with lessons."""

    def __init__(self, uow: WorkUnits, events: EventHub, pages: PageService, now: Now) -> None:
        self._uow = uow
        self._events = events
        self._pages = pages
        self._now = now

    @needs(Right.LEARN, others=Right.SEE_LEARNERS)
    async def course(self, course_id: CourseId, *, user_id: UserId) -> CourseView:
        """The course page: outline, progress, best quiz results."""
        async with self._uow() as work:
            course = await work.courses.outline(course_id, user_id)
        self.need_course(course.id, is_published=course.is_published)
        return course

    @needs(Right.LEARN)
    async def read(self, lesson_id: LessonId, *, user_id: UserId) -> LessonView:
        """A lesson to show. Changes nothing: call `opened` once it is on the screen."""
        async with self._uow() as work:
            lesson = await work.lessons.view(lesson_id, user_id)
        self.need_course(lesson.course_id, is_published=lesson.is_published)
        return lesson

    @needs(Right.LEARN)
    async def opened(self, lesson: LessonView, *, user_id: UserId) -> None:
        """Enrol the reader and remember the lesson as the place to continue.

        Apart from `read`, so that the page need not wait for the disk.
        """
        async with self._uow(write=True) as work:
            await self._check_course(work, lesson.course_id)
            now = stamp(self._now())
            await work.enrollments.touch(user_id, lesson.course_id, lesson.id, now)
            await work.commit()
        self._events.publish(LessonOpened(lesson.id, lesson.course_id, user_id))

    @needs(Right.LEARN)
    async def open(self, lesson_id: LessonId, *, user_id: UserId) -> LessonView:
        """`read` and `opened` in one."""
        lesson = await self.read(lesson_id, user_id=user_id)
        await self.opened(lesson, user_id=user_id)
        return lesson

    @needs(Right.LEARN)
    async def page_html(self, lesson: LessonView) -> RenderedPage:
        """The lesson as a safe page, from the cache or a worker process."""
        async with self._uow() as work:
            context = await context_of(work, lesson.course_id, lesson.id)
        return await self._pages.page(lesson.content, context)

    @needs(Right.LEARN)
    async def word_breaks(self, rendered: RenderedPage, language: str) -> tuple[int, ...]:
        """Offsets in a page's text at which its words may be divided."""
        return await self._pages.breaks(rendered, language)

    @needs(Right.LEARN)
    async def aside_html(self, markdown: str) -> RenderedPage:
        """A short text beside a lesson (an explanation, a note) as a safe page."""
        return await self._pages.page(markdown)

    @needs(Right.LEARN)
    async def complete(self, lesson_id: LessonId, *, user_id: UserId, done: bool = True) -> float:
        """Mark a lesson complete, or take it back. Returns the course's progress, 0 to 100."""
        now = self._now()
        async with self._uow(write=True) as work:
            course_id = await work.lessons.course_of(lesson_id)
            await self._check_course(work, course_id)
            await work.enrollments.touch(user_id, course_id, lesson_id, stamp(now))
            await work.completions.set(user_id, lesson_id, done, stamp(now), local_day(now))
            share = (await work.completions.of_course(user_id, course_id)).percent
            await work.enrollments.set_progress(user_id, course_id, share)
            await work.commit()
        self._events.publish(LessonCompleted(lesson_id, course_id, user_id, done, share))
        return share

    @needs(Right.LEARN)
    async def save_place(
        self,
        lesson_id: LessonId,
        place: Place,
        *,
        user_id: UserId,
        seconds: float = 0.0,
        view: str = "",
    ) -> None:
        """Remember how far a lesson was read; `seconds` of reading are added to earlier ones.

        They are recorded as time learned, but for what another `view` counted meanwhile.
        """
        if not 0.0 <= place.position <= 1.0 or not 0.0 <= place.share <= 1.0 or not seconds >= 0.0:
            raise InvalidContent("A reading position lies between 0 and 1.")
        async with self._uow(write=True) as work:
            # Also tells when the lesson was deleted meanwhile.
            course_id = await work.lessons.course_of(lesson_id)
            await self._check_course(work, course_id)
            now = self._now()
            await work.lessons.save_place(lesson_id, user_id, place, seconds, stamp(now))
            if seconds > 0.0:
                stretch = Stretch(
                    user_id, course_id, lesson_id, None, view, now, seconds, local_day(now)
                )
                await work.study.add(stretch)
            await work.commit()

    async def _check_course(self, work: UnitOfWork, course_id: CourseId) -> None:
        # Asked for whoever sees drafts, too: nobody learns in the trash.
        self.need_course(course_id, is_published=await work.courses.is_published(course_id))
