"""Start codes on paper: one strip for each person, to be cut apart."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ...domain.people import StartCode
from ..kit.printing import print_html
from ..kit.translate import tr


async def print_codes(parent: QWidget, codes: Sequence[StartCode]) -> bool:
    """Let the user choose a printer and print; False when cancelled."""
    return await print_html(parent, codes_html(codes), tr("Start codes"))


def codes_html(codes: Sequence[StartCode]) -> str:
    """The strips as a table."""
    note = html.escape(tr("Sign in with this code; then you choose a password."))
    rows = "".join(
        f"<tr><td><b>{html.escape(code.full_name)}</b><br>{html.escape(code.email)}</td>"
        f"<td><tt>{html.escape(code.code)}</tt><br><small>{note}</small></td></tr>"
        for code in codes
    )
    return f'<table width="100%" border="1" cellspacing="0" cellpadding="8">{rows}</table>'
