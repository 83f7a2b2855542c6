"""Writes down what all migrations together make: `python -m tests.db.newest` after a new one.

A new library is made from that text; `test_schema` compares it with what the migrations make.
"""

from __future__ import annotations

import sqlite3

from coursegen_desktop.db import migrate
from coursegen_desktop.db.schema_version import HEAD

_MADE = """
    SELECT sql FROM sqlite_schema
    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
      AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
    ORDER BY rowid
"""


def migrated() -> sqlite3.Connection:
    """An empty library in memory, made by the migrations one by one."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate.upgrade(connection)
    return connection


def written(connection: sqlite3.Connection) -> str:
    """Its tables, indexes and triggers as a script."""
    made = [str(row[0]).strip() for row in connection.execute(_MADE)]
    version = f"INSERT INTO alembic_version VALUES ('{HEAD}')"
    statements = ["BEGIN IMMEDIATE", *made, version, "COMMIT"]
    lines = ";\n\n".join(statements).split("\n")
    return "\n".join((f"-- {HEAD}", *(line.rstrip() for line in lines))) + ";\n"


if __name__ == "__main__":
    script = written(migrated())
    (migrate.scripts() / migrate.NEWEST).write_text(script, "utf-8", newline="\n")
