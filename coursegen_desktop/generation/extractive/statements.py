"""Questions from statements that stand alone but define nothing: a name of the subject is left out.

Only where the author's own wording tells of what kind the name is, and the course has other
names of that kind to choose from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from ..plan import LessonOrder
from ..text.languages import current, say
from ..text.prose import Mark
from ..text.sentences import Sentence
from ..text.words import WORD, fold, singular, words
from .distractors import shares_word
from .flaws import BLANK, stem_flaws
from .items import Item, citation, difficulty, option_id, sound, why, without_aside
from .material import is_statement, shown
from .vocabulary import Name, is_common
from .wording import is_vague, neutral_before

_BOUND_WORD = re.compile(r"\b(?:now|again|new|also|same|too|instead|already|another|other)\b", re.I)
_PRONOUN = re.compile(
    r"\b(?:on|to|of|with|for|in|from|by) it\b|\bthem\b|\bwhich case\b", re.IGNORECASE
)
# "X is a function that ..." fits more functions than one.
_IS_A = re.compile(r"\s+is\s+(?:an?|one|another)\b")
_PLACE = re.compile(r"\s+(?:director(?:y|ies)|folders?|files?)\b")
# A sentence that explains its term can do without a list to choose from.
_EXPLAINED = re.compile(
    r"\b(?:called|known as|referred to as|which means|means that|meaning that|in which"
    r"|made up of)\b"
)


_SUBJECT = re.compile(r"^(?:An?\s)?")
_GIVEN = re.compile(r"\b(?:called|known as|termed|referred to as)\s(?:an?\s)?")


def statement_items(order: LessonOrder, rng: Random, limit: int) -> list[Item]:
    """Up to `limit` gap questions on names, at most one for a name and for a passage."""
    writer = _Writer(order, rng)
    found: list[Item] = []
    for context in ("keypoint", ""):
        for passage in order.passages:
            if len(found) >= limit or passage.context != context or passage.block.kind != "para":
                continue
            made = (writer.item(sentence, len(found)) for sentence in passage.sentences)
            item = next((item for item in made if item is not None), None)
            found += [item] if item is not None else []
    return found


class _Writer:
    def __init__(self, order: LessonOrder, rng: Random) -> None:
        self._order = order
        self._rng = rng
        self._known = {name.text: name for name in order.names}
        self._tested: set[str] = set()

    def item(self, sentence: Sentence, turn: int) -> Item | None:
        """A question on the first name of a sentence that is fit for one."""
        if not _usable(sentence, self._order.local):
            return None
        marks = sentence.marks
        codes = [sentence.text[mark.start : mark.end] for mark in marks if mark.kind == "code"]
        for mark in [*marks, *self._phrases(sentence)]:
            name = self._name(sentence.text[mark.start : mark.end])
            if name is None or name.text in self._tested or not _fits(sentence, mark, name):
                continue
            rest = _rest(sentence, mark)
            wrong = _rivals(name, self._order.names, codes, rest)
            # A term that its sentence explains may be typed; names of code are too many for that.
            typed = not name.is_code and len(name.text.split()) <= 2 and _EXPLAINED.search(rest)
            if len(wrong) < 2 and not typed:
                continue
            self._tested.add(name.text)
            question = _typed if len(wrong) < 2 else (_choice if turn % 2 == 0 else _gap)
            return self._asked(sentence, mark, name, question(name, wrong, self._rng))
        return None

    def _name(self, text: str) -> Name | None:
        name = self._known.get(text) or self._known.get(text[:1].lower() + text[1:])
        return name if name is not None and (name.is_phrase or name.text == text) else None

    def _phrases(self, sentence: Sentence) -> list[Mark]:
        """Where a phrase that nothing marks is what a sentence is about, or what it gives."""
        found = []
        for pattern in (_SUBJECT, _GIVEN):
            match = pattern.search(sentence.text)
            for size in (3, 2) if match else ():
                assert match is not None
                parts = list(WORD.finditer(sentence.text, match.end()))[:size]
                text = sentence.text[match.end() : parts[-1].end()] if parts else ""
                name = self._name(text)
                if name is not None and name.is_phrase:
                    found.append(Mark("em", match.end(), parts[-1].end()))
                    break
        return found

    def _asked(
        self, sentence: Sentence, mark: Mark, name: Name, body: dict[str, object]
    ) -> Item | None:
        before, after = shown(sentence, 0, mark.start), without_aside(shown(sentence, mark.end))
        before = before if name.is_code else neutral_before(before)
        gap = f"{before}{{{{gap:g1}}}}{after}"
        framed = say("by_gap", f"{before}{BLANK}{after}")
        question = {
            "type": body["type"],
            "prompt": framed if body["type"] == "choice" else gap,
            "difficulty": difficulty(str(body["type"]), 0.2),
            **body,
            "feedback": {"general": why(sentence)},
            "ext": citation(sentence, self._order.anchor_of(sentence.source, sentence.block)),
        }
        goal = say("goal_use", name.text)
        if name.is_code:
            goal = say("goal_name", name.kind.split(" ")[0], name.text)
        score = 15 if name.is_code else 12
        key = name.text if name.is_code else singular(name.text)
        return sound(Item(question, (key,), sentence.text, score, goal))


def _rest(sentence: Sentence, mark: Mark) -> str:
    return f"{sentence.text[: mark.start]} {sentence.text[mark.end :]}"


def _fits(sentence: Sentence, mark: Mark, name: Name) -> bool:
    """Whether a name can be left out of its sentence without being given away or ambiguous."""
    text, rest = sentence.text, _rest(sentence, mark)
    if name.is_code != (mark.kind == "code") or name.text in rest or shares_word(name.text, rest):
        return False
    if mark.start == 0 and _IS_A.match(text, mark.end):
        return False
    if name.is_code and _given_away(text[: mark.start], name.text):
        return False
    place = not name.is_code and _PLACE.match(text, mark.end)
    return not place and not stem_flaws(rest)


def _usable(sentence: Sentence, local: frozenset[str]) -> bool:
    if not 8 <= len(words(sentence.text)) <= 30 or not is_statement(sentence):
        return False
    if is_vague(sentence.text) or _PRONOUN.search(sentence.text):
        return False
    head = shown(sentence, 0, min(len(sentence.text), 40))
    if current().wording.bound.match(head) or _BOUND_WORD.search(sentence.text):
        return False
    codes = [sentence.text[mark.start : mark.end] for mark in sentence.marks if mark.kind == "code"]
    return all(is_common(code, local) for code in codes)


def _given_away(before: str, text: str) -> bool:
    """Whether "a" or "an" before the gap gives the name away."""
    return bool(re.search(r"\ban?\s+$", before, re.IGNORECASE)) and fold(text)[:1].isalpha()


def _rivals(name: Name, names: Sequence[Name], codes: Sequence[str], rest: str) -> list[str]:
    """Names of the same kind that neither stand in the sentence nor hold or are held by the key."""
    fitting = [
        other
        for other in names
        if other.kind == name.kind
        and other.text not in codes
        and not re.search(rf"(?<!\w){re.escape(other.text)}(?!\w)", rest)
        and other.text not in name.text
        and name.text not in other.text
        and (other.is_code or not shares_word(other.text, _clues(other, name, rest)))
    ]
    fitting.sort(
        key=lambda other: (
            # Of sample and chart only other samples can be meant.
            not name.is_code and not _same_head(other, name),
            abs(other.home - name.home),
            -other.uses,
            other.text,
        )
    )
    return [other.text for other in fitting[:3]]


def _same_head(one: Name, two: Name) -> bool:
    """ "cluster sample" and "systematic sample"."""
    left, right = fold(one.text).split(), fold(two.text).split()
    return len(left) > 1 and len(right) > 1 and left[-1] == right[-1]


def _clues(other: Name, name: Name, rest: str) -> str:
    """Words that a wrong option must not share; a head that all options have gives nothing away."""
    return rest if _same_head(other, name) else f"{rest} {name.text}"


def _options(name: Name, wrong: Sequence[str], rng: Random | None) -> list[dict[str, object]]:
    """Answer options, shuffled and as Markdown for a choice, sorted and plain for a list."""
    options = [name.text, *wrong]
    if rng is not None:
        rng.shuffle(options)
    else:
        options.sort(key=fold)
    ticks = "`" if name.is_code and rng is not None else ""
    return [
        {
            "id": option_id(place),
            "text": f"{ticks}{option}{ticks}",
            "fraction": int(option == name.text),
            **({} if option == name.text else {"feedback": _told(name, option)}),
        }
        for place, option in enumerate(options)
    ]


def _told(name: Name, option: str) -> str:
    """Why another name does not fit: the text has this one here."""
    kind = name.kind.split(" ")[0] if name.is_code else "term"
    article = "an" if kind[:1] in "aeiou" else "a"
    other, right = (f"{say('open')}{word}{say('close')}" for word in (option, name.text))
    if name.is_code:
        other, right = f"`{option}`", f"`{name.text}`"
    return say("other_name", other, right, article, kind)


def _choice(name: Name, wrong: Sequence[str], rng: Random) -> dict[str, object]:
    return {"type": "choice", "single": True, "choices": _options(name, wrong, rng)}


def _gap(name: Name, wrong: Sequence[str], rng: Random) -> dict[str, object]:
    return {
        "type": "cloze",
        "gaps": {"g1": {"kind": "choice", "choices": _options(name, wrong, None)}},
    }


def _typed(name: Name, wrong: Sequence[str], rng: Random) -> dict[str, object]:
    answers = [{"text": name.text, "fraction": 1}]
    if "-" in name.text:
        answers.append({"text": name.text.replace("-", " "), "fraction": 1})
    gap = {"kind": "short_text", "case_sensitive": False, "answers": answers}
    return {"type": "cloze", "gaps": {"g1": gap}}
