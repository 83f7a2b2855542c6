"""The torture of answers, a small one; and that it would notice a loss."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from coursegen_desktop.app.paths import Paths

from . import answers


def test_nothing_acknowledged_is_lost_and_a_loss_would_be_noticed(tmp_path: Path) -> None:
    outcome = answers.torture(tmp_path, kills=3, seed=4)
    assert outcome.faults == []
    assert outcome.kills == 3 and outcome.acknowledged > 0
    with contextlib.closing(sqlite3.connect(Paths(tmp_path).database)) as connection:
        connection.execute("UPDATE quiz_attempts SET score = score + 1 WHERE id = 1")
        connection.commit()
    found = answers._faults(tmp_path, {(1, "gone"): {"value": True}}, {1, 99})
    words = " ".join(found)
    for part in ("acknowledged answers are lost", "half attempts", "finished attempts that are"):
        assert part in words
