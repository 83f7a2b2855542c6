"""A learner of whom something stands in every table that knows people."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import Any

from coursegen_desktop.db.database import Database
from coursegen_desktop.db.repositories.assignments import Given
from coursegen_desktop.domain.anchoring import anchor_at
from coursegen_desktop.domain.annotation import Mark
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.goals import Finish, Goals, goals_stored
from coursegen_desktop.domain.gradebook import FINAL
from coursegen_desktop.domain.ids import CourseId, UserId
from coursegen_desktop.domain.place import Place
from coursegen_desktop.domain.school_class import (
    CLASS_ICONS,
    ClassRules,
    MemberRole,
    Span,
    Target,
)
from coursegen_desktop.domain.settings import Preferences
from coursegen_desktop.domain.user import User
from coursegen_desktop.services.annotations import AnnotationsService
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.services.quizzes import QuizzesService
from coursegen_desktop.services.review import ReviewService
from coursegen_desktop.services.settings import SettingsService
from tests import samples
from tests.persons import PASSWORD, Persons

from .desk import Here, keep, pages

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
# Direction turned, markup, a sign of its own, halves of what was one, no place to break.
HOSTILE = (
    "<script>window.bad=1</script>\u202e\u2066\"'><img src=x onerror=bad()>👩\u200d🚀" + "W" * 900
)
# Every table with a column of persons, and under which key of the file its rows are told.
TABLES = {
    "enrollments": "enrollments",
    "lesson_completions": "completed_lessons",
    "reading_positions": "reading_positions",
    "quiz_attempts": "attempts",
    "quiz_answers": "attempts",
    "settings": "settings",
    "user_pictures": "person",
    "annotations": "annotations",
    "review_cards": "review_cards",
    "review_log": "review_cards",
    "quiz_standings": "quiz_results",
    "grade_changes": "grades_by_hand",
    "study_events": "time_spent",
    "progress_days": "days",
    "past_scores": "past_results",
    "class_members": "classes",
    "assignment_people": "assigned",
    "progress_past": "days",  # only makes up what is in progress_days
}


def rows_of(database: Database, user_id: UserId) -> dict[str, int]:
    """How many rows of each table belong to somebody."""
    with closing(sqlite3.connect(database.path)) as connection:
        sql = "SELECT count(*) FROM {} WHERE user_id = ?"
        return {
            table: connection.execute(sql.format(table), (user_id,)).fetchone()[0]
            for table in TABLES
        }


class Life:
    """Does in a library what a learner does there."""

    def __init__(self, persons: Persons, database: Database, course: CourseId) -> None:
        self.persons, self.database, self.course = persons, database, course
        uow, hub, now = persons.uow, persons.hub, persons.people._now
        self.lessons = LessonsService(uow, hub, pages(), now)
        self.quizzes = QuizzesService(uow, hub, now)
        self.settings = SettingsService(uow, hub, now)
        self.settings.gate = persons.gate

    async def of(self, name: str, answer: dict[str, Any]) -> User:
        """Somebody with a picture, a course, a completed lesson, an answer and preferences."""
        user = await self.persons.enter(name)
        accounts, me = self.persons.accounts, user.id
        await accounts.set_picture(PNG + name.encode(), base_revision=user.revision)
        await accounts.new_recovery_code(PASSWORD)
        await self.persons.enrolment.enrol(self.course, user_id=me)
        first = (await self.lessons.course(self.course, user_id=me)).lessons[0].id
        await self.lessons.complete(first, user_id=me)
        await self.lessons.save_place(first, Place(0.25), user_id=me, seconds=90)
        with closing(sqlite3.connect(self.database.path)) as connection:
            (asset,) = connection.execute(
                "SELECT id FROM lesson_assets WHERE asset_type = 'quiz'"
            ).fetchone()
        run = await self.quizzes.start(asset, user_id=me)
        await self.quizzes.submit_answer(run.attempt_id, "q1", answer, user_id=me)
        await self.settings.save_preferences(me, Preferences(theme="dark"))
        return user

    async def whole(
        self, name: str, *, words: str = "", answer: dict[str, Any] | None = None
    ) -> User:
        """`of`, and a row in every other table; `words` stand wherever somebody may write."""
        user = await self.of(name, answer or {"chosen": ["b"]})
        await self.finish_and_lose(user.id, f"Gone {words}")
        await self._note(user.id, words)
        await self._review(user.id)
        goals = Goals(20, (Finish(self.course, "2026-12-24"),))
        await self.settings.put("learning_goals", goals_stored(goals))
        await self._school(user.id, words)
        async with self.persons.uow(write=True) as work:
            comment = f"well done {words}"
            await work.gradebooks.add_change(self.course, user.id, FINAL, 81.5, comment, "Teacher")
            await work.commit()
        return user

    async def _school(self, me: UserId, words: str) -> None:
        """A class that gives this learner alone the course to do."""
        async with self.persons.uow(write=True) as work:
            known = work.school_classes
            key = await known.add(f"4a {words}"[:80], CLASS_ICONS[0], 1, ClassRules())
            await known.join(key, [me], MemberRole.LEARNER, made_here=False)
            given = Given(Span("", "2026-12-24"), f"Read {words}"[:300], frozenset({me}))
            await work.assignments.add(key, Target(self.course), given, "Teacher")
            await work.commit()

    async def finish_and_lose(self, me: UserId, title: str) -> None:
        """A finished quiz of a course that is deleted for good."""
        draft: CourseDraft = samples.small_course().model_copy(update={"title": title})
        course = await keep(self.persons.uow, draft)
        view = await self.lessons.course(course, user_id=me)
        quiz = next(item.quizzes[0].asset_id for item in view.lessons if item.quizzes)
        await self.lessons.complete(view.lessons[0].id, user_id=me)
        run = await self.quizzes.start(quiz, user_id=me)
        await self.quizzes.submit_answer(run.attempt_id, "q1", {"chosen": ["a"]}, user_id=me)
        await self.quizzes.submit_answer(run.attempt_id, "q2", {"value": False}, user_id=me)
        await self.quizzes.finish(run.attempt_id, user_id=me)
        with closing(sqlite3.connect(self.database.path)) as connection, connection:
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA trusted_schema=ON")
            connection.execute("DELETE FROM courses WHERE id = ?", (course,))

    async def _note(self, me: UserId, words: str) -> None:
        view = await self.lessons.course(self.course, user_id=me)
        service = AnnotationsService(self.persons.uow, self.persons.hub, Here())
        anchor = anchor_at(samples.WATER, 0, 11)
        mark = Mark(anchor, body=f"A thought {words}", tags=("later",), heading=words[:200])
        await service.add(view.lessons[0].id, mark, samples.WATER, user_id=me)

    async def _review(self, me: UserId) -> None:
        view = await self.lessons.course(self.course, user_id=me)
        quiz = next(item.quizzes[0].asset_id for item in view.lessons if item.quizzes)
        now = self.persons.people._now() + timedelta(days=2)  # a mistake is due another day
        review = ReviewService(self.persons.uow, self.persons.hub, lambda: now, Here())
        run = await self.quizzes.start(quiz, user_id=me)  # `of` left it at its first question
        await self.quizzes.submit_answer(run.attempt_id, "q2", {"value": False}, user_id=me)
        await self.quizzes.finish(run.attempt_id, user_id=me)
        card = await review.next(user_id=me)
        assert card is not None
        given = {"value": True} if card.question.id == "q2" else {"chosen": ["a"]}
        await review.answer(card.card_id, given, user_id=me, reps=card.reps, took_ms=4_000)
