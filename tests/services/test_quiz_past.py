"""Looking back at a quiz: the list of attempts, each as it was, and marking one's own texts."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen_desktop.domain.errors import InvalidContent, NotFound, PermissionDenied
from coursegen_desktop.domain.events import CardsChanged
from coursegen_desktop.domain.ids import AssetId, UserId
from coursegen_desktop.domain.questions.base import Verdict
from coursegen_desktop.domain.quiz import QuizResult
from coursegen_desktop.services.marking import MarkingService
from coursegen_desktop.services.work import WorkUnits
from tests.persons import Persons

from .quiz_course import RIGHT, WRONG, Program, edit, quiz, quiz_in_course, yes_no

RUBRIC = [{"text": "Clear", "points": 2}, {"text": "True", "points": 2}]
OWN = {"id": "e", "type": "essay", "prompt": "Why?", "points": 8, "rubric": RUBRIC,
       "grader_notes": "Because.", "ext": {"coursegen:marked_by": "self"}}  # fmt: skip
TEXT: dict[str, object] = {"text": "It is so."}
DEFERRED = {"behaviour": "deferred", "feedback": "after_quiz", "show_answers": "after_quiz"}


@pytest.fixture
def program(uow: WorkUnits) -> Program:
    return Program(uow)


async def taken(
    program: Program, asset_id: AssetId, user_id: UserId, answers: dict[str, Any]
) -> QuizResult:
    run = await program.quizzes.restart(asset_id, user_id=user_id)
    for name, answer in answers.items():
        await program.quizzes.submit_answer(run.attempt_id, name, answer, user_id=user_id)
    program.clocks.pass_by(600)
    return await program.quizzes.finish(run.attempt_id, user_id=user_id)


# ------------------------------------------------------------ the list


async def test_attempts_are_listed_with_what_became_of_them(
    program: Program, user_id: UserId
) -> None:
    raw = quiz(yes_no("a"), yes_no("b"), pass_mark=0.6, attempts=3)
    asset_id, _ = await quiz_in_course(program.uow, raw)
    assert await program.quizzes.past(asset_id, user_id=user_id) is None
    await taken(program, asset_id, user_id, {"a": RIGHT, "b": WRONG})
    await taken(program, asset_id, user_id, {"a": RIGHT, "b": RIGHT})
    past = await program.quizzes.past(asset_id, user_id=user_id)
    assert past is not None and past.refusal is None
    told = [(one.number, one.percent, one.passed) for one in past.attempts]
    assert told == [(1, 50.0, False), (2, 100.0, True)]
    assert (past.attempts_left, past.stands_percent, past.pass_percent) == (1, 100.0, 60.0)
    # A running attempt goes on first.
    run = await program.quizzes.start(asset_id, user_id=user_id)
    assert await program.quizzes.past(asset_id, user_id=user_id) is None
    await program.quizzes.finish(run.attempt_id, user_id=user_id)
    used_up = await program.quizzes.past(asset_id, user_id=user_id)
    assert used_up is not None and used_up.attempts_left == 0
    assert "used up" in str(used_up.refusal)
    # Nobody else sees them.
    other = (await Persons(program.uow).add("Bea")).id
    assert await program.quizzes.past(asset_id, user_id=other) is None
    with pytest.raises(PermissionDenied):
        await program.quizzes.look(past.attempts[0].attempt_id, user_id=other)


async def test_each_attempt_tells_its_score_at_its_own_time(
    program: Program, user_id: UserId
) -> None:
    """The first is looked at later, the second just after: the matrix is asked for each."""
    review = {"after": [], "later": ["points", "right_wrong"]}
    raw = quiz(yes_no("a"), run={"review": review}, **DEFERRED)
    asset_id, _ = await quiz_in_course(program.uow, raw)
    await taken(program, asset_id, user_id, {"a": RIGHT})
    program.clocks.pass_by(3600)
    newest = await taken(program, asset_id, user_id, {"a": RIGHT})
    assert not newest.shows_score and [one.percent for one in newest.earlier] == [100.0]
    past = await program.quizzes.past(asset_id, user_id=user_id)
    assert past is not None
    assert [one.percent for one in past.attempts] == [100.0, None]
    assert past.stands_percent is None  # it would tell the newest


async def test_an_old_attempt_is_shown_with_the_questions_of_then(
    program: Program, user_id: UserId
) -> None:
    asset_id, _ = await quiz_in_course(program.uow, quiz(yes_no("a"), yes_no("b")))
    old = await taken(program, asset_id, user_id, {"a": RIGHT, "b": WRONG})
    await edit(program.uow, asset_id, quiz(yes_no("b", prompt="Quite another one?"), yes_no("c")))
    await taken(program, asset_id, user_id, {"b": RIGHT, "c": RIGHT})
    run, result = await program.quizzes.look(old.attempt_id, user_id=user_id)
    assert [view.prompt for view in run.questions] == ["Is a?", "Is b?"]
    assert [one.verdict for one in result.outcomes] == [Verdict.RIGHT, Verdict.WRONG]
    assert (result.number, result.percent, len(result.earlier)) == (1, 50.0, 1)
    assert run.is_edited and result.finished_at


async def test_an_old_attempt_tells_only_what_may_be_seen_now(
    program: Program, user_id: UserId
) -> None:
    raw = quiz(yes_no("a"), feedback="never", show_answers="never", behaviour="deferred")
    asset_id, _ = await quiz_in_course(program.uow, raw)
    old = await taken(program, asset_id, user_id, {"a": WRONG})
    program.clocks.pass_by(3600)
    run, result = await program.quizzes.look(old.attempt_id, user_id=user_id)
    told = run.questions[0].result
    assert told is not None and told.correct_text == "" and told.answer == WRONG
    assert all(part.verdict is not Verdict.WRONG for part in told.grade.parts)
    assert result.outcomes[0].verdict is Verdict.NONE


# ------------------------------------------------------------ one's own marks


async def test_own_marks_after_the_end_count_and_can_be_given_anew_and_taken_back(
    program: Program, user_id: UserId
) -> None:
    raw = quiz(yes_no("a"), OWN, pass_mark=0.6, **DEFERRED)
    asset_id, course_id = await quiz_in_course(program.uow, raw)
    heard: list[CardsChanged] = []
    result = await taken(program, asset_id, user_id, {"a": RIGHT, "e": TEXT})
    program.hub.subscribe(CardsChanged, heard.append)
    assert (result.score, result.needs_marking, result.passed) == (1, 1, None)
    assert result.outcomes[1].may_mark and not result.outcomes[0].may_mark
    run, _ = await program.quizzes.look(result.attempt_id, user_id=user_id)
    waiting = run.questions[1].result
    assert waiting is not None and waiting.may_mark and waiting.own_marks is None
    assert waiting.correct_text == "Because."  # the sample, before one marks
    quizzes, key, me = program.quizzes, result.attempt_id, {"user_id": user_id}
    with pytest.raises(InvalidContent, match="line 2"):
        await quizzes.mark_own(key, "e", {"rubric": [1, 9]}, **me)
    marked = await quizzes.mark_own(key, "e", {"rubric": [2, 1]}, **me)
    # Three of four points of the rubric are six of the eight that the question is worth.
    assert (marked.grade.points, marked.grade.verdict) == (6, Verdict.PARTIAL)
    assert marked.own_marks is not None and list(marked.own_marks["rubric"]) == [2, 1]
    _, again = await quizzes.look(key, **me)
    assert (again.score, again.needs_marking, again.passed) == (7, 0, True)
    assert len(heard) == 1  # what was not perfect is reviewed
    async with program.uow() as work:
        best = (await work.courses.outline(course_id, user_id)).lessons[0].quizzes[0].best
    assert best == (7, 9)
    await quizzes.mark_own(key, "e", {"rubric": [0, 0]}, **me)
    assert (await quizzes.look(key, **me))[1].score == 1
    back = await quizzes.unmark_own(key, "e", **me)
    assert back.grade.needs_marking and back.own_marks is None and back.may_mark
    _, last = await quizzes.look(key, **me)
    assert (last.score, last.needs_marking, last.passed) == (1, 1, None)


async def test_own_marks_while_it_runs(program: Program, user_id: UserId) -> None:
    asset_id, _ = await quiz_in_course(program.uow, quiz(yes_no("a"), OWN))
    run = await program.quizzes.start(asset_id, user_id=user_id)
    quizzes, key, me = program.quizzes, run.attempt_id, {"user_id": user_id}
    given = await quizzes.submit_answer(key, "e", TEXT, **me)
    assert given.may_mark and given.is_done
    assert (await quizzes.mark_own(key, "e", {"rubric": [2, 2]}, **me)).grade.points == 8
    assert (await quizzes.unmark_own(key, "e", **me)).grade.needs_marking
    await quizzes.mark_own(key, "e", {"rubric": [1, 1]}, **me)
    # Killed: the marks are there.
    again = await program.again().start(asset_id, user_id=user_id)
    found = again.questions[1].result
    assert found is not None and found.own_marks is not None
    assert list(found.own_marks["rubric"]) == [1, 1]
    result = await program.quizzes.finish(key, **me)
    assert (result.score, result.needs_marking) == (4, 0)


async def test_what_is_not_ones_own_to_mark(program: Program, user_id: UserId) -> None:
    theirs = OWN | {"id": "t", "ext": {}}
    asset_id, course_id = await quiz_in_course(program.uow, quiz(OWN, theirs))
    result = await taken(program, asset_id, user_id, {"e": TEXT, "t": TEXT})
    quizzes, key, me = program.quizzes, result.attempt_id, {"user_id": user_id}
    with pytest.raises(InvalidContent, match="by yourself"):
        await quizzes.mark_own(key, "t", {"rubric": [1, 1]}, **me)
    with pytest.raises(NotFound):
        await quizzes.mark_own(key, "nowhere", {"rubric": [1, 1]}, **me)
    other = (await Persons(program.uow).add("Bea")).id
    for verb in (quizzes.mark_own(key, "e", {"rubric": [2, 2]}, user_id=other),
                 quizzes.unmark_own(key, "e", user_id=other)):  # fmt: skip
        with pytest.raises(PermissionDenied):
            await verb
    # Whoever teaches marked it: that stands.
    marking = MarkingService(program.uow, program.hub, program.clocks.now)
    mine = next(o for o in await marking.queue(course_id) if o.question_id == "e")
    async with program.uow(write=True) as work:
        _, answer = await work.quiz_records.answer(mine.answer_id)
        await work.quiz_records.mark(
            mine.answer_id, answer.tries, score=3, max_score=8, who="Teacher"
        )
        await work.commit()
    with pytest.raises(InvalidContent, match="by yourself"):
        await quizzes.mark_own(key, "e", {"rubric": [2, 2]}, **me)
    blank = await taken(program, asset_id, user_id, {"e": {"text": "  "}})
    with pytest.raises(InvalidContent, match="by yourself"):
        await quizzes.mark_own(blank.attempt_id, "e", {"rubric": [2, 2]}, **me)
