"""Where pictures stand in the room that a slide has for them, with caption and credit."""

from __future__ import annotations

from dataclasses import replace

from ...domain.slides import SlideFigure
from .figures import Picture
from .pages import Box, Part, PicturePart, ShapePart, TextKind, TextPart
from .texts import Piece, Style, Words, cut, height_of, words

# At 1920 x 1080 this doubles the pixels of a picture; beyond it one sees them.
_LARGER = 4 / 3
_PAD = 22.0
_RADIUS = 12.0


def place_picture(picture: Picture, box: Box, alt: str = "", ground: str = "") -> tuple[Part, ...]:
    """The picture in the middle of a box; on a plate where one sees through it, or on `ground`."""
    ground = ground or ("paper" if picture.is_transparent else "")
    pad = _PAD if ground else 0.0
    room = box.inside(pad)
    most = _LARGER
    if picture.is_drawing:
        most = 1e9
    elif isinstance(picture.source, bytes):
        most = 2.0  # a diagram: larger its words would shout
    scale = min(room.width / picture.width, room.height / picture.height, most)
    width, height = picture.width * scale, picture.height * scale
    at = Box(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)
    shown = PicturePart(picture, at, alt, 0.0 if ground else _RADIUS)
    if not ground:
        return (shown,)
    plate = Box(at.x - pad, at.y - pad, width + 2 * pad, height + 2 * pad)
    return (ShapePart("plate", plate, ground), shown)


def fit_figure(figure: SlideFigure, picture: Picture, box: Box, *, rtl: bool) -> tuple[Part, ...]:
    """The picture with its caption and credit below, together in the middle of the box."""
    below = _below(figure, box, rtl)
    height = sum(part.box.height for part in below) + (18.0 if below else 0.0)
    room = Box(box.x, box.y, box.width, max(box.height - height, box.height * 0.4))
    parts = place_picture(picture, room, figure.alt or figure.caption)
    # Caption and picture hang together, however small the picture is.
    y = max(part.box.bottom for part in parts) + 18.0
    made: list[Part] = list(parts)
    for part in below:
        made.append(replace(part, box=Box(box.x, y, box.width, part.box.height)))
        y += part.box.height
    return tuple(made)


def _below(figure: SlideFigure, box: Box, rtl: bool) -> list[TextPart]:
    made: list[TextPart] = []
    kind: TextKind
    for kind, text, style in (
        ("caption", figure.caption, Style(22.0, rtl=rtl, align="center", role="soft")),
        ("credit", figure.credit, Style(16.0, rtl=rtl, align="center", role="muted")),
    ):
        if text.strip():
            line, rest = cut(words(text, style), box.width, box.height * 0.22)
            if rest is not None:
                line = Words(((*line.lines[0], Piece("…")),), style)
            height = height_of(line, box.width)
            made.append(TextPart(line, Box(box.x, 0.0, box.width, height), kind=kind))
    return made


def missing_figure(figure: SlideFigure, box: Box, told: str, *, rtl: bool) -> tuple[Part, ...]:
    """A quiet frame that says what would be seen here."""
    width = min(box.width, 760.0)
    height = min(box.height, width * 0.62)
    frame = Box(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)
    inner = frame.inside(36.0, 28.0)
    text = figure.alt or figure.caption or figure.media
    alt, _ = cut(words(text, Style(24.0, rtl=rtl, align="center")), inner.width, inner.height * 0.7)
    note = words(told, Style(17.0, rtl=rtl, align="center", role="muted"))
    alt_height, note_height = height_of(alt, inner.width), height_of(note, inner.width)
    y = inner.y + max((inner.height - alt_height - note_height - 10.0) / 2, 0.0)
    return (
        ShapePart("frame", frame, "line"),
        TextPart(alt, Box(inner.x, y, inner.width, alt_height)),
        TextPart(note, Box(inner.x, y + alt_height + 10.0, inner.width, note_height)),
    )
