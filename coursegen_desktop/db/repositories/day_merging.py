"""Writing what another computer knows beside what is known here: nothing doubled, nothing lost.

Rows come checked and with keys of this library. Each method says how many rows it changed, so
that a merge that is done again changes none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError

from ...domain.errors import AppError
from ...domain.ids import AssetId, AttemptId, CardId, CourseId, LessonId, UserId
from ..sqlite import upsert
from .base import Repository, batches
from .day_records import (
    ANSWERS,
    ASSETS,
    ATTEMPT,
    ATTEMPTS,
    CARDS,
    COMPLETIONS,
    COURSES,
    ENROLLMENTS,
    LESSONS,
    LOG,
    MODULES,
    POSITION,
    POSITIONS,
    RANK,
    REVIEW,
    SCHEDULE,
    TIME,
    VERSIONS,
)

Row = dict[str, Any]
_NAMES: Any = bindparam("names", expanding=True)
_KEYS: Any = bindparam("keys", expanding=True)
_USER: Any = bindparam("the_user")


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a lesson here."""

    asset_id: AssetId
    lesson_id: LessonId
    course_id: CourseId


@dataclass(frozen=True, slots=True)
class KnownAttempt:
    """What is known here of an attempt: when it was opened again, when it was handed in (None: it
    runs), and when a person marked it last."""

    id: AttemptId
    user_id: UserId
    finished_at: str | None
    seen_at: str
    reopened_at: str
    marked_at: str


@dataclass(frozen=True, slots=True)
class KnownCard:
    """What is known here of a card: its last review, or when it was added."""

    id: CardId
    last_at: str


_COURSES = select(COURSES.c.public_id, COURSES.c.id).where(
    COURSES.c.public_id.in_(_NAMES), COURSES.c.deleted_at == ""
)
_LESSONS = (
    select(LESSONS.c.public_id, LESSONS.c.id, MODULES.c.course_id)
    .join_from(LESSONS, MODULES, MODULES.c.id == LESSONS.c.module_id)
    .where(LESSONS.c.public_id.in_(_NAMES))
)
_PLACED = (
    select(
        ASSETS.c.public_id, ASSETS.c.id, LESSONS.c.public_id, ASSETS.c.asset_type, ASSETS.c.title,
        RANK, LESSONS.c.id, MODULES.c.course_id,
    )
    .join_from(ASSETS, LESSONS, LESSONS.c.id == ASSETS.c.lesson_id)
    .join(MODULES, MODULES.c.id == LESSONS.c.module_id)
)  # fmt: skip
_ASSETS_BY_ID = _PLACED.where(ASSETS.c.public_id.in_(_NAMES))
_ASSETS_BY_LESSON = _PLACED.where(LESSONS.c.public_id.in_(_NAMES))

_KEEP_VERSION = upsert(VERSIONS).on_conflict_do_nothing(index_elements=["asset_id", "hash"])
_ENROLMENT = upsert(ENROLLMENTS)
_NEWER_ENROLMENT = _ENROLMENT.excluded
_IS_NEWER = _NEWER_ENROLMENT.updated_at > ENROLLMENTS.c.updated_at
_PUT_ENROLMENT = _ENROLMENT.on_conflict_do_update(
    index_elements=["user_id", "course_id"],
    set_={
        "enrolled_at": func.min(ENROLLMENTS.c.enrolled_at, _NEWER_ENROLMENT.enrolled_at),
        "last_opened_at": func.max(ENROLLMENTS.c.last_opened_at, _NEWER_ENROLMENT.last_opened_at),
        "last_lesson_id": case(
            (
                _NEWER_ENROLMENT.last_opened_at > ENROLLMENTS.c.last_opened_at,
                func.coalesce(_NEWER_ENROLMENT.last_lesson_id, ENROLLMENTS.c.last_lesson_id),
            ),
            else_=ENROLLMENTS.c.last_lesson_id,
        ),
        "left_at": case((_IS_NEWER, _NEWER_ENROLMENT.left_at), else_=ENROLLMENTS.c.left_at),
        "updated_at": func.max(ENROLLMENTS.c.updated_at, _NEWER_ENROLMENT.updated_at),
    },
    # A share that was counted anew makes a row newer, and says nothing that is not known.
    where=or_(
        and_(_IS_NEWER, _NEWER_ENROLMENT.left_at != ENROLLMENTS.c.left_at),
        _NEWER_ENROLMENT.last_opened_at > ENROLLMENTS.c.last_opened_at,
        _NEWER_ENROLMENT.enrolled_at < ENROLLMENTS.c.enrolled_at,
    ),
)
# The first time counts, and sums of days go with it: the row goes and comes again.
_DROP_LATER = delete(COMPLETIONS).where(
    COMPLETIONS.c.user_id == _USER,
    COMPLETIONS.c.lesson_id == bindparam("the_lesson"),
    COMPLETIONS.c.completed_at > bindparam("moment"),
)
_PUT_COMPLETION = upsert(COMPLETIONS).on_conflict_do_nothing(
    index_elements=["user_id", "lesson_id"]
)
_POSITION = upsert(POSITIONS)
_PUT_POSITION = _POSITION.on_conflict_do_update(
    index_elements=["user_id", "lesson_id"],
    set_={name: _POSITION.excluded[name] for name in POSITION}
    # How long a lesson was read is told by nobody in full: the longest is the nearest.
    | {"seconds": func.max(POSITIONS.c.seconds, _POSITION.excluded.seconds)},
    where=_POSITION.excluded.updated_at > POSITIONS.c.updated_at,
)
# A stretch grows while its view is open.
_SAME_STRETCH = """study_events s WHERE s.user_id = :user_id AND s.ended_at >= :started_at
  AND s.view = :view AND s.started_at = :started_at AND s.lesson_id IS :lesson_id"""
