"""Where somebody is in a lesson, kept so that it outlives another text size and small edits."""

from __future__ import annotations

from dataclasses import dataclass

# Enough of a block's beginning to know it again.
QUOTE = 80


@dataclass(frozen=True, slots=True)
class Place:
    """A reading place: the block of words at the top of the window, and how far beyond it.

    `offset` counts characters of the page's text up to that block, -1 for the very top; `share`
    is 0..1 of the way to the next block; `quote` is how the block begins. `position` is 0..1 of
    the scroll range, good for a bar and where nothing better is known.
    """

    position: float = 0.0
    offset: int = -1
    share: float = 0.0
    quote: str = ""
    at_end: bool = False

    def found_in(self, text: str) -> Place:
        """The same place in a text that may have been edited since; `offset` -1 if it is gone."""
        if self.offset < 0 or not self.quote:
            return Place(self.position)
        if text.startswith(self.quote, self.offset):
            return self
        found = nearest(text, self.quote, self.offset)
        if found < 0:
            return Place(self.position)
        return Place(self.position, found, self.share, self.quote)


TOP = Place()


def quote_at(text: str, offset: int) -> str:
    """The words from which `offset` is found again; "" at the top."""
    return text[offset : offset + QUOTE] if offset >= 0 else ""


def nearest(text: str, words: str, offset: int) -> int:
    """Where `words` stand in `text`, nearest to `offset`; -1 when they do not."""
    before = text.rfind(words, 0, max(0, offset) + len(words))
    after = text.find(words, max(0, offset))
    if before < 0 or after < 0:
        return max(before, after)
    return before if offset - before <= after - offset else after
