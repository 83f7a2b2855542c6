"""Slides as a PowerPoint file: real titles, lists, tables and notes, in the course's colours.

What PowerPoint cannot set (formulas, diagrams) are pictures with their source as description.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import IO, Any

from .look import Palette
from .pages import (
    ALWAYS,
    HEIGHT,
    WIDTH,
    Box,
    FormulaPart,
    Part,
    PicturePart,
    ShapePart,
    SlidePage,
    TablePart,
    TextPart,
    shown_times,
)
from .pptx_frame import EMU, SlideFrame, new_presentation
from .pptx_pictures import formula_png, picture_file
from .pptx_text import Setting, fill_cell, fill_frame


def write_pptx(
    file: IO[bytes],
    pages: Sequence[SlidePage],
    *,
    title: str = "",
    language: str = "",
    notes: Mapping[str, str] | None = None,
) -> int:
    """Write the pages, laid out for 1280 by 720, into an open file; returns how many there are.

    `notes` are what is said with a slide, by its id. A question that has an answer is there twice:
    without it and with it.
    """
    frame = new_presentation(pages[0].look if pages else None)
    facts = frame.deck.core_properties
    facts.title, facts.language, facts.author = title[:255], language, ""
    said = dict(notes or {})
    for page in pages:
        for shown in shown_times(page):
            _Sheet(frame, page, language).fill(shown, said.pop(page.slide, ""))
    frame.deck.save(file)
    return len(frame.deck.slides)


class _Sheet:
    """Puts one page into the presentation."""

    def __init__(self, frame: SlideFrame, page: SlidePage, language: str) -> None:
        self._frame, self._page = frame, page
        self._palette: Palette = page.look.deep if page.tone == "deep" else page.look.plain
        self._setting = Setting(self._palette, frame.theme_of(page), page.rtl, language)

    def fill(self, shown: int | None, notes: str) -> None:
        page = self._page
        parts = [part for part in page.parts if _is_seen(part, shown)]
        has_points = any(_is(part, "point") for part in parts)
        self._slide = self._frame.add_slide(page, has_points=has_points)
        self._shapes: Any = self._slide.shapes
        self._title([part for part in parts if _is(part, "title")])
        self._points(
            [part for part in parts if isinstance(part, TextPart) and part.kind == "point"]
        )
        for part in parts:
            self._put(part, parts)
        if notes.strip():
            self._slide.notes_slide.notes_text_frame.text = notes.strip()

    def _title(self, found: Sequence[Part]) -> None:
        holder = self._shapes.title
        if not found or not isinstance(found[0], TextPart):
            if holder is not None:
                holder._element.getparent().remove(holder._element)
            return
        _place(holder, _roomier(found[0].box))
        fill_frame(holder.text_frame, found[0].words, self._setting)

    def _points(self, found: Sequence[TextPart]) -> None:
        """All points of the page as one list."""
        if not found:
            return
        holder = self._slide.placeholders[1]
        left = min(part.box.x for part in found)
        right = max(part.box.right for part in found)
        top, bottom = found[0].box.y, max(part.box.bottom for part in found)
        if not self._page.rtl:
            left = min(left, self._list_edge(left))
        else:
            right = max(right, WIDTH - self._list_edge(WIDTH - right))
        _place(holder, _roomier(Box(left, top, right - left, bottom - top)))
        has_dots = any(
            isinstance(part, ShapePart) and part.shape in ("dot", "ring", "bar")
            for part in self._page.parts
        )
        for number, part in enumerate(found):
            gap = part.box.y - found[number - 1].box.bottom if number else 0.0
            fill_frame(
                holder.text_frame, part.words, self._setting, at=number, level=part.level,
                dot=has_dots, above=gap,
            )  # fmt: skip

    def _list_edge(self, left: float) -> float:
        dots = [
            part.box for part in self._page.parts
            if isinstance(part, ShapePart) and part.point != ALWAYS
        ]  # fmt: skip
        if not dots:
            return left
        edge = [box.x if not self._page.rtl else WIDTH - box.right for box in dots]
        return min(edge) - 2.0

    def _put(self, part: Part, all_parts: Sequence[Part]) -> None:
        if isinstance(part, TextPart):
            if part.kind not in ("title", "point"):
                self._text(part)
        elif isinstance(part, TablePart):
            self._table(part)
        elif isinstance(part, PicturePart):
            self._picture(picture_file(part), part.box, part.alt)
        elif isinstance(part, FormulaPart):
            self._picture(formula_png(part, self._palette), part.box, part.tex)
        elif not (part.point != ALWAYS and self._has_points(all_parts)):
            self._shape(part)

    def _has_points(self, parts: Sequence[Part]) -> bool:
        return any(_is(part, "point") for part in parts)

    def _text(self, part: TextPart) -> None:
        box = part.box if part.kind in ("badge", "foot", "number") else _roomier(part.box)
        holder = self._shapes.add_textbox(*_places(box))
        holder.name = {"code": "Code", "caption": "Caption", "credit": "Credit",
                       "foot": "Footer"}.get(part.kind, "Text")  # fmt: skip
        fill_frame(holder.text_frame, part.words, self._setting)

    def _shape(self, part: ShapePart) -> None:
        if part.shape == "check":
            self._tick(part)
            return
        from pptx.enum.shapes import MSO_SHAPE

        kind = MSO_SHAPE.OVAL if part.shape in ("dot", "ring") else MSO_SHAPE.ROUNDED_RECTANGLE
        made = self._shapes.add_shape(kind, *_places(part.box))
        if kind == MSO_SHAPE.ROUNDED_RECTANGLE:
            made.adjustments[0] = min(0.5, 14.0 / max(min(part.box.width, part.box.height), 1.0))
        made.shadow.inherit = False
        _name_decoration(made)
        if part.shape in ("ring", "frame"):
            made.fill.background()
            made.line.color.rgb = self._setting.rgb(part.role)
            made.line.width = round((2.0 if part.shape == "ring" else 1.5) * EMU)
        else:
            made.fill.solid()
            made.fill.fore_color.rgb = self._setting.rgb(part.role)
            made.line.fill.background()

    def _tick(self, part: ShapePart) -> None:
        box = part.box
        path = self._shapes.build_freeform(
            round((box.x + 0.08 * box.width) * EMU), round((box.y + 0.55 * box.height) * EMU)
        )
        path.add_line_segments(
            [
                (round((box.x + x * box.width) * EMU), round((box.y + y * box.height) * EMU))
                for x, y in ((0.38, 0.85), (0.94, 0.20))
            ],
            close=False,
        )
        made = path.convert_to_shape()
        made.shadow.inherit = False
        _name_decoration(made)
        made.fill.background()
        made.line.color.rgb = self._setting.rgb(part.role)
        made.line.width = round(max(2.0, box.height * 0.13) * EMU)

    def _picture(self, data: bytes | None, box: Box, alt: str) -> None:
        if data is None:
            return
        made = self._shapes.add_picture(io.BytesIO(data), *_places(box))
        made._element.nvPicPr.cNvPr.set("descr", alt[:1_000])

    def _table(self, part: TablePart) -> None:
        rows, columns = len(part.rows), len(part.widths)
        holder = self._shapes.add_table(rows, columns, *_places(part.box))
        table = holder.table
        table.first_row = part.has_head
        table.horz_banding = False
        if part.rtl:
            table._tbl.tblPr.set("rtl", "1")
        for number, width in enumerate(part.widths):
            table.columns[number].width = round(width * EMU)
        for number, (row, height) in enumerate(zip(part.rows, part.heights, strict=True)):
            table.rows[number].height = round(height * EMU)
            is_head = part.has_head and number == 0
            odd = (number - part.has_head) % 2 == 1
            role = "plate_head" if is_head else "plate_stripe" if odd else "plate"
            for place, cell in enumerate(row):
                fill_cell(table.cell(number, place), cell, self._setting, role, part.pad)


def _is_seen(part: Part, shown: int | None) -> bool:
    return shown is None or part.point == ALWAYS or part.point < shown


def _is(part: Part, kind: str) -> bool:
    return isinstance(part, TextPart) and part.kind == kind


def _places(box: Box) -> tuple[int, int, int, int]:
    return (
        round(box.x * EMU), round(box.y * EMU), round(box.width * EMU), round(box.height * EMU)
    )  # fmt: skip


def _place(holder: Any, box: Box) -> None:
    holder.left, holder.top, holder.width, holder.height = _places(box)


def _roomier(box: Box) -> Box:
    """A little more room below and at the end of lines: fonts elsewhere are not quite ours."""
    return replace(box, width=min(box.width + 12.0, WIDTH - box.x),
                   height=min(box.height + 6.0, HEIGHT - box.y))  # fmt: skip


def _name_decoration(shape: Any) -> None:
    shape.name = "Decoration"
