"""Questions at which a listener stops: those of the lesson's quiz, and those in its text.

The stem is said, with what there is to choose from; the answer comes after the stop.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...domain.errors import InvalidContent
from ...domain.questions.base import Question, Shown
from ...domain.questions.cloze import GAP
from ...domain.quiz import ANCHOR_KEY, read_question
from ...domain.slides import Slide, SlideQuestion
from ...domain.written_question import read_written
from ..text.languages import current, say
from .clauses import closed, words_in
from .parts import Part
from .scenes import Line, Scene
from .wording import either, phrase, plain

# What a listener can keep in mind until the options are over.
MOST_STEM_WORDS = 40
MOST_OPTIONS = 5
_MOST_OPTION_WORDS = 12
# Silence to think in where no player stops.
_THINKING = 3.0
_GAP_SIGN = "…"
_ONCE = re.compile(r"\s+")
_BLANK_LINE = re.compile(r"_{2,}")


@dataclass(frozen=True, slots=True)
class Check:
    """A question as it can be said; `anchor` is the heading of what it asks about, or ""."""

    item: str
    anchor: str
    stem: str
    lead: str = ""
    options: tuple[str, ...] = ()
    answer: str = ""


def checks_of(questions: Sequence[Mapping[str, Any]]) -> list[Check]:
    """The questions of quizzes that a voice can ask, in their order, each once."""
    found: dict[str, Check] = {}
    for raw in questions:
        try:
            question = read_question(raw)
        except (InvalidContent, ValueError, RecursionError):
            continue
        anchor = question.ext.get(ANCHOR_KEY, "")
        check = _check(question, anchor if isinstance(anchor, str) else "")
        if check is not None:
            found.setdefault(check.stem.casefold(), check)
    return list(found.values())


def written_checks(part: Part) -> list[Check]:
    """The questions that an author wrote between the words of a part."""
    found = []
    for shown in part.shown:
        if shown.kind != "check":
            continue
        try:
            question = read_written(shown.block.meta.get("code", ""))
        except InvalidContent:
            continue
        check = _check(question, part.anchor)
        if check is not None:
            found.append(check)
    return found


def _check(question: Question, anchor: str) -> Check | None:
    makers = {
        "choice": _choice,
        "true_false": _true_false,
        "cloze": _cloze,
        "numeric": _typed,
        "short_text": _typed,
    }
    maker = makers.get(question.type)
    if maker is None or "](media" in question.prompt or "```" in question.prompt:
        return None
    made = maker(question, anchor)
    is_short = made is not None and 2 <= words_in(made.stem) <= MOST_STEM_WORDS
    if made is None or not is_short or not made.answer:
        return None
    return replace(made, stem=_BLANK_LINE.sub(_GAP_SIGN, made.stem))


def _shown(question: Question) -> Shown:
    """What there is to choose from, mixed, but the same every time."""
    return question.shown(zlib.crc32(question.id.encode()), shuffle=True)


def _choice(question: Question, anchor: str) -> Check | None:
    options = [plain(option.text) for option in _shown(question).options]
    fits = 2 <= len(options) <= MOST_OPTIONS and all(
        0 < words_in(option) <= _MOST_OPTION_WORDS for option in options
    )
    if not fits:
        return None
    answer = plain(question.correct_text().replace("; ", ", "))
    return Check(question.id, anchor, plain(question.prompt), "", tuple(options), answer)


def _true_false(question: Question, anchor: str) -> Check | None:
    if not current().is_known:
        return None
    words = say("told_true"), say("told_false")
    is_true = question.correct_answer().get("value") is True
    answer = words[0 if is_true else 1]
    return Check(question.id, anchor, plain(question.prompt), say("told_whether"), words, answer)


def _cloze(question: Question, anchor: str) -> Check | None:
    gaps = GAP.findall(question.prompt)
    if len(gaps) != 1 or not current().is_known:
        return None
    stem = plain(GAP.sub(_GAP_SIGN, question.prompt.rpartition("\n\n")[2] or question.prompt))
    if _GAP_SIGN not in stem:
        return None
    shown = _shown(question)
    options = [plain(option.text) for gap in shown.gaps for option in gap.options]
    options = options or [plain(word.text) for word in shown.bank]
    few = tuple(options) if 2 <= len(options) <= MOST_OPTIONS else ()
    answer = plain(question.correct_text())
    return Check(question.id, anchor, stem, say("told_gap"), few, answer)


def _typed(question: Question, anchor: str) -> Check | None:
    answer = plain(question.correct_text())
    return Check(question.id, anchor, plain(question.prompt), "", (), answer)


def scene_of(check: Check, title: str) -> Scene:
    """The question on a slide, said before the stop, and its answer after it."""
    heading = phrase("told_check") or f"{title}?"
    slide = Slide(
        id=f"question-{check.item}",
        kind="question",
        title=heading,
        question=SlideQuestion(
            text=check.stem,
            options=check.options,
            answer=check.answer,
            item=check.item,
        ),
    )
    asked = [check.lead, closed(check.stem)] if check.lead else [closed(check.stem)]
    if check.lead != phrase("told_whether") and check.options and current().is_known:
        asked.append(say("told_options", either(list(check.options))))
    answer = say("told_answer", check.answer) if current().is_known else check.answer
    lines = [
        Line(_ONCE.sub(" ", " ".join(asked)), pause=_THINKING, is_check=True),
        Line(closed(answer)),
    ]
    return Scene(heading, slide, lines)
