"""Lines of a PDF to Markdown: paragraphs, lists, code, headings, with the place of each page."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field
from statistics import median
from typing import Literal

from ..text.rewrite import escape_inline, protect_starts
from ._pdf_columns import Region
from ._pdf_headings import Heading, Outline, same_type
from ._pdf_inline import InlineWriter
from ._pdf_page import PLAIN, Cut, Line, Page, Style
from ._pdf_repair import WordJoiner

_BULLET = re.compile(r"[•‣◦▪●○■□➢➤✓·*–—-]|o(?=$)")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]|\(?[a-z][.)]|\(?[ivx]{1,4}[.)]")
_SENTENCE_END = re.compile(r"[.!?:;…。！？؟][\"'”’»)\]*\d]*$")
_PAGE_MARK = "\x00"

Kind = Literal["para", "item", "code", "heading", "cut", "note"]


@dataclass(slots=True)
class _Part:
    """A block that grows line by line. `text` holds a mark where a new page begins."""

    kind: Kind
    text: str = ""
    last: Line | None = None
    region: Region | None = None
    base: Style = PLAIN
    left: float = 0.0
    marker: float = 0.0
    depth: int = 0
    ordered: str = ""
    rows: list[Line] = field(default_factory=list)


class MarkdownWriter:
    """Collects the regions of a document page by page; `finish()` gives text and page places."""

    def __init__(
        self, pages: list[Page], outline: Outline, body: Style, joiner: WordJoiner
    ) -> None:
        self._outline = outline
        self._body = body
        # Marks begin anew on many a page; labels mean one note of the whole document.
        marks = ((page.number, mark) for page in pages for mark, _ in page.notes)
        self._names = {key: str(number) for number, key in enumerate(marks, start=1)}
        self._inline = InlineWriter(joiner, lambda page, mark: self._names.get((page, mark), ""))
        self._parts: list[_Part] = []
        self._leading = _leading(pages, body)
        # Pages that have begun and of which nothing is written yet.
        self._pending = 0

    # -- what comes in ---------------------------------------------------------------------

    def begin_page(self) -> None:
        """All that is added from now on stands on the next page."""
        self._pending += 1

    def region(self, region: Region) -> None:
        """Adds the items of one column."""
        open_heading: Heading | None = None
        for item in region.items:
            if isinstance(item, Cut):
                self._cut(item)
                open_heading = None
                continue
            for entry in self._outline.inserted.get(id(item), ()):
                self._start(_Part("heading", depth=entry.level), escape_inline(entry.title))
            heading = self._outline.starts.get(id(item))
            if heading:
                open_heading = heading
                text = self._inline.line(item, item.style, plain=True)
                self._start(_Part("heading", depth=heading.level, last=item), text)
            elif open_heading and any(item is line for line in open_heading.lines):
                part = self._parts[-1]
                more = self._inline.line(item, item.style, plain=True)
                part.text = self._inline.join(part.text, more)
            else:
                open_heading = None
                self._line(item, region)

    def notes(self, page: Page) -> None:
        """Adds the footnotes of a page; a paragraph that may go on stays the last part."""
        open_part = self._parts.pop() if page.notes and self._parts and self._goes_on() else None
        if open_part:
            # The notes come first, so the page begins with them.
            bare = open_part.text.lstrip(_PAGE_MARK)
            self._pending += len(open_part.text) - len(bare)
            open_part.text = bare
        for mark, lines in page.notes:
            text = ""
            for line in lines:
                more = self._inline.line(line, lines[0].style)
                text = self._inline.join(text, more) if text else more
            if text:
                name = self._names[(page.number, mark)]
                self._start(_Part("note"), f"[^{name}]: {text}")
        if open_part:
            self._parts.append(open_part)

    def _goes_on(self) -> bool:
        part = self._parts[-1]
        begun_before = _PAGE_MARK in part.text.lstrip(_PAGE_MARK)
        return part.kind in ("para", "item") and not _ends(part.text) and not begun_before

    # -- lines -----------------------------------------------------------------------------

    def _line(self, line: Line, region: Region) -> None:
        part = self._parts[-1] if self._parts else None
        if _is_code(line):
            if part and part.kind == "code" and self._is_near(part, line, 3.2):
                part.rows.append(line)
                part.last = line
                self._mark(part)
                return
            fresh = _Part("code", last=line, region=region, left=line.x0)
            fresh.rows.append(line)
            self._start(fresh, "")
            return
        marker = _marker(line)
        if marker and self._is_item(part, line, region, marker):
            self._item(line, region, marker)
            return
        if part and part.kind in ("para", "item") and self._continues(part, line, region):
            text = self._inline.line(line, part.base)
            before = part.text
            part.text = self._inline.join(part.text, self._marked() + text)
            if part.text == before:
                return
            part.last, part.region = line, region
            return
        base = _base(line, self._body)
        fresh = _Part("para", last=line, region=region, base=base, left=line.x0)
        self._start(fresh, self._inline.line(line, base))

    def _marked(self) -> str:
        """A sign for each page that begins here."""
        count, self._pending = self._pending, 0
        return _PAGE_MARK * count

    def _mark(self, part: _Part) -> None:
        part.text += self._marked()

    def _start(self, part: _Part, text: str) -> None:
        part.text = self._marked() + text
        self._parts.append(part)

    def _is_near(self, part: _Part, line: Line, times: float) -> bool:
        last = part.last
        if last is None or last.page != line.page or line.y <= last.y:
            return False
        return line.y - last.y <= times * max(line.size, last.size)

    def _continues(self, part: _Part, line: Line, region: Region) -> bool:
        """Whether a line goes on with the paragraph or item above it."""
        last = part.last
        if last is None or abs(last.size - line.size) > 0.6:
            return False
        if last.style.bold != line.style.bold and not _mixed(last, line):
            return False
        ended = _ends(part.text)
        if part.region is not region:
            starts_low = line.text[:1].islower()
            divided = part.text.endswith(("\ufffe", "\u2010"))
            return divided or (not ended and (starts_low or self._is_full(last, part, line)))
        gap = line.y - last.y
        if gap <= 0 or gap > 1.35 * self._leading * line.size:
            return False
        if part.kind == "item":
            return line.x0 > part.marker + 0.6 * line.size or (
                not ended
                and abs(line.x0 - part.marker) < line.size
                and self._is_full(last, part, line)
            )
        indented = line.x0 - last.x0 > 0.7 * line.size and line.x0 - region.left > 0.7 * line.size
        if (
            indented
            and abs(last.x0 - part.left) < 2
            and (ended or len(part.text) > len(last.text) + 20)
        ):
            return False
        short = last.x1 < region.left + 0.5 * (region.right - region.left)
        if short and not line.text[:1].islower() and part.kind == "para":
            return self._is_full(last, part, line)
        return not (ended and not self._is_full(last, part, line))

    def _is_full(self, last: Line, part: _Part, line: Line) -> bool:
        """Whether the first word of the next line would not have found room on the last."""
        region = part.region
        if region is None:
            return False
        first = line.words[0]
        return last.x1 + (first.x1 - first.x0) + 0.25 * line.size > region.right - 1

    # -- lists -----------------------------------------------------------------------------

    def _is_item(
        self, part: _Part | None, line: Line, region: Region, marker: tuple[str, int]
    ) -> bool:
        """Whether what looks like a marker is one, and no number at the start of a line."""
        if not marker[0]:
            return len(line.words) > marker[1] or line.x0 > region.left
        if part is None or part.kind not in ("para", "item"):
            return True
        if (part.kind == "item" and part.ordered) or line.starts[:1] == (marker[1],):
            return True
        # Within a paragraph a number at the start of a line is a marker only where the line
        # before it was ended on purpose.
        last = part.last
        short = last is not None and not self._is_full(last, part, line)
        ended = short and (part.text[-1:] in ":." or (part.kind == "item" and marker[0] == "1"))
        return ended or not self._continues(part, line, region)

    def _item(self, line: Line, region: Region, marker: tuple[str, int]) -> None:
        number, count = marker
        rest = Line(line.words[count:], line.page, line.x0, line.x1, line.y, line.style)
        base = _base(rest, self._body) if rest.words else line.style
        depth = 0
        for before in reversed(self._parts[-40:]):
            if before.kind != "item" or before.last is None:
                break
            step = line.x0 - before.marker
            if abs(step) <= 0.5 * line.size or before.region is not region:
                depth = before.depth
                break
            if step > 0:
                depth = min(before.depth + 1, 4)
                break
        part = _Part(
            "item", last=line, region=region, base=base, marker=line.x0, depth=depth, ordered=number
        )
        self._start(part, self._inline.line(rest, base) if rest.words else "")

    # -- the rest --------------------------------------------------------------------------

    def _cut(self, cut: Cut) -> None:
        text = cut.text
        if cut.caption:
            caption = ""
            for line in cut.caption:
                more = self._inline.line(line, cut.caption[0].style, plain=True)
                caption = self._inline.join(caption, more) if caption else more
            text = f"{text}\n\n*{_unstarred(caption)}*" if text else f"*{_unstarred(caption)}*"
        if text and not self._goes_on_as_table(cut, text):
            self._start(_Part("cut"), text)

    def _goes_on_as_table(self, cut: Cut, text: str) -> bool:
        """Adds the rows of a table that a page's end divided to its first part."""
        part = self._parts[-1] if self._parts else None
        if cut.kind != "table" or not self._pending or part is None or part.kind != "cut":
            return False
        head, rule, *rows = text.split("\n")
        before = part.text.replace(_PAGE_MARK, "").split("\n")
        if len(before) < 2 or before[1] != rule:
            return False
        # A head that is said again on the next page is no row.
        more = rows if head == before[0] else [head, *rows]
        part.text += "\n" + self._marked() + "\n".join(more)
        return True

    def finish(self) -> tuple[str, tuple[int, ...]]:
        """(the Markdown, the offsets at which the pages begin)."""
        tail = self._marked()
        chunks: list[str] = []
        previous: _Part | None = None
        for part in self._parts:
            written = _written(part, previous)
            if not written.strip(_PAGE_MARK + " \n"):
                chunks.append(re.sub(rf"[^{_PAGE_MARK}]", "", part.text))
                continue
            if previous is not None:
                tight = part.kind == previous.kind == "item"
                chunks.append("\n" if tight else "\n\n")
            chunks.append(written)
            previous = part
        whole = "".join(chunks).replace("\ufffe", "-") + "\n" + tail
        return _with_places(whole)


