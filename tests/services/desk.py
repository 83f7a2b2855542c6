"""Services on a test's database, a page service that needs no process, and what was published."""

from __future__ import annotations

import contextlib
import functools
import pickle
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import event

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.events import Event
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.generation import keeping
from coursegen_desktop.generation.agents import desk as agents
from coursegen_desktop.rendering.page import render
from coursegen_desktop.services import spelling
from coursegen_desktop.services.blocking import WorkerProcesses
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.pages import PageService
from coursegen_desktop.services.work import WorkUnits


class Here(WorkerProcesses):
    """Does the work at once in this process. It counts what it was asked for."""

    def __init__(self) -> None:
        super().__init__(1)
        self.calls = 0

    async def prewarm(self) -> None:
        """There is nothing to start."""

    async def call(self, func: Callable[..., Any], *args: Any, timeout: float | None = None) -> Any:
        """As in a worker, only here."""
        self.calls += 1
        if func in _RESTS_ON_ARGUMENTS:
            return pickle.loads(_worked(func, pickle.dumps(args)))
        return func(*args)


# What rests on its arguments alone: no file but the program's own, no clock, nothing asked before.
_RESTS_ON_ARGUMENTS: frozenset[Callable[..., Any]] = frozenset(
    {
        keeping.write_packed,
        agents.prepare,
        agents.assemble,
        agents.judge,
        spelling.read_list,
        render,
    }
)


@functools.lru_cache(1500)
def _worked(func: Callable[..., Any], arguments: bytes) -> bytes:
    """Many tests ask a worker for the same, and that takes longest: it is worked out once.

    Packed as a worker's answer is, so that nobody's lesson is another's too.
    """
    return pickle.dumps(func(*pickle.loads(arguments)))


def pages() -> PageService:
    """Lays out lessons without a worker process."""
    return PageService(Here())


def heard(hub: EventHub, *kinds: type[Event]) -> list[Any]:
    """A list that grows by every event of these kinds."""
    found: list[Any] = []
    for kind in kinds:
        hub.subscribe(kind, found.append)
    return found


async def keep(uow: WorkUnits, draft: CourseDraft) -> CourseId:
    """Put a course into the library."""
    async with uow(write=True) as work:
        course_id = await work.courses.add(draft)
        await work.commit()
    return course_id


@contextlib.contextmanager
def commits(database: Database) -> Iterator[list[str]]:
    """Collects one entry for each transaction that is committed inside the block."""
    found: list[str] = []

    def note(_connection: object) -> None:
        found.append("commit")

    engine = database.writer.sync_engine
    event.listen(engine, "commit", note)
    try:
        yield found
    finally:
        event.remove(engine, "commit", note)
