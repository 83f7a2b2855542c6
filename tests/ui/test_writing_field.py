"""Lists, tables, steps and places of the Markdown field, as they are typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QImage, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from coursegen_desktop.ui.editor.markdown_edit import MarkdownEdit
from coursegen_desktop.ui.editor.writing import steps, tables
from coursegen_desktop.ui.editor.writing.lexer import PLAIN, lex
from coursegen_desktop.ui.editor.writing.lists import renumbered
from coursegen_desktop.ui.editor.writing.positions import changed_middle, characters, units
from coursegen_desktop.ui.kit.theme import ThemeHost

from .library_parts import press

TABLE = "| a | b |\n| --- | --- |\n| one | two |"
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def edit(theme_host: ThemeHost) -> Iterator[MarkdownEdit]:
    made = MarkdownEdit()
    made.dress(theme_host)
    made.resize(500, 400)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def at(edit: MarkdownEdit, words: str, after: bool = True) -> None:
    """Put the cursor at these words."""
    place = units(edit.toPlainText().split(words)[0]) + (units(words) if after else 0)
    edit.setTextCursor(edit.anchor(place))


def backtab(edit: MarkdownEdit) -> None:
    QTest.keyClick(edit, Qt.Key.Key_Backtab, SHIFT)


# --- lists ---------------------------------------------------------------------------------


def test_tab_makes_an_item_part_of_the_one_above(edit: MarkdownEdit) -> None:
    edit.show_text("1. one\n2. two\n3. three")
    at(edit, "two")
    press(edit, Qt.Key.Key_Tab)
    assert edit.toPlainText() == "1. one\n   1. two\n2. three"
    press(edit, Qt.Key.Key_Tab)
    assert edit.toPlainText() == "1. one\n   1. two\n2. three", "it is part of it already"
    backtab(edit)
    assert edit.toPlainText() == "1. one\n2. two\n3. three"


def test_several_items_move_together(edit: MarkdownEdit) -> None:
    edit.show_text("- one\n- two\n  - inner\n- three")
    at(edit, "two")
    cursor = edit.textCursor()
    cursor.setPosition(edit.toPlainText().index("inner"), QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    press(edit, Qt.Key.Key_Tab)
    assert edit.toPlainText() == "- one\n  - two\n    - inner\n- three"


def test_a_new_item_counts_the_others_on(edit: MarkdownEdit) -> None:
    edit.show_text("1. one\n2. two\n3. three\n\nend 3. no item")
    at(edit, "one")
    press(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "new")
    assert edit.toPlainText() == "1. one\n2. new\n3. two\n4. three\n\nend 3. no item"


def test_a_list_counts_on_without_what_was_deleted(edit: MarkdownEdit) -> None:
    edit.show_text("1. one\n2. two\n3. three\n4. four")
    at(edit, "two", after=False)
    edit.setTextCursor(edit.anchor(edit.textCursor().position() - 4))
    QTest.keyClick(edit, Qt.Key.Key_Down, SHIFT)
    press(edit, Qt.Key.Key_Delete)
    assert edit.toPlainText() == "1. one\n2. three\n3. four"
    edit.undo()
    assert edit.toPlainText() == "1. one\n2. two\n3. three\n4. four", "one step"


def test_an_empty_inner_item_moves_out(edit: MarkdownEdit) -> None:
    edit.show_text("1. one\n   - inner")
    at(edit, "inner")
    press(edit, Qt.Key.Key_Return, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "two")
    assert edit.toPlainText() == "1. one\n   - inner\n2. two"


def test_quotations_and_indented_lines_go_on(edit: MarkdownEdit) -> None:
    edit.show_text("> said")
    at(edit, "said")
    press(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "more")
    assert edit.toPlainText() == "> said\n> more"
    edit.show_text('!!! tip "Key"\n    words')
    at(edit, "words")
    press(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "x")
    assert edit.toPlainText() == '!!! tip "Key"\n    words\n    x'
    press(edit, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert edit.toPlainText() == '!!! tip "Key"\n    words\n    x\n'


def test_code_is_no_list(edit: MarkdownEdit) -> None:
    edit.show_text("```\n- not an item\n```")
    at(edit, "item")
    press(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == "```\n- not an item\n\n```"


def test_lists_inside_others_have_numbers_of_their_own() -> None:
    lines = ["3. a", "   1. x", "   1. y", "", "9. b", "- other", "1. c"]
    assert renumbered(lines, 0) == {4: "4. b"}
    assert renumbered(lines, 1) == {2: "   2. y"}


# --- tables --------------------------------------------------------------------------------


def test_tab_goes_through_the_cells_and_adds_a_row(edit: MarkdownEdit) -> None:
    edit.show_text(TABLE)
    at(edit, "a", after=False)
    found = []
    for _ in range(3):
        press(edit, Qt.Key.Key_Tab)
        found.append(edit.textCursor().selectedText())
    assert found == ["b", "one", "two"], "the line under the head is passed over"
    press(edit, Qt.Key.Key_Tab)
    QTest.keyClicks(edit, "x")
    assert tables.read_table(edit.toPlainText().split("\n")).rows[2] == ("x", "")
    backtab(edit)
    assert edit.textCursor().selectedText() == "two"


def test_enter_adds_a_row_and_an_empty_one_ends_the_table(edit: MarkdownEdit) -> None:
    edit.show_text(TABLE)
    at(edit, "one")
    press(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "x")
    assert edit.toPlainText().split("\n")[3].split("|")[1].strip() == "x"
    press(edit, Qt.Key.Key_Return, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "after")
    assert edit.toPlainText().split("\n")[4:] == ["after"]


def test_columns_are_aligned_when_the_cursor_leaves(edit: MarkdownEdit) -> None:
    table = TABLE.replace("one", "文字")
    edit.show_text(f"before\n\n{table}\n\nafter | no table")
    at(edit, "文字")
    QTest.keyClicks(edit, " and one")
    assert "| 文字 and one | two |" in edit.toPlainText(), "not while it is written"
    at(edit, "after")
    assert edit.toPlainText() == (
        "before\n\n| a            | b   |\n| ------------ | --- |\n| 文字 and one | two |\n\n"
        "after | no table"
    )
    edit.undo()
    assert "| a | b |" in edit.toPlainText()


def test_a_table_that_nobody_wrote_in_is_left_alone(edit: MarkdownEdit) -> None:
    text = f"{TABLE}\n\nend"
    edit.show_text(text)
    at(edit, "end")
    assert edit.toPlainText() == text
    at(edit, "one")
    QTest.keyClicks(edit, "x")
    edit.replace_text(text)  # an undo
    at(edit, "end")
    assert edit.toPlainText() == text


def test_rows_and_columns_come_and_go(edit: MarkdownEdit) -> None:
    edit.show_text(TABLE)
    at(edit, "one")
    edit.tables.change(lambda table, row, column: table.with_column(column + 1))
    assert edit.toPlainText().split("\n")[2] == "| one |     | two |"
    edit.tables.change(lambda table, row, column: table.without_column(column + 1))
    edit.tables.change(lambda table, row, column: table.sided(column, "r"))
    assert edit.toPlainText().split("\n")[1] == "| --: | --- |"
    edit.tables.change(lambda table, row, column: table.without_row(row))
    assert edit.toPlainText().split("\n") == ["|   a | b   |", "| --: | --- |"]


def test_escaped_signs_divide_nothing() -> None:
    assert tables.cells_of(r"| a \| b | c |") == [r"a \| b", "c"]
    assert tables.cells_of("a | b") == ["a", "b"]
    assert tables.cells_of("| a |  |") == ["a", ""]
    assert tables.find_table(["a | b", "no rule"], 0) is None
    assert tables.find_table(["x", "a | b", "--|--", "1 | 2", ""], 3) == (1, 4)


def test_escape_lets_tab_leave_a_table(edit: MarkdownEdit) -> None:
    edit.show_text(TABLE)
    at(edit, "one")
    window, beside = QWidget(), QLineEdit()
    row = QHBoxLayout(window)
    row.addWidget(edit)
    row.addWidget(beside)
    window.show()
    window.activateWindow()
    edit.setFocus()
    press(edit, Qt.Key.Key_Tab)
    assert window.focusWidget() is edit
    assert edit.textCursor().selectedText() == "two"
    press(edit, Qt.Key.Key_Escape, Qt.Key.Key_Tab)
    assert window.focusWidget() is beside
    assert edit.toPlainText() == TABLE
    edit.setParent(None)
    window.close()
    window.deleteLater()


# --- steps ---------------------------------------------------------------------------------


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(steps.time, "monotonic", lambda: now[0])
    return now


def test_a_burst_of_typing_is_one_step(edit: MarkdownEdit, clock: list[float]) -> None:
    began: list[str] = []
    edit.step_began.connect(lambda _revision: began.append(edit.toPlainText()))
    QTest.keyClicks(edit, "one two")
    assert began == [""]
    clock[0] += 1.0
    QTest.keyClicks(edit, " x")
    assert began[1:] == ["one two"], "after a rest"
    press(edit, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    assert began[2:] == ["one two x"], "taking away is another step"
    QTest.keyClicks(edit, "y")
    press(edit, Qt.Key.Key_Left)
    QTest.keyClicks(edit, "z")
    assert began[3:] == ["one two", "one twoy"], "and so is another place"
    press(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "l")
    assert began[5:] == ["one twoz\ny"], "a new line ends a step"


def test_commands_and_pasting_are_steps(edit: MarkdownEdit, clock: list[float]) -> None:
    began: list[str] = []
    edit.step_began.connect(lambda _revision: began.append(edit.toPlainText()))
    QTest.keyClicks(edit, "one")
    edit.selectAll()
    edit.wrap("**", "**", "bold")
    mime = QMimeData()
    mime.setText(" pasted")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.insertFromMimeData(mime)
    assert began == ["", "one", "**one**"]
    edit.replace_text("other")
    assert len(began) == 3, "what came from elsewhere is no step of the field"


def test_the_keys_of_undo_are_left_to_the_page(edit: MarkdownEdit) -> None:
    edit.setUndoRedoEnabled(False)
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "\x1a")
        QApplication.sendEvent(edit, event)
        assert not event.isAccepted()


# --- places --------------------------------------------------------------------------------


def test_the_same_text_changed_elsewhere_keeps_cursor_and_scroll(edit: MarkdownEdit) -> None:
    text = "\n".join(f"line {number} 😀" for number in range(200))
    edit.show_text(text)
    at(edit, "line 150")
    edit.centerCursor()
    before = edit.verticalScrollBar().value()
    place = edit.textCursor().position()
    edit.replace_text(text.replace("line 20 😀", "other words 😀"))
    assert "other words 😀" in edit.toPlainText()
    assert edit.textCursor().position() == place + len("other words") - len("line 20")
    assert edit.verticalScrollBar().value() == before
    assert before > 0


@pytest.mark.parametrize(
    ("old", "new", "middle"),
    [("abc", "axc", (1, 2, "x")), ("aa", "aaa", (2, 2, "a")), ("", "x", (0, 0, "x")),
     ("abab", "ab", (2, 4, ""))],
)  # fmt: skip
def test_only_the_middle_differs(old: str, new: str, middle: tuple[int, int, str]) -> None:
    assert changed_middle(old, new) == middle


def test_places_count_as_qt_does() -> None:
    assert units("a😀b") == 4
    assert characters("a😀b", 3) == 2


def test_files_and_pictures_are_handed_on(edit: MarkdownEdit) -> None:
    got: list[tuple[list[object], int]] = []
    edit.files_dropped.connect(lambda files, place: got.append((files, place)))
    edit.show_text("ab")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/x/cell.png")])
    edit.insertFromMimeData(mime)
    picture = QMimeData()
    picture.setImageData(QImage(3, 3, QImage.Format.Format_RGB32))
    edit.insertFromMimeData(picture)
    assert [place for _, place in got] == [2, 2]
    assert got[0][0][0].name == "cell.png"  # type: ignore[attr-defined]
    assert isinstance(got[1][0][0], QImage)
    assert edit.toPlainText() == "ab"


def test_an_address_pasted_over_words_links_them(edit: MarkdownEdit) -> None:
    edit.show_text("see here")
    mime = QMimeData()
    mime.setText("https://example.org/a_(b)\n")
    edit.select(4, 8)
    edit.insertFromMimeData(mime)
    assert edit.toPlainText() == "see [here](https://example.org/a_%28b%29)"
    edit.show_text("")
    edit.insertFromMimeData(mime)
    assert edit.toPlainText() == "https://example.org/a_(b)\n"


def test_rich_text_comes_in_where_it_was_pasted(edit: MarkdownEdit) -> None:
    asked: list[tuple[int, str, str]] = []
    edit.html_pasted.connect(lambda *what: asked.append(what))
    edit.show_text("one two")
    at(edit, "one ")
    mime = QMimeData()
    mime.setHtml("<b>bold</b>")
    mime.setText("bold")
    edit.insertFromMimeData(mime)
    assert edit.toPlainText() == "one boldtwo", "nobody turns it into Markdown"
    edit.takes_html = True
    edit.insertFromMimeData(mime)
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(edit, "0 ")
    edit.finish_paste(asked[0][0], "**bold**")
    assert edit.toPlainText() == "0 one bold**bold**two"
    mime.setHtml("<span>just words</span>")
    mime.setText("just words")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.insertFromMimeData(mime)
    assert edit.toPlainText().endswith("twojust words"), "nothing that Markdown could keep"


# --- colours -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("# Head", {"heading"}),
        ("a **b** *c* ~~d~~ `e`", {"strong", "emphasis", "strike", "code"}),
        ("$x$ and $5 and $10", {"math"}),
        ("![p](media/x.png) [l](y) text[^1]", {"picture", "link", "note"}),
        ("[^1]: words", {"note"}),
        (": what it means", {"note"}),
        ("| a | b |", {"table"}),
        ('!!! tip "x"', {"call_out"}),
        ("> [!NOTE]", {"call_out"}),
        ("- [x] done", {"mark"}),
        ("---", {"mark"}),
        ("`**not bold**`", {"code"}),
        ("plain words", set()),
    ],
)  # fmt: skip
def test_every_element_has_its_colour(line: str, kinds: set[str]) -> None:
    spans, state = lex(line, PLAIN)
    assert {span.kind for span in spans} == kinds
    assert state == PLAIN


def test_fences_end_with_their_own_sign() -> None:
    kinds, state = [], PLAIN
    for line in ("````check", "- [x] a", "```", "````", "$$", "x", "$$", "~~~mermaid", "a", "~~~"):
        spans, state = lex(line, state)
        kinds.append(spans[0].kind)
    assert kinds == [
        "fence", "check", "check", "fence", "math", "math", "math", "fence", "diagram", "fence"
    ]  # fmt: skip
    assert state == PLAIN


def test_a_fence_that_goes_gives_the_lines_below_their_colours_back(edit: MarkdownEdit) -> None:
    edit.show_text("```\n**a**\nb\n")
    edit.selectAll()
    cursor = edit.anchor(0)
    cursor.setPosition(4, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    block = edit.document().firstBlock()
    assert [span.format.fontWeight() for span in block.layout().formats()] == [700]
    assert block.next().layout().formats() == []


def test_a_long_text_is_coloured_in_slices(edit: MarkdownEdit, qtbot: object) -> None:
    text = "\n".join(f"**{number}** and `code` in line" for number in range(4000))
    edit.show_text(text)
    assert not edit.colours.is_settled, "the keyboard is not held up"
    last = edit.document().lastBlock()
    assert last.layout().formats() == []
    waits = edit.colours._from
    QTest.keyClicks(edit, "**x** ")
    assert edit.colours._from >= waits, "typing begins nothing anew"
    assert len(edit.document().firstBlock().layout().formats()) == 3
    qtbot.waitUntil(lambda: edit.colours.is_settled)  # type: ignore[attr-defined]
    assert len(last.layout().formats()) == 2


def test_a_key_reads_no_more_than_its_line(
    edit: MarkdownEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit.show_text("\n\n".join(f"- item {number}\n\n{TABLE}" for number in range(300)))
    edit.setTextCursor(edit.anchor(9))
    painted: list[int] = []
    paint = edit.colours._paint
    monkeypatch.setattr(edit.colours, "_from", 0)
    monkeypatch.setattr(edit.colours, "_until", 0)
    monkeypatch.setattr(
        edit.colours, "_paint", lambda block: (painted.append(block.blockNumber()), paint(block))
    )
    monkeypatch.setattr(edit, "toPlainText", lambda: pytest.fail("the whole text was read"))
    QTest.keyClicks(edit, "abc")
    press(edit, Qt.Key.Key_Return, Qt.Key.Key_Backspace)
    assert max(painted) < 5
    assert len(painted) < 20
