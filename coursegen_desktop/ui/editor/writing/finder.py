"""Finding in the field: all hits are counted and lit, one of them is selected."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from ....domain.errors import InvalidContent
from ....domain.replacing import Hit, Search, replaced
from ...kit.translate import error_text
from ..markdown_edit import MarkdownEdit
from .find_bar import FindBar
from .positions import characters, units
from .slices import Slices

# More are not counted; "replace all" replaces them all the same.
MOST = 10_000
_QUIET_MS = 200
_PIECE = 200


class Finder(QObject):
    """Joins a field and a bar. `lit_changed`: other places are to be painted as hits."""

    lit_changed = Signal()

    def __init__(self, edit: MarkdownEdit, bar: FindBar) -> None:
        super().__init__(bar)
        self._edit = edit
        self._bar = bar
        self._slices = Slices(self)
        self._hits: list[tuple[int, int]] = []  # places as Qt counts
        self._is_more = False
        self._is_told = False
        bar.changed.connect(lambda: self._find(jump=True))
        bar.step_requested.connect(self.step)
        bar.replace_requested.connect(self.replace)
        bar.replace_all_requested.connect(self.replace_all)
        edit.content_changed.connect(self._on_changed)

    @property
    def hits(self) -> list[tuple[int, int]]:
        """[start, end) of what was found so far, as Qt counts; empty while the bar is closed."""
        return [] if self._bar.isHidden() else self._hits

    @property
    def is_idle(self) -> bool:
        """Whether all hits are known."""
        return self._slices.is_idle

    def begin(self, *, replacing: bool) -> None:
        """Open the bar with the selected words."""
        words = self._edit.textCursor().selectedText()
        self._bar.begin("" if "\u2029" in words else words[:200], replacing=replacing)
        self._find(jump=False)

    def end(self) -> None:
        """Close the bar; the keyboard goes back to the text."""
        self._slices.stop()
        self._hits = []
        self._bar.hide()
        self._edit.setFocus()
        self.lit_changed.emit()

    def step(self, forward: bool) -> None:
        """Select the next or the previous hit, around the end if need be."""
        self._slices.finish()
        if not self._hits:
            return
        cursor = self._edit.textCursor()
        starts = [start for start, _end in self._hits]
        if forward:
            at = bisect_left(starts, cursor.selectionEnd()) % len(starts)
        else:
            at = (bisect_left(starts, cursor.selectionStart()) - 1) % len(starts)
        self._select(at)

    def replace(self) -> None:
        """Replace the selected hit and go to the next; with none selected, only go there."""
        self._slices.finish()
        cursor = self._edit.textCursor()
        place = (cursor.selectionStart(), cursor.selectionEnd())
        search = self._search()
        if place not in self._hits or search is None:
            self.step(True)
            return
        text = self._edit.toPlainText()
        start = characters(text, place[0])
        hits = search.hits(text, self._bar.template)
        hit = next((one for one in hits if one.start >= start), None)
        if hit is None or hit.start != start:
            return
        with self._edit.step() as changing:
            changing.insertText(hit.replacement)
        self._slices.run(self._count(jump=False))
        self._slices.finish()
        self.step(True)

    def replace_all(self) -> None:
        """Replace every hit in one step, beyond those that are counted too."""
        search = self._search()
        if search is not None:
            self._slices.run(self._replace_all(search, self._edit.toPlainText()))

    def _search(self) -> Search | None:
        if not self._bar.words:
            return None
        try:
            return Search(self._bar.words, self._bar.options)
        except InvalidContent as error:
            self._bar.show_error(error_text(error))
            return None

    def _find(self, *, jump: bool, after_ms: int = 0) -> None:
        if not self._bar.isHidden():
            self._slices.run(self._count(jump=jump), after_ms=after_ms)

    def _on_changed(self) -> None:
        if not self._bar.isHidden():
            self._hits = []
            self._find(jump=False, after_ms=_QUIET_MS)

    def _count(self, *, jump: bool) -> Iterator[None]:
        """Find all; `jump`: select the first after the cursor."""
        self._hits, self._is_more = [], False
        search = self._search()
        if search is None:
            if not self._bar.words:
                self._bar.show_found(0, 0)
            self.lit_changed.emit()
            return
        text = self._edit.toPlainText()
        plain = text.isascii()
        at, counted = 0, 0
        for number, hit in enumerate(search.hits(text)):
            if plain:
                self._hits.append((hit.start, hit.end))
            else:
                start = counted + units(text[at : hit.start])
                counted = start + units(text[hit.start : hit.end])
                at = hit.end
                self._hits.append((start, counted))
            if len(self._hits) >= MOST:
                self._is_more = True
                break
            if number % _PIECE == 0:
                yield
        cursor = self._edit.textCursor()
        if jump and self._hits:
            starts = [start for start, _end in self._hits]
            self._select(bisect_left(starts, cursor.selectionStart()) % len(starts))
        else:
            self._tell()
        self.lit_changed.emit()

    def _replace_all(self, search: Search, text: str) -> Iterator[None]:
        revision = self._edit.document().revision()
        found: list[Hit] = []
        for number, hit in enumerate(search.hits(text, self._bar.template)):
            found.append(hit)
            if number % _PIECE == 0:
                yield
        if not found or self._edit.document().revision() != revision:
            self._tell()
            return
        start, end = found[0].start, found[-1].end
        made = replaced(text[:end], found)[start:]
        with self._edit.step() as cursor:
            first = units(text[:start])
            cursor.setPosition(first)
            cursor.setPosition(first + units(text[start:end]), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(made)
        self._slices.stop()
        self._hits = []
        self._bar.show_replaced(len(found))
        self.lit_changed.emit()

    def _select(self, at: int) -> None:
        start, end = self._hits[at]
        self._edit.select(start, end)
        self._edit.centre_line()
        self._tell(at + 1)

    def _tell(self, number: int = 0) -> None:
        self._bar.show_found(number, len(self._hits), is_more=self._is_more)
