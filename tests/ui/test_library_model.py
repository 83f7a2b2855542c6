"""Paging, type-ahead and words of the library's model."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from coursegen_desktop.ui.content.course_export import file_name
from coursegen_desktop.ui.content.durations import duration_words
from coursegen_desktop.ui.library.card_words import accessible_words, size_words
from coursegen_desktop.ui.library.cards_model import CARD_ROLE, CardsModel

from .library_parts import heard, make_card, make_cards


@pytest.fixture
def model(qtbot: QtBot) -> CardsModel:
    return CardsModel()


def test_qt_finds_no_broken_promise(model: CardsModel) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show(make_cards(3), has_more=True)
    model.append(make_cards(3, first=4), has_more=False)
    model.show(make_cards(6), has_more=False)
    model.show([], has_more=False)


def test_a_page_is_asked_for_once(model: CardsModel) -> None:
    model.show(make_cards(50), has_more=True)
    wanted = heard(model.more_wanted)
    model.fetchMore()
    model.fetchMore()
    assert len(wanted) == 1
    assert not model.canFetchMore()
    model.append(make_cards(50, first=51), has_more=True)
    assert model.rowCount() == 100
    model.fetchMore()
    assert len(wanted) == 2
    model.append(make_cards(1, first=101), has_more=False)
    model.fetchMore()
    assert len(wanted) == 2
    assert model.rowCount() == 101


def test_a_failed_page_may_be_asked_for_again(model: CardsModel) -> None:
    model.show(make_cards(2), has_more=True)
    wanted = heard(model.more_wanted)
    model.fetchMore()
    model.give_up()
    model.fetchMore()
    assert len(wanted) == 2


def test_a_course_is_never_listed_twice(model: CardsModel) -> None:
    model.show(make_cards(3), has_more=True)
    # Course 2 was opened meanwhile and so slid onto a later page.
    model.append([make_card(2), make_card(4)], has_more=False)
    assert [card.id for card in model.cards] == [1, 2, 3, 4]


def test_the_same_courses_are_repainted_not_replaced(model: CardsModel) -> None:
    model.show(make_cards(3), has_more=False)
    resets, changes = heard(model.modelReset), heard(model.dataChanged)
    model.show([make_card(1), make_card(2, progress_percent=40.0), make_card(3)], has_more=False)
    assert (len(resets), len(changes)) == (0, 1)
    assert changes[0][0].row() == 1
    assert model.index(1).data(CARD_ROLE).progress_percent == 40.0
    model.show([make_card(3)], has_more=False)
    assert len(resets) == 1


def test_type_ahead_goes_on_from_the_current_row(model: CardsModel) -> None:
    titles = ["Algebra", "Botany", "Biology", "Algorithms"]
    model.show([make_card(n, title=title) for n, title in enumerate(titles)], has_more=False)

    def found(start: int, text: str, hits: int = 1) -> list[int]:
        rows = model.match(model.index(start), Qt.ItemDataRole.DisplayRole, text, hits)
        return [index.row() for index in rows]

    assert found(0, "b") == [1]
    assert found(2, "b") == [2]
    assert found(3, "b") == [1]
    assert found(0, "AL", hits=-1) == [0, 3]
    assert found(0, "z") == []


def test_what_a_screen_reader_hears() -> None:
    assert (
        accessible_words(make_card(1, title="Maps")) == "Maps, Not started, 3 modules · 1 h 15 min"
    )
    begun = make_card(1, title="Maps", progress_percent=99.9, is_published=False)
    assert accessible_words(begun).startswith("Maps, Draft, 99 percent done, ")
    assert "Completed" in accessible_words(make_card(1, progress_percent=100.0))
    assert size_words(make_card(1, modules=0, lessons=0, minutes=0)) == "No lessons yet"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (45, "45 min"), (60, "1 h"), (185, "3 h 05 min"), (250, "4 h 10 min")],
)
def test_durations(minutes: int, words: str) -> None:
    assert duration_words(minutes) == words


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("What/why: a story?", "What why a story.coursegen"),
        ("...", "course.coursegen"),
        ("a\x00b\nc", "a b c.coursegen"),
        ("x" * 300, "x" * 80 + ".coursegen"),
    ],
)
def test_file_names_suit_every_system(title: str, name: str) -> None:
    assert file_name(title) == name
