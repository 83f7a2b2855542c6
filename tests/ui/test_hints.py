"""Hints below questions, in quiz and review, on the real services."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from coursegen_desktop.domain.errors import ProviderError, ProviderFault
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.services.review import ReviewService
from coursegen_desktop.services.tutor import TutorService
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.content.hint_ladder import HintLadder
from coursegen_desktop.ui.content.talk_view import TalkView
from coursegen_desktop.ui.kit.forms import LinkButton
from coursegen_desktop.ui.kit.routes import LessonRoute, QuizRoute, ReviewSessionRoute
from coursegen_desktop.ui.quiz.controller import QuizScreen
from coursegen_desktop.ui.quiz.page import QuizPage
from coursegen_desktop.ui.review.session import ReviewSessionScreen
from coursegen_desktop.ui.shell.shortcuts_sheet import page_shortcuts
from tests.services.desk import Here
from tests.services.quiz_course import edit, quiz
from tests.services.tutor_desk import ME, PRACTICE, Desk, question
from tests.windowed import click, eventually

from .library_parts import Place

K = Qt.Key


@pytest.fixture
async def desk(uow: WorkUnits, user_id: UserId) -> Desk:  # type: ignore[override]
    return Desk(uow)


@pytest.fixture
async def screen(place: Place, desk: Desk) -> AsyncIterator[QuizScreen]:
    async def find() -> TutorService:
        return desk.tutor

    context = dataclasses.replace(place.context, back=lambda: None)
    made = QuizScreen(context, quizzes=desk.program.quizzes, user_id=ME, find_tutor=find)
    place.show(made.page)
    yield made
    await made.close()


async def opened(screen: QuizScreen, desk: Desk) -> QuizPage:
    await screen.enter(QuizRoute(desk.asset))
    return screen.page


async def keys(screen: Any, *pressed: K) -> None:
    for key in pressed:
        QTest.keyClick(QApplication.focusWidget() or screen.page, key)
    await screen.scope.settled()


def texts(ladder: HintLadder) -> str:
    """All words that are to be seen."""
    from coursegen_desktop.ui.content.rich_text import RichText

    shown = [part.markdown() for part in ladder.findChildren(RichText) if part.isVisible()]
    shown += [label.text() for label in ladder.findChildren(QLabel) if label.isVisible()]
    return "\n".join(shown)


async def test_one_key_leads_up_the_ladder(screen: QuizScreen, desk: Desk) -> None:
    await desk.begin(run=PRACTICE)
    page = await opened(screen, desk)
    await keys(screen, K.Key_B, K.Key_Return)
    ladder = page.pane.help
    assert ladder.isVisible() and not ladder.card.isVisible()
    assert ladder.next.text() == "Hint"
    before = QApplication.focusWidget()
    await keys(screen, K.Key_F4)
    assert "A liquid has a surface." in texts(ladder)
    assert "One of the 2 answer" in texts(ladder), "what stands at the answer already is no hint"
    assert "A gas" not in texts(ladder)
    await keys(screen, K.Key_F4)
    assert "Steam is water that has become" in texts(ladder)
    assert "2 letter" not in texts(ladder)
    await keys(screen, K.Key_F4)
    assert "g…" in texts(ladder) and "A gas" not in texts(ladder)
    assert QApplication.focusWidget() is before, "whoever reads hints stays where he was"
    await keys(screen, K.Key_F4)
    assert "A gas" in texts(ladder) and "Boiling makes it." in texts(ladder)
    assert not ladder.can_go_on
    await keys(screen, K.Key_F4)
    assert texts(ladder).count("The answer") == 1


async def test_the_key_stands_in_the_sheet(screen: QuizScreen, desk: Desk) -> None:
    await desk.begin(run=PRACTICE)
    page = await opened(screen, desk)
    assert ("Next hint", "F4") in page_shortcuts(page)


async def test_another_try_begins_anew_and_the_right_one_needs_no_help(
    screen: QuizScreen, desk: Desk
) -> None:
    await desk.begin(run=PRACTICE)
    page = await opened(screen, desk)
    await keys(screen, K.Key_B, K.Key_Return)
    await keys(screen, K.Key_F4, K.Key_F4)
    await keys(screen, K.Key_A, K.Key_B, K.Key_Return)
    ladder = page.pane.help
    assert ladder.isVisible() and not ladder.card.isVisible()
    await keys(screen, K.Key_A, K.Key_Return)
    assert page.is_answered
    assert not ladder.isVisible()
    await keys(screen, K.Key_F4)
    assert not ladder.card.isVisible()


async def test_what_counts_shows_none_until_it_is_handed_in(screen: QuizScreen, desk: Desk) -> None:
    await desk.begin()
    page = await opened(screen, desk)
    await keys(screen, K.Key_B, K.Key_Return)
    await keys(screen, K.Key_F4)
    assert not page.pane.help.isVisible()
    await keys(screen, K.Key_Return)
    assert page.is_finished
    click(page.result.rows[0])
    await screen.scope.settled()
    ladder = page.pane.help
    assert ladder.isVisible()
    assert ladder.next.text() == "Help me understand"
    click(ladder.next)
    await screen.scope.settled()
    assert "One of the 2" in texts(ladder)


async def test_switched_off_meanwhile_it_is_said(screen: QuizScreen, desk: Desk) -> None:
    await desk.begin(run=PRACTICE)
    page = await opened(screen, desk)
    await keys(screen, K.Key_B, K.Key_Return)
    await edit(desk.uow, desk.asset, quiz(question(), run={**PRACTICE, "tutor": False}))
    await keys(screen, K.Key_F4)
    assert "switched the tutor off" in page.pane.help.error.text()
    assert page.pane.help.can_go_on


async def test_the_passage_is_shown_in_the_lesson(
    screen: QuizScreen, desk: Desk, place: Place
) -> None:
    await desk.begin(run=PRACTICE)
    page = await opened(screen, desk)
    await keys(screen, K.Key_B, K.Key_Return)
    for _ in range(4):
        await keys(screen, K.Key_F4)
    link = next(one for one in page.pane.help.findChildren(LinkButton) if one.isVisible())
    assert link in page.pane.stops()
    click(link)
    assert place.routes == [LessonRoute(desk.lesson, "boiling")]


# ------------------------------------------------------------ a talk


async def _talk(screen: QuizScreen, desk: Desk) -> TalkView:
    await desk.begin(run=PRACTICE)
    page = await opened(screen, desk)
    await keys(screen, K.Key_B, K.Key_Return)
    click(page.pane.help.ask)
    talk = page.pane.help.talk
    assert talk is not None
    return talk


async def test_without_a_model_nothing_offers_a_talk(screen: QuizScreen, desk: Desk) -> None:
    await desk.begin(run=PRACTICE)
    page = await opened(screen, desk)
    await keys(screen, K.Key_B, K.Key_Return)
    assert not page.pane.help.ask.isVisible()


async def test_a_talk_by_keyboard(screen: QuizScreen, desk: Desk) -> None:
    model = desk.talks("What happens to water at 100 degrees? [c1]", "Exactly.")
    talk = await _talk(screen, desk)
    assert "stays on this computer" in talk._goes.text(), "said before the first word is sent"
    assert model.asked == []
    assert QApplication.focusWidget() is talk.field
    QTest.keyClicks(talk.field, "Why is that wrong?")
    await keys(screen, K.Key_Return)
    assert [message.links[0].text() for message in talk._messages if message.links] == [
        "[1] Boiling"
    ]
    QTest.keyClicks(talk.field, "It becomes a gas")
    QTest.keyClick(talk.field, K.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert "\n" in talk.field.toPlainText()
    await keys(screen, K.Key_Return)
    assert len(talk._messages) == 4
    assert "Tutor: What happens to water at 100 degrees? [1]" in model.asked[1].user


async def test_what_could_not_be_sent_is_there_to_be_sent_again(
    screen: QuizScreen, desk: Desk
) -> None:
    refused = ProviderError(ProviderFault.REFUSED, "Nobody answers there.", "Start your server.")
    desk.talks(refused)
    talk = await _talk(screen, desk)
    QTest.keyClicks(talk.field, "Why?")
    await keys(screen, K.Key_Return)
    assert talk.error.text() == "Nobody answers there. Start your server."
    assert talk.field.toPlainText() == "Why?"
    assert talk._messages == []
    assert talk.send.isEnabled()


async def test_an_answer_can_be_stopped(screen: QuizScreen, desk: Desk) -> None:
    model = desk.talks("Slowly it comes and never ends.")
    model.hold = asyncio.Event()
    talk = await _talk(screen, desk)
    QTest.keyClicks(talk.field, "Why?")
    QTest.keyClick(talk.field, K.Key_Return)
    await eventually(lambda: talk.stop.isVisible() and model.asked, "the asking")
    click(talk.stop)
    await screen.scope.settled()
    assert model.is_closed
    assert (talk.field.toPlainText(), talk.stop.isVisible()) == ("Why?", False)


async def test_nobody_waits_for_a_model_to_leave(screen: QuizScreen, desk: Desk) -> None:
    model = desk.talks("It never ends.")
    model.hold = asyncio.Event()
    talk = await _talk(screen, desk)
    QTest.keyClicks(talk.field, "Why?")
    QTest.keyClick(talk.field, K.Key_Return)
    await eventually(lambda: model.asked, "the asking")
    await asyncio.wait_for(screen.leave(), 5)
    assert model.is_closed
    assert talk.field.toPlainText() == "Why?"


async def test_another_question_forgets_the_talk(screen: QuizScreen, desk: Desk) -> None:
    model = desk.talks("One.", "Two.")
    talk = await _talk(screen, desk)
    QTest.keyClicks(talk.field, "First")
    await keys(screen, K.Key_Return)
    page = screen.page
    page.pane.focus_first()
    await keys(screen, K.Key_A, K.Key_B, K.Key_Return)
    assert not talk.isVisible() and talk._messages == []
    click(page.pane.help.ask)
    QTest.keyClicks(talk.field, "Second")
    await keys(screen, K.Key_Return)
    assert "First" not in model.asked[1].user


# ------------------------------------------------------------ review


async def test_a_forgotten_card_has_hints(place: Place, desk: Desk) -> None:
    async def find() -> TutorService:
        return desk.tutor

    await desk.begin()
    clocks = desk.program.clocks
    review = ReviewService(desk.uow, desk.program.hub, clocks.now, Here())
    await review.add_question(desk.asset, "q1", user_id=ME)
    screen = ReviewSessionScreen(place.context, review=review, user_id=ME, find_tutor=find)
    place.show(screen.page)
    try:
        await screen.enter(ReviewSessionRoute())
        screen.page.setFocus()
        await keys(screen, K.Key_B, K.Key_Return)
        ladder = screen.page.pane.help
        assert ladder.isVisible() and ladder.next.text() == "Help me understand"
        await keys(screen, K.Key_F4)
        assert "A liquid has a surface." in texts(ladder)
        assert ("Next hint", "F4") in page_shortcuts(screen.page)
        await keys(screen, K.Key_2)
        assert ladder.isVisible(), "another grade leaves the hints"
        assert place.errors == []
    finally:
        await screen.close()
