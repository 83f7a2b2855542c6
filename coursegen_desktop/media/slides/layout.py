"""Slides laid out: what stands where, in which size, and on how many pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ...domain.slides import Slide, SlideCode, SlideDeck
from ..formula_drawing import draw_formula
from . import application
from .code import lay_code, lay_program, longest_row
from .figures import Picture, look_at
from .flow import Body, mirrored, shifted
from .look import SlideLook
from .pages import FOOT, HEIGHT, LEFT, TOP, WIDTH, Box, FormulaPart, Part, SlidePage, TextPart
from .placing import fit_figure, missing_figure, place_picture
from .points import lay_points, lay_question
from .tables import lay_table
from .texts import Piece, Style, Words, cut, height_of, is_rtl_text, words

# Languages that are written from right to left.
_RTL = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"))
_TITLES = ((54.0, 1), (48.0, 1), (42.0, 1), (46.0, 2), (40.0, 2), (34.0, 3), (28.0, 4))
_TITLE_SLIDE = (76.0, 68.0, 60.0, 52.0, 44.0, 36.0)
_GAP = 40.0
_BESIDE = 0.46
_FORMULA, _LEAST_FORMULA = 56.0, 18.0
# Programs with shorter lines have room beside points.
_NARROW_CODE = 36


@dataclass(frozen=True, slots=True)
class Desk:
    """What all slides of a deck share while they are laid out. Lengths are the design's."""

    width: float
    height: float
    rtl: bool
    look: SlideLook
    pictures: Mapping[str, Path]
    diagrams: Mapping[str, bytes]

    @property
    def room(self) -> float:
        """How wide what is said may be."""
        return self.width - 2 * LEFT

    def picture(self, name: str) -> Picture | None:
        """A picture of the course by its name, where it can be shown."""
        path = self.pictures.get(name)
        return None if path is None else look_at(path)


def lay_out(
    deck: SlideDeck,
    look: SlideLook,
    size: tuple[int, int],
    pictures: Mapping[str, Path],
    diagrams: Mapping[str, bytes],
    *,
    first: int = 1,
    total: int = 0,
) -> tuple[SlidePage, ...]:
    """The pages of a deck for pictures of `size` pixels.

    `pictures` are files by the names that figures use, `diagrams` drawings (PNG or PDF) by their
    sources. Where something stands does not depend on the size, but on its shape alone. `first`
    and `total` are what the foot says where the deck is part of a longer one. Begins an
    application of Qt where there is none.
    """
    application.start(look.fonts)
    scale = min(size[0] / WIDTH, size[1] / HEIGHT)
    text = " ".join((deck.title, *(slide.title for slide in deck.slides)))
    language = deck.language.lower().replace("_", "-")
    rtl = language.split("-")[0] in _RTL if language else is_rtl_text(text)
    desk = Desk(size[0] / scale, size[1] / scale, rtl, look, pictures, diagrams)
    laid = [(slide, body) for slide in deck.slides for body in _numbered(desk, slide)]
    return numbered(
        [_finished(desk, deck, slide, body, size) for slide, body in laid], first, total
    )


@dataclass(frozen=True, slots=True)
class _Laid:
    page: int
    body: Body


def _numbered(desk: Desk, slide: Slide) -> list[_Laid]:
    make = _title_slide if slide.kind == "title" else _content_slide
    return [_Laid(number, body) for number, body in enumerate(make(desk, slide))]


def _finished(
    desk: Desk, deck: SlideDeck, slide: Slide, laid: _Laid, size: tuple[int, int]
) -> SlidePage:
    parts = laid.body.parts
    if slide.kind != "title":
        parts += _foot(desk, deck.title)
    if desk.rtl:
        parts = mirrored(parts, desk.width)
    return SlidePage(
        slide=slide.id,
        page=laid.page,
        number=0,
        total=0,
        parts=parts,
        look=desk.look,
        size=size,
        title=slide.title,
        tone="deep" if slide.kind == "title" else "plain",
        is_calm=slide.kind not in ("title", "points", "question") or slide.figure is not None,
        rtl=desk.rtl,
        hides=slide.kind == "question",
        said=laid.body.said,
        bullets=laid.body.bullets,
    )  # fmt: skip


def _foot(desk: Desk, title: str) -> tuple[Part, ...]:
    """The lesson's title and room for the number of the page, small."""
    style = Style(17.0, role="muted", rtl=desk.rtl)
    y = desk.height - 50.0
    name, rest = cut(words(title, style), desk.room - 200.0, 30.0)
    if rest is not None:
        name = Words(((*name.lines[0], Piece("…")),), style)
    nothing = Words(((),), replace(style, align="end"))
    return (
        TextPart(name, Box(LEFT, y, desk.room - 180.0, 24.0), kind="foot"),
        TextPart(nothing, Box(LEFT + desk.room - 160.0, y, 160.0, 24.0), kind="number"),
    )


