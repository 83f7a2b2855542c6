"""The kiosk's parent process: starts it again when it falls, ends it when it hangs.

Imports no Qt and little else, so that it stays small and has nothing that could fall itself. It
ends with the kiosk when a teacher leaves it, and takes the kiosk along when it is told to end.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import secrets
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from ..db.file_lock import FileLock
from ..domain.errors import AppError
from ..domain.session_mark import SESSION_VARIABLE
from .kiosk_ends import AGAIN, FINAL, LEFT

log = logging.getLogger(__name__)

TOKEN_VARIABLE = "COURSEGEN_KIOSK_TOKEN"
BEAT, STOP, LOCK, FALLS = "beat", "stop", "supervisor.lock", "falls.json"
ALREADY = 78  # another supervisor looks after this library
NOT_STARTED = -1  # a fall like another: it is tried again


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds, and how many falls within `window_s` lead to the plain screen."""

    look_s: float = 0.25
    hung_s: float = 30.0
    first_beat_s: float = 120.0  # an update of the library may come first
    window_s: float = 60.0
    most_falls: int = 3
    first_wait_s: float = 0.5
    longest_wait_s: float = 30.0
    patience_s: float = 20.0  # for an orderly end


class Child(Protocol):
    """A kiosk that runs."""

    def poll(self) -> int | None:
        """How it ended, None while it runs."""

    def kill(self) -> None:
        """End it at once, with all that it started."""


Start = Callable[[bool, str], Child]  # (on the plain screen, token)


class Supervisor:
    """`run` returns the exit status when the kiosk has ended for good.

    `has_session` says whether there is still a screen to stand on: without one it ends.
    """

    def __init__(
        self,
        folder: Path,
        start: Start,
        pace: Pace = Pace(),
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
        has_session: Callable[[], bool] = lambda: True,
    ) -> None:
        self._has_session = has_session
        self._folder, self._start, self._pace = folder, start, pace
        self._clock, self._sleep = clock, sleep
        self._falls: deque[float] = deque(maxlen=pace.most_falls)
        self._wait = pace.first_wait_s
        self._stopping = False

    def stop(self) -> None:
        """End the kiosk in order, and with it this."""
        self._stopping = True

    @property
    def was_stopped(self) -> bool:
        """Whether it ended because it was told to, and not because somebody left."""
        return self._stopping

    def run(self) -> int:
        """Until it is left or stopped."""
        plain = False
        while not self._is_over():
            began = self._clock()
            status = self._one_life(plain)
            if status in FINAL or self._stopping:
                return status
            lived = self._clock() - began
            if status == AGAIN:
                # Whoever saw the plain screen wants it once more.
                plain, self._wait = False, self._pace.first_wait_s
                self._falls.clear()
            elif plain:
                plain = False
                self._falls.clear()
                self._rest(self._next_wait(lived))
            else:
                plain = self._fell(status, lived)
        return 0

    def _one_life(self, plain: bool) -> int:
        token = secrets.token_hex(16)
        with contextlib.suppress(OSError):
            (self._folder / STOP).unlink(missing_ok=True)
        log.info("The kiosk is started%s", " on the plain screen" if plain else "")
        try:
            child = self._start(plain, token)
        except OSError as error:  # no memory, no room for another process
            log.error("The kiosk cannot be started: %s", error)
            return NOT_STARTED
        watch = _Pulse(self._folder / BEAT, self._pace)
        while (status := child.poll()) is None:
            if self._is_over():
                return self._end(child, token)
            self._sleep(self._pace.look_s)
            if watch.is_still():
                log.error("The kiosk gives no sign of life and is ended")
                child.kill()
        return status

    def _fell(self, status: int, lived: float) -> bool:
        """Wait before the next try; True when it is to be the plain screen."""
        now = self._clock()
        log.error("The kiosk fell after %.0f s (status %d)", lived, status)
        self._falls.append(now)
        self._note(status)
        wait = self._next_wait(lived)
        often = len(self._falls) == self._pace.most_falls
        if often and now - self._falls[0] <= self._pace.window_s:
            return True
        self._rest(wait)
        return False

    def _next_wait(self, lived: float) -> float:
        """Twice the one before, unless the last life was long."""
        if lived > self._pace.window_s:
            self._wait = self._pace.first_wait_s
        wait, self._wait = self._wait, min(2 * self._wait, self._pace.longest_wait_s)
        return wait

    def _is_over(self) -> bool:
        """Whether it was told to end, or the session around it is gone."""
        if not self._stopping and not self._has_session():
            log.info("The session of the kiosk is gone")
            self._stopping = True
        return self._stopping

    def _rest(self, seconds: float) -> None:
        until = self._clock() + seconds
        while not self._is_over() and self._clock() < until:
            self._sleep(min(self._pace.look_s, seconds))

    def _end(self, child: Child, token: str) -> int:
        log.info("The kiosk is asked to end")
        with contextlib.suppress(OSError):
            (self._folder / STOP).write_text(token, encoding="utf-8")
        until = self._clock() + self._pace.patience_s
        while (status := child.poll()) is None:
            if self._clock() > until:
                log.error("The kiosk did not end and is ended")
                child.kill()
            self._sleep(self._pace.look_s)
        return status

    def _note(self, status: int) -> None:
        """For the teacher, who reads it on the plain screen. The disk may be what is wrong."""
        path = self._folder / FALLS
        with contextlib.suppress(OSError, ValueError):
            told = json.loads(path.read_text("utf-8")) if path.exists() else []
            told.append({"at": datetime.now(UTC).isoformat(timespec="seconds"), "status": status})
            path.write_text(json.dumps(told[-20:]), encoding="utf-8")


