"""Classes and who is in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Update, bindparam, insert, text, update

from ...domain.errors import Conflict
from ...domain.ids import ClassId, CourseId, UserId
from ...domain.school_class import (
    ClassCard,
    ClassRules,
    Member,
    MemberRole,
    PictureCard,
    SchoolClass,
)
from ...domain.user import User
from .. import class_sql, models
from ..card_sql import to_user
from ..search import like_pattern, storable
from ..sqlite import upsert
from .asked import Asked
from .base import Repository, batches, missing, table_of, title_key

CLASSES = table_of(models.SchoolClass)
MEMBERS = table_of(models.ClassMember)
_ONE = text(class_sql.ONE)
_CARDS = {key: text(sql) for key, sql in class_sql.CARDS.items()}
_DOOR = text(class_sql.AT_THE_DOOR)
_MEMBERS = text(class_sql.MEMBERS)
_MEMBER = text(class_sql.MEMBER)
_CANDIDATES = text(class_sql.CANDIDATES)
_DOOR_PEOPLE = text(class_sql.DOOR_PEOPLE)
_PICTURES = text(class_sql.PICTURES)
_BY_CARD = text(class_sql.BY_CARD)
_AVATARS = text(class_sql.AVATARS)
_SECRETS = text(class_sql.SECRETS)
_SECRET = text(class_sql.SECRETS + " AND m.user_id = :user_id")
_ADD = insert(CLASSES).returning(CLASSES.c.id)
_CHANGE = update(CLASSES).where(
    CLASSES.c.id == bindparam("the_class"), CLASSES.c.revision == bindparam("base")
)
_ARCHIVE = (
    update(CLASSES)
    .where(CLASSES.c.id == bindparam("the_class"))
    .values(
        archived_at=bindparam("moment_or_none"),
        revision=CLASSES.c.revision + 1,
        updated_at=bindparam("moment"),
    )
)
_INSERT = upsert(MEMBERS)
# Who comes back has the pictures that he had; an account stays one that was made here.
_JOIN = _INSERT.on_conflict_do_update(
    index_elements=["class_id", "user_id"],
    set_={"role": _INSERT.excluded.role, "left_at": "", "updated_at": _INSERT.excluded.updated_at},
)
_THIS_MEMBER = (
    MEMBERS.c.class_id == bindparam("the_class"),
    MEMBERS.c.user_id == bindparam("the_user"),
)
_LEAVE = update(MEMBERS).where(*_THIS_MEMBER, MEMBERS.c.left_at == "")
_SET_PICTURES = (
    update(MEMBERS)
    .where(*_THIS_MEMBER)
    .values(
        pictures_hash=bindparam("hashed"),
        pictures=bindparam("shown"),
        updated_at=bindparam("moment"),
    )
)
_SET_CARD = (
    update(MEMBERS)
    .where(*_THIS_MEMBER)
    .values(card_hash=bindparam("hashed"), card=bindparam("shown"), updated_at=bindparam("moment"))
)
_HIDE_SECRETS = (
    update(MEMBERS).where(MEMBERS.c.class_id == bindparam("the_class")).values(pictures="", card="")
)
_ENROLLED = text(
    "SELECT m.user_id FROM class_members m WHERE m.class_id = :class_id AND m.left_at = ''"
    " AND m.role = 'learner' AND NOT EXISTS (SELECT 1 FROM enrollments e"
    " WHERE e.user_id = m.user_id AND e.course_id = :course_id AND e.left_at = '')"
)
_GUESTS = text("SELECT m.user_id FROM class_members m WHERE m.role = 'guest'")
_IS_GUEST = text(
    "SELECT 1 FROM class_members m WHERE m.user_id = :user_id AND m.left_at = ''"
    " AND m.role = 'guest'"
)
_TEACHES = text(
    "SELECT 1 FROM class_members m WHERE m.class_id = :class_id AND m.user_id = :user_id"
    " AND m.left_at = '' AND m.role = 'teacher'"
)


class SchoolClassesRepository(Repository):
    """Keeps classes; nobody is in one twice."""

    def cards(
        self, user_id: UserId, today: str, *, everybodys: bool, archived: bool
    ) -> Asked[tuple[ClassCard, ...]]:
        """The classes that somebody teaches, or all of them, by name; or those put away."""
        return self._ask(
            _CARDS[archived, everybodys],
            {"user_id": user_id, "today": today},
            lambda rows: tuple(map(class_sql.to_card, rows)),
        )

    async def at_the_door(self) -> tuple[ClassCard, ...]:
        """The classes that are used, by name, with how many learn in each."""
        return tuple(map(class_sql.to_card, await self._all(_DOOR)))

    async def find(self, class_id: ClassId) -> SchoolClass | None:
        """One class, put away or not, if there is one."""
        row = await self._one(_ONE, {"class_id": class_id})
        return None if row is None else class_sql.to_class(row)

    async def get(self, class_id: ClassId) -> SchoolClass:
        """One class; NotFound when there is none."""
        found = await self.find(class_id)
        if found is None:
            raise missing("class")
        return found

    def members(self, class_id: ClassId) -> Asked[tuple[Member, ...]]:
        """Those who learn and teach in a class, by name."""
        return self._ask(
            _MEMBERS,
            {"class_id": class_id},
            lambda rows: tuple(map(class_sql.to_member, rows)),
        )

    async def door_people(self, class_id: ClassId) -> tuple[tuple[User, bool, bool], ...]:
        """The learners of a class who may sign in, by name, whether a place is parked, and
        whether they have a card."""
        rows = await self._all(_DOOR_PEOPLE, {"class_id": class_id})
        return tuple((to_user(row[:-2]), bool(row[-2]), bool(row[-1])) for row in rows)

    async def member(self, class_id: ClassId, user_id: UserId) -> Member:
        """Somebody in a class; NotFound for who is not."""
        row = await self._one(_MEMBER, {"class_id": class_id, "user_id": user_id})
        if row is None:
            raise missing("person")
        return class_sql.to_member(row)

    async def teaches(self, user_id: UserId, class_id: ClassId) -> bool:
        """Whether somebody is a teacher of a class."""
        values = {"class_id": class_id, "user_id": user_id}
        return await self._one(_TEACHES, values) is not None

    async def candidates(
        self, class_id: ClassId, words: str, most: int, *, teachers: bool
    ) -> tuple[User, ...]:
        """Those who may sign in and are not in the class, by name, at most so many."""
        values = {
            "class_id": class_id,
            "size": most,
            "teachers": teachers,
            "folded": like_pattern(title_key(words)) if words else "%",
            "words": like_pattern(storable(words.casefold())) if words else "%",
        }
        return tuple(map(to_user, await self._all(_CANDIDATES, values)))

    async def avatars(self, class_id: ClassId) -> frozenset[str]:
        """The avatars that are taken in a class."""
        return frozenset(row[0] for row in await self._all(_AVATARS, {"class_id": class_id}))

    async def add(self, name: str, icon: str, colour: int, rules: ClassRules) -> ClassId:
        """A new class."""
        moment = self._work.stamp()
        values = _columns(name, icon, colour, rules) | {
            "public_id": self._work.new_id(),
            "archived_at": "",
            "revision": 1,
            "created_at": moment,
            "updated_at": moment,
        }
        return ClassId((await self._run(_ADD, values)).scalar_one())

    async def save(
        self, known: SchoolClass, name: str, icon: str, colour: int, rules: ClassRules
    ) -> SchoolClass:
        """Keep name, look and rules; Conflict when it was changed since `known` was read."""
        values = _columns(name, icon, colour, rules) | {
            "revision": known.revision + 1,
            "updated_at": self._work.stamp(),
        }
        done = await self._run(
            _CHANGE.values(**values), {"the_class": known.id, "base": known.revision}
        )
        if not done.rowcount:
            raise Conflict(
                "This class was changed elsewhere meanwhile.",
                "Look at it as it is now, then change what is still needed.",
            )
        if not rules.shows_pictures:
            await self._run(_HIDE_SECRETS, {"the_class": known.id})
        return await self.get(known.id)

    async def set_archived(self, class_id: ClassId, archived: bool) -> None:
        """Put a class away, or take it out again."""
        moment = self._work.stamp()
        values = {"the_class": class_id, "moment": moment}
        await self._run(_ARCHIVE, values | {"moment_or_none": moment if archived else ""})

    async def join(
        self, class_id: ClassId, people: Sequence[UserId], role: MemberRole, *, made_here: bool
    ) -> None:
        """Put people into a class; who was in it before comes back."""
        moment = self._work.stamp()
        for part in batches(people):
            rows = [
                {
                    "class_id": class_id,
                    "user_id": user_id,
                    "role": role.value,
                    "made_here": made_here,
                    "pictures_hash": None,
                    "pictures": "",
                    "card_hash": None,
                    "card": "",
                    "joined_at": moment,
                    "left_at": "",
                    "updated_at": moment,
                }
                for user_id in part
            ]
            await self._run(_JOIN, rows)

    async def leave(self, class_id: ClassId, user_id: UserId) -> bool:
        """Take somebody out of a class. False when he was not in it."""
        moment = self._work.stamp()
        done = await self._run(
            _LEAVE.values(left_at=moment, updated_at=moment),
            {"the_class": class_id, "the_user": user_id},
        )
        return done.rowcount > 0

    async def to_enrol(self, class_id: ClassId, course_id: CourseId) -> tuple[UserId, ...]:
        """The learners of a class who do not take a course."""
        values = {"class_id": class_id, "course_id": course_id}
        return tuple(UserId(row[0]) for row in await self._all(_ENROLLED, values))

    async def picture_hash(self, class_id: ClassId, user_id: UserId) -> str | None:
        """The hash of somebody's pictures in a class; None for who has none there."""
        values = {"class_id": class_id, "user_id": user_id}
        row = await self._one(_SECRET, values)
        return None if row is None else row[1]

    async def picture_hashes(self, class_id: ClassId) -> dict[UserId, str]:
        """The hashes of the pictures that sign people of a class in."""
        rows = await self._all(_SECRETS, {"class_id": class_id})
        return {UserId(key): hashed for key, hashed in rows}

    async def picture_cards(self, class_id: ClassId) -> tuple[PictureCard, ...]:
        """What every learner of a class has to sign in with, by name; what is shown of it."""
        rows = await self._all(_PICTURES, {"class_id": class_id})
        return tuple(map(class_sql.to_picture_card, rows))

    async def set_pictures(
        self, class_id: ClassId, secrets: Sequence[tuple[UserId, str | None, str]]
    ) -> None:
        """Keep (person, hash, the names where they are shown) of pictures to sign in with."""
        await self._keep_secrets(_SET_PICTURES, class_id, secrets)

    async def set_cards(
        self, class_id: ClassId, secrets: Sequence[tuple[UserId, str | None, str]]
    ) -> None:
        """Keep (person, hash, the code where it is shown) of printed cards; None: no card."""
        await self._keep_secrets(_SET_CARD, class_id, secrets)

    async def _keep_secrets(
        self,
        statement: Update,
        class_id: ClassId,
        secrets: Sequence[tuple[UserId, str | None, str]],
    ) -> None:
        moment = self._work.stamp()
        rows = [
            {
                "the_class": class_id,
                "the_user": user_id,
                "hashed": hashed,
                "shown": shown,
                "moment": moment,
            }
            for user_id, hashed, shown in secrets
        ]
        if rows:
            await self._run(statement, rows)

    async def by_card(self, hashed: str) -> tuple[ClassId, UserId] | None:
        """Whose card it is, in which class; None for nobody's."""
        rows = await self._all(_BY_CARD, {"hashed": hashed})
        return (ClassId(rows[0][0]), UserId(rows[0][1])) if len(rows) == 1 else None

    async def guests(self) -> tuple[UserId, ...]:
        """Accounts of guests, wherever they are."""
        return tuple(UserId(row[0]) for row in await self._all(_GUESTS))

    async def is_guest(self, user_id: UserId) -> bool:
        """Whether an account is that of a guest."""
        return await self._one(_IS_GUEST, {"user_id": user_id}) is not None


def _columns(name: str, icon: str, colour: int, rules: ClassRules) -> dict[str, Any]:
    return {
        "name": storable(name),
        "name_key": title_key(name)[:80],
        "icon": icon,
        "colour": colour,
        "way": rules.way.value,
        "may_join": rules.may_join,
        "has_guests": rules.has_guests,
        "freezes_clock": rules.freezes_clock,
        "shows_pictures": rules.shows_pictures,
        "takes_cards": rules.takes_cards,
    }
