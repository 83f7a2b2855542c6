"""Create: from documents to a course, stopped, failed, and while one is elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QListWidget

from coursegen_desktop.domain.errors import DiskFull
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.generation import keeping
from coursegen_desktop.services.generation import GenerationService
from coursegen_desktop.ui.generator import controller as generator_controller
from coursegen_desktop.ui.generator.controller import GeneratorScreen
from coursegen_desktop.ui.generator.page import DONE, OUTLINE, SOURCES, WRITE, GeneratorPage
from coursegen_desktop.ui.generator.write_step import _time_left
from coursegen_desktop.ui.kit.routes import CourseRoute, CreateRoute
from tests.services.desk import Here
from tests.windowed import click, eventually

from .library_parts import Place, press
from .screen_parts import RESOURCES, Desk, button

TEXT = "# {name}\n\nA **{low}** is a thing that sailors use.\n\n" + "\n\n".join(
    f"## {{name}} {number}\n\n" + "The harbour is a place where ships rest at night. " * 90
    for number in ("one", "two")
)


class Writer(Here):
    """Works here; waits for `go` before a lesson, and fails where it was told to."""

    def __init__(self) -> None:
        super().__init__()
        self.go = asyncio.Event()
        self.go.set()
        self.reading = asyncio.Event()
        self.reading.set()
        self.error: Exception | None = None

    async def call(self, func: Callable[..., Any], *args: Any, timeout: float | None = None) -> Any:
        """As in a worker, only here."""
        await (self.go if func is keeping.write_packed else self.reading).wait()
        if self.error is not None and func is keeping.write_packed:
            raise self.error
        return await super().call(func, *args, timeout=timeout)


@pytest.fixture
def writer() -> Writer:
    return Writer()


@pytest.fixture
async def screen(place: Place, desk: Desk, writer: Writer) -> AsyncIterator[GeneratorScreen]:
    service = GenerationService(
        desk.uow, desk.hub, desk.jobs, writer, samples=RESOURCES / "samples"
    )
    made = GeneratorScreen(place.context, generation=service)
    place.show(made.page)
    yield made
    await desk.jobs.stop()
    await made.close()


@pytest.fixture
def sea(tmp_path: Path) -> str:
    path = tmp_path / "at sea.md"
    path.write_text("\n\n".join(TEXT.format(name=n, low=n.lower()) for n in ("Harbour", "Anchor")))
    return str(path)


def names(page: GeneratorPage) -> list[str]:
    rows = page.sources._list
    return [rows.item(row).text() for row in range(rows.count())]


async def plan(screen: GeneratorScreen, *paths: str) -> GeneratorPage:
    await screen.enter(CreateRoute(paths))
    click(button(screen.page, "See the outline"))
    await screen.scope.settled()
    return screen.page


# ------------------------------------------------------------ choosing


async def test_documents_are_ordered_and_removed(screen: GeneratorScreen, tmp_path: Path) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).touch()
    paths = [str(tmp_path / name) for name in ("a.md", "b.md", "c.md")]
    await screen.enter(CreateRoute((*paths, paths[0])))
    page = screen.page
    rows = page.sources._list
    assert names(page) == ["a.md", "b.md", "c.md"], "each once"
    rows.setCurrentRow(2)
    click(button(page, "Move up"))
    click(button(page, "Move up"))
    click(button(page, "Move up"))
    assert names(page) == ["c.md", "a.md", "b.md"]
    rows.setFocus()
    rows.actions()[1].trigger()
    assert names(page) == ["a.md", "c.md", "b.md"]
    assert page.sources.paths() == (paths[0], paths[2], paths[1])
    rows.actions()[2].trigger()
    assert names(page) == ["a.md", "b.md"]
    click(button(page, "Remove from the list"))
    click(button(page, "Remove from the list"))
    assert page.sources.paths() == ()
    assert not page.sources._list_card.isVisible()


async def test_two_of_a_name_are_told_apart(screen: GeneratorScreen, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "notes.md").touch()
    await screen.enter(
        CreateRoute((str(tmp_path / "one/notes.md"), str(tmp_path / "two/notes.md")))
    )
    assert names(screen.page) == ["notes.md – one", "notes.md – two"]


async def test_files_and_folders_are_chosen(
    screen: GeneratorScreen, tmp_path: Path, sea: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def files(_parent: object, _title: str, filters: list[str]) -> list[str]:
        assert "*.md" in filters[0]
        return [sea]

    async def folder(_parent: object, _title: str) -> str | None:
        return str(tmp_path)

    async def nothing(*_: object) -> None:
        return None

    monkeypatch.setattr(generator_controller, "choose_files", files)
    monkeypatch.setattr(generator_controller, "choose_folder", folder)
    await screen.enter(CreateRoute())
    page = screen.page
    click(button(page, "Choose files…"))
    await screen.scope.settled()
    click(button(page, "Choose a folder…"))
    await screen.scope.settled()
    assert page.sources.paths() == (sea, str(tmp_path))
    monkeypatch.setattr(generator_controller, "choose_folder", nothing)
    click(button(page, "Choose a folder…"))
    await screen.scope.settled()
    assert len(page.sources.paths()) == 2
    click(button(page, "Try with the sample documents"))
    assert names(page)[2:] == ["how-learning-works.md", "weighing-evidence.md"]


# ------------------------------------------------------------ the plan


async def test_the_plan_is_shown_before_anything_is_written(
    screen: GeneratorScreen, desk: Desk, sea: str
) -> None:
    page = await plan(screen, sea)
    assert page.step == OUTLINE
    assert "Step 2 of 4: Outline" in page.trail.accessibleName()
    tree = page.outline._tree
    assert tree.topLevelItemCount() >= 1
    assert page.outline._facts.text().startswith("1 source · ")
    row = page.outline._sources.topLevelItem(0)
    assert row is not None
    assert row.text(0) == "at sea.md"
    assert (await desk.library.counts(desk.user.id)).all == 0
    click(button(page, "Back"))
    assert page.step == SOURCES
    assert page.sources.paths() == (sea,)


async def test_what_cannot_be_read_is_said_in_place(
    screen: GeneratorScreen, place: Place, tmp_path: Path, sea: str
) -> None:
    (tmp_path / "empty.md").touch()
    (tmp_path / "binary.md").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "folder").mkdir()
    for name, words in (
        ("gone.md", "no such file"),
        ("empty.md", "is empty"),
        ("binary.md", "binary data"),
        ("folder", "no document"),
    ):
        page = await plan(screen, sea, str(tmp_path / name))
        assert page.step == SOURCES
        assert words in page.sources.error.text()
        assert page.sources.error.text().startswith(name)
        assert page.sources._list.currentItem().text() == name, "the row is shown"
        assert button(page, "See the outline").isEnabled()
        click(button(page, "Remove from the list"))
        assert not page.sources.error.isVisible()
    assert place.notices.texts() == []
    assert place.errors == []
    page = await plan(screen, sea)
    assert page.step == OUTLINE


async def test_reading_can_be_stopped(
    screen: GeneratorScreen, place: Place, writer: Writer, sea: str
) -> None:
    writer.reading.clear()
    await screen.enter(CreateRoute((sea,)))
    page = screen.page
    click(button(page, "See the outline"))
    await eventually(lambda: page.sources._busy.isVisible(), "the bar")
    assert place.window.focusWidget() is page.sources._stop
    assert not button(page, "Choose files…").isEnabled()
    click(button(page, "Stop"))
    await screen.scope.settled()
    assert page.step == SOURCES
    assert page.sources.paths() == (sea,)
    assert place.window.focusWidget() is button(page, "See the outline")
    assert not page.sources.error.isVisible()
    assert place.errors == []


# ------------------------------------------------------------ writing


async def test_a_course_is_written_and_opened(
    screen: GeneratorScreen, place: Place, desk: Desk, writer: Writer, sea: str
) -> None:
    page = await plan(screen, sea)
    page.outline._title.setText("  At   sea ")
    writer.go.clear()
    click(button(page, "Write course"))
    await eventually(lambda: page.writing._percent.text() == "0%", "the first lesson")
    assert page.step == WRITE
    rows = _states(page.writing._list)
    assert rows[0].endswith("being written")
    assert rows[1].endswith("waiting")
    writer.go.set()
    await screen.scope.settled()
    assert page.step == DONE
    assert place.notices.texts() == [], "one saw it"
    assert all(state.endswith("written") for state in _states(page.writing._list)[:-1])
    click(button(page, "Open course"))
    (route,) = place.routes
    assert isinstance(route, CourseRoute)
    assert (await desk.course(route.course_id)).title == "At sea"
    await screen.exit()
    await screen.enter(CreateRoute())
    assert page.step == SOURCES, "the next course begins with nothing"
    assert page.sources.paths() == ()


def _states(rows: QListWidget) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    items = [rows.item(row) for row in range(rows.count())]
    spoken = [item.data(role) or f"{item.text()}, waiting" for item in items]
    return [text for item, text in zip(items, spoken, strict=True) if item.data(0x0100) is not None]


async def test_an_emptied_title_is_the_documents_own(
    screen: GeneratorScreen, place: Place, desk: Desk, sea: str
) -> None:
    page = await plan(screen, sea)
    own = page.outline.title
    page.outline._title.clear()
    click(button(page, "Write course"))
    await screen.scope.settled()
    click(button(page, "Open course"))
    assert own
    route = place.routes[0]
    assert isinstance(route, CourseRoute)
    assert (await desk.course(route.course_id)).title == own


async def test_cancelling_keeps_what_was_written(
    screen: GeneratorScreen, place: Place, desk: Desk, writer: Writer, sea: str
) -> None:
    page = await plan(screen, sea)
    click(button(page, "Write course"))
    await eventually(lambda: (desk.jobs.running()[0].progress or 0) > 0, "a lesson")
    writer.go.clear()
    click(button(page, "Cancel"))
    assert "Stopping" in page.writing._left.text()
    await screen.scope.settled()
    assert page.step == OUTLINE, "where one can begin again"
    assert "in the library, as a draft" in place.notices.texts()[0]
    place.notices.act_on_newest()
    (route,) = place.routes
    assert isinstance(route, CourseRoute)
    assert (await desk.course(route.course_id)).lessons
    writer.go.set()
    click(button(page, "Write course"))
    await screen.scope.settled()
    assert page.step == DONE


async def test_cancelling_at_once_leaves_nothing(
    screen: GeneratorScreen, place: Place, desk: Desk, writer: Writer, sea: str
) -> None:
    writer.go.clear()
    page = await plan(screen, sea)
    click(button(page, "Write course"))
    await eventually(lambda: page.writing._percent.text() == "0%", "the first lesson")
    click(button(page, "Cancel"))
    await screen.scope.settled()
    assert place.notices.texts() == ["Stopped. Nothing was written."]
    assert (await desk.library.counts(desk.user.id)).all == 0


async def test_a_failure_is_said_and_what_was_written_can_be_opened(
    screen: GeneratorScreen, place: Place, desk: Desk, writer: Writer, sea: str
) -> None:
    page = await plan(screen, sea)
    writer.error = DiskFull("No room is left on the disk.", "Free some room.")
    click(button(page, "Write course"))
    await screen.scope.settled()
    assert page.step == OUTLINE
    assert page.outline.error.text() == "No room is left on the disk. Free some room."
    assert place.notices.texts()[0].startswith("No room is left")
    assert (await desk.library.counts(desk.user.id)).drafts == 1


async def test_the_work_goes_on_while_one_is_elsewhere(
    screen: GeneratorScreen, place: Place, desk: Desk, writer: Writer, sea: str
) -> None:
    page = await plan(screen, sea)
    writer.go.clear()
    click(button(page, "Write course"))
    await eventually(lambda: page.writing._percent.text() == "0%", "the first lesson")
    await screen.exit()
    await screen.enter(CreateRoute())
    assert page.step == WRITE, "and is found again"
    await screen.enter(CreateRoute(("/other.md",)))
    assert page.step == WRITE
    assert "when it is done" in place.notices.texts()[0]
    place.notices.clear()
    await screen.exit()
    writer.go.set()
    await screen.scope.settled()
    assert place.notices.texts() == [f"“{page.outline.title}” is written."]
    place.notices.act_on_newest()
    assert isinstance(place.routes[0], CourseRoute)
    await screen.enter(CreateRoute())
    assert page.step == SOURCES


async def test_dropped_documents_begin_anew_after_a_course(
    screen: GeneratorScreen, sea: str, tmp_path: Path
) -> None:
    page = await plan(screen, sea)
    click(button(page, "Write course"))
    await screen.scope.settled()
    other = str(tmp_path / "other.md")
    await screen.enter(CreateRoute((other,)))
    assert page.step == SOURCES
    assert page.sources.paths() == (other,)


async def test_a_finished_course_that_is_thrown_away_is_no_longer_offered(
    screen: GeneratorScreen, desk: Desk, sea: str
) -> None:
    page = await plan(screen, sea)
    click(button(page, "Write course"))
    await screen.scope.settled()
    assert page.step == DONE
    course_id = screen._course_id
    assert course_id is not None
    await desk.library.delete(CourseId(course_id))
    assert page.step == SOURCES


def test_the_time_that_is_left(theme_host: object) -> None:
    assert _time_left(2) == "a few seconds left"
    assert _time_left(42) == "about 40 seconds left"
    assert _time_left(100) == "about 2 minutes left"
    assert _time_left(60 * 50) == "about 50 minutes left"


async def test_by_keyboard_alone(screen: GeneratorScreen, place: Place, sea: str) -> None:
    """Tab and Enter lead from the documents to the open course."""
    await screen.enter(CreateRoute((sea,)))
    page = screen.page
    page.sources.take_focus()
    for step in (OUTLINE, DONE):
        focus = place.window.focusWidget()
        assert isinstance(focus, QAbstractButton)
        press(focus, Qt.Key.Key_Space)
        await screen.scope.settled()
        assert page.step == step
    focus = place.window.focusWidget()
    assert isinstance(focus, QAbstractButton)
    press(focus, Qt.Key.Key_Space)
    assert isinstance(place.routes[0], CourseRoute)


async def test_everything_has_a_name(screen: GeneratorScreen, sea: str) -> None:
    page = await plan(screen, sea)
    for found in page.findChildren(QAbstractButton):
        assert found.text() or found.accessibleName() or found.objectName(), found
    assert page.outline._tree.accessibleName()
    assert page.sources._list.accessibleName()
    assert page.writing._list.accessibleName()
    assert page.writing._bar.accessibleName()
