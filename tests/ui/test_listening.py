"""Listening to a course: plays on by itself, keeps places, sleeps, and says what is the matter."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import LessonDraft
from coursegen_desktop.domain.events import CourseChanged
from coursegen_desktop.services.films import FilmsService
from coursegen_desktop.ui.content.film.film_view import MAKE, READ
from coursegen_desktop.ui.content.film.player import State
from coursegen_desktop.ui.kit.routes import (
    CourseRoute,
    LessonRoute,
    LibraryRoute,
    ListenRoute,
    MediaRoute,
)
from coursegen_desktop.ui.listening.controller import ListeningScreen
from coursegen_desktop.ui.listening.sleep_timer import AT_END, OFF, SleepTimer
from tests.films import film_asset, film_course, film_of, narration_of, needs_av, stored
from tests.windowed import click, eventually

from .film_parts import Heard, played_to, reached
from .library_parts import Place, press
from .screen_parts import Desk, button
from .test_reader_attention import Clock

pytestmark = needs_av


@pytest.fixture
def clock() -> Clock:
    """Goes on when it is told to."""
    return Clock()


@pytest.fixture
async def course(desk: Desk, tmp_path: Path, film_file: Path, sound_file: Path) -> CourseView:
    """A recording, a film that speaks, nothing, a recording whose file is gone."""
    store = tmp_path / "media"
    sound = film_asset(narration_of(), stored(store, sound_file))
    film = film_asset(film_of(), stored(store, film_file))
    gone = film_asset(narration_of(), "00/gone.opus")
    return await desk.keep(film_course(
        LessonDraft(title="First", content="x", assets=(sound,)),
        LessonDraft(title="Second", content="x", assets=(film,)),
        LessonDraft(title="Silent", content="x"),
        LessonDraft(title="Gone", content="x", assets=(gone,)),
    ))  # fmt: skip


@pytest.fixture
async def screen(
    place: Place, desk: Desk, tmp_path: Path, clock: Clock
) -> AsyncIterator[ListeningScreen]:
    async def find() -> FilmsService:
        return desk.films

    made = ListeningScreen(
        place.context, find_films=find, lessons=desk.lessons, settings=desk.settings,
        user_id=desk.user.id, store=tmp_path / "media", may_make=True, clock=clock,
    )  # fmt: skip
    place.show(made.page)
    yield made
    await made.close()


async def listen(screen: ListeningScreen, course: CourseView) -> None:
    await screen.enter(ListenRoute(course.id))
    await screen.scope.settled()


def lines(screen: ListeningScreen) -> list[str]:
    return [line.title for line in screen.page.lines.lines.items]


def heard_now(screen: ListeningScreen) -> str:
    film = screen.page.view.film
    return "" if film is None else film.title


async def test_the_list_and_its_first_lesson(screen: ListeningScreen, course: CourseView) -> None:
    await listen(screen, course)
    assert lines(screen) == [
        "Module 1 · Fixing carbon", "First", "What light leaves", "Three phases",
        "The wheel turns", "Second", "Gone",
    ]  # fmt: skip
    assert heard_now(screen) == "First"
    await reached(screen.page.view.player, State.READY)
    assert not screen.page.view.player.is_playing, "nobody is frightened"
    assert screen.page._size.text().startswith("3 lessons")
    spoken = [line.spoken for line in screen.page.lines.lines.items]
    assert spoken[1] == "First, is heard now, 0:06"
    assert spoken[5] == "Second, not completed, 0:06, Play"


async def test_it_plays_on_and_marks_what_was_heard(
    screen: ListeningScreen, desk: Desk, course: CourseView
) -> None:
    await listen(screen, course)
    view = screen.page.view
    await reached(view.player, State.READY)
    screen._seen.played(0.0, 5.7)
    view.seek(5.7)
    view.toggle()
    await eventually(lambda: heard_now(screen) == "Second", "the next lesson")
    await reached(view.player, State.PLAYING)
    await screen.scope.settled()
    now = await desk.course(course.id)
    assert [item.is_completed for item in now.lessons] == [True, False, False, False]
    assert now.last_lesson_id == course.lessons[1].id
    assert (await desk.films.episodes(course.id, user_id=desk.user.id))[0].at == 0.0
    assert view.player.is_playing


async def test_lessons_and_chapters_are_chosen(screen: ListeningScreen, course: CourseView) -> None:
    await listen(screen, course)
    page, view = screen.page, screen.page.view
    await reached(view.player, State.READY)
    page.lines.setFocus()
    page.lines.make_current((course.lessons[0].id, 2))
    press(page.lines, Qt.Key.Key_Return)
    assert view.player.is_playing
    assert view.player.at >= 4.0
    assert page._chapter == 2
    page.lines.make_current((course.lessons[1].id, -1))
    press(page.lines, Qt.Key.Key_Return)
    await eventually(lambda: heard_now(screen) == "Second", "the lesson")
    await reached(view.player, State.PLAYING)
    click(button(page, "Previous lesson"))
    await eventually(lambda: heard_now(screen) == "First", "the one before")
    await screen.scope.settled()
    page.step_requested.emit(-1)
    await screen.scope.settled()
    assert heard_now(screen) == "First", "there is none before the first"


async def test_where_one_was_in_each(
    screen: ListeningScreen, desk: Desk, course: CourseView
) -> None:
    await desk.films.keep_place(course.lessons[1].id, 3.0, user_id=desk.user.id)
    await listen(screen, course)
    assert heard_now(screen) == "Second", "it was begun"
    view = screen.page.view
    await reached(view.player, State.READY)
    assert view.player.at == 3.0
    view.seek(4.5)
    await screen.exit()
    episodes = await desk.films.episodes(course.id, user_id=desk.user.id)
    assert [one.at for one in episodes] == [0.0, 4.5, 0.0]
    await screen.enter(ListenRoute(course.id))
    assert view.player.at == 4.5
    assert view.player.state is State.PAUSED, "it was not opened anew"
    screen.page.episode_chosen.emit(course.lessons[0].id, -1.0)
    await screen.scope.settled()
    row = screen.page.lines.lines.row_of((course.lessons[1].id, -1))
    assert screen.page.lines.lines.item(row).spoken == "Second, not completed, 0:01 left, Play"


async def test_listening_is_learning(
    screen: ListeningScreen, desk: Desk, course: CourseView, clock: Clock
) -> None:
    await listen(screen, course)
    view = screen.page.view
    await reached(view.player, State.READY)
    view.toggle()
    assert await screen.in_use()
    for _ in range(40):
        clock.now += 1
        screen._on_moved(0.1)
        screen.study.look()
    await screen.exit()
    assert not view.player.is_playing
    assert not await screen.in_use()
    read = await desk.lessons.read(course.lessons[0].id, user_id=desk.user.id)
    assert 35 <= read.seconds <= 40


async def test_a_course_without_recordings(
    screen: ListeningScreen, desk: Desk, place: Place
) -> None:
    bare = await desk.keep(film_course(LessonDraft(title="Words", content="x")))
    await listen(screen, bare)
    assert screen.page._stack.currentIndex() == 1
    click(button(screen.page, "Back to the course"))
    click(next(b for b in screen.page._empty.findChildren(QAbstractButton) if b.isVisible()))
    assert place.routes == [CourseRoute(bare.id), CourseRoute(bare.id)]


async def test_a_recording_that_is_gone(
    screen: ListeningScreen, place: Place, course: CourseView
) -> None:
    await listen(screen, course)
    screen.page.episode_chosen.emit(course.lessons[3].id, -1.0)
    await screen.scope.settled()
    view = screen.page.view
    assert view.veil.words.endswith("The recording's file is no longer there.")
    view.way_chosen.emit(MAKE)
    view.way_chosen.emit(READ)
    click(button(screen.page, "Read this lesson"))
    gone = course.lessons[3].id
    assert place.routes == [MediaRoute(course.id, gone), LessonRoute(gone), LessonRoute(gone)]


async def test_what_changes_elsewhere_disturbs_nobody(
    screen: ListeningScreen, desk: Desk, place: Place, course: CourseView
) -> None:
    await listen(screen, course)
    view = screen.page.view
    await reached(view.player, State.READY)
    view.toggle()
    await played_to(view.player, 0.2)
    desk.hub.publish(CourseChanged(course.id))
    await screen.scope.settled()
    assert view.player.is_playing
    await desk.library.delete(course.id)
    await screen.scope.settled()
    assert LibraryRoute() in place.routes


async def test_keys_and_wishes(screen: ListeningScreen, desk: Desk, course: CourseView) -> None:
    await listen(screen, course)
    page = screen.page
    await reached(page.view.player, State.READY)
    page.view.surface.setFocus()
    press(page.view.surface, Qt.Key.Key_N)
    assert page.view.player.at == 2.0
    press(page.view.surface, Qt.Key.Key_F)
    assert not page.view.is_full
    page.view.step_rate(1)
    await screen.scope.settled()
    assert (await desk.settings.get("watching"))["rate"] == 1.25


# ------------------------------------------------------------ the sleep timer


@pytest.fixture
def timer(clock: Clock, qapp: object) -> Iterator[SleepTimer]:
    parent = QObject()
    made = SleepTimer(parent, clock)
    yield made
    made.set(OFF)
    parent.deleteLater()


def test_so_many_minutes(timer: SleepTimer, clock: Clock) -> None:
    over = Heard().wire(timer.over)
    assert timer.words == "Sleep timer"
    timer.set(15)
    clock.now += 60
    timer.look()
    assert (timer.words, over) == ("Stops in 14 minutes", [])
    clock.now += 13.5 * 60
    timer.look()
    assert timer.words == "Stops in 1 minute"
    clock.now += 60
    timer.look()
    assert len(over) == 1
    assert timer.wish == OFF


def test_after_this_lesson_once(timer: SleepTimer) -> None:
    timer.set(AT_END)
    assert timer.words == "Stops after this lesson"
    assert timer.lesson_ended()
    assert not timer.lesson_ended()


async def test_it_stops_what_plays(
    screen: ListeningScreen, place: Place, course: CourseView
) -> None:
    await listen(screen, course)
    page = screen.page
    await reached(page.view.player, State.READY)
    page.view.toggle()
    menu = page.timer.make_menu(page)
    next(action for action in menu.actions() if action.text() == "In 10 minutes").trigger()
    menu.deleteLater()
    assert page.sleep.text() == "Stops in 10 minutes"
    page.timer.over.emit()
    assert not page.view.player.is_playing
    assert place.notices.texts() == ["The sleep timer has stopped it. Good night!"]
    page.timer.set(AT_END)
    page.view.seek(5.8)
    page.view.toggle()
    await reached(page.view.player, State.ENDED)
    await screen.scope.settled()
    assert heard_now(screen) == "First", "it does not play on"