class _Pulse:
    """Whether the sign of life still changes. Counted by looks, not by a clock: while the computer
    sleeps nobody looks, and a clock that is set says nothing."""

    def __init__(self, path: Path, pace: Pace) -> None:
        self._path, self._pace = path, pace
        self._last = self._read()
        self._quiet = 0.0
        self._has_beaten = False

    def is_still(self) -> bool:
        """Once a look."""
        now = self._read()
        if now != self._last:
            self._last, self._quiet, self._has_beaten = now, 0.0, True
            return False
        self._quiet += self._pace.look_s
        return self._quiet > (self._pace.hung_s if self._has_beaten else self._pace.first_beat_s)

    def _read(self) -> int:
        try:
            return self._path.stat().st_mtime_ns
        except OSError:
            return 0


# ------------------------------------------------------------ real processes


class Process:
    """A child in a session of its own: what a terminal or the kiosk itself does to a group of
    processes does not reach both."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._child: subprocess.Popen[bytes] = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            start_new_session=os.name == "posix",
        )

    def poll(self) -> int | None:
        """How it ended."""
        return self._child.poll()

    def kill(self) -> None:
        """With its pages and workers."""
        with contextlib.suppress(OSError):
            if os.name == "posix":
                os.killpg(self._child.pid, signal.SIGKILL)
            else:
                self._child.kill()
        self._child.wait()


def supervise(
    folder: Path, logs: Path, words: Sequence[str], then: Sequence[str] | None = None
) -> int:
    """Look after a kiosk on the library whose `folder` for it this is. Returns the exit status.

    `words` start the program once more, as `--kiosk` and where the data is; `then` starts it when
    a teacher has left the kiosk.
    """
    from .logs import start_logging

    start_logging(logs, name="kiosk.log")
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    mine = FileLock(folder / LOCK)
    try:
        is_first = mine.take()
    except AppError:
        is_first = True  # nothing can be written: the kiosk itself says so
    if not is_first:
        print("The kiosk runs already on this library.", file=sys.stderr)
        return ALREADY
    try:
        supervisor = Supervisor(folder, _starter(words), has_session=_session())
        for number in _ENDING:
            signal.signal(number, lambda *_: supervisor.stop())
        status = supervisor.run()
    finally:
        mine.release()
    if then is not None and status == LEFT and not supervisor.was_stopped:
        program = _program()
        os.execv(program[0], [*program, *then])
    return status


def _session() -> Callable[[], bool]:
    """Whether what started this still lives, where that is a session of our own. A compositor
    that falls ends none of its children: they would be started again for ever without a screen."""
    if SESSION_VARIABLE not in os.environ or os.name != "posix":
        return lambda: True
    parent = os.getppid()
    return lambda: os.getppid() == parent


_ENDING = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)
)


def _program() -> list[str]:
    frozen = bool(getattr(sys, "frozen", False))
    return [sys.executable] if frozen else [sys.executable, "-m", "coursegen_desktop"]


def _starter(words: Sequence[str]) -> Start:
    program = _program()

    def start(plain: bool, token: str) -> Child:
        more = ["--kiosk-plain"] if plain else []
        environment = {**os.environ, TOKEN_VARIABLE: token}
        return Process([*program, *words, *more], environment)

    return start
