"""The teacher's panel when something cannot be read, changes behind it, or is used by keys."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coursegen_desktop.domain.errors import StorageError
from coursegen_desktop.services.parking import ParkingService
from coursegen_desktop.ui.kiosk.panel_screen import PanelScreen
from tests.windowed import AppWindow, click, eventually

from .test_panel import buttons, come, lines, panel, settled, slow_panel, take_quiz

GONE = StorageError("The library is gone.")


async def look(app: AppWindow) -> None:
    """Five seconds are over."""
    visit = app.kiosk._panel
    assert isinstance(visit, PanelScreen)
    visit._look_timer.timeout.emit()
    await settled(app)
    await asyncio.sleep(0)


async def test_whoever_sits_here_is_named_though_nothing_else_can_be_read(
    school: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    await come(school, "Chidi")
    page, known = await slow_panel(school, monkeypatch, GONE)
    known.set()
    await settled(school)
    assert page.seat.who.text() == "Chidi sits here." and page.seat.next.isVisible()
    card = page.children_card
    assert card.error.isVisible() and not card.school_class.isVisible()
    monkeypatch.undo()
    await look(school)
    assert len(lines(page)) == 3 and not card.error.isVisible(), "it heals by itself"
    assert "Begin the quiz" in buttons(page)


async def test_a_class_that_cannot_be_read_shows_no_other_class_s_children(
    school: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = school.services
    with services.gate.lent_to(await services.accounts.owner()):
        key = await services.classes.create("4b")
        await services.classes.add_new(key, ["Zoe"])
    page = await panel(school)
    box, where = page.children_card.school_class, ParkingService.where

    async def fails(*_: object) -> object:
        raise GONE

    monkeypatch.setattr(ParkingService, "where", fails)
    box.setCurrentIndex(box.findText("4b"))
    box.activated.emit(box.currentIndex())
    await settled(school)
    assert lines(page) == [] and page.children_card.error.isVisible()
    assert not page.children_card.nothing.isVisible(), "nobody knows whether it has children"
    monkeypatch.setattr(ParkingService, "where", where)
    await look(school)
    assert box.currentText() == "4b" and [line[:4] for line in lines(page)] == ["Zoe,"]


async def test_a_visit_that_ends_while_it_is_read_stands_still(
    school: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _known = await slow_panel(school, monkeypatch)
    visit = school.kiosk._panel
    assert isinstance(visit, PanelScreen) and visit._look_timer.isActive()
    await visit.close()
    assert not visit._look_timer.isActive()
    click(page.back)
    await eventually(lambda: school.kiosk._panel is None, "the panel is closed")


async def test_by_keys_alone_what_has_become_possible_is_reached(school: AppWindow) -> None:
    await take_quiz(school, "Dina")
    page = await panel(school)
    card = page.children_card
    card.rows.setFocus(Qt.FocusReason.TabFocusReason)
    card.rows.setCurrentIndex(card.rows.rows.index(1, 0))
    card.time_back.setFocus(Qt.FocusReason.TabFocusReason)
    user, attempt = school.services.user.id, school.page.run.attempt_id
    await school.services.quizzes.finish(attempt, user_id=user)
    await look(school)
    assert card.time_back.hasFocus(), "the keyboard is not taken away"
    card.rows.setFocus(Qt.FocusReason.TabFocusReason)
    await look(school)
    assert not card.time_back.isEnabled() and not card.go_on.isVisible()
    QTest.keyClick(card.rows, Qt.Key.Key_Space)
    assert card.go_on.isVisible() and card.go_on.isEnabled() and not card.time_back.isVisible()
