"""What is photographed: each scene brings the window into one state."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.library import LibraryQuery
from coursegen_desktop.domain.quiz import Quiz
from coursegen_desktop.ui.kit.routes import (
    CourseRoute,
    EditRoute,
    LessonRoute,
    LibraryRoute,
    ProgressRoute,
    QuizReportRoute,
    QuizRoute,
    SettingsRoute,
)
from tests.windowed import AppWindow, click, eventually, signalled

from .learner import Calendar, Learned, fill

# Before anybody sits there; a library without courses; a library that is used; a class's kiosk.
DOOR, EMPTY, FULL, KIOSK = STAGES = ("door", "empty", "full", "kiosk")


@dataclass(frozen=True)
class Scene:
    """`name` is the picture's; `reach` brings the window there from one of STAGES."""

    name: str
    reach: Callable[[AppWindow, Learned | None], Awaitable[QWidget | None]]
    stage: str = FULL


SCENES: list[Scene] = []
Reach = Callable[[AppWindow, Learned], Awaitable[QWidget | None]]
ReachEmpty = Callable[[AppWindow], Awaitable[QWidget | None]]


def scene(name: str) -> Callable[[Reach], Reach]:
    """A scene in the used library. It may return another widget to photograph."""

    def keep(reach: Reach) -> Reach:
        async def go(app: AppWindow, learned: Learned | None) -> QWidget | None:
            assert learned is not None
            return await reach(app, learned)

        SCENES.append(Scene(name, go))
        return reach

    return keep


def empty_scene(name: str) -> Callable[[ReachEmpty], ReachEmpty]:
    """A scene in a library without courses."""
    return scene_of(name, EMPTY)


def door_scene(name: str) -> Callable[[ReachEmpty], ReachEmpty]:
    """A scene before anybody has signed in."""
    return scene_of(name, DOOR)


def scene_of(name: str, stage: str) -> Callable[[ReachEmpty], ReachEmpty]:
    """A scene of another stage."""

    def keep(reach: ReachEmpty) -> ReachEmpty:
        async def go(app: AppWindow, learned: Learned | None) -> QWidget | None:
            return await reach(app)

        SCENES.append(Scene(name, go, stage))
        return reach

    return keep


async def enter(app: AppWindow, stage: str, calendar: Calendar) -> Learned | None:
    """Bring a window on an empty folder to a stage."""
    if stage in (DOOR, KIOSK):
        return None
    await app.sit_down("Amara Mensah")
    return await fill(app.services, calendar) if stage == FULL else None


# ------------------------------------------------------------------ empty


@empty_scene("library-empty")
async def library_empty(app: AppWindow) -> None:
    await app.go(LibraryRoute())


@empty_scene("progress-empty")
async def progress_empty(app: AppWindow) -> None:
    await app.go(ProgressRoute())


@empty_scene("course-missing")
async def course_missing(app: AppWindow) -> None:
    app.desk.navigator.go(CourseRoute(CourseId(999)))
    await app.desk.navigator.settled()


# ------------------------------------------------------------------ full


@scene("library")
async def library(app: AppWindow, learned: Learned) -> None:
    await app.go(LibraryRoute())


@scene("library-nothing-found")
async def library_nothing(app: AppWindow, learned: Learned) -> None:
    page = await app.go(LibraryRoute())
    page.query_changed.emit(LibraryQuery(text="zeppelin"))
    await app.settled()


@scene("course")
async def course(app: AppWindow, learned: Learned) -> None:
    await app.go(CourseRoute(learned.course))


@scene("reader")
async def reader(app: AppWindow, learned: Learned) -> None:
    screen = app.desk.navigator.screen_for(LessonRoute)
    is_there = screen.route == LessonRoute(learned.lesson)
    painted = signalled(screen.page.pane.painted)
    await app.go(LessonRoute(learned.lesson))
    if not is_there:
        await painted


@scene("reader-find")
async def reader_find(app: AppWindow, learned: Learned) -> None:
    await _find(app, learned, in_course=False)


