"""Places in a text: Qt counts UTF-16 units, Python counts characters."""

from __future__ import annotations

from ....domain.alike import shared_end, shared_start


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
    start = shared_start(old, new)
    back = shared_end(old, new, start)
    return start, len(old) - back, new[start : len(new) - back]
