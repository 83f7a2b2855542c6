"""Trying a question on the desk, beside its form or instead of it; and its forms as such."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coursegen_desktop.domain.questions.base import Verdict
from coursegen_desktop.domain.quiz import Quiz
from coursegen_desktop.domain.quiz_draft import DRAFTS_KEY
from coursegen_desktop.ui.editor.questions import type_parts
from coursegen_desktop.ui.editor.questions.choice_part import ChoicePart
from coursegen_desktop.ui.editor.questions.desk import QuizDesk
from coursegen_desktop.ui.editor.questions.form import QuestionForm
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.domain.questions.given import quiz_of, sample

from .library_parts import heard
from .question_parts import RAW, find_media
from .quiz_desk_parts import ASSET, begin, click, form_of, open_desk, part, settle, write

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
FOUR = [sample("true_false", id=f"q{n}", prompt=f"Statement {n}") for n in range(1, 5)]


@pytest.fixture
def desk(theme_host: ThemeHost, qtbot: QtBot) -> QuizDesk:
    """Four statements."""
    made = open_desk(quiz_of(*FOUR), ("Know it",))
    qtbot.addWidget(made)
    return made


def test_trying_is_judged_as_the_quiz_judges(desk: QuizDesk) -> None:
    desk.choose("q1")
    click(desk.bar.try_it)
    trying, told = desk.trying, heard(desk.quiz_changed)
    assert not trying.check.isEnabled()
    right = trying._question.correct_answer()  # type: ignore[union-attr]
    trying.pane.interaction.set_answer({"value": not right["value"]})  # type: ignore[union-attr]
    trying.pane.interaction.changed.emit()  # type: ignore[union-attr]
    click(trying.check)
    assert trying.points.text().startswith("0 of 1 points")
    click(trying.again)
    trying.pane.interaction.set_answer(right)  # type: ignore[union-attr]
    trying.pane.interaction.changed.emit()  # type: ignore[union-attr]
    click(trying.check)
    assert trying.points.text().startswith("1 of 1 points")
    assert not trying.check.isEnabled()
    assert told == []


def test_an_unfinished_question_says_where_to_look(desk: QuizDesk) -> None:
    begin(desk, "numeric")
    desk.show_view("try")
    assert desk.trying.nothing.accessibleDescription() == (
        "Something is still empty or cannot be read; the form marks where."
    )


def test_the_question_stands_beside_its_form_where_there_is_room(
    desk: QuizDesk, qtbot: QtBot
) -> None:
    area = desk.area
    desk.choose("q1")
    assert "preview" not in vars(area)
    desk.resize(1500, 760)
    settle()
    preview = area.preview
    assert preview.isVisible()
    assert preview.pane.question is not None
    write(form_of(desk).prompt.box, "Seen at once")
    assert form_of(desk).prompt.box.hasFocus()
    qtbot.waitUntil(lambda: preview.pane.question.prompt == "Seen at once")
    write(form_of(desk).prompt.box, "")
    qtbot.waitUntil(lambda: preview._question is None)
    desk.show_view("try")
    assert not preview.isVisible()
    desk.show_view("edit")
    desk.choose("q2")
    assert preview.pane.question.prompt == "Statement 2"
    desk.resize(900, 760)
    settle()
    assert not preview.isVisible()


def test_hints_come_before_the_last_word(desk: QuizDesk) -> None:
    raw = sample("short_text", id="s", hints=[{"text": "Think of fjords"}])
    desk.show_quiz(ASSET, quiz_of(raw))
    desk.choose("s")
    desk.show_view("try")
    trying = desk.trying
    for _ in range(2):
        trying.pane.interaction.set_answer({"text": "nothing of the kind"})  # type: ignore[union-attr]
        trying.check_answer()
        settle()
    tried = trying.pane.tried
    assert trying.pane.interaction.is_locked  # type: ignore[union-attr]
    assert tried.isHidden()
    trying.begin()
    trying.pane.interaction.set_answer({"text": "nothing of the kind"})  # type: ignore[union-attr]
    trying.check_answer()
    assert "fjords" in tried.spoken()
    assert not trying.pane.interaction.is_locked  # type: ignore[union-attr]


def test_files_of_a_trial_are_only_looked_at(desk: QuizDesk, tmp_path: Path) -> None:
    raw = sample("upload", id="u", accept=[".pdf"])
    desk.show_quiz(ASSET, quiz_of(raw))
    desk.choose("u")
    desk.show_view("try")
    good, bad = tmp_path / "notes.pdf", tmp_path / "notes.exe"
    for path in (good, bad):
        path.write_bytes(b"words")
    desk.trying.pane.files_offered.emit("u", [str(good), str(bad), str(tmp_path / "gone.pdf")])
    answer = desk.trying.pane.answer()
    assert answer is not None
    assert [one["name"] for one in answer["files"]] == ["notes.pdf"]  # type: ignore[attr-defined]


def test_tab_goes_through_rows_in_their_order(desk: QuizDesk) -> None:
    form = begin(desk, "choice")
    rows: Any = part(form, ChoicePart).rows
    rows.add(at=0)
    seen = []
    rows.rows[0].radio.setFocus()
    for _ in range(40):
        seen.append(QApplication.focusWidget())
        if seen[-1] is rows.add_button:
            break
        QTest.keyClick(seen[-1], Qt.Key.Key_Tab)
    texts = [row.text for row in rows.rows]
    assert [one for one in seen if one in texts] == texts
    assert seen[-1] is rows.add_button


def test_an_untouched_field_leaves_undo_to_the_course(desk: QuizDesk) -> None:
    wishes = []
    undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), desk)
    undo.activated.connect(lambda: wishes.append("course"))
    box = form_of(desk).prompt.box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Z, CTRL)
    assert wishes == ["course"]
    QTest.keyClicks(box, "x")
    QTest.keyClick(box, Qt.Key.Key_Z, CTRL)
    assert wishes == ["course"]
    assert box.text() == "Statement 1"


class Windows(QObject):
    """Notes what is shown as a window of its own, be it for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if is_shown and watched.isWindow() and not isinstance(watched, QuizDesk):  # type: ignore[attr-defined]
            self.seen.append(type(watched).__name__)
        return False


