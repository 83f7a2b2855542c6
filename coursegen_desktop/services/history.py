"""The history of lessons and courses: what there is, what changed, how it was, and back to it."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..db.repositories.versions import KeptVersion
from ..db.unit_of_work import UnitOfWork
from ..domain.course_difference import (
    CourseDifference,
    Glance,
    LessonDifference,
    course_fields,
    course_glance,
    lesson_difference,
    lesson_glance,
    outline_difference,
)
from ..domain.difference import work_of
from ..domain.edit import EditLabel
from ..domain.errors import InvalidContent, NotFound
from ..domain.events import CourseChanged
from ..domain.ids import CourseId, LessonId
from ..domain.merge import Merge
from ..domain.rights import Right
from ..domain.text_delta import unpacked
from ..domain.version import (
    MAX_NAME,
    CourseContent,
    LessonContent,
    VersionInfo,
    kept_versions,
    newest_until,
)
from .blocking import WorkerProcesses, in_slices
from .clock import Now
from .editing_base import Editor
from .events import EventHub
from .gate import needs
from .merging import merged
from .restoring import Plan, plan_course, plan_lesson
from .version_notes import COURSE, VersionNotes, rebuilt
from .version_thinning import rebased
from .work import WorkUnits

# What is compared in this process: at most so many letters that are not the same.
_HERE = 3_000
_SECONDS = 20.0
_THIN_EVERY = timedelta(hours=1)
# Lessons whose changes a comparison of two courses shows in full.
_MOST_LESSONS = 60


@dataclass(frozen=True, slots=True)
class Version:
    """A version in a list, with what it changed; `glance` is None where nobody looked."""

    info: VersionInfo
    glance: Glance | None = None


class HistoryService(Editor):
    """What an author does with versions. Restoring is an edit like any other: it can be undone."""

    def __init__(
        self,
        uow: WorkUnits,
        events: EventHub,
        notes: VersionNotes,
        workers: WorkerProcesses,
        now: Now,
    ) -> None:
        super().__init__(uow, events, notes)
        self._notes = notes
        self._workers = workers
        self._now = now
        self._thinned: dict[CourseId, datetime] = {}

    @needs(Right.EDIT_COURSES)
    async def versions(
        self, course_id: CourseId, lesson_id: LessonId | None = None
    ) -> tuple[Version, ...]:
        """The versions of a lesson, or all of a course and its lessons; newest first.

        In the list of a course only those of the course itself say what they changed.
        """
        async with self._uow() as work:
            key = COURSE
            if lesson_id is not None:
                key = (await work.versions.lesson_now(lesson_id)).public_id
            rows = await work.versions.rows(course_id, key)
            infos = [] if lesson_id is not None else await work.versions.of_course(course_id)
        glances = await in_slices(_glances(rows))
        if lesson_id is not None:
            infos = [row.info for row in rows]
        else:
            infos = _without_beginnings(infos)
        return tuple(Version(info, glances.get(info.id)) for info in reversed(infos))

    @needs(Right.EDIT_COURSES)
    async def name(self, version_id: int, words: str) -> None:
        """Name a version: it is never thinned out. With "" it is an automatic one again."""
        name = checked_name(words)
        async with self._uow(write=True) as work:
            await work.versions.name(version_id, name)
            await work.commit()

    @needs(Right.EDIT_COURSES)
    async def keep_now(self, course_id: CourseId, name: str) -> int:
        """Keep the whole course as it is now, under a name; returns the version's id."""
        name = checked_name(name)
        if not name:
            raise InvalidContent(
                "A version that is kept needs a name.", "Type at least one letter."
            )
        async with self._uow(write=True) as work:
            key = await self._notes.keep(work, course_id, name, self._by)
            await work.commit()
        return key

    @needs(Right.EDIT_COURSES)
    async def lesson_at(self, version_id: int) -> LessonContent:
        """A lesson as a version of it says."""
        async with self._uow() as work:
            info = await work.versions.get(version_id)
            return LessonContent.read(await _text(work, _of_lesson(info)))

    @needs(Right.EDIT_COURSES)
    async def lesson_difference(
        self, version_id: int, other_id: int | None = None
    ) -> LessonDifference:
        """From one version of a lesson to another one, or to what there is now."""
        async with self._uow() as work:
            info = _of_lesson(await work.versions.get(version_id))
            old = LessonContent.read(await _text(work, info))
            if other_id is not None:
                other = _of_lesson(await work.versions.get(other_id))
                new = LessonContent.read(await _text(work, other))
            else:
                key = await work.versions.lesson_key(info.course_id, info.lesson_public_id)
                if key is None:
                    raise NotFound("This lesson is in the trash.", "Take it back first.")
                new = (await work.versions.lesson_now(key)).content
        return await self._compared(old, new)

    @needs(Right.EDIT_COURSES)
    async def course_difference(
        self, version_id: int, other_id: int | None = None
    ) -> CourseDifference:
        """From one point in time of a course to another one, or to what there is now."""
        async with self._uow() as work:
            info = await work.versions.get(version_id)
            infos = await work.versions.of_course(info.course_id)
            end = infos[-1].id if other_id is None else other_id
            old = await _course_at(work, infos, info.course_id, version_id)
            if other_id is None:
                new = await work.versions.course_now(info.course_id)
            else:
                new = await _course_at(work, infos, info.course_id, end)
            pairs = await _changed_lessons(work, infos, (version_id, end), (old, new))
        lessons = []
        for title, before, after in pairs:
            found = await self._compared(before, after)
            if not found.is_empty:
                lessons.append((title, found))
        return CourseDifference(
            course_fields(old, new), tuple(outline_difference(old, new)), tuple(lessons)
        )

    @needs(Right.EDIT_COURSES)
    async def change_of(self, version_id: int) -> LessonDifference | CourseDifference:
        """What a version changed: from the one before it of the same lesson, or of the course.

        A first version is compared with itself.
        """
        async with self._uow() as work:
            info = await work.versions.get(version_id)
            before = await work.versions.previous(info)
        if info.is_course:
            return await self.course_difference(before or version_id, version_id)
        return await self.lesson_difference(before or version_id, version_id)

    @needs(Right.EDIT_COURSES)
    async def merged(
        self, base: tuple[str, str] | None, mine: tuple[str, str], theirs: tuple[str, str]
    ) -> Merge:
        """Two people's changes of a lesson put together; each side is (title, text)."""
        return await merged(self._workers, base, mine, theirs)

    @needs(Right.EDIT_COURSES)
    async def restore_lesson(self, version_id: int, *, origin: object = None) -> LessonId:
        """Make a lesson as a version of it says; attempts, marks and notes of learners stay.

        NotFound when the lesson is in the trash.
        """
        async with self._uow(write=True) as work:
            info = _of_lesson(await work.versions.get(version_id))
            content = LessonContent.read(await _text(work, info))
            key = await work.versions.lesson_key(info.course_id, info.lesson_public_id)
            if key is None:
                raise NotFound("This lesson is in the trash.", "Take it back first.")
            plan = Plan()
            await plan_lesson(work, info.course_id, key, content, plan)
            label = EditLabel("restore_lesson", content.title)
            with self._notes.apart():
                await self._steps.do(
                    work, info.course_id, label, self._by, values=plan.all_values, lesson_id=key
                )
            await work.commit()
        self._events.publish(CourseChanged(info.course_id, origin))
        return key

    @needs(Right.EDIT_COURSES)
    async def restore_course(self, version_id: int, *, origin: object = None) -> CourseId:
        """Make a course and all its lessons as they were when a version was made, as one step."""
        async with self._uow(write=True) as work:
            info = await work.versions.get(version_id)
            course_id = info.course_id
            infos = await work.versions.of_course(course_id)
            target = await _course_at(work, infos, course_id, version_id)
            before = await work.edits.tree(course_id)
            await self._steps.begin(work, course_id, course=True)
            contents = await _contents_at(work, infos, version_id, target)
            plan = Plan()
            await plan_course(work, course_id, target, contents, plan)
            label = EditLabel("restore_course", str(target.fields.get("title", "")))
            with self._notes.apart():
                await self._steps.do(
                    work,
                    course_id,
                    label,
                    self._by,
                    tree=plan.tree,
                    before=before,
                    values=plan.all_values,
                )
            await work.commit()
        self._events.publish(CourseChanged(course_id, origin))
        return course_id

    @needs(Right.EDIT_COURSES)
    async def thin_if_due(self, course_id: CourseId) -> int:
        """Give up versions that nobody looks for any more, at most once an hour for each course.

        Returns how many went.
        """
        now = self._now()
        last = self._thinned.get(course_id)
        if last is not None and now - last < _THIN_EVERY:
            return 0
        self._thinned[course_id] = now
        async with self._uow() as work:
            infos = await work.versions.of_course(course_id)
        kept = kept_versions(infos, now)
        gone = 0
        for lesson in {info.lesson_public_id for info in infos if info.id not in kept}:
            gone += await self._thin_lesson(course_id, lesson, kept)
        return gone

    async def _thin_lesson(self, course_id: CourseId, lesson: str, kept: set[int]) -> int:
        async with self._uow() as work:
            rows = await work.versions.rows(course_id, lesson)
        changed = await in_slices(rebased(rows, kept | {rows[-1].info.id} if rows else kept))
        if changed is None:
            return 0
        gone = [row.info.id for row in rows[:-1] if row.info.id not in kept]
        async with self._uow(write=True) as work:
            links = await work.versions.links(course_id)
            if any(links.get(row.info.id) != (row.base_id, row.info.hash) for row in rows):
                return 0  # somebody wrote meanwhile: next time
            await work.versions.thin(gone, changed)
            await work.commit()
        return len(gone)

    async def _compared(self, old: LessonContent, new: LessonContent) -> LessonDifference:
        if work_of(old.content, new.content) <= _HERE:
            return lesson_difference(old, new)
        return await self._workers.call(lesson_difference, old, new, timeout=_SECONDS)


