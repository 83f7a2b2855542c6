"""Create: from documents to a course, paused, stopped, failed, and while one is elsewhere."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from coursegen_desktop.domain.errors import DiskFull
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.services.generation import GenerationService
from coursegen_desktop.ui.generator import controller as generator_controller
from coursegen_desktop.ui.generator.controller import GeneratorScreen
from coursegen_desktop.ui.generator.page import OUTLINE, REVIEW, SOURCES, WRITE, GeneratorPage
from coursegen_desktop.ui.generator.words import time_left
from coursegen_desktop.ui.kit.routes import CourseRoute, CreateRoute, LessonRoute
from tests.windowed import click, eventually

from .generator_parts import TEXT, Writer
from .library_parts import Place, press
from .screen_parts import RESOURCES, Desk, button


@pytest.fixture
def writer() -> Writer:
    return Writer()


@pytest.fixture
async def screen(place: Place, desk: Desk, writer: Writer) -> AsyncIterator[GeneratorScreen]:
    service = GenerationService(
        desk.uow, desk.hub, desk.jobs, writer, samples=RESOURCES / "samples"
    )
    made = GeneratorScreen(place.context, generation=service, library=desk.library)
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
    return [line.title for line in page.sources.list.lines.items]


async def plan(screen: GeneratorScreen, *paths: str) -> GeneratorPage:
    await screen.enter(CreateRoute(paths))
    click(button(screen.page, "See the outline"))
    await screen.scope.settled()
    return screen.page


def states(page: GeneratorPage) -> list[str]:
    """What the list says of the lessons, heads left out."""
    return [line.state for line in page.writing.list.lines.items if not line.is_head]


def answer(monkeypatch: pytest.MonkeyPatch, sure: bool) -> list[str]:
    """Answer every question of the screen so; the list holds the questions."""
    asked: list[str] = []

    async def confirm(_parent: QWidget, title: str, *_: str, **__: bool) -> bool:
        asked.append(title)
        return sure

    monkeypatch.setattr(generator_controller, "confirm", confirm)
    return asked


# ------------------------------------------------------------ choosing


async def test_documents_are_ordered_and_removed(screen: GeneratorScreen, tmp_path: Path) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).touch()
    paths = [str(tmp_path / name) for name in ("a.md", "b.md", "c.md")]
    await screen.enter(CreateRoute((*paths, paths[0])))
    page = screen.page
    rows = page.sources.list
    assert names(page) == ["a.md", "b.md", "c.md"], "each once"
    rows.make_current(paths[2])
    click(button(page, "Move up"))
    click(button(page, "Move up"))
    click(button(page, "Move up"))
    assert names(page) == ["c.md", "a.md", "b.md"]
    QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(page) == ["a.md", "c.md", "b.md"]
    assert page.sources.paths() == (paths[0], paths[2], paths[1])
    press(rows, Qt.Key.Key_Delete)
    assert names(page) == ["a.md", "b.md"]
    click(button(page, "Remove from the list"))
    click(button(page, "Remove from the list"))
    assert page.sources.paths() == ()
    assert not page.sources._list_card.isVisible()
    assert page.sources.skeleton.isVisible()


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
    assert page.sources.list.lines.items[1].note == "Folder"
    monkeypatch.setattr(generator_controller, "choose_folder", nothing)
    click(button(page, "Choose a folder…"))
    await screen.scope.settled()
    assert len(page.sources.paths()) == 2
    click(button(page, "Try with the sample documents"))
    assert names(page)[2:] == ["how-learning-works.md", "weighing-evidence.md"]


async def test_what_was_read_is_told_of_every_document(screen: GeneratorScreen, sea: str) -> None:
    page = await plan(screen, sea)
    click(button(page, "Sources"))
    (line,) = page.sources.list.lines.items
    assert line.note.startswith("Markdown · ")
    assert "words · English" in line.note
    assert "section" in line.end
    assert "words" in page.sources._total.text()


# ------------------------------------------------------------ the outline


async def test_the_plan_is_shown_before_anything_is_written(
    screen: GeneratorScreen, desk: Desk, sea: str
) -> None:
    page = await plan(screen, sea)
    assert page.step == OUTLINE
    assert "Step 2 of 4: Outline" in page.trail.accessibleName()
    assert page.outline.tree.rows.rowCount() >= 1
    assert page.outline._facts.text().startswith("1 source · ")
    assert (await desk.library.counts(desk.user.id)).all == 0
    click(button(page, "Sources"))
    assert page.step == SOURCES
    assert page.sources.paths() == (sea,)


async def test_edits_stay_while_the_documents_are_the_same(
    screen: GeneratorScreen, writer: Writer, sea: str, tmp_path: Path
) -> None:
    page = await plan(screen, sea)
    tree = page.outline.tree
    key = tree.rows.modules[0].key
    tree.rows.setData(tree.rows.index_of(key), "Ports")
    await eventually(lambda: tree.rows.modules[0].item.title == "Ports", "the new title")
    click(button(page, "Sources"))
    click(button(page, "See the outline"))
    await screen.scope.settled()
    assert tree.rows.modules[0].item.title == "Ports"
    assert writer.plans == 1, "nothing was read again"
    (tmp_path / "more.md").write_text(TEXT.format(name="Sails", low="sail"))
    click(button(page, "Sources"))
    page.sources.add_paths((str(tmp_path / "more.md"),))
    click(button(page, "See the outline"))
    await screen.scope.settled()
    assert tree.rows.modules[0].item.title != "Ports"
    assert len(await screen.generation.runs()) == 1, "the first outline is no unfinished course"


async def test_another_size_of_lessons_cuts_anew_and_can_be_undone(
    screen: GeneratorScreen,
) -> None:
    page = await plan(screen, *screen.generation.sample_sources())
    before = screen.editing.outline
    panel = page.outline.options
    panel.length.setCurrentIndex(0)
    panel.tell_now()
    await screen.scope.settled()
    after = screen.editing.outline
    assert before is not None
    assert after is not None
    assert after.lesson_count != before.lesson_count
    screen.editing.act("undo")
    assert screen.editing.outline == before
    await screen.scope.settled()
    panel.questions.setValue(1)
    panel.tell_now()
    await screen.scope.settled()
    assert screen.editing.outline == before, "other questions change no outline"
    (run,) = await screen.generation.runs()
    assert run.brief.options.questions == 1
    assert await screen.generation.outline(run.id) == before


async def test_what_cannot_be_read_is_said_at_the_document(
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
        line = page.sources.list.current
        assert line is not None
        assert line.title == name, "the row is shown"
        assert words in line.problem
        assert line.problem in line.spoken
        assert button(page, "See the outline").isEnabled()
        click(button(page, "Remove from the list"))
        assert not any(line.problem for line in page.sources.list.lines.items)
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
    await eventually(lambda: "being written" in states(page), "the first lesson")
    assert page.step == WRITE
    assert states(page)[:2] == ["being written", "waiting"]
    assert page.writing._title.text() == "At sea"
    assert page.writing._percent.text() == "0%"
    writer.go.set()
    await screen.scope.settled()
    assert page.step == REVIEW
    assert place.notices.texts() == [], "one saw it"
    assert set(states(page)) == {"written"}
    assert page.writing._percent.text() == "100%"
    click(button(page, "Open course"))
    (route,) = place.routes
    assert isinstance(route, CourseRoute)
    assert (await desk.course(route.course_id)).title == "At sea"
    await screen.exit()
    await screen.enter(CreateRoute())
    assert page.step == SOURCES, "the next course begins with nothing"
    assert page.sources.paths() == ()


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


async def test_a_written_lesson_is_looked_at_while_the_others_are_written(
    screen: GeneratorScreen, place: Place, writer: Writer, desk: Desk, sea: str
) -> None:
    page = await plan(screen, sea)
    click(button(page, "Write course"))
    await eventually(lambda: "written" in states(page), "a lesson")
    writer.go.clear()
    rows = page.writing.list
    line = next(line for line in rows.lines.items if line.action)
    assert line.action == "Preview"
    rows.make_current(line.key)
    press(rows, Qt.Key.Key_Return)
    (route,) = place.routes
    assert isinstance(route, LessonRoute)
    writer.go.set()
    await screen.scope.settled()


async def test_pausing_keeps_what_is_written_and_goes_on(
    screen: GeneratorScreen, desk: Desk, writer: Writer, sea: str
) -> None:
    page = await plan(screen, sea)
    click(button(page, "Write course"))
    await eventually(lambda: "written" in states(page), "a lesson")
    writer.go.clear()
    click(button(page, "Pause"))
    await screen.scope.settled()
    assert page.step == WRITE
    assert page.writing._left.text() == "Paused"
    assert "being written" not in states(page)
    done = states(page).count("written")
    assert done
    writer.go.set()
    click(button(page, "Go on"))
    await screen.scope.settled()
    assert page.step == REVIEW
    assert (await desk.library.counts(desk.user.id)).all == 1, "the same course"


async def test_cancelling_keeps_what_was_written(
    screen: GeneratorScreen, place: Place, desk: Desk, writer: Writer, sea: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    page = await plan(screen, sea)
    click(button(page, "Write course"))
    await eventually(lambda: "written" in states(page), "a lesson")
    writer.go.clear()
    asked = answer(monkeypatch, False)
    click(button(page, "Cancel"))
    await eventually(lambda: asked, "the question")
    assert asked == ["Stop writing for good?"]
    assert page.step == WRITE, "not sure: it goes on"
    answer(monkeypatch, True)
    click(button(page, "Cancel"))
    await screen.scope.settled()
    assert page.step == OUTLINE, "where one can begin again"
    assert "in the library, as a draft" in place.notices.texts()[0]
    place.notices.act_on_newest()
    (route,) = place.routes
    assert isinstance(route, CourseRoute)
    assert (await desk.course(route.course_id)).lessons
    writer.go.set()
    screen.editing.act("down")  # the outline can still be changed
    click(button(page, "Write course"))
    await screen.scope.settled()
    assert page.step == REVIEW
    assert place.errors == []


async def test_cancelling_at_once_leaves_nothing(
    screen: GeneratorScreen, place: Place, desk: Desk, writer: Writer, sea: str
) -> None:
    writer.go.clear()
    page = await plan(screen, sea)
    click(button(page, "Write course"))
    await eventually(lambda: "being written" in states(page), "the first lesson")
    click(button(page, "Cancel"))
    await screen.scope.settled()
    assert place.notices.texts() == ["Stopped. Nothing was written."]
    assert (await desk.library.counts(desk.user.id)).all == 0


async def test_a_failure_is_said_and_one_can_go_on(
    screen: GeneratorScreen, place: Place, desk: Desk, writer: Writer, sea: str
) -> None:
    page = await plan(screen, sea)
    writer.error = DiskFull("No room is left on the disk.", "Free some room.")
    click(button(page, "Write course"))
    await screen.scope.settled()
    assert page.step == WRITE
    assert page.writing.error.text() == "No room is left on the disk. Free some room."
    writer.error = None
    click(button(page, "Go on"))
    await screen.scope.settled()
    assert page.step == REVIEW
    assert place.errors == []


# ------------------------------------------------------------ unfinished courses


async def test_unfinished_courses_are_listed_and_gone_on_with(
    screen: GeneratorScreen, place: Place, desk: Desk, writer: Writer, sea: str
) -> None:
    page = await plan(screen, sea)
    click(button(page, "Write course"))
    await eventually(lambda: "written" in states(page), "a lesson")
    writer.go.clear()
    click(button(page, "Pause"))
    await screen.scope.settled()
    again = GeneratorScreen(place.context, generation=screen.generation, library=desk.library)
    place.show(again.page)  # as after a restart
    await again.enter(CreateRoute())
    card = again.page.sources.runs
    assert card.isVisible()
    assert card.runs[0].title == "At sea"
    assert "lessons are written" in card.runs[0].facts
    writer.go.set()
    click(button(again.page, "Go on with “At sea”"))
    await again.scope.settled()
    assert again.page.step == REVIEW
    assert (await desk.library.counts(desk.user.id)).all == 1
    await again.close()


async def test_an_outline_that_was_left_is_found_again_with_its_edits(
    screen: GeneratorScreen, place: Place, desk: Desk, sea: str
) -> None:
    page = await plan(screen, sea)
    page.outline.tree.rename_wanted.emit(page.outline.tree.rows.modules[0].key, "Ports")
    await screen.exit()
    again = GeneratorScreen(place.context, generation=screen.generation, library=desk.library)
    place.show(again.page)
    await again.enter(CreateRoute())
    click(button(again.page, "Go on with “At sea”"))
    await again.scope.settled()
    assert again.page.step == OUTLINE
    assert again.page.outline.tree.rows.modules[0].item.title == "Ports"
    assert again.page.sources.paths() == (sea,)
    await again.close()


async def test_an_unfinished_course_is_discarded_once_one_is_sure(
    screen: GeneratorScreen, place: Place, sea: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await plan(screen, sea)
    await screen.exit()
    again = GeneratorScreen(place.context, generation=screen.generation, library=desk.library)
    place.show(again.page)
    await again.enter(CreateRoute())
    asked = answer(monkeypatch, False)
    click(button(again.page, "Discard “At sea”"))
    await again.scope.settled()
    assert asked == ["Discard “At sea”?"]
    assert again.page.sources.runs.isVisible()
    answer(monkeypatch, True)
    click(button(again.page, "Discard “At sea”"))
    await again.scope.settled()
    assert not again.page.sources.runs.isVisible()
    assert await screen.generation.runs() == ()
    await again.close()


# ------------------------------------------------------------ elsewhere and afterwards


async def test_the_work_goes_on_while_one_is_elsewhere(
    screen: GeneratorScreen, place: Place, desk: Desk, writer: Writer, sea: str
) -> None:
    page = await plan(screen, sea)
    writer.go.clear()
    click(button(page, "Write course"))
    await eventually(lambda: "being written" in states(page), "the first lesson")
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
    assert page.step == REVIEW
    course_id = screen.reviewing.course_id
    assert course_id is not None
    await desk.library.delete(CourseId(course_id))
    assert page.step == SOURCES


async def test_a_course_is_published_from_the_review(
    screen: GeneratorScreen, desk: Desk, sea: str
) -> None:
    page = await plan(screen, sea)
    click(button(page, "Write course"))
    await screen.scope.settled()
    assert (await desk.library.counts(desk.user.id)).drafts == 1
    click(button(page, "Publish"))
    await screen.scope.settled()
    assert (await desk.library.counts(desk.user.id)).drafts == 0
    assert not page.review._publish.isVisible()


def test_the_time_that_is_left(theme_host: object) -> None:
    assert time_left(2) == "a few seconds left"
    assert time_left(42) == "about 40 seconds left"
    assert time_left(100) == "about 2 min left"
    assert time_left(60 * 50) == "about 50 min left"


async def test_by_keyboard_alone(screen: GeneratorScreen, place: Place, sea: str) -> None:
    """Tab and Enter lead from the documents to the open course."""
    await screen.enter(CreateRoute((sea,)))
    page = screen.page
    page.sources.start.setFocus()
    press(place.window.focusWidget(), Qt.Key.Key_Space)
    await screen.scope.settled()
    assert page.step == OUTLINE
    assert place.window.focusWidget() is page.outline.tree
    for _ in range(30):
        focus = place.window.focusWidget()
        if isinstance(focus, QAbstractButton) and focus.text() == "Write course":
            break
        press(focus, Qt.Key.Key_Tab)
    press(place.window.focusWidget(), Qt.Key.Key_Return)
    await screen.scope.settled()
    assert page.step == REVIEW
    press(place.window.focusWidget(), Qt.Key.Key_Space)
    assert isinstance(place.routes[0], CourseRoute)


async def test_everything_has_a_name(screen: GeneratorScreen, sea: str) -> None:
    page = await plan(screen, sea)
    for found in page.findChildren(QAbstractButton):
        assert found.text() or found.accessibleName() or found.objectName(), found
    for named in (page.outline.tree, page.outline.aside, page.sources.list, page.writing.list,
                  page.writing._bar, page.review.list, page.review.passage.words):  # fmt: skip
        assert named.accessibleName()
