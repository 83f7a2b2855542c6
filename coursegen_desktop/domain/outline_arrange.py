"""An outline as a planner wants it: titles, order and grouping change, nothing is invented.

A planner names lessons by their keys. What it leaves out is set aside and can be put back; what it
says twice or makes up is ignored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .course import MAX_TITLE
from .errors import InvalidContent
from .outline import Outline, PlannedLesson, PlannedModule, SetAside

LEFT_OUT_BY_MODEL = "The model left it out."
MOST_JOINED = 3
# A planner that leaves out more than this share of the words has not understood its task.
_MOST_LEFT_OUT = 0.4


@dataclass(frozen=True, slots=True)
class WantedLesson:
    """A lesson made of the given ones that `keys` name."""

    title: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WantedModule:
    """A module of such lessons."""

    title: str
    lessons: tuple[WantedLesson, ...]


def arranged(outline: Outline, wanted: Sequence[WantedModule]) -> Outline:
    """The outline in that order. Reference matter stays behind everything else, where it was.

    Raises InvalidContent for an arrangement that leaves too much out, or has no lesson at all.
    """
    known = {lesson.key: lesson for lesson in outline.lessons if not lesson.is_reference}
    modules: list[PlannedModule] = []
    left = dict(known)
    for number, module in enumerate(wanted, 1):
        lessons = [made for one in module.lessons if (made := _lesson(one, left)) is not None]
        if lessons:
            title = _line(module.title) or lessons[0].title
            modules.append(PlannedModule(f"m{number}", title, tuple(lessons)))
    _check(modules, left, known)
    aside = list(outline.set_aside)
    number = 1 + max((int(item.key[1:]) for item in aside if item.key[1:].isdigit()), default=0)
    for place, lesson in enumerate(left.values()):
        aside.append(SetAside(f"a{number + place}", lesson.title, LEFT_OUT_BY_MODEL, lesson.parts))
    modules += _reference(outline, len(modules))
    return replace(outline, modules=tuple(modules), set_aside=tuple(aside))


def _lesson(one: WantedLesson, left: dict[str, PlannedLesson]) -> PlannedLesson | None:
    """The lesson, taken out of what is left; None where it names nothing that is."""
    keys = [key for key in dict.fromkeys(one.keys) if key in left][:MOST_JOINED]
    chosen = [left.pop(key) for key in keys]
    if not chosen:
        return None
    title = _line(one.title) or chosen[0].title
    parts = tuple(part for lesson in chosen for part in lesson.parts)
    return replace(chosen[0], title=title, parts=parts)


def _check(
    modules: Sequence[PlannedModule],
    left: dict[str, PlannedLesson],
    known: dict[str, PlannedLesson],
) -> None:
    if not modules:
        raise InvalidContent(
            "The model arranged no lesson at all.", "The outline stays as it is; try once more."
        )
    lost = sum(lesson.words for lesson in left.values())
    if lost > _MOST_LEFT_OUT * sum(lesson.words for lesson in known.values()):
        raise InvalidContent(
            "The model would have left out a large part of the documents.",
            "The outline stays as it is.",
        )


def _reference(outline: Outline, count: int) -> list[PlannedModule]:
    """The modules with glossaries, sources and the like, only those lessons in them."""
    found = []
    for module in outline.modules:
        lessons = tuple(lesson for lesson in module.lessons if lesson.is_reference)
        if lessons:
            count += 1
            found.append(PlannedModule(f"m{count}", module.title, lessons))
    return found


def _line(text: str) -> str:
    return " ".join(text.split())[:MAX_TITLE]
