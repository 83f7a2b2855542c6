"""One's own account, and who uses this computer: alone, or several who sign in."""

from __future__ import annotations

import getpass
from dataclasses import asdict, dataclass, replace
from typing import Any

from ..domain.audit import AuditAction
from ..domain.errors import Conflict, InvalidContent, PermissionDenied
from ..domain.events import LearningErased, PeopleChanged, ProfileChanged, SharingChanged
from ..domain.ids import UserId
from ..domain.password import read_code
from ..domain.people import PeopleFilter, PeopleQuery, last_administrator
from ..domain.rights import Right
from ..domain.settings import ALONE, SHARED, Sharing, sharing_from
from ..domain.user import User, checked_avatar, checked_email, checked_name
from .clock import Now, stamp
from .events import EventHub
from .gate import Gate, Guarded, needs, open_to_all
from .passwords import Passwords, check_choice, new_recovery_code
from .tries import Tries
from .work import WorkUnits

LOCAL_EMAIL = "local@localhost"
_MOST_AT_THE_DOOR = 16
_MANY = 1000
MAX_PICTURE = 64 * 1024  # bytes of a PNG of 128 by 128 pixels, with room to spare


@dataclass(frozen=True, slots=True)
class Registered:
    """A new account and the code that stands in for its password, shown this once."""

    user: User
    recovery_code: str


