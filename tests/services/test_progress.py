"""Figures of what was done through the services, against the rows that it left."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.figures import FiguresQuery, Streak
from coursegen_desktop.domain.ids import CourseId, UserId
from coursegen_desktop.domain.place import Place
from coursegen_desktop.services.clock import local_day
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.services.library import LibraryService
from coursegen_desktop.services.progress import ProgressService
from coursegen_desktop.services.quizzes import QuizzesService
from coursegen_desktop.services.work import WorkUnits

from .desk import keep, pages

Now = Callable[[], datetime]


class Learner:
    """Does things on chosen days, through the services."""

    def __init__(self, uow: WorkUnits, hub: EventHub, user_id: UserId, today: datetime) -> None:
        self.now = today
        self.user = user_id
        self.lessons = LessonsService(uow, hub, pages(), lambda: self.now)
        self.quizzes = QuizzesService(uow, hub, lambda: self.now)
        self.library = LibraryService(uow, hub, lambda: self.now)
        self.progress = ProgressService(uow, lambda: self.now)

    async def complete(self, course_id: CourseId, number: int) -> None:
        course = await self.lessons.course(course_id, user_id=self.user)
        await self.lessons.complete(course.lessons[number].id, user_id=self.user)

    async def take_quiz(self, course_id: CourseId, *, right: bool) -> None:
        course = await self.lessons.course(course_id, user_id=self.user)
        quiz = next(item.quizzes[0] for item in course.lessons if item.quizzes)
        run = await self.quizzes.start(quiz.asset_id, user_id=self.user)
        answers: dict[str, dict[str, object]] = {
            "q1": {"chosen": ["a" if right else "b"]},
            "q2": {"value": right},
        }
        for question in run.questions:
            await self.quizzes.submit_answer(
                run.attempt_id, question.id, answers[question.id], user_id=self.user
            )
        await self.quizzes.finish(run.attempt_id, user_id=self.user)


@pytest.fixture
def learner(uow: WorkUnits, event_hub: EventHub, user_id: UserId, fixed_now: Now) -> Learner:
    return Learner(uow, event_hub, user_id, fixed_now())


async def test_one_day(learner: Learner, uow: WorkUnits, sample_course: CourseDraft) -> None:
    course_id = await keep(uow, sample_course)
    await learner.complete(course_id, 0)
    await learner.take_quiz(course_id, right=True)
    found = await learner.progress.figures(learner.user)
    assert found.streak == Streak(1, 1, True)
    assert (found.lessons, found.accuracy) == (1, 100)
    today = local_day(learner.now)
    assert [(day.day, day.lessons, day.answers, day.right) for day in found.days] == [
        (today, 1, 2, 2)
    ]
    assert [(point.day, point.percent) for point in found.scores] == [(today, 100)]
    (course,) = found.courses
    assert course.title == "The water cycle"
    assert course.percent == 50, "three of its six minutes"
    assert course.minutes_left == 3
    assert (course.best, course.last) == (100, 100)


async def test_many_days_equal_the_database(
    learner: Learner, uow: WorkUnits, sample_course: CourseDraft, database: Database
) -> None:
    start = learner.now
    keys = [
        await keep(uow, sample_course.model_copy(update={"title": f"Course {number}"}))
        for number in range(4)
    ]
    for back in (400, 181, 60, 10, 9, 8, 2, 1):
        learner.now = start - timedelta(days=back)
        await learner.complete(keys[back % 4], back % 3)
        await learner.take_quiz(keys[back % 4], right=back % 2 == 0)
    learner.now = start
    await learner.library.delete(keys[3])
    found = await learner.progress.figures(learner.user)
    with contextlib.closing(sqlite3.connect(database.path)) as rows:

        def figure(sql: str) -> float:
            return float(rows.execute(sql).fetchone()[0])

        assert found.lessons == figure("SELECT count(*) FROM lesson_completions")
        assert len(found.days) == figure(
            "SELECT count(*) FROM (SELECT day FROM lesson_completions UNION "
            "SELECT day FROM quiz_answers)"
        )
        assert len(found.scores) == figure("SELECT count(*) FROM quiz_attempts")
        assert found.accuracy == pytest.approx(
            figure("SELECT 100.0 * sum(score) / sum(max_score) FROM quiz_answers")
        )
        # One of a course in the trash stays, and is said to be there.
        assert len(found.courses) == figure("SELECT count(*) FROM enrollments")
        assert sum(not course.is_deleted for course in found.courses) == figure(
            "SELECT count(*) FROM enrollments JOIN courses c ON c.id = course_id"
            " WHERE c.deleted_at = ''"
        )
    assert (found.streak, len(found.days)) == (Streak(2, 3, False), 8)
    half = (date.fromisoformat(local_day(start)) - timedelta(days=181)).isoformat()
    near = await learner.progress.figures(learner.user, FiguresQuery(since=half))
    assert len(near.days) == len(near.scores) == 7
    assert min(day.day for day in near.days) == half
    assert [point.day for point in near.scores] == sorted(point.day for point in near.scores)
    assert near.streak == found.streak, "a streak is not cut by a range"


async def test_midnight_counts_as_people_count(
    uow: WorkUnits, event_hub: EventHub, user_id: UserId, sample_course: CourseDraft
) -> None:
    """A run that ended yesterday is not over before today is."""
    late = datetime(2026, 11, 22, 22, 0, tzinfo=UTC)
    learner = Learner(uow, event_hub, user_id, late)
    course_id = await keep(uow, sample_course)
    await learner.complete(course_id, 0)
    learner.now = late + timedelta(days=1)
    assert (await learner.progress.figures(user_id)).streak == Streak(1, 1, False)
    learner.now = late + timedelta(days=2)
    assert (await learner.progress.figures(user_id)).streak == Streak(0, 1, False)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system keeps one zone for a process")
async def test_a_learner_in_three_time_zones(
    learner: Learner, uow: WorkUnits, sample_course: CourseDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each day stays the one that it was on the wall; nothing is counted twice or lost."""
    course_id = await keep(uow, sample_course)

    def fly(zone: str, moment: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        learner.now = datetime.fromisoformat(moment)

    try:
        fly("Pacific/Auckland", "2026-11-22T08:00+00:00")  # Sunday, nine in the evening
        await learner.complete(course_id, 0)
        fly("Europe/Berlin", "2026-11-22T19:00+00:00")  # the same Sunday, eight in the evening
        await learner.complete(course_id, 1)
        fly("America/Los_Angeles", "2026-11-24T04:00+00:00")  # Monday, eight in the evening
        await learner.take_quiz(course_id, right=True)
        fly("Pacific/Auckland", "2026-11-24T10:00+00:00")  # Tuesday, eleven in the evening
        await learner.complete(course_id, 2)
        there = await learner.progress.figures(learner.user)
        days = [(day.day, day.lessons, day.answers) for day in there.days]
        assert days == [("2026-11-22", 2, 0), ("2026-11-23", 0, 2), ("2026-11-24", 1, 0)]
        assert there.streak == Streak(3, 3, True)
        # In California that Tuesday has not begun: it comes, and nothing is broken meanwhile.
        fly("America/Los_Angeles", "2026-11-24T10:30+00:00")
        early = await learner.progress.figures(learner.user)
        assert [day.day for day in early.days] == ["2026-11-22", "2026-11-23"]
        assert early.streak == Streak(2, 2, True)
        fly("America/Los_Angeles", "2026-11-24T20:00+00:00")
        later = await learner.progress.figures(learner.user)
        assert (later.days, later.streak, later.lessons) == (there.days, there.streak, 3)
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("what", ["a question", "the quiz", "the lesson"])
async def test_attempts_at_what_was_removed_stay(
    learner: Learner, uow: WorkUnits, sample_course: CourseDraft, database: Database, what: str
) -> None:
    """Figures tell of what was asked then, whatever an author has done since."""
    course_id = await keep(uow, sample_course)
    await learner.take_quiz(course_id, right=True)
    before = await learner.progress.figures(learner.user)
    assert (before.accuracy, len(before.scores)) == (100, 1)
    with contextlib.closing(sqlite3.connect(database.path)) as rows, rows:
        rows.execute("PRAGMA foreign_keys=ON")
        rows.execute("PRAGMA trusted_schema=ON")
        if what == "a question":
            rows.execute(
                "UPDATE lesson_assets SET content = json_remove(content, '$.questions[0]'),"
                " revision = revision + 1 WHERE asset_type = 'quiz'"
            )
        elif what == "the quiz":
            rows.execute("DELETE FROM lesson_assets WHERE asset_type = 'quiz'")
        else:
            rows.execute(
                "DELETE FROM lessons WHERE id IN"
                " (SELECT lesson_id FROM lesson_assets WHERE asset_type = 'quiz')"
            )
    after = await learner.progress.figures(learner.user)
    assert (after.days, after.accuracy, after.scores) == (
        before.days, before.accuracy, before.scores,
    )  # fmt: skip
    assert after.scores[0].title == "The water cycle"
    assert [(one.best, one.last) for one in after.courses] == [(100, 100)]
    if what == "a question":
        await learner.take_quiz(course_id, right=False)
        again = await learner.progress.figures(learner.user)
        assert [point.percent for point in again.scores] == [100, 0]


async def test_a_single_glance(
    learner: Learner, uow: WorkUnits, sample_course: CourseDraft
) -> None:
    """Five seconds are shown as time, and are no day of learning."""
    course_id = await keep(uow, sample_course)
    course = await learner.lessons.course(course_id, user_id=learner.user)
    await learner.lessons.save_place(
        course.lessons[0].id, Place(0.0), user_id=learner.user, seconds=5
    )
    found = await learner.progress.figures(learner.user)
    assert [(day.day, round(day.minutes, 3)) for day in found.days] == [
        (local_day(learner.now), 0.083)
    ]
    assert found.streak == Streak(0, 0, False)
    assert (found.lessons, found.accuracy, found.scores, found.retention) == (0, None, (), None)
