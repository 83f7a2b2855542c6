"""The types of questions as an author meets them: name, icon, what they are for, a blank one."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ....domain.quiz import QUESTION_TYPES
from ...kit.translate import tr

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """What the menu of new questions offers. `key` tells single and multiple choice apart."""

    key: str
    name: str
    icon: str
    about: str
    blank: Json


def kinds() -> tuple[Kind, ...]:
    """All that can be added, in the order of the menu; a type without words has its own name."""
    made = (*_chosen(), *_typed(), *_arranged(), *_pictures(), *_by_hand())
    known = {str(kind.blank["type"]) for kind in made} | {"opaque"}
    others = [name for name in QUESTION_TYPES.names() if name not in known]
    return (*made, *(Kind(name, name, "puzzle", "", {"type": name}) for name in others))


def kind_of(raw: Mapping[str, Any]) -> Kind:
    """The kind of a question."""
    name = str(raw.get("type", ""))
    key = "multiple" if name == "choice" and not raw.get("single", True) else name
    for kind in kinds():
        if kind.key == key:
            return kind
    return Kind("opaque", tr("Kept question"), "lock", tr("It cannot be asked here."), {})


def blank_question(kind: Kind, question_id: str) -> Json:
    """A new one with nothing in it."""
    return {"id": question_id, **copy.deepcopy(kind.blank), "prompt": ""}


def _choices(count: int) -> list[Json]:
    return [{"id": f"c{n}", "text": "", "fraction": 0} for n in range(1, count + 1)]


def _chosen() -> tuple[Kind, ...]:
    return (
        Kind(
            "choice",
            tr("Single choice"),
            "circle-dot",
            tr("One of several options is right."),
            {"type": "choice", "single": True, "choices": _choices(4)},
        ),
        Kind(
            "multiple",
            tr("Multiple choice"),
            "square-check-big",
            tr("Several options may be right."),
            {"type": "choice", "single": False, "choices": _choices(4)},
        ),
        Kind(
            "true_false",
            tr("True or false"),
            "scale",
            tr("A statement that holds or does not."),
            {"type": "true_false"},
        ),
    )


def _typed() -> tuple[Kind, ...]:
    return (
        Kind(
            "short_text",
            tr("Short answer"),
            "type",
            tr("A word or name is typed."),
            {"type": "short_text", "answers": [{"text": "", "fraction": 1}]},
        ),
        Kind(
            "numeric",
            tr("Number"),
            "hash",
            tr("A number is typed, with tolerance and units."),
            {"type": "numeric", "answers": [{"value": "", "fraction": 1}]},
        ),
        Kind(
            "cloze",
            tr("Fill the gaps"),
            "text-cursor-input",
            tr("A text with gaps to type, choose or fill from a word bank."),
            {"type": "cloze", "gaps": {}},
        ),
    )


def _arranged() -> tuple[Kind, ...]:
    stems = [{"id": f"s{n}", "text": ""} for n in (1, 2, 3)]
    options = [{"id": f"o{n}", "text": ""} for n in (1, 2, 3)]
    pairs = [{"stem": f"s{n}", "option": f"o{n}"} for n in (1, 2, 3)]
    items = [{"id": f"i{n}", "text": ""} for n in (1, 2, 3)]
    return (
        Kind(
            "match",
            tr("Matching"),
            "arrow-left-right",
            tr("Pairs are found, or entries sorted into categories."),
            {"type": "match", "stems": stems, "options": options, "pairs": pairs},
        ),
        Kind(
            "order",
            tr("Ordering"),
            "list-ordered",
            tr("Items are brought into their order."),
            {"type": "order", "items": items, "correct": ["i1", "i2", "i3"]},
        ),
    )


def _pictures() -> tuple[Kind, ...]:
    return (
        Kind(
            "hotspot",
            tr("Point at a picture"),
            "target",
            tr("Places of a picture are pointed at."),
            {"type": "hotspot", "image": "", "areas": []},
        ),
        Kind(
            "drag_image",
            tr("Label a picture"),
            "image",
            tr("Labels are dragged to their places on a picture."),
            {"type": "drag_image", "image": "", "labels": [], "zones": []},
        ),
    )


def _by_hand() -> tuple[Kind, ...]:
    return (
        Kind(
            "essay",
            tr("Essay"),
            "feather",
            tr("A text is written, and marked by a person."),
            {"type": "essay"},
        ),
        Kind(
            "upload",
            tr("File"),
            "upload",
            tr("Files are handed in, and marked by a person."),
            {"type": "upload"},
        ),
        Kind(
            "flashcard",
            tr("Flashcard"),
            "sticky-note",
            tr("A card with two sides, for review; it earns no points."),
            {"type": "flashcard", "back": ""},
        ),
        Kind(
            "description",
            tr("Text"),
            "file-text",
            tr("Something to read between questions."),
            {"type": "description"},
        ),
    )
