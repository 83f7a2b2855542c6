"""The flat row of segments cut into modules and lessons of readable size.

Each cut and each join has a price: cutting below a deep heading or inside a text is dear,
joining what an author's main headings part is dear, too, and so are lessons that are too short
or too long. The cheapest partition is found exactly (dynamic programming over the row), so
order is kept and every unit stands in one lesson.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log

from .cohesion import breaks
from .outline import CourseOutline, Section, Segment, Unit

TARGET_WORDS = 900
MIN_WORDS, MAX_WORDS = 250, 2000
_SOFT_MIN, _COMFORT, _SOFT_MAX = 450, 700, 1500
TARGET_LESSONS = 5
_MAX_MODULES = 12
# Above this many words a lesson is never considered, which bounds the search.
_WINDOW_WORDS = 3000
_WINDOW_SEGMENTS = 120
_TINY = 40
_CROWD = 2000
_PART_WORDS = 150
_FLATTENED = 0.4
_EPSILON = 1e-9


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
    segments = _refined(_measured(outline, TARGET_WORDS / lesson_words))
    deepest = max((segment.section.depth for segment in segments), default=0)
    plans = [_plan(segments, level) for level in range(min(deepest, 3) + 1)]
    lessons = [
        lesson for module in plans[0] for lesson in module.lessons if not module.is_reference
    ]
    if len(lessons) > TARGET_LESSONS + 3:
        plans.append(_grouped(plans[0]))
    prices = [_course_price(plan) for plan in plans]
    if len(plans) > 1 and all(len(module.lessons) > 1 for module in plans[1]):
        # Parts of the author that fill modules are worth more than one even row.
        prices[0] += _FLATTENED if len(plans[1]) > 1 else 0.0
    best = min(range(len(plans)), key=lambda index: (round(prices[index], 6), index))
    return tuple(plans[best])


def _measured(outline: CourseOutline, yard: float) -> CourseOutline:
    if yard == 1:
        return outline
    units = tuple(replace(unit, words=round(unit.words * yard)) for unit in outline.units)
    segments = tuple(
        replace(segment, words=sum(unit.words for unit in units[segment.start : segment.end]))
        for segment in outline.segments
    )
    return replace(outline, units=units, segments=segments)


def pieces(segment: Segment, units: Sequence[Unit]) -> list[Segment]:
    """A segment as it can be taken apart in an outline: whole, or a long one in pieces."""
    return _parts(segment, units) if segment.words > _COMFORT else [segment]


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


def _plan(segments: Sequence[Segment], level: int) -> list[ModuleCut]:
    """A module for each section of that depth (and each shallower one without children)."""
    groups: list[tuple[Section, list[Segment]]] = []
    for segment in segments:
        head = _at_depth(segment.section, level)
        head = _at_depth(segment.section, 1) if _reference_above(segment.section) else head
        carried = bool(groups) and groups[-1][0].depth < level and groups[-1][0] is not head
        # A glossary is not introduced by what stands before it.
        carried = carried and not _reference_above(head)
        if groups and (groups[-1][0] is head or (carried and head.within(groups[-1][0]))):
            # The words before the first section of a part open that section's module.
            groups[-1] = (head, groups[-1][1])
            groups[-1][1].append(segment)
        else:
            groups.append((head, [segment]))
    modules = []
    for head, members in _joined_small(groups):
        reference = _reference_above(head)
        modules.append(ModuleCut(head, tuple(_lessons(members, head.depth)), reference))
    return modules


def _at_depth(section: Section, depth: int) -> Section:
    while section.depth > depth and section.parent is not None:
        section = section.parent
    return section


def _reference_above(section: Section) -> bool:
    at: Section | None = section
    while at is not None:
        if at.depth > 0 and at.is_reference:
            return True
        at = at.parent
    return False


def _joined_small(
    groups: list[tuple[Section, list[Segment]]],
) -> list[tuple[Section, list[Segment]]]:
    """Modules too small for a lesson go to the next one, the last to the one before it."""
    found: list[tuple[Section, list[Segment]]] = []
    waiting: list[Segment] = []
    words = 0
    for head, members in groups:
        words += sum(segment.words for segment in members)
        if not _reference_above(head):
            waiting += members
            if words < MIN_WORDS:
                continue
            found.append((head, waiting))
        else:
            if waiting:
                _append(found, waiting)
            if found and _reference_above(found[-1][0]):
                found[-1][1].extend(members)
            else:
                found.append((head, members))
        waiting, words = [], 0
    if waiting:
        _append(found, waiting)
    return found


def _append(found: list[tuple[Section, list[Segment]]], members: list[Segment]) -> None:
    """Adds a small remainder to the module before it, or as one of its own."""
    if found and not _reference_above(found[-1][0]):
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
        cuts = [_cut_price(lesson.segments[0], 0) for lesson in row]
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


# -- lessons -----------------------------------------------------------------------------------


def _lessons(segments: Sequence[Segment], depth: int) -> list[LessonCut]:
    """The cheapest partition of a module's segments."""
    row = list(segments)
    if _reference_above(row[0].section):
        return _by_section(row)
    words = [0]
    joins = [0.0]
    for place, segment in enumerate(row):
        words.append(words[-1] + segment.words)
        joins.append(joins[-1] + (_join_price(row, place, depth) if place else 0.0))
    best, previous = [0.0], [0]
    for end in range(1, len(row) + 1):
        chosen, chosen_start = float("inf"), end - 1
        for start in range(end - 1, max(-1, end - 1 - _WINDOW_SEGMENTS), -1):
            size = words[end] - words[start]
            if size > _WINDOW_WORDS and start < end - 1:
                break
            price = best[start] + _size_price(size) + joins[end] - joins[start + 1]
            price += _cut_price(row[start], depth) if start else 0.0
            if price < chosen - _EPSILON:
                chosen, chosen_start = price, start
        best.append(chosen)
        previous.append(chosen_start)
    bounds = [len(row)]
    while bounds[-1]:
        bounds.append(previous[bounds[-1]])
    bounds.reverse()
    return [LessonCut(tuple(row[a:b])) for a, b in pairwise(bounds)]


