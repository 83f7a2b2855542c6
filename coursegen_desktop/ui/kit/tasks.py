"""The only door by which the interface starts coroutines.

    scope = TaskScope(on_error=notices.tell)
    scope.start(lambda: self._load(course_id), "load", Policy.RESTART)
    await scope.close()                       # when the screen closes

DROP     while one runs, a second start does nothing (a double click)
RESTART  the running one is cancelled, and the new one begins when it has ended (search as typed)
LATEST   the running one ends, then only the newest of those that came meanwhile begins (reload)
"""

import asyncio
from collections.abc import Callable, Coroutine
from enum import Enum, auto
from typing import Any

from ...domain.errors import AppError, Cancelled

CoroutineFactory = Callable[[], Coroutine[Any, Any, Any]]


class Policy(Enum):
    """What a start does while the same key is still running."""

    DROP = auto()
    RESTART = auto()
    LATEST = auto()


class TaskScope:
    """Owns the tasks of one screen: at most one runs for each key.

    An AppError goes to `on_error`; anything unexpected goes to the loop's exception handler
    (the crash dialog). Cancelling is never an error.
    """

    def __init__(self, on_error: Callable[[AppError], None]) -> None:
        self._on_error = on_error
        self._running: dict[str, asyncio.Task[None]] = {}
        self._next: dict[str, CoroutineFactory] = {}
        self._closed = False

    def start(self, coro_factory: CoroutineFactory, key: str, policy: Policy = Policy.DROP) -> bool:
        """Start, or do what `policy` says when `key` is busy; False when nothing will run."""
        if self._closed:
            return False
        running = self._running.get(key)
        if running is not None and running.done():
            # Ended, and the loop has yet to say so: what is asked for now is no double click.
            self._on_done(key, running)
            running = self._running.get(key)
        if running is not None:
            if policy is Policy.DROP:
                return False
            self._next[key] = coro_factory
            if policy is Policy.RESTART and not running.cancelling():
                running.cancel()  # once: a second cancel would cut its clean-up short
            return True
        self._launch(coro_factory, key)
        return True

    def cancel(self, key: str) -> None:
        """Stop what runs under `key`, and forget what waits."""
        self._next.pop(key, None)
        running = self._running.get(key)
        if running is not None:
            running.cancel()

    def is_running(self, key: str) -> bool:
        """Whether something runs under `key`."""
        return key in self._running

    async def settled(self) -> None:
        """Wait until nothing runs (not from inside one of the scope's own tasks)."""
        while self._running:
            await asyncio.wait(list(self._running.values()))
            await asyncio.sleep(0)  # lets the done callbacks launch what waited

    async def close(self) -> None:
        """Cancel everything, wait for it to end, and refuse further starts."""
        self._closed = True
        self._next.clear()
        own = asyncio.current_task()
        tasks = [task for task in self._running.values() if task is not own]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.gather(*tasks, return_exceptions=True)

    def _launch(self, coro_factory: CoroutineFactory, key: str) -> None:
        # Not the running loop: a signal of Qt may come between two runs of it.
        task = asyncio.get_event_loop().create_task(self._guard(coro_factory), name=key)
        self._running[key] = task
        task.add_done_callback(lambda ended: self._on_done(key, ended))

    def _on_done(self, key: str, ended: asyncio.Task[None]) -> None:
        if self._running.get(key) is not ended:
            return  # the next start noticed first
        del self._running[key]
        waiting = self._next.pop(key, None)
        if waiting is not None and not self._closed:
            self._launch(waiting, key)

    async def _guard(self, coro_factory: CoroutineFactory) -> None:
        try:
            await coro_factory()
        except Cancelled:
            return
        except AppError as error:
            self._on_error(error)
        except Exception as error:  # noqa: BLE001 - the crash dialog shows it
            asyncio.get_running_loop().call_exception_handler(
                {"message": "a task of a screen failed", "exception": error}
            )
