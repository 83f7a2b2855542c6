"""A talk with a model: what it is told, what is shown of its answer, when it is quiet."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from coursegen_desktop.domain.connection import Connection
from coursegen_desktop.domain.errors import (
    AppError,
    InvalidContent,
    PermissionDenied,
    ProviderError,
    ProviderFault,
)
from coursegen_desktop.domain.ids import AttemptId, UserId
from coursegen_desktop.domain.tutor_talk import (
    MAX_SAID,
    AttemptQuestion,
    Reply,
    Turn,
    Who,
    WholeLesson,
)
from coursegen_desktop.generation.providers.base import Finish
from coursegen_desktop.services.work import WorkUnits

from .tutor_desk import AWAY, HERE, ME, PRACTICE, SENT_ON, Desk, Models


@pytest.fixture
async def desk(uow: WorkUnits, user_id: UserId) -> Desk:
    return Desk(uow)


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


@pytest.mark.parametrize(
    ("connection", "host", "stays"),
    [(HERE, "", True), (AWAY, "api.example.org", False), (SENT_ON, "", False)],
)
async def test_one_is_told_where_it_goes(
    desk: Desk, connection: Connection, host: str, stays: bool
) -> None:
    desk.talks(connection=connection)
    await desk.begin(run=PRACTICE)
    destination = (await desk.tutor.lesson(desk.lesson, user_id=ME)).destination
    assert destination is not None
    assert (destination.host, destination.stays_here) == (host, stays)
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
