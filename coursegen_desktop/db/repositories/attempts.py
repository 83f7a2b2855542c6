"""Tries at quizzes. Every answer is stored when it is given."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import and_, bindparam, func, insert, select, update

from ...domain.attempt import AnswerWrite, Attempt, State, StoredAnswer
from ...domain.attempts.timing import Pause
from ...domain.ids import AssetId, AttemptId, CourseId, UserId
from .. import models
from ..search import storable
from .assets import ASSETS
from .base import AnyRow, Repository, missing, table_of

ATTEMPTS = table_of(models.QuizAttempt)
ANSWERS = table_of(models.QuizAnswer)
LESSONS = table_of(models.Lesson)
MODULES = table_of(models.CourseModule)

COLUMNS = (
    ATTEMPTS.c.id,
    ATTEMPTS.c.user_id,
    ATTEMPTS.c.asset_id,
    ATTEMPTS.c.asset_revision,
    ATTEMPTS.c.score,
    ATTEMPTS.c.max_score,
    ATTEMPTS.c.attempted_at,
    ATTEMPTS.c.finished_at,
    ATTEMPTS.c.seed,
    ATTEMPTS.c.state,
    ATTEMPTS.c.kind,
    ATTEMPTS.c.counts,
    ATTEMPTS.c.version,
    ATTEMPTS.c.spent_s,
    ATTEMPTS.c.seen_at,
    ATTEMPTS.c.page,
    ATTEMPTS.c.needs_marking,
    ATTEMPTS.c.pause,
    ATTEMPTS.c.reopened_at,
    ATTEMPTS.c.flags,
    ATTEMPTS.c.asked,
    ATTEMPTS.c.opened,
)
_OF_QUIZ = (
    ATTEMPTS.c.asset_id == bindparam("asset_id"),
    ATTEMPTS.c.user_id == bindparam("user_id"),
)
_GET = select(*COLUMNS).where(ATTEMPTS.c.id == bindparam("attempt_id"))
_OPEN = (
    select(*COLUMNS)
    .where(*_OF_QUIZ, ATTEMPTS.c.finished_at.is_(None))
    .order_by(ATTEMPTS.c.id.desc())
    .limit(1)
)
_GRADED = (
    select(ASSETS.c.title)
    .join_from(ATTEMPTS, ASSETS, ASSETS.c.id == ATTEMPTS.c.asset_id)
    .join(LESSONS, LESSONS.c.id == ASSETS.c.lesson_id)
    .join(MODULES, MODULES.c.id == LESSONS.c.module_id)
    .where(
        ATTEMPTS.c.user_id == bindparam("user_id"),
        ATTEMPTS.c.finished_at.is_(None),
        ATTEMPTS.c.counts,
        MODULES.c.course_id == bindparam("course_id"),
    )
    .limit(1)
)
_START = insert(ATTEMPTS).returning(ATTEMPTS.c.id)
_FINISH = update(ATTEMPTS).where(
    ATTEMPTS.c.id == bindparam("attempt_id"), ATTEMPTS.c.finished_at.is_(None)
)
_REOPEN = (
    update(ATTEMPTS)
    .where(ATTEMPTS.c.id == bindparam("the_attempt"), ATTEMPTS.c.finished_at.is_not(None))
    .values(finished_at=None, state=State.OPEN.value, pause="")
)
_PAUSE = (
    update(ATTEMPTS)
    .where(
        ATTEMPTS.c.user_id == bindparam("the_user"),
        ATTEMPTS.c.finished_at.is_(None),
        ATTEMPTS.c.pause != Pause.GIVEN.value,
    )
    .values(pause=bindparam("the_pause"))
)
_NEWEST_KEY = select(func.coalesce(func.max(ATTEMPTS.c.id), 0))
_GIVE_BACK = (
    update(ATTEMPTS)
    .where(ATTEMPTS.c.id == bindparam("the_attempt"), ATTEMPTS.c.finished_at.is_(None))
    .values(pause=Pause.GIVEN.value)
)
ANSWER_COLUMNS = (
    ANSWERS.c.question_id,
    ANSWERS.c.answer,
    ANSWERS.c.score,
    ANSWERS.c.max_score,
    ANSWERS.c.answered_at,
    ANSWERS.c.certainty,
    ANSWERS.c.spent_s,
    ANSWERS.c.needs_marking,
    ANSWERS.c.marked_by,
    ANSWERS.c.tries,
    ANSWERS.c.id.label("answer_id"),
)
_WITH_ANSWER = (
    select(*COLUMNS, *ANSWER_COLUMNS)
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
_ANY = select(ATTEMPTS.c.id).where(ATTEMPTS.c.asset_id == bindparam("asset_id")).limit(1)
_ANSWERS = (
    select(*ANSWER_COLUMNS)
    .where(ANSWERS.c.attempt_id == bindparam("attempt_id"))
    .order_by(ANSWERS.c.id)
)
_RESULT = (
    update(ANSWERS)
    .where(
        ANSWERS.c.attempt_id == bindparam("the_attempt"),
        ANSWERS.c.question_id == bindparam("the_question"),
    )
    .values(
        score=bindparam("new_score"),
        max_score=bindparam("new_max"),
        needs_marking=bindparam("waits"),
    )
)

# These two travel with COMMIT, past SQLAlchemy, so that an answer is stored in one hop.
ANSWER_SQL = """
INSERT INTO quiz_answers (attempt_id, user_id, question_id, answer, score, max_score, answered_at,
    day, certainty, spent_s, needs_marking, tries)