class AccountsService(Guarded):
    """The people of this computer, each by himself."""

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
        self._uow = uow
        self._events = events
        self.gate = gate
        self._passwords = passwords
        self._tries = tries
        self._now = now

    # ------------------------------------------------------------ who uses this computer

    @open_to_all
    async def sharing(self) -> Sharing:
        """How this computer is used; `mode` is "" as long as nobody was asked."""
        async with self._uow() as work:
            return await work.settings.sharing()

    @open_to_all
    async def owner(self) -> User:
        """The one local person, made where there is nobody, named like the system's account."""
        async with self._uow() as work:
            sharing = await work.settings.sharing()
            user = await work.users.alone(sharing.alone_id)
        if user is not None:
            return user
        async with self._uow(write=True) as work:
            user = await work.users.first()
            if user is None:
                user = await work.users.add(
                    email=LOCAL_EMAIL, full_name=_system_name(), is_admin=True
                )
                await work.commit()
        return user

    @open_to_all
    async def begin_alone(self, full_name: str = "") -> User:
        """First start: one person, whose library opens without asking."""
        owner = await self.owner()
        await self._only_at_first()
        name = checked_name(full_name) if full_name.strip() else owner.full_name
        async with self._uow(write=True) as work:
            user = await work.users.set_profile(
                owner.id,
                full_name=name,
                email=owner.email,
                avatar=owner.avatar,
                group=owner.group,
                base_revision=owner.revision,
            )
            await work.settings.set_sharing(Sharing(mode=ALONE, alone_id=user.id))
            await work.commit()
        self._events.publish(SharingChanged())
        return user

    @open_to_all
    async def begin_shared(self, full_name: str, email: str, password: str) -> Registered:
        """First start: the administrator's account; everybody signs in from now on."""
        await self._only_at_first()
        return await self._share(await self.owner(), full_name, email, password)

    @needs(Right.MANAGE_LIBRARY)
    async def share(self, full_name: str, email: str, password: str) -> Registered:
        """Later: the one person becomes the administrator of a shared computer."""
        return await self._share(self.gate.user, full_name, email, password)

    @needs(Right.MANAGE_LIBRARY)
    async def stop_sharing(self) -> User:
        """Open without asking, for the administrator who says so; other accounts are kept."""
        return await self.open_alone(self.gate.user.id)

    @needs(Right.MANAGE_LIBRARY)
    async def open_alone(self, person: UserId) -> User:
        """Open without asking for `person`, whose password is taken away."""
        async with self._uow(write=True) as work:
            user = await work.users.get(person)
            if user.is_disabled or user.deleted_at:
                raise InvalidContent("This account cannot sign in.", "Choose somebody else.")
            sharing = await work.settings.sharing()
            await work.settings.set_sharing(replace(sharing, mode=ALONE, alone_id=user.id))
            await work.users.set_password(user.id, None, must_change=False)
            await self._audit(work, AuditAction.SHARING_CHANGED, subject=user, detail=ALONE)
            await work.commit()
            user = await work.users.get(user.id)
        self.gate.renew(user)
        self._events.publish(SharingChanged())
        return user

    @needs(Right.MANAGE_LIBRARY)
    async def ask_to_sign_in(self) -> None:
        """Let everybody sign in from now on. Raises Conflict when no administrator could."""
        query = PeopleQuery(filter=PeopleFilter.ADMINISTRATORS)
        async with self._uow(write=True) as work:
            admins = (await work.people.page(query, None, _MANY)).people
            if not any(one.user.has_password and not one.user.is_disabled for one in admins):
                raise Conflict(
                    "No administrator has a password, so nobody could look after the accounts.",
                    "Set one, or reset one to get a start code.",
                )
            sharing = await work.settings.sharing()
            await work.settings.set_sharing(replace(sharing, mode=SHARED))
            await self._audit(work, AuditAction.SHARING_CHANGED, detail=SHARED)
            await work.commit()
        self._events.publish(SharingChanged())

    @needs(Right.MANAGE_LIBRARY)
    async def set_sharing(
        self,
        *,
        idle_minutes: int,
        self_register: bool,
        show_people: bool,
        by_class: bool | None = None,
    ) -> Sharing:
        """How people sign in; who uses the computer stays as it is. None: as it was."""
        async with self._uow(write=True) as work:
            sharing = await work.settings.sharing()
            wanted = sharing_from(
                asdict(sharing)
                | {
                    "idle_minutes": idle_minutes,
                    "self_register": self_register,
                    "show_people": show_people,
                    "by_class": sharing.by_class if by_class is None else by_class,
                }
            )
            await work.settings.set_sharing(wanted)
            await self._audit(work, AuditAction.SHARING_CHANGED)
            await work.commit()
        self._events.publish(SharingChanged())
        return wanted

    @open_to_all
    async def at_the_door(self) -> tuple[User, ...]:
        """The people to choose from at the sign-in screen; none where they are too many to show
        or shall not be shown. On a personal computer its one person."""
        async with self._uow() as work:
            sharing = await work.settings.sharing()
            if sharing.mode == ALONE:
                alone = await work.users.alone(sharing.alone_id)
                return () if alone is None else (alone,)
            if not sharing.show_people:
                return ()
            people = await work.people.at_the_door(_MOST_AT_THE_DOOR + 1)
        return people if len(people) <= _MOST_AT_THE_DOOR else ()

    # ------------------------------------------------------------ one's own account

    @open_to_all
    async def register(self, full_name: str, email: str, password: str) -> Registered:
        """A new learner's account, made by whoever will use it, where that is allowed.

        Raises InvalidContent for what cannot be used, Conflict for an address that is taken.
        """
        sharing = await self.sharing()
        welcome = sharing.is_shared and sharing.self_register
        if not welcome and not self.may(Right.MANAGE_PEOPLE):
            raise PermissionDenied(
                "New accounts are made by an administrator here.", "Ask for yours."
            )
        name, address = checked_name(full_name), checked_email(email)
        hashed, code, recovery = await self._secrets(name, address, password)
        async with self._uow(write=True) as work:
            user = await work.users.add(
                email=address, full_name=name, password_hash=hashed, recovery_hash=recovery
            )
            if self.gate.found is None:
                await work.users.seen(user.id)  # who makes his own account goes in at once
            actor = self.gate.actor if self.gate.found else (user.id, user.full_name)
            await work.audit.add(
                AuditAction.ACCOUNT_MADE, actor=actor, subject=(user.id, user.full_name)
            )
            await work.commit()
        self._events.publish(PeopleChanged())
        return Registered(user, code)

    @needs(Right.OWN_ACCOUNT)
    async def me(self) -> User:
        """The one who is signed in, as he is now."""
        async with self._uow() as work:
            user = await work.users.get(self.gate.user.id)
        self.gate.renew(user)
        return user

    @open_to_all
    async def as_kept(self) -> User | None:
        """The one who is signed in, as the library has him; he does not act by it yet.

        None when nobody is, or when he was erased.
        """
        known = self.gate.found
        if known is None:
            return None
        async with self._uow() as work:
            return await work.users.find(known.id)

    @needs(Right.OWN_ACCOUNT)
    async def save_profile(
        self,
        *,
        full_name: str,
        email: str,
        avatar: str,
        base_revision: int,
        origin: object = None,
    ) -> User:
        """Keep one's own profile. Raises InvalidContent, or Conflict when it was changed
        elsewhere since `base_revision` or the address is taken."""
        name = checked_name(full_name)
        if avatar != "picture":
            checked_avatar(avatar)
        async with self._uow(write=True) as work:
            me = await work.users.get(self.gate.user.id)
            user = await work.users.set_profile(
                me.id,
                full_name=name,
                email=email if email == me.email else checked_email(email),
                avatar=avatar,
                group=me.group,
                base_revision=base_revision,
            )
            await work.commit()
        self.gate.renew(user)
        self._events.publish(ProfileChanged(user.id, origin))
        return user

    @needs(Right.OWN_ACCOUNT)
    async def set_picture(self, png: bytes | None, *, base_revision: int) -> User:
        """Keep a picture (a small PNG), or go back to the initials."""
        if png is not None and (len(png) > MAX_PICTURE or not png.startswith(b"\x89PNG\r\n")):
            raise InvalidContent("This picture cannot be used.", "Choose another one.")
        async with self._uow(write=True) as work:
            me = await work.users.get(self.gate.user.id)
            await work.users.set_picture(me.id, png)
            user = await work.users.set_profile(
                me.id,
                full_name=me.full_name,
                email=me.email,
                avatar="" if png is None else "picture",
                group=me.group,
                base_revision=base_revision,
            )
            await work.commit()
        self.gate.renew(user)
        self._events.publish(ProfileChanged(user.id))
        return user

    @open_to_all
    async def picture(self, person: UserId) -> bytes | None:
        """The PNG of somebody's picture; those at the door are shown before the sign-in."""
        async with self._uow() as work:
            return await work.users.picture(person)

    @needs(Right.OWN_ACCOUNT)
    async def change_password(self, old: str, new: str) -> User:
        """Another password; the first one where there was none (`old` is not asked then).

        Raises SignInRefused when `old` is not right, TooManyTries when it was not for too often,
        InvalidContent when `new` is too easy.
        """
        me = self.gate.user
        has_old = await self._password_hash(me) is not None
        if has_old:
            await self._prove(me, old)
        if has_old and old == new:
            raise InvalidContent("This is the password that you have.", "Choose another one.")
        await check_choice(new, me.full_name, me.email)
        hashed = await self._passwords.hash(new)
        async with self._uow(write=True) as work:
            await work.users.set_password(me.id, hashed, must_change=False)
            await self._audit(work, AuditAction.PASSWORD_CHANGED, subject=me)
            await work.commit()
            user = await work.users.get(me.id)
        self.gate.renew(user)
        self._events.publish(ProfileChanged(user.id))
        return user

    @needs(Right.OWN_ACCOUNT)
    async def remove_password(self, old: str) -> User:
        """Open without a password again, on a personal computer only. Raises as
        `change_password`."""
        me = self.gate.user
        sharing = await self.sharing()
        if sharing.mode != ALONE or sharing.alone_id != me.id:
            # Anybody else would not be let in any more.
            raise PermissionDenied("A shared computer needs passwords.")
        await self._prove(me, old)
        async with self._uow(write=True) as work:
            await work.users.set_password(me.id, None, must_change=False)
            await work.users.set_recovery(me.id, None)
            await self._audit(work, AuditAction.PASSWORD_CHANGED, subject=me)
            await work.commit()
            user = await work.users.get(me.id)
        self.gate.renew(user)
        self._events.publish(ProfileChanged(user.id))
        return user

    @needs(Right.OWN_ACCOUNT)
    async def new_recovery_code(self, password: str) -> str:
        """Another recovery code in the place of the old one, for whoever knows the password.

        Raises as `change_password`.
        """
        me = self.gate.user
        await self._prove(me, password)
        code = new_recovery_code()
        hashed = await self._passwords.hash(read_code(code))
        async with self._uow(write=True) as work:
            await work.users.set_recovery(me.id, hashed)
            await self._audit(work, AuditAction.RECOVERY_CODE_MADE, subject=me)
            await work.commit()
        return code

    @needs(Right.OWN_ACCOUNT)
    async def delete_me(self, password: str) -> None:
        """Mark one's account as deleted; for 30 days signing in brings it back.

        Raises as `change_password` for a wrong one, Conflict for the last administrator.
        """
        me = self.gate.user
        if await self._password_hash(me) is not None:
            await self._prove(me, password)
        async with self._uow(write=True) as work:
            me = await work.users.get(me.id)
            if me.is_admin and await work.users.admins() < 2:
                raise last_administrator()
            await work.users.set_deleted(me.id, stamp(self._now()))
            await self._audit(work, AuditAction.ACCOUNT_DELETED, subject=me)
            await work.commit()
            me = await work.users.get(me.id)
        self.gate.renew(me)
        self._events.publish(PeopleChanged())

    @needs(Right.OWN_ACCOUNT)
    async def erase_my_learning(self, password: str) -> None:
        """Erase for good what one did in courses, on a personal computer only.

        Raises PermissionDenied on a shared one (others look after grades there; one deletes the
        account instead), and as `change_password` for a wrong one.
        """
        me = self.gate.user
        sharing = await self.sharing()
        if sharing.is_shared:
            raise PermissionDenied(
                "On a shared computer only the whole account is deleted.", "Delete your account."
            )
        if await self._password_hash(me) is not None:
            await self._prove(me, password)
        async with self._uow(write=True) as work:
            await work.own_data.erase_learning(me.id)
            await work.commit()
        self._events.publish(LearningErased(me.id))

    # ------------------------------------------------------------ within

    async def _share(self, owner: User, full_name: str, email: str, password: str) -> Registered:
        name, address = checked_name(full_name), checked_email(email)
        hashed, code, recovery = await self._secrets(name, address, password)
        async with self._uow(write=True) as work:
            sharing = await work.settings.sharing()
            user = await work.users.set_profile(
                owner.id,
                full_name=name,
                email=address,
                avatar=owner.avatar,
                group=owner.group,
                base_revision=owner.revision,
            )
            await work.users.set_password(user.id, hashed, must_change=False)
            await work.users.set_recovery(user.id, recovery)
            await work.users.seen(user.id)
            await work.settings.set_sharing(replace(sharing, mode=SHARED))
            who = (user.id, user.full_name)
            await work.audit.add(AuditAction.SHARING_CHANGED, actor=who, subject=who, detail=SHARED)
            await work.commit()
            user = await work.users.get(user.id)
        self.gate.renew(user)
        self._events.publish(ProfileChanged(user.id))
        self._events.publish(SharingChanged())
        return Registered(user, code)

    async def _password_hash(self, user: User) -> str | None:
        # By key: the address may have become somebody else's since the sign-in.
        async with self._uow() as work:
            return (await work.users.secrets_of(user.id)).password_hash

    async def _prove(self, user: User, password: str) -> None:
        """Raise SignInRefused unless this is the person's password, TooManyTries as at the door:
        whoever finds a window open must not guess faster than there."""
        async with self._uow() as work:
            email = (await work.users.get(user.id)).email  # the counter goes with it
        await self._tries.let_try(email)
        if not await self._passwords.fits(await self._password_hash(user), password):
            raise await self._tries.refused(email)
        await self._tries.forget(email)

    async def _only_at_first(self) -> None:
        if (await self.sharing()).mode:
            raise PermissionDenied(
                "This computer is set up already.", "An administrator changes it in the settings."
            )

    async def _secrets(self, name: str, email: str, password: str) -> tuple[str, str, str]:
        """(hash of the password, recovery code, its hash)."""
        await check_choice(password, name, email)
        code = new_recovery_code()
        hashed = await self._passwords.hash(password)
        return hashed, code, await self._passwords.hash(read_code(code))

    async def _audit(
        self, work: Any, action: AuditAction, *, subject: User | None = None, detail: str = ""
    ) -> None:
        whom = (None, "") if subject is None else (subject.id, subject.full_name)
        await work.audit.add(action, actor=self.gate.actor, subject=whom, detail=detail)


def _system_name() -> str:
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no account entry, as in some containers
        name = ""
    if name in {"", "root"}:
        return "Learner"
    return " ".join(part.capitalize() for part in name.replace(".", " ").replace("_", " ").split())
