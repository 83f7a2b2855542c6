"""Plain text: paragraphs, lists and code by their layout, headings by the habits of typists."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from ..pictures import PictureStore
from ..text.decoding import decode
from ..text.invisible import Cleaned
from ..text.rewrite import escape
from ..text.words import count_words
from . import base
from ._recognise import recognise
from .base import Block, Kind

_UNDERLINE = re.compile(r"^(=|-|~|\*|#)\1{2,}\s*$")
_HASHED = re.compile(r"^(#{1,6})[ \t]+(?=\S)")
_NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,4})[.)]?\s+(\S.*)$")
_CHAPTER = re.compile(
    r"^(chapter|part|book|section|unit|lesson|module|appendix|kapitel|chapitre|capítulo)\s+"
    r"([\divxlc]+|[a-z]+)\b[.:\s–—-]*(.*)$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^[ \t]*(?:[-*•‣·o]|\d{1,3}[.)]|[a-zA-Z][.)])[ \t]+(?=\S)")
_COUNTED = (
    *("part", "book", "module", "unit"),
    *("chapter", "section", "lesson", "appendix", "kapitel", "chapitre", "capítulo"),
)
_CHAPTERS = 4
_CODE_SIGNS = re.compile(r"[{};=<>|\\$]|\(\)|^\s*(?:#|//|>>>|\$ )", re.MULTILINE)
_MAX_TITLE = 90


@dataclass(slots=True)
class _Run:
    """Consecutive lines that are not blank: `first` to `last`."""

    first: int
    last: int


class PlainTextFormat:
    """Reads .txt files and whatever else is text but nothing better."""

    label = "Plain text"
    extensions = (".txt", ".text", ".asc", ".log")

    def sniff(self, head: bytes, name: str) -> float:
        """Its extension, else the last resort for anything that is text."""
        return 0.5 if name.lower().endswith(self.extensions) else 0.2

    def read(
        self, path: Path, root: Path | None = None, pictures: PictureStore | None = None
    ) -> base.Source:
        """The document at `path`."""
        data = base.load(path)
        return parse(decode(data, path.name), path.name, base.digest(data))


def parse(text: str, name: str, sha256: str) -> base.Source:
    """A plain text as a source. Raises FormatError when nothing in it can be read."""
    parser = _PlainParser(text)
    blocks = base.number_blocks(recognise(parser.blocks()))
    if not any(count_words(text[block.start : block.end]) for block in blocks):
        raise base.no_text(name)
    hidden = parser.cleaned.removed
    return base.Source(
        id="",
        name=name,
        kind=SOURCE.label,
        text=text,
        sha256=sha256,
        blocks=blocks,
        is_markdown=False,
        notes={"hidden": hidden} if hidden else {},
    )


class _PlainParser:
    def __init__(self, text: str) -> None:
        self.cleaned = Cleaned(text)
        self._text = self.cleaned.text
        self._lines = self._text.split("\n")
        self._all_runs: list[_Run] = []
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def blocks(self) -> list[Block]:
        """All blocks in order, without numbers."""
        found: list[Block] = []
        self._all_runs = self._runs()
        for place, run in enumerate(self._all_runs):
            found += self._run_blocks(place, run)
        return _ranked(found)

    def _runs(self) -> list[_Run]:
        runs: list[_Run] = []
        for number, line in enumerate(self._lines):
            if not line.strip():
                continue
            if runs and runs[-1].last == number - 1:
                runs[-1].last = number
            else:
                runs.append(_Run(number, number))
        return runs

    def _run_blocks(self, place: int, run: _Run) -> list[Block]:
        lines = self._lines[run.first : run.last + 1]
        if len(lines) >= 2 and _UNDERLINE.match(lines[1]) and _is_short(lines[0]):
            style = _heading_style(lines[0]) or f"under{lines[1].strip()[0]}"
            heading = self._heading(run.first, style)
            rest = _Run(run.first + 2, run.last)
            return [heading, *(self._run_blocks(place, rest) if rest.first <= rest.last else [])]
        hashed = _HASHED.match(lines[0])
        if hashed and _is_short(lines[0]) and (len(lines) == 1 or run.first == 0):
            heading = self._heading(run.first, f"hashed{len(hashed[1])}", hashed.end())
            rest = _Run(run.first + 1, run.last)
            return [heading, *(self._run_blocks(place, rest) if rest.first <= rest.last else [])]
        if len(lines) == 1:
            if _UNDERLINE.match(lines[0]):
                return []
            style = _heading_style(lines[0]) or self._bare_style(place, lines[0])
            if style:
                return [self._heading(run.first, style)]
        if self._is_code(lines):
            return [self._block("code", run.first, run.last)]
        return self._prose(run, lines)

    def _bare_style(self, place: int, line: str) -> str:
        """A short line without a sign: a title at the start, a heading before a long paragraph."""
        text = line.strip()
        if not _is_short(text) or (not text[-1].isalnum() and text[-1] not in "?)"):
            return ""
        if place == 0 and len(self._all_runs) > 1 and len(text.split()) <= 12:
            return "title"
        if len(text.split()) > 8 or not text[0].isupper() or place + 1 >= len(self._all_runs):
            return ""
        following = self._all_runs[place + 1]
        size = self._starts[following.last + 1] - self._starts[following.first]
        return "bare" if size > 3 * _MAX_TITLE and not _ITEM.match(line) else ""

    def _heading(self, line: int, style: str, skip: int = 0) -> Block:
        block = self._block("heading", line, line, level=1, skip=skip)
        return replace(block, meta={"style": style})

    def _is_code(self, lines: list[str]) -> bool:
        if not all(line.startswith(("    ", "\t")) for line in lines):
            return False
        return len(_CODE_SIGNS.findall("\n".join(lines))) >= len(lines)

    def _prose(self, run: _Run, lines: list[str]) -> list[Block]:
        """Paragraphs and list items of one run: an item goes on to the next sign of a list."""
        found: list[Block] = []
        starts = [place for place, line in enumerate(lines) if _ITEM.match(line)]
        # One sign inside a paragraph is a dash or an initial; a list has two or begins the run.
        if not starts or (len(starts) == 1 and starts[0] != 0):
            return [self._block("para", run.first, run.last)]
        if starts[0]:
            found.append(self._block("para", run.first, run.first + starts[0] - 1))
        items = []
        for start, after in zip(starts, [*starts[1:], len(lines)], strict=True):
            items.append(self._item(run.first + start, run.first + after - 1))
        if len(items) == 1 and not lines[0].lstrip().startswith(("-", "*", "•")):
            return [self._block("para", run.first, run.last)]
        ordered = lines[starts[0]].lstrip()[:1].isdigit()
        markers = [f"{number}. " if ordered else "- " for number in range(1, len(items) + 1)]
        text = "\n".join(
            marker.ljust(4) + item.text.replace("\n", "\n    ")
            for marker, item in zip(markers, items, strict=True)
        )
        meta = {"ordered": "yes"} if ordered else {}
        whole = Block(
            "", "list", text, items[0].start, items[-1].end, meta=meta, children=tuple(items)
        )
        return [*found, whole]

    def _item(self, first: int, last: int) -> Block:
        sign = _ITEM.match(self._lines[first])
        para = self._block("para", first, last, skip=sign.end() if sign else 0)
        return Block("", "item", para.text, para.start, para.end, children=(para,))

    def _block(self, kind: Kind, first: int, last: int, *, level: int = 0, skip: int = 0) -> Block:
        start = self._starts[first] + skip
        chunk = self._text[start : self._starts[last + 1] - 1]
        begin = start + len(chunk) - len(chunk.lstrip())
        end = start + len(chunk.rstrip())
        lines = [line.strip() for line in self._text[begin:end].split("\n")]
        text, meta = escape("\n".join(lines)), {}
        if kind == "code":
            code = "\n".join(line[4:] for line in self._lines[first : last + 1])
            text, meta = f"```\n{code}\n```", {"lang": "", "code": code}
        return Block(
            "", kind, text, self.cleaned.raw(begin), self.cleaned.raw_end(end), level, meta
        )


def _is_short(line: str) -> bool:
    return 0 < len(line.strip()) <= _MAX_TITLE


def _heading_style(line: str) -> str:
    """How a line that stands alone is marked as a heading; "" for an ordinary paragraph."""
    text = line.strip()
    if not 1 < len(text) <= _MAX_TITLE or text[-1] in ",;" or text.count(". ") > 1:
        return ""
    chapter = _CHAPTER.match(text)
    if chapter and len(text.split()) <= 14 and not text.endswith("."):
        return chapter[1].lower()
    numbered = _NUMBERED.match(text)
    if numbered and text[-1] not in ".:?!" and len(text.split()) <= 12:
        return f"number{numbered[1].count('.')}" if numbered[2][0].isupper() else ""
    letters = [char for char in text if char.isalpha()]
    if len(letters) >= 3 and all(char.isupper() for char in letters) and text[-1] not in ".!":
        return "capitals" if len(text.split()) <= 12 else ""
    return ""


def _ranked(blocks: list[Block]) -> list[Block]:
    """Levels for headings: what an author marks first is above what he marks later.

    A heading that opens the document is the title of the whole, unless it is a counted one.
    """
    styles = [block.meta["style"] for block in blocks if block.kind == "heading"]
    opening = styles[0] if len(styles) > 1 and blocks[0].kind == "heading" else "number"
    if not opening.startswith(("number", "hashed", "title", *_COUNTED)):
        blocks = [replace(blocks[0], meta={"style": "title"}), *blocks[1:]]
        styles[0] = "title"
    ranks = sorted(dict.fromkeys(styles), key=lambda style: (_depth(style), styles.index(style)))
    levels = {style: min(level, 6) for level, style in enumerate(ranks, start=1)}
    return [
        replace(block, level=levels[block.meta["style"]], meta={})
        if block.kind == "heading"
        else block
        for block in blocks
    ]


def _depth(style: str) -> float:
    """Styles that name or count their depth keep it; the others follow their first use."""
    if style == "title":
        return 0
    if style in _COUNTED:
        return 1 + (_COUNTED.index(style) >= _CHAPTERS)
    if style.startswith("hashed"):
        return 2 + int(style[6:]) / 10
    return 4 + int(style[6:]) if style.startswith("number") else 3 + 7 * (style == "bare")


SOURCE = PlainTextFormat()
