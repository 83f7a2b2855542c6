"""What an administrator does with accounts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from ..db.unit_of_work import UnitOfWork
from ..domain.audit import AuditAction
from ..domain.errors import Conflict, NotFound
from ..domain.events import PeopleChanged, ProfileChanged
from ..domain.ids import UserId
from ..domain.people import (
    PeopleFilter,
    PeoplePage,
    PeopleQuery,
    PlannedRow,
    RosterChange,
    RosterDone,
    RosterPlan,
    RosterRow,
    StartCode,
    last_administrator,
)
from ..domain.rights import Right
from ..domain.user import Role, User, checked_email, checked_group, checked_name
from ..formats.tables import write_table
from . import roster
from .blocking import WorkerProcesses, in_thread
from .clock import Now, stamp
from .events import EventHub
from .gate import Gate, Guarded, needs, open_to_all
from .passwords import email_form, hash_code, new_start_code, tries_key
from .work import WorkUnits

PAGE_SIZE = 100
GRACE_DAYS = 30


class PeopleService(Guarded):
    """Lists accounts, makes them, and changes what their owners may do."""

    gate: Gate

    def __init__(
        self,
        uow: WorkUnits,
        events: EventHub,
        gate: Gate,
        now: Now,
        workers: WorkerProcesses | None = None,
    ) -> None:
        self._uow = uow
        self._workers = workers
        self._events = events
        self.gate = gate
        self._now = now

    @needs(Right.MANAGE_PEOPLE)
    async def page(
        self, query: PeopleQuery, cursor: tuple[str, int] | None = None, size: int = PAGE_SIZE
    ) -> PeoplePage:
        """`size` people after `cursor`, by name."""
        async with self._uow() as work:
            return await work.people.page(query, cursor, size)

    @needs(Right.MANAGE_PEOPLE)
    async def counts(self) -> dict[PeopleFilter, int]:
        """How many people each filter holds."""
        async with self._uow() as work:
            return await work.people.counts()

    @needs(Right.MANAGE_PEOPLE)
    async def get(self, person: UserId) -> User:
        """Somebody's account."""
        async with self._uow() as work:
            return await work.users.get(person)

    @needs(Right.MANAGE_PEOPLE)
    async def find(self, email: str) -> User:
        """Whose address that is, however it is typed; NotFound when it is nobody's."""
        async with self._uow() as work:
            found = await work.people.by_email([email_form(email)])
        user = next(iter(found.values()), None)
        if user is None or user.deleted_at:
            raise NotFound("Nobody here has the address {email}.", email=email)
        return user

    @needs(Right.MANAGE_PEOPLE)
    async def add(
        self, full_name: str, email: str, *, role: Role = Role.LEARNER, group: str = ""
    ) -> StartCode:
        """A new account, entered for the first time by the code that is returned."""
        address, wanted = checked_email(email), checked_group(group)
        row = RosterRow(0, checked_name(full_name), address, wanted, role)
        async with self._uow(write=True) as work:
            if await work.users.secrets(row.email) is not None:
                raise Conflict(
                    "Somebody already uses the address {email}.",
                    "Choose another.",
                    email=row.email,
                )
            (person,), (code,) = await roster.add_people(work, [row], roles=True)
            user = await work.users.get(person)
            await self._audit(work, AuditAction.ACCOUNT_MADE, user, role.value)
            await work.commit()
        self._events.publish(PeopleChanged())
        return code

    @needs(Right.MANAGE_PEOPLE)
    async def save(
        self,
        person: UserId,
        *,
        full_name: str,
        email: str,
        group: str,
        base_revision: int,
        role: Role | None = None,
        origin: object = None,
    ) -> User:
        """Keep somebody's name, address and group, and with `role` that too, all or nothing.

        Raises Conflict when the account was changed since `base_revision` (nothing is
        overwritten), and for the last administrator's role.
        """
        name, wanted = checked_name(full_name), checked_group(group)
        async with self._uow(write=True) as work:
            before = await work.users.get(person)
            address = email if email == before.email else checked_email(email)
            user = await work.users.set_profile(
                person,
                full_name=name,
                email=address,
                avatar=before.avatar,
                group=wanted,
                base_revision=base_revision,
            )
            await self._note_profile(work, before, user)
            if role is not None and role is not before.role:
                user = await self._change_role(work, user, role)
            await work.commit()
        self._told(user, origin)
        return user

    @needs(Right.MANAGE_PEOPLE)
    async def set_role(self, person: UserId, role: Role) -> User:
        """Give another role; Conflict for the last administrator."""
        async with self._uow(write=True) as work:
            before = await work.users.get(person)
            if before.role is role:
                return before
            user = await self._change_role(work, before, role)
            await work.commit()
        self._told(user)
        return user

    @needs(Right.MANAGE_PEOPLE)
    async def reset_password(self, person: UserId) -> StartCode:
        """A code in the place of a forgotten password; it must be changed at the next sign-in.

        The wrong tries made so far are forgotten.
        """
        code = new_start_code()
        async with self._uow(write=True) as work:
            user = await work.users.get(person)
            await work.users.set_password(person, hash_code(code), must_change=True)
            await work.sign_ins.forget(tries_key(user.email))
            await self._audit(work, AuditAction.PASSWORD_RESET, user)
            await work.commit()
        self._events.publish(PeopleChanged())
        return StartCode(user.id, user.full_name, user.email, code)

    @needs(Right.MANAGE_PEOPLE)
    async def set_disabled(self, person: UserId, disabled: bool) -> User:
        """Keep somebody out, or let him in again; nothing of his is lost."""
        async with self._uow(write=True) as work:
            before = await work.users.get(person)
            if disabled:
                await self._keep_an_administrator(work, before)
            await work.users.set_disabled(person, disabled)
            action = AuditAction.ACCOUNT_DISABLED if disabled else AuditAction.ACCOUNT_ENABLED
            await self._audit(work, action, before)
            await work.commit()
            user = await work.users.get(person)
        self._told(user)
        return user

    @needs(Right.MANAGE_PEOPLE)
    async def delete(self, person: UserId) -> None:
        """Mark an account as deleted: `restore` brings it back for 30 days."""
        async with self._uow(write=True) as work:
            before = await work.users.get(person)
            await self._keep_an_administrator(work, before)
            await work.users.set_deleted(person, stamp(self._now()))
            await self._audit(work, AuditAction.ACCOUNT_DELETED, before)
            await work.commit()
            user = await work.users.get(person)
        self._told(user)

    @needs(Right.MANAGE_PEOPLE)
    async def restore(self, person: UserId) -> User:
        """Bring a deleted account back with everything that it owned."""
        async with self._uow(write=True) as work:
            await work.users.set_deleted(person, "")
            user = await work.users.get(person)
            await self._audit(work, AuditAction.ACCOUNT_RESTORED, user)
            await work.commit()
        self._told(user)
        return user

    @open_to_all
    async def erase_due(self) -> int:
        """Erase what was deleted over 30 days ago; the program's own housekeeping."""
        before = stamp(self._now() - timedelta(days=GRACE_DAYS))
        async with self._uow() as work:
            if not await work.people.due(before) and await work.sign_ins.few():
                return 0
        async with self._uow(write=True) as work:
            due = await work.people.due(before)
            for person, name in due:
                await work.users.erase(person)
                await work.settings.forget(person)
                await work.audit.add(
                    AuditAction.ACCOUNT_ERASED, actor=(None, ""), subject=(person, name)
                )
            await work.sign_ins.sweep()
            await work.commit()
        return len(due)

    # ------------------------------------------------------------ files

    @needs(Right.MANAGE_PEOPLE)
    async def plan_import(self, path: Path) -> RosterPlan:
        """What a CSV file of people (name, email, optionally group and role) would change."""
        read = await roster.read(path, self._workers)
        async with self._uow() as work:
            return await roster.plan(work, read, roles=True)

    @needs(Right.MANAGE_PEOPLE)
    async def bring_in(self, plan: RosterPlan) -> RosterDone:
        """Do what the preview said, all or nothing. Raises Conflict when it is no longer so.

        Nobody is deleted because he is not in the file.
        """
        async with self._uow(write=True) as work:
            now = await roster.plan_still_so(work, plan, roles=True)
            new = [row.row for row in roster.of_kind(now, RosterChange.NEW)]
            people, codes = await roster.add_people(work, new, roles=True)
            changed = await self._update(work, list(roster.of_kind(now, RosterChange.UPDATE)))
            if await work.users.admins() < 1:
                raise last_administrator()
            await work.audit.add(
                AuditAction.PEOPLE_IMPORTED,
                actor=self.gate.actor,
                detail=f"+{len(people)} ~{changed}",
            )
            await work.commit()
            me = self.gate.found
            me = None if me is None else await work.users.find(me.id)
        if me is not None:
            self.gate.renew(me)  # the list may hold whoever brings it in
        self._events.publish(PeopleChanged())
        return RosterDone(len(people), changed, 0, codes)

    @needs(Right.MANAGE_PEOPLE)
    async def export_csv(self, path: Path, query: PeopleQuery | None = None) -> int:
        """Write the people of `query` (all without one) to a CSV file. Returns how many."""
        rows: list[tuple[object, ...]] = []
        cursor: tuple[str, int] | None = None
        async with self._uow() as work:
            while True:
                page = await work.people.page(query or PeopleQuery(), cursor, 1000)
                rows += [
                    (
                        person.user.full_name,
                        person.user.email,
                        person.user.group,
                        person.user.role.value,
                        person.courses,
                        person.last_seen_at,
                    )
                    for person in page.people
                ]
                cursor = page.next_cursor
                if cursor is None:
                    break
        head = ("name", "email", "group", "role", "courses", "last seen")
        await in_thread(write_table, path, head, rows)
        async with self._uow(write=True) as work:
            await work.audit.add(
                AuditAction.PEOPLE_EXPORTED, actor=self.gate.actor, detail=str(len(rows))
            )
            await work.commit()
        return len(rows)

    @needs(Right.MANAGE_PEOPLE)
    async def save_codes(self, path: Path, codes: Sequence[StartCode]) -> None:
        """Write start codes to a CSV file, to be handed out. Raises StorageError."""
        await in_thread(write_table, path, roster.CODES_HEAD, roster.codes_table(codes))

    # ------------------------------------------------------------ within

    async def _change_role(self, work: UnitOfWork, before: User, role: Role) -> User:
        await self._keep_an_administrator(work, before)
        await work.users.set_role(before.id, role)
        await self._audit(work, AuditAction.ROLE_CHANGED, before, f"{before.role} → {role.value}")
        return await work.users.get(before.id)

    async def _update(self, work: UnitOfWork, rows: Sequence[PlannedRow]) -> int:
        """Change those accounts, which were read in this unit of work. Returns how many."""
        async for part in roster.in_batches(rows):
            changes = [
                (row.before, row.row.full_name, row.row.group or row.before.group,
                 row.row.role or row.before.role)
                for row in part
                if row.before is not None
            ]  # fmt: skip
            await work.people.change(changes)
            for before, name, _, role in changes:
                if role is not before.role:
                    await work.audit.add(
                        AuditAction.ROLE_CHANGED,
                        actor=self.gate.actor,
                        subject=(before.id, name),
                        detail=f"{before.role} → {role.value}",
                    )
        return len(rows)

    async def _note_profile(self, work: UnitOfWork, before: User, after: User) -> None:
        """Write down what of somebody else's profile was changed; the values are not kept."""
        changed = [
            word
            for word, old, new in (
                ("name", before.full_name, after.full_name),
                ("email", before.email, after.email),
                ("group", before.group, after.group),
            )
            if old != new
        ]
        if changed and before.id != self.gate.actor[0]:
            await self._audit(work, AuditAction.PROFILE_CHANGED, before, ", ".join(changed))

    async def _keep_an_administrator(self, work: UnitOfWork, user: User) -> None:
        counts = user.is_admin and not user.is_disabled and not user.deleted_at
        if counts and await work.users.admins() < 2:
            raise last_administrator()

    async def _audit(
        self, work: UnitOfWork, action: AuditAction, subject: User, detail: str = ""
    ) -> None:
        await work.audit.add(
            action,
            actor=self.gate.actor,
            subject=(subject.id, subject.full_name),
            detail=detail,
        )

    def _told(self, user: User, origin: object = None) -> None:
        self.gate.renew(user)
        self._events.publish(ProfileChanged(user.id, origin))
        self._events.publish(PeopleChanged(origin))
