"""How far a class is with a quiz, and where everybody of it is."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import text

from ...domain.ids import AssetId, AttemptId, ClassId
from ...domain.school_class import QuizStand, Whereabouts
from .. import class_sql
from ..card_sql import to_user
from .base import AnyRow, Repository

_STAND = text(class_sql.STAND)
_WHERE = text(class_sql.WHERE)


class ClassQuizzesRepository(Repository):
    """Reads; nothing is kept for it."""

    async def stand(self, class_id: ClassId, asset_id: AssetId) -> tuple[QuizStand, ...]:
        """Everybody who learns in a class with the newest attempt at a quiz, by name."""
        rows = await self._all(_STAND, {"class_id": class_id, "asset_id": asset_id})
        return tuple(map(_to_stand, rows))

    async def where(self, class_id: ClassId) -> tuple[Whereabouts, ...]:
        """Everybody who learns in a class: last seen, and the place that waits, by name."""
        return tuple(map(_to_whereabouts, await self._all(_WHERE, {"class_id": class_id})))


def _to_stand(row: AnyRow) -> QuizStand:
    *user, attempt, finished, score, most, asked, answered, seen = row
    share = None
    if finished is not None:
        share = min(1.0, max(0.0, score / most)) if most else 0.0
    return QuizStand(
        to_user(user),
        None if attempt is None else AttemptId(attempt),
        attempt is not None and finished is None,
        answered or 0,
        asked or 0,
        share,
        seen or "",
    )


def _to_whereabouts(row: AnyRow) -> Whereabouts:
    *user, seen, parked = row
    kept: Any = None if parked is None else json.loads(parked)
    known = kept if isinstance(kept, dict) else {}
    place = known.get("place")
    return Whereabouts(
        to_user(user), seen, str(known.get("at", "")), place if isinstance(place, dict) else {}
    )
