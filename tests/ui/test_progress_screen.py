"""The dashboard: empty, one day, many courses; figures as they are said; the table."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.progress import CourseProgress, Dashboard
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.ui.kit.charts import HeatMap, LineChart
from coursegen_desktop.ui.kit.routes import CourseRoute, LibraryRoute, ProgressRoute
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.progress import controller as progress_controller
from coursegen_desktop.ui.progress.controller import ProgressScreen
from coursegen_desktop.ui.progress.page import ProgressPage
from tests.services.desk import pages
from tests.windowed import click, eventually

from .library_parts import Place, press
from .screen_parts import Desk, button

Now = Callable[[], datetime]


@pytest.fixture
async def screen(place: Place, desk: Desk) -> AsyncIterator[ProgressScreen]:
    made = ProgressScreen(place.context, progress=desk.progress, user=desk.user, now=desk.now)
    place.show(made.page)
    yield made
    await made.close()


@pytest.fixture
async def course(desk: Desk, sample_course: CourseDraft) -> CourseView:
    return await desk.keep(sample_course)


def spoken(page: QWidget) -> str:
    """What a screen reader finds."""
    return "\n".join(found.accessibleName() for found in page.findChildren(QWidget))


def many_courses(count: int) -> Dashboard:
    courses = tuple(
        CourseProgress(CourseId(n), f"Course & {n}", n % 101, n, 200, None, None)
        for n in range(count)
    )
    return Dashboard(1, 2, 3, 4, 5, None, 0, 0, (), (), courses)


async def test_nothing_learned_yet(screen: ProgressScreen, place: Place) -> None:
    await screen.enter(ProgressRoute())
    page = screen.page
    assert page._empty.isVisible()
    assert not page.export.isEnabled()
    click(button(page, "Open the library"))
    assert place.routes == [LibraryRoute()]


async def test_the_figures_of_one_day(
    screen: ProgressScreen, place: Place, desk: Desk, course: CourseView
) -> None:
    await desk.lessons.open(course.lessons[0].id, user_id=desk.user.id)
    await desk.lessons.complete(course.lessons[0].id, user_id=desk.user.id)
    await screen.enter(ProgressRoute())
    words = spoken(screen.page)
    assert "Streak: 1 day. Longest 1" in words
    assert "Days learned: 1. in all" in words
    assert "Lessons completed: 1. of 3 enrolled" in words
    assert "Quiz accuracy: –. No question answered yet" in words
    assert "Progress in The water cycle" in words
    assert not screen.page._body._line.isVisible()
    click(button(screen.page, "The water cycle"))
    assert place.routes == [CourseRoute(course.id)]


async def test_the_figures_follow_what_happens(
    screen: ProgressScreen, desk: Desk, course: CourseView
) -> None:
    await screen.enter(ProgressRoute())
    assert screen.page._empty.isVisible()
    await desk.lessons.complete(course.lessons[0].id, user_id=desk.user.id)
    await screen.scope.settled()
    assert "Lessons completed: 1" in spoken(screen.page)
    await desk.lessons.complete(course.lessons[1].id, user_id=desk.user.id)
    quiz = course.lessons[0].quizzes[0]
    run = await desk.quizzes.start(quiz.asset_id, user_id=desk.user.id)
    await desk.quizzes.submit_answer(run.attempt_id, "q1", {"chosen": ["a"]}, user_id=desk.user.id)
    await desk.quizzes.submit_answer(run.attempt_id, "q2", {"value": False}, user_id=desk.user.id)
    await desk.quizzes.finish(run.attempt_id, user_id=desk.user.id)
    await screen.scope.settled()
    words = spoken(screen.page)
    assert "Lessons completed: 2. of 3 enrolled" in words
    assert "Quiz accuracy: 50%. 2 questions answered" in words
    assert screen.page._body._line.isVisible()
    await desk.library.delete(course.id)
    await screen.scope.settled()
    assert "The water cycle" not in spoken(screen.page._body._courses)


async def test_a_hidden_screen_reads_when_it_is_shown_again(
    screen: ProgressScreen, desk: Desk, course: CourseView
) -> None:
    await screen.enter(ProgressRoute())
    await screen.exit()
    await desk.lessons.complete(course.lessons[0].id, user_id=desk.user.id)
    assert screen.stale
    assert screen.page._stack.currentWidget() is screen.page._empty
    await screen.enter(ProgressRoute())
    assert "Lessons completed: 1" in spoken(screen.page)


async def test_many_courses_come_in_two_helpings(place: Place, fixed_now: Now) -> None:
    page = ProgressPage()
    place.show(page)

    def titles() -> list[str]:
        found = page.findChildren(QAbstractButton)
        return [one.accessibleName() for one in found if one.isVisible()][1:]

    page.show_dashboard(many_courses(80), fixed_now().date())
    await eventually(lambda: len(titles()) == 30 + 1, "the first helping")
    assert titles()[:2] == ["Course & 0", "Course & 1"]
    click(button(page, "Show all 80 courses"))
    await eventually(lambda: len(titles()) == 80, "all")
    page.show_dashboard(many_courses(80), fixed_now().date())
    await eventually(lambda: len(titles()) == 80, "all, again")


@pytest.mark.parametrize(
    ("width", "scale", "columns"), [(1204, 1.0, 4), (820, 1.0, 2), (1204, 1.5, 2)]
)
async def test_cards_by_room(
    screen: ProgressScreen, place: Place, desk: Desk, course: CourseView, theme_host: ThemeHost,
    width: int, scale: float, columns: int,
) -> None:  # fmt: skip
    await desk.lessons.complete(course.lessons[0].id, user_id=desk.user.id)
    await screen.enter(ProgressRoute())
    theme_host.apply("dark", scale)
    screen.page.resize(width, 700)
    body = screen.page._body
    await eventually(lambda: body._columns == columns, f"{columns} columns")
    cards = (body._streak, body._days, body._lessons, body._accuracy)
    rows = {card.y() for card in cards}
    await eventually(lambda: len({card.y() for card in cards}) == 4 // columns, f"{rows}")


async def test_the_table_is_saved_where_one_says(
    screen: ProgressScreen, place: Place, desk: Desk, course: CourseView, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    await desk.lessons.complete(course.lessons[0].id, user_id=desk.user.id)
    await screen.enter(ProgressRoute())
    chosen: list[str | None] = [None, str(tmp_path / "mine.csv"), str(tmp_path / "no" / "x.csv")]

    async def choose(*_: object) -> str | None:
        return chosen.pop(0)

    monkeypatch.setattr(progress_controller, "choose_save", choose)
    for _ in range(3):
        click(button(screen.page, "Export"))
        await screen.scope.settled()
    assert "The water cycle,50.0,1,3" in (tmp_path / "mine.csv").read_text("utf-8-sig")
    assert place.notices.texts() == ["Saved as mine.csv."]
    assert "could not be written" in place.errors[0].text()


async def test_charts_speak_and_take_the_keyboard(
    screen: ProgressScreen, place: Place, desk: Desk, course: CourseView
) -> None:
    await desk.lessons.complete(course.lessons[0].id, user_id=desk.user.id)
    await screen.enter(ProgressRoute())
    page = screen.page
    heat = page.findChild(HeatMap)
    line = page.findChild(LineChart)
    assert heat is not None
    assert line is not None
    assert heat.accessibleName()
    assert line.accessibleName()
    heat.setFocus(Qt.FocusReason.TabFocusReason)
    press(heat, Qt.Key.Key_Left, Qt.Key.Key_Up)
    for found in page.findChildren(QAbstractButton):
        assert not found.isVisible() or found.text() or found.accessibleName(), found


async def test_a_run_is_counted_to_today(
    screen: ProgressScreen, desk: Desk, course: CourseView, fixed_now: Now
) -> None:
    moment = fixed_now()
    for back in (2, 1, 0):
        lessons = LessonsService(desk.uow, desk.hub, pages(), _clock(moment, back))
        await lessons.complete(course.lessons[back].id, user_id=desk.user.id)
    await screen.enter(ProgressRoute())
    assert "Streak: 3 days. Longest 3" in spoken(screen.page)


def _clock(moment: datetime, days_back: int) -> Now:
    return lambda: moment - timedelta(days=days_back)
