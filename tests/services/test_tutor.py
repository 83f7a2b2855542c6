"""The tutor's service: what it helps with, what it refuses by itself, and how it asks a model."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain.connection import OPENAI, SCRIPTED, Connection, Rung
from coursegen_desktop.domain.course import NO_TUTOR
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.errors import (
    AppError,
    InvalidContent,
    NotFound,
    PermissionDenied,
    ProviderError,
    ProviderFault,
)
from coursegen_desktop.domain.ids import AssetId, AttemptId, CourseId, LessonId, UserId
from coursegen_desktop.domain.masking import MASK
from coursegen_desktop.domain.tutor import StepKind
from coursegen_desktop.domain.tutor_talk import (
    MAX_SAID,
    AttemptQuestion,
    CardQuestion,
    LessonCheck,
    Reply,
    Turn,
    Who,
    WholeLesson,
)
from coursegen_desktop.generation.providers.base import ChatAnswer, ChatRequest, Finish, ModelInfo
from coursegen_desktop.services.review import ReviewService
from coursegen_desktop.services.tutor import TutorService
from coursegen_desktop.services.work import WorkUnits

from .desk import Here, keep, pages
from .quiz_course import Program, edit, quiz

ME, OTHER = UserId(1), UserId(2)
WATER = """# Water

## Boiling

Water boils at 100 degrees at the level of the sea. Steam is water that has become a gas.

## Melting

Ice melts at 0 degrees. Melting needs heat, which is called latent heat.

