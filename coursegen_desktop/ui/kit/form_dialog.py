"""A dialog with fields that stays open until what it asks for was done.

dialog = FormDialog(page, tr("Set a password"))
dialog.add_field(tr("Password"), field)
dialog.add_buttons(tr("Set"), "")

async def act() -> bool:                 # False: an error is shown, let them try again
    await accounts.change_password("", field.text())
    return True

if await dialog.serve(act): ...          # an AppError of `act` is shown in the dialog
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from ...domain.errors import AppError
from .dialogs import Dialog
from .focus import tab_through
from .forms import PrimaryButton
from .lists import ErrorLabel, Small
from .password_field import PasswordField
from .translate import error_text


class FormDialog(Dialog):
    """Fields with their errors below them; Enter and the main button submit."""

    submitted = Signal()

    def __init__(self, parent: QWidget | None, title: str, text: str = "") -> None:
        super().__init__(parent, title)
        self.add_title(title, text)
        self._errors: dict[QWidget, ErrorLabel] = {}
        self._is_busy = False
        self.error = ErrorLabel()

    def add_field(self, label: str, field: QWidget) -> None:
        """A labelled field; the first one has the keyboard when the dialog opens."""
        words = Small(label)
        words.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(label)
        error = ErrorLabel()
        self.column.addWidget(words)
        self.column.addWidget(field)
        self.column.addWidget(error)
        if not self._errors:
            field.setFocus()
        self._errors[field] = error

    def add_error_line(self) -> None:
        """Where errors stand that belong to no field."""
        self.column.addWidget(self.error)

    def add_buttons(
        self, ok_text: str, cancel_text: str | None = None, *, danger: bool = False
    ) -> PrimaryButton:
        made = super().add_buttons(ok_text, cancel_text, danger=danger)
        self._put_eyes_behind()
        return made

    def _put_eyes_behind(self) -> None:
        """Whoever types two secrets one after the other goes from one to the next by Tab."""
        for _, together in groupby(self._errors, key=lambda one: isinstance(one, PasswordField)):
            secrets = [one for one in together if isinstance(one, PasswordField)]
            if len(secrets) > 1:
                tab_through([*secrets, *(one.eye for one in secrets)])

    def show_error(self, text: str, field: QWidget | None = None) -> None:
        """Say what is wrong, at a field or below all; "" takes all errors away."""
        for known, label in self._errors.items():
            label.tell(text if known is field else "")
            known.setProperty("invalid", known is field and bool(text))
            known.style().polish(known)
        self.error.tell("" if field in self._errors else text)
        if field is not None and text:
            field.setFocus()
            if isinstance(field, QLineEdit):
                field.selectAll()

    def passes(self, field: QWidget, check: Callable[[str], object], value: str) -> bool:
        """Whether `check(value)` raises nothing; what it raises is shown at the field."""
        try:
            check(value)
        except AppError as error:
            self.show_error(error_text(error), field)
            return False
        return True

    def accept(self) -> None:
        """Not the end yet: whoever serves the dialog decides."""
        if not self._is_busy:
            self.submitted.emit()

    async def serve(
        self, act: Callable[[], Awaitable[bool]], *, blame: QWidget | None = None
    ) -> bool:
        """Open; do `act` for each submission until it returns True. False when it was closed.

        An AppError is shown at the field `blame`, or below all fields. The dialog is deleted.
        """
        self.open()
        try:
            while await self._wish():
                if await self._try(act, blame):
                    return True
            return False
        finally:
            if isValid(self):
                self.hide()
                self.deleteLater()

    async def _try(self, act: Callable[[], Awaitable[bool]], blame: QWidget | None) -> bool:
        self.show_error("")
        self._set_busy(True)
        try:
            return await act()
        except AppError as error:
            if isValid(self):
                self._set_busy(False)
                self.show_error(error_text(error), blame)
            return False
        finally:
            if isValid(self):
                self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self._is_busy = busy
        if self.accept_button is not None:
            self.accept_button.setEnabled(not busy)

    async def _wish(self) -> bool:
        """True when it was submitted, False when it was closed."""
        if not isValid(self) or not self.isVisible():
            return False  # closed while the last try was being made
        wish: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

        def settle(submitted: bool) -> None:
            if not wish.done():
                wish.set_result(submitted)

        links = [
            (self.submitted, self.submitted.connect(lambda: settle(True))),
            (self.finished, self.finished.connect(lambda _result: settle(False))),
            (self.destroyed, self.destroyed.connect(lambda: settle(False))),
        ]
        try:
            return await wish
        finally:
            if isValid(self):
                for signal, link in links:
                    signal.disconnect(link)
