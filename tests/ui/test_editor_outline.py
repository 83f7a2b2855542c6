"""The outline of the editor: keys, clicks, drags and menus with real events."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coursegen_desktop.domain.ids import CourseId, LessonId, ModuleId
from coursegen_desktop.ui.editor.outline import acts, parts_clipboard
from coursegen_desktop.ui.editor.outline.arranging import LESSON, MODULE, Chosen, Move, Removal
from coursegen_desktop.ui.editor.outline.parts_clipboard import Held
from coursegen_desktop.ui.editor.outline.rows import BLANK, TROUBLED, Marks
from coursegen_desktop.ui.kit.theme import ThemeHost

from .library_parts import heard, press
from .outline_bench import ALT, CTRL, LEFT, SHIFT, Bench
from .outline_parts import make_course
from .screen_parts import button
from .waiting import until


@pytest.fixture
def bench(qtbot: QtBot, theme_host: ThemeHost) -> Iterator[Bench]:
    made = Bench(qtbot)
    yield made
    made.window.hide()
    QApplication.clipboard().clear()


# ------------------------------------------------------------ opening, closing, choosing


def test_enter_and_a_click_open_a_lesson(bench: Bench) -> None:
    opened = heard(bench.outline.lesson_chosen)
    assert bench.chosen == [(LESSON, 2)], "the open one"
    press(bench.list, Qt.Key.Key_Down, Qt.Key.Key_Return)
    bench.click(LESSON, 5)
    assert opened == [(3,), (5,)]
    bench.click(MODULE, 3)
    assert bench.chosen == [(MODULE, 3)]
    bench.click(LESSON, 4, CTRL)
    bench.click(LESSON, 6, SHIFT)
    assert len(opened) == 2, "choosing several opens none"
    bench.outline.mark_current(LessonId(6))
    assert bench.chosen == [(LESSON, 6)]


def test_modules_close_with_the_arrows_and_stay_closed(bench: Bench) -> None:
    told = heard(bench.outline.closed_changed)
    press(bench.list, Qt.Key.Key_Left)
    assert bench.chosen == [(MODULE, 1)], "from a lesson to its module"
    press(bench.list, Qt.Key.Key_Left)
    assert [row.key for row in bench.list.rows.rows if row.kind == LESSON] == [4, 5, 6]
    bench.show(make_course([3, 2, 1]))
    assert len(bench.list.rows.rows) == 6, "shown anew, it is still closed"
    press(bench.list, Qt.Key.Key_Right)
    press(bench.list, Qt.Key.Key_Right)
    assert bench.chosen == [(LESSON, 1)], "the second time into it"
    box = bench.list.visualRect(bench.list.rows.index_of(MODULE, 2))
    row = bench.list.rows.rows[4]
    chevron = bench.list.delegate.sign_box(box, row).center()
    QTest.mouseClick(bench.list.viewport(), LEFT, pos=chevron)
    assert [set(keys[0]) for keys in told] == [{1}, set(), {2}]
    bench.outline.mark_current(LessonId(5))
    assert bench.list.rows.index_of(LESSON, 5).isValid(), "the open lesson is always seen"
    bench.show(make_course([1], key=2), 1)
    assert len(bench.list.rows.rows) == 2, "what was closed says nothing of another course"


def test_several_are_chosen_and_letters_look_ahead(bench: Bench) -> None:
    bench.key(Qt.Key.Key_Down, SHIFT)
    assert bench.chosen == [(LESSON, 2), (LESSON, 3)]
    bench.key(Qt.Key.Key_A, CTRL)
    assert bench.outline.chosen == Chosen((ModuleId(1), ModuleId(2), ModuleId(3)))
    assert bench.outline.possible()[-1] == acts.DELETE
    QTest.keyClicks(bench.list, "lesson 6")
    assert bench.chosen == [(LESSON, 6)]
    bench.choose((LESSON, 1), (LESSON, 4))
    opened = heard(bench.outline.lesson_chosen)
    bench.click(LESSON, 1)
    assert (bench.chosen, opened) == ([(LESSON, 1)], [(1,)]), "a click on one of several"


# ------------------------------------------------------------ moving


def test_quick_steps_are_seen_at_once_and_none_is_lost(bench: Bench) -> None:
    moves = heard(bench.outline.moved)
    for _ in range(4):
        bench.key(Qt.Key.Key_Down, ALT)
    assert bench.order == [[1, 3], [4, 5, 2], [6]]
    assert [move[0] for move in moves] == [
        Move(LESSON, (2,), 1, 2), Move(LESSON, (2,), 2, 0), Move(LESSON, (2,), 2, 1),
        Move(LESSON, (2,), 2, 2),
    ]  # fmt: skip
    assert bench.chosen == [(LESSON, 2)]
    bench.key(Qt.Key.Key_Left, ALT)
    assert bench.order == [[1, 3, 2], [4, 5], [6]]
    bench.key(Qt.Key.Key_Right, ALT)
    assert bench.order == [[1, 3], [2, 4, 5], [6]]


def test_a_course_that_comes_meanwhile_keeps_what_is_on_its_way(bench: Bench) -> None:
    moves = heard(bench.outline.moved)
    bench.key(Qt.Key.Key_Down, ALT)
    bench.choose((MODULE, 1))
    bench.key(Qt.Key.Key_Down, ALT)
    bench.show(make_course([3, 2, 1]))
    assert bench.order == [[4, 5], [1, 3, 2], [6]], "read before the service was done"
    bench.outline.settle(moves[0][0], True)
    assert bench.order == [[4, 5], [1, 3, 2], [6]]
    bench.outline.settle(moves[1][0], False)
    assert bench.order == [[1, 3, 2], [4, 5], [6]], "what failed goes back"
    bench.outline.settle(moves[1][0], True)
    assert bench.order == [[1, 3, 2], [4, 5], [6]], "told twice"


def test_several_go_together_and_the_edges_hold(bench: Bench) -> None:
    moves = heard(bench.outline.moved)
    bench.choose((LESSON, 1), (LESSON, 3))
    bench.key(Qt.Key.Key_Up, ALT)
    assert (bench.order[0], moves) == ([1, 2, 3], []), "the first is the first"
    bench.key(Qt.Key.Key_Down, ALT)
    assert bench.order == [[2], [1, 3, 4, 5], [6]]
    assert bench.chosen == [(LESSON, 1), (LESSON, 3)]
    bench.choose((MODULE, 3), (LESSON, 1))
    bench.key(Qt.Key.Key_Up, ALT)
    assert len(moves) == 1, "of two kinds: neither"
    bench.choose((MODULE, 3))
    bench.key(Qt.Key.Key_Left, ALT)
    assert bench.order == [[2], [6], [1, 3, 4, 5]]


def test_the_windows_own_keys_are_taken_in_the_outline_only(bench: Bench) -> None:
    shortcut = QShortcut(QKeySequence("Alt+Left"), bench.window)
    gone = heard(shortcut.activated)
    bench.choose((LESSON, 4))
    bench.key(Qt.Key.Key_Left, ALT)
    assert (bench.order, gone) == ([[1, 2, 3, 4], [5], [6]], [])


# ------------------------------------------------------------ titles


def test_a_title_is_written_in_place(bench: Bench) -> None:
    told = heard(bench.outline.renamed)
    bench.key(Qt.Key.Key_F2)
    field = bench.field()
    assert field.text() == "Lesson 2"
    bench.show(make_course([3, 2, 1, 0]))
    assert bench.field() is field, "a course that comes meanwhile waits"
    QTest.keyClicks(field, "  The   Calvin cycle ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert until(lambda: told == [(LESSON, 2, "The Calvin cycle")])
    assert until(lambda: len(bench.order) == 4)
    assert bench.list.rows.rows[2].title == "The Calvin cycle"
    place = bench.spot(MODULE, 2)
    QTest.mouseDClick(bench.list.viewport(), LEFT, pos=place)
    QTest.keyClicks(bench.field(), "No")
    QTest.keyClick(bench.field(), Qt.Key.Key_Escape)
    assert until(lambda: not bench.list.is_writing)
    assert len(told) == 1
    bench.outline.rename(LessonId(3), "Typed elsewhere")
    assert bench.list.rows.rows[3].title == "Typed elsewhere"


def test_what_was_added_is_stood_on_and_named(bench: Bench) -> None:
    bench.outline.show_closed({2})
    bench.outline.await_parts([(LESSON, 6)])
    assert bench.chosen == [(LESSON, 6)], "it is there already"
    bench.outline.await_parts([(LESSON, 7)], rename=True)
    bench.outline.show_closed({2, 3})
    bench.show(make_course([3, 2, 2]))
    assert bench.chosen == [(LESSON, 7)]
    QTest.keyClicks(bench.field(), "Fresh")
    press(bench.field(), Qt.Key.Key_Escape)


# ------------------------------------------------------------ wishes


def test_keys_and_menu_wish_the_same(bench: Bench) -> None:
    outline = bench.outline
    wishes = {
        acts.DUPLICATE: outline.duplicate_wanted, acts.CUT: outline.cut_wanted,
        acts.COPY: outline.copy_wanted, acts.DELETE: outline.delete_wanted,
        acts.MERGE: outline.merge_wanted,
    }  # fmt: skip
    for number, (act, signal) in enumerate(wishes.items()):
        told = heard(signal)
        for way in range(2):
            bench.show(make_course([3, 2, 1], key=10 * number + way + 2))
            bench.choose((LESSON, 2), (LESSON, 4))
            menu = outline.make_menu()
            texts = [action.text() for action in menu.actions() if not action.isSeparator()]
            assert texts == [acts.words_of(one) for one in outline.possible()]
            if way:
                QTest.keySequence(bench.list, QKeySequence(acts.KEYS[act]))
            else:
                next(a for a in menu.actions() if a.text() == acts.words_of(act)).trigger()
            menu.deleteLater()
        assert told == [(Chosen(lessons=(LessonId(2), LessonId(4))),)] * 2, act


def test_what_is_deleted_is_gone_at_once(bench: Bench) -> None:
    deleted, merged = heard(bench.outline.delete_wanted), heard(bench.outline.merge_wanted)
    bench.key(Qt.Key.Key_Delete)
    bench.key(Qt.Key.Key_Delete)
    assert [parts[0].lessons for parts in deleted] == [(2,), (3,)], "the keyboard stays near"
    assert bench.order == [[1], [4, 5], [6]]
    bench.outline.settle(Removal(deleted[0][0]), False)
    assert bench.order == [[1, 2], [4, 5], [6]], "what could not be done is there again"
    bench.outline.settle(Removal(deleted[1][0]), True)
    bench.choose((LESSON, 4), (LESSON, 6))
    bench.key(Qt.Key.Key_M, CTRL)
    assert (bench.order, len(merged)) == ([[1, 2], [4, 5], []], 1)
    bench.choose((MODULE, 2))
    bench.key(Qt.Key.Key_Delete)
    assert [row.spoken.split(",")[0] for row in bench.list.rows.rows if row.kind == MODULE] == [
        "Module 1 of 2", "Module 2 of 2",
    ]  # fmt: skip


def test_places_of_what_is_added(bench: Bench) -> None:
    lessons, modules = (
        heard(bench.outline.add_lesson_wanted),
        heard(bench.outline.add_module_wanted),
    )
    button(bench.outline, "Add a lesson").click()
    bench.choose((MODULE, 2))
    bench.key(Qt.Key.Key_Return, CTRL)
    bench.key(Qt.Key.Key_Return, CTRL | SHIFT)
    assert lessons == [(1, 2), (2, None)]
    assert modules == [(2,)]
    bench.show(make_course([]), None)
    button(bench.outline, "Add a lesson").click()
    button(bench.outline, "Add a module").click()
    assert (lessons[-1], modules[-1]) == ((0, None), (None,))
    assert "No modules yet" in bench.outline._nothing.text()


def test_acts_are_offered_where_they_have_a_meaning(bench: Bench) -> None:
    split = heard(bench.outline.split_wanted)
    assert acts.SPLIT in bench.outline.possible()
    bench.key(Qt.Key.Key_M, CTRL | SHIFT)
    assert split == [(2,)]
    bench.choose((LESSON, 1))
    assert acts.SPLIT not in bench.outline.possible(), "the text cursor is in another one"
    assert acts.MERGE not in bench.outline.possible()
    bench.choose((MODULE, 1))
    assert acts.BEFORE not in bench.outline.possible()
    _menu_at(bench, QPoint(40, bench.list.viewport().height() - 4))
    assert bench.outline.possible() == [acts.ADD_LESSON, acts.ADD_MODULE]


def test_the_clipboard_is_looked_at_for_paste(bench: Bench) -> None:
    pasted = heard(bench.outline.paste_wanted)
    bench.key(Qt.Key.Key_V, CTRL)
    assert pasted == []
    held = Held('{"a": 1}', CourseId(1), Chosen((ModuleId(3),), (LessonId(2),)), is_cut=True)
    parts_clipboard.hold(held, "# Two\n")
    assert parts_clipboard.held() == held
    assert QApplication.clipboard().text() == "# Two\n"
    bench.key(Qt.Key.Key_V, CTRL)
    assert pasted == [(1, 2)]
    bench.outline.show_cut(held.parts)
    assert [row.key for row in bench.list.rows.rows if row.is_cut] == [2, 3, 6]
    dropped = heard(bench.outline.cut_dropped)
    press(bench.list, Qt.Key.Key_Escape)
    assert dropped == [()]
    QApplication.clipboard().setText("Something else")
    assert not any(row.is_cut for row in bench.list.rows.rows), "what was cut is let go"
    for text in ("", "{}", '{"version": 1}', '{"version": 99, "clip": ""}', "[1]"):
        data = QApplication.clipboard().mimeData()
        assert data is not None
        foreign = type(data)()
        foreign.setData(parts_clipboard.MIME, text.encode())
        QApplication.clipboard().setMimeData(foreign)
        assert parts_clipboard.held() is None, text


_ENDS_WITH_PARTS = """
from PySide6.QtWidgets import QApplication
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.ui.editor.outline.arranging import Chosen
from coursegen_desktop.ui.editor.outline.parts_clipboard import Held, held, hold
app = QApplication([])
hold(Held("{}", CourseId(1), Chosen()), "words")
assert held() is not None
"""


def test_a_program_that_ends_with_parts_on_the_clipboard_ends_well() -> None:
    """A process of its own: what is asked is how it dies."""
    ended = subprocess.run([sys.executable, "-c", _ENDS_WITH_PARTS], check=False)
    assert ended.returncode == 0


def test_a_menu_by_mouse_and_by_key(bench: Bench) -> None:
    wanted = heard(bench.list.menu_wanted)
    bench.choose((LESSON, 1), (LESSON, 4))
    box = bench.list.visualRect(bench.list.rows.index_of(LESSON, 4))
    QTest.mouseClick(bench.list.viewport(), LEFT, pos=bench.list.delegate.menu_box(box).center())
    assert bench.chosen == [(LESSON, 1), (LESSON, 4)], "the menu is for all that is chosen"
    _menu_at(bench, bench.spot(MODULE, 3))
    assert bench.chosen == [(MODULE, 3)], "for what it was opened on"
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(bench.list.viewport(), event)
    assert len(wanted) == 3
    assert bench.list.viewport().mapFromGlobal(wanted[2][0]) == bench.spot(MODULE, 3)


def _menu_at(bench: Bench, place: QPoint) -> None:
    for menu in bench.outline.findChildren(type(bench.outline.make_menu())):
        menu.close()
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, place, bench.list.viewport().mapToGlobal(place))
    QApplication.sendEvent(bench.list.viewport(), event)


# ------------------------------------------------------------ search


def test_search_lists_matches_with_their_modules(bench: Bench) -> None:
    opened = heard(bench.outline.lesson_chosen)
    bench.outline.show_closed({2})
    button(bench.outline, "Search the outline").click()
    search = bench.outline.search
    assert search.field.hasFocus()
    QTest.keyClicks(search.field, "4")
    assert [row.title for row in bench.list.rows.rows] == ["Part 2", "Lesson 4"]
    assert search._found.text() == "1 of 6 lessons"
    press(search.field, Qt.Key.Key_Return)
    assert opened == [(4,)]
    press(search.field, Qt.Key.Key_Down)
    assert bench.list.hasFocus()
    QTest.keyClicks(search.field, "4")
    assert "No title has these words" in bench.outline._nothing.text()
    press(search.field, Qt.Key.Key_Escape)
    assert len(bench.list.rows.rows) == 7, "closed as it was"
    assert bench.list.here is not None
    press(search.field, Qt.Key.Key_Escape)
    assert search.isHidden()


def test_what_is_made_while_something_is_looked_for_is_seen(bench: Bench) -> None:
    bench.outline.open_search()
    bench.outline.search.field.setText("lesson 1")
    bench.outline.await_parts([(LESSON, 7)])
    bench.show(make_course([3, 2, 2]))
    assert bench.chosen == [(LESSON, 7)]
    assert bench.outline.search.isHidden()


def test_filters_are_offered_when_somebody_looked(bench: Bench) -> None:
    search = bench.outline.search
    bench.outline.open_search()
    menu = search.make_menu()
    assert [a.text() for a in menu.actions()] == ["Empty lessons", "Without questions"]
    menu.deleteLater()
    bench.outline.show_marks(Marks(frozenset({LessonId(4)}), {LessonId(6): "A link is broken."}))
    menu = search.make_menu()
    assert menu.actions()[2].text() == "With problems"
    menu.actions()[0].trigger()
    assert [row.key for row in bench.list.rows.rows] == [2, 4]
    assert search._found.text() == "Empty lessons · 1 of 6 lessons"
    menu.actions()[2].trigger()
    assert search.sieve.kinds == {BLANK, TROUBLED}
    assert [row.key for row in bench.list.rows.rows] == [2, 4, 3, 6]
    menu.deleteLater()
    bench.outline.open_search()
    assert search.isHidden()
    assert len(bench.list.rows.rows) == 9, "put away, it hides nothing"


# ------------------------------------------------------------ what is shown


def test_hundreds_of_lessons_cost_what_is_seen(bench: Bench) -> None:
    bench.show(make_course([25] * 20), 260)
    bench.outline.grab()
    seen = (
        bench.list.viewport().height() // bench.list.visualRect(bench.list.currentIndex()).height()
    )
    bench.list.delegate.painted = 0
    bench.key(Qt.Key.Key_Down, ALT)
    bench.outline.grab()
    assert 0 < bench.list.delegate.painted <= 2 * (seen + 3)
    assert bench.chosen == [(LESSON, 260)]
    assert len(bench.list.findChildren(QWidget)) < 20, "no widget for a row"


def test_a_screen_reader_is_told_of_rows(bench: Bench) -> None:
    view = QAccessible.queryAccessibleInterface(bench.list)
    row = view.child(2)
    assert (view.role(), row.role()) == (QAccessible.Role.List, QAccessible.Role.ListItem)
    assert row.text(QAccessible.Text.Name).startswith("Lesson 2 of 3, Lesson 2, module 1 Part 1")
    assert row.state().selected


def test_a_row_is_read_whole_and_its_marks_are_painted(bench: Bench) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    index = bench.list.rows.index_of(LESSON, 4)
    assert index.data(role) == "Lesson 1 of 2, Lesson 4, module 2 Part 2, 14 minutes, level 2"
    plain = bench.list.viewport().grab().toImage()
    bench.outline.show_marks(Marks(frozenset({LessonId(5)}), {LessonId(4): "A <b> is missing."}))
    assert bench.list.viewport().grab().toImage() != plain
    assert "A &lt;b&gt; is missing." in index.data(Qt.ItemDataRole.ToolTipRole)
    assert bench.list.accessibleName()


def test_the_keyboard_stays_near_when_its_row_is_gone(bench: Bench) -> None:
    bench.choose((LESSON, 4))
    bench.show(make_course([3]), 2)
    assert bench.chosen == [(LESSON, 3)], "the nearest row that there is"
