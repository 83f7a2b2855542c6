"""Nothing in a lesson reaches a server, runs or changes the page, with and without the cleaner."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .web_attack_run import ENOUGH
from .web_attacks import CLICKS, attacks, collected

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("bare", "whole", "uncleaned")


@pytest.fixture(scope="module")
def outcomes() -> dict[str, dict[str, Any]]:
    """What each run reports; they run side by side."""
    command = [sys.executable, "-m", "tests.torture.web_attack_run"]
    runs = {
        kind: subprocess.Popen(
            [*command, kind], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for kind in KINDS
    }
    found: dict[str, dict[str, Any]] = {}
    for kind, run in runs.items():
        try:
            out, err = run.communicate(timeout=150)
        except subprocess.TimeoutExpired:
            run.kill()
            run.communicate()
            raise
        assert out.strip(), f"{kind}: {err[-2000:]}"
        found[kind] = json.loads(out.strip().splitlines()[-1])
    return found


@pytest.mark.slow
def test_the_listeners_hear_an_unguarded_page(outcomes: dict[str, dict[str, Any]]) -> None:
    bare = outcomes["bare"]
    assert len(bare["http"]) >= ENOUGH, bare
    assert bare["tcp"], "a preconnect is heard too"
    assert bare["udp"], "and so is a question to a STUN server"
    assert bare["dialogs"], "its scripts run"


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["whole", "uncleaned"])
def test_no_attack_reaches_anybody(outcomes: dict[str, dict[str, Any]], kind: str) -> None:
    run = outcomes[kind]
    assert run["shown"] == len(list(attacks("a:1", "b:2", "c:3"))) >= 150
    assert run["http"] == []
    assert run["tcp"] == run["udp"] == run["dialogs"] == []
    assert run["collected"] == len(collected())
    assert (run["title"], run["url"]) == ("Lesson", "course://lesson/")
    assert run["light"] is False, "the engine survived them all"


@pytest.mark.slow
def test_clicks_fetch_nothing_and_only_web_links_are_told(
    outcomes: dict[str, dict[str, Any]],
) -> None:
    for (source, expected), told in zip(CLICKS, outcomes["whole"]["told"], strict=True):
        assert bool(told) is expected, source
        assert all(link.endswith("/click") for link in told)
