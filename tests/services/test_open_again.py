"""An attempt that was handed in goes on: answers and time stay, what counted does not."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.domain.attempt import Attempt, State, StoredAnswer
from coursegen_desktop.domain.audit import AuditAction
from coursegen_desktop.domain.errors import AppError, InvalidContent, NotFound, PermissionDenied
from coursegen_desktop.domain.events import AttemptReopened
from coursegen_desktop.domain.ids import AssetId, AttemptId, ClassId
from coursegen_desktop.domain.kiosk import ClassQuiz
from coursegen_desktop.domain.school_class import HandedIn
from coursegen_desktop.domain.user import Role, User
from coursegen_desktop.services.class_quizzes import ClassQuizzesService
from coursegen_desktop.services.kiosk import KioskService
from coursegen_desktop.services.tries import Tries
from tests.persons import CHEAP

from .quiz_course import RIGHT, WRONG, quiz, quiz_in_course, yes_no
from .school import School, opened

ESSAY = {"id": "e", "type": "essay", "prompt": "What is the sea?"}


@pytest.fixture
async def school(tmp_path: Path, database_template: Path) -> AsyncIterator[School]:
    path = tmp_path / "library.db"
    path.write_bytes(database_template.read_bytes())
    path.chmod(0o600)
    async with opened(path) as made:
        yield made


class Desk:
    """A class in front of a quiz; `ada` takes it."""

    key: ClassId
    asset: AssetId
    ada: User

    def __init__(self, school: School) -> None:
        self.school = school

    async def open(self, *questions: dict[str, Any], **settings: Any) -> Desk:
        school = self.school
        self.key = await school.class_of("Ada", "Ben")
        raw = quiz(*(questions or (yes_no("a"), yes_no("b"))), **settings)
        self.asset, _ = await quiz_in_course(school.uow, raw)
        self.ada = await school.child(self.key, "Ada")
        return self

    @property
    def teaching(self) -> ClassQuizzesService:
        school = self.school
        return ClassQuizzesService(
            school.uow, school.hub, school.gate, school.clock, school.quizzes.sittings,
            ticks=school.clock.ticks,
        )  # fmt: skip

    async def begin(self) -> AttemptId:
        run = await self.school.quizzes.start(self.asset, user_id=self.ada.id)
        return run.attempt_id

    async def answer(self, attempt: AttemptId, name: str, given: dict[str, object]) -> None:
        await self.school.quizzes.submit_answer(attempt, name, given, user_id=self.ada.id)

    async def finish(self, attempt: AttemptId) -> None:
        await self.school.quizzes.finish(attempt, user_id=self.ada.id)

    async def open_again(self, attempt: AttemptId, minutes: int = 0) -> None:
        await self.teaching.open_again(self.key, self.ada.id, attempt, minutes=minutes)

    async def stored(self, attempt: AttemptId) -> tuple[Attempt, tuple[StoredAnswer, ...]]:
        async with self.school.uow() as work:
            return await work.attempts.get(attempt), await work.attempts.answers(attempt)

    async def standing(self) -> list[tuple[float, int]]:
        async with self.school.uow() as work:
            rows = await work.class_quizzes.stand(self.key, self.asset)
            ended = await work.quiz_records.ended(self.ada.id, self.asset)
        return [(one.share or 0.0, len(ended)) for one in rows if one.user.id == self.ada.id]

    async def left(self) -> float:
        run = await self.school.quizzes.start(self.asset, user_id=self.ada.id)
        assert run.time is not None and run.time.left_s is not None
        return run.time.left_s


def rows(school: School, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(school.database.path)) as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize("feedback", ["immediate", "after_quiz"])
async def test_it_is_as_it_was_before_it_was_handed_in(school: School, feedback: str) -> None:
    behaviour = "immediate" if feedback == "immediate" else "deferred"
    desk = await Desk(school).open(
        yes_no("a"), yes_no("b"), ESSAY, behaviour=behaviour, feedback=feedback,
        time_limit_s=100,
    )  # fmt: skip
    attempt = await desk.begin()
    school.clock.pass_by(seconds=30)
    await desk.answer(attempt, "a", RIGHT)
    await desk.answer(attempt, "e", {"text": "The sea is made of water."})
    before = await desk.stored(attempt)
    await desk.finish(attempt)
    assert rows(school, "SELECT count(*) FROM quiz_standings") == [(1,)]
    heard: list[AttemptReopened] = []
    school.hub.subscribe(AttemptReopened, heard.append)
    school.clock.pass_by(hours=5)
    await desk.open_again(attempt)
    after, answers = await desk.stored(attempt)
    assert answers == before[1]
    assert (after.finished_at, after.state) == (None, State.OPEN)
    assert (after.score, after.counts, after.page) == (before[0].score, True, before[0].page)
    assert (after.spent_s, after.needs_marking) == (30, before[0].needs_marking)
    assert rows(school, "SELECT * FROM quiz_standings") == [], "nothing counts any more"
    assert [one.attempt_id for one in heard] == [attempt]
    school.clock.pass_by(hours=20)
    assert await desk.left() == 70, "nobody was at it since"
    await desk.answer(attempt, "b", WRONG)
    await desk.finish(attempt)
    assert await desk.standing() == [(pytest.approx(1 / 3), 1)]
    told = await school.log(AuditAction.ATTEMPT_REOPENED)
    assert told == [("Tess Teacher", "Ada", "4a · Sample")]


async def test_the_end_for_all_can_be_taken_back_and_the_child_is_led_on(school: School) -> None:
    desk = await Desk(school).open()
    teacher, led = school.teacher, lambda: kiosk.quiz_for(desk.key, user_id=desk.ada.id)
    kiosk = KioskService(
        school.uow,
        school.hub,
        school.gate,
        CHEAP,
        Tries(school.uow, school.clock.ticks),
        school.clock,
    )
    await kiosk.begin_quiz(ClassQuiz(class_id=desk.key, asset_id=desk.asset, title="Sample"))
    school.clock.pass_by(seconds=5)
    attempt = await desk.begin()
    await desk.answer(attempt, "a", RIGHT)
    cards = rows(school, "SELECT public_id FROM review_cards")
    assert await desk.teaching.end(desk.key, desk.asset) == 1
    school.gate.enter(desk.ada)
    assert await led() is None
    school.gate.enter(teacher)
    school.clock.pass_by(seconds=5)
    await desk.open_again(attempt)
    school.gate.enter(desk.ada)
    assert await led() == desk.asset
    assert await desk.begin() == attempt
    assert rows(school, "SELECT public_id FROM review_cards") == cards


async def test_cards_that_came_of_it_stay(school: School) -> None:
    desk = await Desk(school).open(behaviour="deferred", feedback="after_quiz")
    attempt = await desk.begin()
    await desk.answer(attempt, "a", WRONG)
    await desk.finish(attempt)
    cards = rows(school, "SELECT public_id FROM review_cards")
    assert len(cards) == 1
    await desk.open_again(attempt)
    await desk.finish(attempt)
    assert rows(school, "SELECT public_id FROM review_cards") == cards


@pytest.mark.parametrize("ends", ["submit", "discard"])
async def test_time_that_ran_out_needs_minutes(school: School, ends: str) -> None:
    desk = await Desk(school).open(
        yes_no("a"), yes_no("b", time_limit_s=50), time_limit_s=600,
        run={"when_time_ends": ends, "counts_pauses": True},
    )  # fmt: skip
    attempt = await desk.begin()
    await school.quizzes.open_questions(attempt, ["b"], user_id=desk.ada.id)
    school.clock.pass_by(seconds=700)
    await desk.finish(attempt)
    known = await desk.teaching.handed_in(desk.key, desk.ada.id, attempt)
    assert known == HandedIn("Sample", 600, 0.0, True)
    with pytest.raises(InvalidContent, match="No time is left"):
        await desk.open_again(attempt)
    await desk.open_again(attempt, minutes=5)
    assert await desk.left() == 300
    after, _ = await desk.stored(attempt)
    assert after.counts, "what was out of time counts again"
    with pytest.raises(InvalidContent, match="time for this question is over"):
        await desk.answer(attempt, "b", RIGHT)
    await desk.answer(attempt, "a", RIGHT)
    await desk.finish(attempt)
    await desk.open_again(attempt, minutes=90)
    assert await desk.left() == 600, "never more than the quiz gives"
    told = [detail for _, _, detail in await school.log(AuditAction.ATTEMPT_REOPENED)]
    assert told == ["4a · Sample · +5 min", "4a · Sample · +90 min"]


async def test_what_cannot_go_on_is_said(school: School) -> None:
    desk = await Desk(school).open()
    attempt = await desk.begin()
    ben = await school.child(desk.key, "Ben")

    async def refused(kind: type[AppError], *args: Any) -> str:
        with pytest.raises(kind) as caught:
            await desk.teaching.open_again(*args)
        with pytest.raises(kind):
            await desk.teaching.handed_in(*args)
        return caught.value.text()

    mine = (desk.key, desk.ada.id, attempt)
    assert "still running" in await refused(InvalidContent, *mine)
    await desk.finish(attempt)
    assert "somebody else" in await refused(InvalidContent, desk.key, ben.id, attempt)
    await refused(NotFound, desk.key, desk.ada.id, AttemptId(999))
    await refused(NotFound, desk.key, school.teacher.id + 50, attempt)
    again = await school.quizzes.retry_wrong(attempt, user_id=desk.ada.id)
    await desk.finish(again.attempt_id)
    assert "once more" in await refused(InvalidContent, desk.key, desk.ada.id, again.attempt_id)
    newer = await school.quizzes.restart(desk.asset, user_id=desk.ada.id)
    assert "begun anew" in await refused(InvalidContent, *mine)
    school.clock.pass_by(seconds=1)
    await desk.finish(newer.attempt_id)
    assert "taken once more" in await refused(InvalidContent, *mine)
    await desk.open_again(newer.attempt_id)
    await desk.finish(newer.attempt_id)
    async with school.uow(write=True) as work:
        asset = await work.assets.get(desk.asset)
        await work.courses.set_published(asset.course_id, False)
        await work.commit()
    assert "Publish" in await refused(InvalidContent, desk.key, desk.ada.id, newer.attempt_id)
    stranger = await school.persons.enter("Otto Other", Role.INSTRUCTOR)
    assert stranger is not None
    await refused(PermissionDenied, *mine)
    school.gate.enter(desk.ada)
    await refused(PermissionDenied, *mine)


async def test_from_the_book_of_a_course_no_class_is_named(school: School) -> None:
    desk = await Desk(school).open()
    attempt = await desk.begin()
    await desk.finish(attempt)
    await desk.teaching.open_again(None, desk.ada.id, attempt)
    told = await school.log(AuditAction.ATTEMPT_REOPENED)
    assert told == [("Tess Teacher", "Ada", "Sample")]
    with pytest.raises(InvalidContent, match="learners only"):
        await desk.teaching.open_again(None, school.teacher.id, attempt)


async def test_a_quiz_that_is_closed_stays_closed(school: School) -> None:
    closes = school.clock.now + timedelta(hours=1)
    desk = await Desk(school).open(run={"closes": closes.isoformat()})
    attempt = await desk.begin()
    await desk.finish(attempt)
    await desk.open_again(attempt)
    await desk.finish(attempt)
    school.clock.pass_by(hours=2)
    with pytest.raises(InvalidContent, match="closed"):
        await desk.open_again(attempt)
