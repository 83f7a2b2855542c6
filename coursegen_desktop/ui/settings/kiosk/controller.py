"""What happens on the card "Use this computer as a class kiosk"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ....domain.library import LibraryOrder, LibraryQuery
from ....domain.user import User
from ...content.kiosk_words import KioskPlace, cannot_block, what_helps
from ...kit.dialogs import confirm, run
from ...kit.notices import Notices
from ...kit.tasks import Policy, TaskScope
from ...kit.translate import tr
from .card import KioskCard
from .dialogs import CannotDialog, PinDialog, PreviewDialog, ProfileDialog

if TYPE_CHECKING:
    from ....services.accounts import AccountsService
    from ....services.classes import ClassesService
    from ....services.kiosk import KioskService
    from ....services.library import LibraryService


@dataclass(frozen=True, slots=True)
class KioskWays:
    """How the card reaches the kiosk itself: where it would run, a view of its first screen for a
    name and words, and its begin."""

    place: KioskPlace
    preview: Callable[[str, str], QWidget]
    begin: Callable[[], None]


@dataclass(frozen=True, slots=True)
class KioskParts:
    """What the card works with."""

    kiosk: KioskService
    classes: ClassesService
    library: LibraryService
    ways: KioskWays


class ClassKiosk:
    """Profile, PIN, begin."""

    def __init__(
        self,
        card: KioskCard,
        parts: KioskParts,
        *,
        accounts: AccountsService,
        user: User,
        scope: TaskScope,
        notices: Notices,
    ) -> None:
        self._card, self._kiosk, self._accounts = card, parts.kiosk, accounts
        self._classes, self._library, self._ways = parts.classes, parts.library, parts.ways
        self._user, self._scope, self._notices = user, scope, notices
        for signal, work in (
            (card.pin_requested, self._set_pin),
            (card.change_requested, self._change),
            (card.limits_requested, self._tell_limits),
            (card.start_requested, self._begin),
        ):
            signal.connect(lambda work=work: scope.start(work, "kiosk", Policy.DROP))

    async def show(self) -> None:
        """Read how it is."""
        reading = await self._kiosk.profile()
        has_any = await self._kiosk.has_pin()
        sharing = await self._accounts.sharing()
        self._card.show_pin(has_own=await self._kiosk.has_own_pin(), has_any=has_any)
        self._card.show_profile(reading.profile, reading.faults)
        self._card.show_ready(is_shared=sharing.is_shared, has_pin=has_any)

    async def _set_pin(self) -> None:
        dialog = PinDialog(self._card, has_one=await self._kiosk.has_own_pin())

        async def act() -> bool:
            if not dialog.check():
                return False
            await self._kiosk.set_pin(dialog.pin.text())
            return True

        if await dialog.serve(act, blame=dialog.pin):
            await self.show()
            self._notices.show(tr("Your PIN is set"), kind="good")

    async def _change(self) -> None:
        reading = await self._kiosk.profile()
        classes = [(int(card.of.id), card.of.name) for card in await self._classes.list()]
        dialog = ProfileDialog(self._card, reading.profile, classes, await self._courses())
        dialog.preview_wanted.connect(
            lambda title, text: self._scope.start(
                lambda: self._preview(dialog, title, text), "preview"
            )
        )

        async def act() -> bool:
            await self._kiosk.save_profile(dialog.profile)
            return True

        if await dialog.serve(act):
            await self.show()

    async def _courses(self) -> list[tuple[int, str]]:
        found: list[tuple[int, str]] = []
        cursor: tuple[object, ...] | None = None
        query = LibraryQuery(order=LibraryOrder.TITLE)
        while True:
            page = await self._library.page(query, cursor=cursor, user_id=self._user.id)
            found += [(int(card.id), card.title) for card in page.cards if card.is_published]
            cursor = page.next_cursor
            if cursor is None:
                return found

    async def _preview(self, parent: QWidget, title: str, text: str) -> None:
        await run(PreviewDialog(parent, self._ways.preview(title, text)))

    async def _tell_limits(self) -> None:
        place = self._ways.place
        await run(CannotDialog(self._card, cannot_block(place), what_helps(place)))

    async def _begin(self) -> None:
        agreed = await confirm(
            self._card,
            tr("Start the kiosk now?"),
            tr(
                "You are signed out, and the program opens again as the kiosk. To leave it, hold"
                " “Teacher” at the top for three seconds, or press Ctrl+Shift+F12, and type your"
                " PIN."
            ),
            tr("Start the kiosk"),
        )
        if agreed:
            self._ways.begin()
