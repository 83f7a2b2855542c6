"""The recovery code, shown this once: copied, printed or saved, and written down."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from ..kit.focus import tab_through
from ..kit.forms import SecondaryButton
from ..kit.lists import Card, Muted, Text
from ..kit.locked import is_locked, prints
from ..kit.translate import tr
from .step import CardStep

_IN_A_LINE = 3


class CodeText(Text):
    """A code in large letters of equal width."""


class RecoveryStep(CardStep):
    """Nobody goes on before he says that he has written it down."""

    width_px = 480
    noted = Signal()
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, code: str) -> None:
        super().__init__(
            tr("Your recovery code"),
            tr("It lets you in once if you forget your password. It is shown only now."),
        )
        self.code = code
        self._add_code()
        self._add_acts()
        self.is_noted = QCheckBox(tr("I have written it down or printed it"))
        self.is_noted.toggled.connect(self.primary.setEnabled)
        self.card.column.addWidget(self.is_noted)
        self.add_primary(tr("Continue"))
        self.primary.setEnabled(False)
        tab_through([self.copy, self.print, self.save, self.is_noted, self.primary])
        self.first = self.copy

    def send(self) -> None:
        self.noted.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """At a class's computer nothing is kept outside of the program."""
        super().showEvent(event)
        if is_locked(self):
            self.copy.hide()
            self.save.hide()
            self.print.setVisible(prints(self))
            self.first = self.is_noted

    def tell_done(self, text: str) -> None:
        """Say that it was copied, printed or saved."""
        self.notice.tell(text, kind="good")

    def _add_code(self) -> None:
        well = Card(kind="sunken", margin=16)
        groups = self.code.split("-")
        lines = [" ".join(groups[at : at + _IN_A_LINE]) for at in range(0, len(groups), _IN_A_LINE)]
        shown = CodeText("\n".join(lines))
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # Letter by letter, as it will be written down.
        spelled = ", ".join(" ".join(group) for group in groups)
        shown.setAccessibleName(tr("Recovery code: {letters}", letters=spelled))
        well.column.addWidget(shown)
        self.card.column.addWidget(well)

    def _add_acts(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.copy = SecondaryButton(tr("Copy"), "copy")
        self.print = SecondaryButton(tr("Print…"), "printer")
        self.save = SecondaryButton(tr("Save…"), "save")
        self.copy.clicked.connect(self._on_copy_clicked)
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)
        for button in (self.copy, self.print, self.save):
            row.addWidget(button, 1)
        column.addLayout(row)
        column.addWidget(
            Muted(
                tr("Keep it where others do not look. Whoever has it can choose a new password."),
                wrap=True,
            )
        )
        self.card.column.addLayout(column)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.code)
        self.tell_done(tr("Copied."))
