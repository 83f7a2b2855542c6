"""A lesson is left and found again: after a restart, in another size, by Back and by keyboard."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import LessonId
from coursegen_desktop.ui.kit.routes import LessonRoute
from tests.services.desk import keep
from tests.windowed import AppWindow, eventually, signalled

WORDS = "The tide comes in twice a day and goes out again, and nobody can stop it. "
LONG = CourseDraft(
    title="Tides",
    is_published=True,
    language="en",
    modules=(
        ModuleDraft(
            title="At sea",
            lessons=(
                LessonDraft(
                    title="High water",
                    content=WORDS * 60
                    + "\n\n"
                    + "\n\n".join(f"## Part {n}\n\n{WORDS * 9}\n\n{WORDS * 7}" for n in range(20))
                    + "\n\n[up](#part-2)\n",
                ),
                LessonDraft(title="Low water", content=WORDS),
            ),
        ),
    ),
)


@pytest.fixture
def folder(database_file: Path) -> Path:
    """Where the program keeps its things: a library without courses."""
    return database_file.parent


async def open_lesson(app: AppWindow, key: LessonId, anchor: str = ""):  # type: ignore[no-untyped-def]
    pane = app.desk.navigator.screen_for(LessonRoute).page.pane
    painted = signalled(pane.painted)
    await app.go(LessonRoute(key, anchor))
    await painted
    await app.settled()
    return app.desk.navigator.screen_for(LessonRoute).page


def press(app: AppWindow, key: Qt.Key) -> None:
    """With Alt, where the keyboard is."""
    app.window.activateWindow()
    target = app.window.focusWidget() or app.window
    QTest.keyClick(target, key, Qt.KeyboardModifier.AltModifier)


async def first_lesson(app: AppWindow) -> LessonId:
    course = await keep(app.services.database.unit_of_work, LONG)
    view = await app.services.lessons.course(course, user_id=app.services.user.id)
    return view.lessons[0].id


async def test_the_paragraph_is_found_after_a_restart_in_another_size(folder: Path) -> None:
    async with AppWindow(folder) as app:
        key = await first_lesson(app)
        page = await open_lesson(app, key)
        text = page.pane.page.text
        block = next(b for b in page.pane.page.blocks if text.startswith("Part 7", b.start))
        page.pane.scroll_to("part-7")
        await eventually(lambda: page.pane.place.offset > 0, "the heading")
        page.pane.step(6)
        await eventually(lambda: page.pane.place.offset > block.start, "a little further")
        left = page.pane.place
    async with AppWindow(folder) as app:
        app.start.theme_host.apply("light", 1.3)
        app.window.resize(1024, 640)
        page = await open_lesson(app, key)
        await eventually(lambda: page.pane.place.offset == left.offset, "the same paragraph")
        page.size_requested.emit(1)
        for _ in range(6):
            page.size_requested.emit(1)
        await asyncio.sleep(0.5)
        assert page.pane.place.offset == left.offset, "larger letters move nothing"
        size = app.desk.navigator.screen._reading.habits.look.size
        assert size == 25
    async with AppWindow(folder) as app:
        page = await open_lesson(app, key)
        await eventually(lambda: page.pane.place.offset == left.offset, "and once more")
        assert page.text_panel.rows["size"].value() == 25, "the look was kept as well"


async def test_the_middle_of_a_long_first_paragraph(folder: Path) -> None:
    async with AppWindow(folder) as app:
        key = await first_lesson(app)
        page = await open_lesson(app, key)
        page.pane.step(20)
        await eventually(lambda: page.pane.place.share > 0.1, "within the first paragraph")
        left = page.pane.place
        assert left.offset == 0
        page.size_requested.emit(1)
        await asyncio.sleep(0.4)
        assert page.pane.place.offset == 0
        assert abs(page.pane.place.share - left.share) < 0.05
    async with AppWindow(folder) as app:
        page = await open_lesson(app, key)
        await eventually(lambda: page.pane.place.offset == 0, "the paragraph")
        await eventually(lambda: abs(page.pane.place.share - left.share) < 0.05, "its middle")


async def test_the_very_top_stays_the_very_top(folder: Path) -> None:
    async with AppWindow(folder) as app:
        page = await open_lesson(app, await first_lesson(app))
        for _ in range(5):
            page.size_requested.emit(1)
        await asyncio.sleep(0.4)
        assert (page.pane.place.position, page.pane.place.offset) == (0.0, -1)


async def test_back_leads_to_where_one_was(folder: Path) -> None:
    async with AppWindow(folder) as app:
        navigator = app.desk.navigator
        page = await open_lesson(app, await first_lesson(app))
        page.pane.step(40)
        await eventually(lambda: page.pane.position > 0, "the scrolling")
        await asyncio.sleep(0.3)
        left = page.pane.place
        page.pane.setFocus()
        page.headings.chosen.emit("part-9")
        await navigator.settled()
        await eventually(lambda: page.pane.position > left.position + 0.1, "the heading")
        heading = page.pane.place.offset
        press(app, Qt.Key.Key_Left)
        await navigator.settled()
        await eventually(lambda: page.pane.place.offset == left.offset, "where one was")
        press(app, Qt.Key.Key_Right)
        await navigator.settled()
        await eventually(lambda: page.pane.place.offset == heading, "forward again")
        # Over another lesson, too.
        page.forward_requested.emit()
        await navigator.settled()
        await app.settled()
        navigator.back()
        await navigator.settled()
        await eventually(lambda: page.pane.place.offset == heading, "the first lesson's place")
