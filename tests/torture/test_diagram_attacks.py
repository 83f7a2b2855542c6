"""No diagram reaches a server, changes its own rules or stops the reader; bombs become faults."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .diagram_attack_run import ENOUGH, chosen
from .diagram_attacks import attacks, bombs

ROOT = Path(__file__).resolve().parents[2]


def run(kind: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.torture.diagram_attack_run", kind]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=280)
    assert done.stdout.strip(), f"{kind}: {done.stderr[-2000:]}"
    result: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return result


@pytest.mark.slow
def test_the_listener_hears_an_unguarded_drawing() -> None:
    assert len(run("bare")["http"]) >= ENOUGH


@pytest.mark.slow
def test_no_diagram_reaches_anybody() -> None:
    outcome = run("whole")
    states = outcome["states"]
    assert len(dict(attacks("a:1"))) >= 150
    assert len(states) == len(chosen(attacks("a:1"))) >= 75
    assert outcome["http"] == []
    assert set(states.values()) <= {"drawn", "failed"}
    drawn = [name for name, state in states.items() if state == "drawn"]
    assert len(drawn) > len(states) // 2, "most are plain diagrams once their teeth are out"
    assert outcome["shown"] == len(drawn)
    assert (outcome["url"], outcome["light"]) == ("course://lesson/", False)


@pytest.mark.slow
def test_bombs_become_faults_in_seconds() -> None:
    outcome = run("bombs")
    assert set(outcome["states"]) == set(chosen(bombs()))
    assert set(outcome["states"].values()) <= {"drawn", "failed"}
    assert outcome["states"]["braces"] == "failed"
    assert outcome["slowest"] < 20
    assert (outcome["http"], outcome["light"]) == ([], False)
