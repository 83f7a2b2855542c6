"""What questions rest on: we choose the fact and the right answer, a model words it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...domain.draft import LessonDraft
from ...domain.quiz import HARVESTED_KEY
from ..extractive.flaws import item_flaws, near_same, sentence
from ..extractive.flaws import split_options as options_of
from ..metrics.keys import key_fault, key_text, stands_in
from ..metrics.view import Question
from ..plan import LessonOrder
from ..text.addressed import addressed
from ..text.inline import scan
from ..text.invisible import Cleaned
from ..text.words import content_words, words
from .shapes import Wording

_WRONG = 3
_MORE = frozenset(("link", "image", "tag", "comment"))
_ADDRESS = re.compile(r"https?://", re.I)
_LONGEST_KEY, _LONGEST_STEM = 160, 320


@dataclass(frozen=True, slots=True)
class Fact:
    """A question of the plain writer with a right answer of its own: `question` is that question,
    `passage` the words of the source that it rests on, `wrong` its own wrong answers."""

    id: str
    question: Mapping[str, Any]
    concept: str
    key: str
    passage: str
    wrong: tuple[str, ...]


def facts_of(order: LessonOrder, quiz: Mapping[str, object] | None) -> tuple[Fact, ...]:
    """The questions of a quiz that may be worded anew: single choices of our own."""
    found = []
    listed = (quiz or {}).get("questions", ())
    for question in listed if isinstance(listed, list) else ():
        ext = question.get("ext", {})
        span = ext.get("coursegen:span", {})
        key, wrong = key_text(question), options_of(question.get("choices"))[1]
        if question["type"] != "choice" or not question.get("single") or ext.get(HARVESTED_KEY):
            continue
        if addressed(str(span.get("quote", ""))):
            continue
        if not key or not span.get("quote") or len(key) > _LONGEST_KEY or "```" in key:
            continue
        concept = next((name for name in order.terms if name.title == key), None)
        found.append(
            Fact(question["id"], question, concept.name if concept else order.title, key,
                 " ".join(str(span["quote"]).split()), wrong)
        )  # fmt: skip
    return tuple(found)


def worded(fact: Fact, wording: Wording) -> tuple[dict[str, Any] | None, list[str]]:
    """(the question in the model's words, what is wrong with it); None where it cannot be asked.

    The right answer, the place of each answer and their letters are ours, and so is the citation.
    """
    stem = _line(wording.stem)
    wrong = [_line(text) for text in wording.wrong[:_WRONG]]
    whys = [_line(text) for text in wording.why[: len(wrong)]]
    whys += [""] * (len(wrong) - len(whys))
    findings = _form_findings(stem, wrong)
    if any(map(_leads_out, (stem, *wrong, *whys))):
        findings.append("There is a link, a picture or HTML in it.")
    if findings:
        return None, findings
    question = _question(fact, stem, dict(zip(wrong, whys, strict=True)))
    findings += [sentence(name) for name in item_flaws(question)]
    findings += _content_findings(fact, stem, wrong)
    # What the course's report would say of its right answer.
    fault = key_fault(Question(0, LessonDraft(title="", content=""), question))
    findings += [fault] if fault else []
    return question, findings


def _line(text: str) -> str:
    """A text in one line, without signs that nobody sees."""
    return " ".join(Cleaned(text).text.split())


def _leads_out(text: str) -> bool:
    """Whether a text is more than words, formulas and programs."""
    return _ADDRESS.search(text) is not None or any(one.kind in _MORE for one in scan(text))


def _form_findings(stem: str, wrong: list[str]) -> list[str]:
    found = []
    if not stem or len(stem) > _LONGEST_STEM:
        found.append("The question is empty or far too long.")
    if len(wrong) < _WRONG or not all(wrong):
        found.append("There have to be three wrong answers.")
    if any(near_same(one, two) for at, one in enumerate(wrong) for two in wrong[at + 1 :]):
        found.append("Two wrong answers say the same.")
    return found


def _content_findings(fact: Fact, stem: str, wrong: list[str]) -> list[str]:
    found = []
    if any(near_same(fact.key, text) for text in wrong):
        found.append("A wrong answer says the same as the right one.")
    told = [
        text for text in wrong if len(content_words(text)) > 1 and stands_in(text, fact.passage)
    ]
    found += [f"“{text}” stands in the passage." for text in told]
    numbers = [word for word in words(stem) if any(map(str.isdigit, word))]
    missing = [word for word in numbers if word not in words(fact.passage)]
    found += [f"“{word}” in the question does not stand in the passage." for word in missing]
    return found


def _question(fact: Fact, stem: str, wrong: Mapping[str, str]) -> dict[str, Any]:
    """The plain writer's question with other words; the right answer keeps its place."""
    old = fact.question
    choices = [dict(choice) for choice in old["choices"]]
    place = next(at for at, choice in enumerate(choices) if choice["fraction"] == 1)
    texts = list(wrong.items())
    made = []
    for at in range(len(texts) + 1):
        # The place is drawn by the plain writer, so that places stay even over the quiz.
        if at == min(place, len(texts)):
            made.append({"id": _letter(at), "text": fact.key, "fraction": 1})
            continue
        text, why = texts[at - (at > min(place, len(texts)))]
        choice: dict[str, Any] = {"id": _letter(at), "text": text, "fraction": 0}
        made.append({**choice, "feedback": why} if why else choice)
    return {**old, "prompt": stem, "choices": made}


def _letter(place: int) -> str:
    return chr(97 + place)
