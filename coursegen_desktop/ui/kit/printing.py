"""Puts a few words on paper: a dialog that is awaited, then Qt's own layout.

await print_html(self.page, html, tr("Recovery code"))      # False when cancelled
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

from ...domain.errors import StorageError
from .dialogs import choose_save, run
from .translate import tr


async def print_html(parent: QWidget, html: str, name: str) -> bool:
    """Let the user choose a printer and print `html` under `name`; False when cancelled."""
    # Imported when somebody prints: looking for printers takes long.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    if await run(QPrintDialog(printer, parent)) != QDialog.DialogCode.Accepted:
        return False
    document = QTextDocument()
    document.setHtml(html)
    document.print_(printer)
    return True


async def save_pdf(parent: QWidget, html: str, name: str) -> bool:
    """Let the user choose a file and write `html` into it as PDF, A4; False when cancelled.

    Raises StorageError where the file cannot be written.
    """
    suggested = "".join("_" if char in '\\/:*?"<>|' else char for char in name).strip() or "page"
    path = await choose_save(parent, tr("Save as PDF"), f"{suggested[:80]}.pdf", ["PDF (*.pdf)"])
    if path is None:
        return False
    write_pdf(Path(path), html, name)
    return True


def write_pdf(path: Path, html: str, name: str) -> None:
    """Write `html` as a PDF, A4; raises StorageError."""
    from PySide6.QtGui import QPageSize, QPdfWriter

    try:
        path.open("ab").close()
    except OSError as error:
        raise StorageError(
            "{file} cannot be written: {reason}.",
            "Choose another folder.",
            file=str(path),
            reason=error.strerror or type(error).__name__,
        ) from error
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setTitle(name)
    document = QTextDocument()
    document.setHtml(html)
    document.print_(writer)
