"""Questions on numbers with a unit: one to type, and statements with the number changed.

A number without a unit or a share is trivia; a year is, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from ..text.languages import current, rules, say
from ..text.sentences import Sentence
from ..text.words import content_stems, words
from .flaws import BLANK, stem_flaws
from .items import Item, citation, difficulty, sound, why
from .material import Passage, is_statement, shown
from .wording import is_negative, is_vague

# Signs that all languages share.
_SIGNS = r"°C|°F|K|km/h|m/s|km|cm|mm|µm|nm|kg|mg|ml|ms|kHz|MHz|GHz|Hz|kcal|dB|KB|MB|GB|TB|kWh|kW"
_ANY_NUMBER = re.compile(r"\d")
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|approximately|some|over|at least)\s+$"
)
_STORY = re.compile(r"\b(?:he|she|him|her|his|suppose|imagine|say)\b", re.IGNORECASE)


@lru_cache(maxsize=16)
def _quantity(code: str) -> re.Pattern[str]:
    """A number with a unit, in the words and with the signs of a language."""
    language = rules(code)
    units = language.units if code == "en" else f"{language.units}|{_SIGNS}"
    number = r"(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>\.\d+)?"
    if language.decimal_comma:
        number = r"(?P<number>\d{1,3}(?:[.\u00a0\u202f]\d{3})+|\d+)(?P<rest>,\d+)?"
    return re.compile(
        rf"(?<![\w.,/^-])(?P<sign>[−-])?{number}(?P<between>[\s\u00a0-]?)(?P<unit>{units})(?![\w/])"
    )


def _value(shown: str, decimal_comma: bool) -> str:
    """A number as a program reads it."""
    plain = shown.replace("−", "-").replace("\u00a0", "").replace("\u202f", "")
    return plain.replace(".", "").replace(",", ".") if decimal_comma else plain.replace(",", "")


def quantity_items(passages: Sequence[Passage], anchor_of: dict[str, str]) -> list[Item]:
    """A number to type for each statement with one quantity; at most one a passage."""
    found = []
    for passage in passages:
        if not passage.is_taught or passage.block.kind != "para":
            continue
        anchor = anchor_of.get(f"{passage.source}/{passage.block.id.split('.')[0]}", "")
        made = (_numeric(sentence, anchor) for sentence in passage.sentences)
        item = next((item for item in made if item is not None), None)
        found += [item] if item else []
    return found


def _numeric(sentence: Sentence, anchor: str) -> Item | None:
    text = sentence.text
    if not is_statement(sentence) or not 8 <= len(words(text)) <= 34 or _STORY.search(text):
        return None
    language = current()
    if language.wording.bound.match(text):
        return None
    match = _quantity(language.code).search(text)
    if match is None or len(_ANY_NUMBER.findall(text)) != len(_ANY_NUMBER.findall(match[0])):
        return None
    # What somebody is quoted with is an example, not a fact.
    if any(mark.kind == "code" for mark in sentence.marks) or is_negative(text) or '"' in text:
        return None
    start, end = match.start("number"), match.end("rest") if match["rest"] else match.end("number")
    start = match.start("sign") if match["sign"] else start
    framed = f"{shown(sentence, 0, start)}{BLANK}{shown(sentence, end)}"
    if stem_flaws(framed) or is_vague(framed):
        return None
    value = _value(text[start:end], language.decimal_comma)
    question = {
        "type": "numeric",
        "prompt": say("by_number", framed),
        "difficulty": difficulty("numeric"),
        "answers": [{"value": value, "tolerance": tolerance(text, start, value), "fraction": 1}],
        "feedback": {"general": why(sentence)},
        "ext": citation(sentence, anchor),
    }
    concepts = tuple(dict.fromkeys(content_stems(text[:start] + text[end:])))
    goal = say("goal_quantity", framed.rstrip(".").replace(BLANK, "…"))
    return sound(Item(question, concepts, text, 13, goal if len(goal) < 120 else ""))


def tolerance(text: str, start: int, value: str) -> dict[str, object]:
    """How far from a number an answer may be: half of its last significant place.

    "about 40" takes a tenth more or less; whole numbers that are no round ones must be exact.
    """
    if _ABOUT.search(text[:start]):
        return {"kind": "relative", "value": 0.1}
    number = Decimal(value)
    digits = value.lstrip("-")
    if "." in digits:
        places = len(digits.partition(".")[2])
        return {"kind": "absolute", "value": float(Decimal(5).scaleb(-places - 1))}
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros >= 2 and len(digits) >= 4 and number:
        return {"kind": "absolute", "value": float(Decimal(5).scaleb(zeros - 1))}
    return {"kind": "exact"}
