"""A question of every type is written in its form, stored, and judged as it was meant."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coursegen_desktop.ui.editor.questions.area_board import AreaBoard
from coursegen_desktop.ui.editor.questions.choice_part import ChoicePart, TrueFalsePart
from coursegen_desktop.ui.editor.questions.cloze_part import ClozePart
from coursegen_desktop.ui.editor.questions.desk import QuizDesk
from coursegen_desktop.ui.editor.questions.hand_parts import FilesPart, MarkedByPart
from coursegen_desktop.ui.editor.questions.match_part import MatchPart, OrderPart
from coursegen_desktop.ui.editor.questions.picture_parts import HotspotPart, LabelsPart
from coursegen_desktop.ui.editor.questions.schema_fields import FieldsPart
from coursegen_desktop.ui.editor.questions.typed_parts import AnswersPart, RowsPart
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.domain.questions.given import quiz_of, sample

from .question_parts import RAW
from .quiz_desk_parts import (
    LEFT,
    begin,
    click,
    earned,
    form_of,
    open_desk,
    part,
    settle,
    whole,
    write,
)

EMPTY = {"format": "quiz", "version": "1.0", "id": "quiz", "title": "Quiz", "questions": []}
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(theme_host: ThemeHost, qtbot: QtBot) -> QuizDesk:
    """An empty quiz that has the pictures of the sample."""
    made = open_desk({**EMPTY, "media": RAW["media"]})
    qtbot.addWidget(made)
    return made


def answers_of(form: Any) -> Any:
    """The part with accepted answers."""
    found = form.parts[1]
    assert isinstance(found, AnswersPart)
    return found


def item(desk: QuizDesk) -> Any:
    """The question in front, as it was written."""
    assert desk.item is not None
    return desk.item


def test_single_choice(desk: QuizDesk) -> None:
    form = begin(desk, "choice")
    assert form.prompt.box.hasFocus()
    write(form.prompt.box, "Which gas do plants take up?")
    rows = part(form, ChoicePart).rows
    for row, text in zip(rows.rows, ("Oxygen", "Carbon dioxide", "Helium", "Neon"), strict=True):
        write(row.text, text)
    assert item(desk).whole is None
    click(rows.rows[1].radio)
    made = whole(desk)
    assert earned(made, chosen=["c2"]) == 1
    assert earned(made, chosen=["c1"]) == 0
    click(rows.rows[0].radio)
    assert earned(whole(desk), chosen=["c1"]) == 1
    assert earned(whole(desk), chosen=["c2"]) == 0


def test_several_right_options_share_the_credit(desk: QuizDesk) -> None:
    form = begin(desk, "multiple")
    write(form.prompt.box, "Which are primes?")
    choice = part(form, ChoicePart)
    for row, text in zip(choice.rows.rows, "2479", strict=True):
        write(row.text, text)
    click(choice.rows.rows[0].check)
    click(choice.rows.rows[2].check)
    made = whole(desk)
    assert earned(made, chosen=["c1", "c3"]) == 1
    assert earned(made, chosen=["c1"]) == 0.5
    click(choice.partial)
    slider = choice.rows.rows[3].credit.slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_PageDown)
    assert slider.isVisible()
    assert earned(whole(desk), chosen=["c1", "c3", "c4"]) == 0.75


def test_an_option_is_moved_removed_and_answered(desk: QuizDesk) -> None:
    form = begin(desk, "choice")
    write(form.prompt.box, "Which one?")
    rows = part(form, ChoicePart).rows
    for row, text in zip(rows.rows, "abcd", strict=True):
        write(row.text, text)
    click(rows.rows[0].radio)
    rows.rows[0].text.setFocus()
    QTest.keyClick(rows.rows[0].text, Qt.Key.Key_Down, ALT)
    assert [one["text"] for one in item(desk).raw["choices"]] == ["b", "a", "c", "d"]
    assert rows.rows[1].text.hasFocus()
    click(rows.rows[3]._remove)
    click(rows.rows[1].talk)
    write(rows.rows[1].feedback, "Well done")
    QTest.keyClick(rows.rows[2].text, Qt.Key.Key_Return)
    write(rows.rows[3].text, "e")
    raw = whole(desk).model_dump(mode="json")
    assert [(one["text"], one["fraction"]) for one in raw["choices"]] == [
        ("b", 0), ("a", 1), ("c", 0), ("e", 0),
    ]  # fmt: skip
    assert raw["choices"][1]["feedback"] == "Well done"
    assert raw["choices"][3]["id"] == "c4"


def test_a_row_is_dragged_by_its_grip(desk: QuizDesk) -> None:
    form = begin(desk, "order")
    rows = part(form, OrderPart).rows
    for row, text in zip(rows.rows, "abc", strict=True):
        write(row.text, text)
    settle()
    grip, last = rows.rows[0]._grip, rows.rows[2]
    start, goal = grip.rect().center(), grip.mapFromGlobal(last.mapToGlobal(QPoint(10, 30)))
    QTest.mousePress(grip, LEFT, pos=start)
    QTest.mouseMove(grip, (start + goal) / 2)
    QTest.mouseMove(grip, grip.mapFromGlobal(last.mapToGlobal(QPoint(10, 30))))
    QTest.mouseRelease(grip, LEFT, pos=start)
    assert "".join(row.text.text() for row in rows.rows) in ("bca", "bac")
    assert item(desk).raw["correct"][0] == "i2"


def test_figures_keep_places_that_are_not_shown(desk: QuizDesk) -> None:
    raw = sample("cloze", id="c")
    for gap in raw["gaps"].values():
        gap["weight"] = 0.3333333
    essay = sample("essay", id="e", rubric=[{"text": "Names it", "points": 1.125}])
    desk.show_quiz(desk.asset_id, quiz_of(raw, essay))  # type: ignore[arg-type]
    desk.choose("c")
    card = next(iter(part(form_of(desk), ClozePart).cards.values()))
    card.changed.emit()
    assert {gap["weight"] for gap in item(desk).raw["gaps"].values()} == {0.3333333}
    desk.choose("e")
    rubric = part(form_of(desk), RowsPart)
    write(rubric.rows.rows[0].text, "Names all")
    assert item(desk).raw["rubric"] == [{"text": "Names all", "points": 1.125}]


def test_true_or_false(desk: QuizDesk) -> None:
    form = begin(desk, "true_false")
    write(form.prompt.box, "The sun is a star.")
    truth = part(form, TrueFalsePart)
    click(truth.true)
    write(truth.words[0], "Yes")
    write(truth.words[1], "No")
    write(truth.feedback["feedback_false"], "It is.")
    made = whole(desk)
    assert earned(made, value=True) == 1
    grade = made.grade({"value": False})
    assert grade.fraction == 0
    assert grade.parts[1].feedback == "It is."
    assert made.correct_text() == "Yes"


def test_short_answer(desk: QuizDesk) -> None:
    form = begin(desk, "short_text")
    write(form.prompt.box, "Capital of Norway?")
    answers = answers_of(form)
    write(answers.rows.rows[0].text, "Oslo")
    QTest.keyClick(answers.rows.rows[0].text, Qt.Key.Key_Return)
    row = answers.rows.rows[1]
    write(row.text, "Chris*")
    row.match.setCurrentIndex(row.match.findData("wildcard"))
    click(answers.partial)
    row.credit.slider.setValue(50)
    made = whole(desk)
    assert earned(made, text="oslo") == 1
    assert earned(made, text="Christiania") == 0.5
    assert earned(made, text="Bergen") == 0
    row.match.setCurrentIndex(row.match.findData("regex"))
    write(row.text, "(")
    assert "regular expression" in answers.rows.error.text()
    assert item(desk).whole is not None
    assert item(desk).whole["answers"][1]["text"] == "Chris*"


def test_number_with_tolerance_and_units(desk: QuizDesk) -> None:
    form = begin(desk, "numeric")
    write(form.prompt.box, "How fast?")
    row = answers_of(form).rows.rows[0]
    write(row.number_box, "120")
    row.kind.setCurrentIndex(row.kind.findData("relative"))
    write(row.spread, "5")
    made = whole(desk)
    assert item(desk).raw["answers"][0]["tolerance"] == {"kind": "relative", "value": 0.05}
    assert earned(made, text="126") == 1
    assert earned(made, text="127") == 0
    units: Any = form.parts[2]
    click(units.rows.add_button)
    write(units.rows.rows[0].unit, "km/h")
    fields = part(form, FieldsPart)
    fields.fields["unit_use"].edit.set_value("graded")
    made = whole(desk)
    assert earned(made, text="120", unit="km/h") == 1
    assert earned(made, text="120") == 0.9
    row.kind.setCurrentIndex(row.kind.findData("range"))
    write(row.low, "1,5")
    write(row.high, "2")
    click(row.with_high)
    made = whole(desk)
    assert earned(made, text="1.5 km/h") == 1
    assert earned(made, text="2 km/h") == 0


def test_a_figure_that_is_none_stays_and_is_told(desk: QuizDesk) -> None:
    form = begin(desk, "numeric")
    write(form.prompt.box, "How many?")
    row = answers_of(form).rows.rows[0]
    write(row.number_box, "12")
    whole(desk)
    write(row.number_box, "a dozen")
    desk.show_view("try")
    desk.show_view("edit")
    assert row.number_box.text() == "a dozen"
    assert row.error.text() == "Type a number, such as 4 or 0.5."
    assert item(desk).whole["answers"][0]["value"] == "12"


def test_pairs_and_categories(desk: QuizDesk) -> None:
    form = begin(desk, "match")
    write(form.prompt.box, "Who wrote it?")
    match = part(form, MatchPart)
    for row, (stem, option) in zip(
        match.rows.rows, (("Emma", "Austen"), ("Faust", "Goethe"), ("War", "Tolstoy")), strict=True
    ):
        write(row.stem, stem)
        write(row.answer, option)
    click(match.others.add_button)
    write(match.others.rows[0].text, "Hugo")
    made = whole(desk)
    assert earned(made, pairs={"s1": "o1", "s2": "o2", "s3": "o3"}) == 1
    assert earned(made, pairs={"s1": "o4", "s2": "o2", "s3": "o3"}) == pytest.approx(2 / 3)
    click(match.sorting)
    assert len(match.others.rows) == 4
    third = match.rows.rows[2]
    third.category.setCurrentIndex(third.category.findData("o1"))
    made = whole(desk)
    assert item(desk).raw["one_to_one"] is False
    assert earned(made, pairs={"s1": "o1", "s2": "o2", "s3": "o1"}) == 1
    click(match.pairs)
    assert [row.answer.text() for row in match.rows.rows] == ["Austen", "Goethe", "Austen"]
    assert len({pair["option"] for pair in item(desk).raw["pairs"]}) == 3


def test_order(desk: QuizDesk) -> None:
    form = begin(desk, "order")
    write(form.prompt.box, "From the sun on")
    rows = part(form, OrderPart).rows
    for row, text in zip(rows.rows, ("Venus", "Mercury", "Earth"), strict=True):
        write(row.text, text)
    rows.rows[1].text.setFocus()
    QTest.keyClick(rows.rows[1].text, Qt.Key.Key_Up, ALT)
    made = whole(desk)
    assert made.correct_text() == "Mercury → Venus → Earth"
    assert earned(made, order=["i2", "i1", "i3"]) == 1
    assert earned(made, order=["i1", "i2", "i3"]) == 0


def test_gaps_of_all_kinds(desk: QuizDesk) -> None:
    form = begin(desk, "cloze")
    box = form.prompt.box
    write(box, "Plants take up water")
    cursor = box.textCursor()
    cursor.setPosition(15)
    cursor.setPosition(20, cursor.MoveMode.KeepAnchor)
    box.setTextCursor(cursor)
    QTest.keyClick(box, Qt.Key.Key_G, CTRL)
    assert box.text() == "Plants take up {{gap:g1}}"
    made = whole(desk)
    assert earned(made, gaps={"g1": "Water"}) == 1
    assert earned(made, gaps={"g1": "air"}) == 0
    cloze = part(form, ClozePart)
    card = cloze.cards["g1"]
    card.kind.setCurrentIndex(card.kind.findData("choice"))
    settle()
    assert card.rows.rows[0].text.text() == "water"
    write(card.rows.rows[1].text, "air")
    assert earned(whole(desk), gaps={"g1": "c1"}) == 1
    card.kind.setCurrentIndex(card.kind.findData("pool"))
    settle()
    click(cloze.pool.add_button)
    write(cloze.pool.rows[0].text, "water")
    click(cloze.pool.add_button)
    write(cloze.pool.rows[1].text, "air")
    click(card.chips["w1"])
    made = whole(desk)
    assert earned(made, gaps={"g1": "w1"}) == 1
    assert earned(made, gaps={"g1": "w2"}) == 0
    click(card.remove)
    assert box.text() == "Plants take up water"
    assert item(desk).raw["gaps"] == {}
    assert item(desk).whole is not None


def board_of(form: Any, kind: Any, picture: str) -> AreaBoard:
    """The picture of a form, once it was chosen."""
    found = part(form, kind)
    found.image.setCurrentIndex(found.image.findData(picture))
    settle()
    board: AreaBoard = found.board
    assert board.picture is not None
    return board


def drag_on(board: AreaBoard, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Drag the mouse between two places of the picture."""
    one, other = board.to_screen(*start).toPoint(), board.to_screen(*end).toPoint()
    QTest.mousePress(board, LEFT, pos=one)
    QTest.mouseMove(board, (one + other) / 2)
    QTest.mouseMove(board, other)
    QTest.mouseRelease(board, LEFT, pos=other)


