"""Saves what is being typed, a moment after the typing pauses, and never loses a keystroke."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from ..domain.errors import AppError

log = logging.getLogger(__name__)

QUIET_SECONDS = 0.8
SAVED, EDITED, SAVING, FAILED = "saved", "edited", "saving", "failed"
Save: TypeAlias = Callable[[], Awaitable[None]]
Told: TypeAlias = Callable[[str, AppError | None], None]


class Autosave:
    """One draft's saver. `told(state, error)` hears: edited, saving, saved, failed.

    Saves never overlap; what is typed during a save is saved by the next one.
    """

    def __init__(self, save: Save, told: Told, quiet_seconds: float = QUIET_SECONDS) -> None:
        self._save = save
        self._told = told
        self._quiet = quiet_seconds
        self._dirty = False
        self._timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def is_clean(self) -> bool:
        """Nothing waits to be saved and nothing is being saved."""
        return not self._dirty and (self._task is None or self._task.done())

    def edited(self) -> None:
        """The draft changed: save it once it rests."""
        self._dirty = True
        self._told(EDITED, None)
        self._cancel_timer()
        # Not the running one: Qt may tell of a change between two runs of the loop.
        loop = asyncio.get_event_loop()
        self._timer = loop.call_later(self._quiet, self._begin)

    async def flush(self) -> None:
        """Save now what waits, and what is typed meanwhile. Raises the AppError of a save."""
        while True:
            self._cancel_timer()
            task = self._task
            if task is not None and not task.done():
                if task is asyncio.current_task():
                    return  # the save itself asks
                await asyncio.wait([task])
            elif self._dirty:
                # A task of its own, as the timer's: nobody begins another one beside it.
                self._task = asyncio.get_running_loop().create_task(self._save_now(quietly=False))
                await asyncio.wait([self._task])
                self._task.result()
            else:
                return

    def forget(self) -> None:
        """Drop what waits: the draft was discarded on purpose."""
        self._cancel_timer()
        self._dirty = False

    def _begin(self) -> None:
        self._timer = None
        if self._task is not None and not self._task.done():
            self.edited()
            return
        self._task = asyncio.get_running_loop().create_task(self._save_now(quietly=True))

    async def _save_now(self, *, quietly: bool) -> None:
        self._dirty = False
        self._told(SAVING, None)
        try:
            await self._save()
        except AppError as error:
            self._dirty = True
            self._told(FAILED, error)
            if not quietly:
                raise
        except BaseException:
            self._dirty = True
            raise
        else:
            self._told(EDITED if self._dirty else SAVED, None)

    def _cancel_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
