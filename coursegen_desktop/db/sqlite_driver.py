"""aiosqlite with one hop to the connection's thread for each statement.

As it comes, a statement hops four times (make a cursor, execute, fetch, close) and BEGIN and
ROLLBACK hop too; under a Qt loop every hop costs about as much as a small query. Here a cursor
does everything in one hop, several questions may share one (`rows`), BEGIN travels with the first
statement, the last statements may travel with COMMIT, and the end of a reading transaction is sent
without waiting for it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, cast

import aiosqlite

from . import sqlite

Parameters = Iterable[Any]
Questions = Sequence[tuple[str, Any]]


class Cursor:
    """What SQLAlchemy asks of a cursor; all rows are there after `execute`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: Sequence[Any] = ()
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> Cursor:
        return self

    async def execute(self, sql: str, parameters: Parameters = ()) -> Cursor:
        """Run one statement and fetch its rows."""
        await self._connection.hop(self._run, sqlite3.Cursor.execute, sql, parameters)
        return self

    async def executemany(self, sql: str, parameters: Iterable[Parameters]) -> Cursor:
        """Run one statement for each of many sets of parameters."""
        await self._connection.hop(self._run, sqlite3.Cursor.executemany, sql, parameters)
        return self

    async def fetchall(self) -> Sequence[Any]:
        """The rows that `execute` fetched."""
        rows, self._rows = self._rows, ()
        return rows

    async def close(self) -> None:
        """Nothing is open any more."""

    def _run(
        self,
        connection: sqlite3.Connection,
        call: Callable[[sqlite3.Cursor, str, Any], sqlite3.Cursor],
        sql: str,
        parameters: Any,
    ) -> None:
        cursor = connection.cursor()
        try:
            call(cursor, sql, parameters)
            self.description = cursor.description
            self._rows = cursor.fetchall() if cursor.description else ()
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        finally:
            cursor.close()


class Connection(aiosqlite.Connection):
    """A connection to the file at `path` whose transactions cost no hop of their own."""

    path = Path()
    _begin = ""
    _is_open = False
    _waits = True
    _last: tuple[tuple[str, Any], ...] = ()

    def cursor(self) -> Any:
        """A cursor, made without a hop."""
        return Cursor(self)

    def begin(self, statement: str, *, wait_for_end: bool) -> None:
        """Send `statement` (BEGIN …) with the next one.

        Without `wait_for_end` a rollback is sent and not awaited; the queue keeps the order, so
        whoever uses the connection next finds it clean.
        """
        self._begin, self._waits = statement, wait_for_end

    async def hop(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """Run `work(sqlite3 connection, *arguments)` in the connection's thread."""
        begin, self._begin = self._begin, ""
        self._is_open = self._is_open or bool(begin)
        call: Callable[..., Awaitable[Any]] = self._execute
        return await call(_after, begin, work, self._conn, *arguments)

    async def rows(self, questions: Questions) -> list[list[Any]]:
        """All rows of each of several statements (SQL and its parameters), in one hop.

        It passes SQLAlchemy by, so what SQLite raises becomes one of our errors here.
        """
        with sqlite.translated(self.path):
            return cast(list[list[Any]], await self.hop(_rows, questions))

    def at_commit(self, sql: str, parameters: Any) -> None:
        """Send a statement whose result nobody waits for together with COMMIT, in its hop."""
        self._last = (*self._last, (sql, parameters))

    async def commit(self) -> None:
        """Make it durable, unless nothing was begun."""
        last, self._last = self._last, ()
        if last:
            begin, self._begin, self._is_open = self._begin, "", False
            call: Callable[..., Awaitable[Any]] = self._execute
            await call(_written, begin, self._conn, last)
        elif self._end():
            await super().commit()

    async def rollback(self) -> None:
        """Take everything back, unless nothing was begun."""
        self._last = ()
        if not self._end():
            return
        if self._waits:
            await super().rollback()
        else:
            self._tx.put_nowait((None, self._conn.rollback))

    def _end(self) -> bool:
        """Whether there is a transaction to end; it is ended then."""
        was_open, self._is_open, self._begin = self._is_open, False, ""
        return was_open


def _after(
    begin: str, work: Callable[..., Any], connection: sqlite3.Connection, *arguments: Any
) -> Any:
    if begin:
        connection.execute(begin)
    return work(connection, *arguments)


def _rows(connection: sqlite3.Connection, questions: Questions) -> list[list[Any]]:
    return [connection.execute(sql, parameters).fetchall() for sql, parameters in questions]


def _written(
    begin: str, connection: sqlite3.Connection, statements: Iterable[tuple[str, Any]]
) -> None:
    """The end of a transaction in one go: all of it, or none of it."""
    if begin:
        connection.execute(begin)
    try:
        for sql, parameters in statements:
            connection.execute(sql, parameters)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def connector(path: Path, timeout: float) -> Callable[..., Any]:
    """What makes connections for `create_async_engine(async_creator=...)`."""

    async def connect() -> Connection:
        connection = Connection(
            lambda: sqlite3.connect(
                path, isolation_level=None, timeout=timeout, cached_statements=512
            ),
            iter_chunk_size=64,
        )
        connection.path = path
        # A program that ends without closing must not hang on this thread.
        connection._thread.daemon = True
        return cast(Connection, await connection)

    return connect
