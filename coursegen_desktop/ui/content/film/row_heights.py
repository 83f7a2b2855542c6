"""How high the rows of a long list are: guessed at first, measured when they come into sight."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class RowHeights:
    """Pixels of rows; what is above a row is found without laying out all of them."""

    def __init__(self, guesses: Sequence[int] = ()) -> None:
        self._heights = list(guesses)
        self._measured = [False] * len(self._heights)
        self._tops: list[int] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    def is_measured(self, row: int) -> bool:
        """Whether its height is sure."""
        return self._measured[row]

    def measure(self, row: int, height: int) -> int:
        """Its height is sure now; by how much it is more than was thought."""
        more = height - self._heights[row]
        self._measured[row] = True
        if more:
            self._heights[row] = height
            self._tops = None
        return more

    def top(self, row: int) -> int:
        """Where a row begins."""
        return self._all_tops()[row]

    def height(self, row: int) -> int:
        """How high a row is."""
        return self._heights[row]

    @property
    def total(self) -> int:
        """Of all rows."""
        return self._all_tops()[-1]

    def row_at(self, y: int) -> int:
        """The row at a height, -1 outside."""
        if y < 0 or y >= self.total:
            return -1
        return bisect_right(self._all_tops(), y) - 1

    def _all_tops(self) -> list[int]:
        if self._tops is None:
            self._tops = [0, *accumulate(self._heights)]
        return self._tops
