"""The tutor's hints: when there are some, and what the service refuses by itself."""

from __future__ import annotations

import pytest

from coursegen_desktop.domain.course import NO_TUTOR
from coursegen_desktop.domain.errors import (
    InvalidContent,
    NotFound,
    PermissionDenied,
)
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.masking import MASK
from coursegen_desktop.domain.tutor import StepKind
from coursegen_desktop.domain.tutor_talk import (
    AttemptQuestion,
    CardQuestion,
    LessonCheck,
    WholeLesson,
)
from coursegen_desktop.services.review import ReviewService
from coursegen_desktop.services.work import WorkUnits

from .desk import Here
from .quiz_course import edit, quiz
from .tutor_desk import ME, OTHER, PRACTICE, RIGHT, WRONG, Desk, question


@pytest.fixture
async def desk(uow: WorkUnits, user_id: UserId) -> Desk:
    return Desk(uow)


S = StepKind

# ------------------------------------------------------------ when there are hints


async def test_practice_has_the_whole_ladder(desk: Desk) -> None:
    await desk.begin(run=PRACTICE)
    subject = await desk.answered()
    tutor = desk.tutor
    assert await tutor.offers(subject, user_id=ME) is not None
    assert await desk.kinds(subject) == [S.RATIONALE, S.RESTATE, S.SENTENCE, S.LETTERS, S.REVEAL]
    hints = [await tutor.hint(subject, step, user_id=ME) for step in range(5)]
    assert [hint.number for hint in hints] == [1, 2, 3, 4, 5]
    assert {hint.count for hint in hints} == {5}
    assert hints[2].step.text == f"Steam is water that has become {MASK}."
    last = hints[4].step
    assert (last.text, last.reason) == ("A gas", "Boiling makes it.")
    assert last.passage is not None
    assert (last.passage.anchor, last.passage.heading) == ("boiling", "Boiling")


async def test_a_running_attempt_that_counts_gets_nothing(desk: Desk) -> None:
    await desk.begin()
    subject = await desk.answered()
    assert await desk.tutor.offers(subject, user_id=ME) is None
    with pytest.raises(PermissionDenied, match="counts"):
        await desk.tutor.hint(subject, 0, user_id=ME)


@pytest.mark.parametrize("behaviour", ["interactive", "adaptive", "deferred", "certainty"])
async def test_however_it_runs_what_counts_gets_nothing(desk: Desk, behaviour: str) -> None:
    await desk.begin(behaviour=behaviour)
    run = await desk.program.quizzes.start(desk.asset, user_id=ME)
    await desk.program.quizzes.submit_answer(
        run.attempt_id, "q1", WRONG, user_id=ME, certainty=1 if behaviour == "certainty" else None
    )
    with pytest.raises(PermissionDenied):
        await desk.tutor.hint(AttemptQuestion(run.attempt_id, "q1"), 0, user_id=ME)


async def test_until_it_is_mastered_it_counts(desk: Desk) -> None:
    await desk.begin(run={"behaviour": "mastery"})
    with pytest.raises(PermissionDenied):
        await desk.tutor.hint(await desk.answered(), 0, user_id=ME)


async def test_what_is_handed_in_has_hints_but_no_letters(desk: Desk) -> None:
    await desk.begin()
    subject = await desk.finished()
    assert await desk.kinds(subject) == [S.RATIONALE, S.RESTATE, S.SENTENCE, S.REVEAL]


async def test_what_went_wrong_and_is_asked_again_has_hints(desk: Desk) -> None:
    await desk.begin()
    subject = await desk.finished()
    quizzes = desk.program.quizzes
    run = await quizzes.retry_wrong(subject.attempt_id, user_id=ME)
    await quizzes.submit_answer(run.attempt_id, "q1", WRONG, user_id=ME)
    again = AttemptQuestion(run.attempt_id, "q1")
    assert (await desk.kinds(again))[0] is S.RATIONALE


async def test_a_question_that_was_left_open_has_hints_afterwards(desk: Desk) -> None:
    await desk.begin(question(), question(id="q2"))
    run = await desk.program.quizzes.start(desk.asset, user_id=ME)
    await desk.program.quizzes.submit_answer(run.attempt_id, "q1", WRONG, user_id=ME)
    await desk.program.quizzes.finish(run.attempt_id, user_id=ME)
    kinds = await desk.kinds(AttemptQuestion(run.attempt_id, "q2"))
    assert kinds[0] is S.RESTATE


async def test_before_the_first_try_and_after_the_right_one_there_are_none(desk: Desk) -> None:
    await desk.begin(run=PRACTICE)
    run = await desk.program.quizzes.start(desk.asset, user_id=ME)
    subject = AttemptQuestion(run.attempt_id, "q1")
    with pytest.raises(InvalidContent):
        await desk.tutor.hint(subject, 0, user_id=ME)
    await desk.program.quizzes.submit_answer(run.attempt_id, "q1", RIGHT, user_id=ME)
    with pytest.raises(InvalidContent):
        await desk.tutor.hint(subject, 0, user_id=ME)
    assert await desk.tutor.offers(subject, user_id=ME) is None


async def test_there_is_no_step_beyond_the_ladder(desk: Desk) -> None:
    await desk.begin(run=PRACTICE)
    subject = await desk.answered()
    for step in (-1, 5, 10_000):
        with pytest.raises(InvalidContent):
            await desk.tutor.hint(subject, step, user_id=ME)


async def test_what_the_quiz_never_shows_the_tutor_does_not_tell(desk: Desk) -> None:
    await desk.begin(show_answers="never")
    assert await desk.kinds(await desk.finished()) == [S.RATIONALE, S.RESTATE, S.SENTENCE]


