"""What every step of the door has: a sign, a greeting, a card with fields, a notice, a button.

A step is a picture with one main act. It checks what can be checked without asking anybody, says
what is wrong at the field, and keeps everything that was typed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ...domain.errors import AppError, InvalidContent
from ..kit.busy_button import BusyButton
from ..kit.callout import Callout
from ..kit.field import Field
from ..kit.focus import tab_through
from ..kit.forms import QuietButton
from ..kit.icons import IconLabel
from ..kit.lists import Card, FlowLayout, Lead, Text
from ..kit.password_field import PasswordField
from ..kit.theme import theme_host_of
from ..kit.translate import error_text

_MIDDLE = Qt.AlignmentFlag.AlignHCenter
_WIDEST = 760  # fits into the smallest window, however large the text


class Greeting(Text):
    """A serif title of 30 px, in one line that ends in … where room ends."""

    def show_line(self, text: str, room: int) -> None:
        """Show `text` in `room` pixels."""
        self.ensurePolished()
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setAccessibleName(text)
        self.setToolTip("" if shown == text else text)


class Step(QWidget):
    """Base of the steps: sign, greeting, `body`, and quiet ways to somewhere else below it."""

    width_px: ClassVar[int] = 420

    def __init__(self, title: str, lead: str = "", *, sign: QWidget | None = None) -> None:
        super().__init__()
        self.title = title
        self.first: QWidget = self
        self.fields: list[Field] = []
        self._back: Callable[[], object] | None = None
        self.above = Callout("accent")
        self.notice = Callout("bad")
        self._greeting = Greeting()
        self._greeting.setAlignment(_MIDDLE)
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        self.below = FlowLayout(spacing=18, centred=True)
        self._lay_out(sign or IconLabel("graduation-cap", role="accent", size=44), lead)
        self._fit()

    @property
    def is_busy(self) -> bool:
        """Whether what the step asked for is under way."""
        return False

    def set_busy(self, busy: bool) -> None:
        """What the step asked for is under way, or has ended."""

    def show_error(self, error: AppError) -> None:
        """Say what went wrong where it belongs; here it is in the notice."""
        self.notice.tell(error_text(error), kind="bad")

    def show_wait(self, seconds: int) -> None:
        """The next try counts only after so many seconds."""

    def say_above(self, text: str) -> None:
        """A sentence above the body: why one is here again."""
        self.above.tell(text)

    def take_keyboard(self) -> None:
        """Put the keyboard where one begins."""
        self.first.setFocus(Qt.FocusReason.TabFocusReason)

    def check(self) -> bool:
        """Whether what was typed may be sent; says at the fields what is wrong."""
        return True

    def send(self) -> None:
        """Emit the wish of the step; only when `check` was content."""

    def can_submit(self) -> bool:
        """Whether Enter and the button do anything now."""
        return not self.is_busy

    def submit(self) -> None:
        """What Enter and the button do: nothing while the last one is under way."""
        if not self.can_submit():
            return
        self.notice.tell("")
        if self.check():
            self.send()
            return
        wrong = next((field for field in self.fields if field.error), None)
        if wrong is not None:
            wrong.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, field: Field, error: AppError) -> None:
        """Say an error at `field` and go there."""
        field.tell(error_text(error))
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_below(self, text: str, icon: str, act: Callable[[], object]) -> QuietButton:
        """A quiet way to somewhere else, under the body."""
        button = QuietButton(text, icon)
        button.clicked.connect(lambda: act())
        self.below.addWidget(button)
        return button

    def add_back(self, text: str, icon: str, act: Callable[[], object]) -> QuietButton:
        """The way back, which Esc goes too."""
        self._back = act
        return self.add_below(text, icon, act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._back is not None:
            self._back()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _lay_out(self, sign: QWidget, lead: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(sign, 0, _MIDDLE)
        column.addSpacing(18)
        column.addWidget(self._greeting)
        if lead:
            words = Lead(lead)
            words.setAlignment(_MIDDLE)
            column.addSpacing(8)
            column.addWidget(words)
        column.addSpacing(26)
        self.body.addWidget(self.above)
        column.addLayout(self.body)
        self.body.addWidget(self.notice)
        column.addSpacing(20)
        column.addLayout(self.below)

    def _fit(self) -> None:
        width = min(theme_host_of(self).px(self.width_px), _WIDEST)
        if self.minimumWidth() != width:
            self.setFixedWidth(width)
        self._greeting.show_line(self.title, width)


class CardStep(Step):
    """A step with one card: fields, a notice, a main button."""

    def __init__(self, title: str, lead: str = "", *, sign: QWidget | None = None) -> None:
        super().__init__(title, lead, sign=sign)
        self.card = Card(margin=24)
        self.card.column.setSpacing(16)
        self.body.addWidget(self.card)
        self.primary = BusyButton()
        self.primary.height_px = 42.0
        self.primary.clicked.connect(self.submit)

    @property
    def is_busy(self) -> bool:
        return self.primary.is_busy

    def set_busy(self, busy: bool) -> None:
        self.primary.set_busy(busy)

    def can_submit(self) -> bool:
        return not self.is_busy and self.primary.isEnabled()

    def add_field(self, field: Field) -> Field:
        """The next field of the card. Enter in it goes to the next empty one, or submits."""
        self.fields.append(field)
        self.card.column.addWidget(field)
        field.edit.returnPressed.connect(lambda: self._on_return_pressed(field))
        return field

    def add_primary(self, text: str) -> None:
        """The notice and the main button, at the card's end."""
        self.primary.setText(text)
        self.card.column.addWidget(self.notice)
        self.card.column.addWidget(self.primary)
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        stops: list[QWidget] = []
        for field in self.fields:
            stops.append(field.edit)
            if isinstance(field.edit, PasswordField):
                stops.append(field.edit.eye)
        tab_through([*stops, self.primary])
        self.first = stops[0] if stops else self.primary

    def _on_return_pressed(self, field: Field) -> None:
        after = self.fields[self.fields.index(field) + 1 :]
        empty = next((each for each in after if not each.text), None)
        if empty is not None and field.text:
            empty.edit.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.submit()


def filled(field: Field, otherwise: str) -> bool:
    """Whether something stands in `field`; says `otherwise` there when nothing does."""
    if field.text.strip():
        return True
    field.tell(otherwise)
    return False


def fits(field: Field, check: Callable[[str], object]) -> bool:
    """Whether `check` (a rule of the domain) accepts the field's text; says why not."""
    try:
        check(field.text)
    except InvalidContent as error:
        field.tell(error_text(error))
        return False
    return True


def name_edit(text: str = "") -> QLineEdit:
    """A line for a person's name."""
    edit = QLineEdit(text)
    edit.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText)
    return edit


def email_edit() -> QLineEdit:
    """A line for an address."""
    edit = QLineEdit()
    hints = Qt.InputMethodHint
    edit.setInputMethodHints(hints.ImhEmailCharactersOnly | hints.ImhNoAutoUppercase)
    return edit
