"""A quiz taken on the real screen with the real service on a real database."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.errors import AppError, DiskFull
from coursegen_desktop.domain.events import CourseChanged
from coursegen_desktop.domain.ids import AssetId, CourseId, UserId
from coursegen_desktop.domain.questions.base import Verdict
from coursegen_desktop.domain.quiz import AnswerResult
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.progress import ProgressService
from coursegen_desktop.services.quizzes import QuizzesService
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.kit.routes import LessonRoute, QuizRoute
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.quiz.controller import QuizScreen
from coursegen_desktop.ui.quiz.page import QuizPage

from .library_parts import Place
from .quiz_given import course
from .test_reader_attention import Clock


class SlowQuizzes(QuizzesService):
    """Waits before it stores, and fails when told to."""

    hold: asyncio.Event | None = None
    error: AppError | None = None
    submitted = 0

    async def submit_answer(self, *arguments: Any, **named: Any) -> AnswerResult:
        self.submitted += 1
        if self.hold is not None:
            await self.hold.wait()
        if self.error is not None:
            raise self.error
        return await super().submit_answer(*arguments, **named)


@pytest.fixture
def place(theme_host: ThemeHost, event_hub: EventHub) -> Iterator[Place]:
    made = Place(theme_host, event_hub)
    yield made
    made.close()


@pytest.fixture
def backs() -> list[str]:
    return []


@pytest.fixture
async def asset_id(uow: WorkUnits, user_id: UserId) -> AssetId:
    async with uow(write=True) as work:
        key = await work.courses.add(course())
        view = await work.courses.outline(key, user_id)
        await work.commit()
    return view.lessons[0].quizzes[0].asset_id


@pytest.fixture
def quizzes(uow: WorkUnits, event_hub: EventHub, fixed_now: Callable[[], datetime]) -> SlowQuizzes:
    return SlowQuizzes(uow, event_hub, fixed_now, new_seed=lambda: 3)


@pytest.fixture
async def screen(
    place: Place, backs: list[str], quizzes: SlowQuizzes, user_id: UserId, asset_id: AssetId
) -> AsyncIterator[QuizScreen]:
    made = make_screen(place, backs, quizzes, user_id)
    await made.enter(QuizRoute(asset_id))
    place.show(made.page)
    yield made
    await made.close()


def make_screen(
    place: Place, backs: list[str], quizzes: QuizzesService, user_id: UserId
) -> QuizScreen:
    context = dataclasses.replace(place.context, back=lambda: backs.append("back"))
    return QuizScreen(context, quizzes=quizzes, user_id=user_id)


def press(page: QuizPage, *keys: Qt.Key) -> None:
    """Keys go to whatever has the keyboard, as a person's do."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or page, key)


def type_text(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


async def stored(screen: QuizScreen, *keys: Qt.Key) -> None:
    press(screen.page, *keys)
    await screen.scope.settled()


async def escaped(screen: QuizScreen, backs: list[str]) -> None:
    """Qt shows a button pressed for a moment before its shortcut clicks it."""
    while not screen.page.isActiveWindow():  # shortcuts belong to the active window
        await asyncio.sleep(0.01)
    press(screen.page, Qt.Key.Key_Escape)
    for _ in range(100):
        if backs:
            return
        await asyncio.sleep(0.02)


async def test_the_whole_quiz_by_keyboard_alone(screen: QuizScreen, place: Place) -> None:
    page = screen.page
    assert page.primary.text() == "Check" and not page.primary.isEnabled()
    press(page, Qt.Key.Key_B)
    assert page.primary.isEnabled()
    await stored(screen, Qt.Key.Key_Return)
    assert page.is_answered and page.primary.text() == "Next question"
    assert page.pane.why.isVisible()
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_2)
    await stored(screen, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_Return)
    type_text("H2O")
    press(page, Qt.Key.Key_Return)
    type_text("100")
    press(page, Qt.Key.Key_Return)
    type_text("liquid")
    press(page, Qt.Key.Key_Return)
    type_text("rain")
    await stored(screen, Qt.Key.Key_Return)
    assert page.answered == 3
    press(page, Qt.Key.Key_Return)
    type_text("rome")
    press(page, Qt.Key.Key_Return)
    type_text("bern")
    await stored(screen, Qt.Key.Key_Return)
    assert page.primary.text() == "See result"
    await stored(screen, Qt.Key.Key_Return)
    assert page.is_finished
    verdicts = [row.outcome.verdict for row in page.result.rows]
    assert verdicts == [Verdict.RIGHT, Verdict.WRONG, Verdict.RIGHT, Verdict.PARTIAL]
    assert "2 of 4 questions right" in page.result.spoken()
    assert "3 of 5 points" in page.result.spoken()
    assert QApplication.focusWidget() is page.result.lesson
    assert place.errors == []


