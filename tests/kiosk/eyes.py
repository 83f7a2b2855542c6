"""Tells a test outside what stands on the kiosk's screen, and where; hands are the test's own.

Inside the kiosk: `open_eyes(path)`. Outside: `look(path, "Back")` for what begins with a word,
which costs the kiosk less than looking at everything. Nothing is clicked from inside.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_PATIENCE_S = 10.0


@dataclass(frozen=True)
class Seen:
    """Something with a name, and the middle of it in pixels of the screen."""

    name: str
    x: int
    y: int
    enabled: bool


def look(path: Path, beginning: str = "") -> list[Seen]:
    """What has a name that begins so, and nothing lies over. Raises OSError while the kiosk is
    away."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(_PATIENCE_S)
        line.connect(str(path))
        line.sendall(json.dumps(beginning).encode() + b"\n")
        told = b""
        while not told.endswith(b"\n"):
            part = line.recv(1 << 16)
            if not part:
                raise OSError("the kiosk went away")
            told += part
    return [Seen(*one) for one in json.loads(told)]


def open_eyes(path: Path) -> object:
    """Answer at `path`. What is returned is kept for as long as there is somebody to look."""
    from PySide6.QtNetwork import QLocalServer

    path.unlink(missing_ok=True)
    server = QLocalServer()
    assert server.listen(str(path)), server.errorString()

    def on_visitor() -> None:
        visitor = server.nextPendingConnection()

        def on_words() -> None:
            if visitor.canReadLine():
                beginning = json.loads(visitor.readLine().data())
                visitor.write(json.dumps(list(_named(beginning))).encode() + b"\n")
                visitor.flush()

        visitor.readyRead.connect(on_words)
        visitor.disconnected.connect(visitor.deleteLater)

    server.newConnection.connect(on_visitor)
    return server


def _named(beginning: str) -> Iterator[tuple[str, int, int, bool]]:
    from PySide6.QtWidgets import QAbstractItemView, QApplication

    for widget in QApplication.allWidgets():
        if not widget.isVisible():
            continue
        if isinstance(widget, QAbstractItemView):
            yield from _rows(widget, beginning)
        name = _name(widget)
        if not name.startswith(beginning):
            continue
        # What is scrolled away, or lies under something, cannot be pointed at.
        shown = widget.visibleRegion().boundingRect()
        if name and not shown.isEmpty():
            yield from _at(widget, shown.center(), name)


def _rows(view: Any, beginning: str) -> Iterator[tuple[str, int, int, bool]]:
    from PySide6.QtCore import QModelIndex, Qt

    model, viewport = view.model(), view.viewport()
    waiting = [] if model is None else [QModelIndex()]
    while waiting:
        parent = waiting.pop()
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            waiting.append(index)
            words = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data() or "")
            if words and words.startswith(beginning):
                box = view.visualRect(index).intersected(viewport.rect())
                if not box.isEmpty():
                    yield from _at(viewport, box.center(), words)


def _at(widget: Any, point: Any, name: str) -> Iterator[tuple[str, int, int, bool]]:
    from PySide6.QtWidgets import QApplication

    place = widget.mapToGlobal(point)
    found = QApplication.widgetAt(place)
    if found is not None and (found is widget or widget.isAncestorOf(found)):
        yield name, place.x(), place.y(), widget.isEnabled()


def _name(widget: Any) -> str:
    words = widget.accessibleName()
    if not words and callable(text := getattr(widget, "text", None)):
        words = text()
    return str(words or "").replace("&", "")
