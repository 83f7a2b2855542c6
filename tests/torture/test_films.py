"""The torture of films, a small one; and that it would notice a loss."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen_desktop.app.paths import Paths

from . import films


@pytest.mark.slow
def test_killed_while_films_are_made_nothing_is_made_twice(tmp_path: Path) -> None:
    folder = tmp_path / "ships"
    outcome = films.torture(folder, lessons=3, kills=1, seed=4)
    assert outcome.faults == []
    assert (outcome.kills, outcome.films) == (1, 3)
    next(iter(Paths(folder).media.glob("*/*.webm"))).unlink()
    assert any("lost the file of its video" in fault for fault in films.faults_in(folder))
