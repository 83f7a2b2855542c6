"""The course library: list, publish, copy, throw away and take back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from ..db.asset_files import AssetFiles
from ..db.unit_of_work import UnitOfWork
from ..domain.draft import CourseDraft, LessonDraft, ModuleDraft
from ..domain.errors import InvalidContent
from ..domain.events import CourseAdded, CourseChanged, CourseDeleted, CourseRestored
from ..domain.ids import CourseId, UserId
from ..domain.library import ContinueCard, LibraryCounts, LibraryPage, LibraryQuery
from ..domain.rights import Right
from .blocking import in_thread
from .clock import Now, stamp
from .events import EventHub
from .gate import Guarded, needs, open_to_all
from .work import WorkUnits

PAGE_SIZE = 50
_SWEPT_AFTER = timedelta(days=1)
_TRASH_DAYS = 30


class LibraryService(Guarded):
    """What can be done with courses as wholes."""

    def __init__(
        self, uow: WorkUnits, events: EventHub, now: Now, media: Path | None = None
    ) -> None:
        self._files = None if media is None else AssetFiles(media)
        self._uow = uow
        self._events = events
        self._now = now

    @needs(Right.LEARN)
    async def page(
        self,
        query: LibraryQuery,
        *,
        user_id: UserId,
        cursor: tuple[object, ...] | None = None,
        size: int = PAGE_SIZE,
    ) -> LibraryPage:
        """`size` cards after `cursor` (None: from the start)."""
        async with self._uow() as work:
            drafts = self.may(Right.SEE_DRAFTS)
            return await work.courses.page(
                query, user_id, cursor, size, drafts=drafts, among=self.courses_here
            )

    @needs(Right.LEARN)
    async def counts(self, user_id: UserId) -> LibraryCounts:
        """How many courses each filter holds."""
        async with self._uow() as work:
            drafts = self.may(Right.SEE_DRAFTS)
            return await work.courses.counts(user_id, drafts=drafts, among=self.courses_here)

    @needs(Right.LEARN)
    async def continue_card(self, user_id: UserId) -> ContinueCard | None:
        """Where the learner left off, None when nothing is under way."""
        async with self._uow() as work:
            drafts = self.may(Right.SEE_DRAFTS)
            return await work.courses.continue_card(user_id, drafts=drafts, among=self.courses_here)

    @needs(Right.EDIT_COURSES)
    async def is_published(self, course_id: CourseId) -> bool:
        """Whether learners see a course. Raises NotFound for one that is gone."""
        async with self._uow() as work:
            return (await work.courses.outline(course_id, UserId(0))).is_published

    @needs(Right.EDIT_COURSES)
    async def set_published(self, course_id: CourseId, is_published: bool) -> None:
        """Make a draft visible to learners, or a draft again.

        Raises InvalidContent for a course without lessons, or with unfinished questions.
        """
        async with self._uow(write=True) as work:
            if is_published:
                await _need_finished(work, course_id)
            await work.courses.set_published(course_id, is_published)
            await work.commit()
        self._events.publish(CourseChanged(course_id))

    @needs(Right.EDIT_COURSES)
    async def begin(self, title: str, module: str, lesson: str) -> CourseId:
        """A draft with one empty lesson to write in; `module` and `lesson` are their titles.

        Raises InvalidContent for a title that is empty.
        """
        line = " ".join(title.split())
        if not line:
            raise InvalidContent("A title cannot be empty.", "Type at least one letter.")
        first = ModuleDraft(title=module, lessons=(LessonDraft(title=lesson, content=""),))
        async with self._uow(write=True) as work:
            new_id = await work.courses.add(CourseDraft(title=line, modules=(first,)))
            await work.commit()
        self._events.publish(CourseAdded(new_id))
        return new_id

    @needs(Right.EDIT_COURSES)
    async def delete(self, course_id: CourseId) -> None:
        """Move to the trash: `restore` brings everything back, progress included."""
        async with self._uow(write=True) as work:
            await work.courses.trash(course_id)
            await work.commit()
        self._events.publish(CourseDeleted(course_id))

    @needs(Right.EDIT_COURSES)
    async def restore(self, course_id: CourseId) -> None:
        """Take a course out of the trash."""
        async with self._uow(write=True) as work:
            await work.courses.restore(course_id)
            await work.commit()
        self._events.publish(CourseRestored(course_id))

    @needs(Right.EDIT_COURSES)
    async def duplicate(self, course_id: CourseId, title: str) -> CourseId:
        """Copy a course, without anybody's progress, as a draft named `title`."""
        async with self._uow() as work:
            draft = await work.courses.draft(course_id)
        copy = draft.model_copy(
            update={
                "title": title,
                "is_published": False,
                "public_id": None,
                "modules": tuple(
                    module.model_copy(
                        update={
                            "public_id": None,
                            "lessons": tuple(
                                lesson.model_copy(update={"public_id": None})
                                for lesson in module.lessons
                            ),
                        }
                    )
                    for module in draft.modules
                ),
            }
        )
        async with self._uow(write=True) as work:
            new_id = await work.courses.add(copy)
            await work.commit()
        self._events.publish(CourseAdded(new_id))
        return new_id

    @open_to_all
    async def purge_trash(self, older_than_days: int = _TRASH_DAYS) -> int:
        """Delete for good what has been in the trash that long. Returns how many courses and parts.

        The program's own housekeeping; sooner than after 30 days only for whoever edits courses.
        The media files go too that nothing points to any more.
        """
        if not self.may(Right.EDIT_COURSES):
            older_than_days = max(older_than_days, _TRASH_DAYS)
        before = stamp(self._now() - timedelta(days=older_than_days))
        async with self._uow(write=True) as work:
            count = await work.courses.purge(before)
            count += await work.edits.trash.purge(before)
            await work.edits.trash.purge_orphans()
            await work.commit()
        if count:
            await self._sweep()
        return count

    async def _sweep(self) -> None:
        if self._files is None:
            return
        # What was just brought in may belong to an import that has not kept its rows yet.
        before = self._now() - _SWEPT_AFTER
        old = await in_thread(self._files.older_than, before)
        async with self._uow() as work:
            needed = await work.assets.file_paths()
        # Meanwhile, too: whoever brings the same content in again finds its file there.
        await in_thread(self._files.remove, [path for path in old if path not in needed], before)


async def _need_finished(work: UnitOfWork, course_id: CourseId) -> None:
    from ..domain.quiz_draft import DRAFTS_KEY, drafts_in  # late: no start needs the quizzes

    if not (await work.courses.outline(course_id, UserId(0))).lessons:
        raise InvalidContent(
            "A course without lessons cannot be published.", "Add a lesson in the editor first."
        )
    quizzes = await work.checks.quizzes_with(course_id, DRAFTS_KEY)
    if any(drafts_in(content) for content in quizzes):
        raise InvalidContent(
            "The course has questions that are not finished.",
            "Finish or delete them in the editor; “Check the course” leads to them.",
        )
