"""Elements of a page to Markdown text. Words are escaped, so that none of them acts as markup."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ..text.rewrite import escape_inline, plain_markdown, protect_starts
from . import _mathml
from ._boxes import named
from ._html_notes import MARK, is_backlink, is_note
from ._html_roles import box_of
from ._html_tree import MAX_DEPTH, Element, is_unseen, tag_of
from ._office_text import PAGE, picture

_BLANKS = re.compile(r"[ \t\r\n\f\u00a0]+")
_BLOCK_TAGS = """\
address article aside blockquote body center dd details div dl dt fieldset figcaption figure
    footer header hgroup hr html li main nav ol p pre section summary table ul h1 h2 h3 h4 h5 h6
    form tbody thead tfoot tr td th caption"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_EMPHASIS = {"b": "**", "strong": "**", "i": "*", "em": "*", "dfn": "**", "var": "*", "cite": "*"}
_CODE = frozenset(("code", "kbd", "samp", "tt"))
_KEPT = frozenset(("sub", "sup"))
_HEADING = re.compile(r"h([1-6])")
_BOX_FRAME = re.compile(r"(?:^|\s)(?:admonition|callout|alert|notice|box)", re.IGNORECASE)
_BOX_NAME = re.compile(
    r"(note|tip|hint|warning|caution|danger|important|attention|example|info)", re.I
)
_PLAIN_BOX = re.compile(r"(?:^|\s)(note|tip|hint|warning|caution|danger)(?:\s|$)", re.IGNORECASE)
_LANGUAGE = re.compile(r"(?:language|lang|highlight)-([\w+#-]{1,30})")
# Cells that span others are repeated up to this size and width of a table; its words are never
# cut. The width counts most: Markdown fills every row up to the widest.
_MAX_CELLS = 5_000
_MAX_COLUMNS = 24


# What shows something that no lesson can: counted, not written.
_FILMS = frozenset(("audio", "video", "iframe", "embed", "object"))
_MAX_CAPTION = 280


@dataclass(slots=True)
class Surroundings:
    """What a document knows beyond its own elements.

    `picture` takes a picture over and gives its address in lessons, "" for one left out.
    `counts` is filled with what was left out.
    """

    picture: Callable[[str], str] | None = None
    counts: dict[str, int] = field(default_factory=dict)

    def count(self, name: str) -> None:
        """One more of what was left out."""
        self.counts[name] = self.counts.get(name, 0) + 1


def to_markdown(
    parts: Sequence[Element], *, strict: bool, around: Surroundings | None = None
) -> str:
    """The text of these elements. `strict` leaves out what looks like furniture of a site."""
    return "\n\n".join(to_blocks(parts, strict=strict, around=around)) + "\n"


def to_blocks(
    parts: Sequence[Element], *, strict: bool, around: Surroundings | None = None
) -> list[str]:
    """The same as single blocks of Markdown."""
    writer = _Writer(strict, around or Surroundings())
    return [block for part in parts for block in writer.blocks(part, 0)]


def to_line(element: Element, around: Surroundings | None = None) -> str:
    """What an element holds on one line: the text of a note."""
    return _Writer(False, around or Surroundings()).line(element)


