"""Finding words in the open lesson: all places are lit, one of them is the current one."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QObject

from ...domain.finding import FindOptions, Folded
from ...rendering.rendered import RenderedPage
from ...services.search import prepared
from ..content.lesson_view import LessonPane
from .find_bar import FindBar


class Finder(QObject):
    """Knows where the words of the bar stand in the page of the pane."""

    def __init__(self, pane: LessonPane, bar: FindBar) -> None:
        super().__init__(bar)
        self._pane = pane
        self._bar = bar
        self._folded: tuple[RenderedPage, FindOptions, Folded] | None = None
        self._places: list[tuple[int, int]] = []
        self._current = -1

    async def find(self, *, near: str = "") -> None:
        """Find the bar's words anew; the current place is the one at `near`, or after the reader.

        `near` are words of the text from the wished place on.
        """
        page, bar = self._pane.page, self._bar
        if page is None:
            return
        words, options = bar.words, bar.options
        self._places = []
        if words.strip():
            folded = await self._prepared(page, options)
            if self._pane.page is not page:
                return
            self._places = folded.places(words, whole_words=options.whole_words)
        wished = await self._where(page, near) if near and self._places else -1
        self._current = self._first(wished)
        self._pane.light("hit", self._places)
        self._show()

    def step(self, forward: bool) -> None:
        """Go to the next or previous place, around the end if need be."""
        if self._places:
            self._current = (self._current + (1 if forward else -1)) % len(self._places)
            self._show()

    def clear(self) -> None:
        """Put out all lights."""
        self._places, self._current = [], -1
        for layer in ("hit", "hit-now"):
            self._pane.light(layer, [])

    async def _prepared(self, page: RenderedPage, options: FindOptions) -> Folded:
        # Only the case matters for folding.
        key = FindOptions(match_case=options.match_case)
        if self._folded is None or self._folded[0] is not page or self._folded[1] != key:
            self._folded = (page, key, await prepared(page.text, key))
        return self._folded[2]

    def _first(self, wished: int) -> int:
        """The place nearest to `wished`, or without a wish the first after the reader's."""
        starts = [start for start, _ in self._places]
        if not starts:
            return -1
        if wished >= 0:
            return min(range(len(starts)), key=lambda number: abs(starts[number] - wished))
        return bisect_left(starts, self._pane.place.offset) % len(starts)

    async def _where(self, page: RenderedPage, near: str) -> int:
        """Where words of the lesson's Markdown stand in its page; -1 when they do not."""
        folded = await self._prepared(page, FindOptions())
        pieces = near.split()[:8]
        for count in range(len(pieces), 0, -1):
            found = folded.places(" ".join(pieces[:count]))
            if found:
                return found[0][0]
        return -1

    def _show(self) -> None:
        if not self._bar.searches_course:  # then the bar counts the course's places
            self._bar.show_found(self._current + 1, len(self._places))
        if self._current < 0:
            self._pane.light("hit-now", [])
            return
        place = self._places[self._current]
        self._pane.light("hit-now", [place])
        self._pane.reveal(*place)