_GROW_STUDY = text(f"""UPDATE study_events SET ended_at = :ended_at, ms = max(ms, :ms)
WHERE id = (SELECT s.id FROM {_SAME_STRETCH}) AND ended_at < :ended_at""")
_ADD_STUDY = text(f"""INSERT INTO study_events (user_id, course_id, lesson_id, asset_id,
  {", ".join(TIME)}) SELECT :user_id, :course_id, :lesson_id, :asset_id,
  {", ".join(f":{name}" for name in TIME)} WHERE NOT EXISTS (SELECT 1 FROM {_SAME_STRETCH})""")
_KNOWN_ATTEMPTS = select(
    ATTEMPTS.c.public_id,
    ATTEMPTS.c.id,
    ATTEMPTS.c.user_id,
    ATTEMPTS.c.finished_at,
    ATTEMPTS.c.seen_at,
    ATTEMPTS.c.reopened_at,
    func.coalesce(
        select(func.max(ANSWERS.c.marked_at))
        .where(ANSWERS.c.attempt_id == ATTEMPTS.c.id)
        .scalar_subquery(),
        "",
    ),
).where(ATTEMPTS.c.public_id.in_(_NAMES))
_ADD_ATTEMPTS = insert(ATTEMPTS)
_MOVED = [name for name in ATTEMPT if name not in ("public_id", "attempted_at")]
_GO_ON = (
    update(ATTEMPTS)
    .where(ATTEMPTS.c.id == bindparam("the_attempt"))
    .values(pause="", **{name: bindparam(f"new_{name}") for name in _MOVED})
)
_DROP_ANSWERS = delete(ANSWERS).where(ANSWERS.c.attempt_id.in_(_KEYS))
_ADD_ANSWERS = insert(ANSWERS)
_KNOWN_CARDS = select(
    CARDS.c.asset_id,
    CARDS.c.question_id,
    CARDS.c.id,
    func.coalesce(
        select(func.max(LOG.c.at))
        .where(LOG.c.card_id == CARDS.c.id, LOG.c.is_undone.is_(False))
        .scalar_subquery(),
        CARDS.c.added_at,
    ),
).where(CARDS.c.user_id == _USER, CARDS.c.asset_id.in_(_KEYS))
_TAKEN_CARDS = select(CARDS.c.public_id).where(CARDS.c.public_id.in_(_NAMES))
_ADD_CARDS = insert(CARDS)
_SCHEDULE_CARD = (
    update(CARDS)
    .where(CARDS.c.id == bindparam("the_card"))
    .values({name: bindparam(f"new_{name}") for name in SCHEDULE})
)
_HISTORY = select(LOG).where(LOG.c.card_id.in_(_KEYS)).order_by(LOG.c.at, LOG.c.id)
_DROP_HISTORY = delete(LOG).where(LOG.c.card_id.in_(_KEYS))
_ADD_REVIEWS = insert(LOG)
_UNDO = (
    update(LOG)
    .where(
        LOG.c.card_id == bindparam("the_card"),
        LOG.c.at == bindparam("moment"),
        LOG.c.is_undone.is_(False),
    )
    .values(is_undone=True)
)
_ADD_GRADE = text("""INSERT INTO grade_changes (course_id, user_id, asset_id, percent, comment,
  by_name, at) SELECT :course_id, :user_id, :asset_id, :percent, :comment, :by_name, :at
WHERE NOT EXISTS (SELECT 1 FROM grade_changes g WHERE g.user_id = :user_id
  AND g.course_id = :course_id AND g.asset_id = :asset_id AND g.at = :at)""")


