"""Definitions in running text: marked terms first, then the few patterns that can be trusted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..text.prose import Mark
from ..text.sentences import Sentence
from ..text.words import words
from .material import is_clean
from .wording import good_definition, good_term, points_outside

_LEADING = re.compile(r"^[\s.,:;]*(?:(?:a|an|the)\s+)?", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:(a|an|the)\s+)$", re.IGNORECASE)
_OPENING = re.compile(r"(?:[^,]{2,40},\s+)?(?:(?:a|an|the)\s+)?", re.IGNORECASE)
_ASIDE = (
    r"(?:\s*\([^()]{1,40}\))?"
    r"(?:,?\s+(?:also|sometimes|often)\s+(?:called|known as)\s+[^,]{1,60},?|,\s+or\s+[^,]{2,40},)?"
)
_VERB = re.compile(
    _ASIDE + r",?\s+(is|are|means|refers to|is defined as|are defined as|denotes|describes)\s+"
    r"(?:(?:simply|just|basically|essentially)\s+)?(?=\S)"
)
_DETERMINER = re.compile(
    r"(?:(?:a|an|the|any|one|each|every|how|what|when|whatever|anything|something)\b"
    r"|[A-Z]\w+['’]s\s)",
    re.IGNORECASE,
)
# A bare noun with what sets it apart: "information that makes ...", "data stored in ...".
_DIFFERENTIA = re.compile(
    r"(?:[a-z-]+\s+){0,2}[a-z-]+\s+(?:that|which|who|whose|of|for|in which|where|used|made|given"
    r"|based|consisting|containing|by which|through which|from)\b"
)
# What goes on behind a definition: "..., and the columns are ...", "..., so it does not ...".
_GOING_ON = re.compile(
    r"[,;:]\s+(?:and|but|so|because|whereas|while|although|not|yet|since|or)\s|\s--+\s|\s[–—]\s|; "
)
_GERUND = re.compile(r"[A-Z][a-z]{3,}ing\s")
_USE = re.compile(r"^Use\s+(?:the\s+)?$")
_TO = re.compile(r"\s+to\s+(?=[a-z])")
_CALLED = re.compile(
    r"^(?P<subject>.{12,200}?),?\s+(?:is|are)\s+(?:called|known as|referred to as|termed|named)\s+"
    r"(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
_WE_CALL = re.compile(
    r"^(?:we|people|programmers|scientists)\s+call\s+(?P<subject>.{12,160}?)\s+(?:an?\s+)?$", re.I
)
_APPOSITION = re.compile(
    r",?\s+(?:which|that)\s+(is|are|means)\s+(?=(?:a|an|the|any)\s)", re.IGNORECASE
)
_PLAIN = re.compile(
    r"^(?:In [\w' ’]{2,30}, )?(?P<article>[Aa]n?)?\s*"
    r"(?P<name>[A-Za-z][\w'’-]*(?:\s[a-z][\w'’-]*){0,3})\s+is\s+"
    r"(?:(?:simply|just|basically|essentially)\s+)?(?=(?:an?|the|any)\s|[A-Z]\w+['’]s\s)"
)
_LIKE = re.compile(
    r"^(?:like|similar to|the same|a good|an important|a great|a common|the best|the most"
    r"|the first|the only|the next|an example|one of|the case|a bit|part of|a similar"
    r"|a different|a new|the individual|a valid|a variable|a value|a reference to|an element"
    r"|an instance)\b",
    re.I,
)
_CODE_NAME = re.compile(r"[^\W\d_][\w.:<>!#-]{1,29}(?:\([\w, ]{0,20}\))?")
_LAST_WORDS = re.compile(r"\s?(?:\([A-Z][A-Za-z0-9]{0,9}\))?[\s.!)\"'”’]*")
_END = re.compile(r"[.!]+[\"'”’)]*$")
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
            if found:
                return found
    return None


def find_plain_definition(sentence: Sentence) -> Definition | None:
    """ "A rocket is a vehicle that ...": no mark, so the caller must know the name already."""
    if len(sentence.text) > 300 or not is_clean(sentence):
        return None
    match = _PLAIN.match(sentence.text)
    if not match:
        return None
    start, end = match.end(), _stop(sentence.text, match.end())
    text = sentence.text[start:end]
    if not good_term(match["name"]) or not _defines(text, needs_more=True):
        return None
    if points_outside(sentence.text):
        return None
    article = _article(match["article"] or "")
    return Definition(
        match["name"], sentence, start, end, match.span("name"), article, "pattern", "is"
    )


def _marked(sentence: Sentence, mark: Mark) -> Definition | None:
    text = sentence.text
    mark = _bare(text, mark)
    name = text[mark.start : mark.end]
    if not good_term(name) and mark.kind != "code":
        return None
    if mark.kind == "code" and not _CODE_NAME.fullmatch(name):
        return None
    before, after = text[: mark.start], text[mark.end :]
    article = _ARTICLE.search(before)
    stated = _article(article[1] if article else "")
    trust = "code" if mark.kind == "code" else "marked"
    if mark.kind == "code" and _USE.match(before):
        return _use(sentence, mark, name)
    verb = _VERB.match(after)
    if verb and _OPENING.fullmatch(before) and not points_outside(before):
        start = mark.end + verb.end()
        end = _stop(text, start)
        several = stated == "the" and verb[1] == "are"
        if not several and _defines(text[start:end], needs_more=mark.kind in ("code", "link")):
            return Definition(
                name, sentence, start, end, (mark.start, mark.end), stated, trust, "is"
            )
    called = _called(sentence, mark, name, stated)
    if called or mark.kind in ("code", "link"):
        return called
    return _apposed(sentence, mark, name, stated)


def _bare(text: str, mark: Mark) -> Mark:
    """The mark without an article at its start and without signs at its borders."""
    name = text[mark.start : mark.end]
    inner = _LEADING.sub("", name)
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
    if not _LAST_WORDS.fullmatch(text[mark.end :]):
        return None
    match = _CALLED.match(text[: mark.start]) or _WE_CALL.match(text[: mark.start])
    if not match:
        return None
    start, end = match.span("subject")
    subject = text[start:end]
    gerund = _GERUND.match(subject) and len(words(subject)) >= 6
    whole = gerund or (bool(_DETERMINER.match(subject)) and len(words(subject)) >= 4)
    if not whole or not good_definition(subject) or _LIKE.match(subject):
        return None
    return Definition(
        name, sentence, start, end, (mark.start, mark.end), article, "marked", "called"
    )


def _apposed(sentence: Sentence, mark: Mark, name: str, article: str) -> Definition | None:
    """ "... a **pointer**, which is the address of a place." """
    text = sentence.text
    match = _APPOSITION.match(text, mark.end)
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
    if not good_definition(text) or _LIKE.match(text):
        return False
    determined = bool(_DETERMINER.match(text))
    if len(words(text)) < 5:
        return False
    if needs_more and not (determined and len(words(text)) >= 6):
        return False
    return determined or bool(_DIFFERENTIA.match(text))


def _stop(text: str, start: int) -> int:
    """Where a definition ends: before the full stop, or before a clause that only goes on."""
    full_stop = _END.search(text)
    end = full_stop.start() if full_stop else len(text)
    going_on = _GOING_ON.search(text, start)
    return min(end, going_on.start()) if going_on else end


def _article(stated: str) -> str:
    folded = stated.casefold()
    return "a" if folded in ("a", "an") else folded
