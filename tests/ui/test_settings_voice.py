"""The card "Reading aloud": tried out, kept, and what it says where there is no voice."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from coursegen_desktop.media.narrator import Loss
from coursegen_desktop.ui.kit.routes import SettingsRoute
from coursegen_desktop.ui.settings.controller import SettingsScreen
from coursegen_desktop.ui.settings.voice import SETTING
from tests.windowed import click

from .library_parts import Place
from .narrator import ANNE, BOB, FakeNarrator
from .screen_parts import Desk
from .settings_parts import Around, settings_screen

Shown = tuple[SettingsScreen, FakeNarrator]


@pytest.fixture
async def shown(place: Place, desk: Desk, data_dir: Path) -> AsyncIterator[Shown]:
    voice = FakeNarrator()
    screen = settings_screen(place, desk, data_dir, Around())
    screen._voice._make_narrator = lambda: voice
    place.show(screen.page)
    await screen.enter(SettingsRoute())
    yield screen, voice
    await screen.close()


async def test_the_voice_is_tried_and_chosen(shown: Shown, desk: Desk) -> None:
    screen, voice = shown
    card = screen.page.voice
    assert not card.voice.isVisible(), "which voices there are is not known yet"
    click(card.test)
    assert voice.said == ["This is how lessons are read."]
    assert card.test.text() == "Stop"
    assert voice.used == [(BOB, 1.0)]
    card.voice.setCurrentIndex(card.voice.findData(ANNE.key))
    card.rate.setCurrentIndex(card.rate.findData(1.5))
    assert voice.used[-1] == (ANNE, 1.5), "heard at once"
    voice.finish()
    assert card.test.text() == "Try the voice"
    await screen.scope.settled()
    kept = await desk.settings.get(SETTING)
    assert kept["rate"] == 1.5
    assert kept["voices"] == [["en", ANNE.key]]
    click(card.test)
    click(card.test)
    assert voice.closed == 1, "a second press stops it"


async def test_leaving_lets_the_voice_go(shown: Shown) -> None:
    screen, voice = shown
    click(screen.page.voice.test)
    await screen.exit()
    assert voice.closed == 1
    assert screen.page.voice.test.text() == "Try the voice"


async def test_without_a_voice(shown: Shown) -> None:
    screen, voice = shown
    voice.answers = False
    card = screen.page.voice
    click(card.test)
    assert card.test.text() == "Starting the voice…"
    voice.lose(Loss.NO_VOICE)
    assert card.trouble.isVisible()
    assert card.trouble.text.startswith("This computer has no voice yet.")
    assert card.test.text() == "Try the voice"


async def test_no_voice_for_ones_own_language(shown: Shown) -> None:
    screen, voice = shown
    voice.voices = (replace(ANNE, key="fr_FR/Anne", language="fr_FR"),)
    click(screen.page.voice.test)
    assert voice.said == []
    assert screen.page.voice.trouble.text.startswith("There is no voice for English.")
