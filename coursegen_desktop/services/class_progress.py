"""How a class is doing, for those who teach it: everybody's lessons, results and grades."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import NamedTuple

from ..db.repositories.asked import Asked
from ..db.repositories.class_progress import Items, Visit
from ..db.unit_of_work import UnitOfWork
from ..domain.asset import Asset
from ..domain.attempt import FinishedAttempt
from ..domain.audit import AuditAction
from ..domain.class_progress import (
    ClassFigures,
    ClassItem,
    ClassOutcome,
    ClassRow,
    ClassView,
    LessonTime,
    Result,
    days_over,
    last_day,
    needs_of,
)
from ..domain.errors import NotFound
from ..domain.gradebook import FINAL, GradeChange, Scheme, current, grade
from ..domain.ids import AssetId, CourseId, LessonId, UserId
from ..domain.people import Learner
from ..domain.rights import Right
from ..formats.tables import write_table
from ..formats.workbooks import Sheet, write_workbook
from .blocking import WorkerProcesses, in_slices, in_thread
from .clock import Now, day_of_stamp, local_day
from .gate import Gate, Guarded, needs
from .work import WorkUnits

OUTCOME_KEY = "coursegen:outcome"  # as in domain/quiz, which takes long to import


class ClassProgressService(Guarded):
    """Reads a class; who looks at it is written down."""

    gate: Gate

    def __init__(
        self,
        uow: WorkUnits,
        gate: Gate,
        now: Now,
        workers: WorkerProcesses | None = None,
        *,
        zone: tzinfo | None = None,
    ) -> None:
        self._uow, self._now, self._workers, self._zone = uow, now, workers, zone
        self.gate = gate

    @needs(Right.SEE_LEARNERS)
    async def open(self, course_id: CourseId) -> ClassView:
        """The class without what `whole` adds, and a line in the log that somebody looked."""
        view = await self._grid(course_id)
        await self.note_seen(view.title)
        return view

    @needs(Right.SEE_LEARNERS)
    async def note_seen(self, title: str) -> None:
        """Somebody looks at a class that was read before: write it down."""
        await self._note(AuditAction.CLASS_SEEN, detail=title)

    @needs(Right.SEE_LEARNERS)
    async def view(self, course_id: CourseId) -> ClassView:
        """Everybody who takes a course × its lessons and quizzes, with grades and needs."""
        return await self.whole(await self._grid(course_id))

    @needs(Right.SEE_LEARNERS)
    async def whole(self, grid: ClassView) -> ClassView:
        """A class with who was here when and who needs help, for which every answer is read."""
        async with self._uow() as work:
            known = work.class_progress
            visits, repeated = known.visits(grid.course_id), known.repeated(grid.course_id)
            await work.ask(visits, repeated)
            rows = _needing(grid, await visits, await repeated, self._now())
        return replace(grid, rows=rows, is_whole=True)

    async def _grid(self, course_id: CourseId) -> ClassView:
        async with self._uow() as work:
            known = _Asked.of(work, course_id)
            await work.ask(*known)
            title, items = await known.title, (await known.items).items
            learners, done, results = await known.learners, await known.done, await known.results
            scheme, revision = await known.scheme
            changes = await known.changes
        quizzes = [item.asset_id for item in items if item.asset_id is not None]
        # In slices: 200 grades of 50 quizzes each would hold the window up for a moment.
        rows = await in_slices(
            _rows(learners, done, results, quizzes, scheme, current(changes), self._zone)
        )
        today = local_day(self._now(), self._zone)
        return ClassView(
            course_id, title, items, rows, scheme, revision, changes, today, is_whole=False
        )

    @needs(Right.SEE_LEARNERS)
    async def figures(self, course_id: CourseId, group: str | None = None) -> ClassFigures:
        """Times on lessons and mastery of outcomes, over everybody who takes the course, or
        over one group of them."""
        async with self._uow() as work:
            known = work.class_progress
            asked = (
                known.items(course_id),
                known.times(course_id, group),
                known.credits(course_id, group),
            )
            await work.ask(*asked)
            found, times, credits = await asked[0], await asked[1], await asked[2]
            assets = await work.assets.of_course(course_id, "quiz")
            view = await work.courses.outline(course_id, UserId(0))
        lessons = [item for item in found.items if not item.is_quiz]
        return ClassFigures(
            tuple(_time(item, times.get(item.lesson_id, ()), found.planned_s) for item in lessons),
            _outcomes(view.outcomes, assets, credits),
        )

    @needs(Right.SEE_LEARNERS)
    async def attempts(self, asset_id: AssetId, person: UserId) -> tuple[FinishedAttempt, ...]:
        """Somebody's finished attempts at a quiz, in the order of time."""
        async with self._uow() as work:
            return await work.quiz_records.ended(person, asset_id)

    @needs(Right.SEE_LEARNERS)
    async def note_attempt(self, person: UserId, quiz: str) -> None:
        """Somebody looks at an attempt of another person: write it down."""
        async with self._uow() as work:
            user = await work.users.get(person)
        await self._note(AuditAction.ATTEMPT_SEEN, (user.id, user.full_name), quiz)

    @needs(Right.SEE_LEARNERS)
    async def export(self, course_id: CourseId, path: Path, group: str | None = None) -> int:
        """Write the class, or a group of it, as a table (CSV), or with grades and their history
        as a workbook when `path` ends in .xlsx. Returns how many learners. Raises StorageError,
        and NotFound when the group has nobody any more."""
        view = (await self.view(course_id)).of_group(group)
        if group is not None and not view.rows:
            raise NotFound("Nobody is in this group any more.", "Choose another group.")
        head, rows = progress_table(view)
        if path.suffix.lower() == ".xlsx":
            sheets: list[Sheet] = [
                ("Progress", head, rows),
                ("Grades", *grades_table(view)),
                ("Set by hand", *changes_table(view)),
            ]
            if self._workers is None:
                await in_thread(write_workbook, path, sheets)
            else:
                await self._workers.call(write_workbook, path, sheets)
        else:
            await in_thread(write_table, path, head, rows)
        await self.note_export(view.title, len(view.rows), group)
        return len(view.rows)

    @needs(Right.SEE_LEARNERS)
    async def note_export(self, title: str, count: int, group: str | None = None) -> None:
        """So many learners of the course with that title were taken out: write it down."""
        part = "" if group is None else f" · {group or '–'}"
        detail = f"{count} · {title}{part}"
        await self._note(AuditAction.LEARNERS_EXPORTED, detail=detail)

    async def _note(
        self,
        action: AuditAction,
        subject: tuple[UserId | None, str] = (None, ""),
        detail: str = "",
    ) -> None:
        async with self._uow(write=True) as work:
            await work.audit.add(action, actor=self.gate.actor, subject=subject, detail=detail)
            await work.commit()


