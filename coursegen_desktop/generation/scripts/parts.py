"""A lesson's text in its parts: what is said in each, and what is shown.

The lesson is read by the reader of Markdown documents, so that its blocks have exact places. What
nobody narrates (exercises, lists of sources, footnotes) is left out here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from ...domain.lesson import heading_anchor
from ..extractive.material import Passage, passages
from ..extractive.outline import Unit
from ..sources import Block, Source
from ..sources._markdown_parser import MarkdownParser
from ..sources._recognise import bare_title, recognise
from ..sources.base import number_blocks
from ..text.languages import generic_titles, headings, said
from ..text.rewrite import plain_markdown
from ..text.sentences import Sentence
from ..text.words import count_words

ShownKind = Literal["figure", "table", "code", "output", "formula", "diagram", "check"]

_DIAGRAMS = frozenset(("mermaid",))
_CHECKS = frozenset(("check",))
# Headings of what is no subject of its own.
_LEFT_OUT = tuple(headings(name) for name in ("exercises", "sources", "index", "rights"))
_CLOSING = headings("closing")
_KEYPOINTS = headings("keypoints")
_OBJECTIVES = headings("objectives")
_OWN_TERMS = frozenset(name.casefold() for name in said("terms"))
_OWN_GOALS = frozenset(name.casefold() for name in (*said("outcomes"), *said("objectives")))
_GENERIC = generic_titles()
_OWN_WARNINGS = frozenset(name.casefold() for name in said("not_from_documents"))
_TABLE_CAPTION = re.compile(r"Table: (\S.*)", re.DOTALL)
# Abbreviations, footnotes and definitions of links are signs of a page, not words of a lesson.
_PAGE_SIGN = re.compile(r"\*\[[^\]\n]+\]:|\[\^[^\]\s]+\]:")
_RAISED = re.compile(r"<(su[pb])>([^<>\n]{1,6})</\1>")
_HIGH = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_LOW = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_ROUND_TEX = re.compile(r"\\\((.{1,600}?)\\\)", re.DOTALL)
_SQUARE_TEX = re.compile(r"\\\[(.{1,2000}?)\\\]", re.DOTALL)
# What stands in a formula; other words in such brackets are merely in brackets.
_OF_TEX = re.compile(r"[\\^_=+<>]")
_SHORT_TEX = 4


@dataclass(frozen=True, slots=True)
class Told:
    """Words of a lesson: a paragraph, the entries of a list, or a definition.

    `entries` are lists of sentences: one for a paragraph, one for each entry of a list. A
    caption is a paragraph in italics: it belongs to a picture, be it shown or not.
    """

    kind: Literal["para", "list", "definition", "aside", "caption"]
    entries: tuple[tuple[Sentence, ...], ...]
    term: str = ""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All of them."""
        return tuple(sentence for entry in self.entries for sentence in entry)


@dataclass(frozen=True, slots=True)
class Shown:
    """What has to be seen: its block, the words of the lesson that it is, its caption."""

    kind: ShownKind
    block: Block
    raw: str
    caption: str = ""
    # How much is told in the part before it.
    behind: int = 0
    # Programs that stand on one slide, where they are several, and what the last one prints.
    program: str = ""
    output: str = ""


@dataclass(slots=True)
class Part:
    """What stands under one heading, and under those that were joined with it.

    `anchors` are those of its headings, `above` the titles of the headings over it.
    """

    title: str
    level: int
    anchors: tuple[str, ...]
    above: tuple[str, ...] = ()
    told: list[Told] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    # The words of its blocks, by which a speaker's notes find it.
    blocks: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """That of its first heading, "" where there is none."""
        return self.anchors[0] if self.anchors else ""

    @property
    def words(self) -> int:
        """How much is told in it."""
        return sum(count_words(sentence.text) for told in self.told for sentence in told.sentences)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands under the heading."""
        return not self.told and not self.shown


@dataclass(slots=True)
class LessonParts:
    """The whole lesson: its parts, what it promises and what it sums up itself."""

    parts: list[Part] = field(default_factory=list)
    goals: list[Sentence] = field(default_factory=list)
    recap: list[Sentence] = field(default_factory=list)

    @property
    def words(self) -> int:
        """How much is told in all of it."""
        return sum(part.words for part in self.parts)


def lesson_parts(title: str, content: str) -> LessonParts:
    """Reads a lesson. The quotes of sentences are the lesson's own words as they stand."""
    return _Reader(title, content).parts()


