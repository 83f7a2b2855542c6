"""Asks for a person's name, address, group and role: somebody new, or one who is there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ...domain.errors import AppError, InvalidContent
from ...domain.user import Role, User, checked_email, checked_group, checked_name
from ..kit.choice_box import DropDown
from ..kit.dialogs import Dialog
from ..kit.forms import LinkButton
from ..kit.lists import Card, ErrorLabel, Small, Strong
from ..kit.translate import error_text, tr
from .words import role_words


class PersonDialog(Dialog):
    """Stays open until it is saved: what was typed is never lost.

    `save_requested` comes with valid fields; whoever saves answers with `finish`, `show_error`
    or `show_conflict`.
    """

    save_requested = Signal()

    def __init__(self, parent: QWidget | None, user: User | None = None) -> None:
        super().__init__(parent, tr("New person") if user is None else tr("Edit person"))
        self.user = user  # as it was read; its revision is what a save is based on
        if user is None:
            self.add_title(
                tr("New person"),
                tr("They sign in with a start code, which is shown next, and choose a password."),
            )
        else:
            self.add_title(tr("Edit {name}", name=user.full_name[:80]))
        self._conflict = self._make_conflict()
        self._fields: list[tuple[QLineEdit, ErrorLabel, Callable[[str], str]]] = []
        self.name = self._field(tr("Full name"), checked_name)
        self.email = self._field(tr("Email"), self._checked_email)
        self.group = self._field(tr("Group (optional)"), checked_group)
        self.role = self._role_field()
        self._error = ErrorLabel()
        self.column.addWidget(self._error)
        save = tr("Make account") if user is None else tr("Save")
        self.add_buttons(save, "")
        if user is not None:
            self._fill(user)
        self.name.setFocus()

    # ------------------------------------------------------------ what is typed

    @property
    def chosen_role(self) -> Role:
        """The role that is selected."""
        return list(Role)[self.role.currentIndex()]

    @property
    def chosen_email(self) -> str:
        """The address; for somebody who has none and gets none, the one that stands for it."""
        typed = self.email.text()
        hidden = self.user is not None and not typed.strip()
        return self.user.email if hidden and self.user is not None else typed

    def accept(self) -> None:
        """Ask for saving, once every field can be used."""
        self._error.tell("")
        wrong = [field for field, label, check in self._fields if not _fits(field, label, check)]
        if wrong:
            wrong[0].setFocus()
            return
        self._set_busy(True)
        self.save_requested.emit()

    # ------------------------------------------------------------ answers

    def finish(self) -> None:
        """It is saved."""
        super().accept()

    def show_error(self, error: AppError) -> None:
        """It could not be saved."""
        self._set_busy(False)
        self._error.tell(error_text(error))

    def show_conflict(self, now: User) -> None:
        """Somebody else saved meanwhile: show what, and let the next save stand on it."""
        self._set_busy(False)
        self.user = now
        parts = (now.full_name[:80], now.shown_email, now.group, role_words(now.role))
        self._saved_there.setText(" · ".join(part for part in parts if part))
        self._conflict.show()

    # ------------------------------------------------------------ within

    def _make_conflict(self) -> Card:
        card = Card(kind="warn", margin=12)
        words = tr(
            "This account was changed elsewhere while you were typing. Nothing was overwritten."
            " Saved there is:"
        )
        self._saved_there = Strong("", wrap=True)
        card.column.addWidget(Small(words, wrap=True))
        card.column.addWidget(self._saved_there)
        use = LinkButton(tr("Use those values"))
        use.clicked.connect(self._use_theirs)
        card.column.addWidget(use)
        card.column.addWidget(Small(tr("Save again to keep what stands below."), wrap=True))
        card.hide()
        self.column.addWidget(card)
        return card

    def _use_theirs(self) -> None:
        if self.user is not None:
            self._fill(self.user)
        self._conflict.hide()
        self.name.setFocus()

    def _field(self, label: str, check: Callable[[str], str]) -> QLineEdit:
        words = Small(label)
        field = QLineEdit()
        words.setBuddy(field)
        field.setAccessibleName(label)
        wrong = ErrorLabel()
        for widget in (words, field, wrong):
            self.column.addWidget(widget)
        self._fields.append((field, wrong, check))
        return field

    def _role_field(self) -> DropDown:
        words = Small(tr("Role"))
        box = DropDown()
        for role in Role:
            box.addItem(role_words(role))
        box.setAccessibleName(tr("Role"))
        words.setBuddy(box)
        self.column.addWidget(words)
        self.column.addWidget(box)
        return box

    def _fill(self, user: User) -> None:
        self.name.setText(user.full_name)
        self.email.setText(user.shown_email)
        self.group.setText(user.group)
        self.role.setCurrentIndex(list(Role).index(user.role))

    def _checked_email(self, text: str) -> str:
        # An address that was accepted once is not refused because the rule became stricter.
        is_kept = self.user is not None and text.strip() == self.user.shown_email
        return text if is_kept else checked_email(text)

    def _set_busy(self, busy: bool) -> None:
        assert self.accept_button is not None
        self.accept_button.setEnabled(not busy)


def _fits(field: QLineEdit, label: ErrorLabel, check: Callable[[str], str]) -> bool:
    try:
        check(field.text())
    except InvalidContent as error:
        words = error_text(error)
    else:
        words = ""
    label.tell(words)
    field.setProperty("invalid", bool(words))
    field.setAccessibleDescription(words)
    field.style().unpolish(field)
    field.style().polish(field)
    return not words
