"""TaskScope: what DROP, RESTART and LATEST promise, and where errors go."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import pytest

from coursegen_desktop.domain.errors import AppError, Cancelled, NotFound
from coursegen_desktop.ui.kit.tasks import Policy, TaskScope

Factory = Callable[[], Coroutine[Any, Any, None]]


class Bench:
    """A scope, the errors that it told, and jobs that note what happens to them."""

    def __init__(self) -> None:
        self.told: list[AppError] = []
        self.log: list[str] = []
        self.scope = TaskScope(self.told.append)

    def job(self, name: str, gate: asyncio.Event | None = None) -> Factory:
        async def work() -> None:
            self.log.append(f"{name} begins")
            try:
                if gate is not None:
                    await gate.wait()
            except asyncio.CancelledError:
                await asyncio.sleep(0)  # cleaning up takes a moment
                self.log.append(f"{name} cancelled")
                raise
            self.log.append(f"{name} ends")

        return work


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    made = Bench()
    yield made
    await made.scope.close()


async def test_drop_ignores_the_second(bench: Bench) -> None:
    gate = asyncio.Event()
    assert bench.scope.start(bench.job("one", gate), "k")
    assert not bench.scope.start(bench.job("two"), "k")
    gate.set()
    await bench.scope.settled()
    assert bench.log == ["one begins", "one ends"]
    assert bench.scope.start(bench.job("three"), "k"), "free again"
    await bench.scope.settled()
    assert bench.log[-1] == "three ends"


@pytest.mark.parametrize("policy", Policy)
async def test_one_that_ended_just_now_drops_nothing(bench: Bench, policy: Policy) -> None:
    """A click between the end of a task and the loop's word of it is no double click."""
    began: list[tuple[bool, bool]] = []

    async def one() -> None:
        asyncio.get_running_loop().call_soon(press)  # before the end can be told

    def press() -> None:
        was_known = bench.scope.is_running("k")
        began.append((was_known, bench.scope.start(bench.job("two", gate), "k", policy)))
        assert not bench.scope.start(bench.job("three"), "k"), "this one is"

    gate = asyncio.Event()
    bench.scope.start(one, "k")
    while not began:
        await asyncio.sleep(0)
    assert began == [(True, True)]
    await asyncio.sleep(0.02)  # the end of the first is told meanwhile
    assert bench.scope.is_running("k"), "it is not taken for the end of the second"
    gate.set()
    await bench.scope.settled()
    assert bench.log == ["two begins", "two ends"]


async def test_what_waits_goes_before_one_that_comes_at_the_end(bench: Bench) -> None:
    began: list[bool] = []

    async def one() -> None:
        bench.scope.start(bench.job("two"), "k", Policy.LATEST)
        asyncio.get_running_loop().call_soon(press)

    def press() -> None:
        began.append(bench.scope.start(bench.job("three"), "k"))

    bench.scope.start(one, "k")
    await bench.scope.settled()
    assert began == [False]
    assert bench.log == ["two begins", "two ends"]


async def test_a_dropped_factory_makes_no_coroutine(bench: Bench) -> None:
    gate = asyncio.Event()
    bench.scope.start(bench.job("one", gate), "k")

    def factory() -> Coroutine[Any, Any, None]:
        raise AssertionError("never called")

    bench.scope.start(factory, "k", Policy.DROP)
    gate.set()
    await bench.scope.settled()


async def test_other_keys_run_beside(bench: Bench) -> None:
    gate = asyncio.Event()
    bench.scope.start(bench.job("one", gate), "a")
    bench.scope.start(bench.job("two"), "b")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert bench.log == ["one begins", "two begins", "two ends"]
    assert bench.scope.is_running("a")
    assert not bench.scope.is_running("b")
    gate.set()
    await bench.scope.settled()


async def test_restart_cancels_and_waits_for_the_end(bench: Bench) -> None:
    gate = asyncio.Event()
    bench.scope.start(bench.job("one", gate), "k", Policy.RESTART)
    await asyncio.sleep(0)
    bench.scope.start(bench.job("two", gate), "k", Policy.RESTART)
    bench.scope.start(bench.job("three"), "k", Policy.RESTART)
    await bench.scope.settled()
    assert bench.log == ["one begins", "one cancelled", "three begins", "three ends"]


async def test_latest_ends_the_first_and_keeps_the_newest(bench: Bench) -> None:
    gate = asyncio.Event()
    bench.scope.start(bench.job("one", gate), "k", Policy.LATEST)
    await asyncio.sleep(0)
    for name in ("two", "three", "four"):
        bench.scope.start(bench.job(name), "k", Policy.LATEST)
    gate.set()
    await bench.scope.settled()
    assert bench.log == ["one begins", "one ends", "four begins", "four ends"]


async def test_cancel_forgets_what_waits(bench: Bench) -> None:
    bench.scope.start(bench.job("one", asyncio.Event()), "k", Policy.LATEST)
    await asyncio.sleep(0)
    bench.scope.start(bench.job("two"), "k", Policy.LATEST)
    bench.scope.cancel("k")
    await bench.scope.settled()
    assert bench.log == ["one begins", "one cancelled"]


async def test_an_app_error_is_told(bench: Bench) -> None:
    error = NotFound("The course is gone.")

    async def work() -> None:
        raise error

    bench.scope.start(work, "k")
    await bench.scope.settled()
    assert bench.told == [error]


async def test_a_stopped_job_is_no_error(bench: Bench) -> None:
    async def work() -> None:
        raise Cancelled

    bench.scope.start(work, "k")
    await bench.scope.settled()
    assert bench.told == []


async def test_the_unexpected_goes_to_the_loop(bench: Bench) -> None:
    loop = asyncio.get_running_loop()
    before, seen = loop.get_exception_handler(), []
    loop.set_exception_handler(lambda _loop, context: seen.append(context["exception"]))
    error = ZeroDivisionError("boom")

    async def work() -> None:
        raise error

    bench.scope.start(work, "k")
    await bench.scope.settled()
    loop.set_exception_handler(before)
    assert seen == [error]
    assert bench.told == []


async def test_what_waits_begins_after_an_error_too(bench: Bench) -> None:
    async def work() -> None:
        await asyncio.sleep(0)
        raise NotFound("gone")

    bench.scope.start(work, "k", Policy.LATEST)
    bench.scope.start(bench.job("two"), "k", Policy.LATEST)
    await bench.scope.settled()
    assert bench.log == ["two begins", "two ends"]


async def test_close_cancels_waits_and_refuses(bench: Bench) -> None:
    bench.scope.start(bench.job("one", asyncio.Event()), "a")
    bench.scope.start(bench.job("two", asyncio.Event()), "b", Policy.LATEST)
    await asyncio.sleep(0)
    bench.scope.start(bench.job("three"), "b", Policy.LATEST)
    await bench.scope.close()
    assert sorted(bench.log[2:]) == ["one cancelled", "two cancelled"]
    assert not bench.scope.start(bench.job("four"), "c")


async def test_a_task_may_close_its_own_scope(bench: Bench) -> None:
    async def work() -> None:
        await bench.scope.close()
        bench.log.append("closed")

    bench.scope.start(work, "k")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert bench.log == ["closed"]
