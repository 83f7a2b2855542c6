"""Settings, the card "Use this computer as a class kiosk"."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.kiosk import ClockRule, KioskProfile
from coursegen_desktop.domain.limits import Deed
from coursegen_desktop.services.classes import ClassesService
from coursegen_desktop.services.kiosk import PROFILE, KioskService
from coursegen_desktop.services.tries import Tries
from coursegen_desktop.ui.content.kiosk_words import KioskPlace, cannot_block, what_helps
from coursegen_desktop.ui.kiosk.attract import AttractView
from coursegen_desktop.ui.kit.dialogs import Dialog
from coursegen_desktop.ui.kit.routes import SettingsRoute
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.settings.controller import SettingsScreen
from coursegen_desktop.ui.settings.kiosk.card import KioskCard
from coursegen_desktop.ui.settings.kiosk.controller import KioskParts, KioskWays
from coursegen_desktop.ui.settings.kiosk.dialogs import (
    CannotDialog,
    PinDialog,
    PreviewDialog,
    ProfileDialog,
)
from coursegen_desktop.ui.settings.page import SettingsPage
from tests import samples
from tests.persons import CHEAP
from tests.windowed import click, eventually

from .library_parts import Place, press
from .screen_parts import Desk, button
from .settings_parts import Around, dialog_of, settings_screen

PASSWORD = "a field of yellow tulips"
PIN = "271828"


@pytest.fixture
def begun() -> list[str]:
    return []


@pytest.fixture
def kiosk(desk: Desk) -> KioskService:
    return KioskService(desk.uow, desk.hub, desk.gate, CHEAP, Tries(desk.uow), desk.now)


@pytest.fixture
async def screen(
    place: Place, desk: Desk, data_dir: Path, kiosk: KioskService, begun: list[str]
) -> AsyncIterator[SettingsScreen]:
    def preview(title: str, text: str) -> AttractView:
        view = AttractView()
        view.fill(title, text)
        return view

    classes = ClassesService(desk.uow, desk.hub, desk.gate, desk.now)
    await classes.create("4a")
    await classes.create("4b")
    await desk.keep(samples.small_course().model_copy(update={"is_published": True}))
    ways = KioskWays(KioskPlace.X11, preview, lambda: begun.append("kiosk"))
    parts = KioskParts(kiosk, classes, desk.library, ways)
    made = settings_screen(place, desk, data_dir, Around(), kiosk=parts)
    place.show(made.page)
    await made.enter(SettingsRoute())
    yield made
    await made.close()


@pytest.fixture
def card(screen: SettingsScreen) -> KioskCard:
    assert screen.page.kiosk is not None
    return screen.page.kiosk


def test_who_does_not_look_after_the_library_sees_nothing_of_it(theme_host: ThemeHost) -> None:
    for manages, has_kiosk in ((True, True), (False, False)):
        page = SettingsPage(manages=manages, has_kiosk=has_kiosk)
        assert (page.kiosk is not None) is has_kiosk
        page.deleteLater()


async def test_a_route_leads_to_the_card(screen: SettingsScreen, card: KioskCard) -> None:
    screen.page.resize(900, 500)
    await screen.enter(SettingsRoute("kiosk"))
    await eventually(card.pin.hasFocus, "the keyboard is at the kiosk")
    view = screen.page._scroll.viewport()
    assert 0 <= card.mapTo(view, QPoint()).y() < 40, "its title stands at the top"


async def test_whoever_came_by_a_route_stays_where_he_went(
    screen: SettingsScreen, card: KioskCard
) -> None:
    screen.page.resize(900, 500)
    await screen.enter(SettingsRoute("kiosk"))
    await eventually(card.pin.hasFocus, "the keyboard is at the kiosk")
    bar = screen.page._scroll.verticalScrollBar()
    bar.setValue(0)
    screen.page.look.setFocus()
    before = screen.page.focusWidget()
    screen.mark_stale()  # something was changed, here or elsewhere
    await screen.scope.settled()
    for _ in range(10):
        await asyncio.sleep(0)
    assert bar.value() == 0 and screen.page.focusWidget() is before


async def test_a_pin_is_set_twice_the_same(
    screen: SettingsScreen, card: KioskCard, kiosk: KioskService
) -> None:
    click(card.pin)
    dialog = await dialog_of(PinDialog)
    for first, again, field, words in (
        ("1234", "1234", dialog.pin, "guess"),
        (PIN, "314159", dialog.again, "not the same"),
    ):
        dialog.pin.setText(first)
        dialog.again.setText(again)
        press(dialog.again, Qt.Key.Key_Return)
        error = dialog._errors[field]
        await eventually(lambda error=error, words=words: words in error.text(), words)
    assert not await kiosk.has_pin()
    dialog.again.setText(PIN)
    click(button(dialog, "Set it"))
    await screen.scope.settled()
    assert (await kiosk.unlock(PIN)).user_id is not None
    assert card.pin.text() == "Change my PIN…"


async def test_it_begins_only_where_children_can_sign_in_and_a_teacher_can_leave(
    screen: SettingsScreen, card: KioskCard, kiosk: KioskService, desk: Desk, begun: list[str]
) -> None:
    assert not card.start.isEnabled()
    assert "Share this computer first" in card.start.accessibleDescription()
    await desk.accounts.share("Ada", "ada@example.org", PASSWORD)
    await screen.scope.settled()
    assert "Set a PIN first" in card.start.accessibleDescription()
    await kiosk.set_pin(PIN)
    await screen.scope.settled()
    click(card.start)
    dialog = await dialog_of(Dialog)
    assert "Ctrl+Shift+F12" in dialog.accessibleDescription()
    click(button(dialog, "Cancel"))
    await screen.scope.settled()
    assert not begun
    click(card.start)
    click(button(await dialog_of(Dialog), "Start the kiosk"))
    await screen.scope.settled()
    assert begun == ["kiosk"]


async def test_the_whole_profile_is_asked_and_kept(
    screen: SettingsScreen, card: KioskCard, kiosk: KioskService
) -> None:
    click(card.change)
    dialog = await dialog_of(ProfileDialog)
    assert dialog.profile == KioskProfile()  # what is there is what is shown
    dialog.title.edit.setText("Room 4")
    dialog.text.setPlainText("Wash your hands.\nThen begin.")
    click(button(dialog, "Look at the first screen"))
    preview = await dialog_of(PreviewDialog)
    view = preview.findChild(AttractView)
    assert view is not None and view.title.text() == "Room 4"
    click(button(preview, "Close"))
    rows = dialog.classes
    rows.setCurrentIndex(rows.rows.index(0, 0))
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    role = Qt.ItemDataRole.AccessibleTextRole
    shown = [rows.rows.data(rows.rows.index(row, 0), role) for row in range(2)]
    assert shown == ["4a, not ticked", "4b, ticked"]
    first = dialog.courses
    box = first.visualRect(first.rows.index(0, 0))
    QTest.mouseClick(first.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    for way, tick in dialog.ways.items():
        tick.setChecked(way == "pictures")
    for deed, tick in dialog.deeds.items():
        tick.setChecked(deed in (Deed.READ, Deed.PRINT))
    dialog.guest.setChecked(True)
    dialog.idle.setCurrentIndex(dialog.idle.findData(300))
    dialog.countdown.setCurrentIndex(dialog.countdown.findData(30))
    dialog.clock.setCurrentIndex(dialog.clock.findData(ClockRule.STANDS))
    click(button(dialog, "Save"))
    await screen.scope.settled()
    profile = (await kiosk.profile()).profile
    assert profile.classes == (rows.rows.key_at(1),)
    assert profile == KioskProfile(
        title="Room 4",
        text="Wash your hands.\nThen begin.",
        classes=profile.classes,
        courses=(first.rows.key_at(0),),
        ways=("pictures",),
        idle_s=300,
        countdown_s=30,
        deeds=frozenset({Deed.READ, Deed.PRINT}),
        clock=ClockRule.STANDS,
        guest=True,
    )
    assert "1 class" in card._profile_words.text() and "5 minutes" in card._profile_words.text()


async def test_a_profile_that_was_broken_is_told(
    screen: SettingsScreen, card: KioskCard, desk: Desk
) -> None:
    async with desk.uow(write=True) as work:
        await work.settings.put(UserId(0), PROFILE, {"idle_s": "never", "deeds": 7})
        await work.commit()
    assert screen._kiosk is not None
    await screen._kiosk.show()
    assert "Idle time, What may be done" in card.fault.text


async def test_it_says_what_it_cannot_block(screen: SettingsScreen, card: KioskCard) -> None:
    click(card.limits)
    dialog = await dialog_of(CannotDialog)
    words = " ".join(label.text() for label in dialog.findChildren(type(card._pin_words)))
    for sentence in (*cannot_block(KioskPlace.X11), what_helps(KioskPlace.X11)):
        assert sentence in words
    click(button(dialog, "Close"))
    await screen.scope.settled()


def test_every_place_says_what_belongs_to_the_system_and_what_helps() -> None:
    said = {place: " ".join(cannot_block(place)) for place in KioskPlace}
    assert all("power button" in words and "USB stick" in words for words in said.values())
    assert "Ctrl+Alt+Del" in said[KioskPlace.WINDOWS]
    assert "Cmd+Tab" in said[KioskPlace.MACOS]
    assert "Super key" in said[KioskPlace.WAYLAND]
    assert "Ctrl+Alt+F1" in said[KioskPlace.SESSION] and "Alt+Tab" not in said[KioskPlace.SESSION]
    assert len({what_helps(place) for place in KioskPlace}) == 4
