"""Settings: everything applies at once and is kept; backups are listed, made and put back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QStyle, QStyleOptionComboBox

from coursegen_desktop.db.database import Database
from coursegen_desktop.db.first_paint import first_library_page
from coursegen_desktop.domain.settings import TEXT_SCALES, Preferences
from coursegen_desktop.services.backup import BackupService
from coursegen_desktop.services.clock import utc_now
from coursegen_desktop.ui.kit.routes import SettingsRoute
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.settings import controller as settings_controller
from coursegen_desktop.ui.settings.controller import SettingsScreen
from coursegen_desktop.ui.settings.page import SettingsPage
from tests.windowed import click, eventually

from .library_parts import Place, press
from .screen_parts import Desk, button
from .settings_parts import Around, settings_screen


@pytest.fixture
def around() -> Around:
    return Around()


@pytest.fixture
async def screen(
    place: Place, desk: Desk, data_dir: Path, around: Around
) -> AsyncIterator[SettingsScreen]:
    made = settings_screen(place, desk, data_dir, around)
    place.show(made.page)
    yield made
    await made.close()


async def shown(screen: SettingsScreen) -> SettingsPage:
    await screen.enter(SettingsRoute())
    return screen.page


async def test_what_is_kept_is_shown_and_showing_is_no_change(
    screen: SettingsScreen, desk: Desk, theme_host: ThemeHost, data_dir: Path
) -> None:
    wished = Preferences("contrast", 1.3, True)
    await desk.settings.save_preferences(desk.user.id, wished)
    page = await shown(screen)
    changes: list[Preferences] = []
    page.look.changed.connect(changes.append)
    assert page.look.themes["contrast"].isChecked()
    assert page.look.scales[1.3].isChecked()
    assert page.look.motion.isChecked()
    assert page.data.folder.text() == str(data_dir)
    assert "Coursegen 1" in page.about.text()
    page.look.show_preferences(Preferences("light", 1.22, False))
    assert page.look.scales[1.15].isChecked(), "the nearest there is"
    assert changes == []
    assert theme_host.theme.name == "light", "as it was"


async def test_every_choice_applies_at_once_and_is_kept(
    screen: SettingsScreen, desk: Desk, theme_host: ThemeHost, database: Database
) -> None:
    page = await shown(screen)
    for words, theme in (("Dark", "dark"), ("High contrast", "contrast"), ("Light", "light")):
        click(button(page, words))
        assert theme_host.theme.name == theme
    for scale in TEXT_SCALES:
        click(page.look.scales[scale])
        assert theme_host.text_scale == scale
    click(page.look.motion)
    assert theme_host.reduced_motion
    await screen.scope.settled()
    kept = Preferences("light", 1.5, True)
    assert await desk.settings.preferences(desk.user.id) == kept
    await database.close()
    first = first_library_page(database.path)
    assert first is not None
    assert first.preferences == kept, "the next start is painted so"
    await database.open()


async def test_by_keyboard_alone(
    screen: SettingsScreen, place: Place, theme_host: ThemeHost
) -> None:
    page = await shown(screen)
    chip = page.look.themes["dark"]
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    press(chip, Qt.Key.Key_Space)
    assert theme_host.theme.name == "dark"
    page.look.motion.setFocus(Qt.FocusReason.TabFocusReason)
    press(page.look.motion, Qt.Key.Key_Space)
    assert theme_host.reduced_motion
    await screen.scope.settled()


async def test_backups_are_made_listed_and_put_back(
    screen: SettingsScreen, place: Place, around: Around, tmp_path: Path, database: Database,
    data_dir: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    answers: dict[str, Any] = {"save": str(tmp_path / "mine.db"), "agreed": False}

    async def choose(*_: object) -> Any:
        return answers["save"]

    async def confirm(*_: object, **__: object) -> Any:
        return answers["agreed"]

    monkeypatch.setattr(settings_controller, "choose_save", choose)
    monkeypatch.setattr(settings_controller, "confirm", confirm)
    page = await shown(screen)
    assert page.data.backups.currentText() == "No backup yet"
    assert not page.data.restore.isEnabled()
    click(button(page, "Back up now…"))
    await screen.scope.settled()
    assert (tmp_path / "mine.db").stat().st_size > 0
    assert place.notices.texts() == ["Backed up as mine.db."]
    answers["save"] = None
    click(button(page, "Back up now…"))
    await screen.scope.settled()
    await BackupService(database, data_dir / "backups", utc_now).make()
    await screen.show(SettingsRoute())
    assert page.data.restore.isEnabled()
    assert page.data.backups.count() == 1
    assert "by hand" in page.data.backups.currentText()
    click(page.data.restore)
    await screen.scope.settled()
    assert around.restored == []
    answers["agreed"] = True
    click(page.data.restore)
    await screen.scope.settled()
    assert len(around.restored) == 1
    assert around.restored[0].parent == data_dir / "backups"


async def test_a_backup_that_cannot_be_written_says_so(
    screen: SettingsScreen, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def choose(*_: object) -> str:
        return str(tmp_path / "a file" / "x.db")

    (tmp_path / "a file").touch()
    monkeypatch.setattr(settings_controller, "choose_save", choose)
    page = await shown(screen)
    click(button(page, "Back up now…"))
    await screen.scope.settled()
    assert len(place.errors) == 1
    assert place.notices.texts() == []


async def test_the_rest_of_the_buttons(
    screen: SettingsScreen, around: Around, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toLocalFile())
    )
    page = await shown(screen)
    click(button(page, "Open folder"))
    assert opened == [str(data_dir)]
    QTest.keyClick(button(page, "Keyboard shortcuts"), Qt.Key.Key_Space)
    assert around.shortcuts == 1
    for found in page.findChildren(QAbstractButton):
        assert found.text() or found.accessibleName(), found
    for kind in (QLineEdit, QComboBox):
        for field in page.findChildren(kind):
            assert field.accessibleName(), field


async def test_the_page_ends_where_its_contents_end(screen: SettingsScreen) -> None:
    page = await shown(screen)
    body = page._scroll.body
    last = button(page, "Keyboard shortcuts")

    def void() -> int:
        return body.height() - last.mapTo(body, last.rect().bottomLeft()).y()

    await eventually(lambda: void() <= 80, "no void below the last card")


@pytest.mark.parametrize("scale", TEXT_SCALES)
async def test_a_backup_is_shown_whole_in_every_text_size(
    screen: SettingsScreen, place: Place, database: Database, data_dir: Path,
    theme_host: ThemeHost, scale: float,
) -> None:  # fmt: skip
    await BackupService(database, data_dir / "backups", utc_now).make()
    theme_host.apply("light", scale)
    page = await shown(screen)
    assert page.data is not None
    listed = page.data.backups
    await eventually(lambda: listed.width() >= listed.sizeHint().width(), "room for the backups")
    option = QStyleOptionComboBox()
    listed.initStyleOption(option)
    field = listed.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, listed
    )
    words = listed.fontMetrics().horizontalAdvance(listed.currentText())
    assert field.width() >= words
