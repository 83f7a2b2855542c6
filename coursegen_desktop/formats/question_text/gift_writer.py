"""Questions as GIFT text. What GIFT cannot say is named.

A question that would be marked otherwise when it is read again is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from ...domain.errors import InvalidContent
from ...domain.questions._typed_number import NumberAnswer, RangeTolerance, SizedTolerance
from ...domain.questions._typed_text import STEPS
from ...domain.questions.base import EPSILON, Question
from ...domain.questions.choice import ChoiceQuestion
from ...domain.questions.match import MatchQuestion
from ...domain.questions.numeric import NumericQuestion
from ...domain.questions.short_text import ShortTextQuestion
from ...domain.questions.true_false import TrueFalseQuestion
from ...domain.read_questions import WriteLoss, WrittenQuestions
from .cleaning import as_markdown, has_html

# The weights that Moodle accepts; it refuses a file with others.
WEIGHTS = (1, 0.9, 0.8333333, 0.8, 0.75, 0.7, 0.6666667, 0.6, 0.5, 0.4, 0.3333333, 0.3, 0.25, 0.2,
           0.1666667, 0.1428571, 0.125, 0.1111111, 0.1, 0.05, 0)  # fmt: skip
_NEAR = 1e-3
_SIGNS = re.compile(r"[\\:#={}~]")
_PICTURE = re.compile(r"!\[[^\]\n]*\]\(media:")


def write(questions: Iterable[Question]) -> WrittenQuestions:
    """The text, ready for Moodle or for `gift.read`, and what it lacks."""
    parts: list[str] = []
    losses: list[WriteLoss] = []
    category: tuple[str, ...] = ()
    count = 0
    for question in questions:
        writer = _WRITERS.get(question.type)
        try:
            if writer is None:
                raise InvalidContent("GIFT has no questions of this type.")
            body = _head(question) + writer(question)
        except InvalidContent as error:
            losses.append(WriteLoss(question.id, error.sentence, is_left_out=True))
            continue
        if question.category != category:
            category = question.category
            parts.append("$CATEGORY: " + "/".join(_path_part(name) for name in category))
        losses += [WriteLoss(question.id, lost.sentence) for lost in _lost(question)]
        parts.append(body)
        count += 1
    text = "\n\n".join(parts) + ("\n" if parts else "")
    return WrittenQuestions(text, count, tuple(losses))


def _head(question: Question) -> str:
    notes = [f"[id:{_note(question.external_id)}]"] if question.external_id else []
    notes += [f"[tag:{_note(tag)}]" for tag in question.tags if tag.strip()]
    head = f"// {' '.join(notes)}\n" if notes else ""
    title = f"::{_escaped(' '.join(question.title.split()))}:: " if question.title.strip() else ""
    return f"{head}{title}{_words(question.prompt)}"


def _path_part(name: str) -> str:
    return " ".join(name.split()).replace("/", "//")


def _note(name: str) -> str:
    return re.sub(r"[\[\]\s]+", " ", name).strip()[:200]


def _closed(question: Question, answers: str) -> str:
    general = question.feedback.general.strip()
    told = f"\n\t####{_words(general)}" if general else ""
    return f" {{{answers}{told}\n}}" if answers or told else " {}"


# -- types -----------------------------------------------------------------------------------------


def _choice(question: Any) -> str:
    found: ChoiceQuestion = question
    right = sum(item.fraction > EPSILON for item in found.choices)
    lines = []
    for item in found.choices:
        weight = _choice_weight(found, float(item.fraction), right)
        if found.single and weight > 1 - EPSILON:
            sign = "="
        else:
            sign = "~" if not weight and not item.text.startswith("%") else f"~{_percent(weight)}"
        lines.append(f"\n\t{sign}{_words(item.text)}{_comment(item.feedback)}")
    if not any(line.startswith("\n\t~") for line in lines):
        raise InvalidContent("In GIFT a choice needs a wrong answer.")
    return _closed(found, "".join(lines))


def _choice_weight(question: ChoiceQuestion, fraction: float, right: int) -> float:
    if question.scoring == "all_or_nothing":
        if not question.single and right > 1:
            raise InvalidContent("GIFT has no “all or nothing”.")
        return 1.0 if fraction > 1 - EPSILON else -1.0 if not question.single else 0.0
    if question.scoring == "right_minus_wrong":
        if question.single:
            return 1.0 if fraction > 1 - EPSILON else 0.0
        return (1 if fraction > EPSILON else -1) / right
    if question.scoring == "sum" and fraction < 0:
        raise InvalidContent("In GIFT a question never takes points away.")
    return fraction


def _true_false(question: Any) -> str:
    found: TrueFalseQuestion = question
    texts = {True: found.feedback_true, False: found.feedback_false}
    wrong, right = texts[not found.answer], texts[found.answer]
    told = _comment(wrong) or ("#" if right.strip() else "")
    told += _comment(right)
    return _closed(found, ("TRUE" if found.answer else "FALSE") + told)


def _short_text(question: Any) -> str:
    found: ShortTextQuestion = question
    if found.case_sensitive or set(found.normalise) != set(STEPS):
        raise InvalidContent("GIFT cannot say how the text is compared.")
    lines = []
    for item in found.answers:
        text = item.text
        if item.match == "regex":
            raise InvalidContent("GIFT has no regular expressions.")
        if item.match == "exact" and "*" in text:
            if "\\" in text:
                raise InvalidContent("GIFT would read an answer otherwise.")
            text = text.replace("*", "\\*")
        if "->" in text or has_html(text):
            raise InvalidContent("GIFT would read an answer otherwise.")
        plain = "[plain]" if text.startswith("[") else ""
        is_plain = float(item.fraction) > 1 - EPSILON and not text.startswith("%")
        weight = "" if is_plain else _percent(float(item.fraction))
        lines.append(f"\n\t={weight}{plain}{_escaped(text.strip())}{_comment(item.feedback)}")
    return _closed(found, "".join(lines))


def _numeric(question: Any) -> str:
    found: NumericQuestion = question
    if found.unit_use != "none":
        raise InvalidContent("GIFT has no units.")
    lines = []
    for item in found.answers:
        is_whole = float(item.fraction) > 1 - EPSILON
        weight = "" if is_whole else _percent(float(item.fraction))
        lines.append(f"\n\t={weight}{_number(item)}{_comment(item.feedback)}")
    return _closed(found, "#" + "".join(lines))


def _number(item: NumberAnswer) -> str:
    bounds = item.tolerance
    if isinstance(bounds, RangeTolerance):
        if not (bounds.include_min and bounds.include_max):
            raise InvalidContent("In GIFT the ends of a range always belong to it.")
        return f"{_plain(bounds.min)}..{_plain(bounds.max)}"
    if item.value is None:
        return "*"
    if not isinstance(bounds, SizedTolerance):
        return f"{item.value}:0"
    if bounds.kind == "absolute":
        return f"{item.value}:{_plain(bounds.value)}"
    if bounds.kind == "relative":
        return f"{item.value}:{Decimal(str(bounds.value)) * abs(Decimal(item.value)):f}"
    raise InvalidContent("GIFT cannot say a tolerance in digits.")


def _plain(number: float) -> str:
    plain = f"{Decimal(str(number)):f}"
    return plain if len(plain) < 40 else str(number)


def _match(question: Any) -> str:
    found: MatchQuestion = question
    if found.scoring not in ("sum", "sum_floor_zero") or len(found.stems) < 2:
        raise InvalidContent("GIFT cannot say how this matching is marked.")
    texts = {item.id: item.text for item in found.options}
    right = {pair.stem: pair.option for pair in found.pairs if pair.fraction > 1 - EPSILON}
    is_plain = len(right) == len(found.pairs) == len(found.stems)
    if not is_plain or len({text.strip() for text in texts.values()}) < len(texts):
        raise InvalidContent("GIFT cannot say how this matching is marked.")
    if any("->" in stem.text for stem in found.stems):
        raise InvalidContent("GIFT would read an answer otherwise.")
    lines = [
        f"\n\t={_words(stem.text)} -> {_words(texts[right[stem.id]])}{_comment(stem.feedback)}"
        for stem in found.stems
    ]
    spare = [text for key, text in texts.items() if key not in right.values()]
    lines += [f"\n\t= -> {_words(text)}" for text in spare]
    return _closed(found, "".join(lines))


def _essay(question: Any) -> str:
    return _closed(question, "")


def _description(question: Any) -> str:
    return ""


_WRITERS: dict[str, Callable[[Any], str]] = {
    "choice": _choice,
    "true_false": _true_false,
    "short_text": _short_text,
    "numeric": _numeric,
    "match": _match,
    "essay": _essay,
    "description": _description,
}


# -- what is lost ----------------------------------------------------------------------------------


def _lost(question: Question) -> Iterable[InvalidContent]:
    # Errors, because their sentences are in the catalogue; nothing is raised.
    if question.is_scored and question.points != 1:
        yield InvalidContent("GIFT has no points.")
    if question.hints or question.penalty:
        yield InvalidContent("GIFT has no hints and no points taken away for a second try.")
    if question.feedback.correct or question.feedback.partial or question.feedback.incorrect:
        yield InvalidContent("GIFT has one feedback for the whole question only.")
    if question.difficulty is not None or question.ext:
        yield InvalidContent("GIFT has no difficulty, outcome or source.")
    if question.shuffle is not None:
        yield InvalidContent("GIFT does not say whether answers are mixed.")
    if _PICTURE.search(question.prompt):
        yield InvalidContent("GIFT holds no pictures.")
    if getattr(question, "rubric", ()) or getattr(question, "grader_notes", ""):
        yield InvalidContent("GIFT has no rubric and no notes for who marks.")


# -- words -----------------------------------------------------------------------------------------


def _percent(weight: float) -> str:
    """A weight that Moodle knows; InvalidContent for one that is far from all of them."""
    near = min(WEIGHTS, key=lambda known: abs(known - abs(weight)))
    if abs(near - abs(weight)) > _NEAR:
        raise InvalidContent("GIFT does not know one of the weights.")
    return f"%{'-' if weight < 0 and near else ''}{100 * near:.7g}%"


def _comment(told: str) -> str:
    return f"#{_words(told)}" if told.strip() else ""


def _words(text: str) -> str:
    """Markdown; what has no marks in it stands there without "[markdown]"."""
    text = text.strip()
    if not text:
        raise InvalidContent("A text is empty.")
    is_plain = as_markdown(text) == text and not has_html(text) and not re.match(r"\[|\\|%", text)
    is_plain = is_plain and not re.search(r"[*_`$]|\]\(|^(#|>|[-+] |\d+[.)] )|//", text)
    return ("" if is_plain and "\n" not in text else "[markdown]") + _escaped(text)


def _escaped(text: str) -> str:
    return _SIGNS.sub(lambda match: "\\" + match[0], text).replace("\n", "\\n")
