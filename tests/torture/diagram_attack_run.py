"""Shows every diagram of diagram_attacks.py and prints who was reached, as JSON.

    python -m tests.torture.diagram_attack_run whole   a lesson as it is shipped
    python -m tests.torture.diagram_attack_run bombs   the ones without end
    python -m tests.torture.diagram_attack_run bare    mermaid in a plain page: proves the listener

A process of its own, because Chromium reads its flags once.
"""

from __future__ import annotations

import itertools
import json
import os
import sys
import time
from collections.abc import Iterable
from typing import Any

from tests.torture.diagram_attacks import attacks, bombs
from tests.torture.web_attack_run import Listener

PATIENCE_S = 100
SETTLE_MS = 1200
ENOUGH = 3


def main(kind: str) -> None:
    """Run one kind and print {"http": [...], "states": {...}, ...}."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if kind == "bare":
        os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = "--no-sandbox"
    else:
        from coursegen_desktop.ui.content.web_environment import web_environment

        web_environment()
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    app = QApplication(["attacks"])
    http = Listener()
    if kind == "bare":
        result = _bare(http)
    else:
        result = _lesson(chosen(attacks(http.address) if kind == "whole" else bombs()))
    _wait(SETTLE_MS)
    print(json.dumps({**result, "http": http.heard}), flush=True)
    del app
    # Chromium's children need no orderly goodbye here.
    os._exit(0)


def chosen(sources: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Every second one, since each takes a fifth of a second or more; all with TORTURE=all."""
    step = 1 if os.environ.get("TORTURE") == "all" else 2
    return dict(itertools.islice(sources, 0, None, step))


def _wait(milliseconds: int) -> None:
    from PySide6.QtTest import QTest

    QTest.qWait(milliseconds)


def _bare(http: Listener) -> dict[str, Any]:
    from PySide6.QtCore import QUrl
    from PySide6.QtWebEngineWidgets import QWebEngineView

    from coursegen_desktop.app.paths import resources_dir

    view = QWebEngineView()
    view.resize(600, 400)
    view.show()
    loaded: list[bool] = []
    view.loadFinished.connect(loaded.append)
    view.setHtml("<body></body>", QUrl("http://127.0.0.1:9/"))
    while not loaded:
        _wait(20)
    page = view.page()
    page.runJavaScript((resources_dir() / "vendor/mermaid/mermaid.min.js").read_text("utf-8"))
    chosen = {k: v for k, v in attacks(http.address) if k.startswith("loose label img")}
    source = json.dumps([*chosen.values(), dict(attacks(http.address))["image shape"]])
    page.runJavaScript(
        "mermaid.initialize({startOnLoad: false, securityLevel: 'loose', secure: []});"
        f"(async () => {{ for (const [n, s] of {source}.entries()) {{ const box ="
        " document.body.appendChild(document.createElement('div'));"
        " try { box.innerHTML = (await mermaid.render('d' + n, s)).svg } catch (e) {} } })()"
    )
    deadline = time.monotonic() + PATIENCE_S
    while len(http.heard) < ENOUGH and time.monotonic() < deadline:
        _wait(100)
    return {}


def _lesson(sources: dict[str, str]) -> dict[str, Any]:
    from dataclasses import replace

    from coursegen_desktop.app.paths import resources_dir
    from coursegen_desktop.rendering.diagrams import key_of
    from coursegen_desktop.rendering.page import render
    from coursegen_desktop.rendering.rendered import Diagram
    from coursegen_desktop.ui.content.lesson_view import LessonPane
    from coursegen_desktop.ui.kit.roles import read_theme

    pane = LessonPane(resources_dir())
    pane.resize(600, 400)
    pane.set_theme(read_theme(resources_dir(), "dark"), 1.0)
    pane.show()
    painted: list[bool] = []
    pane.painted.connect(lambda: painted.append(True))
    pane.show_page(render("Words"), "Attack")
    while not painted:
        _wait(10)
    # Given past the fences, which would not hold all of them.
    web: Any = pane._web
    outcomes: dict[str, str] = {}
    told: dict[str, str] = {}
    web._diagrams.changed.connect(
        lambda states: told.update((state["key"], state["state"]) for state in states)
    )
    slowest = 0.0
    figures = []
    for name, source in sources.items():
        began = time.monotonic()
        diagram = Diagram(key_of(source), source)
        web._diagrams.show((diagram,))
        while (state := told[diagram.key]) == "drawing":
            _wait(5)
            if time.monotonic() - began > PATIENCE_S:
                break
        slowest = max(slowest, time.monotonic() - began)
        outcomes[name] = state
        figures.append(
            f'<figure class="app-diagram" data-diagram="{diagram.key}">'
            f'<img src="diagram/{diagram.key}.svg" alt=""></figure>'
        )
    # And all pictures at once in the page, so that whatever they would fetch is asked for.
    page = render("Words")
    drawn = tuple(Diagram(key_of(source), source) for source in sources.values())
    painted.clear()
    pane.show_page(replace(page, html="".join(figures), diagrams=drawn), "Attack")
    while not painted:
        _wait(10)
    wanted = sum(state == "drawn" for state in outcomes.values())
    deadline = time.monotonic() + PATIENCE_S
    while (shown := _shown(web)) < wanted and time.monotonic() < deadline:
        _wait(200)
    return {
        "states": outcomes,
        "shown": shown,
        "slowest": slowest,
        "url": web.page().url().toString(),
        "light": pane.is_light,
    }


def _shown(web: Any) -> int:
    """How many pictures stand in the page."""
    answers: list[float] = []
    found = "[...document.querySelectorAll('.app-diagram[data-state=drawn] img')]"
    web.page().run(f"{found}.filter(i => i.complete && i.naturalWidth).length", answers.append)
    while not answers:
        _wait(10)
    return int(answers[0] or 0)


if __name__ == "__main__":
    main(sys.argv[1])
