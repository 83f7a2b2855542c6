"""The supervisor: back-off, the plain screen, hanging children, orderly ends, one a library."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from coursegen_desktop.app.kiosk_ends import AGAIN, LEFT, NOT_READY, OPEN_ELSEWHERE
from coursegen_desktop.app.supervisor import (
    BEAT,
    FALLS,
    LOCK,
    STOP,
    Pace,
    Process,
    Supervisor,
)

ROOT = Path(__file__).resolve().parents[2]
SEGFAULT = -11
pytestmark = pytest.mark.usefixtures("caplog")  # falls are told to the log


class World:
    """A clock that only moves when somebody sleeps, and children that live as they are told.

    A life is (seconds, status); `beats` says whether it gives signs of life.
    """

    def __init__(self, folder: Path, lives: Sequence[tuple[float, int]], beats: bool = True):
        self.folder, self.lives, self.beats = folder, list(lives), beats
        self.now = 0.0
        self.is_deaf = False
        self.started: list[tuple[float, bool]] = []
        self.killed: list[float] = []
        self.supervisor = Supervisor(folder, self.start, Pace(), self.clock, self.sleep)
        self.on_sleep: Callable[[], None] = lambda: None

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        if self.beats:
            beat = self.folder / BEAT
            beat.touch()
            os.utime(beat, (self.now, self.now))
        self.on_sleep()

    def start(self, plain: bool, token: str) -> Child:
        self.started.append((self.now, plain))
        seconds, status = self.lives.pop(0)
        return Child(self, self.now + seconds, status, token)


class Child:
    """Ends at its time, when it is killed, or when it is told to."""

    def __init__(self, world: World, end: float, status: int, token: str) -> None:
        self.world, self.end, self.status, self.token = world, end, status, token

    def poll(self) -> int | None:
        stop = self.world.folder / STOP
        told = stop.exists() and stop.read_text("utf-8") == self.token
        if told and not self.world.is_deaf:
            return LEFT
        return self.status if self.world.now >= self.end else None

    def kill(self) -> None:
        self.world.killed.append(self.world.now)
        self.end, self.status = self.world.now, -9


@pytest.mark.parametrize("status", [LEFT, OPEN_ELSEWHERE, NOT_READY])
def test_an_end_that_is_meant_is_the_end(tmp_path: Path, status: int) -> None:
    world = World(tmp_path, [(100, status)])
    assert world.supervisor.run() == status
    assert len(world.started) == 1


def test_a_system_without_room_for_another_process_is_waited_for(tmp_path: Path) -> None:
    world = World(tmp_path, [(100, LEFT)])
    start, refused = world.supervisor._start, [OSError(errno.ENOMEM, "no memory")] * 2

    def starts(plain: bool, token: str) -> Child:
        if refused:
            raise refused.pop()
        start(plain, token)
        return Child(world, world.now + 100, LEFT, token)

    world.supervisor._start = starts
    assert world.supervisor.run() == LEFT
    assert not refused and len(json.loads((tmp_path / FALLS).read_text("utf-8"))) == 2


def test_the_wait_doubles_up_to_half_a_minute(tmp_path: Path) -> None:
    lives = [(59.0, SEGFAULT)] * 9 + [(1.0, LEFT)]
    world = World(tmp_path, lives)
    world.supervisor.run()
    starts = [at for at, _ in world.started]
    waits = [round(after - before - 59) for before, after in pairwise(starts)]
    assert waits == [0, 1, 2, 4, 8, 16, 30, 30, 30] or waits == [1, 1, 2, 4, 8, 16, 30, 30, 30]
    assert not any(plain for _, plain in world.started)


def test_who_lived_for_more_than_a_minute_begins_with_the_short_wait(tmp_path: Path) -> None:
    lives = [(59.0, SEGFAULT)] * 4 + [(300.0, SEGFAULT), (1.0, LEFT)]
    world = World(tmp_path, lives)
    world.supervisor.run()
    assert world.started[-1][0] - world.started[-2][0] < 301.5


def test_three_falls_in_a_minute_lead_to_the_plain_screen(tmp_path: Path) -> None:
    world = World(tmp_path, [(2, 1), (2, SEGFAULT), (2, 1), (500, AGAIN), (5, LEFT)])
    assert world.supervisor.run() == LEFT
    assert [plain for _, plain in world.started] == [False, False, False, True, False]
    falls = json.loads((tmp_path / FALLS).read_text("utf-8"))
    assert [fall["status"] for fall in falls] == [1, SEGFAULT, 1]


def test_the_plain_screen_can_be_left_and_may_fall_itself(tmp_path: Path) -> None:
    left = World(tmp_path, [(2, 1), (2, 1), (2, 1), (50, LEFT)])
    assert left.supervisor.run() == LEFT
    fell = World(tmp_path, [(2, 1), (2, 1), (2, 1), (1, SEGFAULT), (60, LEFT)])
    assert fell.supervisor.run() == LEFT
    assert [plain for _, plain in fell.started] == [False, False, False, True, False]


def test_without_a_screen_even_the_plain_one_is_tried_more_and_more_rarely(
    tmp_path: Path,
) -> None:
    world = World(tmp_path, [(1.0, SEGFAULT)] * 40)
    world.on_sleep = lambda: world.supervisor.stop() if len(world.started) == 24 else None
    world.supervisor.run()
    starts = [at for at, _ in world.started]
    assert max(after - before for before, after in pairwise(starts)) >= 31
    assert sum(after - before for before, after in pairwise(starts[-8:])) > 120


def test_it_ends_with_the_session_around_it(tmp_path: Path) -> None:
    world = World(tmp_path, [(10_000, LEFT)])
    world.supervisor = Supervisor(
        tmp_path, world.start, Pace(), world.clock, world.sleep, lambda: world.now < 40
    )
    assert world.supervisor.run() == LEFT
    assert world.killed == []
    assert 40 <= world.now < 45


def test_a_hung_child_is_killed_after_half_a_minute(tmp_path: Path) -> None:
    world = World(tmp_path, [(10_000, LEFT), (5, LEFT)])

    def hang() -> None:
        if world.now > 100:
            world.beats = False
        if len(world.started) > 1:
            world.beats = True

    world.on_sleep = hang
    assert world.supervisor.run() == LEFT
    assert len(world.killed) == 1
    assert 129 < world.killed[0] < 132


def test_a_slow_beginning_is_no_hanging(tmp_path: Path) -> None:
    world = World(tmp_path, [(90, LEFT)], beats=False)  # an update of the library
    assert world.supervisor.run() == LEFT
    assert world.killed == []


def test_a_clock_that_is_set_kills_nobody(tmp_path: Path) -> None:
    world = World(tmp_path, [(200, LEFT)])

    def jump() -> None:
        beat = tmp_path / BEAT
        if beat.exists():
            os.utime(beat, (world.now - 10**6, world.now - 10**6 * (world.now % 2)))

    world.on_sleep = jump
    assert world.supervisor.run() == LEFT
    assert world.killed == []


def test_it_takes_the_kiosk_along_when_it_is_told_to_end(tmp_path: Path) -> None:
    world = World(tmp_path, [(10_000, LEFT)])
    world.on_sleep = lambda: world.supervisor.stop() if world.now > 50 else None
    assert world.supervisor.run() == LEFT
    assert world.killed == []
    assert world.now < 55


def test_a_kiosk_that_does_not_end_in_order_is_killed(tmp_path: Path) -> None:
    world = World(tmp_path, [(10_000, LEFT)])
    world.is_deaf = True
    world.on_sleep = lambda: world.supervisor.stop() if world.now > 50 else None
    world.supervisor.run()
    assert len(world.killed) == 1
    assert 70 <= world.now < 72


def test_told_to_end_while_it_waits_it_starts_nothing_more(tmp_path: Path) -> None:
    world = World(tmp_path, [(59, 1)] * 8)
    world.on_sleep = lambda: world.supervisor.stop() if len(world.started) == 6 else None
    world.supervisor.run()
    assert len(world.started) == 6


# ------------------------------------------------------------ real processes

# Signs of life until told: "hang" stops them, "fall" dies, an order ends it.
CHILD = """
import os, sys, time
from pathlib import Path
folder, what = Path(sys.argv[1]), sys.argv[2]
token = os.environ["TOKEN"]
began = time.monotonic()
while True:
    if not (what == "hang" and time.monotonic() - began > 0.3):
        (folder / "beat").touch(); os.utime(folder / "beat")
    if what == "fall":
        os.kill(os.getpid(), 11)
    stop = folder / "stop"
    if stop.exists() and stop.read_text() == token:
        (folder / "ended").write_text("in order")
        sys.exit(0)
    time.sleep(0.02)
