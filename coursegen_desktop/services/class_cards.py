"""Printed cards of a class: a code for each child, given, made anew, withdrawn."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import replace

from ..db.unit_of_work import UnitOfWork
from ..domain.audit import AuditAction
from ..domain.card_code import hashed, new_code
from ..domain.errors import InvalidContent
from ..domain.events import ClassesChanged
from ..domain.ids import ClassId, UserId
from ..domain.rights import Right
from ..domain.school_class import Member, MemberRole, PictureCard, SchoolClass
from ..domain.sign_in_ways import opens_by_card
from ..domain.user import User
from .events import EventHub
from .gate import Gate, Guarded, needs
from .own_classes import note, own_class
from .work import WorkUnits


class ClassCardsService(Guarded):
    """Gives learners cards. A code is told when it is made, and again where the class keeps what
    its children sign in with readable; what is looked up is its hash."""

    gate: Gate

    def __init__(self, uow: WorkUnits, events: EventHub, gate: Gate) -> None:
        self._uow, self._events = uow, events
        self.gate = gate

    @needs(Right.TEACH)
    async def give(
        self, class_id: ClassId, people: Collection[UserId] | None = None
    ) -> tuple[PictureCard, ...]:
        """New codes for `people`, or (None) for every learner who could come in by a card and has
        none. Old ones let nobody in from now on.

        Raises InvalidContent for who signs in with a password.
        """
        async with self._uow(write=True) as work:
            of = await own_class(work, self.gate, class_id)
            chosen = await _concerned(work, of, people)
            made = [(user, new_code(of.public_id, secrets.choice)) for user in chosen]
            shown = of.rules.shows_pictures
            await work.school_classes.set_cards(
                class_id,
                [(user.id, hashed(code), code if shown else "") for user, code in made],
            )
            await self._note(work, AuditAction.CARDS_GIVEN, of, chosen)
            all_cards = await work.school_classes.picture_cards(class_id)
            await work.commit()
        self._events.publish(ClassesChanged(class_id))
        told = {user.id: code for user, code in made}
        return tuple(
            replace(card, code=told[card.user.id]) for card in all_cards if card.user.id in told
        )

    @needs(Right.TEACH)
    async def withdraw(self, class_id: ClassId, people: Collection[UserId] | None = None) -> int:
        """The cards of `people`, or (None) of the whole class, let nobody in any more.

        Returns how many there were.
        """
        async with self._uow(write=True) as work:
            of = await own_class(work, self.gate, class_id)
            having = [
                member.user
                for member in await work.school_classes.members(class_id)
                if member.has_card and (people is None or member.user.id in people)
            ]
            await work.school_classes.set_cards(class_id, [(user.id, None, "") for user in having])
            await self._note(work, AuditAction.CARDS_WITHDRAWN, of, having)
            await work.commit()
        self._events.publish(ClassesChanged(class_id))
        return len(having)

    async def _note(
        self, work: UnitOfWork, action: AuditAction, of: SchoolClass, people: list[User]
    ) -> None:
        if people:
            one = people[0] if len(people) == 1 else None
            detail = "" if one else f"{len(people)}"
            await note(work, self.gate, action, of, subject=one, detail=detail)


async def _concerned(
    work: UnitOfWork, of: SchoolClass, people: Collection[UserId] | None
) -> list[User]:
    members = await work.school_classes.members(of.id)
    if people is None:
        return [one.user for one in members if not one.has_card and _may_have(one, of)]
    chosen = [one for one in members if one.user.id in people]
    for member in chosen:
        if not _may_have(member, of):
            raise InvalidContent(
                "{name} signs in with a password.",
                "Cards are for learners who have none.",
                name=member.user.full_name,
            )
    return [member.user for member in chosen]


def _may_have(member: Member, of: SchoolClass) -> bool:
    return member.role is MemberRole.LEARNER and opens_by_card(member.user, of.rules.way)
