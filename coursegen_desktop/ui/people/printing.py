"""Start codes on paper: one strip for each person, to be cut apart."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

from ...domain.people import StartCode
from ..kit.dialogs import run
from ..kit.translate import tr


async def print_codes(parent: QWidget, codes: Sequence[StartCode]) -> bool:
    """Let the user choose a printer and print; False when cancelled."""
    # Imported when somebody prints: looking for printers takes long.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(tr("Start codes"))
    if await run(QPrintDialog(printer, parent)) != QDialog.DialogCode.Accepted:
        return False
    document = QTextDocument()
    document.setHtml(codes_html(codes))
    document.print_(printer)
    return True


def codes_html(codes: Sequence[StartCode]) -> str:
    """The strips as a table."""
    note = html.escape(tr("Sign in with this code; then you choose a password."))
    rows = "".join(
        f"<tr><td><b>{html.escape(code.full_name)}</b><br>{html.escape(code.email)}</td>"
        f"<td><tt>{html.escape(code.code)}</tt><br><small>{note}</small></td></tr>"
        for code in codes
    )
    return f'<table width="100%" border="1" cellspacing="0" cellpadding="8">{rows}</table>'
