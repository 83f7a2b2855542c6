"""A learner's figures against a slow reckoning from every single row, and time recorded once."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coursegen_desktop.db import sqlite
from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.errors import InvalidContent, NotFound
from coursegen_desktop.domain.figures import Figures, FiguresQuery, Streak
from coursegen_desktop.domain.figuring import Evidence, mastery, streak
from coursegen_desktop.domain.ids import AssetId, CourseId, UserId
from coursegen_desktop.domain.place import Place
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.services.library import LibraryService
from coursegen_desktop.services.progress import ProgressService
from coursegen_desktop.services.work import WorkUnits
from tests.db.watching import hops, statements

from .desk import keep, pages

Now = Callable[[], datetime]
TODAY = "2026-11-23"
QUERIES = [
    FiguresQuery(),
    FiguresQuery(since="2026-11-01", until="2026-11-20"),
    FiguresQuery(course_id=CourseId(1)),
    FiguresQuery(since="2020-01-01", course_id=CourseId(2)),
]


@contextlib.contextmanager
def rows_of(database: Database) -> Iterator[sqlite3.Connection]:
    """The library's file as the program has it, beside the program."""
    with contextlib.closing(sqlite.connect(database.path)) as opened:
        opened.execute("PRAGMA foreign_keys=ON")
        opened.execute("PRAGMA trusted_schema=ON")
        opened.execute("BEGIN IMMEDIATE")
        yield opened
        opened.execute("COMMIT")


class History:
    """Ten years of random learning, written row by row and remembered here."""

    def __init__(self, rows: sqlite3.Connection, user: int, seed: int) -> None:
        self.rows, self.user, self.pick = rows, user, random.Random(seed)
        self.quizzes = dict(
            rows.execute(
                "SELECT m.course_id, a.id FROM lesson_assets a JOIN lessons l ON l.id = a.lesson_id"
                " JOIN course_modules m ON m.id = l.module_id WHERE a.asset_type = 'quiz'"
            ).fetchall()
        )
        for asset in self.quizzes.values():
            content = (
                '{"questions": [{"id": "q0", "ext": {"coursegen:outcome": "Name"}},'
                ' {"id": "q1", "ext": {"coursegen:outcome": "Explain"}}, {"id": "q2"}]}'
            )
            rows.execute("INSERT INTO quiz_versions VALUES (?, 'v', 1, '', ?)", (asset, content))
        self.study: list[tuple[int, str, int]] = []
        self.answers: list[tuple[int, str, str, float, float, int | None, bool]] = []
        self.attempts: list[tuple[int, str, str, float]] = []

    def _day(self) -> tuple[str, str]:
        back = self.pick.choice((self.pick.randint(-5, 30), self.pick.randint(0, 3_650)))
        moment = datetime(2026, 11, 23, 10, tzinfo=UTC) - timedelta(days=back)
        return moment.date().isoformat(), moment.isoformat(timespec="microseconds")

    def live(self, acts: int) -> None:
        for number in range(acts):
            course = self.pick.choice(list(self.quizzes))
            day, at = self._day()
            if self.pick.random() < 0.5:
                ms = self.pick.randint(1, 1_800_000)
                self.rows.execute(
                    "INSERT INTO study_events (user_id, course_id, view, started_at, ended_at, day,"
                    " ms) VALUES (?, ?, 'v', ?, ?, ?, ?)",
                    (self.user, course, at, at, day, ms),
                )
                self.study.append((course, day, ms))
            else:
                self._take(course, day, f"{at} {number:06}")

    def _take(self, course: int, day: str, at: str) -> None:
        scores = [self.pick.choice((0.0, 0.5, 1.0)) for _ in range(3)]
        key = self.rows.execute(
            "INSERT INTO quiz_attempts (public_id, user_id, asset_id, asset_revision, score,"
            " max_score, attempted_at, finished_at, day, seed, version)"
            " VALUES (?, ?, ?, 1, ?, 3, ?, ?, ?, 0, 'v')",
            (at, self.user, self.quizzes[course], sum(scores), at, at, day),
        ).lastrowid
        self.attempts.append((course, day, at, sum(scores) / 3))
        for number, score in enumerate(scores):
            waits, sure = self.pick.random() < 0.1, self.pick.choice((None, 1, 2, 3))
            self.rows.execute(
                "INSERT INTO quiz_answers (attempt_id, user_id, question_id, score, max_score,"
                " answered_at, day, answer, needs_marking, certainty)"
                " VALUES (?, ?, ?, ?, 1, ?, ?, '{}', ?, ?)",
                (key, self.user, f"q{number}", score, at, day, waits, sure),
            )
            self.answers.append((course, f"q{number}", day, score, 1.0, sure, waits))

    def check(self, found: Figures, query: FiguresQuery) -> None:
        """Reckon everything from the rows and compare."""
        since, until = query.since or "", min(query.until or TODAY, TODAY)

        def within(course: int, day: str) -> bool:
            return since <= day <= until and query.course_id in (None, course)

        spent = [row for row in self.study if within(row[0], row[1])]
        given = [row for row in self.answers if within(row[0], row[2])]
        days = sorted({row[1] for row in spent} | {row[2] for row in given})
        assert [day.day for day in found.days] == days
        for day in found.days:
            ms = sum(row[2] for row in spent if row[1] == day.day)
            here = [row for row in given if row[2] == day.day]
            assert day.minutes == pytest.approx(ms / 60_000)
            assert day.answers == len(here)
            assert day.right == sum(row[3] == 1 and not row[6] for row in here)
        assert found.minutes == pytest.approx(sum(row[2] for row in spent) / 60_000)
        judged = [row for row in given if not row[6]]
        right = sum(row[3] == 1 for row in judged)
        assert found.accuracy == (pytest.approx(100 * right / len(judged)) if judged else None)
        assert found.streak == self._streak()
        self._check_scores(found, within)
        self._check_courses(found)

    def _streak(self) -> Streak:
        minutes: dict[str, int] = {}
        for _, day, ms in self.study:
            minutes[day] = minutes.get(day, 0) + ms
        long = {day for day, ms in minutes.items() if ms >= 60_000}
        return streak(long | {row[2] for row in self.answers}, TODAY)

    def _check_scores(self, found: Figures, within: Callable[[int, str], bool]) -> None:
        taken = sorted((row for row in self.attempts if within(*row[:2])), key=lambda row: row[1:3])
        told = [(point.course_id, point.day, point.percent) for point in found.scores]
        assert [row[:2] for row in told] == [row[:2] for row in taken]
        assert [row[2] for row in told] == pytest.approx([100 * row[3] for row in taken])

    def _check_courses(self, found: Figures) -> None:
        outcomes = {"q0": "Name", "q1": "Explain"}
        assert found.courses
        for course in found.courses:
            taken = [row for row in self.attempts if row[0] == course.course_id]
            assert course.best == pytest.approx(100 * max(row[3] for row in taken))
            newest = max(taken, key=lambda row: row[2])
            assert course.last == pytest.approx(100 * newest[3])
            ms = sum(row[2] for row in self.study if row[0] == course.course_id)
            assert course.minutes_done == pytest.approx(ms / 60_000)
            told = {item.outcome: item for item in course.outcomes}
            for question, outcome in outcomes.items():
                evidence = [
                    Evidence(row[3], _ago(row[2]), row[5])
                    for row in self.answers
                    if row[:2] == (course.course_id, question) and row[2] <= TODAY and not row[6]
                ]
                assert told[outcome].answers == len(evidence)
                assert told[outcome].percent == pytest.approx(mastery(evidence))


