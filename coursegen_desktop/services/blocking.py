"""Work that would stop the window: blocking calls in a thread, heavy ones in a child process.

A thread still holds the interpreter lock, and nothing can stop it; so what computes, and what
a hostile document could keep busy for ever, goes to a process that can be killed.
"""

import asyncio
import contextlib
import faulthandler
import importlib
import logging
import multiprocessing
import os
import pickle
import queue
import signal
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from ..domain.errors import Cancelled, WorkStopped, WorkTimeout

P = ParamSpec("P")
T = TypeVar("T")

log = logging.getLogger(__name__)

# A cancelled call may end by itself for so long: a warm process is worth more than the wait.
CANCEL_GRACE_S = 0.2
# The child ends itself so long after its limit, should the parent be gone by then.
ORPHAN_GRACE_S = 3.0
STOP_WAIT_S = 5.0
# A new interpreter: the same on every system, and no lock or window comes along.
START_METHOD = "spawn"
# Half a frame: the other half is for painting.
SLICE_S = 0.008

_READY, _STARTED, _RESULT, _ERROR = b"ready", b"start", b"value", b"error"


async def in_thread(func: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a blocking call in a thread of the loop. Cancelling leaves the call running unseen."""
    return await asyncio.to_thread(func, *args, **kwargs)


def drained(work: Generator[None, None, T]) -> T:
    """Do all of `work` now."""
    while True:
        try:
            next(work)
        except StopIteration as done:
            return cast(T, done.value)


async def in_slices(work: Generator[None, None, T]) -> T:
    """Do `work` in this thread, letting others in whenever a slice of time is over.

    For what computes for a while, piece by piece, and is not worth a journey to another process.
    """
    until = time.perf_counter() + SLICE_S
    while True:
        try:
            next(work)
        except StopIteration as done:
            return cast(T, done.value)
        if time.perf_counter() >= until:
            await asyncio.sleep(0)
            until = time.perf_counter() + SLICE_S


class WorkerProcesses:
    """Up to `count` child processes that run picklable module-level functions, one call each.

    The modules named in `preload` are imported by each child when it starts, before its first
    call. `niceness` lowers the children's priority where the system knows it. All methods are
    called from one event loop; the children import no Qt.
    """

    def __init__(self, count: int = 1, *, preload: tuple[str, ...] = (), niceness: int = 0) -> None:
        self._count = count
        self._preload = preload
        self._niceness = niceness
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._waiting: deque[asyncio.Future[_Worker]] = deque()
        self._stopped = False

    async def call(self, func: Callable[..., T], *args: Any, timeout: float | None = None) -> T:
        """The result of `func(*args)`, computed in a child.

        `timeout` is in seconds and counts from the moment the function starts, not the wait for
        a free process. Raises WorkTimeout when it passes, WorkStopped when the child died,
        Cancelled when the pool is stopped. A child whose call timed out or was cancelled is
        killed and replaced. What the function raises is raised here, with the child's traceback
        as a note.
        """
        payload = pickle.dumps((func, args, timeout), protocol=pickle.HIGHEST_PROTOCOL)
        while True:
            worker = await self._take()
            job = _Job(payload, asyncio.get_running_loop().create_future())
            worker.run(job)
            try:
                return await self._outcome(worker, job, timeout)  # type: ignore[no-any-return]
            except _DiedIdle:
                log.info("a worker process had died between two calls; starting another")

    async def prewarm(self) -> None:
        """Start all processes now and wait until they are ready to work."""
        while len(self._all) < self._count and not self._stopped:
            self._release(self._start())
        await asyncio.gather(*(asyncio.shield(worker.ready) for worker in self._all))

    def renew(self) -> None:
        """Put a new process in the place of the one that has answered last and is idle now.

        What a library took stays with its process for ever; only its end gives it back.
        """
        if self._idle:
            self._idle.pop().kill()

    @property
    def pids(self) -> tuple[int, ...]:
        """The children that run now."""
        return tuple(pid for worker in self._all if (pid := worker.pid) is not None)

    async def stop(self) -> None:
        """Kill every process, whatever it does, and wait until they and their threads are gone."""
        self._stopped = True
        workers = list(self._all)
        for worker in workers:
            worker.kill()
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_exception(Cancelled())
        self._waiting.clear()
        for worker in workers:
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(asyncio.shield(worker.ended), STOP_WAIT_S)
        self._all.clear()
        self._idle.clear()

    async def _outcome(self, worker: "_Worker", job: "_Job", timeout: float | None) -> Any:
        loop = asyncio.get_running_loop()
        overtime = None
        if timeout is not None:
            overtime = _Limit(loop, timeout, worker)
            job.on_started = overtime.begin
        try:
            return await asyncio.shield(job.answer)
        except asyncio.CancelledError:
            # Nobody waits for the answer any more; an error in it is not news.
            job.answer.add_done_callback(_ignore)
            loop.call_later(CANCEL_GRACE_S, worker.kill_if_busy_with, job)
            raise
        except _Died as error:
            if overtime is not None and overtime.passed:
                raise WorkTimeout(
                    "This took longer than {seconds} seconds and was stopped.",
                    seconds=f"{timeout:g}",
                ) from None
            if self._stopped:
                raise Cancelled from None
            if worker.was_ready and not job.was_started:
                raise _DiedIdle from None
            raise WorkStopped(
                "A part of the program stopped while it was working.",
                "Try again; if it happens again with the same document, please report it.",
                exitcode=error.exitcode,
            ) from None
        finally:
            if overtime is not None:
                overtime.end()

    async def _take(self) -> "_Worker":
        if self._stopped:
            raise Cancelled
        if self._idle:
            return self._idle.pop()
        if len(self._all) < self._count:
            return self._start()
        waiter: asyncio.Future[_Worker] = asyncio.get_running_loop().create_future()
        self._waiting.append(waiter)
        try:
            return await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled():
                self._release(waiter.result())
            with contextlib.suppress(ValueError):
                self._waiting.remove(waiter)
            raise

    def _start(self) -> "_Worker":
        worker = _Worker(
            asyncio.get_running_loop(), self._preload, self._niceness, self._release, self._replace
        )
        self._all.add(worker)
        return worker

    def _release(self, worker: "_Worker", *, is_new: bool = False) -> None:
        """Give a free worker to who waits longest, or keep it; a warm one is taken first."""
        while self._waiting:
            waiter = self._waiting.popleft()
            if not waiter.done():
                waiter.set_result(worker)
                return
        self._idle.insert(0 if is_new else len(self._idle), worker)

    def _replace(self, worker: "_Worker") -> None:
        """A process ended: start another at once, so that the next call finds it warm."""
        self._all.discard(worker)
        if worker in self._idle:
            self._idle.remove(worker)
        # A child that cannot even start is tried again only for those who wait for it.
        if not self._stopped and (worker.was_ready or self._waiting):
            self._release(self._start(), is_new=True)


class _Died(Exception):
    """The child is gone; `exitcode` as multiprocessing gives it."""

    def __init__(self, exitcode: int | None) -> None:
        super().__init__(exitcode)
        self.exitcode = exitcode


class _DiedIdle(Exception):
    """The child was gone before the function started, so the call may be made again."""


class _Job:
    """One call on its way: the pickled function and the future of its answer."""

    def __init__(self, payload: bytes, answer: "asyncio.Future[Any]") -> None:
        self.payload = payload
        self.answer = answer
        self.was_started = False
        self.on_started: Callable[[], None] = lambda: None

    def started(self) -> None:
        self.was_started = True
        self.on_started()

    def finish(self, kind: bytes, value: Any) -> None:
        if self.answer.done():
            return
        if kind == _RESULT:
            self.answer.set_result(value)
        else:
            self.answer.set_exception(value)


class _Limit:
    """Kills the worker when the time of a call is over."""

    def __init__(self, loop: asyncio.AbstractEventLoop, seconds: float, worker: "_Worker") -> None:
        self._loop = loop
        self._seconds = seconds
        self._worker = worker
        self._timer: asyncio.TimerHandle | None = None
        self.passed = False

    def begin(self) -> None:
        self._timer = self._loop.call_later(self._seconds, self._over)

    def end(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _over(self) -> None:
        self.passed = True
        self._worker.kill()


class _Worker:
    """One child process and the thread that starts it, speaks with it and buries it.

    Everything that may block (starting, sending, receiving, joining) happens in the thread;
    the loop hears of it through call_soon_threadsafe. That works the same on every system
    and under every event loop.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        preload: tuple[str, ...],
        niceness: int,
        on_free: Callable[["_Worker"], None],
        on_end: Callable[["_Worker"], None],
    ) -> None:
        self._loop = loop
        self._arguments = (preload, niceness)
        self._on_free = on_free
        self._on_end = on_end
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._busy_with: _Job | None = None
        self._lock = threading.Lock()
        self._process: multiprocessing.process.BaseProcess | None = None
        self._doomed = False
        self.was_ready = False
        self.ready: asyncio.Future[None] = loop.create_future()
        self.ended: asyncio.Future[None] = loop.create_future()
        self._thread = threading.Thread(target=self._drive, name="worker-process", daemon=True)
        self._thread.start()

    @property
    def pid(self) -> int | None:
        """Of its child, None while there is none."""
        with self._lock:
            return None if self._process is None else self._process.pid

    def run(self, job: _Job) -> None:
        self._busy_with = job
        self._jobs.put(job)

    def kill(self) -> None:
        with self._lock:
            self._doomed = True
            if self._process is not None:
                self._process.kill()
        self._jobs.put(None)

    def kill_if_busy_with(self, job: _Job) -> None:
        if self._busy_with is job:
            self.kill()

    # --- in the loop, called by the thread -------------------------------------------------

    def _on_ready(self) -> None:
        self.was_ready = True
        if not self.ready.done():
            self.ready.set_result(None)

    def _on_answer(self, job: _Job, kind: bytes, value: Any) -> None:
        self._busy_with = None
        job.finish(kind, value)
        if not self._doomed:
            self._on_free(self)

    def _on_gone(self, exitcode: int | None) -> None:
        # Telling this was the last thing that the thread did.
        self._thread.join(STOP_WAIT_S)
        job, self._busy_with = self._busy_with, None
        self._on_end(self)
        if job is not None:
            job.finish(_ERROR, _Died(exitcode))
        for future in (self.ready, self.ended):
            if not future.done():
                future.set_result(None)

    # --- in the thread ---------------------------------------------------------------------

    def _drive(self) -> None:
        exitcode: int | None = None
        try:
            ours = self._spawn()
            try:
                self._serve_jobs(ours)
            finally:
                ours.close()
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            if not self._doomed:
                log.warning("a worker process went away: %r", error)
        finally:
            exitcode = self._bury()
            self._tell(self._on_gone, exitcode)

    def _spawn(self) -> Connection:
        context: Any = multiprocessing.get_context(START_METHOD)
        ours: Connection
        theirs: Connection
        ours, theirs = context.Pipe()
        process = context.Process(
            target=_child, args=(theirs, *self._arguments), name="coursegen-worker", daemon=True
        )
        try:
            process.start()
        finally:
            # While this copy is open, the death of the child would not end our reading.
            theirs.close()
        with self._lock:
            self._process = process
            if self._doomed:
                process.kill()
        return ours

    def _serve_jobs(self, ours: Connection) -> None:
        if ours.recv_bytes() == _READY:
            self._tell(self._on_ready)
        while (job := self._jobs.get()) is not None:
            ours.send_bytes(job.payload)
            kind = ours.recv_bytes()
            if kind == _STARTED:
                self._tell(job.started)
                kind = ours.recv_bytes()
            value = pickle.loads(ours.recv_bytes())
            self._tell(self._on_answer, job, kind, value)

    def _bury(self) -> int | None:
        process = self._process
        if process is None:
            return None
        process.kill()
        process.join()
        exitcode = process.exitcode
        with self._lock:
            self._process = None
        process.close()
        return exitcode

    def _tell(self, func: Callable[..., None], *args: Any) -> None:
        # A closed loop has nobody left who waits.
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(func, *args)


