"""Printing: a dialog that is awaited, and what comes out of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from coursegen_desktop.ui.kit import printing


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
