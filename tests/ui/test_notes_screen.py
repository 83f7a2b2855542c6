"""All notes in one place: filters, search, deleting with a way back, files."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt

from coursegen_desktop.domain.anchoring import Anchor
from coursegen_desktop.domain.annotation import AnnotationKind, ImportChoice, Mark, NotesQuery
from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.errors import DiskFull
from coursegen_desktop.services.note_files import NoteFilesService
from coursegen_desktop.ui.kit.routes import LessonRoute, NotesRoute
from coursegen_desktop.ui.notes import controller as notes_controller
from coursegen_desktop.ui.notes.controller import NotesScreen
from coursegen_desktop.ui.notes.import_dialog import ImportDialog
from tests.windowed import eventually

from .library_parts import Place, press
from .screen_parts import Desk, button, long_course


@pytest.fixture
async def screen(place: Place, desk: Desk) -> AsyncIterator[NotesScreen]:
    made = NotesScreen(
        place.context,
        annotations=desk.annotations,
        note_files=NoteFilesService(desk.uow, desk.hub, desk.now),
        user_id=desk.user.id,
    )
    place.show(made.page)
    yield made
    await made.close()


@pytest.fixture
async def course(desk: Desk) -> CourseView:
    course = await desk.keep(long_course())
    for number, words in enumerate(("The tide comes in", "and goes out again", "twice a day")):
        mark = Mark(
            Anchor(10 * number, 10 * number + len(words), words),
            AnnotationKind.BOOKMARK if number == 2 else AnnotationKind.HIGHLIGHT,
            1 + number,
            "Why so?" if number == 1 else "",
            ("sea",) if number == 1 else (),
        )
        lesson = course.lessons[0 if number < 2 else 2].id
        await desk.annotations.add(lesson, mark, "text", user_id=desk.user.id)
    return course


def listed(screen: NotesScreen) -> list[str]:
    """Headings and words, from top to bottom."""
    lines = screen.page.list.rows.items
    return [line.heading if line.note is None else line.note.anchor.exact for line in lines]


async def test_they_stand_under_their_lessons(
    screen: NotesScreen, course: CourseView, place: Place
) -> None:
    await screen.enter(NotesRoute())
    assert listed(screen) == [
        "Tides › High water", "The tide comes in", "and goes out again",
        "Tides › Marshes", "twice a day",
    ]  # fmt: skip
    words = screen.page.list.rows.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Green: and goes out again. Note: Why so?. Tags: sea"
    screen.page.list.setCurrentIndex(screen.page.list.rows.index(1, 0))
    press(screen.page.list, Qt.Key.Key_Return)
    note = screen.page.list.current
    assert note is not None
    assert place.routes == [LessonRoute(course.lessons[0].id, note=note.id)]


async def test_filters_and_search(screen: NotesScreen, course: CourseView) -> None:
    await screen.enter(NotesRoute())
    page = screen.page

    async def after(act: object, count: int) -> list[str]:
        await screen.scope.settled()
        await eventually(lambda: len(screen.page.list.rows.items) == count, f"{count} lines")
        return [words for words in listed(screen) if "›" not in words]

    assert await after(button(page, "With a note").click(), 2) == ["and goes out again"]
    assert await after(button(page, "Bookmarks").click(), 2) == ["twice a day"]
    page.show_all()
    assert len(await after(None, 5)) == 3
    assert await after(page.colour.setCurrentIndex(1), 2) == ["The tide comes in"]
    page.show_all()
    await after(None, 5)
    assert await after(page.tag.setCurrentIndex(1), 2) == ["and goes out again"]
    page.show_all()
    await after(None, 5)
    page.search.setText("TWICE")
    assert await after(None, 2) == ["twice a day"]
    page.search.setText("zeppelin")
    await eventually(lambda: not screen.page.list.rows.items, "nothing")
    assert button(page, "Show all").isVisible()
    button(page, "Show all").click()
    await after(None, 5)
    assert page.query == NotesQuery()


async def test_delete_and_take_back(screen: NotesScreen, course: CourseView, place: Place) -> None:
    await screen.enter(NotesRoute())
    screen.page.list.setCurrentIndex(screen.page.list.rows.index(1, 0))
    press(screen.page.list, Qt.Key.Key_Delete)
    await eventually(lambda: len(listed(screen)) == 4, "the deletion")
    place.notices.act_on_newest()
    await eventually(lambda: len(listed(screen)) == 5, "the note, back")


async def test_without_notes_it_says_how_to_begin(screen: NotesScreen, place: Place) -> None:
    await screen.enter(NotesRoute())
    assert button(screen.page, "Go to the library").isVisible()
    assert not screen.page.export.isEnabled()


async def test_a_failing_disk_is_told_in_place(screen: NotesScreen, course: CourseView) -> None:
    with patch.object(screen._annotations, "page", side_effect=DiskFull("No room.")):
        await screen.enter(NotesRoute())
    assert button(screen.page, "Try again").isVisible()
    button(screen.page, "Try again").click()
    await eventually(lambda: len(listed(screen)) == 5, "the second try")


async def test_out_and_in_with_a_conflict(
    screen: NotesScreen, course: CourseView, place: Place, tmp_path: Path, desk: Desk
) -> None:
    await screen.enter(NotesRoute())
    path = tmp_path / "notes.json"

    async def save(*_: object) -> str:
        return str(path)

    async def choose(*_: object, **__: object) -> list[str]:
        return [str(path)]

    async def accept(dialog: ImportDialog) -> int:
        assert [len(dialog._boxes), dialog.isModal()] == [1, True]
        dialog._all.setCurrentIndex(dialog._all.findData(ImportChoice.THEIRS.value))
        dialog.accept()
        dialog.deleteLater()
        return dialog.result()

    with patch.object(notes_controller, "choose_save", save):
        screen.page.export_requested.emit(".json")
        await screen.scope.settled()
    text = path.read_text("utf-8")
    assert len(json.loads(text)["first"]["items"]) == 3
    path.write_text(text.replace("Why so?", "Because of the moon"), "utf-8")
    with (
        patch.object(notes_controller, "choose_files", choose),
        patch.object(notes_controller, "run", accept),
    ):
        screen.page.import_requested.emit()
        await screen.scope.settled()
    await eventually(lambda: "0 added, 1 replaced, 0 left as they were." in place.notices.texts())
    page = await desk.annotations.page(NotesQuery(only_noted=True), user_id=desk.user.id)
    assert [note.body for note in page.items] == ["Because of the moon"]


async def test_a_foreign_file_is_refused_with_its_name(
    screen: NotesScreen, place: Place, tmp_path: Path
) -> None:
    path = tmp_path / "course.json"
    path.write_text("{}", "utf-8")

    async def choose(*_: object, **__: object) -> list[str]:
        return [str(path)]

    with patch.object(notes_controller, "choose_files", choose):
        screen.page.import_requested.emit()
        await screen.scope.settled()
    assert [type(error).__name__ for error in place.errors] == ["FormatError"]
    assert "course.json" in place.errors[0].text()
