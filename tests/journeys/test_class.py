"""A class in the real window by the keyboard alone; who only learns does not come there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from coursegen_desktop.domain.audit import AuditAction, AuditQuery
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.errors import PermissionDenied
from coursegen_desktop.domain.ids import AssetId, CourseId, UserId
from coursegen_desktop.domain.quiz import Quiz
from coursegen_desktop.services.quizzes import QuizzesService
from coursegen_desktop.ui.classroom.dialogs import GradeDialog, SchemeDialog
from coursegen_desktop.ui.kit.day_field import day_words
from coursegen_desktop.ui.kit.lists import Text
from coursegen_desktop.ui.kit.routes import (
    AttemptRoute,
    ClassRoute,
    CourseRoute,
    LibraryRoute,
    ProgressRoute,
)
from tests.journeys.acts import dialog
from tests.journeys.door import PASSWORD, begin_shared, seated, sign_in, sign_out, with_course
from tests.journeys.hands import ALT, K, Keyboard
from tests.ui.people_parts import answer_files
from tests.windowed import AppWindow, eventually


@dataclass(frozen=True)
class Class:
    """Ben, who has tried the quiz twice, and Cay of 4b, who has done nothing."""

    course: CourseId
    quiz: AssetId
    ben: UserId


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that does not exist yet."""
    return tmp_path / "data"


async def make_class(app: AppWindow, draft: CourseDraft) -> Class:
    """Made through the services, as an administrator makes it in other screens."""
    services = app.services
    course = await with_course(app, draft)
    await services.library.set_published(course, True)
    ben = (await services.accounts.register("Ben Carter", "ben@example.org", PASSWORD)).user.id
    cay = (await services.people.add("Cay Dahl", "cay@example.org", group="4b")).user_id
    for user in (ben, cay):
        await services.enrolment.enrol_other(course, user)
    view = await services.lessons.course(course, user_id=services.user.id)
    quiz = next(item.quizzes[0].asset_id for item in view.lessons if item.quizzes)
    for right in (1, 0):
        await try_quiz(app, ben, quiz, right)
    return Class(course, quiz, ben)


async def try_quiz(app: AppWindow, user: UserId, asset: AssetId, right: int) -> None:
    """So many of the first questions right, the others left empty."""
    # Without a gate: he himself is not at the window.
    quizzes = QuizzesService(app.services.database.unit_of_work, app.services.hub, app.services.now)
    async with app.services.database.unit_of_work() as work:
        quiz = Quiz.parse((await work.assets.get(asset)).content)
    run = await quizzes.restart(asset, user_id=user)
    for number, shown in enumerate(run.questions):
        question = quiz.question(shown.id)
        assert question is not None
        answer = question.correct_answer() if number < right else {}
        await quizzes.submit_answer(run.attempt_id, shown.id, answer, user_id=user)
    await quizzes.finish(run.attempt_id, user_id=user)


def words_of(page: QWidget) -> list[str]:
    """The labels that are seen."""
    return [one.text() for one in page.findChildren(Text) if one.isVisible()]


async def done(app: AppWindow, shown: QDialog) -> None:
    """Wait until a dialog has done what it was asked, and the page shows it."""
    await eventually(lambda: app.page.isVisible() and not _is_open(shown), "the end of the dialog")
    await app.settled()


def _is_open(shown: QDialog) -> bool:
    return any(one is shown and one.isVisible() for one in QApplication.topLevelWidgets())