def numbered(pages: Sequence[SlidePage], first: int = 1, total: int = 0) -> tuple[SlidePage, ...]:
    """The pages with the numbers that they have in a deck; `total` 0: these are all of it."""
    total = total or len(pages)
    return tuple(_with_number(page, number, total) for number, page in enumerate(pages, first))


def _with_number(page: SlidePage, number: int, total: int) -> SlidePage:
    text = page.look.words.page.format(number=number, total=total)
    parts = tuple(
        replace(part, words=Words(((Piece(text),),), part.words.style))
        if isinstance(part, TextPart) and part.kind == "number"
        else part
        for part in page.parts
    )
    return replace(page, parts=parts, number=number, total=total)


# ---------------------------------------------------------------- title slides


def _title_slide(desk: Desk, slide: Slide) -> list[Body]:
    width = desk.room * 0.82
    room = desk.height - 2 * TOP
    for px in _TITLE_SLIDE:
        title = words(slide.title, Style(px, "serif", 600, rtl=desk.rtl, leading=1.1))
        height = height_of(title, width)
        if height <= room * 0.55:
            break
    else:
        title, _ = cut(title, width, room * 0.55)
        height = height_of(title, width)
    below = words(slide.subtitle, Style(30.0, role="muted", rtl=desk.rtl, leading=1.3))
    below, _ = cut(below, width, room * 0.3)
    more = height_of(below, width) + 24.0 if slide.subtitle.strip() else 0.0
    y = max(TOP, (desk.height - height - more) / 2 - (60.0 if slide.bullets else 10.0))
    parts: list[Part] = [TextPart(title, Box(LEFT, y, width, height), kind="title")]
    if more:
        at = Box(LEFT, y + height + 24.0, width, more - 24.0)
        parts.append(TextPart(below, at, kind="subtitle"))
    if not slide.bullets:
        return [Body(tuple(parts))]
    top = y + height + more + _GAP
    box = Box(LEFT, top, width, max(desk.height - FOOT - top, 120.0))
    bodies = lay_points(slide.bullets, box, rtl=desk.rtl, most=30.0)
    return [replace(body, parts=(*parts, *body.parts)) for body in bodies]


# ---------------------------------------------------------------- all others


def _content_slide(desk: Desk, slide: Slide) -> list[Body]:
    head, bottom = _head(desk, slide)
    box = Box(LEFT, bottom, desk.room, desk.height - FOOT - bottom)
    bodies = _main(desk, slide, box)
    return [replace(body, parts=(*head, *body.parts)) for body in bodies or [Body(())]]


def _head(desk: Desk, slide: Slide) -> tuple[tuple[Part, ...], float]:
    """Title and subtitle, and where what follows begins."""
    parts: list[Part] = []
    y = TOP
    if slide.title.strip():
        for px, lines in _TITLES:
            title = words(slide.title, Style(px, "serif", 600, rtl=desk.rtl, leading=1.12))
            height = height_of(title, desk.room)
            if height <= px * 1.6 * lines:
                break
        else:
            title, rest = cut(title, desk.room, px * 1.6 * lines)
            if rest is not None:
                title = Words(((*title.lines[0], Piece("…")),), title.style)
            height = height_of(title, desk.room)
        parts.append(TextPart(title, Box(LEFT, y, desk.room, height), kind="title"))
        y += height
    if slide.subtitle.strip():
        below = words(slide.subtitle, Style(24.0, role="muted", rtl=desk.rtl))
        below, _ = cut(below, desk.room, 90.0)
        height = height_of(below, desk.room)
        parts.append(TextPart(below, Box(LEFT, y + 8.0, desk.room, height), kind="subtitle"))
        y += height + 8.0
    return tuple(parts), y + (34.0 if parts else 0.0)


def _main(desk: Desk, slide: Slide, box: Box) -> list[Body]:
    """What the kind of the slide is about; what another kind needed is kept, and not shown."""
    rtl = desk.rtl
    if slide.kind == "question" and (question := slide.question) is not None:
        return _above(desk, slide, box, lambda at: lay_question(question, at, rtl=rtl))
    if slide.kind == "table" and (table := slide.table) is not None:
        return _above(desk, slide, box, lambda at: lay_table(table, at, rtl=rtl))
    if slide.kind == "code" and slide.code is not None:
        return _code_slide(desk, slide, slide.code, box)
    if slide.kind == "formula" and slide.formula.strip():
        return _formula_slide(desk, slide, box)
    if slide.kind == "diagram" and slide.diagram.strip():
        return _diagram_slide(desk, slide, box)
    if slide.kind in ("points", "figure") and slide.figure is not None and slide.figure.media:
        return _figure_slide(desk, slide, box)
    return lay_points(slide.bullets, box, rtl=rtl) if slide.bullets else []


def _code_slide(desk: Desk, slide: Slide, code: SlideCode, box: Box) -> list[Body]:
    def lay(at: Box) -> list[Body]:
        return lay_program(code.text, code.language, code.output, at)

    longest = max(longest_row(code.text), longest_row(code.output))
    if slide.bullets and longest <= _NARROW_CODE:
        return _beside(desk, slide, box, lay)
    return _above(desk, slide, box, lay)


