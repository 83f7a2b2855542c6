"""How a library file is, found without changing it or keeping others from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ..domain.errors import AppError
from . import backup_file, sqlite
from .migrate import version_of
from .schema_version import HEAD, KNOWN


@dataclass(frozen=True, slots=True)
class Health:
    """What was found. Sizes in bytes; `problems` are sentences; `rows` by table."""

    exists: bool
    size: int = 0
    wal_size: int = 0
    version: str | None = None
    expected_version: str = HEAD
    rows: dict[str, int] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    set_aside: tuple[Path, ...] = ()
    backups: tuple[Path, ...] = ()


def examine(path: Path, backups_folder: Path) -> Health:
    """Look at the library at `path`, its side files and its backups. Raises nothing of its own."""
    aside = tuple(sorted(path.parent.glob(f"{path.name}.corrupt-*")))
    try:
        backups = tuple(item.path for item in backup_file.existing(path, backups_folder))
        if not path.exists() and not path.is_symlink():
            return Health(False, set_aside=aside, backups=backups)
        wal = path.with_name(f"{path.name}-wal")
        sizes = path.stat().st_size, wal.stat().st_size if wal.exists() else 0
        version, rows, problems = _look_inside(path)
    except AppError as error:
        return Health(True, problems=(error.text(),), set_aside=aside)
    except OSError as error:
        return Health(True, problems=(sqlite.os_error(error, path).text(),), set_aside=aside)
    return Health(
        True,
        *sizes,
        version=version,
        rows=rows,
        problems=tuple(problems),
        set_aside=aside,
        backups=backups,
    )


def _look_inside(path: Path) -> tuple[str | None, dict[str, int], list[str]]:
    with sqlite.translated(path), path.open("rb") as file:
        if file.read(len(sqlite.HEADER)) != sqlite.HEADER:
            return None, {}, ["The library file is not a database."]
    with sqlite.opened(path, read_only=True) as connection:
        found = sqlite.quick_check(connection)
        if found:
            return None, {}, [f"The library is damaged: {problem}." for problem in found[:3]]
        version = version_of(connection)
        if connection.execute("PRAGMA application_id").fetchone()[0] != sqlite.APPLICATION_ID:
            return version, {}, ["The library file belongs to another program."]
        problems = []
        if version not in KNOWN:
            problems.append("The library was written by a newer version of Coursegen Desktop.")
        return version, sqlite.row_counts(connection), problems
