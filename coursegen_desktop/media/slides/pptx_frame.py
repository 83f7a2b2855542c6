"""An empty presentation in the colours of a look: theme, layouts with their decoration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .look import Palette, SlideLook
from .pages import HEIGHT, WIDTH, SlidePage

# A slide of 13 1/3 by 7 1/2 inches holds the design exactly: 9525 units to a length, 3/4 point.
EMU = 9525
POINT = 0.75
HEAD_FONT, BODY_FONT, CODE_FONT = "Georgia", "Arial", "Courier New"
_TITLE, _POINTS, _OTHER = 0, 1, 5
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Slots of a theme, and the roles that fill them. Text is "dark" there and ground "light",
# whichever of them is.
_SLOTS = {
    "dk1": "ink", "lt1": "ground", "dk2": "soft", "lt2": "plate", "accent1": "accent",
    "accent2": "word", "accent3": "value", "accent4": "name", "accent5": "kind",
    "accent6": "muted", "hlink": "accent", "folHlink": "muted",
}  # fmt: skip
THEME_SLOTS = {"ink": "TEXT_1", "soft": "TEXT_2", "accent": "ACCENT_1", "muted": "ACCENT_6"}


@dataclass
class SlideFrame:
    """The presentation under way."""

    deck: Any
    look: SlideLook | None

    def theme_of(self, page: SlidePage) -> dict[str, str]:
        """Roles that the theme has: text in these follows when somebody changes the theme."""
        return THEME_SLOTS if page.tone == "plain" else {}

    def add_slide(self, page: SlidePage, *, has_points: bool) -> Any:
        """A slide for a page, with no more placeholders than it fills."""
        if page.tone == "deep":
            place = 0
        else:
            place = 1 if has_points else 2
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[1 if has_points else place])
        if page.tone == "deep":
            slide.background.fill.solid()
            slide.background.fill.fore_color.rgb = rgb(page.look.deep, "ground")
        for holder in list(slide.placeholders):
            number = holder.placeholder_format.idx
            if number != 0 and not (number == 1 and has_points):
                holder._element.getparent().remove(holder._element)
        _decorate(slide, page)
        return slide


def new_presentation(look: SlideLook | None) -> SlideFrame:
    """A presentation without slides, wide, in the look's colours."""
    from pptx import Presentation
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.util import Emu

    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(round(WIDTH * EMU)), Emu(round(HEIGHT * EMU))
    kept = [deck.slide_layouts[number] for number in (_TITLE, _POINTS, _OTHER)]
    for layout in list(deck.slide_layouts):
        if layout not in kept:
            deck.slide_layouts.remove(layout)
    for layout in (*kept, deck.slide_master):
        _widen(layout)
    if look is not None:
        part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        part._blob = _theme(part.blob, look.plain)
    return SlideFrame(deck, look)


def _widen(layout: Any) -> None:
    """The template is 4:3: its placeholders are drawn out, date and numbers taken away."""
    for holder in list(layout.placeholders):
        if holder.placeholder_format.idx >= 10:
            holder._element.getparent().remove(holder._element)
            continue
        left, width = holder.left, holder.width
        if left is not None and holder._element.spPr.find(f"{_A}xfrm") is not None:
            holder.left, holder.width = round(left * 4 / 3), round(width * 4 / 3)


def _theme(blob: bytes, palette: Palette) -> bytes:
    from lxml import etree

    root: Any = etree.fromstring(blob)
    root.set("name", "Coursegen")
    scheme = root.find(f".//{_A}clrScheme")
    for slot, role in _SLOTS.items():
        element = scheme.find(f"{_A}{slot}")
        for child in list(element):
            element.remove(child)
        etree.SubElement(element, f"{_A}srgbClr", val=palette.hex(role)[1:].upper())
    for kind, name in (("majorFont", HEAD_FONT), ("minorFont", BODY_FONT)):
        root.find(f".//{_A}{kind}/{_A}latin").set("typeface", name)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _decorate(slide: Any, page: SlidePage) -> None:
    """The circle, behind all else."""
    from pptx.enum.shapes import MSO_SHAPE

    from .painting import decoration

    palette = page.look.deep if page.tone == "deep" else page.look.plain
    x, y, radius = decoration(page)
    place = [round(value * EMU) for value in (x - radius, y - radius, 2 * radius, 2 * radius)]
    circle = slide.shapes.add_shape(MSO_SHAPE.OVAL, *place)
    circle.name = "Decoration"
    circle.shadow.inherit = False
    circle.fill.solid()
    circle.fill.fore_color.rgb = rgb(palette, "shape")
    circle.line.fill.background()
    tree = slide.shapes._spTree
    tree.remove(circle._element)
    tree.insert(2, circle._element)


def rgb(palette: Palette, role: str) -> Any:
    """A colour as the library takes it."""
    from pptx.dml.color import RGBColor

    made = palette.color(role)
    color: Any = RGBColor  # the library names no types here
    return color(made.red(), made.green(), made.blue())
