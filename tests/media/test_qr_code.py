"""QR codes made and read, in every form of picture that a camera gives."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from coursegen_desktop.domain.errors import MissingPart
from coursegen_desktop.media.qr_code import QUIET, paint_qr_code, qr_code, read_qr_codes

TEXT = "CG1:ABCDEFGHJKMNPQRSTUVWXYZ2"
Form = QImage.Format


def picture(text: str = TEXT, side: int = 200) -> QImage:
    image = QImage(400, 300, Form.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    painter = QPainter(image)
    paint_qr_code(painter, QRectF(100, 50, side, side), qr_code(text))
    painter.end()
    return image


def test_a_code_is_as_small_as_it_can_be_and_white_lies_around_it() -> None:
    code = qr_code(TEXT)
    assert code.side == 25, "capitals and figures are packed"
    assert code.dark.boundingRect() == QRectF(0, 0, 25, 25)
    image = picture()
    square = 200 / (25 + 2 * QUIET)
    for step in range(1, round(QUIET * square)):
        assert image.pixelColor(100 + step, 150).lightness() > 250
        assert image.pixelColor(150, 50 + step).lightness() > 250


@pytest.mark.parametrize(
    "form",
    [
        Form.Format_RGB32, Form.Format_ARGB32_Premultiplied, Form.Format_RGBA8888,
        Form.Format_RGBX8888, Form.Format_Grayscale8, Form.Format_RGB888, Form.Format_RGB16,
        Form.Format_Indexed8,
    ],
    ids=lambda form: form.name,
)  # fmt: skip
def test_it_is_read_whatever_the_camera_gives(form: Form) -> None:
    assert read_qr_codes(picture().convertToFormat(form)) == (TEXT,)


def test_words_of_any_language_come_back() -> None:
    for text in ("Schöne Grüße", "第四班", "x" * 300):
        assert read_qr_codes(picture(text, 240)) == (text,)
    assert read_qr_codes(QImage()) == ()


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    with pytest.raises(MissingPart, match="reads QR codes is missing"):
        qr_code(TEXT)
    with pytest.raises(MissingPart):
        read_qr_codes(QImage())
