"""From click to painted lesson (3 KB), against a swap of constant HTML in a bare warm page."""

from __future__ import annotations

import asyncio
import itertools
import json

from PySide6.QtWebEngineWidgets import QWebEngineView

from coursegen_desktop.domain.ids import LessonId
from coursegen_desktop.ui.content.web_scheme import register_scheme
from coursegen_desktop.ui.kit.routes import LessonRoute
from tests.windowed import AppWindow, signalled

from .measure import Result, alternate, timed
from .place import Place

ROUNDS = 60
GOAL = 1.5
_SWAP = """
document.body.innerHTML = %s;
requestAnimationFrame(() => requestAnimationFrame(() => { document.title = "%d"; }));
"""


class BarePage(QWebEngineView):
    """A warm page without any of our doors: the floor."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(900, 800)
        self._numbers = itertools.count(1)

    async def load(self) -> None:
        """Load an empty page once."""
        loaded = signalled(self.loadFinished)
        self.setHtml("<!doctype html><title>0</title><body></body>")
        self.show()
        await loaded

    async def swap(self, html: str) -> None:
        """Put `html` into it; returns when two frames have passed."""
        changed = signalled(self.titleChanged)
        self.page().runJavaScript(_SWAP % (json.dumps(html), next(self._numbers)))
        await changed


async def run(place: Place) -> list[Result]:
    """lesson.first (each lesson for the first time) and lesson.again (rendered before)."""
    register_scheme()  # before any page of the process
    bare = BarePage()
    await bare.load()
    async with AppWindow(place.folder) as app:
        constant = await _rendered(app, LessonId(1))
        fresh = (LessonId(key) for key in itertools.count(2))
        turns = itertools.cycle([LessonId(2), LessonId(3)])
        await open_lesson(app, next(fresh))

        async def floor() -> float:
            return await timed(lambda: bare.swap(constant))

        async def first() -> float:
            return await timed(lambda: open_lesson(app, next(fresh)))

        async def again() -> float:
            return await timed(lambda: open_lesson(app, next(turns)))

        first_floor, first_ms = await alternate(floor, first, ROUNDS)
        again_floor, again_ms = await alternate(floor, again, ROUNDS)
    bare.setPage(None)  # type: ignore[arg-type]
    bare.close()
    bare.deleteLater()
    await asyncio.sleep(0.1)
    return [
        Result("lesson.first", first_floor, first_ms, GOAL),
        Result("lesson.again", again_floor, again_ms, GOAL),
    ]


async def _rendered(app: AppWindow, lesson_id: LessonId) -> str:
    lesson = await app.services.lessons.read(lesson_id, user_id=app.services.user.id)
    page = await app.services.lessons.page_html(lesson)
    return page.html


async def open_lesson(app: AppWindow, lesson_id: LessonId) -> None:
    """What a click on a lesson does, until it is painted."""
    pane = app.desk.navigator.screen_for(LessonRoute).page.pane
    painted = signalled(pane.painted)
    app.desk.navigator.go(LessonRoute(lesson_id))
    await painted
