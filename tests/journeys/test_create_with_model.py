"""Create with a language model in the real window: tested in Settings, chosen, estimated, asked to
arrange, seen at work, closed in the middle, gone on with, edited, looked over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.agent import AUTHOR, PLAN
from coursegen_desktop.ui.generator.controller import GeneratorScreen
from coursegen_desktop.ui.generator.page import OUTLINE, REVIEW, WRITE, GeneratorPage
from coursegen_desktop.ui.generator.trace_dialog import TraceDialog
from coursegen_desktop.ui.kit.routes import CreateRoute, EditRoute, SettingsRoute
from tests.journeys import scripted
from tests.journeys.acts import SAMPLES, button
from tests.persons import accounts_of
from tests.ui.settings_parts import dialog_of
from tests.windowed import AppWindow, click, eventually


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """The beginning of a sample document: a few lessons."""
    whole = (SAMPLES / "how-learning-works.md").read_text("utf-8")
    path = tmp_path / "learning.md"
    path.write_text(re.split(r"(?m)^## Conditions", whole)[0], "utf-8")
    return path


@pytest.fixture
async def script(database_template: Path, document: Path, tmp_path: Path) -> Path:
    """What the model says; made beside the library that the journey uses."""
    copy = tmp_path / "recording.db"
    copy.write_bytes(database_template.read_bytes())
    database = Database(copy)
    await database.open()
    try:
        user = await accounts_of(database.unit_of_work).owner()
        return await scripted.record(database.unit_of_work, user.id, document, tmp_path, slow=6)
    finally:
        await database.close()


async def test_a_course_by_a_model(database_file: Path, document: Path, script: Path) -> None:
    folder = database_file.parent
    async with AppWindow(folder) as app:
        await _test_in_settings(app, script)
        page = await _outline(app, document)
        await _arrange(app, page)
        click(button(page, "Write course"))
        await eventually(lambda: page.step == WRITE, "the writing")
        await _see(app, page)
        run_id = _screen(app).run_id
        assert run_id is not None
        kept = await app.services.generation.trace(run_id)
        assert {step.kind for step in kept} > {PLAN, AUTHOR}
    async with AppWindow(folder) as app:  # it was closed in the middle of a sentence
        page = await app.go(CreateRoute())
        (unfinished,) = page.sources.runs.runs
        assert "lessons are written" in unfinished.facts
        click(button(page, "Go on"))
        await eventually(lambda: page.step == REVIEW, "the written course")
        await app.settled()
        steps = await app.services.generation.trace(run_id)
        assert steps[: len(kept)] == kept
        places = [(step.kind, step.unit) for step in steps]
        assert len(places) == len(set(places)), "nothing was asked twice"
        await _look_over(app, page, len(steps))
        await _edit(app)
        page = await app.go(CreateRoute())
        click(button(page, "Create another"))
        await app.settled()
        click(button(page, "Look over"))
        await eventually(lambda: page.step == REVIEW, "the review")
        await app.settled()
        assert page.review.trace.isVisible()


async def _test_in_settings(app: AppWindow, script: Path) -> None:
    """The form offers no scripts: it is kept as the command line would; the rest is clicked."""
    await app.services.connections.save(scripted.connection(script))
    page = await app.go(SettingsRoute("models"))
    await app.settled()
    (row,) = page.models.rows.values()
    await eventually(lambda: page.models.add.hasFocus(), "the keyboard at the connections")
    click(row.test)
    await eventually(lambda: "It works." in row.told.text, "the test")
    assert "Stays on this computer" in row._where.text()


async def _outline(app: AppWindow, document: Path) -> GeneratorPage:
    page: GeneratorPage = await app.go(CreateRoute((str(document),)))
    click(button(page, "See the outline"))
    await eventually(lambda: page.step == OUTLINE, "the outline")
    await app.settled()
    options = page.outline.options
    assert options.writer.currentText() == "Stage · scripted", "the default stays here"
    await eventually(options.model.isVisible, "what it will take")
    assert "Stays on this computer" in options.model._where.text()
    return page


async def _arrange(app: AppWindow, page: GeneratorPage) -> None:
    screen, model = _screen(app), page.outline.options.model
    before, figures = screen.editing.outline, model._shown
    click(model.arrange)
    await eventually(lambda: screen.editing.outline != before, "the model's outline")
    assert screen.editing.outline is not None
    assert screen.editing.outline.lessons[0].title.startswith("Better")
    screen.editing.act("undo")
    assert screen.editing.outline == before
    assert model._shown == figures
    screen.editing.act("redo")
    await app.settled()


async def _see(app: AppWindow, page: GeneratorPage) -> None:
    """The slow part streams once at least one lesson is written."""
    step = page.writing
    await eventually(
        lambda: any(line.state == "written" for line in step.list.lines.items), "a lesson"
    )
    await eventually(lambda: _is_streaming(app), "the slow part")
    await eventually(lambda: len(step.agents.text._text) > 20, "streaming text")
    assert step._engine.text() == "Stage · scripted"
    figures = {figure.name for figure in step._used._shown}
    assert figures >= {"Tokens", "Parts mended", "Parts as the source has them"}


def _is_streaming(app: AppWindow) -> bool:
    run_id = _screen(app).run_id
    live = None if run_id is None else app.services.generation.agents(run_id)
    return live is not None and any(now.kind == AUTHOR and now.text for now in live.now)


async def _look_over(app: AppWindow, page: GeneratorPage, asked: int) -> None:
    review = page.review
    await eventually(lambda: _screen(app).reviewing._measured is not None, "the report")
    await app.settled()
    review.show_tab("lessons")
    notes = [line.note for line in review.list.lines.items]
    assert all("Told by scripted" in note for note in notes)
    review.list.make_current(review.list.lines.items[-1].key)
    assert "20 of 20 points" in review.passage.accessibleName()
    click(review.trace)
    dialog = await dialog_of(TraceDialog)
    assert len(dialog.list.lines.items) == asked
    dialog.reject()
    await app.settled()


async def _edit(app: AppWindow) -> None:
    """A person changes what the model told."""
    course_id = _screen(app).reviewing.course_id
    page = await app.go(EditRoute(course_id))
    await app.settled()
    lesson_id = page.outline.current_lesson
    page.edit.setPlainText("A person knows better.")
    assert await app.desk.may_close()
    assert (await app.services.authoring.lesson(lesson_id)).content == "A person knows better."


def _screen(app: AppWindow) -> GeneratorScreen:
    screen = app.screen
    assert isinstance(screen, GeneratorScreen)
    return screen
