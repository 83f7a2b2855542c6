"""Above the question: where one is, the time, the flag. Below: how sure one is, and going on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QWidget

from ..kit.forms import Chip, IconButton, Keys, PrimaryButton, QuietButton, SecondaryButton
from ..kit.lists import ElidedLabel, FooterBar, Muted, PageHeader
from ..kit.translate import tr
from .segments import Segments
from .timer import TimeLeft


class TopBar(PageHeader):
    """Leave, title, one piece for each question, time, flag."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        # The layout of the base has a title of its own, which stands in the grid here.
        self._hide_own_title()
        self.row.setContentsMargins(24, 0, 24, 0)
        self.close_button = IconButton("x", tr("Leave the quiz, answers are kept"), "Esc")
        self.name = ElidedLabel(font_role="strong")
        self.segments = Segments()
        self.time = TimeLeft()
        self.flag = QuietButton(tr("Flag"), "flag")
        self.flag.setCheckable(True)
        self.flag.setToolTip(tr("Flag this question to come back to it (F)"))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        left, right = QHBoxLayout(), QHBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.close_button)
        left.addWidget(self.name, 1)
        right.addStretch(1)
        right.addWidget(self.time)
        right.addWidget(self.flag)
        grid.addLayout(left, 0, 0)
        grid.addWidget(self.segments, 0, 1)
        grid.addLayout(right, 0, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        self.row.insertLayout(0, grid, 1000)

    def _hide_own_title(self) -> None:
        self.title.hide()

    def show_flag(self, is_flagged: bool) -> None:
        """Show whether the question is flagged, without telling anybody."""
        self.flag.setChecked(is_flagged)
        self.flag.setText(tr("Flagged") if is_flagged else tr("Flag"))
        self.flag.setAccessibleName(
            tr("Flagged, take the flag away") if is_flagged else tr("Flag this question")
        )


class BottomBar(FooterBar):
    """What is kept, how sure one is, one step back, one step on."""

    certainty_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.saved = Muted()
        self.hint = Muted(tr("Press"))
        self.previous = SecondaryButton(tr("Previous question"), "arrow-left")
        self.skip = SecondaryButton(tr("Next question"), "arrow-right", icon_after=True)
        self.primary = PrimaryButton(tr("Check"), icon_after=True)
        self.keys = Keys("Enter")
        self.sure = _Certainty()
        self.sure.chosen.connect(self.certainty_chosen)
        self.row.addWidget(self.saved)
        self.row.addWidget(self.sure)
        self.row.addStretch(1)
        for part in (self.previous, self.skip, self.hint, self.keys, self.primary):
            self.row.addWidget(part)
        self.skip.hide()
        self.sure.hide()


class _Certainty(QWidget):
    """Three chips; none is chosen until the learner says how sure he is."""

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
