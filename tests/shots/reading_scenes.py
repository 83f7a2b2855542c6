"""The reader in other looks, and its panel of the text's look."""

from __future__ import annotations

from dataclasses import replace

from coursegen_desktop.domain.reading_look import LEGIBLE, SANS, ReadingHabits, ReadingLook
from coursegen_desktop.ui.kit.routes import LessonRoute
from tests.windowed import AppWindow

from .learner import Learned
from .scenes import scene


async def _open(app: AppWindow, learned: Learned, look: ReadingLook) -> None:
    page = await app.go(LessonRoute(learned.lesson))
    page.text_panel.changed.emit(ReadingHabits(look))
    page.text_panel.setVisible(False)
    await app.settled()


@scene("reader-text")
async def reader_text(app: AppWindow, learned: Learned) -> None:
    await _open(app, learned, ReadingLook())
    app.desk.navigator.screen_for(LessonRoute).page.toggle_text()


@scene("reader-sepia")
async def reader_sepia(app: AppWindow, learned: Learned) -> None:
    await _open(app, learned, ReadingLook("sepia", justified=True, measure=55))


@scene("reader-night")
async def reader_night(app: AppWindow, learned: Learned) -> None:
    look = ReadingLook("dark", SANS, size=22, line_height=1.9)
    await _open(app, learned, replace(look, paragraph_space=1.6))


@scene("reader-contrast")
async def reader_contrast(app: AppWindow, learned: Learned) -> None:
    await _open(app, learned, ReadingLook("contrast", LEGIBLE, letter_space=0.05, measure=0))


@scene("reader-usual")
async def reader_usual(app: AppWindow, learned: Learned) -> None:
    await _open(app, learned, ReadingLook())
