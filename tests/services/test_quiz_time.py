"""Timed attempts: the three ends, pauses, crashes, and a clock that is set back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from coursegen_desktop.domain.attempts.timing import Phase
from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.quiz_run import QuizRun
from coursegen_desktop.services.work import WorkUnits

from .quiz_course import RIGHT, Program, quiz, quiz_in_course, yes_no


@pytest.fixture
def program(uow: WorkUnits) -> Program:
    return Program(uow)


async def begun(program: Program, user_id: UserId, **run: Any) -> QuizRun:
    raw = quiz(yes_no("a"), yes_no("b"), time_limit_s=100, run=run)
    asset_id, _ = await quiz_in_course(program.uow, raw)
    return await program.quizzes.start(asset_id, user_id=user_id)


async def left(program: Program, run: QuizRun, user_id: UserId) -> float:
    again = await program.quizzes.start(run.asset_id, user_id=user_id)
    assert again.time is not None and again.time.left_s is not None
    return again.time.left_s


async def answer(program: Program, run: QuizRun, name: str, user_id: UserId) -> None:
    await program.quizzes.submit_answer(run.attempt_id, name, RIGHT, user_id=user_id)


async def test_time_runs_by_the_ticks(program: Program, user_id: UserId) -> None:
    run = await begun(program, user_id)
    assert run.time is not None and run.time.left_s == 100
    program.clocks.pass_by(30)
    assert await left(program, run, user_id) == 70
    program.clocks.moment -= timedelta(hours=5)  # the calendar is set back: nobody cares
    program.clocks.tick += 10
    assert await left(program, run, user_id) == 60


async def test_it_is_handed_in_as_it_is(program: Program, user_id: UserId) -> None:
    run = await begun(program, user_id)
    await answer(program, run, "a", user_id)
    program.clocks.pass_by(100.5)  # just in time
    await answer(program, run, "b", user_id)
    program.clocks.pass_by(1)
    again = await program.quizzes.start(run.asset_id, user_id=user_id)
    assert again.time is not None and again.time.phase is Phase.SUBMIT
    result = await program.quizzes.finish(run.attempt_id, user_id=user_id)
    assert result.counts and not result.is_lost and result.score == 2
    assert result.seconds == pytest.approx(101.5)


async def test_an_answer_after_the_end_is_not_taken_and_the_others_stay(
    program: Program, user_id: UserId
) -> None:
    run = await begun(program, user_id)
    await answer(program, run, "a", user_id)
    program.clocks.pass_by(102)
    with pytest.raises(InvalidContent, match="time is over"):
        await answer(program, run, "b", user_id)
    result = await program.quizzes.finish(run.attempt_id, user_id=user_id)
    assert (result.score, result.outcomes[1].is_answered) == (1, False)


async def test_grace_is_for_handing_in_only(program: Program, user_id: UserId) -> None:
    run = await begun(program, user_id, when_time_ends="grace", grace_s=30)
    await answer(program, run, "a", user_id)
    program.clocks.pass_by(110)
    again = await program.quizzes.start(run.asset_id, user_id=user_id)
    assert again.time is not None and again.time.phase is Phase.GRACE
    assert again.time.left_s == pytest.approx(20)
    with pytest.raises(InvalidContent, match="time is over"):
        await answer(program, run, "b", user_id)
    result = await program.quizzes.finish(run.attempt_id, user_id=user_id)
    assert result.counts and result.score == 1


@pytest.mark.parametrize(
    "options", [{"when_time_ends": "discard"}, {"when_time_ends": "grace", "grace_s": 10}]
)
async def test_too_late_does_not_count_and_is_kept(
    program: Program, user_id: UserId, options: dict[str, Any]
) -> None:
    run = await begun(program, user_id, **options)
    await answer(program, run, "a", user_id)
    program.clocks.pass_by(120)
    result = await program.quizzes.finish(run.attempt_id, user_id=user_id)
    assert result.is_lost and not result.counts and result.score == 1
    async with program.uow() as work:
        assert len(await work.attempts.answers(run.attempt_id)) == 1
        view = await work.courses.outline(run.course_id, user_id)
        assert view.lessons[0].quizzes[0].best is None
        assert await work.figures.scores(user_id, 0, "0000-01-01", "9999-12-31") == ()
        assert await work.figures.best(user_id) == await work.figures.last(user_id) == {}


async def test_a_pause_counts_unless_the_author_says_otherwise(
    program: Program, user_id: UserId
) -> None:
    run = await begun(program, user_id)
    program.clocks.pass_by(20)
    await program.quizzes.note(run.attempt_id, user_id=user_id, leaving=True)
    program.clocks.pass_by(50)
    assert await left(program, run, user_id) == 30
    other = await begun(program, user_id, counts_pauses=False)
    program.clocks.pass_by(20)
    await program.quizzes.note(other.attempt_id, user_id=user_id, leaving=True)
    program.clocks.pass_by(5000)
    assert await left(program, other, user_id) == 80


async def test_a_crash_is_a_pause(program: Program, user_id: UserId) -> None:
    run = await begun(program, user_id)
    program.clocks.pass_by(10)
    await answer(program, run, "a", user_id)
    program.clocks.pass_by(25)
    program.again()
    again = await program.quizzes.start(run.asset_id, user_id=user_id)
    assert again.time is not None and again.time.left_s == 65
    assert again.first_open == 1 and not again.was_set_back


async def test_a_clock_set_back_gives_no_time_and_is_told(
    program: Program, user_id: UserId
) -> None:
    run = await begun(program, user_id)
    program.clocks.pass_by(40)
    await answer(program, run, "a", user_id)
    program.clocks.moment -= timedelta(days=400)
    program.again()
    again = await program.quizzes.start(run.asset_id, user_id=user_id)
    assert again.was_set_back
    assert again.time is not None and again.time.left_s == 60
    await answer(program, run, "b", user_id)
    result = await program.quizzes.finish(run.attempt_id, user_id=user_id)
    assert result.score == 2


async def test_opening_hours(program: Program, user_id: UserId) -> None:
    with pytest.raises(InvalidContent, match="not open yet"):
        await begun(program, user_id, opens="2026-12-01T00:00:00+00:00")
    with pytest.raises(InvalidContent, match="is closed"):
        await begun(program, user_id, closes="2026-11-01T00:00:00+00:00")
    run = await begun(program, user_id, wait_s=600)
    await answer(program, run, "a", user_id)
    await program.quizzes.finish(run.attempt_id, user_id=user_id)
    program.clocks.pass_by(60)
    with pytest.raises(InvalidContent, match="not begin yet") as refused:
        await program.quizzes.start(run.asset_id, user_id=user_id)
    assert "10 more min" in refused.value.hint.format(**refused.value.values)
