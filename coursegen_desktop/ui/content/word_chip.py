"""A word or small picture that is clicked, or dragged to where it belongs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from ..kit.focus import QuietFocus
from ..kit.icons import pixmap
from ..kit.painting import paint_box, paint_ring
from ..kit.theme import theme_host_of
from ..kit.touch import DRAGGED
from ..kit.translate import tr
from .inline_text import plain

_DRAG_FROM = 5
_HEIGHT, _PADDING, _ICON, _PICTURE = 36, 14, 15, 64


class WordChip(QuietFocus, QAbstractButton):
    """`dropped` carries where on the screen it was let go; a click is `clicked` as ever.

    `moved` carries where it is while it is dragged.
    """

    dropped = Signal(QPoint)
    moved = Signal(QPoint)

    def __init__(
        self,
        markdown: str,
        picture: QPixmap | None = None,
        parent: QWidget | None = None,
        *,
        name: str = "",
    ) -> None:
        """`name` is spoken instead of the words, where those are a mere letter."""
        super().__init__(parent)
        self.setProperty(DRAGGED, True)
        self._spoken = name
        self.markdown = markdown
        self._picture = picture
        self._is_used = False
        self._pressed_at: QPoint | None = None
        self._ghost: QLabel | None = None
        self.setText(plain(markdown))
        self.setCheckable(False)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._is_picked = False
        self._name()

    @property
    def is_used(self) -> bool:
        """It is in its place, and there is no second one."""
        return self._is_used

    @property
    def picture(self) -> QPixmap | None:
        """What is shown beside or instead of words."""
        return self._picture

    def set_picture(self, picture: QPixmap) -> None:
        """Show a picture as well."""
        self._picture = picture
        self.updateGeometry()
        self.update()

    def set_state(self, *, used: bool, picked: bool = False) -> None:
        """Show that it is in use, or taken up to be put somewhere."""
        if (used, picked) != (self._is_used, self._is_picked):
            self._is_used, self._is_picked = used, picked
            self._name()
            self.update()

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        words = QFontMetrics(host.font("control")).horizontalAdvance(self.text())
        width = words + 2 * host.px(_PADDING) + host.px(_ICON + 6)
        height = host.target(_HEIGHT)
        if self._picture is not None:
            size = self._picture_size()
            width += size.width() + (host.px(6) if words else 0)
            height = max(height, size.height() + host.px(12))
        return QSize(min(width, host.px(420)), height)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes it up as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._clicked_into = False
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        at = event.position().toPoint()
        if self._ghost is None and (at - self._pressed_at).manhattanLength() >= _DRAG_FROM:
            self._ghost = self._made_ghost()
            self.setDown(False)
        if self._ghost is not None:
            window = self.window()
            self._ghost.move(self.mapTo(window, at - self._pressed_at))
            self.moved.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        if self._ghost is None:
            super().mouseReleaseEvent(event)
            return
        self._ghost.hide()
        self._ghost.deleteLater()
        self._ghost = None
        self.update()
        self.dropped.emit(event.globalPosition().toPoint())

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        theme = host.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        fill, edge, ink = theme.color("surface"), theme.color("edge"), theme.color("ink")
        if self._is_picked:
            fill, edge = theme.color("accent_soft"), theme.color("accent")
        elif self._is_used or self._ghost is not None:
            fill, edge, ink = theme.color("sunken"), theme.color("line"), theme.color("muted")
        elif self.underMouse():
            fill = theme.mix("surface", "sunken", 0.6)
        box = QRectF(self.rect())
        paint_box(painter, box, host.px(9), fill, edge)
        side, x = host.px(_ICON), float(host.px(_PADDING - 4))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        name = "check" if self._is_used else "grip-vertical"
        image = pixmap(name, theme.color("muted"), side, self.devicePixelRatioF())
        painter.drawPixmap(
            round(self.width() - x - side if rtl else x), (self.height() - side) // 2, image
        )
        x += side + host.px(6)
        if self._picture is not None:
            size = self._picture_size()
            left = self.width() - x - size.width() if rtl else x
            place = QRectF(left, (self.height() - size.height()) / 2, size.width(), size.height())
            painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))
            x += size.width() + host.px(6)
        painter.setFont(host.font("control"))
        painter.setPen(ink)
        room = QRectF(x, 0, self.width() - x - host.px(8), self.height())
        if rtl:
            room.moveLeft(self.width() - room.right())
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width()) + 1
        )
        start = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | start, words)
        if self.shows_ring:
            paint_ring(painter, box, host.px(9), theme.color("accent"))

    def _picture_size(self) -> QSize:
        side = theme_host_of(self).px(_PICTURE)
        size = self._picture.size() if self._picture is not None else QSize()
        return size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)

    def _made_ghost(self) -> QLabel:
        ghost = QLabel(self.window())
        ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        ghost.setPixmap(self.grab())
        ghost.resize(self.size())
        ghost.show()
        ghost.raise_()
        return ghost

    def _name(self) -> None:
        state = tr("in use") if self._is_used else tr("taken up") if self._is_picked else ""
        words = self._spoken or self.text() or tr("picture")
        self.setAccessibleName(f"{words}, {state}" if state else words)
