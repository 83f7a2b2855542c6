"""Work in threads and in killable processes, under asyncio and under the loop of the window."""

import asyncio
import gc
import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.app.loop import WindowLoop
from coursegen_desktop.domain.errors import (
    AppError,
    Cancelled,
    FormatError,
    WorkStopped,
    WorkTimeout,
)
from coursegen_desktop.services import blocking
from coursegen_desktop.services.blocking import WorkerProcesses, in_thread
from coursegen_desktop.services.whole_steps import uncancelled

from . import work_samples

Runs = Callable[[Callable[[WorkerProcesses], Coroutine[Any, Any, None]]], None]


@pytest.fixture(autouse=True)
def _as_the_program_starts_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other tests fork their workers; these are about how they start and end."""
    monkeypatch.setattr(blocking, "START_METHOD", "spawn")


@pytest.fixture(params=["asyncio", "qasync"])
def loop_factory(request: pytest.FixtureRequest) -> Callable[[], asyncio.AbstractEventLoop]:
    """Both loops that the program runs on: the command line's and the window's."""
    if request.param == "asyncio":
        return asyncio.new_event_loop
    app = request.getfixturevalue("qapp")
    app.setQuitOnLastWindowClosed(False)
    return lambda: WindowLoop(app)


@contextmanager
def nothing_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert multiprocessing.active_children() == []
    left = {t.name for t in threading.enumerate() if t not in before}
    assert not {name for name in left if name.startswith("worker-process")}


@pytest.fixture
def with_workers(loop_factory: Callable[[], asyncio.AbstractEventLoop]) -> Runs:
    """Run a coroutine with one worker process and see that nothing is left behind."""

    def run(body: Callable[[WorkerProcesses], Coroutine[Any, Any, None]], count: int = 1) -> None:
        async def whole() -> None:
            workers = WorkerProcesses(count)
            try:
                await body(workers)
            finally:
                await workers.stop()

        with nothing_left(), asyncio.Runner(loop_factory=loop_factory) as runner:
            runner.run(whole())
        # A loop of Qt must not be collected in the thread of a later worker.
        gc.collect()

    return run


@pytest.fixture
def with_worker() -> Runs:
    """The same on the plain loop only, where the loop makes no difference."""

    def run(body: Callable[[WorkerProcesses], Coroutine[Any, Any, None]], count: int = 1) -> None:
        async def whole() -> None:
            workers = WorkerProcesses(count)
            try:
                await body(workers)
            finally:
                await workers.stop()

        with nothing_left():
            asyncio.run(whole())

    return run


def test_a_thread_returns_and_raises(loop_factory: Any) -> None:
    async def body() -> None:
        assert await in_thread(threading.get_ident) != threading.get_ident()
        assert await in_thread(int, "ff", base=16) == 255
        with pytest.raises(ValueError):
            await in_thread(int, "x")

    with asyncio.Runner(loop_factory=loop_factory) as runner:
        runner.run(body())
    gc.collect()


def test_calls_errors_timeout_and_cancel(with_workers: Runs, tmp_path: Path) -> None:
    mark = tmp_path / "mark"

    async def body(workers: WorkerProcesses) -> None:
        await workers.prewarm()
        assert [await workers.call(work_samples.double, n) for n in range(3)] == [0, 2, 4]
        first = await workers.call(work_samples.process_id)
        assert first != os.getpid()
        with pytest.raises(ZeroDivisionError, match="by nothing"):
            await workers.call(work_samples.refuse, "other")
        assert await workers.call(work_samples.process_id) == first, "an error keeps the process"

        began = time.monotonic()
        with pytest.raises(WorkTimeout) as caught:
            await workers.call(work_samples.hold_the_interpreter, timeout=0.3)
        assert "0.3 seconds" in caught.value.text()
        assert 0.25 < time.monotonic() - began < 10
        second = await workers.call(work_samples.process_id)
        assert second != first, "the busy process was replaced"

        task = asyncio.ensure_future(
            workers.call(work_samples.touch_and_sleep, str(mark), 60.0, timeout=60)
        )
        while not mark.exists():
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        third = await asyncio.wait_for(workers.call(work_samples.process_id), 20)
        assert third != second, "a cancelled call that goes on is killed"

    with_workers(body)


def test_a_cancelled_call_that_ends_in_time_keeps_its_process(
    with_worker: Runs, tmp_path: Path
) -> None:
    mark = tmp_path / "mark"

    async def body(workers: WorkerProcesses) -> None:
        before = await workers.call(work_samples.process_id)
        task = asyncio.ensure_future(
            workers.call(work_samples.touch_and_sleep, str(mark), 0.02, timeout=5)
        )
        while not mark.exists():
            await asyncio.sleep(0.001)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await workers.call(work_samples.process_id) == before

    with_worker(body)


def test_errors_come_back_whole(with_worker: Runs) -> None:
    async def body(workers: WorkerProcesses) -> None:
        with pytest.raises(FormatError) as caught:
            await workers.call(work_samples.refuse, "format")
        error = caught.value
        assert (error.file, error.place, error.reason) == (
            "week {1}.md",
            "line 3",
            "it holds no text",
        )
        assert error.text() == "week {1}.md, line 3: it holds no text Add a line."
        assert "work_samples" in "".join(error.__notes__)
        with pytest.raises(Cancelled):
            await workers.call(work_samples.refuse, "cancelled")
        with pytest.raises(AppError, match=r"It is broken\. Mend It\."):
            await workers.call(work_samples.refuse, "app")
        with pytest.raises(RuntimeError, match="Stubborn"):
            await workers.call(work_samples.refuse_stubbornly)
        with pytest.raises(Exception, match="pickle"):
            await workers.call(work_samples.return_a_function)
        with pytest.raises(Exception, match="pickle"):
            await workers.call(lambda: 1)
        assert len(await workers.call(work_samples.big, 3_000_000)) == 3_000_000
        assert await workers.call(len, b"y" * 3_000_000) == 3_000_000

    with_worker(body)


@pytest.mark.logs("worker process went away")
def test_a_dying_child_is_told_and_replaced(with_worker: Runs) -> None:
    async def body(workers: WorkerProcesses) -> None:
        with pytest.raises(WorkStopped):
            await workers.call(work_samples.die)
        assert await workers.call(work_samples.double, 4) == 8

    with_worker(body)


@pytest.mark.logs("worker process went away")
def test_a_child_that_died_between_two_calls_is_not_noticed(with_worker: Runs) -> None:
    async def body(workers: WorkerProcesses) -> None:
        victim = await workers.call(work_samples.process_id)
        os.kill(victim, 9)
        assert await workers.call(work_samples.double, 5) == 10
        assert await workers.call(work_samples.process_id) != victim

    with_worker(body)


def test_an_idle_process_is_renewed_and_a_busy_one_left(with_worker: Runs, tmp_path: Path) -> None:
    async def body(workers: WorkerProcesses) -> None:
        first = await workers.call(work_samples.process_id)
        workers.renew()
        second = await workers.call(work_samples.process_id)
        assert second != first
        busy = asyncio.ensure_future(
            workers.call(work_samples.touch_and_sleep, str(tmp_path / "m"), 0.05)
        )
        await asyncio.sleep(0)
        workers.renew()
        assert await busy == second

    with_worker(body)


def test_calls_wait_for_a_free_process_and_run_side_by_side(
    with_worker: Any, tmp_path: Path
) -> None:
    async def body(workers: WorkerProcesses) -> None:
        calls = [
            workers.call(work_samples.touch_and_sleep, str(tmp_path / "m"), 0.05, timeout=20)
            for _ in range(6)
        ]
        used = await asyncio.gather(*calls)
        assert len(used) == 6
        assert len(set(used)) == 2

    with_worker(body, count=2)


def test_stop_ends_running_and_waiting_calls(with_worker: Runs, tmp_path: Path) -> None:
    mark = tmp_path / "mark"

    async def body(workers: WorkerProcesses) -> None:
        running = asyncio.ensure_future(workers.call(work_samples.touch_and_sleep, str(mark), 60.0))
        waiting = asyncio.ensure_future(workers.call(work_samples.double, 1))
        while not mark.exists():
            await asyncio.sleep(0.01)
        await workers.stop()
        results = await asyncio.gather(running, waiting, return_exceptions=True)
        assert [type(result) for result in results] == [Cancelled, Cancelled]
        with pytest.raises(Cancelled):
            await workers.call(work_samples.double, 1)

    with_worker(body)


def test_stop_while_the_process_is_still_starting() -> None:
    async def body() -> None:
        workers = WorkerProcesses(2)
        call = asyncio.ensure_future(workers.call(work_samples.double, 1))
        await asyncio.sleep(0)
        await workers.stop()
        with pytest.raises(Cancelled):
            await call

    with nothing_left():
        asyncio.run(body())


def test_the_child_loads_what_is_asked_and_no_window_library() -> None:
    async def body() -> None:
        workers = WorkerProcesses(1, preload=("colorsys",), niceness=3)
        try:
            loaded = await workers.call(work_samples.loaded_modules)
        finally:
            await workers.stop()
        assert "colorsys" in loaded
        assert not {name for name in loaded if name.startswith(("PySide6", "sqlalchemy"))}

    asyncio.run(body())


@pytest.mark.logs("worker process went away")
def test_a_child_that_cannot_start_fails_the_call(capfd: pytest.CaptureFixture[str]) -> None:
    async def body() -> None:
        workers = WorkerProcesses(1, preload=("no_such_module_anywhere",))
        try:
            for _ in range(2):
                with pytest.raises(WorkStopped):
                    await asyncio.wait_for(workers.call(work_samples.double, 1), 20)
        finally:
            await workers.stop()

    with nothing_left():
        asyncio.run(body())
    assert "no_such_module_anywhere" in capfd.readouterr().err


async def test_a_step_that_is_kept_is_not_left_half_done() -> None:
    """Cancelled in the middle, and once more: what it gives is heard first, the cancel next."""
    begun, go_on, heard = asyncio.Event(), asyncio.Event(), list[str]()

    async def step() -> str:
        begun.set()
        await go_on.wait()
        return "kept"

    async def whoever_waits() -> None:
        heard.append(await uncancelled(step()))
        await asyncio.sleep(0)
        heard.append("went on")

    task = asyncio.get_running_loop().create_task(whoever_waits())
    await begun.wait()
    for _ in range(2):
        task.cancel()
        await asyncio.sleep(0)
    assert not task.done()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert heard == ["kept"]


async def test_what_fails_in_such_a_step_is_told() -> None:
    async def step() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await uncancelled(step())
