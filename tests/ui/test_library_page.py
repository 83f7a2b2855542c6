"""The library page alone: first picture, sentences, search, menus, Tab order."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from coursegen_desktop.domain.ids import CourseId, LessonId
from coursegen_desktop.domain.library import (
    ContinueCard,
    LibraryCounts,
    LibraryFilter,
    LibraryOrder,
    LibraryQuery,
)
from coursegen_desktop.domain.search import SearchHit
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.library.page import LIST, LibraryPage

from .library_parts import Place, flat_cover, heard, make_card, make_cards, press

_Key = Qt.Key
_COUNTS = LibraryCounts(120, 40, 60, 15, 5)
_CONTINUE = ContinueCard(CourseId(3), "Plants", LessonId(7), "The Calvin cycle", 3, 2, 9, 62.0)


@pytest.fixture
def place(theme_host: ThemeHost, event_hub: EventHub) -> Iterator[Place]:
    made = Place(theme_host, event_hub)
    yield made
    made.close()


@pytest.fixture
def page(place: Place) -> LibraryPage:
    made = LibraryPage(flat_cover)
    made.show_first(make_cards(50), _COUNTS, _CONTINUE)
    place.show(made)
    return made


def shown_words(page: LibraryPage) -> str:
    """All words of labels and buttons that can be seen."""
    texts = []
    for widget in page.findChildren(QWidget):
        text = getattr(widget, "text", None)
        if widget.isVisible() and callable(text):
            texts.append(str(text()))
    return "\n".join(texts)


def click(page: LibraryPage, words: str) -> None:
    for button in page.findChildren(QPushButton):
        if button.isVisible() and button.text() == words:
            button.click()
            return
    raise AssertionError(f"no button {words!r} in {shown_words(page)!r}")


# ---------------------------------------------------------------- first picture


def test_the_page_loads_nothing_heavy() -> None:
    code = (
        "import sys; import coursegen_desktop.ui.library.page; "
        "heavy = {'sqlalchemy', 'pydantic', 'asyncio', 'qasync', 'aiosqlite', 'sqlite3',"
        " 'PySide6.QtWebEngineCore', 'PySide6.QtWebEngineWidgets'}; "
        "print(*sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


def test_the_first_picture_needs_no_loop(page: LibraryPage) -> None:
    words = shown_words(page)
    assert "The Calvin cycle" in words
    assert "Plants · Module 3, lesson 2 · 9 min left" in words
    assert page.model.rowCount() == 50
    assert page.model.has_more
    chosen = heard(page.lesson_requested)
    click(page, "Continue")
    assert chosen == [(7,)]


def test_the_first_picture_may_be_a_list(place: Place) -> None:
    page = LibraryPage(flat_cover)
    page.show_first(make_cards(3), _COUNTS, None, form=LIST, order=LibraryOrder.TITLE)
    place.show(page)
    assert page.form == LIST
    assert page.query.order is LibraryOrder.TITLE
    assert "Continue where you left off" not in shown_words(page)


# ---------------------------------------------------------------- in place of cards


def test_an_empty_library_offers_the_next_step(place: Place) -> None:
    page = LibraryPage(flat_cover)
    page.show_first([], LibraryCounts(), None)
    place.show(page)
    sample, documents = heard(page.sample_requested), heard(page.documents_requested)
    assert "No courses yet" in shown_words(page)
    click(page, "Make the sample course")
    click(page, "Choose documents…")
    assert (len(sample), len(documents)) == (1, 1)
    page.show_sample_progress("Being written … 40%")
    assert "Being written … 40%" in shown_words(page)
    assert "Make the sample course" not in shown_words(page)


def test_a_filter_without_courses_says_so_and_leads_back(page: LibraryPage) -> None:
    asked = heard(page.query_changed)
    click(page, "Completed")
    assert asked[-1][0].filter is LibraryFilter.COMPLETED
    page.show_cards(page.query, [], has_more=False)
    assert "completed every lesson" in shown_words(page)
    click(page, "Show all")
    assert asked[-1][0] == LibraryQuery()


def test_a_search_without_courses_names_the_words(page: LibraryPage) -> None:
    page.search.setText("zebra {0}")
    page.show_cards(page.query, [], has_more=False)
    assert "No course title has “zebra {0}”" in shown_words(page)
    click(page, "Show all")
    assert page.search.text() == ""
    page.show_cards(page.query, make_cards(2), has_more=False)
    assert "zebra" not in shown_words(page)


def test_a_failed_load_says_why_and_may_be_repeated(page: LibraryPage) -> None:
    again = heard(page.retry_requested)
    page.show_failure("The disk is gone.")
    assert "The disk is gone." in shown_words(page)
    click(page, "Try again")
    assert len(again) == 1
    page.show_cards(page.query, make_cards(2), has_more=False)
    assert "The disk is gone." not in shown_words(page)
    assert page.grid.isVisible()


def test_a_long_wait_shows_grey_cards(page: LibraryPage) -> None:
    page.show_waiting()
    assert page.grid.indexAt(page.grid.visualRect(page.model.index(0)).center()).isValid()
    QTest.qWait(200)
    names = {w.accessibleName() for w in page.findChildren(QWidget) if w.isVisible()}
    assert "Loading" in names
    page.grid.viewport().grab()
    page.show_cards(page.query, make_cards(2), has_more=False)
    names = {w.accessibleName() for w in page.findChildren(QWidget) if w.isVisible()}
    assert "Loading" not in names


# ---------------------------------------------------------------- reloading


def test_a_reload_keeps_place_and_current_course(page: LibraryPage) -> None:
    page.select_course(CourseId(30))
    page.grid.verticalScrollBar().setValue(900)
    # Another course came to the front, one is gone.
    cards = [make_card(99), *[card for card in page.model.cards if card.id != 4]]
    page.show_cards(page.query, cards, has_more=True)
    current = page.current_card()
    assert current is not None
    assert current.id == 30
    assert page.grid.verticalScrollBar().value() == 900


def test_when_the_current_course_goes_its_neighbour_takes_over(page: LibraryPage) -> None:
    page.select_course(CourseId(2))
    page.show_cards(page.query, [make_card(1), make_card(3), make_card(4)], has_more=False)
    current = page.current_card()
    assert current is not None
    assert current.id == 3


def test_another_list_begins_at_its_top(page: LibraryPage) -> None:
    page.select_course(CourseId(30))
    click(page, "In progress")
    page.show_cards(page.query, make_cards(50, first=200), has_more=True)
    assert page.grid.verticalScrollBar().value() == 0
    assert page.current_card() is None


# ---------------------------------------------------------------- search


def _hit(number: int) -> SearchHit:
    return SearchHit(
        CourseId(1), "Plants", LessonId(number), f"Lesson {number}", "the \x02Calvin\x03 cycle"
    )


def test_lessons_found_are_walked_and_opened_from_the_field(page: LibraryPage) -> None:
    opened = heard(page.lesson_requested)
    page.search.setFocus()
    QTest.keyClicks(page.search, "calvin")
    course = SearchHit(CourseId(1), "Plants", None, "Plants")
    page.show_hits("calvin", [course, _hit(7), _hit(8)])
    hits = page.search.hits
    assert hits is not None
    assert hits.marked is None
    hits.grab()
    press(page.search, _Key.Key_Down, _Key.Key_Down, _Key.Key_Down)
    assert hits.marked == _hit(8)
    press(page.search, _Key.Key_Up)
    assert page.search.hasFocus()
    press(page.search, _Key.Key_Return)
    assert opened == [(7,)]
    assert page.search.hits is None


def test_late_hits_for_other_words_are_not_shown(page: LibraryPage) -> None:
    page.search.setFocus()
    QTest.keyClicks(page.search, "calvin")
    page.show_hits("calv", [_hit(7)])
    assert page.search.hits is None


def test_escape_puts_the_list_away_then_clears(page: LibraryPage) -> None:
    page.search.setFocus()
    QTest.keyClicks(page.search, "calvin")
    page.show_hits("calvin", [_hit(7)])
    press(page.search, _Key.Key_Escape)
    assert page.search.hits is None
    assert page.search.text() == "calvin"
    press(page.search, _Key.Key_Escape)
    assert page.search.text() == ""


def test_leaving_the_field_puts_the_list_away(page: LibraryPage) -> None:
    page.search.setFocus()
    QTest.keyClicks(page.search, "calvin")
    page.show_hits("calvin", [_hit(7)])
    page.grid.setFocus()
    assert page.search.hits is None


def test_enter_waits_for_the_answer_and_opens_the_best_course(page: LibraryPage) -> None:
    opened = heard(page.course_requested)
    page.search.setFocus()
    QTest.keyClicks(page.search, "map")
    press(page.search, _Key.Key_Return)
    assert opened == [], "the list still shows everything"
    page.show_cards(page.query, [make_card(12, title="Maps")], has_more=False)
    assert opened == [(12,)]
    page.show_cards(page.query, [make_card(12, title="Maps")], has_more=False)
    assert opened == [(12,)], "once"


def test_enter_opens_a_lesson_when_no_course_matches(page: LibraryPage) -> None:
    opened = heard(page.lesson_requested)
    page.search.setFocus()
    QTest.keyClicks(page.search, "calvin")
    page.show_hits("calvin", [_hit(7)])
    page.show_cards(page.query, [], has_more=False)
    press(page.search, _Key.Key_Return)
    assert opened == [(7,)]


def test_the_key_hint_opens_the_palette(page: LibraryPage) -> None:
    wanted = heard(page.palette_requested)
    field = page.search
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(field, left, pos=field.rect().center())
    assert wanted == []
    QTest.mouseClick(field, left, pos=field._hint_box().center())
    assert len(wanted) == 1


# ---------------------------------------------------------------- menus and tools


@pytest.mark.parametrize("is_published", [True, False])
def test_the_menu_of_a_course_does_everything(page: LibraryPage, is_published: bool) -> None:
    card = make_card(5, is_published=is_published)
    signals = {
        "Open": page.course_requested,
        "Edit": page.edit_requested,
        "Make draft" if is_published else "Publish": page.publish_requested,
        "Duplicate": page.duplicate_requested,
        "Export…": page.export_requested,
        "Delete": page.delete_requested,
    }
    heards = {words: heard(signal) for words, signal in signals.items()}
    menu = page.make_course_menu(card)
    actions = {action.text(): action for action in menu.actions() if not action.isSeparator()}
    assert list(actions) == list(signals)
    for words, action in actions.items():
        assert not action.icon().isNull()
        action.trigger()
        assert heards[words] == [(card.id,) if words == "Open" else (card,)]
    menu.deleteLater()


def test_the_menu_key_opens_the_menu_of_the_current_course(page: LibraryPage) -> None:
    deleted = heard(page.delete_requested)
    page.grid.make_current(3)
    page._open_course_menu(3, page.grid.mapToGlobal(page.grid.rect().center()))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    press(menu, _Key.Key_Up, _Key.Key_Return)
    assert [call[0].id for call in deleted] == [4]
    assert QApplication.activePopupWidget() is None


def test_sorting_by_the_menu(page: LibraryPage) -> None:
    asked = heard(page.query_changed)
    click(page, "Recently opened")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert [a.isChecked() for a in menu.actions()] == [True, False, False]
    press(menu, _Key.Key_Down, _Key.Key_Down, _Key.Key_Return)
    assert asked[-1][0].order in (LibraryOrder.TITLE, LibraryOrder.NEWEST)
    assert page._sort.text() in ("Title", "Newest")


def test_cards_and_lines(page: LibraryPage) -> None:
    changed = heard(page.form_changed)
    page._form.click()
    page._form.click()
    assert changed == [("list",), ("grid",)]
    assert page._form.accessibleName() == "Show as a list"


def test_tab_walks_everything_in_order(page: LibraryPage) -> None:
    page.search.setFocus()
    names = []
    for _ in range(12):
        focus = QApplication.focusWidget()
        assert focus is not None
        press(focus, _Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName() or focus.text())  # type: ignore[attr-defined]
        if focus is page.grid:
            break
    assert names == [
        "Import", "Empty course", "Create course", "Continue: The Calvin cycle", "All, 120",
        "Sort: Recently opened", "Show as a list", "Courses",
    ]  # fmt: skip


def test_ctrl_f_goes_to_the_search(page: LibraryPage) -> None:
    page.grid.setFocus()
    QTest.keyClick(page.grid, _Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.search


def test_keys_on_a_filter_leave_the_courses_alone(page: LibraryPage) -> None:
    deleted, opened = heard(page.delete_requested), heard(page.grid.course_chosen)
    menus = heard(page.grid.menu_wanted)
    page.grid.make_current(1)
    chip = next(iter(page._chips.values()))
    chip.setFocus()
    for key in (_Key.Key_Delete, _Key.Key_Return, _Key.Key_PageDown):
        press(chip, key)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(chip, QContextMenuEvent(reason, QPoint(), QPoint()))
    assert (deleted, opened, menus) == ([], [], [])
    assert page.grid.currentIndex().row() == 1
    page.grid.setFocus()
    press(page.grid, _Key.Key_Delete)
    assert len(deleted) == 1


def test_filters_are_one_stop_of_tab_and_walked_by_arrows(page: LibraryPage) -> None:
    asked = heard(page.query_changed)
    chips = [b for b in page.findChildren(QPushButton) if b.isCheckable()]
    chips[0].setFocus()
    press(chips[0], _Key.Key_Right)
    assert asked[-1][0].filter is LibraryFilter.IN_PROGRESS
    assert chips[1].hasFocus()
    assert [chip.isChecked() for chip in chips] == [False, True, False, False, False]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_leaves_the_window(
    page: LibraryPage, place: Place, theme_host: ThemeHost, theme: str, scale: float
) -> None:
    theme_host.apply(theme, scale)
    place.window.resize(948, 640)
    page.resize(948, 640)
    place.window.grab()
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            corner = widget.mapTo(page, widget.rect().topLeft())
            assert corner.x() >= 0
            assert corner.x() + widget.width() <= page.width(), widget


def test_in_a_narrow_window_the_main_button_keeps_its_words(page: LibraryPage) -> None:
    page.resize(1100, 700)
    assert [page._import.text(), page._begin.text()] == ["Import", "Empty course"]
    page.resize(760, 560)
    assert [page._import.text(), page._begin.text()] == ["", ""]
    assert page._begin.accessibleName() == "Empty course" and "Ctrl+N" in page._begin.toolTip()
    assert page._create.text() == "Create course"
    assert page._create.width() >= page._create.sizeHint().width()
