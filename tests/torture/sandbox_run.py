"""Shows a lesson as an ordinary user and prints how its renderer is confined, as JSON."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

_NOBODY = 65534


def become_ordinary(home: str) -> None:
    """Give up root, where the tests run as root."""
    if os.geteuid() == 0:
        os.chown(home, _NOBODY, _NOBODY)
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
    os.environ.update({"HOME": home, "XDG_RUNTIME_DIR": home, "XDG_CACHE_HOME": home})


def main(home: str) -> None:
    """Print {"uid": ..., "flags": ..., "status": {...}} of the renderer's /proc entry."""
    # All modules are read first: an ordinary user may not see root's Python.
    from PySide6.QtWidgets import QApplication

    import coursegen_desktop.ui.content.web_reader  # noqa: F401
    from coursegen_desktop.app.paths import resources_dir
    from coursegen_desktop.rendering.page import render
    from coursegen_desktop.ui.content.lesson_view import LessonPane
    from coursegen_desktop.ui.content.web_environment import FLAGS_VARIABLE, web_environment
    from coursegen_desktop.ui.kit.roles import read_theme

    page = render("A lesson.")
    become_ordinary(home)
    web_environment()
    app = QApplication(["sandbox"])
    pane = LessonPane(resources_dir())
    pane.set_theme(read_theme(resources_dir(), "light"), 1.0)
    pane.show()

    def report() -> None:
        pid = pane._web.page().renderProcessPid()  # type: ignore[union-attr]
        lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
        status = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
        wanted = {name: status.get(name, "") for name in ("Seccomp", "NoNewPrivs", "CapEff")}
        flags = os.environ[FLAGS_VARIABLE]
        print(json.dumps({"uid": os.geteuid(), "flags": flags, "status": wanted}), flush=True)
        os._exit(0)

    pane.painted.connect(report)
    pane.show_page(page, "Title")
    sys.exit(app.exec())


if __name__ == "__main__":
    main(sys.argv[1])
