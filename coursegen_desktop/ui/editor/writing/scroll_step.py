"""Text and preview scroll in step: whoever is moved by hand leads, the other one follows."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ....domain.place import Place
from ....rendering.rendered import RenderedPage
from ...content.lesson_view import LessonPane
from .scroll_map import ScrollMap

if TYPE_CHECKING:
    from .pane import WritingPane

# The one that follows tells of it too: for so long that is no wish of its own.
_ECHO_S = 0.4
# A page that was laid out anew after a key tells of its place, too.
_REDRAWN_S = 1.5


class ScrollStep(QObject):
    """Joins one field and one preview."""

    def __init__(self, pane: WritingPane, preview: LessonPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._preview = preview
        self._page: RenderedPage | None = None
        self._map: ScrollMap | None = None
        # Until when what field and page tell of is only an echo.
        self._deaf_until = 0.0
        self._preview_echo = 0.0
        preview.place_changed.connect(self._on_page_scrolled)
        pane.facts_read.connect(lambda _facts: self._forget_map())
        pane.content_changed.connect(self._expect_page)

    def show(self, page: RenderedPage) -> None:
        """Another page is in the preview."""
        self._page = page
        self._expect_page()
        self._forget_map()

    @property
    def place(self) -> Place:
        """Where the preview belongs for what the field shows."""
        known = self._known()
        if known is None:
            bar = self._pane.edit.verticalScrollBar()
            return Place(bar.value() / bar.maximum() if bar.maximum() else 0.0)
        return known.place_of(self._pane.edit.top_line())

    def text_scrolled(self) -> None:
        """The field was scrolled: the preview follows, unless it led."""
        if self._preview.isHidden() or time.monotonic() < self._deaf_until:
            return
        bar = self._pane.edit.verticalScrollBar()
        self._preview_echo = max(self._preview_echo, time.monotonic() + _ECHO_S)
        if bar.value() >= bar.maximum() > 0:
            self._preview.scroll_to_position(1.0)
        else:
            self._preview.go_to(self.place)

    def _on_page_scrolled(self, place: Place) -> None:
        known = self._known()
        if known is None or time.monotonic() < self._preview_echo or not self._is_in_hand():
            return
        self._deaf_until = time.monotonic() + _ECHO_S
        edit = self._pane.edit
        if place.at_end:
            edit.verticalScrollBar().setValue(edit.verticalScrollBar().maximum())
        else:
            edit.scroll_to_line(known.line_of(place))

    def _is_in_hand(self) -> bool:
        """Whether the page is what a person scrolls: it has the pointer or the keyboard."""
        focused = QApplication.focusWidget()
        has_focus = focused is not None and self._preview.isAncestorOf(focused)
        return has_focus or self._preview.underMouse()

    def _expect_page(self) -> None:
        self._preview_echo = time.monotonic() + _REDRAWN_S

    def _known(self) -> ScrollMap | None:
        if self._map is None and self._page is not None:
            self._map = ScrollMap(self._pane.facts, self._page)
        return self._map

    def _forget_map(self) -> None:
        self._map = None