def test_areas_are_drawn_by_mouse_and_by_keys(desk: QuizDesk) -> None:
    form = begin(desk, "hotspot")
    write(form.prompt.box, "Point at it")
    board = board_of(form, HotspotPart, "cell")
    hot = part(form, HotspotPart)
    board.set_tool("rect")
    drag_on(board, (100, 100), (200, 160))
    settle()
    left, top, right, bottom = item(desk).raw["areas"][0]["coords"]
    assert abs(left - 100) < 3
    assert abs(bottom - 160) < 3
    made = whole(desk)
    assert earned(made, points=[[150, 130]]) == 1
    assert earned(made, points=[[10, 10]]) == 0
    board.set_tool("")
    board.setFocus()
    board.choose(0)
    QTest.keyClick(board, Qt.Key.Key_Right)
    QTest.keyClick(board, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert item(desk).raw["areas"][0]["coords"] == [left + 10, top + 1, right + 10, bottom + 1]
    QTest.keyClick(board, Qt.Key.Key_Right, CTRL)
    assert item(desk).raw["areas"][0]["coords"] == [left + 10, top + 1, right + 20, bottom + 1]
    QTest.keyClick(board, Qt.Key.Key_E)
    assert item(desk).raw["areas"][1]["shape"] == "ellipse"
    row = hot.rows.rows[1]
    row.worth.setCurrentIndex(row.worth.findData("wrong"))
    x, y = item(desk).raw["areas"][1]["coords"][:2]
    assert earned(whole(desk), points=[[x, y]]) == 0
    QTest.keyClick(board, Qt.Key.Key_Delete)
    assert len(item(desk).raw["areas"]) == 1
    row = hot.rows.rows[0]
    row.place.figures[0].setValue(300)
    assert item(desk).raw["areas"][0]["coords"][0] == 300


def test_a_polygon_and_its_corners(desk: QuizDesk) -> None:
    form = begin(desk, "hotspot")
    write(form.prompt.box, "Point at it")
    board = board_of(form, HotspotPart, "cell")
    board.set_tool("poly")
    for corner in ((100, 100), (200, 100), (150, 180)):
        QTest.mouseClick(board, LEFT, pos=board.to_screen(*corner).toPoint())
    QTest.keyClick(board, Qt.Key.Key_Return)
    assert earned(whole(desk), points=[[150, 120]]) == 1
    before = item(desk).raw["areas"][0]["coords"]
    board.set_tool("")
    drag_on(board, (before[4], before[5]), (150, 260))
    assert earned(whole(desk), points=[[150, 240]]) == 1
    QTest.keyClick(board, Qt.Key.Key_Period)
    QTest.keyClick(board, Qt.Key.Key_Left)
    assert item(desk).raw["areas"][0]["coords"][0] == before[0] - 10
    drag_on(board, (150, 130), (250, 130))
    assert item(desk).raw["areas"][0]["coords"][2] == pytest.approx(before[2] + 100, abs=3)


def test_labels_and_zones(desk: QuizDesk) -> None:
    form = begin(desk, "drag_image")
    write(form.prompt.box, "Label it")
    board = board_of(form, LabelsPart, "cycle")
    labels = part(form, LabelsPart)
    for text in ("Sun", "Cloud"):
        click(labels.labels.add_button)
        write(labels.labels.rows[-1].text, text)
    board.set_tool("rect")
    drag_on(board, (20, 20), (120, 80))
    drag_on(board, (220, 20), (320, 80))
    settle()
    made = whole(desk)
    assert earned(made, placed={"z1": "l1", "z2": "l2"}) == 1
    assert earned(made, placed={"z1": "l2", "z2": "l1"}) == 0
    chips = labels.rows.rows[1].chips
    click(chips["l1"])
    click(chips["l2"])
    assert item(desk).raw["zones"][1]["accepts"] == ["l1"]
    assert item(desk).faults  # there is one sun for two zones
    click(chips["l2"])
    click(chips["l1"])
    assert earned(whole(desk), placed={"z1": "l1", "z2": "l2"}) == 1


def test_essay_with_a_rubric(desk: QuizDesk) -> None:
    form = begin(desk, "essay")
    write(form.prompt.box, "Why does ice float?")
    rubric = part(form, RowsPart)
    click(rubric.rows.add_button)
    write(rubric.rows.rows[0].text, "Density is named")
    rubric.rows.rows[0].points.setValue(3)
    fields = part(form, FieldsPart).fields
    fields["min_words"].edit.setValue(5)
    who = part(form, MarkedByPart).who
    who.setCurrentIndex(who.findData("self"))
    made = whole(desk)
    assert made.shown(1).marked_by == "self"
    assert made.complaint({"text": "It is light."}) is not None
    assert made.graded_by_hand({"text": "x"}, {"rubric": [3]}).fraction == 1
    assert made.graded_by_hand({"text": "x"}, {"rubric": [1.5]}).fraction == 0.5


def test_upload(desk: QuizDesk) -> None:
    form = begin(desk, "upload")
    write(form.prompt.box, "Hand it in")
    files = part(form, FilesPart)
    write(files.kinds, ".pdf image/*")
    files.most.setValue(3)
    files.megabytes.setValue(2)
    rules = whole(desk).shown(1).files
    assert (rules.most, rules.accept, rules.max_bytes) == (3, (".pdf", "image/*"), 2 * 1024 * 1024)


def test_flashcard(desk: QuizDesk) -> None:
    form = begin(desk, "flashcard")
    write(form.prompt.box, "Plants use {{c1::light}}.")
    fields = part(form, FieldsPart).fields
    assert item(desk).faults
    click(fields["cloze"].edit)
    assert [card.front for card in whole(desk).shown(1).cards] == ["Plants use **[…]**."]
    click(fields["cloze"].edit)
    write(fields["back"].edit, "Yes")
    click(fields["reverse"].edit)
    assert len(whole(desk).shown(1).cards) == 2


def test_text(desk: QuizDesk) -> None:
    form = begin(desk, "description")
    write(form.prompt.box, "Read this first.")
    assert whole(desk).prompt == "Read this first."


def test_what_all_questions_have(desk: QuizDesk) -> None:
    desk.show_quiz(desk.asset_id, desk.content(), ("Explain light", "Name gases"))  # type: ignore[arg-type]
    form = begin(desk, "true_false")
    write(form.prompt.box, "It is so.")
    click(part(form, TrueFalsePart).true)
    plain: list[Any] = [one for one in form.parts if isinstance(one, FieldsPart)]
    feedback, points = plain[:2]
    write(feedback.fields["general"].edit, "Because.")
    points.fields["points"].edit.setValue(2.5)
    points.fields["penalty"].edit.setValue(25)
    points.fields["difficulty"].edit.setValue(40)
    hints = part(form, RowsPart)
    form.folds[hints].set_open(True)
    click(hints.rows.add_button)
    write(hints.rows.rows[0].text, "Think")
    hints.rows.rows[0].cost.slider.setValue(10)
    about = form.about
    about.outcome.setCurrentIndex(about.outcome.findData("Name gases"))
    write(about.tags, "air, gas, air")
    raw = whole(desk).model_dump(mode="json")
    assert raw["feedback"] == {"general": "Because."}
    assert (raw["points"], raw["penalty"], raw["difficulty"]) == (2.5, 0.25, 0.4)
    assert raw["hints"] == [{"text": "Think", "penalty": 0.1}]
    assert raw["tags"] == ["air", "gas"]
    assert raw["ext"] == {"coursegen:outcome": "Name gases"}
    points.fields["penalty"].edit.setValue(-1)
    write(feedback.fields["general"].edit, "")
    raw = whole(desk).model_dump(mode="json")
    assert "penalty" not in raw
    assert "feedback" not in raw
