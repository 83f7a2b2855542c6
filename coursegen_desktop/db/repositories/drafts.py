"""A whole course as it travels: three statements, put together into a draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, select

from ...domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from .. import models
from .base import AnyRow, table_of

COURSES = table_of(models.Course)
MODULES = table_of(models.CourseModule)
LESSONS = table_of(models.Lesson)
ASSETS = table_of(models.LessonAsset)
_COURSE: Any = bindparam("course_id")

WHOLE_COURSE = select(
    COURSES.c.public_id,
    COURSES.c.title,
    COURSES.c.description,
    COURSES.c.learning_outcomes,
    COURSES.c.thumbnail_url,
    COURSES.c.is_published,
    COURSES.c.language,
    COURSES.c.licence,
    COURSES.c.authors,
    COURSES.c.tags,
    COURSES.c.prerequisites,
).where(COURSES.c.id == _COURSE)
WHOLE_CONTENTS = (
    select(
        MODULES.c.public_id.label("module_public_id"),
        MODULES.c.title.label("module_title"),
        MODULES.c.summary,
        LESSONS.c.id,
        LESSONS.c.public_id,
        LESSONS.c.title,
        LESSONS.c.content,
        LESSONS.c.duration_minutes,
    )
    .select_from(MODULES.outerjoin(LESSONS, LESSONS.c.module_id == MODULES.c.id))
    .where(MODULES.c.course_id == _COURSE)
    .order_by(MODULES.c.order_index, LESSONS.c.order_index)
)
LESSON_ASSETS = (
    select(ASSETS.c.lesson_id, ASSETS.c.asset_type, ASSETS.c.content, ASSETS.c.file_path)
    .select_from(
        MODULES.join(LESSONS, LESSONS.c.module_id == MODULES.c.id).join(
            ASSETS, ASSETS.c.lesson_id == LESSONS.c.id
        )
    )
    .where(MODULES.c.course_id == _COURSE)
    .order_by(ASSETS.c.id)
)


def to_draft(head: AnyRow, contents: Iterable[AnyRow], assets: Iterable[AnyRow]) -> CourseDraft:
    """The draft that the rows of the three statements mean."""
    made: dict[int, list[AssetDraft]] = defaultdict(list)
    for lesson, kind, content, path in assets:
        made[lesson].append(AssetDraft(asset_type=kind, content=content, file_path=path))
    modules: dict[str, tuple[str, str]] = {}
    lessons: dict[str, list[LessonDraft]] = defaultdict(list)
    for module, module_title, summary, key, public_id, title, content, minutes in contents:
        modules[module] = (module_title, summary)
        if key is not None:
            lessons[module].append(
                LessonDraft(
                    title=title,
                    content=content,
                    duration_minutes=minutes,
                    assets=tuple(made[key]),
                    public_id=public_id,
                )
            )
    return CourseDraft(
        title=head.title,
        description=head.description,
        learning_outcomes=tuple(head.learning_outcomes),
        language=head.language,
        licence=head.licence,
        authors=tuple(head.authors),
        thumbnail_url=head.thumbnail_url,
        tags=tuple(head.tags),
        prerequisites=tuple(head.prerequisites),
        is_published=bool(head.is_published),
        modules=tuple(
            ModuleDraft(
                title=title, summary=summary, lessons=tuple(lessons[public_id]), public_id=public_id
            )
            for public_id, (title, summary) in modules.items()
        ),
        public_id=head.public_id,
    )
