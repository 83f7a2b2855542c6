"""The application of Qt that a worker process needs before it can lay out text: without a screen.

start(resources / "fonts")      # once in a process; later calls cost nothing
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication

_kept: list[QGuiApplication] = []
_loaded: set[Path] = set()


def start(fonts: Path) -> None:
    """Be ready to paint, with the fonts of a folder, here or one level below.

    Where a window is there already, its application serves.
    """
    if QGuiApplication.instance() is None:
        # Only for this process, which is a worker: it shall open no window wherever it runs.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        _kept.append(QGuiApplication(["slides"]))
    for file in sorted({*fonts.glob("*.ttf"), *fonts.glob("*/*.ttf")} - _loaded):
        QFontDatabase.addApplicationFont(str(file))
        _loaded.add(file)
