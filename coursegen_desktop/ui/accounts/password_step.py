"""Choosing a password: with a recovery code, or after an administrator's start code."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from ...domain.errors import AppError, InvalidContent, SignInRefused, TooManyTries
from ...domain.password import RECOVERY_BYTES, code_of, read_code
from ...domain.user import User, checked_email
from ..kit.field import Field
from ..kit.translate import tr
from .account_step import is_long_enough, new_password_field
from .sign_in_step import avatar_of
from .step import CardStep, email_edit, filled, fits
from .wait_notice import WaitNotice

_CODE_LETTERS = len(read_code(code_of(bytes(RECOVERY_BYTES))))


class UseCodeStep(CardStep):
    """The recovery code in the place of a forgotten password, and a new password."""

    code_used = Signal(str, str, str)  # address, code, new password
    back_wanted = Signal()

    def __init__(
        self,
        person: User | None = None,
        email: str = "",
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(
            tr("Use a recovery code"),
            tr("It was shown when your account was made. It works once."),
            sign=None if person is None else avatar_of(person, 64),
        )
        self._person = person
        self.email: Field | None = None
        if person is None:
            self.email = self.add_field(Field(tr("Email"), email_edit()))
            self.email.edit.setText(email)
            self.email.edit.textEdited.connect(self._on_email_edited)
        self.code = self.add_field(Field(tr("Recovery code"), QLineEdit()))
        self.password = self.add_field(new_password_field(tr("New password")))
        self.waiting = WaitNotice(clock)
        self.waiting.over.connect(self._on_wait_over)
        self.add_primary(tr("Set the password and sign in"))
        self.card.column.insertWidget(self.card.column.count() - 1, self.waiting)
        self.add_back(tr("Back"), "arrow-left", self.back_wanted.emit)
        if email:
            self.first = self.code.edit

    @property
    def address(self) -> str:
        """Whose code it is."""
        if self.email is not None:
            return self.email.text
        return "" if self._person is None else self._person.email

    def check(self) -> bool:
        fine = [
            self.email is None
            or (
                filled(self.email, tr("Type your email address."))
                and fits(self.email, checked_email)
            ),
            self._has_code(),
            is_long_enough(self.password, self.address),
        ]
        return all(fine)

    def send(self) -> None:
        self.code_used.emit(self.address, self.code.text, self.password.text)

    def show_error(self, error: AppError) -> None:
        if isinstance(error, TooManyTries):
            self.show_wait(error.seconds)
        elif isinstance(error, InvalidContent):
            self.refuse(self.password, error)
        elif isinstance(error, SignInRefused):
            self.notice.tell(tr("The address or the code is not right. Try again."), kind="bad")
            self.code.edit.setFocus()
        else:
            super().show_error(error)

    def show_wait(self, seconds: int) -> None:
        """Lock the button for so long."""
        self.waiting.start(seconds)
        self.code.edit.setFocus()
        self.primary.setEnabled(False)

    def _has_code(self) -> bool:
        if not filled(self.code, tr("Type your recovery code.")):
            return False
        if len(read_code(self.code.text)) != _CODE_LETTERS:
            # Said at once: a code that lacks a letter would only cost a try.
            self.code.tell(
                tr("A recovery code has {count} letters and digits.", count=_CODE_LETTERS)
            )
            return False
        return True

    def _on_wait_over(self) -> None:
        self.primary.setEnabled(True)

    def _on_email_edited(self) -> None:
        self.waiting.stop()
        self._on_wait_over()


class ChoosePasswordStep(CardStep):
    """After a start code: a password of one's own, before anything else."""

    password_chosen = Signal(str)
    back_wanted = Signal()

    def __init__(self, person: User) -> None:
        super().__init__(
            tr("Choose your password"),
            tr("From now on it takes the place of your start code."),
            sign=avatar_of(person, 64),
        )
        self._person = person
        self.password = self.add_field(new_password_field(tr("New password")))
        self.add_primary(tr("Keep it and go on"))
        self.add_back(tr("Somebody else"), "users", self.back_wanted.emit)

    def check(self) -> bool:
        return is_long_enough(self.password, self._person.full_name, self._person.email)

    def send(self) -> None:
        self.password_chosen.emit(self.password.text)

    def show_error(self, error: AppError) -> None:
        if isinstance(error, InvalidContent):
            self.refuse(self.password, error)
        else:
            super().show_error(error)
