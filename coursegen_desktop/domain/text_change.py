"""What became of a text, small and to be gone both ways.

Only the middle that differs is held. A change that meets another text than its own is refused
rather than guessed at: `check` is the CRC-32 of the whole text on either side.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from .alike import shared_end, shared_start
from .errors import Conflict


@dataclass(frozen=True, slots=True)
class TextChange:
    """At `start`, `old` became `new`; `before` and `after` are checks of the whole texts."""

    start: int
    old: str
    new: str
    before: int
    after: int

    @property
    def is_empty(self) -> bool:
        """Nothing changed."""
        return self.old == self.new

    def forward(self, text: str) -> str:
        """The text after the change. Raises Conflict unless `text` is the one before it."""
        return self._swapped(text, self.old, self.new, self.before)

    def backward(self, text: str) -> str:
        """The text before the change. Raises Conflict unless `text` is the one after it."""
        return self._swapped(text, self.new, self.old, self.after)

    def _swapped(self, text: str, old: str, new: str, check: int) -> str:
        if check_of(text) != check or text[self.start : self.start + len(old)] != old:
            raise Conflict(
                "This was changed elsewhere since.", "Look into the history of the course."
            )
        return text[: self.start] + new + text[self.start + len(old) :]


def change_between(before: str, after: str) -> TextChange:
    """The change that leads from one text to the other."""
    start = shared_start(before, after)
    end = shared_end(before, after, start)
    return TextChange(
        start,
        before[start : len(before) - end],
        after[start : len(after) - end],
        check_of(before),
        check_of(after),
    )


def check_of(text: str) -> int:
    """CRC-32 of a text."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))