Lay = Callable[[Box], list[Body]]


def _above(desk: Desk, slide: Slide, box: Box, lay: Lay) -> list[Body]:
    """Points above what the slide is about, on a page of their own where they need it."""
    if not slide.bullets:
        return lay(box)
    room = Box(box.x, box.y, box.width, box.height * 0.42)
    first = lay_points(slide.bullets, room, rtl=desk.rtl, most=30.0)
    if len(first) > 1:
        return [*lay_points(slide.bullets, box, rtl=desk.rtl), *lay(box)]
    top = max((part.box.bottom for part in first[0].parts), default=box.y) + 30.0
    rest = lay(Box(box.x, top, box.width, box.bottom - top))
    if len(rest) > 1 and len(whole := lay(box)) < len(rest) - 1:
        return [*lay_points(slide.bullets, box, rtl=desk.rtl), *whole]
    joined = replace(first[0], parts=(*first[0].parts, *rest[0].parts))
    return [joined, *(replace(one, parts=shifted(one.parts, 0.0, box.y - top)) for one in rest[1:])]


def _beside(desk: Desk, slide: Slide, box: Box, lay: Lay, share: float = _BESIDE) -> list[Body]:
    """Points at the beginning of the line, what they speak of beside them on each page."""
    left = Box(box.x, box.y, box.width * share, box.height)
    right = Box(left.right + _GAP, box.y, box.width - left.width - _GAP, box.height)
    shown = lay(right)
    said = lay_points(slide.bullets, left, rtl=desk.rtl, most=36.0)
    pages = max(len(shown), len(said))
    made = []
    for number in range(pages):
        points = said[number] if number < len(said) else Body(())
        picture = shown[min(number, len(shown) - 1)]
        made.append(replace(points, parts=(*points.parts, *picture.parts)))
    return made


def _figure_slide(desk: Desk, slide: Slide, box: Box) -> list[Body]:
    figure = slide.figure
    assert figure is not None
    picture = desk.picture(figure.media)

    def lay(at: Box) -> list[Body]:
        if picture is None:
            return [Body(missing_figure(figure, at, desk.look.words.missing, rtl=desk.rtl))]
        return [Body(fit_figure(figure, picture, at, rtl=desk.rtl))]

    if not slide.bullets:
        return lay(box)
    is_tall = picture is not None and picture.width < picture.height * 0.9
    return _beside(desk, slide, box, lay, 0.56 if is_tall else _BESIDE)


def _diagram_slide(desk: Desk, slide: Slide, box: Box) -> list[Body]:
    data = desk.diagrams.get(slide.diagram)
    picture = None if data is None else look_at(data)
    if picture is None:
        return _above(desk, slide, box, lambda at: _undrawn(desk, slide.diagram, at))

    def lay(at: Box) -> list[Body]:
        return [Body(place_picture(picture, at, ground="plate"))]

    is_wide = picture.width > picture.height * 2.2
    if not slide.bullets:
        return lay(box)
    return _above(desk, slide, box, lay) if is_wide else _beside(desk, slide, box, lay)


def _undrawn(desk: Desk, source: str, box: Box) -> list[Body]:
    """Nobody drew a diagram: what it is made of says more than an empty frame."""
    told = words(desk.look.words.undrawn, Style(20.0, role="muted", rtl=desk.rtl))
    height = height_of(told, box.width)
    note = TextPart(told, Box(box.x, box.y, box.width, height))
    top = box.y + height + 16.0
    bodies = lay_code(source, "", Box(box.x, top, box.width, box.bottom - top))
    return [replace(body, parts=(note, *body.parts)) for body in bodies]


def _formula_slide(desk: Desk, slide: Slide, box: Box) -> list[Body]:
    """The formula, then what is said of it; a chain of lines in its source is drawn as one."""
    drawn = draw_formula(slide.formula, display=True)
    if drawn is None:
        return _above(desk, slide, box, lambda at: lay_code(slide.formula, "", at))
    most = box.height * (0.46 if slide.bullets else 0.92)
    em = min(
        _FORMULA * (1.0 if slide.bullets else 1.25),
        box.width / drawn.width,
        most / (drawn.ascent + drawn.descent),
    )
    width, height = drawn.width * em, (drawn.ascent + drawn.descent) * em
    air = 24.0 if slide.bullets else max((box.height - height) * 0.42, 0.0)
    at = Box(box.x + (box.width - width) / 2, box.y + air, width, height)
    part = FormulaPart(drawn, at, slide.formula)
    if not slide.bullets:
        return [Body((part,))]
    top = at.bottom + 44.0
    room = Box(box.x, top, box.width, box.bottom - top)
    bodies = lay_points(slide.bullets, room, rtl=desk.rtl, most=34.0)
    return [replace(body, parts=(part, *body.parts)) for body in bodies]
