"""Five hundred questions on one page: panes come and go, one at a time, and no answer is lost."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.content.question_view import QuestionPane
from coursegen_desktop.ui.kit.routes import QuizRoute
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.quiz.controller import QuizScreen
from coursegen_desktop.ui.quiz.long_sheet import LongSheet
from tests.services.quiz_course import Program, quiz, quiz_in_course, yes_no

from .library_parts import Place

MANY = 500
EXAM: dict[str, Any] = {
    "behaviour": "deferred", "navigation": "free", "feedback": "after_quiz",
    "show_answers": "after_quiz",
}  # fmt: skip
# The window holds some three questions, and as many wait above and below; a few are spare.
LIVE = 40


@pytest.fixture
def place(theme_host: ThemeHost, event_hub: EventHub) -> Iterator[Place]:
    made = Place(theme_host, event_hub)
    yield made
    made.close()


class Turns:
    """Counts panes that are filled, and the most within one turn of the loop."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.filled = self.most = self._now = 0
        ask = QuestionPane.show_question

        def counted(pane: QuestionPane, *values: Any, **named: Any) -> None:
            self.filled += 1
            self._now += 1
            self.most = max(self.most, self._now)
            ask(pane, *values, **named)

        fill_next = LongSheet._fill_next

        def turn(sheet: LongSheet) -> None:
            self._now = 0
            fill_next(sheet)

        monkeypatch.setattr(QuestionPane, "show_question", counted)
        monkeypatch.setattr(LongSheet, "_fill_next", turn)


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> Turns:
    return Turns(monkeypatch)


@pytest.fixture
async def screen(
    uow: WorkUnits, place: Place, user_id: UserId, turns: Turns
) -> AsyncIterator[QuizScreen]:
    program = Program(uow)
    questions = [yes_no(f"q{number}") for number in range(MANY)]
    asset_id, _ = await quiz_in_course(uow, quiz(*questions, run={"per_page": 0}, **EXAM))
    context = dataclasses.replace(place.context, back=lambda: None)
    made = QuizScreen(context, quizzes=program.quizzes, user_id=user_id)
    place.show(made.page)
    await made.enter(QuizRoute(asset_id))
    yield made
    await made.exit()
    await made.close()


async def rested(screen: QuizScreen) -> None:
    """Until no pane is on its way."""
    long = screen.page.sheet.long
    for _ in range(2000):
        await asyncio.sleep(0)
        if not long._timer.isActive():
            return
    raise AssertionError("panes are made without end")


def seen(screen: QuizScreen) -> list[str]:
    """The questions in the window, from top to bottom; all of them are there."""
    area, found = screen.page._scroll, []
    for pane in screen.page.sheet.long.panes:
        top = pane.mapTo(area, QPoint(0, 0)).y()
        if top < area.height() and top + pane.height() > 0:
            found.append((top, pane.question.id))
    return [name for _, name in sorted(found)]


def is_covered(screen: QuizScreen) -> bool:
    """Whether no question in the window still waits for its pane."""
    long = screen.page.sheet.long
    window = long._seen()
    near = long._between(window.top(), window.bottom())
    return all(long.slots[place].pane is not None for place in near)


async def test_opening_makes_only_what_is_seen_and_one_in_a_turn(
    screen: QuizScreen, turns: Turns
) -> None:
    await rested(screen)
    assert turns.most == 1
    assert 3 <= turns.filled <= 15
    assert seen(screen)[0] == "q0" and is_covered(screen)
    assert len(screen.page.findChildren(QuestionPane)) <= LIVE


async def test_scrolling_to_the_end_gives_panes_back(screen: QuizScreen, turns: Turns) -> None:
    await rested(screen)
    bar = screen.page._scroll.verticalScrollBar()
    while bar.value() < bar.maximum():
        bar.setValue(bar.value() + 8 * bar.pageStep())
        await rested(screen)
        assert is_covered(screen)
        assert len(screen.page.findChildren(QuestionPane)) <= LIVE
    assert turns.most == 1
    assert seen(screen)[-1] == f"q{MANY - 1}"
    bar.setValue(0)
    await rested(screen)
    assert seen(screen)[0] == "q0"


async def test_what_is_read_stays_where_it_is_while_others_come(screen: QuizScreen) -> None:
    await rested(screen)
    bar = screen.page._scroll.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    await rested(screen)
    before = seen(screen)
    area = screen.page._scroll
    pane = screen.page.sheet.pane_of(before[1])
    at = pane.mapTo(area, QPoint(0, 0)).y()
    bar.setValue(bar.value() - 10)  # those above come nearer, with heights of their own
    await rested(screen)
    assert abs(pane.mapTo(area, QPoint(0, 0)).y() - at - 10) <= 2


async def test_answers_are_kept_wherever_one_scrolls(screen: QuizScreen, uow: WorkUnits) -> None:
    await rested(screen)
    page, bar = screen.page, screen.page._scroll.verticalScrollBar()
    first = page.sheet.pane_of("q1")
    assert first.interaction.choose(0)
    bar.setValue(bar.maximum())  # before it is stored
    await rested(screen)
    assert page.sheet.pane_of("q1") is first, "nothing that is not stored is given back"
    page.save()
    await screen.scope.settled()
    page.primary.setFocus()  # where the keyboard is, the pane stays
    bar.setValue(bar.maximum() // 2)
    await rested(screen)
    bar.setValue(bar.maximum())
    await rested(screen)
    assert first.question is None or first.question.id != "q1" or not first.isVisible()
    bar.setValue(0)
    await rested(screen)
    assert page.sheet.pane_of("q1").answer() == {"value": True}
    async with uow() as work:
        stored = await work.attempts.answers(page.run.attempt_id)
    assert [(one.question_id, one.answer) for one in stored] == [("q1", {"value": True})]


async def test_any_question_is_a_step_away(screen: QuizScreen, turns: Turns) -> None:
    await rested(screen)
    page = screen.page
    page.step(300)
    await rested(screen)
    assert page.pane.question.id == "q300" and "q300" in seen(screen)
    assert turns.most <= 2 and is_covered(screen)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_N)
    await rested(screen)
    assert page.question_id == "q301" and "q301" in seen(screen)


async def test_the_tab_key_goes_down_the_page(screen: QuizScreen) -> None:
    await rested(screen)
    page = screen.page
    page.pane.focus_first()
    visited: list[str] = []
    owner: Callable[[Any], str] = lambda widget: next(  # noqa: E731
        (p.question.id for p in page.sheet.panes if widget is not None and p.isAncestorOf(widget)),
        "",
    )
    for _ in range(40):
        name = owner(page.window().focusWidget())
        if name and name not in visited:
            visited.append(name)
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        await rested(screen)
    assert visited[:6] == [f"q{number}" for number in range(6)]


async def test_when_the_time_is_over_what_comes_later_is_closed_too(screen: QuizScreen) -> None:
    await rested(screen)
    page = screen.page
    page.sheet.lock()
    pane = page.sheet.pane_of("q400")
    assert pane.interaction.is_locked
