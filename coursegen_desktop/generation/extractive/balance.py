"""The sections of a module merged and split into lessons of readable size.

A section of the chosen level is a lesson. What is too small joins the section beside it, what is
too large is taken apart at its next level of headings and, where there are none, where the text
changes its subject. Only neighbours under one heading join, and nothing ever joins a glossary.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf, isinf, log

from .cohesion import breaks
from .outline import Section, Segment, Unit

TARGET_WORDS = 900
# What a lesson should have, and what it must have if the text allows it.
SOFT_MIN, SOFT_MAX = 600, 1400
MIN_WORDS, MAX_WORDS = 250, 2000
_PIECE_WORDS = 150
# How many neighbours may be one lesson, which bounds the search.
_SEARCHED = 120
_CROWD, _CRUMB = 500, 40
# What a cut costs inside one subject; at a full change of subject it costs nothing.
_CUT = 0.5
_EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class _Lesson:
    """A lesson on its way. `is_whole` unless it is a part of a section that was split."""

    row: tuple[Segment, ...]
    sources: tuple[str, str]
    is_whole: bool = True

    @property
    def words(self) -> int:
        return sum(segment.words for segment in self.row)

    @property
    def is_closing(self) -> bool:
        return all(segment.section.is_closing for segment in self.row)

    @property
    def looked_up(self) -> int:
        """Words of glossaries and the like."""
        return sum(segment.words for segment in self.row if reference_above(segment.section))

    @property
    def is_list(self) -> bool:
        """Whether it is a glossary or the like, with a title before it perhaps."""
        return 2 * self.looked_up > self.words


def reference_above(section: Section) -> bool:
    """Whether it is a glossary or the like, or a part of one."""
    at: Section | None = section
    while at is not None:
        if at.depth > 0 and at.is_reference:
            return True
        at = at.parent
    return False


def at_depth(section: Section, depth: int) -> Section:
    """The section of that depth at or above this one; itself where it is not as deep."""
    while section.depth > depth and section.parent is not None:
        section = section.parent
    return section


class Balance:
    """Cuts the rows of one course; what texts fall into is found once for all levels."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._pieces: dict[tuple[int, int], list[Segment]] = {}

    def lessons(self, row: Sequence[Segment], depth: int, level: int) -> list[tuple[Segment, ...]]:
        """The lessons of consecutive segments whose sections are of `depth` or deeper.

        Sections of `level` are lessons where their sizes allow. Order is kept, and each segment
        or piece of one stands in exactly one lesson.
        """
        return [lesson.row for lesson in self._below(tuple(row), depth - 1, level)]

    def _below(self, row: tuple[Segment, ...], depth: int, level: int) -> list[_Lesson]:
        """A section of that depth as the lessons of those below it, small ones merged."""
        found: list[_Lesson] = []
        for key, members in _groups(row, depth + 1):
            if key is None:
                made = self._text(members)
            else:
                made = self._section(members, depth + 1, level)
            found += made if len(made) == 1 else [replace(item, is_whole=False) for item in made]
        return _merged(found)

    def _section(self, row: tuple[Segment, ...], depth: int, level: int) -> list[_Lesson]:
        """One section of that depth, with the words that lead to it."""
        size = sum(segment.words for segment in row)
        is_one = size <= SOFT_MAX and (depth >= level or size < SOFT_MIN)
        if not (is_one and not _mixed(row)) and _depth(row) > depth:
            return self._below(row, depth, level)
        return self._text(row)

    def _text(self, row: tuple[Segment, ...]) -> list[_Lesson]:
        """Text that no heading divides, or needs not divide: one lesson, or cut by subject."""
        if sum(segment.words for segment in row) <= SOFT_MAX:
            return [self._lesson(row)]
        found: list[Segment] = []
        for segment in row:
            key = (segment.start, segment.end)
            if key not in self._pieces:
                self._pieces[key] = cut_in_pieces(segment, self._units)
            found += self._pieces[key]
        leads = next(place for place, piece in enumerate(found) if piece.section is row[-1].section)
        return [self._lesson(part) for part in _split(found, leads)]

    def _lesson(self, row: tuple[Segment, ...]) -> _Lesson:
        ends = self._units[row[0].start].source, self._units[row[-1].end - 1].source
        return _Lesson(row, ends)


