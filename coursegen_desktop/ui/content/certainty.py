"""How sure one is of an answer: three chips, by mouse or by Alt with a figure."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ..kit.forms import Chip
from ..kit.lists import Muted
from ..kit.translate import tr


class CertaintyChips(QWidget):
    """None is chosen until the learner says how sure he is; `chosen` carries 1 to 3."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Muted(tr("How sure are you?")))
        self._group = QButtonGroup(self)
        words = (tr("Guess"), tr("Fairly"), tr("Certain"))
        self.chips = [Chip(text) for text in words]
        for level, chip in enumerate(self.chips, 1):
            chip.setToolTip(tr("{name} (Alt+{key})", name=chip.text(), key=level))
            self._group.addButton(chip, level)
            row.addWidget(chip)
        self._group.idClicked.connect(self.chosen)
        self.hide()

    @property
    def level(self) -> int | None:
        """1 to 3, None while nothing is chosen."""
        level = self._group.checkedId()
        return level if level > 0 else None

    def show_level(self, level: int | None, *, is_open: bool) -> None:
        """Show what was chosen; not open: the answer was given."""
        self._group.setExclusive(False)
        for number, chip in enumerate(self.chips, 1):
            chip.setChecked(number == level)
            chip.setEnabled(is_open)
        self._group.setExclusive(True)

    def choose(self, level: int) -> bool:
        """Choose by key; False when there is nothing to choose now."""
        chip = self.chips[level - 1]
        if not (self.isVisible() and chip.isEnabled()):
            return False
        chip.setChecked(True)
        self.chosen.emit(level)
        return True

    def takes_key(self, event: QKeyEvent) -> bool:
        """Alt+1 to Alt+3 choose."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        number = event.key() - int(Qt.Key.Key_0)
        is_ours = held == Qt.KeyboardModifier.AltModifier and 1 <= number <= len(self.chips)
        return is_ours and self.choose(number)
