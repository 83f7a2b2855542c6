"""The lessons that a search of the library found, listed under its field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ..kit.lists import Card, Muted
from ..kit.painting import paint_box
from ..kit.snippet import paint_pieces, pieces_of
from ..kit.theme import theme_host_of
from ..kit.translate import tr

if TYPE_CHECKING:
    from ...domain.search import SearchHit

MAX_SHOWN = 8
_HIT = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex


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
        paint_pieces(painter, below, pieces_of(hit.snippet), host)
        painter.restore()

    def _view(self) -> QWidget:
        view = self.parent()
        assert isinstance(view, QWidget)
        return view
