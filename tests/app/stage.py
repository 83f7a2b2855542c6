"""What the tests of the command line say and hear."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
DOCUMENT = """# Tides

The moon pulls the sea. A **tide** is the slow rise and fall of the sea.

## Spring tides

A **spring tide** is a tide of great range. It comes when sun and moon pull together.
It happens twice each month, at new moon and at full moon.

## Neap tides

A **neap tide** is a tide of small range. It comes when sun and moon pull at right angles.
"""


class Said(NamedTuple):
    """The end of a command."""

    status: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one line of an error."""
        assert self.out == ""
        assert self.err.count("\n") == 1 and self.err.endswith((".\n", ".”\n")), self.err
        assert "Traceback" not in self.err
        return self.err.strip()


Run = Callable[..., Said]


def outside(*words: str, data_dir: Path, **environment: str) -> subprocess.Popen[bytes]:
    """The same in a process of its own, which hears Ctrl+C even where this one ignores it.

    A shell starts its background jobs deaf to it, and whoever they start inherits that.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(
            [sys.executable, "-m", "coursegen_desktop", *words],
            cwd=ROOT,
            env={**os.environ, "COURSEGEN_DATA_DIR": str(data_dir), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    finally:
        signal.signal(signal.SIGINT, before)
