"""Courses to arrange, and the outline as the plain list that it is compared with."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from coursegen_desktop.domain.course import CourseView, LessonItem, ModuleItem, QuizItem
from coursegen_desktop.domain.ids import AssetId, CourseId, LessonId, ModuleId
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
