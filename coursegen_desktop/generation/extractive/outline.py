"""Documents to one tree of sections, and the flat row of segments that lessons are cut from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath

from ...domain.outline import IS_INDEX, LISTS_SOURCES, TELLS_RIGHTS
from ..reading import Document, Reading, humanise
from ..sources import Block
from ..text.inline import scan
from ..text.languages import generic_titles, headings, say
from ..text.words import count_words, fold

_NUMBERING = re.compile(
    rf"^(?:(?:{headings('numbering').pattern})"
    r"\s+(?:\d{1,3}|[ivxlc]{1,6})\s*[.:–—-]\s*"
    r"|\d{1,3}(?:\.\d{1,3})+[.):]?\s+|[A-Z](?:\.\d{1,3})+[.):]?\s+|\d{1,3}[.)]\s+|[ivxIVX]{1,4}[.)]\s+)(?=\S)",
    re.IGNORECASE,
)
_REFERENCE = headings("reference")
_CLOSING = headings("closing")
_ASIDE = (
    (headings("sources"), LISTS_SOURCES),
    (headings("index"), IS_INDEX),
    (headings("rights"), TELLS_RIGHTS),
)
_NOTICE_WORDS = 120
_PROSE_WORDS = 150
# "3 How to code" is a third section, "3 ways to learn" is a title.
_MERE_NUMBER = re.compile(r"(\d{1,2}|[A-Z])\s+(?=[A-Z]\S)")
_GENERIC = generic_titles()
# A lone section with more text of its own than this is a part, not another title.
_SHORT_INTRODUCTION = 250
_SMALL_WORDS = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "or", "the", "to")
)
# How many words a line of code counts for: it is read about twice as slowly as a short sentence.
_CODE_LINE_WORDS = 5


@lru_cache(maxsize=4096)
def _is_reference_title(title: str) -> bool:
    return bool(_REFERENCE.fullmatch(fold(title)))


@lru_cache(maxsize=4096)
def _aside(title: str) -> str:
    folded = fold(title)
    return next((reason for pattern, reason in _ASIDE if pattern.fullmatch(folded)), "")


def _is_glossary(title: str) -> bool:
    return fold(title).startswith("glos")


@lru_cache(maxsize=4096)
def _is_closing_title(title: str) -> bool:
    return bool(_CLOSING.fullmatch(fold(title)))


@dataclass(frozen=True, slots=True)
class Unit:
    """A top-level block of a source, at its place in the whole course."""

    source: str
    block: Block
    words: int


@dataclass(slots=True)
class Section:
    """A heading with what stands below it. `depth` counts from 1; 0 is the course itself."""

    title: str
    depth: int
    parent: Section | None = None
    # The heading as it stands, with its number.
    raw: str = ""
    # Called as a list of terms is, but it explains them in whole paragraphs.
    is_prose: bool = False
    # Named after its file, since no heading names it.
    is_nameless: bool = False
    children: list[Section] = field(default_factory=list)

    @property
    def is_reference(self) -> bool:
        """Glossary, bibliography and the like: kept, but no lesson to learn from."""
        return _is_reference_title(self.title) and not self.is_prose

    @property
    def is_closing(self) -> bool:
        """A summary or exercises: belongs to what stands before it."""
        return _is_closing_title(self.title)

    @property
    def aside(self) -> str:
        """Why it is no part of a course at all, "" for what is: a list of sources, an index."""
        at: Section | None = self
        while at is not None:
            if at.depth > 0 and not at.is_nameless and (reason := _aside(at.title)):
                return reason
            at = at.parent
        return ""

    def within(self, other: Section) -> bool:
        """Whether this section is `other` or lies below it."""
        at: Section | None = self
        while at is not None and at is not other:
            at = at.parent
        return at is other


@dataclass(frozen=True, slots=True)
class Segment:
    """Units `start`..`end` (exclusive): a heading and the text up to the next one.

    `part` is above 0 for the later parts of a long text without headings; `change` says how
    much the subject changes before it, 0 to 1.
    """

    section: Section
    start: int
    end: int
    words: int
    part: int = 0
    change: float = 0.0


@dataclass(frozen=True, slots=True)
class CourseOutline:
    """The whole course before it is cut: `segments` tile `units` without gap or overlap."""

    title: str
    units: tuple[Unit, ...]
    segments: tuple[Segment, ...]
    root: Section


def build_outline(reading: Reading, title: str = "") -> CourseOutline:
    """One tree over all documents. A title above everything becomes that of the course."""
    builder = _Builder()
    for document in reading.documents:
        builder.document(document)
    _without_numbers(builder.root)
    root, found = builder.root, ""
    own = {id(item.section): item.words for item in builder.segments}
    while len(root.children) == 1 and root.children[0].children:
        above = root.children[0]
        if found and own.get(id(above), 0) > _SHORT_INTRODUCTION:
            break
        root, found = above, found or above.title
    _set_depths(root)
    found = reading.title or found or _of_documents(builder.titles)
    if is_generic_title(bare_number(found)[1]) and reading.sources:
        # "Introduction" is what a part of a longer work begins with.
        found = humanise(PurePosixPath(reading.sources[0].name).name)
    course_title = title or found
    segments = tuple(item for item in builder.segments if item.start < item.end)
    return CourseOutline(course_title.strip()[:300], tuple(builder.units), segments, root)


def bare_number(title: str) -> tuple[str, str]:
    """("3", "How to code") of a heading that begins with a mere number or capital letter."""
    found = _MERE_NUMBER.match(title)
    return (found[1], title[found.end() :]) if found else ("", title)


def plain_title(markdown: str) -> str:
    """A heading as plain words, its numbering taken off."""
    shown = "".join(
        piece.value for piece in scan(markdown) if piece.kind in ("text", "code", "math", "newline")
    )
    words = " ".join(shown.split())
    if words.isupper() and len(words) > 6:
        words = " ".join(_cased(word, place) for place, word in enumerate(words.split(" ")))
    bare = _NUMBERING.sub("", words)
    return (bare or words)[:300]


def _cased(word: str, place: int) -> str:
    """A word of a heading in capitals as a title writes it."""
    small = word.lower()
    return small if place and small in _SMALL_WORDS else small[:1].upper() + small[1:]


def block_words(block: Block) -> int:
    """The size of a block in words, code counted by lines."""
    if block.kind in ("code", "output"):
        return _CODE_LINE_WORDS * (block.meta.get("code", "").count("\n") + 1)
    return count_words(block.text)


def _explains(title: str, units: Sequence[Unit]) -> bool:
    """Whether a section called "Key terms" or the like is a text rather than a list."""
    if not _is_reference_title(title) or _is_glossary(title) or _aside(title):
        return False
    told = sum(unit.words for unit in units if unit.block.kind == "para")
    listed = sum(unit.words for unit in units if unit.block.kind in ("definition", "list", "table"))
    return told >= _PROSE_WORDS and told > listed


def is_generic_title(title: str) -> bool:
    """Whether a heading names no subject: "Summary", "Chapter review"."""
    words = fold(title).split()
    return bool(words) and all(word in _GENERIC for word in words)


def _of_documents(titles: Sequence[str]) -> str:
    """A name for several documents that no folder and no heading names."""
    if len(titles) == 2 and len(f" {say('and')} ".join(titles)) <= 80:
        return f" {say('and')} ".join(titles)
    return titles[0] if len(titles) == 1 else say("and_more", titles[0])


def _without_numbers(root: Section) -> None:
    """Takes the numbers off the titles of sections that are counted through."""
    pending = [root]
    while pending:
        section = pending.pop()
        pending += section.children
        last = 0
        for place, child in enumerate(section.children):
            number, bare = bare_number(child.title)
            if number.isdigit():
                follows = int(number) == last + 1 if last else _goes_on(section, place, number)
                if follows or (len(section.children) == 1 and is_generic_title(bare)):
                    child.title, last = bare, int(number)
            elif any(below.raw.startswith(f"{number}.") for below in child.children):
                child.title = bare if number else child.title


def _goes_on(section: Section, place: int, number: str) -> bool:
    following = str(int(number) + 1)
    return any(bare_number(item.title)[0] == following for item in section.children[place + 1 :])


def _set_depths(root: Section) -> None:
    """Depths counted from the section that became the course; what stood above it is level."""
    above = root.parent
    while above is not None:
        above.depth, above = 0, above.parent
    pending: list[tuple[Section, int]] = [(root, 0)]
    while pending:
        section, depth = pending.pop()
        section.depth = depth
        pending += [(child, depth + 1) for child in section.children]


class _Builder:
    def __init__(self) -> None:
        self.root = Section("", 0)
        self.units: list[Unit] = []
        self.segments: list[Segment] = []
        self.titles: list[str] = []
        self._path: list[Section] = [self.root]
        self._open = self.root
        self._begun = 0
        self._words = 0

    def document(self, document: Document) -> None:
        """Adds one document, or the title of a part."""
        source = document.source
        if source is None:
            self._section(document.title, document.depth)
            self._close()
            return
        blocks = source.blocks
        at = _title_place(document, blocks)
        headed = at is not None
        stated = document.title or source.title or humanise(PurePosixPath(source.name).name)
        title = plain_title(stated if at is None else blocks[at].text)
        self._section(title or stated, document.depth)
        self._open.is_nameless = not (headed or document.title or source.title)
        if document.depth == 1:
            self.titles.append(title or stated)
        top = 0 if at is None else blocks[at].level
        ranks: list[tuple[float, int]] = [(top, document.depth)]
        for number, block in enumerate(blocks):
            if block.kind == "heading" and number != at:
                rank = max(float(block.level), ranks[0][0] + 0.5)
                while ranks[-1][0] >= rank:
                    ranks.pop()
                depth = ranks[-1][1] + 1
                ranks.append((rank, depth))
                self._section(plain_title(block.text), depth, block.text.strip())
            self._add(source.id, block)
        self._close()

    def _section(self, title: str, depth: int, raw: str = "") -> None:
        self._close()
        while self._path[-1].depth >= depth:
            self._path.pop()
        section = Section(title, self._path[-1].depth + 1, self._path[-1], raw)
        self._path[-1].children.append(section)
        self._path.append(section)
        self._open = section

    def _add(self, source: str, block: Block) -> None:
        words = block_words(block)
        self.units.append(Unit(source, block, words))
        self._words += words

    def _close(self) -> None:
        self._open.is_prose = _explains(self._open.title, self.units[self._begun :])
        self.segments.append(Segment(self._open, self._begun, len(self.units), self._words))
        self._begun, self._words = len(self.units), 0


def _title_place(document: Document, blocks: Sequence[Block]) -> int | None:
    """Which block is the title of its document; a notice of a few words may stand before it."""
    place = next((at for at, block in enumerate(blocks) if block.kind == "heading"), None)
    if place is None:
        return None
    if place:
        stated = document.title or (document.source.title if document.source else "")
        same = fold(plain_title(blocks[place].text)) == fold(plain_title(stated))
        words = sum(block_words(block) for block in blocks[:place])
        if words > _NOTICE_WORDS or (stated and not same):
            return None
    return place if _title_heading(document, blocks[place:]) else None


def _title_heading(document: Document, blocks: Sequence[Block]) -> bool:
    """Whether the first block is the title of its document rather than its first section."""
    first = blocks[0]
    if first.kind != "heading":
        return False
    if document.title and fold(plain_title(first.text)) == fold(plain_title(document.title)):
        return True
    levels = [block.level for block in blocks[1:] if block.kind == "heading"]
    stated = document.source.title if document.source else ""
    if stated and fold(plain_title(first.text)) == fold(plain_title(stated)):
        return True
    if stated and document.source and document.source.is_markdown and first.level > 1:
        return False
    return all(level > first.level for level in levels)