```check
What needs heat?

- [x] Melting
- [ ] Freezing
```
"""
TERMS = {
    "terms": [
        {"term": "Latent heat", "definition": "The heat that melting needs."},
        {"term": "Iceberg", "definition": "It is not in this lesson."},
    ]
}


def question(**more: Any) -> dict[str, Any]:
    """One about the first part, which is answered wrongly with "b"."""
    plain = {
        "id": "q1",
        "type": "choice",
        "single": True,
        "prompt": "What is steam?",
        "choices": [
            {"id": "a", "text": "A gas", "fraction": 1},
            {"id": "b", "text": "A liquid", "feedback": "A liquid has a surface."},
        ],
        "feedback": {"general": "Boiling makes it."},
        "ext": {"coursegen:anchor": "boiling"},
    }
    return {**plain, **more}


WRONG: dict[str, object] = {"chosen": ["b"]}
RIGHT: dict[str, object] = {"chosen": ["a"]}


class Model:
    """A client that says what it is told to, and remembers what it was asked."""

    def __init__(self, *says: str | ProviderError, finish: Finish = Finish.STOP) -> None:
        self.says = list(says)
        self.finish = finish
        self.asked: list[ChatRequest] = []
        self.is_closed = False
        self.hold: asyncio.Event | None = None

    async def chat(
        self,
        request: ChatRequest,
        *,
        model: str,
        rung: Rung,
        window: int,
        heard: Callable[[str], None] | None = None,
    ) -> ChatAnswer:
        self.asked.append(request)
        said = self.says.pop(0)
        if isinstance(said, ProviderError):
            raise said
        for word in said.split(" "):
            if heard is not None:
                heard(f"{word} ")
            await asyncio.sleep(0)
        if self.hold is not None:
            await self.hold.wait()
        return ChatAnswer(said, self.finish)

    async def models(self) -> tuple[ModelInfo, ...]:
        return ()

    async def close(self) -> None:
        self.is_closed = True


class Models:
    """The models of whoever acts."""

    def __init__(self, connection: Connection | None, model: Model | AppError) -> None:
        self.connection, self.model = connection, model

    async def chosen(self) -> Connection | None:
        return self.connection

    async def open(self, connection: Connection) -> Model:
        if isinstance(self.model, AppError):
            raise self.model
        return self.model


HERE = Connection("c1", "My Ollama", SCRIPTED, "script.json", model="small")
AWAY = Connection("c2", "Cloud", OPENAI, "https://api.example.org/v1", model="large")


class Desk:
    """A course with one lesson and a quiz, somebody who takes it, and the tutor."""

    def __init__(self, uow: WorkUnits) -> None:
        self.uow = uow
        self.program = Program(uow)
        self.models: Models | None = None
        self.asset = AssetId(0)
        self.course = CourseId(0)
        self.lesson = LessonId(0)

    @property
    def tutor(self) -> TutorService:
        program, prompts = self.program, resources_dir() / "prompts"
        return TutorService(
            self.uow, program.quizzes.sittings, pages(), program.clocks.now, prompts, self.models
        )

    async def begin(self, *questions: Any, tags: tuple[str, ...] = (), **settings: Any) -> None:
        content = quiz(*(questions or (question(),)), **settings)
        assets = (
            AssetDraft(asset_type="quiz", content=content),
            AssetDraft(asset_type="terms", content=TERMS),
        )
        lesson = LessonDraft(title="Water", content=WATER, assets=assets)
        module = ModuleDraft(title="One", lessons=(lesson,))
        draft = CourseDraft(title="Course", is_published=True, tags=tags, modules=(module,))
        self.course = await keep(self.uow, draft)
        async with self.uow() as work:
            view = await work.courses.outline(self.course, ME)
            self.lesson = view.lessons[0].id
            self.asset = (await work.assets.of_lesson(self.lesson, "quiz"))[0].id

    async def answered(self, answer: dict[str, object] = WRONG) -> AttemptQuestion:
        """Begin the quiz and answer its first question."""
        run = await self.program.quizzes.start(self.asset, user_id=ME)
        await self.program.quizzes.submit_answer(run.attempt_id, "q1", answer, user_id=ME)
        return AttemptQuestion(run.attempt_id, "q1")

    async def finished(self, answer: dict[str, object] = WRONG) -> AttemptQuestion:
        subject = await self.answered(answer)
        await self.program.quizzes.finish(subject.attempt_id, user_id=ME)
        return subject

    async def kinds(self, subject: Any) -> list[StepKind]:
        """The whole ladder, step by step."""
        found: list[StepKind] = []
        while True:
            hint = await self.tutor.hint(subject, len(found), user_id=ME)
            found.append(hint.step.kind)
            if hint.is_last:
                return found

    def talks(self, *says: str | ProviderError, connection: Connection = HERE) -> Model:
        model = Model(*says)
        self.models = Models(connection, model)
        return model


@pytest.fixture
async def desk(uow: WorkUnits, user_id: UserId) -> Desk:
    return Desk(uow)


PRACTICE = {"behaviour": "practice"}
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


# ------------------------------------------------------------ a talk with a model


async def test_a_talk_about_a_lesson(desk: Desk) -> None:
    model = desk.talks("What happens to water at 100 degrees? [c1] <b>Look</b> [here](http://x.y).")
    await desk.begin()
    so_far: list[Reply] = []
    said = (Turn(Who.LEARNER, "Hello"), Turn(Who.TUTOR, "Hello, what is it?"))
    reply = await desk.tutor.ask(
        WholeLesson(desk.lesson), said, "What is steam?", user_id=ME, heard=so_far.append
    )
    assert reply.text == "What happens to water at 100 degrees? [1] Look here."
    assert [one.anchor for one in reply.passages] == ["boiling"]
    assert so_far
    assert all(reply.text.startswith(one.text[:10]) for one in so_far if one.text)
    (asked,) = model.asked
    assert "Ask before you tell" in asked.system
    assert "[c1] (Boiling) Water boils at 100 degrees" in asked.user
    assert "Learner: Hello\nTutor: Hello, what is it?" in asked.user
    assert asked.user.rstrip().endswith("####")
    assert model.is_closed


async def test_the_fence_is_another_one_each_time(desk: Desk) -> None:
    model = desk.talks("One.", "Two.")
    await desk.begin()
    for _ in range(2):
        await desk.tutor.ask(WholeLesson(desk.lesson), (), "What?", user_id=ME)
    fences = [asked.user.rstrip().splitlines()[-1] for asked in model.asked]
    assert fences[0] != fences[1]


async def test_the_model_is_told_the_choice_and_its_reason_and_not_the_answer(desk: Desk) -> None:
    model = desk.talks("Does a gas have a surface?", "It is a gas.")
    await desk.begin(run=PRACTICE)
    subject = await desk.answered()
    tutor = desk.tutor
    await tutor.ask(subject, (), "Why?", user_id=ME)
    said = (Turn(Who.LEARNER, "Why?"), Turn(Who.TUTOR, "Does a gas have a surface?"))
    await tutor.ask(subject, said, "No.", user_id=ME)
    first, second = (asked.user for asked in model.asked)
    assert "Question: What is steam?\n- A gas\n- A liquid\nThe learner answered: A liquid" in first
    assert "Why that is not right: A liquid has a surface." in first
    assert "Right is" not in first, "what it does not know it cannot blurt out"
    assert "Right is: A gas" in second


async def test_what_the_quiz_keeps_back_the_model_never_learns(desk: Desk) -> None:
    model = desk.talks("Hm?", "Hm.")
    await desk.begin(show_answers="never")
    subject = await desk.finished()
    for said in ((), (Turn(Who.LEARNER, "Why?"),)):
        await desk.tutor.ask(subject, said, "Tell me!", user_id=ME)
    assert all("Right is" not in asked.user for asked in model.asked)


async def test_while_a_quiz_counts_no_model_answers_in_its_course(desk: Desk) -> None:
    model = desk.talks("Never said.")
    await desk.begin()
    attempt = await desk.answered()
    help_ = await desk.tutor.lesson(desk.lesson, user_id=ME)
    assert isinstance(help_.quiet, PermissionDenied)
    assert "Sample" in help_.quiet.text()
    assert help_.refusal is None, "looking up is reading"
    with pytest.raises(PermissionDenied, match="handed in"):
        await desk.tutor.ask(WholeLesson(desk.lesson), (), "What is steam?", user_id=ME)
    assert model.asked == []
    await desk.program.quizzes.finish(attempt.attempt_id, user_id=ME)
    assert (await desk.tutor.lesson(desk.lesson, user_id=ME)).quiet is None
    await desk.tutor.ask(WholeLesson(desk.lesson), (), "What is steam?", user_id=ME)


async def test_practice_disturbs_no_talk(desk: Desk) -> None:
    desk.talks("A gas.")
    await desk.begin(run=PRACTICE)
    await desk.answered()
    assert (await desk.tutor.lesson(desk.lesson, user_id=ME)).quiet is None


@pytest.mark.parametrize(("connection", "host"), [(HERE, ""), (AWAY, "api.example.org")])
async def test_one_is_told_where_it_goes(desk: Desk, connection: Connection, host: str) -> None:
    desk.talks(connection=connection)
    await desk.begin(run=PRACTICE)
    destination = (await desk.tutor.lesson(desk.lesson, user_id=ME)).destination
    assert destination is not None
    assert (destination.host, destination.stays_here) == (host, not host)
    offered = await desk.tutor.offers(await desk.answered(), user_id=ME)
    assert offered is not None
    assert offered.destination == destination


async def test_without_a_model_nobody_is_asked(desk: Desk) -> None:
    await desk.begin()
    with pytest.raises(InvalidContent, match="No language model"):
        await desk.tutor.ask(WholeLesson(desk.lesson), (), "What?", user_id=ME)


@pytest.mark.parametrize("words", ["", "  \n", "x" * (MAX_SAID + 1)])
async def test_too_little_and_too_much_is_not_sent(desk: Desk, words: str) -> None:
    model = desk.talks("Never said.")
    await desk.begin()
    with pytest.raises(InvalidContent):
        await desk.tutor.ask(WholeLesson(desk.lesson), (), words, user_id=ME)
    assert model.asked == []


async def test_errors_are_sentences_and_the_way_is_closed(desk: Desk) -> None:
    refused = ProviderError(ProviderFault.REFUSED, "Nobody answers there.", "Start your server.")
    model = desk.talks(refused)
    await desk.begin()
    with pytest.raises(ProviderError, match="Start your server"):
        await desk.tutor.ask(WholeLesson(desk.lesson), (), "What?", user_id=ME)
    assert model.is_closed
    desk.models = Models(HERE, AppError("You have not agreed to send anything."))
    with pytest.raises(AppError, match="agreed"):
        await desk.tutor.ask(WholeLesson(desk.lesson), (), "What?", user_id=ME)


async def test_an_answer_that_was_cut_off_is_shown_as_far_as_it_came(desk: Desk) -> None:
    model = desk.talks("Steam is a gas and")
    model.finish = Finish.LENGTH
    await desk.begin()
    reply = await desk.tutor.ask(WholeLesson(desk.lesson), (), "What?", user_id=ME)
    assert reply.text == "Steam is a gas and …"


async def test_an_answer_of_markup_alone_is_none(desk: Desk) -> None:
    desk.talks("<script>alert(1)</script>", "<p></p>", "<p></p>")
    await desk.begin()
    reply = await desk.tutor.ask(WholeLesson(desk.lesson), (), "What?", user_id=ME)
    assert "<" not in reply.text
    desk.talks("![](http://x.y/z.png)")
    with pytest.raises(ProviderError, match="nothing that can be shown"):
        await desk.tutor.ask(WholeLesson(desk.lesson), (), "What?", user_id=ME)


async def test_cancelling_closes_the_way(desk: Desk) -> None:
    model = desk.talks("Slowly.")
    model.hold = asyncio.Event()
    await desk.begin()
    begun = asyncio.Event()
    task = asyncio.ensure_future(
        desk.tutor.ask(
            WholeLesson(desk.lesson), (), "What?", user_id=ME, heard=lambda _: begun.set()
        )
    )
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert model.is_closed


async def test_nothing_that_is_said_is_stored(desk: Desk, database_file: Any) -> None:
    desk.talks("An answer with the word xylophone.")
    await desk.begin()
    await desk.tutor.ask(WholeLesson(desk.lesson), (), "A word: bassoonist", user_id=ME)
    found: Sequence[bytes] = [
        path.read_bytes() for path in database_file.parent.rglob("*") if path.is_file()
    ]
    assert found
    assert all(b"bassoonist" not in data and b"xylophone" not in data for data in found)


def test_attempts_are_named_by_their_key() -> None:
    assert AttemptQuestion(AttemptId(1), "q") == AttemptQuestion(AttemptId(1), "q")
