"""Each behaviour on a real database: when it tells, what it takes, what it earns."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen_desktop.domain.attempts.review import Item
from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.ids import AssetId, AttemptId, UserId
from coursegen_desktop.domain.questions.base import Verdict
from coursegen_desktop.domain.quiz_run import QuizResult, QuizRun
from coursegen_desktop.services.work import WorkUnits
from tests.domain.questions.given import sample

from .quiz_course import RIGHT, WRONG, Program, quiz, quiz_in_course, yes_no

THREE = (yes_no("a"), yes_no("b"), yes_no("c"))


@pytest.fixture
def program(uow: WorkUnits) -> Program:
    return Program(uow)


async def begun(program: Program, user_id: UserId, raw: dict[str, Any]) -> tuple[AssetId, QuizRun]:
    asset_id, _ = await quiz_in_course(program.uow, raw)
    return asset_id, await program.quizzes.start(asset_id, user_id=user_id)


async def best(uow: WorkUnits, run: QuizRun, user_id: UserId) -> tuple[float, float] | None:
    async with uow() as work:
        return (await work.courses.outline(run.course_id, user_id)).lessons[0].quizzes[0].best


async def judged(program: Program, user_id: UserId) -> tuple[int, int, int]:
    """How many answers the figures know, how many as judged, how many as right."""
    async with program.uow() as work:
        found = await work.figures.days(user_id, 0, "0000-01-01", "9999-12-31")
    return (
        sum(day.answers for day in found.days),
        found.scored,
        sum(day.right for day in found.days),
    )


async def test_deferred_tells_nothing_until_the_end_and_answers_may_be_changed(
    program: Program, user_id: UserId
) -> None:
    raw = quiz(*THREE, behaviour="deferred", navigation="free", feedback="after_quiz",
               show_answers="after_quiz")  # fmt: skip
    _, run = await begun(program, user_id, raw)
    submit = program.quizzes.submit_answer
    assert run.style.may_change
    first = await submit(run.attempt_id, "a", WRONG, user_id=user_id)
    assert (first.grade.verdict, first.correct_text, first.tells) == (Verdict.NONE, "", False)
    assert not first.is_done
    assert await judged(program, user_id) == (1, 0, 0)  # nothing that a figure could betray
    await submit(run.attempt_id, "a", RIGHT, user_id=user_id)
    await submit(run.attempt_id, "b", WRONG, user_id=user_id)
    again = await program.again().start(run.asset_id, user_id=user_id)
    kept = again.questions[0].result
    assert kept is not None and kept.answer == RIGHT and not kept.tells
    result = await program.quizzes.finish(run.attempt_id, user_id=user_id)
    assert (result.score, result.max_score) == (1, 3)
    verdicts = [one.verdict for one in result.outcomes]
    assert verdicts == [Verdict.RIGHT, Verdict.WRONG, Verdict.MISSED]
    shown, _ = await program.quizzes.look(run.attempt_id, user_id=user_id)
    wrong = shown.questions[1].result
    assert wrong is not None and wrong.grade.verdict is Verdict.WRONG and wrong.correct_text
    assert await judged(program, user_id) == (2, 2, 1)


async def test_what_was_answered_can_be_taken_back_while_it_may_be_changed(
    program: Program, user_id: UserId
) -> None:
    text = sample("short_text")
    _, run = await begun(program, user_id, quiz(text, yes_no("b"), behaviour="deferred"))
    name = text["id"]
    submit = program.quizzes.submit_answer
    await submit(run.attempt_id, name, {"text": "something"}, user_id=user_id)
    await submit(run.attempt_id, name, {"text": ""}, user_id=user_id)
    result = await program.quizzes.finish(run.attempt_id, user_id=user_id)
    assert not result.outcomes[0].is_answered
    assert result.outcomes[0].verdict is Verdict.MISSED


async def test_nothing_is_told_afterwards_when_the_author_wants_so(
    program: Program, user_id: UserId
) -> None:
    raw = quiz(*THREE, behaviour="deferred", feedback="never", show_answers="never",
               run=None)  # fmt: skip
    raw["ext"] = {"coursegen:run": {"review": {"after": ["answer"], "later": ["answer"]}}}
    _, run = await begun(program, user_id, raw)
    await program.quizzes.submit_answer(run.attempt_id, "a", RIGHT, user_id=user_id)
    result = await program.quizzes.finish(run.attempt_id, user_id=user_id)
    assert not result.shows_score and not result.shows_verdicts
    assert (result.score, result.percent, result.passed, result.wrong) == (0, 0, None, 0)
    assert {one.verdict for one in result.outcomes} == {Verdict.NONE}
    shown, _ = await program.quizzes.look(run.attempt_id, user_id=user_id)
    kept = shown.questions[0].result
    assert kept is not None and kept.answer == RIGHT
    assert (kept.grade.verdict, kept.grade.points, kept.correct_text) == (Verdict.NONE, 0, "")
    assert await best(program.uow, run, user_id) is None
    with pytest.raises(InvalidContent, match="no question here"):
        await program.quizzes.retry_wrong(run.attempt_id, user_id=user_id)


async def test_interactive_gives_hints_and_each_try_costs(
    program: Program, user_id: UserId
) -> None:
    hints = [{"text": "Look up", "penalty": 0.25, "show_count": True, "clear_wrong": True},
             {"text": "Look down"}]  # fmt: skip
    choice = sample("choice", id="x", hints=hints)
    _, run = await begun(program, user_id, quiz(choice, behaviour="interactive"))
    submit = program.quizzes.submit_answer
    first = await submit(run.attempt_id, "x", {"chosen": ["c"]}, user_id=user_id)
    assert (first.hint, first.tries, first.tries_left, first.is_done) == ("Look up", 1, 2, False)
    assert first.right_parts == 0 and first.begin_with == {"chosen": []}
    assert first.correct_text == "" and Item.SOLUTION not in first.shows
    # What would have been right is not among the parts while there are tries left.
    assert not [part for part in first.grade.parts if part.verdict is Verdict.MISSED]
    assert first.cost == pytest.approx(1 / 3) or first.cost >= 0
    resumed = (await program.again().start(run.asset_id, user_id=user_id)).questions[0].result
    assert resumed is not None and resumed.hint == "Look up" and not resumed.is_done
    second = await program.quizzes.submit_answer(
        run.attempt_id, "x", {"chosen": ["b"]}, user_id=user_id
    )
    assert second.is_done and second.grade.correct
    assert second.grade.points == pytest.approx(0.75)
    result = await program.quizzes.finish(run.attempt_id, user_id=user_id)
    assert result.score == pytest.approx(0.75)


async def test_the_last_try_tells_the_solution(program: Program, user_id: UserId) -> None:
    raw = quiz(yes_no("a", hints=[{"text": "Think"}]), behaviour="interactive")
    _, run = await begun(program, user_id, raw)
    submit = program.quizzes.submit_answer
    await submit(run.attempt_id, "a", WRONG, user_id=user_id)
    last = await submit(run.attempt_id, "a", WRONG, user_id=user_id)
    assert last.is_done and last.correct_text and last.tries_left == 0
    again = await submit(run.attempt_id, "a", RIGHT, user_id=user_id)
    assert not again.grade.correct and again.answer == WRONG


async def test_adaptive_keeps_the_best_less_the_penalties(
    program: Program, user_id: UserId
) -> None:
    _, run = await begun(program, user_id, quiz(yes_no("a"), behaviour="adaptive",
                                                run={"penalty": 0.1}))  # fmt: skip
    submit = program.quizzes.submit_answer
    await submit(run.attempt_id, "a", WRONG, user_id=user_id)
    await submit(run.attempt_id, "a", WRONG, user_id=user_id)  # the same again costs nothing
    result = await submit(run.attempt_id, "a", RIGHT, user_id=user_id)
    assert result.is_done and result.grade.points == pytest.approx(0.9)


async def test_certainty_raises_and_lowers(program: Program, user_id: UserId) -> None:
    _, run = await begun(program, user_id, quiz(*THREE, behaviour="certainty"))
    submit = program.quizzes.submit_answer
    assert run.style.asks_certainty
    sure = await submit(run.attempt_id, "a", RIGHT, user_id=user_id, certainty=3)
    assert (sure.grade.points, sure.certainty) == (3, 3)
    await submit(run.attempt_id, "b", WRONG, user_id=user_id, certainty=2)
    with pytest.raises(InvalidContent, match="how sure"):
        await submit(run.attempt_id, "c", RIGHT, user_id=user_id, certainty=4)
    result = await program.quizzes.finish(run.attempt_id, user_id=user_id)
    assert (result.score, result.max_score) == (1, 9)
    assert [one.certainty for one in result.outcomes] == [3, 2, None]
    assert await best(program.uow, run, user_id) == (1, 9)


async def test_mastery_goes_on_until_enough_is_right(program: Program, user_id: UserId) -> None:
    run_options = {"behaviour": "mastery", "mastery": {"right": 2, "of": 3}}
    _, run = await begun(program, user_id, quiz(yes_no("a"), yes_no("b"), run=run_options))
    assert run.style.is_mastery and run.still_needed == 2
    first = run.current_id
    wrong = await program.quizzes.submit_answer(run.attempt_id, first, WRONG, user_id=user_id)
    assert wrong.next_id not in ("", first) and wrong.still_needed == 2
    # Killed: the same question is asked next.
    again = await program.again().start(run.asset_id, user_id=user_id)
    assert again.current_id == wrong.next_id
    one = await program.quizzes.submit_answer(run.attempt_id, wrong.next_id, RIGHT, user_id=user_id)
    assert (one.next_id, one.still_needed) == (first, 1)
    two = await program.quizzes.submit_answer(run.attempt_id, first, RIGHT, user_id=user_id)
    assert (two.next_id, two.still_needed) == ("", 0)
    result = await program.quizzes.finish(run.attempt_id, user_id=user_id)
    assert (result.score, result.max_score) == (2, 2)


async def test_practice_counts_nothing(program: Program, user_id: UserId) -> None:
    raw = quiz(yes_no("a"), yes_no("b"), run={"behaviour": "practice"}, attempts=1)
    _, run = await begun(program, user_id, raw)
    submit = program.quizzes.submit_answer
    await submit(run.attempt_id, "a", WRONG, user_id=user_id)
    right = await submit(run.attempt_id, "a", RIGHT, user_id=user_id)
    assert right.grade.points == 1
    result = await program.quizzes.finish(run.attempt_id, user_id=user_id)
    assert not result.counts and result.stands_percent is None
    assert await best(program.uow, run, user_id) is None
    await program.quizzes.start(run.asset_id, user_id=user_id)  # as often as one likes


async def taken(program: Program, asset_id: AssetId, user_id: UserId, right: int) -> QuizResult:
    """One whole attempt with so many right answers."""
    run = await program.quizzes.restart(asset_id, user_id=user_id)
    for number, view in enumerate(run.questions):
        await program.quizzes.submit_answer(
            run.attempt_id, view.id, RIGHT if number < right else WRONG, user_id=user_id
        )
    program.clocks.pass_by(60)
    return await program.quizzes.finish(run.attempt_id, user_id=user_id)


@pytest.mark.parametrize(
    ("rule", "stands"), [("highest", 2), ("last", 1), ("first", 0), ("average", 1)]
)
async def test_the_rule_of_the_quiz_says_what_counts(
    program: Program, user_id: UserId, rule: str, stands: float
) -> None:
    raw = quiz(yes_no("a"), yes_no("b"), attempt_grade=rule, attempts=3)
    asset_id, run = await begun(program, user_id, raw)
    for right in (0, 2, 1):
        result = await taken(program, asset_id, user_id, right)
    assert await best(program.uow, run, user_id) == (stands, 2)
    assert result.stands_percent == 50 * stands and result.counting == rule
    assert [one.percent for one in result.earlier] == [0, 100]
    assert result.attempts_left == 0
    with pytest.raises(InvalidContent, match="All 3 attempts"):
        await program.quizzes.start(asset_id, user_id=user_id)
    async with program.uow() as work:
        best_of, last_of = await work.figures.best(user_id), await work.figures.last(user_id)
    # By whatever rule the mark is made, best and last of a course are those of its attempts.
    assert (best_of, last_of) == ({run.course_id: 1.0}, {run.course_id: 0.5})


async def test_what_went_wrong_is_asked_again_and_changes_nothing(
    program: Program, user_id: UserId
) -> None:
    raw = quiz(*THREE, attempts=1, time_limit_s=60)
    asset_id, run = await begun(program, user_id, raw)
    result = await taken(program, asset_id, user_id, 2)
    assert result.wrong == 1
    again = await program.quizzes.retry_wrong(result.attempt_id, user_id=user_id)
    assert again.is_again and [view.id for view in again.questions] == ["c"]
    assert again.time is None
    program.clocks.pass_by(600)
    answer = await program.quizzes.submit_answer(again.attempt_id, "c", RIGHT, user_id=user_id)
    assert answer.grade.correct
    resumed = await program.again().start(asset_id, user_id=user_id)
    assert resumed.attempt_id == again.attempt_id and resumed.is_again
    done = await program.quizzes.finish(again.attempt_id, user_id=user_id)
    assert not done.counts and done.percent == 100
    assert await best(program.uow, run, user_id) == (2, 3)
    with pytest.raises(InvalidContent, match="no question here"):
        await program.quizzes.retry_wrong(again.attempt_id, user_id=user_id)


async def test_flags_are_kept(program: Program, user_id: UserId) -> None:
    _, run = await begun(program, user_id, quiz(*THREE))
    await program.quizzes.flag(run.attempt_id, "b", True, user_id=user_id)
    await program.quizzes.flag(run.attempt_id, "c", True, user_id=user_id)
    await program.quizzes.flag(run.attempt_id, "b", False, user_id=user_id)
    again = await program.again().start(run.asset_id, user_id=user_id)
    assert [view.is_flagged for view in again.questions] == [False, False, True]


async def test_a_sequential_quiz_has_no_way_back(program: Program, user_id: UserId) -> None:
    raw = quiz(*THREE, behaviour="deferred", navigation="linear")
    _, run = await begun(program, user_id, raw)
    await program.quizzes.note(run.attempt_id, user_id=user_id, page=1)
    with pytest.raises(InvalidContent, match="closed"):
        await program.quizzes.note(run.attempt_id, user_id=user_id, page=0)
    with pytest.raises(InvalidContent, match="closed"):
        await program.quizzes.note(run.attempt_id, user_id=user_id, page=3)
    with pytest.raises(InvalidContent, match="closed"):
        await program.quizzes.submit_answer(run.attempt_id, "a", RIGHT, user_id=user_id)
    assert (await program.again().start(run.asset_id, user_id=user_id)).page == 1


async def test_sections_pick_the_same_after_a_crash_and_their_scores_are_told(
    program: Program, user_id: UserId
) -> None:
    raw = quiz(*(yes_no(name) for name in "abcdef"), shuffle_questions=True)
    raw["sections"] = [
        {"id": "one", "title": "Land", "questions": ["a", "b", "c"], "pick": 2},
        {"id": "two", "title": "Sea", "questions": ["d", "e", "f"], "points_each": 2},
    ]
    _, run = await begun(program, user_id, raw)
    assert [view.section for view in run.questions] == ["Land"] * 2 + ["Sea"] * 3
    again = await program.again().start(run.asset_id, user_id=user_id)
    assert [view.id for view in again.questions] == [view.id for view in run.questions]
    await program.quizzes.submit_answer(run.attempt_id, run.questions[2].id, RIGHT, user_id=user_id)
    result = await program.quizzes.finish(run.attempt_id, user_id=user_id)
    assert [(g.title, g.score, g.max_score) for g in result.groups] == [
        ("Land", 0, 2), ("Sea", 2, 6),
    ]  # fmt: skip


async def test_somebody_elses_attempt_is_not_looked_at(program: Program, user_id: UserId) -> None:
    _, run = await begun(program, user_id, quiz(*THREE))
    with pytest.raises(InvalidContent, match="still running"):
        await program.quizzes.look(run.attempt_id, user_id=user_id)
    for verb in (program.quizzes.look, program.quizzes.retry_wrong, program.quizzes.note):
        with pytest.raises(Exception, match="somebody else"):
            await verb(run.attempt_id, user_id=UserId(user_id + 1))
    with pytest.raises(Exception, match="does not exist"):
        await program.quizzes.flag(AttemptId(99), "a", True, user_id=user_id)


async def test_mistakes_become_cards_at_once_or_when_a_deferred_quiz_ends(
    program: Program, user_id: UserId
) -> None:
    async def cards() -> int:
        async with program.uow() as work:
            standing = await work.review_lists.standing(user_id, 0, "", drafts=True)
            return sum(standing.held.values())

    submit = program.quizzes.submit_answer
    _, run = await begun(program, user_id, quiz(*THREE))
    await submit(run.attempt_id, "a", RIGHT, user_id=user_id)
    assert await cards() == 0
    await submit(run.attempt_id, "b", WRONG, user_id=user_id)
    assert await cards() == 1
    _, sure = await begun(program, user_id, quiz(*THREE, behaviour="certainty"))
    await submit(sure.attempt_id, "a", RIGHT, user_id=user_id, certainty=3)
    assert await cards() == 1
    await submit(sure.attempt_id, "b", RIGHT, user_id=user_id, certainty=1)
    assert await cards() == 2
    _, late = await begun(program, user_id, quiz(*THREE, behaviour="deferred"))
    await submit(late.attempt_id, "a", WRONG, user_id=user_id)
    assert await cards() == 2  # a card would tell
    await program.quizzes.finish(late.attempt_id, user_id=user_id)
    assert await cards() == 3
