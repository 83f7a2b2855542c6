"""The teacher's panel: who is where, the next child, a word, a quiz of the class, whose rights."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from coursegen_desktop.domain.errors import PermissionDenied, StorageError
from coursegen_desktop.domain.ids import AttemptId, UserId
from coursegen_desktop.domain.kiosk import ClassQuiz
from coursegen_desktop.domain.library import LibraryQuery
from coursegen_desktop.domain.school_class import ClassCard, QuizStand, Whereabouts
from coursegen_desktop.domain.user import User
from coursegen_desktop.services.classes import ClassesService
from coursegen_desktop.services.parking import ParkingService
from coursegen_desktop.ui.kiosk.panel import QuizCard, TeacherPanel
from coursegen_desktop.ui.kiosk.panel_screen import PanelScreen
from coursegen_desktop.ui.kiosk.panel_words import ChildRow
from coursegen_desktop.ui.kit.inlay import Veil
from coursegen_desktop.ui.kit.routes import QuizRoute
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.journeys.acts import answer_question
from tests.journeys.test_school import tap
from tests.windowed import AppWindow, click, eventually

from .conftest import Clock
from .test_window import sit_down, unlock

ADA = User(UserId(1), "p", "", "Ada", False)
OPEN = QuizStand(ADA, AttemptId(2), True, 1, 2, None, "")


async def come(app: AppWindow, name: str) -> None:
    """A child taps on its picture."""
    app.kiosk.attract.go()
    await tap(app, name)
    await eventually(
        lambda: app.reception.desk is not None and app.reception.class_door is None, "the library"
    )
    await app.reception._scope.settled()
    await app.kiosk._scope.settled()


async def panel(app: AppWindow) -> TeacherPanel:
    """A teacher gives the PIN and looks after the class."""
    await unlock(app)
    click(app.kiosk.keeper.choice.panel)
    page = await eventually(lambda: app.kiosk._panel and app.kiosk._panel.page, "the panel")
    assert isinstance(page, TeacherPanel)
    await settled(app)
    return page


async def settled(app: AppWindow) -> None:
    visit = app.kiosk._panel
    if isinstance(visit, PanelScreen):
        await visit.scope.settled()


async def take_quiz(app: AppWindow, name: str) -> None:
    """A quiz of the class is begun; a child comes, is led to it and answers a question."""
    page = await panel(app)
    click(page.quiz.begin)
    await settled(app)
    click(page.back)
    await come(app, name)
    await eventually(lambda: isinstance(app.desk.navigator.route, QuizRoute), "the quiz")
    await app.settled()
    await answer_question(app)


def lines(page: TeacherPanel) -> list[str]:
    """What a screen reader says of every child."""
    rows = page.children_card.rows.rows
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(rows.data(rows.index(row, 0), role)) for row in range(rows.rowCount())]


async def test_who_is_where_and_the_next_child(school: AppWindow) -> None:
    await come(school, "Chidi")
    click(school.kiosk.bar.pass_on)
    await eventually(lambda: school.reception.desk is None, "the door")
    await come(school, "Dina")
    page = await panel(school)
    chidi, dina, emil = lines(page)
    assert chidi.startswith("Chidi, In the library, left ")
    assert (dina, emil) == ("Dina, Sits here now", "Emil, Not here yet")
    assert page.seat.who.text() == "Dina sits here."
    assert page.children_card.name.text() == "4a"
    assert not page.children_card.time_back.isVisible()
    click(page.seat.next)
    await eventually(lambda: school.reception.class_door, "the door again")
    await eventually(lambda: school.kiosk._panel is None, "the panel is closed")
    assert school.kiosk.keeper.isHidden()
    page = await panel(school)
    assert lines(page)[1].startswith("Dina, In the library, left ")
    assert not page.seat.next.isVisible()


async def slow_panel(
    app: AppWindow, monkeypatch: pytest.MonkeyPatch, then: Exception | None = None
) -> tuple[TeacherPanel, asyncio.Event]:
    """A panel whose classes are read when the event is set, or cannot be read."""
    known, read = asyncio.Event(), ClassesService.list

    async def late(service: ClassesService) -> Sequence[ClassCard]:
        await known.wait()
        if then is not None:
            raise then
        return await read(service)

    monkeypatch.setattr(ClassesService, "list", late)
    await unlock(app)
    click(app.kiosk.keeper.choice.panel)
    page = await eventually(lambda: app.kiosk._panel and app.kiosk._panel.page, "the panel")
    assert isinstance(page, TeacherPanel)
    return page, known


def buttons(page: TeacherPanel) -> set[str]:
    """What can be pressed."""
    return {one.text() for one in page.findChildren(QPushButton) if one.isVisible()}


async def test_nothing_can_be_pressed_that_would_still_move_away(
    school: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, known = await slow_panel(school, monkeypatch)
    assert buttons(page) == {"Back to the class"}
    known.set()
    await settled(school)
    assert {"Begin the quiz", "Show it", "Save"} <= buttons(page)


async def test_a_panel_that_cannot_be_read_says_so_and_offers_no_quiz(
    school: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, known = await slow_panel(school, monkeypatch, StorageError("The library is gone."))
    known.set()
    await settled(school)
    assert page.children_card.error.isVisible() and page.children_card.error.text()
    assert not buttons(page) & {"Begin the quiz", "End it for everybody"}


async def test_the_rights_of_the_teacher_stay_with_the_teacher(school: AppWindow) -> None:
    await come(school, "Chidi")
    page = await panel(school)
    services = school.services
    assert services.user.full_name == "Chidi"
    with pytest.raises(PermissionDenied):
        await services.classes.list()
    page.first.text.setPlainText("Wash your hands.\nThen begin.")
    click(page.first.save)
    await settled(school)
    assert services.user.full_name == "Chidi"
    school.kiosk.lock_again()
    shown = await services.library.page(LibraryQuery(), user_id=services.user.id)
    assert len(shown.cards) == 1
    assert school.kiosk.attract.view.text.text() == "Wash your hands.\nThen begin."
    assert (await services.kiosk.profile()).profile.text == "Wash your hands.\nThen begin."


async def test_a_quiz_of_the_class_from_begin_to_end(school: AppWindow) -> None:
    page = await panel(school)
    assert page.quiz.course.count() == 1
    click(page.quiz.begin)
    await settled(school)
    assert page.quiz.words.text() == "0 of 3 handed in"
    assert lines(page) == [f"{name}, Not here yet, Not yet" for name in ("Chidi", "Dina", "Emil")]
    click(page.back)
    for name in ("Dina", "Emil"):
        await come(school, name)
        await eventually(lambda: isinstance(school.desk.navigator.route, QuizRoute), "the quiz")
        await school.settled()
        await answer_question(school)
        if name == "Emil":
            break
        click(school.kiosk.bar.pass_on)
        await eventually(lambda: school.reception.class_door, "the door")
    page = await panel(school)
    assert "Emil, Sits here now, 1 of " in lines(page)[2]
    assert page.quiz.words.text().endswith("2 still at it")
    page.children_card.rows.setCurrentIndex(page.children_card.rows.rows.index(1, 0))
    assert page.children_card.time_back.text() == "Give Dina the time back"
    click(page.children_card.time_back)
    await settled(school)
    click(page.quiz.end)
    veil = await eventually(
        lambda: next(iter(school.window.findChildren(Veil)), None), "the question"
    )
    click(next(one for one in veil.findChildren(QPushButton) if one.text() == "End it"))
    await eventually(lambda: page.quiz.words.text().startswith("2 of 3 handed in"), "the results")
    assert lines(page)[1].endswith("%") and lines(page)[0].endswith("Not yet")
    assert await school.services.kiosk.quiz() is None
    assert school.reception.desk is None  # Emil was seen out before, with his last answer
    click(page.back)
    await come(school, "Chidi")
    assert not isinstance(school.desk.navigator.route, QuizRoute)


async def test_what_happens_while_the_panel_stands_open_is_shown_and_nothing_moves(
    school: AppWindow,
) -> None:
    await take_quiz(school, "Dina")
    page = await panel(school)
    visit, card, quiz = school.kiosk._panel, page.children_card, page.quiz
    assert visit is not None and visit._look_timer.isActive()
    assert visit._look_timer.interval() >= 5000, "a class's computer has little to spare"
    card.rows.setCurrentIndex(card.rows.rows.index(1, 0))
    card.error.tell("What went wrong is read, however long it takes.")
    await asyncio.sleep(0)
    parts = (card.time_back, card.rows, quiz.end, page.sticks, page.first)

    def places() -> list[QRect]:
        return [QRect(one.mapTo(page, QPoint()), one.size()) for one in parts]

    before, words = places(), quiz.words.text()
    user, attempt = school.services.user.id, school.page.run.attempt_id
    await school.services.quizzes.finish(attempt, user_id=user)  # his time has run out
    visit._look_timer.timeout.emit()
    await settled(school)
    await asyncio.sleep(0)
    assert lines(page)[1].endswith("%") and quiz.words.text().startswith("1 of 3 handed in")
    assert len(quiz.words.text()) > len(words) and places() == before
    assert card.time_back.text() == "Give Dina the time back" and not card.time_back.isEnabled()
    assert not card.go_on.isVisible(), "it would come where the other one was"
    assert card.error.isVisible()
    line = card.rows.visualRect(card.rows.currentIndex()).center()
    QTest.mouseClick(card.rows.viewport(), Qt.MouseButton.LeftButton, pos=line)
    assert card.go_on.isVisible() and card.go_on.isEnabled() and not card.time_back.isVisible()
    await visit.close()
    assert not visit._look_timer.isActive()


async def test_a_look_that_fails_or_comes_late_changes_nothing(
    school: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = await panel(school)
    visit = school.kiosk._panel
    assert visit is not None
    before, where = lines(page), ParkingService.where
    begun, goes_on = asyncio.Event(), asyncio.Event()

    async def late(*of: Any) -> object:
        begun.set()
        await goes_on.wait()
        return [replace(one, last_seen_at="2026-01-01T10:00:00+00:00") for one in await where(*of)]

    monkeypatch.setattr(ParkingService, "where", late)
    visit._look_timer.timeout.emit()
    await begun.wait()
    monkeypatch.setattr(ParkingService, "where", where)
    click(page.quiz.begin)
    await eventually(lambda: lines(page)[0].endswith("Not yet"), "the quiz is begun")
    shown = lines(page)
    goes_on.set()
    await settled(school)
    assert lines(page) == shown != before

    async def fails(*of: object) -> object:
        raise StorageError("The library is gone.")

    monkeypatch.setattr(ParkingService, "where", fails)
    visit._look_timer.timeout.emit()
    await settled(school)
    assert lines(page) == shown and not page.children_card.error.isVisible()


@pytest.mark.parametrize("width", [200, 336])
def test_more_words_on_a_quiz_push_nothing_down(theme_host: ThemeHost, width: int) -> None:
    card = QuizCard()
    card.show()
    tops = []
    for share in (None, 0.5):
        stand = QuizStand(ADA, AttemptId(1), share is None, 1, 2, share, "")
        rows = [ChildRow(Whereabouts(ADA, "", "", {}), False, True, one) for one in (stand, None)]
        card.show_running("Rivers", [*rows, rows[0], replace(rows[0], stand=OPEN)])
        card.resize(width, card.column.heightForWidth(width))
        card.column.activate()
        tops.append((card.words.text(), card.end.y()))
    assert len(tops[0][0]) < len(tops[1][0]) and tops[0][1] == tops[1][1] > 0
    card.close()
    card.deleteLater()


async def test_who_sits_here_is_led_to_a_quiz_that_begins(school: AppWindow) -> None:
    await come(school, "Chidi")
    page = await panel(school)
    click(page.quiz.begin)
    await eventually(lambda: isinstance(school.desk.navigator.route, QuizRoute), "the quiz")


async def test_a_quiz_that_is_gone_can_be_ended(school: AppWindow) -> None:
    services = school.services
    with services.gate.lent_to(await services.accounts.owner()):
        await services.kiosk.begin_quiz(ClassQuiz(class_id=77, asset_id=99, title="Gone"))
    page = await panel(school)
    assert page.quiz.words.text() == "Is being taken by another class."
    click(page.quiz.end)
    veil = await eventually(
        lambda: next(iter(school.window.findChildren(Veil)), None), "the question"
    )
    click(next(one for one in veil.findChildren(QPushButton) if one.text() == "End it"))
    await eventually(lambda: page.quiz.begin.isVisible(), "another may be begun")
    assert await services.kiosk.quiz() is None


async def test_a_word_to_the_children(app: AppWindow) -> None:
    await sit_down(app)
    page = await panel(app)
    assert page.children_card.nothing.isVisible()  # there is no class
    assert not page.quiz.isVisible()
    page.seat.message.edit.setText("Come to the carpet.")
    click(page.seat.show_it)
    message = app.kiosk.message
    assert message.isVisible() and app.kiosk.keeper.isHidden()
    assert message.text.text() == "Come to the carpet."
    assert message.from_whom.text() == "Ada Byron"
    QTest.keyClick(message.done, Qt.Key.Key_Return)
    assert not message.isVisible()
    assert app.window.isAncestorOf(app.page)


async def test_a_panel_that_nobody_stands_at_is_locked(app: AppWindow, clock: Clock) -> None:
    await panel(app)
    clock.seconds += 119
    app.kiosk._keeper_idle._look()
    await app.kiosk._scope.settled()
    assert app.kiosk._panel is not None
    clock.seconds += 2
    app.kiosk._keeper_idle._look()
    await eventually(lambda: app.kiosk._panel is None, "locked again")
    assert app.kiosk.keeper.isHidden()


async def test_after_a_power_cut_everybody_goes_on_behind_his_own_sign_in(
    school_dir: Path, clock: Clock
) -> None:
    async with AppWindow(school_dir, clock=clock, is_kiosk=True) as app:
        await come(app, "Dina")
        await open_quiz(app)
        await answer_question(app)
        asked = app.page.run.attempt_id
        # The power is cut: nobody leaves, nothing is flushed by an end.
        cut = {path: path.read_bytes() for path in school_dir.iterdir() if path.is_file()}
    for path, data in cut.items():
        path.write_bytes(data)
    async with AppWindow(school_dir, clock=clock, is_kiosk=True) as app:
        assert app.reception.desk is None  # nothing of Dina's is open to the next one
        await come(app, "Emil")
        assert not isinstance(app.desk.navigator.route, QuizRoute)
        click(app.kiosk.bar.pass_on)
        await eventually(lambda: app.reception.class_door, "the door")
        await come(app, "Dina")
        await eventually(lambda: isinstance(app.desk.navigator.route, QuizRoute), "the quiz")
        await app.settled()
        assert app.page.run.is_resumed and app.page.run.attempt_id == asked
        assert app.page.answered == 1
        assert app.page.index == 1


async def open_quiz(app: AppWindow) -> None:
    """Go to the quiz of the first course."""
    user = app.services.user.id
    shown = await app.services.library.page(LibraryQuery(), user_id=user)
    course = await app.services.lessons.course(shown.cards[0].id, user_id=user)
    quiz = next(one.asset_id for lesson in course.lessons for one in lesson.quizzes)
    await app.go(QuizRoute(quiz))
    await app.reception._scope.settled()  # the place is noted


def way_round(page: TeacherPanel) -> list[QWidget]:
    """Where the Tab key comes to from the first button on, until it is there again."""
    page.back.setFocus()
    stops: list[QWidget] = []
    at: QWidget | None = page.back
    while at is not None and at not in stops:
        stops.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
    assert at is page.back, "the way round ends where it began"
    return stops


async def test_tab_goes_round_as_one_reads_however_far_it_was_scrolled(school: AppWindow) -> None:
    await come(school, "Chidi")
    page = await panel(school)
    card, rows = page.children_card, page.children_card.rows
    assert QApplication.focusWidget() is page.back
    stops = way_round(page)
    assert len(stops) == 10
    assert rows.selectionModel().isRowSelected(rows.currentIndex().row()), "one sees the line"
    assert page._side.geometry().bottom() < card.y(), "one under the other"
    school.kiosk.hold.end()
    school.window.resize(1366, 768)
    await eventually(lambda: page._side.geometry().right() < card.x(), "they stand side by side")
    assert rows.y() < page.first.y(), "the children stand higher than the last card"
    assert way_round(page) == stops
    ways = [one for one in stops if page._side.isAncestorOf(one)]
    assert stops == [page.back, *ways, rows], "all of one column, then the children"
