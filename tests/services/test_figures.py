"""A learner's figures against a slow reckoning from every single row, and time recorded once."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coursegen_desktop.db import sqlite
from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.errors import InvalidContent, NotFound
from coursegen_desktop.domain.figures import FiguresQuery, Streak
from coursegen_desktop.domain.ids import AssetId, CourseId, UserId
from coursegen_desktop.domain.place import Place
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.services.library import LibraryService
from coursegen_desktop.services.progress import ProgressService
from coursegen_desktop.services.work import WorkUnits
from tests.db.watching import hops, statements

from .desk import keep, pages
from .long_history import History, rows_of

Now = Callable[[], datetime]
QUERIES = [
    FiguresQuery(),
    FiguresQuery(since="2026-11-01", until="2026-11-20"),
    FiguresQuery(course_id=CourseId(1)),
    FiguresQuery(since="2020-01-01", course_id=CourseId(2)),
]


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
