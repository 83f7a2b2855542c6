"""Nobody is there: a warning, then out, with all work saved; and when it is not so."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest

from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.errors import DiskFull
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.user import User
from coursegen_desktop.ui.content.lesson_view import LessonPane
from coursegen_desktop.ui.kit.routes import (
    CourseRoute,
    CreateRoute,
    EditRoute,
    LessonRoute,
    LibraryRoute,
    QuizRoute,
)
from tests.windowed import AppWindow, click, eventually

from .acts import answer_question

PASSWORD = "a field of yellow tulips"
LIMIT = 15 * 60.0


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def app(database_file: Path, clock: Clock) -> AsyncIterator[AppWindow]:
    """A shared computer at which the administrator sits."""
    async with AppWindow(database_file.parent, clock=clock) as opened:
        await opened.services.accounts.share("Ada", "ada@example.org", PASSWORD)
        await eventually(lambda: opened.reception.idle.is_watching, "the watch")
        yield opened


async def with_course(app: AppWindow, draft: CourseDraft) -> CourseId:
    async with app.services.database.unit_of_work(write=True) as work:
        course_id = await work.courses.add(draft)
        await work.commit()
    return course_id


async def pass_by(app: AppWindow, clock: Clock, seconds: float) -> None:
    """Let time go by and have the watch look."""
    clock.seconds += seconds
    app.reception.idle._look()
    await app.reception._scope.settled()


async def back(app: AppWindow, user: User) -> None:
    """Sign in again."""
    app.reception._on_entered(user)
    await app.reception._scope.settled()
    await app.settled()


async def test_a_warning_counts_down(app: AppWindow, clock: Clock) -> None:
    warning = app.reception.warning
    await pass_by(app, clock, LIMIT - 61)
    assert not warning.isVisible()
    await pass_by(app, clock, 19)
    assert warning.isVisible()
    assert warning.figure.text() == "43"
    await pass_by(app, clock, 1)
    assert warning.words.text().startswith("You will be signed out in 42 s.")
    assert app.reception.desk is not None


@pytest.mark.parametrize("way", ["button", "key", "mouse", "window", "escape"])
async def test_whoever_is_there_stays(app: AppWindow, clock: Clock, way: str) -> None:
    warning, idle = app.reception.warning, app.reception.idle
    await pass_by(app, clock, LIMIT - 30)
    assert warning.isVisible()
    if way == "button":
        click(warning.stay)
    elif way == "key":
        QTest.keyClick(warning, Qt.Key.Key_A)
    elif way == "escape":
        QTest.keyClick(warning, Qt.Key.Key_Escape)
    elif way == "mouse":
        QTest.mouseClick(warning, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    else:
        # Sent, not by QTest.mouseMove: for a window that runs a nested loop, and tasks fall asleep.
        move = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(60, 320), QPointF(60, 320), Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QCoreApplication.sendEvent(app.window.windowHandle(), move)
    await eventually(lambda: not warning.isVisible(), "the end of the warning")
    assert idle.seconds_left == LIMIT
    await pass_by(app, clock, LIMIT - 30)
    assert warning.isVisible(), "it comes again"
    click(warning.stay)


async def test_tab_reaches_the_other_button(app: AppWindow, clock: Clock) -> None:
    warning = app.reception.warning
    await pass_by(app, clock, LIMIT - 30)
    QTest.keyClick(warning.stay, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert warning.isVisible()
    QTest.keyClick(warning.leave, Qt.Key.Key_Return)
    await eventually(lambda: app.reception.desk is None, "the sign-out")
    await app.reception._scope.settled()
    assert not warning.isVisible()


async def test_expiry_saves_and_comes_back_to_the_same_place(
    app: AppWindow, clock: Clock, sample_course: CourseDraft
) -> None:
    course_id = await with_course(app, sample_course)
    page = await app.go(EditRoute(course_id))
    lesson_id = page.outline.current_lesson
    page.edit.setPlainText("Typed before the coffee.")
    user = app.services.user
    await pass_by(app, clock, LIMIT + 1)
    assert app.reception.desk is None
    assert app.reception.door is not None
    assert not app.reception.warning.isVisible()
    assert app.services.gate.found is None
    assert app.window.rail.avatar.accessibleName() == "You: settings"
    async with app.services.database.unit_of_work() as work:
        assert (await work.lessons.text(lesson_id)).content == "Typed before the coffee."
    await back(app, user)
    assert app.desk.navigator.route == EditRoute(course_id)
    assert app.page.content == "Typed before the coffee."


async def test_a_save_that_fails_keeps_the_person(
    app: AppWindow, clock: Clock, sample_course: CourseDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = await app.go(EditRoute(await with_course(app, sample_course)))

    async def full(*_args: object, **_named: object) -> int:
        raise DiskFull("No room is left on the disk.", "Free some room and try again.")

    with monkeypatch.context() as patch:
        patch.setattr(type(app.services.editing), "save_lesson", full)
        page.edit.setPlainText("Precious.")
        await pass_by(app, clock, LIMIT + 1)
        assert app.reception.desk is not None
        assert app.services.gate.found is not None
        assert page.content == "Precious."
        assert any("No room" in text for text in app.window.notices.texts())
        assert app.reception.idle.seconds_left == LIMIT, "it is tried again later"
    await pass_by(app, clock, LIMIT + 1)
    assert app.reception.desk is None


async def test_not_while_a_quiz_is_open(
    app: AppWindow, clock: Clock, sample_course: CourseDraft
) -> None:
    course_id = await with_course(app, sample_course)
    course = await app.services.lessons.course(course_id, user_id=app.services.user.id)
    quiz = next(item.quizzes[0] for item in course.lessons if item.quizzes)
    page = await app.go(QuizRoute(quiz.asset_id))
    for _ in range(3):
        await pass_by(app, clock, LIMIT + 1)
        assert app.reception.desk is not None
        assert not app.reception.warning.isVisible()
    while not page.is_finished:
        await answer_question(app)
        click(page.primary)
        await app.settled()
    clock.seconds += 1
    app.reception.idle.stay()
    await pass_by(app, clock, LIMIT + 1)
    assert app.reception.desk is None


async def test_not_while_something_plays(
    app: AppWindow, clock: Clock, sample_course: CourseDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    plays = True

    async def answer(_pane: LessonPane) -> bool:
        return plays

    monkeypatch.setattr(LessonPane, "plays", answer)
    monkeypatch.setattr(LessonPane, "_make_web", lambda _self: None)
    course_id = await with_course(app, sample_course)
    course = await app.services.lessons.course(course_id, user_id=app.services.user.id)
    await app.go(LessonRoute(course.lessons[0].id))
    await pass_by(app, clock, LIMIT + 1)
    assert app.reception.desk is not None
    plays = False
    await pass_by(app, clock, LIMIT - 10)
    assert app.reception.warning.isVisible()
    await pass_by(app, clock, 11)
    assert app.reception.desk is None


async def test_never_without_a_password(database_file: Path, clock: Clock) -> None:
    async with AppWindow(database_file.parent, clock=clock) as app:
        assert not app.reception.idle.is_watching
        assert not app.window.shows_sign_out
        await pass_by(app, clock, 100 * LIMIT)
        assert app.reception.desk is not None
        await app.services.accounts.change_password("", PASSWORD)
        await eventually(lambda: app.reception.idle.is_watching, "the watch")
        assert app.window.shows_sign_out
        await app.services.accounts.remove_password(PASSWORD)
        await eventually(lambda: not app.reception.idle.is_watching, "the end of the watch")
        assert not app.window.shows_sign_out


async def test_chosen_documents_come_back(app: AppWindow, tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    file.write_text("# Notes\n\nThe tide comes in twice a day.\n")
    page = await app.go(CreateRoute())
    page.sources.add_paths((str(file),))
    user = app.services.user
    app.reception.sign_out()
    await app.reception._scope.settled()
    assert app.reception.desk is None
    await back(app, user)
    assert app.desk.navigator.route == CreateRoute((str(file),))
    assert app.page.sources.paths() == (str(file),)


async def test_ways_out(app: AppWindow) -> None:
    avatar = app.window.rail.avatar
    assert "signing out" in avatar.accessibleName()
    menu = avatar.make_menu()
    words = [action.text() for action in menu.actions()]
    assert words == ["Ada · Administrator", "", "Settings", "Sign out or switch person"]
    menu.deleteLater()
    assert any(entry.title == "Sign out" for entry in app.desk._commands())
    user = app.services.user
    await app.go(LibraryRoute())
    app.window.actions_by_id["sign_out"].trigger()
    await eventually(lambda: app.reception.desk is None, "the sign-out")
    await app.reception._scope.settled()
    assert not app.window.actions_by_id["sign_out"].isEnabled()
    await back(app, user)
    assert app.desk.navigator.route == LibraryRoute()


async def test_the_next_person_finds_nothing_of_the_last(
    app: AppWindow, sample_course: CourseDraft
) -> None:
    course_id = await with_course(app, sample_course)
    made = await app.services.accounts.register("Ben", "ben@example.org", PASSWORD)
    await app.go(CourseRoute(course_id))
    app.reception.sign_out()
    await app.reception._scope.settled()
    await back(app, made.user)
    assert app.desk.navigator.route == LibraryRoute()
    assert app.window.rail.avatar.accessibleName().startswith("Ben")
    titles = [entry.title for entry in app.desk._commands()]
    assert "Back up now" not in titles
    assert "Open a file" not in titles
