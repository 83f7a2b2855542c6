"""A classroom's computer: its profile, and the PIN by which somebody leaves it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from ..domain.audit import AuditAction
from ..domain.errors import NotFound, PinRefused, StorageError
from ..domain.events import KioskChanged
from ..domain.ids import AssetId, ClassId, UserId
from ..domain.kiosk import (
    ClassQuiz,
    KioskProfile,
    KioskReading,
    checked_pin,
    class_quiz_from,
    profile_from,
    profile_stored,
)
from ..domain.rights import Right, may
from ..domain.user import User
from .clock import Now, stamp
from .events import EventHub
from .gate import OWNER_NAME, Gate, Guarded, needs, open_to_all
from .passwords import Passwords
from .tries import Tries
from .work import WorkUnits

log = logging.getLogger(__name__)

PROFILE, PINS, QUIZ = "kiosk", "kiosk pins", "kiosk quiz"
_MACHINE = UserId(0)
_OWNER = "0"  # whose PIN the owner of the file set at the command line
_TRIES = "kiosk pin"  # no address: nobody signs in by it


@dataclass(frozen=True, slots=True)
class Keeper:
    """Whose PIN was given: an administrator; without a key it is the owner of the file."""

    user_id: UserId | None
    name: str


@contextmanager
def _even_unwritten() -> Iterator[None]:
    """Nobody is locked in by a disk that takes nothing: the program's log has to do."""
    try:
        yield
    except StorageError as error:
        log.error("What was done at the lock could not be written down: %s", error)


