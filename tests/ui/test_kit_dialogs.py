"""Dialogs are awaited: answers, Escape, cancelled tasks, dead parents, file dialogs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from coursegen_desktop.ui.kit import dialogs
from coursegen_desktop.ui.kit.theme import ThemeHost

T = TypeVar("T", bound=QDialog)


@pytest.fixture
async def parent(theme_host: ThemeHost) -> AsyncIterator[QWidget]:
    window = QWidget()
    window.resize(600, 400)
    window.show()
    yield window
    window.close()
    window.deleteLater()


async def _open_dialog(kind: type[T]) -> T:
    for _ in range(200):
        await asyncio.sleep(0.005)
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
        if found:
            return found[0]
    raise AssertionError("no dialog was opened")


def _button(dialog: QWidget, text: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == text)


@pytest.mark.parametrize(("press", "answer"), [("Delete", True), ("Cancel", False)])
async def test_confirm(parent: QWidget, press: str, answer: bool) -> None:
    asked = asyncio.ensure_future(
        dialogs.confirm(parent, "Delete it?", "It is lost.", "Delete", danger=True)
    )
    dialog = await _open_dialog(QDialog)
    _button(dialog, press).click()
    assert await asked is answer


@pytest.mark.parametrize(("danger", "answer"), [(True, False), (False, True)])
async def test_enter_presses_the_safe_button(parent: QWidget, danger: bool, answer: bool) -> None:
    asked = asyncio.ensure_future(dialogs.confirm(parent, "Go?", "Far.", "Go", danger=danger))
    dialog = await _open_dialog(QDialog)
    focus = dialog.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert await asked is answer


async def test_escape_says_no(parent: QWidget) -> None:
    asked = asyncio.ensure_future(dialogs.confirm(parent, "Go?", "", "Go"))
    QTest.keyClick(await _open_dialog(QDialog), Qt.Key.Key_Escape)
    assert await asked is False


async def test_other_tasks_go_on_while_a_dialog_is_open(parent: QWidget) -> None:
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.005)
            ticks += 1

    ticking = asyncio.ensure_future(tick())
    asked = asyncio.ensure_future(dialogs.tell(parent, "Note", "Read this."))
    dialog = await _open_dialog(QDialog)
    before = ticks
    await asyncio.sleep(0.05)
    assert ticks > before
    dialog.accept()
    await asked
    ticking.cancel()


async def test_a_cancelled_task_takes_its_dialog_along(parent: QWidget) -> None:
    asked = asyncio.ensure_future(dialogs.confirm(parent, "Go?", "", "Go"))
    dialog = await _open_dialog(QDialog)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    assert not isValid(dialog) or not dialog.isVisible()


async def test_the_death_of_the_parent_is_a_no(theme_host: ThemeHost) -> None:
    window = QWidget()
    window.show()
    asked = asyncio.ensure_future(dialogs.confirm(window, "Go?", "", "Go"))
    await _open_dialog(QDialog)
    window.deleteLater()
    assert await asyncio.wait_for(asked, 2) is False


async def test_ask_text_needs_some(parent: QWidget) -> None:
    asked = asyncio.ensure_future(dialogs.ask_text(parent, "New module", "Title", ""))
    dialog = await _open_dialog(QDialog)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    assert field.accessibleName() == "Title"
    assert not _button(dialog, "OK").isEnabled()
    QTest.keyClicks(field, "  ")
    assert not _button(dialog, "OK").isEnabled()
    QTest.keyClicks(field, "Light ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert await asked == "Light"


async def test_ask_text_cancelled(parent: QWidget) -> None:
    asked = asyncio.ensure_future(dialogs.ask_text(parent, "Rename", "Title", "Old"))
    dialog = await _open_dialog(QDialog)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    assert field.selectedText() == "Old"
    dialog.reject()
    assert await asked is None


async def test_choose_files(parent: QWidget, tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("x")
    asked = asyncio.ensure_future(dialogs.choose_files(parent, "Open", ["Text (*.md)"]))
    dialog = await _open_dialog(QFileDialog)
    assert dialog.fileMode() == QFileDialog.FileMode.ExistingFiles
    assert dialog.nameFilters() == ["Text (*.md)"]
    dialog.setDirectory(str(tmp_path))
    dialog.findChild(QLineEdit).setText('"a.md" "b.md"')  # type: ignore[union-attr]
    dialog.accept()
    assert sorted(await asked) == [str(tmp_path / "a.md"), str(tmp_path / "b.md")]


async def test_the_first_choice_begins_where_people_keep_documents(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Qt would begin in the folder that the program was started in.
    monkeypatch.chdir(QFileDialog(parent).directory().absolutePath())
    task = asyncio.create_task(dialogs.choose_folder(parent, "Open"))
    dialog = await _open_dialog(QFileDialog)
    folder = dialog.directory().absolutePath()
    dialog.reject()
    await task
    assert Path(folder) in (Path.home(), Path.home() / "Documents")


async def test_choose_save_adds_the_suffix(parent: QWidget, tmp_path: Path) -> None:
    asked = asyncio.ensure_future(
        dialogs.choose_save(parent, "Export", "Light.coursegen", ["Course (*.coursegen)"])
    )
    dialog = await _open_dialog(QFileDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.findChild(QLineEdit).setText("mine")  # type: ignore[union-attr]
    dialog.accept()
    assert await asked == str(tmp_path / "mine.coursegen")


async def test_the_kind_that_is_chosen_gives_its_suffix(parent: QWidget, tmp_path: Path) -> None:
    kinds = ["Page (*.html)", "Data (*.json *.txt)"]
    asked = asyncio.ensure_future(dialogs.choose_save(parent, "Export", "mine.html", kinds))
    dialog = await _open_dialog(QFileDialog)
    dialog.setDirectory(str(tmp_path))
    box = dialog.findChild(QComboBox, "fileTypeCombo")
    assert isinstance(box, QComboBox)
    QTest.keyClick(box, Qt.Key.Key_Down)
    dialog.findChild(QLineEdit).setText("other")  # type: ignore[union-attr]
    dialog.accept()
    assert await asked == str(tmp_path / "other.json")


async def test_nothing_chosen(parent: QWidget) -> None:
    for asked, empty in (
        (dialogs.choose_files(parent, "Open", []), []),
        (dialogs.choose_save(parent, "Save", "a.csv", []), None),
        (dialogs.choose_folder(parent, "Where"), None),
    ):
        answer = asyncio.ensure_future(asked)  # type: ignore[arg-type]
        (await _open_dialog(QFileDialog)).reject()
        assert await answer == empty