class _Writer:
    def __init__(self, strict: bool, around: Surroundings) -> None:
        self._strict = strict
        self._around = around

    def blocks(self, element: Element, depth: int) -> list[str]:
        """The blocks in an element, loose text between them as paragraphs."""
        if depth > MAX_DEPTH:
            return [text] if (text := self._flat(element)) else []
        found: list[str] = []
        loose = [_text(element.text)]
        for child in element:
            if self._is_shown(child):
                if self._is_block(child):
                    _flush(loose, found)
                    found += self._block(child, depth + 1)
                else:
                    loose.append(self._inline(child, depth + 1))
            loose.append(_text(child.tail))
        _flush(loose, found)
        return found

    def line(self, element: Element) -> str:
        """The whole of an element on one line."""
        return self._line(element, 0)

    def _is_shown(self, element: Element) -> bool:
        if is_note(element) or is_backlink(element):
            return False
        tag = tag_of(element)
        if tag in _FILMS:
            self._around.count("films")
            # What stands inside is for readers that cannot play it.
            return False
        if tag == "svg" and not self._strict and not _wrapped_picture(element):
            self._around.count("drawings")
        return not is_unseen(element, strict=self._strict) or bool(_wrapped_picture(element))

    def _is_block(self, element: Element) -> bool:
        if tag_of(element) in _BLOCKS:
            return True
        if _mathml.is_formula(element):
            return _mathml.formula(element).startswith("$$")
        # A link or span around whole blocks is only a wrapper.
        return any(tag_of(inner) in _BLOCKS for inner in element.iterdescendants())

    def _block(self, element: Element, depth: int) -> list[str]:
        tag = tag_of(element)
        heading = _HEADING.fullmatch(tag)
        if heading:
            text = " ".join(self._inline_of(element, depth).split())
            return [f"{'#' * int(heading[1])} {text}"] if _has_words(text) else []
        if _mathml.is_formula(element):
            return [_mathml.formula(element)]
        if tag == "pre":
            return self._code(element)
        if tag in ("ul", "ol"):
            return self._list(element, depth, ordered=tag == "ol")
        if tag == "table":
            return self._table(element, depth)
        if tag == "dl":
            return self._definitions(element, depth)
        if tag == "hr":
            return []
        if tag == "blockquote":
            return _quoted(self.blocks(element, depth))
        if tag == "figure" and (drawn := self._figure(element, depth)):
            return [drawn]
        if tag == "figcaption":
            text = self._line(element, depth)
            return [text if "*" in text or not text else f"*{text}*"]
        return self._container(element, depth, tag)

    def _figure(self, element: Element, depth: int) -> str:
        """One kept picture with its caption; "" for any other figure."""
        images = list(element.iterdescendants("img"))
        captions = list(element.iterchildren("figcaption"))
        if len(images) != 1 or len(captions) != 1 or self._around.picture is None:
            return ""
        if element.xpath("boolean(.//table|.//pre|.//ul|.//ol)"):
            return ""
        caption = plain_markdown(self._line(captions[0], depth))
        address = self._around.picture(_address_of(images[0])) if caption else ""
        if not address or len(caption) > _MAX_CAPTION:
            return ""
        return picture(address, images[0].get("alt") or "", caption)

    def _container(self, element: Element, depth: int, tag: str) -> list[str]:
        inner = self.blocks(element, depth)
        if inner and (role := box_of(element)):
            return [f"::: {role}", *inner, ":::"]
        if tag == "details" and inner:
            title = self._summary(element, depth)
            inner = inner[1:] if title and inner[0] == title else inner
            kind = (
                "solution"
                if re.match(r"(?i)(?:show |see )?(?:solution|answer)", title)
                else "spoiler"
            )
            return [f":::: {kind} {title}", *inner, "::::"] if inner else []
        names = element.get("class") or ""
        pattern = _BOX_NAME if _BOX_FRAME.search(names) else _PLAIN_BOX
        box = pattern.search(names) if tag in ("div", "aside", "section", "p") else None
        if box and inner and named(box[1]) and len(inner) < 30:
            if re.fullmatch(r"(?i)\W*" + box[1] + r"\W*", inner[0]):
                inner = inner[1:]
            return _quoted([f"[!{box[1].upper()}]", *inner]) if inner else []
        return inner

    def _summary(self, element: Element, depth: int) -> str:
        for child in element:
            if tag_of(child) == "summary":
                return self._line(child, depth)
        return ""

    def _line(self, element: Element, depth: int) -> str:
        return " ".join(" ".join(self.blocks(element, depth)).split())

    def _code(self, element: Element) -> list[str]:
        raw = "".join(str(part) for part in element.itertext())
        text = textwrap.dedent(raw.strip("\n\r").rstrip())
        if not text.strip():
            return []
        names = " ".join(
            item.get("class") or "" for item in (element, *element.iterchildren("code"))
        )
        language = _LANGUAGE.search(names)
        ticks = "`" * max(3, max((len(run) for run in re.findall("`+", text)), default=0) + 1)
        return [f"{ticks}{language[1] if language else ''}\n{text}\n{ticks}"]

    def _list(self, element: Element, depth: int, *, ordered: bool) -> list[str]:
        start = element.get("start") or ""
        number = int(start) if ordered and start.isdigit() and len(start) < 6 else 1
        items: list[str] = []
        loose = False
        for child in element:
            if not self._is_shown(child):
                continue
            inner = self.blocks(child, depth + 1)
            if not inner:
                continue
            loose = loose or any(not _is_list(block) for block in inner[1:])
            marker = f"{number + len(items)}. " if ordered else "- "
            joined = ("\n\n" if loose else "\n").join(inner)
            items.append(marker.ljust(4) + joined.replace("\n", "\n    "))
        return [("\n\n" if loose else "\n").join(items)] if items else []

    def _definitions(self, element: Element, depth: int) -> list[str]:
        """Terms and their texts; terms without a text stand alone as paragraphs."""
        found: list[str] = []
        term = ""
        defined = False
        for child in _entries(element):
            if not self._is_shown(child):
                continue
            text = self._line(child, depth)
            if not text:
                continue
            if tag_of(child) == "dt":
                if term and not defined:
                    found.append(term)
                term, defined = text, False
            elif not term:
                found.append(text)
            elif defined:
                found[-1] += f"\n:   {text}"
            else:
                found.append(f"{term}\n:   {text}")
                defined = True
        return [*found, term] if term and not defined else found

    def _table(self, element: Element, depth: int) -> list[str]:
        rows = _grid(self, element, depth)
        width = max((len(row) for row in rows), default=0)
        caption = next((self._line(item, depth) for item in element.iterchildren("caption")), "")
        before = [f"*{caption}*"] if caption and "*" not in caption else []
        if not rows or width == 0:
            return before
        if width == 1 or (len(rows) == 1 and not element.xpath("boolean(.//th)")):
            # A table of one column or row only lays out what it holds.
            return before + [cell for row in rows for cell in row if cell]
        lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
        return [*before, "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])]

    def cell(self, element: Element, depth: int) -> str:
        """A cell on one line; its blocks are parted by semicolons."""
        parts = [
            _BLANKS.sub(" ", _unlisted(block).replace("\n; ", "; ")).strip()
            for block in self.blocks(element, depth + 1)
        ]
        joined = "; ".join(part.replace("\n", " ") for part in parts if part)
        return re.sub(r"(?<!\\)\|", r"\\|", joined)

    # -- inline ----------------------------------------------------------------------------

    def _inline_of(self, element: Element, depth: int) -> str:
        parts = [_text(element.text)]
        for child in element:
            if self._is_shown(child):
                parts.append(self._inline(child, depth + 1))
            parts.append(_text(child.tail))
        return "".join(parts)

    def _inline(self, element: Element, depth: int) -> str:
        tag = tag_of(element)
        if tag == "br":
            return "  \n"
        if _mathml.is_formula(element):
            return _inline_formula(element)
        if mark := element.get(MARK):
            return f"[^{mark}]"
        if tag in ("img", "image", "svg"):
            return self._picture(element, tag)
        if depth > MAX_DEPTH:
            return self._flat(element)
        if tag in _CODE:
            text = _BLANKS.sub(" ", "".join(str(part) for part in element.itertext())).strip()
            ticks = "``" if "`" in text else "`"
            pad = " " if "`" in text else ""
            return f"{ticks}{pad}{text}{pad}{ticks}" if text else ""
        inner = self._inline_of(element, depth)
        if tag in _EMPHASIS:
            return _wrapped(inner, _EMPHASIS[tag])
        if tag in _KEPT:
            return f"<{tag}>{inner}</{tag}>" if inner.strip() else ""
        address = element.get("href") or "" if tag == "a" else ""
        if re.match(r"(?i)(?:https?://|mailto:)[^\s<>]+$", address) and _has_words(inner):
            return f"[{inner.strip()}](<{address}>)"
        return inner

    def _picture(self, element: Element, tag: str) -> str:
        alt = _BLANKS.sub(" ", element.get("alt") or "").replace("[", "(").replace("]", ")").strip()
        source = _address_of(element) if tag == "img" else _wrapped_picture(element)
        if self._around.picture is not None and source:
            return picture(self._around.picture(source), alt[:490])
        return f"![{alt}](picture)" if alt else ""

    def _flat(self, element: Element) -> str:
        return _text(" ".join(str(part) for part in element.itertext())).strip()


def _address_of(image: Element) -> str:
    """Where a picture lies; pages that load pictures late keep it elsewhere."""
    stated = image.get("src") or ""
    late = image.get("data-src") or image.get("data-original") or ""
    return late if late and (not stated or stated.startswith("data:image/gif")) else stated


def _wrapped_picture(element: Element) -> str:
    """The address of the one picture that a drawing only frames: covers are made so."""
    if tag_of(element) not in ("svg", "image"):
        return ""
    images = [item for item in element.iter() if tag_of(item) == "image"]
    drawn = any(tag_of(item) in ("path", "text", "rect", "circle") for item in element.iter())
    if len(images) != 1 or drawn:
        return ""
    for name in ("href", "xlink:href", "xlink-href"):
        if found := images[0].get(name):
            return found
    return ""


def _inline_formula(element: Element) -> str:
    """A formula within a line, also one that was meant to stand alone."""
    tex = _mathml.to_tex(element)
    return f"${tex}$" if tex and len(tex) <= 600 else escape_inline(tex)


def _text(text: str | None) -> str:
    return escape_inline(_BLANKS.sub(" ", text)) if text else ""


def _flush(loose: list[str], found: list[str]) -> None:
    """Ends a paragraph of loose text."""
    lines = [" ".join(line.split()) for line in "".join(loose).split("  \n")]
    text = "  \n".join(line for line in lines if line)
    loose.clear()
    if _has_words(text) or text.startswith(("![", "$")) or PAGE in text:
        found.append(protect_starts(text))


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _wrapped(inner: str, sign: str) -> str:
    """Emphasis hugs its words; blanks at its borders go outside."""
    bare = inner.strip()
    if not _has_words(bare) or "\n" in bare or sign[0] in bare.replace("\\" + sign[0], ""):
        return inner
    start = inner[: len(inner) - len(inner.lstrip())]
    return f"{start}{sign}{bare}{sign}{inner[len(inner.rstrip()) :]}"


def _quoted(blocks: list[str]) -> list[str]:
    lines = "\n\n".join(blocks).split("\n")
    return ["\n".join(f"> {line}".rstrip() for line in lines)] if blocks else []


def _is_list(block: str) -> bool:
    return bool(re.match(r"(?:-|\d{1,6}\.)\s", block))


def _unlisted(block: str) -> str:
    """A list or a table inside a cell as one line of text."""
    if block.startswith("| "):
        rows = [line.strip("| ").replace(" | ", ", ") for line in block.split("\n")]
        return "; ".join(row for row in rows if row.strip("-, "))
    return re.sub(r"(?m)^[ ]*(?:-|\d{1,6}\.)[ ]+", "; ", block).removeprefix("; ")


def _entries(element: Element) -> list[Element]:
    """dt and dd of a list, also where they are wrapped in div."""
    found: list[Element] = []
    for child in element:
        if tag_of(child) in ("dt", "dd"):
            found.append(child)
        elif tag_of(child) == "div":
            found += [item for item in child if tag_of(item) in ("dt", "dd")]
    return found


def _grid(writer: _Writer, table: Element, depth: int) -> list[list[str]]:
    """Rows of cells, each spanning cell repeated where it reaches."""
    rows: list[list[str]] = []
    carried: dict[int, tuple[int, str]] = {}
    total = 0
    for row in table.iterdescendants("tr"):
        if next(row.iterancestors("table")) is not table:
            continue
        line: list[str] = []
        reach = 0
        cells = [cell for cell in row if tag_of(cell) in ("td", "th")]
        while cells or len(line) in carried:
            column = len(line)
            if column in carried:
                left, text = carried.pop(column)
                line.append(text)
                if left > 1:
                    carried[column] = (left - 1, text)
                continue
            cell = cells.pop(0)
            text = writer.cell(cell, depth)
            spans = total < _MAX_CELLS and column < _MAX_COLUMNS
            room = max(_MAX_COLUMNS - column, 1)
            reach = max(reach, _span(cell, "colspan"))
            for _ in range(min(_span(cell, "colspan"), room) if spans else 1):
                if spans and (down := _span(cell, "rowspan")) > 1:
                    carried[len(line)] = (down - 1, text)
                line.append(text)
        if reach == len(line) > 1 and not carried:
            # One cell across the whole table is a title in it, not the same in each column.
            line[1:] = [""] * (len(line) - 1)
        total += len(line)
        if any(line):
            rows.append(line)
    return rows


def _span(cell: Element, name: str) -> int:
    value = cell.get(name) or "1"
    return min(int(value), 50) if value.isdigit() and len(value) < 6 and int(value) else 1
