"""A theme chosen in the palette is the one that the settings show and keep."""

from __future__ import annotations

import asyncio

from coursegen_desktop.ui.kit.routes import LibraryRoute, SettingsRoute
from tests.windowed import AppWindow, eventually


async def choose(window: AppWindow, words: str, theme: str) -> None:
    """Do a command of the palette, and wait until the theme is kept."""
    services = window.services
    next(item for item in window.desk._commands() if item.title == words).activate()
    while (await services.settings.preferences(services.user.id)).theme != theme:
        await asyncio.sleep(0.01)
    await window.settled()


async def test_settings_follow_the_palette(window: AppWindow) -> None:
    services = window.services
    page = await window.go(SettingsRoute())
    assert page.look.themes["system"].isChecked()
    await window.go(LibraryRoute())
    await choose(window, "Dark theme", "dark")
    page = await window.go(SettingsRoute())
    await eventually(page.look.themes["dark"].isChecked, "dark is shown")
    await choose(window, "High-contrast theme", "contrast")
    await eventually(page.look.themes["contrast"].isChecked, "contrast is shown")
    # What is changed here now does not bring an older theme back.
    page.look.scales[1.5].click()
    await eventually(lambda: window.start.theme_host.text_scale == 1.5)
    await window.settled()
    kept = await services.settings.preferences(services.user.id)
    assert (kept.theme, kept.text_scale) == ("contrast", 1.5)
