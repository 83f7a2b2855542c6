"""The library file as the program uses it: opened, pooled, and closed in good order."""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine.interfaces import ExceptionContext
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from ..domain.errors import AppError, StorageError
from . import sqlite
from .prepare import OpenMarker, OpenReport, prepare, restore_backup
from .search import storable
from .sqlite_driver import connector
from .times import utc_now
from .unit_of_work import UnitOfWork, WriteLock

__all__ = ["Database", "OpenReport", "init_db", "restore_backup"]

log = logging.getLogger(__name__)

# A slow dashboard never keeps a lesson waiting; writers wait for the one lock anyway.
READERS = 4


async def init_db(
    path: Path, *, backups: Path | None = None, now: Callable[[], datetime] = utc_now
) -> OpenReport:
    """Create the library at `path` or bring it up to date; called on every start."""
    return await asyncio.to_thread(prepare, path, backups or path.with_name("backups"), now=now)


class Database:
    """One library file. `open` before use, `close` at the end; belongs to one event loop."""

    def __init__(
        self,
        path: Path,
        *,
        now: Callable[[], datetime] = utc_now,
        backups: Path | None = None,
    ) -> None:
        # A linked library is renamed and backed up where it really lies.
        self.path = path.resolve()
        self.backups = backups or path.with_name("backups")
        self.now = now
        self.report: OpenReport | None = None
        self._engine: AsyncEngine | None = None
        self._writer: AsyncEngine | None = None
        self._marker: OpenMarker | None = None
        self._write_lock = WriteLock()

    async def open(self) -> OpenReport:
        """Create or migrate the file, then connect. Raises StorageError and its kinds."""
        marker = OpenMarker(self.path)
        report = await asyncio.to_thread(
            prepare, self.path, self.backups, now=self.now, marker=marker
        )
        self._marker = marker
        self.report = report
        self._engine = self._make_engine(write=False)
        self._writer = self._make_engine(write=True)
        return report

    @property
    def engine(self) -> AsyncEngine:
        """The readers' pool, for measuring and for tests; StorageError while closed."""
        return _open(self._engine)

    @property
    def writer(self) -> AsyncEngine:
        """The one writing connection's pool."""
        return _open(self._writer)

    def session(self, *, write: bool = False) -> AsyncSession:
        """A plain session; use-cases take `unit_of_work` instead."""
        bind = self.writer if write else self.engine
        return AsyncSession(bind, expire_on_commit=False, autoflush=False)

    def unit_of_work(self, *, write: bool = False) -> UnitOfWork:
        """One use-case's transaction: `async with database.unit_of_work() as u: ...`."""
        session = self.session(write=write)
        return UnitOfWork(session, self.now, self._write_lock if write else None)

    async def checkpoint(self) -> None:
        """Move what was written from the -wal file into the library."""
        async with self._write_lock, self.writer.connect() as connection:
            await sqlite.run(connection, "PRAGMA wal_checkpoint(TRUNCATE)")

    async def close(self) -> None:
        """Tidy up and let go of the file. Safe to call twice."""
        engine, writer = self._engine, self._writer
        self._engine = self._writer = None
        if engine is None or writer is None:
            return
        try:
            # The last connection to close empties the -wal file, so the readers go first.
            await engine.dispose()
            async with self._write_lock, writer.connect() as connection:
                await sqlite.run(connection, *sqlite.TIDY_UP)
        except (SQLAlchemyError, sqlite3.Error, AppError) as error:
            # What was committed is safe in the -wal file; the next start reads it.
            log.info("The library was closed without tidying up: %s", error)
        finally:
            await writer.dispose()
            if self._marker is not None:
                self._marker.remove()

    def _make_engine(self, *, write: bool) -> AsyncEngine:
        engine = create_async_engine(
            "sqlite+aiosqlite:///library.db",
            pool_size=1 if write else READERS,
            max_overflow=0 if write else READERS,
            # The connection used last has the wanted pages and statements at hand.
            pool_use_lifo=True,
            json_serializer=_to_json,
            async_creator=connector(self.path, sqlite.BUSY_MS / 1000),
        )

        def on_connect(connection: Any, _record: object) -> None:
            sqlite.configure(connection, write=write)

        def on_begin(connection: Any) -> None:
            sqlite.begin(connection.connection.dbapi_connection, write=write)

        event.listen(engine.sync_engine, "connect", on_connect)
        event.listen(engine.sync_engine, "begin", on_begin)
        event.listen(engine.sync_engine, "handle_error", self._on_error)
        return engine

    def _on_error(self, context: ExceptionContext) -> None:
        """The one place where SQLite's errors become ours."""
        error = sqlite.translate(context.original_exception, self.path)
        if error is not None:
            raise error from context.original_exception


def _to_json(value: Any) -> str:
    return storable(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _open(engine: AsyncEngine | None) -> AsyncEngine:
    if engine is None:
        raise StorageError("The library is closed.", "Start the program again.")
    return engine
