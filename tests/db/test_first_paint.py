"""The first picture never fails and loads nothing heavy."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from coursegen_desktop.db.first_paint import first_library_page
from coursegen_desktop.domain.library import LibraryCounts
from coursegen_desktop.domain.settings import Preferences

from .ordinary_user import open_folder, ordinary_user

ROOT = Path(__file__).resolve().parents[2]
LIGHT = {"sqlalchemy", "aiosqlite", "alembic", "pydantic", "asyncio", "greenlet"}


def test_a_new_library_is_empty(database_file: Path) -> None:
    page = first_library_page(database_file)
    assert page is not None
    assert page.cards == ()
    assert page.next_cursor is None
    assert page.counts == LibraryCounts()
    assert page.continue_card is None
    assert page.preferences == Preferences()
    assert page.user is not None


@pytest.mark.parametrize("content", [b"", b"text", b"SQLite format 3\x00" + b"\x00" * 200])
def test_anything_else_is_no_library(data_dir: Path, content: bytes) -> None:
    path = data_dir / "coursegen.db"
    assert first_library_page(path) is None
    path.write_bytes(content)
    assert first_library_page(path) is None
    assert path.read_bytes() == content
    path.unlink()
    path.mkdir()
    assert first_library_page(path) is None


def test_a_foreign_database_is_no_library(data_dir: Path) -> None:
    path = data_dir / "coursegen.db"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE users (name)")
    assert first_library_page(path) is None


@pytest.mark.parametrize("stored", ["not json", "[1]", '{"theme": 5, "text_scale": "big"}', "null"])
def test_spoiled_preferences_are_the_defaults(database_file: Path, stored: str) -> None:
    with contextlib.closing(sqlite3.connect(database_file)) as connection:
        connection.execute("INSERT INTO settings VALUES (1, 'preferences', ?, '')", (stored,))
        connection.commit()
    page = first_library_page(database_file)
    assert page is not None
    assert page.preferences == Preferences()


def test_a_read_only_folder_does_no_harm(database_file: Path) -> None:
    with open_folder() as folder:
        path = folder / "coursegen.db"
        path.write_bytes(database_file.read_bytes())
        with ordinary_user(folder):
            folder.chmod(0o500)
            page = first_library_page(path)
        assert page is None or page.cards == ()
        assert [place.name for place in folder.iterdir()] == ["coursegen.db"]


def test_it_loads_nothing_heavy(database_file: Path) -> None:
    code = (
        "import json, sys; from pathlib import Path\n"
        "from coursegen_desktop.db.first_paint import first_library_page\n"
        "assert first_library_page(Path(sys.argv[1])) is not None\n"
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(database_file)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    assert not LIGHT & set(json.loads(done.stdout))
