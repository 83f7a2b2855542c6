"""Pictures to sign in with: drawn by lot, so that no two of a class have the same."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass

from ..db.unit_of_work import UnitOfWork
from ..domain.ids import ClassId, UserId
from ..domain.picture_code import Code, all_codes, drawn, written
from .passwords import Passwords

_LOT = secrets.SystemRandom()


@dataclass(frozen=True, slots=True)
class KnownCodes:
    """What others of a class have: codes that are kept readable, hashes of the other ones."""

    taken: frozenset[Code]
    hidden: tuple[str, ...]


async def known_codes(
    work: UnitOfWork, class_id: ClassId, but: Collection[UserId] = ()
) -> KnownCodes:
    """What everybody of a class has but those who get new ones."""
    codes = set(all_codes())
    shown = {
        card.user.id: card.pictures
        for card in await work.school_classes.picture_cards(class_id)
        if card.pictures in codes and card.user.id not in but
    }
    hashes = await work.school_classes.picture_hashes(class_id)
    hidden = [hashed for key, hashed in hashes.items() if key not in shown and key not in but]
    return KnownCodes(frozenset(shown.values()), tuple(hidden))


async def draw(passwords: Passwords, known: KnownCodes, count: int) -> tuple[Code, ...]:
    """So many codes that nobody has. Where only hashes are known each is tried against them all,
    which takes a password's time for everybody of the class."""
    taken = set(known.taken)
    while True:
        codes = drawn(taken, count, _LOT.sample)
        clash = {code for code in codes if await _is_one_of(passwords, code, known.hidden)}
        if not clash:
            return codes
        taken |= clash


async def _is_one_of(passwords: Passwords, code: Code, hidden: Collection[str]) -> bool:
    for hashed in hidden:
        if await passwords.fits(hashed, written(code)):
            return True
    return False
