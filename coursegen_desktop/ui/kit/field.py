"""A field with its name above it, and under it what it wants or what is wrong.

email = Field(tr("Email"), QLineEdit())
password = Field(tr("Password"), PasswordField(), hint=tr("At least 8 characters"))
email.tell(tr("This is not an email address."))      # goes away with the next key
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from .forms import LinkButton
from .lists import ErrorLabel, Muted, Text
from .password_field import PasswordField
from .speech import say
from .translate import tr


class FieldLabel(Text):
    """The name of a field."""


class FieldLink(LinkButton):
    """A small link at the right end of a field's name."""

    height_px = 24.0
    padding_px = 0.0


class Field(QWidget):
    """`edit` with its name, a hint and a sentence about what is wrong.

    `link` is put at the right end of the name's line.
    """

    def __init__(
        self,
        label: str,
        edit: QLineEdit | None = None,
        *,
        hint: str = "",
        link: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.edit = edit if edit is not None else QLineEdit()
        self._hint = hint
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._top(label, link))
        column.addWidget(self.edit)
        self._note = Muted(hint, wrap=True)
        self._note.setVisible(bool(hint))
        column.addWidget(self._note)
        self._error = ErrorLabel()
        column.addWidget(self._error)
        self.rename(label)
        self.edit.setAccessibleDescription(hint)
        self.edit.textEdited.connect(lambda _: self.tell(""))
        if isinstance(self.edit, PasswordField):
            self.edit.caps_lock_noticed.connect(self._on_caps_lock_noticed)

    def rename(self, label: str) -> None:
        """Give it another name."""
        self._name.setText(label)
        self.edit.setAccessibleName(label)

    def show_hint(self, hint: str) -> None:
        """Say something else below it."""
        self._hint = hint
        self._note.setText(hint)
        self._note.setVisible(bool(hint) and not self.error)
        self.edit.setAccessibleDescription(self.error or hint)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    @property
    def error(self) -> str:
        """What is said to be wrong."""
        return self._error.text()

    def tell(self, error: str) -> None:
        """Say what is wrong, in place of the hint; "" when all is well."""
        if error == self.error:
            return
        self._error.tell(error)
        self._note.setVisible(bool(self._note.text()) and not error)
        self.edit.setAccessibleDescription(error or self._hint)
        self.edit.setProperty("invalid", bool(error))
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)
        if error:
            say(self.edit, error, urgent=True)

    def _top(self, label: str, link: QWidget | None) -> QHBoxLayout:
        row = QHBoxLayout()
        # A link is taller than the words beside it, which stay as near to the field as all others.
        slack = 0 if link is None else -4
        row.setContentsMargins(0, slack, 0, slack)
        self._name = FieldLabel(label)
        self._name.setBuddy(self.edit)
        row.addWidget(self._name, 1)
        if link is not None:
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _on_caps_lock_noticed(self, on: bool) -> None:
        note = tr("Caps Lock is on.") if on else self._hint
        self._note.setText(note)
        self._note.setVisible(bool(note) and not self.error)
        if on:
            say(self.edit, note)