"""
QUICK = Pace(
    look_s=0.02, hung_s=0.5, first_beat_s=5, window_s=5, first_wait_s=0.02, longest_wait_s=0.1,
    patience_s=5,
)  # fmt: skip


def real(folder: Path, whats: list[str]) -> tuple[Supervisor, list[bool]]:
    """A supervisor of real processes, one after another as `whats` say."""
    plains: list[bool] = []

    def start(plain: bool, token: str) -> Process:
        plains.append(plain)
        command = [sys.executable, "-c", CHILD, str(folder), whats.pop(0)]
        return Process(command, {**os.environ, "TOKEN": token})

    return Supervisor(folder, start, QUICK), plains


def test_real_children_fall_and_hang_and_end(tmp_path: Path) -> None:
    whats = ["fall", "hang", "fall", "live"]
    supervisor, plains = real(tmp_path, whats)
    original = supervisor._sleep

    def look(seconds: float) -> None:
        original(seconds)
        if len(plains) == 4 and (tmp_path / BEAT).exists():
            supervisor.stop()

    supervisor._sleep = look
    assert supervisor.run() == LEFT
    assert plains == [False, False, False, True]
    assert (tmp_path / "ended").read_text("utf-8") == "in order"
    falls = json.loads((tmp_path / FALLS).read_text("utf-8"))
    assert [fall["status"] for fall in falls] == [-11, -9, -11]


def test_what_a_kiosk_started_goes_with_it(tmp_path: Path) -> None:
    told = tmp_path / "grandchild"
    code = (
        "import subprocess, sys, time; from pathlib import Path;"
        "one = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
        f"Path({str(told)!r}).write_text(str(one.pid)); time.sleep(60)"
    )
    process = Process([sys.executable, "-c", code], os.environ)
    deadline = time.monotonic() + 20
    while not (told.exists() and told.read_text("utf-8")) and time.monotonic() < deadline:
        time.sleep(0.02)
    grandchild = int(told.read_text("utf-8"))
    process.kill()
    assert process.poll() == -signal.SIGKILL
    while _lives(grandchild) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _lives(grandchild)


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_one_supervisor_for_each_library(tmp_path: Path) -> None:
    from coursegen_desktop.app.supervisor import ALREADY, supervise
    from coursegen_desktop.db.file_lock import FileLock

    folder = tmp_path / "kiosk"
    other = FileLock(folder / LOCK)
    assert other.take()
    try:
        assert supervise(folder, tmp_path / "logs", ["--kiosk"]) == ALREADY
    finally:
        other.release()


def test_it_stays_small(tmp_path: Path) -> None:
    """It lives beside the program on small computers: no Qt, no database, no models."""
    code = (
        "import coursegen_desktop.app.supervisor, sys;"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert not loaded & {"PySide6", "sqlalchemy", "pydantic", "asyncio", "qasync"}


OF_WINDOW = """
import sys
from pathlib import Path
from coursegen_desktop.app import supervisor
program = "import sys; sys.exit(int(sys.argv[1])) if '--kiosk' in sys.argv else print(sys.argv[1:])"
supervisor._program = lambda: [sys.executable, "-c", program]
here, words, then = Path(sys.argv[1]), [sys.argv[2], "--kiosk"], ["--data-dir", "x"]
sys.exit(supervisor.supervise(here / "kiosk", here / "logs", words, then))
"""


@pytest.mark.parametrize(("status", "told"), [(LEFT, "['--data-dir', 'x']"), (NOT_READY, "")])
def test_begun_from_the_window_it_opens_again_when_it_is_left(
    tmp_path: Path, status: int, told: str
) -> None:
    command = [sys.executable, "-c", OF_WINDOW, str(tmp_path), str(status)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (status, told), done.stderr
