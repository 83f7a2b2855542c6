"""Lucide icons in the colours of the theme.

icons.icon("leaf", theme.color("accent"))           # for menus and Qt's own buttons
icons.pixmap("leaf", color, 18, self.devicePixelRatioF())   # for paintEvent
IconLabel("clock", "14 min")                         # icon and words, small and muted
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from .theme import theme_host_of

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


def icon(name: str, color: QColor, size: int = 18) -> QIcon:
    """An icon for plain and for dense screens; its disabled form is faded."""
    from PySide6.QtGui import QIcon  # not needed for the first paint

    made = QIcon()
    faded = QColor(color)
    faded.setAlphaF(color.alphaF() * 0.45)
    for dpr in (1.0, 2.0):
        made.addPixmap(pixmap(name, color, size, dpr))
        made.addPixmap(pixmap(name, faded, size, dpr), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, color: QColor, size: int = 18, dpr: float = 1.0) -> QPixmap:
    """One tinted picture of `size` logical pixels; KeyError when there is no such icon."""
    return _pixmap(name, color.rgba(), size, dpr)


def paint(painter: QPainter, box: QRectF, name: str, color: QColor) -> None:
    """One tinted picture as lines, for paper: sharp at any size."""
    QSvgRenderer(_source(name).replace(b"currentColor", color.name().encode())).render(painter, box)


@lru_cache(maxsize=512)
def _pixmap(name: str, rgba: int, size: int, dpr: float) -> QPixmap:
    color = QColor.fromRgba(rgba)
    tinted = _source(name).replace(b"currentColor", color.name().encode())
    picture = QPixmap(QSize(round(size * dpr), round(size * dpr)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setOpacity(color.alphaF())
    QSvgRenderer(tinted).render(painter)
    painter.end()
    picture.setDevicePixelRatio(dpr)
    return picture


@lru_cache(maxsize=256)
def _source(name: str) -> bytes:
    # Plain open, as QFile would bring four classes with their enums into the first paint.
    for folder in QDir.searchPaths("resources"):
        try:
            return Path(folder, "icons", f"{name}.svg").read_bytes()
        except OSError:
            continue
    raise KeyError(name)


class IconLabel(QWidget):
    """A small icon, and words after it when given; colours are roles of the theme."""

    def __init__(
        self,
        icon_name: str,
        text: str = "",
        *,
        role: str = "muted",
        text_role: str = "",
        size: int = 15,
        font_role: str = "small",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._text, self._size = icon_name, text, size
        self._role, self._text_role, self._font_role = role, text_role or role, font_role
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def show_as(self, icon_name: str, text: str | None = None, *, role: str = "") -> None:
        """Change icon, words or colour."""
        self._icon = icon_name
        if text is not None:
            self._text = text
            self.setAccessibleName(text)
        if role:
            self._role = self._text_role = role
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words."""
        return self._text

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        side = host.px(self._size)
        if not self._text:
            return QSize(side, side)
        metrics = self._metrics()
        return QSize(
            side + 6 + metrics.horizontalAdvance(self._text) + 1, max(side, metrics.height())
        )

    def minimumSizeHint(self) -> QSize:
        side = theme_host_of(self).px(self._size)
        return QSize(side, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        theme, side = host.theme, host.px(self._size)
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - side if rtl else 0
        image = pixmap(self._icon, theme.color(self._role), side, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - side) // 2, image)
        if not self._text:
            return
        room = QRectF(0 if rtl else side + 6, 0, self.width() - side - 6, self.height())
        painter.setFont(host.font(self._font_role))
        painter.setPen(theme.color(self._text_role))
        metrics = self._metrics()
        shown = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, int(room.width()))
        align = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        )
        painter.drawText(room, align, shown)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme_host_of(self).font(self._font_role))
