"""Marking by hand, grading again after a mended question, figures of questions."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen_desktop.domain.errors import Conflict, InvalidContent, NotFound
from coursegen_desktop.domain.ids import AnswerId, AssetId, UserId
from coursegen_desktop.domain.item_statistics import Reason
from coursegen_desktop.domain.questions.base import Verdict
from coursegen_desktop.services.marking import MarkingService
from coursegen_desktop.services.quiz_statistics import QuizStatisticsService
from coursegen_desktop.services.regrade import RegradeService
from coursegen_desktop.services.work import WorkUnits
from tests.persons import Persons

from .quiz_course import RIGHT, WRONG, Program, edit, quiz, quiz_in_course, yes_no

RUBRIC = [{"text": "Clear", "points": 2}, {"text": "True", "points": 2}]
ESSAY = {"id": "e", "type": "essay", "prompt": "Why?", "points": 4, "rubric": RUBRIC,
         "grader_notes": "Because."}  # fmt: skip


@pytest.fixture
def program(uow: WorkUnits) -> Program:
    return Program(uow)


async def taken(program: Program, asset_id: AssetId, user_id: UserId, answers: Any) -> Any:
    run = await program.quizzes.restart(asset_id, user_id=user_id)
    for name, answer in answers.items():
        await program.quizzes.submit_answer(
            run.attempt_id, name, answer, user_id=user_id, seconds=12
        )
    return await program.quizzes.finish(run.attempt_id, user_id=user_id)


# ------------------------------------------------------------ marking


async def test_an_essay_waits_is_marked_and_counts(program: Program, user_id: UserId) -> None:
    asset_id, course_id = await quiz_in_course(program.uow, quiz(yes_no("a"), ESSAY, pass_mark=0.5))
    marking = MarkingService(program.uow, program.hub, program.clocks.now)
    result = await taken(program, asset_id, user_id, {"a": RIGHT, "e": {"text": "It is so."}})
    assert (result.score, result.needs_marking, result.passed) == (1, 1, None)
    assert result.outcomes[1].needs_marking and result.outcomes[1].verdict is Verdict.NONE
    queue = await marking.queue(course_id)
    assert [(one.question_id, one.quiz) for one in queue] == [("e", "Sample")]
    view = await marking.show(queue[0].answer_id)
    assert (view.text, view.expected, view.points) == ("It is so.", "Because.", 4)
    assert [line.text for line in view.criteria] == ["Clear", "True"]
    with pytest.raises(InvalidContent, match="line 2"):
        await marking.mark(view.answer_id, {"rubric": [1, 9]})
    await marking.mark(view.answer_id, {"rubric": [2, 1], "comment": "Well argued"})
    assert await marking.queue(course_id) == ()
    shown, again = await program.quizzes.look(result.attempt_id, user_id=user_id)
    assert (again.score, again.needs_marking, again.passed) == (4, 0, True)
    told = shown.questions[1].result
    assert told is not None and "Well argued" in told.grade.feedback
    assert told.grade.verdict is Verdict.PARTIAL
    async with program.uow() as work:
        best = (await work.courses.outline(course_id, user_id)).lessons[0].quizzes[0].best
    assert best == (4, 5)
    # Marks may be given anew.
    await marking.mark(view.answer_id, {"rubric": [0, 0]})
    assert (await program.quizzes.look(result.attempt_id, user_id=user_id))[1].score == 1
    with pytest.raises(NotFound):
        await marking.show(AnswerId(999))


async def test_a_running_attempt_is_not_marked(program: Program, user_id: UserId) -> None:
    asset_id, course_id = await quiz_in_course(program.uow, quiz(yes_no("a"), ESSAY))
    run = await program.quizzes.start(asset_id, user_id=user_id)
    await program.quizzes.submit_answer(run.attempt_id, "e", {"text": "So"}, user_id=user_id)
    marking = MarkingService(program.uow, program.hub, program.clocks.now)
    assert await marking.queue(course_id) == ()


async def test_who_may_mark_himself_does(program: Program, user_id: UserId) -> None:
    own = ESSAY | {"ext": {"coursegen:marked_by": "self"}}
    asset_id, _ = await quiz_in_course(program.uow, quiz(yes_no("a"), own))
    run = await program.quizzes.start(asset_id, user_id=user_id)
    submit, mark = program.quizzes.submit_answer, program.quizzes.mark_own
    with pytest.raises(InvalidContent, match="by yourself"):
        await mark(run.attempt_id, "e", {"rubric": [1, 1]}, user_id=user_id)
    waits = await submit(run.attempt_id, "e", {"text": "So"}, user_id=user_id)
    assert waits.grade.needs_marking
    marked = await mark(run.attempt_id, "e", {"rubric": [1, 1]}, user_id=user_id)
    assert marked.grade.points == 2
    await submit(run.attempt_id, "a", RIGHT, user_id=user_id)
    with pytest.raises(InvalidContent, match="by yourself"):
        await mark(run.attempt_id, "a", {"share": 1}, user_id=user_id)
    result = await program.quizzes.finish(run.attempt_id, user_id=user_id)
    assert (result.score, result.needs_marking) == (3, 0)


# ------------------------------------------------------------ grading again


async def test_the_preview_says_whose_score_changes_and_applying_changes_it(
    program: Program, user_id: UserId
) -> None:
    wrong_key = quiz(yes_no("a", answer=False), yes_no("b"), pass_mark=0.6)
    asset_id, course_id = await quiz_in_course(program.uow, wrong_key)
    other = (await Persons(program.uow).add("Bea")).id
    mine = await taken(program, asset_id, user_id, {"a": RIGHT, "b": RIGHT})
    await taken(program, asset_id, other, {"b": RIGHT})
    assert mine.score == 1
    regrade = RegradeService(program.uow, program.hub, program.clocks.now)
    assert (await regrade.preview(asset_id)).changes == ()
    await edit(program.uow, asset_id, quiz(yes_no("a"), yes_no("b"), pass_mark=0.6))
    plan = await regrade.preview(asset_id)
    assert (plan.attempts, plan.kept, len(plan.changes)) == (2, 0, 1)
    change = plan.changes[0]
    assert (change.score, change.new_score, change.passed, change.passes) == (1, 2, False, True)
    with pytest.raises(Conflict):
        await regrade.apply(asset_id, plan.revision - 1)
    assert await regrade.apply(asset_id, plan.revision) == 1
    assert (await regrade.preview(asset_id)).changes == ()
    shown, result = await program.quizzes.look(mine.attempt_id, user_id=user_id)
    assert (result.score, result.passed) == (2, True)
    first = shown.questions[0].result  # shown as it was asked, with what it earns now
    assert first is not None and first.is_changed and first.grade.verdict is Verdict.RIGHT
    async with program.uow() as work:
        best = (await work.courses.outline(course_id, user_id)).lessons[0].quizzes[0].best
    assert best == (2, 2)


async def test_answers_that_no_longer_fit_keep_what_they_earned(
    program: Program, user_id: UserId
) -> None:
    asset_id, _ = await quiz_in_course(program.uow, quiz(yes_no("a"), yes_no("b")))
    await taken(program, asset_id, user_id, {"a": RIGHT, "b": RIGHT})
    other = {"id": "a", "type": "short_text", "prompt": "Word?",
             "answers": [{"text": "x", "fraction": 1}]}  # fmt: skip
    await edit(program.uow, asset_id, quiz(other))
    plan = await RegradeService(program.uow, program.hub, program.clocks.now).preview(asset_id)
    assert (plan.kept, plan.changes) == (2, ())


# ------------------------------------------------------------ figures


async def test_the_figures_of_a_quiz(program: Program, user_id: UserId) -> None:
    raw = quiz(yes_no("a"), yes_no("b"), yes_no("c", answer=False))
    asset_id, course_id = await quiz_in_course(program.uow, raw)
    for number in range(12):
        strong = number % 2 == 0
        answers = {"a": RIGHT if strong else WRONG, "b": RIGHT, "c": RIGHT if strong else WRONG}
        await taken(program, asset_id, user_id, answers)
    await program.quizzes.start(asset_id, user_id=user_id)  # one that runs is left out
    statistics = QuizStatisticsService(program.uow)
    entries = await statistics.quizzes(course_id)
    assert [(one.title, one.lesson, one.attempts) for one in entries] == [("Sample", "Water", 12)]
    figures = await statistics.of_quiz(asset_id)
    assert (figures.attempts, figures.learners) == (12, 1)
    a, b, c = (item.statistics for item in figures.items)
    assert (a.count, a.facility, a.median_s) == (12, 0.5, 12)
    assert b.facility == 1 and Reason.EASY in {one.reason for one in b.remarks}
    # Those who know the rest get it wrong: its key is the wrong way round.
    assert Reason.MISKEYED in {one.reason for one in c.remarks}


async def test_what_was_laid_where_is_named(program: Program, user_id: UserId) -> None:
    match = {
        "id": "m", "type": "match", "prompt": "Who?", "points": 1,
        "stems": [{"id": "s1", "text": "Faust"}],
        "options": [{"id": "o1", "text": "Goethe"}, {"id": "o2", "text": "Hugo"}],
        "pairs": [{"stem": "s1", "option": "o1"}],
    }  # fmt: skip
    asset_id, _ = await quiz_in_course(program.uow, quiz(match))
    await taken(program, asset_id, user_id, {"m": {"pairs": {"s1": "o2"}}})
    (item,) = (await QuizStatisticsService(program.uow).of_quiz(asset_id)).items
    assert [item.choices[one.key] for one in item.statistics.choices] == ["Faust → Hugo"]


async def test_figures_of_a_quiz_that_nobody_took(program: Program) -> None:
    asset_id, _ = await quiz_in_course(program.uow, quiz(yes_no("a")))
    figures = await QuizStatisticsService(program.uow).of_quiz(asset_id)
    assert (figures.attempts, figures.mean_percent) == (0, None)
    assert figures.items[0].statistics.count == 0
