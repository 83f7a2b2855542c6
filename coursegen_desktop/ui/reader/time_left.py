"""How long the rest of a lesson takes, in words."""

from __future__ import annotations

from bisect import bisect_right

from ...domain.pace import FEWEST_WORDS, reading_seconds, words_left
from ...domain.place import Place
from ...rendering.rendered import RenderedPage
from ..kit.translate import tr


class TimeLeft:
    """Knows a page; `words_at` says what is left of it."""

    def __init__(self, page: RenderedPage) -> None:
        self.words = page.words
        self._length = len(page.text)
        self._starts = [block.start for block in page.blocks]

    def words_at(self, place: Place, pace: float) -> str:
        """ "about 6 min left"; "" at the end, and for a page of next to nothing."""
        if place.at_end or self.words < FEWEST_WORDS:
            return ""
        left = words_left(self.words, self._length, self._offset(place))
        seconds = reading_seconds(left, pace)
        if seconds < 45:
            return tr("less than a minute left")
        return tr("about {minutes} min left", minutes=max(1, round(seconds / 60)))

    def _offset(self, place: Place) -> float:
        if place.offset < 0:
            # The top, or a reader that knows the share of the page only.
            return place.position * self._length
        after = bisect_right(self._starts, place.offset)
        end = self._starts[after] if after < len(self._starts) else self._length
        return place.offset + place.share * (end - place.offset)