def _ends(text: str) -> bool:
    """Whether a sentence ends here."""
    return bool(_SENTENCE_END.search(text[-12:]))


def _with_places(marked: str) -> tuple[str, tuple[int, ...]]:
    pieces = marked.split(_PAGE_MARK)
    places: list[int] = []
    length = len(pieces[0])
    for piece in pieces[1:]:
        places.append(length)
        length += len(piece)
    text = "".join(pieces)
    # A page begins with its first letter, not with the blank lines before it.
    exact = []
    for place in places:
        while place < len(text) and text[place] == "\n":
            place += 1
        exact.append(min(place, len(text)))
    return text, tuple(exact)


def _written(part: _Part, previous: _Part | None) -> str:
    marks = _PAGE_MARK * part.text.count(_PAGE_MARK)
    if part.kind == "heading":
        title = " ".join(part.text.replace(_PAGE_MARK, "").split())
        return f"{marks}{'#' * min(max(part.depth, 1), 6)} {title}"
    if part.kind == "code":
        return marks + _fence(part.rows)
    if part.kind == "item":
        depth = part.depth
        if previous is None or previous.kind != "item":
            depth = 0
        part.depth = min(depth, previous.depth + 1) if previous and previous.kind == "item" else 0
        sign = f"{part.ordered}. " if part.ordered else "- "
        return "    " * part.depth + sign.ljust(4) + part.text
    if part.kind == "para":
        lead = len(part.text) - len(part.text.lstrip(_PAGE_MARK))
        return part.text[:lead] + protect_starts(part.text[lead:])
    return part.text


