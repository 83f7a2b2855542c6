"""Lists over all cards of a learner: held back, to be crammed, due on coming days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Float, and_, bindparam, case, func, or_, select

from ...domain.ids import CardId, CourseId, LessonId, UserId
from ...domain.review import (
    CardSource,
    CardState,
    Counts,
    CramFrom,
    CramQuery,
    HeldCard,
    Hold,
    Known,
)
from ...domain.scheduling import curve_pieces
from .. import models
from .asked import Asked
from .base import AnyRow, Repository, table_of
from .review_log import LOG
from .reviews import AGAIN, CARDS, COURSES, HAS_QUESTION, LESSONS, OPEN_COURSE, URGENCY, plus

MODULES = table_of(models.CourseModule)
_USER: Any = bindparam("user_id")
_TODAY: Any = bindparam("today")
_ASKED_BEFORE = [int(state) for state in CardState if state is not CardState.NEW]
# All that the screen of today counts, in one pass through the index, in its order.
_IS_ASKED = and_(
    CARDS.c.hold == Hold.NONE.value,
    CARDS.c.due_day <= _TODAY,
    CARDS.c.buried_until <= _TODAY,
    *HAS_QUESTION,
)
# What is rarest first: SQLite stops at the first that is not so.
_COMES_AGAIN = and_(CARDS.c.due_at > bindparam("now"), CARDS.c.state.in_(AGAIN), _IS_ASKED)
_GROUPS = (
    select(
        CARDS.c.hold,
        CARDS.c.course_id,
        CARDS.c.state,
        func.count().label("cards"),
        (func.count() - func.count(CARDS.c.asset_id)).label("gone"),
        func.count(case((_IS_ASKED, 1))).label("asked"),
        func.min(case((_COMES_AGAIN, CARDS.c.due_at))).label("again_at"),
    )
    .where(CARDS.c.user_id == _USER)
    .group_by(CARDS.c.hold, CARDS.c.course_id, CARDS.c.state)
    .subquery("groups")
)
_STANDING = (
    select(_GROUPS, COURSES.c.title, and_(*OPEN_COURSE).label("is_open"))
    .join_from(_GROUPS, COURSES, COURSES.c.id == _GROUPS.c.course_id)
    .order_by(COURSES.c.title_key, COURSES.c.id)
)
_HELD = (
    select(
        CARDS.c.id,
        CARDS.c.title,
        CARDS.c.course_id,
        COURSES.c.title,
        CARDS.c.lesson_id,
        func.coalesce(LESSONS.c.title, ""),
        CARDS.c.anchor,
        CARDS.c.hold,
        CARDS.c.source,
        CARDS.c.lapses,
        CARDS.c.reps,
        CARDS.c.asset_id,
    )
    # Outer, so that the cards are searched first; every card has its course.
    .outerjoin_from(CARDS, COURSES, COURSES.c.id == CARDS.c.course_id)
    .outerjoin(LESSONS, LESSONS.c.id == CARDS.c.lesson_id)
    .where(CARDS.c.user_id == _USER)
    .order_by(CARDS.c.lapses.desc(), CARDS.c.id)
    .limit(bindparam("limit"))
)
_DUE_DAYS = (
    select(CARDS.c.due_day, func.count())
    .join_from(CARDS, COURSES, COURSES.c.id == CARDS.c.course_id)
    .where(
        CARDS.c.user_id == _USER,
        CARDS.c.hold == Hold.NONE.value,
        CARDS.c.state.in_(_ASKED_BEFORE),
        CARDS.c.due_day < bindparam("until"),
        *HAS_QUESTION,
        *OPEN_COURSE,
    )
    .group_by(CARDS.c.due_day)
)
_CRAM = (
    select(CARDS.c.id)
    .join_from(CARDS, COURSES, COURSES.c.id == CARDS.c.course_id)
    .where(CARDS.c.user_id == _USER, *HAS_QUESTION, *OPEN_COURSE)
    .limit(bindparam("limit"))
)
_OF_COURSE = select(func.count()).where(
    CARDS.c.course_id == bindparam("course_id"), CARDS.c.user_id == _USER
)


# What is remembered of each lesson, by straight pieces of the curve: in the index alone, in its
# order, without the powers that not every database knows.
_PIECES = len(curve_pieces())
_DAYS = _TODAY - CARDS.c.last_day


def _remembered(first: int, last: int) -> Any:
    """What is remembered of a card whose piece of the curve is one of those, found by halves."""
    if first == last:
        at: Any = bindparam(f"at{first}", type_=Float)
        slope: Any = bindparam(f"slope{first}", type_=Float)
        return at + slope * (_DAYS / CARDS.c.stability)
    middle = (first + last) // 2
    end: Any = bindparam(f"end{middle}", type_=Float)
    is_before = end * CARDS.c.stability > _DAYS
    return case((is_before, _remembered(first, middle)), else_=_remembered(middle + 1, last))


_BY_LESSON = (
    select(
        CARDS.c.lesson_id,
        func.count().label("cards"),
        func.avg(_remembered(0, _PIECES - 1)).label("share"),
    )
    .where(
        CARDS.c.user_id == _USER,
        CARDS.c.lesson_id.is_not(None),
        CARDS.c.stability > 0,
        *HAS_QUESTION,
    )
    .group_by(CARDS.c.lesson_id)
    .subquery("by_lesson")
)
_KNOWN = (
    select(LESSONS.c.id, LESSONS.c.title, COURSES.c.title, _BY_LESSON.c.cards, _BY_LESSON.c.share)
    .join_from(_BY_LESSON, LESSONS, LESSONS.c.id == _BY_LESSON.c.lesson_id)
    .join(MODULES, MODULES.c.id == LESSONS.c.module_id)
    .join(COURSES, COURSES.c.id == MODULES.c.course_id)
    .where(*OPEN_COURSE)
    .order_by(_BY_LESSON.c.share, LESSONS.c.id)
)
_COURSES = (
    select(COURSES.c.id, COURSES.c.title)
    .where(
        COURSES.c.id.in_(select(CARDS.c.course_id).where(CARDS.c.user_id == _USER)), *OPEN_COURSE
    )
    .order_by(COURSES.c.title_key, COURSES.c.id)
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the screen of today counts: waiting by course with its title, all cards by hold, and
    the stored moment at which the next failed card comes again."""

    waiting: dict[CourseId, tuple[str, Counts]]
    held: dict[Hold, int]
    next_at: str | None


