"""Printed cards, and what a camera sees when a child holds one before it."""

from __future__ import annotations

import random
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF, QTransform

from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.school_class import PictureCard
from coursegen_desktop.domain.user import User
from coursegen_desktop.media.qr_code import paint_qr_code, qr_code
from coursegen_desktop.ui.kit.printing import paint_pages, pdf_file
from coursegen_desktop.ui.kit.roles import Theme
from coursegen_desktop.ui.people.classes.card_sheet import sheet_of

SIZE = (640, 480)


async def printed(
    folder: Path, cards: list[PictureCard], theme: Theme, *, with_codes: bool = True
) -> Path:
    """The cards as the file that a printer gets."""
    path = folder / "cards.pdf"
    with pdf_file(path, "Cards") as writer:
        await paint_pages(sheet_of(cards, "4a", theme, with_codes=with_codes).paint, writer)
    return path


def pages(path: Path, dpi: int = 110) -> list[QImage]:
    """What comes out of a printer, page by page."""
    found = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            bitmap = page.render(scale=dpi / 72, grayscale=True)
            data = bytes(bitmap.buffer)
            image = QImage(
                data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_Grayscale8
            )
            found.append(image.convertToFormat(QImage.Format.Format_RGB32))
    return found


def cards_of(
    codes: list[str], pictures: tuple[str, ...] = ("sun", "car", "cake")
) -> list[PictureCard]:
    """Somebody for each code."""
    return [
        PictureCard(
            User(UserId(number), f"p{number}", "", f"Child {number}", False, avatar="cat-2"),
            pictures,
            has_card=True,
            code=code,
        )
        for number, code in enumerate(codes, 1)
    ]


def cut(page: QImage, number: int, *, columns: int = 2, high_mm: float = 62.0) -> QImage:
    """One card, cut out of its page."""
    unit = page.width() / 210.0
    wide = 190.0 / columns
    return page.copy(
        QRect(
            round((10 + number % columns * wide) * unit),
            round((10 + number // columns * high_mm) * unit),
            round(wide * unit),
            round(high_mm * unit),
        )
    )


def held(
    card: QImage,
    *,
    width: float = 420,
    turned: float = 0.0,
    tilted: float = 0.0,
    at: tuple[float, float] = (0.5, 0.5),
    light: float = 1.0,
    blur: float = 1.0,
    noise: int = 0,
    mirrored: bool = False,
) -> QImage:
    """A card before the camera: so wide, turned by degrees, its left side further away, at a
    place of the picture, in so much light, out of focus, grainy."""
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    _paint_room(painter)
    high = width * card.height() / card.width()
    far = tilted * high / 2
    corners = QPolygonF(
        [
            QPointF(-width / 2, -high / 2 + far), QPointF(width / 2, -high / 2),
            QPointF(width / 2, high / 2), QPointF(-width / 2, high / 2 - far),
        ]
    )  # fmt: skip
    flat = QPolygonF(QRectF(0, 0, card.width(), card.height()))
    flat.removeLast()
    onto = QTransform.quadToQuad(flat, corners)
    assert isinstance(onto, QTransform)
    painter.setTransform(
        onto
        * QTransform().rotate(turned)
        * QTransform.fromTranslate(at[0] * SIZE[0], at[1] * SIZE[1])
    )
    painter.drawImage(0, 0, card)
    painter.resetTransform()
    painter.fillRect(image.rect(), QColor(10, 8, 20, round(255 * (1 - light))))
    lot = random.Random(3)
    for _ in range(noise):
        painter.fillRect(
            lot.randrange(SIZE[0]), lot.randrange(SIZE[1]), 2, 2,
            QColor(lot.randrange(256), lot.randrange(256), lot.randrange(256), 90),
        )  # fmt: skip
    painter.end()
    if blur > 1:
        smooth = Qt.TransformationMode.SmoothTransformation
        keep = Qt.AspectRatioMode.IgnoreAspectRatio
        small = image.scaled(round(SIZE[0] / blur), round(SIZE[1] / blur), keep, smooth)
        image = small.scaled(*SIZE, keep, smooth)
    return image.flipped(Qt.Orientation.Horizontal) if mirrored else image


def empty() -> QImage:
    """Nobody is there."""
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    _paint_room(painter)
    painter.end()
    return image


def squares(*texts: str, side: float = 210) -> QImage:
    """QR codes that say these texts, beside one another in the room."""
    image = empty()
    painter = QPainter(image)
    for number, text in enumerate(texts):
        left = 60 + number * 260 if len(texts) > 1 else 320 - side / 2
        paint_qr_code(painter, QRectF(left, 240 - side / 2, side, side), qr_code(text))
    painter.end()
    return image


def _paint_room(painter: QPainter) -> None:
    """A face and shelves, so that the card is not all there is."""
    painter.fillRect(0, 0, *SIZE, QColor("#8a7f72"))
    for shelf in range(6):
        painter.fillRect(0, shelf * 80, SIZE[0], 12, QColor("#4c4136"))
        for book in range(20):
            hue = QColor.fromHsv((book * 47 + shelf * 31) % 360, 120, 150)
            painter.fillRect(book * 32 + 4, shelf * 80 + 20, 20, 58, hue)
    painter.setBrush(QColor("#d8a888"))
    painter.drawEllipse(220, 60, 200, 260)
