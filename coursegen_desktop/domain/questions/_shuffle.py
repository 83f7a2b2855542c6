"""Shuffling by seeded keys: own arithmetic, so that every Python and every machine agrees.

Each item is ordered by a hash of (seed, salt, its own id). The order does not depend on the order
of the input, and taking an item away leaves the others as they were: an attempt that goes on after
its quiz was edited keeps its order.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

_MASK = (1 << 64) - 1


def key_of(seed: int, label: str) -> int:
    """A 64-bit figure for a label under a seed: FNV-1a over the label, mixed as in splitmix64."""
    value = (0xCBF29CE484222325 ^ (seed * 0x9E3779B97F4A7C15)) & _MASK
    for byte in label.encode("utf-8", "surrogatepass"):
        value = ((value ^ byte) * 0x100000001B3) & _MASK
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & _MASK
    return value ^ (value >> 31)


def by_key(items: Sequence[T], seed: int, salt: str, name: Callable[[T], str]) -> list[T]:
    """The items in the order of their keys; equal keys (never met) fall back to the name."""
    return sorted(items, key=lambda item: (key_of(seed, f"{salt}/{name(item)}"), name(item)))


def in_places(
    items: Sequence[T], mixed: Sequence[T], is_free: Callable[[T], bool]
) -> tuple[T, ...]:
    """`items` with its free places filled from `mixed`, the others as they stand."""
    rest = iter(mixed)
    return tuple(next(rest) if is_free(item) else item for item in items)