class ReviewListsRepository(Repository):
    """Reads cards by what they are, not by what is due."""

    async def count_of(self, course_id: CourseId, user_id: UserId) -> int:
        """How many cards a learner has in a course."""
        values = {"course_id": course_id, "user_id": user_id}
        return int((await self._run(_OF_COURSE, values)).scalar_one())

    async def courses(self, user_id: UserId, *, drafts: bool) -> tuple[tuple[CourseId, str], ...]:
        """The open courses in which a learner has cards, by title."""
        rows = await self._all(_COURSES, {"user_id": user_id, "drafts": drafts})
        return tuple((CourseId(row[0]), row[1]) for row in rows)

    async def standing(self, user_id: UserId, today: int, now: str, *, drafts: bool) -> Standing:
        """What waits, what is held back and what comes again after `now`: one statement."""
        values = {"user_id": user_id, "today": today, "now": now, "drafts": drafts}
        waiting: dict[CourseId, tuple[str, Counts]] = {}
        held = dict.fromkeys(Hold, 0)
        moments = []
        for hold, key, state, cards, gone, asked, again_at, title, is_open in await self._all(
            _STANDING, values
        ):
            held[Hold(hold)] += cards - gone
            held[Hold.MISSING] += gone
            if not asked or not is_open:
                continue
            _, sums = waiting.get(CourseId(key), ("", Counts()))
            waiting[CourseId(key)] = (title, plus(sums, CardState(state), asked))
            if again_at is not None:
                moments.append(str(again_at))
        return Standing(waiting, held, min(moments, default=None))

    async def held(
        self, user_id: UserId, which: Hold, limit: int, *, lapses: int = 0
    ) -> tuple[HeldCard, ...]:
        """Cards by why they are held back; with NONE those that are asked, from `lapses` on."""
        statement = _HELD
        if which is Hold.MISSING:
            statement = statement.where(
                or_(CARDS.c.hold == Hold.MISSING.value, CARDS.c.asset_id.is_(None))
            )
        else:
            statement = statement.where(
                CARDS.c.hold == which.value, CARDS.c.asset_id.is_not(None), CARDS.c.lapses >= lapses
            )
        rows = await self._all(statement, {"user_id": user_id, "limit": limit})
        return tuple(map(_to_held, rows))

    def due_days(self, user_id: UserId, until: int, *, drafts: bool) -> Asked[dict[int, int]]:
        """How many known cards are due on each day before `until`."""
        values = {"user_id": user_id, "until": until, "drafts": drafts}
        return self._ask(_DUE_DAYS, values, dict)

    async def known(
        self, user_id: UserId, today: int, decay: float, *, drafts: bool
    ) -> tuple[Known, ...]:
        """What is remembered of each lesson in open courses, the least first."""
        values: dict[str, Any] = {"user_id": user_id, "today": today, "drafts": drafts}
        for number, (end, at, slope) in enumerate(curve_pieces(decay)):
            values |= {f"at{number}": at, f"slope{number}": slope}
            if number < _PIECES - 1:
                values[f"end{number}"] = end
        rows = await self._all(_KNOWN, values)
        return tuple(
            Known(LessonId(key), title, course, cards, min(1.0, max(0.0, float(share))))
            for key, title, course, cards, share in rows
        )

    async def cram(
        self, query: CramQuery, user_id: UserId, today: int, *, drafts: bool
    ) -> tuple[CardId, ...]:
        """The cards of a filter, the most nearly forgotten first."""
        statement = _CRAM.where(*_cram_filter(query))
        if query.which is CramFrom.WEAKEST:
            statement = statement.where(CARDS.c.state != CardState.NEW)
        statement = statement.order_by(
            (CARDS.c.state == CardState.NEW).asc(), URGENCY.desc(), CARDS.c.id
        )
        values: dict[str, Any] = {"user_id": user_id, "today": today, "drafts": drafts}
        values["limit"] = min(max(query.limit, 0), 1_000)
        return tuple(CardId(row[0]) for row in await self._all(statement, values))


