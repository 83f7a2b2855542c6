"""Damaged libraries that were set aside: asked about once, with the backup from before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coursegen_desktop.db import backup_file
from coursegen_desktop.db.damaged import Damaged, answered, unanswered
from coursegen_desktop.db.prepare import prepare, set_aside

MOMENT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.fixture
def backups(data_dir: Path) -> Path:
    return data_dir / "backups"


def _damage(path: Path, backups: Path, moment: datetime) -> Path:
    """Set the library aside as the command line does, and begin a new one."""
    aside = set_aside(path, moment)
    aside.with_name(aside.name + "-wal").write_text("a side file")
    prepare(path, backups)
    return aside


def test_the_last_damage_is_asked_about_until_it_is_answered(
    database_file: Path, backups: Path
) -> None:
    before = backup_file.make(database_file, backups, reason="timed", now=MOMENT)
    assert unanswered(database_file, backups) is None
    answered(database_file)
    aside = _damage(database_file, backups, MOMENT + timedelta(minutes=5))
    backup_file.make(database_file, backups, reason="closing", now=MOMENT + timedelta(minutes=9))
    for _ in range(2):
        assert unanswered(database_file, backups) == Damaged(aside, before)
    answered(database_file)
    assert unanswered(database_file, backups) is None
    again = _damage(database_file, backups, MOMENT + timedelta(days=1))
    second = _damage(database_file, backups, MOMENT + timedelta(days=1))
    assert again != second
    found = unanswered(database_file, backups)
    assert found is not None
    assert found.path == second


def test_without_a_backup_from_before_none_is_offered(database_file: Path, backups: Path) -> None:
    aside = _damage(database_file, backups, MOMENT)
    backup_file.make(database_file, backups, reason="closing", now=MOMENT + timedelta(minutes=9))
    assert unanswered(database_file, backups) == Damaged(aside, None)


def test_names_that_somebody_made_up_do_no_harm(database_file: Path, backups: Path) -> None:
    for name in ("mine", "20269999-999999", "20261123-100000-wal"):
        database_file.with_name(f"coursegen.db.corrupt-{name}").write_text("x")
    found = unanswered(database_file, backups)
    assert found is not None
    assert found.path.name.endswith("20269999-999999")