async def test_a_class_by_keyboard_alone(
    folder: Path, sample_course: CourseDraft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with AppWindow(folder) as app:
        await begin_shared(app)
        await seated(app)
        room = await make_class(app, sample_course)
        keys = Keyboard(app)
        await open_class(app, keys, room)
        await look_at_an_attempt(app, keys, room)
        await set_a_grade(app, keys)
        day = await change_the_grading(app, keys)
        await choose_a_group(app, keys)
        await export(app, keys, tmp_path, monkeypatch)
        await see_the_log(app, room)
        await sign_out(app)
        await sign_in(app, "ben@example.org")
        await seated(app)
        await stay_outside(app, room)
        await see_the_day(app, day)


async def open_class(app: AppWindow, keys: Keyboard, room: Class) -> None:
    """From the course, where the grid has the keyboard at once."""
    page = await app.go(CourseRoute(room.course))
    await app.settled()
    keys.tab_to(page.classroom)
    keys.press(K.Key_Return)
    await app.settled()
    assert app.desk.navigator.route == ClassRoute(room.course)
    assert keys.at() is app.page.grid
    names = [row.user.full_name for row in app.page.view.rows]
    assert names == ["Ben Carter", "Cay Dahl"]


async def look_at_an_attempt(app: AppWindow, keys: Keyboard, room: Class) -> None:
    """Over the grid to a quiz, to its attempts, to one as it was shown, and back."""
    page = app.page
    grid, items = page.grid, page.view.items
    column = next(at for at, item in enumerate(items) if item.asset_id == room.quiz)
    keys.press(K.Key_Down, K.Key_Up, *[K.Key_Right] * column)
    at = grid.currentIndex()
    assert (at.row(), at.column()) == (0, column)
    told = grid.cells.data(at, Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Ben Carter, Quiz Q1") and "after 2 attempts" in told
    keys.press(K.Key_Return)
    await app.settled()
    first = page.learner.links()[-2]
    assert first.text().startswith("Attempt 1 · ") and page.learner.isVisible()
    keys.press(K.Key_Backtab)
    assert keys.at() is first
    keys.press(K.Key_Return)
    await app.settled()
    await app.settled()  # only once it is written down the way is gone
    route = app.desk.navigator.route
    assert isinstance(route, AttemptRoute) and route.user_id == room.ben
    assert app.page.title.text().startswith("Ben Carter · ")
    keys.press(K.Key_Left, held=ALT)
    await app.settled()
    assert app.desk.navigator.route == ClassRoute(room.course)
    assert app.page is page and keys.at() is page.learner.links()[-2]
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, column)


async def set_a_grade(app: AppWindow, keys: Keyboard) -> None:
    """With a comment; it stands in the grid at once, and the keyboard is where it was."""
    page = app.page
    keys.tab_to(page.learner.grade)
    keys.press(K.Key_Return)
    asked = await dialog(app, GradeDialog)
    assert isinstance(asked, GradeDialog)
    keys.tab_to(asked.percent)
    keys.type("93")
    keys.tab_to(asked.comment)
    keys.type("Told it aloud")
    keys.press(K.Key_Return)
    await done(app, asked)
    ben = page.view.rows[0]
    assert page.grid.cells.cell_text(ben, len(page.view.items)) == "93 A*"
    assert "set by hand" in page.learner._facts.text()
    assert page.learner.links()[-1].text().startswith("Attempt 2"), "what was open stays open"
    assert keys.at() is page.learner.grade


async def change_the_grading(app: AppWindow, keys: Keyboard) -> str:
    """Other letters and a day for the class. Returns the day."""
    page = app.page
    keys.tab_to(page.grading)
    keys.press(K.Key_Return)
    asked = await dialog(app, SchemeDialog)
    assert isinstance(asked, SchemeDialog)
    keys.tab_to(asked.day.wanted)
    keys.press(K.Key_Space, K.Key_Tab, K.Key_PageUp)
    day = asked.day.value()
    keys.tab_to(asked.letters)
    keys.type("pass 50, fail 0")
    keys.press(K.Key_Return)
    await done(app, asked)
    assert page.grid.cells.cell_text(page.view.rows[0], len(page.view.items)) == "93 pass*"
    assert page.needs.day.text() == f"To be done by {day_words(day)}"
    assert keys.at() is page.grading
    return day


async def choose_a_group(app: AppWindow, keys: Keyboard) -> None:
    """Only those of the group are there; then all again."""
    page = app.page
    keys.tab_to(page.groups)
    keys.press(K.Key_Down)
    await app.settled()
    assert page.group == "4b"
    assert [row.user.full_name for row in page.grid.cells.rows] == ["Cay Dahl"]
    keys.press(K.Key_Up)
    await app.settled()
    assert len(page.grid.cells.rows) == 2


async def export(
    app: AppWindow, keys: Keyboard, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a workbook, out of the menu."""
    page = app.page
    answer_files(monkeypatch, save=folder / "class.xlsx")
    keys.tab_to(page.export)
    keys.press(K.Key_Return)
    await eventually(QApplication.activePopupWidget, "the menu")
    keys.press(K.Key_Down, K.Key_Return)
    await app.settled()
    assert (folder / "class.xlsx").read_bytes()[:2] == b"PK"
    assert any("class.xlsx" in text for text in app.window.notices.texts())


async def see_the_log(app: AppWindow, room: Class) -> None:
    """Every look and every change in its order, with whom it was about."""
    wanted = (
        AuditAction.CLASS_SEEN, AuditAction.ATTEMPT_SEEN, AuditAction.CLASS_SEEN,
        AuditAction.GRADE_CHANGED, AuditAction.GRADING_CHANGED, AuditAction.LEARNERS_EXPORTED,
    )  # fmt: skip
    entries = (await app.services.audit.page(AuditQuery("", wanted))).entries
    assert tuple(one.action for one in reversed(entries)) == wanted
    assert {one.actor_name for one in entries} == {"Ada Byron"}
    about = {one.action: one.subject_id for one in entries}
    assert about[AuditAction.ATTEMPT_SEEN] == about[AuditAction.GRADE_CHANGED] == room.ben


async def stay_outside(app: AppWindow, room: Class) -> None:
    """Neither a button nor a route leads a learner to the class."""
    page = await app.go(CourseRoute(room.course))
    await app.settled()
    assert not page.classroom.isVisible()
    app.desk.navigator.go(ClassRoute(room.course))
    await app.desk.navigator.settled()
    assert app.desk.navigator.route == CourseRoute(room.course)
    assert app.window.notices.texts()
    for work in (
        app.services.class_progress.view(room.course),
        app.services.class_progress.attempts(room.quiz, room.ben),
    ):
        with pytest.raises(PermissionDenied):
            await work
    await app.go(LibraryRoute())


async def see_the_day(app: AppWindow, day: str) -> None:
    """The learner has the class's day beside his own goals."""
    page = await app.go(ProgressRoute())
    await app.settled()
    by = day_words(day, short=True)
    assert any(one.startswith(f"Your class: by {by}.") for one in words_of(page.body.goals))
