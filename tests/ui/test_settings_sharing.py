"""Settings, the card "People on this computer"."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coursegen_desktop.ui.kit.routes import SettingsRoute
from coursegen_desktop.ui.settings import sharing as acts
from coursegen_desktop.ui.settings.controller import SettingsScreen
from coursegen_desktop.ui.settings.dialogs import RecoveryCodeDialog, ShareDialog
from coursegen_desktop.ui.settings.people import SharingCard
from tests.windowed import click, eventually

from .library_parts import Place, press
from .screen_parts import Desk, button
from .settings_parts import Around, dialog_of, settings_screen

PASSWORD = "a field of yellow tulips"


@pytest.fixture
async def screen(place: Place, desk: Desk, data_dir: Path) -> AsyncIterator[SettingsScreen]:
    made = settings_screen(place, desk, data_dir, Around())
    place.show(made.page)
    await made.enter(SettingsRoute())
    yield made
    await made.close()


@pytest.fixture
def card(screen: SettingsScreen) -> SharingCard:
    assert screen.page.people is not None
    return screen.page.people


async def test_sharing_begins_with_an_administrator(
    screen: SettingsScreen, card: SharingCard, desk: Desk
) -> None:
    assert card.share.isVisible()
    assert not card.idle.isVisible()
    click(card.share)
    dialog = await dialog_of(ShareDialog)
    assert dialog.name.text() == desk.user.full_name
    for field, text, words in (
        (dialog.name, " ", "cannot be empty"),
        (dialog.email, "nowhere", "not an email"),
        (dialog.password, "12345678", "common"),
    ):
        good = {dialog.name: "Ada", dialog.email: "ada@example.org", dialog.password: PASSWORD}
        for other, value in good.items():
            other.setText(value)
        field.setText(text)
        press(dialog.password, Qt.Key.Key_Return)
        error = dialog._errors[field]
        await eventually(lambda error=error, words=words: words in error.text(), words)
        await eventually(lambda: dialog.accept_button.isEnabled(), "the next try")
        assert QApplication.focusWidget() is field
    assert not (await desk.accounts.sharing()).is_shared
    dialog.password.setText(PASSWORD)
    click(button(dialog, "Share it"))
    shown = await dialog_of(RecoveryCodeDialog)
    click(button(shown, "I have kept it"))
    await screen.scope.settled()
    assert (await desk.accounts.sharing()).is_shared
    me = await desk.accounts.me()
    assert (me.full_name, me.email, me.is_admin) == ("Ada", "ada@example.org", True)
    assert card.idle.isVisible()
    assert screen.page.you.delete.isVisible(), "the other cards follow"


async def test_rules_apply_at_once(screen: SettingsScreen, card: SharingCard, desk: Desk) -> None:
    await desk.accounts.share("Ada", "ada@example.org", PASSWORD)
    await screen.scope.settled()
    assert [card.idle.itemText(row) for row in (0, 1, 6)] == [
        "Never",
        "After 2 minutes",
        "After 60 minutes",
    ]
    card.idle.setCurrentIndex(card.idle.findData(5))
    click(card.joins)
    click(card.names)
    assert not card.classes.isChecked()
    click(card.classes)
    await screen.scope.settled()
    kept = await desk.accounts.sharing()
    assert (kept.idle_minutes, kept.self_register, kept.show_people) == (5, False, False)
    assert kept.by_class
    await screen.show(SettingsRoute())
    assert card.idle.currentData() == 5
    assert not card.joins.isChecked() and card.classes.isChecked()


async def test_alone_again(
    screen: SettingsScreen, card: SharingCard, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.accounts.share("Ada", "ada@example.org", PASSWORD)
    await screen.scope.settled()
    said: list[str] = []
    answers = [False, True]

    async def confirm(_parent: Any, _title: str, text: str, _ok: str, **_: Any) -> bool:
        said.append(text)
        return answers.pop(0)

    monkeypatch.setattr(acts, "confirm", confirm)
    click(card.alone)
    await screen.scope.settled()
    assert (await desk.accounts.sharing()).is_shared
    assert "accounts of the others" in said[0]
    click(card.alone)
    await screen.scope.settled()
    assert not (await desk.accounts.sharing()).is_shared
    assert not (await desk.accounts.me()).has_password
    assert card.share.isVisible()
