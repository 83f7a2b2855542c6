"""What is made once and used by all tests of a process.

A worker that starts as the program starts it takes half a second of computing: a new interpreter
imports Markdown and builds the checks of all questions. Here workers are forked from a server that
has done so once. `services/test_blocking.py` and all that runs the program as a process start them
as the program does.
"""

from __future__ import annotations

import multiprocessing

from coursegen_desktop.services import blocking

# What workers are sent: pages, courses, packages and lists, anchors, the memory model.
_SENT = (
    "coursegen_desktop.services.blocking",
    "coursegen_desktop.rendering.warm",
    "coursegen_desktop.generation.pipeline",
)


def fork_workers() -> None:
    """Let workers be forked from a warm server, where the system can."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        multiprocessing.get_context("forkserver").set_forkserver_preload(list(_SENT))
        blocking.START_METHOD = "forkserver"
