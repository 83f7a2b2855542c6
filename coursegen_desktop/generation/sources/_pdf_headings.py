"""Headings of a PDF: those that its bookmarks name, else those that look like headings."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from ._pdf_columns import Region
from ._pdf_page import Cut, Line, Style, joined

_LARGER = 1.12
_MAX_LENGTH = 160
_MAX_LINES = 4
_MAX_LEVELS = 4
_GAP = 0.4
_ALIKE = 0.9
_NUMBERED = re.compile(
    r"(?:§\s*)?(\d{1,2}(?:\.\d{1,3}){0,4})\.?\s+(?=\S)|([A-Z](?:\.\d{1,3}){1,3})\s+"
)
_COUNTED = re.compile(
    r"(?:chapter|part|unit|lesson|module|section|appendix|kapitel|teil|lektion|anhang|chapitre"
    r"|partie|cap[ií]tulo|parte|capitolo|unidade?|unidad|глава)\s+(?:\d{1,3}|[ivxlc]{1,6}|[A-Z])\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[\W_]*(?:\w{1,12}\s)?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-Z])[\W_]*")
_MARKED = re.compile(r"(?:[•‣◦▪●○■□*–—-]|\(?[a-z0-9]{1,3}\))\s")
_REFERENCE = re.compile(
    r"references|bibliography|works cited|literature|index|glossary|literatur(?:verzeichnis)?"
    r"|bibliographie|bibliograf[ií]a|referencias|referências|bibliografia|stichwortverzeichnis"
    r"|sachregister|glossar|acknowledge?ments?",
    re.IGNORECASE,
)
_PAGE_NAME = re.compile(r"(?:page|slide|folie|seite|diapositiv[ae])?\s*\d+|cover|title page", re.I)
_OPEN_END = re.compile(r"[.,;:]$")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the file's own outline. `y` is None where it only names the page."""

    level: int
    title: str
    page: int
    y: float | None


@dataclass(slots=True)
class Heading:
    """A heading: the lines that say it, "" as `title` where the lines do; or only a title."""

    level: int
    lines: list[Line]
    title: str = ""


@dataclass(slots=True)
class Outline:
    """Headings by the identity of their first line, and those to stand before a line."""

    starts: dict[int, Heading] = field(default_factory=dict)
    inserted: dict[int, list[Heading]] = field(default_factory=dict)
    matched: int = 0


@dataclass(slots=True)
class _Group:
    """Lines that may be one heading."""

    lines: list[Line]
    number: int
    gap_before: bool
    rank: float = 0.0

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def style(self) -> Style:
        return title_style(self.lines[0])


def find_headings(
    regions: list[Region], bookmarks: list[Bookmark], body: Style, stem: str
) -> Outline:
    """The headings of a document. Bookmarks win where the file has useful ones."""
    lines = [item for region in regions for item in region.items if isinstance(item, Line)]
    useful = [
        mark
        for mark in bookmarks
        if not _PAGE_NAME.fullmatch(mark.title.strip()) and plain(mark.title) != plain(stem)
    ]
    found = _by_looks(regions, body)
    if len(useful) >= 2:
        outline = _by_bookmarks(lines, useful)
        if outline.matched * 3 >= len(useful):
            _add_deeper(outline, found, lines, body)
            return outline
    outline = Outline()
    for heading in found:
        outline.starts[id(heading.lines[0])] = heading
    return outline


# -- bookmarks ---------------------------------------------------------------------------------


