"""Check course: what authors should mend before learners meet it, and what can be mended safely."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ..domain.asset import Asset
from ..domain.edit import TextStep
from ..domain.ids import AssetId, CourseId, LessonId, UserId
from ..domain.lesson import LessonText
from ..domain.rights import Right
from .blocking import WorkerProcesses, in_thread
from .gate import Guarded, needs
from .work import WorkUnits

if TYPE_CHECKING:
    from ..domain.course import CourseView
    from ..domain.course_check import (
        CheckReport,
        CourseProblem,
        PublishNotice,
        TextFix,
    )
    from ..domain.quiz_draft import QuizDraft
    from .course_checking import Around, Checked, LessonToCheck

# Lessons that go to the worker together: few enough that the window is told how far it is.
BATCH = 10
_BATCH_SECONDS = 120.0
# Assets that are no contents of their own.
_BESIDE = frozenset({"quiz", "sources", "summary", "terms", "media"})

Progress = Callable[[int, int], None]


class Saving(Protocol):
    """Whoever keeps what is mended, so that it can be undone."""

    async def save_lesson(
        self, lesson_id: LessonId, *, title: str, content: str, base_revision: int,
        steps: Sequence[TextStep] = (), origin: object = None,
    ) -> int:  # fmt: skip
        """Keep a lesson's text."""
        ...

    async def save_asset(
        self, asset_id: AssetId, content: dict[str, Any], base_revision: int, *,
        label: str = "", origin: object = None,
    ) -> int:  # fmt: skip
        """Keep a quiz."""
        ...


class CourseCheckService(Guarded):
    """Looks through a whole course in a worker process, and mends what can be mended safely."""

    def __init__(
        self, uow: WorkUnits, workers: WorkerProcesses, saving: Saving, media: Path | None = None
    ) -> None:
        self._uow = uow
        self._workers = workers
        self._saving = saving
        self._media = media

    @needs(Right.EDIT_COURSES)
    async def check(self, course_id: CourseId, progress: Progress | None = None) -> CheckReport:
        """All problems of a course. `progress` is told (lessons done, all lessons)."""
        check_lessons, course_problems, sorted_report, make_around = await in_thread(_loaded)
        async with self._uow() as work:
            view = await work.courses.outline(course_id, UserId(0))
            language = await work.checks.language(course_id)
            files = await work.checks.files(course_id)
        around = make_around(language, await self._there(files), view)
        keys = [lesson.id for lesson in view.lessons]
        found: list[Checked] = []
        for start in range(0, len(keys), BATCH):
            if progress is not None:
                progress(start, len(keys))
            lessons = await self._read(keys[start : start + BATCH])
            found += await self._workers.call(
                check_lessons, lessons, around, timeout=_BATCH_SECONDS
            )
            await asyncio.sleep(0)
        if progress is not None:
            progress(len(keys), len(keys))
        empty = [module.title for module in view.modules if not module.lessons]

        def whole() -> CheckReport:
            problems = [problem for one in found for problem in one.problems]
            problems += course_problems(found, view.outcomes, empty)
            made: CheckReport = sorted_report(problems, keys, sum(one.questions for one in found))
            return made

        return await in_thread(whole)

    @needs(Right.EDIT_COURSES)
    async def mend(
        self, problems: Iterable[CourseProblem], *, origin: object = None
    ) -> tuple[CourseProblem, ...]:
        """Do the fixes of these problems. Returns those that are mended.

        What was changed since it was checked is left as it is: check again.
        """
        texts: dict[LessonId, list[CourseProblem]] = defaultdict(list)
        questions: dict[AssetId, list[CourseProblem]] = defaultdict(list)
        for problem in problems:
            place = problem.place
            if problem.fix is None:
                continue
            if place.asset_id is not None:
                questions[place.asset_id].append(problem)
            elif place.lesson_id is not None:
                texts[place.lesson_id].append(problem)
        mended: list[CourseProblem] = []
        for lesson_id, own in texts.items():
            mended += await self._mend_text(lesson_id, own, origin)
        for asset_id, own in questions.items():
            mended += await self._mend_quiz(asset_id, own, origin)
        return tuple(mended)

    @needs(Right.EDIT_COURSES)
    async def notice(self, course_id: CourseId) -> PublishNotice:
        """What people who take the course will notice when it is published as it is."""
        from ..domain.course_check import PublishNotice

        async with self._uow() as work:
            is_published = await work.courses.is_published(course_id)
            seen = await work.checks.seen_and_now(course_id)
            new_lessons = await work.checks.new_lessons(course_id)
            running = await work.checks.running_attempts(course_id)
        count = len(seen)
        return PublishNotice(
            is_published,
            learners=count,
            before=sum(before for before, _ in seen) / count if count else 0.0,
            after=sum(after for _, after in seen) / count if count else 0.0,
            new_lessons=new_lessons,
            open_attempts=running,
        )

    # ------------------------------------------------------------ inside

    async def _read(self, keys: Sequence[LessonId]) -> list[LessonToCheck]:
        lessons = []
        async with self._uow() as work:
            for key in keys:
                text = await work.lessons.text(key)
                lessons.append(_to_check(text, await work.assets.of_lesson(key)))
        return lessons

    async def _there(self, files: Mapping[str, str]) -> list[str]:
        """The names of files that lie in the media folder."""
        media = self._media
        if media is None:
            return list(files)

        def look() -> list[str]:
            return [name for name, path in files.items() if (media / path).is_file()]

        return await in_thread(look)

    async def _mend_text(
        self, lesson_id: LessonId, problems: Sequence[CourseProblem], origin: object
    ) -> list[CourseProblem]:
        async with self._uow() as work:
            lesson = await work.lessons.text(lesson_id)
        content, mended = lesson.content, []
        # From the end to the beginning, so that the places of the others stay.
        end = len(content) + 1
        for problem in sorted(problems, key=_first_place, reverse=True):
            fix: TextFix = problem.fix  # type: ignore[assignment]
            last = fix.changes[-1]
            changed = fix.applied(content) if last[0] + len(last[1]) <= end else None
            if changed is not None:
                content, end = changed, fix.changes[0][0]
                mended.append(problem)
        if mended:
            await self._saving.save_lesson(
                lesson_id,
                title=lesson.title,
                content=content,
                base_revision=lesson.revision,
                origin=origin,
            )
        return mended

    async def _mend_quiz(
        self, asset_id: AssetId, problems: Sequence[CourseProblem], origin: object
    ) -> list[CourseProblem]:
        from ..domain.quiz_draft import QuizDraft

        async with self._uow() as work:
            asset = await work.assets.get(asset_id)
        draft, mended = QuizDraft.read(asset.content), []
        for problem in problems:
            changed = _mended(draft, problem)
            if changed is not None:
                draft = changed
                mended.append(problem)
        if mended:
            await self._saving.save_asset(
                asset_id, draft.dump(), asset.revision, label=asset.title, origin=origin
            )
        return mended


