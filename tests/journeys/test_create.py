"""Create in the real window: from three documents, by mouse and by keyboard; paused, closed,
gone on with; looked at."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from coursegen_desktop.ui.generator.controller import GeneratorScreen
from coursegen_desktop.ui.generator.page import OUTLINE, REVIEW, WRITE, GeneratorPage
from coursegen_desktop.ui.kit.routes import CourseRoute, CreateRoute
from tests.journeys import doomed
from tests.journeys.acts import SAMPLES, button
from tests.windowed import AppWindow, click, eventually

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NOTES = "# Field notes\n\n" + "\n\n".join(
    f"## {title}\n\nA **{term}** is {what}. " + "The lake was measured every week. " * 50
    for title, term, what in (
        ("The flux", "flux", "the amount that passes through a surface in a second"),
        ("The sample", "sample", "a small part of the water that stands for all of it"),
    )
)


@pytest.fixture
def three(tmp_path: Path) -> tuple[str, ...]:
    """Two sample documents and notes as a web page."""
    page = tmp_path / "notes.md"
    page.write_text(NOTES, encoding="utf-8")
    names = ("how-learning-works.md", "weighing-evidence.md")
    return (*(str(SAMPLES / name) for name in names), str(page))


def states(page: GeneratorPage) -> list[str]:
    """What the list says of the lessons."""
    return [line.state for line in page.writing.list.lines.items if not line.is_head]


async def test_from_three_documents_by_mouse(window: AppWindow, three: tuple[str, ...]) -> None:
    window.window.files_dropped.emit(list(three))
    await window.settled()
    page = window.page
    assert [line.title for line in page.sources.list.lines.items][2] == "notes.md"
    click(button(page, "See the outline"))
    await eventually(lambda: page.step == OUTLINE, "the outline")
    tree = page.outline.tree
    first, second = tree.rows.modules[0].below[:2]
    spot = tree.visualRect(tree.rows.index_of(second.key)).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    click(_named(page, "Move up"))
    assert tree.rows.modules[0].below[0].item.title == second.item.title
    click(_named(page, "Undo"))
    assert tree.rows.modules[0].below[0].item.title == first.item.title
    click(_named(page, "Leave out"))
    left_out = second.item.title
    click(button(page, "Write course"))
    await eventually(lambda: page.step == WRITE and "written" in states(page), "a lesson")
    click(button(page, "Pause"))
    await eventually(lambda: page.writing._left.text() == "Paused", "the pause")
    done = states(page).count("written")
    assert 0 < done < len(states(page))
    click(button(page, "Go on"))
    await eventually(lambda: page.step == REVIEW, "the written course")
    click(button(page, "Open course"))
    await window.settled()
    assert isinstance(window.desk.navigator.route, CourseRoute)
    titles = [lesson.title for lesson in window.page.course.lessons]
    assert len(titles) == len(set(titles)), "none twice"
    assert left_out not in titles
    assert first.item.title in titles


async def test_the_same_by_keyboard_alone(window: AppWindow, three: tuple[str, ...]) -> None:
    window.window.activateWindow()
    page = await window.go(CreateRoute(three))
    rows = page.sources.list
    _tab_to(page, rows)
    _key(Qt.Key.Key_Down)
    _key(Qt.Key.Key_Up, ALT)
    assert rows.lines.items[0].title == "weighing-evidence.md"
    _tab_to(page, _named(page, "See the outline"))
    _key(Qt.Key.Key_Return)
    await eventually(lambda: page.step == OUTLINE, "the outline")
    tree = page.outline.tree
    assert QApplication.focusWidget() is tree
    _key(Qt.Key.Key_Down)
    _key(Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Claims")
    QTest.keyClick(field, Qt.Key.Key_Return)
    await eventually(lambda: QApplication.focusWidget() is tree, "the tree again")
    _key(Qt.Key.Key_Down, ALT)
    _key(Qt.Key.Key_Left, ALT)  # the window's own key for Back, taken by the tree
    assert page.step == OUTLINE
    assert "Claims" in [module.title for module in screen_outline(window).modules] or (
        "Claims" in [lesson.title for lesson in screen_outline(window).lessons]
    )
    _key(Qt.Key.Key_Z, CTRL)
    _tab_to(page, _named(page, "Write course"))
    _key(Qt.Key.Key_Return)
    await eventually(lambda: page.step == WRITE and "written" in states(page), "a lesson")
    assert QApplication.focusWidget() is page.writing._pause
    _key(Qt.Key.Key_Space)
    await eventually(lambda: page.writing._left.text() == "Paused", "the pause")
    _key(Qt.Key.Key_Space)
    await eventually(lambda: page.step == REVIEW, "the written course")
    _key(Qt.Key.Key_Return)
    await window.settled()
    assert isinstance(window.desk.navigator.route, CourseRoute)
    assert "Claims" in [lesson.title for lesson in window.page.course.lessons]


async def test_a_program_that_was_closed_goes_on_where_it_stopped(
    database_file: Path, three: tuple[str, ...]
) -> None:
    folder = database_file.parent
    async with AppWindow(folder) as app:
        page = await app.go(CreateRoute(three))
        click(button(page, "See the outline"))
        await eventually(lambda: page.step == OUTLINE, "the outline")
        planned = [lesson.title for lesson in screen_outline(app).lessons]
        click(button(page, "Write course"))
        await eventually(lambda: page.step == WRITE and "written" in states(page), "a lesson")
    async with AppWindow(folder) as app:
        page = await app.go(CreateRoute())
        assert page.sources.runs.isVisible()
        (run,) = page.sources.runs.runs
        assert "lessons are written" in run.facts
        click(button(page, "Go on"))
        await eventually(lambda: page.step == REVIEW, "the written course")
        click(button(page, "Open course"))
        await app.settled()
        assert [lesson.title for lesson in app.page.course.lessons] == planned
        await app.go(CreateRoute())
        assert not page.sources.runs.isVisible(), "it is finished"


@pytest.mark.skipif(os.name != "posix", reason="a process killed by a signal")
async def test_a_program_that_was_killed_goes_on_where_it_stopped(
    database_file: Path, three: tuple[str, ...]
) -> None:
    folder = database_file.parent
    async with AppWindow(folder):
        pass  # the door is passed once
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.doomed", str(folder), "2", *three],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(150):
            while doomed.SAID not in (line := await asyncio.to_thread(process.stdout.readline)):
                assert line, f"it ended by itself: {process.wait()}"
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    async with AppWindow(folder) as app:
        page = await app.go(CreateRoute())
        (run,) = page.sources.runs.runs
        assert run.facts.startswith("2 of ")
        click(button(page, "Go on"))
        await eventually(lambda: page.step == WRITE, "the writing")
        await eventually(lambda: page.step == REVIEW, "the written course")
        planned = [lesson.title for lesson in screen_outline(app).lessons]
        click(button(page, "Open course"))
        await app.settled()
        assert [lesson.title for lesson in app.page.course.lessons] == planned, "each once"


def screen_outline(app: AppWindow):  # type: ignore[no-untyped-def]
    """The outline as it stands."""
    screen = app.screen
    assert isinstance(screen, GeneratorScreen)
    assert screen.editing.outline is not None
    return screen.editing.outline


def _named(page: QWidget, words: str) -> QAbstractButton:
    for found in page.findChildren(QAbstractButton):
        if found.isVisible() and words in (found.text(), found.accessibleName()):
            return found
    raise AssertionError(f"no button {words!r}")


def _key(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None, "the keyboard is nowhere"
    QTest.keyClick(focus, key, modifier)


def _tab_to(page: QWidget, wanted: QWidget) -> None:
    for _ in range(60):
        if QApplication.focusWidget() is wanted:
            return
        _key(Qt.Key.Key_Tab)
    raise AssertionError(f"the Tab key does not come to {wanted}")
