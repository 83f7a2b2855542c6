"""Tries at quizzes. Every answer is stored when it is given."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, bindparam, case, func, insert, select, update

from ...domain.attempt import Attempt, StoredAnswer
from ...domain.ids import AssetId, AttemptId, UserId
from .. import models
from ..sqlite import upsert
from .base import AnyRow, Repository, missing, table_of

ATTEMPTS = table_of(models.QuizAttempt)
ANSWERS = table_of(models.QuizAnswer)

_COLUMNS = (
    ATTEMPTS.c.id,
    ATTEMPTS.c.user_id,
    ATTEMPTS.c.asset_id,
    ATTEMPTS.c.asset_revision,
    ATTEMPTS.c.score,
    ATTEMPTS.c.max_score,
    ATTEMPTS.c.attempted_at,
    ATTEMPTS.c.finished_at,
    ATTEMPTS.c.seed,
)
_OF_QUIZ = (
    ATTEMPTS.c.asset_id == bindparam("asset_id"),
    ATTEMPTS.c.user_id == bindparam("user_id"),
)
_GET = select(*_COLUMNS).where(ATTEMPTS.c.id == bindparam("attempt_id"))
_OPEN = (
    select(*_COLUMNS)
    .where(*_OF_QUIZ, ATTEMPTS.c.finished_at.is_(None))
    .order_by(ATTEMPTS.c.id.desc())
    .limit(1)
)
_BEST = (
    select(ATTEMPTS.c.score, ATTEMPTS.c.max_score)
    .where(*_OF_QUIZ, ATTEMPTS.c.finished_at.is_not(None), ATTEMPTS.c.max_score > 0)
    .order_by(
        (ATTEMPTS.c.score / ATTEMPTS.c.max_score).desc(),
        ATTEMPTS.c.max_score.desc(),
    )
    .limit(1)
)
_START = insert(ATTEMPTS).returning(ATTEMPTS.c.id)
_FINISH = update(ATTEMPTS).where(
    ATTEMPTS.c.id == bindparam("attempt_id"), ATTEMPTS.c.finished_at.is_(None)
)
_ANSWER_COLUMNS = (
    ANSWERS.c.question_id,
    ANSWERS.c.answer,
    ANSWERS.c.score,
    ANSWERS.c.max_score,
    ANSWERS.c.answered_at,
)
_WITH_ANSWER = (
    select(*_COLUMNS, *_ANSWER_COLUMNS)
    .outerjoin_from(
        ATTEMPTS,
        ANSWERS,
        and_(
            ANSWERS.c.attempt_id == ATTEMPTS.c.id,
            ANSWERS.c.question_id == bindparam("question_id"),
        ),
    )
    .where(ATTEMPTS.c.id == bindparam("attempt_id"))
)
_ANSWERS = (
    select(*_ANSWER_COLUMNS)
    .where(ANSWERS.c.attempt_id == bindparam("attempt_id"))
    .order_by(ANSWERS.c.id)
)
_INSERT = upsert(ANSWERS)
_ANSWER = _INSERT.on_conflict_do_update(
    index_elements=["attempt_id", "question_id"],
    set_={
        name: _INSERT.excluded[name]
        for name in ("answer", "score", "max_score", "answered_at", "day")
    },
)
_EARNED = (
    select(func.coalesce(func.sum(ANSWERS.c.score), 0.0))
    .where(ANSWERS.c.attempt_id == ATTEMPTS.c.id)
    .correlate(ATTEMPTS)
    .scalar_subquery()
)
_POSSIBLE = (
    select(func.coalesce(func.sum(ANSWERS.c.max_score), 0.0))
    .where(ANSWERS.c.attempt_id == ATTEMPTS.c.id)
    .correlate(ATTEMPTS)
    .scalar_subquery()
)
_RAISE = (
    update(ATTEMPTS)
    .where(ATTEMPTS.c.id == bindparam("the_attempt"))
    .values(
        score=_EARNED,
        max_score=case((ATTEMPTS.c.max_score < _POSSIBLE, _POSSIBLE), else_=ATTEMPTS.c.max_score),
    )
    .returning(ATTEMPTS.c.score, ATTEMPTS.c.max_score)
)


def _to_attempt(row: AnyRow) -> Attempt:
    key, user, asset, revision, score, max_score, attempted, finished, seed = row
    return Attempt(
        AttemptId(key),
        UserId(user),
        AssetId(asset),
        revision,
        score,
        max_score,
        attempted,
        finished,
        seed,
    )


class AttemptsRepository(Repository):
    """Keeps attempts and their answers."""

    async def get(self, attempt_id: AttemptId) -> Attempt:
        """One attempt; NotFound when its quiz was deleted."""
        row = await self._one(_GET, {"attempt_id": attempt_id})
        if row is None:
            raise missing("attempt")
        return _to_attempt(row)

    async def with_answer(
        self, attempt_id: AttemptId, question_id: str
    ) -> tuple[Attempt, StoredAnswer | None]:
        """One attempt and its answer to one question, if there is one; NotFound as `get`."""
        values = {"attempt_id": attempt_id, "question_id": question_id}
        row = await self._one(_WITH_ANSWER, values)
        if row is None:
            raise missing("attempt")
        attempt, answer = row[: len(_COLUMNS)], row[len(_COLUMNS) :]
        return _to_attempt(attempt), None if answer[0] is None else StoredAnswer(*answer)

    async def open_attempt(self, user_id: UserId, asset_id: AssetId) -> Attempt | None:
        """The newest unfinished attempt at a quiz."""
        row = await self._one(_OPEN, {"user_id": user_id, "asset_id": asset_id})
        return None if row is None else _to_attempt(row)

    async def best(self, user_id: UserId, asset_id: AssetId) -> tuple[float, float] | None:
        """(score, max_score) of the best finished attempt."""
        row = await self._one(_BEST, {"user_id": user_id, "asset_id": asset_id})
        return None if row is None else (row[0], row[1])

    async def start(
        self,
        user_id: UserId,
        asset_id: AssetId,
        *,
        max_score: float,
        moment: str,
        day: str,
        asset_revision: int = 1,
        seed: int = 0,
    ) -> AttemptId:
        """A new attempt. `day` is the learner's local date, `seed` orders shuffled parts."""
        values = {
            "public_id": self._work.new_id(),
            "user_id": user_id,
            "asset_id": asset_id,
            "asset_revision": asset_revision,
            "score": 0.0,
            "max_score": max_score,
            "attempted_at": moment,
            "finished_at": None,
            "day": day,
            "seed": seed,
        }
        return AttemptId((await self._run(_START, values)).scalar_one())

    async def add_answer(
        self,
        attempt_id: AttemptId,
        user_id: UserId,
        question_id: str,
        answer: dict[str, Any],
        *,
        score: float,
        max_score: float,
        moment: str,
        day: str,
    ) -> tuple[float, float]:
        """Keep an answer, in the place of an earlier one to the same question.

        Returns the attempt's new (score, max_score), kept in the same transaction.
        """
        values = {
            "attempt_id": attempt_id,
            "user_id": user_id,
            "question_id": question_id,
            "answer": answer,
            "score": score,
            "max_score": max_score,
            "answered_at": moment,
            "day": day,
        }
        await self._run(_ANSWER, values)
        row = await self._only(_RAISE, {"the_attempt": attempt_id})
        return row[0], row[1]

    async def finish(
        self,
        attempt_id: AttemptId,
        moment: str,
        *,
        score: float | None = None,
        max_score: float | None = None,
    ) -> None:
        """Close an attempt, with its final score where given; closing it again changes nothing."""
        given = {"score": score, "max_score": max_score}
        values = {name: value for name, value in given.items() if value is not None}
        await self._run(_FINISH.values(finished_at=moment, **values), {"attempt_id": attempt_id})

    async def answers(self, attempt_id: AttemptId) -> tuple[StoredAnswer, ...]:
        """All answers in the order in which the questions were first answered."""
        rows = await self._all(_ANSWERS, {"attempt_id": attempt_id})
        return tuple(StoredAnswer(*row) for row in rows)
