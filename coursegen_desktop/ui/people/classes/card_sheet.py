"""Cards on paper, to be cut apart: name, animal, pictures, and a QR code with its letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPainter, QPen

from ....domain.card_code import in_groups, in_qr_code
from ....domain.school_class import PictureCard
from ....media.qr_code import QrCode, paint_qr_code, qr_code
from ...content.animals import picture_words
from ...kit import icons
from ...kit.fonts import MONO, SANS
from ...kit.roles import Theme

# Millimetres.
_MARGIN, _EDGE, _GAP = 10.0, 4.0, 3.0
_COLUMNS, _NARROW = 2, 150.0
_HIGH, _LOW = 62.0, 48.0  # a card with a QR code, and one without
_QR = 42.0  # with the white around it: the code itself is 32 wide
_ANIMAL, _NAME, _CLASS, _WORD = 14.0, 22.0, 6.0, 4.5
_PICTURE, _LARGE_PICTURE = 12.0, 18.0
# Points of a name, the largest with which it fits.
_SIZES = (13.0, 11.0, 9.5, 8.0, 6.5)


@dataclass(frozen=True, slots=True)
class CardSheet:
    """Cards of a class with their QR codes by code. Colours are those of light themes: paper."""

    cards: tuple[PictureCard, ...]
    codes: dict[str, QrCode]
    class_name: str
    theme: Theme

    def paint(self, device: QPagedPaintDevice) -> Iterator[None]:
        """Paint page after page."""
        layout = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        device.setPageMargins(layout, QPageLayout.Unit.Millimeter)
        painter = QPainter(device)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = device.logicalDpiX() / 25.4
        page = painter.viewport()
        width, height = page.width() / unit, page.height() / unit
        columns = _COLUMNS if width >= _NARROW else 1
        high = _HIGH if self.codes else _LOW
        rows = max(int(height // high), 1)
        try:
            for number, cards in enumerate(_in_parts(self.cards, columns * rows)):
                if number:
                    device.newPage()
                for at, card in enumerate(cards):
                    left, top = at % columns * (width / columns), at // columns * high
                    box = QRectF(left * unit, top * unit, width / columns * unit, high * unit)
                    _Card(painter, self, card, box, unit).paint()
                yield
        finally:
            painter.end()


def sheet_of(
    cards: Sequence[PictureCard], class_name: str, theme: Theme, *, with_codes: bool
) -> CardSheet:
    """What can be printed of `cards`: whoever has neither pictures that are shown nor a code has
    no card. For a thread: each code takes a millisecond or two."""
    codes = {
        card.code: qr_code(in_qr_code(card.code)) for card in cards if card.code and with_codes
    }
    printed = tuple(card for card in cards if card.pictures or card.code in codes)
    return CardSheet(printed, codes, class_name, theme)


def _in_parts(cards: Sequence[PictureCard], size: int) -> Iterator[Sequence[PictureCard]]:
    for begin in range(0, len(cards), size):
        yield cards[begin : begin + size]


class _Card:
    """One of them, in a box of the device; `unit` are its points in a millimetre."""

    def __init__(
        self, painter: QPainter, sheet: CardSheet, card: PictureCard, box: QRectF, unit: float
    ) -> None:
        self._painter, self._sheet, self._card = painter, sheet, card
        self._box, self._unit = box, unit
        self._code = sheet.codes.get(card.code)
        edge = _EDGE * unit
        inner = box.adjusted(edge, edge, -edge, -edge)
        self._left, self._right = QRectF(inner), QRectF(inner)
        self._right.setLeft(inner.right() - _QR * unit)
        if self._code is not None:
            self._left.setRight(self._right.left() - _GAP * unit)

    def paint(self) -> None:
        """All of it."""
        pen = QPen(self._sheet.theme.color("muted"), 0.15 * self._unit, Qt.PenStyle.DashLine)
        self._painter.setPen(pen)
        self._painter.drawRect(self._box)
        self._paint_name()
        self._paint_pictures()
        if self._code is not None:
            self._paint_code(self._code)

    def _paint_name(self) -> None:
        user, left = self._card.user, self._left
        room = QRectF(left.left(), left.top(), left.width(), _NAME * self._unit)
        if user.animal:
            side = _ANIMAL * self._unit
            box = QRectF(left.left(), left.top(), side, side)
            icons.paint(self._painter, box, user.animal, self._sheet.theme.color("ink"))
            room.setLeft(box.right() + _GAP * self._unit)
        taken = self._words(room, user.full_name, _SIZES, bold=True)
        below = QRectF(room.left(), room.top() + taken, room.width(), _CLASS * self._unit)
        self._words(below, self._sheet.class_name, (8.0, 6.5), role="muted")

    def _paint_pictures(self) -> None:
        unit, ink = self._unit, self._sheet.theme.color("ink")
        side = (_PICTURE if self._code is not None else _LARGE_PICTURE) * unit
        step, words = min(self._left.width() / 3, side * 1.6), _WORD * unit
        for number, name in enumerate(self._card.pictures):
            room = QRectF(self._left.left() + number * step, 0, step, side + words)
            room.moveBottom(self._left.bottom())
            box = QRectF(room.center().x() - side / 2, room.top(), side, side)
            icons.paint(self._painter, box, name, ink)
            below = QRectF(room.left(), room.bottom() - words, room.width(), words)
            self._words(below, picture_words()[name], (7.5, 6.0, 5.0), middle=True)

    def _paint_code(self, code: QrCode) -> None:
        side = _QR * self._unit
        white = QRectF(self._right.left(), self._right.top(), side, side)
        paint_qr_code(self._painter, white, code)
        groups = in_groups(self._card.code).split()
        lines = "\n".join(" ".join(part) for part in (groups[:3], groups[3:]))
        below = QRectF(white.left(), white.bottom(), side, self._right.bottom() - white.bottom())
        self._words(below, lines, (10.0, 9.0, 8.0), bold=True, middle=True, mono=True)

    def _words(
        self,
        room: QRectF,
        text: str,
        sizes: Sequence[float],
        *,
        role: str = "ink",
        bold: bool = False,
        middle: bool = False,
        mono: bool = False,
    ) -> float:
        """Write into a room with the first of the sizes that fits; returns the height taken."""
        painter = self._painter
        side = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
        flags = int(side) | int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        painter.setPen(self._sheet.theme.color(role))
        taken = QRectF()
        for points in sizes:
            font = QFont(MONO if mono else SANS)
            font.setPointSizeF(points)
            font.setBold(bold)
            painter.setFont(font)
            taken = painter.boundingRect(room, flags, text)
            if taken.height() <= room.height() and taken.width() <= room.width():
                break
        else:  # a word that is wider than the room goes on in the next line
            flags = flags & ~int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextWrapAnywhere)
            taken = painter.boundingRect(room, flags, text)
        painter.save()
        painter.setClipRect(room)
        painter.drawText(room, flags, text)
        painter.restore()
        return min(taken.height(), room.height())
