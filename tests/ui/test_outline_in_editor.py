"""The outline and the rest of the editor: titles, the text cursor, the check, leaving."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.ui.editor.controller import EditorScreen
from coursegen_desktop.ui.editor.outline import acts
from coursegen_desktop.ui.editor.outline.arranging import LESSON
from coursegen_desktop.ui.editor.outline.rows import TROUBLED
from tests.windowed import eventually

from .editor_parts import asked, content, edit
from .library_parts import Place
from .screen_parts import Desk

pytestmark = pytest.mark.usefixtures("light_pages")
TEXT = "Rain 🌧 falls.\n\n## Snow\n\nIt falls more slowly.\n"


@pytest.fixture
async def course(desk: Desk) -> CourseView:
    lessons = (
        LessonDraft(title="Water", content=TEXT),
        LessonDraft(title="Wind", content="See [more](nowhere.md).\n"),
        LessonDraft(title="Nothing", content=""),
    )
    return await desk.keep(
        CourseDraft(title="Weather", modules=(ModuleDraft(title="All", lessons=lessons),))
    )


async def test_titles_go_both_ways(editor: EditorScreen, desk: Desk, course: CourseView) -> None:
    page = await edit(editor, course)
    rows = page.outline.list.rows.rows
    page.show_title("Rain")
    assert page.outline.list.rows.rows[1].title == "Rain", "while it is typed"
    page.outline.renamed.emit(LESSON, rows[1].key, "Rain and snow")
    await editor.scope.settled()
    assert page.title == "Rain and snow"
    # Also once the course was read again, which happens before the title is saved by itself.
    assert page.outline.list.rows.rows[1].title == "Rain and snow"
    await editor.leave()
    assert (await desk.course(course.id)).lessons[0].title == "Rain and snow"


async def test_a_lesson_is_split_where_the_text_cursor_is(
    editor: EditorScreen, desk: Desk, course: CourseView, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = await edit(editor, course)
    asked(monkeypatch, "Snow")
    cursor = page.edit.textCursor()
    # As Qt counts: the cloud is two units.
    cursor.setPosition(page.edit.toPlainText().index("## Snow") + 1)
    page.edit.setTextCursor(cursor)
    page.outline.act(acts.SPLIT)
    await editor.scope.settled()
    after = await desk.course(course.id)
    assert [x.title for x in after.lessons] == ["Water", "Snow", "Wind", "Nothing"]
    assert await content(desk, after.lessons[0].id) == "Rain 🌧 falls.\n"
    assert await content(desk, after.lessons[1].id) == "It falls more slowly.\n"
    assert page.content == "Rain 🌧 falls.\n", "and so is the text on the desk"


async def test_what_a_check_finds_is_marked(editor: EditorScreen, course: CourseView) -> None:
    page = await edit(editor, course)
    assert [row.is_blank for row in page.outline.list.rows.rows] == [False, False, False, True]
    page.head.check_requested.emit()
    await eventually(lambda: page.outline.problems is not None, "the check")
    marked = {row.title: row.problem for row in page.outline.list.rows.rows if row.problem}
    assert "nowhere.md" in marked["Wind"]
    assert "Water" not in marked
    page.outline.open_search()
    menu = page.outline.search.make_menu()
    menu.actions()[-1].trigger()
    menu.deleteLater()
    assert page.outline.search.sieve.kinds == {TROUBLED}
    assert {row.title for row in page.outline.list.rows.rows} == {"All", *marked}


async def test_nothing_is_lost_by_leaving_at_once(
    editor: EditorScreen, place: Place, desk: Desk, course: CourseView
) -> None:
    page = await edit(editor, course)
    QTest.keyClicks(page.edit, "Typed. ")
    page.outline.list.setFocus()
    QTest.keyClick(page.outline.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    await editor.leave()
    after = await desk.course(course.id)
    assert [x.title for x in after.lessons] == ["Wind", "Water", "Nothing"]
    assert (await content(desk, after.lessons[1].id)).startswith("Typed. Rain")
    assert place.errors == []
    await editor.scope.settled()
