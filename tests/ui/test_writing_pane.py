"""The writing pane: finding, spelling, counts, headings, focus, and scrolling in step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget
from pytestqt.qtbot import QtBot

from coursegen_desktop.domain.place import Place
from coursegen_desktop.rendering.page import render
from coursegen_desktop.ui.content.lesson_view import LessonPane
from coursegen_desktop.ui.editor.writing.commands import commands
from coursegen_desktop.ui.editor.writing.facts import TextFacts
from coursegen_desktop.ui.editor.writing.headings_popup import HeadingsPopup
from coursegen_desktop.ui.editor.writing.pane import WritingPane
from coursegen_desktop.ui.editor.writing.scroll_map import ScrollMap
from coursegen_desktop.ui.editor.writing.spelling import words_of
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.shell.shortcuts_sheet import page_shortcuts

from .library_parts import press
from .screen_parts import RESOURCES


class Known:
    """Knows a few words."""

    def __init__(self, *words: str) -> None:
        self._words = {word.lower() for word in words}

    def knows(self, word: str) -> bool:
        return word.lower() in self._words


@pytest.fixture
def pane(theme_host: ThemeHost) -> Iterator[WritingPane]:
    made = WritingPane()
    made.dress(theme_host)
    made.resize(900, 500)
    made.show()
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()


def found(pane: WritingPane) -> str:
    pane.finder._slices.finish()
    return pane.find_bar.told.text()


def look_for(pane: WritingPane, words: str, template: str = "") -> str:
    pane.open_find(replacing=True)
    pane.find_bar.field.setText(words)
    pane.find_bar.other.setText(template)
    return found(pane)


# --- finding -------------------------------------------------------------------------------


def test_hits_are_counted_and_gone_through(pane: WritingPane) -> None:
    pane.open_text("😀 light, Light and daylight")
    assert look_for(pane, "light") == "1 of 3"
    assert pane.edit.textCursor().selectedText() == "light"
    press(pane.find_bar.field, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert pane.find_bar.told.text() == "3 of 3"
    press(pane.find_bar.field, Qt.Key.Key_Return)
    assert pane.find_bar.told.text() == "1 of 3", "around the end"
    pane.find_bar._whole.setChecked(True)
    assert found(pane) == "1 of 2"
    pane.find_bar._case.setChecked(True)
    assert found(pane) == "1 of 1"
    assert len(pane.edit.extraSelections()) == 1
    press(pane.find_bar.field, Qt.Key.Key_Escape)
    assert not pane.find_bar.isVisible()
    assert pane.edit.hasFocus()
    assert pane.edit.extraSelections() == []


def test_hits_follow_what_is_typed(pane: WritingPane) -> None:
    pane.open_text("one two")
    look_for(pane, "o")
    pane.edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(pane.edit, " oo")
    assert found(pane).endswith("of 4")
    assert look_for(pane, "nowhere") == "Not found"


def test_one_is_replaced_and_the_next_is_chosen(pane: WritingPane) -> None:
    pane.open_text("a1 a2 a3")
    pane.find_bar._regex.setChecked(True)
    look_for(pane, r"a(\d)", r"\1b")
    pane.finder.replace()
    assert pane.text() == "1b a2 a3"
    assert pane.edit.textCursor().selectedText() == "a2"
    pane.edit.moveCursor(QTextCursor.MoveOperation.Start)
    pane.finder.replace()
    assert pane.text() == "1b a2 a3", "first it is shown what would be replaced"
    pane.finder.replace()
    assert pane.text() == "1b 2b a3"


def test_all_are_replaced_in_one_step(pane: WritingPane) -> None:
    steps: list[int] = []
    pane.step_began.connect(steps.append)
    text = "😀 x\n" + "word x\n" * 300
    pane.open_text(text)
    look_for(pane, "x", "yy")
    pane.finder.replace_all()
    pane.finder._slices.finish()
    assert pane.text() == text.replace("x", "yy")
    assert pane.find_bar.told.text() == "301 places replaced"
    assert len(steps) == 1
    pane.edit.undo()
    assert pane.text() == text


def test_a_wrong_expression_is_said(pane: WritingPane) -> None:
    pane.open_text("text")
    pane.find_bar._regex.setChecked(True)
    look_for(pane, "(te")
    assert "missing )" in pane.find_bar.error.text()
    assert "(?m)" not in pane.find_bar.error.text()
    pane.find_bar.field.setText("(te)")
    assert found(pane) == "1 of 1"
    assert pane.find_bar.error.text() == ""


# --- spelling ------------------------------------------------------------------------------


def wrong(pane: WritingPane) -> list[str]:
    pane.spelling.finish()
    text = pane.text().encode("utf-16-le")
    return [text[2 * a : 2 * b].decode("utf-16-le") for a, b in pane.spelling.wrong]


def test_unknown_words_of_running_text_are_marked(pane: WritingPane) -> None:
    pane.open_text(
        "😀 Wodrs and `cdoe` $mtah$ [lnik](htps://adrs.org/wodrs) DNA x2y www.adrs.org a@b.de\n"
        "```\nwodrs\n```\n![pictrue](media/wodrs.png)"
    )
    assert wrong(pane) == []
    pane.spelling.set_words(Known("and"))
    assert wrong(pane) == ["Wodrs", "lnik", "pictrue"]
    assert len(pane.edit.extraSelections()) == 3
    pane.spelling.set_words(Known("and", "wodrs", "lnik", "pictrue"))
    assert wrong(pane) == []


def test_only_what_is_in_sight_is_looked_at(pane: WritingPane) -> None:
    asked: list[str] = []

    class Listening(Known):
        def knows(self, word: str) -> bool:
            asked.append(word)
            return True

    pane.open_text("\n".join(f"word{chr(97 + n % 26)} here" for n in range(2000)))
    pane.spelling.set_words(Listening())
    pane.spelling.finish()
    assert 10 < len(asked) < 200


def test_a_word_that_is_being_typed_is_not_wrong_yet(pane: WritingPane) -> None:
    pane.open_text("")
    pane.spelling.set_words(Known("good"))
    pane.edit.setFocus()
    QTest.keyClicks(pane.edit, "goo")
    assert wrong(pane) == []
    QTest.keyClicks(pane.edit, " ")
    assert wrong(pane) == ["goo"]


def test_the_menu_offers_what_was_meant(pane: WritingPane) -> None:
    asked: list[str] = []
    added: list[str] = []
    pane.suggestions_requested.connect(asked.append)
    pane.word_added.connect(added.append)
    pane.open_text("good wodr")
    pane.spelling.set_words(Known("good"))
    pane.spelling.finish()
    pane.edit.menu_wanted.emit(QPoint(5, 5), 6)
    menu = pane.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert asked == ["wodr"]
    pane.show_suggestions(["word", "wood"])
    words = [action.text() for action in menu.actions()]
    assert words[:3] == ["word", "wood", "Add “wodr” to the course's words"]
    menu.actions()[2].trigger()
    assert added == ["wodr"]
    menu.actions()[0].trigger()
    assert pane.text() == "good word"
    menu.close()


def test_words_are_taken_from_running_text_alone(pane: WritingPane) -> None:
    pane.open_text("don't über-all McGill re2 a")
    block = pane.edit.document().firstBlock()
    assert [word for _start, _end, word in words_of(block)] == ["don't", "über", "all"]


# --- counts, headings, focus ---------------------------------------------------------------


def test_counts_come_when_the_typing_rests(pane: WritingPane) -> None:
    pane.set_language("en")
    pane.open_text("## Head\n\n" + "The cat sat on the mat. " * 20 + "\n\n```\n# no head\n```\n")
    pane.facts_reader.finish()
    assert pane.counts.text() == "121 words · 1 min · grade 1"
    assert [(one.text, one.line) for one in pane.facts.headings] == [("Head", 0)]


def test_a_heading_is_gone_to(pane: WritingPane) -> None:
    pane.open_text("# One\n\n" + "words\n" * 80 + "## Two *parts*\n\nend\n\n## Three")
    pane.acts.action("headings").trigger()
    popup = pane.findChild(HeadingsPopup)
    assert isinstance(popup, HeadingsPopup)
    QTest.keyClicks(popup.field, "two")
    press(popup.field, Qt.Key.Key_Return)
    assert pane.edit.textCursor().block().text() == "## Two *parts*"
    assert pane.edit.verticalScrollBar().value() > 0


def test_the_sheet_of_shortcuts_knows_every_command(pane: WritingPane) -> None:
    sheet = dict(page_shortcuts(pane))
    wanted = [command.text for command in commands() if command.keys]
    assert len(wanted) > 30
    assert not set(wanted) - set(sheet)


def test_only_the_text_and_back(pane: WritingPane) -> None:
    wishes: list[bool] = []
    pane.focus_changed.connect(wishes.append)
    pane.resize(1200, 500)
    wide = pane.edit.viewport().width()
    pane.acts.action("focus").trigger()
    assert pane.is_focused
    assert pane.edit.viewport().width() < wide - 200
    press(pane.edit, Qt.Key.Key_Escape)
    assert wishes == [True, False]
    assert pane.edit.viewport().width() == wide


def test_the_bar_can_stand_elsewhere(pane: WritingPane, qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    layout = QHBoxLayout(row)
    layout.addWidget(pane.bar)
    pane.hide()
    pane.show()
    assert not pane._line.isVisible()
    assert pane.bar not in pane.findChildren(QWidget)


# --- in step with the page -----------------------------------------------------------------

LESSON = "".join(
    f"## Part {number}\n\n" + "Words of a paragraph that goes on.\n\n" * (3 + 9 * (number % 2))
    for number in range(1, 9)
)


def facts_of(pane: WritingPane, text: str) -> TextFacts:
    pane.open_text(text)
    pane.facts_reader.finish()
    return pane.facts


def test_headings_of_text_and_page_belong_together(pane: WritingPane) -> None:
    page = render(LESSON)
    places = ScrollMap(facts_of(pane, LESSON), page)
    for heading in pane.facts.headings[1:]:
        place = places.place_of(float(heading.line))
        assert place.quote.startswith(heading.text)
        assert places.line_of(place) == pytest.approx(heading.line)
    assert places.place_of(0.0) == Place()
    lines = [places.line_of(places.place_of(float(line))) for line in range(1, pane.facts.lines)]
    assert lines == sorted(lines)
    assert lines[50] == pytest.approx(51, abs=1.5)


def test_a_text_without_headings_goes_evenly(pane: WritingPane) -> None:
    text = "Words.\n\n" * 50
    places = ScrollMap(facts_of(pane, text), render(text))
    assert places.place_of(50.0).position == pytest.approx(0.5, abs=0.02)
    assert places.line_of(Place(0.5)) == pytest.approx(50, abs=1.0)


def test_page_and_text_follow_each_other(
    pane: WritingPane, light_pages: None, theme_host: ThemeHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = LessonPane(RESOURCES)
    preview.set_theme(theme_host.theme, 1.0)
    preview.resize(400, 300)
    preview.show()
    pane.follow(preview)
    facts_of(pane, LESSON)
    page = render(LESSON)
    preview.show_page(page, "Lesson", pane.place)
    pane.preview_shown(page)
    went: list[Place] = []
    monkeypatch.setattr(preview, "go_to", went.append)
    fourth = pane.facts.headings[3].line
    pane.edit.scroll_to_line(fourth)
    assert went[-1].quote.startswith("Part 4")
    scroll = pane._scroll
    assert scroll is not None
    scroll._preview_echo = 0.0
    heading = next(block for block in page.blocks if page.text[block.start :].startswith("Part 6"))
    went.clear()
    preview.place_changed.emit(Place(0.6, heading.start))
    assert int(pane.edit.top_line()) == fourth, "nobody scrolls the page"
    monkeypatch.setattr(preview, "underMouse", lambda: True)
    preview.place_changed.emit(Place(0.6, heading.start))
    assert int(pane.edit.top_line()) == pane.facts.headings[5].line
    assert went == [], "what followed does not lead"
    QTest.keyClicks(pane.edit, "x")
    line = pane.edit.top_line()
    preview.place_changed.emit(Place(0.1, page.blocks[0].start))
    assert pane.edit.top_line() == line, "the page is only laid out anew"
    preview.close()
    preview.deleteLater()