class _Reader:
    """Goes through the blocks of one lesson."""

    def __init__(self, title: str, content: str) -> None:
        # As long as before, so that every place stays what it was.
        text = _ROUND_TEX.sub(lambda match: _as_tex(match, " $", "$ "), content)
        text = _SQUARE_TEX.sub(lambda match: _as_tex(match, "$$", "$$"), text)
        text = _RAISED.sub(_raised, text)
        parser = MarkdownParser(text, None, _kept)
        blocks = number_blocks(recognise(parser.blocks()))
        self._content = content
        self._source = Source(
            "lesson", title, "Markdown", text, "", blocks, title=title, links=parser.links
        )
        units = [Unit("lesson", block, 0) for block in blocks]
        # Every leaf has a passage; the quotes are those of the text as it was written.
        self._passages = {
            passage.block.id: self._as_written(passage)
            for passage in passages(units, {"lesson": self._source})
        }
        self._found = LessonParts(parts=[Part(title, 0, (), blocks=[title])])
        self._anchors: set[str] = set()
        self._above: list[tuple[int, str]] = []
        # What the heading that is open is for, "" for one that names a subject.
        self._role, self._role_level = "", 0
        self._last: Block | None = None

    def parts(self) -> LessonParts:
        """All parts that hold something."""
        for block in self._source.blocks:
            self._take(block)
        self._found.parts = [part for part in self._found.parts if not part.is_empty]
        return self._found

    def _as_written(self, passage: Passage) -> Passage:
        told = tuple(
            replace(sentence, quote=self._content[sentence.start : sentence.end])
            for sentence in passage.sentences
        )
        return replace(passage, sentences=told)

    # ------------------------------------------------------------ blocks

    def _take(self, block: Block) -> None:
        if block.kind == "heading":
            self._begin(block)
        elif block.kind == "objective" or self._role == "goals":
            self._found.goals += self._entries_of(block)
        elif block.kind == "keypoint" or self._role == "recap":
            self._found.recap += self._entries_of(block)
        elif not self._role:
            part = self._found.parts[-1]
            part.blocks.append(block.text)
            part.told += self._told(block)
            self._show(part, block)
            self._last = block

    def _begin(self, block: Block) -> None:
        title = plain_markdown(block.text)
        anchor = heading_anchor(block.text, self._anchors)
        while self._above and self._above[-1][0] >= block.level:
            self._above.pop()
        above = tuple(name for _, name in self._above)
        self._above.append((block.level, title))
        if self._role and block.level > self._role_level:
            return  # a part of the exercises, of the summary …
        self._role, self._role_level = _role_of(title), block.level
        if not self._role:
            part = Part(title, block.level, (anchor,), above, blocks=[block.text])
            self._found.parts.append(part)

    def _told(self, block: Block, inside: str = "") -> Iterator[Told]:
        kind = block.kind
        if kind in ("exercise", "solution") or self._is_page_sign(block):
            return
        if kind == "callout":
            yield from self._callout(block)
        elif kind == "list":
            entries = tuple(tuple(self._sentences(item)) for item in block.children)
            if any(entries):
                yield Told("list", tuple(entry for entry in entries if entry))
        elif kind == "definition":
            yield self._definition(block)
        elif kind == "para":
            found = tuple(self._sentences(block))
            if found:
                yield Told(_kind_of_words(found, inside), (found,))
        elif kind == "quote":
            for child in block.children:
                yield from self._told(child, "quote")

    def _definition(self, block: Block) -> Told:
        meaning = plain_markdown(block.meta.get("definition", "").partition("\n\n")[0])
        quote = self._content[block.start : block.end]
        said = Sentence(meaning, (), "lesson", block.id, block.start, block.end, quote)
        return Told("definition", ((said,),), plain_markdown(block.meta.get("term", "")))

    def _callout(self, block: Block) -> Iterator[Told]:
        title = bare_title(block.meta.get("title", "")).casefold()
        if title in _OWN_GOALS or _OBJECTIVES.fullmatch(title):
            self._found.goals += self._entries_of(block)
            return
        if title in _OWN_WARNINGS:
            return
        for child in block.children:
            if child.kind == "heading":
                continue
            yield from self._told(child, "callout")

    def _show(self, part: Part, block: Block) -> None:
        for one in _shown(block, self._content):
            if one.kind in ("table", "figure") and self._is_caption(part):
                one = replace(one, caption=part.told.pop().sentences[0].text)
            part.shown.append(replace(one, behind=len(part.told)))
        caption = _TABLE_CAPTION.fullmatch(block.text) if block.kind == "para" else None
        if caption and part.shown and part.shown[-1].kind == "table":
            part.shown[-1] = replace(part.shown[-1], caption=plain_markdown(caption[1]))

    def _is_caption(self, part: Part) -> bool:
        """Whether the last thing told is the line in italics over a table."""
        told = part.told[-1] if part.told else None
        if told is None or self._last is None or self._last.kind != "para":
            return False
        only = told.sentences[0]
        is_stressed = any(
            mark.kind in ("em", "strong") and mark.start == 0 and mark.end >= len(only.text) - 1
            for mark in only.marks
        )
        is_last = self._last.start <= only.start < self._last.end
        return len(told.sentences) == 1 and is_stressed and is_last

    def _is_page_sign(self, block: Block) -> bool:
        raw = self._content[block.start : block.end]
        return bool(_PAGE_SIGN.match(raw)) or bool(_TABLE_CAPTION.fullmatch(block.text))

    def _sentences(self, block: Block) -> Iterator[Sentence]:
        for inner in block.walk():
            passage = self._passages.get(inner.id)
            if passage is not None and not self._is_page_sign(inner):
                yield from passage.sentences

    def _entries_of(self, block: Block) -> list[Sentence]:
        """The first sentence of each entry, of each paragraph where there is no list."""
        lists = [inner for inner in block.walk() if inner.kind == "list"]
        found = []
        for inner in (leaf for top in (lists or [block]) for leaf in top.walk()):
            passage = self._passages.get(inner.id)
            if passage is not None and passage.sentences:
                found.append(passage.sentences[0])
        return found


