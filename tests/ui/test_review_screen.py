"""The review's page: what is due, cards to look after, going through cards, wishes, the curve."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.errors import MissingPart
from coursegen_desktop.domain.ids import CourseId, LessonId, UserId
from coursegen_desktop.domain.review import (
    Counts,
    CourseDue,
    DayLoad,
    Fitted,
    Hold,
    Known,
    MemoryModel,
    Recall,
    Retention,
    ReviewSettings,
    Today,
)
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.ui.kit.bar_chart import BarChart
from coursegen_desktop.ui.kit.routes import (
    LessonRoute,
    LibraryRoute,
    ReviewRoute,
    ReviewSessionRoute,
)
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.review import controller
from coursegen_desktop.ui.review.controller import ReviewScreen
from coursegen_desktop.ui.review.knowledge import KnowledgeCard
from coursegen_desktop.ui.review.page import CARDS, TODAY, WISHES
from coursegen_desktop.ui.review.today_view import CourseRow
from coursegen_desktop.ui.review.words import (
    cost_words,
    fitted_words,
    interval_words,
    retention_words,
)
from tests.services.desk import pages
from tests.services.review_desk import RIGHT, WRONG
from tests.windowed import click, eventually

from .library_parts import Place, press
from .review_parts import Given
from .screen_parts import button

NOBODY = Today(date(2026, 11, 23), (), Counts(), 0, Counts(), 0, 0, None, False, False, 1, 0, 0)
FORECAST = tuple(DayLoad(date.fromordinal(739_000 + n), n % 4, n % 4) for n in range(30))
NO_FIGURE = Retention(30, 0, 0, None, None, 0.9)


@pytest.fixture
async def given(database: Database, user_id: UserId, event_hub: EventHub) -> Given:
    return Given(database, user_id, event_hub)


@pytest.fixture
async def screen(place: Place, given: Given) -> AsyncIterator[ReviewScreen]:
    lessons = LessonsService(given.uow, given.hub, pages(), lambda: given.moment)
    made = ReviewScreen(place.context, review=given.review, lessons=lessons, user_id=given.me)
    place.show(made.page)
    yield made
    await made.close()


async def opened(screen: ReviewScreen, at: int = TODAY) -> Any:
    await screen.enter(ReviewRoute())
    if at != TODAY:
        click(screen.page.chips[at])
        await screen.scope.settled()
    return screen.page


def headline(page: Any) -> str:
    return str(page.today._headline.text())


# ------------------------------------------------------------ today


async def test_nothing_to_review_yet(screen: ReviewScreen, place: Place) -> None:
    page = await opened(screen)
    assert page.empty.isVisible()
    assert "quiz" in page.empty.accessibleDescription()
    click(button(page, "Open the library"))
    assert place.routes == [LibraryRoute()]


async def test_what_is_due_by_course(screen: ReviewScreen, given: Given, place: Place) -> None:
    await given.flashcards(3, "Words")
    await given.flashcards(2, "More words")
    page = await opened(screen)
    assert headline(page) == "5 questions today"
    click(page.today.start)
    rows = page.today.findChildren(CourseRow)
    await eventually(lambda: all(row.isVisible() for row in rows), "the courses")
    click(button(page, "Review “Words”"))
    courses = {title: key for key, title in await given.review.courses(user_id=given.me)}
    assert place.routes == [ReviewSessionRoute(), ReviewSessionRoute(courses["Words"])]


async def test_the_page_follows_what_happens(screen: ReviewScreen, given: Given) -> None:
    await given.flashcards(1)
    page = await opened(screen)
    await given.answer(await given.asked(), {}, recall=Recall.AGAIN)
    await screen.scope.settled()
    assert headline(page) == "1 question today"
    assert page.today._done.text() == "1"
    given.later(minutes=1)
    await given.answer(await given.asked(), {}, recall=Recall.GOOD)
    await screen.scope.settled()
    assert headline(page) == "All done for today"
    assert not page.today.start.isVisible()
    assert page.today._done_words.text() == "2 answers given today · 1 of them new"
    await screen.exit()
    given.later(days=30)
    await screen.enter(ReviewRoute())
    assert headline(page) == "1 question today", "a new day, though nothing was said"


async def test_catching_up_and_limits_are_said(screen: ReviewScreen, place: Place) -> None:
    page = screen.page
    page.show_has_cards(True)
    much = replace(NOBODY, counts=Counts(0, 200, 0), minutes=50, beyond=Counts(0, 900, 3))
    page.today.show_today(much, FORECAST, NO_FIGURE)
    assert page.today.catch_up.text.startswith("900 questions more are overdue.")
    page.today.show_today(replace(much, beyond=Counts(0, 20, 0)), FORECAST, NO_FIGURE)
    assert not page.today.catch_up.isVisible()
    page.today.show_today(replace(NOBODY, beyond=Counts(0, 0, 7)), FORECAST, NO_FIGURE)
    assert headline(page) == "Today's measure is done"
    assert "7 more wait" in page.today._subline.text()


async def test_hundreds_of_courses_come_in_helpings(screen: ReviewScreen) -> None:
    page = screen.page
    page.show_has_cards(True)
    courses = tuple(
        CourseDue(CourseId(n), f"Course & {n}", Counts(0, 1, 0), 1) for n in range(1, 121)
    )
    page.today.show_today(replace(NOBODY, courses=courses, counts=Counts(0, 120, 0)),
                          FORECAST, NO_FIGURE)  # fmt: skip

    def starts() -> int:
        found = page.today.findChildren(QAbstractButton)
        return sum(b.isVisible() and b.accessibleName().startswith("Review “") for b in found)

    await eventually(lambda: starts() == 30, "the first ones")
    click(button(page, "Show all 120 courses"))
    await eventually(lambda: starts() == 120, "all")


async def test_the_forecast_is_read_by_keys(screen: ReviewScreen, place: Place) -> None:
    page = screen.page
    page.show_has_cards(True)
    page.today.show_today(NOBODY, FORECAST, NO_FIGURE)
    chart: BarChart = page.today.chart
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    press(chart, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert chart.cursor_at == 2
    assert chart.describe(2).endswith(": 2 questions, 2 min.")
    press(chart, Qt.Key.Key_End, Qt.Key.Key_Right)
    assert chart.cursor_at == 29
    press(chart, Qt.Key.Key_Home, Qt.Key.Key_Left)
    assert chart.cursor_at == 0
    assert "1 question, 1 min." in chart.accessibleDescription()
    assert "In the next 7 days 9" in page.today._forecast_words.text()
    assert not chart.grab().isNull()
    chart.set_bars(())
    press(chart, Qt.Key.Key_Right)
    assert not chart.grab().isNull()


async def test_everything_has_a_name_and_fits(
    screen: ReviewScreen, given: Given, theme_host: ThemeHost
) -> None:
    await given.flashcards(2)
    page = await opened(screen)
    for at in (TODAY, CARDS, WISHES):
        page.choose(at)
        await screen.scope.settled()
        for found in page.findChildren(QWidget):
            if found.isVisible() and found.focusPolicy() & Qt.FocusPolicy.TabFocus:
                named = found.accessibleName() or getattr(found, "text", str)()
                assert named or found.parent() is None, found
    page.choose(TODAY)
    for width, scale in ((944, 1.0), (1204, 1.5), (744, 1.5)):
        theme_host.apply("dark", scale)
        page.resize(width, 640)
        for card in (page.today.hero, page.today.chart, page.today._done):
            await eventually(
                lambda card=card: card.mapTo(page, card.rect().topRight()).x() <= page.width(),
                f"{card} at {width}",
            )
    theme_host.apply("light", 1.0)


# ------------------------------------------------------------ cards


async def test_suspended_cards_are_let_go(screen: ReviewScreen, given: Given, place: Place) -> None:
    keys = await given.added(2)
    await given.review.suspend(keys, user_id=given.me)
    page = await opened(screen, CARDS)
    assert page.cards._words.text().startswith("Nothing keeps slipping.")
    click(page.cards.chips[Hold.SUSPENDED])
    await screen.scope.settled()
    assert page.cards._words.text().startswith("2 cards.")
    click(button(page, "Read the passage for “Is q0 so?”"))
    assert isinstance(place.routes[0], LessonRoute)
    click(button(page, "Ask “Is q0 so?” again"))
    await screen.scope.settled()
    assert (await given.counts()).total == 1
    assert len(page.cards.cards) == 1
    place.notices.act_on_newest()
    await screen.scope.settled()
    assert (await given.counts()).total == 0, "Undo suspends it again"
    click(page.cards.release_all)
    await screen.scope.settled()
    assert (await given.counts()).total == 2


@pytest.mark.parametrize("agreed", [True, False])
async def test_removing_asks_first(
    screen: ReviewScreen, given: Given, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    keys = await given.added(2)
    await given.review.suspend(keys, user_id=given.me)
    page = await opened(screen, CARDS)
    page.cards.choose_kind(Hold.SUSPENDED)
    await screen.scope.settled()
    asked: list[str] = []

    async def confirm(_parent: object, title: str, *_: object, **__: object) -> bool:
        asked.append(title)
        return agreed

    monkeypatch.setattr(controller, "confirm", confirm)
    click(page.cards.remove_all)
    await screen.scope.settled()
    assert asked == ["Remove 2 cards from the review?"]
    assert len(given.everything()) == (0 if agreed else 2)
    assert len(page.cards.cards) == (0 if agreed else 2)


async def test_leeches_and_often_forgotten_ones(screen: ReviewScreen, given: Given) -> None:
    keys = await given.added(2)
    given.write("UPDATE review_cards SET lapses = 9, reps = 20")
    given.write(f"UPDATE review_cards SET hold = 'leech' WHERE id = {keys[0]}")
    page = await opened(screen)
    assert page.today._held_words.text().startswith("1 question keeps slipping")
    click(page.today.look)
    await screen.scope.settled()
    assert [card.card_id for card in page.cards.cards] == keys[:1]
    page.cards.choose_kind(Hold.NONE)
    await screen.scope.settled()
    assert [card.card_id for card in page.cards.cards] == keys[1:]
    assert not page.cards.release_all.isVisible()
    click(button(page, "Suspend “Is q1 so?”"))
    await screen.scope.settled()
    assert page.cards.cards == ()
    (held,) = await given.review.held(Hold.SUSPENDED, user_id=given.me)
    assert held.card_id == keys[1]


async def test_many_cards_come_in_helpings(screen: ReviewScreen, given: Given) -> None:
    keys = await given.added(60)
    await given.review.suspend(keys, user_id=given.me)
    page = await opened(screen, CARDS)
    page.cards.choose_kind(Hold.SUSPENDED)
    await screen.scope.settled()

    def rows() -> int:
        found = page.cards.findChildren(QAbstractButton)
        return sum(b.isVisible() and b.accessibleName().startswith("Ask “") for b in found)

    await eventually(lambda: rows() == 25, "the first helping")
    click(button(page, "Show 25 more"))
    await eventually(lambda: rows() == 50, "the second")


async def test_going_through_chosen_cards(screen: ReviewScreen, given: Given, place: Place) -> None:
    await given.flashcards(1, "Words")
    page = await opened(screen, CARDS)
    cards = page.cards
    assert not cards.lesson.isEnabled()
    cards.course.setCurrentIndex(1)
    await screen.scope.settled()
    assert [cards.lesson.itemText(at) for at in range(cards.lesson.count())] == [
        "All lessons", "Lesson",
    ]  # fmt: skip
    cards.lesson.setCurrentIndex(1)
    cards.which.setCurrentIndex(cards.which.findText("Missed today"))
    click(cards.go)
    lesson = cards.lesson.currentData()
    assert place.routes == [ReviewSessionRoute(cards.course.currentData(), "failed_today", lesson)]
    await given.review.save_settings(ReviewSettings(), user_id=given.me)
    await screen.scope.settled()
    assert (cards.course.currentIndex(), cards.lesson.currentIndex()) == (1, 1), "the choice stays"
    cards.course.setCurrentIndex(0)
    await screen.scope.settled()
    assert not cards.lesson.isEnabled()


# ------------------------------------------------------------ wishes


async def test_wishes_are_kept_by_themselves(screen: ReviewScreen, given: Given) -> None:
    page = await opened(screen, WISHES)
    wishes = page.wishes
    assert wishes.settings() == ReviewSettings()
    wishes.retention.setValue(95)
    wishes.new.setValue(0)
    assert "2.5 times as often" in wishes._cost.text()
    wishes.bury.setChecked(False)
    wishes.border.setCurrentIndex(0)
    await screen.exit()
    kept = await given.review.settings(user_id=given.me)
    assert kept == ReviewSettings(0.95, 0, 200, 0, False)
    wishes.reviews.setValue(50)
    page.choose(TODAY)
    await screen.scope.settled()
    assert (await given.review.settings(user_id=given.me)).reviews_per_day == 50


async def test_wishes_are_kept_after_a_rest(screen: ReviewScreen, given: Given) -> None:
    page = await opened(screen, WISHES)
    page.wishes.new.setValue(3)
    await eventually(lambda: not page.wishes.is_changed, "a rest")
    await screen.scope.settled()
    assert (await given.review.settings(user_id=given.me)).new_per_day == 3


async def test_the_curve_is_told_in_sentences(
    screen: ReviewScreen, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = await opened(screen, WISHES)
    told = page.wishes.told
    click(page.wishes.optimise)
    await screen.scope.settled()
    assert told.text.startswith("There are not enough reviews yet: 0 of 400.")
    assert not page.wishes.progress.isVisible()

    async def gone(**_: object) -> Fitted:
        raise MissingPart("The part that computes it is not installed.", "Reviews go on.")

    async def fits(**_: object) -> Fitted:
        assert page.wishes.progress.isVisible()
        return Fitted(MemoryModel(), 1_234, True, 0.4, 0.3)

    for answer, words in ((gone, "is not installed"), (fits, "answers. Your own")):
        monkeypatch.setattr(given.review, "optimise", answer)
        click(page.wishes.optimise)
        await screen.scope.settled()
        assert words in told.text
    click(page.wishes.defaults)
    await screen.scope.settled()
    assert told.text == "The usual forgetting curve is used."


# ------------------------------------------------------------ words


@pytest.mark.parametrize(
    ("days", "words"),
    [(-1, "today"), (0, "today"), (1, "1 day"), (59, "59 days"), (61, "2 months"),
     (729, "24 months"), (731, "2.0 years"), (36_500, "99.9 years")],
)  # fmt: skip
def test_intervals(days: int, words: str) -> None:
    assert interval_words(days) == words


@pytest.mark.parametrize(
    ("reviews", "share", "words"),
    [(20, 0.5, "too few"), (500, 0.7, "forget more"), (500, 0.98, "time"), (500, 0.9, "as you")],
)
def test_retention_in_words(reviews: int, share: float, words: str) -> None:
    found = Retention(30, reviews, round(reviews * share), share, 0.9, 0.9)
    assert words in retention_words(found)
    assert "90%" in retention_words(found)


def test_what_a_wish_costs() -> None:
    assert cost_words(0.9).startswith("The usual measure")
    assert "times as often" in cost_words(0.97)
    assert "3.3 times less often" in cost_words(0.8)
    assert "it stays" in fitted_words(Fitted(MemoryModel(), 400, False, 0.3, 0.3))


async def test_memory_against_the_wish(screen: ReviewScreen, given: Given) -> None:
    await given.added(4)
    for _ in range(4):
        await given.answer(await given.asked(), RIGHT)
    given.later(days=40)
    for answer in (RIGHT, RIGHT, RIGHT, WRONG):
        await given.answer(await given.asked(), answer)
    page = await opened(screen)
    assert page.today._share.text() == "75%"
    table = [(name.text(), figure.text()) for name, figure in page.today._table]
    assert table[:2] == [("Remembered", "75%"), ("Wished", "90%")]
    assert table[2][1].endswith("%")
    assert page.today._memory_words.text().startswith("You remembered 3 of 4 answers")


async def test_what_is_still_known_by_lesson(
    screen: ReviewScreen, given: Given, place: Place
) -> None:
    await given.added(2)
    await screen.enter(ReviewRoute())
    card = screen.page.today.knowledge
    assert card.isHidden()  # nothing was reviewed yet
    view = await given.asked()
    await given.answer(view)
    given.later(days=30)
    await screen._reload()
    assert not card.isHidden() and len(card.rows) == 1
    (row,) = card.rows
    assert row.link.text() == "Lesson" and 0.3 < row.known.share < 0.99
    assert "known, read it again" in row.link.accessibleName()
    row.link.setFocus()
    QTest.keyClick(row.link, Qt.Key.Key_Return)
    assert place.routes[-1] == LessonRoute(row.known.lesson_id)


def test_many_lessons_come_in_helpings(theme_host: ThemeHost) -> None:
    card = KnowledgeCard()
    known = [Known(LessonId(n), f"Lesson {n % 8}", "C", 3, n / 10) for n in range(9)]
    card.show_known(known)
    assert [row.known.lesson_id for row in card.rows] == [0, 1, 2, 3, 4, 5]
    # Two of the same name are told apart by their course.
    assert card.rows[0].link.text() == "Lesson 0 · C" and card.rows[1].link.text() == "Lesson 1"
    card.more.click()
    assert len(card.rows) == 9 and card.more.isHidden()
    card.show_known([])
    assert card.isHidden() and card.rows == []
    long = Known(LessonId(1), "A very long name of a lesson " * 8, "C", 1, 0.5)
    card.show_known([long])
    assert card.minimumSizeHint().width() < 300
    card.deleteLater()
