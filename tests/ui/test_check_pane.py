"""The list of what a check found, by mouse and by keyboard, and the question before publishing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coursegen_desktop.domain.course_check import (
    CheckPlace,
    CheckReport,
    CourseProblem,
    PublishNotice,
    Severity,
    TextFix,
)
from coursegen_desktop.domain.ids import AssetId, LessonId
from coursegen_desktop.ui.editor.check.pane import CheckPane
from coursegen_desktop.ui.editor.check.publish_dialog import SHOW, PublishDialog
from coursegen_desktop.ui.editor.check.words import (
    lesson_words,
    notice_lines,
    place_words,
    problem_words,
)
from coursegen_desktop.ui.kit.lists import Text
from coursegen_desktop.ui.kit.theme import ThemeHost

from .library_parts import heard, press

LINE = CheckPlace(LessonId(3), "Winds", 12)
QUESTION = CheckPlace(LessonId(4), "Rain", 0, AssetId(7), "q3", 3)
FIX = TextFix(((0, "##", "#"),))


def problem(
    rule: str, severity: Severity, sentence: str, place: CheckPlace = LINE, fix: Any = None,
    **values: object,
) -> CourseProblem:  # fmt: skip
    return CourseProblem(rule, severity, place, sentence, tuple(values.items()), fix)


UNFINISHED = problem(
    "draft", Severity.ERROR, "The question is not finished: {reason}.", QUESTION,
    reason="a single choice needs one with fraction 1", field="choices",
)  # fmt: skip
LINK = problem("link", Severity.WARNING, "The link “{address}” leads nowhere.", address="../x.md")
JUMP = problem(
    "heading jump",
    Severity.WARNING,
    "The heading “{words}” leaves out a level.",
    fix=FIX,
    words="A",
)
ANOTHER = problem(
    "heading jump", Severity.WARNING, "The heading “{words}” leaves out a level.",
    CheckPlace(LessonId(5), "Snow", 2), FIX, words="B",
)  # fmt: skip
OUTCOME = problem(
    "outcome", Severity.ADVICE, "No question tests: {outcome}", CheckPlace(), outcome="Draw"
)
NEW = (
    "Their progress goes from 61% to 54% on average: lessons are new to them that they have not "
    "done."
)
REPORT = CheckReport((UNFINISHED, LINK, JUMP, ANOTHER, OUTCOME), 14, 62)


@pytest.fixture
def pane(qtbot: QtBot, theme_host: ThemeHost) -> Iterator[CheckPane]:
    made = CheckPane()
    qtbot.addWidget(made)
    made.resize(640, 560)
    made.show()
    made.activateWindow()
    yield made
    made.hide()


def titles(pane: CheckPane) -> list[str]:
    return [line.problem or line.title for line in pane.list.lines.items]


def test_problems_stand_in_groups_in_words(pane: CheckPane) -> None:
    pane.show_report(REPORT)
    assert titles(pane) == [
        "To mend before publishing",
        "The question is not finished. Mark the right option.",
        "Readers would stumble",
        "The link “../x.md” leads nowhere.",
        "The heading “A” leaves out a level.",
        "The heading “B” leaves out a level.",
        "Could be better",
        "No question tests: Draw",
    ]
    assert place_words(UNFINISHED) == "Rain · question 3"
    assert place_words(LINK) == "Winds · line 12"
    assert pane.verdict.text == "1 problem must be mended before the course can be published."
    spoken = pane.list.lines.items[1].spoken
    assert "error" in spoken, "the severity is told without its colour"
    assert "Rain" in spoken


def test_the_keyboard_walks_jumps_and_goes_round(pane: CheckPane) -> None:
    pane.show_report(REPORT)
    places = heard(pane.place_chosen)
    pane.focus_list()
    press(pane.list, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert places == [(QUESTION,), (LINE,)]
    found = [pane.step(1) for _ in range(4)]
    assert found == [JUMP, ANOTHER, OUTCOME, UNFINISHED]
    assert pane.step(-1) is OUTCOME
    assert [at for (at,) in places[2:]] == [
        LINE, ANOTHER.place, CheckPlace(), QUESTION, CheckPlace(),
    ]  # fmt: skip
    assert pane.go.isEnabled()


def test_only_what_can_be_mended_offers_it(pane: CheckPane) -> None:
    pane.show_report(REPORT)
    wanted = heard(pane.mend_wanted)
    assert not pane.mend.isEnabled()
    while pane.current is not JUMP:
        pane.step(1)
    assert pane.mend_all.text() == "Mend all 2 like it"
    QTest.mouseClick(pane.mend, Qt.MouseButton.LeftButton)
    QTest.mouseClick(pane.mend_all, Qt.MouseButton.LeftButton)
    assert wanted == [((JUMP,),), ((JUMP, ANOTHER),)]
    pane.set_busy(True)
    assert not pane.mend.isEnabled()
    assert not pane.mend_all.isEnabled()


def test_filters_by_severity(pane: CheckPane) -> None:
    pane.show_report(REPORT)
    chips = pane._chips
    assert chips[Severity.WARNING].accessibleName() == "Warnings, 3"
    QTest.mouseClick(chips[Severity.ADVICE], Qt.MouseButton.LeftButton)
    assert titles(pane) == ["Could be better", "No question tests: Draw"]
    assert pane.current is OUTCOME
    pane.show_report(CheckReport((LINK,), 14, 62))
    assert titles(pane) == ["Readers would stumble", "The link “../x.md” leads nowhere."], (
        "all again"
    )
    assert not chips[Severity.ADVICE].isVisible()


def test_a_place_is_kept_when_something_above_was_mended(pane: CheckPane) -> None:
    pane.show_report(REPORT)
    while pane.current is not ANOTHER:
        pane.step(1)
    pane.show_report(CheckReport((UNFINISHED, LINK, OUTCOME), 14, 62))
    assert pane.current is not None
    pane.show_report(CheckReport((), 14, 62))
    assert pane.current is None
    assert pane.step(1) is None
    assert pane.verdict.text == "Nothing was found that needs mending."
    assert not pane._acts.isVisible()


def test_a_list_without_end_is_cut_and_all_of_it_can_be_mended(pane: CheckPane) -> None:
    many = tuple(
        problem("heading jump", Severity.WARNING, JUMP.sentence, fix=FIX, words=str(number))
        for number in range(1_000)
    )
    pane.show_report(CheckReport(many, 500, 0))
    assert len(titles(pane)) == 152
    assert titles(pane)[-1] == "850 more come when some of these are mended"
    assert pane._chips[None].accessibleName() == "All, 1000"
    wanted = heard(pane.mend_wanted)
    QTest.mouseClick(pane.mend_all, Qt.MouseButton.LeftButton)
    assert wanted == [(many,)]


def test_waiting_failing_and_what_changed_since(pane: CheckPane) -> None:
    pane.show_progress(20, 62)
    assert pane._told.text() == "20 of 62 lessons"
    assert not pane._again.isEnabled()
    pane.show_failed("The disk is full.")
    assert pane.verdict.text == "The disk is full."
    assert pane._again.isEnabled()
    assert not pane._body.isVisible()
    pane.show_report(REPORT)
    pane.show_stale()
    assert "changed since" in pane.note.text
    pane.tell_mended(1, 2)
    assert pane.note.text.startswith("1 problem mended. Undo takes it back. 1 could not be")


# ---------------------------------------------------------------- publishing


@pytest.fixture
def dialog(qtbot: QtBot, theme_host: ThemeHost) -> PublishDialog:
    made = PublishDialog(None, "Weather")
    qtbot.addWidget(made)
    made.show()
    return made


def words(dialog: PublishDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(Text) if label.isVisible())


def test_errors_forbid_publishing_and_are_shown(dialog: PublishDialog) -> None:
    assert not dialog.publish.isEnabled()
    dialog.show_report(REPORT, PublishNotice(False))
    assert not dialog.publish.isEnabled()
    assert f"Rain · question 3: {problem_words(UNFINISHED)}" in words(dialog)
    assert "Nobody takes the course yet." in words(dialog)
    results = heard(dialog.finished)
    QTest.mouseClick(dialog.show_problems, Qt.MouseButton.LeftButton)
    assert results == [(SHOW,)]


def test_warnings_do_not(dialog: PublishDialog) -> None:
    dialog.show_report(CheckReport((LINK, OUTCOME), 1, 1), PublishNotice(False))
    results = heard(dialog.accepted)
    assert dialog.publish.hasFocus() or dialog.publish.isDefault()
    QTest.mouseClick(dialog.publish, Qt.MouseButton.LeftButton)
    assert len(results) == 1


def test_a_check_that_failed_publishes_nothing(dialog: PublishDialog) -> None:
    dialog.show_failed("The disk is full.")
    assert dialog.verdict.text == "The disk is full."
    assert not dialog.publish.isEnabled()


def test_what_learners_notice_in_words() -> None:
    assert notice_lines(PublishNotice(False, 24, 61.2, 54.0, 2, 3)) == [
        "24 learners enrolled.",
        NEW,
        "3 attempts under way go on with the questions that they began with.",
    ]
    assert notice_lines(PublishNotice(True, 1, 50, 50)) == [
        "1 learner enrolled.",
        "Their progress stays as it is: 50% on average.",
        "Finished attempts keep the questions that were asked.",
    ]


def test_a_report_is_told_to_the_outline_lesson_by_lesson(pane: CheckPane) -> None:
    told = heard(pane.reported)
    pane.show_report(REPORT)
    assert told == [(REPORT,)]
    words = lesson_words(REPORT)
    assert words.pop(LessonId(3)) == "The link “../x.md” leads nowhere. And 1 more."
    assert words.pop(LessonId(5)) == "The heading “B” leaves out a level."
    assert list(words) == [LessonId(4)], "what is only advice marks no lesson"
