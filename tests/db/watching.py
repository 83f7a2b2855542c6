"""What the database was asked, and how SQLite would answer it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from sqlalchemy import event

from coursegen_desktop.db.database import Database
from coursegen_desktop.db.models import Base
from coursegen_desktop.db.sqlite_driver import Connection, Questions

_TABLES = "|".join(sorted((table.name for table in Base.metadata.sorted_tables), key=len))
_NAMED = re.compile(rf"\b(?:FROM|JOIN|,)\s+({_TABLES})\b(?:\s+(?:AS\s+)?(\w+))?", re.IGNORECASE)
_WORDS = {"on", "where", "order", "group", "limit", "join", "left", "union", "set", "cross"}


@contextmanager
def statements(database: Database) -> Iterator[list[tuple[str, Any]]]:
    """Collects (SQL, parameters) of everything sent inside the block.

    What travels with COMMIT is left out, what is asked together is not.
    """
    sent: list[tuple[str, Any]] = []

    def note(
        _connection: object, _cursor: object, sql: str, values: Any, _context: object, _many: bool
    ) -> None:
        sent.append((sql, values))

    engines = [database.engine.sync_engine, database.writer.sync_engine]
    rows = Connection.rows

    async def together(self: Connection, questions: Questions) -> list[list[Any]]:
        sent.extend(questions)
        return await rows(self, questions)

    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        with patch.object(Connection, "rows", together):
            yield sent
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)


@contextmanager
def hops() -> Iterator[list[str]]:
    """Collects every visit to the thread of a connection."""
    seen: list[str] = []
    plain: Callable[..., Any] = Connection._execute

    def counted(self: Connection, function: Any, *arguments: Any, **named: Any) -> Any:
        seen.append(getattr(function, "__name__", str(function)))
        return plain(self, function, *arguments, **named)

    with patch.object(Connection, "_execute", counted):
        yield seen


def plan(connection: sqlite3.Connection, sql: str, values: Any = ()) -> list[str]:
    """The steps of EXPLAIN QUERY PLAN."""
    if isinstance(values, list):
        values = values[0]
    return [str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]


def full_scans(connection: sqlite3.Connection, sql: str, values: Any = ()) -> list[str]:
    """Steps that read a whole real table (not a sub-select or the full-text index)."""
    names: set[str] = set()
    for table, alias in _NAMED.findall(sql):
        names.add(table if not alias or alias.lower() in _WORDS else alias)
    return [
        step
        for step in plan(connection, sql, values)
        if (match := re.match(r"SCAN (\w+)", step)) and match[1] in names and "VIRTUAL" not in step
    ]