def _depth(row: Sequence[Segment]) -> int:
    return max(segment.section.depth for segment in row)


def _mixed(row: Sequence[Segment]) -> bool:
    """Whether it holds a glossary beside other text, and not a short one at its end."""
    kinds = [reference_above(segment.section) for segment in row]
    if not any(kinds) or all(kinds):
        return False
    looked_up = sum(item.words for item, is_list in zip(row, kinds, strict=True) if is_list)
    total = sum(item.words for item in row)
    ends = all(kinds[kinds.index(True) :])
    return not ends or looked_up >= MIN_WORDS or 2 * looked_up >= total


def _groups(row: Sequence[Segment], depth: int) -> list[tuple[Section | None, tuple[Segment, ...]]]:
    """The segments by their sections of that depth; None for words before the first of them."""
    groups: list[tuple[Section | None, list[Segment]]] = []
    for segment in row:
        head = at_depth(segment.section, depth)
        key = head if head.depth == depth else None
        if groups and groups[-1][0] is key:
            groups[-1][1].append(segment)
        else:
            groups.append((key, [segment]))
    if len(groups) > 1 and groups[0][0] is None:
        (_, own), (first, below) = groups[:2]
        most = _CRUMB if reference_above(below[0].section) else MIN_WORDS
        if sum(segment.words for segment in own) < most:
            # Too short for a lesson: it leads to the first section.
            groups[:2] = [(first, own + below)]
    return [(key, tuple(members)) for key, members in groups]


# -- merging and splitting ---------------------------------------------------------------------


def _merged(lessons: list[_Lesson]) -> list[_Lesson]:
    """Lessons under one heading, joined where that makes better sizes than they have alone."""
    found = _without_crumbs(lessons) if len(lessons) > _CROWD else lessons
    if len(found) < 2:
        return found
    joins = [0.0] + [_join_price(left, right) for left, right in pairwise(found)]
    cuts = [0.3 if lesson.is_closing else 0.0 for lesson in found]
    bounds = _cheapest([lesson.words for lesson in found], cuts, joins, _Groups(found).allow)
    return [
        found[start] if end == start + 1 else _joined(found[start:end])
        for start, end in pairwise(bounds)
    ]


def _joined(lessons: Sequence[_Lesson]) -> _Lesson:
    row = tuple(segment for lesson in lessons for segment in lesson.row)
    ends = lessons[0].sources[0], lessons[-1].sources[1]
    return _Lesson(row, ends, all(lesson.is_whole for lesson in lessons))


def _without_crumbs(lessons: Sequence[_Lesson]) -> list[_Lesson]:
    """Thousands of headings are a list of entries: a tiny one may as well go with the last."""
    found: list[list[_Lesson]] = []
    words = 0
    for lesson in lessons:
        tiny = lesson.words < _CRUMB and words < _PIECE_WORDS
        if found and tiny and not isinf(_join_price(found[-1][-1], lesson)):
            found[-1].append(lesson)
        else:
            found.append([lesson])
            words = 0
        words += lesson.words
    return [row[0] if len(row) == 1 else _joined(row) for row in found]


def _join_price(left: _Lesson, right: _Lesson) -> float:
    """What it costs that the heading of the right one begins no lesson; infinite if it must."""
    if right.is_list:
        # A short glossary may close its own document's lesson, and long ones keep together.
        fits = left.is_list or right.words < MIN_WORDS
        return 0.1 if fits and left.sources[1] == right.sources[0] else inf
    if reference_above(left.row[-1].section):
        return inf
    if right.is_closing:
        return 0.05
    if left.is_closing:
        # A summary is no beginning.
        return 0.8
    return 0.1 if right.row[0].section.parent is left.row[0].section else 0.35


