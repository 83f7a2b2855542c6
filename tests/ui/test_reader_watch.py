"""Watching in the reader: chips, place, time, questions, the end, and what is the matter."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import LessonDraft
from coursegen_desktop.domain.events import CourseChanged
from coursegen_desktop.domain.film import Stop
from coursegen_desktop.services.films import FilmsService
from coursegen_desktop.ui.content.film.film_view import MAKE
from coursegen_desktop.ui.content.film.film_view import READ as READ_INSTEAD
from coursegen_desktop.ui.content.film.player import State
from coursegen_desktop.ui.kit.routes import LessonRoute, MediaRoute, QuizRoute
from coursegen_desktop.ui.reader.controller import ReaderScreen
from coursegen_desktop.ui.reader.head import READ, WATCH
from coursegen_desktop.ui.reader.page import ReaderPage
from tests.films import film_asset, film_course, film_of, narration_of, needs_av, stored
from tests.services.test_films import quiz_of
from tests.windowed import click, eventually

from .film_parts import played_to, reached
from .library_parts import Place, press
from .screen_parts import Desk, reader_of
from .test_reader_attention import Clock

pytestmark = [pytest.mark.usefixtures("light_pages"), needs_av]
STOPPED = film_of(stops=(Stop(at=1.0, text="Which gas?", item="q1"),))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The media folder."""
    return tmp_path / "media"


@pytest.fixture
def clock() -> Clock:
    """The reader's clock of attention."""
    return Clock()


@pytest.fixture
async def screen(
    place: Place, desk: Desk, store: Path, clock: Clock
) -> AsyncIterator[ReaderScreen]:
    async def find() -> FilmsService:
        return desk.films

    made = reader_of(place, desk, media=store, find_films=find, clock=clock)
    place.show(made.page)
    yield made
    await made.close()


@pytest.fixture
async def course(desk: Desk, store: Path, film_file: Path, sound_file: Path) -> CourseView:
    """A film with a question; a recording; nothing; a film whose file is gone."""
    film = film_asset(STOPPED, stored(store, film_file))
    sound = film_asset(narration_of(), stored(store, sound_file))
    gone = film_asset(film_of(), "00/gone.webm")
    words = "Light falls on leaves.\n\n" * 30
    return await desk.keep(film_course(
        LessonDraft(title="Film", content=words, assets=(film, quiz_of())),
        LessonDraft(title="Sound", content=words, assets=(sound,)),
        LessonDraft(title="Words", content=words),
        LessonDraft(title="Gone", content=words, assets=(gone,)),
    ))  # fmt: skip


async def open_lesson(screen: ReaderScreen, course: CourseView, number: int) -> ReaderPage:
    await screen.enter(LessonRoute(course.lessons[number].id))
    await screen.scope.settled()
    return screen.page


async def watch(screen: ReaderScreen, course: CourseView, number: int = 0) -> ReaderPage:
    """Open a lesson and its film."""
    page = await open_lesson(screen, course, number)
    click(page.head.watch_chip)
    await screen.scope.settled()
    view = page.watch.view
    if not view.veil.isVisible():
        await reached(view.player, State.READY)
    return page


async def test_chips_only_where_there_is_something_to_play(
    screen: ReaderScreen, course: CourseView
) -> None:
    page = await open_lesson(screen, course, 2)
    head = page.head
    assert not head.read_chip.isVisible()
    assert page._watch is None, "nobody needed it"
    await open_lesson(screen, course, 0)
    shown = (head.read_chip, head.watch_chip, head.quiz_chip)
    assert [chip.isVisible() for chip in shown] == [True, True, True]
    assert head.watch_chip.text() == "Watch"
    await open_lesson(screen, course, 1)
    assert [chip.isVisible() for chip in shown] == [True, True, False]
    assert head.watch_chip.text() == "Listen"


async def test_text_and_film_keep_their_places(screen: ReaderScreen, course: CourseView) -> None:
    page = await open_lesson(screen, course, 0)
    page.pane.scroll_to_position(0.5)
    await eventually(lambda: page.pane.position > 0.4, "the scrolling")
    click(page.head.watch_chip)
    await screen.scope.settled()
    view = page.watch.view
    await reached(view.player, State.READY)
    assert page.is_watching
    assert not page.head.finder.isVisible()
    assert not page._quiz.isVisible(), "it stands in the head"
    view.toggle()
    await played_to(view.player, 0.3)
    press(view.surface, Qt.Key.Key_W)
    assert not page.is_watching
    assert not view.player.is_playing
    here = view.player.at
    assert page.head.finder.isVisible()
    assert 0.4 < page.pane.position < 0.6
    click(page.head.watch_chip)
    await screen.scope.settled()
    assert view.player.at == here


