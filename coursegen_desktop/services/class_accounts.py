"""Accounts of children, who have neither address nor password; in the caller's unit of work."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from ..db.unit_of_work import UnitOfWork
from ..domain.school_class import MemberRole, SchoolClass
from ..domain.user import (
    ANIMALS,
    AVATAR_COLOURS,
    User,
    address_of_nobody,
    checked_group,
    free_avatar,
)


async def make_learners(
    work: UnitOfWork,
    of: SchoolClass,
    names: Sequence[str],
    *,
    avatar: str = "",
    role: MemberRole = MemberRole.LEARNER,
) -> tuple[User, ...]:
    """Make accounts that sign in as the class does, and put them into it.

    Everybody has an animal that nobody else of the class has, while there are such; `avatar` is
    the one that was chosen.
    """
    taken = set(await work.school_classes.avatars(of.id))
    begin = secrets.randbelow(len(ANIMALS) * AVATAR_COLOURS)
    rows = []
    for number, name in enumerate(names):
        group = checked_group(of.name) if role is MemberRole.LEARNER else ""
        row = work.users.row(email="", full_name=name, group=group)
        chosen = avatar or free_avatar(taken, begin + number)
        taken.add(chosen)
        rows.append(row | {"email": address_of_nobody(row["public_id"]), "avatar": chosen})
    made = await work.people.add(rows)
    await work.school_classes.join(of.id, [user.id for user in made], role, made_here=True)
    return made


async def name_groups(work: UnitOfWork, people: Sequence[User], old: str, new: str) -> None:
    """Put those whose group is called `old` into `new`: what a group is named in a course's class
    is the class that somebody is in, unless the school says otherwise."""
    group = checked_group(new)
    changes = [(user, user.full_name, group, user.role) for user in people if user.group == old]
    await work.people.change(changes)
