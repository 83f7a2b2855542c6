"""Definitions in running text: marked terms first, then the few patterns that can be trusted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..text.analysis import current_analyser
from ..text.languages import current
from ..text.prose import Mark
from ..text.sentences import Sentence
from ..text.words import words
from .material import is_clean
from .wording import good_definition, good_term, points_outside

_USE = re.compile(r"^Use\s+(?:the\s+)?$")
_TO = re.compile(r"\s+to\s+(?=[a-z])")
_CODE_NAME = re.compile(r"[^\W\d_][\w.:<>!#-]{1,29}(?:\([\w, ]{0,20}\))?")
_END = re.compile(r"[.!]+[\"'”’)]*$")
# "Joe is the star of his team": a person, not an idea.
_PERSON = re.compile(r"\b(?:he|she|his|her|him)\b")
# "When a list is part of another list, it is called ...": the subject is not what stands first.
_CONDITION = re.compile(r"(?:When|If|Where)\b.*,", re.IGNORECASE)
_KEPT_MARKS = ("strong", "em", "link", "code")


@dataclass(frozen=True, slots=True)
class Definition:
    """`name` is defined by the characters `start`..`end` of a sentence.

    `at` is where the name stands there; `article` is "", "a" or "the"; `shape` says which pattern
    found it: is (the name comes first), called and apposed (it comes elsewhere), use (it serves
    a purpose: the defining words say what for).
    """

    name: str
    sentence: Sentence
    start: int
    end: int
    at: tuple[int, int]
    article: str
    trust: str
    shape: str

    @property
    def text(self) -> str:
        """The defining words."""
        return self.sentence.text[self.start : self.end]


def find_definition(sentence: Sentence) -> Definition | None:
    """The definition that a sentence gives, if it gives one plainly."""
    if len(sentence.text) > 420 or not is_clean(sentence):
        return None
    for mark in sentence.marks:
        if mark.kind in _KEPT_MARKS:
            found = _marked(sentence, mark)
            if found and _can_be_term(found, mark):
                return found
    return None


def find_plain_definition(sentence: Sentence) -> Definition | None:
    """ "A rocket is a vehicle that ...": no mark, so the caller must know the name already."""
    if len(sentence.text) > 300 or not is_clean(sentence):
        return None
    for number, pattern in enumerate(current().definitions.plain):
        match = pattern.match(sentence.text)
        if not match:
            continue
        start, end = match.end(), _stop(sentence.text, match.end())
        text = sentence.text[start:end]
        if not good_term(match["name"]) or not _defines(text, needs_more=True):
            return None
        if points_outside(sentence.text) or _PERSON.search(text):
            return None
        article = _article(match["article"] or "")
        # Only in the first pattern the name is the subject, so that another can take its place.
        shape = "called" if number else "is"
        return Definition(
            match["name"], sentence, start, end, match.span("name"), article, "pattern", shape
        )
    return _grammatical(sentence)


def _can_be_term(found: Definition, mark: Mark) -> bool:
    return mark.kind == "code" or current_analyser().can_be_term(found.sentence.text, *found.at)


def _grammatical(sentence: Sentence) -> Definition | None:
    """The definition that an analyser sees where no pattern does."""
    text = sentence.text
    seen = None if points_outside(text) else current_analyser().defined(text)
    if seen is None or any(_overlaps(mark, seen.name) for mark in sentence.marks):
        return None
    name, (start, end) = text[slice(*seen.name)], seen.definition
    if seen.shape == "is":
        end = _stop(text, start)
    if not good_term(name) or len(words(text[start:end])) < 6 or not _defines(text[start:end]):
        return None
    return Definition(
        name, sentence, start, end, seen.name, _article(seen.article), "pattern", seen.shape
    )


def _overlaps(mark: Mark, place: tuple[int, int]) -> bool:
    """Whether a mark is on a name, which then has been looked at already."""
    return mark.start < place[1] and mark.end > place[0]


def _marked(sentence: Sentence, mark: Mark) -> Definition | None:
    text = sentence.text
    mark = _bare(text, mark)
    name = text[mark.start : mark.end]
    if not good_term(name) and mark.kind != "code":
        return None
    if mark.kind == "code" and not _CODE_NAME.fullmatch(name):
        return None
    before, after = text[: mark.start], text[mark.end :]
    rules = current().definitions
    article = rules.article.search(before)
    told = next((group for group in article.groups() if group), "") if article else ""
    stated = _article(told)
    trust = "code" if mark.kind == "code" else "marked"
    if mark.kind == "code" and _USE.match(before):
        return _use(sentence, mark, name)
    verb = rules.verb.match(after)
    if verb and rules.opening.fullmatch(before) and not points_outside(before):
        start = mark.end + verb.end()
        end = _stop(text, start)
        several = stated == "the" and verb[1] == "are"
        if not several and _defines(text[start:end], needs_more=mark.kind in ("code", "link")):
            return Definition(
                name, sentence, start, end, (mark.start, mark.end), stated, trust, "is"
            )
    called = _called(sentence, mark, name, stated) or _around(sentence, mark, name)
    if called or mark.kind in ("code", "link"):
        return called
    return _apposed(sentence, mark, name, stated)


def _bare(text: str, mark: Mark) -> Mark:
    """The mark without an article at its start and without signs at its borders."""
    name = text[mark.start : mark.end]
    inner = current().definitions.leading.sub("", name)
    start = mark.start + len(name) - len(inner)
    end = start + len(inner.rstrip(" .,:;"))
    return Mark(mark.kind, start, max(start, end))


def _use(sentence: Sentence, mark: Mark, name: str) -> Definition | None:
    """ "Use `print(x)` to display the value of x." """
    text = sentence.text
    to = _TO.match(text, mark.end)
    if not to:
        return None
    start, end = to.end(), _stop(text, to.end())
    purpose = text[start:end]
    if len(words(purpose)) < 4 or end < len(text.rstrip(".!")) or not good_definition(purpose):
        return None
    return Definition(name, sentence, start, end, (mark.start, mark.end), "", "code", "use")


def _called(sentence: Sentence, mark: Mark, name: str, article: str) -> Definition | None:
    """ "The process of X is called **Y**." """
    text = sentence.text
    rules = current().definitions
    if not rules.after_called.fullmatch(text[mark.end :]):
        return None
    before = text[: mark.start]
    match = next((found for item in rules.called if (found := item.match(before))), None)
    if not match:
        return None
    start, end = match.span("subject")
    subject = text[start:end]
    if _CONDITION.match(subject):
        return None
    gerund = rules.gerund.match(subject) and len(words(subject)) >= 6
    whole = gerund or (bool(rules.determiner.match(subject)) and len(words(subject)) >= 4)
    if not whole or not good_definition(subject) or rules.like.match(subject):
        return None
    return Definition(
        name, sentence, start, end, (mark.start, mark.end), article, "marked", "called"
    )


def _around(sentence: Sentence, mark: Mark, name: str) -> Definition | None:
    """ "Unter **X** versteht man ...", "On appelle **X** ...": the name stands inside."""
    text = sentence.text
    for before, behind in current().definitions.around:
        if not before.fullmatch(text[: mark.start].lstrip('"“„«» ')):
            continue
        link = behind.match(text, mark.end)
        if not link:
            continue
        start, end = link.end(), _stop(text, link.end())
        if _defines(text[start:end]):
            place = mark.start, mark.end
            return Definition(name, sentence, start, end, place, "", "marked", "called")
    return None


def _apposed(sentence: Sentence, mark: Mark, name: str, article: str) -> Definition | None:
    """ "... a **pointer**, which is the address of a place." """
    text = sentence.text
    match = current().definitions.apposition.match(text, mark.end)
    if not match or mark.start < 1:
        return None
    start, end = match.end(), _stop(text, match.end())
    if not _defines(text[start:end], needs_more=True) or len(words(text[start:end])) > 22:
        return None
    return Definition(
        name, sentence, start, end, (mark.start, mark.end), article, "marked", "apposed"
    )


def _defines(text: str, *, needs_more: bool = False) -> bool:
    """Whether the words behind "is" say what something is, not merely how it is."""
    rules = current().definitions
    if not good_definition(text) or rules.like.match(text):
        return False
    determined = bool(rules.determiner.match(text))
    if len(words(text)) < 5:
        return False
    if needs_more and not (determined and len(words(text)) >= 6):
        return False
    return determined or bool(rules.differentia.match(text))


def _stop(text: str, start: int) -> int:
    """Where a definition ends: before the full stop, or before a clause that only goes on."""
    full_stop = _END.search(text)
    end = full_stop.start() if full_stop else len(text)
    going_on = current().definitions.going_on.search(text, start)
    return min(end, going_on.start()) if going_on else end


def _article(stated: str) -> str:
    folded = stated.casefold().strip()
    return "a" if folded in ("a", "an") else folded
