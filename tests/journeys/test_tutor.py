"""A learner is helped in the whole program: by keyboard, by mouse, with a model, or not at all."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.connection import SCRIPTED, Connection
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import AssetId, CourseId, LessonId
from coursegen_desktop.ui.editor.about.pane import AboutPane
from coursegen_desktop.ui.kit.forms import LinkButton
from coursegen_desktop.ui.kit.routes import EditRoute, LessonRoute, LibraryRoute, QuizRoute
from tests.services.quiz_course import quiz
from tests.services.tutor_desk import PRACTICE, TERMS, WATER, question
from tests.windowed import AppWindow, click, eventually

K = Qt.Key


@pytest.fixture
async def app(database_file: Path) -> AsyncIterator[AppWindow]:
    async with AppWindow(database_file.parent) as opened:
        await opened.sit_down()
        yield opened


async def kept(app: AppWindow) -> tuple[CourseId, LessonId, AssetId]:
    """A course with a lesson and a practice quiz."""
    assets = (
        AssetDraft(asset_type="quiz", content=quiz(question(), run=PRACTICE)),
        AssetDraft(asset_type="terms", content=TERMS),
    )
    lesson = LessonDraft(title="Water", content=WATER, assets=assets)
    module = ModuleDraft(title="One", lessons=(lesson,))
    async with app.services.database.unit_of_work(write=True) as work:
        course = await work.courses.add(
            CourseDraft(title="Water", is_published=True, modules=(module,))
        )
        view = await work.courses.outline(course, app.services.user.id)
        await work.commit()
    shown = view.lessons[0]
    return course, shown.id, shown.quizzes[0].asset_id


async def press(app: AppWindow, *keys: K) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or app.window, key)
    await app.settled()


async def active(app: AppWindow) -> None:
    """Shortcuts belong to the active window."""
    app.window.activateWindow()
    await eventually(app.window.isActiveWindow, "the window in front")


async def test_up_the_ladder_by_keyboard(app: AppWindow) -> None:
    _, _, asset = await kept(app)
    page = await app.go(QuizRoute(asset))
    await active(app)
    page.setFocus()
    await press(app, K.Key_B, K.Key_Return)
    ladder = page.pane.help
    await eventually(ladder.isVisible, "the offer of hints")
    seen = []
    while ladder.can_go_on:
        await press(app, K.Key_F4)
        await eventually(lambda: not ladder._waits, "the next step")
        seen.append(ladder._count.text())
    assert seen == ["2 of 5", "3 of 5", "4 of 5", "5 of 5"]
    last = ladder.newest
    await eventually(lambda: not last.visibleRegion().isEmpty(), "the last step in sight")
    # The keyboard is still at the answers: another try needs no way back.
    await press(app, K.Key_A, K.Key_Return)
    assert page.is_answered
    assert not ladder.card.isVisible(), "a right answer needs no help"


async def test_a_passage_leads_into_the_lesson(app: AppWindow) -> None:
    _, lesson, asset = await kept(app)
    page = await app.go(QuizRoute(asset))
    click(page.pane.interaction.rows[1])
    click(page.primary)
    await app.settled()
    ladder = page.pane.help
    await eventually(ladder.isVisible, "the offer of hints")
    while ladder.can_go_on:
        click(ladder.next)
        await app.settled()
    click(next(one for one in ladder.findChildren(LinkButton) if one.isVisible()))
    await app.settled()
    route = app.desk.navigator.screen.route if app.desk.navigator.screen else None
    assert route == LessonRoute(lesson, "boiling")


async def test_a_lesson_is_asked_about_with_a_model(app: AppWindow, tmp_path: Path) -> None:
    script = {
        "window": 4096,
        "answers": [
            {"role": "tutor", "contains": "becomes a gas", "text": "Yes. [c1]"},
            {"role": "tutor", "text": "What happens to water at 100 degrees? [c1]"},
        ],
    }
    place = tmp_path / "script.json"
    place.write_text(json.dumps(script), encoding="utf-8")
    connections = app.services.connections
    await connections.save(Connection("", "At home", SCRIPTED, str(place), model="scripted"))
    _, lesson, _ = await kept(app)
    page = await app.go(LessonRoute(lesson))
    await active(app)
    page.pane.setFocus()
    page.toggle_ask()
    await app.settled()
    talk = page.side.ask.talk
    assert talk is not None
    assert "stays on this computer" in talk._goes.text()
    for words, reply in (
        ("Why do kettles sing?", "What happens to water at 100 degrees? [1]"),
        ("Water that becomes a gas", "Yes. [1]"),
    ):
        talk.field.setFocus()
        QTest.keyClicks(talk.field, words)
        await press(app, K.Key_Return)
        assert talk._messages[-1]._text.markdown() == reply
    click(talk._messages[-1].links[0])
    await app.settled()
    await app.go(LibraryRoute())
    async with app.services.database.unit_of_work() as work:
        assert await work.settings.get(app.services.user.id, "connections")
    files = [path.read_bytes() for path in app.folder.rglob("*") if path.is_file()]
    assert all(b"kettles" not in data for data in files), "a talk is kept nowhere"


async def test_the_author_switches_it_off(app: AppWindow) -> None:
    course, lesson, asset = await kept(app)
    page = await app.go(EditRoute(course))
    page.head.details_requested.emit()
    await app.settled()
    pane = page.findChild(AboutPane)
    assert isinstance(pane, AboutPane)
    assert pane.tutor.isChecked()
    pane.tutor.setFocus()
    QTest.keyClick(pane.tutor, K.Key_Return)
    await app.go(LibraryRoute())
    details = await app.services.editing.details(course)
    assert details.tags == ("no-tutor",)
    shown = await app.go(QuizRoute(asset))
    click(shown.pane.interaction.rows[1])
    click(shown.primary)
    await app.settled()
    assert not shown.pane.is_helping and not shown.pane.help.isVisible()
    reader = await app.go(LessonRoute(lesson))
    reader.toggle_ask()
    await app.settled()
    assert "switched the tutor off" in reader.side.ask.note.text