def _fence(rows: list[Line]) -> str:
    """Lines of code with the blanks that their places mean."""
    widths = [
        (word.x1 - word.x0) / len(word.text) for row in rows for word in row.words if word.text
    ]
    width = median(widths) if widths else 6.0
    left = min(row.x0 for row in rows)
    steps = [b.y - a.y for a, b in itertools.pairwise(rows) if b.y > a.y]
    step = median(steps) if steps else 0.0
    lines: list[str] = []
    before: Line | None = None
    for row in rows:
        if before is not None and step and row.page == before.page:
            lines += [""] * min(max(round((row.y - before.y) / step) - 1, 0), 3)
        text = ""
        for word in row.words:
            column = round((word.x0 - left) / width) if width else 0
            gap = column - len(text)
            text += " " * max(gap, 0 if word.glued or not text else 1) + word.text
        lines.append(text.replace("\ufffe", "-"))
        before = row
    code = "\n".join(lines)
    ticks = "`" * max(3, max((len(run) for run in re.findall("`+", code)), default=0) + 1)
    return f"{ticks}\n{code}\n{ticks}"


def _is_code(line: Line) -> bool:
    return all(word.style.mono for word in line.words)


def _marker(line: Line) -> tuple[str, int] | None:
    """(number or "" for a bullet, words that it takes) of a line that begins as an item does."""
    first = line.words[0].text
    if len(line.words) > 1 and line.words[1].glued:
        return None
    if _BULLET.fullmatch(first):
        return "", 1
    match = _NUMBER.fullmatch(first)
    if match and len(line.words) > 1:
        if match[1]:
            return str(int(match[1])), 1
        return None
    return None


def _base(line: Line, body: Style) -> Style:
    """What a paragraph is measured by: its own type where all of it is bold or slanted."""
    own = line.style
    letters = [word.style for word in line.words if any(map(str.isalpha, word.text))]
    if letters and all(style.italic for style in letters) and len(letters) > 12:
        return own
    return Style(body.font, body.size, body.bold, body.italic, body.mono)


def _mixed(line: Line, other: Line) -> bool:
    """Whether bold and other words share one of two lines: emphasis, and no title."""
    return any(
        len({word.style.bold for word in item.words}) == 2 for item in (line, other)
    ) or same_type(line.style, other.style)


def _unstarred(text: str) -> str:
    return text.strip().replace("*", "\\*").replace("\\\\*", "\\*")


def _leading(pages: list[Page], body: Style) -> float:
    """The usual distance of lines in the body, as a multiple of their size."""
    counts: Counter[float] = Counter()
    for page in pages:
        ordered = sorted(
            (line for line in page.lines if abs(line.size - body.size) < 0.5),
            key=lambda line: (round(line.x0 / 20), line.y),
        )
        for line, below in itertools.pairwise(ordered):
            step = (below.y - line.y) / body.size
            if 0.9 < step < 2.4:
                counts[round(step, 2)] += 1
    return counts.most_common(1)[0][0] if counts else 1.2