async def test_the_verdict_is_shown_only_when_the_answer_is_stored(
    screen: QuizScreen, quizzes: SlowQuizzes
) -> None:
    page = screen.page
    quizzes.hold = asyncio.Event()
    press(page, Qt.Key.Key_A, Qt.Key.Key_Return)
    await asyncio.sleep(0)
    # Impatient keys and clicks do nothing while the answer is being stored.
    press(page, Qt.Key.Key_Return)
    page.go_on()
    await asyncio.sleep(0)
    interaction = page.pane.interaction
    assert interaction is not None and not interaction.is_locked
    assert not page.is_answered and quizzes.submitted == 1
    quizzes.hold.set()
    await screen.scope.settled()
    assert page.is_answered and interaction.is_locked


async def test_an_answer_that_could_not_be_stored_can_be_given_again(
    screen: QuizScreen, quizzes: SlowQuizzes, place: Place
) -> None:
    page = screen.page
    quizzes.error = DiskFull("The disk is full.")
    await stored(screen, Qt.Key.Key_B, Qt.Key.Key_Return)
    assert [type(error) for error in place.errors] == [DiskFull]
    assert not page.is_answered and page.primary.isEnabled()
    assert page.pane.answer() == {"chosen": ["b"]}  # what was chosen is still chosen
    quizzes.error = None
    await stored(screen, Qt.Key.Key_Return)
    assert page.is_answered


