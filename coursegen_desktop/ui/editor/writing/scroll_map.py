"""Which place of the page belongs to which line of the text: by headings, and in between evenly."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ....domain.place import Place, quote_at
from ....rendering.rendered import RenderedPage
from .facts import SourceHeading, TextFacts


class ScrollMap:
    """For one text and the page made of it."""

    def __init__(self, facts: TextFacts, page: RenderedPage) -> None:
        self._page = page
        self._starts = [block.start for block in page.blocks if block.kind != "note"]
        places = [block.start for block in page.blocks if block.kind == "heading"]
        texts = [
            page.text[block.start : block.end] for block in page.blocks if block.kind == "heading"
        ]
        self._lines, self._offsets = [0.0], [0.0]
        at = 0
        for line, offset in _pairs(facts.headings, places, texts):
            if line >= at:
                self._lines.append(float(line))
                self._offsets.append(float(offset))
                at = line
        self._lines.append(float(max(facts.lines, at + 1)))
        self._offsets.append(float(max(len(page.text), 1)))

    def place_of(self, line: float) -> Place:
        """Where the page stands when this line is at the top; lines may be parts of one."""
        if line <= 0.0:
            return Place()
        offset = _between(line, self._lines, self._offsets)
        number = bisect_right(self._starts, offset) - 1
        share = line / self._lines[-1]
        if number < 0:
            return Place(position=share)
        start = self._starts[number]
        after = self._starts[number + 1 : number + 2] or [len(self._page.text)]
        way = (offset - start) / max(1.0, after[0] - start)
        return Place(share, start, min(max(way, 0.0), 1.0), quote_at(self._page.text, start))

    def line_of(self, place: Place) -> float:
        """Which line is at the top when the page stands there."""
        if place.offset < 0:
            return place.position * self._lines[-1] if place.position > 0 else 0.0
        number = bisect_right(self._starts, place.offset)
        after = self._starts[number : number + 1] or [len(self._page.text)]
        offset = place.offset + place.share * max(0, after[0] - place.offset)
        return _between(offset, self._offsets, self._lines)


def _pairs(
    headings: Sequence[SourceHeading], places: Sequence[int], texts: Sequence[str]
) -> list[tuple[int, int]]:
    """(line, place) of the headings that text and page have in common, in order."""
    found, at = [], 0
    for heading in headings:
        wished = _bare(heading.text)
        for number in range(at, min(at + 6, len(places))):
            if _bare(texts[number]) == wished:
                found.append((heading.line, places[number]))
                at = number + 1
                break
    return found


def _bare(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _between(value: float, known: Sequence[float], wished: Sequence[float]) -> float:
    at = min(max(bisect_right(known, value) - 1, 0), len(known) - 2)
    low, high = known[at], known[at + 1]
    share = (value - low) / (high - low) if high > low else 0.0
    return wished[at] + min(max(share, 0.0), 1.0) * (wished[at + 1] - wished[at])
