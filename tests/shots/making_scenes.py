"""Slides, sound and films of a course, photographed: before, at work, stopped, done and empty."""

from __future__ import annotations

from typing import Any

from coursegen_desktop.domain.errors import MediaError
from coursegen_desktop.domain.media_wish import (
    CHANGED,
    GONE,
    MADE,
    LessonMedia,
    MadeMedia,
    MediaEstimate,
    MediaWish,
)
from coursegen_desktop.media.film import ffmpeg
from coursegen_desktop.services.media_lessons import FILMING, LiveMedia
from coursegen_desktop.ui.content.durations import time_left
from coursegen_desktop.ui.kit.routes import MediaRoute
from coursegen_desktop.ui.kit.translate import error_text, tr
from coursegen_desktop.ui.making.page import MakingPage
from coursegen_desktop.ui.making.words import (
    done_words,
    estimate_words,
    lines_of,
    stage_words,
)
from tests.windowed import AppWindow

from .learner import Learned
from .scenes import scene


async def _page(app: AppWindow, learned: Learned) -> MakingPage:
    await app.go(MediaRoute(learned.course))
    await app.settled()
    page = app.screen.page
    assert isinstance(page, MakingPage)
    return page


@scene("films")
async def films(app: AppWindow, learned: Learned) -> None:
    await _page(app, learned)


def _told(page: MakingPage, app: AppWindow) -> MediaEstimate:
    screen: Any = app.screen
    told: MediaEstimate = screen._told
    states = (MADE, MADE, CHANGED, GONE)
    lessons = tuple(
        LessonMedia(one.lesson_id, one.title, 185.0 + 20 * at, MADE, states[at % 4], states[at % 4])
        if at < 6 else one
        for at, one in enumerate(told.lessons)
    )  # fmt: skip
    return MediaEstimate(
        told.title, told.language, lessons, 4, 840.0, 31_000_000, 52.0, 91_000_000_000
    )


@scene("films-at-work")
async def at_work(app: AppWindow, learned: Learned) -> None:
    page = await _page(app, learned)
    told = _told(page, app)
    page.set_busy(True)
    page.progress.begin(tr("Being made"), tr("safe to close: work goes on where it stopped"))
    live = LiveMedia(learned.course, MediaWish(), lesson_id=told.lessons[2].lesson_id,
                     title=told.lessons[2].title, stage=FILMING)  # fmt: skip
    page.show_lessons(told.title, lines_of(told, MediaWish(), live))
    page.progress.show_share(0.37)
    page.progress.show_stage(stage_words(FILMING))
    page.progress.show_left(time_left(120))


@scene("films-stopped")
async def stopped(app: AppWindow, learned: Learned) -> None:
    page = await _page(app, learned)
    page.set_busy(False)
    page.progress.end()
    told = _told(page, app)
    page.show_lessons(told.title, lines_of(told, MediaWish(), None))
    page.show_estimate(estimate_words(told, MediaWish()), can_make=True)
    page.show_begun(True)
    failed = (("Oceans", MediaError("The recording for “Waves” is gone.", "Make it again.")),)
    page.result.tell(done_words(MadeMedia(3, 0, failed), told.title), kind="warn")


@scene("films-missing")
async def missing(app: AppWindow, learned: Learned) -> None:
    page = await _page(app, learned)
    page.set_busy(False)
    page.progress.end()
    page.trouble.tell(error_text(ffmpeg.missing()))
    page.show_begun(False)
    page.result.tell("")
    page.show_estimate([], can_make=False)
