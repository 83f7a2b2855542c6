"""The time ends while the disk is full: the answer stays on the screen until it is stored."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.db.repositories.attempts import AttemptsRepository
from coursegen_desktop.domain.errors import DiskFull
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.kit.routes import QuizRoute
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.quiz import controller
from coursegen_desktop.ui.quiz.controller import QuizScreen
from coursegen_desktop.ui.quiz.page import QuizPage
from tests.services.quiz_course import RIGHT, WRONG, Program, quiz, quiz_in_course, yes_no

from .library_parts import Place

K = Qt.Key
EXAM: dict[str, Any] = {"behaviour": "deferred", "feedback": "after_quiz", "navigation": "free"}
ONE_PAGE: dict[str, Any] = {**EXAM, "run": {"per_page": 0}}


class Desk:
    """The quiz on the screen, with a disk that can be full."""

    def __init__(self, program: Program, place: Place, user_id: UserId) -> None:
        self.program, self.place, self.user_id = program, place, user_id
        self.is_full = False
        self.refused = 0
        self.screen: QuizScreen

    @property
    def page(self) -> QuizPage:
        return self.screen.page

    async def begin(self, *questions: Any, **settings: Any) -> None:
        asset_id, _ = await quiz_in_course(self.program.uow, quiz(*questions, **settings))
        self.screen = QuizScreen(
            self.place.context, quizzes=self.program.quizzes, user_id=self.user_id
        )
        await self.screen.enter(QuizRoute(asset_id))
        self.place.show(self.page)
        while not self.page.isActiveWindow():
            await asyncio.sleep(0.01)
        self.page.focus_question()
        await self.screen.scope.settled()

    async def until(self, what: Any) -> None:
        async with asyncio.timeout(5):
            while not what():
                await asyncio.sleep(0.01)

    async def stored(self) -> dict[str, Any]:
        assert self.page.run is not None
        async with self.program.uow() as work:
            answers = await work.attempts.answers(self.page.run.attempt_id)
        return {one.question_id: one.answer for one in answers}


@pytest.fixture
async def desk(
    uow: WorkUnits,
    theme_host: ThemeHost,
    event_hub: EventHub,
    user_id: UserId,
    monkeypatch: pytest.MonkeyPatch,
    place: Place,
) -> AsyncIterator[Desk]:
    made = Desk(Program(uow), place, user_id)
    plain = AttemptsRepository.add_answer

    async def add(repository: AttemptsRepository, write: Any) -> Any:
        if made.is_full:
            made.refused += 1
            raise DiskFull("The disk is full.", "Make room.")
        return await plain(repository, write)

    monkeypatch.setattr(AttemptsRepository, "add_answer", add)
    monkeypatch.setattr(controller, "RETRY_S", 0.05)
    yield made
    await made.screen.close()


@pytest.fixture
def place(theme_host: ThemeHost, event_hub: EventHub) -> Iterator[Place]:
    made = Place(theme_host, event_hub)
    yield made
    made.close()


def press(desk: Desk, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or desk.page, key)


def told(desk: Desk) -> str:
    return desk.page.pane._told.text()


TIMED = yes_no("a", time_limit_s=30)


@pytest.mark.parametrize("settings", [{}, EXAM], ids=["at once", "exam"])
async def test_it_stays_and_is_tried_again_until_it_is_stored(
    desk: Desk, settings: dict[str, Any]
) -> None:
    await desk.begin(TIMED, yes_no("b"), **settings)
    page = desk.page
    press(desk, K.Key_1)
    desk.is_full = True
    desk.program.clocks.pass_by(30.2)
    page.sheet.time_ended.emit("a")
    await desk.until(lambda: desk.refused > 2)
    assert page.pane.answer() == RIGHT and page.pane.interaction is not None
    assert page.pane.interaction.is_locked and "could not be stored yet" in told(desk)
    assert page.primary.text() == "Try again" and page.primary.hasFocus()
    assert page.bottom.saved.text() == "Not saved yet"
    assert [t for t in desk.place.notices.texts() if "full" in t] == [
        "The disk is full. Make room."
    ]
    desk.program.clocks.pass_by(20)
    desk.is_full = False
    await desk.until(lambda: not page.state.owed)
    assert await desk.stored() == {"a": RIGHT}
    assert "stored yet" not in told(desk) and "time for this question is over" in told(desk)
    assert told(desk).count("over") == 1 and page.primary.text() == "Next question"
    press(desk, K.Key_Return)
    assert page.index == 1 and desk.place.errors == []


async def test_it_is_there_when_one_comes_back_and_leaving_waits_for_it(desk: Desk) -> None:
    await desk.begin(TIMED, yes_no("b"), **EXAM)
    page = desk.page
    press(desk, K.Key_2)
    desk.is_full = True
    desk.program.clocks.pass_by(30.2)
    page.sheet.time_ended.emit("a")
    await desk.until(lambda: page.state.owed)
    press(desk, K.Key_N)
    assert page.index == 1
    press(desk, K.Key_P)
    assert page.index == 0 and page.pane.answer() == WRONG and "stored yet" in told(desk)
    with pytest.raises(DiskFull):  # the navigator stays, and says why
        await desk.screen.exit()
    assert page.state.owed and desk.screen.scope.is_running("owed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(controller, "RETRY_S", 60.0)
        desk.is_full = False
        await desk.until(lambda: not page.state.owed or desk.screen.scope.is_running("owed"))
        press(desk, K.Key_Return)
        await desk.until(lambda: not page.state.owed)
    await desk.screen.exit()
    assert await desk.stored() == {"a": WRONG}


async def test_the_end_of_the_quiz_waits_for_what_the_disk_refused(desk: Desk) -> None:
    await desk.begin(yes_no("a"), yes_no("b"), time_limit_s=60, **ONE_PAGE)
    page = desk.page
    press(desk, K.Key_1)
    desk.is_full = True
    desk.program.clocks.pass_by(60.2)
    page.time_over.emit()
    await desk.until(lambda: desk.refused > 2)
    assert not page.is_finished and page.sheet.panes[0].answer() == RIGHT
    desk.program.clocks.pass_by(30)
    desk.is_full = False
    await desk.until(lambda: page.is_finished)
    assert await desk.stored() == {"a": RIGHT}
    assert page.result.result is not None and page.result.result.score == 1


async def test_an_answer_on_its_way_when_the_time_ends_is_not_lost(desk: Desk) -> None:
    """Two are stored one after the other; the time of the second ends meanwhile."""
    await desk.begin(yes_no("b"), TIMED, **ONE_PAGE)
    page = desk.page
    for pane in page.sheet.panes:
        assert pane.interaction is not None and pane.interaction.choose(0)
    desk.program.clocks.pass_by(30.2)
    page.save()
    page.sheet.time_ended.emit("a")
    await desk.screen.scope.settled()
    assert await desk.stored() == {"a": RIGHT, "b": RIGHT}
    assert not page.is_busy and desk.place.errors == []
