"""Classes, learners and assignments of another computer's day, merged into this library.

What was changed more often wins, then what was changed later. No password, no role and no
teacher comes along: whoever brings a class in teaches it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..db.repositories.day_roster import KnownPerson
from ..db.unit_of_work import UnitOfWork
from ..domain.ids import ClassId, UserId
from ..domain.school_class import MemberRole
from ..formats.day_rows import PICTURE
from .day_places import DayPlaces
from .gate import Gate
from .own_classes import sees_all

Row = dict[str, Any]


@dataclass(slots=True)
class RosterMerged:
    """Who is who now, by public id: only people whose learning may come in are in `people`."""

    people: dict[str, UserId] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    new_classes: list[str] = field(default_factory=list)
    changed_classes: list[str] = field(default_factory=list)
    members: int = 0
    assignments: int = 0
    left_classes: list[str] = field(default_factory=list)
    left_people: list[str] = field(default_factory=list)


async def merge_roster(
    work: UnitOfWork,
    gate: Gate,
    roster: Mapping[str, Any],
    people: Sequence[Row],
    pictures: Mapping[str, bytes],
    places: DayPlaces,
) -> RosterMerged:
    """Bring them in; `people` are the rows of everybody in the day."""
    merged = RosterMerged()
    # A day that was saved before there were cards says nothing of them.
    rows = [{"takes_cards": True} | row for row in roster["classes"]]
    classes = await _classes(work, gate, rows, merged)
    members = [row for row in roster["members"] if row["school_class"] in classes]
    wanted = {row["person"] for row in members}
    await _people(work, [row for row in people if row["public_id"] in wanted], pictures, merged)
    shows = {row["public_id"]: row["shows_pictures"] for row in roster["classes"]}
    merged.members = await work.day_roster.put_members(
        [
            {
                "class_id": classes[row["school_class"]],
                "user_id": merged.people[row["person"]],
                "made_here": row["made_here"] and row["person"] in merged.new,
                "pictures_hash": row["pictures_hash"],
                "pictures": row["pictures"] if shows[row["school_class"]] else "",
                "card_hash": row.get("card_hash"),
                "card": row.get("card", "") if shows[row["school_class"]] else "",
                "joined_at": row["joined_at"],
                "left_at": row["left_at"],
                "updated_at": row["updated_at"],
            }
            for row in members
            if row["person"] in merged.people
        ]
    )
    tasks = [row for row in roster["assignments"] if row["school_class"] in classes]
    merged.assignments = await _assignments(work, tasks, classes, merged.people, places)
    return merged


async def _classes(
    work: UnitOfWork, gate: Gate, rows: Sequence[Row], merged: RosterMerged
) -> dict[str, ClassId]:
    """Returns the keys of those that whoever acts may change, or has now."""
    known = await work.day_roster.classes([row["public_id"] for row in rows])
    own: dict[str, ClassId] = {}
    new, changed = [], []
    for row in rows:
        there = known.get(row["public_id"])
        if there is None:
            new.append(row)
        elif await _may_change(work, gate, there.class_id):
            own[row["public_id"]] = there.class_id
            if _version(row) > there.version:
                changed.append((there.class_id, row))
        else:
            merged.left_classes.append(row["name"])
    await work.day_roster.add_classes(new)
    await work.day_roster.change_classes(changed)
    made = await work.day_roster.classes([row["public_id"] for row in new])
    me = gate.actor[0]
    for one in made.values():
        if me is not None:
            await work.school_classes.join(one.class_id, [me], MemberRole.TEACHER, made_here=False)
    merged.new_classes += [row["name"] for row in new]
    merged.changed_classes += [row["name"] for _, row in changed]
    return own | {name: one.class_id for name, one in made.items()}


async def _may_change(work: UnitOfWork, gate: Gate, class_id: ClassId) -> bool:
    if sees_all(gate):
        return True
    me = gate.actor[0]
    return me is not None and await work.school_classes.teaches(me, class_id)


async def _people(
    work: UnitOfWork, rows: Sequence[Row], pictures: Mapping[str, bytes], merged: RosterMerged
) -> None:
    known = await work.day_roster.people([row["public_id"] for row in rows])
    new: list[Row] = []
    changed: list[tuple[UserId, Row]] = []
    for row in (_person(row, pictures) for row in rows):
        name, there = row["public_id"], known.get(row["public_id"])
        merged.names[name] = row["full_name"]
        if there is None:
            new.append(row)
        elif there.teaches or there.is_deleted:
            merged.left_people.append(there.full_name)
        else:
            merged.people[name] = there.id
            if _is_newer(row, there):
                changed.append((there.id, row))
            else:
                merged.names[name] = there.full_name
    await work.day_roster.add_people(new)
    await work.day_roster.change_people(changed)
    made = await work.day_roster.people([row["public_id"] for row in new])
    merged.people |= {name: one.id for name, one in made.items()}
    merged.new |= set(made)
    merged.changed |= {row["public_id"] for _, row in changed}
    for row in (*new, *(row for _, row in changed)):
        picture = pictures.get(row["public_id"]) if row["avatar"] == PICTURE else None
        await work.users.set_picture(merged.people[row["public_id"]], picture)


def _is_newer(row: Row, there: KnownPerson) -> bool:
    """Whoever has a password looks after his own name."""
    return there.is_childs and _version(row) > there.version


async def _assignments(
    work: UnitOfWork,
    rows: Sequence[Row],
    classes: Mapping[str, ClassId],
    people: Mapping[str, UserId],
    places: DayPlaces,
) -> int:
    known = await work.day_roster.assignments([row["public_id"] for row in rows])
    new, changed = [], []
    for row, course in places.placed(rows, "course"):
        lesson, quiz = places.any_lesson(row["lesson"]), places.any_quiz(row["asset"])
        if (row["lesson"] and lesson is None) or (row["asset"] and quiz is None):
            places.unplaced(row["course"])
            continue
        one = {name: value for name, value in row.items() if name not in _NAMED} | {
            "class_id": classes[row["school_class"]],
            "course_id": course,
            "lesson_id": lesson,
            "asset_id": None if quiz is None else quiz.asset_id,
            "meant": {people[name] for name in row["people"] if name in people},
        }
        there = known.get(row["public_id"])
        if there is None:
            new.append(one)
        elif there.class_id == one["class_id"] and _version(row) > there.version:
            changed.append((there.id, one))
    await work.day_roster.add_assignments(new)
    await work.day_roster.change_assignments(changed)
    return len(new) + len(changed)


_NAMED = ("school_class", "course", "lesson", "asset", "people")


def _version(row: Row) -> tuple[int, str]:
    return row["revision"], row["updated_at"]


def _person(row: Row, pictures: Mapping[str, bytes]) -> Row:
    """A portrait that did not come along is none."""
    is_lost = row["avatar"] == PICTURE and row["public_id"] not in pictures
    return row | {"avatar": ""} if is_lost else row
