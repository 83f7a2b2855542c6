"""A process that upgrades a library to a version that a test made up, and is killed at it."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

from coursegen_desktop.db import migrate, prepare


def upgrade(path: Path, scripts: Path, version: str, ready: Connection) -> None:
    """Say that it begins, and begin."""
    migrate.scripts = lambda: scripts
    migrate.migrate.__kwdefaults__["to"] = prepare.HEAD = version
    prepare.KNOWN = (*prepare.KNOWN, version)
    ready.send(True)
    prepare.prepare(path, path.parent / "backups")
