"""Leads from the door to somebody who is signed in."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtGui import QPixmap

from ...domain.errors import AccountDeleted, AppError, SignInRefused
from ...domain.user import User
from ...services.accounts import AccountsService, Registered
from ...services.blocking import in_thread
from ...services.sign_in import SignInService
from ..content import code_sheet
from ..kit import dialogs
from ..kit.printing import print_html
from ..kit.tasks import TaskScope
from ..kit.translate import tr
from .page import DoorPage
from .recovery_step import RecoveryStep

Work = Callable[[], Coroutine[Any, Any, None]]


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
        self._on_error = on_error
        self._registered: Registered | None = None
        self._arrived: User | None = None
        self._typed = ("", "")  # address and password, while a question stands between
        self._is_in = False
        page.alone_requested.connect(lambda name: self._act(lambda: self._alone(name)))
        page.shared_requested.connect(lambda *typed: self._act(lambda: self._share(*typed)))
        page.sign_in_requested.connect(lambda *typed: self._act(lambda: self._enter_by(*typed)))
        page.account_requested.connect(lambda *typed: self._act(lambda: self._register(*typed)))
        page.code_requested.connect(lambda *typed: self._act(lambda: self._use_code(*typed)))
        page.password_chosen.connect(lambda new: self._act(lambda: self._choose_password(new)))
        page.bring_back_requested.connect(lambda: self._act(self._bring_back))
        page.sign_out_requested.connect(lambda: self._act(self._give_up))
        page.continue_requested.connect(lambda: self._act(self._go_on))
        page.print_requested.connect(lambda: self._act(self._print))
        page.save_requested.connect(lambda: self._act(self._save))

    async def show(self) -> None:
        """Fill the page for how this computer is used."""
        sharing = await self._accounts.sharing()
        if not sharing.mode:
            owner = await self._accounts.owner()
            self.page.fill(sharing, owner_name=owner.full_name)
        else:
            people = await self._people()
            self.page.fill(sharing, people=people)
            self.scope.start(lambda: self._load_pictures(people), "pictures")
        self.page.start_listening()

    def say(self, text: str) -> None:
        """A sentence above the form: why one is here again."""
        self.page.say_above(text)

    async def close(self) -> None:
        """Stop what runs and forget what was typed."""
        self._typed = ("", "")
        self._registered = None
        await self.scope.close()

    # ------------------------------------------------------------ acts, one at a time

    def _act(self, work: Work) -> None:
        if not self.scope.start(lambda: self._guarded(work), "act"):
            self.page.set_busy(False)  # one is ending just now: the page may ask again

    async def _guarded(self, work: Work) -> None:
        if self._is_in:
            return  # the library is being laid out: nobody signs in twice
        try:
            await work()
        except AppError as error:
            self.page.show_error(error)
        finally:
            if not self._is_in:
                self.page.set_busy(False)

    async def _alone(self, name: str) -> None:
        user = await self._accounts.begin_alone(name)
        self._enter(await self._sign_in.enter_alone(user))

    async def _share(self, name: str, email: str, password: str) -> None:
        self._show_code(await self._accounts.begin_shared(name, email, password))

    async def _register(self, name: str, email: str, password: str) -> None:
        self._show_code(await self._accounts.register(name, email, password))

    async def _enter_by(self, email: str, password: str) -> None:
        try:
            user = await self._sign_in.sign_in(email, password)
        except AccountDeleted:
            self._typed = (email, password)
            self.page.show_deleted()
        except SignInRefused as error:
            await self._refuse(error, email)
        else:
            self._welcome(user, password)

    async def _use_code(self, email: str, code: str, password: str) -> None:
        try:
            self._arrived = await self._sign_in.sign_in_by_code(email, code, password)
        except AccountDeleted:
            # The code was right, but has changed nothing: only the password brings it back.
            raise
        except SignInRefused as error:
            await self._refuse(error, email)
        else:
            self.page.show_code_used(self._arrived)

    async def _bring_back(self) -> None:
        email, password = self._typed
        self._welcome(await self._sign_in.bring_back(email, password), password)

    async def _choose_password(self, new: str) -> None:
        self._enter(await self._accounts.change_password(self._typed[1], new))

    async def _give_up(self) -> None:
        self._typed = ("", "")
        await self._sign_in.sign_out()
        self.page.show_start()

    async def _go_on(self) -> None:
        user = self._arrived if self._registered is None else self._registered.user
        if user is not None:
            self._enter(user)

    async def _print(self) -> None:
        made = self._registered
        if made is None:
            return
        html = code_sheet.sheet_html(made.user, made.recovery_code)
        if await print_html(self.page, html, tr("Recovery code")):
            self._tell_done(tr("Sent to the printer."))

    async def _save(self) -> None:
        made = self._registered
        if made is None:
            return
        chosen = await dialogs.choose_save(
            self.page,
            tr("Save the recovery code"),
            tr("Recovery code") + ".txt",
            [tr("Text (*.txt)")],
        )
        if chosen is not None:
            path = Path(chosen)
            await in_thread(code_sheet.save_sheet, path, made.user, made.recovery_code)
            self._tell_done(tr("Saved as {file}.", file=path.name))

    # ------------------------------------------------------------ within

    async def _people(self) -> tuple[User, ...]:
        try:
            return await self._accounts.at_the_door()
        except AppError as error:
            self._on_error(error)  # addresses can be typed all the same
            return ()

    def _welcome(self, user: User, password: str) -> None:
        """Somebody signed in rightly: in, unless a password must be chosen first."""
        if user.must_change_password:
            self._typed = (user.email, password)
            self.page.show_choose_password(user)
        else:
            self._enter(user)

    def _enter(self, user: User) -> None:
        self._is_in = True
        self._typed = ("", "")
        self._on_entered(user)

    async def _refuse(self, error: SignInRefused, email: str) -> None:
        self.page.show_error(error)
        seconds = await self._sign_in.waiting(email)
        if seconds:
            self.page.show_wait(seconds)

    def _show_code(self, made: Registered) -> None:
        self._registered = made
        self.page.show_recovery_code(made.recovery_code)

    def _tell_done(self, text: str) -> None:
        if isinstance(self.page.step, RecoveryStep):
            self.page.step.tell_done(text)

    async def _load_pictures(self, people: tuple[User, ...]) -> None:
        for person in people:
            if person.avatar != "picture":
                continue
            png = await self._accounts.picture(person.id)
            if self._is_in:
                return  # the page may be gone
            picture = QPixmap()
            if png is not None and picture.loadFromData(png):
                self.page.set_picture(person.id, picture)
