"""A screen that nobody sees, a window manager, the kiosk, and another program beside it.

Everything is looked at from outside, as X tells it to anybody.
"""

from __future__ import annotations

import asyncio
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType

from coursegen_desktop.app.paths import Paths, resources_dir

from .kiosk_run import READY
from .library import make_library

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = resources_dir() / "kiosk" / "rc.xml"
TOOLS = ("Xvfb", "openbox", "xdotool", "xprop")
WIDTH, HEIGHT = 1024, 768
PATIENCE_S = 60.0
BYSTANDER = "another program"
_BYSTANDER = f"""
import sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication(["bystander"])
label = QLabel("out here")
label.setWindowTitle({BYSTANDER!r})
label.resize(300, 200)
label.show()
print("ready", flush=True)
app.exec()
"""


def missing_tools() -> list[str]:
    """What an arena needs and this computer lacks."""
    if sys.platform != "linux":
        return ["Linux"]
    return [tool for tool in TOOLS if shutil.which(tool) is None]


class Arena:
    """`with Arena(folder, rc) as arena`: the child sits in a lesson. `rc` None: a stock Openbox.

    Where a library is in the folder already the kiosk stands at its first screen.
    """

    def __init__(self, folder: Path, rc: Path | None = SHIPPED, **environment: str) -> None:
        self.folder, self._rc = folder, rc
        self._more = environment
        self._children: list[subprocess.Popen[bytes]] = []
        self.kiosk: subprocess.Popen[bytes]

    def __enter__(self) -> Arena:
        kind = "watched"
        if not Paths(self.folder).database.exists():
            kind = "seated"
            with ThreadPoolExecutor(1) as pool:
                pool.submit(asyncio.run, make_library(self.folder)).result()
        self._environment = self._display()
        config = [] if self._rc is None else ["--config-file", str(self._rc)]
        self._spawn(["openbox", "--sm-disable", *config])
        self._wait_for_manager()
        self.bystander = self._spawn([sys.executable, "-c", _BYSTANDER])
        wait_for_line(self.bystander)
        self.other = self.window_named(BYSTANDER)
        self.kiosk = self.start(kind, str(self.folder))
        self.window = self.kiosk_window()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for child in reversed(self._children):
            child.terminate()
        for child in reversed(self._children):
            try:
                child.wait(20)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
            if child.stdout is not None:
                child.stdout.close()

    # ------------------------------------------------------------ what is done

    def do(self, *words: str) -> str:
        """xdotool, which acts as somebody at keyboard and mouse."""
        return self.run("xdotool", *words)

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """The program, as kiosk_run takes `words`, once it is ready."""
        started = self._spawn([sys.executable, "-m", "tests.kiosk.kiosk_run", *words])
        wait_for_line(started)
        return started

    def run(self, *command: str) -> str:
        """Any program on this display."""
        done = subprocess.run(
            command, env=self._environment, capture_output=True, text=True, check=False, timeout=20
        )
        return done.stdout.strip()

    # ------------------------------------------------------------ what is seen

    def kiosk_window(self) -> str:
        """The kiosk's window, once it is in front and whole."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            found = self.do("getactivewindow")
            if found and found != self.other and self.is_whole(found):
                return found
            time.sleep(0.05)
        raise AssertionError(f"no kiosk in front: {self.run('xprop', '-root')[:500]}")

    def window_named(self, name: str) -> str:
        """The window of that title."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            found = self.do("search", "--onlyvisible", "--name", f"^{name}$")
            if found:
                return found.splitlines()[0]
            time.sleep(0.05)
        raise AssertionError(f"no window {name!r}")

    def is_whole(self, window: str) -> bool:
        """Whether it has the whole screen."""
        shape = self.do("getwindowgeometry", "--shell", window)
        facts = dict(line.split("=", 1) for line in shape.splitlines() if "=" in line)
        return (facts.get("WIDTH"), facts.get("HEIGHT"), facts.get("X"), facts.get("Y")) == (
            str(WIDTH), str(HEIGHT), "0", "0",
        )  # fmt: skip

    def visible(self) -> set[str]:
        """Every window that is on the screen, menus too, but for the two that should be."""
        found = self.do("search", "--onlyvisible", "--maxdepth", "2", "--name", "").split()
        return set(found)

    def escaped(self) -> str:
        """What is wrong at this moment, "" when the kiosk stands as it should."""
        if self.kiosk.poll() is not None:
            return "the kiosk is gone"
        active = self.do("getactivewindow")
        if active != self.window:
            return f"in front is {self.do('getwindowname', active) if active else 'nothing'}"
        if not self.is_whole(self.window):
            return "it has not the whole screen"
        stacking = self.run("xprop", "-root", "_NET_CLIENT_LIST_STACKING").rpartition("#")[2]
        order = [int(part.strip(" ,"), 16) for part in stacking.split() if part.strip(" ,")]
        if not order or order[-1] != int(self.window):
            return "something lies over it"
        return ""

    def comes_back(self, within_s: float = 4.0) -> str:
        """What is still wrong after so many seconds."""
        deadline = time.monotonic() + within_s
        while (wrong := self.escaped()) and time.monotonic() < deadline:
            time.sleep(0.05)
        return wrong

    # ------------------------------------------------------------ within

    def _wait_for_manager(self) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while "window id" not in self.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"):
            assert time.monotonic() < deadline, "no window manager"
            time.sleep(0.05)

    def serve(self, told: int) -> subprocess.Popen[bytes]:
        """The X server; it writes its number to `told`."""
        return subprocess.Popen(
            [
                "Xvfb", "-displayfd", str(told), "-screen", "0", f"{WIDTH}x{HEIGHT}x24",
                "-nolisten", "tcp", "-noreset",
            ],
            pass_fds=(told,),
            stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def _display(self) -> dict[str, str]:
        reading, writing = os.pipe()
        server = self.serve(writing)
        self._children.append(server)
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("QT_", "DBUS_", "WAYLAND"))
        }
        return {
            **kept, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb",
            "XDG_RUNTIME_DIR": str(self.folder), **self._more,
        }  # fmt: skip

    def _spawn(self, command: list[str]) -> subprocess.Popen[bytes]:
        child = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._children.append(child)
        return child


def wait_for_line(child: subprocess.Popen[bytes]) -> None:
    """Until a child says that it is ready."""
    assert child.stdout is not None
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        ready, _, _ = select.select([child.stdout], [], [], 0.2)
        if ready and child.stdout.readline().decode().strip() == READY:
            return
        assert child.poll() is None, f"{child.args!r} ended with {child.returncode}"
    raise AssertionError(f"{child.args!r} never came")


def kiosk_process(arena: Arena) -> int:
    """The process behind the kiosk's window."""
    told = arena.run("xprop", "-id", arena.window, "_NET_WM_PID")
    return int(told.rpartition("=")[2])


def send(arena: Arena, number: signal.Signals) -> None:
    """A signal to the kiosk itself."""
    os.kill(kiosk_process(arena), number)
