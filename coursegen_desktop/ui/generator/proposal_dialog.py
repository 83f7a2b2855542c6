"""The new version of a lesson or question beside the old one: take it, or keep what is there."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from ..kit.compare import compared
from ..kit.dialogs import Dialog, run
from ..kit.theme import theme_host_of
from ..kit.translate import tr


async def ask_to_take(parent: QWidget, title: str, old: str, new: str, note: str) -> bool:
    """True to take the new version. Closing keeps the old one."""
    dialog = ProposalDialog(parent, title, old, new, note)
    return await run(dialog) == QDialog.DialogCode.Accepted


class ProposalDialog(Dialog):
    """Both texts, the lines that differ tinted."""

    def __init__(self, parent: QWidget, title: str, old: str, new: str, note: str) -> None:
        super().__init__(parent, title)
        self.add_title(title, note)
        row = compared(self, (tr("As it is"), old), (tr("New"), new))
        self.column.addLayout(row, 1)
        self.add_buttons(tr("Take the new one"), tr("Keep as it is"), danger=True)
        host = theme_host_of(parent)
        self.resize(
            min(host.px(860), parent.window().width() - 40),
            min(host.px(540), parent.window().height() - 40),
        )
