"""Offsets in a text: characters as Python counts them, UTF-16 units as a page counts them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class Offsets:
    """Converts between the two countings of one text. Without signs beyond 16 bits, the same."""

    def __init__(self, text: str) -> None:
        self._wide: list[int] = []
        if text and max(text) > "\uffff":
            self._wide = [at for at, sign in enumerate(text) if sign > "\uffff"]
        # Where each wide sign begins, in units.
        self._units = [at + number for number, at in enumerate(self._wide)]

    def to_page(self, offset: int) -> int:
        """Characters to units."""
        return offset + bisect_left(self._wide, offset) if self._wide else offset

    def from_page(self, offset: int) -> int:
        """Units to characters; the middle of a wide sign is its end."""
        return offset - bisect_left(self._units, offset) if self._units else offset

    def pairs(self, places: Iterable[tuple[int, int]]) -> list[list[int]]:
        """Places as a page takes them."""
        return [[self.to_page(start), self.to_page(end)] for start, end in places]
