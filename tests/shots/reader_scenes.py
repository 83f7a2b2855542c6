"""The lesson that holds everything a lesson can hold, section by section."""

from __future__ import annotations

import asyncio

from coursegen_desktop.domain.ids import LessonId
from coursegen_desktop.services.sample_elements import LESSON_TITLE
from coursegen_desktop.ui.kit.routes import LessonRoute
from tests.windowed import AppWindow, signalled

from .learner import Learned
from .scenes import scene

# Scene and the heading at which it begins.
SECTIONS = {
    "typography-words": "words",
    "typography-lists": "lists",
    "typography-call-outs": "call-outs",
    "typography-code": "code",
    "typography-formulas": "formulas",
    "typography-media": "pictures-sound-and-film",
    "typography-scripts": "other-scripts",
    "typography-diagrams": "diagrams",
    "typography-check": "check-yourself",
}


async def open_elements(app: AppWindow, learned: Learned, anchor: str = "") -> None:
    """The lesson of all elements in the reader, its diagrams drawn."""
    key = await elements_of(app, learned)
    screen = app.desk.navigator.screen_for(LessonRoute)
    pane = screen.page.pane
    if screen.route != LessonRoute(key):
        painted = signalled(pane.painted)
        await app.go(LessonRoute(key))
        await painted
    pane.scroll_to(anchor)
    await asyncio.sleep(1.5)  # formulas' font, a diagram


async def elements_of(app: AppWindow, learned: Learned) -> LessonId:
    """Which lesson that is."""
    user = app.services.user.id
    course = await app.services.lessons.course(learned.course, user_id=user)
    return next(item.id for item in course.lessons if item.title == LESSON_TITLE)


def _add(name: str, anchor: str) -> None:
    @scene(name)
    async def section(app: AppWindow, learned: Learned) -> None:
        await open_elements(app, learned, anchor)


for _name, _anchor in SECTIONS.items():
    _add(_name, _anchor)


@scene("typography-check-answered")
async def check_answered(app: AppWindow, learned: Learned) -> None:
    await open_elements(app, learned, "check-yourself")
    web = app.desk.navigator.screen_for(LessonRoute).page.pane._web
    web._page.run(
        "for (const [box, n] of [['.check-1', 0], ['.check-2', 0]]) {"
        "document.querySelectorAll(box + ' li')[n].click();"
        "document.querySelector(box + ' button').click(); }"
    )
    await asyncio.sleep(1.0)
