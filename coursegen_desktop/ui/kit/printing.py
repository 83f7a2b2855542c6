"""Puts a few words on paper: a dialog that is awaited, then Qt's own layout.

await print_html(self.page, html, tr("Recovery code"))      # False when cancelled
"""

from __future__ import annotations

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

from .dialogs import run


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