class _Asked(NamedTuple):
    """All that the grid is made of, to be asked in one hop."""

    title: Asked[str]
    items: Asked[Items]
    learners: Asked[tuple[Learner, ...]]
    done: Asked[dict[UserId, frozenset[LessonId]]]
    results: Asked[dict[UserId, dict[AssetId, Result]]]
    scheme: Asked[tuple[Scheme, int]]
    changes: Asked[tuple[GradeChange, ...]]

    @classmethod
    def of(cls, work: UnitOfWork, course_id: CourseId) -> _Asked:
        known = work.class_progress
        return cls(
            work.courses.title(course_id),
            known.items(course_id),
            work.enrollments.learners(course_id),
            known.done(course_id),
            known.results(course_id),
            work.gradebooks.scheme(course_id),
            work.gradebooks.changes(course_id),
        )


def _rows(
    learners: Sequence[Learner],
    done: Mapping[UserId, frozenset[LessonId]],
    results: Mapping[UserId, Mapping[AssetId, Result]],
    quizzes: Sequence[AssetId],
    scheme: Scheme,
    by_hand: Mapping[UserId, Mapping[AssetId, float]],
    zone: tzinfo | None,
) -> Generator[None, None, tuple[ClassRow, ...]]:
    rows = []
    for one in learners:
        key = one.user.id
        hand, mine = by_hand.get(key, {}), results.get(key, {})
        earned = {quiz: mine[quiz].percent if quiz in mine else None for quiz in quizzes}
        reads = done.get(key, frozenset())
        given = grade(earned, scheme, hand)
        by = last_day(scheme.finish_by, day_of_stamp(one.enrolled_at, zone))
        rows.append(ClassRow(one.user, one.progress_percent, reads, mine, hand, given, "", (), by))
        yield
    return tuple(rows)


