"""One window a folder: later starts are heard, waited for, and never lost."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from coursegen_desktop.app.single_instance import Arrival, SingleInstance

_SECOND = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from coursegen_desktop.app.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
print("arriving", flush=True)
print(instance.arrive(tuple(sys.argv[3:]), float(sys.argv[2])).name, flush=True)
"""


@pytest.fixture
def first(tmp_path: Path) -> Iterator[SingleInstance]:
    made = SingleInstance(tmp_path / "window.lock")
    assert made.arrive() is Arrival.FIRST
    yield made
    made.release()


def start(lock: Path, *files: str, patience: float = 15.0) -> subprocess.Popen[str]:
    """Another process that arrives at the same folder."""
    return subprocess.Popen(
        [sys.executable, "-c", _SECOND, str(lock), str(patience), *files],
        stdout=subprocess.PIPE,
        text=True,
    )


async def outcome(process: subprocess.Popen[str]) -> str:
    """The name of what it found."""
    out, _ = await asyncio.to_thread(process.communicate)
    return out.split()[-1]


async def at_the_door(process: subprocess.Popen[str]) -> None:
    """It has come and, unless it is let in at once, waits."""
    assert process.stdout is not None
    assert await asyncio.to_thread(process.stdout.readline) == "arriving\n"
    await asyncio.sleep(0.2)


async def test_a_second_start_hands_its_files_over(first: SingleInstance, tmp_path: Path) -> None:
    heard: list[tuple[str, ...]] = []
    first.listen(heard.append)
    second = start(tmp_path / "window.lock", "/a b.md", "/ä.coursegen")
    assert await outcome(second) == "HANDED_OVER"
    assert heard == [("/a b.md", "/ä.coursegen")]


async def test_the_folder_may_be_named_otherwise(first: SingleInstance, tmp_path: Path) -> None:
    heard: list[tuple[str, ...]] = []
    first.listen(heard.append)
    other = tmp_path.parent / f"{tmp_path.name} link"
    other.symlink_to(tmp_path)
    assert await outcome(start(other / "window.lock")) == "HANDED_OVER"
    assert heard == [()]


async def test_a_window_that_is_still_loading_is_waited_for(
    first: SingleInstance, tmp_path: Path
) -> None:
    heard: list[tuple[str, ...]] = []
    second = start(tmp_path / "window.lock", "/a.md")
    await at_the_door(second)
    assert second.poll() is None
    first.listen(heard.append)
    assert await outcome(second) == "HANDED_OVER"
    assert heard == [("/a.md",)]


async def test_after_a_window_that_is_closing_the_next_is_the_first(
    first: SingleInstance, tmp_path: Path
) -> None:
    heard: list[tuple[str, ...]] = []
    first.listen(heard.append)
    first.stop_listening()
    second = start(tmp_path / "window.lock", "/a.md")
    await at_the_door(second)
    first.release()
    assert await outcome(second) == "FIRST"
    assert heard == []


async def test_a_window_that_never_answers_is_told(first: SingleInstance, tmp_path: Path) -> None:
    assert await outcome(start(tmp_path / "window.lock", patience=0.3)) == "NO_ANSWER"


async def test_nonsense_on_the_socket_is_no_request(first: SingleInstance) -> None:
    from PySide6.QtNetwork import QLocalSocket

    heard: list[tuple[str, ...]] = []
    first.listen(heard.append)
    for message in (b"\xff\xfe\n", b'{"a": 1}\n', json.dumps([1, 2]).encode() + b"\n"):
        socket = QLocalSocket()
        socket.connectToServer(first._server_name())
        assert socket.waitForConnected(1000)
        socket.write(message)
        socket.flush()
        await asyncio.sleep(0.05)
        socket.abort()
        socket.deleteLater()
    await asyncio.sleep(0.05)
    assert heard == []


def test_without_a_lock_the_window_opens_all_the_same(tmp_path: Path) -> None:
    missing = tmp_path / "no folder" / "window.lock"
    assert SingleInstance(missing).arrive(patience=0) is Arrival.FIRST


@pytest.mark.skipif(os.name != "posix", reason="a process killed by a signal")
async def test_a_killed_window_leaves_no_lock(tmp_path: Path) -> None:
    lock = tmp_path / "window.lock"
    process = subprocess.Popen(
        [sys.executable, "-c", _SECOND + "app.exec()", str(lock), "0"], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    # Not only the file: the process says when it holds it.
    assert b"arriving" in await asyncio.to_thread(process.stdout.readline)
    assert b"FIRST" in await asyncio.to_thread(process.stdout.readline)
    other = QLockFile(str(lock))
    other.setStaleLockTime(0)
    assert not other.tryLock(0)
    process.kill()
    await asyncio.to_thread(process.communicate)
    after = SingleInstance(lock)
    assert after.arrive(patience=0) is Arrival.FIRST
    after.release()


@pytest.mark.parametrize("left", [b"", b"12", b"\0\0\0\0\0\0"])
def test_a_lock_that_was_cut_off_stops_nobody(tmp_path: Path, left: bytes) -> None:
    lock = tmp_path / "window.lock"
    lock.write_bytes(left)
    made = SingleInstance(lock)
    assert made.arrive(patience=0) is Arrival.FIRST
    made.release()


def test_the_lock_of_a_living_window_stays(first: SingleInstance, tmp_path: Path) -> None:
    assert SingleInstance(tmp_path / "window.lock").arrive(patience=0) is Arrival.NO_ANSWER
    assert (tmp_path / "window.lock").exists()
