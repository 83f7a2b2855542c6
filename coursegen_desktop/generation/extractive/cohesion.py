"""Where a long text without headings changes its subject (the idea of TextTiling)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..text.words import content_stems

_WINDOW = 4


def breaks(texts: Sequence[str]) -> list[float]:
    """How well the text may be cut before each paragraph: 0 (one subject) to 1 (a new one).

    Compares the words of the four paragraphs before with those of the four after.
    """
    bags = [Counter(content_stems(text)) for text in texts]
    found = [0.0]
    for place in range(1, len(bags)):
        before, after = Counter[str](), Counter[str]()
        for bag in bags[max(0, place - _WINDOW) : place]:
            before.update(bag)
        for bag in bags[place : place + _WINDOW]:
            after.update(bag)
        found.append(round(1 - _overlap(before, after), 6))
    return found


def _overlap(left: Counter[str], right: Counter[str]) -> float:
    shared = sum(min(count, right[word]) for word, count in left.items())
    smaller = min(sum(left.values()), sum(right.values()))
    return shared / smaller if smaller else 0.0
