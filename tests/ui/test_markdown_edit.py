"""The Markdown field: marks on and off, lists that go on, colours that are no edit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from coursegen_desktop.ui.editor.markdown_edit import MarkdownEdit
from coursegen_desktop.ui.editor.writing.commands import commands
from coursegen_desktop.ui.editor.writing.pane import WritingPane
from coursegen_desktop.ui.kit.forms import IconButton
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.shell.actions import destinations, shortcuts

from .library_parts import press


@pytest.fixture
def edit(theme_host: ThemeHost) -> Iterator[MarkdownEdit]:
    made = MarkdownEdit()
    made.dress(theme_host)
    made.resize(500, 400)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def select(edit: MarkdownEdit, start: int, end: int) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


def test_marks_go_on_and_off(edit: MarkdownEdit) -> None:
    edit.show_text("some words here")
    select(edit, 5, 10)
    edit.wrap("**", "**", "bold")
    assert edit.toPlainText() == "some **words** here"
    assert edit.textCursor().selectedText() == "words"
    edit.wrap("*", "*", "italic")
    assert edit.toPlainText() == "some ***words*** here", "bold is not taken for italic"
    edit.undo()
    select(edit, 7, 12)
    edit.wrap("**", "**", "bold")
    assert edit.toPlainText() == "some words here"
    assert edit.textCursor().selectedText() == "words"
    select(edit, 0, 0)
    edit.wrap("*", "*", "italic")
    assert edit.toPlainText() == "*italic*some words here"
    assert edit.textCursor().selectedText() == "italic", "ready to be typed over"
    edit.show_text("[x](https://)")
    select(edit, 1, 2)
    edit.wrap("[", "](https://)", "link")
    assert edit.toPlainText() == "x"


def test_one_undo_takes_a_mark_back(edit: MarkdownEdit) -> None:
    edit.show_text("words")
    edit.selectAll()
    edit.wrap("**", "**", "bold")
    edit.undo()
    assert edit.toPlainText() == "words"
    assert not edit.document().isUndoAvailable()


@pytest.mark.parametrize(
    ("mark", "before", "marked", "plain"),
    [
        ("- ", "one\n\ntwo", "- one\n\n- two", "one\n\ntwo"),
        ("1. ", "one\ntwo\nthree", "1. one\n2. two\n3. three", "one\ntwo\nthree"),
        ("1. ", "- one\n* two", "1. one\n2. two", "one\ntwo"),
        ("- ", "1. one\n2) two", "- one\n- two", "one\ntwo"),
        ("> ", "one\ntwo", "> one\n> two", "one\ntwo"),
        ("## ", "one", "## one", "one"),
        ("## ", "#### one", "## one", "one"),
    ],
)
def test_lines_are_marked_together(
    edit: MarkdownEdit, mark: str, before: str, marked: str, plain: str
) -> None:
    edit.show_text(before)
    edit.selectAll()
    edit.prefix_lines(mark)
    assert edit.toPlainText() == marked
    edit.selectAll()
    edit.prefix_lines(mark)
    assert edit.toPlainText() == plain
    edit.undo()
    edit.undo()
    assert edit.toPlainText() == before


def test_blocks_stand_apart(edit: MarkdownEdit) -> None:
    edit.show_text("First.\nSecond.")
    select(edit, 2, 2)
    edit.insert_block("| a |\n| --- |")
    assert edit.toPlainText() == "First.\n\n| a |\n| --- |\n\nSecond."
    edit.show_text("")
    edit.insert_block("x")
    assert edit.toPlainText() == "x\n"
    edit.show_text("a b")
    select(edit, 2, 3)
    edit.mark_code("code")
    assert edit.toPlainText() == "a `b`"
    edit.show_text("one\ntwo")
    edit.selectAll()
    edit.mark_code("code")
    assert edit.toPlainText() == "```\none\ntwo\n```\n"
    edit.show_text("")
    edit.mark_code("code")
    assert edit.toPlainText() == "```\ncode\n```\n"


@pytest.mark.parametrize(
    ("start", "typed", "after"),
    [
        ("- one", "two", "- one\n- two"),
        ("  * one", "two", "  * one\n  * two"),
        ("9. one", "two", "9. one\n10. two"),
        ("3) one", "two", "3) one\n4) two"),
        ("- [x] one", "two", "- [x] one\n- [ ] two"),
        ("plain", "two", "plain\ntwo"),
    ],
)
def test_enter_goes_on_with_a_list(edit: MarkdownEdit, start: str, typed: str, after: str) -> None:
    edit.show_text(start)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    press(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, typed)
    assert edit.toPlainText() == after


def test_enter_in_an_empty_item_ends_the_list(edit: MarkdownEdit) -> None:
    edit.show_text("- one")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    press(edit, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert edit.toPlainText() == "- one\n"
    edit.show_text("- one")
    press(edit, Qt.Key.Key_Home, Qt.Key.Key_Return)
    assert edit.toPlainText() == "\n- one", "before the mark it is a plain line"


def test_tab_leaves_the_field(edit: MarkdownEdit) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    beside = QLineEdit()
    row.addWidget(edit)
    row.addWidget(beside)
    edit.show_text("words")
    window.show()
    window.activateWindow()
    edit.setFocus()
    press(edit, Qt.Key.Key_Tab)
    assert edit.toPlainText() == "words"
    assert window.focusWidget() is beside
    edit.setParent(None)
    window.close()
    window.deleteLater()


def test_every_button_says_its_key_and_acts(theme_host: ThemeHost, qtbot: QtBot) -> None:
    pane = WritingPane()
    qtbot.addWidget(pane)
    pane.dress(theme_host)
    pane.resize(1200, 500)
    pane.show()
    edit = pane.edit
    asked: list[str] = []
    pane.asked.connect(asked.append)
    buttons = [button for button in pane.toolbar.findChildren(IconButton) if button.isVisible()]
    assert len(buttons) == 16
    for button in buttons[:-2]:
        edit.show_text("words")
        edit.selectAll()
        del asked[:]
        button.click()
        assert "(" in button.toolTip(), "its keys"
        assert bool(asked) != (edit.toPlainText() != "words"), button.accessibleName()
        edit.undo()
        assert edit.toPlainText() == "words", "one step"
    pane.resize(260, 500)
    assert [one.isVisible() for one in buttons].count(True) < 16, "what has no room is in the menus"


def test_no_two_commands_share_their_keys(theme_host: ThemeHost) -> None:
    keys = [command.keys for command in commands() if command.keys]
    assert len(keys) == len(set(keys))
    elsewhere = {item.keys for item in shortcuts()} | {item.keys for item in destinations()}
    assert not elsewhere & set(keys), "the window has them already"


def test_another_lesson_has_no_history(edit: MarkdownEdit) -> None:
    edit.show_text("one")
    QTest.keyClicks(edit, "x")
    edit.show_text("two")
    edit.undo()
    assert edit.toPlainText() == "two"


def test_text_is_coloured(edit: MarkdownEdit, theme_host: ThemeHost) -> None:
    edit.show_text("## Head\n\n```\ncode **not bold**\n```\n\n`x` and **y**\n\n> said\n- item")
    edit.dress(theme_host)

    def colours(line: int) -> set[str]:
        block = edit.document().findBlockByNumber(line)
        return {span.format.foreground().color().name() for span in block.layout().formats()}

    role = theme_host.theme.hex
    assert colours(0) == {role("ink").lower()}
    assert colours(3) == {role("series_3").lower()}
    assert role("series_3").lower() in colours(6)
    assert colours(8) == {role("muted").lower()}
    assert colours(9) == {role("series_2").lower()}
    theme_host.apply("dark", 1.0)
    edit.dress(theme_host)
    assert colours(3) == {theme_host.theme.hex("series_3").lower()}
