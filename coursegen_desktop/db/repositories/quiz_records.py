"""Around single attempts: what was asked, what counts, and all attempts at a quiz together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, select, update

from ...domain.attempt import Attempt, FinishedAttempt, StoredAnswer, StoredTry
from ...domain.ids import AnswerId, AssetId, AttemptId, CourseId, UserId
from ...domain.quiz_upkeep import QuizEntry, ToMark
from .. import models
from ..sqlite import upsert
from .attempts import ANSWER_COLUMNS, COLUMNS, to_answer, to_attempt
from .base import AnyRow, Repository, missing, table_of

ATTEMPTS = table_of(models.QuizAttempt)
ANSWERS = table_of(models.QuizAnswer)
VERSIONS = table_of(models.QuizVersion)
STANDINGS = table_of(models.QuizStanding)
ASSETS = table_of(models.LessonAsset)
LESSONS = table_of(models.Lesson)
MODULES = table_of(models.CourseModule)
USERS = table_of(models.User)
_ASSET: Any = bindparam("asset_id")
_USER: Any = bindparam("user_id")

_INSERT_VERSION = upsert(VERSIONS)
_KEEP = _INSERT_VERSION.on_conflict_do_nothing(index_elements=["asset_id", "hash"])
_IS_KEPT = select(VERSIONS.c.revision).where(
    VERSIONS.c.asset_id == _ASSET, VERSIONS.c.hash == bindparam("hash")
)
_CONTENT = select(VERSIONS.c.content).where(
    VERSIONS.c.asset_id == _ASSET, VERSIONS.c.hash == bindparam("hash")
)
_ENDED = (
    select(
        ATTEMPTS.c.id,
        ATTEMPTS.c.score,
        ATTEMPTS.c.max_score,
        ATTEMPTS.c.attempted_at,
        ATTEMPTS.c.finished_at,
        ATTEMPTS.c.counts,
        ATTEMPTS.c.spent_s,
        ATTEMPTS.c.state,
        ATTEMPTS.c.needs_marking,
    )
    .where(
        ATTEMPTS.c.user_id == _USER,
        ATTEMPTS.c.asset_id == _ASSET,
        ATTEMPTS.c.finished_at.is_not(None),
        ATTEMPTS.c.kind == "",
    )
    .order_by(ATTEMPTS.c.finished_at, ATTEMPTS.c.id)
)
_INSERT_STANDING = upsert(STANDINGS)
_PUT = _INSERT_STANDING.on_conflict_do_update(
    index_elements=["user_id", "asset_id"],
    set_={
        name: _INSERT_STANDING.excluded[name]
        for name in ("score", "max_score", "attempts", "updated_at")
    },
)
_DROP = delete(STANDINGS).where(STANDINGS.c.user_id == _USER, STANDINGS.c.asset_id == _ASSET)
_ALL = (
    select(*COLUMNS)
    .where(ATTEMPTS.c.asset_id == _ASSET, ATTEMPTS.c.finished_at.is_not(None))
    .order_by(ATTEMPTS.c.id)
)
_ALL_ANSWERS = (
    select(*ANSWER_COLUMNS, ANSWERS.c.attempt_id)
    .join_from(ATTEMPTS, ANSWERS, ANSWERS.c.attempt_id == ATTEMPTS.c.id)
    .where(ATTEMPTS.c.asset_id == _ASSET, ATTEMPTS.c.finished_at.is_not(None))
    .order_by(ANSWERS.c.id)
)
_NAMES = (
    select(USERS.c.id, USERS.c.full_name)
    .join_from(ATTEMPTS, USERS, USERS.c.id == ATTEMPTS.c.user_id)
    .where(ATTEMPTS.c.asset_id == _ASSET)
    .distinct()
)
_SCORE = (
    update(ATTEMPTS)
    .where(ATTEMPTS.c.id == bindparam("the_attempt"))
    .values(
        score=bindparam("new_score"),
        max_score=bindparam("new_max"),
        needs_marking=bindparam("waits"),
    )
)
_TO_MARK = (
    select(
        ANSWERS.c.id,
        ANSWERS.c.attempt_id,
        ANSWERS.c.question_id,
        ATTEMPTS.c.asset_id,
        ASSETS.c.title,
        USERS.c.full_name,
        ATTEMPTS.c.finished_at,
    )
    .select_from(
        MODULES.join(LESSONS, LESSONS.c.module_id == MODULES.c.id)
        .join(ASSETS, ASSETS.c.lesson_id == LESSONS.c.id)
        .join(ATTEMPTS, ATTEMPTS.c.asset_id == ASSETS.c.id)
        .join(ANSWERS, and_(ANSWERS.c.attempt_id == ATTEMPTS.c.id, ANSWERS.c.needs_marking))
        .join(USERS, USERS.c.id == ATTEMPTS.c.user_id)
    )
    .where(
        MODULES.c.course_id == bindparam("course_id"),
        ATTEMPTS.c.finished_at.is_not(None),
        USERS.c.deleted_at == "",
    )
    .order_by(ATTEMPTS.c.finished_at, ANSWERS.c.id)
)
_ONE = select(*ANSWER_COLUMNS, ANSWERS.c.attempt_id).where(ANSWERS.c.id == bindparam("answer_id"))
_MARK = (
    update(ANSWERS)
    .where(ANSWERS.c.id == bindparam("the_answer"))
    .values(
        score=bindparam("new_score"),
        max_score=bindparam("new_max"),
        needs_marking=bindparam("still_waits"),
        marked_by=bindparam("who"),
        marked_at=bindparam("moment"),
        tries=bindparam("new_tries", type_=ANSWERS.c.tries.type),
    )
)
_QUIZZES = (
    select(ASSETS.c.id, ASSETS.c.title, LESSONS.c.title.label("lesson"), func.count(ATTEMPTS.c.id))
    .select_from(
        MODULES.join(LESSONS, LESSONS.c.module_id == MODULES.c.id)
        .join(ASSETS, and_(ASSETS.c.lesson_id == LESSONS.c.id, ASSETS.c.asset_type == "quiz"))
        .outerjoin(
            ATTEMPTS,
            and_(ATTEMPTS.c.asset_id == ASSETS.c.id, ATTEMPTS.c.finished_at.is_not(None)),
        )
    )
    .where(MODULES.c.course_id == bindparam("course_id"))
    .group_by(ASSETS.c.id)
    .order_by(MODULES.c.order_index, LESSONS.c.order_index, ASSETS.c.id)
)
_FIGURES = (
    select(
        ATTEMPTS.c.asset_id,
        ANSWERS.c.question_id,
        func.count(ANSWERS.c.id),
        func.avg(ANSWERS.c.score / ANSWERS.c.max_score),
    )
    .select_from(
        MODULES.join(LESSONS, LESSONS.c.module_id == MODULES.c.id)
        .join(ASSETS, and_(ASSETS.c.lesson_id == LESSONS.c.id, ASSETS.c.asset_type == "quiz"))
        .join(ATTEMPTS, ATTEMPTS.c.asset_id == ASSETS.c.id)
        .join(ANSWERS, ANSWERS.c.attempt_id == ATTEMPTS.c.id)
    )
    .where(
        MODULES.c.course_id == bindparam("course_id"),
        ATTEMPTS.c.finished_at.is_not(None),
        ATTEMPTS.c.counts,
        ANSWERS.c.needs_marking.is_(False),
        ANSWERS.c.max_score > 0,
    )
    .group_by(ATTEMPTS.c.asset_id, ANSWERS.c.question_id)
)


class QuizRecordsRepository(Repository):
    """What instructors look at, and what counts of it."""

    async def keep_version(
        self, asset_id: AssetId, digest: str, revision: int, content: dict[str, Any]
    ) -> None:
        """Keep a quiz as it is asked; once for the same content."""
        # Asked first: a long quiz takes longer to write down than to find.
        if await self._one(_IS_KEPT, {"asset_id": asset_id, "hash": digest}) is not None:
            return
        values = {
            "asset_id": asset_id,
            "hash": digest,
            "revision": revision,
            "content": content,
            "created_at": self._work.stamp(),
        }
        await self._run(_KEEP, values)

    async def version(self, asset_id: AssetId, digest: str) -> dict[str, Any] | None:
        """The content that was asked; None for attempts from before it was kept."""
        row = await self._one(_CONTENT, {"asset_id": asset_id, "hash": digest})
        return None if row is None else row[0]

    async def ended(self, user_id: UserId, asset_id: AssetId) -> tuple[FinishedAttempt, ...]:
        """The finished attempts at the whole quiz, in the order of time."""
        rows = await self._all(_ENDED, {"user_id": user_id, "asset_id": asset_id})
        return tuple(FinishedAttempt(*row) for row in rows)

    async def put_standing(
        self, user_id: UserId, asset_id: AssetId, result: tuple[float, float] | None, attempts: int
    ) -> None:
        """What counts for a person: (score, max score), or None for nothing."""
        if result is None:
            await self._run(_DROP, {"user_id": user_id, "asset_id": asset_id})
            return
        values = {
            "user_id": user_id,
            "asset_id": asset_id,
            "score": result[0],
            "max_score": result[1],
            "attempts": attempts,
            "updated_at": self._work.stamp(),
        }
        await self._run(_PUT, values)

    async def attempts(
        self, asset_id: AssetId
    ) -> tuple[tuple[Attempt, tuple[StoredAnswer, ...]], ...]:
        """Every finished attempt at a quiz with its answers."""
        answers: dict[int, list[StoredAnswer]] = defaultdict(list)
        for *columns, attempt in await self._all(_ALL_ANSWERS, {"asset_id": asset_id}):
            answers[attempt].append(to_answer(columns))
        rows = await self._all(_ALL, {"asset_id": asset_id})
        return tuple((one, tuple(answers[one.id])) for one in map(to_attempt, rows))

    async def answer_figures(
        self, course_id: CourseId
    ) -> dict[tuple[AssetId, str], tuple[int, float]]:
        """(answers, mean credit 0 to 1) of every question that was answered in a course."""
        rows = await self._all(_FIGURES, {"course_id": course_id})
        return {
            (AssetId(asset), question): (count, min(1.0, max(0.0, float(credit))))
            for asset, question, count, credit in rows
        }

    async def names(self, asset_id: AssetId) -> dict[UserId, str]:
        """Who has tried a quiz."""
        rows = await self._all(_NAMES, {"asset_id": asset_id})
        return {UserId(key): name for key, name in rows}

    async def set_scores(self, scores: Sequence[tuple[AttemptId, float, float, int]]) -> None:
        """Write (attempt, score, max score, answers that wait for marks) anew."""
        if scores:
            rows = [
                {"the_attempt": key, "new_score": score, "new_max": most, "waits": waits}
                for key, score, most, waits in scores
            ]
            await self._run(_SCORE, rows)

    async def to_mark(self, course_id: CourseId) -> tuple[ToMark, ...]:
        """What waits for marks in a course, the longest first."""
        return tuple(map(_to_waiting, await self._all(_TO_MARK, {"course_id": course_id})))

    async def answer(self, answer_id: AnswerId) -> tuple[AttemptId, StoredAnswer]:
        """One answer and its attempt; NotFound when it is gone."""
        row = await self._one(_ONE, {"answer_id": answer_id})
        if row is None:
            raise missing("attempt")
        *columns, attempt = row
        return AttemptId(attempt), to_answer(columns)

    async def mark(
        self,
        answer_id: AnswerId,
        tries: Sequence[StoredTry],
        *,
        score: float,
        max_score: float,
        who: str,
        waits: bool = False,
    ) -> None:
        """Keep a person's marks, which are in the last of `tries`; `waits`: they were taken back.

        `who` is "" for the learner himself.
        """
        values = {
            "the_answer": answer_id,
            "new_score": score,
            "new_max": max_score,
            "still_waits": waits,
            "who": who[:200],
            "moment": self._work.stamp(),
            "new_tries": [one.as_json() for one in tries],
        }
        await self._run(_MARK, values)

    async def quizzes(self, course_id: CourseId) -> tuple[QuizEntry, ...]:
        """The quizzes of a course in its order."""
        rows = await self._all(_QUIZZES, {"course_id": course_id})
        return tuple(QuizEntry(AssetId(key), *rest) for key, *rest in rows)


def _to_waiting(row: AnyRow) -> ToMark:
    answer, attempt, question, asset, title, learner, finished = row
    return ToMark(
        AnswerId(answer), AttemptId(attempt), question, AssetId(asset), title, learner, finished
    )
