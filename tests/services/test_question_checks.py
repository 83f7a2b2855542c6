"""Checks of questions that a person writes, finished or not."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen_desktop.domain.errors import PermissionDenied
from coursegen_desktop.domain.item_flaw import KEY_PLACE
from coursegen_desktop.services.gate import Gate
from coursegen_desktop.services.question_checks import QuestionCheckService

PLANT = "Which part of a plant cell makes sugar from carbon dioxide and water?"
OPTIONS = ("Chloroplast", "Nucleus", "Vacuole")


def raw(*texts: str, prompt: str = PLANT) -> dict[str, Any]:
    options = [
        {"id": f"c{n}", "text": text, "fraction": int(n == 0)} for n, text in enumerate(texts)
    ]
    return {"id": "q1", "type": "choice", "single": True, "prompt": prompt, "choices": options}


async def rules(question: dict[str, Any]) -> dict[str, bool]:
    """Rule -> whether it can be mended."""
    found = await QuestionCheckService().of_question(question)
    assert all(flaw.question_id == "q1" and flaw.sentence.endswith(".") for flaw in found)
    return {flaw.rule: flaw.fix is not None for flaw in found}


async def test_a_sound_question_has_no_flaw() -> None:
    assert await rules(raw(*OPTIONS)) == {}


async def test_flaws_and_what_can_be_mended() -> None:
    assert await rules(raw("All of the above", *OPTIONS)) == {"all of the above": True}
    assert (await rules(raw(*OPTIONS, "Nucleus")))["options alike"] is True
    long = "Chloroplast, which holds chlorophyll and many stacks of thylakoids"
    assert (await rules(raw(long, "Nucleus", "Vacuole")))["key longest"] is False
    assert (await rules(raw("Chloroplast.", "Nucleus", "Vacuole")))["full stops"] is True


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"type": "choice", "prompt": "Q"},
        {"type": "choice", "prompt": PLANT, "choices": [{}, {"text": None}, 3]},
        {"type": "choice", "prompt": PLANT, "choices": [{"text": "a", "fraction": "x"}]},
        {"type": "cloze", "prompt": "A {{gap:g}}", "gaps": {"g": None}},
        {"type": "cloze", "prompt": "A {{gap:g}}", "gaps": []},
        {"type": "choice", "prompt": 3},
        {"type": "choice", "prompt": "x" * 1_000_000},
        {"type": "unknown", "prompt": "What?"},
    ],
)
async def test_an_unfinished_form_is_judged_as_far_as_it_goes(broken: dict[str, Any]) -> None:
    found = await QuestionCheckService().of_question(broken)
    assert all(flaw.fix is None for flaw in found)


async def test_a_quiz_whose_keys_all_stand_first() -> None:
    service = QuestionCheckService()
    quiz = [{**raw(*OPTIONS), "id": f"q{n}"} for n in range(4)]
    assert [flaw.rule for flaw in await service.of_quiz(quiz)] == [KEY_PLACE]
    assert await service.of_quiz(quiz, shuffles=True) == ()


async def test_the_rules_of_the_courses_language_are_in_force() -> None:
    service = QuestionCheckService()
    german = raw(*OPTIONS, prompt="Welches der folgenden Teile zeigt Abbildung 3 genau?")
    found = await service.of_question(german, language="de")
    assert "points outside" in {flaw.rule for flaw in found}


async def test_only_authors_ask() -> None:
    service = QuestionCheckService()
    service.gate = Gate()
    with pytest.raises(PermissionDenied):
        await service.of_question(raw(*OPTIONS))


@pytest.mark.parametrize("prompt", ["Which layer is on top?", "Bedrock is under the topsoil."])
async def test_a_short_question_is_not_doubted(prompt: str) -> None:
    assert "unfocused" not in await rules(raw("Humus", "Clay", prompt=prompt))


async def test_a_question_that_names_nothing_is_doubted() -> None:
    assert "unfocused" in await rules(raw("Humus", "Clay", prompt="What is it?"))
