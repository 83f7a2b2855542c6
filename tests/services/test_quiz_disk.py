"""A disk that refuses an answer in time takes it later, once, and as if nothing had happened."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen_desktop.db.repositories.attempts import AttemptsRepository
from coursegen_desktop.domain.errors import DiskFull, InvalidContent
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.services.work import WorkUnits

from .quiz_course import RIGHT, WRONG, Program, quiz, quiz_in_course, yes_no


@pytest.fixture
def program(uow: WorkUnits) -> Program:
    return Program(uow)


class Disk:
    """Takes answers, or is full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_full = False
        plain = AttemptsRepository.add_answer

        async def add(repository: AttemptsRepository, write: Any) -> Any:
            if self.is_full:
                raise DiskFull("The disk is full.")
            return await plain(repository, write)

        monkeypatch.setattr(AttemptsRepository, "add_answer", add)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


TIMED = yes_no("a", time_limit_s=30)


@pytest.mark.parametrize("whole", [False, True], ids=["of the question", "of the quiz"])
@pytest.mark.parametrize("behaviour", ["immediate", "deferred"])
async def test_an_answer_in_time_is_taken_after_it(
    program: Program, user_id: UserId, disk: Disk, whole: bool, behaviour: str
) -> None:
    settings: dict[str, Any] = {"time_limit_s": 30} if whole else {}
    raw = quiz(yes_no("a") if whole else TIMED, yes_no("b"), behaviour=behaviour, **settings)
    asset_id, _ = await quiz_in_course(program.uow, raw)
    run = await program.quizzes.start(asset_id, user_id=user_id)
    submit, key = program.quizzes.submit_answer, run.attempt_id
    await program.quizzes.open_questions(key, ["a"], user_id=user_id)
    program.clocks.pass_by(30.2)
    disk.is_full = True
    with pytest.raises(DiskFull):
        await submit(key, "a", RIGHT, user_id=user_id, as_it_is=True)
    program.clocks.pass_by(40)
    with pytest.raises(DiskFull):  # it still came in time
        await submit(key, "a", RIGHT, user_id=user_id, as_it_is=True)
    disk.is_full = False
    with pytest.raises(InvalidContent, match="is over"):  # no other one is smuggled in
        await submit(key, "a", WRONG, user_id=user_id, as_it_is=True)
    told = await submit(key, "a", RIGHT, user_id=user_id, as_it_is=True)
    assert told.answer == RIGHT
    if behaviour == "deferred":
        with pytest.raises(InvalidContent, match="is over"):  # paid once
            await submit(key, "a", RIGHT, user_id=user_id, as_it_is=True)
    result = await program.quizzes.finish(key, user_id=user_id)
    assert result.score == 1


async def test_what_came_too_late_is_not_taken_because_the_disk_was_full(
    program: Program, user_id: UserId, disk: Disk
) -> None:
    asset_id, _ = await quiz_in_course(program.uow, quiz(TIMED, yes_no("b")))
    run = await program.quizzes.start(asset_id, user_id=user_id)
    await program.quizzes.open_questions(run.attempt_id, ["a"], user_id=user_id)
    program.clocks.pass_by(40)
    disk.is_full = True
    for is_full in (True, False):
        disk.is_full = is_full
        with pytest.raises(InvalidContent, match="time for this question"):
            await program.quizzes.submit_answer(
                run.attempt_id, "a", RIGHT, user_id=user_id, as_it_is=True
            )


async def test_mastery_counts_an_answer_once_however_often_it_was_refused(
    program: Program, user_id: UserId, disk: Disk
) -> None:
    options = {"behaviour": "mastery", "mastery": {"right": 3, "of": 3}}
    asset_id, _ = await quiz_in_course(program.uow, quiz(yes_no("a"), run=options))
    run = await program.quizzes.start(asset_id, user_id=user_id)
    disk.is_full = True
    for _ in range(3):
        with pytest.raises(DiskFull):
            await program.quizzes.submit_answer(run.attempt_id, "a", RIGHT, user_id=user_id)
    disk.is_full = False
    told = await program.quizzes.submit_answer(run.attempt_id, "a", RIGHT, user_id=user_id)
    assert told.still_needed == 2
