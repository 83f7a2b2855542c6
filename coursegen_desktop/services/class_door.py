"""The door of a class: choose it, choose oneself, and in, by whatever the class asks."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..db.unit_of_work import UnitOfWork
from ..domain.audit import AuditAction
from ..domain.card_code import hashed, is_of_class, read_code
from ..domain.errors import (
    CardRefused,
    NotFound,
    PermissionDenied,
    SignInRefused,
    TooManyTries,
)
from ..domain.events import ClassesChanged, PeopleChanged
from ..domain.ids import ClassId, UserId
from ..domain.picture_code import Code, is_code, written
from ..domain.school_class import (
    CameIn,
    ClassCard,
    ClassDoor,
    DoorPerson,
    Joined,
    MemberRole,
    SchoolClass,
)
from ..domain.sign_in_ways import Way, opens_by_card, way_of
from ..domain.user import User, checked_avatar, checked_name
from .class_accounts import make_learners
from .events import EventHub
from .gate import Gate, Guarded, open_to_all
from .passwords import Passwords, check_choice
from .picture_codes import draw, known_codes
from .tries import Tries
from .work import WorkUnits

_CARDS = "cards"  # no address: wrong ones are counted under it


class ClassDoorService(Guarded):
    """Lets learners of a class in. Whoever has a password signs in as everybody else does."""

    gate: Gate

    def __init__(
        self, uow: WorkUnits, events: EventHub, gate: Gate, passwords: Passwords, tries: Tries
    ) -> None:
        self._uow, self._events = uow, events
        self._passwords, self._tries = passwords, tries
        self.gate = gate

    @open_to_all
    async def classes(self) -> tuple[ClassCard, ...]:
        """The classes to choose from; none where this computer is one person's."""
        async with self._uow() as work:
            if not (await work.settings.sharing()).is_shared:
                return ()
            return await work.school_classes.at_the_door()

    @open_to_all
    async def people(self, class_id: ClassId) -> ClassDoor:
        """The learners of a class, to choose from. Raises NotFound for one that is put away."""
        async with self._uow() as work:
            of = await self._open_class(work, class_id)
            found = await work.school_classes.door_people(class_id)
        return ClassDoor(
            of,
            tuple(
                DoorPerson(
                    user,
                    way_of(user, of.rules.way),
                    is_parked,
                    has_card and of.rules.takes_cards and opens_by_card(user, of.rules.way),
                )
                for user, is_parked, has_card in found
            ),
        )

    @open_to_all
    async def enter(self, class_id: ClassId, person: UserId) -> User:
        """Let somebody in of whom the class asks nothing. Raises SignInRefused for anybody else."""
        async with self._uow() as work:
            of, user = await self._chosen(work, class_id, person)
        if way_of(user, of.rules.way) is not Way.NOTHING:
            raise SignInRefused
        return await self._let_in(of, user)

    @open_to_all
    async def enter_by_pictures(
        self, class_id: ClassId, person: UserId, pictures: Sequence[str]
    ) -> User:
        """Let somebody in by pictures in their order.

        Raises SignInRefused for wrong ones, TooManyTries with the seconds to wait.
        """
        async with self._uow() as work:
            of, user = await self._chosen(work, class_id, person)
            hashed = await work.school_classes.picture_hash(class_id, person)
        if way_of(user, of.rules.way) is not Way.PICTURES:
            raise SignInRefused
        await self._tries.let_try(user.email)
        fits = await self._passwords.fits(hashed, written(pictures))
        if not (fits and is_code(pictures)):
            raise await self._tries.refused(user.email)
        await self._tries.forget(user.email)
        return await self._let_in(of, user)

    @open_to_all
    async def enter_by_card(
        self, text: str, *, classes: Collection[ClassId] | None = None
    ) -> CameIn:
        """Let in whose card it is, whatever class was chosen; `classes` are those that may use
        this computer, None for all.

        Raises InvalidContent for what is no code, CardRefused for one that lets nobody in here.
        """
        code = read_code(text)
        async with self._uow() as work:
            whose = await work.school_classes.by_card(hashed(code))
            found = None if whose is None else await self._holder(work, *whose, classes)
            known = () if found else await work.school_classes.at_the_door()
        if found is None:
            await self._count_wrong_card()
            here = [card.of.name for card in known if is_of_class(code, card.of.public_id)]
            raise _void(here[0]) if here else _unknown()
        of, user = found
        return CameIn(await self._let_in(of, user, AuditAction.SIGNED_IN_BY_CARD), of.id)

    @open_to_all
    async def waiting(self, person: User) -> int:
        """Seconds until the next try of somebody counts; 0 when it may be made now."""
        return await self._tries.seconds(person.email)

    @open_to_all
    async def join(
        self, class_id: ClassId, full_name: str, avatar: str = "", password: str = ""
    ) -> Joined:
        """Make an account for somebody new and let him in, where the class allows it.

        Raises PermissionDenied where it does not, InvalidContent for a name, an avatar, or (where
        the class asks for one) a password that cannot be used.
        """
        name, chosen = checked_name(full_name), checked_avatar(avatar)
        async with self._uow() as work:
            of = await self._joinable(work, class_id)
            known = await known_codes(work, class_id)
        code: Code = ()
        if of.rules.way is Way.PICTURES:
            (code,) = await draw(self._passwords, known, 1)
        if of.rules.way is Way.PASSWORD:
            await check_choice(password, name)
        secret = password if of.rules.way is Way.PASSWORD else written(code)
        hashed = await self._passwords.hash(secret) if secret else None
        async with self._uow(write=True) as work:
            of = await self._joinable(work, class_id)
            (user,) = await make_learners(work, of, [name], avatar=chosen)
            if code:
                shown = written(code) if of.rules.shows_pictures else ""
                await work.school_classes.set_pictures(class_id, [(user.id, hashed, shown)])
            else:
                await work.users.set_password(user.id, hashed, must_change=False)
            await self._note(work, AuditAction.CLASS_JOINED, of, user)
            await work.users.seen(user.id)
            await work.commit()
            user = await work.users.get(user.id)
        self._events.publish(ClassesChanged(class_id))
        self._events.publish(PeopleChanged())
        self.gate.enter(user)
        return Joined(user, code)

    @open_to_all
    async def enter_as_guest(self, class_id: ClassId, name: str) -> User:
        """Let a guest in, of whom nothing is kept when he leaves. Raises PermissionDenied where
        the class has none."""
        async with self._uow(write=True) as work:
            of = await self._open_class(work, class_id)
            if not of.rules.has_guests:
                raise PermissionDenied("This class has no guests.", "Ask your teacher.")
            (user,) = await make_learners(work, of, [name], role=MemberRole.GUEST)
            await self._note(work, AuditAction.SIGNED_IN_BY_CLASS, of, user)
            await work.commit()
        self.gate.enter(user)
        return user

    @open_to_all
    async def sweep_guests(self) -> int:
        """Erase guests whom a power cut left behind; the program's own housekeeping."""
        here = self.gate.actor[0]
        async with self._uow() as work:
            left = [key for key in await work.school_classes.guests() if key != here]
        if not left:
            return 0
        async with self._uow(write=True) as work:
            for key in left:
                await work.users.erase(key)
                await work.settings.forget(key)
            await work.commit()
        return len(left)

    # ------------------------------------------------------------ within

    async def _open_class(self, work: UnitOfWork, class_id: ClassId) -> SchoolClass:
        of = await work.school_classes.get(class_id)
        if of.archived_at or not (await work.settings.sharing()).is_shared:
            raise NotFound("This class is not used any more.", "Choose another one.")
        return of

    async def _joinable(self, work: UnitOfWork, class_id: ClassId) -> SchoolClass:
        of = await self._open_class(work, class_id)
        if not of.rules.may_join:
            raise PermissionDenied(
                "New learners are brought in by the teacher here.", "Ask your teacher."
            )
        return of

    async def _chosen(
        self, work: UnitOfWork, class_id: ClassId, person: UserId
    ) -> tuple[SchoolClass, User]:
        """Somebody who learns in the class and may sign in. Raises NotFound, SignInRefused."""
        of = await self._open_class(work, class_id)
        member = await work.school_classes.member(class_id, person)
        user = member.user
        if member.role is not MemberRole.LEARNER or user.is_disabled or user.deleted_at:
            raise SignInRefused
        return of, user

    async def _holder(
        self,
        work: UnitOfWork,
        class_id: ClassId,
        person: UserId,
        classes: Collection[ClassId] | None,
    ) -> tuple[SchoolClass, User] | None:
        """Whom a known card lets in; None for one that is worth nothing any more."""
        try:
            of, user = await self._chosen(work, class_id, person)
        except (NotFound, SignInRefused):
            return None
        if classes is not None and class_id not in classes:
            raise CardRefused("This computer is for other classes.", "Ask your teacher.")
        if not of.rules.takes_cards:
            raise CardRefused(
                "The class {class_name} takes no cards now.",
                "Choose your name instead.",
                class_name=of.name,
            )
        if not opens_by_card(user, of.rules.way):
            raise CardRefused(
                "{name} signs in with a password now.",
                "Choose your name, then type it.",
                name=user.full_name,
            )
        return of, user

    async def _count_wrong_card(self) -> None:
        """For the log only. Nobody guesses a code, so nobody has to wait for somebody else's; but
        whoever goes on trying fills no log."""
        try:
            await self._tries.let_try(_CARDS)
        except TooManyTries:
            return
        await self._tries.was_wrong(_CARDS, AuditAction.CARD_REFUSED)

    async def _let_in(
        self, of: SchoolClass, user: User, action: AuditAction = AuditAction.SIGNED_IN_BY_CLASS
    ) -> User:
        async with self._uow(write=True) as work:
            if user.must_change_password:
                # A start code that nobody used: the class's way has taken its place.
                await work.users.set_password(user.id, None, must_change=False)
            await work.users.seen(user.id)
            await self._note(work, action, of, user)
            await work.commit()
            user = await work.users.get(user.id)
        self.gate.enter(user)
        return user

    async def _note(
        self, work: UnitOfWork, action: AuditAction, of: SchoolClass, user: User
    ) -> None:
        who = (user.id, user.full_name)
        await work.audit.add(action, actor=who, subject=who, detail=of.name)


def _void(class_name: str) -> CardRefused:
    return CardRefused(
        "This card of the class {class_name} does not let anybody in any more.",
        "Ask your teacher for your new one.",
        class_name=class_name,
    )


def _unknown() -> CardRefused:
    return CardRefused(
        "This card is of another class or of another computer.",
        "Ask your teacher, or go back and choose your name.",
    )
