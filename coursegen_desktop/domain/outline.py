"""The plan of a course before it is written: modules, lessons, parts, and what is set aside.

A part is a heading with the text up to the next one, or a piece of a long text. Parts name
blocks of their source by number, from 1, `last` included. Every block of every source stands in
exactly one part, and every part in exactly one lesson or in what is set aside; the operations of
`outline_edit` keep that so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .brief import PLAIN, SourceInfo

LEFT_OUT = "You left it out."
# Why parts are set aside without being asked.
LISTS_SOURCES = "It lists sources."
IS_INDEX = "It is an index or a list of contents."
TELLS_RIGHTS = "It tells rights or gives thanks."


@dataclass(frozen=True, slots=True)
class Yields:
    """What a text holds to ask about. `questions` is an estimate of how many can be made."""

    questions: int = 0
    terms: int = 0
    exercises: int = 0
    figures: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks `first` to `last` of a source. `level` is the depth of its heading, from 1.

    `piece` is above 0 for the later pieces of a long text without headings; `seconds` is the
    time to read it.
    """

    key: str
    source: str
    first: int
    last: int
    title: str
    level: int
    words: int
    seconds: float = 0.0
    piece: int = 0
    terms: int = 0
    exercises: int = 0
    figures: int = 0
    facts: int = 0


@dataclass(frozen=True, slots=True)
class PlannedLesson:
    """A lesson to be: its sizes are those of its parts."""

    key: str
    title: str
    parts: tuple[Part, ...]
    is_reference: bool = False

    @property
    def words(self) -> int:
        """Its length."""
        return sum(part.words for part in self.parts)

    @property
    def minutes(self) -> int:
        """Time to read it, without its questions; at least one."""
        return max(1, round(sum(part.seconds for part in self.parts) / 60))

    @property
    def yields(self) -> Yields:
        """What it holds to ask about."""
        exercises = sum(part.exercises for part in self.parts)
        terms = sum(part.terms for part in self.parts)
        facts = sum(part.facts for part in self.parts)
        return Yields(
            questions=0 if self.is_reference else exercises + terms + facts,
            terms=terms,
            exercises=exercises,
            figures=sum(part.figures for part in self.parts),
        )


@dataclass(frozen=True, slots=True)
class PlannedModule:
    """A module to be; it has at least one lesson."""

    key: str
    title: str
    lessons: tuple[PlannedLesson, ...]

    @property
    def words(self) -> int:
        """Its length."""
        return sum(lesson.words for lesson in self.lessons)

    @property
    def minutes(self) -> int:
        """Time to read it."""
        return sum(lesson.minutes for lesson in self.lessons)

    @property
    def is_reference(self) -> bool:
        """Whether it holds nothing but glossaries, sources and the like."""
        return all(lesson.is_reference for lesson in self.lessons)


@dataclass(frozen=True, slots=True)
class SetAside:
    """Parts that stand in no lesson, and why; `include` makes a lesson of them again."""

    key: str
    title: str
    reason: str
    parts: tuple[Part, ...]
    is_reference: bool = False

    @property
    def source(self) -> str:
        """The document that the first part is of."""
        return self.parts[0].source

    @property
    def first(self) -> int:
        """The first block."""
        return self.parts[0].first

    @property
    def last(self) -> int:
        """The last block of the last part."""
        return self.parts[-1].last

    @property
    def words(self) -> int:
        """Their length."""
        return sum(part.words for part in self.parts)


@dataclass(frozen=True, slots=True)
class Outline:
    """The plan that is shown, changed and approved before anything is written.

    `analyser` is what analysed the text, with its versions: "plain" or "spacy 3.8.18, …".
    """

    title: str
    language: str
    sources: tuple[SourceInfo, ...]
    modules: tuple[PlannedModule, ...]
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[str, ...] = ()
    analyser: str = PLAIN

    @property
    def lessons(self) -> tuple[PlannedLesson, ...]:
        """The lessons of all modules, in order."""
        return tuple(lesson for module in self.modules for lesson in module.lessons)

    @property
    def lesson_count(self) -> int:
        """Lessons in all modules."""
        return sum(len(module.lessons) for module in self.modules)

    @property
    def words(self) -> int:
        """Words in all lessons."""
        return sum(module.words for module in self.modules)

    @property
    def minutes(self) -> int:
        """Time to read all lessons."""
        return sum(module.minutes for module in self.modules)

    def parts(self) -> Iterator[Part]:
        """All parts: those of lessons in order, then those that are set aside."""
        for lesson in self.lessons:
            yield from lesson.parts
        for item in self.set_aside:
            yield from item.parts


def untiled(outline: Outline, blocks: dict[str, int]) -> list[str]:
    """Where the parts of an outline do not tile the blocks of its sources, in words; [] if they do.

    `blocks` is how many blocks each source has.
    """
    found = []
    ranges: dict[str, list[tuple[int, int]]] = {source: [] for source in blocks}
    for part in outline.parts():
        if part.source not in ranges:
            found.append(f"{part.key} is of {part.source}, which is no source of this course")
            continue
        ranges[part.source].append((part.first, part.last))
    for source, count in blocks.items():
        expected = 1
        for first, last in sorted(ranges[source]):
            if first > expected:
                found.append(f"{source}: blocks {expected} to {first - 1} stand nowhere")
            elif first < expected:
                found.append(f"{source}: block {first} stands twice")
            expected = max(expected, last + 1)
        if expected <= count:
            found.append(f"{source}: blocks {expected} to {count} stand nowhere")
        elif expected > count + 1:
            found.append(f"{source}: it has no block {expected - 1}")
    return found
