"""Preferences and facts: kept, checked, told; anything unreadable is a default."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from coursegen_desktop.domain.events import PreferencesChanged
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.settings import Preferences
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.settings import SettingsService, preferences_from
from coursegen_desktop.services.work import WorkUnits

from .desk import heard


@pytest.fixture
def settings(
    uow: WorkUnits, event_hub: EventHub, fixed_now: Callable[[], datetime]
) -> SettingsService:
    return SettingsService(uow, event_hub, fixed_now)


async def test_preferences_are_kept_and_told(
    settings: SettingsService, user_id: UserId, event_hub: EventHub
) -> None:
    assert await settings.preferences(user_id) == Preferences()
    told = heard(event_hub, PreferencesChanged)
    wished = Preferences("dark", 1.3, True)
    await settings.save_preferences(user_id, wished)
    assert await settings.preferences(user_id) == wished
    assert told == [PreferencesChanged()]


async def test_impossible_preferences_are_put_right(
    settings: SettingsService, user_id: UserId
) -> None:
    await settings.save_preferences(user_id, Preferences("pink", 40.0, False))
    assert await settings.preferences(user_id) == Preferences("system", 1.5, False)


@pytest.mark.parametrize(
    "stored",
    [None, [], "dark", 7, {"theme": 3}, {"text_scale": "large"}, {"text_scale": None}, {"x": 1}],
)
def test_unreadable_preferences_are_defaults(stored: object) -> None:
    assert preferences_from(stored) == Preferences()


def test_what_is_missing_is_a_default() -> None:
    assert preferences_from({"theme": "dark"}) == Preferences("dark")


async def test_facts_of_the_computer(settings: SettingsService, user_id: UserId) -> None:
    assert await settings.get("last_edited") is None
    assert await settings.get("last_edited", [1]) == [1]
    await settings.put("last_edited", [5, None])
    assert await settings.get("last_edited") == [5, None]
    await settings.put("last_edited", [6, 7])
    assert await settings.get("last_edited") == [6, 7]
    assert await settings.preferences(user_id) == Preferences(), "apart from a person's own"