@contextmanager
def refusing_doubles(refusal: AppError) -> Iterator[None]:
    """Raise `refusal` for rows that cannot stand beside one another: each was checked by itself,
    but whoever wrote them may have written one twice. Nothing of the unit of work is kept then."""
    try:
        yield
    except IntegrityError as error:
        raise refusal from error


class DayMergingRepository(Repository):
    """Puts the rows of a day into the library, of one learner after the other."""

    # ------------------------------------------------------------ where things are here

    async def courses(self, public_ids: Iterable[str]) -> dict[str, CourseId]:
        """The courses that are here."""
        rows = await self._found(_COURSES, public_ids)
        return {public_id: CourseId(key) for public_id, key in rows}

    async def lessons(self, public_ids: Iterable[str]) -> dict[str, tuple[LessonId, CourseId]]:
        """The lessons that are here, and their courses."""
        rows = await self._found(_LESSONS, public_ids)
        return {public_id: (LessonId(key), CourseId(course)) for public_id, key, course in rows}

    async def places(self, quizzes: Sequence[Row]) -> dict[str, Place]:
        """Where parts of lessons are here, by the ids that they have there.

        One that came in from a file has another id here: then it is the one of its kind and
        title that stands in the same place of its lesson.
        """
        found: dict[str, Place] = {}
        for row in await self._found(_ASSETS_BY_ID, [one["public_id"] for one in quizzes]):
            found[row[0]] = Place(AssetId(row[1]), LessonId(row[6]), CourseId(row[7]))
        others = [one for one in quizzes if one["public_id"] not in found]
        by_place = {
            tuple(row[2:6]): Place(AssetId(row[1]), LessonId(row[6]), CourseId(row[7]))
            for row in await self._found(_ASSETS_BY_LESSON, {one["lesson"] for one in others})
        }
        taken = set(found.values())
        for one in others:
            place = by_place.get((one["lesson"], one["asset_type"], one["title"], one["rank"]))
            if place is not None and place not in taken:  # two quizzes never become one
                found[one["public_id"]] = place
                taken.add(place)
        return found

    # ------------------------------------------------------------ what was done

    async def put_versions(self, rows: Sequence[Row]) -> int:
        """Quizzes as they were asked."""
        return await self._each(_KEEP_VERSION, rows)

    async def put_enrolments(self, rows: Sequence[Row]) -> int:
        """Courses that somebody takes; the newer says whether he left."""
        return await self._each(_PUT_ENROLMENT, rows)

    async def put_completions(self, rows: Sequence[Row]) -> tuple[int, int]:
        """Lessons that are done: how many are new, and how many were done earlier than known."""
        earlier = await self._each(
            _DROP_LATER,
            [
                {
                    "the_user": row["user_id"],
                    "the_lesson": row["lesson_id"],
                    "moment": row["completed_at"],
                }
                for row in rows
            ],
        )
        return await self._each(_PUT_COMPLETION, rows) - earlier, earlier

    async def put_positions(self, rows: Sequence[Row]) -> int:
        """Places in lessons; the newer stays."""
        return await self._each(_PUT_POSITION, rows)

    async def put_study(self, rows: Sequence[Row]) -> int:
        """Stretches of time."""
        grown = await self._each(_GROW_STUDY, rows)
        return grown + await self._each(_ADD_STUDY, rows)

    async def put_grades(self, rows: Sequence[Row]) -> int:
        """Grades that were set by hand."""
        return await self._each(_ADD_GRADE, rows)

    async def known_attempts(self, public_ids: Iterable[str]) -> dict[str, KnownAttempt]:
        """Those that are here."""
        rows = await self._found(_KNOWN_ATTEMPTS, public_ids)
        return {row[0]: KnownAttempt(AttemptId(row[1]), UserId(row[2]), *row[3:]) for row in rows}

    async def add_attempts(self, rows: Sequence[Row]) -> dict[str, AttemptId]:
        """New ones, without their answers. Returns their keys."""
        await self._each(_ADD_ATTEMPTS, rows)
        known = await self.known_attempts([row["public_id"] for row in rows])
        return {public_id: one.id for public_id, one in known.items()}

    async def go_on(self, rows: Sequence[tuple[AttemptId, Row]]) -> None:
        """Give attempts the state of others."""
        await self._each(
            _GO_ON,
            [
                {"the_attempt": key} | {f"new_{name}": row[name] for name in _MOVED}
                for key, row in rows
            ],
        )

    async def put_answers(self, attempts: Sequence[AttemptId], rows: Sequence[Row]) -> None:
        """All answers of these attempts, in the place of those that they had."""
        for part in batches(attempts):
            await self._run(_DROP_ANSWERS, {"keys": part})
        await self._each(_ADD_ANSWERS, rows)

    # ------------------------------------------------------------ reviews

    async def known_cards(
        self, user_id: UserId, assets: Iterable[AssetId]
    ) -> dict[tuple[AssetId, str], KnownCard]:
        """Somebody's cards on these quizzes, by quiz and question."""
        found: dict[tuple[AssetId, str], KnownCard] = {}
        for part in batches(sorted(set(assets))):
            for asset, question, key, last in await self._all(
                _KNOWN_CARDS, {"the_user": user_id, "keys": part}
            ):
                found[AssetId(asset), question] = KnownCard(CardId(key), last)
        return found

    async def add_cards(self, rows: Sequence[Row]) -> None:
        """New ones; an id that is taken by another card is not used twice."""
        taken = {row[0] for row in await self._found(_TAKEN_CARDS, [r["public_id"] for r in rows])}
        await self._each(
            _ADD_CARDS,
            [
                row | {"public_id": self._work.new_id()} if row["public_id"] in taken else row
                for row in rows
            ],
        )

    async def schedule(self, rows: Sequence[tuple[CardId, Row]]) -> None:
        """Ask cards again when others say."""
        await self._each(
            _SCHEDULE_CARD,
            [
                {"the_card": key} | {f"new_{name}": row[name] for name in SCHEDULE}
                for key, row in rows
            ],
        )

    async def put_reviews(self, user_id: UserId, reviews: Sequence[tuple[CardId, Row]]) -> int:
        """Reviews of somebody's cards; what was taken back anywhere is taken back.

        A history is told in the order of time: where new ones come between old ones, it is
        written anew.
        """
        wanted: dict[CardId, dict[str, Row]] = {}
        for key, row in reviews:
            wanted.setdefault(key, {})[row["at"]] = row
        changed = 0
        for part in batches(list(wanted)):
            there: dict[CardId, list[Row]] = {key: [] for key in part}
            for row in await self._all(_HISTORY, {"keys": part}):
                there[CardId(row.card_id)].append(dict(row._mapping))
            for key in part:
                changed += await self._put_history(user_id, key, there[key], wanted[key])
        return changed

    async def _put_history(
        self, user_id: UserId, card: CardId, there: Sequence[Row], wanted: dict[str, Row]
    ) -> int:
        known = {row["at"]: row for row in there}
        undone = [
            {"the_card": card, "moment": at}
            for at, row in wanted.items()
            if row["is_undone"] and at in known and not known[at]["is_undone"]
        ]
        await self._each(_UNDO, undone)
        new = [
            {name: row[name] for name in (*REVIEW, "before")}
            | {"card_id": card, "user_id": user_id}
            for at, row in sorted(wanted.items())
            if at not in known
        ]
        if new and there and new[0]["at"] < there[-1]["at"]:
            taken_back = {one["moment"] for one in undone}
            old = [
                {name: row[name] for name in (*REVIEW, "before", "card_id", "user_id")}
                | {"is_undone": row["is_undone"] or row["at"] in taken_back}
                for row in there
            ]
            await self._run(_DROP_HISTORY, {"keys": [card]})
            await self._each(_ADD_REVIEWS, sorted([*old, *new], key=lambda row: str(row["at"])))
        else:
            await self._each(_ADD_REVIEWS, new)
        return len(new) + len(undone)
