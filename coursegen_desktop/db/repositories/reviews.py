"""Cards that a learner reviews. What is due is read from one covering index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    bindparam,
    case,
    cast,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
    update,
)

from ...domain.ids import AssetId, CardId, CourseId, LessonId, UserId
from ...domain.review import (
    Card,
    CardSource,
    CardState,
    Counts,
    Hold,
    NewCard,
    Schedule,
)
from .. import models
from ..search import storable
from ..sqlite import upsert
from .base import AnyRow, Repository, batches, missing, table_of
from .trash import NEVER

CARDS = table_of(models.ReviewCard)
COURSES = table_of(models.Course)
LESSONS = table_of(models.Lesson)
ENROLLMENTS = table_of(models.Enrollment)
LOG = table_of(models.ReviewLog)

_USER: Any = bindparam("user_id")
_TODAY: Any = bindparam("today")
AGAIN = [int(CardState.LEARNING), int(CardState.RELEARNING)]
_SCHEDULE = (
    CARDS.c.state,
    CARDS.c.hold,
    CARDS.c.due_day,
    CARDS.c.due_at,
    CARDS.c.buried_until,
    CARDS.c.stability,
    CARDS.c.difficulty,
    CARDS.c.last_day,
    CARDS.c.reps,
    CARDS.c.lapses,
)
_INSERT = upsert(CARDS)
_NEW = _INSERT.excluded
# A question that is known and goes wrong in a quiz is asked again soon; its memory is not
# touched, for the review itself will tell. One whose question was missing is asked again.
_ADD = _INSERT.on_conflict_do_update(
    index_elements=["asset_id", "question_id", "user_id"],
    set_={
        "due_day": case(
            (
                (CARDS.c.state == CardState.REVIEW)
                & (_NEW.source == CardSource.MISTAKE)
                & (_NEW.due_day < CARDS.c.due_day),
                _NEW.due_day,
            ),
            else_=CARDS.c.due_day,
        ),
        "hold": case((CARDS.c.hold == Hold.MISSING, Hold.NONE.value), else_=CARDS.c.hold),
        "course_id": _NEW.course_id,
        "lesson_id": _NEW.lesson_id,
        "question_version": _NEW.question_version,
        "sibling_key": _NEW.sibling_key,
        "anchor": _NEW.anchor,
        "title": _NEW.title,
    },
)
_ADD_ONE = _ADD.returning(CARDS.c.id)
# Names of their own: an UPDATE keeps those of its columns for itself.
_OWNER: Any = bindparam("owner")
_OWN = (CARDS.c.id == bindparam("the_card"), CARDS.c.user_id == _OWNER)
_GET = (
    select(
        CARDS.c.id,
        CARDS.c.public_id,
        CARDS.c.course_id,
        COURSES.c.title,
        CARDS.c.lesson_id,
        func.coalesce(LESSONS.c.title, ""),
        CARDS.c.asset_id,
        CARDS.c.question_id,
        CARDS.c.question_version,
        CARDS.c.sibling_key,
        CARDS.c.source,
        CARDS.c.anchor,
        CARDS.c.title,
        *_SCHEDULE,
    )
    .join_from(CARDS, COURSES, COURSES.c.id == CARDS.c.course_id)
    .outerjoin(LESSONS, LESSONS.c.id == CARDS.c.lesson_id)
    .where(*_OWN)
)


def _deleted() -> Any:
    """The assets in the trashes of courses, from the trashes on."""
    courses, modules = table_of(models.Course).alias(), table_of(models.CourseModule).alias()
    lessons, assets = LESSONS.alias(), table_of(models.LessonAsset).alias()
    trashes = select(courses.c.id).where(courses.c.deleted_at == NEVER)
    homes = select(modules.c.id).where(modules.c.course_id.in_(trashes))
    gone = select(lessons.c.id).where(lessons.c.module_id.in_(homes))
    return select(assets.c.id).where(assets.c.lesson_id.in_(gone))


# Its question is there, and not in the trash of its course: few are, so they are listed once.
HAS_QUESTION: tuple[ColumnElement[bool], ...] = (
    CARDS.c.asset_id.is_not(None),
    CARDS.c.asset_id.not_in(_deleted()),
)
# What may be asked on a day, whatever course it is of.
_ASKED = (
    CARDS.c.user_id == _USER,
    CARDS.c.hold == Hold.NONE.value,
    CARDS.c.due_day <= _TODAY,
    CARDS.c.buried_until <= _TODAY,
    *HAS_QUESTION,
)
# Not in the trash, published where drafts are not seen, and not left by the learner.
OPEN_COURSE: tuple[ColumnElement[bool], ...] = (
    COURSES.c.deleted_at == "",
    or_(COURSES.c.is_published.is_(True), bindparam("drafts").is_(True)),
    ~exists().where(
        ENROLLMENTS.c.user_id == _USER,
        ENROLLMENTS.c.course_id == COURSES.c.id,
        ENROLLMENTS.c.left_at != "",
    ),
)
_BY_COURSE = (
    select(CARDS.c.course_id, CARDS.c.state, func.count().label("count"))
    .where(*_ASKED)
    .group_by(CARDS.c.course_id, CARDS.c.state)
    .subquery("by_course")
)
_WAITING = (
    select(_BY_COURSE.c.course_id, COURSES.c.title, _BY_COURSE.c.state, _BY_COURSE.c.count)
    .join_from(_BY_COURSE, COURSES, COURSES.c.id == _BY_COURSE.c.course_id)
    .where(*OPEN_COURSE)
    .order_by(COURSES.c.title_key, COURSES.c.id)
)
_IN_COURSES = CARDS.c.course_id.in_(bindparam("course_ids", expanding=True))
# As domain/scheduling.urgency: time passed over stability, which a reviewed card always has.
URGENCY = cast(_TODAY - CARDS.c.last_day, Float) / CARDS.c.stability
_REVIEWS = (
    select(CARDS.c.id, CARDS.c.course_id)
    .where(*_ASKED, CARDS.c.state == CardState.REVIEW, _IN_COURSES)
    .order_by(URGENCY.desc(), CARDS.c.id)
    .limit(bindparam("reviews"))
)
_FRESH = (
    select(CARDS.c.id, CARDS.c.course_id)
    .where(*_ASKED, CARDS.c.state == CardState.NEW, _IN_COURSES)
    .order_by(CARDS.c.due_day, CARDS.c.id)
    .limit(bindparam("new"))
)
_AGAIN_CARDS = select(CARDS.c.id, CARDS.c.course_id).where(
    *_ASKED, CARDS.c.state.in_(AGAIN), _IN_COURSES
)


def _limited() -> Any:
    reviews, fresh = _REVIEWS.subquery("reviews"), _FRESH.subquery("fresh")
    parts = union_all(
        select(reviews.c.course_id, literal(int(CardState.REVIEW)).label("state")),
        select(fresh.c.course_id, literal(int(CardState.NEW))),
    ).subquery("limited")
    return select(parts.c.course_id, parts.c.state, func.count()).group_by(
        parts.c.course_id, parts.c.state
    )


def _first() -> Any:
    """The next card: failed ones whose time has come, known ones, new ones, failed ones early."""
    now: Any = bindparam("now")
    again = _AGAIN_CARDS.where(CARDS.c.due_at <= now).order_by(CARDS.c.due_at).limit(1)
    early = _AGAIN_CARDS.where(CARDS.c.due_at > now, CARDS.c.due_at <= bindparam("soon"))
    early = early.order_by(CARDS.c.due_at).limit(1)
    parts = [
        select(part.c.id, literal(rank).label("rank"))
        for rank, part in enumerate(
            item.subquery(f"part{rank}")
            for rank, item in enumerate((again, _REVIEWS, _FRESH, early))
        )
    ]
    ranked = union_all(*parts).subquery("ranked")
    return select(ranked.c.id).order_by(ranked.c.rank).limit(1)


_LIMITED = _limited()
_FIRST = _first()
_SAVE = update(CARDS).where(*_OWN)
_BURY_SIBLINGS = (
    update(CARDS)
    .where(
        CARDS.c.user_id == _OWNER,
        CARDS.c.sibling_key == bindparam("siblings"),
        CARDS.c.id != bindparam("the_card"),
        CARDS.c.state.in_([int(CardState.NEW), int(CardState.REVIEW)]),
        CARDS.c.buried_until <= _TODAY,
    )
    .values(buried_until=_TODAY + 1)
    .returning(CARDS.c.id)
)
_THESE = (CARDS.c.user_id == _OWNER, CARDS.c.id.in_(bindparam("card_ids", expanding=True)))
_BURY = update(CARDS).where(*_THESE).values(buried_until=bindparam("until"))
_HOLD = update(CARDS).where(*_THESE).values(hold=bindparam("why"))
_DELETE = delete(CARDS).where(*_THESE)
_REMEMBER = (
    update(CARDS)
    .where(*_OWN)
    .values(stability=bindparam("new_stability"), difficulty=bindparam("new_difficulty"))
)


def _to_schedule(row: Sequence[Any]) -> Schedule:
    state, hold, *others = row
    return Schedule(CardState(state), Hold(hold), *others)


def _to_card(row: AnyRow) -> Card:
    key, public, course, title, lesson, lesson_title, asset, *texts = row[:13]
    question, version, siblings, source, anchor, prompt = texts
    return Card(
        CardId(key),
        public,
        CourseId(course),
        title,
        None if lesson is None else LessonId(lesson),
        lesson_title,
        None if asset is None else AssetId(asset),
        question,
        version,
        siblings,
        CardSource(source),
        anchor,
        prompt,
        _to_schedule(row[13:]),
    )


class ReviewsRepository(Repository):
    """Finds and keeps cards."""

    async def add(self, card: NewCard) -> CardId:
        """A card; the one that is there already for this question is brought up to date."""
        return CardId((await self._run(_ADD_ONE, self._values(card))).scalar_one())

    async def add_all(self, cards: Sequence[NewCard]) -> None:
        """Several cards, as `add`."""
        for part in batches(cards):
            await self._run(_ADD, [self._values(card) for card in part])

    async def get(self, card_id: CardId, user_id: UserId) -> Card:
        """One card of a learner; NotFound when there is none."""
        row = await self._one(_GET, {"the_card": card_id, "owner": user_id})
        if row is None:
            raise missing("card")
        return _to_card(row)

    async def waiting(
        self, user_id: UserId, today: int, *, drafts: bool
    ) -> dict[CourseId, tuple[str, Counts]]:
        """Everything that waits, by course: its title and how much, without the day's limits."""
        rows = await self._all(_WAITING, {"user_id": user_id, "today": today, "drafts": drafts})
        found: dict[CourseId, tuple[str, Counts]] = {}
        for course, title, state, count in rows:
            _, sums = found.get(course, ("", Counts()))
            found[CourseId(course)] = (title, plus(sums, CardState(state), count))
        return found

    async def limited(
        self, user_id: UserId, today: int, courses: Iterable[CourseId], allowed: Counts
    ) -> dict[CourseId, Counts]:
        """What of it the day's limits let in, forgotten soonest first; failed ones not counted."""
        rows = await self._all(_LIMITED, _day(user_id, today, courses, allowed))
        found: dict[CourseId, Counts] = {}
        for course, state, count in rows:
            sums = found.get(course, Counts())
            found[CourseId(course)] = plus(sums, CardState(state), count)
        return found

    async def first(
        self,
        user_id: UserId,
        today: int,
        courses: Iterable[CourseId],
        allowed: Counts,
        *,
        now: str,
        soon: str,
    ) -> CardId | None:
        """The card to ask next. A failed one comes before `soon` only when nothing else waits."""
        values = _day(user_id, today, courses, allowed) | {"now": now, "soon": soon}
        values["reviews"], values["new"] = min(1, allowed.reviews), min(1, allowed.new)
        row = await self._one(_FIRST, values)
        return None if row is None else CardId(row[0])

    async def save(self, card_id: CardId, user_id: UserId, schedule: Schedule) -> None:
        """Keep what an answer, or taking it back, made of a card."""
        values = {**schedule.dump(), "state": int(schedule.state), "hold": schedule.hold.value}
        await self._run(_SAVE.values(**values), {"the_card": card_id, "owner": user_id})

    async def bury_siblings(
        self, card_id: CardId, user_id: UserId, siblings: str, today: int
    ) -> list[int]:
        """Put off, until tomorrow, what a card gives away. Returns their keys."""
        values = {"the_card": card_id, "owner": user_id, "siblings": siblings, "today": today}
        return [row[0] for row in await self._all(_BURY_SIBLINGS, values)]

    async def bury(self, card_ids: Sequence[int], user_id: UserId, until: int) -> None:
        """Put cards off until the review day `until`; 0 brings them back."""
        for part in batches(card_ids):
            values = {"owner": user_id, "card_ids": list(part), "until": until}
            await self._run(_BURY, values)

    async def hold(self, card_ids: Sequence[int], user_id: UserId, hold: Hold) -> None:
        """Hold cards back, or let them go with NONE."""
        for part in batches(card_ids):
            values = {"owner": user_id, "card_ids": list(part), "why": hold.value}
            await self._run(_HOLD, values)

    async def remove(self, card_ids: Sequence[int], user_id: UserId) -> None:
        """Delete cards with their history."""
        for part in batches(card_ids):
            await self._run(_DELETE, {"owner": user_id, "card_ids": list(part)})

    async def remember(self, user_id: UserId, memories: Sequence[tuple[int, float, float]]) -> None:
        """Keep (card, stability, difficulty) as a new model sees them; due days stay."""
        for part in batches(memories, 1_000):
            await self._run(
                _REMEMBER,
                [
                    {
                        "the_card": card,
                        "owner": user_id,
                        "new_stability": stable,
                        "new_difficulty": hard,
                    }
                    for card, stable, hard in part
                ],
            )

    def _values(self, card: NewCard) -> dict[str, Any]:
        return {
            "public_id": self._work.new_id(),
            "user_id": card.user_id,
            "course_id": card.course_id,
            "lesson_id": card.lesson_id,
            "asset_id": card.asset_id,
            "question_id": card.question_id,
            "question_version": card.question_version,
            "sibling_key": card.sibling_key,
            "source": card.source.value,
            "anchor": storable(card.anchor)[:200],
            "title": storable(card.title)[:200],
            "added_at": self._work.stamp(),
            **_FRESH_SCHEDULE,
            "due_day": card.day,
        }


_FRESH_SCHEDULE = {**Schedule().dump(), "state": int(CardState.NEW), "hold": Hold.NONE.value}


def _day(
    user_id: UserId, today: int, courses: Iterable[CourseId], allowed: Counts
) -> dict[str, Any]:
    return {
        "user_id": user_id,
        "today": today,
        "course_ids": list(courses),
        "reviews": allowed.reviews,
        "new": allowed.new,
    }


def plus(sums: Counts, state: CardState, count: int) -> Counts:
    """The sums with `count` more cards of a state."""
    if state is CardState.NEW:
        return Counts(sums.learning, sums.reviews, sums.new + count)
    if state is CardState.REVIEW:
        return Counts(sums.learning, sums.reviews + count, sums.new)
    return Counts(sums.learning + count, sums.reviews, sums.new)
