"""Leads from the door to somebody who is signed in."""

from __future__ import annotations

from collections.abc import Callable

from ...domain.errors import AppError
from ...domain.user import User
from ...services.accounts import AccountsService
from ...services.sign_in import SignInService
from ..kit.tasks import TaskScope
from .page import DoorPage


class DoorScreen:
    """Asks who uses this computer, then who is there; tells `on_entered` when somebody is in."""

    def __init__(
        self,
        page: DoorPage,
        *,
        accounts: AccountsService,
        sign_in: SignInService,
        on_error: Callable[[AppError], None],
        on_entered: Callable[[User], None],
    ) -> None:
        self.page = page
        self.scope = TaskScope(on_error)
        self._accounts, self._sign_in, self._on_entered = accounts, sign_in, on_entered

    async def show(self) -> None:
        """Fill the page for how this computer is used."""

    def say(self, text: str) -> None:
        """A sentence above the form: why one is here again."""

    async def close(self) -> None:
        """Stop what runs and let go of the page."""
        await self.scope.close()
