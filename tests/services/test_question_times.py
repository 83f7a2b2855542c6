"""Questions with a time of their own: one clock policy for them and for the quiz."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.quiz import QuizRun
from coursegen_desktop.services.work import WorkUnits

from .quiz_course import RIGHT, WRONG, Program, quiz, quiz_in_course, yes_no

FREE = {"navigation": "free"}


@pytest.fixture
def program(uow: WorkUnits) -> Program:
    return Program(uow)


def timed(name: str, seconds: int = 30, **changes: Any) -> dict[str, Any]:
    return yes_no(name, time_limit_s=seconds, **changes)


async def begun(program: Program, user_id: UserId, *questions: Any, **named: Any) -> QuizRun:
    raw = quiz(*(questions or (timed("a"), timed("b"), yes_no("c"))), **(FREE | named))
    asset_id, _ = await quiz_in_course(program.uow, raw)
    return await program.quizzes.start(asset_id, user_id=user_id)


async def left(program: Program, run: QuizRun, user_id: UserId, *names: str) -> dict[str, float]:
    return await program.quizzes.open_questions(run.attempt_id, names or ("a",), user_id=user_id)


async def test_it_runs_from_the_first_showing_on(program: Program, user_id: UserId) -> None:
    run = await begun(program, user_id)
    assert [view.time_limit_s for view in run.questions] == [30, 30, None] and run.is_timed
    program.clocks.pass_by(100)  # nothing was shown yet
    assert await left(program, run, user_id, "a", "c") == {"a": 30.0}
    program.clocks.pass_by(12)
    assert await left(program, run, user_id, "a", "b") == {"a": 18.0, "b": 30.0}
    program.clocks.pass_by(10)  # looked at something else meanwhile
    assert await left(program, run, user_id, "a", "b") == {"a": 8.0, "b": 20.0}


async def test_an_answer_after_it_is_refused_and_the_others_are_taken(
    program: Program, user_id: UserId
) -> None:
    run = await begun(program, user_id)
    submit, key = program.quizzes.submit_answer, run.attempt_id
    await left(program, run, user_id)
    program.clocks.pass_by(32)
    with pytest.raises(InvalidContent, match="time for this question is over"):
        await submit(key, "a", RIGHT, user_id=user_id)
    assert (await submit(key, "b", RIGHT, user_id=user_id)).grade.correct
    again = await program.quizzes.start(run.asset_id, user_id=user_id)
    assert [view.is_over for view in again.questions] == [True, False, False]
    assert again.first_open == 2
    result = await program.quizzes.finish(key, user_id=user_id)
    assert result.score == 1


async def test_what_stood_there_at_the_end_is_kept(program: Program, user_id: UserId) -> None:
    """Even a try that is wrong, with tries left: there is no other one."""
    run = await begun(program, user_id, timed("a", hints=[{"text": "Think"}]), yes_no("b"),
                      behaviour="interactive")  # fmt: skip
    await left(program, run, user_id)
    program.clocks.pass_by(30.4)
    told = await program.quizzes.submit_answer(
        run.attempt_id, "a", WRONG, user_id=user_id, as_it_is=True
    )
    assert told.is_done and told.tries_left == 0 and told.hint == ""
    program.clocks.pass_by(2)
    again = await program.quizzes.start(run.asset_id, user_id=user_id)
    found = again.questions[0].result
    assert found is not None and found.is_done and found.answer == WRONG


async def test_an_exam_keeps_the_answer_that_may_not_be_changed_any_more(
    program: Program, user_id: UserId
) -> None:
    run = await begun(program, user_id, behaviour="deferred", feedback="after_quiz")
    await left(program, run, user_id)
    await program.quizzes.submit_answer(run.attempt_id, "a", RIGHT, user_id=user_id)
    program.clocks.pass_by(40)
    with pytest.raises(InvalidContent, match="time for this question"):
        await program.quizzes.submit_answer(run.attempt_id, "a", WRONG, user_id=user_id)
    result = await program.quizzes.finish(run.attempt_id, user_id=user_id)
    assert result.score == 1


async def test_killed_and_started_anew_the_rest_is_left(program: Program, user_id: UserId) -> None:
    run = await begun(program, user_id)
    await left(program, run, user_id)
    program.clocks.pass_by(10)
    await program.quizzes.note(run.attempt_id, user_id=user_id)  # the beat of the screen
    program.clocks.moment += timedelta(seconds=5)  # the pause counts as it does for the quiz
    await program.again().start(run.asset_id, user_id=user_id)
    assert await left(program, run, user_id) == {"a": 15.0}
    program.clocks.moment += timedelta(minutes=5)
    again = await program.again().start(run.asset_id, user_id=user_id)
    assert again.questions[0].is_over and not again.questions[1].is_over


async def test_a_pause_that_does_not_count_leaves_the_time(
    program: Program, user_id: UserId
) -> None:
    run = await begun(program, user_id, run={"counts_pauses": False})
    await left(program, run, user_id)
    program.clocks.pass_by(10)
    await program.quizzes.note(run.attempt_id, user_id=user_id, leaving=True)
    program.clocks.moment += timedelta(days=1)
    await program.again().start(run.asset_id, user_id=user_id)
    assert await left(program, run, user_id) == {"a": 20.0}


async def test_a_clock_set_back_gives_no_time_and_is_told(
    program: Program, user_id: UserId
) -> None:
    run = await begun(program, user_id)
    await left(program, run, user_id)
    program.clocks.pass_by(10)
    await program.quizzes.note(run.attempt_id, user_id=user_id)
    program.clocks.moment -= timedelta(hours=3)  # while it runs: nothing is read off it
    program.clocks.tick += 5
    assert await left(program, run, user_id) == {"a": 15.0}
    await program.quizzes.note(run.attempt_id, user_id=user_id)
    again = await program.again().start(run.asset_id, user_id=user_id)
    assert again.was_set_back
    assert (await left(program, run, user_id))["a"] <= 15.0


async def test_mastery_asks_again_with_the_whole_time(program: Program, user_id: UserId) -> None:
    options = {"behaviour": "mastery", "mastery": {"right": 3, "of": 3}}
    run = await begun(program, user_id, timed("a"), run=options)
    assert await left(program, run, user_id) == {"a": 30.0}
    program.clocks.pass_by(20)
    told = await program.quizzes.submit_answer(run.attempt_id, "a", RIGHT, user_id=user_id)
    assert told.next_id == "a"
    assert await left(program, run, user_id) == {"a": 30.0}
    program.clocks.pass_by(20)
    await program.quizzes.note(run.attempt_id, user_id=user_id)
    await program.again().start(run.asset_id, user_id=user_id)
    assert await left(program, run, user_id) == {"a": 10.0}  # no third of it by a kill


async def test_what_went_wrong_is_asked_again_without_haste(
    program: Program, user_id: UserId
) -> None:
    run = await begun(program, user_id)
    await program.quizzes.submit_answer(run.attempt_id, "a", WRONG, user_id=user_id)
    await program.quizzes.finish(run.attempt_id, user_id=user_id)
    again = await program.quizzes.retry_wrong(run.attempt_id, user_id=user_id)
    assert all(view.time_limit_s is None for view in again.questions) and not again.is_timed
    assert await left(program, again, user_id) == {}


async def test_a_finished_attempt_has_no_time(program: Program, user_id: UserId) -> None:
    run = await begun(program, user_id)
    await left(program, run, user_id)
    program.clocks.pass_by(60)
    await program.quizzes.finish(run.attempt_id, user_id=user_id)
    assert await left(program, run, user_id) == {}
    shown, _ = await program.quizzes.look(run.attempt_id, user_id=user_id)
    assert not any(view.is_over for view in shown.questions)
