"""One rule: a pattern, and who reads what it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

Reader = Callable[[re.Match[str]], str | None]


class Rule(NamedTuple):
    """`name` is that of the pattern's group; groups inside it have names of their own.

    The reader gives words, "" for what is not said at all, or None where it is to be said as it
    stands after all.
    """

    name: str
    pattern: str
    read: Reader


def alternatives(words: Sequence[str]) -> str:
    """Any of some literal words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