def _mended(draft: QuizDraft, problem: CourseProblem) -> QuizDraft | None:
    """The quiz with that fix; None where it is another by now.

    A question that was mended a moment ago is another: its second flaw waits for the next check.
    """
    from ..domain.course_check import QuestionFix, SettingsFix

    fix = problem.fix
    if isinstance(fix, SettingsFix):
        is_same = (draft.head.get("settings") or {}) == fix.old
        return draft.with_head(settings=fix.new) if is_same else None
    item = draft.item(problem.place.question_id)
    if not isinstance(fix, QuestionFix) or item is None or item.raw != fix.old:
        return None
    return draft.with_question(fix.new)


def _first_place(problem: CourseProblem) -> int:
    fix: TextFix = problem.fix  # type: ignore[assignment]
    return fix.changes[0][0]


def _to_check(text: LessonText, assets: Sequence[Asset]) -> LessonToCheck:
    from .course_checking import LessonToCheck

    quizzes = tuple((asset.id, asset.content) for asset in assets if asset.asset_type == "quiz")
    has_others = any(
        asset.asset_type not in _BESIDE and (asset.content or asset.file_path) for asset in assets
    )
    return LessonToCheck(text.id, text.title, text.content, quizzes, has_others)


def _loaded() -> tuple[Any, Any, Any, Any]:
    """Loaded when it is first needed, and in a thread: it brings the question types along."""
    from ..domain.course_check import sorted_report
    from . import course_checking as work

    def around(language: str, files: Iterable[str], view: CourseView) -> Around:
        names = frozenset(work.folded(name) for name in files)
        return work.Around(language, names, frozenset(int(item.id) for item in view.lessons))

    return work.check_lessons, work.course_problems, sorted_report, around
