"""A drag within the outline. It is ours alone: Qt's own would turn in a loop until it is let go.

drag = Drag(view, spot_of)              # spot_of(kind, keys, at) says where it would land
drag.lift(kind, keys, words, point)     # then follow(point), and drop() or cancel()
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle

from ...kit.painting import paint_box, paint_ring
from ...kit.theme import theme_host_of
from .arranging import LESSON, Move
from .outline_rows import OutlineRows
from .rows import Spot

_SCROLL_MS = 30
_OPEN_MS = 650  # over a closed module, until it opens
_EDGE = 30  # this near to the upper and lower edge the list scrolls
SpotOf = Callable[[str, tuple[int, ...], float], Spot | None]


class Drag(QObject):
    """What is carried, where the pointer is, and where it would land."""

    opening_wanted = Signal(int)  # the module over which one waits

    def __init__(self, view: QListView, rows: OutlineRows, spot_of: SpotOf) -> None:
        super().__init__(view)
        self._view, self._rows, self._spot_of = view, rows, spot_of
        self._kind, self._words = "", ""
        self._keys: tuple[int, ...] = ()
        self._point = QPoint()
        self.spot: Spot | None = None
        self._scroll = QTimer(self)
        self._scroll.setInterval(_SCROLL_MS)
        self._scroll.timeout.connect(self._on_scroll)
        self._wait = QTimer(self)
        self._wait.setInterval(_OPEN_MS)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._on_waited)

    def __bool__(self) -> bool:
        """Whether something is carried."""
        return bool(self._keys)

    def carries(self, kind: str, key: int) -> bool:
        """Whether this part is carried."""
        return kind == self._kind and key in self._keys

    def lift(self, kind: str, keys: tuple[int, ...], words: str, point: QPoint) -> None:
        """Begin to carry these parts, called `words`."""
        self._kind, self._keys, self._words = kind, keys, words
        self.follow(point)

    def follow(self, point: QPoint) -> None:
        """The pointer is there now."""
        self._point = point
        self.look()
        if not self._speed():
            self._scroll.stop()
        elif not self._scroll.isActive():
            self._scroll.start()

    def look(self) -> None:
        """Find anew where it would land: the rows have changed, or the pointer."""
        before = self.spot
        self.spot = self._spot_of(self._kind, self._keys, self._place()) if self else None
        if self.spot is None or not self.spot.is_into:
            self._wait.stop()
        elif before is None or before.module_id != self.spot.module_id or not before.is_into:
            self._wait.start()
        self._view.viewport().update()

    def drop(self) -> Move | None:
        """Let go. Returns the move that it was."""
        move = self.spot.move(self._kind, self._keys) if self.spot is not None else None
        self.cancel()
        return move

    def cancel(self) -> None:
        """Let go where it came from."""
        self._keys, self.spot = (), None
        self._scroll.stop()
        self._wait.stop()
        self._view.viewport().update()

    # ------------------------------------------------------------ painting

    def paint(self, painter: QPainter) -> None:
        """The line where it lands (a frame around a closed module), and what is carried."""
        if not self:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.spot is not None:
            self._paint_spot(painter, self.spot)
        self._paint_words(painter)

    def _paint_spot(self, painter: QPainter, spot: Spot) -> None:
        color = theme_host_of(self._view).theme.color("accent")
        model = self._view.model()
        if spot.is_into:
            box = self._view.visualRect(model.index(spot.row, 0))
            paint_ring(painter, QRectF(box).adjusted(2, 1, -2, -1), 8.0, color)
            return
        last = self._view.visualRect(model.index(model.rowCount() - 1, 0))
        is_end = spot.row >= model.rowCount()
        row = last if is_end else self._view.visualRect(model.index(spot.row, 0))
        y = row.bottom() + 1 if is_end else row.top()
        start = self._rows.line_start(is_lesson=self._kind == LESSON)
        line = QRect(row.left() + start, max(y, 1), row.width() - start - 6, 0)
        line = QStyle.visualRect(self._view.layoutDirection(), row, line)
        painter.setPen(QPen(color, 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(line.left(), line.top(), line.left() + line.width(), line.top())

    def _paint_words(self, painter: QPainter) -> None:
        host, port = theme_host_of(self._view), self._view.viewport()
        painter.setFont(host.font("small"))
        metrics = painter.fontMetrics()
        most = port.width() - 40
        words = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, most - 20)
        width, height = metrics.horizontalAdvance(words) + 20, metrics.height() + 8
        left = min(max(self._point.x() + 12, 4), port.width() - width - 4)
        box = QRectF(left, self._point.y() + 10, width, height)
        paint_box(painter, box, 7.0, host.theme.color("surface"), host.theme.color("edge"))
        painter.setPen(host.theme.color("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    # ------------------------------------------------------------ where it is

    def _place(self) -> float:
        """The pointer in rows: 2.25 is in the upper half of the third."""
        model = self._view.model()
        if not model.rowCount():
            return 0.0
        first = self._view.visualRect(model.index(0, 0))
        place = (self._point.y() - first.top()) / max(first.height(), 1)
        return min(max(place, 0.0), float(model.rowCount()))

    def _speed(self) -> int:
        height, y = self._view.viewport().height(), self._point.y()
        bar = self._view.verticalScrollBar()
        if y < _EDGE and bar.value() > bar.minimum():
            return -(_EDGE - max(y, 0)) // 2 - 2
        if y > height - _EDGE and bar.value() < bar.maximum():
            return (_EDGE - max(height - y, 0)) // 2 + 2
        return 0

    def _on_scroll(self) -> None:
        speed = self._speed()
        if not speed:
            self._scroll.stop()
            return
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + speed)
        self.look()

    def _on_waited(self) -> None:
        if self.spot is not None and self.spot.is_into:
            self.opening_wanted.emit(self.spot.module_id)
