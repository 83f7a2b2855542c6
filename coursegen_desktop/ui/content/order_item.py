"""One item of an order: a grip, its place and its text; it is dragged or moved by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextDocument,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ...domain.questions.base import OptionView, Verdict
from ..kit.focus import QuietFocus
from ..kit.icons import pixmap
from ..kit.painting import paint_box, paint_ring
from ..kit.theme import ThemeHost, theme_host_of
from ..kit.touch import DRAGGED
from ..kit.translate import tr
from .inline_text import plain
from .marked_field import mark_words
from .rich_text import document_for, height_at, paint_document
from .row_body import MARKS

_MARGIN, _GAP, _PADDING, _TILE, _ICON = 14, 12, 13, 22, 18
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
}
# As far as the mouse must go before a press becomes a drag.
_DRAG_FROM = 5


class OrderItem(QuietFocus, QAbstractButton):
    """A button to screen readers; pressed (Space) it is taken up."""

    move_asked = Signal(object, int)
    step_asked = Signal(object, int)
    dragged = Signal(object, QPoint)
    dropped = Signal(object)
    told = Signal(str)
    settled = Signal()

    def __init__(self, option: OptionView, *, is_narrow: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty(DRAGGED, True)
        self.option = option
        self.is_taken = False
        self._is_narrow = is_narrow
        self._place, self._total = 1, 1
        self._verdict = Verdict.NONE
        self._pressed_at: QPoint | None = None
        self._is_dragging = False
        self._moved_by = 0
        self._text = QTextDocument()
        self.setText(plain(option.text))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._lay_out()

    def set_place(self, place: int, total: int) -> None:
        """Tell it where it stands."""
        self._place, self._total = place, total
        self._name()
        self.update()

    def mark(self, verdict: Verdict) -> None:
        """Mark it as right or wrong where it stands."""
        if verdict is not self._verdict:
            self._verdict = verdict
            self._name()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        host = theme_host_of(self)
        height = height_at(self._text, self._text_box(width, host).width())
        return max(host.target(48), round(height + 2 * host.px(_PADDING)))

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        self._text.setTextWidth(-1)
        width = round(self._text.idealWidth() + 1) + self._around(host)
        return QSize(width, self.heightForWidth(width))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._lay_out()

    # ---------------------------------------------------------------- keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._clicked_into = False
        key = Qt.Key(event.key())
        if key in _STEPS:
            step = _STEPS[key]
            if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._is_rtl():
                step = -step
            is_moving = self.is_taken or event.modifiers() & Qt.KeyboardModifier.AltModifier
            if is_moving:
                self._moved_by += step if self.is_taken else 0
                self.move_asked.emit(self, step)
            else:
                self.step_asked.emit(self, step)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.is_taken:
            self.move_asked.emit(self, -self._total if key == Qt.Key.Key_Home else self._total)
        elif key == Qt.Key.Key_Space or (self.is_taken and key in _ENTER):
            if not event.isAutoRepeat():
                self._take(not self.is_taken)
        elif key == Qt.Key.Key_Escape and self.is_taken:
            self.move_asked.emit(self, -self._moved_by)
            self._take(False)
        else:
            event.ignore()  # Enter is the page's

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # Space acts when it goes down

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.is_taken:
            self.is_taken = False
            self._name()
        super().focusOutEvent(event)

    def _take(self, is_taken: bool) -> None:
        self.is_taken, self._moved_by = is_taken, 0
        self._name()
        self.update()
        words = plain(self.option.text)
        if is_taken:
            self.told.emit(tr("{item} is taken up. The arrows move it.", item=words))
        else:
            told = tr("{item} is put down at place {place}.", item=words, place=self._place)
            self.told.emit(told)
            self.settled.emit()

    # ---------------------------------------------------------------- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        at = event.position().toPoint()
        far = (at - self._pressed_at).manhattanLength() >= _DRAG_FROM
        if far or self._is_dragging:
            self._is_dragging = True
            self.dragged.emit(self, self.mapToParent(at - self._pressed_at))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._pressed_at = None
        if self._is_dragging:
            self._is_dragging = False
            self.dropped.emit(self)
        self.update()

    # ---------------------------------------------------------------- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, host)
        theme, side = host.theme, host.px(_ICON)
        left = float(host.px(_MARGIN - 4))
        grip = pixmap("grip-vertical", theme.color("muted"), side, self.devicePixelRatioF())
        x = self._mirrored(left, side)
        painter.drawPixmap(QPointF(x, (self.height() - side) // 2), grip)
        tile_side = host.px(_TILE)
        tile = QRectF(
            self._mirrored(left + side + host.px(8), tile_side),
            (self.height() - tile_side) / 2,
            tile_side,
            tile_side,
        )
        is_up = self.is_taken or self._is_dragging
        paint_box(painter, tile, host.px(5), theme.color("accent" if is_up else "sunken"), None)
        painter.setFont(host.font("small_strong"))
        painter.setPen(theme.color("on_accent" if is_up else "muted"))
        painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, str(self._place))
        box = self._text_box(self.width(), host)
        height = height_at(self._text, box.width())
        box.moveTop((self.height() - height) / 2)
        box.setHeight(height)
        paint_document(painter, self._text, box, theme.color("ink"))
        self._paint_end(painter, host)
        if self.shows_ring:
            paint_ring(painter, QRectF(self.rect()), host.px(12), theme.color("accent"), 1.0)

    def _paint_box(self, painter: QPainter, host: ThemeHost) -> None:
        theme, mark = host.theme, MARKS.get(self._verdict)
        is_up = self.is_taken or self._is_dragging
        fill, edge = theme.color("surface"), theme.color("line")
        if is_up:
            fill, edge = theme.color("accent_soft"), theme.color("accent")
        elif mark:
            fill, edge = theme.color(f"{mark[1]}_soft"), theme.color(mark[1])
        elif self.underMouse() and self.isEnabled():
            fill, edge = theme.mix("surface", "sunken", 0.5), theme.color("edge")
        paint_box(painter, QRectF(self.rect()), host.px(12), fill, edge)

    def _paint_end(self, painter: QPainter, host: ThemeHost) -> None:
        """The mark of a try, or that it is taken up."""
        mark = MARKS.get(self._verdict)
        name, role = mark or ("arrow-up-down", "accent")
        if mark is None and not (self.is_taken and not self._is_narrow):
            return
        side = host.px(_ICON)
        image = pixmap(name, host.theme.color(role), side, self.devicePixelRatioF())
        x = self._mirrored(self.width() - host.px(_MARGIN) - side, side)
        painter.drawPixmap(QPointF(x, (self.height() - side) // 2), image)

    def _around(self, host: ThemeHost) -> int:
        start = host.px(_MARGIN - 4) + host.px(_ICON) + host.px(8) + host.px(_TILE)
        return start + host.px(_GAP) + host.px(_MARGIN) + host.px(_ICON + 8)

    def _text_box(self, width: float, host: ThemeHost) -> QRectF:
        around = self._around(host)
        left = around - host.px(_MARGIN) - host.px(_ICON + 8)
        room = max(width - around, 40.0)
        x = width - left - room if self._is_rtl() else float(left)
        return QRectF(x, 0, room, 0)

    def _mirrored(self, x: float, width: float) -> float:
        return self.width() - x - width if self._is_rtl() else x

    def _is_rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _lay_out(self) -> None:
        font = QFont(theme_host_of(self).font("emphasis"))
        font.setWeight(QFont.Weight.Normal)
        self._text = document_for(self, self.option.text, font)
        self.updateGeometry()
        self.update()

    def _name(self) -> None:
        parts = [
            tr("{item}, place {place} of {total}", item=plain(self.option.text),
               place=self._place, total=self._total),
            tr("taken up") if self.is_taken else "",
            mark_words(self._verdict),
        ]  # fmt: skip
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setAccessibleDescription(
            tr("Space takes it up, the arrows move it. Alt with an arrow moves it at once.")
        )


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
