"""Streams of answers cut into their pieces: server-sent events, and JSON in lines.

Chunks of a network end anywhere, also within a character or between CR and LF. Lines are
therefore cut as bytes: no part of a character of UTF-8 looks like the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Bytes of one event or line. Tokens come in hundreds of them; whole answers in one piece fit too.
MOST_BYTES = 4 * 1024 * 1024
_END_OF_LINE = re.compile(rb"\r\n|\n|\r")
_BOM = b"\xef\xbb\xbf"


class TooLarge(Exception):
    """A piece of a stream is larger than any answer of a model."""


class Lines:
    """Cuts bytes into lines, without their ends (LF, CR LF or CR)."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._parts: list[bytes] = []
        self._size = 0
        self._is_after_cr = False
        self._is_first = True

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """The lines that end in this chunk. Raises TooLarge."""
        if self._is_after_cr and chunk.startswith(b"\n"):
            chunk = chunk[1:]
            self._is_after_cr = False
        if not chunk:
            return
        self._is_after_cr = chunk.endswith(b"\r")
        first, *others = _END_OF_LINE.split(chunk)
        self._keep(first)
        for part in others:
            yield self._taken()
            self._keep(part)

    def end(self) -> bytes:
        """What stands after the last end of a line."""
        return self._taken()

    def _keep(self, part: bytes) -> None:
        self._size += len(part)
        if self._size > self._most:
            raise TooLarge
        if part:
            self._parts.append(part)

    def _taken(self) -> bytes:
        line = b"".join(self._parts)
        self._parts.clear()
        self._size = 0
        if self._is_first:
            self._is_first = False
            line = line.removeprefix(_BOM)
        return line


class Events:
    """Server-sent events, as https://html.spec.whatwg.org/#parsing-an-event-stream has them.

    Only their data is given, each as one text. Unlike in browsers, the last event counts without
    an empty line behind it, as several servers end so.
    """

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._lines = Lines(most)
        self._most = most
        self._data: list[str] = []
        self._size = 0

    def feed(self, chunk: bytes) -> Iterator[str]:
        """The data of the events that end in this chunk. Raises TooLarge."""
        for line in self._lines.feed(chunk):
            yield from self._line(line)

    def end(self) -> Iterator[str]:
        """The event that the stream ended in, if any."""
        yield from self._line(self._lines.end())
        yield from self._line(b"")

    def _line(self, line: bytes) -> Iterator[str]:
        if not line:
            if self._data:
                yield "\n".join(self._data)
            self._data.clear()
            self._size = 0
            return
        name, _, value = line.partition(b":")
        if name != b"data":
            return  # a comment that keeps the line alive, the event's name, its number
        self._size += len(value) + 1
        if self._size > self._most:
            raise TooLarge
        self._data.append(value.removeprefix(b" ").decode("utf-8", "replace"))


class JsonLines:
    """One JSON value in a line, as Ollama streams; empty lines are left out."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._lines = Lines(most)

    def feed(self, chunk: bytes) -> Iterator[str]:
        """The lines that end in this chunk. Raises TooLarge."""
        for line in self._lines.feed(chunk):
            yield from _text(line)

    def end(self) -> Iterator[str]:
        """What stands after the last end of a line."""
        yield from _text(self._lines.end())


def _text(line: bytes) -> Iterator[str]:
    if line.strip():
        yield line.decode("utf-8", "replace")