def _by_section(row: list[Segment]) -> list[LessonCut]:
    """Reference matter: one lesson for each of its main sections, whatever their size."""
    found: list[list[Segment]] = []
    for segment in row:
        top = _at_depth(segment.section, 1)
        if found and _at_depth(found[-1][0].section, 1) is top:
            found[-1].append(segment)
        else:
            found.append([segment])
    return [LessonCut(tuple(members)) for members in found]


def _size_price(words: int) -> float:
    size = max(words, 1)
    price = 0.0
    if size < _COMFORT:
        price += 0.3 * log(_COMFORT / size)
    if size < _SOFT_MIN:
        price += 1.2 * log(_SOFT_MIN / size)
    if size < MIN_WORDS:
        price += 1.5
    if size > _SOFT_MAX:
        price += 2.0 * log(size / _SOFT_MAX)
    return price + (2.0 if size > MAX_WORDS else 0.0)


def _join_price(row: Sequence[Segment], place: int, depth: int) -> float:
    """What it costs that the heading at `place` does not begin a lesson."""
    segment, before = row[place], row[place - 1]
    if segment.part:
        return 0.0
    if segment.section.is_closing:
        return 0.05
    if segment.section.parent is before.section and not before.part:
        return 0.1
    if before.section.is_closing:
        return 0.8
    below = max(segment.section.depth - depth, 1)
    return (0.45, 0.2, 0.08)[min(below, 3) - 1]


def _cut_price(segment: Segment, depth: int) -> float:
    """What it costs that a lesson begins with this segment."""
    if segment.part:
        return 1.6 - 0.6 * segment.change
    if segment.section.is_closing:
        return 0.3
    below = max(segment.section.depth - depth, 1)
    return (0.0, 0.45, 0.8, 1.0)[min(below, 4) - 1]


# -- segments ----------------------------------------------------------------------------------


def _refined(outline: CourseOutline) -> list[Segment]:
    """Long segments in parts, rows of tiny ones joined, so that the search stays short."""
    found: list[Segment] = []
    crowded = len(outline.segments) > _CROWD
    for segment in outline.segments:
        parts = _parts(segment, outline.units) if segment.words > _SOFT_MAX else [segment]
        for part in parts:
            if found and _absorbs(found[-1], part, crowded):
                last = found[-1]
                found[-1] = replace(last, end=part.end, words=last.words + part.words)
            else:
                found.append(part)
    return found


def _absorbs(last: Segment, following: Segment, crowded: bool) -> bool:
    """Whether a tiny deep segment may as well belong to the one before it.

    Among thousands of headings (a list of entries, not an outline) any tiny one does.
    """
    tiny = following.words < _TINY and last.words < _PART_WORDS
    if crowded:
        return tiny and not following.part
    deep = following.section.depth > 3 and following.section.depth >= last.section.depth
    siblings = following.section.parent is last.section.parent
    return tiny and deep and siblings and not following.part


def _parts(segment: Segment, units: Sequence[Unit]) -> list[Segment]:
    """A long text without headings in parts that each keep to one subject."""
    inside = units[segment.start : segment.end]
    scores = breaks([unit.block.text if unit.block.kind != "code" else "" for unit in inside])
    found: list[Segment] = []
    start, words = 0, 0
    for place, unit in enumerate(inside):
        # A list or a program belongs to the sentence that announces it.
        announced = place and inside[place - 1].block.text.rstrip().endswith(":")
        follows = unit.block.kind in ("code", "output", "list", "table", "figure", "solution")
        changes = scores[place] >= 0.5 or words >= 2 * _PART_WORDS
        if words >= _PART_WORDS and not announced and not follows and changes:
            found.append(_part(segment, found, start, place, words, scores[start]))
            start, words = place, 0
        words += unit.words
    found.append(_part(segment, found, start, len(inside), words, scores[start]))
    return found


def _part(
    segment: Segment, found: list[Segment], start: int, end: int, words: int, change: float
) -> Segment:
    first = segment.start
    return Segment(segment.section, first + start, first + end, words, len(found), change)
