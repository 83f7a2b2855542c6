"""A learner watches a lesson in the whole program, leaves, comes back, and listens to the rest."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.draft import LessonDraft
from coursegen_desktop.domain.film import Stop
from coursegen_desktop.domain.ids import CourseId, LessonId
from coursegen_desktop.ui.content.film.player import State
from coursegen_desktop.ui.kit.routes import CourseRoute, LessonRoute, LibraryRoute, ListenRoute
from tests.films import (
    film_asset,
    film_course,
    film_file,
    film_of,
    narration_of,
    needs_av,
    sound_file,
    stored,
)
from tests.services.desk import keep
from tests.services.test_films import quiz_of
from tests.windowed import AppWindow, click, eventually

from .acts import button

__all__ = ["film_file", "sound_file"]
pytestmark = needs_av
K = Qt.Key


@pytest.fixture
async def app(database_file: Path) -> AsyncIterator[AppWindow]:
    async with AppWindow(database_file.parent) as opened:
        await opened.sit_down()
        yield opened


async def course_of(app: AppWindow, film: Path, sound: Path) -> tuple[CourseId, LessonId]:
    """Two lessons with films and recordings; the first stops at a question of its quiz."""
    store = app.start.paths.media
    stop = Stop(at=4.0, text="Which gas do leaves take in?", item="q1")
    watched = film_asset(film_of(stops=(stop,)), stored(store, film))
    told = film_asset(narration_of(), stored(store, sound))
    course = await keep(app.services.database.unit_of_work, film_course(
        LessonDraft(title="The Calvin cycle", content="Words.\n\n" * 40,
                    assets=(watched, told, quiz_of())),
        LessonDraft(title="C4 plants", content="Words.\n", assets=(told,)),
    ))  # fmt: skip
    view = await app.services.lessons.course(course, user_id=app.services.user.id)
    return course, view.lessons[0].id


async def press(app: AppWindow, *keys: K) -> None:
    """Type keys where the keyboard is."""
    app.window.activateWindow()
    await eventually(app.window.isActiveWindow, "the window in front")
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or app.window, key)


async def test_a_lesson_is_watched_left_and_found_again(
    app: AppWindow, film_file: Path, sound_file: Path
) -> None:
    course, lesson = await course_of(app, film_file, sound_file)
    page = await app.go(CourseRoute(course))
    assert "Video" in page.outline.model().index(0, 0, page.outline.model().index(0, 0)).data(
        Qt.ItemDataRole.AccessibleTextRole
    )
    page = await app.go(LessonRoute(lesson))
    await app.settled()
    # By keyboard from the head to the film.
    page.head.read_chip.setFocus()
    await press(app, K.Key_W)
    await app.settled()
    view = page.watch.view
    await eventually(lambda: view.player.state is State.READY, "the film")
    view.surface.setFocus(Qt.FocusReason.TabFocusReason)
    await press(app, K.Key_Space)
    await eventually(lambda: view.player.at > 1.1, "it plays")
    # Captions stand on the picture, with the word that is heard.
    assert view.surface.caption == "ATP and NADPH. The Calvin cycle spends both."
    assert view.surface.spoken_word in view.surface.caption
    with_words = view.surface.grab().toImage()
    view.surface.show_caption(None, None)
    assert view.surface.grab().toImage() != with_words
    assert view.surface._picture is not None
    # The transcript leads on.
    transcript = page.watch.transcript
    transcript.open_search()
    QTest.keyClicks(transcript.field, "rubisco")
    await press(app, K.Key_Return, K.Key_Return)
    assert view.player.at == pytest.approx(3.0, abs=0.3)
    # The film stops, and asks a question of the quiz.
    await eventually(lambda: view.stop_card.asks, "the question")
    assert not view.player.is_playing
    pane = view.stop_card.pane
    assert pane is not None
    assert pane.interaction is not None
    pane.interaction.choose(0)
    click(button(view.stop_card, "Check"))
    click(button(view.stop_card, "Go on"))
    await eventually(lambda: view.player.at > 4.2, "it goes on")
    await asyncio.sleep(0)
    # Away and back: it stands where it was.
    await app.go(LibraryRoute())
    assert not view.player.is_playing
    here = view.player.at
    films = app.services.films
    user = app.services.user.id
    assert (await films.film(lesson, user_id=user)).at == pytest.approx(here, abs=0.2)
    read = await app.services.lessons.read(lesson, user_id=user)
    assert read.seconds > 1.0, "watching was learning"
    await app.go(LessonRoute(lesson))
    assert page.is_watching
    assert view.player.at == pytest.approx(here, abs=0.2)


async def test_the_film_has_the_whole_screen(
    app: AppWindow, film_file: Path, sound_file: Path
) -> None:
    _, lesson = await course_of(app, film_file, sound_file)
    page = await app.go(LessonRoute(lesson))
    await app.settled()
    click(page.head.watch_chip)
    await app.settled()
    view = page.watch.view
    await eventually(lambda: view.player.state is State.READY, "the film")
    view.surface.setFocus()
    await press(app, K.Key_F)
    assert app.window.isFullScreen()
    assert not app.window.rail.isVisible()
    await eventually(lambda: view.size() == app.window.size(), "all of it")
    await press(app, K.Key_Escape)
    assert not app.window.isFullScreen()
    assert app.window.rail.isVisible()
    await press(app, K.Key_F)
    await app.go(LibraryRoute())
    assert not app.window.isFullScreen(), "nobody is left in it"
    assert app.window.rail.isVisible()


async def test_the_course_is_listened_to(app: AppWindow, film_file: Path, sound_file: Path) -> None:
    course, lesson = await course_of(app, film_file, sound_file)
    page = await app.go(CourseRoute(course))
    click(button(page, "Listen"))
    await app.settled()
    assert app.desk.navigator.route == ListenRoute(course)
    page = app.page
    view = page.view
    await eventually(lambda: view.player.state is State.READY, "the recording")
    view.seek(5.7)
    page.view.surface.setFocus()
    await press(app, K.Key_K)
    await eventually(lambda: view.film.title == "C4 plants", "the next lesson")
    await eventually(lambda: view.player.is_playing, "it plays on")
    await app.settled()
    await app.go(LessonRoute(lesson))
    assert not view.player.is_playing
