"""The author's objectives: found in their boxes, and dealt out where a section fills lessons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..sources import Block
from ..text.words import content_stems
from .lessons import LessonCut
from .material import Passage
from .outline import CourseOutline, Section


def harvested_objectives(blocks: Sequence[Block]) -> list[str]:
    """The items of all objectives boxes, as Markdown."""
    found: list[str] = []
    for top in blocks:
        for block in top.walk():
            if block.kind == "objective":
                found += _items(block)
    return [text for text in dict.fromkeys(found) if text]


def _items(block: Block) -> list[str]:
    found = []
    for child in block.children:
        if child.kind == "list":
            found += [
                " ".join(item.text.split("\n\n")[0].split()).removesuffix(".")
                for item in child.children
            ]
    return found


def dealt_objectives(
    outline: CourseOutline, cuts: Sequence[LessonCut], passages: Sequence[Sequence[Passage]]
) -> dict[int, tuple[list[str], bool]]:
    """(objectives, whether they stand in the text of another lesson) by the number of the lesson.

    What is promised at the beginning of a section that became several lessons belongs to the one
    that speaks of it most.
    """
    own = {}
    for index, cut in enumerate(cuts):
        blocks = [unit.block for unit in outline.units[cut.start : cut.end]]
        if found := harvested_objectives(blocks):
            own[index] = found
    dealt: dict[int, tuple[list[str], bool]] = {}
    for index, objectives in own.items():
        heirs = [other for other in _heirs(outline, cuts, index) if other not in own]
        if not heirs:
            dealt[index] = objectives, False
            continue
        counts = {other: _stems(passages[other]) for other in (index, *heirs)}
        for text in objectives:
            home = max((index, *heirs), key=lambda other: (*_nearness(text, counts[other]), -other))
            dealt.setdefault(home, ([], home != index))[0].append(text)
    return dealt


def _heirs(outline: CourseOutline, cuts: Sequence[LessonCut], index: int) -> list[int]:
    """The lessons that go on with the section whose objectives stand in a lesson."""
    section = next(
        segment.section
        for segment in cuts[index].segments
        if harvested_objectives([unit.block for unit in outline.units[segment.start : segment.end]])
    )
    found = _following(cuts, index, section)
    above = section.parent
    if not found and not section.children and above is not None and above.depth > 0:
        found = _following(cuts, index, above)
    return found


def _following(cuts: Sequence[LessonCut], index: int, section: Section) -> list[int]:
    found = []
    for other in range(index + 1, len(cuts)):
        if not all(segment.section.within(section) for segment in cuts[other].segments):
            break
        found.append(other)
    return found


def _stems(passages: Sequence[Passage]) -> Counter[str]:
    return Counter(
        stem
        for passage in passages
        for sentence in passage.sentences
        for stem in content_stems(sentence.text)
    )


def _nearness(text: str, counts: Counter[str]) -> tuple[int, int]:
    """(words of an objective that a lesson uses, how often); its verb says nothing."""
    stems = set(content_stems(text)[1:]) or set(content_stems(text))
    return sum(stem in counts for stem in stems), sum(min(counts[stem], 9) for stem in stems)
