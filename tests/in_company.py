"""The suite shared among several processes: what each compiles first, in which order files run."""

from __future__ import annotations

import importlib
import os
from collections.abc import Sequence
from contextlib import suppress
from typing import Any
from zlib import crc32

import pytest

# How far into the run a file that takes long may begin: later, the others would wait for it.
_LATEST_LONG = 0.7
_HOUSE = "tests/house/"


def import_in_turns(names: Sequence[str]) -> None:
    """Import modules, each process beginning at another one.

    All of them load every test. Where nothing was run before, as in a fresh clone, they would
    compile the same files side by side; so most are found compiled by another one.
    """
    process, count = _place()
    first = len(names) * process // count
    for name in (*names[first:], *names[:first]):
        # What cannot be imported is told when it is collected.
        with suppress(Exception, pytest.skip.Exception):
            importlib.import_module(name)


def mix(items: list[pytest.Item]) -> None:
    """Put files into an order that is as good as chance, and the same in all processes.

    By their names, all that wait would wait at once, as neighbours test the same things: for a
    display, for a process that is killed, for a page in Chromium. Mixed, others compute meanwhile.
    """
    long = {item.path for item in items if item.get_closest_marker("slow")}

    def moment(item: pytest.Item) -> float:
        chance = crc32(scope_of(item.nodeid).encode()) / 2**32
        return chance * _LATEST_LONG if item.path in long else chance

    items.sort(key=moment)


def scope_of(nodeid: str) -> str:
    """What one process does as a whole: a file, for its fixtures; or all that reads the source,
    which takes longer to parse than to judge."""
    return _HOUSE if nodeid.startswith(_HOUSE) else nodeid.partition("::")[0]


def scheduler(config: pytest.Config, log: Any) -> object:
    """Hands out what `scope_of` says."""
    from xdist.scheduler import LoadScopeScheduling

    class Scheduler(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return scope_of(nodeid)

    return Scheduler(config, log)


def is_shared() -> bool:
    """Whether this process is one of several."""
    return _place()[1] > 0


def _place() -> tuple[int, int]:
    """Which process this is, of how many; of none where it is the only one."""
    name = os.environ.get("PYTEST_XDIST_WORKER", "")
    return int(name.removeprefix("gw") or 0), int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "0"))
