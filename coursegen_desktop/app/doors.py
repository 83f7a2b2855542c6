"""The doors to the program: the sign-in, and the classes with their children; one is in front."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..domain.settings import Preferences, Sharing
from ..domain.sign_in_ways import CARD, Way
from ..domain.user import User
from ..ui.kit.tasks import TaskScope
from ..ui.kit.translate import tr
from .seat_rules import SeatRules

if TYPE_CHECKING:
    from ..domain.ids import ClassId
    from ..ui.accounts.classes.controller import ClassDoorScreen
    from ..ui.accounts.controller import DoorScreen
    from .gui import Start
    from .wiring import Services

    Door = DoorScreen | ClassDoorScreen


class Doors:
    """Opens one and changes to the other. `entered` hears who came in, and by which class.

    `scope` ends with the program and takes changes between the doors, `house` what they get ready.
    `sharing` is how the computer is shared, as far as known.
    """

    def __init__(
        self,
        start: Start,
        services: Services,
        rules: SeatRules,
        entered: Callable[[User, ClassId | None], None],
        scope: TaskScope,
        house: TaskScope,
    ) -> None:
        self._start, self._services, self._rules = start, services, rules
        self._window = start.window
        self._entered, self._scope, self._house = entered, scope, house
        self.sharing = Sharing()
        self._begin_at: ClassId | None = None
        self.plain: DoorScreen | None = None
        self.by_class: ClassDoorScreen | None = None

    @property
    def front(self) -> Door | None:
        """The one that is open."""
        return self.plain or self.by_class

    async def open(self, sharing: Sharing, *, begin_at: ClassId | None) -> None:
        """The classes where the sign-in begins with them and there are some, else the sign-in.

        `begin_at` is the class of whoever sat here last.
        """
        self.sharing, self._begin_at = sharing, begin_at
        if await self._has_classes():
            await self._open_by_class()
        else:
            await self._open_plain()

    def leave(self) -> tuple[Door, ...]:
        """Somebody is in: the door, which is to be closed once he has his desk."""
        left = self.front
        self.plain = self.by_class = None
        return () if left is None else (left,)

    async def close(self) -> None:
        """The program ends."""
        for door in self.leave():
            await door.close()

    async def _open_by_class(self) -> None:
        from ..ui.accounts.classes.controller import ClassDoorScreen
        from ..ui.accounts.classes.page import ClassDoorPage

        rules = self._rules
        page = ClassDoorPage(
            teacher=tr("Sign in with a password"),
            by_password=not rules.ways or Way.PASSWORD in rules.ways,
            takes_guests=rules.takes_guests,
            takes_cards=not rules.ways or CARD in rules.ways,
            has_clock=not rules.limits.is_kept,  # there the bar has it
        )
        self.by_class = ClassDoorScreen(
            page,
            door=self._services.class_door,
            accounts=self._services.accounts,
            sign_in=self._services.sign_in,
            on_error=self._window.notices.tell,
            on_entered=self._entered,
            on_teacher=self._on_other_door,
            allowed=rules.classes,
            ways=rules.ways,
            begin_at=self._begin_at,
        )
        self._make_plain()
        self._window.show_door(page)
        self._rules.opened()
        await self.by_class.show()
        self._house.start(self._services.sign_in.make_ready, "ready for refusals")

    async def _open_plain(self) -> None:
        from ..ui.accounts.controller import DoorScreen

        self._make_plain()
        page = self._start.door_page()
        self.plain = DoorScreen(
            page,
            accounts=self._services.accounts,
            sign_in=self._services.sign_in,
            on_error=self._window.notices.tell,
            on_entered=lambda user: self._entered(user, None),
        )
        page.classes_requested.connect(self._on_other_door)
        self._window.show_door(page)
        self._rules.opened()
        await self.plain.show()
        page.offer_classes(await self._has_classes())
        self._house.start(self._services.sign_in.make_ready, "ready for refusals")

    def _make_plain(self) -> None:
        """Nobody's own look or language is left for the next one."""
        usual = Preferences()
        self._start.theme_host.apply(usual.theme, usual.text_scale, usual.reduced_motion)
        self._start.language.speak("")

    def _on_other_door(self) -> None:
        self._scope.start(self._change, "doors")

    async def _change(self) -> None:
        """From the classes to the sign-in, or back."""
        to_classes = self.plain is not None
        left = self.leave()
        if to_classes:
            await self._open_by_class()
        else:
            await self._open_plain()
        for door in left:
            await door.close()
            front = self._window.current_page()
            if front is not None:
                self._window.forget_screens(keep=front)

    async def _has_classes(self) -> bool:
        by_class = self.sharing.by_class or self._rules.limits.is_kept
        if not self.sharing.is_shared or not by_class:
            return False
        allowed = self._rules.classes
        found = {card.of.id for card in await self._services.class_door.classes()}
        return bool(found if allowed is None else found & allowed)
