"""The command line as a process: what it loads, its encoding, pipes and signals."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from coursegen_desktop.domain.draft import CourseDraft
from tests.app.stage import DOCUMENT, ROOT, outside
from tests.samples import small_course


def test_no_qt_is_loaded(
    library: Callable[[CourseDraft], int], data_dir: Path, document: Path
) -> None:
    library(small_course())
    code = """
import sys
from coursegen_desktop.app import cli
for words in (["list"], ["show", "1"], ["doctor"], ["generate", sys.argv[1]]):
    assert cli.main(words) == 0, words
loaded = [name for name in sys.modules if name.startswith(("PySide6", "shiboken", "qasync"))]
assert not loaded, loaded
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(document)],
        cwd=ROOT,
        env={**os.environ, "COURSEGEN_DATA_DIR": str(data_dir)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_c_locale_gets_utf8(library: Callable[[CourseDraft], int], data_dir: Path) -> None:
    library(small_course("Größe 水"))
    process = outside(
        "list", data_dir=data_dir, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"
    )
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert "Größe 水".encode() in out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_finds_no_room_is_told(data_dir: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "coursegen_desktop", "list", "--json"],
            cwd=ROOT,
            env={**os.environ, "COURSEGEN_DATA_DIR": str(data_dir)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (
        1,
        "The output could not be written: the disk is full.\n",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_reader_that_goes_away_is_no_error(
    library: Callable[[CourseDraft], int], data_dir: Path
) -> None:
    long = small_course().modules[0].lessons[0].model_copy(update={"content": "word " * 100_000})
    module = small_course().modules[0].model_copy(update={"lessons": (long,)})
    library(small_course().model_copy(update={"modules": (module,)}))
    process = outside("show", "1", "--json", data_dir=data_dir)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), err) == (1, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are otherwise there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_keeps_what_is_finished(
    number: signal.Signals, data_dir: Path, tmp_path: Path
) -> None:
    book = tmp_path / "book"
    book.mkdir()
    for chapter in range(20):
        text = DOCUMENT.replace("tide", f"tide{chapter}").replace("# Tides", f"# Tides {chapter}")
        (book / f"{chapter:03d}.md").write_text(text * 8, encoding="utf-8")
    process = outside("generate", str(book), data_dir=data_dir)
    database = data_dir / "coursegen.db"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None and _lessons(database) < 1:
        time.sleep(0.02)
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, b""), err
    assert err.startswith(b"Stopped; ") and err.count(b"\n") == 1, err
    kept = _lessons(database)
    assert f"{kept} lesson".encode() in err or b"nothing was kept" in err
    assert not list(data_dir.glob("*.open-*"))


def _lessons(database: Path) -> int:
    if not database.exists():
        return 0
    try:
        connection = sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)
        try:
            return int(connection.execute("SELECT count(*) FROM lessons").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.Error:
        return 0
