"""How courses are graded, and what was set by hand."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, insert, select

from ...domain.errors import Conflict
from ...domain.gradebook import LETTERS, GradeChange, Letter, Scheme
from ...domain.ids import AssetId, CourseId, UserId
from .. import models
from ..search import storable
from ..sqlite import upsert
from .asked import Asked
from .base import Repository, table_of

BOOKS = table_of(models.Gradebook)
CHANGES = table_of(models.GradeChange)
_COURSE: Any = bindparam("the_course")
_SCHEME = select(BOOKS.c.scheme, BOOKS.c.revision).where(BOOKS.c.course_id == _COURSE)
_INSERT = upsert(BOOKS)
_PUT = _INSERT.on_conflict_do_update(
    index_elements=["course_id"],
    set_={name: _INSERT.excluded[name] for name in ("scheme", "revision", "updated_at")},
)
_CHANGES = (
    select(
        CHANGES.c.user_id,
        CHANGES.c.asset_id,
        CHANGES.c.percent,
        CHANGES.c.comment,
        CHANGES.c.by_name,
        CHANGES.c.at,
    )
    .where(CHANGES.c.course_id == _COURSE)
    .order_by(CHANGES.c.id)
)
_ADD = insert(CHANGES)


class GradebooksRepository(Repository):
    """Keeps them."""

    def scheme(self, course_id: CourseId) -> Asked[tuple[Scheme, int]]:
        """How a course is graded, and its revision; 0 while nobody has changed the usual."""
        return self._ask(
            _SCHEME,
            {"the_course": course_id},
            lambda rows: (_to_scheme(rows[0][0]), rows[0][1]) if rows else (Scheme(), 0),
        )

    async def put_scheme(self, course_id: CourseId, scheme: Scheme, base_revision: int) -> None:
        """Keep it. Raises Conflict when it was changed since `base_revision`."""
        _, revision = await self.scheme(course_id)
        if revision != base_revision:
            raise Conflict(
                "Somebody else has changed how this course is graded.",
                "Look at it again, then change it.",
            )
        values = {
            "course_id": course_id,
            "revision": revision + 1,
            "updated_at": self._work.stamp(),
            "scheme": _from_scheme(scheme),
        }
        await self._run(_PUT, values)

    def changes(self, course_id: CourseId) -> Asked[tuple[GradeChange, ...]]:
        """Everything that was ever set by hand, in the order of time."""
        return self._ask(
            _CHANGES,
            {"the_course": course_id},
            lambda rows: tuple(
                GradeChange(UserId(user), AssetId(asset), percent, comment, by, at)
                for user, asset, percent, comment, by, at in rows
            ),
        )

    async def add_change(
        self,
        course_id: CourseId,
        user_id: UserId,
        item: AssetId,
        percent: float | None,
        comment: str,
        by: str,
    ) -> None:
        """Set a grade by hand, or take that back with None."""
        values = {
            "course_id": course_id,
            "user_id": user_id,
            "asset_id": item,
            "percent": percent,
            "comment": storable(comment),
            "by_name": storable(by),
            "at": self._work.stamp(),
        }
        await self._run(_ADD, values)


def _from_scheme(scheme: Scheme) -> dict[str, Any]:
    return {
        "version": 1,
        "weights": [[asset, weight] for asset, weight in scheme.weights],
        "drop_lowest": scheme.drop_lowest,
        "untaken_is_zero": scheme.untaken_is_zero,
        "letters": [[one.name, one.at_least] for one in scheme.letters],
        "finish_by": scheme.finish_by,
    }


def _to_scheme(kept: dict[str, Any]) -> Scheme:
    return Scheme(
        tuple((AssetId(asset), float(weight)) for asset, weight in kept.get("weights", ())),
        int(kept.get("drop_lowest", 0)),
        bool(kept.get("untaken_is_zero", False)),
        tuple(Letter(name, float(least)) for name, least in kept["letters"])
        if "letters" in kept
        else LETTERS,
        str(kept.get("finish_by", "")),
    )
