"""Places that wait: who leaves comes back to where he was, and his quiz to the time it had."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from coursegen_desktop.domain.attempts.timing import Pause
from coursegen_desktop.domain.audit import AuditAction
from coursegen_desktop.domain.errors import InvalidContent, PermissionDenied
from coursegen_desktop.domain.ids import AssetId, ClassId
from coursegen_desktop.domain.quiz_run import QuizRun
from coursegen_desktop.domain.school_class import ClassRules
from coursegen_desktop.domain.user import Role, User
from coursegen_desktop.services import quiz_reading
from coursegen_desktop.services.class_quizzes import ClassQuizzesService
from coursegen_desktop.services.parking import ParkingService
from coursegen_desktop.services.quizzes import QuizzesService

from .quiz_course import RIGHT, quiz, quiz_in_course, yes_no
from .school import School, opened

HERE = {"kind": "lesson", "lesson_id": 3}


class Room:
    """A class in front of a quiz of a hundred seconds."""

    key: ClassId
    asset: AssetId
    ada: User
    ben: User

    def __init__(self, school: School) -> None:
        self.school = school
        self.parking = ParkingService(school.uow, school.gate, school.clock)

    async def open(self, *, freezes: bool) -> Room:
        school = self.school
        self.key = await school.class_of("Ada", "Ben", rules=ClassRules(freezes_clock=freezes))
        # The quiz itself says the contrary of the class.
        raw = quiz(yes_no("a"), yes_no("b"), time_limit_s=100, run={"counts_pauses": freezes})
        self.asset, _ = await quiz_in_course(school.uow, raw)
        self.ada, self.ben = [await school.child(self.key, name) for name in ("Ada", "Ben")]
        return self

    @property
    def teaching(self) -> ClassQuizzesService:
        school = self.school
        return ClassQuizzesService(
            school.uow, school.hub, school.gate, school.clock, school.quizzes.sittings,
            ticks=school.clock.ticks,
        )  # fmt: skip

    def killed(self) -> None:
        """The power is cut: what only memory knew is gone."""
        school = self.school
        school.clock.seconds = 5.0
        school.quizzes = QuizzesService(
            school.uow, school.hub, school.clock, ticks=school.clock.ticks
        )

    async def begin(self, user: User) -> QuizRun:
        return await self.school.quizzes.start(self.asset, user_id=user.id)

    async def left(self, user: User) -> float:
        time = (await self.begin(user)).time
        assert time is not None and time.left_s is not None
        return time.left_s

    async def leave(self, run: QuizRun, user: User) -> None:
        """As the quiz's page is left, and the person is parked then."""
        await self.school.quizzes.note(run.attempt_id, user_id=user.id, leaving=True)
        await self.parking.park(HERE, user_id=user.id)
        self.school.gate.leave()

    async def come(self, user: User, key: ClassId | None) -> object:
        self.school.gate.enter(user)
        return await self.parking.arrive(key, user_id=user.id)


@pytest.fixture
async def school(database_file: Path) -> AsyncIterator[School]:
    async with opened(database_file) as made:
        yield made


@pytest.fixture(params=[True, False], ids=["stands still", "runs on"])
async def room(school: School, request: pytest.FixtureRequest) -> Room:
    return await Room(school).open(freezes=request.param)


@pytest.fixture
async def frozen(school: School) -> Room:
    return await Room(school).open(freezes=True)


# ------------------------------------------------------------ places


async def test_who_was_parked_comes_back_to_his_place_once_he_is_there(frozen: Room) -> None:
    school = frozen.school
    school.gate.enter(frozen.ada)
    assert await frozen.parking.arrive(frozen.key, user_id=frozen.ada.id) is None
    await frozen.parking.park(HERE, user_id=frozen.ada.id)
    school.gate.enter(frozen.ben)
    assert await frozen.parking.arrive(frozen.key, user_id=frozen.ben.id) is None
    with pytest.raises(PermissionDenied):
        await frozen.parking.arrive(frozen.key, user_id=frozen.ada.id)
    school.gate.enter(school.teacher)
    ada, ben = await frozen.parking.where(frozen.key)
    assert (ada.user.full_name, ada.place, bool(ada.parked_at)) == ("Ada", HERE, True)
    assert (ben.user.full_name, ben.place, ben.parked_at) == ("Ben", {}, "")
    assert [one.is_parked for one in (await school.door.people(frozen.key)).people] == [True, False]
    school.gate.enter(frozen.ada)
    assert await frozen.parking.arrive(frozen.key, user_id=frozen.ada.id) == HERE
    school.gate.enter(school.teacher)
    assert [one.parked_at for one in await frozen.parking.where(frozen.key)] == ["", ""]


async def test_a_place_that_was_noted_outlives_a_power_cut(frozen: Room) -> None:
    frozen.school.gate.enter(frozen.ada)
    await frozen.parking.park({"kind": "library"}, user_id=frozen.ada.id)
    await frozen.parking.note_place(HERE, user_id=frozen.ada.id)
    frozen.killed()
    assert await frozen.come(frozen.ada, frozen.key) == HERE


async def test_only_who_teaches_a_class_sees_where_it_is(frozen: Room) -> None:
    school = frozen.school
    school.gate.enter(await school.persons.add("Other", Role.INSTRUCTOR))
    with pytest.raises(PermissionDenied):
        await frozen.parking.where(frozen.key)
    with pytest.raises(PermissionDenied):
        await frozen.teaching.end(frozen.key, frozen.asset)


# ------------------------------------------------------------ clocks