def _kind_of_words(found: Sequence[Sentence], inside: str) -> Literal["para", "aside", "caption"]:
    is_stressed = all(
        any(m.kind == "em" and not m.start and m.end >= len(s.text) - 1 for m in s.marks)
        for s in found
    )
    if is_stressed:
        return "caption"
    return "aside" if inside else "para"


def _as_tex(match: re.Match[str], before: str, behind: str) -> str:
    is_formula = _OF_TEX.search(match[1]) or len(match[1].strip()) < _SHORT_TEX
    return f"{before}{match[1]}{behind}" if is_formula else match[0]


def _raised(match: re.Match[str]) -> str:
    """Figures above or below the line as signs, with a comment in the place of the tags."""
    inner = match[2]
    signs = inner.translate(_HIGH if match[1] == "sup" else _LOW)
    if signs == inner or any(sign in inner for sign in signs):
        signs = ("^" if match[1] == "sup" else "_") + inner
    return signs + "<!--" + " " * (len(match[0]) - len(signs) - 7) + "-->"


def _kept(target: str) -> str:
    """A name that the reader takes for a kept picture; the true one stands in the text."""
    return f"media/{hashlib.sha256(target.encode()).hexdigest()[:20]}.png"


def _role_of(title: str) -> str:
    """What a heading is for, where it names no subject: goals, recap, or nothing to be told."""
    bare = bare_title(title)
    if bare.casefold() in _OWN_TERMS or any(kind.fullmatch(bare) for kind in _LEFT_OUT):
        return "nothing"
    if bare.casefold() in _OWN_GOALS or _OBJECTIVES.fullmatch(bare):
        return "goals"
    return "recap" if _KEYPOINTS.fullmatch(bare) or _CLOSING.fullmatch(bare) else ""


def _shown(block: Block, content: str) -> Iterator[Shown]:
    """What is to be seen in a block; exercises keep theirs for those who solve them."""
    if block.kind in ("exercise", "solution", "objective", "keypoint"):
        return
    kind = _kind_of(block)
    if kind is not None:
        yield Shown(kind, block, content[block.start : block.end])
    elif block.children:
        for child in block.children:
            yield from _shown(child, content)
    elif block.kind == "para" and "![" in block.text:
        yield Shown("figure", block, content[block.start : block.end])


def _kind_of(block: Block) -> ShownKind | None:
    if block.kind == "code":
        language = block.meta.get("lang", "")
        if language in _CHECKS:
            return "check"
        return "diagram" if language in _DIAGRAMS else "code"
    kinds: dict[str, ShownKind] = {
        "table": "table", "figure": "figure", "equation": "formula", "output": "output",
    }  # fmt: skip
    return kinds.get(block.kind)


def titles_of(parts: Sequence[Part]) -> list[str]:
    """The titles of the parts, each once; "Examples" says what it has examples of."""
    taken: dict[str, int] = {}
    found = []
    for part in parts:
        title = part.title
        if part.above and bare_title(title).casefold() in _GENERIC:
            title = f"{part.above[-1]}: {title}"
        taken[title] = taken.get(title, 0) + 1
        found.append(title if taken[title] == 1 else f"{title} ({taken[title]})")
    return found
