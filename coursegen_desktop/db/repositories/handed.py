"""Files that answers name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import String, bindparam, cast, or_, select

from ...domain.ids import AnswerId, AssetId
from .. import models
from ..handed_store import names_of
from .base import Repository, table_of

ATTEMPTS = table_of(models.QuizAttempt)
ANSWERS = table_of(models.QuizAnswer)
USERS = table_of(models.User)

# As they are stored: most answers name no file and are never parsed.
_TEXTS = (cast(ANSWERS.c.answer, String), cast(ANSWERS.c.tries, String))
_NAMES_FILES = or_(*(text.like('%"sha256"%') for text in _TEXTS))
_ALL = select(*_TEXTS).where(_NAMES_FILES)
_OF_QUIZ = (
    select(ANSWERS.c.id, USERS.c.full_name, ATTEMPTS.c.finished_at, ANSWERS.c.answer)
    .join_from(ATTEMPTS, ANSWERS, ANSWERS.c.attempt_id == ATTEMPTS.c.id)
    .join(USERS, USERS.c.id == ATTEMPTS.c.user_id)
    .where(
        ATTEMPTS.c.asset_id == bindparam("asset_id"),
        ATTEMPTS.c.finished_at.is_not(None),
        USERS.c.deleted_at == "",
        _TEXTS[0].like('%"sha256"%'),
    )
    .order_by(USERS.c.full_name, USERS.c.id, ATTEMPTS.c.finished_at, ANSWERS.c.id)
)


class HandedRepository(Repository):
    """Says which files belong to whom."""

    async def names(self) -> set[str]:
        """All files that any answer names, by content."""
        rows: Sequence[Any] = await self._all(_ALL)
        return names_of(text for row in rows for text in row)

    async def of_quiz(
        self, asset_id: AssetId
    ) -> tuple[tuple[AnswerId, str, str, dict[str, Any]], ...]:
        """(answer's id, learner, when it was finished, answer) of answers with files."""
        rows = await self._all(_OF_QUIZ, {"asset_id": asset_id})
        return tuple((AnswerId(key), *rest) for key, *rest in rows)
