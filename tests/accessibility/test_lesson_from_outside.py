"""A screen reader finds headings, links, tables, formulas and questions in a lesson."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
TOOLS = ("dbus-run-session", "Xvfb")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux"
        or any(shutil.which(tool) is None for tool in TOOLS)
        or not any(Path(launcher).exists() for launcher in LAUNCHERS),
        reason="needs Linux with Xvfb, dbus and at-spi2-core",
    ),
]


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A screen that nobody sees."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture(scope="module")
def nodes(display: str, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """(role, name) of everything that a screen reader is told."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DBUS_"))
    }
    environment |= {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "XDG_RUNTIME_DIR": str(tmp_path_factory.mktemp("runtime")),
    }
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-m", "tests.accessibility.lesson_run"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.strip(), done.stderr[-3000:]
    return [(role, name) for role, name in json.loads(done.stdout.strip().splitlines()[-1])]


def named(nodes: list[tuple[str, str]], role: str) -> list[str]:
    return [name for found, name in nodes if found == role]


def test_headings_and_links(nodes: list[tuple[str, str]]) -> None:
    headings = named(nodes, "heading")
    assert "Everything a lesson can hold" in headings
    assert {"Lists", "Tables", "Formulas", "Check yourself"} <= set(headings)
    assert "link to the web" in named(nodes, "link")


def test_tables_and_formulas(nodes: list[tuple[str, str]]) -> None:
    assert named(nodes, "table")
    assert len(named(nodes, "cell")) > 8
    roles = {role for role, _ in nodes}
    assert roles & {"math", "equation"}, sorted(roles)


def test_pictures_and_questions(nodes: list[tuple[str, str]]) -> None:
    pictures = named(nodes, "image") + named(nodes, "graphic")
    assert any("Two waves" in name for name in pictures)
    assert "The one with the longer wavelength" in named(nodes, "radio button")
    assert "Sound in air" in named(nodes, "check box")
    assert named(nodes, "push button") or named(nodes, "button")