def plain(text: str) -> str:
    """Letters and digits only, to compare titles by."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if char.isalnum())


def _unnumbered(text: str) -> str:
    return _NUMBERED.sub("", _COUNTED.sub("", text.strip()).strip(" .:–—-"), count=1)


def _by_bookmarks(lines: list[Line], marks: list[Bookmark]) -> Outline:
    by_page: defaultdict[int, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        by_page[line.page].append(number)
    outline = Outline()
    taken: set[int] = set()
    levels = _ranks([mark.level for mark in marks])
    before: tuple[int, Heading, Bookmark] | None = None
    for mark, level in zip(marks, levels, strict=True):
        match = _best_match(mark, lines, by_page, taken)
        if match:
            if before and match[0] < before[0] and before[2].page == mark.page:
                # A line over or below a title that names the chapter is not where it begins.
                del outline.starts[id(lines[before[0]])]
                entry = Heading(before[1].level, [], before[2].title.strip())
                outline.inserted.setdefault(id(lines[match[0]]), []).append(entry)
            taken.update(match)
            heading = Heading(level, [lines[number] for number in match])
            outline.starts[id(heading.lines[0])] = heading
            outline.matched += 1
            before = (match[0], heading, mark)
            continue
        below = _first_below(mark, lines, by_page)
        if below is not None:
            entry = Heading(level, [], mark.title.strip())
            outline.inserted.setdefault(id(lines[below]), []).append(entry)
    return outline


def _ranks(levels: list[int]) -> list[int]:
    """Levels from 1 on, at most six."""
    lowest = min(levels)
    return [min(level - lowest + 1, 6) for level in levels]


def _best_match(
    mark: Bookmark, lines: list[Line], by_page: dict[int, list[int]], taken: set[int]
) -> list[int]:
    wanted = {plain(mark.title), plain(_unnumbered(mark.title))} - {""}
    best: tuple[float, float, list[int]] | None = None
    for page in (mark.page, mark.page + 1):
        for position, first in enumerate(numbers := by_page.get(page, [])):
            if first in taken:
                continue
            for count in range(1, _MAX_LINES + 1):
                run = numbers[position : position + count]
                if len(run) < count or any(number in taken for number in run):
                    break
                text = " ".join(lines[number].text for number in run)
                if len(text) > len(mark.title) + 60:
                    break
                alike = _likeness(text, wanted)
                if alike < _ALIKE:
                    continue
                away = abs(lines[first].y - mark.y) if mark.y is not None else lines[first].y
                score = (page - mark.page + (1 - alike) * 2, away - 4 * lines[first].size)
                if best is None or score < best[:2]:
                    best = (*score, run)
        if best:
            break
    return best[2] if best else []


def _likeness(text: str, wanted: set[str]) -> float:
    forms = {plain(text), plain(_unnumbered(text))} - {""}
    if forms & wanted:
        return 1.0
    best = 0.0
    for form in forms:
        for title in wanted:
            if 0.75 < len(form) / len(title) < 1.33 and form[:1] == title[:1]:
                best = max(best, SequenceMatcher(None, form, title, autojunk=False).ratio())
    return best


def _first_below(mark: Bookmark, lines: list[Line], by_page: dict[int, list[int]]) -> int | None:
    """The line before which an entry stands whose words the page does not say."""
    numbers = by_page.get(mark.page, [])
    below = [n for n in numbers if mark.y is None or lines[n].y >= mark.y - 2]
    if below:
        return below[0]
    later = [page for page in by_page if page > mark.page]
    return by_page[min(later)][0] if later else None


def _add_deeper(outline: Outline, found: list[Heading], lines: list[Line], body: Style) -> None:
    """Below bookmarks that name chapters only, the headings inside of them.

    Where the text between two bookmarks is short, they name all headings, and what else looks
    like one is not.
    """
    marks = len(outline.starts) + sum(map(len, outline.inserted.values()))
    if len(lines) < 130 * marks:
        _add_references(outline, found)
        return
    inside = {id(line) for heading in outline.starts.values() for line in heading.lines}
    sizes = [heading.lines[0].size for heading in outline.starts.values()]
    limit = max(sizes, default=body.size * 2) + _GAP
    wanted = {id(h.lines[0]): h for h in found if not any(id(line) in inside for line in h.lines)}
    above, shallowest = 1, min((heading.level for heading in wanted.values()), default=1)
    for line in lines:
        key = id(line)
        for entry in outline.inserted.get(key, ()):
            above = entry.level
        if key in outline.starts:
            above = outline.starts[key].level
        elif key in wanted and line.size <= limit:
            heading = wanted[key]
            heading.level = min(above + 1 + heading.level - shallowest, 6)
            inside.add(key)
    added = {k: h for k, h in wanted.items() if k in inside}
    outline.starts.update(added)


def _add_references(outline: Outline, found: list[Heading]) -> None:
    known = set(outline.starts)
    for heading in found:
        text = " ".join(line.text for line in heading.lines)
        if id(heading.lines[0]) not in known and _REFERENCE.fullmatch(text.strip(" .:")):
            heading.level = 1
            outline.starts[id(heading.lines[0])] = heading


# -- looks -------------------------------------------------------------------------------------


def _by_looks(regions: list[Region], body: Style) -> list[Heading]:
    groups = _candidates(regions, body)
    total = sum(isinstance(item, Line) for region in regions for item in region.items)
    words = [group for group in groups if group.rank < _LARGER]
    if len(words) > 0.2 * total:
        # A form or an invoice, in which half of the lines are bold.
        groups = [group for group in groups if group.rank >= _LARGER]
    levels = _levels(groups, body)
    headings = [Heading(level, group.lines) for group, level in zip(groups, levels, strict=True)]
    return _with_body(regions, headings)


def _candidates(regions: list[Region], body: Style) -> list[_Group]:
    found: list[_Group] = []
    number = 0
    for region in regions:
        items = region.items
        place = 0
        while place < len(items):
            item = items[place]
            number += 1
            if not isinstance(item, Line):
                place += 1
                continue
            before = items[place - 1] if place else None
            lines = _same_looks(items, place)
            after = items[place + len(lines)] if place + len(lines) < len(items) else None
            group = _Group(lines, number, _is_apart(before, item))
            group.rank = _rank(group, body, after, region)
            if group.rank:
                found.append(group)
            place += len(lines)
    return found


def _same_looks(items: list, place: int) -> list[Line]:  # type: ignore[type-arg]
    """The line at `place` and those below it that go on in the same type."""
    lines = [items[place]]
    for item in items[place + 1 : place + 1 + 2 * _MAX_LINES]:
        last = lines[-1]
        if (
            not isinstance(item, Line)
            or not same_type(title_style(item), title_style(last))
            or not 0 < item.y - last.y < 1.55 * last.size
            or _NUMBERED.match(item.text)
            or _COUNTED.match(item.text)
        ):
            break
        lines.append(item)
    return lines


def title_style(line: Line) -> Style:
    """The type of a line, program words in it apart."""
    if not line.style.mono:
        return line.style
    counts: dict[Style, int] = {}
    for word in line.words:
        if not word.style.mono:
            counts[word.style] = counts.get(word.style, 0) + len(word.text)
    return max(counts, key=lambda style: (counts[style], style.font)) if counts else line.style


def same_type(style: Style, other: Style) -> bool:
    """Whether two lines are of one size and weight."""
    return (
        abs(style.size - other.size) <= _GAP
        and style.bold == other.bold
        and style.small_caps == other.small_caps
        and style.mono == other.mono
    )


def _is_apart(before: object, line: Line) -> bool:
    if not isinstance(before, Line):
        return True
    return line.y - before.y > 1.45 * max(line.size, before.size)


def _rank(group: _Group, body: Style, after: object, region: Region) -> float:
    """How a group compares with the body: its size, or just above 1 for bold; 0 for none."""
    text, style = group.text.strip(), group.style
    if not _may_be_title(group, text) or style.mono or style.math:
        return 0.0
    ratio = style.size / body.size
    if ratio >= _LARGER:
        return ratio
    strong = (style.bold and not body.bold) or style.small_caps
    numbered = bool(_NUMBERED.match(text) or _COUNTED.match(text))
    last = group.lines[-1]
    if isinstance(after, Line):
        apart_below = after.y - last.y > 1.25 * last.size
        other = not same_type(title_style(after), style)
    else:
        apart_below = other = True
    if ratio < 0.93:
        return 0.0
    if strong and group.gap_before and (other or apart_below):
        return 1.05 if all(_all_strong(line, body) for line in group.lines) else 0.0
    short = last.x1 < region.left + 0.75 * (region.right - region.left)
    known = _REFERENCE.fullmatch(text.strip(" .:")) is not None
    if known and group.gap_before and len(group.lines) == 1:
        return 1.04
    if numbered and short and group.gap_before and apart_below and len(group.lines) == 1:
        # A list has its items below one another; a heading has none beside it.
        return 1.02 if not (isinstance(after, Line) and _NUMBERED.match(after.text)) else 0.0
    return 0.0


def _may_be_title(group: _Group, text: str) -> bool:
    if len(group.lines) > _MAX_LINES or not 1 < len(text) <= _MAX_LENGTH:
        return False
    first = group.lines[0]
    if first.starts and not _LABEL.fullmatch(joined(first.cells()[0])):
        # Words far apart: the head of a table.
        return False
    letters = sum(char.isalpha() for char in text)
    bare = _NUMBERED.sub("", text, count=1)
    if letters < 2 or letters < 0.4 * len(text.replace(" ", "")) or bare[:1].islower():
        return False
    return not (_OPEN_END.search(text) and not _COUNTED.match(text)) and not _MARKED.match(text)


def _all_strong(line: Line, body: Style) -> bool:
    return all(
        word.style.bold
        or word.style.small_caps
        or word.style.mono
        or not any(map(str.isalpha, word.text))
        for word in line.words
    )


def _levels(groups: list[_Group], body: Style) -> list[int]:
    """Levels by clusters of type, or by numbers where most headings have some."""
    numbered = [_depth(group.text) for group in groups]
    keys = [_cluster_key(group, body) for group in groups]
    ranks = _clusters(keys)
    if groups and sum(depth > 0 for depth in numbered) >= 0.6 * len(groups):
        # The type of a heading without a number has the depth that it has with one.
        depths: defaultdict[int, Counter[int]] = defaultdict(Counter)
        for depth, rank in zip(numbered, ranks, strict=True):
            if depth:
                depths[rank][depth] += 1
        # A title or parts in larger type stand above all that is numbered.
        above = min(ranks) < min(depths)
        return [
            min((depth or depths[rank].most_common(1)[0][0]) + above, 6) if depths[rank] else 1
            for depth, rank in zip(numbered, ranks, strict=True)
        ]
    return [min(rank, _MAX_LEVELS) for rank in ranks]


def _depth(text: str) -> int:
    match = _NUMBERED.match(text)
    if match:
        number = match[1] or match[2]
        return min(number.count(".") + 1, 6)
    return 1 if _COUNTED.match(text) else 0


def _cluster_key(group: _Group, body: Style) -> float:
    """The size; what is as large as the body comes after all that is larger."""
    if group.rank >= _LARGER:
        return group.style.size
    strong = group.style.bold or group.style.small_caps
    return min(group.style.size, body.size) - (0.0 if strong else 1.0)


def _clusters(keys: list[float]) -> list[int]:
    """The rank of each key among the clusters that gaps over 0.4 pt part, from 1."""
    edges: dict[float, int] = {}
    rank, last = 0, None
    for key in sorted(set(keys), reverse=True):
        if last is None or last - key > _GAP:
            rank += 1
        edges[key] = rank
        last = key
    return [edges[key] for key in keys]


def _with_body(regions: list[Region], headings: list[Heading]) -> list[Heading]:
    """Headings below which something stands before the next of the same or a higher level."""
    by_line = {id(line): heading for heading in headings for line in heading.lines}
    sequence: list[Heading | None] = []
    for region in regions:
        for item in region.items:
            heading = by_line.get(id(item)) if not isinstance(item, Cut) else None
            if heading is None or not sequence or sequence[-1] is not heading:
                sequence.append(heading)
    kept: list[Heading] = []
    following: Heading | None = None
    body = False
    for entry in reversed(sequence):
        if entry is None:
            body = True
            continue
        deeper = following is not None and not body and following.level > entry.level
        if body or deeper:
            kept.append(entry)
            following, body = entry, False
    return kept[::-1]
