"""A new account: the administrator's when a computer begins to be shared, or one's own."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ...domain.errors import AppError, Conflict, InvalidContent
from ...domain.password import MIN_PASSWORD, check_password
from ...domain.user import checked_email, checked_name
from ..kit.field import Field
from ..kit.password_field import PasswordField
from ..kit.translate import tr
from .step import CardStep, email_edit, filled, fits, name_edit


class AccountStep(CardStep):
    """Name, address, password. What is wrong is said at the field, and nothing typed is lost."""

    account_made = Signal(str, str, str)  # name, address, password
    back_wanted = Signal()

    def __init__(self, title: str, lead: str, button: str, *, name: str = "") -> None:
        super().__init__(title, lead)
        self.name = self.add_field(Field(tr("Your name"), name_edit(name)))
        self.email = self.add_field(
            Field(tr("Email"), email_edit(), hint=tr("To sign in with. No mail is sent."))
        )
        self.password = self.add_field(new_password_field(tr("Password")))
        self.add_primary(button)
        self.add_back(tr("Back"), "arrow-left", self.back_wanted.emit)

    def check(self) -> bool:
        fine = [
            filled(self.name, tr("Type your name.")) and fits(self.name, checked_name),
            filled(self.email, tr("Type your email address.")) and fits(self.email, checked_email),
            is_long_enough(self.password, self.name.text, self.email.text),
        ]
        return all(fine)

    def send(self) -> None:
        self.account_made.emit(self.name.text, self.email.text, self.password.text)

    def show_error(self, error: AppError) -> None:
        # Name and address were accepted by the same rules here, so it is the password that is
        # too easy, or the address that somebody has.
        if isinstance(error, InvalidContent):
            self.refuse(self.password, error)
        elif isinstance(error, Conflict):
            self.refuse(self.email, error)
        else:
            super().show_error(error)


def new_password_field(label: str) -> Field:
    """A field for a password that is being chosen, with the rule under it."""
    rule = tr("At least {least} characters; several words are easy to keep.", least=MIN_PASSWORD)
    return Field(label, PasswordField(), hint=rule)


def is_long_enough(field: Field, *about: str) -> bool:
    """What can be said about a new password at once; common ones are known to the service."""
    if not filled(field, tr("Choose a password.")):
        return False
    return fits(field, lambda text: check_password(text, common=(), about=about))
