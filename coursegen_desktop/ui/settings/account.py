"""What happens on the card "You": profile, picture, password, one's own data, leaving for good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from ...domain.errors import (
    AppError,
    Conflict,
    InvalidContent,
    SignInRefused,
    StorageError,
    TooManyTries,
)
from ...domain.user import NOWHERE, User, checked_email, checked_name
from ...media.portraits import KINDS, portrait
from ...services.accounts import LOCAL_EMAIL, AccountsService
from ...services.blocking import in_thread
from ...services.own_data import OwnDataService
from ..content.own_page_words import PAGE, PageWords, own_file_kinds
from ..kit.dialogs import choose_files, choose_save
from ..kit.form_dialog import FormDialog
from ..kit.notices import Notices
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import error_text, tr
from .dialogs import DeletionDialog, ErasingDialog, OwnPasswordDialog, PasswordDialog
from .recovery import hand_over
from .you import YouCard


class OwnAccount:
    """Keeps what a person changes about himself. `sign_out` follows the end of an account."""

    def __init__(
        self,
        card: YouCard,
        *,
        accounts: AccountsService,
        own_data: OwnDataService,
        user: User,
        scope: TaskScope,
        notices: Notices,
        sign_out: Callable[[], None],
    ) -> None:
        self._card = card
        self._accounts, self._own_data = accounts, own_data
        self._user = user  # as it was read: what is typed is a change of this
        self._scope, self._notices, self._sign_out = scope, notices, sign_out
        self._connect()

    async def show(self) -> None:
        """Read the person again. What is being typed stays a change of what was there before."""
        fresh = await self._accounts.me()
        if not (self._card.name.isModified() or self._card.email.isModified()):
            self._user = fresh
        await self._show(fresh)

    async def flush(self) -> None:
        """Keep what was typed and can be kept, before another screen comes."""
        card = self._card
        if card.name.isModified() or card.email.isModified():
            await self._save(card.name.text(), card.email.text())

    def _connect(self) -> None:
        card, start = self._card, self._scope.start
        card.profile_given.connect(
            lambda name, email: start(lambda: self._save(name, email), "profile", Policy.LATEST)
        )
        card.mine_requested.connect(lambda: start(self._keep_mine, "profile", Policy.LATEST))
        card.theirs_requested.connect(lambda: start(self._take_theirs, "profile", Policy.LATEST))
        card.colour_chosen.connect(
            lambda colour: start(lambda: self._choose_colour(colour), "picture", Policy.LATEST)
        )
        card.animal_chosen.connect(
            lambda name: start(lambda: self._choose_animal(name), "picture", Policy.LATEST)
        )
        card.picture_requested.connect(lambda: start(self._choose_picture, "picture"))
        card.picture_removal_requested.connect(lambda: start(self._remove_picture, "picture"))
        card.password_requested.connect(lambda: start(self._change_password, "password"))
        card.password_removal_requested.connect(lambda: start(self._remove_password, "password"))
        card.code_requested.connect(lambda: start(self._new_code, "password"))
        card.export_requested.connect(lambda: start(lambda: self._export(card), "export"))
        card.deletion_requested.connect(lambda: start(self._delete, "delete"))
        card.erasing_requested.connect(lambda: start(self._erase, "erase"))

    async def _show(self, user: User) -> None:
        picture: QPixmap | None = None
        if user.avatar == "picture":
            picture = QPixmap()
            picture.loadFromData(await self._accounts.picture(user.id) or b"", "PNG")
        sharing = await self._accounts.sharing()
        self._card.show_user(user, picture, email=_shown(user.email), is_shared=sharing.is_shared)

    # ------------------------------------------------------------ name and address

    async def _save(self, name: str, email: str) -> None:
        user, card = self._user, self._card
        if card.has_conflict:
            return  # which of both is to be kept is answered first
        address = email.strip() or ("" if _shown(user.email) else user.email)
        if (name, address) == (user.full_name, user.email):
            card.show_profile(user.full_name, _shown(user.email), typed=(name, email))
            return
        errors = {
            card.name_error: _complaint(checked_name, name),
            card.email_error: _complaint(checked_email, address),
        }
        for label, words in errors.items():
            label.tell(words)
        if not any(errors.values()):
            await self._keep(name, address, (name, email))

    async def _keep(self, name: str, address: str, typed: tuple[str, str]) -> None:
        before = self._user
        try:
            self._user = await self._accounts.save_profile(
                full_name=name,
                email=address,
                avatar=before.avatar,
                base_revision=before.revision,
                origin=self,
            )
        except Conflict as error:
            theirs = await self._accounts.me()
            if theirs.revision == before.revision:
                self._card.email_error.tell(error_text(error))  # the address is taken
            elif (theirs.full_name, theirs.email) == (checked_name(name), checked_email(address)):
                await self._take_theirs()  # the same was kept already
            elif (theirs.full_name, theirs.email) == (before.full_name, before.email):
                self._user = theirs  # something else of the account changed, nothing shown here
                await self._keep(name, address, typed)
            else:
                self._card.show_conflict(_both(theirs))
            return
        self._card.show_profile(self._user.full_name, _shown(self._user.email), typed=typed)
        await self._show(self._user)

    async def _keep_mine(self) -> None:
        name, email = self._card.name.text(), self._card.email.text()
        typed_name, typed_email = self._card.name.isModified(), self._card.email.isModified()
        self._user = theirs = await self._accounts.me()
        self._card.show_profile(
            name if typed_name else theirs.full_name,
            email if typed_email else _shown(theirs.email),
        )
        await self._save(self._card.name.text(), self._card.email.text())

    async def _take_theirs(self) -> None:
        self._user = await self._accounts.me()
        self._card.show_profile(self._user.full_name, _shown(self._user.email))
        await self._show(self._user)

    # ------------------------------------------------------------ picture

    async def _choose_colour(self, colour: int) -> None:
        user = before = await self._accounts.me()
        if user.avatar == "picture":
            user = await self._accounts.set_picture(None, base_revision=user.revision)
        user = await self._accounts.save_profile(
            full_name=user.full_name,
            email=user.email,
            avatar=f"{user.animal}-{colour}" if user.animal else str(colour),
            base_revision=user.revision,
            origin=self,
        )
        await self._after_picture(before, user)

    async def _choose_animal(self, name: str) -> None:
        """An animal, or with "" the initials again."""
        user = before = await self._accounts.me()
        if user.avatar == "picture":
            user = await self._accounts.set_picture(None, base_revision=user.revision)
        user = await self._accounts.save_profile(
            full_name=user.full_name,
            email=user.email,
            avatar=f"{name}-{user.colour}" if name else str(user.colour),
            base_revision=user.revision,
            origin=self,
        )
        await self._after_picture(before, user)

    async def _choose_picture(self) -> None:
        files = await choose_files(
            self._card,
            tr("Choose a picture"),
            [tr("Pictures") + f" ({' '.join(KINDS)})", tr("All files") + " (*)"],
            several=False,
        )
        if not files:
            return
        try:
            png = await in_thread(portrait, Path(files[0]))
            before = await self._accounts.me()
            user = await self._accounts.set_picture(png, base_revision=before.revision)
        except (InvalidContent, StorageError) as error:
            self._card.picture_error.tell(error_text(error))
            return
        await self._after_picture(before, user)

    async def _remove_picture(self) -> None:
        before = await self._accounts.me()
        user = await self._accounts.set_picture(None, base_revision=before.revision)
        await self._after_picture(before, user)

    async def _after_picture(self, before: User, user: User) -> None:
        self._card.picture_error.tell("")
        if self._user.revision == before.revision:
            self._user = user  # else somebody else's change is still to be told
        await self._show(user)

    # ------------------------------------------------------------ password

    async def _change_password(self) -> None:
        has_old = (await self._accounts.me()).has_password
        dialog = PasswordDialog(self._card, has_old=has_old)
        code = ""

        async def act() -> bool:
            nonlocal code
            old, new = dialog.old.text(), dialog.new.text()
            try:
                await self._accounts.change_password(old, new)
            except (SignInRefused, TooManyTries) as error:
                return _wrong(dialog, dialog.old, error)
            if not has_old:
                # The first password comes with the code that stands in for it.
                code = await self._accounts.new_recovery_code(new)
            return True

        if not await dialog.serve(act, blame=dialog.new):
            return
        await self.show()
        if code:
            await hand_over(self._card, self._user, code, self._notices)
        else:
            self._notices.show(tr("Your password was changed."), kind="good")

    async def _remove_password(self) -> None:
        dialog = OwnPasswordDialog(
            self._card,
            tr("Remove the password?"),
            tr("Whoever starts the program then sees your library. The recovery code goes too."),
            tr("Remove it"),
        )

        async def act() -> bool:
            try:
                await self._accounts.remove_password(dialog.password.text())
            except (SignInRefused, TooManyTries) as error:
                return _wrong(dialog, dialog.password, error)
            return True

        if await dialog.serve(act):
            await self.show()
            self._notices.show(tr("The library opens without a password."), kind="good")

    async def _new_code(self) -> None:
        dialog = OwnPasswordDialog(
            self._card,
            tr("Make a new recovery code?"),
            tr("The one that you have is no longer of use then."),
            tr("Make it"),
        )
        code = ""

        async def act() -> bool:
            nonlocal code
            try:
                code = await self._accounts.new_recovery_code(dialog.password.text())
            except (SignInRefused, TooManyTries) as error:
                return _wrong(dialog, dialog.password, error)
            return True

        if await dialog.serve(act):
            await hand_over(self._card, self._user, code, self._notices)

    # ------------------------------------------------------------ one's own data

    async def _export(self, parent: QWidget) -> None:
        user = await self._accounts.me()
        suggested = _file_name(user.full_name) + PAGE
        path = await choose_save(parent, tr("Save my data"), suggested, own_file_kinds())
        if path is not None:
            await self._own_data.export(Path(path), user_id=user.id, say=PageWords())
            self._notices.show(tr("Saved as {file}.", file=Path(path).name), kind="good")

    async def _delete(self) -> None:
        dialog = DeletionDialog(self._card, self._user.full_name)
        dialog.export_requested.connect(
            lambda: self._scope.start(lambda: self._export(dialog), "export")
        )

        async def act() -> bool:
            try:
                await self._accounts.delete_me(dialog.password.text())
            except (SignInRefused, TooManyTries) as error:
                return _wrong(dialog, dialog.password, error)
            return True

        if await dialog.serve(act):
            self._sign_out()

    async def _erase(self) -> None:
        me = await self._accounts.me()
        dialog = ErasingDialog(self._card, has_password=me.has_password)
        dialog.export_requested.connect(
            lambda: self._scope.start(lambda: self._export(dialog), "export")
        )

        async def act() -> bool:
            try:
                await self._accounts.erase_my_learning(dialog.password.text())
            except (SignInRefused, TooManyTries) as error:
                return _wrong(dialog, dialog.password, error)
            return True

        await dialog.serve(act)


def _shown(email: str) -> str:
    """The address as it is shown: one that stands for "none given" is not."""
    return "" if email == LOCAL_EMAIL or email.endswith("@" + NOWHERE) else email


def _complaint(check: Callable[[str], str], value: str) -> str:
    try:
        check(value)
    except InvalidContent as error:
        return error_text(error)
    return ""


def _both(theirs: User) -> str:
    return tr(
        "Your profile was changed in another window meanwhile: {name}, {email}.",
        name=theirs.full_name,
        email=_shown(theirs.email) or tr("no address"),
    )


def _wrong(dialog: FormDialog, field: QWidget, error: AppError) -> bool:
    refused = isinstance(error, SignInRefused)
    words = tr("This is not your password. Try again.") if refused else error_text(error)
    dialog.show_error(words, field)
    return False


def _file_name(full_name: str) -> str:
    """A person's name as part of a file's name."""
    plain = "".join(char for char in full_name if char.isalnum() or char in " -_").strip()
    return plain[:60] or "coursegen"