def _cram_filter(query: CramQuery) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if query.course_id is not None:
        where.append(CARDS.c.course_id == query.course_id)
    if query.lesson_id is not None:
        where.append(CARDS.c.lesson_id == query.lesson_id)
    if query.which is CramFrom.LEECHES:
        where.append(CARDS.c.hold == Hold.LEECH.value)
    else:
        where.append(CARDS.c.hold == Hold.NONE.value)
    if query.which is CramFrom.MISTAKES:
        sources = [CardSource.MISTAKE.value, CardSource.UNCERTAIN.value]
        where.append(CARDS.c.source.in_(sources))
    if query.which is CramFrom.FAILED_TODAY:
        failed = select(LOG.c.card_id).where(
            LOG.c.user_id == _USER,
            LOG.c.is_undone.is_(False),
            LOG.c.day == _TODAY,
            LOG.c.recall == 1,
        )
        where.append(CARDS.c.id.in_(failed))
    return where


def _to_held(row: AnyRow) -> HeldCard:
    key, title, course, course_title, lesson, lesson_title, anchor, hold, source, *figures = row
    lapses, reps, asset = figures
    return HeldCard(
        CardId(key),
        title,
        CourseId(course),
        course_title,
        None if lesson is None else LessonId(lesson),
        lesson_title,
        anchor,
        Hold.MISSING if asset is None else Hold(hold),
        CardSource(source),
        lapses,
        reps,
    )