@scene("reader-find-course")
async def reader_find_course(app: AppWindow, learned: Learned) -> None:
    await _find(app, learned, in_course=True)


async def _find(app: AppWindow, learned: Learned, *, in_course: bool) -> None:
    await reader(app, learned)
    page = app.desk.navigator.screen_for(LessonRoute).page
    page.open_find()
    if page.find_bar.searches_course != in_course:
        page.find_bar._course.click()
    page.find_bar.field.setText("")
    QTest.keyClicks(page.find_bar.field, "light")
    await app.settled()


@scene("progress")
async def progress(app: AppWindow, learned: Learned) -> None:
    await app.go(ProgressRoute())


@scene("quiz")
async def quiz(app: AppWindow, learned: Learned) -> None:
    await app.go(QuizRoute(learned.quiz))


@scene("quiz-wrong")
async def quiz_wrong(app: AppWindow, learned: Learned) -> None:
    page = await app.go(QuizRoute(learned.quiz))
    page.answer_given.emit(page.run.questions[0].id, await _wrong_answer(app, learned))
    await app.settled()


@scene("quiz-result")
async def quiz_result(app: AppWindow, learned: Learned) -> None:
    page = await app.go(QuizRoute(learned.quiz))
    quiz = await _quiz(app, learned)
    for number, shown in enumerate(page.run.questions[1:]):
        question = quiz.question(shown.id)
        assert question is not None
        page.answer_given.emit(shown.id, {} if number % 5 == 2 else question.correct_answer())
        await app.settled()
    page.finish_requested.emit()
    await app.settled()


@scene("quiz-report")
async def quiz_report(app: AppWindow, learned: Learned) -> None:
    await app.go(QuizReportRoute(learned.course))
    app.screen.page.entries[0].click()
    await app.settled()


@scene("editor")
async def editor(app: AppWindow, learned: Learned) -> None:
    await app.go(EditRoute(learned.course, learned.lesson))
    await app.settled()


@scene("settings")
async def settings(app: AppWindow, learned: Learned) -> None:
    await app.go(SettingsRoute())


@scene("idle-warning")
async def idle_warning(app: AppWindow, learned: Learned) -> None:
    await app.go(CourseRoute(learned.course))
    app.reception.warning.show_seconds(42)


@scene("settings-yours")
async def settings_yours(app: AppWindow, learned: Learned) -> None:
    page = await app.go(SettingsRoute())
    page.you.export.setFocus(Qt.FocusReason.TabFocusReason)


@scene("erasing-dialog")
async def erasing_dialog(app: AppWindow, learned: Learned) -> None:
    page = await app.go(SettingsRoute())
    click(page.you.erase)


@scene("password-dialog")
async def password_dialog(app: AppWindow, learned: Learned) -> None:
    page = await app.go(SettingsRoute())
    page.you.password_requested.emit()
    await eventually(lambda: app.screen.scope.is_running("password"), "the dialog")


@scene("palette")
async def palette(app: AppWindow, learned: Learned) -> None:
    await app.go(LibraryRoute())
    app.window.palette_requested.emit()


@scene("palette-found")
async def palette_found(app: AppWindow, learned: Learned) -> None:
    await app.go(LibraryRoute())
    app.window.palette_requested.emit()
    QTest.keyClicks(app.desk.palette.findChild(QLineEdit), "water")
    await app.desk.palette.settled()


@scene("shortcuts")
async def shortcuts(app: AppWindow, learned: Learned) -> None:
    await app.go(LibraryRoute())
    app.window.show_shortcuts()


async def _quiz(app: AppWindow, learned: Learned) -> Quiz:
    async with app.services.database.unit_of_work() as work:
        return Quiz.parse((await work.assets.get(learned.quiz)).content)


async def _wrong_answer(app: AppWindow, learned: Learned) -> dict[str, object]:
    """The last choice that earns nothing; an empty answer where the first item has no choices."""
    first = (await _quiz(app, learned)).dump()["questions"][0]
    wrong = [item["id"] for item in first.get("choices", []) if not item.get("fraction")]
    return {"chosen": wrong[-1:]} if wrong else {}
