"""The list of files: a small picture, a name, facts, and what is wrong in words."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QWidget

from ...content.line import Line
from ...content.line_list import LineList
from ...content.line_rows import SIDE, LineRows
from ...kit import icons
from ...kit.painting import paint_box
from ...kit.theme import ThemeHost, theme_host_of
from .acts import COPY, RENAME

_WIDE, _HIGH, _ICON, _STATE = 56, 42, 20, 15
_GAP = 3

PictureOf = Callable[[Hashable], QPixmap | None]


class FileRows(LineRows):
    """Lines with a picture in front of them."""

    def __init__(self, view: LineList, picture_of: PictureOf) -> None:
        super().__init__(view, 1)
        self._picture_of = picture_of

    def height(self, line: Line) -> int:
        if line.is_head:
            return super().height(line)
        host = theme_host_of(self._view)
        words = self._metrics("strong").height() + _GAP + self._metrics("small").height()
        return max(host.px(_HIGH), words) + host.px(20)

    def _paint_line(self, painter: QPainter, host: ThemeHost, row: QRect, line: Line) -> None:
        wide, high = host.px(_WIDE), host.px(_HIGH)
        box = QRect(row.x() + SIDE, row.y() + (row.height() - high) // 2 + 1, wide, high)
        self._paint_picture(painter, host, self._mirrored(row, box), line)
        left, right = box.right() + 1 + host.px(12), row.right() + 1 - SIDE
        if line.end:
            right -= self._paint_state(painter, host, row, right, line) + 14
        strong, small = self._metrics("strong").height(), self._metrics("small").height()
        y = row.y() + (row.height() - strong - _GAP - small) // 2
        self._words(painter, row, QRect(left, y, right - left, strong), line.title, "strong",
                    "ink", Qt.AlignmentFlag.AlignLeft)  # fmt: skip
        y += strong + _GAP
        self._words(painter, row, QRect(left, y, right - left, small), line.note, "small",
                    "muted", Qt.AlignmentFlag.AlignLeft)  # fmt: skip

    def _paint_picture(self, painter: QPainter, host: ThemeHost, box: QRect, line: Line) -> None:
        theme = host.theme
        paint_box(painter, QRectF(box), 6.0, theme.color("sunken"), theme.color("line"))
        dpr = painter.device().devicePixelRatioF()
        picture = self._picture_of(line.key)
        if picture is None or picture.isNull():
            side = host.px(_ICON)
            image = icons.pixmap(line.icon, theme.color("muted"), side, dpr)
            place = box.center() - QPoint(side // 2 - 1, side // 2 - 1)
            painter.drawPixmap(QRect(place, QSize(side, side)), image)
            return
        inner = box.adjusted(2, 2, -2, -2)
        size = picture.size().scaled(inner.size(), Qt.AspectRatioMode.KeepAspectRatio)
        if size.width() > picture.width() / dpr:
            size = (picture.size() / dpr).boundedTo(inner.size())
        target = QStyle.alignedRect(
            Qt.LayoutDirection.LeftToRight, Qt.AlignmentFlag.AlignCenter, size, inner
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(target, picture)

    def _paint_state(
        self, painter: QPainter, host: ThemeHost, row: QRect, right: int, line: Line
    ) -> int:
        """An icon and a word at the end; returns their width."""
        side, width = host.px(_STATE), self._metrics("small_strong").horizontalAdvance(line.end)
        name = "triangle-alert" if line.end_role == "bad" else "circle-dashed"
        color = host.theme.color(line.end_role)
        box = QRect(right - width - 6 - side, row.center().y() - side // 2 + 1, side, side)
        image = icons.pixmap(name, color, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(self._mirrored(row, box), image)
        words = QRect(right - width, row.y(), width + 1, row.height())
        self._words(painter, row, words, line.end, "small_strong", line.end_role,
                    Qt.AlignmentFlag.AlignLeft)  # fmt: skip
        return width + 6 + side

    def _mirrored(self, row: QRect, box: QRect) -> QRect:
        return QStyle.visualRect(self._view.layoutDirection(), row, box)


class FileList(LineList):
    """Enter chooses, Delete removes, F2 renames, Ctrl+C copies the address."""

    act_wanted = Signal(str)
    menu_wanted = Signal(QPoint)  # global

    def __init__(self, name: str, picture_of: PictureOf, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._rows = FileRows(self, picture_of)
        self.setItemDelegate(self._rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.act_wanted.emit(COPY)
        elif event.key() == Qt.Key.Key_F2:
            self.act_wanted.emit(RENAME)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        place = self.visualRect(index).center() if by_key else event.pos()
        self.menu_wanted.emit(self.viewport().mapToGlobal(place))
