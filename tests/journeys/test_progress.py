"""Progress by keyboard alone: from nothing to figures that open, goals, files, and erased."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QWidget

from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.place import Place
from coursegen_desktop.domain.spans import Span
from coursegen_desktop.ui.kit import charts
from coursegen_desktop.ui.kit.routes import (
    CourseRoute,
    LessonRoute,
    LibraryRoute,
    ProgressRoute,
    QuizRoute,
    SettingsRoute,
)
from coursegen_desktop.ui.progress.figures_table import TableDialog
from coursegen_desktop.ui.progress.goals_view import GoalsDialog
from coursegen_desktop.ui.settings.dialogs import ErasingDialog
from tests import samples
from tests.journeys.acts import button
from tests.journeys.hands import CONTROL, SHIFT, Keyboard
from tests.services.desk import keep
from tests.windowed import AppWindow, eventually

K = Qt.Key
W = TypeVar("W", bound=QWidget)
YESTERDAY = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)


class Calendar:
    """What day it is."""

    def __init__(self) -> None:
        self.now = YESTERDAY

    def __call__(self) -> datetime:
        return self.now


class Learner(Keyboard):
    """Somebody without a mouse, and what a screen reader says to him."""

    def __init__(self, app: AppWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(app)
        self.heard: list[str] = []
        monkeypatch.setattr(charts, "say", lambda _widget, text, **_: self.heard.append(text))

    async def keys(
        self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press keys, and wait until what they began is done."""
        await self._seated()
        self.press(*keys, held=held)
        await self.app.settled()

    async def use(self, widget: QWidget) -> None:
        """Tab to it, press Enter, and wait until what it began is done."""
        await self.press_on(widget)
        await self.app.settled()

    async def press_on(self, widget: QWidget) -> None:
        """Tab to it and press Enter; what opens then is still to be answered."""
        await self._seated()
        self.tab_to(widget)
        self.press(K.Key_Return)

    async def opened(self, kind: type[W]) -> W:
        """A window of that kind, once it is there and has the keyboard."""

        def find() -> W | None:
            tops = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
            return next((one for one in tops if one.isVisible()), None)

        found = await eventually(find, kind.__name__)
        assert found is not None
        found.activateWindow()
        await eventually(lambda: found.isAncestorOf(QApplication.focusWidget()), "the keyboard")
        return found

    async def answer_dialog(self, dialog: QWidget, *keys: Qt.Key) -> None:
        """Press keys in a dialog until it is gone."""
        for key in keys:
            at = QApplication.focusWidget()
            assert at is not None
            QTest.keyClick(at, key)
        await eventually(lambda: dialog not in QApplication.topLevelWidgets(), "the dialog's end")
        await self.app.settled()


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
async def app(database_file: Path, calendar: Calendar) -> AsyncIterator[AppWindow]:
    async with AppWindow(database_file.parent, calendar) as opened:
        yield opened


