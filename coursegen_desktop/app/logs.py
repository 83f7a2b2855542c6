"""The log: a rotating file in the data folder, warnings also on the terminal."""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_MAX_BYTES = 1 << 20
_KEPT = 3


def start_logging(folder: Path, *, on_terminal: bool = False) -> Path:
    """Send the package's log to `folder`/coursegen.log. Returns that file's path.

    A folder that cannot be written leaves the program running without a file.
    """
    target = folder / "coursegen.log"
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    for noisy in ("alembic", "sqlalchemy", "aiosqlite", "asyncio", "qasync", "MARKDOWN"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler: logging.Handler = RotatingFileHandler(
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