def _needing(
    grid: ClassView,
    visits: Mapping[UserId, Visit],
    repeated: Mapping[UserId, Sequence[tuple[AssetId, str, int]]],
    now: datetime,
) -> tuple[ClassRow, ...]:
    """The rows with last visits and needs."""
    nothing = Visit("", was_here=False)  # of who left meanwhile
    made = []
    for row in grid.rows:
        key = row.user.id
        visit = visits.get(key, nothing)
        silent, over = _days_since(visit.at, now), days_over(row.finish_by, grid.today)
        needs = needs_of(row.percent, silent, repeated.get(key, ()), over)
        made.append(replace(row, last_at=visit.at if visit.was_here else "", needs=needs))
    return tuple(made)


def progress_table(view: ClassView) -> tuple[list[str], list[list[object]]]:
    """The grid: lessons are 1 or 0, quizzes per cent, empty where not taken.

    "finish by" is the learner's own last day, "days overdue" is empty for who is not.
    """
    head = ["name", "email", "group", "percent", "grade", "letter", "last here", "finish by"]
    head.append("days overdue")
    head += [f"{item.label} {item.title}" for item in view.items]
    rows: list[list[object]] = []
    for row in view.rows:
        user = row.user
        cells: list[object] = [user.full_name, user.email, user.group, round(row.percent, 1)]
        cells += [_rounded(row.grade.percent), row.grade.letter, row.last_at]
        cells += [row.finish_by, row.days_over or ""]
        for item in view.items:
            if item.asset_id is None:
                cells.append(int(item.lesson_id in row.done))
            else:
                cells.append(_rounded(row.percent_of(item.asset_id)))
        rows.append(cells)
    return head, rows


def grades_table(view: ClassView) -> tuple[list[str], list[list[object]]]:
    """Only quizzes, with their weights in the first line."""
    quizzes = [(item.asset_id, item) for item in view.items if item.asset_id is not None]
    head = ["name", "email", "grade", "letter", "by hand"]
    head += [f"{item.label} {item.title}" for _, item in quizzes]
    rows: list[list[object]] = [
        ["weight", "", "", "", "", *(view.scheme.weight(key) for key, _ in quizzes)]
    ]
    for row in view.rows:
        given = row.grade
        rows.append(
            [row.user.full_name, row.user.email, _rounded(given.percent), given.letter,
             "yes" if given.by_hand else "",
             *(_rounded(row.percent_of(key)) for key, _ in quizzes)]
        )  # fmt: skip
    return head, rows


def changes_table(view: ClassView) -> tuple[list[str], list[list[object]]]:
    """The history of what was set by hand."""
    names = {row.user.id: row.user.full_name for row in view.rows}
    titles = {item.asset_id: item.title for item in view.quizzes} | {FINAL: "final grade"}
    rows: list[list[object]] = [
        [one.at, names.get(one.user_id, ""), titles.get(one.item, ""),
         "taken back" if one.percent is None else one.percent, one.comment, one.by]
        for one in view.changes
    ]  # fmt: skip
    return ["when", "name", "quiz", "percent", "comment", "by"], rows


def _rounded(percent: float | None) -> object:
    return "" if percent is None else round(percent, 1)


def _days_since(moment: str, now: datetime) -> int | None:
    try:
        then = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return max((now - then).days, 0)  # a date in the future is no silence


def _time(
    item: ClassItem, seconds: Sequence[float], planned: Mapping[LessonId, float]
) -> LessonTime:
    middle = statistics.median(seconds) if seconds else None
    return LessonTime(item, middle, len(seconds), planned[item.lesson_id])


def _outcomes(
    outcomes: Iterable[str],
    assets: Iterable[Asset],
    credits: Mapping[tuple[AssetId, str], tuple[int, float]],
) -> tuple[ClassOutcome, ...]:
    tested: dict[str, list[tuple[AssetId, str]]] = defaultdict(list)
    for asset in assets:
        for question in asset.content.get("questions", ()):
            ext = question.get("ext") if isinstance(question, dict) else None
            outcome = ext.get(OUTCOME_KEY) if isinstance(ext, dict) else None
            if isinstance(outcome, str):
                tested[outcome].append((asset.id, str(question.get("id", ""))))
    made = []
    for text in outcomes:
        known = [credits[key] for key in tested[text] if key in credits]
        answers = sum(count for count, _ in known)
        share = 100.0 * sum(total for _, total in known) / answers if answers else None
        made.append(ClassOutcome(text, share, answers, len(tested[text])))
    return tuple(made)
