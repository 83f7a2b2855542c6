"""What the writing pane asks of services, and the dialogs that it opens."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.ids import LessonId
from coursegen_desktop.rendering.page import render
from coursegen_desktop.rendering.rendered import RenderedPage
from coursegen_desktop.services import spelling
from coursegen_desktop.services.media_library import MediaLibraryService
from coursegen_desktop.services.pasting import PastingService
from coursegen_desktop.services.spelling import SpellingService
from coursegen_desktop.ui.editor.writing.around import source_around
from coursegen_desktop.ui.editor.writing.link_dialog import LinkDialog, Target
from coursegen_desktop.ui.editor.writing.media_dialog import MediaDialog
from coursegen_desktop.ui.editor.writing.pane import WritingPane
from coursegen_desktop.ui.editor.writing.source_dialog import SourceDialog
from coursegen_desktop.ui.editor.writing.table_dialog import TableDialog
from coursegen_desktop.ui.editor.writing.writing import OpenLesson, Writing, WritingServices
from coursegen_desktop.ui.kit.dialogs import Dialog
from coursegen_desktop.ui.kit.forms import Chip
from coursegen_desktop.ui.kit.notices import Toast
from coursegen_desktop.ui.kit.tasks import TaskScope
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.services.desk import Here
from tests.windowed import eventually

from .library_parts import Place, press
from .screen_parts import RESOURCES, Desk

TEMML = RESOURCES / "vendor" / "temml" / "temml.min.js"
AnyDialog = TypeVar("AnyDialog", bound=Dialog)


class Room:
    """A pane on a real database."""

    def __init__(self, place: Place, desk: Desk, data: Path, lessons: tuple[LessonId, ...]) -> None:
        self.place, self.desk = place, desk
        self.media = data / "media"
        self.pane = WritingPane()
        self.pane.dress(place.context.theme_host)
        self.scope = TaskScope(on_error=lambda error: pytest.fail(str(error)))
        self.rendered: list[str] = []

        async def add(lesson_id: LessonId, draft: AssetDraft) -> object:
            return await desk.editing.add_asset(lesson_id, draft)

        self.services = WritingServices(
            PastingService(Here()),
            MediaLibraryService(desk.uow, Here(), self.media, add),
            SpellingService(desk.uow, Here(), desk.now),
        )
        self.writing = Writing(
            self.pane, self.scope, place.context.notices, self.services,
            render=self.render, resources=RESOURCES,
        )  # fmt: skip
        self.lessons = lessons
        place.show(self.pane)

    async def render(self, markdown: str) -> RenderedPage:
        self.rendered.append(markdown)
        return render(markdown, temml=TEMML)

    async def asked(self, command: str, kind: type[AnyDialog]) -> AnyDialog:
        """The dialog of a command."""
        self.pane.acts.action(command).trigger()
        return await self.dialog(kind)

    async def dialog(self, kind: type[AnyDialog]) -> AnyDialog:
        await eventually(lambda: self.pane.findChild(kind), kind.__name__)
        found = self.pane.findChild(kind)
        assert isinstance(found, kind)
        return found


@pytest.fixture
async def room(
    place: Place, desk: Desk, data_dir: Path, light_pages: None, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Room]:
    monkeypatch.setattr(spelling, "read_list", lambda _language: b"\nand\nwords\n")
    parts = tuple(LessonDraft(title=title, content="text") for title in ("Cells", "Light"))
    course = await desk.keep(
        CourseDraft(title="C", modules=(ModuleDraft(title="Life", lessons=parts),))
    )
    made = Room(place, desk, data_dir, tuple(item.id for item in course.lessons))
    others = tuple((item.id, item.title, "Life") for item in course.lessons)
    made.writing.show(OpenLesson(course.id, course.lessons[0].id, "en", others))
    await made.scope.settled()
    yield made
    await made.scope.close()


async def test_a_formula_is_previewed_and_put_in(room: Room) -> None:
    room.pane.open_text("The sum is ")
    room.pane.edit.setTextCursor(room.pane.edit.anchor(11))
    dialog = await room.asked("formula", SourceDialog)
    assert not dialog.is_alone, "among words"
    dialog.field.setPlainText(r"\frac{a}{")
    await eventually(lambda: r"$\frac{a}{$" in room.rendered, "the preview")
    await eventually(
        lambda: dialog.preview.page is not None and "cannot be drawn" in dialog.preview.page.text,
        "why it is no formula",
    )
    dialog.field.selectAll()
    chip = next(one for one in dialog.findChildren(Chip) if one.text() == "√x")
    dialog.field.setPlainText("x")
    dialog.field.selectAll()
    chip.click()
    dialog.accept()
    await room.scope.settled()
    assert room.pane.text() == r"The sum is $\sqrt{x}$"


@pytest.mark.parametrize(
    ("text", "at", "command", "source", "made"),
    [
        ("😀 and $x$ end", 8, "formula", "x", "😀 and $y$ end"),
        ("a\n\n$$x$$\n\nb", 5, "formula", "x", "a\n\n$$y$$\n\nb"),
        ("```mermaid\nx\nz\n```\nb", 12, "diagram", "x\nz", "```mermaid\ny\n```\nb"),
        ("a\n```check\nx\n```", 3, "check", "x", "a\n```check\ny\n```"),
    ],
)
async def test_what_is_there_is_changed_in_its_place(
    room: Room, text: str, at: int, command: str, source: str, made: str
) -> None:
    room.pane.open_text(text)
    room.pane.edit.setTextCursor(room.pane.edit.anchor(at))
    dialog = await room.asked(command, SourceDialog)
    assert dialog.source == source
    dialog.field.setPlainText("y")
    dialog.accept()
    await room.scope.settled()
    assert room.pane.text() == made


def test_elsewhere_there_is_nothing_to_change(theme_host: ThemeHost, qtbot: QtBot) -> None:
    pane = WritingPane()
    qtbot.addWidget(pane)
    pane.dress(theme_host)
    pane.open_text("a $x$ b\n```python\n$x$\n```\n$5 and $10\n\n```check\nopen")
    found = [source_around(pane.edit.anchor(place)) for place in (0, 7, 20, 30, 37)]
    assert found == [None] * 5
    last = source_around(pane.edit.anchor(50))
    assert last is not None
    assert (last.command, last.source) == ("check", "open")


async def test_a_question_begins_with_what_is_asked_most(room: Room) -> None:
    room.pane.open_text("")
    dialog = await room.asked("check", SourceDialog)
    await eventually(lambda: dialog.preview.page is not None, "the preview")
    page = dialog.preview.page
    assert page is not None
    assert len(page.checks) == 1
    for chip in dialog.findChildren(Chip):
        chip.click()
        assert len(render(dialog.markdown()).checks) == 1, chip.text()
    dialog.accept()
    await room.scope.settled()
    assert room.pane.text().startswith("```check\n")
    assert room.pane.text().endswith("\n```\n")


async def test_every_kind_of_diagram_begins_with_one(room: Room) -> None:
    room.pane.open_text("")
    dialog = await room.asked("diagram", SourceDialog)
    kinds = []
    for chip in dialog.findChildren(Chip):
        chip.click()
        (made,) = render(dialog.markdown()).diagrams
        kinds.append(made.source.split()[0])
    assert len(set(kinds)) == 6
    dialog.reject()
    await room.scope.settled()
    assert room.pane.text() == ""


async def test_a_table_of_the_size_that_was_chosen(room: Room) -> None:
    room.pane.open_text("Before")
    room.pane.edit.setTextCursor(room.pane.edit.anchor(6))
    dialog = await room.asked("table", TableDialog)
    press(dialog.grid, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Return)
    await room.scope.settled()
    lines = room.pane.text().split("\n")
    assert lines[:2] == ["Before", ""]
    assert len(lines[2:]) == 4
    assert lines[2].count("|") == 3
    assert room.pane.edit.textCursor().selectedText() == "Column 1", "to be typed over"


async def test_links_lead_to_lessons_headings_and_addresses(room: Room) -> None:
    room.pane.open_text("## Two phases\n\nsee it")
    room.pane.edit.setTextCursor(room.pane.edit.anchor(15))
    dialog = await room.asked("link", LinkDialog)
    assert not dialog._accept.isEnabled()
    dialog.address.edit.setText("light")
    assert dialog.target == Target("lesson", "Light", f"lesson:{room.lessons[1]}", "Life")
    assert dialog.markdown() == f"[Light](lesson:{room.lessons[1]})"
    dialog.address.edit.setText("phases")
    assert dialog.markdown() == "[Two phases](#two-phases)"
    dialog.address.edit.setText("https://example.org/a (b)")
    assert dialog.markdown() == ""
    dialog.address.edit.setText("https://example.org/a(b)")
    dialog.text.edit.setText("a [b]")
    assert dialog.markdown() == r"[a \[b\]](https://example.org/a%28b%29)"
    dialog.accept()
    await room.scope.settled()
    assert r"[a \[b\]](https://example.org/a%28b%29)see it" in room.pane.text()


async def test_a_dropped_picture_is_stored_and_named(room: Room, tmp_path: Path) -> None:
    picture = tmp_path / "Zelle (1).png"
    assert QImage(2000, 20, QImage.Format.Format_RGB32).save(str(picture))
    room.pane.open_text("Before\n\nafter")
    room.pane.files_dropped.emit([picture], 6)
    dialog = await room.dialog(MediaDialog)
    dialog.accept()
    assert dialog.isVisible(), "a picture needs words"
    assert dialog.text.error
    dialog.text.edit.setText("A cell [seen] from above")
    dialog._caption.edit.setText('The "cell"')
    dialog.accept()
    await room.scope.settled()
    assert room.pane.text() == (
        'Before\n\n![A cell \\[seen\\] from above](media/Zelle-1.png "The ”cell”")\n\nafter'
    )
    (asset,) = await room.desk.editing.assets(room.lessons[0])
    assert asset.content == {"name": "Zelle-1.png"}
    kept = QImage(str(room.media / str(asset.file_path)))
    assert kept.width() == 1600, "made smaller, as was offered"


async def test_a_picture_of_the_clipboard(room: Room) -> None:
    room.pane.open_text("")
    mime = QMimeData()
    mime.setImageData(QImage(30, 20, QImage.Format.Format_RGB32))
    room.pane.edit.insertFromMimeData(mime)
    dialog = await room.dialog(MediaDialog)
    dialog._decoration.setChecked(True)
    dialog.accept()
    await room.scope.settled()
    assert room.pane.text() == "![](media/picture.png)\n"


async def test_what_cannot_come_in_is_said_and_the_rest_comes(room: Room, tmp_path: Path) -> None:
    bad, good = tmp_path / "letter.docx", tmp_path / "song.mp3"
    for file in (bad, good):
        file.write_bytes(b"data")
    room.pane.open_text("")
    room.pane.files_dropped.emit([bad, good], 0)
    dialog = await room.dialog(MediaDialog)
    dialog.text.edit.setText("A song")
    dialog.accept()
    await room.scope.settled()
    assert room.pane.text() == "![A song](media/song.mp3)\n"
    told = " ".join(toast.text for toast in room.place.window.findChildren(Toast))
    assert "letter.docx" in told


async def test_rich_text_is_pasted_as_markdown(room: Room) -> None:
    room.pane.open_text("one ")
    room.pane.edit.setTextCursor(room.pane.edit.anchor(4))
    mime = QMimeData()
    mime.setHtml("<p><b>bold</b> words</p>")
    mime.setText("bold words")
    room.pane.edit.insertFromMimeData(mime)
    await room.scope.settled()
    assert room.pane.text() == "one **bold** words"


async def test_rich_text_that_cannot_be_read_is_told_and_comes_as_words(room: Room) -> None:
    async def refuse(_html: str) -> None:
        raise InvalidContent("This cannot be pasted as rich text.", "It comes as plain words.")

    room.services.pasting.markdown = refuse  # type: ignore[method-assign, assignment]
    room.pane.open_text("")
    mime = QMimeData()
    mime.setHtml("<p><b>bold</b> words</p>")
    mime.setText("bold words")
    room.pane.edit.insertFromMimeData(mime)
    await room.scope.settled()
    assert room.pane.text() == "bold words"
    told = [toast.text for toast in room.place.window.findChildren(Toast)]
    assert told == ["This cannot be pasted as rich text. It comes as plain words."]


async def test_a_course_learns_words(room: Room) -> None:
    room.pane.open_text("words and wodrs")
    room.pane.spelling.finish()
    assert len(room.pane.spelling.wrong) == 1
    room.pane.word_added.emit("wodrs")
    await room.scope.settled()
    room.pane.spelling.finish()
    assert room.pane.spelling.wrong == []
