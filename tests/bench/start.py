"""From exec to the first painted library, and to everything being ready, against a bare window.

Both programs say the moment by a line; what they do afterwards, to end, is nobody's wait.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from .measure import Result, alternate
from .place import Place

ROUNDS = 9
PAINT_GOAL, READY_GOAL = 1.35, 4.0
EXIT_AFTER = "COURSEGEN_EXIT_AFTER"
BARE = Path(__file__).with_name("bare_window.py")


async def run(place: Place) -> list[Result]:
    """start.paint and start.ready."""

    async def bare() -> float:
        return _wall([str(BARE)], {})

    async def program(after: str) -> float:
        variables = {EXIT_AFTER: after, "COURSEGEN_DATA_DIR": str(place.folder)}
        return _wall(["-m", "coursegen_desktop"], variables)

    floor, paint = await alternate(bare, lambda: program("first-paint"), ROUNDS)
    ready_floor, ready = await alternate(bare, lambda: program("ready"), ROUNDS)
    return [
        Result("start.paint", floor, paint, PAINT_GOAL),
        Result("start.ready", ready_floor, ready, READY_GOAL),
    ]


def _wall(arguments: list[str], variables: dict[str, str]) -> float:
    """Milliseconds from exec to the line that tells the moment. Raises RuntimeError without."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *arguments],
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        took = (time.perf_counter() - start) * 1000
        _, complaint = process.communicate(timeout=60)
    if process.returncode or not said:
        raise RuntimeError(f"{arguments} ended with {process.returncode}: {complaint[-2000:]}")
    return took