async def test_keys_are_the_films_while_it_is_watched(
    screen: ReaderScreen, desk: Desk, course: CourseView
) -> None:
    page = await watch(screen, course)
    view = page.watch.view
    page.show_view(READ)
    page.pane.setFocus()
    page.show_view(WATCH)
    assert view.surface.hasFocus(), "the keyboard goes along"
    view.step_rate(1)
    await screen.scope.settled()
    assert (await desk.settings.get("watching"))["rate"] == 1.25, "how one watches is kept"
    press(view.surface, Qt.Key.Key_N)
    assert view.player.at == 2.0, "the next chapter, not the next lesson"
    press(view.surface, Qt.Key.Key_F)
    assert view.is_full
    assert not page.find_bar.isVisible()
    press(view.surface, Qt.Key.Key_Escape)
    assert not view.is_full
    page.keys.allow_single(False)
    press(view.surface, Qt.Key.Key_N)
    assert view.player.at == 2.0
    press(view.surface, Qt.Key.Key_Right)
    assert view.player.at > 2.0, "those of the picture are no letters"


async def test_the_place_is_found_again(
    screen: ReaderScreen, desk: Desk, course: CourseView
) -> None:
    page = await watch(screen, course)
    page.watch.view.seek(3.5)
    await screen.exit()
    film = await desk.films.film(course.lessons[0].id, user_id=desk.user.id)
    assert film.at == 3.5
    await open_lesson(screen, course, 2)
    page = await watch(screen, course)
    assert page.watch.view.player.at == 3.5
    assert page.watch.view.surface.caption.startswith("First, carbon fixation")


async def test_watching_is_learning_and_leaving_pauses(
    screen: ReaderScreen, desk: Desk, course: CourseView, clock: Clock
) -> None:
    page = await watch(screen, course)
    view = page.watch.view
    view.toggle()
    assert await screen.in_use()
    for _ in range(90):
        clock.now += 1
        screen._reading.look()
        if screen.scope.is_running("listen"):
            await screen.scope.settled()
    await screen.exit()
    assert not view.player.is_playing
    assert not await screen.in_use()
    read = await desk.lessons.read(course.lessons[0].id, user_id=desk.user.id)
    assert read.seconds >= 85, "nobody touched anything, but somebody watched"
    assert not read.is_completed, "time alone completes nothing that was not read"


async def test_seen_to_the_end_is_as_good_as_read(
    screen: ReaderScreen, place: Place, desk: Desk, course: CourseView
) -> None:
    page = await watch(screen, course)
    view = page.watch.view
    view.player.stops_at_questions = False
    view.seek(5.5)
    view.toggle()
    await reached(view.player, State.ENDED)
    await screen.scope.settled()
    assert place.notices.texts() == [], "skipped through is not seen"
    screen._watching._seen.played(0.0, 5.5)
    habits = screen._reading.habits
    screen._reading.habits = replace(habits, completes=False)
    view.ended.emit()
    await screen.scope.settled()
    assert place.notices.texts() == [], "whoever wants no marks gets none"
    screen._reading.habits = habits
    view.veil.chosen.emit("repeat")
    view.seek(5.5)
    await reached(view.player, State.ENDED)
    await screen.scope.settled()
    assert place.notices.texts() == ["“Film” is complete."]


async def test_the_question_at_a_stop_is_that_of_the_quiz(
    screen: ReaderScreen, course: CourseView
) -> None:
    page = await watch(screen, course)
    view = page.watch.view
    view.seek(0.9)
    view.toggle()
    await eventually(view.stop_card.isVisible, "the stop")
    await eventually(lambda: view.stop_card.asks, "the quiz's question")
    assert view.stop_card.pane is not None
    assert view.stop_card.pane.question is not None
    assert view.stop_card.pane.question.prompt == "Which gas?"
    assert page.watch._title.isHidden(), "it has the room"
    press(view.stop_card, Qt.Key.Key_Escape)
    assert view.player.is_playing
    assert not page.watch._title.isHidden()


