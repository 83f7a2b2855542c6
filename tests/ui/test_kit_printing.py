"""Printing: a dialog that is awaited, and what comes out of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from coursegen_desktop.domain.errors import MissingPart, PermissionDenied, StorageError
from coursegen_desktop.ui.kit import printing
from coursegen_desktop.ui.kit.locked import lock


@pytest.mark.parametrize("agreed", [True, False])
async def test_what_was_agreed_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    out = tmp_path / "sheet.pdf"

    async def choose(dialog: QDialog) -> int:
        assert isinstance(dialog, QPrintDialog)
        printer = dialog.printer()
        assert isinstance(printer, QPrinter)
        assert printer.docName() == "Sheet"
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        dialog.deleteLater()
        return int(QDialog.DialogCode.Accepted if agreed else QDialog.DialogCode.Rejected)

    monkeypatch.setattr(printing, "run", choose)
    parent = QWidget()
    assert await printing.print_html(parent, "<h2>Words</h2>", "Sheet") is agreed
    assert out.exists() is agreed
    if agreed:
        assert out.read_bytes().startswith(b"%PDF")
    parent.deleteLater()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of files are of POSIX")
def test_a_disk_that_is_full_is_told_and_leaves_no_half_file(tmp_path: Path) -> None:
    import resource

    out, html = tmp_path / "cards.pdf", "<h2>Words</h2>" * 40
    printing.write_pdf(out, html, "Cards")
    whole = out.read_bytes()
    assert whole.startswith(b"%PDF") and whole.rstrip().endswith(b"%%EOF")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(StorageError, match="cannot be written"):
            printing.write_pdf(out, html, "Cards")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [one.name for one in tmp_path.iterdir()] == ["cards.pdf"]
    assert out.read_bytes() == whole, "the older one stays"


class OnePrinter:
    """A computer with a printer."""

    @staticmethod
    def defaultPrinter() -> OnePrinter:
        return OnePrinter()

    @staticmethod
    def defaultPrinterName() -> str:
        return "Room 4"

    def isNull(self) -> bool:
        return False


async def test_a_locked_window_prints_where_it_may_and_asks_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parent, asked = QWidget(), []

    async def agree(_parent: object, *words: str) -> bool:
        asked.append(words)
        return False

    async def never(_dialog: QDialog) -> int:
        raise AssertionError("no printer is chosen here")

    monkeypatch.setattr(printing, "confirm", agree)
    monkeypatch.setattr(printing, "run", never)
    lock(parent)
    with pytest.raises(PermissionDenied):
        await printing.print_html(parent, "words", "Sheet")
    lock(parent, prints=True)
    with pytest.raises(MissingPart, match="No printer"):
        await printing.print_html(parent, "words", "Sheet")
    monkeypatch.setattr("PySide6.QtPrintSupport.QPrinterInfo", OnePrinter)
    assert not await printing.print_html(parent, "words", "Sheet")
    assert asked == [("Print “Sheet”?", "It comes out of Room 4.", "Print")]
    parent.deleteLater()


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
async def test_a_document_is_handed_to_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    assert not printing.can_send()
    sheet, tray = tmp_path / "sheet.pdf", tmp_path / "tray"
    sheet.write_bytes(b"%PDF words")
    program = tmp_path / "lp"
    program.write_text(f'#!/bin/sh\n/bin/cp "$4" {tray}\necho "$2" >> {tray}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert printing.can_send()
    await printing.send_pdf(sheet, "Rain")
    assert tray.read_bytes() == b"%PDF wordsRain\n"
    program.write_text("#!/bin/sh\necho no paper >&2\nexit 3\n")
    with pytest.raises(StorageError, match="no paper"):
        await printing.send_pdf(sheet, "Rain")
