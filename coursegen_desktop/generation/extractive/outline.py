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
from ..text.languages import headings, say
from ..text.words import count_words, fold

_NUMBERING = re.compile(
    rf"^(?:(?:{headings('numbering').pattern})"
    r"\s+(?:\d{1,3}|[ivxlc]{1,6})\s*[.:–—-]\s*"
    r"|\d{1,3}(?:\.\d{1,3})+[.)]?\s+|\d{1,3}[.)]\s+|[ivxIVX]{1,4}[.)]\s+)(?=\S)",
    re.IGNORECASE,
)
_REFERENCE = headings("reference")
_CLOSING = headings("closing")
_ASIDE = (
    (headings("sources"), LISTS_SOURCES),
    (headings("index"), IS_INDEX),
    (headings("rights"), TELLS_RIGHTS),
)
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
    # Named after its file, since no heading names it.
    is_nameless: bool = False
    children: list[Section] = field(default_factory=list)

    @property
    def is_reference(self) -> bool:
        """Glossary, bibliography and the like: kept, but no lesson to learn from."""
        return _is_reference_title(self.title)

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
    root, found = builder.root, ""
    own = {id(item.section): item.words for item in builder.segments}
    while len(root.children) == 1 and root.children[0].children:
        above = root.children[0]
        if found and own.get(id(above), 0) > _SHORT_INTRODUCTION:
            break
        root, found = above, found or above.title
    _set_depths(root)
    course_title = title or reading.title or found or _of_documents(builder.titles)
    segments = tuple(item for item in builder.segments if item.start < item.end)
    return CourseOutline(course_title.strip()[:300], tuple(builder.units), segments, root)


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


def _of_documents(titles: Sequence[str]) -> str:
    """A name for several documents that no folder and no heading names."""
    if len(titles) == 2 and len(f" {say('and')} ".join(titles)) <= 80:
        return f" {say('and')} ".join(titles)
    return titles[0] if len(titles) == 1 else say("and_more", titles[0])


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
        headed = _title_heading(document, blocks)
        stated = document.title or source.title or humanise(PurePosixPath(source.name).name)
        title = plain_title(blocks[0].text) if headed else plain_title(stated)
        self._section(title or stated, document.depth)
        self._open.is_nameless = not (headed or document.title or source.title)
        if document.depth == 1:
            self.titles.append(title or stated)
        ranks: list[tuple[float, int]] = [(blocks[0].level if headed else 0, document.depth)]
        for number, block in enumerate(blocks):
            if block.kind == "heading" and not (headed and number == 0):
                rank = max(float(block.level), ranks[0][0] + 0.5)
                while ranks[-1][0] >= rank:
                    ranks.pop()
                depth = ranks[-1][1] + 1
                ranks.append((rank, depth))
                self._section(plain_title(block.text), depth)
            self._add(source.id, block)
        self._close()

    def _section(self, title: str, depth: int) -> None:
        self._close()
        while self._path[-1].depth >= depth:
            self._path.pop()
        section = Section(title, self._path[-1].depth + 1, self._path[-1])
        self._path[-1].children.append(section)
        self._path.append(section)
        self._open = section

    def _add(self, source: str, block: Block) -> None:
        words = block_words(block)
        self.units.append(Unit(source, block, words))
        self._words += words

    def _close(self) -> None:
        self.segments.append(Segment(self._open, self._begun, len(self.units), self._words))
        self._begun, self._words = len(self.units), 0


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