def name_of(widget: QWidget) -> str:
    """What a screen reader says."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def nameless(form: QuestionForm) -> list[str]:
    """What takes the keyboard and does not say what it is."""
    for fold in form.folds.values():
        fold.set_open(True)
    return [
        f"{form.kind}: {type(widget).__name__}"
        for widget in form.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not name_of(widget)
    ]


def open_strange(desk: QuizDesk, odd: object) -> None:
    """Drafts in which every field but the common ones is something else, as a file may hold."""
    drafts = []
    for at, question in enumerate(RAW["questions"]):
        own = {name: odd for name in question if name not in type_parts.COMMON}
        drafts.append({"at": at, "question": {**question, **own}})
    ext = {DRAFTS_KEY: {"questions": drafts}}
    desk.show_quiz(ASSET, quiz_of(media=RAW["media"], ext=ext))
    assert len(desk.draft.items) == len(drafts)  # type: ignore[union-attr]
    for question in RAW["questions"]:
        desk.choose(question["id"])
        form_of(desk).prompt.box.setPlainText("Written on")
        assert desk.item is not None
        assert desk.item.raw["prompt"] == "Written on"


def test_every_form_gives_back_what_it_shows(theme_host: ThemeHost, qtbot: QtBot) -> None:
    """To the last figure. Each field has a name, and no part is a window for a moment: that
    would take the keyboard away from whoever types.
    """
    desk = QuizDesk()
    qtbot.addWidget(desk)
    desk.media_resolver = find_media
    desk.resize(1000, 760)
    desk.show()
    spy, found = Windows(), []
    QGuiApplication.instance().installEventFilter(spy)
    try:
        desk.show_quiz(ASSET, copy.deepcopy(RAW))
        for question in RAW["questions"]:
            desk.choose(question["id"])
            settle()
            form = form_of(desk)
            found += nameless(form)
            for one in form.parts:
                rows = getattr(one, "rows", None)
                if rows is not None and hasattr(rows, "changed"):
                    rows.changed.emit()
            assert form.raw == question
        for view in ("try", "settings"):
            desk.show_view(view)
        assert desk.content() == RAW
        desk.settings.sections.add()
        for odd in (7, "x", [[]], [{"id": "z", "coords": ["x"], "answers": 7}]):
            open_strange(desk, odd)
    finally:
        QGuiApplication.instance().removeEventFilter(spy)
    assert spy.seen == []
    assert found == []


def test_a_kind_that_came_later_has_a_form(desk: QuizDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its plain fields by their names, the others as JSON."""
    monkeypatch.delitem(type_parts._EDITORS, "essay")
    monkeypatch.setattr(type_parts, "_specs", lambda _kind: ())
    form = begin(desk, "essay")
    write(form.prompt.box, "Why?")
    rubric: Any = next(one for one in form.parts if one.names == ("rubric",))
    write(rubric.box, json.dumps([{"text": "Reason", "points": 2}]))
    plain: Any = next(one for one in form.parts if "min_words" in one.names)
    plain.fields["min_words"].edit.setValue(20)
    question = Quiz.parse(desk.content()).question(desk.current)
    assert question is not None
    assert question.grade({"text": "Because"}).verdict is Verdict.NONE
    assert question.model_dump(mode="json")["rubric"] == [{"text": "Reason", "points": 2}]
    write(rubric.box, "[")
    assert desk.item is not None
    assert desk.item.faults[0].field == "rubric"
