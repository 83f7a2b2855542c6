"""QR codes: their squares to be painted, and what stands in those that a picture shows."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath

from ..domain.errors import MissingPart

QUIET = 4  # squares of white around one, which every reader needs
# How the library calls the forms that cameras give.
_ORDERS = {
    QImage.Format.Format_RGB32: "BGRA",
    QImage.Format.Format_ARGB32: "BGRA",
    QImage.Format.Format_ARGB32_Premultiplied: "BGRA",
    QImage.Format.Format_RGBX8888: "RGBA",
    QImage.Format.Format_RGBA8888: "RGBA",
    QImage.Format.Format_RGBA8888_Premultiplied: "RGBA",
    QImage.Format.Format_Grayscale8: "Lum",
}


@dataclass(frozen=True, slots=True)
class QrCode:
    """`dark` are the black squares as one outline in units of a square, `side` of them a side;
    without the quiet zone."""

    side: int
    dark: QPainterPath


def qr_code(text: str) -> QrCode:
    """The code that says `text`; a seventh of it may be torn or dirty. Raises MissingPart."""
    zxingcpp = _library()
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    squares: Any = memoryview(made.to_image(scale=1, add_quiet_zones=False))
    height, width = squares.shape[:2]
    dark = QPainterPath()
    dark.setFillRule(Qt.FillRule.WindingFill)
    for y in range(height):
        x = 0
        while x < width:
            begin = x
            while x < width and squares[y, x] == 0:
                x += 1
            if x > begin:
                dark.addRect(QRectF(begin, y, x - begin, 1))
            x += 1
    # One outline: between neighbours that are filled apart, viewers of PDF show hairlines.
    return QrCode(height, dark.simplified())


def paint_qr_code(painter: QPainter, box: QRectF, code: QrCode) -> None:
    """Fill a square with a code and the white around it: black on white, as readers expect it
    whatever the colours of a theme are."""
    painter.save()
    painter.fillRect(box, Qt.GlobalColor.white)
    painter.translate(box.topLeft())
    share = box.width() / (code.side + 2 * QUIET)
    painter.scale(share, share)
    painter.translate(QUIET, QUIET)
    painter.fillPath(code.dark, Qt.GlobalColor.black)
    painter.restore()


def read_qr_codes(image: QImage) -> tuple[str, ...]:
    """What every QR code in a picture says, whichever way it lies. For a thread: it takes some
    milliseconds, in which others may go on. Raises MissingPart."""
    zxingcpp = _library()
    if image.isNull():
        return ()
    order = _ORDERS.get(image.format()) if sys.byteorder == "little" else None
    if order is None:
        image, order = image.convertToFormat(QImage.Format.Format_Grayscale8), "Lum"
    # The library gives the interpreter free while it looks; Qt, scaling or converting, would not.
    # The view does not keep the points, so a name does.
    points = image.constBits()
    view = zxingcpp.ImageView(
        points,
        image.width(),
        image.height(),
        getattr(zxingcpp.ImageFormat, order),
        image.bytesPerLine(),
    )
    found = zxingcpp.read_barcodes(view, formats=zxingcpp.BarcodeFormat.QRCode)
    return tuple(one.text for one in found)


def _library() -> Any:
    # Imported with the first code: nobody waits for it who has none.
    try:
        import zxingcpp
    except ImportError as error:
        raise MissingPart(
            "The part of this program that writes and reads QR codes is missing.",
            "Install the program again.",
        ) from error
    return zxingcpp