async def test_the_transcript_leads_and_the_end_leads_on(
    screen: ReaderScreen, place: Place, course: CourseView
) -> None:
    page = await watch(screen, course)
    view, quiz = page.watch.view, course.lessons[0].quizzes[0].asset_id
    view.way_chosen.emit("quiz")
    view.way_chosen.emit("next")
    click(page.head.quiz_chip)
    assert place.routes == [QuizRoute(quiz), LessonRoute(course.lessons[1].id), QuizRoute(quiz)]
    page.watch.transcript.sought.emit(4.0)
    assert page.watch.view.player.at == 4.0
    assert page.watch.transcript.list._now == 4
    page.head.side.click()
    assert page.watch.transcript.isHidden()
    page.head.side.click()
    assert not page.watch.transcript.isHidden()


async def test_the_next_lesson_is_watched_too_if_it_can_be(
    screen: ReaderScreen, course: CourseView
) -> None:
    page = await watch(screen, course)
    await open_lesson(screen, course, 1)
    assert page.is_watching
    await reached(page.watch.view.player, State.READY)
    assert page.watch.view.film is not None
    assert page.watch.view.film.title == "Sound"
    await open_lesson(screen, course, 2)
    assert not page.is_watching
    assert page.watch.view.player.state is State.EMPTY


async def test_words_that_are_gone_to_are_read(screen: ReaderScreen, course: CourseView) -> None:
    page = await watch(screen, course)
    await screen.enter(LessonRoute(course.lessons[0].id, words="leaves"))
    await screen.scope.settled()
    assert not page.is_watching


async def test_a_film_that_is_gone(screen: ReaderScreen, place: Place, course: CourseView) -> None:
    page = await watch(screen, course, 3)
    view = page.watch.view
    assert view.veil.words.endswith("The film's file is no longer there.")
    assert view.veil.way(MAKE) is not None, "an author sits here"
    view.way_chosen.emit(MAKE)
    assert place.routes == [MediaRoute(course.id, course.lessons[3].id)]
    view.way_chosen.emit(READ_INSTEAD)
    assert not page.is_watching
    assert page.head.read_chip.isChecked()


async def test_what_is_made_meanwhile_disturbs_nobody_and_mends_what_was_lost(
    screen: ReaderScreen, desk: Desk, store: Path, course: CourseView, film_file: Path
) -> None:
    page = await watch(screen, course)
    view = page.watch.view
    view.toggle()
    await played_to(view.player, 0.2)
    desk.hub.publish(CourseChanged(course.id))
    await screen.scope.settled()
    assert view.player.is_playing, "another lesson of the course was made"
    await screen.exit()
    page = await watch(screen, course, 3)
    async with desk.uow(write=True) as work:
        lesson = course.lessons[3].id
        await work.assets.add(lesson, film_asset(film_of(), stored(store, film_file)))
        await work.commit()
    desk.hub.publish(CourseChanged(course.id))
    await screen.scope.settled()
    await reached(view.player, State.READY)
    assert not view.veil.isVisible(), "it was made again"


async def test_a_lesson_whose_film_was_taken_away_meanwhile(
    screen: ReaderScreen, place: Place, desk: Desk, course: CourseView
) -> None:
    page = await open_lesson(screen, course, 0)
    async with desk.uow(write=True) as work:
        for asset in await work.assets.of_lesson(course.lessons[0].id, "video"):
            await work.assets.delete(asset.id)
        await work.commit()
    click(page.head.watch_chip)
    await screen.scope.settled()
    assert not page.is_watching
    assert [error.sentence for error in place.errors] == ["This lesson has no film any more."]


async def test_the_whole_screen_is_given_back_when_one_leaves(
    place: Place, desk: Desk, store: Path, course: CourseView
) -> None:
    filled: list[bool] = []
    place.context = replace(place.context, fill_screen=filled.append)

    async def find() -> FilmsService:
        return desk.films

    screen = reader_of(place, desk, media=store, find_films=find)
    place.show(screen.page)
    page = await watch(screen, course)
    page.watch.view.toggle_full_screen()
    assert not page.head.isVisible()
    assert not page._footer.isVisible()
    await eventually(lambda: page.watch.view.height() == page.height(), "all of it")
    await screen.exit()
    assert filled == [True, False]
    assert page.head.isVisible()
    await screen.close()


async def test_narrow_and_large(screen: ReaderScreen, place: Place, course: CourseView) -> None:
    page = await watch(screen, course)
    for size in ((744, 560), (948, 640), (1844, 1080)):
        place.window.resize(*size)
        page.resize(*size)
        await eventually(lambda: page.watch.view.width() > 0, "the layout")
        assert page.watch.rect().contains(page.watch.view.geometry())
        assert page.watch.view.surface.height() > 100
        box = page.watch.view.surface.picture_box()
        assert abs(box.width() / box.height() - 16 / 9) < 0.02
