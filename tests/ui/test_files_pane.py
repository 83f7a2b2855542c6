"""The pane of files by itself: what it lists, says, and asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from coursegen_desktop.domain.asset import Asset
from coursegen_desktop.domain.ids import AssetId, CourseId, LessonId
from coursegen_desktop.domain.media_use import MediaUse
from coursegen_desktop.ui.editor.files import acts
from coursegen_desktop.ui.editor.files.pane import FilesPane, unused_words
from coursegen_desktop.ui.editor.files.pictures import read_small
from coursegen_desktop.ui.editor.files.words import LessonPart, facts, part_of
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.windowed import click

from .library_parts import heard

ONE, TWO = LessonId(1), LessonId(2)
OAK = MediaUse("oak.png", "aa/oak.png", (ONE,), ((ONE, "Trees"),), ("An oak",), 2048, (40, 30))
BIRD = MediaUse("bird.mp3", "bb/bird.mp3", (TWO,), ((TWO, "Birds"),), (), 5000)
SPARE = MediaUse("spare.png", "cc/spare.png", (TWO,), (), (), 100, (1, 1))
LOST = MediaUse("lost.png", "", (), ((ONE, "Trees"),))
GONE = MediaUse("gone.png", "dd/gone.png", (ONE,), ())
USES = (BIRD, GONE, LOST, OAK, SPARE)


@pytest.fixture
def pane(qtbot: QtBot, theme_host: ThemeHost) -> FilesPane:
    made = FilesPane()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.activateWindow()
    made.list.setFocus()
    return made


def listed(pane: FilesPane) -> list[str]:
    return [line.title for line in pane.list.lines.items]


def button(pane: FilesPane, words: str) -> QAbstractButton:
    found = [b for b in pane.findChildren(QAbstractButton) if b.text() == words and b.isVisible()]
    assert len(found) == 1, words
    return found[0]


def test_files_of_the_lesson_and_of_the_course(pane: FilesPane) -> None:
    pane.show_files(ONE, USES, [LessonPart(7, "terms", "Terms", "2 terms", "leaf: green")])
    assert listed(pane) == ["gone.png", "lost.png", "oak.png", "Made for this lesson", "Terms"]
    assert not pane.sweep.isVisible()
    click(pane.course_chip)
    assert listed(pane) == [use.name for use in USES]
    assert pane.sweep.isVisible()
    assert pane._summary.text() == "5 files  ·  7.0 KiB  ·  1 unused  ·  2 missing"
    states = {line.title: line.end for line in pane.list.lines.items}
    assert states == {
        "bird.mp3": "", "gone.png": "missing", "lost.png": "missing", "oak.png": "",
        "spare.png": "unused",
    }  # fmt: skip
    spoken = {line.title: line.spoken for line in pane.list.lines.items}
    assert spoken["oak.png"] == "oak.png, Picture  ·  2.0 KiB  ·  used in 1 lesson"


@pytest.mark.parametrize(
    ("words", "found"),
    [("oak", ["oak.png"]), ("birds", ["bird.mp3"]), ("AN OAK", ["oak.png"]),
     ("missing", ["gone.png", "lost.png"]), ("picture unused", ["spare.png"]), ("zebra", [])],
)  # fmt: skip
def test_search(pane: FilesPane, words: str, found: list[str]) -> None:
    pane.show_files(ONE, USES)
    pane.list_whole_course()
    pane.search.setText(words)
    assert listed(pane) == found
    assert pane._empty.isVisible() == (not found)
    pane.search.clear()
    assert len(listed(pane)) == len(USES)


def test_the_keyboard_asks_for_every_act(pane: FilesPane) -> None:
    wishes = heard(pane.act_wanted)
    pane.show_files(ONE, USES)
    pane.stand_on(OAK.key)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Delete):
        QTest.keyClick(pane.list, key)
    QTest.keyClick(pane.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert [act for act, _ in wishes] == [acts.INSERT, acts.RENAME, acts.DELETE, acts.COPY]
    assert {use for _, use in wishes} == {OAK}
    wishes.clear()
    pane.stand_on(LOST.key)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Delete):
        QTest.keyClick(pane.list, key)
    assert wishes == [], "nobody has it: it can only be chosen"
    click(button(pane, "Choose the file…"))
    assert wishes == [(acts.REPLACE, LOST)]


def test_the_menu_has_every_act(pane: FilesPane) -> None:
    wishes = heard(pane.act_wanted)
    pane.show_files(ONE, USES)
    pane.stand_on(OAK.key)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(
        pane.list.viewport(), QContextMenuEvent(reason, QPoint(1, 1), QPoint(1, 1))
    )
    menu = pane.findChild(QMenu)
    assert menu is not None
    assert [a.text() for a in menu.actions() if a.text()] == [
        acts.act_words(act) for act in acts.possible(OAK)
    ]
    menu.actions()[-1].trigger()
    menu.close()
    assert wishes == [(acts.DELETE, OAK)]


def test_the_preview_says_what_is_known(pane: FilesPane) -> None:
    lessons = heard(pane.lesson_chosen)
    pane.show_files(ONE, USES)
    pane.stand_on(OAK.key)
    assert pane.preview._facts.text() == facts(OAK) == "Picture  ·  2.0 KiB  ·  40 × 30 pixels"
    assert pane.preview.picture.accessibleName() == "An oak"
    click(button(pane, "Trees"))
    assert lessons == [(ONE,)]
    pane.stand_on(GONE.key)
    assert "not on the disk" in pane.preview.told.text
    pane.stand_on(SPARE.key)
    assert pane.is_of_course, "it is of another lesson"
    assert "No lesson" in pane.preview.told.text


def test_a_reload_keeps_place_and_button(pane: FilesPane) -> None:
    pane.show_files(ONE, USES)
    pane.stand_on(OAK.key)
    copy = button(pane, "Copy address")
    copy.setFocus()
    pane.show_files(ONE, USES)
    assert pane.current == OAK
    assert copy.hasFocus()


def test_the_keyboard_goes_to_the_list_when_its_button_is_gone(pane: FilesPane) -> None:
    pane.show_files(ONE, USES)
    pane.stand_on(OAK.key)
    button(pane, "Delete").setFocus()
    pane.show_files(ONE, [use for use in USES if use != OAK])
    assert pane.list.hasFocus()


def test_other_parts_of_the_lesson(pane: FilesPane) -> None:
    def part(kind: str, content: dict[str, Any]) -> LessonPart:
        return part_of(Asset(AssetId(9), ONE, CourseId(1), kind, "", content, 1))

    wanted = heard(pane.part_wanted)
    terms = part("terms", {"terms": [{"term": "Leaf", "definition": "Green."}]})
    assert (terms.title, terms.note, terms.text) == ("Terms", "1 term", "Leaf: Green.")
    sentences = {"sentences": [{"text": "One."}, {"text": "Two."}]}
    assert part("summary", sentences).text == "One.\n\nTwo."
    assert part("sources", {"sources": [{"name": "book.pdf"}]}).note == "1 document"
    assert part("script", {"text": "Three little words"}).note == "3 words"
    quiz = part("quiz", {"questions": [1, 2]})
    assert quiz.note == "Quiz, 2 questions"
    pane.show_files(ONE, (), [quiz])
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    click(button(pane, "Open the quiz"))
    assert wanted == [("quiz",), ("quiz",)]
    pane.show_files(ONE, (), [terms])
    assert pane.preview.focusPolicy() == Qt.FocusPolicy.StrongFocus, "its words are scrolled"


def test_nothing_offers_the_next_step(pane: FilesPane) -> None:
    asked = heard(pane.add_requested)
    pane.show_files(ONE, ())
    click(button(pane, "Add files…"))
    assert len(asked) == 1
    pane.show_files(ONE, (OAK,))
    click(button(pane, "Add files…"))
    assert len(asked) == 2


def test_files_are_dropped(pane: FilesPane, tmp_path: Path) -> None:
    dropped = heard(pane.files_dropped)
    pane.show_files(ONE, USES)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png")), QUrl("https://example.org/b.png")])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(9, 9), copy, data, left, Qt.KeyboardModifier.NoModifier)
    pane.dropEvent(event)
    assert dropped == [([tmp_path / "a.png"],)]


def test_what_is_deleted_together_is_named() -> None:
    many = [MediaUse(f"f{n}.png", f"aa/{n}.png", bytes=1024) for n in range(10)]
    title, text = unused_words(many)
    assert title == "Delete 10 unused files?"
    assert text.startswith("f0.png, f1.png") and "f7.png, …: 10.0 KiB in all." in text


def test_pictures_are_read_small(tmp_path: Path, pane: FilesPane) -> None:
    (tmp_path / "aa").mkdir()
    image = QImage(800, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(tmp_path / "aa" / "oak.png"))
    (tmp_path / "aa" / "bad.png").write_bytes(b"no picture")
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h9"/></svg>'
    (tmp_path / "aa" / "x.svg").write_text(svg)
    for name, size in (("oak.png", (128, 64)), ("x.svg", (128, 64))):
        found = read_small(tmp_path, f"aa/{name}", 128)
        assert found is not None
        assert (found.width(), found.height()) == size
    for path in ("aa/bad.png", "aa/none.png", "../aa/oak.png", ""):
        assert read_small(tmp_path, path, 128) is None
    pane.show_files(ONE, (OAK,))
    pane.list.grab()
    wanted = heard(pane.pictures_wanted)
    wish = pane.pictures.next_wish()
    assert wish is not None and wish[0] == OAK.file_path
    pane.pictures.put(wish, image)
    assert pane.pictures.get(*wish) is not None
    assert wanted == []