def _ago(day: str) -> int:
    return (datetime.fromisoformat(TODAY) - datetime.fromisoformat(day)).days


@pytest.fixture
def progress(uow: WorkUnits, fixed_now: Now) -> ProgressService:
    return ProgressService(uow, fixed_now, zone=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize("seed", range(3))
async def test_figures_equal_a_slow_reckoning(
    progress: ProgressService,
    uow: WorkUnits,
    user_id: UserId,
    database: Database,
    sample_course: CourseDraft,
    seed: int,
) -> None:
    for number in range(3):
        await keep(uow, sample_course.model_copy(update={"title": f"Course {number}"}))
    with rows_of(database) as rows:
        history = History(rows, user_id, seed)
        history.live(150)
    for query in QUERIES:
        history.check(await progress.figures(user_id, query), query)
    # A course that is deleted for good keeps its history and its name.
    before = await progress.figures(user_id)
    with rows_of(database) as rows:
        rows.execute("DELETE FROM courses WHERE id = 2")
    after = await progress.figures(user_id)
    assert (after.days, after.streak, after.accuracy) == (
        before.days,
        before.streak,
        before.accuracy,
    )
    assert after.scores == before.scores
    old, gone = (next(c for c in told.courses if c.course_id == 2) for told in (before, after))
    assert gone.is_deleted
    assert (gone.title, gone.best, gone.last) == ("Course 1", old.best, old.last)
    assert gone.minutes_done == old.minutes_done


async def test_nothing_was_learned(progress: ProgressService, user_id: UserId) -> None:
    found = await progress.figures(user_id)
    assert (found.days, found.scores, found.courses) == ((), (), ())
    assert found.streak == Streak(0, 0, False)
    assert (found.accuracy, found.retention, found.minutes) == (None, None, 0)
    assert set(found.due) == {0}


async def test_figures_take_few_statements_however_much_there_is(
    progress: ProgressService,
    uow: WorkUnits,
    user_id: UserId,
    database: Database,
    sample_course: CourseDraft,
) -> None:
    for _ in range(4):
        await keep(uow, sample_course)
    with rows_of(database) as rows:
        History(rows, user_id, 1).live(200)
    with statements(database) as sent, hops() as visits:
        await progress.figures(user_id)
    assert len(sent) <= 12
    assert len(visits) <= 2, visits  # when the review day begins, then everything


class Desk:
    """A reader with a clock that can be set."""

    def __init__(self, uow: WorkUnits, hub: EventHub, now: datetime) -> None:
        self.now = now
        self.lessons = LessonsService(uow, hub, pages(), lambda: self.now)
        self.progress = ProgressService(uow, lambda: self.now)
        self.library = LibraryService(uow, hub, lambda: self.now)
        self.course = CourseId(0)

    async def read(self, user_id: UserId, seconds: float, *, view: str = "one") -> None:
        course = await self.lessons.course(self.course, user_id=user_id)
        await self.lessons.save_place(
            course.lessons[0].id, Place(0.5), user_id=user_id, seconds=seconds, view=view
        )

    async def minutes(self, user_id: UserId) -> float:
        return (await self.progress.figures(user_id)).minutes


@pytest.fixture
async def desk(
    uow: WorkUnits, event_hub: EventHub, fixed_now: Now, sample_course: CourseDraft
) -> Desk:
    made = Desk(uow, event_hub, fixed_now())
    made.course = await keep(uow, sample_course)
    return made


def _events(database: Database) -> list[tuple[str, int]]:
    with contextlib.closing(sqlite.connect(database.path)) as rows:
        return rows.execute("SELECT view, ms FROM study_events ORDER BY id").fetchall()


async def test_looks_without_a_gap_are_one_stretch(
    desk: Desk, user_id: UserId, database: Database
) -> None:
    for _ in range(4):
        desk.now += timedelta(seconds=30)
        await desk.read(user_id, 30)
    desk.now += timedelta(minutes=10)
    await desk.read(user_id, 12)
    assert _events(database) == [("one", 120_000), ("one", 12_000)]
    assert await desk.minutes(user_id) == pytest.approx(132 / 60)


async def test_two_windows_count_no_minute_twice(desk: Desk, user_id: UserId) -> None:
    desk.now += timedelta(seconds=60)
    await desk.read(user_id, 60, view="one")
    await desk.read(user_id, 60, view="two")
    assert await desk.minutes(user_id) == pytest.approx(1)
    desk.now += timedelta(seconds=30)
    await desk.read(user_id, 45, view="two")
    assert await desk.minutes(user_id) == pytest.approx(1.5)


async def test_a_quiz_and_a_lesson_at_once_are_one_time(
    desk: Desk, user_id: UserId, database: Database
) -> None:
    course = await desk.lessons.course(desk.course, user_id=user_id)
    quiz = next(item.quizzes[0].asset_id for item in course.lessons if item.quizzes)
    desk.now += timedelta(seconds=40)
    await desk.read(user_id, 20, view="reader")
    kept = await desk.progress.spent_on_quiz(quiz, 30, user_id=user_id, view="quiz")
    assert kept == pytest.approx(10)
    assert _events(database) == [("reader", 20_000), ("quiz", 10_000)]


async def test_a_clock_that_jumps_loses_nothing_and_adds_nothing(
    desk: Desk, user_id: UserId
) -> None:
    start = desk.now
    desk.now = start + timedelta(hours=5)
    await desk.read(user_id, 30)
    desk.now = start
    await desk.read(user_id, 30)
    desk.now = start + timedelta(seconds=30)
    await desk.read(user_id, 30)
    assert await desk.minutes(user_id) == pytest.approx(1.5)


async def test_days_of_a_clock_that_ran_ahead_are_not_shown(desk: Desk, user_id: UserId) -> None:
    start = desk.now
    desk.now = start + timedelta(days=400)
    await desk.read(user_id, 300)
    desk.now = start
    found = await desk.progress.figures(user_id)
    assert (found.days, found.streak) == ((), Streak(0, 0, False))


async def test_a_course_in_the_trash_keeps_its_history(desk: Desk, user_id: UserId) -> None:
    await desk.lessons.open(
        (await desk.lessons.course(desk.course, user_id=user_id)).lessons[0].id, user_id=user_id
    )
    await desk.read(user_id, 90)
    await desk.library.delete(desk.course)
    (course,) = (await desk.progress.figures(user_id)).courses
    assert (course.title, course.is_deleted) == ("The water cycle", True)
    assert course.minutes_done == pytest.approx(1.5)
    assert (course.minutes_left, course.days_left) == (0, None)


@pytest.mark.parametrize("seconds", [-1.0, float("nan"), 3_601.0])
async def test_no_such_time_was_spent(desk: Desk, user_id: UserId, seconds: float) -> None:
    with pytest.raises(InvalidContent):
        await desk.progress.spent_on_quiz(AssetId(1), seconds, user_id=user_id)


async def test_a_quiz_that_is_gone_takes_no_time(desk: Desk, user_id: UserId) -> None:
    with pytest.raises(NotFound):
        await desk.progress.spent_on_quiz(AssetId(999), 5, user_id=user_id)
