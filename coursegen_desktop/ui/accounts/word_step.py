"""Steps that only say something and ask to go on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...domain.user import User
from ..kit.lists import Muted
from ..kit.translate import tr
from .sign_in_step import avatar_of
from .step import CardStep


class WordStep(CardStep):
    """A sentence and a button."""

    agreed = Signal()
    back_wanted = Signal()

    def __init__(self, title: str, text: str, button: str, *, sign: QWidget | None = None) -> None:
        super().__init__(title, sign=sign)
        self.card.column.addWidget(Muted(text, wrap=True, size="body"))
        self.add_primary(button)
        self.primary.setAccessibleDescription(text)

    def send(self) -> None:
        self.agreed.emit()


def deleted_step() -> WordStep:
    """The right password of an account that was deleted less than 30 days ago."""
    step = WordStep(
        tr("This account was deleted"),
        tr("Everything in it is still here. Bring it back and go on where you were?"),
        tr("Bring it back"),
    )
    step.add_back(tr("Leave it deleted"), "arrow-left", step.back_wanted.emit)
    return step


def code_used_step(person: User) -> WordStep:
    """After a recovery code: it is used up."""
    return WordStep(
        tr("Your new password is set"),
        tr("Your recovery code is used up now. You can make a new one in the settings."),
        tr("Go on"),
        sign=avatar_of(person, 64),
    )
