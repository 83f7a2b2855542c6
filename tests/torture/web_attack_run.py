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
from dataclasses import dataclass, field
from typing import Any

from tests.torture.web_attacks import CLICKS, attacks, collected

SETTLE_MS = 1200
PATIENCE_S = 30
CLICKS_AT_MOST = 20
BATCH = 40  # payloads of others on one page
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


class Post:
    """A loopback port for datagrams that notes each one."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._socket.getsockname()[1]}"
        self.heard: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                data, _ = self._socket.recvfrom(2000)
            except OSError:
                return
            self.heard.append(data[:20].hex())


@dataclass
class Listeners:
    """One of each kind."""

    http: Listener = field(default_factory=Listener)
    tcp: Listener = field(default_factory=Listener)
    udp: Post = field(default_factory=Post)

    def attacks(self) -> list[tuple[int, str, bool]]:
        """The list, with our addresses in it."""
        return list(attacks(self.http.address, self.tcp.address, self.udp.address))

    def heard(self) -> dict[str, list[str]]:
        """What came to each."""
        return {"http": self.http.heard, "tcp": self.tcp.heard, "udp": self.udp.heard}


def main(kind: str) -> None:
    """Run one kind and print {"http": [...], "tcp": [...], "udp": [...], ...}."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if kind == "bare":
        os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = "--no-sandbox"
    else:
        from coursegen_desktop.ui.content.web_environment import web_environment

        web_environment()
    from PySide6.QtWidgets import QApplication

    app = QApplication(["attacks"])
    listeners = Listeners()
    result = _bare(listeners) if kind == "bare" else _pane(kind, listeners)
    _wait(SETTLE_MS)
    print(json.dumps({**result, **listeners.heard()}), flush=True)
    del app
    # Chromium's children need no orderly goodbye here.
    os._exit(0)


def _wait(milliseconds: int) -> None:
    from PySide6.QtTest import QTest

    QTest.qWait(milliseconds)


def _bare(listeners: Listeners) -> dict[str, Any]:
    from PySide6.QtCore import QUrl
    from PySide6.QtWebEngineCore import QWebEnginePage
    from PySide6.QtWebEngineWidgets import QWebEngineView

    dialogs: list[str] = []

    class Page(QWebEnginePage):
        def javaScriptAlert(self, origin: Any, words: str) -> None:
            dialogs.append(words)

    view = QWebEngineView()
    page = Page(view)
    view.setPage(page)
    view.resize(600, 400)
    view.show()
    chosen = [source for _, source, markdown in listeners.attacks() if not markdown]
    harmless = [
        source
        for source in chosen
        if source.startswith(('<img src="http', "<link", "<p style", "<svg", "<script>(async"))
    ]
    harmless.append("<script>alert('heard')</script>")
    # A page that others served: a page without an origin may not ask for a connection.
    view.setHtml("".join(harmless), QUrl("http://127.0.0.1:9/"))
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        heard = listeners.heard()
        if len(heard["http"]) >= ENOUGH and heard["tcp"] and heard["udp"] and dialogs:
            break
        _wait(100)
    return {"shown": len(harmless), "dialogs": dialogs}


def _pane(kind: str, listeners: Listeners) -> dict[str, Any]:
    from coursegen_desktop.app.paths import resources_dir
    from coursegen_desktop.rendering.page import render
    from coursegen_desktop.rendering.sanitise import clean
    from coursegen_desktop.ui.content.lesson_view import LessonPane
    from coursegen_desktop.ui.content.web_page import LessonPage
    from coursegen_desktop.ui.kit.roles import read_theme

    pane = LessonPane(resources_dir())
    pane.resize(600, 400)
    pane.set_theme(read_theme(resources_dir(), "light"), 1.0)
    pane.show()
    dialogs: list[str] = []
    LessonPage.javaScriptAlert = lambda self, origin, words: dialogs.append(words)  # type: ignore[method-assign, assignment]
    links: list[str] = []
    painted: list[bool] = []
    pane.painted.connect(lambda: painted.append(True))
    pane.link_activated.connect(links.append)

    def show(source: str, is_markdown: bool) -> None:
        raw = kind == "uncleaned" and not is_markdown
        _show_page(pane, painted, source if raw else render(source).html)

    shown = 0
    for _, source, is_markdown in listeners.attacks():
        show(source, is_markdown)
        shown += 1
    foreign = collected()
    for start in range(0, len(foreign), BATCH):
        batch = foreign[start : start + BATCH]
        if kind == "whole":
            _show_page(pane, painted, "".join(clean(line) for line in batch))
        else:
            show("".join(f"<div>{line}</div>" for line in batch), False)
    told = []
    for source, is_told in CLICKS:
        links.clear()
        show(source.replace("{u}", f"http://{listeners.http.address}/click"), False)
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
        "dialogs": dialogs,
        "collected": len(foreign),
    }


def _show_page(pane: Any, painted: list[bool], html: str) -> None:
    from coursegen_desktop.rendering.rendered import RenderedPage

    painted.clear()
    pane.show_page(RenderedPage(html, (), 0), "Attack")
    deadline = time.monotonic() + PATIENCE_S
    while not painted:
        _wait(3)
        if time.monotonic() > deadline:
            raise SystemExit(f"not painted: {html[:500]}")


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
