"""The search field of the library, with the lessons that it finds in a list below it.

The list never takes the focus: the field stays in hand, arrows walk the list, Enter opens.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ..kit.forms import SearchField
from ..kit.lists import Card, Muted
from ..kit.painting import paint_box
from ..kit.speech import say
from ..kit.theme import theme_host_of
from ..kit.translate import tr

if TYPE_CHECKING:
    from ...domain.search import SearchHit

MAX_SHOWN = 8
_HIT = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex


class LibrarySearch(SearchField):
    """Search field; Down and Up walk the lessons found, Esc hides them before it clears."""

    lesson_chosen = Signal(object)  # SearchHit
    palette_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Search courses and lessons"), parent, hint=tr("Ctrl K"))
        self._list: HitList | None = None

    def show_hits(self, hits: Sequence[SearchHit]) -> None:
        """List lessons under the field; hidden when there are none or the field was left."""
        if not hits or self.window().focusWidget() is not self:
            self.hide_hits()
            return
        if self._list is None:
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


class HitList(Card):
    """Lessons found, each with its course and the words that match."""

    chosen = Signal(object)  # SearchHit

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, margin=6)
        self.column.setSpacing(2)
        self._hits: tuple[SearchHit, ...] = ()
        self._title = Muted(tr("Lessons"))
        self._title.setContentsMargins(10, 6, 10, 2)
        self.column.addWidget(self._title)
        self._rows = QListWidget()
        self._rows.setProperty("frameless", True)
        self._rows.setFrameShape(QFrame.Shape.NoFrame)
        self._rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows.setItemDelegate(_HitDelegate(self._rows))
        self._rows.setMouseTracking(True)
        self._rows.setAccessibleName(tr("Lessons found"))
        self._rows.itemClicked.connect(lambda item: self.chosen.emit(item.data(_HIT)))
        self._rows.itemEntered.connect(self._rows.setCurrentItem)
        self.column.addWidget(self._rows, 1)

    def show_hits(self, hits: Sequence[SearchHit]) -> None:
        """Replace the rows."""
        self._rows.clear()
        self._hits = tuple(hits[:MAX_SHOWN])
        for hit in self._hits:
            item = QListWidgetItem(f"{hit.title}, {hit.course_title}", self._rows)
            item.setData(_HIT, hit)
        self._rows.setCurrentRow(-1)

    @property
    def marked(self) -> SearchHit | None:
        """The row that the arrows stand on."""
        return self._hit(self._rows.currentRow())

    @property
    def first(self) -> SearchHit | None:
        """The best hit."""
        return self._hit(0)

    def step(self, by: int) -> SearchHit | None:
        """Go down or up; above the first row the field alone is left."""
        row = min(self._rows.currentRow() + by, self._rows.count() - 1)
        self._rows.setCurrentRow(max(row, -1))
        return self.marked

    def wanted_height(self) -> int:
        """Room for all rows."""
        row = self._rows.sizeHintForRow(0) if self._rows.count() else 0
        return self._title.sizeHint().height() + row * self._rows.count() + 2 * 6 + 6

    def _hit(self, row: int) -> SearchHit | None:
        return self._hits[row] if 0 <= row < len(self._hits) else None


class _HitDelegate(QStyledItemDelegate):
    """Two lines: the lesson and its course, then the passage with the words found in ink."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        host = theme_host_of(self._view())
        lines = (
            QFontMetrics(host.font("strong")).height(),
            QFontMetrics(host.font("small")).height(),
        )
        return QSize(200, sum(lines) + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        hit: SearchHit = index.data(_HIT)
        host = theme_host_of(self._view())
        theme = host.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            marked = QRectF(option.rect).adjusted(1, 1, -1, -1)
            paint_box(painter, marked, 7.0, theme.color("accent_soft"), theme.color("accent"))
        strong, small = QFontMetrics(host.font("strong")), QFontMetrics(host.font("small"))
        box = option.rect.adjusted(10, 7, -10, -7)
        line = QRect(box.x(), box.y(), box.width(), strong.height())
        course = small.elidedText(
            hit.course_title, Qt.TextElideMode.ElideRight, box.width() * 2 // 5
        )
        room = line.width() - small.horizontalAdvance(course) - 14
        title = strong.elidedText(hit.title, Qt.TextElideMode.ElideRight, room)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(host.font("strong"))
        painter.setPen(theme.color("ink"))
        painter.drawText(line, middle | int(Qt.AlignmentFlag.AlignLeft), title)
        painter.setFont(host.font("small"))
        painter.setPen(theme.color("muted"))
        painter.drawText(line, middle | int(Qt.AlignmentFlag.AlignRight), course)
        below = QRect(box.x(), line.bottom() + 5, box.width(), small.height())
        self._paint_snippet(painter, below, hit.snippet)
        painter.restore()

    def _paint_snippet(self, painter: QPainter, box: QRect, snippet: str) -> None:
        host = theme_host_of(self._view())
        x, end = box.x(), box.right() + 1
        for text, found in _pieces(snippet):
            font = host.font("small_strong" if found else "small")
            metrics = QFontMetrics(font)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, end - x)
            painter.setFont(font)
            painter.setPen(host.theme.color("ink" if found else "muted"))
            room = QRect(x, box.y(), end - x, box.height())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
            x += metrics.horizontalAdvance(shown)
            if shown != text or x >= end:
                break

    def _view(self) -> QWidget:
        view = self.parent()
        assert isinstance(view, QWidget)
        return view


def _pieces(snippet: str) -> list[tuple[str, bool]]:
    """Cut at the marks: ("the ", False), ("Calvin", True), (" cycle", False)."""
    pieces: list[tuple[str, bool]] = []
    for number, part in enumerate(" ".join(snippet.split()).split("\x02")):
        found, mark, rest = part.partition("\x03")
        if number and mark:
            pieces += [(found, True), (rest, False)]
        else:
            pieces.append((part, False))
    return [(text, found) for text, found in pieces if text]
