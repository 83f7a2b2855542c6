"""Places in a text: Qt counts UTF-16 units, Python counts characters."""

from __future__ import annotations


def units(text: str) -> int:
    """How long Qt says a text is."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, place: int) -> int:
    """The index in `text` of a place that Qt counted."""
    if text.isascii():
        return min(place, len(text))
    head = text.encode("utf-16-le", "surrogatepass")[: 2 * place]
    return len(head.decode("utf-16-le", "replace"))


def changed_middle(old: str, new: str) -> tuple[int, int, str]:
    """(start, end, words): what of `old` is replaced by which words to make `new` of it."""
    start = _common(old, new)
    limit = min(len(old), len(new)) - start
    back = _common(old[::-1][:limit], new[::-1][:limit])
    return start, len(old) - back, new[start : len(new) - back]


def _common(one: str, two: str) -> int:
    """How many characters two texts begin with alike."""
    low, high = 0, min(len(one), len(two))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == two[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
