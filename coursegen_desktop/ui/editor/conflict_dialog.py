"""Two versions of a lesson side by side, and the question which one to keep."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from ..kit.compare import compared
from ..kit.dialogs import Dialog, run
from ..kit.theme import theme_host_of
from ..kit.translate import tr


async def ask_which_to_keep(parent: QWidget, mine: str, theirs: str) -> bool:
    """True to replace the other text by `mine`, False to keep both. Closing keeps both."""
    dialog = Dialog(parent, tr("This lesson was changed elsewhere"))
    dialog.add_title(
        tr("This lesson was changed elsewhere"),
        tr(
            "Another window or program saved it while you were editing. “Keep mine” replaces the "
            "other text; “Keep both” leaves it and puts yours into a new lesson beside it."
        ),
    )
    row = compared(dialog, (tr("Yours"), mine), (tr("The other one"), theirs))
    dialog.column.addLayout(row, 1)
    dialog.add_buttons(tr("Keep mine"), tr("Keep both"), danger=True)
    host = theme_host_of(parent)
    dialog.resize(
        min(host.px(860), parent.window().width() - 40),
        min(host.px(540), parent.window().height() - 40),
    )
    return await run(dialog) == QDialog.DialogCode.Accepted
