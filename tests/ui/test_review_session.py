"""A session by keyboard and by mouse: grades, taking back, leeches, what goes wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.draft import AssetDraft
from coursegen_desktop.domain.errors import StorageError
from coursegen_desktop.domain.ids import CourseId, UserId
from coursegen_desktop.domain.review import Certainty, CramFrom, Hold, Recall, ReviewSettings
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.ui.content.option_row import _Row
from coursegen_desktop.ui.content.pictures import picture_for
from coursegen_desktop.ui.kit.routes import LessonRoute, ReviewRoute, ReviewSessionRoute
from coursegen_desktop.ui.review.session import ReviewSessionScreen
from coursegen_desktop.ui.review.session_page import ASKED, JUDGED, TURNED
from coursegen_desktop.ui.shell.shortcuts_sheet import page_shortcuts
from tests.domain.questions.given import quiz_of, sample
from tests.services.review_desk import RIGHT, SPAN, WRONG, asks, quiz
from tests.windowed import click

from .library_parts import Place
from .review_parts import Given, typed

K = Qt.Key


@pytest.fixture
async def given(database: Database, user_id: UserId, event_hub: EventHub) -> Given:
    return Given(database, user_id, event_hub)


@pytest.fixture
async def screen(place: Place, given: Given) -> AsyncIterator[ReviewSessionScreen]:
    made = ReviewSessionScreen(place.context, review=given.review, user_id=given.me)
    place.show(made.page)
    yield made
    await made.close()


async def begin(screen: ReviewSessionScreen, route: ReviewSessionRoute | None = None) -> Any:
    await screen.enter(route or ReviewSessionRoute())
    screen.page.setFocus()
    return screen.page


async def test_by_keyboard_alone(screen: ReviewSessionScreen, given: Given) -> None:
    await given.added(3)
    page = await begin(screen)
    assert (page.state, page._left.text()) == (ASKED, "3 left · about 1 min")
    await typed(screen, K.Key_1, K.Key_Return)
    assert page.state == JUDGED
    assert page.grades.words.text().startswith("Graded “Easy”: it comes again in ")
    assert page.grades.buttons[Recall.EASY].isChecked()
    assert "2  Hard · " in page.grades.buttons[Recall.HARD].text()
    await typed(screen, K.Key_2)
    assert given.recalls() == [Recall.HARD]
    assert "Graded “Hard”" in page.grades.words.text()
    assert page.grades.buttons[Recall.HARD].isChecked()
    await typed(screen, K.Key_Return)
    assert (page.state, page._left.text()) == (ASKED, "2 left · about 1 min")
    await typed(screen, K.Key_2, K.Key_Return)
    assert "Graded “Again”: it comes again today" in page.grades.words.text()
    assert given.recalls() == [Recall.HARD, Recall.AGAIN]
    failed = page.card.card_id
    await typed(screen, K.Key_Z, ctrl=True)
    assert (page.state, page.card.card_id) == (ASKED, failed), "asked again"
    assert given.recalls() == [Recall.HARD]
    await typed(screen, K.Key_1, K.Key_Return, K.Key_Return)
    await typed(screen, K.Key_1, K.Key_Return, K.Key_Return)
    assert page.card is None
    assert page.end.accessibleDescription() == "3 answers, 3 remembered."
    assert page.bar.percent == 100


async def test_by_mouse_alone(screen: ReviewSessionScreen, given: Given, place: Place) -> None:
    await given.added(1)
    page = await begin(screen)
    assert not page.primary.isEnabled()
    click(page.pane.interaction.findChildren(_Row)[1])
    click(page.primary)
    await screen.scope.settled()
    assert given.recalls() == [Recall.AGAIN]
    click(page.grades.buttons[Recall.GOOD])
    await screen.scope.settled()
    assert given.recalls() == [Recall.GOOD]
    click(page.undo)
    await screen.scope.settled()
    assert (page.state, given.recalls()) == (ASKED, [])
    click(page.close_button)
    assert place.routes == [ReviewRoute()]


async def test_a_flashcard_is_turned_and_rated(screen: ReviewSessionScreen, given: Given) -> None:
    await given.flashcards(2)
    page = await begin(screen)
    assert not page._back_card.isVisible()
    assert page.footer.keys.text() == "Space"
    await typed(screen, K.Key_Space)
    assert page.state == TURNED
    assert page._back_card.isVisible()
    days = page.card.days
    assert page.grades.buttons[Recall.AGAIN].text() == "1  Again · today"
    assert page.grades.buttons[Recall.GOOD].text() == f"3  Good · {days[Recall.GOOD]} days"
    name = page.grades.buttons[Recall.GOOD].accessibleName()
    assert name == f"Good, again in {days[Recall.GOOD]} days, key 3"
    await typed(screen, K.Key_3)
    assert given.recalls() == [Recall.GOOD]
    assert (page.state, page._back_card.isVisible()) == (ASKED, False), "the next one"
    await typed(screen, K.Key_3)
    assert given.recalls() == [Recall.GOOD], "no grade before it was turned"
    await typed(screen, K.Key_Return, K.Key_1)
    assert given.recalls() == [Recall.GOOD, Recall.AGAIN]


async def test_undo_after_the_end_brings_card_and_tools_back(
    screen: ReviewSessionScreen, given: Given
) -> None:
    await given.flashcards(1)
    page = await begin(screen)
    await typed(screen, K.Key_Space, K.Key_4)
    assert page.card is None
    assert not page.suspend.isVisible()
    await typed(screen, K.Key_Z, ctrl=True)
    assert page.state == ASKED
    assert page.suspend.isVisible() and page.primary.isVisible()
    assert page.bar.percent == 0
    await typed(screen, K.Key_Z, ctrl=True)
    assert not page.undo.isEnabled(), "nothing is left to take back"
    assert page.state == ASKED


async def test_a_leech_is_named_and_its_passage_offered(
    screen: ReviewSessionScreen, given: Given, place: Place
) -> None:
    await given.course(quiz(1))
    (key,) = await given.added(1)
    await given.answer(await given.asked())
    given.later(days=60)
    given.write(f"UPDATE review_cards SET lapses = 7 WHERE id = {key}")
    page = await begin(screen)
    await typed(screen, K.Key_2, K.Key_Return)
    assert page.leech.text.startswith("You forgot this 8 times. It is put aside")
    assert page.leech.isVisible()
    assert "put aside" in page.grades.words.text()
    await typed(screen, K.Key_F2)
    (route,) = place.routes
    assert isinstance(route, LessonRoute)
    await screen.exit()
    await screen.enter(ReviewSessionRoute())
    assert page.state == JUDGED, "back from the passage: the same card"
    await typed(screen, K.Key_Return)
    assert page.card is None


async def test_tomorrow_and_suspend(
    screen: ReviewSessionScreen, given: Given, place: Place
) -> None:
    keys = await given.added(3)
    page = await begin(screen)
    first = page.card.card_id
    await typed(screen, K.Key_F7)
    second = page.card.card_id
    assert second != first
    await typed(screen, K.Key_F8)
    assert {first, second, page.card.card_id} == set(keys)
    assert place.notices.texts()[0] == "It is asked tomorrow."
    (held,) = await given.review.held(Hold.SUSPENDED, user_id=given.me)
    assert held.card_id == second
    assert given.recalls() == []
    await typed(screen, K.Key_1, K.Key_Return)
    assert not page.bury.isEnabled(), "it is answered"


async def test_escape_leaves_and_nothing_is_lost(
    screen: ReviewSessionScreen, given: Given, place: Place
) -> None:
    await given.added(2)
    page = await begin(screen)
    await typed(screen, K.Key_1, K.Key_Return, K.Key_Return, K.Key_Escape)
    assert place.routes == [ReviewRoute()]
    assert place.notices.texts() == ["Your answers are kept. What is left waits for you."]
    await screen.exit()
    assert given.recalls() == [Recall.EASY]
    await screen.enter(ReviewSessionRoute())
    assert page._left.text().startswith("1 left")
    assert await screen.in_use()


async def test_one_course_alone(screen: ReviewSessionScreen, given: Given) -> None:
    await given.flashcards(1, "Words")
    await given.flashcards(2, "More words")
    courses = {title: key for key, title in await given.review.courses(user_id=given.me)}
    page = await begin(screen, ReviewSessionRoute(courses["Words"]))
    assert page.title.text() == "Review · Words"
    await typed(screen, K.Key_Space, K.Key_3)
    assert page.card is None
    assert "2 more wait in other courses." in page.end.accessibleDescription()
    page = await begin(screen, ReviewSessionRoute(CourseId(99_999)))
    assert page.card is None, "a course that is gone"


async def test_limits_are_said_at_the_end(screen: ReviewSessionScreen, given: Given) -> None:
    await given.added(4)
    await given.review.save_settings(ReviewSettings(new_per_day=1), user_id=given.me)
    page = await begin(screen)
    await typed(screen, K.Key_2, K.Key_Return, K.Key_Return)
    assert page.state == ASKED, "what was missed comes again when nothing else waits"
    await typed(screen, K.Key_1, K.Key_Return, K.Key_Return)
    told = page.end.accessibleDescription()
    assert (
        told == "2 answers, 1 remembered. 3 more wait for the next days: today's measure is full."
    )


async def test_answered_in_another_window(
    screen: ReviewSessionScreen, given: Given, place: Place
) -> None:
    await given.added(2)
    page = await begin(screen)
    shown = page.card
    await given.answer(shown, WRONG)
    await typed(screen, K.Key_1, K.Key_Return)
    assert [error.text() for error in place.errors] == [
        "This card was answered meanwhile. Go on with the next one."
    ]
    assert (page.state, page.card.card_id) == (ASKED, page.card.card_id)
    assert page.card.card_id != shown.card_id
    assert given.recalls() == [Recall.AGAIN], "the second answer changed nothing"


async def test_a_card_that_went_meanwhile(
    screen: ReviewSessionScreen, given: Given, place: Place
) -> None:
    await given.added(2)
    page = await begin(screen)
    await given.review.remove([page.card.card_id], user_id=given.me)
    await typed(screen, K.Key_1, K.Key_Return)
    assert len(place.errors) == 1
    assert page.state == ASKED
    assert given.recalls() == []


async def test_an_answer_that_cannot_be_stored_can_be_given_again(
    screen: ReviewSessionScreen, given: Given, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    await given.added(1)
    page = await begin(screen)

    async def full(*_: object, **__: object) -> None:
        raise StorageError("The disk is full.", "Make room and try again.")

    with monkeypatch.context() as patch:
        patch.setattr(given.review, "answer", full)
        await typed(screen, K.Key_1, K.Key_Return)
        assert len(place.errors) == 1
        assert (page.state, page.pane.answer()) == (ASKED, RIGHT)
    await typed(screen, K.Key_Return)
    assert page.state == JUDGED
    for verb in ("regrade", "undo", "next"):
        with monkeypatch.context() as patch:
            patch.setattr(given.review, verb, full)
            if verb == "regrade":
                await typed(screen, K.Key_2)
            elif verb == "undo":
                await typed(screen, K.Key_Z, ctrl=True)
            else:
                await typed(screen, K.Key_Return)
        assert page.state == JUDGED
    assert len(place.errors) == 4
    assert given.recalls() == [Recall.EASY]
    await typed(screen, K.Key_Return)
    assert page.card is None


async def test_two_presses_answer_once(screen: ReviewSessionScreen, given: Given) -> None:
    await given.added(2)
    page = await begin(screen)
    page.pane.interaction.choose(0)
    for _ in range(5):
        page.go_on()
    await screen.scope.settled()
    assert (page.state, given.recalls()) == (JUDGED, [Recall.EASY])
    for _ in range(5):
        page.go_on()
    await screen.scope.settled()
    assert page.state == ASKED


async def test_nothing_chosen_is_no_answer(screen: ReviewSessionScreen, given: Given) -> None:
    await given.added(1)
    page = await begin(screen)
    await typed(screen, K.Key_Return, K.Key_9, K.Key_Return)
    assert (page.state, page.footer.hint.text()) == (ASKED, "Answer first")
    assert given.recalls() == []


async def test_going_through_cards_stores_nothing(
    screen: ReviewSessionScreen, given: Given, place: Place
) -> None:
    await given.added(2)
    await given.flashcards(1)
    before = given.everything()
    page = await begin(screen, ReviewSessionRoute(cram=CramFrom.ALL.value))
    assert page.title.text() == "Go through cards"
    assert not page.undo.isVisible() and not page.bury.isVisible()
    await typed(screen, K.Key_F8)
    for _ in range(3):
        assert page.card is not None
        if page.card.rates_itself:
            await typed(screen, K.Key_Space, K.Key_1)
        else:
            await typed(screen, K.Key_1, K.Key_Return)
            assert not page.grades.isVisible(), "there is no schedule to grade for"
            await typed(screen, K.Key_Return)
    assert page.end.accessibleDescription().startswith("2 of 3 cards known. Nothing was stored")
    assert (given.everything(), given.recalls()) == (before, [])
    page = await begin(screen, ReviewSessionRoute(cram=CramFrom.LEECHES.value))
    assert page.end.accessibleName() == "No card is so"


async def test_cards_that_go_while_they_are_gone_through(
    screen: ReviewSessionScreen, given: Given, place: Place
) -> None:
    keys = await given.added(3)
    page = await begin(screen, ReviewSessionRoute(cram=CramFrom.ALL.value))
    shown = page.card.card_id
    await given.review.remove([key for key in keys if key != shown], user_id=given.me)
    await typed(screen, K.Key_1, K.Key_Return, K.Key_Return)
    assert page.card is None
    assert place.errors == []


async def test_a_changed_question_says_so(screen: ReviewSessionScreen, given: Given) -> None:
    (asset,) = await given.course(quiz_of(asks("q0"), {**asks("q1"), "ext": SPAN}))
    await given.review.add_question(asset, "q0", user_id=given.me)
    given.write("UPDATE review_cards SET question_version = 'old'")
    page = await begin(screen)
    assert "changed this question" in page._changed.text


async def test_coming_back_does_not_count_the_time_away(
    screen: ReviewSessionScreen, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    await given.added(1)
    moment = [100.0]
    monkeypatch.setattr("coursegen_desktop.ui.review.session.time.monotonic", lambda: moment[0])
    await begin(screen)
    await screen.exit()
    moment[0] += 90
    await screen.enter(ReviewSessionRoute())
    moment[0] += 7
    await typed(screen, K.Key_1, K.Key_Return)
    assert given.rows("SELECT took_ms FROM review_log") == [(7_000,)]


async def test_an_essay_is_written_and_rated(screen: ReviewSessionScreen, given: Given) -> None:
    (asset,) = await given.course(quiz_of(sample("essay", id="e")))
    await given.review.add_question(asset, "e", user_id=given.me)
    page = await begin(screen)
    assert (page.footer.keys.text(), page.primary.text()) == ("Ctrl+Enter", "Show the answer")
    await typed(screen, K.Key_Return, ctrl=True)
    assert page.state == TURNED
    await typed(screen, K.Key_2)
    assert given.recalls() == [Recall.HARD]


async def test_keys_are_listed_on_the_sheet(screen: ReviewSessionScreen, given: Given) -> None:
    await given.added(1)
    page = await begin(screen)
    listed = dict(page_shortcuts(page))
    assert listed["Take the last answer back"] == "Ctrl+Z"
    assert listed["Show the passage that explains"] == "F2"
    assert listed["Leave the review, answers are kept"] == "Esc"


# ------------------------------------------------------------ pictures, certainty


async def test_pictures_of_a_card_are_found(place: Place, given: Given, tmp_path: Path) -> None:
    (tmp_path / "ab").mkdir()
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(tmp_path / "ab" / "map.png"))
    media = [{"id": "map", "path": "media/map.png", "mime": "image/png", "sha256": "0" * 64}]
    shows = {**asks("p"), "prompt": "![A map](media:map) Is this so?"}
    (asset,) = await given.course(quiz_of(shows, media=media))
    async with given.uow(write=True) as work:
        lesson = (await work.assets.get(asset)).lesson_id
        file = AssetDraft(asset_type="media", content={"name": "map.png"}, file_path="ab/map.png")
        await work.assets.add(lesson, file)
        await work.commit()
    await given.review.add_question(asset, "p", user_id=given.me)
    screen = ReviewSessionScreen(
        place.context, review=given.review, user_id=given.me, media=tmp_path
    )
    place.show(screen.page)
    page = await begin(screen)
    assert picture_for(page.pane.interaction, "media:map") is not None
    assert picture_for(page.pane.interaction, "media:other") is None
    await screen.close()


async def test_certainty_is_asked_where_it_is_wished_and_grades(
    screen: ReviewSessionScreen, given: Given
) -> None:
    await given.added(2)
    await given.review.save_settings(ReviewSettings(asks_certainty=True), user_id=given.me)
    page = await begin(screen)
    sure = page.footer.sure
    assert sure.isVisible() and sure.level is None
    QTest.keyClick(page, K.Key_1, Qt.KeyboardModifier.AltModifier)
    assert page.certainty is Certainty.UNSURE
    await typed(screen, K.Key_1, K.Key_Return)
    # Right and quick, but guessed: hard.
    assert given.recalls() == [Recall.HARD] and not sure.chips[0].isEnabled()
    assert given.rows("SELECT certainty FROM review_log") == [(1,)]
    await typed(screen, K.Key_Return)
    assert sure.level is None and sure.chips[0].isEnabled()
    await typed(screen, K.Key_1, K.Key_Return)  # it may be left out
    assert given.recalls() == [Recall.HARD, Recall.EASY]


async def test_certainty_is_not_asked_unwished_nor_of_what_one_rates(
    screen: ReviewSessionScreen, given: Given
) -> None:
    await given.added(1)
    page = await begin(screen)
    assert page.footer.sure.isHidden() and page.certainty is None
    screen.stale = True
    await given.review.save_settings(ReviewSettings(asks_certainty=True), user_id=given.me)
    await given.flashcards(1)
    course = next(k for k, t in await given.review.courses(user_id=given.me) if t == "Words")
    page = await begin(screen, ReviewSessionRoute(course))
    assert page.card.rates_itself and page.footer.sure.isHidden()
