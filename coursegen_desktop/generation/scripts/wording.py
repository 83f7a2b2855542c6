"""A sentence of the lesson in the two forms that are needed: as it is said, as a slide shows it."""

from __future__ import annotations

import re

from ..extractive.material import shown
from ..extractive.outcomes import listed
from ..text.languages import current, say
from ..text.rewrite import plain_markdown
from ..text.sentences import Sentence
from .clauses import closed, pointed, words_in

_SUBSCRIPT = re.compile(r"(?<=\w)~(\d{1,4}[+-]?)~")
_SUPERSCRIPT = re.compile(r"(?<=\w)\^(\d{0,4}[+-]?)\^")
_LOW = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_HIGH = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_BREAK = re.compile(r"\\\s+")
_TASK = re.compile(r"^\[[ xX]\]\s+")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")


def as_said(sentence: Sentence) -> str:
    """Plain words; code keeps its signs and formulas theirs, emphasis goes."""
    return tidy(shown(sentence))


def as_pointed(sentence: Sentence) -> str:
    """A point of a slide, emphasis kept; "" where it cannot be made short enough."""
    return pointed(tidy(marked(sentence)))


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
