"""Create: from documents to a course, paused, stopped, failed, and while one is elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coursegen_desktop.domain.brief import AUTO, SPACY
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.generation.text.analysis import has_spacy
from coursegen_desktop.ui.generator import choosing
from coursegen_desktop.ui.generator.controller import GeneratorScreen
from coursegen_desktop.ui.generator.page import OUTLINE, SOURCES
from coursegen_desktop.ui.kit.routes import CreateRoute, EditRoute
from tests.windowed import click, eventually

from .generator_parts import TEXT, Writer, names, plan
from .library_parts import Place, press
from .screen_parts import Desk, button


@pytest.fixture
def screen(create_screen: GeneratorScreen) -> GeneratorScreen:
    return create_screen


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

    monkeypatch.setattr(choosing, "choose_files", files)
    monkeypatch.setattr(choosing, "choose_folder", folder)
    await screen.enter(CreateRoute())
    page = screen.page
    click(button(page, "Choose files…"))
    await screen.scope.settled()
    click(button(page, "Choose a folder…"))
    await screen.scope.settled()
    assert page.sources.paths() == (sea, str(tmp_path))
    assert page.sources.list.lines.items[1].note == "Folder"
    monkeypatch.setattr(choosing, "choose_folder", nothing)
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


async def test_a_topic_without_documents_becomes_headings_to_write_in(
    screen: GeneratorScreen, place: Place, desk: Desk
) -> None:
    await screen.enter(CreateRoute())
    card = screen.page.sources.skeleton
    assert card.isVisible()
    assert not button(screen.page, "Make the headings").isEnabled(), "without a title"
    card.title.setText("  Knots ")
    click(button(screen.page, "Make the headings"))
    await screen.scope.settled()
    (route,) = place.routes
    assert isinstance(route, EditRoute)
    assert route.course_id is not None
    course = await desk.course(CourseId(route.course_id))
    assert course.title == "Knots"
    assert course.lessons
    assert place.errors == []


@pytest.mark.skipif(has_spacy(), reason="spaCy is installed, so nothing is missing")
async def test_an_analyser_that_is_not_installed_is_told_and_not_taken(
    screen: GeneratorScreen, sea: str
) -> None:
    page = await plan(screen, sea)
    panel, before = page.outline.options, screen.editing.outline
    assert panel.analyser.currentText() == "Auto: plain"
    panel.analyser.setCurrentIndex(panel.analyser.findData(SPACY))
    panel.tell_now()
    await screen.scope.settled()
    assert page.outline.error.text().startswith("spaCy is not installed")
    assert 'pip install "coursegen-desktop[spacy]"' in page.outline.error.text()
    assert panel.options.analyser == AUTO
    assert screen.editing.outline == before
