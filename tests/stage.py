"""An application without the program's own start, for shots and benches."""

from __future__ import annotations

import asyncio
import faulthandler
import os
from collections.abc import Coroutine
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from coursegen_desktop.app.garbage import GarbageCollector
from coursegen_desktop.app.loop import WindowLoop
from coursegen_desktop.ui.content.web_environment import web_environment

T = TypeVar("T")


class Stage:
    """Make one a process, before anything else of Qt; offscreen where there is no display."""

    def __init__(self, name: str) -> None:
        if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        web_environment()
        # As the program does: without it WebEngine, loaded later, ends in a segmentation fault.
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
        self.app = QApplication([name])
        self.app.setQuitOnLastWindowClosed(False)
        # As the program does: Python's own collector lets things of Qt die in any thread, and
        # the process with them. Whatever ends it all the same is to say where.
        GarbageCollector(self.app)
        faulthandler.enable()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of `work`, on the program's own loop."""
        with asyncio.Runner(loop_factory=lambda: WindowLoop(self.app)) as runner:
            return runner.run(work)
