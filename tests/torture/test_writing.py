"""The torture of writing, a small one; and that it would notice a loss."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from coursegen_desktop.app.paths import Paths
from tests.services.agents_at_work import beginning

from . import writing

CHAPTER = "# {name}\n\nA **{low}** is a thing that sailors use every day at sea.\n\n" + "\n\n".join(
    f"## {{name}} {number}\n\n" + "The harbour is a place where ships rest and mend. " * 120
    for number in ("one", "two")
)
NAMES = ("Harbour", "Anchor", "Mast", "Keel", "Compass", "Rudder")


@pytest.mark.slow
def test_killed_again_and_again_it_writes_the_same_course(tmp_path: Path) -> None:
    source = tmp_path / "sea.md"
    chapters = [CHAPTER.format(name=name, low=name.lower()) for name in NAMES]
    source.write_text("\n\n".join(chapters), encoding="utf-8")
    outcome = writing.torture(tmp_path, [str(source)], kills=3, seed=3)
    assert outcome.faults == []
    assert outcome.kills >= 1 and outcome.lessons == 12
    with contextlib.closing(sqlite3.connect(Paths(tmp_path / "rough").database)) as connection:
        connection.execute("DELETE FROM lessons WHERE id = 2")
        connection.commit()
    assert any("written steps" in fault for fault in writing._faults(tmp_path / "rough"))


@pytest.mark.slow
def test_killed_while_a_model_writes_nothing_is_asked_twice(tmp_path: Path) -> None:
    source = beginning(tmp_path)
    outcome = writing.torture(tmp_path, [str(source)], kills=2, seed=5, with_model=True)
    assert outcome.faults == []
    assert outcome.kills >= 1
    assert outcome.asked > 10
