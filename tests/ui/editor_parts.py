"""An editor on a real database, and what its tests ask it."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.ids import LessonId
from coursegen_desktop.ui.content.lesson_light import LightReader
from coursegen_desktop.ui.editor import course_parts
from coursegen_desktop.ui.editor.controller import EditorScreen
from coursegen_desktop.ui.editor.page import EditorPage
from coursegen_desktop.ui.kit.dialogs import Dialog
from coursegen_desktop.ui.kit.routes import EditRoute
from tests.windowed import eventually

from .library_parts import Place
from .screen_parts import RESOURCES, Desk


def make_screen(place: Place, desk: Desk) -> EditorScreen:
    return EditorScreen(
        place.context, authoring=desk.authoring, editing=desk.editing, library=desk.library,
        settings=desk.settings, user=desk.user, resources=RESOURCES,
    )  # fmt: skip


async def edit(screen: EditorScreen, course: CourseView, number: int = 0) -> EditorPage:
    await screen.enter(EditRoute(course.id, course.lessons[number].id))
    await screen.scope.settled()
    return screen.page


async def content(desk: Desk, key: LessonId) -> str:
    return (await desk.authoring.lesson(key)).content


def state(page: EditorPage) -> str:
    return page._saving.text()


def previewed(page: EditorPage) -> str:
    """The words of the page at the right."""
    reader = page.preview._reader()
    assert isinstance(reader, LightReader)
    return reader.toPlainText()


async def dialog_of(page: EditorPage) -> Dialog:
    """The dialog that opens over the page."""
    await eventually(lambda: page.findChild(Dialog) is not None, "the dialog")
    found = page.findChild(Dialog)
    assert found is not None
    return found


def asked(monkeypatch: pytest.MonkeyPatch, answer: Any) -> list[tuple[Any, ...]]:
    """Answer the questions of the outline's acts. Returns what was asked."""
    found: list[tuple[Any, ...]] = []

    async def ask(_parent: object, *words: Any, **_: Any) -> Any:
        found.append(words)
        return answer

    monkeypatch.setattr(course_parts, "ask_text", ask)
    return found
