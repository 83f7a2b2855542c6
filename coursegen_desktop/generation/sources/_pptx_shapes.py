"""What stands on a slide, in reading order, as Markdown blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from ..pictures import PictureStore
from ._office_drawings import chart_blocks, diagram_blocks
from ._office_text import (
    Item,
    Segment,
    alternative,
    cell,
    code_block,
    counted,
    inline,
    is_monospaced,
    listed,
    paragraph,
    picture,
    plain,
    table,
    web_address,
)
from ._omml import to_tex

Element = etree._Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A14 = "{http://schemas.microsoft.com/office/drawing/2010/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_DRAWN = frozenset(f"{P}{name}" for name in ("sp", "pic", "graphicFrame", "grpSp"))
# Placeholders that carry no text of the lecture.
_FURNITURE = frozenset(("dt", "ftr", "sldNum", "hdr", "sldImg"))
_TITLES = frozenset(("title", "ctrTitle"))
_LISTED = frozenset(("body", "obj", ""))
_MAX_DEPTH = 12
_MAX_SPAN = 24
# Hundredths of a point: no text of a slide is set so large, only its title.
_LARGE = 2400
_MAX_TITLE = 90
_MAX_TITLE_WORDS = 12
# Things whose left borders are nearer than this (a third of an inch) stand in one column.
_NEAR = 300_000


@dataclass(slots=True)
class Drawn:
    """A thing on a slide with its place, in the units of the file."""

    element: Element
    left: int
    top: int
    height: int
    inner: list[Drawn] = field(default_factory=list)


@dataclass(slots=True)
class Relations:
    """What the relationships of one slide lead to."""

    target: Callable[[str], str]
    blob: Callable[[str], bytes | None]
    xml: Callable[[str], Element | None]


class SlideReader:
    """Reads slides one after another; counts what is left out."""

    def __init__(self, pictures: PictureStore) -> None:
        self._store = pictures
        self._relations = Relations(lambda _: "", lambda _: None, lambda _: None)
        self._places: dict[tuple[str, str], tuple[int, int, int]] = {}
        self._unlisted: set[str] = set()
        self.counts: dict[str, int] = {}
        self.languages: dict[str, int] = {}
        self.lost_pictures = 0

    def title(self, tree: Element) -> tuple[str, Element | None]:
        """(Markdown of the slide's title, the shape that holds it)."""
        for shape in tree.iter(f"{P}sp"):
            if _placeholder(shape) in _TITLES:
                text = " ".join(self._words(shape, emphasis=False).split())
                if text:
                    return text, shape
        return self._large_line(tree)

    def _large_line(self, tree: Element) -> tuple[str, Element | None]:
        """The topmost line of a slide without a title, where it is larger than all others."""
        sizes = {
            shape: max((_whole(run.get("sz")) for run in shape.iter(f"{A}rPr")), default=0)
            for shape in tree.iterchildren(f"{P}sp")
            if shape.find(f"{P}txBody") is not None and shape.findtext(f".//{A}t")
        }
        if len(sizes) < 2:
            return "", None
        top = min(sizes, key=lambda shape: self._place(shape)[1])
        text = " ".join(self._words(top, emphasis=False).split())
        largest = all(sizes[top] > size for shape, size in sizes.items() if shape is not top)
        short = len(text) <= _MAX_TITLE and not text.endswith((".", ",", ";"))
        if sizes[top] >= _LARGE and largest and short and len(text.split()) <= _MAX_TITLE_WORDS:
            return text, top
        return "", None

    def blocks(
        self,
        tree: Element,
        title: Element | None,
        relations: Relations,
        places: dict[tuple[str, str], tuple[int, int, int]],
        unlisted: set[str],
    ) -> list[str]:
        """All but the title, in reading order. `places` are those of the layout's placeholders."""
        self._relations, self._places, self._unlisted = relations, places, unlisted
        found: list[str] = []
        for item in in_order(self._drawn(tree, title, 0)):
            found += self._written(item)
        return found

    # -- places ----------------------------------------------------------------------------

    def _drawn(self, parent: Element, title: Element | None, depth: int) -> list[Drawn]:
        found: list[Drawn] = []
        for child in parent:
            # Comments and the like have a function for a tag; the stubs of lxml do not know it.
            tag: object = child.tag
            if tag == f"{_MC}AlternateContent":
                inner = child.find(f"{_MC}Choice")
                inner = inner if inner is not None else child.find(f"{_MC}Fallback")
                if inner is not None and depth < _MAX_DEPTH:
                    found += self._drawn(inner, title, depth + 1)
            elif tag in _DRAWN and child is not title and not self._is_hidden(child):
                if _placeholder(child) in _FURNITURE:
                    continue
                left, top, height = self._place(child)
                item = Drawn(child, left, top, height)
                if tag == f"{P}grpSp" and depth < _MAX_DEPTH:
                    item.inner = self._drawn(child, title, depth + 1)
                found.append(item)
        return found

    def _is_hidden(self, shape: Element) -> bool:
        named = next(shape.iter(f"{P}cNvPr"), None)
        hidden = named is not None and named.get("hidden") in ("1", "true")
        if hidden:
            self._count("hidden_text")
        return hidden

    def _place(self, shape: Element) -> tuple[int, int, int]:
        for path in (f"{P}spPr/{A}xfrm", f"{P}grpSpPr/{A}xfrm", f"{P}xfrm"):
            frame = shape.find(path)
            if frame is not None:
                return place_of(frame)
        mark = next(shape.iter(f"{P}ph"), None)
        if mark is not None:
            key = (mark.get("type") or "", mark.get("idx") or "")
            by_index = {index: place for (_, index), place in self._places.items() if index}
            by_type = {kind: place for (kind, _), place in self._places.items() if kind}
            return by_index.get(key[1]) or by_type.get(key[0]) or (0, 0, 0)
        return 0, 0, 0

    def _count(self, what: str, by: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + by

    # -- things ----------------------------------------------------------------------------

    def _written(self, item: Drawn) -> list[str]:
        tag = item.element.tag
        if tag == f"{P}grpSp":
            return [block for inner in in_order(item.inner) for block in self._written(inner)]
        if tag == f"{P}pic":
            return self._picture(item.element)
        if tag == f"{P}graphicFrame":
            return self._frame(item.element)
        body = item.element.find(f"{P}txBody")
        filled = self._fill(item.element)
        return [*filled, *(self._text(item.element, body) if body is not None else [])]

    def _fill(self, shape: Element) -> list[str]:
        blip = shape.find(f"{P}spPr/{A}blipFill/{A}blip")
        return self._blip(shape, blip) if blip is not None else []

    def _picture(self, element: Element) -> list[str]:
        named = next(element.iter(f"{P}nvPr"), None)
        for kind in ("videoFile", "audioFile", "wavAudioFile", "quickTimeFile"):
            if named is not None and named.find(f"{A}{kind}") is not None:
                self._count("films")
        blip = element.find(f"{P}blipFill/{A}blip")
        return self._blip(element, blip) if blip is not None else []

    def _blip(self, element: Element, blip: Element) -> list[str]:
        named = next(element.iter(f"{P}cNvPr"), None)
        alt = (named.get("descr") or named.get("title") or "") if named is not None else ""
        if named is not None and any(
            mark.get("val") == "1" for mark in named.iter() if str(mark.tag).endswith("}decorative")
        ):
            self._count("decorative")
            return []
        data = self._relations.blob(blip.get(f"{_R}embed") or "")
        address = self._store.keep(data) if data is not None else ""
        shown = picture(address, alternative(alt))
        if not shown:
            self.lost_pictures += 1
        return [shown] if shown else []

    def _frame(self, frame: Element) -> list[str]:
        grid = next(frame.iter(f"{A}tbl"), None)
        if grid is not None:
            return self._table(grid)
        chart = next(frame.iter(f"{_C}chart"), None)
        diagram = next(frame.iter(f"{_DGM}relIds"), None)
        if chart is not None:
            root = self._relations.xml(chart.get(f"{_R}id") or "")
            if root is not None:
                blocks, cut = chart_blocks(root)
                if cut:
                    self._count("cut_charts")
                return blocks
        if diagram is not None:
            root = self._relations.xml(diagram.get(f"{_R}dm") or "")
            if root is not None:
                return diagram_blocks(root)
        blip = next(frame.iter(f"{A}blip"), None)
        if blip is not None:
            return self._blip(frame, blip)
        self._count("drawings")
        return []

    def _table(self, grid: Element) -> list[str]:
        rows: list[list[str]] = []
        for row in grid.iterfind(f"{A}tr"):
            line: list[str] = []
            for item in row.iterfind(f"{A}tc"):
                merged = item.get("hMerge") in ("1", "true")
                below = item.get("vMerge") in ("1", "true")
                if merged and line and len(line) < _MAX_SPAN:
                    line.append(line[-1])
                elif below and rows and len(line) < len(rows[-1]):
                    line.append(rows[-1][len(line)])
                else:
                    line.append(cell(self._paragraphs(item.iterfind(f"{A}txBody/{A}p"), None)))
            rows.append(line)
        width = max((len(row) for row in rows), default=0)
        if width == 1 or len(rows) == 1:
            return [text for row in rows for text in row if text]
        return [made] if (made := table(rows)) else []

    # -- words -----------------------------------------------------------------------------

    def _text(self, shape: Element, body: Element) -> list[str]:
        return self._paragraphs(body.iterfind(f"{A}p"), shape)

    def _paragraphs(self, lines: Iterator[Element], shape: Element | None) -> list[str]:
        """Paragraphs as blocks; what follows one another with bullets is one list."""
        listing = shape is not None and self._is_listed(shape)
        found: list[str] = []
        items: list[Item] = []
        codes: list[str] = []
        numbers: dict[int, int] = {}
        read = [(line, self._segments(line)) for line in lines]
        full = [entry for entry in read if any(part.text.strip() for part in entry[1])]
        lone = len(full) == 1 and not _level(full[0][0])
        for line, segments in full:
            formulas = _display(line, segments)
            code = _code(segments)
            marker = "" if formulas or code is not None else _marker(line, listing and not lone)
            if items and not marker:
                found.append(listed(items))
                items = []
            if codes and code is None:
                found.append(code_block("\n".join(codes)))
                codes = []
            if formulas:
                found += [f"$$\n{tex}\n$$" for tex in formulas]
            elif code is not None:
                codes.append(code)
            elif marker:
                items.append(self._item(line, segments, marker, numbers))
            else:
                numbers.clear()
                found.append(paragraph(segments))
        found += [listed(items)] if items else []
        found += [code_block("\n".join(codes))] if codes else []
        return [block for block in found if block]

    def _item(
        self, line: Element, segments: Sequence[Segment], marker: str, numbers: dict[int, int]
    ) -> Item:
        level = _level(line)
        for deeper in [key for key in numbers if key > level]:
            del numbers[deeper]
        text = inline(segments)
        if marker == "bullet":
            return Item(level, text)
        numbers[level] = numbers.get(level, _start(line) - 1) + 1
        letter = counted(numbers[level], _letters(marker))
        return Item(level, text, None if letter else numbers[level], letter)

    def _is_listed(self, shape: Element) -> bool:
        """Whether the paragraphs of a shape have bullets unless they say otherwise."""
        own = shape.find(f"{P}txBody/{A}lstStyle/{A}lvl1pPr")
        if own is not None and own.find(f"{A}buNone") is not None:
            return False
        if own is not None and (own.find(f"{A}buChar") is not None):
            return True
        mark = next(shape.iter(f"{P}ph"), None)
        if mark is None or (mark.get("type") or "") not in _LISTED:
            return False
        return (mark.get("idx") or "0") not in self._unlisted

    def _words(self, shape: Element, *, emphasis: bool = True) -> str:
        body = shape.find(f"{P}txBody")
        lines = body.iterfind(f"{A}p") if body is not None else ()
        return " ".join(inline(self._segments(line), emphasis=emphasis) for line in lines)

    def _segments(self, parent: Element, depth: int = 0) -> list[Segment]:
        found: list[Segment] = []
        for child in parent if depth < _MAX_DEPTH else ():
            tag: object = child.tag
            if tag == f"{A}r" or (tag == f"{A}fld" and not _is_furniture(child)):
                found.append(self._run(child))
            elif tag == f"{A}br":
                found.append(Segment("\n"))
            elif tag == f"{_A14}m":
                found += [
                    Segment(f"${tex}$", ready=True)
                    for formula in child.iter(f"{_M}oMath")
                    if (tex := to_tex(formula))
                ]
            elif tag == f"{_MC}AlternateContent":
                inner = child.find(f"{_MC}Choice")
                if inner is not None:
                    found += self._segments(inner, depth + 1)
        return found

    def _run(self, run: Element) -> Segment:
        text = (run.findtext(f"{A}t") or "").replace("\v", "\n").replace("\ue0f7", "")
        properties = run.find(f"{A}rPr")
        if properties is None:
            return Segment(text)
        language = properties.get("lang") or ""
        if language and text.strip():
            self.languages[language] = self.languages.get(language, 0) + len(text)
        link = properties.find(f"{A}hlinkClick")
        target = self._relations.target(link.get(f"{_R}id") or "") if link is not None else ""
        font = properties.find(f"{A}latin")
        code = font is not None and is_monospaced(font.get("typeface") or "")
        rise = properties.get("baseline") or "0"
        raised = int(rise) if rise.lstrip("-").isdigit() and len(rise) < 8 else 0
        return Segment(
            text,
            bold=properties.get("b") in ("1", "true"),
            italic=properties.get("i") in ("1", "true"),
            code=code,
            script="sup" if raised > 0 else "sub" if raised < 0 else "",
            link=web_address(target),
        )


def in_order(items: Sequence[Drawn]) -> list[Drawn]:
    """Row by row from the top, in a row from the left.

    Two things stand in one row when the upper half of the lower one begins before the middle of
    the row's first: so columns are read one after another, and not line by line across them.
    """
    rows: list[list[Drawn]] = []
    for item in sorted(items, key=lambda one: (one.top, one.left)):
        first = rows[-1][0] if rows else None
        if first is not None and item.top < first.top + max(first.height // 2, 1):
            rows[-1].append(item)
        else:
            rows.append([item])
    found: list[Drawn] = []
    ordered = [sorted(row, key=lambda one: (one.left, one.top)) for row in rows]
    while ordered:
        row = ordered.pop(0)
        if ordered and _are_heads(row, ordered[0]):
            bodies = ordered.pop(0)
            found += [item for pair in zip(row, bodies, strict=True) for item in pair]
        else:
            found += row
    return found


def _are_heads(upper: list[Drawn], lower: list[Drawn]) -> bool:
    """Whether flat things stand over as many tall ones: heads of columns, read with these."""
    return len(upper) == len(lower) > 1 and all(
        abs(head.left - body.left) < _NEAR and 0 < 2 * head.height < body.height
        for head, body in zip(upper, lower, strict=True)
    )


def place_of(frame: Element) -> tuple[int, int, int]:
    """(left, top, height) that a transformation states."""
    offset, extent = frame.find(f"{A}off"), frame.find(f"{A}ext")
    return (
        _whole(offset.get("x") if offset is not None else None),
        _whole(offset.get("y") if offset is not None else None),
        _whole(extent.get("cy") if extent is not None else None),
    )


def _whole(text: str | None) -> int:
    bare = (text or "").removeprefix("-")
    return int(text or 0) if bare.isdigit() and len(bare) < 16 else 0


def _placeholder(shape: Element) -> str | None:
    """The type of a placeholder, "" for the usual one, None for any other shape."""
    mark = next(shape.iter(f"{P}ph"), None)
    return None if mark is None else mark.get("type") or ""


def _is_furniture(field_run: Element) -> bool:
    """Whether a field shows the number of the slide or the date."""
    return (field_run.get("type") or "").startswith(("slidenum", "datetime"))


def _level(line: Element) -> int:
    properties = line.find(f"{A}pPr")
    level = (properties.get("lvl") or "") if properties is not None else ""
    return min(int(level), 8) if level.isdigit() and len(level) < 3 else 0


def _start(line: Element) -> int:
    numbered = line.find(f"{A}pPr/{A}buAutoNum")
    start = (numbered.get("startAt") or "") if numbered is not None else ""
    return int(start) if start.isdigit() and 0 < len(start) < 6 else 1


def _marker(line: Element, listing: bool) -> str:
    """ "bullet", the style of a number, or "" for a paragraph without either."""
    properties = line.find(f"{A}pPr")
    if properties is not None:
        if properties.find(f"{A}buNone") is not None:
            return ""
        numbered = properties.find(f"{A}buAutoNum")
        if numbered is not None:
            return numbered.get("type") or "arabicPeriod"
        if any(properties.find(f"{A}{name}") is not None for name in ("buChar", "buBlip")):
            return "bullet"
    return "bullet" if listing or _level(line) else ""


def _letters(style: str) -> str:
    """How PowerPoint's numbers are called in Word."""
    for start, name in (
        ("alphaLc", "lowerLetter"),
        ("alphaUc", "upperLetter"),
        ("romanLc", "lowerRoman"),
        ("romanUc", "upperRoman"),
    ):
        if style.startswith(start):
            return name
    return ""


def _display(line: Element, segments: Sequence[Segment]) -> list[str]:
    """The formulas of a paragraph that holds nothing else."""
    if any(part.text.strip() for part in segments if not part.ready):
        return []
    return [part.text.strip("$") for part in segments if part.ready]


def _code(segments: Sequence[Segment]) -> str | None:
    """A line of program text, None for any other."""
    shown = [part for part in segments if part.text.strip()]
    return plain(segments) if shown and all(part.code for part in shown) else None