class KioskService(Guarded):
    """Reads and keeps the profile; opens the lock. PINs are stored like passwords.

    An administrator's PIN is of no use any more as soon as he is none.
    """

    gate: Gate

    def __init__(
        self,
        uow: WorkUnits,
        events: EventHub,
        gate: Gate,
        passwords: Passwords,
        tries: Tries,
        now: Now,
    ) -> None:
        self._uow, self._now = uow, now
        self._events = events
        self.gate = gate
        self._passwords = passwords
        self._tries = tries

    # ------------------------------------------------------------ profile

    @open_to_all
    async def profile(self) -> KioskReading:
        """How this computer is used by a class, and what of it was broken."""
        async with self._uow() as work:
            return profile_from(await work.settings.get(_MACHINE, PROFILE))

    @needs(Right.MANAGE_LIBRARY)
    async def save_profile(self, profile: KioskProfile) -> None:
        """Keep it."""
        await self._keep(PROFILE, profile_stored(profile), AuditAction.KIOSK_CHANGED)

    # ------------------------------------------------------------ a quiz of the class

    @open_to_all
    async def quiz(self) -> ClassQuiz | None:
        """What the class does at this computer now; None for nothing."""
        async with self._uow() as work:
            return class_quiz_from(await work.settings.get(_MACHINE, QUIZ))

    @needs(Right.LEARN)
    async def quiz_for(self, class_id: ClassId, *, user_id: UserId) -> AssetId | None:
        """What somebody of a class is to take here; None for nothing, and when it is done."""
        quiz = await self.quiz()
        if quiz is None or quiz.class_id != class_id:
            return None
        asset_id = AssetId(quiz.asset_id)
        async with self._uow() as work:
            try:
                await work.assets.revision(asset_id)
            except NotFound:
                return None  # it was deleted meanwhile
            ended = await work.quiz_records.ended(user_id, asset_id)
            running = await work.attempts.open_attempt(user_id, asset_id)
        if running is not None and running.reopened_at > quiz.begun_at:
            return asset_id  # it was opened again, whatever else was handed in
        is_done = any(quiz.is_since(one.id, one.finished_at) for one in ended)
        return None if is_done else asset_id

    @needs(Right.TEACH)
    async def begin_quiz(self, class_quiz: ClassQuiz) -> None:
        """Whoever of the class signs in here from now on is led to the quiz."""
        async with self._uow() as work:
            newest = await work.attempts.newest_key()
        update = {"begun_at": stamp(self._now()), "newest_key": newest}
        begun = class_quiz.model_copy(update=update)
        kept = begun.model_dump(mode="json")
        await self._keep_quiz(kept, AuditAction.KIOSK_QUIZ_BEGUN, begun)

    @needs(Right.TEACH)
    async def end_quiz(self, class_quiz: ClassQuiz) -> None:
        """Nobody is led to it any more. Attempts that are open stay open."""
        await self._keep_quiz(None, AuditAction.KIOSK_QUIZ_ENDED, class_quiz)

    # ------------------------------------------------------------ PIN

    @open_to_all
    async def has_pin(self) -> bool:
        """Whether anybody could leave."""
        return bool(await self._keepers())

    @needs(Right.MANAGE_LIBRARY)
    async def has_own_pin(self) -> bool:
        """Whether the one who acts has set a PIN."""
        return self._own in await self._pins()

    @needs(Right.MANAGE_LIBRARY)
    async def set_pin(self, pin: str) -> None:
        """A PIN for the one who acts, in the place of the one before.

        Raises InvalidContent for one that is easy to guess.
        """
        hashed = await self._passwords.hash(checked_pin(pin))
        pins = {**await self._pins(), self._own: hashed}
        await self._keep(PINS, pins, AuditAction.KIOSK_PIN_SET)
        await self._tries.forget(_TRIES)

    @needs(Right.MANAGE_LIBRARY)
    async def forget_pins(self) -> None:
        """Nobody has a PIN any more; nobody has to wait for the next try either."""
        await self._keep(PINS, {}, AuditAction.KIOSK_PIN_FORGOTTEN)
        await self._tries.forget(_TRIES)

    @open_to_all
    async def unlock(self, pin: str) -> Keeper:
        """Whose PIN this is; it stands in the log.

        Raises PinRefused, or TooManyTries while one has to wait. Nothing locks for good.
        """
        await self._tries.let_try(_TRIES, even_unwritten=True)
        keeper = await self._keeper_of(pin)
        if keeper is None:
            with _even_unwritten():
                await self._tries.was_wrong(_TRIES, AuditAction.KIOSK_PIN_REFUSED)
            raise PinRefused
        with _even_unwritten():
            await self._tries.forget(_TRIES)
            await self._note(AuditAction.KIOSK_UNLOCKED, (keeper.user_id, keeper.name))
        return keeper

    @open_to_all
    async def account_of(self, keeper: Keeper) -> User | None:
        """The account of whoever unlocked it: for the owner of the file any administrator's, so
        that what he does is somebody's."""
        async with self._uow() as work:
            if keeper.user_id is not None:
                return await work.users.find(keeper.user_id)
            return await work.users.first_administrator()

    @open_to_all
    async def waiting(self) -> int:
        """Seconds until the next try at a PIN counts; 0 when it may be made now."""
        return await self._tries.seconds(_TRIES)

    @open_to_all
    async def started(self) -> None:
        """The kiosk stands on the screen: write it down."""
        await self._note(AuditAction.KIOSK_STARTED, (None, ""))

    @open_to_all
    async def left(self, keeper: Keeper) -> None:
        """Whoever unlocked it leaves the kiosk: write it down."""
        with _even_unwritten():
            await self._note(AuditAction.KIOSK_LEFT, (keeper.user_id, keeper.name))

    # ------------------------------------------------------------ within

    async def _note(self, action: AuditAction, actor: tuple[UserId | None, str]) -> None:
        async with self._uow(write=True) as work:
            await work.audit.add(action, actor=actor)
            await work.commit()

    @property
    def _own(self) -> str:
        found = self.gate.actor[0]
        return _OWNER if found is None else str(found)

    async def _keep(self, name: str, value: object, action: AuditAction) -> None:
        async with self._uow(write=True) as work:
            await work.settings.put(_MACHINE, name, value)
            await work.audit.add(action, actor=self.gate.actor)
            await work.commit()
        self._events.publish(KioskChanged())

    async def _keep_quiz(self, value: object, action: AuditAction, quiz: ClassQuiz) -> None:
        async with self._uow(write=True) as work:
            await work.settings.put(_MACHINE, QUIZ, value)
            await work.audit.add(action, actor=self.gate.actor, detail=quiz.title)
            await work.commit()

    async def _pins(self) -> dict[str, str]:
        async with self._uow() as work:
            kept = await work.settings.get(_MACHINE, PINS)
        if not isinstance(kept, dict):
            return {}
        return {str(key): value for key, value in kept.items() if isinstance(value, str)}

    async def _keepers(self) -> list[tuple[Keeper, str]]:
        """Everybody who may leave, with the hash of his PIN."""
        pins = await self._pins()
        found = []
        async with self._uow() as work:
            for key, hashed in pins.items():
                if key == _OWNER:
                    found.append((Keeper(None, OWNER_NAME), hashed))
                    continue
                user = await work.users.find(UserId(int(key))) if key.isdecimal() else None
                if user is not None and may(user, Right.MANAGE_LIBRARY):
                    found.append((Keeper(user.id, user.full_name), hashed))
        return found

    async def _keeper_of(self, pin: str) -> Keeper | None:
        digits = "".join(str(int(sign)) for sign in pin if sign.isdecimal())
        keepers = await self._keepers()
        for keeper, hashed in keepers:
            if await self._passwords.fits(hashed, digits):
                return keeper
        if not keepers:
            await self._passwords.fits(None, digits)  # as long as where there is one
        return None
