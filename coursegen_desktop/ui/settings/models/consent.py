"""Asks, once for each address, whether something may be sent to another computer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from ....domain.connection import Connection
from ...kit.callout import Callout
from ...kit.dialogs import Dialog, run
from ...kit.lists import Card, Muted, Strong
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from .words import where_sentence


class ConsentDialog(Dialog):
    """Shows the whole address, what is sent there, and who can read it."""

    def __init__(self, parent: QWidget, connection: Connection) -> None:
        title = (
            tr("Let it be sent on?")
            if connection.asks_here
            else tr("Send to {host}?", host=connection.host)
        )
        super().__init__(parent, title)
        self.add_title(title, _what_is_sent(connection))
        frame = Card(kind="sunken", margin=14)
        address = Strong(connection.address, wrap=True)
        address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        address.setAccessibleName(tr("Address"))
        frame.column.addWidget(address)
        self.column.addWidget(frame)
        self.warning = Callout("warn")
        self.column.addWidget(self.warning)
        if connection.is_open_on_the_way:
            self.warning.show_text(where_sentence(connection)[0])
        once = Muted(tr("You are asked once for each address."), wrap=True)
        self.column.addWidget(once)
        # As in the title: for words that wrap Qt takes the height of a narrower dialog.
        for part in (frame, self.warning, once):
            part.setMinimumWidth(theme_host_of(parent).px(400))
        self.column.addStretch(1)
        self.add_buttons(tr("Agree and send"), "", danger=connection.is_open_on_the_way)


def _what_is_sent(connection: Connection) -> str:
    if connection.asks_here:
        return tr(
            "The server of “{name}” is on this computer, but it sends what it is asked on to "
            "another one: passages of your documents, lessons and questions. Whoever runs that "
            "can read it and may keep it.",
            name=connection.name,
        )
    return tr(
        "“{name}” is not on this computer. What it is asked to work on is sent there: passages of "
        "your documents, lessons and questions, and the key where there is one. Whoever runs that "
        "server can read it and may keep it.",
        name=connection.name,
    )


async def asked_consent(parent: QWidget, connection: Connection) -> bool:
    """Whether the user says yes to the address of `connection`."""
    return await run(ConsentDialog(parent, connection)) == QDialog.DialogCode.Accepted