async def test_by_keyboard_alone(
    app: AppWindow, calendar: Calendar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learner = Learner(app, monkeypatch)
    await nothing_yet(app, learner)
    course = await courses_come(app, calendar)
    await read_and_complete(app, learner, course)
    await answer_a_quiz(app, learner)
    await walk_the_days(app, learner)
    await open_figures(app, learner)
    await as_tables(app, learner)
    await narrow(app, learner, course)
    await set_a_goal(app, learner)
    await save_files(app, learner, tmp_path)
    await have_it_erased(app, learner)


async def nothing_yet(app: AppWindow, learner: Learner) -> None:
    """The screen says what will be here, and leads to the library."""
    await learner.keys(K.Key_2, held=CONTROL)
    assert app.desk.navigator.route == ProgressRoute()
    assert not app.page.export.isEnabled()
    words = " ".join(one.text() for one in app.page.findChildren(QWidget) if hasattr(one, "text"))
    assert "quiz results will stand here" in words
    await learner.use(button(app.page, "Open the library"))
    assert app.desk.navigator.route == LibraryRoute()


async def courses_come(app: AppWindow, calendar: Calendar) -> CourseId:
    """Two courses; one was read for 25 minutes yesterday."""
    uow, services = app.services.database.unit_of_work, app.services
    me = services.user.id
    other = await keep(uow, samples.small_course("Tides"))
    course = await keep(uow, samples.small_course())
    lesson = (await services.lessons.course(other, user_id=me)).lessons[1].id
    await services.lessons.open(lesson, user_id=me)
    await services.lessons.save_place(lesson, Place(0.5), user_id=me, seconds=1_500)
    calendar.now = YESTERDAY + timedelta(days=1)
    return course


async def read_and_complete(app: AppWindow, learner: Learner, course: CourseId) -> None:
    """From the course's page into its first lesson, which is completed by a key."""
    await app.go(CourseRoute(course))
    await learner.use(button(app.page, "Start"))
    await eventually(lambda: isinstance(app.desk.navigator.route, LessonRoute), "the lesson")
    await app.settled()
    first = app.desk.navigator.route
    assert isinstance(first, LessonRoute)
    await learner.keys(K.Key_Return, held=CONTROL)
    view = await app.services.lessons.read(first.lesson_id, user_id=app.services.user.id)
    assert view.is_completed


async def answer_a_quiz(app: AppWindow, learner: Learner) -> None:
    """The first question right, the second wrong."""
    me = app.services.user.id
    async with app.services.database.unit_of_work() as work:
        (quiz, *_) = await work.assets.of_course(CourseId(2), "quiz")
    page: Any = await app.go(QuizRoute(quiz.id))
    answers: dict[str, dict[str, Any]] = {"q1": {"chosen": ["a"]}, "q2": {"value": False}}
    for _ in range(2):
        await app.settled()
        await learner.give(page.pane.interaction, answers[page.question_id])
        await learner.go_on()
    await eventually(lambda: page.is_finished, "the result")
    figures = await app.services.progress.figures(me)
    assert [point.percent for point in figures.scores] == [50]


async def walk_the_days(app: AppWindow, learner: Learner) -> None:
    """Arrows go from day to day; each is said with its date and what was done."""
    await learner.keys(K.Key_2, held=CONTROL)
    heat = app.page.body.days.heat
    learner.tab_to(heat)
    learner.heard.clear()
    await learner.keys(K.Key_Up, K.Key_Up, K.Key_Down, K.Key_Down)
    assert learner.heard[0] == "Sunday, 22 November 2026: 25 min"
    assert learner.heard[1] == "Saturday, 21 November 2026: nothing"
    assert learner.heard[2] == learner.heard[0]
    assert learner.heard[3].startswith("Monday, 23 November 2026: ")
    assert learner.heard[3].endswith("1 lesson, 2 answers")
    await learner.keys(K.Key_Down)
    assert len(learner.heard) == 4, "there is no day after today"


async def open_figures(app: AppWindow, learner: Learner) -> None:
    """Each figure opens a table, in which arrows walk; Escape leads back to where one was."""
    body = app.page.body
    opened = (
        (body.streak.link, "Days that count for the streak"),
        (body.accuracy.link, "Questions answered"),
        (body.rows[0].facts, "Figures of The water cycle"),
        (body.courses.link, "Your courses"),
        (body.badges.link, "Reached"),
    )
    for link, title in opened:
        await learner.press_on(link)
        dialog = await learner.opened(TableDialog)
        assert dialog.windowTitle() == title
        assert QApplication.focusWidget() is dialog.list
        QTest.keyClick(dialog.list, K.Key_Right)
        model, at = dialog.list.rows, dialog.list.currentIndex()
        assert at.column() == 1
        said = model.data(at, Qt.ItemDataRole.AccessibleTextRole)
        assert said == f"{model.table.head[1]}: {model.data(at)}"
        await learner.answer_dialog(dialog, K.Key_Escape)
        assert app.window.focusWidget() is link, "the keyboard is where it was"


async def as_tables(app: AppWindow, learner: Learner) -> None:
    """Everything is there without a chart, too."""
    page = app.page
    await learner.keys(K.Key_T, held=CONTROL | SHIFT)
    await eventually(page.table.isVisible, "the tables")
    assert not page.body.isVisible()
    learner.tab_to(page.table)
    await learner.keys(K.Key_Home)
    rows = page.table.rows
    assert [rows.data(rows.index(n, 1)) for n in range(rows.rowCount())][1] == "25 min"
    learner.press(K.Key_Backtab, held=SHIFT)
    await learner.keys(K.Key_Right)
    assert page.table.accessibleName() == "Quiz scores"
    assert rows.data(rows.index(0, 3)) == "50%"
    await learner.keys(K.Key_T, held=CONTROL | SHIFT)
    await eventually(page.body.isVisible, "the charts")


async def narrow(app: AppWindow, learner: Learner, course: CourseId) -> None:
    """A range and a course, by their lists."""
    page = app.page
    learner.tab_to(page.span)
    await learner.keys(K.Key_Home)
    assert page.chosen == (Span.WEEK, None)
    assert page.shown.figures.minutes < 1, "yesterday was another week"
    await learner.keys(K.Key_End)
    assert page.shown.figures.minutes >= 25
    learner.tab_to(page.course)
    await learner.keys(K.Key_Down)
    assert page.chosen == (Span.ALL, course)
    assert [one.title for one in page.shown.figures.courses] == ["The water cycle"]
    await learner.keys(K.Key_Home)
    assert page.chosen == (Span.ALL, None)


async def set_a_goal(app: AppWindow, learner: Learner) -> None:
    """Fifteen minutes a day; yesterday had them."""
    body = app.page.body
    await learner.press_on(body.goals.change)
    dialog = await learner.opened(GoalsDialog)
    QTest.keyClick(QApplication.focusWidget(), K.Key_A, CONTROL)
    QTest.keyClicks(QApplication.focusWidget(), "15")
    await learner.answer_dialog(dialog, K.Key_Return)
    await eventually(lambda: "of 15 min today" in body.goals._today.text(), "the goal")
    assert body.goals._week.text() == "Reached on 1 of the last 7 days"


async def save_files(app: AppWindow, learner: Learner, folder: Path) -> None:
    """A table and the page about everything, through the menu; the names are typed."""
    for downs, name in ((2, "mine.csv"), (4, "mine.html")):
        await learner.press_on(app.page.export)
        menu = await eventually(QApplication.activePopupWidget, "the menu")
        assert isinstance(menu, QMenu)
        for _ in range(downs):
            QTest.keyClick(menu, K.Key_Down)
        QTest.keyClick(menu, K.Key_Return)
        dialog = await learner.opened(QFileDialog)
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.selectAll()
        QTest.keyClicks(field, str(folder / name))
        await learner.answer_dialog(dialog, K.Key_Return)
        await eventually((folder / name).exists, name)
        await app.settled()
        assert f"Saved as {name}." in app.window.notices.texts()
    lines = (folder / "mine.csv").read_text("utf-8-sig").splitlines()
    assert "day,2026-11-22,,,25.0,0,0,0,0," in lines
    page = (folder / "mine.html").read_text("utf-8")
    assert "What is the change of a liquid into a gas called?" in page


async def have_it_erased(app: AppWindow, learner: Learner) -> None:
    """The menu leads to Settings; afterwards every screen begins from nothing."""
    await learner.press_on(app.page.export)
    menu = await eventually(QApplication.activePopupWidget, "the menu")
    QTest.keyClick(menu, K.Key_Up)
    QTest.keyClick(menu, K.Key_Return)
    await eventually(lambda: app.desk.navigator.route == SettingsRoute(), "the settings")
    await app.settled()
    before = app.desk
    await learner.press_on(app.page.you.erase)
    dialog = await learner.opened(ErasingDialog)
    accept = dialog.accept_button
    assert accept is not None
    while QApplication.focusWidget() is not accept:
        QTest.keyClick(QApplication.focusWidget(), K.Key_Tab)
    QTest.keyClick(accept, K.Key_Return)
    await eventually(
        lambda: app.reception.desk not in (None, before) and app._is_seated(), "a new desk"
    )
    await app.settled()
    await eventually(
        lambda: "What you learned was erased." in app.window.notices.texts(), "the notice"
    )
    await learner.keys(K.Key_2, held=CONTROL)
    assert app.desk.navigator.route == ProgressRoute()
    assert not app.page.export.isEnabled(), "nothing is here any more"
    me = app.services.user.id
    assert (await app.services.progress.figures(me)).days == ()
    assert (await app.services.library.counts(me)).all == 2, "courses stay"
