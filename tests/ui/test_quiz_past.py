"""Old attempts, one's own marks and the times of single questions, on the real screen."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from coursegen_desktop.domain.ids import AssetId, UserId
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.kit.lists import SectionTitle
from coursegen_desktop.ui.kit.routes import LessonRoute, QuizRoute
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.quiz.controller import QuizScreen
from coursegen_desktop.ui.quiz.page_parts import Face
from coursegen_desktop.ui.quiz.sheet import TimedPane
from tests.services.quiz_course import RIGHT, WRONG, Program, edit, quiz, quiz_in_course, yes_no

from .library_parts import Place

K = Qt.Key
EXAM: dict[str, Any] = {
    "behaviour": "deferred", "navigation": "free", "feedback": "after_quiz",
    "show_answers": "after_quiz",
}  # fmt: skip
RUBRIC = [{"text": "Clear", "points": 2}, {"text": "True", "points": 2}]
OWN = {"id": "e", "type": "essay", "prompt": "Why?", "points": 8, "rubric": RUBRIC,
       "grader_notes": "Because **it is**.", "ext": {"coursegen:marked_by": "self"}}  # fmt: skip
Open = Callable[[AssetId], Awaitable[QuizScreen]]


@pytest.fixture
def place(theme_host: ThemeHost, event_hub: EventHub) -> Iterator[Place]:
    made = Place(theme_host, event_hub)
    yield made
    made.close()


@pytest.fixture
def program(uow: WorkUnits) -> Program:
    return Program(uow)


@pytest.fixture
async def open_quiz(program: Program, place: Place, user_id: UserId) -> AsyncIterator[Open]:
    made: list[QuizScreen] = []

    async def begin(asset_id: AssetId) -> QuizScreen:
        context = dataclasses.replace(place.context, back=lambda: None)
        screen = QuizScreen(context, quizzes=program.quizzes, user_id=user_id)
        made.append(screen)
        await screen.enter(QuizRoute(asset_id))
        place.show(screen.page)
        while not screen.page.isActiveWindow():  # only then has anything the keyboard
            await asyncio.sleep(0.01)
        screen.page.focus_question()
        return screen

    yield begin
    for screen in made:
        await screen.close()


async def taken(program: Program, asset_id: AssetId, me: UserId, answers: dict[str, Any]) -> Any:
    run = await program.quizzes.restart(asset_id, user_id=me)
    for name, answer in answers.items():
        await program.quizzes.submit_answer(run.attempt_id, name, answer, user_id=me)
    program.clocks.pass_by(600)
    return await program.quizzes.finish(run.attempt_id, user_id=me)


async def pressed(screen: QuizScreen, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or screen.page, key)
        await screen.scope.settled()
        await asyncio.sleep(0)


def click(widget: Any) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


# ------------------------------------------------------------ old attempts


async def test_attempts_are_found_again_by_keyboard(
    program: Program, open_quiz: Open, user_id: UserId
) -> None:
    asset_id, _ = await quiz_in_course(program.uow, quiz(yes_no("a"), yes_no("b"), pass_mark=0.6))
    await taken(program, asset_id, user_id, {"a": RIGHT, "b": WRONG})
    await taken(program, asset_id, user_id, {"a": RIGHT, "b": RIGHT})
    await edit(program.uow, asset_id, quiz(yes_no("a", prompt="Something else?"), yes_no("b")))
    screen = await open_quiz(asset_id)
    page = screen.page
    assert page.face is Face.START and page.run is None
    assert page.start.begin.hasFocus()
    newest, oldest = page.start.list.rows
    assert (newest.state, newest.end, oldest.state) == ("Handed in", "100 %", "Handed in")
    assert "Attempt 1 of " in oldest.accessibleName()
    assert "50 %" in oldest.accessibleName()
    await pressed(screen, K.Key_Tab, K.Key_Tab, K.Key_Tab)
    assert oldest.hasFocus()
    await pressed(screen, K.Key_Return)
    assert page.face is Face.RESULT and page.is_finished
    assert page.result.result is not None and page.result.result.percent == 50
    assert page.result._when.text().startswith("Attempt 1  ·  ")
    # As it was shown then: the wording of that day, what was answered, how it went.
    page.result.rows[0].setFocus()
    await pressed(screen, K.Key_Return)
    assert page.pane.question is not None and page.pane.question.prompt == "Is a?"
    assert page.pane.interaction is not None and page.pane.interaction.is_locked
    click(page.bottom.result)
    assert page.face is Face.RESULT
    # From there to another one.
    (other,) = page.result.more.earlier.rows
    assert other.attempt.number == 2
    click(other)
    await screen.scope.settled()
    assert page.result.result.percent == 100


async def test_a_new_attempt_begins_with_enter(
    program: Program, open_quiz: Open, user_id: UserId, place: Place
) -> None:
    asset_id, _ = await quiz_in_course(program.uow, quiz(yes_no("a")))
    await taken(program, asset_id, user_id, {"a": RIGHT})
    screen = await open_quiz(asset_id)
    assert screen.page.footer.isHidden()
    await pressed(screen, K.Key_Return)
    assert screen.page.face is Face.ASKS and not screen.page.is_finished
    assert screen.page.footer.isVisible() and place.errors == []
    await pressed(screen, K.Key_1, K.Key_Return)
    assert screen.page.answered == 1


async def test_used_up_attempts_can_still_be_looked_at(
    program: Program, open_quiz: Open, user_id: UserId, place: Place
) -> None:
    asset_id, _ = await quiz_in_course(program.uow, quiz(yes_no("a"), attempts=1))
    await taken(program, asset_id, user_id, {"a": WRONG})
    screen = await open_quiz(asset_id)
    page = screen.page
    assert page.start.begin.isHidden() and page.start.list.rows[0].hasFocus()
    assert "used up" in page.start._refused.text
    await pressed(screen, K.Key_Return)
    assert page.face is Face.RESULT and page.result.again.isHidden()
    click(page.result.lesson)
    assert [type(route) for route in place.routes] == [LessonRoute]


async def test_an_attempt_whose_score_is_not_told_says_so(
    program: Program, open_quiz: Open, user_id: UserId
) -> None:
    raw = quiz(yes_no("a"), feedback="after_close", show_answers="never", behaviour="deferred",
               run={"closes": "2027-01-01T00:00:00+00:00"})  # fmt: skip
    asset_id, _ = await quiz_in_course(program.uow, raw)
    await taken(program, asset_id, user_id, {"a": RIGHT})
    screen = await open_quiz(asset_id)
    (row,) = screen.page.start.list.rows
    assert row.end == "–" and "not told yet" in row.accessibleName()
    click(row)
    await screen.scope.settled()
    assert screen.page.result.result is not None
    assert not screen.page.result.result.shows_score


# ------------------------------------------------------------ one's own marks


async def test_one_marks_ones_own_text_by_keyboard(
    program: Program, open_quiz: Open, user_id: UserId
) -> None:
    asset_id, _ = await quiz_in_course(program.uow, quiz(OWN, yes_no("a"), **EXAM))
    await taken(program, asset_id, user_id, {"e": {"text": "It is so."}, "a": RIGHT})
    screen = await open_quiz(asset_id)
    page = screen.page
    click(page.start.list.rows[0])
    await screen.scope.settled()
    assert page.result.mark.text() == "Mark 1 text of yours"
    assert page.result.rows[0].state == "Mark it yourself"
    click(page.result.mark)
    await asyncio.sleep(0.02)
    marking = page.pane.marking
    first = marking.rubric.fields[0]
    assert marking.isVisible() and first.hasFocus()
    assert "Sample answer" in [title.text() for title in page.pane.findChildren(SectionTitle)]
    editor = first.findChild(QLineEdit)
    assert editor is not None
    first.selectAll()
    QTest.keyClicks(editor, "2")
    await pressed(screen, K.Key_Tab)
    assert marking.rubric.fields[1].hasFocus()
    await pressed(screen, K.Key_Up, K.Key_Up)
    assert marking.rubric.sum_words() == "6 of 8 points"
    await pressed(screen, K.Key_Tab)
    assert marking.save.hasFocus()
    await pressed(screen, K.Key_Return)
    assert page.result.result is not None and page.result.result.score == 7
    marking = page.pane.marking
    assert marking.undo.isVisible() and not marking.save.isEnabled()
    assert [field.value() for field in marking.rubric.fields] == [2, 1]
    assert page.primary.hasFocus()
    # Another mark, then none.
    marking.rubric.fields[1].setValue(0)
    click(marking.save)
    await screen.scope.settled()
    assert page.result.result.score == 5
    click(page.pane.marking.undo)
    await screen.scope.settled()
    assert page.result.result.needs_marking == 1 and page.result.result.score == 1
    assert page.pane.marking.undo.isHidden() and page.pane.marking.rubric.fields[0].hasFocus()


async def test_one_marks_ones_own_text_while_the_quiz_runs(
    program: Program, open_quiz: Open, user_id: UserId
) -> None:
    asset_id, _ = await quiz_in_course(program.uow, quiz(OWN, yes_no("a")))
    screen = await open_quiz(asset_id)
    page = screen.page
    interaction: Any = page.pane.interaction
    interaction.set_answer({"text": "It is so."})
    page.go_on()
    await screen.scope.settled()
    assert page.pane.marking.isVisible() and page.primary.text() == "Next question"
    page.pane.marking.rubric.fields[0].setValue(2)
    click(page.pane.marking.save)
    await screen.scope.settled()
    told = page.state.results["e"]
    assert told.grade.points == 4 and page.index == 0
    await pressed(screen, K.Key_Return)
    assert page.index == 1 and page.pane.marking.isHidden()


# ------------------------------------------------------------ times of questions


def timed(name: str, seconds: int = 30, **changes: Any) -> dict[str, Any]:
    return yes_no(name, time_limit_s=seconds, **changes)


async def test_a_question_shows_its_time_and_hides_it_with_the_quizs(
    program: Program, open_quiz: Open
) -> None:
    raw = quiz(timed("a"), yes_no("b"), time_limit_s=600, **EXAM)
    asset_id, _ = await quiz_in_course(program.uow, raw)
    screen = await open_quiz(asset_id)
    await screen.scope.settled()
    page = screen.page
    time = page.sheet._panes[0].time
    assert time.isVisible() and time.text() == "00:30 left for this question"
    click(page.top.time)
    assert (page.top.time.text(), time.text()) == ("", "")
    assert time.accessibleName() == "Show the time"
    click(time)
    assert time.text() and page.top.time.text()
    await pressed(screen, K.Key_N)
    assert time.isHidden() and page.index == 1
    await pressed(screen, K.Key_P)
    await screen.scope.settled()
    assert time.isVisible()


@pytest.mark.parametrize("settings", [{}, EXAM])
async def test_what_stands_there_when_it_ends_is_stored(
    program: Program, open_quiz: Open, settings: dict[str, Any]
) -> None:
    asset_id, _ = await quiz_in_course(program.uow, quiz(timed("a"), yes_no("b"), **settings))
    screen = await open_quiz(asset_id)
    await screen.scope.settled()
    page = screen.page
    await pressed(screen, K.Key_1)
    program.clocks.pass_by(30.2)
    page.sheet.time_ended.emit("a")
    await screen.scope.settled()
    async with program.uow() as work:
        (stored,) = await work.attempts.answers(page.run.attempt_id)
    assert stored.answer == RIGHT
    assert page.state.closed == {"a"} and page.is_answered
    assert "The time for this question is over." in page.pane._told.text()
    assert page.primary.text() == "Next question" and page.primary.hasFocus()
    assert page.pane.interaction is not None and not page.pane.interaction.choose(1)
    await pressed(screen, K.Key_Return)
    assert page.index == 1


async def test_a_question_without_an_answer_is_closed_and_the_quiz_can_be_finished(
    program: Program, open_quiz: Open, place: Place
) -> None:
    asset_id, _ = await quiz_in_course(program.uow, quiz(timed("a"), timed("b")))
    screen = await open_quiz(asset_id)
    page = screen.page
    for name in ("a", "b"):
        await screen.scope.settled()
        program.clocks.pass_by(30.2)
        page.sheet.time_ended.emit(name)
        await screen.scope.settled()
        assert page.answered == 0
        await pressed(screen, K.Key_Return)
    assert page.is_finished and page.result.result is not None
    assert page.result.result.score == 0 and place.errors == []


async def test_coming_back_after_the_time_the_question_is_closed(
    program: Program, open_quiz: Open
) -> None:
    asset_id, _ = await quiz_in_course(program.uow, quiz(timed("a"), yes_no("b"), **EXAM))
    screen = await open_quiz(asset_id)
    await screen.scope.settled()
    await screen.exit()
    program.clocks.pass_by(60)
    again = await open_quiz(asset_id)
    page = again.page
    assert page.index == 1 and page.state.closed == {"a"}
    await pressed(again, K.Key_P)
    assert "is over" in page.pane._told.text() and page.sheet._panes[0].time.isHidden()
    assert page.primary.text() == "Next question"


async def test_the_time_is_written_down_while_it_runs(program: Program, open_quiz: Open) -> None:
    asset_id, _ = await quiz_in_course(program.uow, quiz(timed("a"), yes_no("b")))
    screen = await open_quiz(asset_id)
    await screen.scope.settled()
    page = screen.page
    assert page._beat.isActive()
    program.clocks.pass_by(12)
    page._beat.timeout.emit()
    await screen.scope.settled()
    async with program.uow() as work:
        attempt = await work.attempts.get(page.run.attempt_id)
    assert attempt.spent_s == 12 and attempt.opened == {"a": (0.0, 0)}
    page.stop_clocks()
    assert not page._beat.isActive()


async def test_on_a_long_page_the_time_follows_panes_that_come_and_go(
    program: Program, open_quiz: Open
) -> None:
    many = [yes_no(f"q{n}") for n in range(20)]
    raw = quiz(timed("a"), *many, run={"per_page": 0}, **EXAM)
    asset_id, _ = await quiz_in_course(program.uow, raw)
    screen = await open_quiz(asset_id)
    await screen.scope.settled()
    sheet = screen.page.sheet
    first = sheet.pane_of("a")
    assert isinstance(first, TimedPane) and first.time.text() == "00:30 left for this question"
    sheet.long._take_back(sheet.long.slots[0])  # as when one scrolls far away
    sheet._ends["a"] -= 10
    again = sheet.pane_of("a")
    assert isinstance(again, TimedPane) and again.time.text() == "00:20 left for this question"
    sheet.long._take_back(sheet.long.slots[0])
    sheet._ends["a"] -= 60
    program.clocks.pass_by(30.5)
    assert sheet.pane_of("a") is not None  # comes back after its end: closed at once
    await screen.scope.settled()
    assert screen.page.state.closed == {"a"}
