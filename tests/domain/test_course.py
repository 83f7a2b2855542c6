"""Where a course goes on, and how people and errors are worded."""

import pickle

import pytest

from coursegen_desktop.domain.course import CourseView, LessonItem, ModuleItem
from coursegen_desktop.domain.errors import AppError, FormatError
from coursegen_desktop.domain.ids import CourseId, LessonId, ModuleId, UserId
from coursegen_desktop.domain.settings import Preferences
from coursegen_desktop.domain.user import User


def course(done: list[bool], last: int | None = None) -> CourseView:
    lessons = tuple(
        LessonItem(LessonId(n), f"Lesson {n}", 5, is_done) for n, is_done in enumerate(done)
    )
    module = ModuleItem(ModuleId(1), 1, "Module", "", lessons)
    return CourseView(
        CourseId(1), "p", "Title", "", (), True, True, 0.0, (module,),
        None if last is None else LessonId(last), None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("done", "last", "expected"),
    [
        ([False, False, False], None, 0),
        ([True, False, False], None, 1),
        ([False, False, False], 2, 2),
        ([True, True, False], 1, 2),
        ([True, True, True], 2, 0),
    ],
)
def test_next_lesson(done: list[bool], last: int | None, expected: int) -> None:
    following = course(done, last).next_lesson
    assert following is not None
    assert following.id == expected


def test_a_course_without_lessons_has_no_next_one() -> None:
    assert course([]).next_lesson is None
    assert course([]).modules[0].percent == 0


def test_module_percent_and_minutes() -> None:
    view = course([True, False, False])
    assert view.modules[0].percent == 33
    assert view.minutes == 15


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Ada Mary Byron", "AB"),
        ("ada", "A"),
        ("", "?"),
        ("¡", "?"),
        ("Élodie Ångström", "ÉÅ"),
    ],
)
def test_initials(name: str, initials: str) -> None:
    assert User(UserId(1), "p", "e", name, False).initials == initials


def test_an_error_tells_what_and_what_to_do_and_survives_a_process() -> None:
    error = FormatError("a{b}.md", "it holds no text", place="line 3", hint="Choose another file.")
    assert error.text() == "a{b}.md, line 3: it holds no text Choose another file."
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is FormatError
    assert again.text() == error.text()
    assert pickle.loads(pickle.dumps(AppError("A {x}", "B", x=1))).text() == "A 1 B"


def test_impossible_preferences_are_put_right() -> None:
    assert Preferences("neon", 99.0).checked() == Preferences("system", 1.5)