def checked_name(words: str) -> str:
    """A version's name as it is kept: one line. Raises InvalidContent when it is too long."""
    name = " ".join(words.split())
    if len(name) > MAX_NAME:
        raise InvalidContent(
            "A version's name can hold at most {limit} characters.", "Shorten it.", limit=MAX_NAME
        )
    return name


def _glances(rows: Sequence[KeptVersion]) -> Generator[None, None, dict[int, Glance]]:
    """What each version of one lesson changed, oldest first."""
    found: dict[int, Glance] = {}
    text: str | None = None
    before: LessonContent | CourseContent | None = None
    for row in rows:
        yield
        try:
            text = unpacked(row.data, None if row.base_id is None else text)
            if row.info.is_course:
                course = CourseContent.read(text)
                old = before if isinstance(before, CourseContent) else None
                found[row.info.id], before = course_glance(old, course), course
            else:
                lesson = LessonContent.read(text)
                earlier = before if isinstance(before, LessonContent) else None
                found[row.info.id], before = lesson_glance(earlier, lesson), lesson
        except (ValueError, KeyError):
            text = None  # it says so when it is opened; the next whole one is read again
    return found


def _without_beginnings(infos: Sequence[VersionInfo]) -> list[VersionInfo]:
    """Without what lessons were before their first change: the course was so just before, too."""
    seen: set[str] = {COURSE}
    found = []
    for info in infos:
        if info.lesson_public_id in seen or info.is_named or info.user_name:
            found.append(info)
        seen.add(info.lesson_public_id)
    return found


