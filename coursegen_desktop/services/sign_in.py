"""The door: signing in by password or recovery code, throttled, and signing out."""

from __future__ import annotations

from ..domain.audit import AuditAction
from ..domain.errors import AccountDeleted, InvalidContent, SignInRefused
from ..domain.password import read_code
from ..domain.settings import ALONE
from ..domain.user import User
from .gate import Gate, Guarded, open_to_all
from .passwords import Passwords, check_choice, email_form
from .tries import Tries
from .work import WorkUnits


class SignInService(Guarded):
    """Lets people in and out. The gate is told; whoever shows the window follows it."""

    gate: Gate

    def __init__(self, uow: WorkUnits, gate: Gate, passwords: Passwords, tries: Tries) -> None:
        self._uow = uow
        self.gate = gate
        self._passwords = passwords
        self._tries = tries

    @open_to_all
    async def sign_in(self, email: str, password: str) -> User:
        """Let somebody in.

        Raises SignInRefused without saying what was wrong, TooManyTries with the seconds to
        wait, AccountDeleted (after the right password only) when it can be brought back.
        """
        key = await self._tries.let_try(email)
        async with self._uow() as work:
            secrets = await work.users.secrets(email_form(email))
        hashed = secrets.password_hash if secrets is not None else None
        if not await self._passwords.fits(hashed, password):
            raise await self._tries.refused(email)
        assert secrets is not None and hashed is not None
        renewed = None
        if self._passwords.is_outdated(hashed):
            renewed = await self._passwords.hash(password)
        async with self._uow(write=True) as work:
            user = await work.users.get(secrets.user_id)
            if not user.is_disabled:
                await work.sign_ins.forget(key)
                if renewed is not None:
                    await work.users.set_password(
                        user.id, renewed, must_change=user.must_change_password
                    )
                if not user.deleted_at:
                    await work.users.seen(user.id)
                    await work.audit.add(AuditAction.SIGNED_IN, actor=(user.id, user.full_name))
                await work.commit()
        if user.is_disabled:
            raise await self._tries.refused(email)  # as for a wrong password, the count included
        self._tries.forgotten(key)
        return self._entered(user)

    @open_to_all
    async def sign_in_by_code(self, email: str, code: str, new_password: str) -> User:
        """Let somebody in by the recovery code, which is used up, and keep the new password.

        Raises as `sign_in`, and InvalidContent for a password that is too easy.
        """
        key = await self._tries.let_try(email)
        async with self._uow() as work:
            secrets = await work.users.secrets(email_form(email))
        hashed = secrets.recovery_hash if secrets is not None else None
        if not await self._passwords.fits(hashed, read_code(code)):
            raise await self._tries.refused(email)
        assert secrets is not None
        async with self._uow() as work:
            user = await work.users.get(secrets.user_id)
        if user.is_disabled:
            raise await self._tries.refused(email)
        try:
            await check_choice(new_password, user.full_name, user.email)
        except InvalidContent:
            await self._tries.forget(email)  # the code was right: choosing again costs no try
            raise
        fresh = await self._passwords.hash(new_password)
        async with self._uow(write=True) as work:
            if (await work.users.secrets_of(user.id)).recovery_hash != hashed:
                raise SignInRefused  # used up meanwhile
            await work.sign_ins.forget(key)
            user = await work.users.get(user.id)
            if not user.is_disabled and not user.deleted_at:
                await work.users.set_password(user.id, fresh, must_change=False)
                await work.users.set_recovery(user.id, None)
                await work.users.seen(user.id)
                await work.audit.add(AuditAction.SIGNED_IN_BY_CODE, actor=(user.id, user.full_name))
            await work.commit()
            user = await work.users.get(user.id)
        self._tries.forgotten(key)
        return self._entered(user)

    @open_to_all
    async def enter_alone(self, user: User) -> User:
        """Let in the one person of a personal computer, who has set no password.

        Raises SignInRefused for anybody else, whatever `user` says of him.
        """
        async with self._uow() as work:
            sharing = await work.settings.sharing()
            alone = await work.users.alone(sharing.alone_id)
        if sharing.mode != ALONE or alone is None or alone.id != user.id or alone.has_password:
            raise SignInRefused
        return self._entered(alone)

    @open_to_all
    async def bring_back(self, email: str, password: str) -> User:
        """Undo the deletion of one's own account and sign in; raises as `sign_in`."""
        try:
            return await self.sign_in(email, password)
        except AccountDeleted:
            pass
        async with self._uow(write=True) as work:
            secrets = await work.users.secrets(email_form(email))
            assert secrets is not None
            await work.users.set_deleted(secrets.user_id, "")
            await work.users.seen(secrets.user_id)
            user = await work.users.get(secrets.user_id)
            who = (user.id, user.full_name)
            await work.audit.add(AuditAction.ACCOUNT_RESTORED, actor=who, subject=who)
            await work.commit()
        return self._entered(user)

    @open_to_all
    async def sign_out(self, *, idle: bool = False) -> None:
        """Let nobody act any more. What was open was saved before; of a guest nothing is kept."""
        actor = self.gate.actor
        self.gate.leave()
        if actor[0] is None:
            return
        action = AuditAction.SIGNED_OUT_IDLE if idle else AuditAction.SIGNED_OUT
        async with self._uow(write=True) as work:
            if await work.school_classes.is_guest(actor[0]):
                await work.users.erase(actor[0])
                await work.settings.forget(actor[0])
            await work.audit.add(action, actor=actor)
            await work.commit()

    @open_to_all
    async def make_ready(self) -> None:
        """Make ahead what a refusal needs, or the first one for an address that nobody has takes
        longer than for one that somebody has."""
        await self._passwords.warm()

    @open_to_all
    async def waiting(self, email: str) -> int:
        """Seconds until the next try for that address counts; 0 when it may be made now."""
        return await self._tries.seconds(email)

    def _entered(self, user: User) -> User:
        if user.is_disabled:
            raise SignInRefused
        if user.deleted_at:
            raise AccountDeleted
        self.gate.enter(user)
        return user
