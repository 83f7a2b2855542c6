"""A row of a list that opens something: icon, number, words, state, and a figure at the end."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ..kit.icons import pixmap
from ..kit.painting import paint_box, paint_ring
from ..kit.theme import theme_host_of

_HEIGHT, _ICON, _MARGIN, _NUMBER = 46, 18, 14, 26


class ListRow(QAbstractButton):
    """`look` is (icon, colour role); the state is told in words, and in that colour."""

    def __init__(
        self,
        number: int,
        words: str,
        state: str,
        look: tuple[str, str],
        end: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._number, self._state, self._look, self._end = f"{number}.", state, look, end
        self.setText(words)
        self.setToolTip(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def state(self) -> str:
        """What is told of it."""
        return self._state

    @property
    def end(self) -> str:
        """The figure at the end."""
        return self._end

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        return QSize(host.px(420), host.target(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        host = theme_host_of(self)
        return QSize(host.px(240), host.target(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        theme = host.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = theme.mix("surface", "sunken", 0.5) if self.underMouse() else theme.color("surface")
        paint_box(painter, QRectF(self.rect()), host.px(10), fill, theme.color("line"))
        icon, role = self._look
        side, margin = host.px(_ICON), host.px(_MARGIN)
        image = pixmap(icon, theme.color(role), side, self.devicePixelRatioF())
        top = (self.height() - side) // 2
        painter.drawPixmap(QPointF(self._mirrored(margin, side), top), image)
        x = float(margin + side + host.px(12))
        x += self._write(painter, x, host.px(_NUMBER), self._number, "muted", "body")
        right = float(self.width() - margin)
        if self._end:
            right -= (width := self._width(self._end, "small"))
            self._write(painter, right, width, self._end, "muted", "small")
            right -= host.px(14)
        right -= (width := self._width(self._state, "small_strong"))
        self._write(painter, right, width, self._state, role, "small_strong")
        self._write(painter, x, right - x - host.px(12), self.text(), "ink", "body")
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), host.px(10), theme.color("accent"), 1.0)

    def _width(self, text: str, font_role: str) -> int:
        return QFontMetrics(theme_host_of(self).font(font_role)).horizontalAdvance(text) + 2

    def _write(
        self, painter: QPainter, x: float, room: float, text: str, role: str, font_role: str
    ) -> float:
        host = theme_host_of(self)
        painter.setFont(host.font(font_role))
        painter.setPen(host.theme.color(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
        box = QRectF(self._mirrored(x, room), 0, room, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
        return room

    def _mirrored(self, x: float, width: float) -> float:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return self.width() - x - width
        return x
