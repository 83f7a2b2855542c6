"""The dashboard with its services: what was done is there, follows events, goes out as files."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.figures import Figures, FiguresQuery
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.spans import Span
from coursegen_desktop.services import blocking
from coursegen_desktop.services.progress_files import ProgressFiles
from coursegen_desktop.ui.kit.routes import CourseRoute, LibraryRoute, ProgressRoute, SettingsRoute
from coursegen_desktop.ui.progress import controller as progress_controller
from coursegen_desktop.ui.progress.controller import ProgressScreen
from coursegen_desktop.ui.progress.figures_table import TableDialog
from coursegen_desktop.ui.progress.goals_view import GoalsDialog
from coursegen_desktop.ui.progress.page import CSV, JSON, OWN, PDF
from tests.db.watching import statements
from tests.services.desk import keep
from tests.services.long_history import History, rows_of
from tests.windowed import click, eventually

from .library_parts import Place, press
from .screen_parts import Desk, button


@pytest.fixture
async def screen(place: Place, desk: Desk) -> AsyncIterator[ProgressScreen]:
    made = ProgressScreen(
        place.context,
        progress=desk.progress,
        files=ProgressFiles(desk.uow, desk.progress),
        review=desk.review,
        settings=desk.settings,
        own_data=desk.own_data,
        user=desk.user,
        now=desk.now,
    )
    place.show(made.page)
    yield made
    await made.close()


@pytest.fixture
async def course(desk: Desk, sample_course: CourseDraft) -> CourseView:
    return await desk.keep(sample_course)


def spoken(page: QWidget) -> str:
    """What a screen reader finds."""
    return "\n".join(
        found.accessibleName() for found in page.findChildren(QWidget) if found.isVisible()
    )


async def opened(kind: type[QDialog]) -> QDialog:
    """The dialog of that kind, once it is there."""

    def find() -> QDialog | None:
        boxes = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
        return next((one for one in boxes if one.isVisible()), None)

    await eventually(lambda: find() is not None, kind.__name__)
    found = find()
    assert found is not None
    return found


async def take_quiz(desk: Desk, course: CourseView) -> None:
    """One of two questions right."""
    quiz = course.lessons[0].quizzes[0]
    run = await desk.quizzes.start(quiz.asset_id, user_id=desk.user.id)
    await desk.quizzes.submit_answer(run.attempt_id, "q1", {"chosen": ["a"]}, user_id=desk.user.id)
    await desk.quizzes.submit_answer(run.attempt_id, "q2", {"value": False}, user_id=desk.user.id)
    await desk.quizzes.finish(run.attempt_id, user_id=desk.user.id)


async def test_nothing_learned_yet(
    screen: ProgressScreen, place: Place, course: CourseView
) -> None:
    await screen.enter(ProgressRoute())
    assert not screen.page.export.isEnabled()
    click(button(screen.page, "Open the library"))
    assert place.routes == [LibraryRoute()]


async def test_the_figures_of_one_day(
    screen: ProgressScreen, place: Place, desk: Desk, course: CourseView
) -> None:
    await desk.lessons.open(course.lessons[0].id, user_id=desk.user.id)
    await desk.lessons.complete(course.lessons[0].id, user_id=desk.user.id)
    await screen.enter(ProgressRoute())
    words = spoken(screen.page)
    assert "Streak: 1 day. Longest 1" in words
    assert "Lessons completed: 1. All time" in words
    assert "Quiz accuracy: –. No question answered yet" in words
    assert "Progress in The water cycle" in words
    assert "1 lesson completed." in words
    click(button(screen.page, "The water cycle"))
    assert place.routes == [CourseRoute(course.id)]


async def test_the_figures_follow_what_happens(
    screen: ProgressScreen, desk: Desk, course: CourseView
) -> None:
    await screen.enter(ProgressRoute())
    assert not screen.page.export.isEnabled()
    await desk.lessons.complete(course.lessons[0].id, user_id=desk.user.id)
    await screen.scope.settled()
    assert "Lessons completed: 1" in spoken(screen.page)
    await take_quiz(desk, course)
    await screen.scope.settled()
    words = spoken(screen.page)
    assert "Quiz accuracy: 50%. 2 questions answered" in words
    assert screen.page.body.scores.line.isVisible()
    assert "best quiz 50%" in screen.page.body.rows[0].facts.text()
    await desk.library.delete(course.id)
    await screen.scope.settled()
    assert "Lessons completed: 1" in spoken(screen.page)  # history stays


async def test_others_are_let_in_while_it_is_filled(
    screen: ProgressScreen, desk: Desk, sample_course: CourseDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        made = await desk.keep(sample_course.model_copy(update={"title": f"Course {number}"}))
        await desk.lessons.complete(made.lessons[0].id, user_id=desk.user.id)
    monkeypatch.setattr(blocking, "SLICE_S", 0.0)
    entering = asyncio.ensure_future(screen.enter(ProgressRoute()))
    seen = [0]
    while not entering.done():
        await asyncio.sleep(0)
        seen.append(len(screen.page.body.rows))
    await entering
    assert sorted(set(seen)) == [0, 1, 2, 3, 4], "a row in a turn"


async def test_a_hidden_screen_reads_when_it_is_shown_again(
    screen: ProgressScreen, desk: Desk, course: CourseView
) -> None:
    await screen.enter(ProgressRoute())
    await screen.exit()
    await desk.lessons.complete(course.lessons[0].id, user_id=desk.user.id)
    assert screen.stale
    assert not screen.page.export.isEnabled()
    await screen.enter(ProgressRoute())
    assert "Lessons completed: 1" in spoken(screen.page)


async def test_a_new_day_is_read_anew(
    screen: ProgressScreen, desk: Desk, course: CourseView
) -> None:
    await desk.lessons.complete(course.lessons[0].id, user_id=desk.user.id)
    await screen.enter(ProgressRoute())
    first = screen.page.shown
    await screen.exit()
    await screen.enter(ProgressRoute())
    assert screen.page.shown is first  # nothing to read
    screen._now = lambda: desk.now() + timedelta(days=1)
    await screen.exit()
    await screen.enter(ProgressRoute())
    assert first is not None
    assert screen.page.shown is not None
    assert screen.page.shown.today == first.today + timedelta(days=1)


async def test_range_and_course_are_asked_for(
    screen: ProgressScreen, desk: Desk, course: CourseView, sample_course: CourseDraft,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    other = await desk.keep(sample_course.model_copy(update={"title": "Tides"}))
    for one in (course, other):
        await desk.lessons.complete(one.lessons[0].id, user_id=desk.user.id)
    await screen.enter(ProgressRoute())
    assert "Lessons completed: 2. All time" in spoken(screen.page)
    asked: list[FiguresQuery] = []
    figures = desk.progress.figures

    async def note(user_id: UserId, query: FiguresQuery) -> Figures:
        asked.append(query)
        return await figures(user_id, query)

    monkeypatch.setattr(desk.progress, "figures", note)
    press(screen.page.span, Qt.Key.Key_Home)
    await screen.scope.settled()
    since = asked[-1].since
    assert since is not None
    assert "Lessons completed: 2. This week" in spoken(screen.page)
    screen.page.course.setCurrentIndex(screen.page.course.findText("Tides"))
    screen.page.course.activated.emit(screen.page.course.currentIndex())
    await screen.scope.settled()
    assert asked[-1] == FiguresQuery(since=since, course_id=other.id)
    assert "Lessons completed: 1. This week" in spoken(screen.page)
    assert "Progress in The water cycle" not in spoken(screen.page)
    assert screen.page.chosen == (Span.WEEK, other.id)


async def test_what_a_figure_is_made_of(
    screen: ProgressScreen, desk: Desk, course: CourseView
) -> None:
    await desk.lessons.complete(course.lessons[0].id, user_id=desk.user.id)
    await screen.enter(ProgressRoute())
    click(screen.page.body.lessons.link)
    dialog = await opened(TableDialog)
    assert isinstance(dialog, TableDialog)
    assert dialog.windowTitle() == "Lessons completed"
    assert dialog.list.rows.rowCount() == 1
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    await screen.scope.settled()
    click(screen.page.body.accuracy.link)
    empty = await opened(TableDialog)
    assert "Nothing in this range yet." in [one.text() for one in empty.findChildren(QWidget)
                                            if hasattr(one, "text")]  # fmt: skip
    QTest.keyClick(empty, Qt.Key.Key_Escape)
    await screen.scope.settled()


async def test_goals_are_kept(screen: ProgressScreen, desk: Desk, course: CourseView) -> None:
    await desk.lessons.complete(course.lessons[0].id, user_id=desk.user.id)
    await screen.enter(ProgressRoute())
    click(screen.page.body.goals.change)
    dialog = await opened(GoalsDialog)
    assert isinstance(dialog, GoalsDialog)
    dialog.minutes.setValue(15)
    dialog.by.setCurrentIndex(1)
    dialog.by.activated.emit(1)
    assert dialog.accept_button is not None
    click(dialog.accept_button)
    await screen.scope.settled()
    assert "of 15 min today" in screen.page.body.goals._today.text()
    kept = await desk.settings.get("learning_goals")
    assert kept["minutes"] == 15
    assert kept["finish"][0][0] == course.id
    assert screen.page.shown is not None
    assert screen.page.shown.goals.by(course.id) == kept["finish"][0][1]


async def test_the_figures_are_saved_where_one_says(
    screen: ProgressScreen, place: Place, desk: Desk, course: CourseView, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    await desk.lessons.complete(course.lessons[0].id, user_id=desk.user.id)
    await screen.enter(ProgressRoute())
    names = ("mine.csv", "mine.json", "mine.pdf", "mine.html", "all.json", "no/x.csv", "no/x.pdf",
             "no/x.html")  # fmt: skip
    chosen: list[str | None] = [None, *(str(tmp_path / name) for name in names)]

    async def choose(*_: object) -> str | None:
        return chosen.pop(0)

    monkeypatch.setattr(progress_controller, "choose_save", choose)
    for kind in (CSV, CSV, JSON, PDF, OWN, OWN, CSV, PDF, OWN):
        screen.page.export_requested.emit(kind)
        await screen.scope.settled()
    assert "course,,The water cycle" in (tmp_path / "mine.csv").read_text("utf-8-sig")
    assert json.loads((tmp_path / "mine.json").read_text("utf-8"))["lessons"] == 1
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF-")
    page = (tmp_path / "mine.html").read_text("utf-8")
    assert "Everything about" in page
    assert "The water cycle" in page
    assert "person" in json.loads((tmp_path / "all.json").read_text("utf-8"))
    assert place.notices.texts()[-4:] == [f"Saved as {name}." for name in names[1:5]]
    assert all("could not be written" in error.text() for error in place.errors)
    assert len(place.errors) == 3


async def test_the_way_to_have_it_erased(
    screen: ProgressScreen, place: Place, desk: Desk, course: CourseView
) -> None:
    await desk.lessons.complete(course.lessons[0].id, user_id=desk.user.id)
    await screen.enter(ProgressRoute())
    menu = screen.page.make_export_menu()
    next(one for one in menu.actions() if "Erase" in one.text()).trigger()
    assert place.routes == [SettingsRoute()]
    menu.deleteLater()


async def test_a_history_of_ten_years_on_the_screen(
    screen: ProgressScreen, desk: Desk, sample_course: CourseDraft, database: Database
) -> None:
    """Brought in from elsewhere: as few statements and parts as a week, and every day in reach."""
    for number in range(30):
        await keep(desk.uow, sample_course.model_copy(update={"title": f"Course {number}"}))
    with rows_of(database) as rows:
        history = History(rows, desk.user.id, 7)
        history.live(40)
    with statements(database) as few:
        await screen.enter(ProgressRoute())
    with rows_of(database) as rows:
        history.rows = rows
        history.live(560)  # mastery looks at a thousand answers, the slow reckoning at all
    screen.mark_stale()
    with statements(database) as many:
        await screen.scope.settled()
    assert len(many) == len(few)
    page = screen.page
    assert page.shown is not None
    figures = page.shown.figures
    history.check(figures, FiguresQuery())
    assert len(figures.days) > 250
    assert len(page.body.rows) == 10, "the other courses come when they are asked for"
    assert len(page.body.scores.line._points) < 130
    press(page.span, Qt.Key.Key_Up)  # this year
    await screen.scope.settled()
    assert page.chosen == (Span.YEAR, None)
    history.check(page.shown.figures, FiguresQuery(since="2026-01-01"))
    press(page.span, Qt.Key.Key_End)
    await screen.scope.settled()
    click(page.body.time.link)
    dialog = await opened(TableDialog)
    assert isinstance(dialog, TableDialog)
    rows_there = dialog.list.rows
    assert rows_there.rowCount() == len(figures.days)
    QTest.keyClick(dialog.list, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    last = dialog.list.currentIndex()
    assert last.row() == len(figures.days) - 1
    oldest = QDate.fromString(figures.days[0].day, Qt.DateFormat.ISODate)
    assert rows_there.data(rows_there.index(last.row(), 0)) == QLocale().toString(
        oldest, QLocale.FormatType.LongFormat
    )
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    await screen.scope.settled()
