"""A lesson with slides on the desk, and hands that type into their form."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coursegen_desktop.domain.asset import Asset
from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import LessonId
from coursegen_desktop.domain.slides import Bullet, Slide, SlideDeck, SlideTable
from coursegen_desktop.services.editing import EditingService
from coursegen_desktop.ui.editor.controller import EditorScreen
from coursegen_desktop.ui.editor.slides.desk import SlidesDesk

from .editor_parts import edit
from .screen_parts import Desk

DECK = SlideDeck(
    title="One",
    language="en",
    slides=(
        Slide(id="a", title="First", bullets=(Bullet(text="x"),)),
        Slide(id="b", title="Second", section="Light"),
        Slide(id="c", kind="table", title="Third", table=SlideTable(rows=(("1", "2"),))),
    ),
)


class Maker:
    """Makes slides as services.scripts does: an asset, through editing."""

    def __init__(self, editing: EditingService) -> None:
        self._editing, self.asked = editing, list[LessonId]()
        self.deck = DECK

    async def make(self, lesson_id: LessonId, *, origin: object = None) -> object:
        self.asked.append(lesson_id)
        draft = AssetDraft(asset_type="slides", content=self.deck.model_dump(mode="json"))
        await self._editing.add_asset(lesson_id, draft, origin=origin)
        return None


async def opened(screen: EditorScreen, course: CourseView, lesson: int = 0) -> SlidesDesk:
    await edit(screen, course, lesson)
    screen.page.part_requested.emit("slides")
    await screen.scope.settled()
    found = screen.page.pane("slides")
    assert isinstance(found, SlidesDesk)
    return found


async def put(desk: Desk, course: CourseView, deck: SlideDeck = DECK) -> None:
    draft = AssetDraft(asset_type="slides", content=deck.model_dump(mode="json"))
    await desk.editing.add_asset(course.lessons[0].id, draft)


async def stored(desk: Desk, course: CourseView) -> SlideDeck:
    found = await asset(desk, course)
    assert found is not None
    return SlideDeck.read(found.content)


async def asset(desk: Desk, course: CourseView) -> Asset | None:
    found = await desk.editing.assets(course.lessons[0].id)
    return next((one for one in found if one.asset_type == "slides"), None)


async def saved(screen: EditorScreen) -> None:
    await screen.leave()
    await screen.scope.settled()


def ids(deck: SlideDeck) -> list[str]:
    return [slide.id for slide in deck.slides]


def write(box: Any, text: str) -> None:
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    for number, line in enumerate(text.split("\n")):
        if number:
            QTest.keyClick(box, Qt.Key.Key_Return)
        QTest.keyClicks(box, line)


async def two_lessons(desk: Desk) -> CourseView:
    lessons = (LessonDraft(title="One", content="Words."), LessonDraft(title="Two", content="W."))
    return await desk.keep(
        CourseDraft(title="C", modules=(ModuleDraft(title="M", lessons=lessons),))
    )
