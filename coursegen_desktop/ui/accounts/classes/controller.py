"""Leads a child from the door of the class to a desk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Coroutine
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmap

from ....domain.errors import AccountDeleted, AppError, NotFound, SignInRefused, TooManyTries
from ....domain.ids import ClassId
from ....domain.school_class import ClassCard, ClassDoor
from ....domain.user import User
from ....media.camera import Camera, PictureIn
from ....services.accounts import AccountsService
from ....services.class_door import ClassDoorService
from ....services.sign_in import SignInService
from ...kit.tasks import Policy, TaskScope
from ...kit.translate import tr
from .card_reader import CardReader
from .page import ClassDoorPage

Work = Callable[[], Coroutine[Any, Any, None]]


class ClassDoorScreen:
    """Asks for the class, then who is there; tells `on_entered` when somebody is in.

    `allowed` are the classes of this computer (None: all), `ways` the ways of signing in that it
    takes (empty: all). `on_teacher` is what the button of those who teach leads to. `begin_at` is
    the class that was here last.
    """

    def __init__(
        self,
        page: ClassDoorPage,
        *,
        door: ClassDoorService,
        accounts: AccountsService,
        sign_in: SignInService,
        on_error: Callable[[AppError], None],
        on_entered: Callable[[User, ClassId], None],
        on_teacher: Callable[[], object],
        allowed: Collection[ClassId] | None = None,
        ways: Collection[str] = (),
        begin_at: ClassId | None = None,
        make_camera: Callable[[QObject], PictureIn] = Camera,
    ) -> None:
        self.page = page
        self.scope = TaskScope(on_error)
        self._door, self._accounts, self._sign_in = door, accounts, sign_in
        self._on_entered, self._allowed, self._ways = on_entered, allowed, ways
        self._class_id = begin_at
        self._make_camera = make_camera
        self._reader: CardReader | None = None
        self._arrived: User | None = None
        self._chosen: User | None = None
        self._typed = ""  # the start code, until a password was chosen
        self._is_in = False
        page.class_chosen.connect(lambda card: self._act(lambda: self._open(card.of.id)))
        page.classes_requested.connect(lambda: self._act(self._show_classes))
        page.people_requested.connect(lambda: self._act(self._again))
        page.tapped.connect(lambda user: self._act(lambda: self._tap(user)))
        page.pictures_entered.connect(
            lambda user, code: self._act(lambda: self._by_pictures(user, code))
        )
        page.password_entered.connect(
            lambda user, password: self._act(lambda: self._by_password(user, password))
        )
        page.password_chosen.connect(lambda new: self._act(lambda: self._choose_password(new)))
        page.joined.connect(lambda *typed: self._act(lambda: self._join(*typed)))
        page.card_requested.connect(self._show_card)
        page.card_entered.connect(lambda text: self._act(lambda: self._by_card(text)))
        page.guest_requested.connect(lambda: self._act(self._be_guest))
        page.went_on.connect(lambda: self._act(self._go_on))
        page.teacher_requested.connect(on_teacher)

    async def show(self) -> None:
        """Fill the page: the class that was here last, the only one, or all to choose from."""
        cards = await self._cards()
        known = {card.of.id for card in cards}
        if self._class_id in known:
            await self._open(self._class_id, has_others=len(cards) > 1)
        elif len(cards) == 1:
            await self._open(cards[0].of.id, has_others=False)
        else:
            self.page.show_classes(cards)

    @property
    def class_id(self) -> ClassId | None:
        """The class that is open."""
        return self._class_id

    def say(self, text: str) -> None:
        """A sentence above all: why one is here again."""
        self.page.say_above(text)

    async def close(self) -> None:
        """Stop what runs and forget what was typed."""
        self._typed, self._arrived = "", None
        self._put_camera_away()
        await self.scope.close()

    # ------------------------------------------------------------ acts, one at a time

    def _act(self, work: Work) -> None:
        if not self.scope.start(lambda: self._guarded(work), "act"):
            self.page.set_busy(False)

    async def _guarded(self, work: Work) -> None:
        if self._is_in:
            return  # the library is being laid out: nobody signs in twice
        try:
            await work()
        except (SignInRefused, TooManyTries) as error:
            await self._refuse(error)
        except NotFound:
            await self._start_anew()  # the class or the child is gone: show what there is
        except AppError as error:
            self.page.show_error(error)
        finally:
            if not self._is_in:
                self.page.set_busy(False)

    async def _cards(self) -> tuple[ClassCard, ...]:
        cards = await self._door.classes()
        if self._allowed is None:
            return cards
        return tuple(card for card in cards if card.of.id in self._allowed)

    async def _show_classes(self) -> None:
        self._class_id = None
        self.page.show_classes(await self._cards())

    async def _open(self, class_id: ClassId, *, has_others: bool | None = None) -> None:
        door = await self._door.people(class_id)
        has_cards, has_people = door.has_cards, bool(door.people)
        if self._ways:
            here = tuple(one for one in door.people if one.way in self._ways)
            door = replace(door, people=here)
        self._class_id = class_id
        others = len(await self._cards()) > 1 if has_others is None else has_others
        self.page.show_people(door, has_others=others, has_cards=has_cards)
        if has_cards and has_people and not door.people:
            self.page.say_above(tr("At this computer your card lets you in."))
        self.scope.start(lambda: self._load_pictures(door), "pictures", Policy.RESTART)

    async def _again(self) -> None:
        self._typed = ""
        if self._arrived is not None:
            self._arrived = None
            await self._sign_in.sign_out()
        await self.show()

    async def _start_anew(self) -> None:
        self._class_id = None
        await self.show()
        self.page.say_above(tr("Something was changed meanwhile. Choose again."))

    async def _tap(self, user: User) -> None:
        assert self._class_id is not None
        self._enter(await self._door.enter(self._class_id, user.id))

    async def _by_pictures(self, user: User, code: tuple[str, ...]) -> None:
        assert self._class_id is not None
        self._chosen = user
        self._enter(await self._door.enter_by_pictures(self._class_id, user.id, code))

    def _show_card(self) -> None:
        self._put_camera_away()
        panel = self.page.show_card()
        self._reader = CardReader(
            panel, self._make_camera(self.page), self.scope, panel.code_given.emit
        )
        self._reader.begin()

    async def _by_card(self, text: str) -> None:
        came = await self._door.enter_by_card(text, classes=self._allowed)
        self._class_id = came.class_id
        self._enter(came.user)

    async def _by_password(self, user: User, password: str) -> None:
        self._chosen = user
        try:
            entered = await self._sign_in.sign_in(user.email, password)
        except AccountDeleted:
            raise NotFound("This account was deleted.") from None
        if entered.must_change_password:
            self._typed, self._arrived = password, entered
            self.page.show_choose_password(entered)
        else:
            self._enter(entered)

    async def _choose_password(self, new: str) -> None:
        self._enter(await self._accounts.change_password(self._typed, new))

    async def _join(self, name: str, avatar: str, password: str) -> None:
        assert self._class_id is not None
        made = await self._door.join(self._class_id, name, avatar, password)
        if made.pictures:
            self._arrived = made.user
            self.page.show_new_pictures(made.user, made.pictures)
        else:
            self._enter(made.user)

    async def _be_guest(self) -> None:
        assert self._class_id is not None
        self._enter(await self._door.enter_as_guest(self._class_id, tr("Guest")))

    async def _go_on(self) -> None:
        if self._arrived is not None:
            self._enter(self._arrived)

    # ------------------------------------------------------------ within

    def _enter(self, user: User) -> None:
        assert self._class_id is not None
        self._is_in = True
        self._put_camera_away()
        self._typed, self._arrived = "", None
        self._on_entered(user, self._class_id)

    def _put_camera_away(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()

    async def _refuse(self, error: SignInRefused | TooManyTries) -> None:
        self.page.show_error(error)
        if isinstance(error, SignInRefused) and self._chosen is not None:
            seconds = await self._door.waiting(self._chosen)
            if seconds:
                self.page.show_wait(seconds)

    async def _load_pictures(self, door: ClassDoor) -> None:
        for one in door.people:
            if one.user.avatar != "picture":
                continue
            png = await self._accounts.picture(one.user.id)
            if self._is_in:
                return  # the page may be gone
            picture = QPixmap()
            if png is not None and picture.loadFromData(png):
                self.page.set_picture(one.user.id, picture)
