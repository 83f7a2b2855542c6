"""The list of questions, what is done with it, and the settings of the quiz."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coursegen_desktop.domain.ids import AssetId
from coursegen_desktop.domain.question_shape import shaped
from coursegen_desktop.domain.quiz import Quiz
from coursegen_desktop.domain.quiz_draft import drafts_in
from coursegen_desktop.ui.editor.questions.choice_part import TrueFalsePart
from coursegen_desktop.ui.editor.questions.desk import QuizDesk
from coursegen_desktop.ui.editor.questions.desk_menus import acts_menu, kinds_menu
from coursegen_desktop.ui.editor.questions.flaw_cards import Flaw
from coursegen_desktop.ui.editor.questions.kinds import blank_question, kinds
from coursegen_desktop.ui.editor.questions.question_line import DRAFT, FLAWED
from coursegen_desktop.ui.editor.questions.schema_fields import FieldsPart
from coursegen_desktop.ui.editor.questions.settings_form import SectionRow
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.domain.questions.given import MEDIA, quiz_of, sample, validator

from .library_parts import heard
from .quiz_desk_parts import ASSET, begin, click, form_of, open_desk, part, write

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
FOUR = [sample("true_false", id=f"q{n}", prompt=f"Statement {n}") for n in range(1, 5)]


@pytest.fixture
def desk(theme_host: ThemeHost, qtbot: QtBot) -> QuizDesk:
    """Four statements."""
    made = open_desk(quiz_of(*FOUR), ("Know it",))
    qtbot.addWidget(made)
    return made


def order(desk: QuizDesk) -> list[str]:
    """The questions as learners meet them; the stored quiz is valid."""
    content = desk.content()
    validator().validate(content)
    Quiz.parse(content)
    return [str(one["id"]) for one in content["questions"]]


def press(desk: QuizDesk, key: Qt.Key, held: Qt.KeyboardModifier = CTRL) -> None:
    """A key in the list."""
    desk.list.setFocus()
    QTest.keyClick(desk.list, key, held)


def test_alt_and_arrows_move_all_that_is_selected(desk: QuizDesk) -> None:
    told = heard(desk.quiz_changed)
    desk.list.select_keys(["q1", "q2"])
    press(desk, Qt.Key.Key_Down, ALT)
    assert order(desk) == ["q3", "q1", "q2", "q4"]
    assert desk.list.selected() == ["q1", "q2"]
    press(desk, Qt.Key.Key_Down, ALT)
    press(desk, Qt.Key.Key_Down, ALT)
    assert order(desk) == ["q3", "q4", "q1", "q2"]
    press(desk, Qt.Key.Key_Up, ALT)
    assert order(desk) == ["q3", "q1", "q2", "q4"]
    assert told[-1][0] == desk.content()


def test_questions_are_dragged(desk: QuizDesk) -> None:
    data = desk.list.lines.mimeData([desk.list.lines.index(0, 0)])
    box = desk.list.visualRect(desk.list.lines.index(3, 0))
    _drop(desk, data, box.bottomLeft() + QPoint(20, 30))
    assert order(desk) == ["q2", "q3", "q4", "q1"]
    _drop(desk, QMimeData(), box.center())
    assert order(desk) == ["q2", "q3", "q4", "q1"]


def _drop(desk: QuizDesk, data: QMimeData, at: QPoint) -> None:
    action, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    desk.list.dropEvent(QDropEvent(QPointF(at), action, data, left, none))


def test_deleting_goes_on_with_the_one_below(desk: QuizDesk) -> None:
    desk.choose("q2")
    press(desk, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    assert order(desk) == ["q1", "q3", "q4"]
    assert desk.current == "q3"
    desk.list.select_keys(["q3", "q4"])
    press(desk, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    assert desk.current == "q1"
    press(desk, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    assert order(desk) == []
    assert desk.stack.currentWidget() is desk.empty
    assert not desk.bar.isVisibleTo(desk)


def test_a_copy_has_an_id_of_its_own(desk: QuizDesk) -> None:
    desk.choose("q1")
    press(desk, Qt.Key.Key_D)
    made = desk.content()["questions"]
    assert [one["prompt"] for one in made[:3]] == ["Statement 1", "Statement 1", "Statement 2"]
    assert len({one["id"] for one in made}) == 5
    assert desk.current == made[1]["id"]


def test_questions_go_to_another_quiz_with_their_pictures(
    desk: QuizDesk, theme_host: ThemeHost, qtbot: QtBot
) -> None:
    text, below = sample("description", id="t"), {**FOUR[0], "stimulus": "t"}
    other = open_desk(quiz_of(text, below, sample("hotspot", id="h"), media=MEDIA))
    qtbot.addWidget(other)
    other.list.select_keys(["t", "q1", "h"])
    press(other, Qt.Key.Key_X)
    assert order(other) == []
    desk.choose("q4")
    press(desk, Qt.Key.Key_V)
    made = desk.content()
    added = made["questions"][4:]
    assert [one["type"] for one in added] == ["description", "true_false", "hotspot"]
    assert added[1]["stimulus"] == added[0]["id"] != "t"
    assert {one["id"] for one in made["media"]} >= {added[2]["image"]}
    assert len(order(desk)) == 7


def test_a_foreign_text_is_for_the_dialog(desk: QuizDesk) -> None:
    wishes = heard(desk.paste_text_wanted)
    for text in (
        "1. What is it?",
        '{"coursegen:questions": 1, "questions": 7}',
        "coursegen:questions",
    ):
        QGuiApplication.clipboard().setText(text)
        press(desk, Qt.Key.Key_V)
    assert len(wishes) == 3
    assert len(order(desk)) == 4


def test_an_unfinished_question_is_marked_and_kept(desk: QuizDesk) -> None:
    desk.choose("q2")
    write(form_of(desk).prompt.box, "")
    assert desk.list.lines.item(1).state == DRAFT
    assert "draft" in desk.list.lines.item(1).spoken
    assert form_of(desk).prompt._field.error
    assert not form_of(desk).draft.isHidden()
    assert order(desk) == ["q1", "q2", "q3", "q4"]
    content = desk.content()
    assert content["questions"][1] == FOUR[1]
    assert [item.id for item in drafts_in(content)] == ["q2"]
    desk.show_view("try")
    assert desk.trying._question is None
    desk.show_view("edit")
    write(form_of(desk).prompt.box, "Mended")
    assert drafts_in(desk.content()) == ()
    assert desk.content()["questions"][1]["prompt"] == "Mended"


def test_a_new_question_complains_only_after_it_was_left(desk: QuizDesk) -> None:
    form = begin(desk, "true_false")
    assert not form.prompt._field.error
    assert desk.list.lines.item(1).state == DRAFT
    new = desk.current
    desk.choose("q1")
    desk.choose(new)
    assert form.prompt._field.error
    assert part(form, TrueFalsePart).error.text() == "Say which one is right."


def test_undo_from_outside_keeps_place_and_keyboard(desk: QuizDesk) -> None:
    desk.choose("q3")
    before = copy.deepcopy(desk.content())
    box = form_of(desk).prompt.box
    write(box, "Another text")
    assert box.hasFocus()
    cursor = box.textCursor()
    cursor.setPosition(3)
    box.setTextCursor(cursor)
    desk.show_quiz(ASSET, desk.content())  # its own echo
    assert box.textCursor().position() == 3
    desk.show_quiz(ASSET, before)
    assert box.text() == "Statement 3"
    assert desk.current == "q3"
    assert box.hasFocus()
    desk.show_quiz(ASSET, quiz_of(*FOUR[:2]))
    assert desk.current == "q2"
    desk.show_quiz(AssetId(8), quiz_of(FOUR[3]))
    assert desk.current == "q4"


def test_flaws_stand_beside_the_form_and_are_mended(desk: QuizDesk) -> None:
    desk.choose("q2")
    fix = {**FOUR[1], "prompt": "A better statement"}
    flaw = Flaw("q2", "vague", "It says too little.", fix)
    desk.show_flaws([flaw, Flaw("q3", "long", "It is too long.")])
    assert [line.state for line in desk.list.lines.items] == ["", FLAWED, FLAWED, ""]
    cards = form_of(desk).flaws
    click(cards.buttons[0])
    assert desk.content()["questions"][1]["prompt"] == "A better statement"
    assert form_of(desk).prompt.box.text() == "A better statement"
    assert cards.flaws == ()
    desk.choose("q3")
    assert [one.words for one in form_of(desk).flaws.flaws] == ["It is too long."]
    assert form_of(desk).flaws.buttons == []


def test_settings_of_the_quiz(desk: QuizDesk) -> None:
    click(desk.panel.settings)
    form = desk.settings
    head: Any = part(form, FieldsPart)  # type: ignore[arg-type]
    write(head.fields["title"].edit, "A new title")
    how = form.behaviour
    how.how.setCurrentIndex(how.how.findData("interactive"))
    how.penalty.setValue(25)
    how.minutes.setValue(1.5)
    settings: Any = next(one for one in form.parts if one.names == ("settings",))
    settings.fields["attempts"].edit.setValue(3)
    settings.fields["pass_mark"].edit.setValue(60)
    click(settings.fields["shuffle_questions"].edit)
    content = desk.content()
    order(desk)
    rules = Quiz.parse(content).rules
    assert content["title"] == "A new title"
    assert desk.panel.title.text() == "A new title"
    assert content["settings"] == {
        "behaviour": "interactive", "time_limit_s": 90, "attempts": 3, "pass_mark": 0.6,
        "shuffle_questions": True,
    }  # fmt: skip
    assert (rules.behaviour.value, rules.penalty) == ("interactive", 0.25)
    more: Any = form.parts[3]
    assert more.names == ("ext",)
    form.folds[more].set_open(True)
    more.fields["wait_s"].edit.setValue(60)
    click(more.fields["counts_pauses"].edit)
    rules = Quiz.parse(desk.content()).rules
    assert (rules.options.wait_s, rules.counts_pauses) == (60, False)
    assert rules.penalty == 0.25
    more.fields["wait_s"].edit.setValue(0)
    how.how.setCurrentIndex(how.how.findData("mastery"))
    how.right.setValue(7)
    rules = Quiz.parse(desk.content()).rules
    assert rules.behaviour.value == "mastery"
    assert (rules.options.mastery.right, rules.options.mastery.of) == (7, 7)
    how.how.setCurrentIndex(how.how.findData("immediate"))
    assert "behaviour" not in desk.content()["settings"]


def test_pools_pick_of_their_questions(desk: QuizDesk) -> None:
    desk.show_view("settings")
    sections = desk.settings.sections
    click(sections.add_button)
    click(sections.add_button)
    first: Any = sections.rows[0]
    assert isinstance(first, SectionRow)
    first.pick.setValue(2)
    lines = [line.title for line in desk.list.lines.items if line.is_head]
    assert lines == ["Pool 1", "Pool 2"]
    desk.list.select_keys(["q4"])
    press(desk, Qt.Key.Key_Down, ALT)
    content = desk.content()
    assert [one["questions"] for one in content["sections"]] == [["q1", "q2", "q3"], ["q4"]]
    assert len(Quiz.parse(content).run(3)) == 3
    press(desk, Qt.Key.Key_Up, ALT)
    assert [one["questions"] for one in desk.content()["sections"]][1] == []
    desk.choose("q3")
    press(desk, Qt.Key.Key_D)
    assert len(desk.content()["sections"][0]["questions"]) == 5
    order(desk)


def test_ctrl_t_tries_and_comes_back(desk: QuizDesk) -> None:
    desk.choose("q1")
    form_of(desk).prompt.box.setFocus()
    QTest.keyClick(form_of(desk).prompt.box, Qt.Key.Key_T, CTRL)
    assert desk.stack.currentWidget() is desk.trying
    focused = QApplication.focusWidget()
    assert focused is not None
    assert desk.trying.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_T, CTRL)
    assert form_of(desk).prompt.box.hasFocus()


def test_the_lists_of_what_can_be_done(desk: QuizDesk) -> None:
    desk.choose("q2")
    menu = acts_menu(desk)
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert words == ["Duplicate", "Move up", "Move down", "Cut", "Copy", "Paste", "Delete"]
    menu.actions()[1].trigger()
    assert order(desk)[:2] == ["q2", "q1"]
    menu.close()
    made = kinds_menu(desk)
    assert len(made.actions()) == 14
    assert all("\t" in action.text() for action in made.actions())
    made.close()
    for kind in kinds():
        blank = blank_question(kind, "new")
        assert shaped(blank) == blank


def test_several_quizzes_and_none(desk: QuizDesk) -> None:
    chosen, added = heard(desk.quiz_chosen), heard(desk.add_quiz_wanted)
    desk.show_quiz(ASSET, desk.content(), quizzes={7: "One", 9: "Two"})
    box = desk.panel.quizzes
    assert box.isVisible()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert chosen == [(9,)]
    desk.show_nothing()
    click(desk.nothing._action)
    assert added == [()]
    assert desk.content() == {}


@pytest.mark.parametrize(
    "kind, first, last",
    [
        ("choice", "Option 1 is right", "Add an option"),
        ("short_text", "Accepted answer 1", "Add an accepted answer"),
        ("match", "Entry 1", "Add an entry"),
        ("order", "Item 1", "Add an item"),
        ("numeric", "Accepted number 1", "Add an accepted number"),
    ],
)
def test_the_tab_key_comes_to_the_rows_before_what_stands_below_them(
    desk: QuizDesk, kind: str, first: str, last: str
) -> None:
    begin(desk, kind).prompt.box.setFocus()
    names = []
    for _ in range(30):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName() or getattr(focus, "text", str)())
    assert names.index(first) < names.index(last) < names.index("Hints")
