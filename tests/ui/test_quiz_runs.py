"""The quiz screen with every behaviour, by keyboard and by mouse, on the real service."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.attempts.review import Item
from coursegen_desktop.domain.ids import AssetId, UserId
from coursegen_desktop.domain.questions.base import Verdict
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.kit import printing
from coursegen_desktop.ui.kit.routes import QuizRoute
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.quiz import paper
from coursegen_desktop.ui.quiz.controller import QuizScreen
from coursegen_desktop.ui.quiz.timer import TimeLeft, clock_words
from tests.domain.questions.given import sample
from tests.services.quiz_course import Program, edit, quiz, quiz_in_course, yes_no

from .library_parts import Place

THREE = (yes_no("a"), yes_no("b"), yes_no("c"))
EXAM: dict[str, Any] = {
    "behaviour": "deferred", "navigation": "free", "feedback": "after_quiz",
    "show_answers": "after_quiz",
}  # fmt: skip
Open = Callable[..., Awaitable[QuizScreen]]


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

    async def begin(raw: dict[str, Any] | None = None, asset_id: AssetId | None = None) -> Any:
        if asset_id is None:
            assert raw is not None
            asset_id, _ = await quiz_in_course(program.uow, raw)
        context = dataclasses.replace(place.context, back=lambda: None)
        screen = QuizScreen(context, quizzes=program.quizzes, user_id=user_id)
        await screen.enter(QuizRoute(asset_id))
        place.show(screen.page)
        made.append(screen)
        while not screen.page.isActiveWindow():  # only then has anything the keyboard
            await asyncio.sleep(0.01)
        return screen

    yield begin
    for screen in made:
        await screen.close()


def press(screen: QuizScreen, *keys: Qt.Key, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or screen.page, key, held)


async def pressed(screen: QuizScreen, *keys: Qt.Key) -> None:
    """Keys one after another, each with what it sets going."""
    for key in keys:
        press(screen, key)
        await screen.scope.settled()


def typed(text: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the keyboard"
    QTest.keyClicks(target, text)


def click(widget: Any) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


# ------------------------------------------------------------ answers that may be changed


async def test_an_exam_by_keyboard_alone(open_quiz: Open, place: Place) -> None:
    screen = await open_quiz(quiz(*THREE, **EXAM))
    page = screen.page
    await pressed(screen, Qt.Key.Key_1, Qt.Key.Key_F, Qt.Key.Key_Return)
    assert page.index == 1 and page.answered == 1
    assert page.pane.why.isHidden() and not page.is_answered
    assert page.segments.accessibleName() == "1 of 3 answered, 1 flagged"
    await pressed(screen, Qt.Key.Key_2, Qt.Key.Key_N)
    assert page.index == 2 and page.answered == 2
    await pressed(screen, Qt.Key.Key_P)
    assert page.index == 1 and page.pane.answer() == {"value": False}
    await pressed(screen, Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert page.primary.text() == "Hand in"
    words = page.review.spoken()
    assert "1 question has no answer yet" in words or "1 question" in words
    # Back to what is open, from the list.
    page.review.rows[2].setFocus()
    await pressed(screen, Qt.Key.Key_Return)
    assert page.index == 2
    await pressed(screen, Qt.Key.Key_2, Qt.Key.Key_Return)
    assert "Every question has an answer." in page.review.spoken()
    await pressed(screen, Qt.Key.Key_Return)
    assert page.is_finished
    verdicts = [row.outcome.verdict for row in page.result.rows]
    assert verdicts == [Verdict.RIGHT, Verdict.RIGHT, Verdict.WRONG]
    assert place.errors == []


async def test_an_exam_by_mouse(open_quiz: Open) -> None:
    screen = await open_quiz(quiz(*THREE, **EXAM))
    page = screen.page
    click(page.top.flag)
    await screen.scope.settled()
    assert page.top.flag.accessibleName() == "Flagged, take the flag away"
    bar = page.segments
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() - 4, bar.height() // 2))
    await screen.scope.settled()
    assert page.index == 2
    interaction = page.pane.interaction
    assert interaction is not None and interaction.choose(0)
    click(page.primary)
    await screen.scope.settled()
    click(page.review.rows[0])
    assert page.index == 0
    click(page.primary)
    await screen.scope.settled()
    assert page.index == 1


async def test_what_is_typed_is_stored_when_the_typing_rests(
    open_quiz: Open, program: Program, user_id: UserId
) -> None:
    text = sample("short_text")
    screen = await open_quiz(quiz(text, yes_no("b"), **EXAM))
    page = screen.page
    typed("some")
    assert page.bottom.saved.text() == "Not saved yet"
    page._rest.timeout.emit()
    await screen.scope.settled()
    assert page.bottom.saved.text() == "1 answer saved"
    typed("thing")
    await screen.exit()  # leaving stores what the rest would have
    async with program.uow() as work:
        stored = await work.attempts.answers(page.run.attempt_id)
    assert [one.answer["text"] for one in stored] == ["something"]


async def test_several_questions_stand_on_a_page(open_quiz: Open) -> None:
    screen = await open_quiz(quiz(*THREE, run={"per_page": 2}, **EXAM))
    page = screen.page
    assert [pane.question.id for pane in page.sheet.panes] == ["a", "b"]
    first = page.sheet.panes[1].interaction
    assert first is not None and first.choose(0)
    assert page.index == 1  # the one that was touched is the one that is meant
    await pressed(screen, Qt.Key.Key_Return)
    assert [pane.question.id for pane in page.sheet.panes] == ["c"]
    assert page.answered == 1
    await pressed(screen, Qt.Key.Key_P)
    kept = page.sheet.pane_of("b")
    assert kept is not None and kept.answer() == {"value": True}


# ------------------------------------------------------------ tries, certainty, mastery


async def test_tries_with_hints(open_quiz: Open) -> None:
    hints = [{"text": "Look again"}]
    screen = await open_quiz(quiz(yes_no("a", hints=hints), yes_no("b"), behaviour="interactive"))
    page = screen.page
    assert page.bottom.skip.isHidden()
    await pressed(screen, Qt.Key.Key_2, Qt.Key.Key_Return)
    assert page.pane.tried.isVisible() and "Look again" in page.pane.tried.spoken()
    assert page.primary.text() == "Check" and not page.is_answered
    assert page.bottom.skip.isVisible()
    await pressed(screen, Qt.Key.Key_1, Qt.Key.Key_Return)
    assert page.is_answered and page.pane.tried.isHidden()
    assert page.primary.text() == "Next question"


async def test_certainty_is_said_by_key(open_quiz: Open) -> None:
    screen = await open_quiz(quiz(*THREE, behaviour="certainty"))
    page = screen.page
    assert page.footer.sure.isVisible() and page.footer.sure.level is None
    press(screen, Qt.Key.Key_1)
    press(screen, Qt.Key.Key_3, held=Qt.KeyboardModifier.AltModifier)
    assert page.footer.sure.level == 3 and page.pane.answer() == {"value": True}
    await pressed(screen, Qt.Key.Key_Return)
    result = page.state.result
    assert result is not None and result.certainty == 3 and result.grade.points == 3


async def test_mastery_asks_until_it_is_enough(open_quiz: Open) -> None:
    run = {"behaviour": "mastery", "mastery": {"right": 2, "of": 2}}
    screen = await open_quiz(quiz(yes_no("a"), yes_no("b"), run=run))
    page = screen.page
    assert page.bottom.saved.text() == "2 more right answers in a row are enough"
    await pressed(screen, Qt.Key.Key_2, Qt.Key.Key_Return, Qt.Key.Key_Return)
    for _ in range(2):
        assert not page.is_finished and page.primary.text() == "Check"
        await pressed(screen, Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert page.is_finished and page.result.result.percent == 100


# ------------------------------------------------------------ time


async def test_the_time_is_shown_hidden_and_ends(
    open_quiz: Open, program: Program, place: Place
) -> None:
    screen = await open_quiz(quiz(*THREE, time_limit_s=90))
    page = screen.page
    assert page.top.time.text() == "01:30 left"
    click(page.top.time)
    assert page.top.time.text() == "" and page.top.time.accessibleName() == "Show the time"
    press(screen, Qt.Key.Key_1)
    program.clocks.pass_by(90.5)
    page.time_over.emit()
    while not page.answered:
        await asyncio.sleep(0.01)
    program.clocks.pass_by(2)  # the slack, which the screen waits for
    await screen.scope.settled()
    assert page.is_finished and not page.top.time.is_running
    # What was chosen when the time ended was handed in.
    assert page.result.rows[0].outcome.verdict is Verdict.RIGHT
    assert "The time is over. Your answers were handed in." in place.notices.texts()


async def test_grace_leaves_only_the_handing_in(open_quiz: Open, program: Program) -> None:
    options = {"when_time_ends": "grace", "grace_s": 60}
    screen = await open_quiz(quiz(*THREE, time_limit_s=90, run=options))
    page = screen.page
    program.clocks.pass_by(95)
    page.time_over.emit()
    await screen.scope.settled()
    assert page.primary.text() == "Hand in" and "to hand in" in page.top.time.text()
    await pressed(screen, Qt.Key.Key_Return)
    assert page.is_finished and page.result.result.counts


async def test_who_comes_back_too_late_sees_the_result(
    open_quiz: Open, program: Program, place: Place
) -> None:
    raw = quiz(*THREE, time_limit_s=90, run={"when_time_ends": "discard"})
    asset_id, _ = await quiz_in_course(program.uow, raw)
    first = await open_quiz(asset_id=asset_id)
    await first.exit()
    program.clocks.pass_by(500)
    program.again()
    screen = await open_quiz(asset_id=asset_id)
    assert screen.page.is_finished and screen.page.result.result.is_lost
    assert "The time was over while you were away." in place.notices.texts()


def test_the_countdown(qtbot: Any) -> None:
    now = [0.0]
    timer = TimeLeft(clock=lambda: now[0])
    qtbot.addWidget(timer)
    ended: list[bool] = []
    timer.ended.connect(lambda: ended.append(True))
    timer.begin(70)
    timer.click()
    assert timer.text() == ""
    now[0] = 11
    timer.tick()
    assert timer.text() == "00:59 left"  # the last minute is shown to everybody
    now[0] = 71
    timer.tick()
    timer.tick()
    assert ended == [True] and not timer.is_running
    assert [clock_words(s) for s in (0, 0.2, 402, 3661)] == ["00:00", "00:01", "06:42", "1:01:01"]


# ------------------------------------------------------------ the result


async def test_only_what_went_wrong_is_asked_again(open_quiz: Open, place: Place) -> None:
    screen = await open_quiz(quiz(*THREE))
    page = screen.page
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_1):
        await pressed(screen, key, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert page.is_finished and page.result.retry.isVisible()
    click(page.result.retry)
    await screen.scope.settled()
    assert [view.id for view in page.run.questions] == ["b"]
    await pressed(screen, Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert page.is_finished and page.result.retry.isHidden()
    assert "This result does not count" in page.result.spoken()
    shown = page.result.more.words()
    assert any("66.7" in words for words in shown)


async def test_a_result_that_may_not_be_told(open_quiz: Open) -> None:
    raw = quiz(*THREE, **(EXAM | {"feedback": "never", "show_answers": "never"}))
    raw["ext"] = {"coursegen:run": {"review": {"after": [Item.ANSWER.value]}}}
    screen = await open_quiz(raw)
    page = screen.page
    await pressed(screen, Qt.Key.Key_1, *[Qt.Key.Key_Return] * 4)
    assert page.is_finished
    assert "Handed in" in page.result.spoken() and "not told yet" in page.result.spoken()
    assert page.result._ring.isHidden() and page.result.retry.isHidden()
    click(page.result.review)
    interaction = page.pane.interaction
    assert interaction is not None and not page.pane.why.isVisible()
    html = paper.result_html(page.run, page.result.result)
    assert "Right" not in html and "Wrong" not in html


async def test_paper_has_the_questions_without_answers_and_the_result_with_them(
    open_quiz: Open, tmp_path: Path
) -> None:
    raws = [sample(name) for name in ("choice", "true_false", "cloze", "match", "essay")]
    screen = await open_quiz(quiz(*raws))
    page = screen.page
    html = paper.questions_html(page.run)
    assert "It joins carbon dioxide to RuBP" in html and "Clouds form" in html
    assert "H2O" not in html and "coursegen" not in html
    await pressed(screen, Qt.Key.Key_3, Qt.Key.Key_Return)
    page.finish_requested.emit()
    await screen.scope.settled()
    told = paper.result_html(page.run, page.result.result)
    assert "Wrong" in told and "Right is: It joins carbon dioxide to RuBP" in told
    assert "Answered: It carries electrons" in told
    printing.write_pdf(tmp_path / "quiz.pdf", html, "Quiz")
    assert (tmp_path / "quiz.pdf").read_bytes().startswith(b"%PDF")


# ------------------------------------------------------------ bad input


async def test_a_quiz_edited_meanwhile_goes_on_as_it_was_and_says_so(
    open_quiz: Open, program: Program, place: Place
) -> None:
    asset_id, _ = await quiz_in_course(program.uow, quiz(*THREE))
    first = await open_quiz(asset_id=asset_id)
    await pressed(first, Qt.Key.Key_1, Qt.Key.Key_Return)
    await edit(program.uow, asset_id, quiz(yes_no("other")))
    again = await open_quiz(asset_id=asset_id)
    assert [view.id for view in again.page.run.questions] == ["a", "b", "c"]
    assert any("The quiz was changed since." in words for words in place.notices.texts())


async def test_a_picture_that_is_missing_is_named_and_harms_nothing(
    open_quiz: Open, place: Place
) -> None:
    asked = yes_no("a", prompt="See ![a heart](media:heart)")
    screen = await open_quiz(quiz(asked))
    assert any("1 picture of this quiz" in words for words in place.notices.texts())
    await pressed(screen, Qt.Key.Key_1, Qt.Key.Key_Return)
    assert screen.page.is_answered


async def test_an_answer_that_cannot_be_read_is_refused_with_a_sentence(
    open_quiz: Open, place: Place
) -> None:
    screen = await open_quiz(quiz(sample("numeric")))
    page = screen.page
    for text in ("NaN", "1e400", "a few"):
        page.answer_given.emit(page.question_id, {"text": text})
        await screen.scope.settled()
    assert len(place.errors) == 3 and not page.is_answered
    page.answer_given.emit(page.question_id, {"text": "٥٥٠٠"})  # Arabic digits
    await screen.scope.settled()
    assert len(place.errors) == 3 and page.is_answered
