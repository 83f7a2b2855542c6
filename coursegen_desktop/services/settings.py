"""Preferences of a person, and where he was."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from ..domain.events import PreferencesChanged
from ..domain.ids import UserId
from ..domain.rights import Right
from ..domain.settings import Preferences
from .clock import Now, stamp
from .events import EventHub
from .gate import Guarded, needs
from .work import WorkUnits

_PREFERENCES = "preferences"
_MACHINE = UserId(0)


class SettingsService(Guarded):
    """Reads and keeps settings."""

    def __init__(self, uow: WorkUnits, events: EventHub, now: Now) -> None:
        self._uow = uow
        self._events = events
        self._now = now

    @needs(Right.OWN_ACCOUNT)
    async def preferences(self, user_id: UserId) -> Preferences:
        """A person's preferences; anything unreadable is at its default."""
        async with self._uow() as work:
            stored = await work.settings.get(user_id, _PREFERENCES)
        return preferences_from(stored)

    @needs(Right.OWN_ACCOUNT)
    async def save_preferences(self, user_id: UserId, preferences: Preferences) -> None:
        """Keep them and tell everybody."""
        await self._put(user_id, _PREFERENCES, asdict(preferences.checked()))
        self._events.publish(PreferencesChanged())

    @needs(Right.OWN_ACCOUNT)
    async def get(self, name: str, default: Any = None) -> Any:
        """What the one who acts keeps under `name` (JSON), or `default`."""
        async with self._uow() as work:
            stored = await work.settings.get(self._whose(), name)
        return default if stored is None else stored

    @needs(Right.OWN_ACCOUNT)
    async def put(self, name: str, value: Any) -> None:
        """Keep something (JSON) for the one who acts: where he was, how his lists are sorted."""
        await self._put(self._whose(), name, value)

    def _whose(self) -> UserId:
        return _MACHINE if self.gate is None else self.gate.user.id

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
