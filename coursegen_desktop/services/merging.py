"""Puts together what two people made of one text, as far as it can be done without them.

parts = merged_parts(base, mine, theirs)

Paragraphs are put together first; where both changed the same one, its words are, unless they
touch: then it is a conflict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from merge3 import Merge3

from ..domain.difference import opcodes, paragraphs, words
from ..domain.merge import Merge, MergePart, line_up, merged_title
from .blocking import WorkerProcesses

# Longer texts are put together in another process.
_HERE = 6_000
_SECONDS = 20.0
_MOST = 600_000


async def merged(
    workers: WorkerProcesses,
    base: tuple[str, str] | None,
    mine: tuple[str, str],
    theirs: tuple[str, str],
) -> Merge:
    """Three times (title, text): what both started from, and what each made of it.

    Where nobody knows any more what they started from, nothing counts as deleted.
    """
    if base is None:
        # The last paragraph is to be known again where the other text goes on behind it.
        mine, theirs = ((one[0], one[1].rstrip("\n") + "\n\n") for one in (mine, theirs))
        base = (theirs[0] if theirs[0] == mine[0] else "", shared_text(mine[1], theirs[1]))
    texts = (base[1], mine[1], theirs[1])
    if sum(map(len, texts)) <= _HERE:
        parts = merged_parts(*texts)
    else:
        parts = await workers.call(merged_parts, *texts, timeout=_SECONDS)
    title = merged_title(base[0], mine[0], theirs[0])
    is_open = len({base[0], mine[0], theirs[0]}) == 3
    return Merge(title, (mine[0], theirs[0]), parts, is_open)


def shared_text(mine: str, theirs: str) -> str:
    """The paragraphs that both have, in their order."""
    left, right = paragraphs(mine), paragraphs(theirs)
    steps = opcodes(left, right, _MOST)
    return "".join("".join(left[i:k]) for kind, i, k, _, _ in steps if kind == "equal")


def merged_parts(base: str, mine: str, theirs: str) -> tuple[MergePart, ...]:
    """The parts of the text; those of each side, joined, are that side."""
    parts: list[MergePart] = []
    for part in _merged(paragraphs(base), paragraphs(mine), paragraphs(theirs)):
        parts += map(_by_words, _one_by_one(part)) if part.kind == "conflict" else [part]
    return line_up(parts)


def _one_by_one(part: MergePart) -> list[MergePart]:
    """Paragraphs that touch, each changed by somebody, are no conflict as one."""
    sides = [paragraphs(text) for text in (part.base, part.mine, part.theirs)]
    if len({len(side) for side in sides}) > 1:
        return [part]
    return [_told(*three) for three in zip(*sides, strict=True)]


def _told(base: str, mine: str, theirs: str) -> MergePart:
    if mine == theirs:
        return MergePart("same", base, mine, theirs)
    if mine == base or theirs == base:
        return MergePart("theirs" if mine == base else "mine", base, mine, theirs)
    return MergePart("conflict", base, mine, theirs)


def _by_words(part: MergePart) -> MergePart:
    """A passage that both changed, with both changes where the words allow it."""
    if part.kind != "conflict":
        return part
    found = _merged(words(part.base), words(part.mine), words(part.theirs))
    if not (part.base and part.mine and part.theirs) or any(p.kind == "conflict" for p in found):
        return part
    together = "".join(piece.chosen(piece.proposed) for piece in found)
    return replace(part, kind="merged", together=together)


def _merged(base: list[str], mine: list[str], theirs: list[str]) -> list[MergePart]:
    made: list[MergePart] = []
    at = 0
    regions = list(Merge3(base, mine, theirs, sequence_matcher=_Matcher).merge_regions())
    starts = _base_starts(regions, len(base))
    for region, end in zip(regions, starts, strict=True):
        made.append(_part(region, (base, mine, theirs), (at, end)))
        at = end
    return [part for part in made if part.base or part.mine or part.theirs]


def _base_starts(regions: Sequence[Any], length: int) -> list[int]:
    """Where in the base each region ends: where the next one that names its place begins."""
    ends = []
    for number, region in enumerate(regions):
        if region[0] in ("unchanged", "conflict"):
            ends.append(region[2])
            continue
        later = (r[1] for r in regions[number + 1 :] if r[0] in ("unchanged", "conflict"))
        ends.append(next(later, length))
    return ends


def _part(
    region: Sequence[Any], texts: tuple[list[str], list[str], list[str]], place: tuple[int, int]
) -> MergePart:
    base, mine, theirs = texts
    before = "".join(base[place[0] : place[1]])
    kind, *where = region
    if kind == "unchanged":
        # What both deleted may lie before it.
        before = "".join(base[where[0] : where[1]])
        return MergePart("same", before, before, before)
    if kind == "conflict":
        _, _, a, b, c, d = where
        return MergePart("conflict", before, "".join(mine[a:b]), "".join(theirs[c:d]))
    if kind == "same":
        both = "".join(mine[where[0] : where[1]])
        return MergePart("same", before, both, both)
    if kind == "a":
        return MergePart("mine", before, "".join(mine[where[0] : where[1]]), before)
    return MergePart("theirs", before, before, "".join(theirs[where[0] : where[1]]))


class _Matcher:
    """difflib's, cut to what differs, and for far too much none at all: all is one conflict."""

    def __init__(self, _junk: object, one: Sequence[str], other: Sequence[str]) -> None:
        self._one, self._other = one, other

    def get_matching_blocks(self) -> list[tuple[int, int, int]]:
        """(place in one, place in the other, length), and an empty one at the end."""
        steps = opcodes(self._one, self._other, _MOST)
        found = [(i, j, k - i) for kind, i, k, j, _ in steps if kind == "equal"]
        return [*found, (len(self._one), len(self._other), 0)]
