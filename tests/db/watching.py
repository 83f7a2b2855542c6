"""What the database was asked, and how SQLite would answer it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from coursegen_desktop.db.database import Database
from coursegen_desktop.db.models import Base

_TABLES = "|".join(sorted((table.name for table in Base.metadata.sorted_tables), key=len))
_NAMED = re.compile(rf"\b(?:FROM|JOIN|,)\s+({_TABLES})\b(?:\s+(?:AS\s+)?(\w+))?", re.IGNORECASE)
_WORDS = {"on", "where", "order", "group", "limit", "join", "left", "union", "set", "cross"}


@contextmanager
def statements(database: Database) -> Iterator[list[tuple[str, Any]]]:
    """Collects (SQL, parameters) of everything sent inside the block."""
    sent: list[tuple[str, Any]] = []

    def note(
        _connection: object, _cursor: object, sql: str, values: Any, _context: object, _many: bool
    ) -> None:
        sent.append((sql, values))

    engines = [database.engine.sync_engine, database.writer.sync_engine]
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)


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
