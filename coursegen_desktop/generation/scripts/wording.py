"""A sentence of the lesson in the two forms that are needed: as it is said, as a slide shows it."""

from __future__ import annotations

import re

from ..extractive.material import shown
from ..extractive.outcomes import listed
from ..text.languages import current, say
from ..text.rewrite import plain_markdown
from ..text.sentences import Sentence
from ..text.words import is_function_word
from .clauses import (
    LONGEST_DEFINITION,
    MOST_POINT_WORDS,
    closed,
    pointed,
    words_in,
)

_SUBSCRIPT = re.compile(r"(?<=\w)~(\d{1,4}[+-]?)~")
_SUPERSCRIPT = re.compile(r"(?<=\w)\^(\d{0,4}[+-]?)\^")
_LOW = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_HIGH = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_BREAK = re.compile(r"\\\s+")
_TASK = re.compile(r"^\[[ xX]\]\s+")
# How near its beginning a sentence names what it is about.
_NEAR = 12
_NO_STATEMENT = "?!:？！：؟;"
_BARE = re.compile(r"[*`$]")
_CODE = re.compile(r"`[^`]*`")
# Before a full stop or a comma, where a note or a link was left out.
_LOOSE_STOP = re.compile(r"(?<=\w) (?=[.,](?:\s|$))")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")


def as_said(sentence: Sentence) -> str:
    """Plain words; code keeps its signs and formulas theirs, emphasis goes."""
    return tidy(shown(sentence))


def as_pointed(sentence: Sentence) -> str:
    """A point of a slide, emphasis kept; "" where it cannot be made short enough, and for what is
    no statement, or none without the sentence before it."""
    point = as_entry(sentence)
    return point if point and not leans(point) else ""


def as_entry(sentence: Sentence) -> str:
    """An entry of a list, an aim or a sentence that sums up as a point: those stand alone."""
    if sentence.text.rstrip("\"'”’»)* ")[-1:] in _NO_STATEMENT:
        return ""
    return as_aim(sentence)


def as_aim(sentence: Sentence) -> str:
    """What somebody will be able to do, with whatever sign it ends: Solve “How many?”."""
    if any(mark.kind == "strong" and mark.start < _NEAR for mark in sentence.marks):
        # What says what a word means is shown whole rather than by half.
        return pointed(tidy(marked(sentence)), LONGEST_DEFINITION, LONGEST_DEFINITION)
    return pointed(tidy(marked(sentence)))


def as_lead(sentence: Sentence) -> str:
    """What leads to a program or a picture, over it: it may say "like this", but not "Then …"."""
    text = tidy(marked(sentence)).rstrip(" :：")
    point = pointed(text, MOST_POINT_WORDS + 2)
    telling = current().telling
    is_forward = telling.supposing.match(point) or telling.presenting.match(point)
    is_held = is_forward or not _begins_leaning(point)
    return point if is_held and not telling.referring.search(_BARE.sub("", point[:_NEAR])) else ""


def leans(point: str) -> bool:
    """Whether a point needs a sentence that does not stand there."""
    language = current()
    if not language.is_known:
        return False
    plain = _BARE.sub("", _CODE.sub("", point)).replace("’", "'")
    telling = language.telling
    return (
        _begins_leaning(point)
        or bool(language.wording.deictic.search(telling.examples.sub("", plain)))
        or bool(telling.referring.search(plain))
        or bool(telling.pointing.search(plain))
        or bool(telling.supposing.match(plain))
        or _is_denial(plain)
    )


def _is_denial(plain: str) -> bool:
    """ "Reading it again does not, because …": what it denies stands in the sentence before."""
    front, comma, _ = plain.partition(",")
    negative = current().wording.negative
    return bool(comma) and bool(negative.fullmatch(front.rpartition(" ")[2]))


def _begins_leaning(point: str) -> bool:
    """Whether it begins with a word for what was named before: "It", "This", "However"."""
    language = current()
    plain = _BARE.sub("", point).replace("’", "'")
    telling = language.telling
    match = language.wording.leaning.match(plain)
    if match is None:
        return plain[:1].islower() and not point.startswith("`")
    behind = plain[match.end() :].split(maxsplit=1)
    if telling.counting.match(plain):  # "Most leaves …", not "Most of them …"
        return not behind or is_function_word(behind[0])
    # "When vapour cools, it becomes water" is whole.
    is_clause = telling.asides.match(plain) or telling.follows.match(plain)
    after = plain[match.end() :].lstrip()
    is_noun = telling.subjects.match(after) and not language.wording.leaning.match(after)
    return not (is_clause and is_noun and "," in plain)


def marked(sentence: Sentence) -> str:
    """Inline Markdown: code, **strong** and *stressed* words."""
    parts: list[str] = []
    position = 0
    for mark in sentence.marks:
        if mark.start < position or mark.kind == "link":
            continue
        inner = sentence.text[mark.start : mark.end]
        sign = {"strong": "**", "em": "*"}.get(mark.kind, "``" if "`" in inner else "`")
        parts += [sentence.text[position : mark.start], sign, inner, sign]
        position = mark.end
    return "".join([*parts, sentence.text[position:]])


def tidy(text: str) -> str:
    """Without line breaks and boxes of tasks; figures below and above the line as such."""
    text = _SUBSCRIPT.sub(lambda match: match[1].translate(_LOW), text)
    text = _SUPERSCRIPT.sub(lambda match: match[1].translate(_HIGH), text)
    text = _LOOSE_STOP.sub("", text)
    return " ".join(_TASK.sub("", _BREAK.sub(" ", text)).split())


def plain(markdown: str) -> str:
    """A prompt, a cell or a caption as plain words on one line."""
    return tidy(plain_markdown(_TAG.sub("", markdown)))


def either(names: list[str]) -> str:
    """ "a, b or c"."""
    last = f" {say('told_or')} "
    return last.join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def phrase(key: str, *values: object) -> str:
    """Words of ours in the language of the lesson; "" where that is not known."""
    return say(key, *values) if current().is_known else ""


def with_phrase(key: str, words: str) -> str:
    """Words of the lesson with ours around them, alone where its language is not known."""
    return closed(say(key, words)) if current().is_known else closed(words)


def names_of(names: list[str], most: int = 4) -> str:
    """ "a, b and c" of short names, "" where they are too many or too long to be heard."""
    fits = 1 < len(names) <= most and all(0 < words_in(name) <= 5 for name in names)
    return listed(names) if fits and current().is_known else ""
