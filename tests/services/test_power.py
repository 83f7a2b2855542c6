"""Whether a computer runs on its battery, as its system tells it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.services.power import on_battery


def supply(folder: Path, name: str, **facts: str) -> None:
    (folder / name).mkdir(parents=True)
    for key, value in facts.items():
        (folder / name / key).write_text(f"{value}\n")


@pytest.mark.parametrize(
    ("supplies", "expected"),
    [
        ({}, False),
        ({"BAT0": {"type": "Battery", "status": "Discharging"}}, True),
        ({"BAT0": {"type": "Battery", "status": "Charging"}}, False),
        ({"AC": {"type": "Mains", "online": "0"},
          "BAT0": {"type": "Battery", "status": "Discharging"}}, True),
        # Plugged in, and yet it empties: too weak a plug is a plug all the same.
        ({"AC": {"type": "Mains", "online": "1"},
          "BAT0": {"type": "Battery", "status": "Discharging"}}, False),
        ({"hid-mouse": {"type": "Battery", "scope": "Device", "status": "Discharging"}}, False),
        ({"odd": {}}, False),
    ],
)  # fmt: skip
def test_linux(tmp_path: Path, supplies: dict[str, dict[str, str]], expected: bool) -> None:
    tmp_path.joinpath("supplies").mkdir()
    for name, facts in supplies.items():
        supply(tmp_path / "supplies", name, **facts)
    assert on_battery(tmp_path / "supplies", "linux") is expected


def test_what_cannot_be_found_out_is_mains(tmp_path: Path) -> None:
    assert on_battery(tmp_path / "none", "linux") is False
    assert on_battery(tmp_path, "win32") is False  # here is no Windows to ask


@pytest.mark.parametrize(
    ("told", "expected"),
    [("Now drawing from 'Battery Power'\n -InternalBattery-0 81%", True),
     ("Now drawing from 'AC Power'", False)],
)  # fmt: skip
def test_mac(monkeypatch: pytest.MonkeyPatch, told: str, expected: bool) -> None:
    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        assert command[1:] == ["-g", "batt"]
        return subprocess.CompletedProcess(command, 0, told)

    monkeypatch.setattr(subprocess, "run", run)
    assert on_battery(platform="darwin") is expected


def test_a_tool_that_hangs_is_mains(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(command: list[str], **_: Any) -> None:
        raise subprocess.TimeoutExpired(command, 3)

    monkeypatch.setattr(subprocess, "run", run)
    assert on_battery(platform="darwin") is False
