"""The log: a rotating file in the data folder, warnings also on the terminal."""

from __future__ import annotations

import contextlib
import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_MAX_BYTES = 1 << 20
_KEPT = 3
# They tell of each statement or request: a course by a model is a thousand lines of the log, which
# then forgets what went wrong before.
_NOISY = (
    "alembic", "sqlalchemy", "aiosqlite", "asyncio", "qasync", "MARKDOWN", "httpx", "httpcore",
)  # fmt: skip


class LogFile(RotatingFileHandler):
    """A log that keeps silent where it cannot be written.

    A full disk or a folder without permission is told by what the user asked for; the log adds no
    traceback to it, neither when it writes nor when it is closed.
    """

    def handleError(self, record: logging.LogRecord) -> None:
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)

    def close(self) -> None:
        # Closing writes what is left, and fails again; the file is closed nevertheless.
        with contextlib.suppress(OSError):
            super().close()


def start_logging(folder: Path, *, on_terminal: bool = False, name: str = "coursegen.log") -> Path:
    """Send the package's log to the file `name` in `folder`. Returns that file's path.

    A folder that cannot be written leaves the program running without a file.
    """
    target = folder / name
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    for noisy in _NOISY:
        logging.getLogger(noisy).setLevel(logging.WARNING)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler: logging.Handler = LogFile(
            target, maxBytes=_MAX_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    root.addHandler(handler)
    if on_terminal:
        terminal = logging.StreamHandler(sys.stderr)
        terminal.setLevel(logging.WARNING)
        terminal.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
        root.addHandler(terminal)
    return target