async def test_where_nobody_is_told_right_or_wrong_there_are_no_hints(desk: Desk) -> None:
    await desk.begin(feedback="never", show_answers="never")
    with pytest.raises(PermissionDenied, match="told"):
        await desk.tutor.hint(await desk.finished(), 0, user_id=ME)


async def test_somebody_elses_attempt_is_not_helped_with(desk: Desk) -> None:
    await desk.begin(run=PRACTICE)
    with pytest.raises(PermissionDenied, match="somebody else"):
        await desk.tutor.hint(await desk.answered(), 0, user_id=OTHER)


# ------------------------------------------------------------ switched off


async def test_the_author_switches_it_off_for_a_quiz_at_once(desk: Desk) -> None:
    await desk.begin(run=PRACTICE)
    subject = await desk.answered()
    await desk.tutor.hint(subject, 0, user_id=ME)
    await edit(desk.uow, desk.asset, quiz(question(), run={**PRACTICE, "tutor": False}))
    with pytest.raises(PermissionDenied, match="this quiz"):
        await desk.tutor.hint(subject, 0, user_id=ME)
    assert await desk.tutor.offers(subject, user_id=ME) is None


async def test_the_author_switches_it_off_for_a_course(desk: Desk) -> None:
    model = desk.talks("Never said.")
    await desk.begin(run=PRACTICE, tags=("physics", NO_TUTOR))
    subject = await desk.answered()
    tutor = desk.tutor
    with pytest.raises(PermissionDenied, match="this course"):
        await tutor.hint(subject, 0, user_id=ME)
    with pytest.raises(PermissionDenied, match="this course"):
        await tutor.look_up(desk.lesson, "steam", user_id=ME)
    with pytest.raises(PermissionDenied, match="this course"):
        await tutor.ask(WholeLesson(desk.lesson), (), "What is steam?", user_id=ME)
    help_ = await tutor.lesson(desk.lesson, user_id=ME)
    assert isinstance(help_.refusal, PermissionDenied)
    assert help_.terms == ()
    assert model.asked == []


async def test_a_draft_is_not_helped_with(desk: Desk) -> None:
    await desk.begin()
    async with desk.uow(write=True) as work:
        await work.courses.set_published(desk.course, False)
        await work.commit()
    tutor = desk.tutor
    tutor.may = lambda right: False  # type: ignore[method-assign]
    with pytest.raises(NotFound, match="not published"):
        await tutor.look_up(desk.lesson, "steam", user_id=ME)


# ------------------------------------------------------------ review, and a lesson's own questions


async def _card(desk: Desk) -> CardQuestion:
    await desk.finished()
    review = ReviewService(desk.uow, desk.program.hub, desk.program.clocks.now, Here())
    key = await review.add_question(desk.asset, "q1", user_id=ME)
    return CardQuestion(key, WRONG)


async def test_a_card_that_was_forgotten_has_hints(desk: Desk) -> None:
    await desk.begin()
    card = await _card(desk)
    assert await desk.kinds(card) == [S.RATIONALE, S.RESTATE, S.SENTENCE, S.REVEAL]
    with pytest.raises(InvalidContent):
        await desk.tutor.hint(CardQuestion(card.card_id, RIGHT), 0, user_id=ME)


async def test_a_card_is_no_way_round_a_quiz_that_counts(desk: Desk) -> None:
    await desk.begin()
    card = await _card(desk)
    await desk.program.quizzes.start(desk.asset, user_id=ME)
    with pytest.raises(PermissionDenied):
        await desk.tutor.hint(card, 0, user_id=ME)


async def test_a_card_of_a_quiz_without_tutor_has_none(desk: Desk) -> None:
    await desk.begin(run={"tutor": False})
    card = await _card(desk)
    with pytest.raises(PermissionDenied):
        await desk.tutor.hint(card, 0, user_id=ME)


async def test_questions_in_a_lesson_have_hints_before_they_are_answered(desk: Desk) -> None:
    await desk.begin()
    help_ = await desk.tutor.lesson(desk.lesson, user_id=ME)
    (check,) = help_.checks
    assert check.prompt == "What needs heat?"
    kinds = await desk.kinds(LessonCheck(desk.lesson, check.key))
    assert kinds == [S.RESTATE, S.SENTENCE, S.LETTERS, S.REVEAL]
    with pytest.raises(NotFound):
        await desk.tutor.hint(LessonCheck(desk.lesson, "gone"), 0, user_id=ME)


# ------------------------------------------------------------ a lesson without a model


async def test_the_terms_that_the_lesson_uses(desk: Desk) -> None:
    await desk.begin()
    help_ = await desk.tutor.lesson(desk.lesson, user_id=ME)
    assert [(term.term, term.definition) for term in help_.terms] == [
        ("Latent heat", "The heat that melting needs.")
    ]
    assert help_.destination is None
    assert help_.refusal is None


async def test_a_word_is_looked_up_in_its_own_lesson(desk: Desk) -> None:
    await desk.begin()
    found = await desk.tutor.look_up(desk.lesson, "latent heat", user_id=ME)
    assert found.term is not None
    assert [one.anchor for one in found.passages] == ["melting"]
    steam = await desk.tutor.look_up(desk.lesson, " Steam ", user_id=ME)
    assert steam.term is None
    assert [one.text for one in steam.passages] == ["Steam is water that has become a gas."]
    melting = await desk.tutor.look_up(desk.lesson, "melting", user_id=ME)
    assert melting.passages[0].text.startswith("Melting needs heat"), "what begins with it first"
    for nothing in ("volcano", "", "?!"):
        assert (await desk.tutor.look_up(desk.lesson, nothing, user_id=ME)).passages == ()
