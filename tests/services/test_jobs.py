"""Jobs: how they end, what is told, how they are stopped."""

import asyncio

import pytest

from coursegen_desktop.domain.errors import AppError, Cancelled
from coursegen_desktop.domain.events import JobChanged
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.jobs import CANCELLED, DONE, FAILED, JobsService, JobView, Progress


@pytest.fixture
def told(event_hub: EventHub) -> list[JobView]:
    views: list[JobView] = []
    event_hub.subscribe(JobChanged, lambda event: views.append(event.snapshot))
    return views


async def test_a_job_gives_its_result_and_forgets_itself(
    event_hub: EventHub, told: list[JobView]
) -> None:
    jobs = JobsService(event_hub)

    async def work(progress: Progress) -> int:
        progress(1, 2, "half")
        await asyncio.sleep(0)
        progress(2, 2, "all")
        return 7

    job = jobs.start("Seven", work)
    assert await job.wait() == 7
    assert told[0].is_running
    assert told[-1].status == DONE
    assert told[-1].progress == 1.0
    assert jobs.running() == ()
    assert jobs.get(job.view.id) is None


async def test_progress_is_told_at_most_ten_times_a_second(
    event_hub: EventHub, told: list[JobView]
) -> None:
    async def work(progress: Progress) -> None:
        for n in range(1000):
            progress(n, 10_000, "")

    await JobsService(event_hub).start("Busy", work).wait()
    assert len(told) <= 4


async def test_a_failure_is_a_sentence(event_hub: EventHub, told: list[JobView]) -> None:
    async def work(_progress: Progress) -> None:
        raise AppError("The source is empty.")

    with pytest.raises(AppError, match="source is empty"):
        await JobsService(event_hub).start("Fails", work).wait()
    assert told[-1].status == FAILED


@pytest.mark.logs("failed unexpectedly")
async def test_a_fault_is_a_sentence_too(event_hub: EventHub) -> None:
    async def work(_progress: Progress) -> None:
        raise ZeroDivisionError

    with pytest.raises(AppError, match="fault in the program"):
        await JobsService(event_hub).start("Faulty", work).wait()


async def test_cancel_and_stop(event_hub: EventHub, told: list[JobView]) -> None:
    jobs = JobsService(event_hub)
    cleaned: list[str] = []

    async def work(_progress: Progress) -> None:
        try:
            await asyncio.sleep(60)
        finally:
            cleaned.append("up")

    first, second = jobs.start("One", work), jobs.start("Two", work)
    await asyncio.sleep(0)
    assert len(jobs.running()) == 2
    first.cancel()
    with pytest.raises(Cancelled):
        await first.wait()
    await jobs.stop()
    assert second.view.status == CANCELLED
    assert cleaned == ["up", "up"]


async def test_whoever_stops_waiting_does_not_stop_the_work(event_hub: EventHub) -> None:
    gate = asyncio.Event()

    async def work(_progress: Progress) -> str:
        await gate.wait()
        return "done"

    job = JobsService(event_hub).start("Long", work)
    waiter = asyncio.get_running_loop().create_task(job.wait())
    await asyncio.sleep(0)
    waiter.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiter
    gate.set()
    assert await job.wait() == "done"


async def test_the_last_step_is_told_even_when_it_came_at_once(
    event_hub: EventHub, told: list[JobView]
) -> None:
    gate = asyncio.Event()

    async def work(progress: Progress) -> None:
        progress(0, 4, "first")
        progress(1, 4, "second")
        await gate.wait()

    job = JobsService(event_hub).start("Slow", work)
    while not any(view.message for view in told):
        await asyncio.sleep(0.01)
    assert [view.message for view in told] == ["", "second"]
    gate.set()
    await job.wait()
