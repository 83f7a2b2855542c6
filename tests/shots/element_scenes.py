"""The sample lesson that holds every element, one part of it at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coursegen_desktop.rendering.rendered import Citation
from coursegen_desktop.ui.kit.routes import LessonRoute
from coursegen_desktop.ui.reader.passage import PassageDialog
from tests.windowed import AppWindow, eventually

from .learner import Learned
from .scenes import scene

_QUOTE = "A weak argument for a conclusion is not evidence against it."


# Scene -> the heading at which it begins.
PARTS = {
    "words": "",
    "call-outs": "call-outs",
    "code": "code",
    "formulas": "formulas",
    "media": "pictures-sound-and-film",
    "diagrams": "diagrams",
    "lists": "lists",
    "scripts": "other-scripts",
    "questions": "check-yourself",
}


async def _open(app: AppWindow, learned: Learned, anchor: str) -> None:
    services = app.services
    course = await services.lessons.course(learned.course, user_id=services.user.id)
    pane = app.desk.navigator.screen_for(LessonRoute).page.pane
    await app.go(LessonRoute(course.lessons[-1].id, anchor))
    # It may have been open already, at another place: then nothing is painted anew.
    await eventually(lambda: bool(pane.page and pane.page.citations), "the lesson")
    await eventually(lambda: pane._web is None or pane._web._is_ready, "the engine")
    pane.scroll_to(anchor)


def _part(name: str, anchor: str) -> None:
    @scene(f"elements-{name}")
    async def part(app: AppWindow, learned: Learned) -> None:
        await _open(app, learned, anchor)


for _name, _anchor in PARTS.items():
    _part(_name, _anchor)


@scene("elements-terms")
async def terms(app: AppWindow, learned: Learned) -> None:
    await _open(app, learned, "terms")
    pane = app.desk.navigator.screen_for(LessonRoute).page.pane
    if pane._web is not None:
        pane._web.page().run("document.querySelector('#terms ~ p dfn').click()")


@scene("passage")
async def passage(app: AppWindow, learned: Learned) -> QWidget | None:
    await _open(app, learned, "")
    page = app.desk.navigator.screen_for(LessonRoute).page
    citation: Citation = page.pane.page.citations[0]
    assert citation.quote.startswith(_QUOTE)
    page.pane.link_activated.emit(citation.address)
    await eventually(lambda: bool(page.findChildren(PassageDialog)), "the passage")
    return page.findChildren(PassageDialog)[0]


@scene("elements-questions-answered")
async def questions_answered(app: AppWindow, learned: Learned) -> None:
    await _open(app, learned, "check-yourself")
    web = app.desk.navigator.screen_for(LessonRoute).page.pane._web
    if web is not None:
        web._page.run(
            "for (const box of ['.check-1', '.check-2']) {"
            "document.querySelector(box + ' li').click();"
            "document.querySelector(box + ' button').click(); }"
        )
        await app.settled()
