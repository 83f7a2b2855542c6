"""Cards on paper: their QR codes as a camera sees them, sizes in millimetres, page breaks."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from coursegen_desktop.domain.card_code import in_qr_code, new_code
from coursegen_desktop.media.qr_code import read_qr_codes
from coursegen_desktop.ui.kit import printing
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.people.classes.card_sheet import sheet_of

from .card_frames import cards_of, cut, empty, held, pages, printed

LOT = random.Random(11)
CODES = [new_code("4a", LOT.choice) for _ in range(20)]


@pytest.fixture
async def card(tmp_path: Path, theme_host: ThemeHost) -> QImage:
    """The fourth of a printed page."""
    path = await printed(tmp_path, cards_of(CODES[:8]), theme_host.named("light"))
    (page,) = pages(path)
    return cut(page, 3)


async def test_every_code_is_read_from_the_printed_page_and_large_enough(
    tmp_path: Path, theme_host: ThemeHost
) -> None:
    path = await printed(tmp_path, cards_of(CODES), theme_host.named("light"))
    found = pages(path)
    read = [read_qr_codes(page) for page in found]
    assert [len(one) for one in read] == [8, 8, 4]
    assert {text for one in read for text in one} == {in_qr_code(code) for code in CODES}
    grey = found[0].convertToFormat(QImage.Format.Format_Grayscale8)
    points = grey.constBits()
    view = zxingcpp.ImageView(
        points, grey.width(), grey.height(), zxingcpp.ImageFormat.Lum, grey.bytesPerLine(), 1
    )
    for code in zxingcpp.read_barcodes(view, formats=zxingcpp.BarcodeFormat.QRCode):
        at = code.position
        wide = (at.top_right.x - at.top_left.x) * 210.0 / grey.width()
        assert wide >= 30.0, "millimetres"
        # White around it, four squares wide, though the line to cut along is near.
        square = wide / 25
        for step in range(1, 4):
            beside = round(at.top_right.x + step * square * grey.width() / 210.0)
            assert grey.pixelColor(beside, at.top_right.y + 5).lightness() > 245


async def test_a_printer_gets_the_same_as_a_file(
    tmp_path: Path, theme_host: ThemeHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, parent = tmp_path / "printed.pdf", QWidget()

    async def choose(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
        printer.setOutputFileName(str(path))
        dialog.deleteLater()
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(printing, "run", choose)
    sheet = sheet_of(cards_of(CODES[:9]), "4a", theme_host.named("light"), with_codes=True)
    assert await printing.print_pages(parent, sheet.paint, "Cards")
    first, second = (read_qr_codes(page) for page in pages(path))
    assert (len(first), len(second)) == (8, 1)
    assert {*first, *second} == {in_qr_code(code) for code in CODES[:9]}
    parent.deleteLater()


async def test_without_codes_only_those_with_pictures_have_a_card(
    tmp_path: Path, theme_host: ThemeHost
) -> None:
    light = theme_host.named("light")
    cards = [*cards_of(CODES[:2]), *cards_of(CODES[2:3], pictures=())]
    assert len(sheet_of(cards, "4a", light, with_codes=True).cards) == 3
    plain = sheet_of(cards, "4a", light, with_codes=False)
    assert len(plain.cards) == 2 and plain.codes == {}
    (page,) = pages(await printed(tmp_path, cards, light, with_codes=False))
    assert read_qr_codes(page) == ()
    first = cut(page, 0, high_mm=48.0)
    dark = sum(
        first.pixelColor(x, y).lightness() < 90
        for x in range(10, first.width(), 2)
        for y in range(first.height() // 2, first.height() - 20, 2)
    )
    assert dark > 100, "its pictures"


SEEN = {
    "straight": {},
    "half a metre away": {"width": 260},
    "at the edge": {"width": 330, "at": (0.35, 0.7)},
    "upside down": {"turned": 180},
    "askew": {"turned": 33},
    "tilted": {"tilted": 0.35, "turned": -12},
    "in the dark": {"light": 0.25},
    "out of focus": {"blur": 2.2},
    "grainy": {"noise": 9000},
    "in a mirror": {"mirrored": True, "turned": 8},
    "all at once": {
        "width": 380, "turned": 17, "tilted": 0.2, "light": 0.45, "blur": 1.5, "noise": 3000,
    },
}  # fmt: skip


@pytest.mark.parametrize("name", SEEN)
async def test_a_card_is_read_however_a_child_holds_it(card: QImage, name: str) -> None:
    assert read_qr_codes(held(card, **SEEN[name])) == (in_qr_code(CODES[3]),)  # type: ignore[arg-type]


async def test_nothing_is_read_where_no_card_is(card: QImage) -> None:
    assert read_qr_codes(empty()) == ()
    assert read_qr_codes(held(card, width=90)) == (), "much too far away"
    assert read_qr_codes(QImage()) == ()
