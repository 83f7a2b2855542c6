"""Files in the editor, on a real library and a real folder: in, into the text, changed, back."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication, QImage

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.ui.editor.controller import EditorScreen
from coursegen_desktop.ui.editor.files import acts
from coursegen_desktop.ui.editor.files import controller as controlling
from coursegen_desktop.ui.editor.files.controller import FilesController
from coursegen_desktop.ui.editor.files.pane import FilesPane
from tests.windowed import eventually

from .editor_parts import content, edit
from .library_parts import Place
from .screen_parts import Desk

pytestmark = pytest.mark.usefixtures("light_pages")


@pytest.fixture
async def course(desk: Desk) -> CourseView:
    shown = "Words.\n\n![A leaf](media/leaf.png)"
    lessons = (LessonDraft(title="One", content=shown), LessonDraft(title="Two", content=shown))
    return await desk.keep(
        CourseDraft(title="C", modules=(ModuleDraft(title="M", lessons=lessons),))
    )


@pytest.fixture
def picture(tmp_path: Path) -> Callable[..., Path]:
    def make(name: str, width: int = 20) -> Path:
        place = tmp_path / name
        image = QImage(width, 10, QImage.Format.Format_RGB32)
        image.fill(width)
        assert image.save(str(place))
        return place

    return make


@pytest.fixture
async def pane(editor: EditorScreen, course: CourseView) -> FilesPane:
    await edit(editor, course)
    editor.page.part_requested.emit("files")
    await editor.scope.settled()
    found = editor.page._panes["files"]
    assert isinstance(found, FilesPane)
    return found


def answer(monkeypatch: pytest.MonkeyPatch, name: str, value: Any) -> list[tuple[Any, ...]]:
    """Answer a question of the controller. Returns what was asked."""
    asked: list[tuple[Any, ...]] = []

    async def ask(_parent: object, *words: Any, **_: Any) -> Any:
        asked.append(words)
        return value

    monkeypatch.setattr(controlling, name, ask)
    return asked


async def add(editor: EditorScreen, pane: FilesPane, *paths: Path) -> None:
    pane.files_dropped.emit(list(paths))
    await editor.scope.settled()


def names(pane: FilesPane) -> list[str]:
    return [line.title for line in pane.list.lines.items]


async def act(editor: EditorScreen, pane: FilesPane, name: str, of: str = "") -> None:
    if of:
        pane.stand_on(next(use.key for use in pane._uses if use.name == of))
    pane.act(name)
    await editor.scope.settled()


async def test_files_come_in_and_are_counted(
    editor: EditorScreen, pane: FilesPane, place: Place, picture: Callable[..., Path],
    tmp_path: Path,
) -> None:  # fmt: skip
    assert names(pane) == ["leaf.png"]
    assert editor.page.tabs.chips["files"].isVisible()
    assert pane.preview.told.text.startswith("The text names this file")
    bad = tmp_path / "notes.exe"
    bad.write_bytes(b"MZ")
    await add(editor, pane, picture("leaf.png"), bad, picture("Zelle (1).png", 30))
    assert names(pane) == ["leaf.png", "Zelle-1.png"]
    assert pane.current is not None and pane.current.name == "Zelle-1.png"
    assert "kind that a lesson cannot show" in place.notices.texts()[-1]
    assert editor.page.tabs.chips["files"]._count == 2
    await eventually(lambda: pane.pictures.get(pane.current.file_path, 128), "the picture")  # type: ignore[union-attr]


async def test_a_file_goes_into_the_text(
    editor: EditorScreen, pane: FilesPane, picture: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch, desk: Desk, course: CourseView,
) -> None:  # fmt: skip
    await add(editor, pane, picture("leaf.png"), picture("oak.png", 30))
    asked = answer(monkeypatch, "ask_text", None)
    await act(editor, pane, acts.INSERT, "oak.png")
    assert "oak.png" in asked[0][0]
    assert editor.page.part == "files"
    answer(monkeypatch, "ask_text", "An [old] oak")
    await act(editor, pane, acts.INSERT)
    assert editor.page.part == "lesson"
    assert r"![An \[old\] oak](media/oak.png)" in editor.page.content
    await editor.leave()
    assert "oak.png" in await content(desk, course.lessons[0].id)
    editor.page.part_requested.emit("files")
    await editor.scope.settled()
    asked = answer(monkeypatch, "ask_text", None)
    await act(editor, pane, acts.INSERT, "leaf.png")
    assert asked == [], "its alternative text is known"
    assert editor.page.content.count("![A leaf](media/leaf.png)") == 2


async def test_an_address_is_copied(
    editor: EditorScreen, pane: FilesPane, picture: Callable[..., Path]
) -> None:
    await add(editor, pane, picture("leaf.png"))
    await act(editor, pane, acts.COPY, "leaf.png")
    assert QGuiApplication.clipboard().text() == "media/leaf.png"


async def test_a_replaced_file_is_another_everywhere(
    editor: EditorScreen, pane: FilesPane, place: Place, picture: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch, desk: Desk, course: CourseView,
) -> None:  # fmt: skip
    await add(editor, pane, picture("leaf.png"))
    editor.page.edit.setPlainText(editor.page.content + "\n\nTyped just now.")
    asked = answer(monkeypatch, "choose_files", [str(picture("photo.jpg", 50))])
    await act(editor, pane, acts.REPLACE, "leaf.png")
    assert asked[0][1][0].startswith("Picture (*.") and "*.mp3" not in asked[0][1][0]
    assert names(pane) == ["leaf.jpg"]
    assert "replaced in 2 lessons" in place.notices.texts()[-1]
    assert editor.page.content.endswith("![A leaf](media/leaf.jpg)\n\nTyped just now.")
    for lesson in course.lessons:
        assert "media/leaf.jpg" in await content(desk, lesson.id)
    place.notices.act_on_newest()
    await editor.scope.settled()
    assert names(pane) == ["leaf.png"]
    assert editor.page.content.endswith("![A leaf](media/leaf.png)\n\nTyped just now.")


async def test_a_renamed_file_takes_its_texts_along(
    editor: EditorScreen, pane: FilesPane, picture: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch, desk: Desk, course: CourseView,
) -> None:  # fmt: skip
    await add(editor, pane, picture("leaf.png"), picture("oak.png", 30))
    answer(monkeypatch, "ask_text", "green v1.2")
    await act(editor, pane, acts.RENAME, "leaf.png")
    assert names(pane) == ["green-v1-2.png", "oak.png"]
    assert "media/green-v1-2.png" in editor.page.content
    assert "media/green-v1-2.png" in await content(desk, course.lessons[1].id)


async def test_what_is_refused_is_said(
    editor: EditorScreen, pane: FilesPane, place: Place, picture: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:  # fmt: skip
    await add(editor, pane, picture("leaf.png"), picture("oak.png", 30))
    answer(monkeypatch, "ask_text", "oak")
    await act(editor, pane, acts.RENAME, "leaf.png")
    assert "another file" in place.errors[-1].text()
    (tmp_path / "bird.mp3").write_bytes(b"ID3")
    answer(monkeypatch, "choose_files", [str(tmp_path / "bird.mp3")])
    await act(editor, pane, acts.REPLACE, "leaf.png")
    assert "another kind" in place.errors[-1].text()
    answer(monkeypatch, "choose_files", [str(tmp_path / "gone.png")])
    await act(editor, pane, acts.REPLACE, "leaf.png")
    assert "could not be read" in place.errors[-1].text()
    assert names(pane) == ["leaf.png", "oak.png"]


async def test_a_full_disk_is_said_and_nothing_stays(
    editor: EditorScreen, pane: FilesPane, place: Place, picture: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("coursegen_desktop.services.media_library.shutil.copyfile", full)
    await add(editor, pane, picture("leaf.png"))
    assert "no room left" in place.notices.texts()[-1]
    assert names(pane) == ["leaf.png"]
    assert pane.current is not None and pane.current.is_missing


async def test_a_deleted_file_comes_back(
    editor: EditorScreen, pane: FilesPane, place: Place, picture: Callable[..., Path]
) -> None:
    await add(editor, pane, picture("leaf.png"), picture("oak.png", 30))
    await act(editor, pane, acts.DELETE, "leaf.png")
    assert place.notices.texts()[-1] == "“leaf.png” was deleted. 2 lessons still name it."
    assert pane._uses[0].is_missing and editor.page.tabs.chips["files"]._count == 1
    place.notices.act_on_newest()
    await editor.scope.settled()
    assert not pane._uses[0].is_missing
    assert editor.page.tabs.chips["files"]._count == 2


async def test_all_unused_files_go_after_asking_once(
    editor: EditorScreen, pane: FilesPane, picture: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    await add(editor, pane, picture("leaf.png"), picture("a.png", 30), picture("b.png", 31))
    pane.list_whole_course()
    asked = answer(monkeypatch, "confirm", False)
    pane.sweep.click()
    await editor.scope.settled()
    assert asked[0][0] == "Delete 2 unused files?"
    assert len(names(pane)) == 3
    answer(monkeypatch, "confirm", True)
    pane.sweep.click()
    await editor.scope.settled()
    assert names(pane) == ["leaf.png"]
    assert not pane.sweep.isVisible()


async def test_a_copy_is_shown_elsewhere_after_asking(
    editor: EditorScreen, pane: FilesPane, picture: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    opened: list[str] = []
    controller = editor._parts._files
    assert isinstance(controller, FilesController)

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return len(opened) == 1

    controller._open_url = open_url
    await add(editor, pane, picture("leaf.png"))
    answer(monkeypatch, "confirm", True)
    told = answer(monkeypatch, "tell", None)
    await act(editor, pane, acts.OPEN, "leaf.png")
    assert Path(opened[0]).name == "leaf.png" and Path(opened[0]).is_file()
    assert told == []
    await act(editor, pane, acts.OPEN)
    assert told[0][0] == "No program opens this file"


async def test_a_lesson_that_uses_it_opens(
    editor: EditorScreen, pane: FilesPane, course: CourseView
) -> None:
    pane.lesson_chosen.emit(course.lessons[1].id)
    await editor.scope.settled()
    assert editor.page.title == "Two"
    assert editor.page.part == "files"
    assert pane._lesson_id == course.lessons[1].id


async def test_what_was_just_typed_counts(editor: EditorScreen, pane: FilesPane) -> None:
    editor.page.part_requested.emit("lesson")
    editor.page.edit.setPlainText("![B](media/birch.png)")
    editor.page.part_requested.emit("files")
    await editor.scope.settled()
    assert names(pane) == ["birch.png"]


async def test_a_change_elsewhere_is_seen(
    editor: EditorScreen, pane: FilesPane, desk: Desk, course: CourseView
) -> None:
    lesson = await desk.authoring.lesson(course.lessons[0].id)
    await desk.editing.save_lesson(
        lesson.id, title="One", content="![X](media/new.webm)", base_revision=lesson.revision
    )
    await editor.scope.settled()
    assert names(pane) == ["new.webm"]
