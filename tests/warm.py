"""What is made once and used by all tests of a process.

A worker that starts as the program starts it takes half a second of computing: a new interpreter
imports Markdown and builds the checks of all questions. Here workers are forked from a server that
has done so once. `services/test_blocking.py` and all that runs the program as a process start them
as the program does.
"""

from __future__ import annotations

import multiprocessing
from typing import Any

from coursegen_desktop.services import blocking

# What workers are sent: pages and courses; and the library, for those that are killed at it.
_SENT = (
    "coursegen_desktop.services.blocking",
    "coursegen_desktop.rendering.warm",
    "coursegen_desktop.generation.pipeline",
    "coursegen_desktop.db.database",
)


_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


def fork_workers() -> None:
    """Let workers be forked from a warm server, where the system can."""
    if _METHOD == "forkserver":
        processes().set_forkserver_preload(list(_SENT))
    blocking.START_METHOD = _METHOD


def processes() -> Any:
    """Makes such processes: `processes().Process(target=…)`."""
    return multiprocessing.get_context(_METHOD)
