"""Shows the sample lesson and asks AT-SPI, as a screen reader does, what stands there.

    dbus-run-session -- python -m tests.accessibility.lesson_run         prints JSON

The lesson is shown by a process of its own (`show`): nobody may walk into Chromium's tree from
within the program that holds it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 40.0
MOST = 4000  # nodes
ACCESSIBLE = "org.a11y.atspi.Accessible"
WANTED = {"heading", "link", "table"}


def main() -> None:
    """Switch assistance on, show the lesson, print what is found."""
    session = open_dbus_connection("SESSION")
    bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
    status = Properties(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status"))
    _sent(session, status.set("IsEnabled", "b", True))
    address = _sent(session, new_method_call(bus, "GetAddress"))[0]
    window = subprocess.Popen(
        [sys.executable, "-m", "tests.accessibility.lesson_run", "show"],
        cwd=ROOT,
        env={**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"},
    )
    try:
        with open_dbus_connection(address) as outside:
            print(json.dumps(_found(outside)), flush=True)
    finally:
        window.kill()
        window.wait()


def _found(outside: DBusConnection) -> list[tuple[str, str]]:
    """(role, name) of everything, once the lesson is there."""
    deadline = time.monotonic() + PATIENCE_S
    before: list[tuple[str, str]] = []
    while True:
        nodes = _walk(outside)
        roles = {role for role, _ in nodes}
        # The tree grows while the page is laid out: it is whole when it stays as it is.
        is_whole = roles >= WANTED and nodes == before
        if is_whole or time.monotonic() > deadline:
            return nodes
        before = nodes
        time.sleep(0.5)


def _walk(outside: DBusConnection) -> list[tuple[str, str]]:
    root = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
    waiting = [root]
    seen = set(waiting)
    found: list[tuple[str, str]] = []
    while waiting and len(seen) < MOST:
        name, path = waiting.pop()
        address = DBusAddress(path, name, ACCESSIBLE)
        try:
            role = _sent(outside, new_method_call(address, "GetRoleName"))[0]
            words = _sent(outside, Properties(address).get("Name"))[0][1]
            children = _sent(outside, new_method_call(address, "GetChildren"))[0]
        except LookupError:
            continue  # gone meanwhile
        found.append((role, words))
        for child in map(tuple, children):
            if child not in seen:
                seen.add(child)
                waiting.append(child)
    return found


def _sent(connection: DBusConnection, message: Any) -> Any:
    reply = connection.send_and_get_reply(message, timeout=10)
    if reply.header.message_type == MessageType.error:
        raise LookupError(reply.body)
    return reply.body


def show() -> None:
    """The sample lesson in the pane of the program, until killed."""
    from coursegen_desktop.app.paths import resources_dir
    from coursegen_desktop.rendering.page import render
    from coursegen_desktop.ui.content.lesson_view import LessonPane
    from coursegen_desktop.ui.content.web_environment import web_environment
    from coursegen_desktop.ui.kit.roles import read_theme

    web_environment()
    from PySide6.QtWidgets import QApplication

    app = QApplication(["lesson"])
    resources = resources_dir()
    text = (resources / "samples" / "elements" / "lesson.md").read_text("utf-8")
    pane = LessonPane(resources)
    pane.set_theme(read_theme(resources, "light"), 1.0)
    pane.resize(900, 700)
    pane.show()
    temml = resources / "vendor" / "temml" / "temml.min.js"
    pane.show_page(render(text, temml=temml), "Everything a lesson can hold")
    app.exec()


if __name__ == "__main__":
    show() if sys.argv[1:] == ["show"] else main()
