"""How the learners of a class sign in: their pictures, given, looked up; start codes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ..db.unit_of_work import UnitOfWork
from ..domain.audit import AuditAction
from ..domain.errors import InvalidContent
from ..domain.events import ClassesChanged, PeopleChanged
from ..domain.ids import ClassId, UserId
from ..domain.people import StartCode
from ..domain.picture_code import written
from ..domain.rights import Right
from ..domain.school_class import PictureCard, SchoolClass
from ..domain.sign_in_ways import Way, opens_by_card, way_of
from ..domain.user import User
from .events import EventHub
from .gate import Gate, Guarded, needs
from .own_classes import learner_of, note, own_class
from .passwords import Passwords, hash_code, new_start_code, tries_key
from .picture_codes import draw, known_codes
from .work import WorkUnits


class ClassPicturesService(Guarded):
    """Gives learners what they sign in with. Pictures are unique within their class."""

    gate: Gate

    def __init__(self, uow: WorkUnits, events: EventHub, gate: Gate, passwords: Passwords) -> None:
        self._uow, self._events, self._passwords = uow, events, passwords
        self.gate = gate

    @needs(Right.TEACH)
    async def cards(self, class_id: ClassId) -> tuple[PictureCard, ...]:
        """What everybody has to sign in with, pictures and cards, to look up or to print;
        written down in the log.

        Where the class does not show it, only who has what.
        """
        async with self._uow(write=True) as work:
            of = await own_class(work, self.gate, class_id)
            found = await work.school_classes.picture_cards(class_id)
            if any(card.pictures or card.code for card in found):
                await note(work, self.gate, AuditAction.PICTURES_SEEN, of)
            await work.commit()
        return tuple(
            card
            for card in found
            if card.has_pictures or card.has_card or opens_by_card(card.user, of.rules.way)
        )

    @needs(Right.TEACH)
    async def give(
        self, class_id: ClassId, people: Collection[UserId] | None = None
    ) -> tuple[PictureCard, ...]:
        """New pictures for `people`, or (None) for every learner who signs in by pictures and
        has none. Old ones stop working; wrong tries made so far are forgotten.

        Raises InvalidContent for who signs in otherwise.
        """
        async with self._uow() as work:
            of = await own_class(work, self.gate, class_id)
            chosen = await _concerned(work, of, people)
            known = await known_codes(work, class_id, {user.id for user in chosen})
        codes = await draw(self._passwords, known, len(chosen))
        made = [
            (user, code, await self._passwords.hash(written(code)))
            for user, code in zip(chosen, codes, strict=True)
        ]
        async with self._uow(write=True) as work:
            of = await own_class(work, self.gate, class_id)
            shown = of.rules.shows_pictures
            await work.school_classes.set_pictures(
                class_id,
                [(user.id, hashed, written(code) if shown else "") for user, code, hashed in made],
            )
            for user, _, _ in made:
                await work.sign_ins.forget(tries_key(user.email))
            one = made[0][0] if len(made) == 1 else None
            detail = "" if one else f"{len(made)}"
            await note(work, self.gate, AuditAction.PICTURES_GIVEN, of, subject=one, detail=detail)
            all_cards = await work.school_classes.picture_cards(class_id)
            await work.commit()
        self._events.publish(ClassesChanged(class_id))
        told = {user.id: code for user, code, _ in made}
        return tuple(
            replace(card, pictures=told[card.user.id]) for card in all_cards if card.user.id in told
        )

    @needs(Right.TEACH)
    async def start_code(self, class_id: ClassId, person: UserId) -> StartCode:
        """A code with which a learner, whose account was made in this class, chooses a password.

        Raises InvalidContent for an account that others look after.
        """
        code = new_start_code()
        async with self._uow(write=True) as work:
            of = await own_class(work, self.gate, class_id)
            user = await learner_of(work, class_id, person)
            if not (await work.school_classes.member(class_id, person)).made_here:
                raise InvalidContent(
                    "This account was not made in your class.",
                    "An administrator resets its password under People.",
                )
            await work.users.set_password(person, hash_code(code), must_change=True)
            await work.sign_ins.forget(tries_key(user.email))
            await note(work, self.gate, AuditAction.PASSWORD_RESET, of, subject=user)
            await work.commit()
        self._events.publish(ClassesChanged(class_id))
        self._events.publish(PeopleChanged())
        return StartCode(user.id, user.full_name, user.shown_email, code)


async def _concerned(
    work: UnitOfWork, of: SchoolClass, people: Collection[UserId] | None
) -> list[User]:
    members = [
        member
        for member in await work.school_classes.members(of.id)
        if (people is None and not member.has_pictures) or (people and member.user.id in people)
    ]
    if people is None:
        return [one.user for one in members if way_of(one.user, of.rules.way) is Way.PICTURES]
    for member in members:
        if way_of(member.user, Way.PICTURES) is not Way.PICTURES:
            raise InvalidContent(
                "{name} signs in with a password.",
                "Pictures are for learners who have none.",
                name=member.user.full_name,
            )
    return [member.user for member in members]
