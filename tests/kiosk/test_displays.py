"""Displays that are plugged in and pulled out while a child sits there, at a real X server."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from .arena import HEIGHT, PATIENCE_S, WIDTH, Arena, missing_tools
from .hands import Hands
from .school import make_school

_DRIVER = Path("/usr/lib/xorg/modules/drivers/dummy_drv.so")
_CONFIG = """
Section "Device"
  Identifier "none"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "any"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-200.0
EndSection
Section "Screen"
  Identifier "screen"
  Device "none"
  Monitor "any"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1024x768"
    Virtual 4096 2048
  EndSubSection
EndSection
"""


def missing() -> list[str]:
    """What is needed to have displays that can be pulled out."""
    tools = [tool for tool in ("Xorg", "xrandr") if shutil.which(tool) is None]
    may = hasattr(os, "geteuid") and os.geteuid() == 0
    driver = [] if _DRIVER.exists() else ["Xorg's dummy driver"]
    return missing_tools() + tools + driver + ([] if may else ["an administrator"])


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing()), reason=f"needs {', '.join(missing())}"),
]


class Displays(Arena):
    """An X server with sixteen sockets, one of them in use."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, COURSEGEN_KIOSK_SESSION="openbox")

    def serve(self, told: int) -> subprocess.Popen[bytes]:
        config = self.folder / "xorg.conf"
        config.write_text(_CONFIG, encoding="utf-8")
        return subprocess.Popen(
            [
                "Xorg", "-displayfd", str(told), "-config", str(config), "-noreset", "-nolisten",
                "tcp", "-novtswitch", "-sharevts", "-logfile", str(self.folder / "xorg.log"),
            ],
            pass_fds=(told,),
            stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def plug(self, *words: str) -> None:
        """What happens to the displays, as xrandr has it."""
        self.run("xrandr", *words)

    def shape(self, window: str) -> tuple[int, int, int, int]:
        """Left, top, width, height."""
        told = self.do("getwindowgeometry", "--shell", window)
        facts = dict(line.split("=", 1) for line in told.splitlines() if "=" in line)
        left, top, width, height = (int(facts[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))
        return left, top, width, height

    def stands(self, *where: int) -> None:
        """Wait until the kiosk has the keys and stands just there."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            if self.do("getactivewindow") == self.window and self.shape(self.window) == where:
                return
            time.sleep(0.05)
        raise AssertionError(f"it stands at {self.shape(self.window)} and not at {where}")

    def covered(self, *where: int) -> None:
        """Wait until another window of the kiosk lies just there."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            found = self.do("search", "--onlyvisible", "--name", "^Coursegen Desktop$").split()
            if where in [self.shape(one) for one in found if one != self.window]:
                return
            time.sleep(0.05)
        raise AssertionError(f"nothing lies at {where}")


@pytest.fixture
def displays(tmp_path: Path) -> Iterator[Displays]:
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, make_school(tmp_path)).result()
    with Displays(tmp_path) as arena:
        yield arena


def test_displays_come_and_go(displays: Displays) -> None:
    hands = Hands(displays, displays.folder)
    hands.click("Touch the screen")
    first, second = (0, 0, WIDTH, HEIGHT), (WIDTH, 0, 1280, 720)
    displays.plug("--addmode", "DUMMY1", "1280x720")
    displays.plug("--output", "DUMMY1", "--mode", "1280x720", "--right-of", "DUMMY0")
    displays.covered(*second)
    displays.stands(*first)
    displays.do("mousemove", str(WIDTH + 300), "300", "click", "1")  # the cover takes no key
    displays.stands(*first)
    displays.plug("--output", "DUMMY1", "--primary")
    displays.stands(*second)
    displays.covered(*first)
    displays.plug("--output", "DUMMY0", "--off")  # where the class began
    displays.stands(0, 0, 1280, 720)
    displays.plug("--output", "DUMMY0", "--mode", "1024x768", "--left-of", "DUMMY1")
    displays.stands(*second)
    displays.covered(*first)
    displays.plug("--output", "DUMMY1", "--off")
    displays.stands(*first)
    displays.plug("--output", "DUMMY0", "--mode", "1920x1080")
    displays.stands(0, 0, 1920, 1080)
    assert hands.find("Amara, ")
    assert displays.kiosk.poll() is None
