"""The sign-in: address and password, or the password alone of somebody who was chosen."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap

from ...domain.errors import AppError, SignInRefused, TooManyTries
from ...domain.user import User, checked_email
from ..kit.avatar import Avatar
from ..kit.field import Field, FieldLink
from ..kit.focus import tab_through
from ..kit.password_field import PasswordField
from ..kit.translate import tr
from .step import CardStep, email_edit, filled, fits
from .wait_notice import WaitNotice


class SignInStep(CardStep):
    """Asks for a password; without `person` for the address too."""

    signed_in = Signal(str, str)  # address, password
    code_wanted = Signal()
    people_wanted = Signal()
    account_wanted = Signal()
    classes_wanted = Signal()

    def __init__(
        self, person: User | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        sign = None if person is None else avatar_of(person, 76)
        super().__init__(tr("Welcome back") if person is None else person.full_name, sign=sign)
        self.person, self._avatar = person, sign
        self.email: Field | None = None
        if person is None:
            self.email = self.add_field(Field(tr("Email"), email_edit()))
            self.email.edit.textEdited.connect(self._on_email_edited)
        self._link = link = FieldLink(tr("Use a recovery code"))
        link.clicked.connect(self.code_wanted)
        self.password = self.add_field(Field(tr("Password"), PasswordField(), link=link))
        self.waiting = WaitNotice(clock)
        self.waiting.over.connect(self._on_wait_over)
        self.add_primary(tr("Sign in"))
        self.card.column.insertWidget(self.card.column.count() - 1, self.waiting)
        self._people = self.add_below("", "users", self.people_wanted.emit)
        self._account = self.add_below(tr("New account"), "user-plus", self.account_wanted.emit)
        self.classes = self.add_below(tr("Classes"), "school", self.classes_wanted.emit)
        tab_through([self.primary, link, self._people, self._account, self.classes])
        self.offer()

    def offer(
        self, *, people: bool = False, new_account: bool = False, classes: bool = False
    ) -> None:
        """Which other ways in there are: for somebody else, for somebody new, for children."""
        self._people.setText(tr("Choose a person") if self.person is None else tr("Somebody else"))
        self._people.setVisible(people)
        self._account.setVisible(new_account)
        self.classes.setVisible(classes)

    def offer_code(self, offered: bool) -> None:
        """Whether a recovery code may stand in for the password."""
        self._link.setVisible(offered)

    def set_picture(self, picture: QPixmap) -> None:
        """The picture of the one who was chosen."""
        if self._avatar is not None:
            self._avatar.set_picture(picture)

    @property
    def address(self) -> str:
        """Who wants to sign in."""
        if self.email is not None:
            return self.email.text
        return "" if self.person is None else self.person.email

    def check(self) -> bool:
        has_password = filled(self.password, tr("Type your password."))
        if self.email is None:
            return has_password
        has_address = filled(self.email, tr("Type your email address."))
        return has_address and fits(self.email, checked_email) and has_password

    def send(self) -> None:
        self.signed_in.emit(self.address, self.password.text)

    def show_error(self, error: AppError) -> None:
        if isinstance(error, TooManyTries):
            self.show_wait(error.seconds)
            return
        super().show_error(error)
        if isinstance(error, SignInRefused):
            if self.person is not None:
                # Who it is was chosen, so there is only one thing that can be wrong.
                self.notice.tell(tr("This password is not right. Try again."), kind="bad")
            self.password.edit.selectAll()
            self.password.edit.setFocus()

    def show_wait(self, seconds: int) -> None:
        """Lock the button for so long; somebody else may type another address meanwhile."""
        self.waiting.start(seconds)
        # Before the button goes grey, or Qt would send the keyboard anywhere.
        self.password.edit.setFocus()
        self.primary.setEnabled(False)

    def _on_wait_over(self) -> None:
        self.primary.setEnabled(True)

    def _on_email_edited(self) -> None:
        # The wait is one account's: whoever else comes is not held up.
        self.waiting.stop()
        self.notice.tell("")
        self._on_wait_over()


def avatar_of(person: User, size: int) -> Avatar:
    """Somebody's avatar."""
    avatar = Avatar(size)
    avatar.set_user(person.full_name, person.initials, person.colour, animal=person.animal)
    return avatar
