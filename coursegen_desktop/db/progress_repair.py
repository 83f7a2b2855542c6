"""Sums up again what was learned, in a library that may be open elsewhere meanwhile."""

from __future__ import annotations

from pathlib import Path

from ..domain.errors import NotFound, StorageError
from . import progress_sql, sqlite
from .migrate import version_of
from .progress_sql import Difference
from .schema_version import HEAD


def rebuild(path: Path) -> list[Difference]:
    """Make the sums of the library at `path` anew, in one transaction. Returns what was wrong.

    Raises NotFound where there is no library and StorageError for one of another form.
    """
    if not path.exists():
        raise NotFound("There is no library yet.", "It is made when the window is first opened.")
    with sqlite.translated(path), sqlite.opened(path) as connection:
        if version_of(connection) != HEAD:
            raise StorageError(
                "The library {file} is of another form.",
                "The next start of the window brings it up to date.",
                file=str(path),
            )
        connection.execute("BEGIN IMMEDIATE")
        try:
            found = progress_sql.rebuild(connection)
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
        return found
