"""What is wrong with a question, in the author's words; the domain says it in English."""

from __future__ import annotations

from collections.abc import Iterable

from ....domain.questions.base import Problem
from ...kit.translate import marked, retold, tr

_EMPTY = "it is empty"
_UNREADABLE = "it holds characters that are not allowed there, or too many"
_REASONS = (
    marked("it is empty"),
    marked("it is missing"),
    marked("it should be text"),
    marked("it should be true or false"),
    marked("it should be a whole number"),
    marked("it should be a number"),
    marked("it should be a list"),
    marked("it holds characters that are not allowed there, or too many"),
    marked("a tag stands there twice"),
    marked("the id “{name}” stands there twice"),
    marked("a single choice needs one with fraction 1"),
    marked("none is right"),
    marked("the fractions of the right choices add up to {total} instead of 1"),
    marked("{right} choices are right, but only {most} may be chosen"),
    marked("{least} must be chosen, but only {right} are right"),
    marked("it is empty, and nothing can be typed that fits"),
    marked("the regular expression cannot be used: {fault}"),
    marked("its regular expression cannot be judged here: {fault}"),
    marked("no answer brings full credit (fraction 1)"),
    marked("an earlier answer takes the right one, “{text}”"),
    marked("an earlier answer takes the right number"),
    marked("no number lies from {low} to {high}"),
    marked("{value} is no number of digits"),
    marked("there must be one significant digit at least"),
    marked("the unit “{unit}” stands there twice"),
    marked("it must be more than 0"),
    marked("it must begin with a letter or sign"),
    marked("the unit is graded, but none is given"),
    marked("it must be from 0 to 1"),
    marked("there is nothing to match"),
    marked("the stem “{name}” has no right option"),
    marked("there is no option “{name}”"),
    marked("the pair “{pair}” stands there twice"),
    marked("there is nothing to order"),
    marked("the item “{name}” has no place"),
    marked("orders with items that stay outside are not playable here"),
    marked("the gap “{name}” stands there twice"),
    marked("the prompt names a gap “{name}” that is not described"),
    marked("it does not name the gap “{name}”"),
    marked("there is no gap"),
    marked("no gap has a weight"),
    marked("there is no word “{name}” in the pool"),
    marked("no word is right"),
    marked("gaps with several choices are not playable here"),
    marked("it has no size"),
    marked("its radius must be more than 0"),
    marked("all right areas together bring {total} instead of 1"),
    marked("{right} areas are right, but only {most} may be pointed at"),
    marked("it cannot be pointed at: other areas lie over all of it"),
    marked("there is no media file “{name}”"),
    marked("it has neither words nor a picture"),
    marked("there is no label “{name}”"),
    marked("no zone accepts a label"),
    marked("the labels do not suffice to fill all of them, such as “{name}”"),
    marked("it is less than 0"),
    marked("at least {least} words are asked for, at most {most}"),
    marked("no line of it brings a point"),
    marked("there is no question “{name}”"),
)


def fault_words(fault: Problem) -> str:
    """The reason as a sentence, translated."""
    plain = _plain_words(fault)
    if plain:
        return plain
    said = retold(fault.reason, _REASONS)
    said = said[:1].upper() + said[1:]
    return said if said.endswith((".", "?", "!")) else f"{said}."


def unfinished_words(faults: Iterable[Problem]) -> str:
    """Why a question cannot be asked yet, said away from the fields that are marked."""
    mark = tr("Something is still empty or cannot be read; the form marks where.")
    said = [mark if fault.reason in (_EMPTY, _UNREADABLE) else fault_words(fault)
            for fault in faults]  # fmt: skip
    return " ".join(dict.fromkeys(said))


def _plain_words(fault: Problem) -> str:
    """In the words of the form, where the domain speaks of fields of the file."""
    head, reason = fault.field.partition("[")[0].partition(".")[0], fault.reason
    if reason.startswith("it hides no words"):
        return tr("Hide words by putting them into {example}.", example="{{c1::…}}")
    if head == "image":
        return tr("Choose a picture.")
    if head == "answer":
        return tr("Say which one is right.")
    if reason.startswith("the stem “") and reason.endswith("has no right option"):
        return tr("Say what belongs to each entry.")
    if reason.startswith(("Tuple should have at least", "List should have at least")):
        return tr("Add at least one.")
    return {
        _EMPTY: tr("Something must be written here."),
        "a single choice needs one with fraction 1": tr("Mark the right option."),
        "none is right": tr("Mark at least one option as right."),
        "no answer brings full credit (fraction 1)": tr("One answer must have full credit."),
        "there is nothing to order": tr("At least two items are needed."),
        "no zone accepts a label": tr("Say which label belongs to at least one zone."),
    }.get(reason, "")
