"""`kiosk pin` and `kiosk profile`: what the owner of the library's file can always do."""

from __future__ import annotations

import io
import json
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.stage import Run, Said


@pytest.fixture
def typed(run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Said]:
    """Run a command with something on its standard input."""

    def do(text: str, *words: str) -> Said:
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))
        return run(*words)

    return do


def pins(database_file: Path) -> dict[str, str]:
    with sqlite3.connect(database_file) as library:
        row = library.execute("SELECT value FROM settings WHERE name = 'kiosk pins'").fetchone()
    library.close()
    return {} if row is None else json.loads(row[0])


def test_a_pin_is_set_and_forgotten(
    typed: Callable[..., Said], run: Run, database_file: Path
) -> None:
    said = typed("271828\n", "kiosk", "pin")
    assert (said.status, said.out) == (0, "")
    assert "271828" not in said.err
    assert list(pins(database_file)) == ["0"]
    assert "271828" not in str(pins(database_file))
    assert run("kiosk", "pin", "--forget").status == 0
    assert pins(database_file) == {}


def test_an_easy_pin_is_one_sentence(typed: Callable[..., Said], database_file: Path) -> None:
    said = typed("1234\n", "kiosk", "pin")
    assert said.status == 1
    assert "easy to guess" in said.sentence
    assert pins(database_file) == {}


def test_the_profile_is_shown_and_reset(run: Run, database_file: Path) -> None:
    with sqlite3.connect(database_file) as library:
        library.execute(
            "INSERT INTO settings VALUES (0, 'kiosk', ?, '')",
            [json.dumps({"title": "Room 4", "idle_s": -1, "deeds": ["read"]})],
        )
    library.close()
    said = run("kiosk", "profile", "--show")
    assert said.status == 0
    shown = json.loads(said.out)
    assert (shown["title"], shown["idle_s"], shown["deeds"]) == ("Room 4", 120, ["read"])
    assert said.err == (
        "“idle_s” in the profile cannot be read; what is safe is used in its place.\n"
    )
    assert run("kiosk", "profile", "--reset").status == 0
    again = run("kiosk", "profile")
    assert (json.loads(again.out)["title"], again.err) == ("", "")
