"""What the command line writes to: text on stdout, one sentence or a progress bar on stderr."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
import unicodedata
from typing import TextIO

_BAR = 24
_MIN_WIDTH = 20


def use_utf8() -> None:
    """Write UTF-8 whatever the locale says: JSON and lesson text need it, and pipes expect it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def one_line(text: str) -> str:
    """`text` without line breaks and without signs that a terminal would obey."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(plain.split())


def tell(sentence: str) -> None:
    """One sentence to the person, on stderr."""
    print(one_line(sentence), file=sys.stderr, flush=True)


def print_json(value: object) -> None:
    """One JSON text on stdout."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def width_of(text: str) -> int:
    """Columns that `text` takes on a terminal: wide signs take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def cut(text: str, width: int) -> str:
    """`text` in at most `width` columns, with "…" where something was cut off."""
    if width_of(text) <= width:
        return text
    kept, used = [], 1
    for sign in text:
        used += width_of(sign)
        if used > width:
            break
        kept.append(sign)
    return "".join(kept).rstrip() + "…"


class ProgressBar:
    """A bar on a terminal, redrawn in place; silent when `stream` is not a terminal."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream if stream is not None else sys.stderr
        self._shown = 0
        self._is_on = self._stream.isatty() and os.environ.get("TERM") != "dumb"

    def show(self, share: float | None, message: str) -> None:
        """`share` is 0 to 1, None while it is not known."""
        if not self._is_on:
            return
        # The last column stays free: writing there makes some terminals begin a new line.
        width = max(_MIN_WIDTH, shutil.get_terminal_size().columns - 1)
        line = cut(f"{_gauge(share)} {one_line(message)}", width)
        used = width_of(line)
        self._stream.write("\r" + line + " " * max(0, self._shown - used))
        self._stream.flush()
        self._shown = used

    def clear(self) -> None:
        """Leave the line empty, for what is written next."""
        if self._shown:
            self._stream.write("\r" + " " * self._shown + "\r")
            self._stream.flush()
            self._shown = 0


def _gauge(share: float | None) -> str:
    if share is None:
        return "…"
    share = min(max(share, 0.0), 1.0)
    full = int(share * _BAR)
    return f"[{'#' * full}{'.' * (_BAR - full)}] {int(share * 100):3d} %"
