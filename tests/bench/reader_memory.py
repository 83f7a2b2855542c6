"""Prints how many megabytes (PSS) this process and its children take, as a JSON list.

python -m tests.bench.reader_memory blank FOLDER      a bare web view with an empty page
python -m tests.bench.reader_memory lessons FOLDER    one lesson open; after 200 more
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import sys
from pathlib import Path

# Nothing of the program is imported here: the workers that it starts import this module again,
# and the bare page must not carry what it does not use.

LESSONS = 200
_REST = 1.5  # seconds until Chromium has settled


def main() -> None:
    """Measure one kind."""
    kind, folder = sys.argv[1], Path(sys.argv[2])
    if kind == "blank":
        found = _blank()
    else:
        from tests.stage import Stage

        found = Stage("coursegen-bench-memory").run(_lessons(folder))
    print(json.dumps(found), flush=True)
    os._exit(0)


def _blank() -> list[float]:
    from PySide6.QtCore import QTimer
    from PySide6.QtWebEngineWidgets import QWebEngineView
    from PySide6.QtWidgets import QApplication

    if os.geteuid() == 0:
        os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = "--no-sandbox"
    app = QApplication(["blank"])
    view = QWebEngineView()
    view.resize(900, 800)
    view.loadFinished.connect(lambda _ok: QTimer.singleShot(int(_REST * 1000), app.quit))
    view.setHtml("<!doctype html><body></body>")
    view.show()
    app.exec()
    return [tree_megabytes(os.getpid())]


async def _lessons(folder: Path) -> list[float]:
    from coursegen_desktop.domain.ids import LessonId
    from tests.windowed import AppWindow

    from .reader import open_lesson

    async with AppWindow(folder) as app:
        await open_lesson(app, LessonId(1))
        await asyncio.sleep(_REST)
        one = tree_megabytes(os.getpid())
        for key in range(2, LESSONS + 2):
            await open_lesson(app, LessonId(key))
        gc.collect()
        await asyncio.sleep(_REST)
        return [one, tree_megabytes(os.getpid())]


def tree_megabytes(root: int) -> float:
    """Proportional set size of a process and all below it; Linux only."""
    return sum(_pss(pid) for pid in _tree(root)) / 1024


def _tree(root: int) -> list[int]:
    below: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            below.setdefault(int(fields[1]), []).append(int(folder.name))
    found = [root]
    for pid in found:
        found += below.get(pid, [])
    return found


def _pss(pid: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0


if __name__ == "__main__":
    main()