async def test_the_class_says_what_becomes_of_the_time_of_who_is_parked(room: Room) -> None:
    freezes = (await room.school.view(room.key)).of.rules.freezes_clock
    room.school.gate.enter(room.ada)
    run = await room.begin(room.ada)
    room.school.clock.pass_by(seconds=30)
    await room.leave(run, room.ada)
    room.school.clock.pass_by(seconds=40)  # Ben is here meanwhile
    await room.come(room.ada, room.key)
    assert await room.left(room.ada) == (70 if freezes else 30)
    # The rule was for that pause; the next one is asked anew.
    room.school.clock.pass_by(seconds=5)
    assert await room.left(room.ada) == (65 if freezes else 25)


async def test_a_power_cut_is_a_pause_like_another(room: Room) -> None:
    freezes = (await room.school.view(room.key)).of.rules.freezes_clock
    room.school.gate.enter(room.ada)
    run = await room.begin(room.ada)
    room.school.clock.pass_by(seconds=10)
    await room.school.quizzes.submit_answer(run.attempt_id, "a", RIGHT, user_id=room.ada.id)
    room.killed()
    room.school.clock.pass_by(seconds=60)
    await room.come(room.ada, room.key)
    assert await room.left(room.ada) == (90 if freezes else 30)
    first, second = (await room.begin(room.ada)).questions
    assert first.result is not None and first.result.grade.fraction == 1 and second.result is None


async def test_at_another_door_the_quiz_says_it_itself(room: Room) -> None:
    freezes = (await room.school.view(room.key)).of.rules.freezes_clock
    room.school.gate.enter(room.ada)
    run = await room.begin(room.ada)
    await room.leave(run, room.ada)
    room.school.clock.pass_by(seconds=40)
    await room.come(room.ada, None)
    assert await room.left(room.ada) == (60 if freezes else 100)


# ------------------------------------------------------------ those who teach


async def test_how_far_everybody_is_with_a_quiz(frozen: Room) -> None:
    school = frozen.school
    ada, ben = await frozen.teaching.stand(frozen.key, frozen.asset)
    assert (ada.attempt_id, ada.is_open, ada.seen_at) == (None, False, "")
    school.gate.enter(frozen.ada)
    run = await frozen.begin(frozen.ada)
    await school.quizzes.submit_answer(run.attempt_id, "a", RIGHT, user_id=frozen.ada.id)
    school.gate.enter(school.teacher)
    ada, ben = await frozen.teaching.stand(frozen.key, frozen.asset)
    assert (ada.is_open, ada.answered, ada.asked, ada.share) == (True, 1, 2, None)
    assert ben.attempt_id is None


async def test_an_end_for_all_hands_in_what_there_is(frozen: Room) -> None:
    school = frozen.school
    for user in (frozen.ada, frozen.ben):
        school.gate.enter(user)
        run = await frozen.begin(user)
        if user is frozen.ada:
            await school.quizzes.submit_answer(run.attempt_id, "a", RIGHT, user_id=user.id)
    school.gate.enter(school.teacher)
    assert await frozen.teaching.end(frozen.key, frozen.asset) == 2
    ada, ben = await frozen.teaching.stand(frozen.key, frozen.asset)
    assert [(one.is_open, one.share) for one in (ada, ben)] == [(False, 0.5), (False, 0.0)]
    assert await frozen.teaching.end(frozen.key, frozen.asset) == 0
    told = [detail for _, _, detail in await school.log(AuditAction.QUIZ_ENDED)]
    assert told == ["4a · Sample · 2", "4a · Sample · 0"]


async def test_nobody_waits_for_a_quiz_that_is_read_to_be_handed_in(
    frozen: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    school = frozen.school
    school.gate.enter(frozen.ada)
    await frozen.begin(frozen.ada)
    frozen.killed()
    school.gate.enter(school.teacher)

    def at_once(_: object) -> None:
        raise AssertionError("read in one go, while the library is held")

    monkeypatch.setattr(quiz_reading, "drained", at_once)
    assert await frozen.teaching.end(frozen.key, frozen.asset) == 1


async def test_time_that_a_power_cut_took_is_given_back(school: School) -> None:
    room = await Room(school).open(freezes=False)
    school.gate.enter(room.ada)
    run = await room.begin(room.ada)
    school.clock.pass_by(seconds=10)
    await room.leave(run, room.ada)
    school.clock.pass_by(seconds=80)
    school.gate.enter(school.teacher)
    with pytest.raises(InvalidContent):
        await room.teaching.give_time_back(room.key, school.teacher.id, run.attempt_id)
    with pytest.raises(InvalidContent):
        await room.teaching.give_time_back(room.key, room.ben.id, run.attempt_id)
    await room.teaching.give_time_back(room.key, room.ada.id, run.attempt_id)
    school.clock.pass_by(seconds=30)
    await room.come(room.ada, room.key)
    assert await room.left(room.ada) == 90, "the class's clock runs on, but not over this"
    school.clock.pass_by(seconds=5)
    await room.leave(run, room.ada)
    school.clock.pass_by(seconds=40)
    await room.come(room.ada, room.key)
    assert await room.left(room.ada) == 45, "it was given back once"
    school.gate.enter(school.teacher)
    assert [who for _, who, _ in await school.log(AuditAction.TIME_GIVEN_BACK)] == ["Ada"]


async def test_a_pause_is_over_with_the_next_answer(frozen: Room) -> None:
    school = frozen.school
    school.gate.enter(frozen.ada)
    run = await frozen.begin(frozen.ada)
    async with school.uow(write=True) as work:
        await work.attempts.set_pause(frozen.ada.id, Pause.FROZEN)
        await work.commit()
    await school.quizzes.submit_answer(run.attempt_id, "a", RIGHT, user_id=frozen.ada.id)
    async with school.uow() as work:
        assert (await work.attempts.get(run.attempt_id)).pause == Pause.AS_THE_QUIZ_SAYS
