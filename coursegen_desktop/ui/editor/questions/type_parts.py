"""Which parts the form of a type has: editors of its own, then plain fields by its schema."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ....domain.questions.base import Question
from ....domain.quiz import QUESTION_TYPES
from ...kit.translate import tr
from .choice_part import ChoicePart, TrueFalsePart
from .cloze_part import ClozePart
from .hand_parts import FilesPart, MarkedByPart, rubric
from .match_part import MatchPart, OrderPart
from .part import FormPart
from .picture_parts import HotspotPart, LabelsPart
from .schema_fields import OTHER, FieldsPart, JsonPart, Spec, shape_of
from .typed_parts import number_answers, text_answers, units

# Fields of all questions; the form has parts of its own for them.
COMMON = frozenset(Question.model_fields)


def own_parts(kind: str) -> list[FormPart]:
    """The parts of a type, with the editors first and the plain fields last."""
    editors = [make() for make in _EDITORS.get(kind, ())]
    model: Any = QUESTION_TYPES.get(kind)
    if model is None:
        return editors
    specs = _specs(kind)
    known = {name for part in editors for name in part.names} | {spec.name for spec in specs}
    others = [name for name in model.model_fields if name not in COMMON | known]
    # A type that came later has no words here: its fields have their own names.
    if kind not in _EDITORS and kind not in _WITHOUT:
        plain = [name for name in others if shape_of(model, name).kind != OTHER]
        specs = (*specs, *(Spec(name, name.replace("_", " ")) for name in plain))
        editors += [JsonPart(name) for name in others if name not in plain]
    return [*editors, FieldsPart(model, specs)] if specs else editors


def is_detail(kind: str, part: FormPart) -> bool:
    """Whether it is left as it is more often than not, and so folded away."""
    return isinstance(part, FieldsPart) and kind not in _PLAIN


_EDITORS: dict[str, tuple[Callable[[], FormPart], ...]] = {
    "choice": (ChoicePart,),
    "true_false": (TrueFalsePart,),
    "short_text": (text_answers,),
    "numeric": (number_answers, units),
    "match": (MatchPart,),
    "order": (OrderPart,),
    "cloze": (ClozePart,),
    "hotspot": (HotspotPart,),
    "drag_image": (LabelsPart,),
    "essay": (rubric, MarkedByPart),
    "upload": (FilesPart, MarkedByPart),
    "flashcard": (),
    "description": (),
    "opaque": (),
}
_WITHOUT = frozenset({"description", "opaque"})
_PLAIN = frozenset({"numeric", "essay", "flashcard"})


def _specs(kind: str) -> tuple[Spec, ...]:
    makers: dict[str, Callable[[], Iterator[Spec]]] = {
        "choice": _choice,
        "short_text": _short_text,
        "numeric": _numeric,
        "match": _scored,
        "order": _order,
        "cloze": _cloze,
        "hotspot": _hotspot,
        "drag_image": _scored,
        "essay": _essay,
        "flashcard": _flashcard,
    }
    maker = makers.get(kind)
    return tuple(maker()) if maker is not None else ()


def _scored() -> Iterator[Spec]:
    yield Spec("scoring", tr("Points for a part of it"), words=_scoring())


def _choice() -> Iterator[Spec]:
    yield from _scored()
    yield Spec("min_choices", tr("Choose at least"), empty=tr("no limit"), least=0, most=100)
    yield Spec("max_choices", tr("Choose at most"), empty=tr("no limit"), least=0, most=100)
    yield Spec(
        "numbering",
        tr("Letters before the options"),
        words={
            "none": tr("none"), "abc": "a b c", "ABC": "A B C", "123": "1 2 3",
            "iii": "i ii iii", "III": "I II III",
        },
    )  # fmt: skip
    yield Spec(
        "layout",
        tr("Shown"),
        words={
            "vertical": tr("one below the other"),
            "horizontal": tr("side by side"),
            "dropdown": tr("as a list to open"),
        },
    )
    yield Spec("shuffle", tr("Mixed"))


def _short_text() -> Iterator[Spec]:
    yield Spec("case_sensitive", tr("Capital letters count"))
    yield Spec(
        "width", tr("Width of the field, letters"), empty=tr("as the answer"), least=0, most=60
    )


def _numeric() -> Iterator[Spec]:
    yield Spec(
        "unit_use",
        tr("Unit"),
        words={
            "none": tr("none"),
            "optional": tr("may be given"),
            "graded": tr("must be given"),
        },
    )
    yield Spec("unit_penalty", tr("Cost of a wrong unit"), scale=100, least=0, most=1)
    yield Spec("decimal_comma", tr("Decimal comma"), words={"": tr("as the learner writes")})


def _order() -> Iterator[Spec]:
    yield Spec(
        "scoring",
        tr("Points for a part of it"),
        words={
            "all_or_nothing": tr("none: all or nothing"),
            "absolute_position": tr("for each item in its place"),
            "relative_next": tr("for each right neighbour"),
            "longest_run": tr("for the longest right piece"),
            "longest_subset": tr("for the longest right order"),
        },
    )
    yield Spec(
        "layout",
        tr("Shown"),
        words={"vertical": tr("one below the other"), "horizontal": tr("side by side")},
    )
    yield Spec("shuffle", tr("Mixed"), words={"": tr("yes, as always")})


def _cloze() -> Iterator[Spec]:
    yield from _scored()
    yield Spec("drag", tr("Words are dragged from a word bank"))


def _hotspot() -> Iterator[Spec]:
    yield from _scored()
    yield Spec(
        "most_points",
        tr("Points to set at most"),
        empty=tr("as many as are right"),
        most=100,
        alias="max_points",
    )


def _essay() -> Iterator[Spec]:
    yield Spec("template", tr("The text begins with"), lines=2)
    yield Spec(
        "grader_notes",
        tr("What is expected"),
        tr("For who marks it; shown to learners with the result."),
        lines=2,
    )
    yield Spec("min_words", tr("At least, words"), empty=tr("no limit"), most=100_000)
    yield Spec("max_words", tr("At most, words"), empty=tr("no limit"), most=100_000)
    yield Spec("lines", tr("Height, lines"), empty=tr("as usual"), most=60)
    yield Spec("attachments", tr("Files beside the text"), most=20)


def _flashcard() -> Iterator[Spec]:
    yield Spec("back", tr("Back"), lines=3)
    yield Spec("reverse", tr("Asked from the back, too"))
    yield Spec(
        "cloze",
        tr("The front hides words"),
        tr("Written as {example}", example="{{c1::word::hint}}"),
    )


def _scoring() -> dict[str, str]:
    return {
        "all_or_nothing": tr("none: all or nothing"),
        "sum": tr("sum of all, less than 0 too"),
        "sum_floor_zero": tr("sum of all, at least 0"),
        "right_minus_wrong": tr("right ones minus wrong ones"),
    }
