"""Asks before an attempt that was handed in goes on: whether, and with how much time."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from ...domain.school_class import HandedIn
from ..kit.choice_box import ChoiceBox
from ..kit.dialogs import Dialog, run
from ..kit.lists import Small
from ..kit.translate import tr

_MINUTES = (5, 10, 15, 30)


class GoOnDialog(Dialog):
    """Asks. `minutes` is what is given besides; none can be left out where no time is left."""

    def __init__(self, parent: QWidget | None, name: str, known: HandedIn) -> None:
        title = tr("Let {name} go on?", name=name)
        super().__init__(parent, title)
        words = [
            tr(
                "“{quiz}” is taken back as if it had not been handed in: all answers stay, and its"
                " result does not count until it is handed in again.",
                quiz=known.title,
            )
        ]
        if known.tells:
            words.append(tr("{name} may have seen already what was right.", name=name))
        self.add_title(title, "\n\n".join(words))
        self.minutes = 0
        self.time: ChoiceBox | None = None
        self.left: Small | None = None
        if known.limit_s is not None:
            self.left = Small(left_words(known.left_s or 0.0))
            self.column.addWidget(self.left)
            self.time = self._make_choice(known)
            self.column.addWidget(self.time)
        accept = self.add_buttons(tr("Let {name} go on", name=name), "")
        accept.setFocus()

    def accept(self) -> None:
        """It goes on."""
        self.minutes = 0 if self.time is None else int(self.time.currentData())
        super().accept()

    def _make_choice(self, known: HandedIn) -> ChoiceBox:
        box = ChoiceBox(22, tr("Time"))
        whole = max(1, round((known.limit_s or 0) / 60))
        if known.left_s is not None and known.left_s >= 1:
            box.addItem(tr("No more time than that"), 0)
        for minutes in sorted({min(one, whole) for one in _MINUTES}):
            box.addItem(tr("%n minute(s) more", minutes), minutes)
        return box


def left_words(left_s: float) -> str:
    """The time that there was when it was handed in."""
    if left_s < 1:
        return tr("No time was left.")
    if left_s < 60:
        return tr("%n second(s) were left.", int(left_s))
    return tr("%n minute(s) were left.", int(left_s // 60))


async def ask_to_go_on(parent: QWidget, name: str, known: HandedIn) -> int | None:
    """The minutes that are given besides; None where it stays handed in."""
    dialog = GoOnDialog(parent, name, known)
    is_wanted = await run(dialog) == QDialog.DialogCode.Accepted
    return dialog.minutes if is_wanted else None
