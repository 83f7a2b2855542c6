"""Shows every attack of web_attacks.py in a page and prints who was reached, as JSON.

    python -m tests.torture.web_attack_run whole        the lesson pane as it is shipped
    python -m tests.torture.web_attack_run uncleaned    the same, given raw HTML
    python -m tests.torture.web_attack_run bare         a plain web view: proves the listeners

A process of its own, because Chromium reads its flags once.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
import time
from typing import Any

from tests.torture.web_attacks import CLICKS, attacks

SETTLE_MS = 1200
PATIENCE_S = 30
CLICKS_AT_MOST = 20
ENOUGH = 5  # requests of the unguarded page that prove the listener


class Listener:
    """A loopback port that notes who connects and what is asked for."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._server.getsockname()[1]}"
        self.heard: list[str] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._server.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(client,), daemon=True).start()

    def _answer(self, client: socket.socket) -> None:
        with client:
            client.settimeout(0.8)
            try:
                first = client.recv(2000).split(b"\r\n", 1)[0].decode("latin-1")
                client.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
            except OSError:
                first = ""
            self.heard.append(first or "connected")


def main(kind: str) -> None:
    """Run one kind and print {"http": [...], "tcp": [...], ...}."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if kind == "bare":
        os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = "--no-sandbox"
    else:
        from coursegen_desktop.ui.content.web_environment import web_environment

        web_environment()
    from PySide6.QtWidgets import QApplication

    app = QApplication(["attacks"])
    http, tcp = Listener(), Listener()
    result = _bare(http, tcp) if kind == "bare" else _pane(kind, http, tcp)
    _wait(SETTLE_MS)
    print(json.dumps({**result, "http": http.heard, "tcp": tcp.heard}), flush=True)
    del app
    # Chromium's children need no orderly goodbye here.
    os._exit(0)


def _wait(milliseconds: int) -> None:
    from PySide6.QtTest import QTest

    QTest.qWait(milliseconds)


def _bare(http: Listener, tcp: Listener) -> dict[str, Any]:
    from PySide6.QtCore import QUrl
    from PySide6.QtWebEngineWidgets import QWebEngineView

    view = QWebEngineView()
    view.resize(600, 400)
    view.show()
    chosen = [source for _, source, markdown in attacks(http.address, tcp.address) if not markdown]
    harmless = [s for s in chosen if s.startswith(('<img src="http', "<link", "<p style", "<svg"))]
    view.setHtml("".join(harmless), QUrl("http://127.0.0.1:9/"))
    deadline = time.monotonic() + PATIENCE_S
    while (len(http.heard) < ENOUGH or not tcp.heard) and time.monotonic() < deadline:
        _wait(100)
    return {"shown": len(harmless)}


def _pane(kind: str, http: Listener, tcp: Listener) -> dict[str, Any]:
    from coursegen_desktop.app.paths import resources_dir
    from coursegen_desktop.rendering.page import render
    from coursegen_desktop.rendering.rendered import RenderedPage
    from coursegen_desktop.ui.content.lesson_view import LessonPane
    from coursegen_desktop.ui.kit.roles import read_theme

    pane = LessonPane(resources_dir())
    pane.resize(600, 400)
    pane.set_theme(read_theme(resources_dir(), "light"), 1.0)
    pane.show()
    links: list[str] = []
    painted: list[bool] = []
    pane.painted.connect(lambda: painted.append(True))
    pane.link_activated.connect(links.append)

    def show(source: str, is_markdown: bool) -> None:
        raw = kind == "uncleaned" and not is_markdown
        painted.clear()
        pane.show_page(RenderedPage(source, (), 0) if raw else render(source), "Attack")
        deadline = time.monotonic() + PATIENCE_S
        while not painted:
            _wait(3)
            if time.monotonic() > deadline:
                raise SystemExit(f"not painted: {source}")

    shown = 0
    for _, source, is_markdown in attacks(http.address, tcp.address):
        show(source, is_markdown)
        shown += 1
    told = []
    for source, is_told in CLICKS:
        links.clear()
        show(source.replace("{u}", f"http://{http.address}/click"), False)
        # A click may fall between two frames of a busy machine; a person clicks again.
        for _ in range(CLICKS_AT_MOST if is_told else 1):
            _click(pane)
            if links:
                break
        told.append(links[:1])
    show("the *end*", True)
    page = pane._web.page()  # type: ignore[union-attr]
    return {
        "shown": shown,
        "told": told,
        "title": page.title(),
        "url": page.url().toString(),
        "light": pane.is_light,
    }


def _click(pane: Any) -> None:
    """A real click on the element #t, if it is still there."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    answers: list[str] = []
    pane._web.page().run(
        "(() => {const t = document.getElementById('t') || document.querySelector("
        "'#app-body a, #app-body button'); if (!t) return '[]';"
        "const r = t.getBoundingClientRect();"
        "return JSON.stringify([r.left + r.width / 2, r.top + r.height / 2])})()",
        answers.append,
    )
    while not answers:
        _wait(5)
    place = json.loads(answers[0])
    if place:
        where = QPoint(round(place[0]), round(place[1]))
        QTest.mouseClick(pane._web.focusProxy(), Qt.MouseButton.LeftButton, pos=where)
    _wait(120)


if __name__ == "__main__":
    main(sys.argv[1])
