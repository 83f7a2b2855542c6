"""What the classes of one computer did, as plain rows for another one.

Things are named by their public ids; columns are called as the rows of a day's package are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, bindparam, exists, func, or_, select

from ...domain.ids import ClassId, UserId
from ...domain.school_class import MemberRole
from .. import models
from .base import Repository, batches, table_of

USERS = table_of(models.User)
CLASSES = table_of(models.SchoolClass)
MEMBERS = table_of(models.ClassMember)
ASSIGNMENTS = table_of(models.Assignment)
MEANT = table_of(models.AssignmentPerson)
COURSES = table_of(models.Course)
MODULES = table_of(models.CourseModule)
LESSONS = table_of(models.Lesson)
ASSETS = table_of(models.LessonAsset)
ENROLLMENTS = table_of(models.Enrollment)
COMPLETIONS = table_of(models.LessonCompletion)
POSITIONS = table_of(models.ReadingPosition)
STUDY = table_of(models.StudyEvent)
ATTEMPTS = table_of(models.QuizAttempt)
ANSWERS = table_of(models.QuizAnswer)
VERSIONS = table_of(models.QuizVersion)
CARDS = table_of(models.ReviewCard)
LOG = table_of(models.ReviewLog)
GRADES = table_of(models.GradeChange)

# Columns that mean the same on every computer.
PERSON = (
    "public_id", "full_name", "email", "avatar", "group_name", "revision", "created_at",
    "updated_at",
)  # fmt: skip
CLASS = (
    "public_id", "name", "icon", "colour", "way", "may_join", "has_guests", "freezes_clock",
    "shows_pictures", "takes_cards", "archived_at", "revision", "created_at", "updated_at",
)  # fmt: skip
MEMBER = (
    "made_here", "pictures_hash", "pictures", "card_hash", "card", "joined_at", "left_at",
    "updated_at",
)  # fmt: skip
ASSIGNMENT = (
    "public_id", "for_all", "from_day", "until_day", "note", "given_by", "withdrawn_at", "revision",
    "created_at", "updated_at",
)  # fmt: skip
ENROLMENT = ("enrolled_at", "last_opened_at", "left_at", "updated_at")
COMPLETION = ("completed_at", "day")
POSITION = (
    "position", "text_offset", "share", "quote", "seconds", "film_seconds", "updated_at",
)  # fmt: skip
TIME = ("view", "started_at", "ended_at", "day", "ms")
ATTEMPT = (
    "public_id", "asset_revision", "score", "max_score", "attempted_at", "finished_at", "day",
    "seed", "state", "kind", "counts", "version", "spent_s", "seen_at", "reopened_at", "page",
    "needs_marking", "flags", "asked", "opened",
)  # fmt: skip
ANSWER = (
    "question_id", "answer", "score", "max_score", "answered_at", "day", "certainty", "spent_s",
    "needs_marking", "marked_by", "marked_at", "tries",
)  # fmt: skip
CARD = (
    "public_id", "question_id", "question_version", "sibling_key", "source", "anchor", "title",
    "added_at",
)  # fmt: skip
SCHEDULE = (
    "state", "hold", "due_day", "due_at", "buried_until", "stability", "difficulty", "last_day",
    "reps", "lapses",
)  # fmt: skip
REVIEW = (
    "at", "day", "recall", "state", "elapsed_days", "predicted", "took_ms", "expected_ms",
    "certainty", "fraction", "is_undone", "answer",
)  # fmt: skip
GRADE = ("percent", "comment", "by_name", "at")

Rows = list[dict[str, Any]]
_USER: Any = bindparam("user_id")
_SINCE: Any = bindparam("since")
_CLASSES: Any = bindparam("class_ids", expanding=True)
_NAMES: Any = bindparam("names", expanding=True)
_KEYS: Any = bindparam("keys", expanding=True)
_LESSON = LESSONS.c.public_id.label("lesson")
_ASSET = ASSETS.c.public_id.label("asset")
_COURSE = COURSES.c.public_id.label("course")


def columns(table: Table, names: Iterable[str]) -> list[ColumnElement[Any]]:
    """Columns by their names."""
    return [table.c[name] for name in names]


_OF_CLASSES = select(*columns(CLASSES, CLASS)).where(CLASSES.c.id.in_(_CLASSES))
# No guest, and nobody who teaches: rights do not travel.
_IN_CLASSES = and_(MEMBERS.c.class_id.in_(_CLASSES), MEMBERS.c.role == MemberRole.LEARNER.value)
_IS_LEARNER = and_(
    USERS.c.deleted_at == "",
    USERS.c.is_admin.is_(False),
    USERS.c.is_instructor.is_(False),
)
_MEMBERS = (
    select(
        USERS.c.id,
        CLASSES.c.public_id.label("school_class"),
        USERS.c.public_id.label("person"),
        *columns(MEMBERS, MEMBER),
    )
    .join_from(MEMBERS, CLASSES, CLASSES.c.id == MEMBERS.c.class_id)
    .join(USERS, USERS.c.id == MEMBERS.c.user_id)
    .where(_IN_CLASSES, _IS_LEARNER)
    .order_by(CLASSES.c.id, USERS.c.id)
)
_PEOPLE = (
    select(USERS.c.id, *columns(USERS, PERSON))
    .where(USERS.c.id.in_(select(MEMBERS.c.user_id).where(_IN_CLASSES)), _IS_LEARNER)
    .order_by(USERS.c.id)
)
_ASSIGNMENTS = (
    select(
        ASSIGNMENTS.c.id, CLASSES.c.public_id.label("school_class"), _COURSE, _LESSON, _ASSET,
        *columns(ASSIGNMENTS, ASSIGNMENT),
    )
    .select_from(
        ASSIGNMENTS.join(CLASSES, CLASSES.c.id == ASSIGNMENTS.c.class_id)
        .join(COURSES, COURSES.c.id == ASSIGNMENTS.c.course_id)
        .outerjoin(LESSONS, LESSONS.c.id == ASSIGNMENTS.c.lesson_id)
        .outerjoin(ASSETS, ASSETS.c.id == ASSIGNMENTS.c.asset_id)
    )
    .where(ASSIGNMENTS.c.class_id.in_(_CLASSES))
    .order_by(ASSIGNMENTS.c.id)
)  # fmt: skip
_MEANT = (
    select(MEANT.c.assignment_id, MEANT.c.user_id)
    .join_from(ASSIGNMENTS, MEANT, MEANT.c.assignment_id == ASSIGNMENTS.c.id)
    .where(ASSIGNMENTS.c.class_id.in_(_CLASSES))
)
_ENROLMENTS = (
    select(_COURSE, LESSONS.c.public_id.label("last_lesson"), *columns(ENROLLMENTS, ENROLMENT))
    .join_from(ENROLLMENTS, COURSES, COURSES.c.id == ENROLLMENTS.c.course_id)
    .outerjoin(LESSONS, LESSONS.c.id == ENROLLMENTS.c.last_lesson_id)
    .where(ENROLLMENTS.c.user_id == _USER, ENROLLMENTS.c.updated_at >= _SINCE)
    .order_by(ENROLLMENTS.c.id)
)
_COMPLETIONS = (
    select(_LESSON, *columns(COMPLETIONS, COMPLETION))
    .join_from(COMPLETIONS, LESSONS, LESSONS.c.id == COMPLETIONS.c.lesson_id)
    .where(COMPLETIONS.c.user_id == _USER, COMPLETIONS.c.completed_at >= _SINCE)
    .order_by(COMPLETIONS.c.lesson_id)
)
_POSITIONS = (
    select(_LESSON, *columns(POSITIONS, POSITION))
    .join_from(POSITIONS, LESSONS, LESSONS.c.id == POSITIONS.c.lesson_id)
    .where(POSITIONS.c.user_id == _USER, POSITIONS.c.updated_at >= _SINCE)
    .order_by(LESSONS.c.id)
)
# What was spent in a course that is gone stays where it was spent.
_STUDY = (
    select(_COURSE, _LESSON, _ASSET, *columns(STUDY, TIME))
    .join_from(STUDY, COURSES, COURSES.c.id == STUDY.c.course_id)
    .outerjoin(LESSONS, LESSONS.c.id == STUDY.c.lesson_id)
    .outerjoin(ASSETS, ASSETS.c.id == STUDY.c.asset_id)
    .where(STUDY.c.user_id == _USER, STUDY.c.ended_at >= _SINCE)
    .order_by(STUDY.c.id)
)
_TOUCHED = or_(
    ATTEMPTS.c.attempted_at >= _SINCE,
    ATTEMPTS.c.finished_at >= _SINCE,
    ATTEMPTS.c.seen_at >= _SINCE,
    ATTEMPTS.c.reopened_at >= _SINCE,
    exists().where(ANSWERS.c.attempt_id == ATTEMPTS.c.id, ANSWERS.c.marked_at >= _SINCE),
)
_ATTEMPTS = (
    select(ATTEMPTS.c.id, _ASSET, *columns(ATTEMPTS, ATTEMPT))
    .join_from(ATTEMPTS, ASSETS, ASSETS.c.id == ATTEMPTS.c.asset_id)
    .where(ATTEMPTS.c.user_id == _USER, _TOUCHED)
)
_ANSWERS = (
    select(ANSWERS.c.attempt_id, *columns(ANSWERS, ANSWER))
    .where(ANSWERS.c.attempt_id.in_(_KEYS))
    .order_by(ANSWERS.c.id)
)
_CARDS = (
    select(CARDS.c.id, _COURSE, _LESSON, _ASSET, *columns(CARDS, CARD), *columns(CARDS, SCHEDULE))
    .join_from(CARDS, COURSES, COURSES.c.id == CARDS.c.course_id)
    .join(ASSETS, ASSETS.c.id == CARDS.c.asset_id)
    .outerjoin(LESSONS, LESSONS.c.id == CARDS.c.lesson_id)
    .where(
        CARDS.c.user_id == _USER,
        or_(
            CARDS.c.added_at >= _SINCE,
            exists().where(LOG.c.card_id == CARDS.c.id, LOG.c.at >= _SINCE),
        ),
    )
    .order_by(CARDS.c.id)
)
_REVIEWS = (
    select(LOG.c.card_id, LOG.c.before, *columns(LOG, REVIEW))
    .where(LOG.c.card_id.in_(_KEYS))
    .order_by(LOG.c.id)
)
_GRADES = (
    select(_COURSE, _ASSET, GRADES.c.asset_id, *columns(GRADES, GRADE))
    .join_from(GRADES, COURSES, COURSES.c.id == GRADES.c.course_id)
    .outerjoin(ASSETS, ASSETS.c.id == GRADES.c.asset_id)
    .where(
        GRADES.c.user_id == _USER,
        GRADES.c.at >= _SINCE,
        or_(GRADES.c.asset_id == 0, ASSETS.c.id.is_not(None)),
    )
    .order_by(GRADES.c.id)
)
_TWIN = ASSETS.alias("twin")
RANK = (
    select(func.count())
    .where(
        _TWIN.c.lesson_id == ASSETS.c.lesson_id,
        _TWIN.c.asset_type == ASSETS.c.asset_type,
        _TWIN.c.title == ASSETS.c.title,
        _TWIN.c.id < ASSETS.c.id,
    )
    .scalar_subquery()
)
_QUIZZES = (
    select(ASSETS.c.public_id, _LESSON, ASSETS.c.asset_type, ASSETS.c.title, RANK.label("rank"))
    .join_from(ASSETS, LESSONS, LESSONS.c.id == ASSETS.c.lesson_id)
    .where(ASSETS.c.public_id.in_(_NAMES))
    .order_by(ASSETS.c.id)
)
_LESSON_COURSES = (
    select(LESSONS.c.public_id, COURSES.c.public_id, COURSES.c.title)
    .join_from(LESSONS, MODULES, MODULES.c.id == LESSONS.c.module_id)
    .join(COURSES, COURSES.c.id == MODULES.c.course_id)
    .where(LESSONS.c.public_id.in_(_NAMES))
)
_TITLES = select(COURSES.c.public_id, COURSES.c.title).where(COURSES.c.public_id.in_(_NAMES))
_VERSIONS = (
    select(VERSIONS.c.hash, VERSIONS.c.revision, VERSIONS.c.created_at, VERSIONS.c.content)
    .join_from(VERSIONS, ASSETS, ASSETS.c.id == VERSIONS.c.asset_id)
    .where(ASSETS.c.public_id == bindparam("asset"), VERSIONS.c.hash.in_(_KEYS))
    .order_by(VERSIONS.c.created_at)
)


class DayRecordsRepository(Repository):
    """Reads what travels."""

    async def roster(self, class_ids: Sequence[ClassId]) -> tuple[Rows, Rows, Rows]:
        """Classes, their learners of now and of before, and what they have to do."""
        values = {"class_ids": list(class_ids)}
        members = await self._rows(_MEMBERS, values)
        names = {row.pop("id"): row["person"] for row in members}
        meant: dict[int, list[str]] = {}
        for task, user_id in await self._all(_MEANT, values):
            if user_id in names:
                meant.setdefault(task, []).append(names[user_id])
        assignments = await self._rows(_ASSIGNMENTS, values)
        for one in assignments:
            one["people"] = sorted(meant.get(one.pop("id"), []))
        return await self._rows(_OF_CLASSES, values), members, assignments

    async def people(self, class_ids: Sequence[ClassId]) -> list[tuple[UserId, dict[str, Any]]]:
        """Those who learn or have learned in classes."""
        rows = await self._rows(_PEOPLE, {"class_ids": list(class_ids)})
        return [(UserId(row.pop("id")), row) for row in rows]

    async def learned(self, user_id: UserId, since: str) -> dict[str, Rows]:
        """What somebody did from a moment on, by kind; notes are asked for elsewhere."""
        values = {"user_id": user_id, "since": since}
        found = {
            "enrolments": await self._rows(_ENROLMENTS, values),
            "completions": await self._rows(_COMPLETIONS, values),
            "positions": await self._rows(_POSITIONS, values),
            "study": await self._rows(_STUDY, values),
            "attempts": await self._attempts(values),
            "cards": await self._cards(values),
            "grades": await self._rows(_GRADES, values),
        }
        for grade in found["grades"]:
            del grade["asset_id"]
        return found

    async def quizzes(self, public_ids: Sequence[str]) -> Rows:
        """Where parts of lessons stand."""
        return [dict(row._mapping) for row in await self._found(_QUIZZES, public_ids)]

    async def versions(self, asset: str, hashes: Sequence[str]) -> Rows:
        """A quiz as it was asked."""
        return await self._rows(_VERSIONS, {"asset": asset, "keys": list(hashes)})

    async def courses(self, courses: Iterable[str], lessons: Iterable[str]) -> Rows:
        """What courses are called, and which of these lessons are theirs."""
        found: dict[str, dict[str, Any]] = {}
        for key, title in await self._found(_TITLES, courses):
            found[key] = {"public_id": key, "title": title, "lessons": []}
        for lesson, key, title in await self._found(_LESSON_COURSES, lessons):
            course = found.setdefault(key, {"public_id": key, "title": title, "lessons": []})
            course["lessons"].append(lesson)
        return list(found.values())

    async def _attempts(self, values: dict[str, Any]) -> Rows:
        attempts = sorted(await self._rows(_ATTEMPTS, values), key=lambda one: one["id"])
        by_key = {one.pop("id"): one for one in attempts}
        for one in attempts:
            one["answers"] = []
        for part in batches(list(by_key)):
            for answer in await self._rows(_ANSWERS, {"keys": part}):
                by_key[answer.pop("attempt_id")]["answers"].append(answer)
        return attempts

    async def _cards(self, values: dict[str, Any]) -> Rows:
        cards = await self._rows(_CARDS, values)
        by_key = {one.pop("id"): one for one in cards}
        for one in cards:
            one["schedule"] = {name: one.pop(name) for name in SCHEDULE}
            one["reviews"] = []
        for part in batches(list(by_key)):
            for review in await self._rows(_REVIEWS, {"keys": part}):
                # Keys of siblings mean nothing elsewhere.
                review["before"] = review["before"]["schedule"]
                by_key[review.pop("card_id")]["reviews"].append(review)
        return cards

    async def _rows(self, statement: Select[Any], values: dict[str, Any]) -> Rows:
        return [dict(row._mapping) for row in await self._all(statement, values)]