def _of_lesson(info: VersionInfo) -> VersionInfo:
    if info.is_course:
        raise NotFound("This version is of the whole course.", "Choose one of the lesson.")
    return info


async def _text(work: UnitOfWork, info: VersionInfo) -> str:
    return rebuilt(await work.versions.until(info))


async def _course_at(
    work: UnitOfWork, infos: Sequence[VersionInfo], course_id: CourseId, point: int
) -> CourseContent:
    found = newest_until(infos, COURSE, point)
    if found is None:
        return await work.versions.course_now(course_id)
    return CourseContent.read(await _text(work, found))


async def _contents_at(
    work: UnitOfWork, infos: Sequence[VersionInfo], point: int, course: CourseContent
) -> dict[str, LessonContent]:
    """How lessons of a course were at a point, as far as they are not so now."""
    by_lesson: dict[str, list[VersionInfo]] = {}
    for info in infos:
        by_lesson.setdefault(info.lesson_public_id, []).append(info)
    here = (await work.versions.part_keys(infos[0].course_id)).lessons
    found = {}
    for place in (one for module in course.modules for one in module.lessons):
        own = by_lesson.get(place.public_id, [])
        then = newest_until(own, place.public_id, point)
        if then is not None and (then.hash != own[-1].hash or place.public_id not in here):
            found[place.public_id] = LessonContent.read(await _text(work, then))
    return found


async def _changed_lessons(
    work: UnitOfWork,
    infos: Sequence[VersionInfo],
    points: tuple[int, int],
    courses: tuple[CourseContent, CourseContent],
) -> list[tuple[str, LessonContent, LessonContent]]:
    """(title, before, after) of the lessons that both outlines have and that differ."""
    by_lesson: dict[str, list[VersionInfo]] = {}
    for info in infos:
        by_lesson.setdefault(info.lesson_public_id, []).append(info)
    kept = {one.public_id for module in courses[0].modules for one in module.lessons}
    found: list[tuple[str, LessonContent, LessonContent]] = []
    for place in (one for module in courses[1].modules for one in module.lessons):
        own = by_lesson.get(place.public_id, []) if place.public_id in kept else []
        old, new = (newest_until(own, place.public_id, point) for point in points)
        if old is None or new is None or old.hash == new.hash or len(found) >= _MOST_LESSONS:
            continue
        contents = [LessonContent.read(await _text(work, info)) for info in (old, new)]
        found.append((place.title, contents[0], contents[1]))
    return found
