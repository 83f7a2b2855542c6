"""Where films are made: what it will take, the work and its end, going on, exports."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from coursegen_desktop.domain.errors import MediaError
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.media.film import ffmpeg
from coursegen_desktop.media.speech.choosing import SILENT
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.media_export import MediaExportService
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.content.line import SPINNING
from coursegen_desktop.ui.kit import dialogs
from coursegen_desktop.ui.kit.routes import CourseRoute, LessonRoute, MediaRoute
from coursegen_desktop.ui.making.controller import MakingScreen
from tests.services.desk import Here
from tests.services.media_desk import SILENTLY, MediaDesk, Slowly, small_films

from .library_parts import Place
from .people_parts import answer_files, front
from .screen_parts import button

pytestmark = pytest.mark.usefixtures("small_films")
__all__ = ("small_films",)


@pytest.fixture
async def desk(
    uow: WorkUnits, event_hub: EventHub, data_dir: Path, fixed_now: Callable[[], datetime]
) -> MediaDesk:
    made = MediaDesk(uow, event_hub, data_dir, fixed_now)
    await made.begin("Leaf", "Root")
    return made


@pytest.fixture
async def screen(place: Place, desk: MediaDesk) -> AsyncIterator[MakingScreen]:
    exports = MediaExportService(
        desk.uow, desk.jobs, media=desk.media, folder=desk.cache, workers=Here
    )
    made = MakingScreen(place.context, making=desk.making, exports=exports)
    place.show(made.page)
    yield made
    await desk.jobs.stop()
    await made.close()


async def entered(screen: MakingScreen, desk: MediaDesk, lesson: int | None = None) -> None:
    """In front, with captions alone: no voice is asked."""
    key = None if lesson is None else desk.lessons[lesson]
    await screen.enter(MediaRoute(desk.course, key))
    screen.page.options.show_wish(SILENTLY)
    await screen.refresh()


async def until(condition: Callable[[], Any], what: str) -> None:
    for _ in range(1500):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"waited in vain for {what}")


def lines(screen: MakingScreen) -> list[str]:
    return [f"{line.title}: {line.state}" for line in screen.page.list.lines.items]


async def test_it_says_what_it_will_take_and_makes_it(
    screen: MakingScreen, desk: MediaDesk
) -> None:
    await entered(screen, desk)
    page = screen.page
    assert lines(screen) == ["Leaf: not made yet", "Root: not made yet"]
    assert page._estimate.text().startswith("2 lessons to make, together about")
    assert "on the disk" in page._estimate.text()
    button(page, "Make").click()
    await until(lambda: "made" in page.result.text, "the end")
    assert page.result.text == "“Plants”: 2 lessons made"
    assert lines(screen) == ["Leaf: up to date", "Root: up to date"]
    assert page._estimate.text() == "Everything is there as it would be made now."
    assert not page.make.isEnabled() and page.progress.isHidden()


async def test_stopped_it_can_be_gone_on_with_later(
    screen: MakingScreen, desk: MediaDesk, place: Place
) -> None:
    slowly = Slowly("Root")
    desk.workers = lambda: slowly
    await entered(screen, desk)
    page = screen.page
    button(page, "Make").click()
    await until(lambda: slowly.is_waiting, "the second lesson")
    assert page.progress.isVisible() and page.make.isHidden()
    assert not page.options.video.isEnabled() and not page.export.isEnabled()
    assert page.progress.stop.hasFocus()
    QTest.keyClick(page.progress.stop, Qt.Key.Key_Space)
    await until(page.progress.isHidden, "the stop")
    await until(lambda: "begun and not finished" in page.begun.text, "the offer")
    assert page.make.hasFocus() and page.forget.isVisible()
    page.set_busy(True)
    assert page.forget.isHidden()
    page.set_busy(False)
    await until(lambda: lines(screen) == ["Leaf: up to date", "Root: not made yet"], "the lessons")
    desk.workers = Here
    button(page, "Go on").click()
    await until(lambda: "made" in page.result.text, "the end")
    assert page.begun.isHidden() and lines(screen)[1] == "Root: up to date"


async def test_what_was_begun_elsewhere_is_offered_and_can_be_left(
    screen: MakingScreen, desk: MediaDesk
) -> None:
    desk.making._store.begin(desk.course, replace(SILENTLY, size="1080p", look="dark"))
    await screen.enter(MediaRoute(desk.course))
    page = screen.page
    assert (page.options.wish.size, page.options.wish.look) == ("1080p", "dark")
    assert button(page, "Go on").isVisible()
    button(page, "Do not go on").click()
    await until(page.begun.isHidden, "the words to go")
    assert await desk.making.begun(desk.course) is None
    assert button(page, "Make").isVisible()


async def test_who_walks_away_hears_of_the_end_and_finds_the_work_again(
    screen: MakingScreen, desk: MediaDesk, place: Place
) -> None:
    slowly = Slowly("Leaf")
    desk.workers = lambda: slowly
    await entered(screen, desk)
    button(screen.page, "Make").click()
    await until(lambda: slowly.is_waiting, "the first lesson")
    await screen.exit()
    await screen.enter(MediaRoute(desk.course))
    assert screen.page.progress.isVisible()
    await screen.exit()
    slowly.go_on()
    await until(lambda: place.notices._toasts, "the notice")
    assert "2 lessons made" in place.notices._toasts[-1].text
    place.notices.act_on_newest()
    assert place.routes[-1] == MediaRoute(desk.course)


async def test_a_screen_that_comes_later_shows_the_work(
    screen: MakingScreen, desk: MediaDesk
) -> None:
    slowly = Slowly("Leaf")
    desk.workers = lambda: slowly
    job = desk.making.make(desk.course, SILENTLY)
    await until(lambda: slowly.is_waiting, "the first lesson")
    await screen.enter(MediaRoute(desk.course))
    assert screen.page.progress.isVisible()
    assert screen.page.options.wish.voice == SILENT
    slowly.go_on()
    await job.wait()
    await until(screen.page.progress.isHidden, "the end")


async def test_failures_are_told_with_their_reasons(screen: MakingScreen, desk: MediaDesk) -> None:
    desk.workers = lambda: Slowly("Leaf", error=MediaError("The ink is out."))
    await entered(screen, desk)
    button(screen.page, "Make").click()
    await until(lambda: screen.page.result.text, "the result")
    assert screen.page.result.text == ("1 lesson could not be made. “Leaf”: The ink is out.")


async def test_what_is_missing_is_told_and_how_to_install_it(
    screen: MakingScreen, desk: MediaDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ffmpeg, "is_installed", lambda: False)
    await entered(screen, desk)
    page = screen.page
    assert 'pip install "coursegen-desktop[video]"' in page.trouble.text
    assert not page.make.isEnabled()
    page.options.audio.click()
    page.options.video.click()
    await until(lambda: page.trouble.isHidden(), "the way that works")
    assert page.make.isEnabled()
    page.options.slides.click()
    await until(lambda: "Choose" in page._estimate.text(), "the wish of nothing")
    assert not page.make.isEnabled()


async def test_only_the_lesson_that_one_came_from(screen: MakingScreen, desk: MediaDesk) -> None:
    await entered(screen, desk, lesson=1)
    page = screen.page
    assert page.options.lessons.currentText() == "Only “Root”"
    assert page._estimate.text().startswith("1 lesson to make")
    button(page, "Make").click()
    await until(lambda: "made" in page.result.text, "the end")
    assert lines(screen) == ["Leaf: not made yet", "Root: up to date"]


async def test_any_lesson_can_be_made_alone(screen: MakingScreen, desk: MediaDesk) -> None:
    await entered(screen, desk)
    options = screen.page.options
    assert options.lessons.isVisible() and options.lessons.currentText() == "All of the course"
    await desk.write(desk.lessons[0])
    options.lessons.setCurrentIndex(1)
    options.lessons.activated.emit(1)
    await until(lambda: screen.page._estimate.text().startswith("1 lesson"), "the estimate")
    assert options.lessons.currentText() == "Only “Leaf”"
    assert [line.note for line in screen.page.list.lines.items] == [
        "slides · no film yet",
        "not made yet",
    ]
    button(screen.page, "Make").click()
    await until(lambda: "made" in screen.page.result.text, "the end")
    assert lines(screen) == ["Leaf: up to date", "Root: not made yet"]


async def test_a_voice_that_is_gone_stays_chosen_and_is_told(
    screen: MakingScreen, desk: MediaDesk
) -> None:
    await desk.write(desk.lessons[0])
    await screen.enter(MediaRoute(desk.course))
    screen.page.options.show_wish(replace(SILENTLY, voice="hibari/ghost"))
    await screen.refresh()
    assert screen.page.options.voice.currentText() == "ghost, not installed"
    assert "ghost" in screen.page.trouble.text and not screen.page.make.isEnabled()


async def test_films_are_exported_where_one_says(
    screen: MakingScreen, desk: MediaDesk, place: Place, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    await desk.make()
    await entered(screen, desk)
    answer_files(monkeypatch, folder=tmp_path / "out")
    screen.page.menu().actions()[0].trigger()
    await until(lambda: place.notices._toasts, "the notice")
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == [
        "01-Leaf.mp4",
        "02-Root.mp4",
    ]
    assert "2 files written" in place.notices._toasts[-1].text
    answer_files(monkeypatch, save=tmp_path / "plants.mp3")
    screen.page.menu().actions()[1].trigger()
    await until(lambda: place.errors, "the refusal")
    assert "Nothing is told" in place.errors[0].text()
    assert screen.page.progress.isHidden()


async def test_films_of_the_same_names_are_replaced_only_after_a_question(
    screen: MakingScreen, desk: MediaDesk, place: Place, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    await desk.make()
    await entered(screen, desk)
    mine = tmp_path / "02-Root.mp4"
    mine.write_text("another course's film")
    answer_files(monkeypatch, folder=tmp_path)
    for press in ("Cancel", "Replace"):
        screen.page.menu().actions()[0].trigger()
        asked = await front(screen.page, dialogs.Dialog)
        words = " ".join(one.text() for one in asked.findChildren(QLabel))
        assert "Already in this folder: 1 file, 02-Root.mp4" in words
        button(asked, press).click()
        await screen.scope.settled()
        assert (mine.read_bytes()[:7] == b"another") == (press == "Cancel")
    assert sorted(tmp_path.glob("*.mp4")) == [tmp_path / "01-Leaf.mp4", mine]


async def test_ways_lead_to_lessons_and_back(
    screen: MakingScreen, desk: MediaDesk, place: Place
) -> None:
    await entered(screen, desk)
    screen.page.list.make_current(desk.lessons[1])
    QTest.keyClick(screen.page.list, Qt.Key.Key_Return)
    button(screen.page, "Back to the course").click()
    assert place.routes == [LessonRoute(desk.lessons[1]), CourseRoute(desk.course)]


async def test_a_course_without_lessons_says_so(screen: MakingScreen, desk: MediaDesk) -> None:
    await desk.begin()
    await screen.enter(MediaRoute(CourseId(desk.course)))
    assert screen.page._none.isVisible() and not screen.page.make.isEnabled()


async def test_of_two_lessons_of_one_title_one_is_in_work(
    screen: MakingScreen, desk: MediaDesk
) -> None:
    await desk.begin("Summary", "Summary")
    slowly = Slowly("Summary")
    desk.workers = lambda: slowly
    job = desk.making.make(desk.course, SILENTLY)
    await until(lambda: slowly.is_waiting, "the first lesson")
    await entered(screen, desk)
    icons = [line.icon for line in screen.page.list.lines.items]
    assert [icon == SPINNING for icon in icons] == [True, False]
    slowly.go_on()
    await job.wait()
    await until(screen.page.progress.isHidden, "the end")
