"""The door with real services on a test's database, a clock that is set by hand, and hands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from coursegen_desktop.domain.errors import AppError
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.settings import Sharing
from coursegen_desktop.domain.user import User
from coursegen_desktop.services.gate import Gate
from coursegen_desktop.services.sign_in import SignInService
from coursegen_desktop.services.tries import Tries
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.accounts.controller import DoorScreen
from coursegen_desktop.ui.accounts.page import DoorPage
from coursegen_desktop.ui.accounts.step import Step
from tests.persons import CHEAP, accounts_of
from tests.windowed import eventually

PASSWORD = "correct horse battery"
S = TypeVar("S", bound=Step)


class Clock:
    """Stands still until it is told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Door:
    """A door page in a window, its controller, and what came of it."""

    def __init__(self, uow: WorkUnits) -> None:
        self.uow = uow
        self.gate = Gate()
        self.clock = Clock()
        self.accounts = accounts_of(uow, gate=self.gate)
        self.sign_in = SignInService(uow, self.gate, CHEAP, Tries(uow, self.clock))
        self.errors: list[AppError] = []
        self.entered: list[User] = []
        self.window = QWidget()
        self.window.resize(1280, 800)
        self.page = DoorPage(clock=self.clock)
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.screen = DoorScreen(
            self.page,
            accounts=self.accounts,
            sign_in=self.sign_in,
            on_error=self.errors.append,
            on_entered=self.entered.append,
        )

    async def open(self) -> None:
        """Show the page and let the controller fill it."""
        self.window.show()
        await self.screen.show()
        await self.screen.scope.settled()

    async def close(self) -> None:
        """Stop the controller and take the window down."""
        await self.screen.close()
        self.window.close()
        self.window.deleteLater()

    def step(self, kind: type[S]) -> S:
        """The step in front, which is of that kind."""
        assert isinstance(self.page.step, kind), self.page.step
        return self.page.step

    async def act(self, press: Callable[[], object]) -> None:
        """Do something and wait until nothing runs any more."""
        press()
        await self.screen.scope.settled()

    async def ask_again(self) -> None:
        """As on a new computer: nobody was asked who uses it."""
        async with self.uow(write=True) as work:
            await work.settings.set_sharing(Sharing())
            await work.commit()

    async def share(self, *names: str) -> User:
        """A shared computer with an administrator, Ada, and people of these first names."""
        await self.ask_again()
        made = await self.accounts.begin_shared("Ada Byron", "ada@example.org", PASSWORD)
        for name in names:
            email = f"{name.lower()}@example.org"
            await self.accounts.register(f"{name} Carter", email, PASSWORD)
        return made.user

    async def delete(self, user: UserId, when: str = "2026-11-23T10:00:00Z") -> None:
        """Mark an account as deleted."""
        async with self.uow(write=True) as work:
            await work.users.set_deleted(user, when)
            await work.commit()

    async def keyboard_on(self, widget: QWidget) -> None:
        """Wait until the keyboard is there."""
        await eventually(lambda: self.window.focusWidget() is widget, "the keyboard")


def fill(*pairs: tuple[Any, str]) -> None:
    """Type into fields; what keys cannot type is put there."""
    for field, text in pairs:
        field.edit.clear()
        if text.isascii() and text.isprintable():
            QTest.keyClicks(field.edit, text)
        else:
            field.edit.insert(text)


def shown(page: QWidget) -> list[str]:
    """The words of the buttons that can be seen, from the first to the last."""
    return [b.text() for b in page.findChildren(QAbstractButton) if b.isVisible() and b.text()]
