"""Another model for a run that rests: which, and where passages go then."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from ...domain.connection import Connection
from ..kit.callout import Callout
from ..kit.choice_box import ChoiceBox
from ..kit.dialogs import Dialog, run
from ..kit.translate import tr
from .agent_words import connection_name, where_sentence, why_not


class ModelChoice(Dialog):
    """The connections; one that cannot write says why, and cannot be taken."""

    def __init__(self, parent: QWidget, connections: Sequence[Connection], now: str) -> None:
        title = tr("Go on with another model")
        super().__init__(parent, title)
        self._connections = list(connections)
        self.add_title(title, tr("What is written stays; the other lessons are told by it."))
        self.model = ChoiceBox(24, tr("Model"))
        for one in self._connections:
            self.model.addItem(connection_name(one), one.id)
        ids = [one.id for one in self._connections]
        # Whoever asks for another one wants not the one that is there.
        others = [number for number, key in enumerate(ids) if key != now]
        self.model.setCurrentIndex(others[0] if others else 0)
        self.model.currentIndexChanged.connect(lambda _: self._show())
        self.column.addWidget(self.model)
        self.told = Callout("accent")
        self.column.addWidget(self.told)
        self.column.addStretch(1)
        self._accept = self.add_buttons(tr("Go on"), "")
        self._show()

    @property
    def chosen(self) -> str:
        """The id of the connection."""
        return str(self.model.currentData())

    def _show(self) -> None:
        connection = self._connections[self.model.currentIndex()]
        trouble = why_not(connection)
        _icon, words, role = where_sentence(connection)
        kind = "accent" if role == "muted" else role
        self.told.show_text(trouble or words, kind="warn" if trouble else kind)
        self._accept.setEnabled(not trouble)


async def asked_model(parent: QWidget, connections: Sequence[Connection], now: str) -> str | None:
    """The id of the connection that was chosen, None where none was."""
    dialog = ModelChoice(parent, connections, now)
    chosen = [""]
    dialog.accepted.connect(lambda: chosen.append(dialog.chosen))
    accepted = await run(dialog) == QDialog.DialogCode.Accepted
    return chosen[-1] if accepted else None
