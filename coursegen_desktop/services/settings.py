"""Preferences of a person and facts about this computer."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from ..domain.events import PreferencesChanged
from ..domain.ids import UserId
from ..domain.settings import Preferences
from .clock import Now, stamp
from .events import EventHub
from .work import WorkUnits

_PREFERENCES = "preferences"
_MACHINE = UserId(0)


class SettingsService:
    """Reads and keeps settings."""

    def __init__(self, uow: WorkUnits, events: EventHub, now: Now) -> None:
        self._uow = uow
        self._events = events
        self._now = now

    async def preferences(self, user_id: UserId) -> Preferences:
        """A person's preferences; anything unreadable is at its default."""
        async with self._uow() as work:
            stored = await work.settings.get(user_id, _PREFERENCES)
        return preferences_from(stored)

    async def save_preferences(self, user_id: UserId, preferences: Preferences) -> None:
        """Keep them and tell everybody."""
        await self._put(user_id, _PREFERENCES, asdict(preferences.checked()))
        self._events.publish(PreferencesChanged())

    async def get(self, name: str, default: Any = None) -> Any:
        """A fact about this computer (JSON), or `default`."""
        async with self._uow() as work:
            stored = await work.settings.get(_MACHINE, name)
        return default if stored is None else stored

    async def put(self, name: str, value: Any) -> None:
        """Keep a fact about this computer (JSON)."""
        await self._put(_MACHINE, name, value)

    async def _put(self, user_id: UserId, name: str, value: Any) -> None:
        async with self._uow(write=True) as work:
            await work.settings.put(user_id, name, value, stamp(self._now()))
            await work.commit()


def preferences_from(stored: object) -> Preferences:
    """Preferences out of stored JSON, whatever it holds."""
    if not isinstance(stored, dict):
        return Preferences()
    known = {key: stored[key] for key in asdict(Preferences()) if key in stored}
    try:
        return Preferences(**known).checked()
    except (TypeError, ValueError):
        return Preferences()
