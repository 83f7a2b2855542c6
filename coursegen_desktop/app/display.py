"""Is there a screen to open a window on? Asked before Qt, which would abort, not answer."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

_X_SOCKETS = Path("/tmp/.X11-unix")
_X_PORT = 6000
_NAME = re.compile(r"^(?P<host>[^:]*):(?P<number>\d+)(?:\.\d+)?$")


def display_missing() -> bool:
    """True where no window can be shown. Windows and macOS always have a screen."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return False
    if _wayland_answers(os.environ):
        return False
    return not _x_answers(os.environ.get("DISPLAY", ""))


def _wayland_answers(environ: os._Environ[str]) -> bool:
    name = environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    return _connects(Path(environ.get("XDG_RUNTIME_DIR", "/")) / name)


def _x_answers(name: str) -> bool:
    match = _NAME.match(name)
    if match is None:
        return False
    import socket  # here and below: no look-up of a screen, no library for it

    number = int(match["number"])
    if match["host"] in {"", "unix"}:
        # Linux servers also listen on an abstract socket of the same name.
        path = _X_SOCKETS / f"X{number}"
        return _connects(path) or (sys.platform == "linux" and _connects(f"\0{path}"))
    try:
        with socket.create_connection((match["host"], _X_PORT + number), timeout=2):
            return True
    except OSError:
        return False


def _connects(address: Path | str) -> bool:
    import socket

    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            probe.settimeout(2)
            probe.connect(str(address))
            return True
    except OSError:
        return False