async def test_the_first_question_has_the_keyboard_at_once(screen: QuizScreen) -> None:
    press(screen.page, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert screen.page.pane.answer() == {"chosen": ["b"]}


async def test_tab_comes_to_the_answer_and_then_to_the_button(screen: QuizScreen) -> None:
    page = screen.page
    assert page.run is not None
    for index in range(len(page.run.questions)):
        page.show_question(index)
        page.primary.setEnabled(True)  # as it is once something was chosen
        await asyncio.sleep(0)
        page.close_button.setFocus()
        walked = []
        while not walked or walked[-1] is not page.primary:
            press(page, Qt.Key.Key_Tab)
            focus = QApplication.focusWidget()
            assert focus is not None and focus is not page.close_button
            walked.append(focus)
        interaction = page.pane.interaction
        assert interaction is not None and len(walked) > 1
        assert all(interaction.isAncestorOf(widget) for widget in walked[:-1])


async def test_enter_without_an_answer_asks_for_one(
    screen: QuizScreen, quizzes: SlowQuizzes
) -> None:
    await stored(screen, Qt.Key.Key_Return)
    assert quizzes.submitted == 0
    assert screen.page.footer.hint.text() == "Answer first"


async def test_leaving_keeps_the_answers_and_says_so(
    screen: QuizScreen, place: Place, backs: list[str]
) -> None:
    await stored(screen, Qt.Key.Key_B, Qt.Key.Key_Return)
    await escaped(screen, backs)
    assert backs == ["back"]
    assert "Your answers are kept. Open the quiz again to go on." in place.notices.texts()


async def test_leaving_before_any_answer_says_nothing(
    screen: QuizScreen, place: Place, backs: list[str]
) -> None:
    await escaped(screen, backs)
    assert backs == ["back"] and place.notices.texts() == []


async def test_a_quiz_closed_in_the_middle_goes_on_at_the_same_question(
    screen: QuizScreen,
    place: Place,
    backs: list[str],
    quizzes: SlowQuizzes,
    user_id: UserId,
    asset_id: AssetId,
) -> None:
    await stored(screen, Qt.Key.Key_C, Qt.Key.Key_Return)
    again = make_screen(place, backs, quizzes, user_id)
    await again.enter(QuizRoute(asset_id))
    place.show(again.page)
    assert again.page.index == 1 and again.page.answered == 1
    assert "You go on where you stopped." in place.notices.texts()
    again.page.show_question(0)
    interaction = again.page.pane.interaction
    assert interaction is not None and interaction.is_locked
    assert again.page.primary.text() == "Next question"
    await again.close()


async def finish_at_once(screen: QuizScreen) -> None:
    """Answer everything with the first thing at hand."""
    page = screen.page
    for answer in ({"chosen": ["a"]}, {"value": True}, {"gaps": {}}, {"pairs": {}}):
        page.answer_given.emit(page.question_id, answer)
        await screen.scope.settled()
        page.go_on()
    await screen.scope.settled()
    assert page.is_finished


async def test_trying_again_begins_anew(screen: QuizScreen) -> None:
    await finish_at_once(screen)
    before = screen.page.run
    QTest.mouseClick(screen.page.result.again, Qt.MouseButton.LeftButton)
    await screen.scope.settled()
    page = screen.page
    assert page.run is not None and before is not None
    assert page.run.attempt_id != before.attempt_id
    assert page.index == 0 and page.answered == 0 and not page.is_finished
    assert page.primary.text() == "Check"


async def test_reviewing_walks_through_the_answers_and_back(screen: QuizScreen) -> None:
    await finish_at_once(screen)
    page = screen.page
    QTest.mouseClick(page.result.review, Qt.MouseButton.LeftButton)
    assert page.index == 0 and page.primary.text() == "Next question"
    assert page.previous.isHidden()
    press(page, Qt.Key.Key_Return)
    assert page.index == 1 and page.previous.isVisible()
    QTest.mouseClick(page.previous, Qt.MouseButton.LeftButton)
    assert page.index == 0
    press(page, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert page.primary.text() == "Back to the result"
    press(page, Qt.Key.Key_Return)
    assert page.result.isVisible() and page.primary.isHidden() is False
    page.result.rows[2].setFocus()
    press(page, Qt.Key.Key_Return)
    assert page.index == 2


async def test_links_lead_into_the_lesson(screen: QuizScreen, place: Place) -> None:
    await stored(screen, Qt.Key.Key_C, Qt.Key.Key_Return)
    QTest.mouseClick(screen.page.pane.why.link, Qt.MouseButton.LeftButton)
    run = screen.page.run
    assert run is not None and place.routes == [LessonRoute(run.lesson_id, "rubisco")]
    await finish_rest(screen)
    QTest.mouseClick(screen.page.result.lesson, Qt.MouseButton.LeftButton)
    assert place.routes[-1] == LessonRoute(run.lesson_id)


async def finish_rest(screen: QuizScreen) -> None:
    page = screen.page
    page.go_on()
    for answer in ({"value": True}, {"gaps": {}}, {"pairs": {}}):
        page.answer_given.emit(page.question_id, answer)
        await screen.scope.settled()
        page.go_on()
    await screen.scope.settled()


async def test_a_finished_quiz_begins_anew_when_it_is_opened_again(
    screen: QuizScreen, asset_id: AssetId
) -> None:
    await finish_at_once(screen)
    await screen.exit()
    await screen.enter(QuizRoute(asset_id))
    assert not screen.page.is_finished and screen.page.answered == 0


async def test_an_edit_never_changes_the_question_under_the_learner(
    screen: QuizScreen, event_hub: EventHub, asset_id: AssetId
) -> None:
    press(screen.page, Qt.Key.Key_C)
    run = screen.page.run
    assert run is not None
    event_hub.publish(CourseChanged(CourseId(run.course_id + 1)))
    assert not screen.stale
    event_hub.publish(CourseChanged(run.course_id))
    await screen.scope.settled()
    assert screen.page.run is run and screen.page.pane.answer() == {"chosen": ["c"]}
    await screen.exit()
    await screen.enter(QuizRoute(asset_id))
    assert screen.page.run is not run


async def test_the_bar_says_how_far_one_is(screen: QuizScreen) -> None:
    assert screen.page.segments.accessibleName() == "0 of 4 answered, 0 right"
    await stored(screen, Qt.Key.Key_B, Qt.Key.Key_Return)
    assert screen.page.segments.accessibleName() == "1 of 4 answered, 1 right"
    assert screen.page.bottom.saved.text() == "1 answer saved"


async def test_everything_is_reached_by_tab(screen: QuizScreen) -> None:
    page = screen.page
    press(page, Qt.Key.Key_B)
    reached = set()
    for _ in range(12):
        press(page, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        assert widget is not None
        reached.add(widget.accessibleName() or getattr(widget, "text", str)())
    assert {"Check", "Leave the quiz, answers are kept"} <= reached
    assert any(name.startswith("B. It joins") for name in reached)


async def test_the_time_with_a_quiz_is_recorded(
    place: Place, uow: WorkUnits, quizzes: SlowQuizzes, user_id: UserId, asset_id: AssetId
) -> None:
    progress = ProgressService(uow, quizzes._now)
    clock = Clock()
    screen = QuizScreen(
        place.context, quizzes=quizzes, user_id=user_id, progress=progress, clock=clock
    )
    await screen.enter(QuizRoute(asset_id))
    place.show(screen.page)
    while not screen.page.isActiveWindow():
        await asyncio.sleep(0)
    screen.study.stop()  # the test's looks at the clock are the only ones
    screen.study.look()
    for seconds, minutes in ((30, 0.5), (15, 0.5)):
        for _ in range(seconds):
            clock.now += 1
            screen.study.look()
        await screen.scope.settled()
        assert (await progress.figures(user_id)).minutes == pytest.approx(minutes)
    await screen.exit()
    found = await progress.figures(user_id)
    assert found.minutes == pytest.approx(0.75)
    assert [item.minutes_done for item in found.courses] == [pytest.approx(0.75)]
    await screen.close()
