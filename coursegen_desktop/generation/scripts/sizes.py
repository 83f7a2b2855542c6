"""How much of a lesson is said, and how it is dealt out to its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..text.languages import current, say
from .parts import Part

# A part that gets fewer words cannot say anything: it goes together with others.
_LEAST_OF_PART = 25
_MOST_PARTS_ANYWAY = 12
# A film of more words has chapters with a title of their own, of about so many words.
PARTED_FROM = 1100
PART_WORDS = 700


def dealt(parts: Sequence[Part], budget: int) -> list[int]:
    """What each part gets of the budget, by its words."""
    total = sum(part.words for part in parts) or 1
    return [max(_LEAST_OF_PART, round(budget * part.words / total)) for part in parts]


def few_enough(parts: Sequence[Part], budget: int) -> list[Part]:
    """The parts, small ones joined where there are more than the budget can tell of."""
    most = max(_MOST_PARTS_ANYWAY, budget // _LEAST_OF_PART)
    found = list(parts)
    for level in range(max((part.level for part in parts), default=0) - 1, 0, -1):
        if len(found) <= most:
            return found
        found = _joined(found, level)
    if len(found) <= most:
        return found
    size = -(-len(found) // most)
    rows = [found[at : at + size] for at in range(0, len(found), size)]
    return [_as_one(row) for row in rows]


def _joined(parts: Sequence[Part], level: int) -> list[Part]:
    """Parts below a level as parts of the one that they stand below."""
    found: list[Part] = []
    for part in parts:
        if found and part.level > level and 0 < found[-1].level <= level:
            found[-1] = _with(found[-1], part)
        else:
            found.append(part)
    return found


def _as_one(row: Sequence[Part]) -> Part:
    first = row[0]
    for part in row[1:]:
        first = _with(first, part)
    if len(row) == 1:
        return first
    ends = row[0].title, row[-1].title
    title = say("from_to", *ends) if current().is_known else " – ".join(ends)
    return replace(first, title=title)


def _with(first: Part, second: Part) -> Part:
    behind = len(first.told)
    moved = [replace(shown, behind=shown.behind + behind) for shown in second.shown]
    return replace(
        first,
        told=[*first.told, *second.told],
        shown=[*first.shown, *moved],
        blocks=[*first.blocks, *second.blocks],
        anchors=(*first.anchors, *second.anchors),
    )
