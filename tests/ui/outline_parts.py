"""Courses to arrange, and the outline as the plain list that it is compared with."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from coursegen_desktop.domain.course import CourseView, LessonItem, ModuleItem, QuizItem
from coursegen_desktop.domain.ids import AssetId, CourseId, LessonId, ModuleId
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.editor.outline.arranging import LESSON, MODULE

Plain = list[tuple[str, int]]


def make_course(sizes: Sequence[int], *, key: int = 1, quizzes: Collection[int] = ()) -> CourseView:
    """Modules of these sizes; lessons are numbered through, the ones named have a quiz."""
    modules, number = [], 0
    for place, size in enumerate(sizes, start=1):
        lessons = []
        for _ in range(size):
            number += 1
            quiz = (QuizItem(AssetId(number), "Quiz", 8),) if number in quizzes else ()
            lessons.append(
                LessonItem(LessonId(number), f"Lesson {number}", 14, False, quizzes=quiz)
            )
        modules.append(ModuleItem(ModuleId(place), place, f"Part {place}", "", tuple(lessons)))
    return CourseView(
        CourseId(key), "p", f"Course {key}", "", (), False, False, 0.0, tuple(modules), None, None
    )


def order(course: CourseView) -> list[list[int]]:
    """The keys of the lessons, module by module."""
    return [[int(lesson.id) for lesson in module.lessons] for module in course.modules]


def plain(course: CourseView) -> Plain:
    """Modules and lessons as they follow each other."""
    found: Plain = []
    for module in course.modules:
        found.append((MODULE, int(module.id)))
        found += [(LESSON, int(lesson.id)) for lesson in module.lessons]
    return found


async def is_dense(uow: WorkUnits, course_id: CourseId) -> bool:
    """Whether modules, and lessons in each module, are numbered from 0 without a gap."""
    text = (
        "SELECT m.id, m.order_index, l.order_index FROM course_modules m "
        f"LEFT JOIN lessons l ON l.module_id = m.id WHERE m.course_id = {course_id} "
        "ORDER BY m.order_index, l.order_index"
    )
    async with uow() as work:
        connection = await work.session.connection()
        rows: list[Any] = [*(await connection.exec_driver_sql(text)).all()]
    modules = {row[0]: row[1] for row in rows}
    lessons: dict[int, list[int]] = {}
    for row in rows:
        lessons.setdefault(row[0], []).extend([] if row[2] is None else [row[2]])
    return sorted(modules.values()) == list(range(len(modules))) and all(
        places == list(range(len(places))) for places in lessons.values()
    )
