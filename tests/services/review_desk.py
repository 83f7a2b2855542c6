"""A learner with a review, a clock of his own, and questions to be asked."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import AssetId, CardId, CourseId, UserId
from coursegen_desktop.domain.questions.base import Verdict
from coursegen_desktop.domain.review import (
    CardView,
    Certainty,
    Counts,
    ReviewOutcome,
)
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.review import ReviewService
from coursegen_desktop.services.review_cards import after_answer, asked_question
from tests.domain.questions.given import quiz_of, sample

from .desk import Here

BERLIN = ZoneInfo("Europe/Berlin")
MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=BERLIN).astimezone(UTC)
SPAN = {"coursegen:span": {"source": "a", "block": "b", "start": 0, "end": 9, "quote": "x"}}
RIGHT, WRONG = {"value": True}, {"value": False}
TOOK = 5_000


def asks(name: str, **changes: Any) -> dict[str, Any]:
    """A statement that is true."""
    return sample("true_false", id=name, prompt=f"Is {name} so?", answer=True, ext=None, **changes)


def card(name: str) -> dict[str, Any]:
    return {"id": name, "type": "flashcard", "prompt": f"Front of {name}", "back": "the back"}


def quiz(count: int) -> dict[str, Any]:
    return quiz_of(*(asks(f"q{number}") for number in range(count)))


class Desk:
    """A learner, his review, and a clock that goes only when it is told to."""

    def __init__(self, database: Database, user_id: UserId) -> None:
        self.database, self.me, self.moment = database, user_id, MORNING
        self.hub, self.worker = EventHub(), Here()
        self.uow = database.unit_of_work
        self.review = ReviewService(self.uow, self.hub, lambda: self.moment, self.worker, BERLIN)

    def later(self, **time: float) -> None:
        self.moment += timedelta(**time)

    async def course(self, *quizzes: dict[str, Any], title: str = "Course") -> list[AssetId]:
        assets = tuple(AssetDraft(asset_type="quiz", content=content) for content in quizzes)
        lesson = LessonDraft(title="Lesson", content="# One", assets=assets)
        draft = CourseDraft(
            title=title, is_published=True, modules=(ModuleDraft(title="M", lessons=(lesson,)),)
        )
        async with self.uow(write=True) as work:
            course = await work.courses.add(draft)
            made = await work.assets.of_course(course, "quiz")
            await work.commit()
        return [asset.id for asset in made]

    async def course_of(self, asset: AssetId) -> CourseId:
        async with self.uow() as work:
            return (await work.assets.get(asset)).course_id

    async def missed(
        self,
        asset: AssetId,
        *names: str,
        verdict: Verdict = Verdict.WRONG,
        certainty: Certainty | None = None,
    ) -> list[CardId | None]:
        """What the quiz service does when questions were answered."""
        keys = []
        async with self.uow(write=True) as work:
            found = await work.assets.get(asset)
            for name in names:
                asked = asked_question(found, name)
                assert asked is not None
                keys.append(
                    await after_answer(
                        work, user_id=self.me, asset=found, question=asked.question,
                        verdict=verdict, moment=self.moment, certainty=certainty,
                    )
                )  # fmt: skip
            await work.commit()
        return keys

    async def added(self, count: int) -> list[CardId]:
        (asset,) = await self.course(quiz(count))
        return [
            await self.review.add_question(asset, f"q{number}", user_id=self.me)
            for number in range(count)
        ]

    async def next(self) -> CardView | None:
        return await self.review.next(user_id=self.me)

    async def asked(self) -> CardView:
        view = await self.next()
        assert view is not None
        return view

    async def answer(
        self, view: CardView, answer: dict[str, Any] = RIGHT, **more: Any
    ) -> ReviewOutcome:
        values = {"user_id": self.me, "reps": view.reps, "took_ms": TOOK, **more}
        return await self.review.answer(view.card_id, answer, **values)

    async def counts(self) -> Counts:
        return (await self.review.today(user_id=self.me)).counts

    def rows(self, sql: str) -> list[Any]:
        with closing(sqlite3.connect(self.database.path)) as connection:
            return connection.execute(sql).fetchall()

    def write(self, sql: str) -> None:
        with closing(sqlite3.connect(self.database.path)) as connection:
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA trusted_schema=ON")
            connection.execute(sql)
            connection.commit()

    def everything(self) -> list[Any]:
        return self.rows("SELECT * FROM review_cards ORDER BY id")
