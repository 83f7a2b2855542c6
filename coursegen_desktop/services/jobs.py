"""Work that a user could walk away from: owned here, shown anywhere, stopped in order."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from ..domain.errors import AppError, Cancelled
from ..domain.events import JobChanged
from .events import EventHub

log = logging.getLogger(__name__)

RUNNING, DONE, FAILED, CANCELLED = "running", "done", "failed", "cancelled"
_EVENT_INTERVAL = 0.1  # seconds: at most ten progress events a second


@dataclass(frozen=True, slots=True)
class JobView:
    """A job as it stands. `progress` is 0 to 1, None while unknown; `seconds_left` likewise."""

    id: int
    title: str
    status: str = RUNNING
    progress: float | None = None
    message: str = ""
    seconds_left: float | None = None
    error: AppError | None = None
    result: Any = None

    @property
    def is_running(self) -> bool:
        """Neither done, nor failed, nor cancelled."""
        return self.status == RUNNING


Progress = Callable[[float, float, str], None]
Work = Callable[[Progress], Awaitable[Any]]


class Job:
    """One piece of work. Await `wait()` for its result; `cancel()` stops it."""

    def __init__(self, view: JobView, publish: Callable[[JobView], None]) -> None:
        self.view = view
        self._publish = publish
        self._started = self._last_event = time.monotonic()
        self._task: asyncio.Task[Any] | None = None
        self._later: asyncio.TimerHandle | None = None

    def cancel(self) -> None:
        """Ask it to stop; its finished steps are kept."""
        if self._task is not None:
            self._task.cancel()

    async def wait(self) -> Any:
        """The result. Raises the job's AppError when it failed, Cancelled when stopped."""
        assert self._task is not None
        # Shielded: a screen that closes stops waiting, not the work.
        await asyncio.shield(asyncio.wait([self._task]))
        if self.view.status == CANCELLED:
            raise Cancelled
        if self.view.error is not None:
            raise self.view.error
        return self.view.result

    def _report(self, done: float, total: float, message: str) -> None:
        share = min(max(done / total, 0.0), 1.0) if total > 0 else None
        now = time.monotonic()
        left: float | None = None
        if share and now - self._started > 1.0:
            left = (now - self._started) * (1 - share) / share
        self.view = replace(self.view, progress=share, message=message, seconds_left=left)
        wait = self._last_event + _EVENT_INTERVAL - now
        if wait <= 0 or share == 1.0:
            self._tell()
        elif self._later is None:
            # A step that takes long must not hide behind the one that was told just before.
            self._later = asyncio.get_running_loop().call_later(wait, self._tell)

    def _tell(self) -> None:
        if self._later is not None:
            self._later.cancel()
            self._later = None
        self._last_event = time.monotonic()
        self._publish(self.view)

    async def _run(self, work: Work) -> None:
        try:
            result = await work(self._report)
        except (asyncio.CancelledError, Cancelled):
            self._finish(status=CANCELLED)
        except AppError as error:
            self._finish(status=FAILED, error=error)
        except Exception:
            log.exception("The job %r failed unexpectedly", self.view.title)
            self._finish(
                status=FAILED,
                error=AppError(
                    "This could not be finished because of a fault in the program.",
                    "What was done before it is kept; the log has the details.",
                ),
            )
        else:
            self._finish(status=DONE, progress=1.0, result=result)

    def _finish(self, **changes: Any) -> None:
        self.view = replace(self.view, seconds_left=None, **changes)
        self._tell()


class JobsService:
    """Starts jobs, keeps the running ones, stops them in order."""

    def __init__(self, events: EventHub) -> None:
        self._events = events
        self._jobs: dict[int, Job] = {}
        self._next_id = 1

    def start(self, title: str, work: Work) -> Job:
        """Run `work(progress)` as a job; progress takes (done, total, message)."""

        def tell(view: JobView) -> None:
            self._events.publish(JobChanged(view))

        job = Job(JobView(self._next_id, title), tell)
        self._next_id += 1
        self._jobs[job.view.id] = job
        task = asyncio.get_running_loop().create_task(job._run(work), name=f"job {title}")
        task.add_done_callback(lambda _: self._end(job))
        job._task = task
        self._events.publish(JobChanged(job.view))
        return job

    def _end(self, job: Job) -> None:
        self._jobs.pop(job.view.id, None)
        if job.view.is_running:
            job._finish(status=CANCELLED)  # before it took its first step

    def running(self) -> tuple[JobView, ...]:
        """What runs now, oldest first."""
        return tuple(job.view for job in self._jobs.values() if job.view.is_running)

    def get(self, job_id: int) -> Job | None:
        """A running job by its number."""
        return self._jobs.get(job_id)

    async def stop(self, seconds: float = 5.0) -> None:
        """Cancel all and wait for their last words."""
        tasks = [job._task for job in self._jobs.values() if job._task is not None]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=seconds)
