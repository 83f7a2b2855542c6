"""What classes have to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, text, update

from ...domain.errors import Conflict
from ...domain.ids import AssignmentId, ClassId, UserId
from ...domain.school_class import Assignment, Span, Target, Task
from .. import class_sql, models
from ..search import storable
from .asked import Asked
from .base import AnyRow, Repository, missing, table_of

ASSIGNMENTS = table_of(models.Assignment)
PEOPLE = table_of(models.AssignmentPerson)
_LIST = text(class_sql.ASSIGNMENTS)
_MEANT = text(class_sql.MEANT)
_DONE = text(class_sql.DONE)
_TASKS = text(class_sql.TASKS)
_ADD = insert(ASSIGNMENTS).returning(ASSIGNMENTS.c.id)
_ADD_PEOPLE = insert(PEOPLE)
_DROP_PEOPLE = delete(PEOPLE).where(PEOPLE.c.assignment_id == bindparam("the_task"))
_CHANGE = update(ASSIGNMENTS).where(
    ASSIGNMENTS.c.id == bindparam("the_task"), ASSIGNMENTS.c.revision == bindparam("base")
)
_WITHDRAW = (
    update(ASSIGNMENTS)
    .where(ASSIGNMENTS.c.id == bindparam("the_task"))
    .values(
        withdrawn_at=bindparam("moment_or_none"),
        revision=ASSIGNMENTS.c.revision + 1,
        updated_at=bindparam("moment"),
    )
)
_CLASS_OF = select(ASSIGNMENTS.c.class_id).where(ASSIGNMENTS.c.id == bindparam("the_task"))
_SAME = text(
    "SELECT 1 FROM assignments a WHERE a.class_id = :class_id AND a.withdrawn_at = ''"
    " AND a.for_all AND a.course_id = :course_id AND a.lesson_id IS :lesson_id"
    " AND a.asset_id IS :asset_id AND a.id != :but LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Given:
    """How something is assigned: when, to whom (nobody: the whole class), and with which word."""

    span: Span
    note: str
    people: frozenset[UserId]


class AssignmentsRepository(Repository):
    """Keeps assignments. One that is withdrawn keeps its row, so that it can be given again."""

    def of_class(
        self, class_id: ClassId
    ) -> tuple[Asked[list[AnyRow]], Asked[dict[int, set[UserId]]], Asked[dict[int, set[UserId]]]]:
        """What a class has to do, whom it is for, who did it: three questions to be sent
        together, for `assignments_of`."""
        values = {"class_id": class_id}
        return (
            self._ask(_LIST, values, list),
            self._ask(_MEANT, values, _by_task),
            self._ask(_DONE, values, _by_task),
        )

    def tasks(self, user_id: UserId, today: str) -> Asked[tuple[Task, ...]]:
        """What a learner is to do on a day and has not done, the next last day first."""
        return self._ask(
            _TASKS,
            {"user_id": user_id, "today": today},
            lambda rows: tuple(map(class_sql.to_task, rows)),
        )

    async def class_of(self, assignment_id: AssignmentId) -> ClassId:
        """Whose assignment it is; NotFound when there is none."""
        row = await self._one(_CLASS_OF, {"the_task": assignment_id})
        if row is None:
            raise missing("task")
        return ClassId(row[0])

    async def add(self, class_id: ClassId, target: Target, given: Given, by: str) -> AssignmentId:
        """Give a class something to do; Conflict when all of it have that already."""
        await self._refuse_twice(class_id, target, given)
        moment = self._work.stamp()
        values = _columns(given) | {
            "public_id": self._work.new_id(),
            "class_id": class_id,
            "course_id": target.course_id,
            "lesson_id": target.lesson_id,
            "asset_id": target.asset_id,
            "given_by": storable(by)[:200],
            "withdrawn_at": "",
            "revision": 1,
            "created_at": moment,
            "updated_at": moment,
        }
        key = AssignmentId((await self._run(_ADD, values)).scalar_one())
        await self._add_people(key, given.people)
        return key

    async def change(self, known: Assignment, class_id: ClassId, given: Given) -> None:
        """Another time, word or circle of people; Conflict when it was changed since `known`."""
        await self._refuse_twice(class_id, known.target, given, but=known.id)
        values = _columns(given) | {
            "revision": known.revision + 1,
            "updated_at": self._work.stamp(),
        }
        done = await self._run(
            _CHANGE.values(**values), {"the_task": known.id, "base": known.revision}
        )
        if not done.rowcount:
            raise Conflict(
                "This assignment was changed elsewhere meanwhile.",
                "Look at it as it is now, then change what is still needed.",
            )
        await self._run(_DROP_PEOPLE, {"the_task": known.id})
        await self._add_people(known.id, given.people)

    async def set_withdrawn(self, assignment_id: AssignmentId, withdrawn: bool) -> None:
        """Take an assignment back, or give it again."""
        moment = self._work.stamp()
        values = {"the_task": assignment_id, "moment": moment}
        await self._run(_WITHDRAW, values | {"moment_or_none": moment if withdrawn else ""})

    async def _add_people(self, key: AssignmentId, people: Iterable[UserId]) -> None:
        rows = [{"assignment_id": key, "user_id": user_id} for user_id in sorted(people)]
        if rows:
            await self._run(_ADD_PEOPLE, rows)

    async def _refuse_twice(
        self, class_id: ClassId, target: Target, given: Given, but: int = 0
    ) -> None:
        values = {
            "class_id": class_id,
            "course_id": target.course_id,
            "lesson_id": target.lesson_id,
            "asset_id": target.asset_id,
            "but": but,
        }
        if not given.people and await self._one(_SAME, values) is not None:
            raise Conflict(
                "The class has this to do already.", "Change the days of what stands in the list."
            )


def assignments_of(
    rows: Iterable[AnyRow], meant: dict[int, set[UserId]], done: dict[int, set[UserId]]
) -> tuple[Assignment, ...]:
    """The answers to `of_class` put together."""
    return tuple(
        Assignment(
            AssignmentId(key),
            public_id,
            class_sql.to_target(course, lesson, asset),
            title,
            course_title,
            Span(begin, end),
            note,
            bool(for_all),
            frozenset(meant.get(key, ())),
            frozenset(done.get(key, ())),
            by,
            revision,
        )
        for key, public_id, course, lesson, asset, title, course_title, begin, end, note, for_all,
            by, revision in rows
    )  # fmt: skip


def _by_task(rows: Iterable[AnyRow]) -> dict[int, set[UserId]]:
    found: dict[int, set[UserId]] = defaultdict(set)
    for task, user_id in rows:
        found[task].add(UserId(user_id))
    return found


def _columns(given: Given) -> dict[str, Any]:
    return {
        "for_all": not given.people,
        "from_day": given.span.from_day,
        "until_day": given.span.until_day,
        "note": storable(given.note),
    }
