"""What happens on the card "People on this computer"."""

from __future__ import annotations

from ...domain.user import checked_email, checked_name
from ...services.accounts import LOCAL_EMAIL, AccountsService, Registered
from ..kit.dialogs import confirm
from ..kit.notices import Notices
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import tr
from .dialogs import ShareDialog
from .people import SharingCard
from .recovery import hand_over


class SharedComputer:
    """Alone or with others, and how they sign in."""

    def __init__(
        self, card: SharingCard, *, accounts: AccountsService, scope: TaskScope, notices: Notices
    ) -> None:
        self._card, self._accounts = card, accounts
        self._scope, self._notices = scope, notices
        card.share_requested.connect(lambda: scope.start(self._share, "sharing"))
        card.alone_requested.connect(lambda: scope.start(self._stop, "sharing"))
        card.rules_changed.connect(self._on_rules_changed)

    async def show(self) -> None:
        """Read how it is."""
        self._card.show_sharing(await self._accounts.sharing())

    def _on_rules_changed(
        self, idle_minutes: int, self_register: bool, show_people: bool, by_class: bool
    ) -> None:
        self._scope.start(
            lambda: self._accounts.set_sharing(
                idle_minutes=idle_minutes,
                self_register=self_register,
                show_people=show_people,
                by_class=by_class,
            ),
            "rules",
            Policy.LATEST,
        )

    async def _share(self) -> None:
        me = await self._accounts.me()
        email = "" if me.email == LOCAL_EMAIL else me.email
        dialog = ShareDialog(self._card, full_name=me.full_name, email=email)
        made: list[Registered] = []

        async def act() -> bool:
            name, address = dialog.name.text(), dialog.email.text()
            if not (
                dialog.passes(dialog.name, checked_name, name)
                and dialog.passes(dialog.email, checked_email, address)
            ):
                return False
            made.append(await self._accounts.share(name, address, dialog.password.text()))
            return True

        # Name and address are checked above: what is refused after that is the password.
        if await dialog.serve(act, blame=dialog.password):
            await self.show()
            await hand_over(self._card, made[0].user, made[0].recovery_code, self._notices)

    async def _stop(self) -> None:
        agreed = await confirm(
            self._card,
            tr("Use this computer alone again?"),
            tr(
                "The library opens for you, without a password. The accounts of the others and "
                "all they did are kept, but they cannot sign in until you share it again."
            ),
            tr("Use it alone"),
            danger=True,
        )
        if agreed:
            await self._accounts.stop_sharing()
            await self.show()
