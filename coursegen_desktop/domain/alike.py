"""What two texts have in common at their ends, found by halves: comparing slices is fast."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T", str, bytes)


def shared_start(one: T, other: T) -> int:
    """How many signs both begin with."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def shared_end(one: T, other: T, start: int = 0) -> int:
    """How many signs both end with, leaving the first `start` of both alone."""
    least, most = 0, min(len(one), len(other)) - start
    while least < most:
        middle = (least + most + 1) // 2
        here, there = len(one) - middle, len(other) - middle
        if one[here : len(one) - least] == other[there : len(other) - least]:
            least = middle
        else:
            most = middle - 1
    return least
