"""What is made once and used by all tests of a process.

A worker that starts as the program starts it takes half a second of computing: a new interpreter
imports Markdown and builds the checks of all questions. Here workers are forked from a server that
has done so once; so do the processes that are killed in the middle of a course. Only
`services/test_blocking.py` and all that runs the program itself as a process start them as the
program does.
"""

from __future__ import annotations

import asyncio
import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.util import LRUCache

from coursegen_desktop.db import database
from coursegen_desktop.services import blocking

# What workers are sent: pages and courses; and the library, for those that are killed at it.
COURSES = (
    "coursegen_desktop.services.blocking",
    "coursegen_desktop.generation.keeping",
)
_SENT = (*COURSES, "coursegen_desktop.rendering.warm", "coursegen_desktop.db.database")


_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


def fork_workers(*modules: str) -> None:
    """Let workers be forked from a server that knows `modules`, where the system can."""
    if _METHOD == "forkserver":
        processes().set_forkserver_preload(list(modules or _SENT))
    blocking.START_METHOD = _METHOD


def processes() -> Any:
    """Makes such processes: `processes().Process(target=…)`."""
    return multiprocessing.get_context(_METHOD)


def share_statements() -> None:
    """Let all libraries of this process use each SQL text that one of them has put together.

    SQLAlchemy keeps the text of a statement with the engine that made it, and every test opens
    libraries of its own: most of what they ask was put together a hundred times.
    """
    texts: Any = LRUCache(4000)
    first = _dialect_that_has_met_sqlite()

    def sharing(*words: Any, **options: Any) -> AsyncEngine:
        engine = create_async_engine(*words, **options)
        # A text is looked up by the statement and by the dialect that it was made for.
        first._json_serializer = engine.sync_engine.dialect._json_serializer
        engine.sync_engine.dialect = first
        engine.sync_engine.update_execution_options(compiled_cache=texts)
        return engine

    database.create_async_engine = sharing  # type: ignore[attr-defined]


def _dialect_that_has_met_sqlite() -> Dialect:
    """What SQLite can do is asked at the first connection."""
    engine = create_async_engine("sqlite+aiosqlite://")

    async def meet() -> None:
        async with engine.connect():
            pass
        await engine.dispose()

    # A thread of its own: the calling one may belong to a qasync loop.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, meet()).result()
    return engine.sync_engine.dialect
