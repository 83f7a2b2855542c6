"""The cut course turned into orders: one self-contained piece of work for each lesson."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

from ...domain.brief import Options
from ...domain.lesson import heading_anchor
from ..plan import LessonBlock, LessonOrder, SourceRef
from ..reading import Reading
from ..sources import Block, Source
from ..text.analysis import current_analyser
from ..text.words import WORD, fold, stem
from .layout import Layout
from .lessons import LessonCut
from .material import Passage, passages
from .objectives import dealt_objectives
from .outcomes import from_terms
from .outline import CourseOutline, Unit, bare_number, plain_title
from .terms import Term, find_terms
from .vocabulary import IDENTIFIER, Name, find_names, local_names

_MAX_BANK = 80
_MAX_NAMES = 120
_MAX_LIST = 4000
_Placed = TypeVar("_Placed", Term, Name)


class OrderBook:
    """Looks over the whole course once and deals out its lessons."""

    def __init__(self, reading: Reading, layout: Layout, options: Options, language: str) -> None:
        outline, modules = layout.course, layout.modules
        self._outline = outline
        self._options = options
        self._language = language
        self._sources = {source.id: source for source in reading.sources}
        self.cuts = [(place, cut) for place, module in enumerate(modules) for cut in module.lessons]
        self.module_titles = layout.module_titles
        self.titles = layout.titles
        self._keys = layout.keys
        self.seed = hashlib.sha256(
            "\n".join(source.sha256 for source in reading.sources).encode()
        ).hexdigest()
        lesson_of = [0] * len(outline.units)
        for index, (_, cut) in enumerate(self.cuts):
            lesson_of[cut.start : cut.end] = [index] * (cut.end - cut.start)
        self._passages: list[list[Passage]] = [[] for _ in self.cuts]
        found = passages(outline.units, self._sources)
        for passage in found:
            self._passages[lesson_of[passage.unit]].append(passage)
        reference = set(layout.reference)
        self._reference = reference
        self._local = local_names(unit.block for unit in outline.units)
        self.terms = find_terms(found, lesson_of, reference, self._local)
        self._names = find_names(found, lesson_of, self._local)
        self._first_of: dict[str, Unit] = {}
        for unit in outline.units:
            if unit.block.kind == "code":
                self._first_of.setdefault(unit.block.meta.get("code", ""), unit)
        # "What is X?" that stands here and there rests on what stands before it.
        self._tasks = Counter(
            _task(block)
            for unit in outline.units
            for block in unit.block.walk()
            if block.kind == "exercise"
        )
        self._objectives = dealt_objectives(outline, [cut for _, cut in self.cuts], self._passages)

    def orders(self) -> tuple[LessonOrder, ...]:
        """The order of every lesson."""
        return tuple(self._order(index) for index in range(len(self.cuts)))

    def passages_of(self, first: int, count: int) -> list[Passage]:
        """The passages of consecutive lessons."""
        return [item for group in self._passages[first : first + count] for item in group]

    def _order(self, index: int) -> LessonOrder:
        place, cut = self.cuts[index]
        units = self._outline.units[cut.start : cut.end]
        title, module_title = self.titles[index], self.module_titles[place]
        blocks = _blocks(self._outline, cut, title, (module_title, self._outline.title))
        own = tuple(term for term in self.terms if term.home == index)
        named = {unit.source: None for unit in units}
        objectives, dealt = self._objectives.get(index, ([], False))
        anchors = {f"{entry.source}/{entry.block.id}": entry.anchor for entry in blocks}
        return LessonOrder(
            index=index,
            key=self._keys[index],
            title=title,
            module_title=module_title,
            course_title=self._outline.title,
            seed=self.seed,
            is_reference=index in self._reference,
            sources=tuple(_ref(self._sources[source], source) for source in named),
            blocks=blocks,
            passages=tuple(self._passages[index]),
            terms=own,
            bank=(bank := self._bank(index, place)),
            near=sum(self.cuts[term.home][0] == place for term in bank),
            review=self._review(index, place),
            names=self._names_around(index),
            local=self._local_here(index),
            outcomes=tuple(objectives or (() if index in self._reference else from_terms(own))),
            harvested=bool(objectives),
            dealt=dealt,
            anchors=anchors,
            term_anchors=self._term_anchors(own, index, anchors),
            raw_of=self._exercises(units),
            language=self._language,
            questions=self._options.questions,
            types=self._options.types,
            analyser=current_analyser().label,
        )

    def _bank(self, index: int, place: int) -> tuple[Term, ...]:
        """Terms nearest first: this lesson, this module, then the lessons around it."""

        def distance(term: Term) -> tuple[int, int, int]:
            other_module = int(self.cuts[term.home][0] != place)
            return int(term.home != index), other_module, abs(term.home - index)

        return tuple(sorted(_around(self.terms, index), key=distance)[:_MAX_BANK])

    def _names_around(self, index: int) -> tuple[Name, ...]:
        near = sorted(_around(self._names, index), key=lambda name: abs(name.home - index))
        return tuple(near[:_MAX_NAMES])

    def _review(self, index: int, place: int) -> tuple[Term, ...]:
        earlier = [
            term for term in self.terms if term.home < index and self.cuts[term.home][0] == place
        ]
        return tuple(reversed(earlier[-12:]))

    def _term_anchors(
        self, own: Sequence[Term], index: int, anchors: Mapping[str, str]
    ) -> dict[str, str]:
        """Where the lesson first names a term whose definition stands in a glossary elsewhere."""
        found: dict[str, str] = {}
        waiting = {
            term.key: [stem(part) for part in WORD.findall(term.key)]
            for term in own
            if f"{term.evidence.source}/{term.evidence.block.split('.')[0]}" not in anchors
        }
        for passage in self._passages[index]:
            if not waiting:
                break
            stems = [stem(word) for item in passage.sentences for word in WORD.findall(item.text)]
            for key, parts in list(waiting.items()):
                if any(stems[at : at + len(parts)] == parts for at in range(len(stems))):
                    block = passage.block.id.split(".")[0]
                    found[key] = anchors.get(f"{passage.source}/{block}", "")
                    del waiting[key]
        return found

    def _local_here(self, index: int) -> frozenset[str]:
        """The programs' own names that the lesson's sentences use."""
        used = {
            word
            for passage in self._passages[index]
            for sentence in passage.sentences
            for mark in sentence.marks
            if mark.kind == "code"
            for word in IDENTIFIER.findall(sentence.text[mark.start : mark.end])
        }
        return frozenset(used & self._local)

    def _exercises(self, units: Sequence[Unit]) -> dict[str, str]:
        """The slices of exercises and lists, and of programs with the output behind them."""
        found = {}
        for unit, following in zip(units, [*units[1:], None], strict=True):
            text = self._sources[unit.source].text
            for block in unit.block.walk():
                if block.kind == "exercise" and self._tasks[_task(block)] < 2:
                    found[f"{unit.source}/{block.id}"] = text[block.start : block.end]
            if unit.block.kind == "list" and unit.block.end - unit.block.start <= _MAX_LIST:
                slice_ = text[unit.block.start : unit.block.end]
                found[f"{unit.source}/{unit.block.id}"] = slice_
            if unit.block.kind == "code" and following and following.block.kind == "output":
                if self._first_of[unit.block.meta.get("code", "")] is not unit:
                    # The same program stood in an earlier lesson and was asked about there.
                    continue
                end = following.block.end
                found[f"{unit.source}/{unit.block.id}"] = text[unit.block.start : end]
        return found


def _ref(source: Source, identity: str) -> SourceRef:
    return SourceRef(identity, source.name, source.sha256, source.model)


def _task(exercise: Block) -> str:
    told = (child.text for child in exercise.children if child.kind != "solution")
    return fold(" ".join(told))


def _around(row: Sequence[_Placed], index: int) -> Sequence[_Placed]:
    """The part of a row, which is sorted by home, that can hold the nearest to a lesson."""
    at = bisect_left(row, index, key=lambda item: item.home)
    return row[max(0, at - 2 * _MAX_NAMES) : at + 2 * _MAX_NAMES]


def _blocks(
    outline: CourseOutline, cut: LessonCut, title: str, above: tuple[str, str]
) -> tuple[LessonBlock, ...]:
    """The blocks of a lesson with the level of each heading and the anchor of each block.

    Headings that only repeat the lesson's, module's or course's title are not written again;
    they keep their place in the course, as its title.
    """
    heads = _heading_depths(outline, cut)
    silent = _silent(outline.units, cut, heads, title, above)
    kept = [depth for unit, depth in heads.items() if unit not in silent]
    base = min(kept, default=1)
    taken: set[str] = set()
    anchor = ""
    found = []
    for number in range(cut.start, cut.end):
        unit = outline.units[number]
        level = 0
        if number in heads:
            level = 1 if number in silent else min(2 + heads[number] - base, 6)
            if level > 1:
                anchor = heading_anchor(_plain(unit.block), taken)
        found.append(LessonBlock(unit.source, unit.block, level, anchor))
    return tuple(found)


def _heading_depths(outline: CourseOutline, cut: LessonCut) -> dict[int, int]:
    """Unit numbers of the headings in a lesson with the depths of their sections."""
    found = {}
    depth = 1
    for segment in cut.segments:
        depth = segment.section.depth
        for number in range(segment.start, segment.end):
            if outline.units[number].block.kind == "heading":
                # Joined tiny segments hold deeper headings than their first.
                found[number] = depth if number == segment.start else depth + 1
    return found


def _silent(
    units: Sequence[Unit],
    cut: LessonCut,
    heads: Mapping[int, int],
    title: str,
    above: tuple[str, str],
) -> set[int]:
    names = {fold(name) for name in above}
    found: set[int] = set()
    opening = True
    for number in range(cut.start, cut.end):
        if number not in heads:
            opening = False
            continue
        shown = plain_title(units[number].block.text)
        bare = fold(bare_number(shown)[1])
        text = bare if bare == fold(title) or bare in names else fold(shown)
        if text == fold(title) and not any(
            fold(plain_title(units[other].block.text)) == text for other in found
        ):
            return (
                found | {number} if opening or len(found) == len(_before(heads, number)) else found
            )
        if opening and text in names:
            found.add(number)
    return found


def _before(heads: Mapping[int, int], number: int) -> list[int]:
    return [other for other in heads if other < number]


def _plain(block: Block) -> str:
    return block.text
