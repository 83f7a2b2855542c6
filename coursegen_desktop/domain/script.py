"""What is said in a lesson's film or recording: its words, its parts, and how long they take.

A script is text that anybody can edit:

    ## From light to sugar             begins a section; a slide is shown with it
    Leaves take in light. They …       sentences; a blank line is a short breath

    [pause 2]                          seconds of silence
    [check] Which gas do leaves take?  is said, then a player stops until the listener goes on

All else is said as it stands. `sections` reads it; places are offsets into the text.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from .base import Schema
from .errors import InvalidContent
from .sentences import spans

# Reading aloud averages 183 words a minute (Brysbaert 2019); pictures and pauses want room.
WORDS_PER_MINUTE = 150
LONGEST_SENTENCE = 25
MAX_SCRIPT = 200_000

# Seconds: between two paragraphs; more silence than that is no pause any more.
BREATH = 0.5
LONGEST_PAUSE = 30.0

# A line that is a sign of its own, or lines up to a blank one or to such a line.
_SIGN_LINE = r"(?:##[ \t]+[^\n]*|\[pause[ \t]+\d+(?:\.\d+)?\]|\[check\][^\n]*)"
_PARAGRAPH = re.compile(
    rf"^[ \t]*{_SIGN_LINE}[ \t]*$|(?:^(?![ \t]*{_SIGN_LINE}[ \t]*$)[ \t]*\S[^\n]*\n?)+",
    re.MULTILINE,
)
_HEADING = re.compile(r"##[ \t]+(.*)")
_PAUSE = re.compile(r"\[pause[ \t]+(\d+(?:\.\d+)?)\]")
_PAUSE_LINE = re.compile(r"^[ \t]*\[pause[ \t]+(\d+(?:\.\d+)?)\][ \t]*$", re.MULTILINE)
_CHECK = re.compile(r"[ \t]*\[check\]")
_SIGNS = re.compile(
    r"^[ \t]*(?:##[ \t]+[^\n]*|\[pause[ \t]+\d+(?:\.\d+)?\][ \t]*$|\[check\])", re.MULTILINE
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_WIDE = re.compile("[\u3040-\u9fff\uac00-\ud7a3]")


class ScriptLink(Schema):
    """A sentence of the script as it was made, and the words of the lesson it comes from."""

    sentence: str
    quote: str


class LessonScript(Schema):
    """The content of a lesson's asset of type "script".

    `made` is the text as the program last made it: what differs from it is an author's, and is
    kept when the script is made again. `inputs` names what it was made from.
    """

    format: Literal["script"] = "script"
    version: Literal["1.0", "1.1"] = "1.1"
    text: str = ""
    language: str = ""
    made: str = ""
    inputs: str = ""
    links: tuple[ScriptLink, ...] = Field(default=())

    @classmethod
    def read(cls, content: object) -> LessonScript:
        """A stored script. Raises InvalidContent for anything else."""
        try:
            return cls.model_validate(content)
        except ValueError as error:
            raise InvalidContent(
                "This script is in a form that this program does not read.",
                "Update Coursegen Desktop.",
            ) from error


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """A sentence at [start, end) of the script, and the seconds of silence after it.

    A `check` is a question at which a player stops.
    """

    text: str
    start: int
    end: int
    pause: float = 0.0
    is_check: bool = False


@dataclass(frozen=True, slots=True)
class ScriptSection:
    """What is said under a heading, "" before the first; `start` is the place of the heading."""

    title: str
    start: int
    lines: tuple[ScriptLine, ...]


def sections(text: str) -> tuple[ScriptSection, ...]:
    """The parts of a script in their order; one without heading and words is left out."""
    found: list[ScriptSection] = []
    title, begin, lines = "", 0, list[ScriptLine]()

    def close() -> None:
        if title or lines:
            found.append(ScriptSection(title, begin, tuple(lines)))

    for match in _PARAGRAPH.finditer(text):
        if heading := _HEADING.fullmatch(match[0].strip()):
            close()
            title, begin, lines = heading[1].strip(), match.start(), []
        elif pause := _PAUSE.fullmatch(match[0].strip()):
            if lines:
                lines[-1] = _quieter(lines[-1], float(pause[1]))
        else:
            if lines:
                lines[-1] = _quieter(lines[-1], BREATH)
            lines.extend(_lines(text, match.start(), match.end()))
    close()
    return tuple(found)


def _lines(text: str, start: int, end: int) -> list[ScriptLine]:
    check = _CHECK.match(text, start, end)
    if check is not None:
        words = text[check.end() : end].strip()
        at = text.index(words, check.end()) if words else end
        return [ScriptLine(words, at, at + len(words), is_check=True)] if words else []
    return [
        ScriptLine(" ".join(text[start + a : start + b].split()), start + a, start + b)
        for a, b in spans(text[start:end])
        if _WORD.search(text[start + a : start + b])
    ]


def _quieter(line: ScriptLine, seconds: float) -> ScriptLine:
    """Silent for so long, where it is not for longer already."""
    pause = max(line.pause, min(seconds, LONGEST_PAUSE))
    return ScriptLine(line.text, line.start, line.end, pause, line.is_check)


def _said(text: str) -> str:
    """The text without its signs."""
    return _SIGNS.sub("", text)


def spoken_words(text: str) -> int:
    """Words of a script; of scripts without blanks two signs are one."""
    said = _said(text)
    wide = 0 if said.isascii() else len(_WIDE.findall(said))
    return len(_WORD.findall(_WIDE.sub(" ", said) if wide else said)) + wide // 2


def spoken_seconds(text: str) -> int:
    """How long it takes to say a script, with its pauses, in seconds."""
    silent = sum(min(float(pause[1]), LONGEST_PAUSE) for pause in _PAUSE_LINE.finditer(text))
    return _seconds(spoken_words(text), silent)


@dataclass(frozen=True, slots=True)
class ScriptPart:
    """A section with how long it takes, in seconds."""

    section: ScriptSection
    seconds: int


@dataclass(frozen=True, slots=True)
class ScriptFacts:
    """What an author is told of a script; `long` are [start, end) of sentences that are too long
    to be followed at once."""

    words: int
    seconds: int
    parts: tuple[ScriptPart, ...]
    long: tuple[tuple[int, int], ...]


def facts_of(text: str) -> ScriptFacts:
    """How long a script and its parts take, and what is hard to follow."""
    parts, long = [], []
    all_words, all_silent = 0, 0.0
    for section in sections(text):
        words, silent = 0, 0.0
        for line in section.lines:
            count = spoken_words(line.text)
            words += count
            silent += line.pause if line.pause > BREATH else 0.0
            if count > LONGEST_SENTENCE and not line.is_check:
                long.append((line.start, line.end))
        parts.append(ScriptPart(section, _seconds(words, silent)))
        all_words, all_silent = all_words + words, all_silent + silent
    return ScriptFacts(all_words, _seconds(all_words, all_silent), tuple(parts), tuple(long))


def _seconds(words: int, silent: float) -> int:
    return math.ceil(words / WORDS_PER_MINUTE * 60 + silent)


# Short lessons are told almost whole, long ones by four words in ten; a quarter of an hour at
# most: nobody listens longer.
_TOLD_WHOLE = 250
_TOLD_SHARE = 0.4
MOST_TOLD = 2400


def script_budget(words: int) -> int:
    """How many words the script of a lesson of so many words has."""
    if words <= _TOLD_WHOLE:
        return words
    return min(MOST_TOLD, round(_TOLD_WHOLE + _TOLD_SHARE * (words - _TOLD_WHOLE)))
