"""Classes that do not exist: so many learners, lessons and quizzes; what a page offers."""

from __future__ import annotations

from coursegen_desktop.domain.class_progress import (
    ClassItem,
    ClassRow,
    ClassView,
    Need,
    NeedKind,
    Result,
)
from coursegen_desktop.domain.gradebook import Grade, Scheme
from coursegen_desktop.domain.ids import AssetId, CourseId, LessonId, UserId
from coursegen_desktop.domain.user import User
from coursegen_desktop.ui.classroom.page import ClassPage


def crowd(learners: int, lessons: int, quizzes: int, groups: tuple[str, ...] = ("",)) -> ClassView:
    """Groups go round; of the second one everybody is a day overdue."""
    items = [ClassItem(f"1.{n}", f"Lesson {n}", LessonId(n)) for n in range(1, lessons + 1)]
    items += [
        ClassItem(f"Q{n}", f"Quiz {n}", LessonId(n), AssetId(n)) for n in range(1, quizzes + 1)
    ]
    rows = []
    for n in range(1, learners + 1):
        group = groups[n % len(groups)]
        user = User(
            UserId(n), f"u{n}", f"p{n}@x.org", f"Person {n:03d}", is_admin=False, group=group
        )
        done = frozenset(LessonId(key) for key in range(1, lessons + 1) if (key + n) % 3)
        results = {AssetId(q): Result(float((q * 13 + n * 7) % 101), 1) for q in range(1, quizzes)}
        needs = (Need(NeedKind.OVERDUE, 1),) if groups.index(group) == 1 else ()
        rows.append(ClassRow(user, 60.0, done, results, {}, Grade(71.0, "C"), "", needs))
    return ClassView(CourseId(1), "Crowd", tuple(items), tuple(rows), Scheme(), 0, ())


def groups_of(page: ClassPage) -> list[str]:
    """What the list of groups offers."""
    return [page.groups.itemText(at) for at in range(page.groups.count())]
