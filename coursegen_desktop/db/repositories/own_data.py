"""Everything that belongs to one person, as plain rows for a file."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import FromClause, Table, bindparam, delete, func, select

from ...domain.ids import UserId
from .. import models
from .base import Repository, table_of

USERS = table_of(models.User)
ENROLLMENTS = table_of(models.Enrollment)
COURSES = table_of(models.Course)
MODULES = table_of(models.CourseModule)
LESSONS = table_of(models.Lesson)
COMPLETIONS = table_of(models.LessonCompletion)
ANNOTATIONS = table_of(models.Annotation)
POSITIONS = table_of(models.ReadingPosition)
ATTEMPTS = table_of(models.QuizAttempt)
ANSWERS = table_of(models.QuizAnswer)
ASSETS = table_of(models.LessonAsset)
SETTINGS = table_of(models.Setting)
VERSIONS = table_of(models.QuizVersion)
STANDINGS = table_of(models.QuizStanding)
GRADES = table_of(models.GradeChange)
CARDS = table_of(models.ReviewCard)
LOG = table_of(models.ReviewLog)
STUDY = table_of(models.StudyEvent)
DAYS = table_of(models.ProgressDay)
PAST = table_of(models.ProgressPast)
PAST_SCORES = table_of(models.PastScore)
PAST_COURSES = table_of(models.PastCourse)
CLASSES = table_of(models.SchoolClass)
MEMBERS = table_of(models.ClassMember)
ASSIGNMENTS = table_of(models.Assignment)
MEANT = table_of(models.AssignmentPerson)
# Goals; what the review was told and has learned of a memory.
LEARNING_SETTINGS = ("learning_goals", "review")
_USER: Any = bindparam("user_id")
_LESSON = (COURSES.c.title.label("course"), LESSONS.c.title.label("lesson"))
_TO_COURSE = LESSONS.join(MODULES, MODULES.c.id == LESSONS.c.module_id).join(
    COURSES, COURSES.c.id == MODULES.c.course_id
)
# A course that is gone has its name still.
_NAME = func.coalesce(COURSES.c.title, PAST_COURSES.c.title, "")


def _named(table: Table) -> FromClause:
    return table.outerjoin(COURSES, COURSES.c.id == table.c.course_id).outerjoin(
        PAST_COURSES, PAST_COURSES.c.course_id == table.c.course_id
    )


_CARD_COLUMNS = (
    "question_id", "title", "source", "state", "hold", "due_day", "stability", "difficulty",
    "last_day", "reps", "lapses", "added_at",
)  # fmt: skip
_REVIEW_COLUMNS = (
    "at", "recall", "answer", "fraction", "took_ms", "certainty", "elapsed_days", "predicted",
    "is_undone",
)  # fmt: skip
_PARTS = {
    "enrollments": select(
        COURSES.c.public_id.label("course_id"),
        COURSES.c.title.label("course"),
        ENROLLMENTS.c.enrolled_at,
        ENROLLMENTS.c.progress_percent,
        ENROLLMENTS.c.last_opened_at,
        ENROLLMENTS.c.left_at,
    )
    .join_from(ENROLLMENTS, COURSES, COURSES.c.id == ENROLLMENTS.c.course_id)
    .where(ENROLLMENTS.c.user_id == _USER)
    .order_by(ENROLLMENTS.c.id),
    "completed_lessons": select(
        LESSONS.c.public_id.label("lesson_id"), *_LESSON, COMPLETIONS.c.completed_at
    )
    .select_from(_TO_COURSE.join(COMPLETIONS, COMPLETIONS.c.lesson_id == LESSONS.c.id))
    .where(COMPLETIONS.c.user_id == _USER)
    .order_by(COMPLETIONS.c.id),
    "reading_positions": select(
        LESSONS.c.public_id.label("lesson_id"),
        *_LESSON,
        POSITIONS.c.position,
        POSITIONS.c.film_seconds,
        POSITIONS.c.seconds,
        POSITIONS.c.updated_at,
    )
    .select_from(_TO_COURSE.join(POSITIONS, POSITIONS.c.lesson_id == LESSONS.c.id))
    .where(POSITIONS.c.user_id == _USER)
    .order_by(POSITIONS.c.updated_at),
    "annotations": select(
        ANNOTATIONS.c.public_id.label("annotation_id"),
        ANNOTATIONS.c.course_title.label("course"),
        ANNOTATIONS.c.lesson_title.label("lesson"),
        ANNOTATIONS.c.heading,
        ANNOTATIONS.c.kind,
        ANNOTATIONS.c.colour,
        ANNOTATIONS.c.exact,
        ANNOTATIONS.c.body,
        ANNOTATIONS.c.tags,
        ANNOTATIONS.c.created_at,
        ANNOTATIONS.c.updated_at,
    )
    .where(ANNOTATIONS.c.user_id == _USER)
    .order_by(ANNOTATIONS.c.id),
    "quiz_results": select(
        *_LESSON,
        ASSETS.c.title.label("quiz"),
        STANDINGS.c.score,
        STANDINGS.c.max_score,
        STANDINGS.c.attempts,
        STANDINGS.c.updated_at,
    )
    .select_from(
        _TO_COURSE.join(ASSETS, ASSETS.c.lesson_id == LESSONS.c.id).join(
            STANDINGS, STANDINGS.c.asset_id == ASSETS.c.id
        )
    )
    .where(STANDINGS.c.user_id == _USER)
    .order_by(STANDINGS.c.asset_id),
    "grades_by_hand": select(
        COURSES.c.title.label("course"),
        ASSETS.c.title.label("quiz"),  # None: the final grade
        GRADES.c.percent,
        GRADES.c.comment,
        GRADES.c.at,
    )
    .select_from(
        GRADES.join(COURSES, COURSES.c.id == GRADES.c.course_id).outerjoin(
            ASSETS, ASSETS.c.id == GRADES.c.asset_id
        )
    )
    .where(GRADES.c.user_id == _USER)
    .order_by(GRADES.c.id),
    "time_spent": select(
        _NAME.label("course"), STUDY.c.started_at, STUDY.c.ended_at, STUDY.c.day, STUDY.c.ms
    )
    .select_from(_named(STUDY))
    .where(STUDY.c.user_id == _USER)
    .order_by(STUDY.c.id),
    "days": select(
        DAYS.c.day,
        _NAME.label("course"),
        (DAYS.c.course_id == 0).label("is_total"),
        DAYS.c.ms,
        DAYS.c.lessons,
        DAYS.c.answers,
        DAYS.c.scored,
        DAYS.c.correct,
        DAYS.c.reviews,
    )
    .select_from(_named(DAYS))
    .where(DAYS.c.user_id == _USER)
    .order_by(DAYS.c.day, DAYS.c.course_id),
    "past_results": select(
        _NAME.label("course"),
        PAST_SCORES.c.title.label("quiz"),
        PAST_SCORES.c.finished_at,
        PAST_SCORES.c.score,
        PAST_SCORES.c.max_score,
    )
    .select_from(_named(PAST_SCORES))
    .where(PAST_SCORES.c.user_id == _USER)
    .order_by(PAST_SCORES.c.id),
    "classes": select(
        CLASSES.c.name.label("class"), MEMBERS.c.role, MEMBERS.c.joined_at, MEMBERS.c.left_at
    )
    .join_from(MEMBERS, CLASSES, CLASSES.c.id == MEMBERS.c.class_id)
    .where(MEMBERS.c.user_id == _USER)
    .order_by(MEMBERS.c.joined_at, CLASSES.c.id),
    # What is for the whole class is the class's.
    "assigned": select(
        CLASSES.c.name.label("class"),
        COURSES.c.title.label("course"),
        LESSONS.c.title.label("lesson"),
        ASSETS.c.title.label("quiz"),
        ASSIGNMENTS.c.from_day,
        ASSIGNMENTS.c.until_day,
        ASSIGNMENTS.c.note,
    )
    .select_from(
        MEANT.join(ASSIGNMENTS, ASSIGNMENTS.c.id == MEANT.c.assignment_id)
        .join(CLASSES, CLASSES.c.id == ASSIGNMENTS.c.class_id)
        .join(COURSES, COURSES.c.id == ASSIGNMENTS.c.course_id)
        .outerjoin(LESSONS, LESSONS.c.id == ASSIGNMENTS.c.lesson_id)
        .outerjoin(ASSETS, ASSETS.c.id == ASSIGNMENTS.c.asset_id)
    )
    .where(MEANT.c.user_id == _USER)
    .order_by(ASSIGNMENTS.c.id),
    "settings": select(SETTINGS.c.name, SETTINGS.c.value)
    .where(SETTINGS.c.user_id == _USER)
    .order_by(SETTINGS.c.name),
}
_ATTEMPTS = (
    select(
        ATTEMPTS.c.id,
        ATTEMPTS.c.public_id.label("attempt_id"),
        *_LESSON,
        ASSETS.c.title.label("quiz"),
        ATTEMPTS.c.asset_id,
        ATTEMPTS.c.version,
        ATTEMPTS.c.attempted_at,
        ATTEMPTS.c.finished_at,
        ATTEMPTS.c.score,
        ATTEMPTS.c.max_score,
        ATTEMPTS.c.state,
        ATTEMPTS.c.kind,
        ATTEMPTS.c.counts,
        ATTEMPTS.c.spent_s,
        ATTEMPTS.c.needs_marking,
        ATTEMPTS.c.flags,
        ATTEMPTS.c.asked,
    )
    .select_from(
        _TO_COURSE.join(ASSETS, ASSETS.c.lesson_id == LESSONS.c.id).join(
            ATTEMPTS, ATTEMPTS.c.asset_id == ASSETS.c.id
        )
    )
    .where(ATTEMPTS.c.user_id == _USER)
    .order_by(ATTEMPTS.c.id)
)
_ANSWERS = (
    select(
        ANSWERS.c.attempt_id,
        ANSWERS.c.question_id,
        ANSWERS.c.answer,
        ANSWERS.c.score,
        ANSWERS.c.max_score,
        ANSWERS.c.answered_at,
        ANSWERS.c.certainty,
        ANSWERS.c.spent_s,
        ANSWERS.c.needs_marking,
        ANSWERS.c.marked_by,
        ANSWERS.c.marked_at,
        ANSWERS.c.tries,
    )
    .where(ANSWERS.c.user_id == _USER)
    .order_by(ANSWERS.c.id)
)
# A card outlives its lesson, so that is asked for apart.
_CARDS = (
    select(
        CARDS.c.id,
        CARDS.c.asset_id,
        CARDS.c.public_id.label("card_id"),
        COURSES.c.title.label("course"),
        LESSONS.c.title.label("lesson"),
        *(CARDS.c[name] for name in _CARD_COLUMNS),
    )
    .join_from(CARDS, COURSES, COURSES.c.id == CARDS.c.course_id)
    .outerjoin(LESSONS, LESSONS.c.id == CARDS.c.lesson_id)
    .where(CARDS.c.user_id == _USER)
    .order_by(CARDS.c.id)
)
_REVIEWS = (
    select(LOG.c.card_id, *(LOG.c[name] for name in _REVIEW_COLUMNS))
    .where(LOG.c.user_id == _USER)
    .order_by(LOG.c.id)
)
_VERSION = select(VERSIONS.c.content).where(
    VERSIONS.c.asset_id == bindparam("asset_id"), VERSIONS.c.hash == bindparam("version")
)
_QUIZ = select(ASSETS.c.content).where(ASSETS.c.id == bindparam("asset_id"))
_CREATED = select(USERS.c.created_at, USERS.c.last_seen_at).where(USERS.c.id == _USER)

# Sums and remains come last: what goes before them leaves its amounts there.
_ERASING = (
    *(
        delete(table).where(table.c.user_id == _USER)
        for table in (
            COMPLETIONS, POSITIONS, ANNOTATIONS, LOG, CARDS, ANSWERS, ATTEMPTS, STANDINGS, GRADES,
            STUDY, ENROLLMENTS, PAST, PAST_SCORES, DAYS,
        )
    ),
    delete(SETTINGS).where(SETTINGS.c.user_id == _USER, SETTINGS.c.name.in_(LEARNING_SETTINGS)),
)  # fmt: skip


class OwnDataRepository(Repository):
    """Reads what one person has here; neither hashes nor anybody else's things."""

    async def of(self, user_id: UserId) -> dict[str, Any]:
        """Lists of plain values by kind, ready for JSON.

        Attempts and cards have `asset_id` and attempts `version` besides: which quiz was asked
        (`asked`). Those are keys of this library and mean nothing outside it.
        """
        values = {"user_id": user_id}
        created, seen = await self._only(_CREATED, values)
        data: dict[str, Any] = {"created_at": created, "last_seen_at": seen}
        for name, statement in _PARTS.items():
            data[name] = [dict(row._mapping) for row in await self._all(statement, values)]
        attempts = {row.id: dict(row._mapping) for row in await self._all(_ATTEMPTS, values)}
        for attempt in attempts.values():
            del attempt["id"]
            attempt["answers"] = []
        for row in await self._all(_ANSWERS, values):
            answer = dict(row._mapping)
            key = answer.pop("attempt_id")
            if key in attempts:
                attempts[key]["answers"].append(answer)
        data["attempts"] = list(attempts.values())
        data["review_cards"] = await self._cards(values)
        return data

    async def asked(self, asset_id: int, version: str) -> Any:
        """The content of a quiz as it was asked, as it is now for a `version` of ""; or None."""
        if version:
            row = await self._one(_VERSION, {"asset_id": asset_id, "version": version})
        else:
            row = await self._one(_QUIZ, {"asset_id": asset_id})
        return None if row is None else row[0]

    async def erase_learning(self, user_id: UserId) -> None:
        """Remove everything that a person did; account, picture and preferences stay."""
        for statement in _ERASING:
            await self._run(statement, {"user_id": user_id})

    async def _cards(self, values: dict[str, Any]) -> list[dict[str, Any]]:
        """The cards with their history; days as dates."""
        cards = {row.id: dict(row._mapping) for row in await self._all(_CARDS, values)}
        for card in cards.values():
            del card["id"]
            for name in ("due_day", "last_day"):
                card[name] = date.fromordinal(card[name]).isoformat() if card[name] else None
            card["reviews"] = []
        for row in await self._all(_REVIEWS, values):
            review = dict(row._mapping)
            cards[review.pop("card_id")]["reviews"].append(review)
        return list(cards.values())
