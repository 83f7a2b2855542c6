"""What is made once and used by all tests of a process.

A worker that starts as the program starts it takes half a second of computing: a new interpreter
imports Markdown and builds the checks of all questions. Here workers are forked from a server that
has done so once; so do the processes that are killed in the middle of a course. Only
`services/test_blocking.py` and all that runs the program itself as a process start them as the
program does.
"""

from __future__ import annotations

import multiprocessing
from typing import Any

from coursegen_desktop.services import blocking

# What workers are sent: pages and courses; and the library, for those that are killed at it.
COURSES = (
    "coursegen_desktop.services.blocking",
    "coursegen_desktop.generation.keeping",
)
_SENT = (*COURSES, "coursegen_desktop.rendering.warm", "coursegen_desktop.db.database")


_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


def fork_workers(*modules: str) -> None:
    """Let workers be forked from a server that knows `modules`, where the system can."""
    if _METHOD == "forkserver":
        processes().set_forkserver_preload(list(modules or _SENT))
    blocking.START_METHOD = _METHOD


def processes() -> Any:
    """Makes such processes: `processes().Process(target=…)`."""
    return multiprocessing.get_context(_METHOD)