def _ignore(answer: "asyncio.Future[Any]") -> None:
    if not answer.cancelled():
        answer.exception()


# --- in the child ------------------------------------------------------------------------------


def _child(connection: Connection, preload: tuple[str, ...], niceness: int) -> None:
    """Main function of a child: answer calls until the parent closes the pipe or dies."""
    # Ctrl+C in a terminal reaches the whole group; the parent decides what ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if niceness and hasattr(os, "nice"):
        os.nice(niceness)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    for name in preload:
        importlib.import_module(name)
    with Path(os.devnull).open("w", encoding="ascii") as nowhere:
        try:
            connection.send_bytes(_READY)
            while True:
                _answer(connection, connection.recv_bytes(), nowhere.fileno())
        except (EOFError, OSError):
            return


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _answer(connection: Connection, payload: bytes, nowhere: int) -> None:
    try:
        # This imports the function's module, so the clock starts after it.
        func, args, limit = pickle.loads(payload)
    except Exception as error:  # noqa: BLE001 - the parent raises it again
        reply = (_ERROR, _pickled_error(error))
    else:
        connection.send_bytes(_STARTED)
        reply = _run(func, args, limit, nowhere)
    for part in reply:
        connection.send_bytes(part)


def _run(
    func: Callable[..., Any], args: tuple[Any, ...], limit: float | None, nowhere: int
) -> tuple[bytes, bytes]:
    if limit is not None:
        # This watchdog needs no interpreter lock: it ends even a regular expression that
        # never returns, in a child whose parent was killed.
        faulthandler.dump_traceback_later(limit + ORPHAN_GRACE_S, exit=True, file=nowhere)
    try:
        return _RESULT, pickle.dumps(func(*args), protocol=pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001 - the parent raises it again
        return _ERROR, _pickled_error(error)
    finally:
        faulthandler.cancel_dump_traceback_later()


def _pickled_error(error: Exception) -> bytes:
    error.add_note("In the worker process:\n" + "".join(traceback.format_exception(error)))
    try:
        data = pickle.dumps(error)
        pickle.loads(data)
    except Exception:  # noqa: BLE001 - whatever it raises, it cannot travel
        data = pickle.dumps(RuntimeError("".join(traceback.format_exception(error))))
    return data
