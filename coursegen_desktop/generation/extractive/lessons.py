"""The flat row of segments cut into modules and lessons (design, 3.2 B).

For every level of headings that modules and lessons may have the course is cut, small lessons
merged and large ones split (`balance`); the level whose finished cut is the most even is taken.
The design's sums are taken of that finished cut, and as means: before merging and split, and as
sums, the fewest and coarsest lessons would always be the cheapest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log

from .balance import (
    MAX_WORDS,
    MIN_WORDS,
    TARGET_WORDS,
    Balance,
    at_depth,
    reference_above,
)
from .outline import CourseOutline, Section, Segment

TARGET_LESSONS = 5
_MAX_MODULES = 12
_DEEPEST_MODULE = 3
# How far below its module a lesson's heading may stand.
_BELOW = 3
_FLATTENED = 0.4


@dataclass(frozen=True, slots=True)
class LessonCut:
    """Consecutive segments that make one lesson."""

    segments: tuple[Segment, ...]

    @property
    def start(self) -> int:
        """Its first unit."""
        return self.segments[0].start

    @property
    def end(self) -> int:
        """The unit after its last."""
        return self.segments[-1].end

    @property
    def words(self) -> int:
        """Its size."""
        return sum(segment.words for segment in self.segments)


@dataclass(frozen=True, slots=True)
class ModuleCut:
    """Consecutive lessons under one section; `section` None for a mere group of lessons."""

    section: Section | None
    lessons: tuple[LessonCut, ...]
    is_reference: bool = False

    @property
    def words(self) -> int:
        """Its size."""
        return sum(lesson.words for lesson in self.lessons)


def cut_course(outline: CourseOutline, lesson_words: int = TARGET_WORDS) -> tuple[ModuleCut, ...]:
    """Modules and lessons: the level of headings that gives the most even course is chosen.

    For lessons of another length the text is measured by another yard.
    """
    measured = _measured(outline, TARGET_WORDS / lesson_words)
    balance = Balance(measured.units)
    plans = list(_plans(measured.segments, balance))
    flat = [plan for level, plan in plans if not level]
    lessons = [lesson for module in flat[0] for lesson in module.lessons if not module.is_reference]
    found = [plan for _, plan in plans]
    if len(lessons) > TARGET_LESSONS + 3:
        found += [_grouped(plan) for plan in flat]
    prices = [_course_price(plan) for plan in found]
    parted = next((plan for level, plan in plans if level == 1), [])
    if len(parted) > 1 and all(len(module.lessons) > 1 for module in parted):
        # Parts of the author that fill modules are worth more than one even row.
        prices[: len(flat)] = [price + _FLATTENED for price in prices[: len(flat)]]
    best = min(range(len(found)), key=lambda index: (round(prices[index], 6), index))
    return tuple(found[best])


def _plans(segments: Sequence[Segment], balance: Balance) -> Iterator[tuple[int, list[ModuleCut]]]:
    """(level of the modules, course) for all levels of modules and lessons, the highest first."""
    deepest = max((segment.section.depth for segment in segments), default=0)
    for module_level in range(min(deepest, _DEEPEST_MODULE) + 1):
        groups = _modules(segments, module_level)
        seen = []
        for level in range(module_level, min(deepest, module_level + _BELOW) + 1):
            plan = [
                ModuleCut(head, tuple(_lessons(members, head.depth, level, balance)), is_reference)
                for head, members, is_reference in groups
            ]
            if plan not in seen:
                seen.append(plan)
                yield module_level, plan


def _measured(outline: CourseOutline, yard: float) -> CourseOutline:
    if yard == 1:
        return outline
    units = tuple(replace(unit, words=round(unit.words * yard)) for unit in outline.units)
    segments = tuple(
        replace(segment, words=sum(unit.words for unit in units[segment.start : segment.end]))
        for segment in outline.segments
    )
    return replace(outline, units=units, segments=segments)


def _course_price(plan: Sequence[ModuleCut]) -> float:
    modules = [module for module in plan if not module.is_reference] or list(plan)
    lessons = [lesson for module in modules for lesson in module.lessons]
    sizes = sum(abs(log(max(lesson.words, 1) / TARGET_WORDS)) for lesson in lessons) / len(lessons)
    counts = sum(abs(log(len(module.lessons) / TARGET_LESSONS)) for module in modules) / len(
        modules
    )
    outside = sum(not MIN_WORDS <= lesson.words <= MAX_WORDS for lesson in lessons) / len(lessons)
    crowd = max(0.0, log(len(modules) / _MAX_MODULES)) if len(modules) > _MAX_MODULES else 0.0
    # A group that no author named is worse than one with a heading of its own.
    nameless = sum(module.section is None for module in modules) / len(modules)
    return sizes + 0.5 * counts + 2 * outside + 0.5 * crowd + 0.5 * nameless


# -- modules -----------------------------------------------------------------------------------


def _modules(segments: Sequence[Segment], level: int) -> list[tuple[Section, list[Segment], bool]]:
    """(head, segments, whether a glossary or the like) of each module at that level."""
    groups: list[tuple[Section, list[Segment]]] = []
    for segment in segments:
        head = at_depth(segment.section, level)
        head = at_depth(segment.section, 1) if reference_above(segment.section) else head
        carried = bool(groups) and groups[-1][0].depth < level and groups[-1][0] is not head
        # A glossary is not introduced by what stands before it.
        carried = carried and not reference_above(head)
        if groups and (groups[-1][0] is head or (carried and head.within(groups[-1][0]))):
            # The words before the first section of a part open that section's module.
            groups[-1] = (head, groups[-1][1])
            groups[-1][1].append(segment)
        else:
            groups.append((head, [segment]))
    return [(head, members, reference_above(head)) for head, members in _joined_small(groups)]


def _lessons(row: list[Segment], depth: int, level: int, balance: Balance) -> list[LessonCut]:
    if all(reference_above(segment.section) for segment in row):
        return _by_section(row)
    # Small modules before this one may stand higher.
    depth = min(depth, *(segment.section.depth for segment in row))
    return [LessonCut(part) for part in balance.lessons(row, depth, level)]


def _joined_small(
    groups: list[tuple[Section, list[Segment]]],
) -> list[tuple[Section, list[Segment]]]:
    """Modules too small for a lesson go to the next one, the last to the one before it."""
    found: list[tuple[Section, list[Segment]]] = []
    waiting: list[Segment] = []
    words = 0
    for head, members in groups:
        words += sum(segment.words for segment in members)
        if not reference_above(head):
            waiting += members
            if words < MIN_WORDS:
                continue
            found.append((head, waiting))
        else:
            if waiting:
                _append(found, waiting)
            if found and reference_above(found[-1][0]):
                found[-1][1].extend(members)
            else:
                found.append((head, members))
        waiting, words = [], 0
    if waiting:
        _append(found, waiting)
    return found


def _append(found: list[tuple[Section, list[Segment]]], members: list[Segment]) -> None:
    """Adds a small remainder to the module before it, or as one of its own."""
    if found and not reference_above(found[-1][1][-1].section):
        found[-1][1].extend(members)
    else:
        found.append((members[0].section, members))


def _grouped(whole: Sequence[ModuleCut]) -> list[ModuleCut]:
    """One long row of lessons in groups of about five, cut where a main heading begins."""
    found: list[ModuleCut] = []
    for module in whole:
        if module.is_reference:
            found.append(module)
            continue
        row = module.lessons
        cuts = [0.0] + [_cut_price(before, lesson) for before, lesson in pairwise(row)]
        prices = [0.0] * (len(row) + 1)
        previous = [0] * (len(row) + 1)
        for end in range(1, len(row) + 1):
            options = [
                (prices[start] + abs(log((end - start) / TARGET_LESSONS)) + cuts[start], start)
                for start in range(max(0, end - 10), end)
            ]
            prices[end], previous[end] = min(options, key=lambda item: (round(item[0], 9), item[1]))
        bounds = [len(row)]
        while bounds[-1]:
            bounds.append(previous[bounds[-1]])
        bounds.reverse()
        found += [ModuleCut(None, row[a:b]) for a, b in pairwise(bounds)]
    return found


def _cut_price(before: LessonCut, lesson: LessonCut) -> float:
    """What it costs to part two lessons of a group: little where they share no heading."""
    first, last = lesson.segments[0], before.segments[-1]
    if first.part:
        return 1.6 - 0.6 * first.change
    if first.section.is_closing:
        return 0.3
    depth = 1
    while depth < 4 and at_depth(first.section, depth) is at_depth(last.section, depth):
        depth += 1
    return (0.0, 0.45, 0.8, 1.0)[depth - 1]


def _by_section(row: list[Segment]) -> list[LessonCut]:
    """Reference matter: one lesson for each of its main sections, whatever their size."""
    found: list[list[Segment]] = []
    for segment in row:
        top = at_depth(segment.section, 1)
        if found and at_depth(found[-1][0].section, 1) is top:
            found[-1].append(segment)
        else:
            found.append([segment])
    return [LessonCut(tuple(members)) for members in found]
