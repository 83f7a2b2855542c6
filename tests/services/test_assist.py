"""A model helps an author: what is proposed, what is refused, and that nothing is stored."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import text as sql

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.assist import (
    Act,
    CourseMatter,
    Order,
    PictureMatter,
    QuestionMatter,
    Reason,
    TextMatter,
    with_pieces,
)
from coursegen_desktop.domain.connection import OPENAI, Connection, ConnectionView
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.errors import InvalidContent, PermissionDenied, ProviderError
from coursegen_desktop.domain.errors import ProviderFault as Fault
from coursegen_desktop.domain.user import Role
from coursegen_desktop.generation.providers.base import ChatRequest
from coursegen_desktop.generation.providers.scripted import Reply
from coursegen_desktop.services.work import WorkUnits
from tests.generation.agents.test_assist_questions import CHOICE, GOOD, TEXT
from tests.persons import Persons

from .assist_at_work import LOCAL, Helper, always, as_data, passages, reworded
from .desk import keep

LESSON = (
    "## Light\n\nThe sun is a star, known as $G2V$. It gives us light.[^src1]\n\n"
    '- Plants live on it.\n- Water is split.\n\n[^src1]: source:s#b:0-4 "star"\n'
)


@pytest.fixture
def helper(uow: WorkUnits) -> Helper:
    return Helper(uow)


def order(act: Act = Act.REWRITE, text: str = LESSON, **more: object) -> Order:
    return Order(act, TextMatter("Light", text, 0, len(text), "en"), **more)  # type: ignore[arg-type]


def bettered(text: str) -> str:
    return text.replace("gives us", "sends us").replace("live on", "thrive on")


async def test_a_rewriting_comes_in_pieces_and_is_heard(helper: Helper) -> None:
    helper.answer = reworded(bettered)
    heard: list[str] = []
    found = await helper.service.propose(order(), "here", heard.append)
    assert [(one.old, one.new) for one in found.pieces] == [
        ("It gives us light.[^src1]", "It sends us light.[^src1]"),
        ("Plants live on it.", "Plants thrive on it."),
    ]
    assert found.model == "small-3b" and not found.left_out
    assert heard and "[p1]" not in "".join(heard) and "{{" not in "".join(heard)
    assert helper.all_closed
    made = with_pieces(LESSON, found.pieces)
    assert made == LESSON.replace("gives us", "sends us").replace("live on", "thrive on")


async def test_nothing_is_stored(database: Database, uow: WorkUnits) -> None:
    helper = Helper(uow, reworded(bettered))
    before = await _rows(database)
    await helper.service.propose(order(), "here")
    assert await _rows(database) == before


async def _rows(database: Database) -> dict[str, int]:
    async with database.writer.connect() as connection:
        names = await connection.execute(sql("SELECT name FROM sqlite_master WHERE type='table'"))
        return {
            name: (await connection.execute(sql(f'SELECT count(*) FROM "{name}"'))).scalar_one()
            for (name,) in names.all()
            if "fts" not in name
        }


async def test_a_passage_that_lost_its_formula_is_asked_for_again_alone(helper: Helper) -> None:
    def answer(_role: str, request: ChatRequest) -> str:
        is_first = "Your last answer" not in request.user
        lines = []
        for name, text in passages(request):
            new = f"Well, {text[:1].lower()}{text[1:]}"
            lines.append(f"[{name}] {new.replace('{{1}}', '') if is_first else new}")
        return "\n".join(lines)

    helper.answer = answer
    found = await helper.service.propose(order(), "here")
    assert len(helper.asked) == 2
    assert [name for name, _ in passages(helper.asked[1])] == ["p1"]
    assert "it lost $G2V$" in helper.asked[1].user
    made = with_pieces(LESSON, found.pieces)
    assert made.count("$G2V$") == 1 and made.count("Well, ") == 3


async def test_what_stays_bad_is_left_as_it_was_and_said(helper: Helper) -> None:
    helper.answer = reworded(lambda text: bettered(text.replace("{{1}}", "")))
    found = await helper.service.propose(order(), "here")
    assert [one.old for one in found.pieces] == ["Plants live on it."]
    assert [one.reason for one in found.left_out] == [Reason.LOST]
    assert found.left_out[0].detail == "$G2V$"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("[p9] Nothing of it.", Reason.EMPTY),
        ("<p>The sun</p>", Reason.EMPTY),
        ("[p1] <br> [p2] <hr> [p3] <p></p>", Reason.EMPTY),
        (("[p1] Die Sonne ist ein Stern, {{1}}, und sie ist nicht der größte von ihnen.{{2}}\n"
         "[p2] Die Pflanzen leben von dem Licht der Sonne und nicht von der Erde.\n"
         "[p3] Das Wasser wird in den Blättern auch zerlegt und nicht verbraucht."),
         Reason.LANGUAGE),
    ],
)  # fmt: skip
async def test_bad_answers_lead_to_no_piece_and_a_reason(
    helper: Helper, answer: str, reason: Reason
) -> None:
    helper.answer = always(answer)
    found = await helper.service.propose(order(), "here")
    assert found.pieces == ()
    assert {one.reason for one in found.left_out} == {reason}
    assert len(helper.asked) == 3


async def test_a_model_that_says_nothing_is_an_error_with_a_sentence(helper: Helper) -> None:
    helper.answer = always("")
    with pytest.raises(ProviderError) as error:
        await helper.service.propose(order(), "here")
    assert error.value.fault is Fault.UNUSABLE
    assert helper.all_closed


async def test_a_model_that_never_ends_is_halved_and_given_up(helper: Helper) -> None:
    words = " ".join(f"word{number}" for number in range(9000))
    helper.answer = always(words)
    with pytest.raises(ProviderError) as error:
        await helper.service.propose(order(), "here")
    assert error.value.fault is Fault.TOO_LONG
    assert "did not come to an end" in error.value.text()
    sizes = [len(passages(request)) for request in helper.asked]
    assert sizes == [3, 1]
    assert helper.all_closed


async def test_a_model_that_goes_in_circles_is_stopped(helper: Helper) -> None:
    helper.answer = always("The sun is a star. " * 900)
    with pytest.raises(ProviderError) as error:
        await helper.service.propose(order(), "here")
    assert error.value.fault in (Fault.UNUSABLE, Fault.TOO_LONG)
    assert helper.all_closed


async def test_a_provider_that_is_gone_is_an_error_with_a_sentence(helper: Helper) -> None:
    helper.answer = lambda _role, _request: Reply(text="[p1] The sun", drop_after=4,
                                                 fault=Fault.KEY)  # fmt: skip
    with pytest.raises(ProviderError) as error:
        await helper.service.propose(order(), "here")
    assert error.value.fault is Fault.KEY
    assert helper.all_closed


async def test_cancelling_closes_the_way_at_once(helper: Helper) -> None:
    helper.answer = lambda _role, _request: Reply(text="[p1] The sun is", pause_s=3600)
    began = asyncio.Event()
    task = asyncio.ensure_future(helper.service.propose(order(), "here", lambda _text: began.set()))
    while not helper.clients or not helper.clients[0].requests:
        await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert helper.all_closed


async def test_long_lessons_fit_small_windows(helper: Helper) -> None:
    text = "\n\n".join(f"Paragraph {n} gives us light. " + "It is so. " * 40 for n in range(10))
    helper.with_window(1500)
    helper.answer = reworded(bettered)
    found = await helper.service.propose(order(text=text), "here")
    assert len(helper.asked) > 4
    assert with_pieces(text, found.pieces) == text.replace("gives us", "sends us")


@pytest.mark.parametrize(("profile", "window"), [(False, 0), (True, 900)])
async def test_untested_and_small_models_are_refused(
    helper: Helper, profile: bool, window: int
) -> None:
    helper.with_window(window)
    if not profile:
        helper.connection = replace(LOCAL, profile=None)
    with pytest.raises(ProviderError):
        await helper.service.propose(order(), "here")
    assert helper.asked == [] and helper.all_closed


@pytest.mark.parametrize("text", ["", "## Only a heading\n", "```python\nprint(1)\n```\n"])
async def test_where_nothing_can_be_worded_nothing_is_asked(helper: Helper, text: str) -> None:
    with pytest.raises(InvalidContent):
        await helper.service.propose(order(text=text), "here")
    assert helper.asked == []


async def test_a_wish_reaches_the_model_and_another_try_is_another(helper: Helper) -> None:
    helper.answer = reworded(bettered)
    await helper.service.propose(order(wish="shorter"), "here")
    await helper.service.propose(order(wish="shorter", attempt=1), "here")
    assert all("The author wishes: shorter" in one.user for one in helper.asked)
    assert helper.asked[0].seed != helper.asked[1].seed
    with pytest.raises(InvalidContent):
        await helper.service.propose(order(wish="long " * 100), "here")


async def test_simplifying_and_translating_say_so(helper: Helper) -> None:
    helper.answer = reworded(bettered)
    await helper.service.propose(order(Act.SIMPLIFY, level=6), "here")
    assert "readers of school year 6" in helper.asked[0].system
    await helper.service.propose(order(Act.TRANSLATE, into="de"), "here")
    assert "into the language de" in helper.asked[1].system
    # Headings are words too when all is translated.
    assert "Light" in [text for _, text in passages(helper.asked[1])]


async def test_an_example(helper: Helper) -> None:
    helper.answer = always("Think of a lamp that never goes out: so the sun shines for us all.")
    place = LESSON.index("The sun")
    matter = TextMatter("Light", LESSON, place, place, "en")
    with pytest.raises(InvalidContent):
        await helper.service.propose(Order(Act.EXAMPLE, matter), "here")
    matter = replace(matter, end=place + 20)
    found = await helper.service.propose(Order(Act.EXAMPLE, matter), "here")
    made = with_pieces(LESSON, found.pieces)
    assert "light.[^src1]\n\n!!! example\n    Think of a lamp" in made
    assert "\n\n- Plants live on it." in made


async def test_a_picture_from_what_stands_around_it(helper: Helper) -> None:
    text = '## Sky\n\nThe sun warms.\n\n![](media/sun.png "Noon")\n\nIt is far away.\n'
    helper.answer = always("The sun high above a field.")
    place = text.index("![") + 2
    matter = PictureMatter("Sky", text, place, place, "sun.png", "Noon", "en")
    found = await helper.service.propose(Order(Act.PICTURE, matter), "here")
    assert "![The sun high above a field.](media/sun.png" in with_pieces(text, found.pieces)
    asked = helper.asked[0].user
    assert all(words in asked for words in ("Noon", "The sun warms.", "It is far away.", "Sky"))


def question(act: Act, raw: dict[str, object] = CHOICE) -> Order:
    return Order(act, QuestionMatter("Leaves", TEXT, raw, (str(raw["prompt"]),), "en"))


async def test_more_questions_are_solved_blindly_and_never_twice_the_same(helper: Helper) -> None:
    helper.answer = as_data(**GOOD.model_dump())
    found = await helper.service.propose(question(Act.QUESTIONS), "here")
    assert [one.data["prompt"] for one in found.pieces] == [GOOD.question]
    assert {one.reason for one in found.left_out} == {Reason.SAME}
    solver = [one for one in helper.asked if one.role == "solver"]
    assert len(solver) == 1 and "(right)" not in solver[0].user


async def test_a_question_whose_key_the_solver_does_not_reach_is_left_out(helper: Helper) -> None:
    good = as_data(**GOOD.model_dump())

    def answer(role: str, request: ChatRequest) -> Reply | str:
        if role == "solver":
            return '{"evidence": "?", "answer": "unclear"}'
        found = good(role, request)
        assert isinstance(found, str)
        return found

    helper.answer = answer
    found = await helper.service.propose(question(Act.QUESTIONS), "here")
    assert found.pieces == ()
    assert Reason.UNSURE in {one.reason for one in found.left_out}


async def test_wrong_answers_and_what_has_none(helper: Helper) -> None:
    helper.answer = as_data(
        wrong=["It breaks the sugar into acids", "It moves the water to the leaf",
               "It pulls the nitrogen from soil"], why=["a", "b", "c"],
    )  # fmt: skip
    found = await helper.service.propose(question(Act.WRONG_ANSWERS), "here")
    assert len(found.pieces) == 3 and len(helper.asked) == 1
    typed = {"id": "t", "type": "short_text", "prompt": "?", "answers": []}
    for act in (Act.WRONG_ANSWERS, Act.QUESTIONS):
        raw = typed if act is Act.WRONG_ANSWERS else {**typed, "type": "essay"}
        with pytest.raises(InvalidContent):
            await helper.service.propose(question(act, raw), "here")


async def test_answers_without_their_form_are_an_error(helper: Helper) -> None:
    helper.answer = always("I would rather talk.")
    for act in (Act.QUESTIONS, Act.WRONG_ANSWERS):
        with pytest.raises(ProviderError) as error:
            await helper.service.propose(question(act), "here")
        assert error.value.fault is Fault.UNUSABLE


async def test_outcomes_of_the_course(helper: Helper, sample_course: CourseDraft) -> None:
    course_id = await keep(helper.service._uow, sample_course)
    helper.answer = as_data(outcomes=["Explain why the sea is salt", "Know everything"])
    matter = CourseMatter(course_id, (), "en")
    found = await helper.service.propose(Order(Act.OUTCOMES, matter), "here")
    assert [one.new for one in found.pieces] == ["Explain why the sea is salt"]
    assert [one.reason for one in found.left_out] == [Reason.VERB]
    assert sample_course.modules[0].lessons[0].title in helper.asked[0].user


async def test_only_what_was_tested_and_agreed_to_is_offered(helper: Helper) -> None:
    away = Connection(
        "away", "Far", OPENAI, "https://models.example.edu", "m", profile=LOCAL.profile
    )
    other = replace(LOCAL, id="other", name="Other")
    helper.views = (
        ConnectionView(replace(LOCAL, id="new", profile=None)),
        ConnectionView(away),
        ConnectionView(other),
        ConnectionView(away.agreed("2026-01-01"), is_default=True),
    )
    offered = await helper.service.connections()
    assert [one.connection.id for one in offered] == ["away", "other"]


async def test_only_authors_are_helped(helper: Helper, uow: WorkUnits) -> None:
    persons = Persons(uow)
    await persons.enter("Lea", Role.LEARNER)
    helper.service.gate = persons.gate
    with pytest.raises(PermissionDenied):
        await helper.service.propose(order(), "here")
    with pytest.raises(PermissionDenied):
        await helper.service.connections()
    assert helper.clients == []
