"""The outline of a course for one user: three statements, put together here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import and_, bindparam, select

from ...domain.course import CourseView, LessonItem, ModuleItem, QuizItem
from ...domain.ids import AssetId, CourseId, LessonId, ModuleId
from .. import models
from .base import AnyRow, table_of

COURSES = table_of(models.Course)
MODULES = table_of(models.CourseModule)
LESSONS = table_of(models.Lesson)
ASSETS = table_of(models.LessonAsset)
ENROLLMENTS = table_of(models.Enrollment)
COMPLETIONS = table_of(models.LessonCompletion)
STANDINGS = table_of(models.QuizStanding)
_COURSE: Any = bindparam("course_id")
_USER: Any = bindparam("user_id")

HEAD = (
    select(
        COURSES.c.public_id,
        COURSES.c.title,
        COURSES.c.description,
        COURSES.c.learning_outcomes,
        COURSES.c.is_published,
        COURSES.c.thumbnail_url,
        COURSES.c.language,
        ENROLLMENTS.c.left_at,
        ENROLLMENTS.c.progress_percent,
        ENROLLMENTS.c.last_lesson_id,
        ENROLLMENTS.c.last_opened_at,
    )
    .select_from(
        COURSES.outerjoin(
            ENROLLMENTS,
            and_(ENROLLMENTS.c.course_id == COURSES.c.id, ENROLLMENTS.c.user_id == _USER),
        )
    )
    .where(COURSES.c.id == _COURSE, COURSES.c.deleted_at == "")
)
CONTENTS = (
    select(
        MODULES.c.id.label("module_id"),
        MODULES.c.title.label("module_title"),
        MODULES.c.summary,
        LESSONS.c.id,
        LESSONS.c.title,
        LESSONS.c.duration_minutes,
        COMPLETIONS.c.id.label("completion"),
    )
    .select_from(
        MODULES.outerjoin(LESSONS, LESSONS.c.module_id == MODULES.c.id).outerjoin(
            COMPLETIONS,
            and_(COMPLETIONS.c.lesson_id == LESSONS.c.id, COMPLETIONS.c.user_id == _USER),
        )
    )
    .where(MODULES.c.course_id == _COURSE)
    .order_by(MODULES.c.order_index, LESSONS.c.order_index)
)
# One row for each asset, with what counts of the attempts at it.
MADE = (
    select(
        ASSETS.c.lesson_id,
        ASSETS.c.id,
        ASSETS.c.asset_type,
        ASSETS.c.title,
        ASSETS.c.item_count,
        STANDINGS.c.score,
        STANDINGS.c.max_score,
    )
    .select_from(
        MODULES.join(LESSONS, LESSONS.c.module_id == MODULES.c.id)
        .join(ASSETS, ASSETS.c.lesson_id == LESSONS.c.id)
        .outerjoin(
            STANDINGS, and_(STANDINGS.c.asset_id == ASSETS.c.id, STANDINGS.c.user_id == _USER)
        )
    )
    .where(MODULES.c.course_id == _COURSE)
    .order_by(ASSETS.c.id)
)


def to_course_view(
    course_id: CourseId,
    head: AnyRow,
    contents: Iterable[AnyRow],
    made: Iterable[AnyRow],
) -> CourseView:
    """The view that the rows of HEAD, CONTENTS and MADE mean."""
    last = head.last_lesson_id
    return CourseView(
        id=course_id,
        public_id=head.public_id,
        title=head.title,
        description=head.description,
        outcomes=tuple(head.learning_outcomes),
        is_published=bool(head.is_published),
        is_enrolled=head.left_at == "",
        has_left=bool(head.left_at),
        progress_percent=head.progress_percent or 0.0,
        modules=_modules(contents, _assets(made)),
        last_lesson_id=None if last is None else LessonId(last),
        last_opened_at=head.last_opened_at,
        thumbnail_url=head.thumbnail_url,
        language=head.language or "",
    )


def _modules(
    rows: Iterable[AnyRow], assets: dict[int, tuple[tuple[str, ...], tuple[QuizItem, ...]]]
) -> tuple[ModuleItem, ...]:
    titles: dict[int, tuple[str, str]] = {}
    lessons: dict[int, list[LessonItem]] = {}
    for module, module_title, summary, key, title, minutes, completion in rows:
        titles[module] = (module_title, summary)
        items = lessons.setdefault(module, [])
        if key is not None:
            kinds, quizzes = assets.get(key, ((), ()))
            items.append(
                LessonItem(LessonId(key), title, minutes, completion is not None, kinds, quizzes)
            )
    return tuple(
        ModuleItem(ModuleId(module), number, *titles[module], tuple(lessons[module]))
        for number, module in enumerate(titles, 1)
    )


def _assets(
    rows: Iterable[AnyRow],
) -> dict[int, tuple[tuple[str, ...], tuple[QuizItem, ...]]]:
    grouped: dict[int, list[AnyRow]] = defaultdict(list)
    for row in rows:
        grouped[row.lesson_id].append(row)
    return {
        lesson: (
            tuple(dict.fromkeys(row.asset_type for row in assets)),
            tuple(_quiz(row) for row in assets if row.asset_type == "quiz"),
        )
        for lesson, assets in grouped.items()
    }


def _quiz(row: AnyRow) -> QuizItem:
    counted = (row.score, row.max_score) if row.max_score else None
    return QuizItem(AssetId(row.id), row.title, row.item_count, counted)
