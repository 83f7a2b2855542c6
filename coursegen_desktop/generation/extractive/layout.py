"""Between the cut that the size rule proposes, the outline that people change, and the writer.

    outline = proposed(reading, course, cut_course(course))     what is shown
    layout = laid_out(reading, course, outline)                 what is written

A changed outline and an unchanged one take the same way, so that approving changes nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...domain.brief import SourceInfo
from ...domain.errors import InvalidContent
from ...domain.outline import Outline, Part, PlannedLesson, PlannedModule, untiled
from ...domain.outline_edit import exclude
from ..reading import Reading
from .balance import pieces
from .lessons import LessonCut, ModuleCut, cut_course
from .outline import CourseOutline, Segment, Unit
from .sizes import reading_seconds
from .titles import lesson_titles, module_titles


@dataclass(frozen=True, slots=True)
class Layout:
    """A course as it will be written: `course` holds the units in the order of the lessons.

    `titles`, `keys` and `reference` (numbers of lessons) run through all modules.
    """

    course: CourseOutline
    modules: tuple[ModuleCut, ...]
    module_titles: tuple[str, ...]
    titles: tuple[str, ...]
    keys: tuple[str, ...]
    reference: frozenset[int]


def proposed(
    course: CourseOutline, sources: tuple[SourceInfo, ...], language: str, lesson_words: int
) -> Outline:
    """The outline that the structure of the documents gives, for lessons of about that size."""
    cuts = cut_course(course, lesson_words)
    names = module_titles(cuts, course)
    taken: dict[str, int] = {}
    parts = _Parts(course)
    modules = []
    count = 0
    for place, (cut, name) in enumerate(zip(cuts, names, strict=True), start=1):
        lessons = []
        titles = lesson_titles(cut, name, course, taken)
        for lesson, title in zip(cut.lessons, titles, strict=True):
            count += 1
            lessons.append(
                PlannedLesson(
                    f"l{count}",
                    title,
                    tuple(parts.of(lesson)),
                    cut.is_reference or _is_reference(lesson),
                )
            )
        modules.append(PlannedModule(f"m{place}", name, tuple(lessons)))
    return _with_aside(Outline(course.title, language, sources, tuple(modules)), parts.aside)


def _with_aside(outline: Outline, reasons: Mapping[str, str]) -> Outline:
    """Sources, indexes and rights set aside with the reason, unless they are most of the text."""
    listed = list(outline.parts())
    aside = sum(part.words for part in listed if part.key in reasons)
    if 2 * aside > sum(part.words for part in listed):
        return outline
    for reason in dict.fromkeys(reasons.values()):
        keys = [part.key for part in listed if reasons.get(part.key) == reason]
        outline = exclude(outline, keys, reason)
    return outline


def laid_out(reading: Reading, course: CourseOutline, outline: Outline) -> Layout:
    """The course cut exactly as an outline says. Raises InvalidContent when it does not fit."""
    blocks = {source.id: len(source.blocks) for source in reading.sources}
    wrong = untiled(outline, blocks)
    if wrong:
        raise InvalidContent(
            "This outline does not fit the documents: {problem}.",
            "Read the documents again and make a new outline.",
            problem=wrong[0],
        )
    row = _Row(course)
    modules = []
    for module in outline.modules:
        lessons = tuple(row.lesson(lesson) for lesson in module.lessons)
        modules.append(ModuleCut(None, lessons, module.is_reference))
    planned = outline.lessons
    return Layout(
        course=replace(
            course, title=outline.title, units=tuple(row.units), segments=tuple(row.segments)
        ),
        modules=tuple(modules),
        module_titles=tuple(module.title for module in outline.modules),
        titles=tuple(lesson.title for lesson in planned),
        keys=tuple(lesson.key for lesson in planned),
        reference=frozenset(number for number, lesson in enumerate(planned) if lesson.is_reference),
    )


class _Row:
    """The units of a course, put into the order of an outline."""

    def __init__(self, course: CourseOutline) -> None:
        self._course = course
        self._places = {unit: place for place, unit in enumerate(_numbers(course.units))}
        self._starts = [segment.start for segment in course.segments]
        self.units: list[Unit] = []
        self.segments: list[Segment] = []

    def lesson(self, lesson: PlannedLesson) -> LessonCut:
        """The segments of a planned lesson."""
        made: list[Segment] = []
        for part in lesson.parts:
            at = self._places[part.source, part.first]
            end = self._places[part.source, part.last] + 1
            while at < end:
                segment = self._course.segments[bisect_right(self._starts, at) - 1]
                stop = min(end, segment.end)
                made.append(self._segment(segment, at, stop, part.piece))
                at = stop
        self.segments += made
        return LessonCut(tuple(made))

    def _segment(self, segment: Segment, start: int, stop: int, piece: int) -> Segment:
        units = self._course.units[start:stop]
        begin = len(self.units)
        self.units += units
        words = sum(unit.words for unit in units)
        return Segment(segment.section, begin, begin + len(units), words, piece)


class _Parts:
    """Deals out the parts of lessons: headings with their texts, long texts in pieces."""

    def __init__(self, course: CourseOutline) -> None:
        self._course = course
        self._numbers = _numbers(course.units)
        self._starts = [segment.start for segment in course.segments]
        self._pieces: Counter[int] = Counter()
        self._cuts: dict[int, list[Segment]] = {}
        self.aside: dict[str, str] = {}

    def of(self, lesson: LessonCut) -> Iterator[Part]:
        """The parts of a lesson, in order."""
        at = bisect_right(self._starts, lesson.start) - 1
        for number in range(at, len(self._starts)):
            segment = self._course.segments[number]
            if segment.start >= lesson.end:
                return
            # Many lessons are cut from one long text: it is looked through once.
            if number not in self._cuts:
                self._cuts[number] = pieces(segment, self._course.units)
            for piece in self._cuts[number]:
                start, end = max(piece.start, lesson.start), min(piece.end, lesson.end)
                if start < end:
                    yield self._part(segment, start, end, self._pieces[number])
                    self._pieces[number] += 1

    def _part(self, segment: Segment, start: int, end: int, piece: int) -> Part:
        units = self._course.units[start:end]
        blocks = [unit.block for unit in units]
        source, first = self._numbers[start]
        inside = [block for top in blocks for block in top.walk()]
        if reason := segment.section.aside:
            self.aside[f"{source}:{first}"] = reason
        return Part(
            key=f"{source}:{first}",
            source=source,
            first=first,
            last=self._numbers[end - 1][1],
            title=segment.section.title,
            level=max(segment.section.depth, 1),
            words=sum(unit.words for unit in units),
            seconds=round(reading_seconds(blocks), 1),
            piece=piece,
            exercises=sum(block.kind == "exercise" for block in inside),
            figures=sum(block.kind == "figure" for block in inside),
        )


def with_yields(outline: Outline, terms: Mapping[str, int]) -> Outline:
    """The outline with the number of terms in each part, by the part's key."""
    modules = tuple(
        replace(
            module,
            lessons=tuple(
                replace(
                    lesson,
                    parts=tuple(
                        replace(part, terms=terms.get(part.key, 0)) for part in lesson.parts
                    ),
                )
                for lesson in module.lessons
            ),
        )
        for module in outline.modules
    )
    return replace(outline, modules=modules)


def _is_reference(lesson: LessonCut) -> bool:
    words = sum(segment.words for segment in lesson.segments if segment.section.is_reference)
    return words * 2 > lesson.words


def _numbers(units: Sequence[Unit]) -> list[tuple[str, int]]:
    """(source, block number from 1) of each unit."""
    counts: dict[str, int] = {}
    found = []
    for unit in units:
        counts[unit.source] = counts.get(unit.source, 0) + 1
        found.append((unit.source, counts[unit.source]))
    return found
