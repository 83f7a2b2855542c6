"""What the editor does for a key, a save, an undo and an opening does not grow with the course."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtTest import QTest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain import duration
from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.ui.editor.controller import EditorScreen
from coursegen_desktop.ui.editor.markdown_edit import MarkdownEdit
from tests.bench.keystrokes import lesson
from tests.db.watching import statements

from .editor_parts import edit
from .screen_parts import Desk

SMALL, LARGE = 6, 500


def course_of(lessons: int, text: str = "Text.\n") -> CourseDraft:
    each = lessons // 2
    parts = tuple(
        ModuleDraft(
            title=f"Module {m}",
            lessons=tuple(LessonDraft(title=f"Lesson {m}.{n}", content=text) for n in range(each)),
        )
        for m in range(2)
    )
    return CourseDraft(title=f"{lessons} lessons", modules=parts)


def painted_rows(editor: EditorScreen) -> int:
    """So many rows of the outline were painted until now."""
    return editor.page.outline.list.delegate.painted


async def both(desk: Desk) -> tuple[CourseView, CourseView]:
    return await desk.keep(course_of(SMALL)), await desk.keep(course_of(LARGE))


async def test_a_key_reads_no_text_and_asks_the_library_nothing(
    editor: EditorScreen, desk: Desk, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = await edit(editor, await desk.keep(course_of(2, lesson(20_000))))
    page.edit.setFocus()
    read: list[str] = []
    before = painted_rows(editor)
    with monkeypatch.context() as patch, statements(database) as sent:
        whole = MarkdownEdit.toPlainText
        patch.setattr(MarkdownEdit, "toPlainText", lambda edit: read.append("") or whole(edit))
        for key in "words":
            QTest.keyClick(page.edit, key)
            page.edit.viewport().repaint()
    assert (read, sent, painted_rows(editor) - before) == ([], [], 0)
    await editor.leave()
    await editor.scope.settled()


async def test_a_save_is_as_long_in_a_large_course(
    editor: EditorScreen, desk: Desk, database: Database
) -> None:
    counts = []
    for course in await both(desk):
        page = await edit(editor, course)
        for _ in range(2):  # the first one keeps how the lesson was before
            QTest.keyClicks(page.edit, "x")
            await editor.scope.settled()
            duration.reading_minutes.cache_clear()
            with statements(database) as sent:
                await editor._desk.saver.flush()
            await editor.scope.settled()
            assert duration.reading_minutes.cache_info().misses == 2, "before and after"
        counts.append(len(sent))
        before = painted_rows(editor)
        QTest.keyClicks(page.edit, "y")
        await editor._desk.saver.flush()
        await editor.scope.settled()
        await asyncio.sleep(0.02)  # for what was to be painted
        assert painted_rows(editor) == before
    assert counts[0] == counts[1] <= 20


async def test_an_undo_of_a_move_is_as_many_statements_in_a_large_course(
    editor: EditorScreen, desk: Desk, database: Database
) -> None:
    counts = []
    for course in await both(desk):
        await edit(editor, course)
        first, last = course.modules
        await desk.editing.move_lessons(course.id, [first.lessons[0].id], last.id, 0)
        await editor.scope.settled()
        with statements(database) as sent:
            await desk.editing.undo(course.id)
        counts.append(len(sent))
        await editor.scope.settled()
    assert counts[0] == counts[1] <= 30


async def test_opening_a_large_course_asks_as_often_and_paints_what_is_seen(
    editor: EditorScreen, desk: Desk, database: Database
) -> None:
    counts, painted = [], []
    for course in await both(desk):
        before = painted_rows(editor)
        with statements(database) as sent:
            page = await edit(editor, course)
        page.outline.list.viewport().repaint()
        counts.append(len(sent))
        painted.append(painted_rows(editor) - before)
    assert counts[0] == counts[1] <= 30
    assert painted[1] <= 150, "what is seen, a few times; not all 502 rows"
