"""The day on a stick: which one, how much, saved or brought in. And the days that lie on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...services.plugged import Stick, StickDay, StickTrouble
from ..content.line import Line
from ..content.line_list import LineList
from ..kit.bars import ThinBar
from ..kit.choice_box import ChoiceBox
from ..kit.dialogs import Dialog
from ..kit.forms import PrimaryButton, SecondaryButton
from ..kit.lists import Card, ErrorLabel, FlowLayout, Muted, SectionTitle, Strong
from ..kit.speech import say
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .stick_words import day_note, day_title, stick_words

_DAY, _WEEK = 1, 7


class StickCard(Card):
    """States wishes; knows no service. One stick is not chosen, it is named."""

    save_wanted = Signal(object, object)  # Stick, how many days back (None: everything)
    bring_wanted = Signal(object)  # Stick
    said = Signal()  # there is something to read below the buttons

    def __init__(self) -> None:
        super().__init__()
        self._sticks: tuple[Stick, ...] = ()
        self._has_classes = True
        self.is_busy = False
        self.stick = ChoiceBox(22, tr("Stick"))
        self.only = Muted(wrap=True, size="body")
        self.how_much = ChoiceBox(22, tr("How much"))
        self.how_much.addItem(tr("Everything"), None)
        self.how_much.addItem(tr("Only the last seven days"), _WEEK)
        self.how_much.addItem(tr("Only today"), _DAY)
        self.save = SecondaryButton(tr("Save the day"), "save")
        self.bring = SecondaryButton(tr("Bring in a day"), "download")
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.chosen, self.days))
        self.bring.clicked.connect(lambda: self.bring_wanted.emit(self.chosen))
        self.wait = ThinBar(None, name=tr("The day on a stick"))
        self.wait.hide()
        self.error = ErrorLabel()
        self.told = Strong(wrap=True)
        self.detail = Muted(wrap=True)
        for words in (self.told, self.detail):
            words.hide()
        self.column.addWidget(SectionTitle(tr("The day on a stick")))
        for part in (self.only, self.stick, self.how_much):
            self.column.addWidget(part)
        self.buttons = QWidget()
        row = FlowLayout(self.buttons)
        for button in (self.save, self.bring):
            row.addWidget(button)
        self.column.addWidget(self.buttons)
        for below in (self.wait, self.error, self.told, self.detail):
            self.column.addWidget(below)
        self.show_sticks(())

    @property
    def chosen(self) -> Stick | None:
        """The stick that is meant; None where there is none."""
        at = self.stick.currentIndex()
        return self._sticks[at] if 0 <= at < len(self._sticks) else None

    @property
    def days(self) -> int | None:
        """How many days back; None for everything."""
        found = self.how_much.currentData()
        return found if isinstance(found, int) else None

    def show_sticks(self, sticks: Sequence[Stick], *, has_classes: bool = True) -> None:
        """What is plugged in. The chosen one stays chosen; what was told goes with the next one."""
        if self.is_busy:
            return
        before, keys = self.chosen, [one.key for one in sticks]
        if set(keys) - {one.key for one in self._sticks}:
            self.tell("")
        self._sticks, self._has_classes = tuple(sticks), has_classes
        words = [stick_words(one) for one in sticks]
        if words != [self.stick.itemText(at) for at in range(self.stick.count())]:
            self.stick.clear()
            self.stick.addItems(words)
            if before is not None and before.key in keys:
                self.stick.setCurrentIndex(keys.index(before.key))
        self.stick.setVisible(len(sticks) > 1)
        nothing = tr("Put a USB stick into this computer: it appears here by itself.")
        self.only.setText(words[0] if words else nothing)
        self.only.setVisible(len(sticks) < 2)
        self._fit()

    def show_busy(self, words: str) -> None:
        """Something is under way, "" when it ended."""
        self.is_busy = bool(words)
        self.wait.setVisible(self.is_busy)
        self.wait.setAccessibleName(words or tr("The day on a stick"))
        if words:
            self.tell(words)
        self._fit()

    def tell(self, words: str, detail: str = "", *, failed: bool = False) -> None:
        """What came of it, or what was in the way."""
        self.error.tell(words if failed else "")
        for label, text in ((self.told, "" if failed else words), (self.detail, detail)):
            label.setText(text)
            label.setVisible(bool(text))
        if words:
            say(self, f"{words} {detail}".strip())
            self.said.emit()

    def _fit(self) -> None:
        one = self.chosen
        has_keyboard = self.save.hasFocus() or self.bring.hasFocus()
        self.how_much.setVisible(bool(self._sticks))
        self.buttons.setVisible(bool(self._sticks))
        usable = one is not None and not self.is_busy and one.trouble is StickTrouble.NONE
        self.save.setEnabled(usable and self._has_classes)
        self.bring.setEnabled(usable)
        for box in (self.stick, self.how_much):
            box.setEnabled(not self.is_busy)
        if has_keyboard and not self.save.isEnabled() and self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)


class DaysDialog(Dialog):
    """The days on a stick; `chosen` is the one that was taken."""

    def __init__(self, parent: QWidget | None, stick: str, days: Sequence[StickDay]) -> None:
        title = tr("Bring in a day")
        super().__init__(parent, title)
        self._days = {str(one.path): one for one in days}
        self.chosen: StickDay | None = None
        self.add_title(title, stick)
        self.list = LineList(tr("Days on the stick"))
        self.list.show_lines(
            [Line(key, day_title(one), day_note(one), "users") for key, one in self._days.items()]
        )
        self.look = PrimaryButton(tr("See what changes"), "arrow-right")
        self.list.chosen.connect(lambda _: self.accept())
        self.list.current_changed.connect(lambda key: self.look.setEnabled(key is not None))
        self.column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        self.cancel = SecondaryButton(tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.look.clicked.connect(self.accept)
        self.look.setEnabled(False)
        for button in (self.cancel, self.look):
            row.addWidget(button)
        self.column.addSpacing(8)
        self.column.addLayout(row)
        host = theme_host_of(parent)
        self.setMinimumWidth(host.px(480))
        self.list.setMinimumHeight(max(self.list.whole_height(300), host.px(64)))
        self.list.make_current(next(iter(self._days)))
        self.list.setFocus()

    def accept(self) -> None:
        """Take the one that the keyboard is on."""
        self.chosen = self._days.get(str(self.list.current_key))
        if self.chosen is not None:
            super().accept()
