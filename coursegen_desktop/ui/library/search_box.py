"""The search field of the library, with the lessons that it finds in a list below it.

The list never takes the focus: the field stays in hand, arrows walk the list, Enter opens.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ..kit.forms import SearchField
from ..kit.speech import say
from ..kit.theme import theme_host_of
from ..kit.translate import tr

if TYPE_CHECKING:
    from ...domain.search import SearchHit
    from .hit_list import HitList


class LibrarySearch(SearchField):
    """Search field; Down and Up walk the lessons found, Esc hides them before it clears."""

    lesson_chosen = Signal(object)  # SearchHit
    palette_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Search courses and lessons"), parent, hint=tr("Ctrl K"))
        self._list: HitList | None = None

    def show_keys(self, hint: str) -> None:
        """Another hint at keys that lead here, none for ""."""
        self._hint = hint
        self._fit()
        self.update()

    def show_hits(self, hits: Sequence[SearchHit]) -> None:
        """List lessons under the field; hidden when there are none or the field was left."""
        if not hits or self.window().focusWidget() is not self:
            self.hide_hits()
            return
        if self._list is None:
            from .hit_list import HitList  # not needed for the first paint

            self._list = HitList(self.window())
            self._list.chosen.connect(self._choose)
        self._list.show_hits(hits)
        self._put_list()
        self._list.show()
        self._list.raise_()

    def hide_hits(self) -> None:
        """Put the list away."""
        if self._list is not None:
            self._list.hide()

    @property
    def hits(self) -> HitList | None:
        """The list while it is shown."""
        return self._list if self._list is not None and self._list.isVisible() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        hits, key = self.hits, event.key()
        if hits is not None and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._announce(hits.step(1 if key == Qt.Key.Key_Down else -1))
        elif hits is not None and key == Qt.Key.Key_Escape:
            self.hide_hits()
        elif hits is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and hits.marked:
            self._choose(hits.marked)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.text() and self._hint_box().contains(event.position().toPoint()):
            self.palette_requested.emit()
            return
        super().mousePressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.hide_hits()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._put_list()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._put_list()

    def _choose(self, hit: SearchHit) -> None:
        self.hide_hits()
        self.lesson_chosen.emit(hit)

    def _put_list(self) -> None:
        if self._list is None:
            return
        window = self.window()
        corner = self.mapTo(window, QPoint(0, self.height() + 6))
        width = max(self.width(), min(theme_host_of(self).px(420), window.width() - 32))
        left = min(corner.x(), window.width() - width - 16)
        height = min(self._list.wanted_height(), window.height() - corner.y() - 16)
        self._list.setGeometry(QRect(left, corner.y(), width, height))

    def _announce(self, hit: SearchHit | None) -> None:
        if hit is not None:
            words = tr("{lesson}, lesson in {course}", lesson=hit.title, course=hit.course_title)
            say(self, words)
