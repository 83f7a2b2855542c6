"""The history of reviews. Rows are only added; a review that is taken back is marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, bindparam, cast, func, insert, select, tuple_, update

from ...domain.ids import CardId, UserId
from ...domain.review import CardState, Counts, Recall, Review, Schedule, schedule_from
from .. import models
from .asked import Asked
from .base import Repository, table_of

LOG = table_of(models.ReviewLog)
PACE_OF_LAST = 200
PAGE = 2_000

_USER: Any = bindparam("user_id")
_LIVE = (LOG.c.user_id == _USER, LOG.c.is_undone.is_(False))
_NEWEST = (
    select(LOG.c.id, LOG.c.card_id, LOG.c.day, LOG.c.before, *(
        LOG.c[name]
        for name in (
            "at", "recall", "state", "elapsed_days", "predicted", "took_ms", "expected_ms",
            "certainty", "fraction", "answer",
        )
    ))
    .where(*_LIVE)
    .order_by(LOG.c.id.desc())
    .limit(1)
)  # fmt: skip
_NEWEST_DAY = select(LOG.c.day).where(*_LIVE).order_by(LOG.c.id.desc()).limit(1)
_UNDO = (
    update(LOG)
    .where(LOG.c.id == bindparam("entry"), LOG.c.user_id == bindparam("owner"))
    .values(is_undone=True)
)
_DONE = (
    select(LOG.c.state, func.count())
    .where(*_LIVE, LOG.c.day == bindparam("day"))
    .group_by(LOG.c.state)
)
_LAST = (
    select(LOG.c.took_ms, LOG.c.expected_ms)
    .where(*_LIVE)
    .order_by(LOG.c.id.desc())
    .limit(PACE_OF_LAST)
    .subquery("last")
)
_PACE = select(func.count(), func.sum(_LAST.c.took_ms), func.sum(_LAST.c.expected_ms))
# What was known and had at least a night to be forgotten; asked again on the day it does not count.
_TELLING = (
    *_LIVE,
    LOG.c.day >= bindparam("since"),
    LOG.c.state == int(CardState.REVIEW),
    LOG.c.elapsed_days >= 1,
)
_RETENTION = select(
    func.count(),
    func.sum(cast(LOG.c.recall > 1, Integer)),
    func.sum(LOG.c.predicted),
).where(*_TELLING)
_RETENTION_DAYS = (
    select(LOG.c.day, func.count(), func.sum(cast(LOG.c.recall > 1, Integer)))
    .where(*_TELLING)
    .group_by(LOG.c.day)
    .order_by(LOG.c.day)
)
# No further than anybody asks: a history may be long.
_COUNT = select(func.count()).select_from(
    select(LOG.c.id).where(*_LIVE).limit(bindparam("most")).subquery("counted")
)
_HISTORY = (
    select(LOG.c.card_id, LOG.c.id, LOG.c.day, LOG.c.recall)
    .where(
        *_LIVE,
        tuple_(LOG.c.card_id, LOG.c.id) > tuple_(bindparam("after_card"), bindparam("after_id")),
    )
    .order_by(LOG.c.card_id, LOG.c.id)
    .limit(PAGE)
)
_ADD = insert(LOG)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A review that can be taken back: the card as it was, and what it put off."""

    id: int
    card_id: CardId
    review: Review
    before: Schedule
    buried: tuple[int, ...]
    answer: dict[str, Any]


class ReviewLogRepository(Repository):
    """Adds to the history and counts in it."""

    async def add(
        self,
        card_id: CardId,
        user_id: UserId,
        review: Review,
        *,
        before: Schedule,
        buried: list[int],
        answer: dict[str, Any],
    ) -> None:
        """Keep a review with the card as it was before."""
        values = {
            "card_id": card_id,
            "user_id": user_id,
            "at": review.at,
            "day": review.day,
            "recall": int(review.recall),
            "state": int(review.state),
            "elapsed_days": review.elapsed_days,
            "predicted": review.predicted,
            "took_ms": review.took_ms,
            "expected_ms": review.expected_ms,
            "certainty": None if review.certainty is None else int(review.certainty),
            "fraction": review.fraction,
            "is_undone": False,
            "before": {"schedule": before.dump(), "buried": buried},
            "answer": answer,
        }
        await self._run(_ADD, values)

    async def newest(self, user_id: UserId) -> LogEntry | None:
        """The last review that was not taken back."""
        row = await self._one(_NEWEST, {"user_id": user_id})
        if row is None:
            return None
        return LogEntry(
            row.id,
            CardId(row.card_id),
            Review(
                row.at,
                row.day,
                Recall(row.recall),
                CardState(row.state),
                row.elapsed_days,
                row.predicted,
                row.took_ms,
                row.expected_ms,
                row.certainty,
                row.fraction,
            ),
            schedule_from(row.before["schedule"]),
            tuple(row.before["buried"]),
            row.answer,
        )

    async def newest_day(self, user_id: UserId) -> int | None:
        """The review day of the last review that was not taken back."""
        row = await self._one(_NEWEST_DAY, {"user_id": user_id})
        return None if row is None else int(row[0])

    async def undo(self, entry: int, user_id: UserId) -> None:
        """Mark a review as taken back."""
        await self._run(_UNDO, {"entry": entry, "owner": user_id})

    async def done(self, user_id: UserId, day: int) -> Counts:
        """What was reviewed on a day: failed cards again, known ones, new ones."""
        rows = await self._all(_DONE, {"user_id": user_id, "day": day})
        counts = {CardState(state): count for state, count in rows}
        again = counts.get(CardState.LEARNING, 0) + counts.get(CardState.RELEARNING, 0)
        return Counts(again, counts.get(CardState.REVIEW, 0), counts.get(CardState.NEW, 0))

    async def pace(self, user_id: UserId) -> tuple[int, int, int]:
        """(answers, milliseconds taken, milliseconds expected) of the last reviews."""
        count, took, expected = await self._only(_PACE, {"user_id": user_id})
        return count, took or 0, expected or 0

    async def retention(self, user_id: UserId, since: int) -> tuple[int, int, float]:
        """(reviews, remembered, sum of what was predicted) since a day."""
        values = {"user_id": user_id, "since": since}
        count, remembered, predicted = await self._only(_RETENTION, values)
        return count, remembered or 0, predicted or 0.0

    def retention_days(self, user_id: UserId, since: int) -> Asked[list[tuple[int, int, int]]]:
        """(day, reviews, remembered) of each day since one."""
        return self._ask(
            _RETENTION_DAYS,
            {"user_id": user_id, "since": since},
            lambda rows: [(day, count, remembered) for day, count, remembered in rows],
        )

    async def count(self, user_id: UserId, most: int) -> int:
        """How many reviews there are, at most `most`."""
        return int((await self._run(_COUNT, {"user_id": user_id, "most": most})).scalar_one())

    async def history(
        self, user_id: UserId, after: tuple[int, int] = (0, 0)
    ) -> tuple[list[tuple[int, int, int]], tuple[int, int] | None]:
        """A page of (card, day, grade) by card and in order, and where the next page begins."""
        values = {"user_id": user_id, "after_card": after[0], "after_id": after[1]}
        rows = await self._all(_HISTORY, values)
        page = [(row[0], row[2], row[3]) for row in rows]
        return page, (rows[-1][0], rows[-1][1]) if len(rows) == PAGE else None
