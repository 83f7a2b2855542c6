"""Below the choice of a model: what the course will take with it, and where passages go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from ..kit.callout import Callout
from ..kit.forms import LinkButton, SecondaryButton
from ..kit.icons import IconLabel
from ..kit.lists import FlowLayout, Muted
from ..kit.translate import tr
from .fact_cards import Figure, FiguresCard


class ModelCard(FiguresCard):
    """Hidden while the built-in writer is chosen."""

    arrange_requested = Signal()
    connections_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("What it will take"), kind="sunken", margin=14)
        line = QHBoxLayout()
        line.setSpacing(8)
        self._place = IconLabel("monitor", size=16)
        self._place.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._where = Muted(wrap=True)
        line.addWidget(self._place, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._where, 1)
        self.column.addLayout(line)
        self.trouble = Callout("warn")
        self.column.addWidget(self.trouble)
        buttons = FlowLayout(spacing=6)
        self.arrange = SecondaryButton(tr("Let the model arrange"), "list-tree")
        self.arrange.setToolTip(
            tr("Better titles, another order; what it leaves out is set aside. Undo takes it back.")
        )
        self.arrange.clicked.connect(self.arrange_requested)
        self.connections = LinkButton(tr("Language models…"), "settings")
        self.connections.clicked.connect(self.connections_requested)
        buttons.addWidget(self.arrange)
        buttons.addWidget(self.connections)
        self.column.addLayout(buttons)

    def show_able(
        self, rows: Sequence[tuple[str, str]], where: tuple[str, str, str], warning: str
    ) -> None:
        """(name, figures) of what it takes, (icon, sentence, role) of where passages go, and what
        may stop it before its end, "" for nothing."""
        self.show_figures([Figure(name, figures, "plain") for name, figures in rows])
        icon, words, role = where
        self._place.show_as(icon, "", role=role)
        self._where.setText(words)
        self._show(is_able=True, trouble=warning)

    def show_unable(self, trouble: str) -> None:
        """Why the connection cannot write yet."""
        self.show_figures(())
        self._show(is_able=False, trouble=trouble)

    def _show(self, *, is_able: bool, trouble: str) -> None:
        for part in (self._place, self._where, self.arrange):
            part.setVisible(is_able)
        self.connections.setVisible(not is_able)
        if trouble != self.trouble.text:
            self.trouble.tell(trouble)
        self.show()
