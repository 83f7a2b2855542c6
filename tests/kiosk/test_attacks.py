"""The attempts to get out, at a real X server with the session that comes with the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .arena import Arena, missing_tools
from .attempts import ATTEMPTS, kill, try_all
from .monkey import damages, rampage

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing_tools()), reason=f"needs {', '.join(missing_tools())}"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library of the class."""
    return tmp_path_factory.mktemp("arena")


@pytest.fixture(scope="module")
def arena(folder: Path) -> Iterator[Arena]:
    """The session that comes with the program: it keeps the keys, so the keyboard is not taken."""
    with Arena(folder, COURSEGEN_KIOSK_SESSION="openbox") as opened:
        yield opened


def test_there_are_at_least_the_attempts_that_were_measured() -> None:
    assert len(ATTEMPTS) >= 27
    assert len({attempt.name for attempt in ATTEMPTS}) == len(ATTEMPTS)


def test_nothing_leads_out(arena: Arena) -> None:
    assert try_all(arena) == {}


def test_a_child_presses_whatever_there_is(arena: Arena, folder: Path) -> None:
    outcome = rampage(arena, seconds=4.0, seed=20261130)
    assert outcome.faults == []
    assert outcome.acts > 10
    assert damages(folder) == []


def test_what_is_killed_stands_again(arena: Arena) -> None:
    kill(arena)
    assert arena.escaped() == ""
