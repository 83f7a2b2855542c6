"""The body of a Word file in its order: paragraphs, tables and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from ..pictures import PictureStore
from ..text.rewrite import escape
from ._docx_parts import Part, blocks_of
from ._docx_runs import MC, Content, Drawing, RunReader, chosen
from ._docx_styles import Numbering, Styles, W, value
from ._office_drawings import chart_blocks, diagram_blocks
from ._office_text import (
    PAGE,
    alternative,
    cell,
    counted,
    has_words,
    inline,
    is_table_caption,
    paragraph,
    plain,
    table,
)

Element = etree._Element

_MAX_DEPTH = 12
# Cells that span others are repeated up to this width: Markdown fills every row up to the widest.
_MAX_SPAN = 24
_GALLERY = "Table of Contents"


class BodyReader:
    """Reads a document's parts. `picture` and `drawing` look up what a relationship leads to."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        runs: RunReader,
        *,
        picture: Callable[[str], bytes | None],
        drawing: Callable[[str], Element | None],
        pictures: PictureStore,
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._runs = runs
        self._picture = picture
        self._drawing = drawing
        self._store = pictures
        self._pages = 0
        self._in_contents = False
        self.lost_pictures = 0

    def parts(self, container: Element, depth: int = 0) -> list[Part]:
        """The parts in a body, a cell, a text box or a note."""
        found: list[Part] = []
        for child in container:
            # Comments and the like have a function for a tag; the stubs of lxml do not know it.
            tag: object = child.tag
            if tag == f"{W}p":
                found += self._paragraph(child, depth)
            elif tag == f"{W}tbl":
                found += self._table(child, depth)
            elif tag == f"{W}sdt":
                found += self._control(child, depth)
            elif tag in (f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
                found += self.parts(child, depth)
            elif tag == f"{MC}AlternateContent":
                found += self.parts(chosen(child), depth)
        return found

    def _control(self, control: Element, depth: int) -> list[Part]:
        gallery = control.find(f"{W}sdtPr/{W}docPartObj")
        inner = control.find(f"{W}sdtContent")
        if inner is None:
            return []
        if value(gallery, "docPartGallery") == _GALLERY:
            for line in inner.iter(f"{W}p"):
                self._skip(self._runs.read(line, value(line.find(f"{W}pPr"), "pStyle")))
            return []
        return self.parts(inner, depth)

    def _skip(self, content: Content) -> None:
        """A line of a table of contents: dropped, its pages counted."""
        if not self._in_contents:
            self._runs.count("contents")
        self._in_contents = True
        self._pages += content.pages + plain_pages(content)

    # -- paragraphs ------------------------------------------------------------------------

    def _paragraph(self, element: Element, depth: int) -> list[Part]:
        properties = element.find(f"{W}pPr")
        style = value(properties, "pStyle")
        within = self._runs.in_contents
        content = self._runs.read(element, style)
        level = self._heading_level(properties, style)
        if self._styles.is_contents(style) or (within and not level and not content.segments):
            self._skip(content)
            return []
        pages, self._pages = self._pages + content.pages, 0
        made = self._made(content, properties, style, level)
        if made is not None:
            self._in_contents = False
        drawn = [part for item in content.drawings for part in self._drawn(item)]
        for box in content.boxes if depth < _MAX_DEPTH else ():
            drawn += self.parts(box, depth + 1)
        if made is not None and made.kind == "caption" and drawn:
            # A picture and its caption in one paragraph: the picture comes first.
            found = [*drawn, made]
        else:
            found = [made, *drawn] if made is not None else drawn
        if not found:
            self._pages += pages + plain_pages(content)
        elif pages:
            found[0] = replace(found[0], pages=found[0].pages + pages)
        return found

    def _heading_level(self, properties: Element | None, style: str) -> int:
        own = value(properties, "outlineLvl")
        if own.isdigit():
            return int(own) + 1 if int(own) < 9 else 0
        return self._styles.heading_level(style)

    def _made(
        self, content: Content, properties: Element | None, style: str, level: int
    ) -> Part | None:
        words = plain(content.segments).strip()
        text = self._formulas(content) or paragraph(content.segments)
        if not text or not (words or text.startswith("$")):
            return None
        sizes = content.sizes
        size = max(sorted(sizes), key=lambda item: sizes[item], default=0)
        made = Part(
            "para",
            text,
            words=words,
            bare=inline(content.segments, emphasis=False).replace("  \n", " "),
            notes=tuple(content.notes),
            size=size or self._styles.paragraph_size(style),
            bold=content.bold,
        )
        if text.startswith("$$"):
            return replace(made, kind="ready")
        if self._styles.is_title(style) and not level:
            return replace(made, kind="title")
        if level:
            return replace(made, kind="heading", level=level, text=made.bare)
        in_list = properties is not None and properties.find(f"{W}numPr") is not None
        if self._is_code(content, style) and in_list:
            shown = [replace(part, code=False) for part in content.segments]
            made = replace(made, text=paragraph(shown))
        elif self._is_code(content, style):
            lines = "".join(PAGE if part.text == PAGE else part.text for part in content.segments)
            return replace(made, kind="code", text=lines)
        if self._styles.is_caption(style):
            return replace(made, kind="caption")
        return self._listed(made, properties, style)

    def _formulas(self, content: Content) -> str:
        """A paragraph that is nothing but formulas: each stands for itself."""
        rest = [part for part in content.segments if not part.ready]
        if not content.formulas or any(part.text.strip() for part in rest) or content.notes:
            return ""
        return "\n\n".join(f"$$\n{tex}\n$$" for tex in content.formulas)

    def _is_code(self, content: Content, style: str) -> bool:
        if self._styles.is_code(style):
            return True
        shown = [part for part in content.segments if part.text.strip() and part.text != PAGE]
        return bool(shown) and all(part.code for part in shown)

    def _listed(self, made: Part, properties: Element | None, style: str) -> Part:
        numbering = properties.find(f"{W}numPr") if properties is not None else None
        inherited = self._styles.numbering(style)
        own = numbering if numbering is not None else inherited
        number = value(own, "numId") or value(inherited, "numId")
        level = value(own, "ilvl") or value(inherited, "ilvl")
        steps = int(level) if level.isdigit() and len(level) < 3 else 0
        stated = self._styles.list_style(style)
        place = self._numbering.place(number, steps) if own is not None else None
        if stated is not None and numbering is None:
            # "List Bullet 2" is a list of its own to Word, one step in to the reader.
            steps = max(steps, stated[1])
        if place is not None:
            kind, count = place
            letter = counted(count, kind)
            is_plain = kind == "bullet" or letter
            return replace(
                made,
                kind="item",
                level=steps,
                number=None if is_plain else count,
                letter=letter,
            )
        if stated is not None and own is None:
            numbered = 1 if stated[0] == "number" else None
            return replace(made, kind="item", level=stated[1], number=numbered)
        if self._styles.is_quote(style):
            return replace(made, kind="quote")
        return replace(made, kind="caption") if is_table_caption(made.words) else made

    # -- drawn things ----------------------------------------------------------------------

    def _drawn(self, item: Drawing) -> list[Part]:
        if item.kind == "picture":
            data = self._picture(item.relation)
            address = self._store.keep(data) if data is not None else ""
            alt = alternative(item.alt)
            if not address and not alt:
                self.lost_pictures += 1
            return [Part("figure", address, alt=alt)]
        root = self._drawing(item.relation)
        if root is None:
            self._runs.count("drawings")
            return []
        if item.kind == "diagram":
            return [Part("ready", block) for block in diagram_blocks(root)]
        blocks, cut = chart_blocks(root)
        self._runs.count("cut_charts", int(cut))
        return [Part("ready", block) for block in blocks]

    # -- tables ----------------------------------------------------------------------------

    def _table(self, element: Element, depth: int) -> list[Part]:
        if depth >= _MAX_DEPTH:
            words = " ".join(part.text or "" for part in element.iter(f"{W}t"))
            return [Part("para", paragraph_of(words), words=words)] if words.strip() else []
        rows = [self._row(row, depth) for row in _rows(element)]
        cells = [item for row in rows for item in row]
        widths = [sum(item[1] for item in row) for row in rows]
        notes = tuple(mark for item in cells for part in item[0] for mark in part.notes)
        filled = [row for row in rows if any(item[0] or item[2] for item in row)]
        if not any(item[0] for item in cells):
            return []
        if max(widths) == 1 or len(filled) == 1 or _are_columns(filled):
            # A table of one column or row only lays out what it holds.
            return [part for row in filled for item in row for part in item[0]]
        text = table(_grid(rows))
        if not text:
            return [part for item in cells for part in item[0]]
        pages, self._pages = self._pages, 0
        return [Part("ready", text, words=text, notes=notes, pages=pages)]

    def _row(self, row: Element, depth: int) -> list[tuple[list[Part], int, str]]:
        """(parts, columns, "", "restart" or "continue") of each cell."""
        properties = row.find(f"{W}trPr")
        found: list[tuple[list[Part], int, str]] = []
        before = value(properties, "gridBefore")
        found += [([], 1, "")] * (min(int(before), _MAX_SPAN) if _is_small(before) else 0)
        for item in _cells(row):
            own = item.find(f"{W}tcPr")
            merge = own.find(f"{W}vMerge") if own is not None else None
            down = "" if merge is None else merge.get(f"{W}val") or "continue"
            span = value(own, "gridSpan")
            columns = min(max(int(span), 1), _MAX_SPAN) if _is_small(span) else 1
            found.append((self.parts(item, depth + 1), columns, down))
        return found


def plain_pages(content: Content) -> int:
    """How many pages begin inside a paragraph."""
    return sum(part.text == PAGE for part in content.segments)


def paragraph_of(words: str) -> str:
    """Bare words as a paragraph."""
    return escape(" ".join(words.split()))


def _is_small(text: str) -> bool:
    return text.isdigit() and len(text) < 5


def _rows(element: Element) -> list[Element]:
    found: list[Element] = []
    for child in element:
        tag: object = child.tag
        if tag == f"{W}tr" and child.find(f"{W}trPr/{W}del") is None:
            found.append(child)
        elif tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            found += _rows(child)
    return found


def _cells(row: Element) -> list[Element]:
    found: list[Element] = []
    for child in row:
        tag: object = child.tag
        if tag == f"{W}tc":
            found.append(child)
        elif tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            found += _cells(child)
    return found


def _are_columns(rows: Sequence[list[tuple[list[Part], int, str]]]) -> bool:
    """Whether cells hold whole sections: such a table lays out a page."""
    cells = [item[0] for row in rows for item in row]
    headed = sum(any(part.kind in ("heading", "title") for part in parts) for parts in cells)
    return headed > 0 and max(len(parts) for parts in cells) > 3


def _grid(rows: Sequence[list[tuple[list[Part], int, str]]]) -> list[list[str]]:
    """Cells as Markdown, spanning ones repeated where they reach."""
    found: list[list[str]] = []
    above: Mapping[int, str] = {}
    for row in rows:
        line: list[str] = []
        marked: dict[int, str] = {}
        for parts, columns, down in row:
            at = len(line)
            if down == "continue" and not parts:
                text = above.get(at, "")
            else:
                text = cell(blocks_of([_in_cell(part) for part in parts]))
            bare = text.replace(PAGE, "")
            line += [text, *[bare] * (columns - 1)]
            if down:
                marked[at] = bare
        above = marked
        if has_words("".join(line)) or any("$" in item for item in line):
            found.append(line)
    return found


def _in_cell(part: Part) -> Part:
    """Headings, captions and displayed formulas are words of a cell like all others."""
    if part.kind in ("heading", "title", "caption"):
        return replace(part, kind="para")
    if part.kind == "ready" and part.text.startswith("$$"):
        return replace(part, text=part.text.replace("$$\n", "$").replace("\n$$", "$"))
    return part