class _Groups:
    """Says which neighbours may make one lesson together; `joins` stand between them."""

    def __init__(self, lessons: Sequence[_Lesson]) -> None:
        self._broken = [0]
        self._standing = [0]
        self._firm = [0]
        self._looked_up = [0]
        self._lists = [0]
        for lesson in lessons:
            firm = lesson.words >= MIN_WORDS
            self._broken.append(self._broken[-1] + (not lesson.is_whole))
            self._firm.append(self._firm[-1] + firm)
            self._standing.append(self._standing[-1] + (firm and not lesson.is_closing))
            self._looked_up.append(self._looked_up[-1] + lesson.looked_up)
            self._lists.append(self._lists[-1] + lesson.is_list)

    def allow(self, start: int, end: int, words: int) -> bool:
        """Whether lessons `start` to `end` may be one of so many words."""

        def count(of: list[int]) -> int:
            return of[end] - of[start]

        looked_up, lists = count(self._looked_up), count(self._lists)
        if 2 * looked_up > words and lists < end - start:
            return False
        if words <= SOFT_MAX:
            # Parts of a section that was split are no neighbours of another section.
            return count(self._standing) <= 1 or not count(self._broken)
        return words <= MAX_WORDS and count(self._firm) <= 1


def _split(row: Sequence[Segment], leads: int) -> list[tuple[Segment, ...]]:
    """Pieces of a text put together; the first `leads` lead to it and stay with its beginning."""
    atoms = [tuple(row[: leads + 1]), *((piece,) for piece in row[leads + 1 :])]
    sizes = [sum(piece.words for piece in atom) for atom in atoms]
    cuts = [_CUT * (1 - atom[0].change) for atom in atoms]
    bounds = _cheapest(sizes, cuts, [0.0] * len(atoms), lambda _start, _end, _words: True)
    return [
        tuple(piece for atom in atoms[start:end] for piece in atom)
        for start, end in pairwise(bounds)
    ]


def _cheapest(
    sizes: Sequence[int],
    cuts: Sequence[float],
    joins: Sequence[float],
    may_join: Callable[[int, int, int], bool],
) -> list[int]:
    """Where the lessons of the best partition begin, and the end."""
    best, previous = [0.0], [0]
    for end in range(1, len(sizes) + 1):
        chosen, chosen_start = inf, end - 1
        words, joined = 0, 0.0
        for start in range(end - 1, max(-1, end - 1 - _SEARCHED), -1):
            words += sizes[start]
            if words > MAX_WORDS and start < end - 1 and chosen < inf:
                break
            if start == end - 1 or may_join(start, end, words):
                price = best[start] + _size_price(words) + joined + (cuts[start] if start else 0.0)
                if price < chosen - _EPSILON:
                    chosen, chosen_start = price, start
            joined += joins[start]
            if isinf(joined):
                break
        best.append(chosen)
        previous.append(chosen_start)
    bounds = [len(sizes)]
    while bounds[-1]:
        bounds.append(previous[bounds[-1]])
    return bounds[::-1]


def _size_price(words: int) -> float:
    price = abs(log(max(words, 1) / TARGET_WORDS))
    price += 0.0 if SOFT_MIN <= words <= SOFT_MAX else 1.0
    return price + (0.0 if MIN_WORDS <= words <= MAX_WORDS else 2.0)


def pieces(segment: Segment, units: Sequence[Unit]) -> list[Segment]:
    """A segment as it can be taken apart in an outline: whole, or a long one in pieces."""
    return cut_in_pieces(segment, units) if segment.words > SOFT_MIN else [segment]


def cut_in_pieces(segment: Segment, units: Sequence[Unit]) -> list[Segment]:
    """A long text without headings in parts that each keep to one subject."""
    inside = units[segment.start : segment.end]
    scores = breaks([unit.block.text if unit.block.kind != "code" else "" for unit in inside])
    found: list[Segment] = []
    start, words = 0, 0
    for place, unit in enumerate(inside):
        # A list or a program belongs to the sentence that announces it.
        announced = place and inside[place - 1].block.text.rstrip().endswith(":")
        follows = unit.block.kind in ("code", "output", "list", "table", "figure", "solution")
        changes = scores[place] >= 0.5 or words >= 2 * _PIECE_WORDS
        # A piece that no lesson could hold is cut at any block.
        burst = place > start and words + unit.words > SOFT_MAX and words >= _PIECE_WORDS
        if burst or (words >= _PIECE_WORDS and not announced and not follows and changes):
            found.append(_piece(segment, found, start, place, words, scores[start]))
            start, words = place, 0
        words += unit.words
    found.append(_piece(segment, found, start, len(inside), words, scores[start]))
    return found


def _piece(
    segment: Segment, found: list[Segment], start: int, end: int, words: int, change: float
) -> Segment:
    first = segment.start
    return Segment(segment.section, first + start, first + end, words, len(found), change)
