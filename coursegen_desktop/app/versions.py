"""Which versions run here, for the about text and for `doctor`."""

from __future__ import annotations

import platform
import sqlite3
from importlib.metadata import PackageNotFoundError, version

from .. import __version__

PARTS = ("PySide6", "SQLAlchemy", "aiosqlite", "qasync", "Markdown", "nh3", "spacy")


def versions() -> dict[str, str]:
    """Names and versions: the program, Python, SQLite and the parts that matter."""
    found = {
        "Coursegen Desktop": __version__,
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
    }
    for part in PARTS:
        try:
            found[part] = version(part)
        except PackageNotFoundError:  # frozen without metadata, or an extra that is not installed
            continue
    return found


def about_text() -> str:
    """Everything in a few lines, ready to be copied into a report."""
    rows = [f"{name} {number}" for name, number in versions().items()]
    return f"{rows[0]} · GPL-3.0-or-later\n{' · '.join(rows[1:])}\n{platform.platform()}"