VALUES (:attempt_id, :user_id, :question_id, :answer, :score, :max_score, :moment, :day,
    :certainty, :spent_s, :needs_marking, :tries)
ON CONFLICT (attempt_id, question_id) DO UPDATE SET answer = excluded.answer,
    score = excluded.score, max_score = excluded.max_score, answered_at = excluded.answered_at,
    day = excluded.day, certainty = excluded.certainty, spent_s = excluded.spent_s,
    needs_marking = excluded.needs_marking, tries = excluded.tries, marked_by = '', marked_at = ''
"""
RAISE_SQL = """
UPDATE quiz_attempts SET score = earned.score, max_score = max(quiz_attempts.max_score, possible),
    needs_marking = waits, spent_s = max(spent_s, :attempt_spent_s),
    seen_at = max(seen_at, :moment), pause = ''
FROM (SELECT coalesce(sum(score), 0.0) AS score, coalesce(sum(max_score), 0.0) AS possible,
    coalesce(sum(needs_marking), 0) AS waits FROM quiz_answers WHERE attempt_id = :attempt_id
) AS earned WHERE id = :attempt_id
"""


def to_attempt(row: AnyRow) -> Attempt:
    """The attempt that a row of its columns means."""
    *plain, flags, asked, opened = row
    times = {name: (float(spent), int(answers)) for name, (spent, answers) in opened.items()}
    values = (*plain, tuple(flags), tuple(asked), times)
    return Attempt(*values)


def to_answer(row: AnyRow) -> StoredAnswer:
    """The answer that a row of its columns means."""
    return StoredAnswer(*row)


class AttemptsRepository(Repository):
    """Keeps attempts and their answers."""

    async def get(self, attempt_id: AttemptId) -> Attempt:
        """One attempt; NotFound when its quiz was deleted."""
        row = await self._one(_GET, {"attempt_id": attempt_id})
        if row is None:
            raise missing("attempt")
        return to_attempt(row)

    async def with_answer(
        self, attempt_id: AttemptId, question_id: str
    ) -> tuple[Attempt, StoredAnswer | None]:
        """One attempt and its answer to one question, if there is one; NotFound as `get`."""
        values = {"attempt_id": attempt_id, "question_id": question_id}
        row = await self._one(_WITH_ANSWER, values)
        if row is None:
            raise missing("attempt")
        attempt, answer = row[: len(COLUMNS)], row[len(COLUMNS) :]
        return to_attempt(attempt), None if answer[0] is None else to_answer(answer)

    async def open_attempt(self, user_id: UserId, asset_id: AssetId) -> Attempt | None:
        """The newest unfinished attempt at a quiz."""
        row = await self._one(_OPEN, {"user_id": user_id, "asset_id": asset_id})
        return None if row is None else to_attempt(row)

    async def graded_running(self, user_id: UserId, course_id: CourseId) -> str | None:
        """The title of a quiz of the course that somebody takes just now for a result that
        counts; None when there is none."""
        row = await self._one(_GRADED, {"user_id": user_id, "course_id": course_id})
        return None if row is None else str(row[0])

    async def are_there(self, asset_id: AssetId) -> bool:
        """Whether anybody ever began a quiz."""
        return await self._one(_ANY, {"asset_id": asset_id}) is not None

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
        kind: str = "",
        counts: bool = True,
        version: str = "",
        asked: Sequence[str] = (),
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
            "kind": kind,
            "counts": counts,
            "version": version,
            "seen_at": moment,
            "asked": list(asked),
        }
        return AttemptId((await self._run(_START, values)).scalar_one())

    async def add_answer(self, write: AnswerWrite) -> None:
        """Keep an answer, in the place of an earlier one, and what the attempt has earned by it.

        It is written with the commit of the unit of work, in one go: nothing may follow it there.
        """
        values = {
            "attempt_id": write.attempt_id,
            "user_id": write.user_id,
            "question_id": write.question_id,
            "answer": _json(write.answer),
            "score": write.score,
            "max_score": write.max_score,
            "moment": write.moment,
            "day": write.day,
            "certainty": write.certainty,
            "spent_s": write.spent_s,
            "needs_marking": write.needs_marking,
            "tries": _json([one.as_json() for one in write.tries]),
            "attempt_spent_s": write.attempt_spent_s,
        }
        await self._at_commit(ANSWER_SQL, values)
        await self._at_commit(RAISE_SQL, values)

    async def note(
        self,
        attempt_id: AttemptId,
        *,
        spent_s: float | None = None,
        seen_at: str | None = None,
        page: int | None = None,
        flags: Sequence[str] | None = None,
        version: str | None = None,
        asked: Sequence[str] | None = None,
        opened: Mapping[str, tuple[float, int]] | None = None,
    ) -> None:
        """Write down the time, the furthest page, the flags of a running attempt."""
        values: dict[str, Any] = {
            "spent_s": spent_s,
            "seen_at": seen_at,
            # From now on the time is counted again.
            "pause": None if spent_s is None else "",
            "page": page,
            "flags": None if flags is None else list(flags),
            "version": version,
            "asked": None if asked is None else list(asked),
            "opened": None if opened is None else {n: list(one) for n, one in opened.items()},
        }
        kept = {name: value for name, value in values.items() if value is not None}
        await self._run(_FINISH.values(**kept), {"attempt_id": attempt_id})

    async def newest_key(self) -> int:
        """The highest key there is; what is begun from now on has a higher one."""
        return int((await self._run(_NEWEST_KEY)).scalar_one())

    async def set_pause(self, user_id: UserId, pause: str) -> None:
        """Say of all running attempts of somebody what became of the time until now; but not of
        one whose time a teacher gave back."""
        await self._run(_PAUSE, {"the_user": user_id, "the_pause": pause})

    async def give_back(self, attempt_id: AttemptId) -> None:
        """The time until an attempt is taken up again does not count, whatever the class says."""
        await self._run(_GIVE_BACK, {"the_attempt": attempt_id})

    async def finish(
        self,
        attempt_id: AttemptId,
        moment: str,
        *,
        score: float | None = None,
        max_score: float | None = None,
        state: str = State.DONE,
        counts: bool | None = None,
        spent_s: float | None = None,
        needs_marking: int | None = None,
    ) -> None:
        """Close an attempt, with its final score where given; closing it again changes nothing."""
        given = {
            "score": score,
            "max_score": max_score,
            "counts": counts,
            "spent_s": spent_s,
            "needs_marking": needs_marking,
        }
        values = {name: value for name, value in given.items() if value is not None}
        statement = _FINISH.values(finished_at=moment, seen_at=moment, state=state, **values)
        await self._run(statement, {"attempt_id": attempt_id})

    async def reopen(
        self,
        attempt_id: AttemptId,
        moment: str,
        *,
        score: float,
        counts: bool,
        spent_s: float,
        needs_marking: int,
        opened: Mapping[str, tuple[float, int]],
    ) -> None:
        """Let a closed attempt run again; one that runs stays as it is."""
        statement = _REOPEN.values(
            reopened_at=moment,
            score=score,
            counts=counts,
            spent_s=spent_s,
            needs_marking=needs_marking,
            opened={name: list(one) for name, one in opened.items()},
        )
        await self._run(statement, {"the_attempt": attempt_id})

    async def set_results(
        self, attempt_id: AttemptId, results: Sequence[tuple[str, float, float, bool]]
    ) -> None:
        """Write (question id, score, max score, waits for marks) of answers anew."""
        if results:
            rows = [
                {
                    "the_attempt": attempt_id,
                    "the_question": name,
                    "new_score": score,
                    "new_max": most,
                    "waits": waits,
                }
                for name, score, most, waits in results
            ]
            await self._run(_RESULT, rows)

    async def answers(self, attempt_id: AttemptId) -> tuple[StoredAnswer, ...]:
        """All answers in the order in which the questions were first answered."""
        rows = await self._all(_ANSWERS, {"attempt_id": attempt_id})
        return tuple(map(to_answer, rows))


def _json(value: object) -> str:
    return storable(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
