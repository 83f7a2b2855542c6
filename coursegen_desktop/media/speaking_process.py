"""A process in which a voice speaks or is made, with the thread that looks after it.

Whatever takes time or hangs does so there, and it can be ended.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

log = logging.getLogger(__name__)

LOST, ENDED = "lost", "ended"
# How often the thread looks whether it is still wanted; what a process needs to go.
_LOOK_S = 0.25
_LEAVE_S = 1.0


def _nothing() -> None:
    return None


class SpeakingProcess:
    """Runs `serve(connection, *given)`; what that sends is told, in the thread.

    `meanwhile` is called in the thread while the process starts.
    """

    def __init__(
        self,
        serve: Callable[..., None],
        given: tuple[object, ...],
        tell: Callable[[tuple[Any, ...]], None],
        meanwhile: Callable[[], None] = _nothing,
    ) -> None:
        self._serve, self._given = serve, given
        self._tell, self._meanwhile = tell, meanwhile
        self._doomed = False
        self._ours: Connection | None = None
        self._process: multiprocessing.process.BaseProcess | None = None
        self._thread = threading.Thread(target=self._drive, name="voice", daemon=True)
        self._thread.start()

    def send(self, order: tuple[object, ...]) -> None:
        """Ask for something. Orders are far smaller than what a pipe holds: it does not block."""
        with contextlib.suppress(OSError):
            if self._ours is not None:
                self._ours.send(order)

    def end(self) -> None:
        """Let it fall silent and go; the thread buries it, by force if need be."""
        self._doomed = True
        self.send(("leave",))

    @property
    def is_over(self) -> bool:
        """Whether process and thread are gone."""
        return not self._thread.is_alive()

    def _drive(self) -> None:
        ours = None
        try:
            ours = self._spawn()
            self._meanwhile()
            while not self._doomed:
                if ours.poll(_LOOK_S):
                    self._tell(ours.recv())
        except (EOFError, OSError) as error:
            if not self._doomed:
                log.info("the process of the voice went away: %r", error)
                self._tell((LOST, ENDED))
        finally:
            self._bury()
            if ours is not None:
                ours.close()

    def _spawn(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=self._serve, args=(theirs, *self._given), name="coursegen-voice", daemon=True
        )
        try:
            process.start()
        finally:
            theirs.close()
        self._process, self._ours = process, ours
        return ours

    def _bury(self) -> None:
        process = self._process
        if process is None:
            return
        process.join(_LEAVE_S)
        process.kill()
        process.join()
        process.close()
