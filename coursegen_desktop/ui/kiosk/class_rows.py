"""The children of a class as painted lines: who, where, how far with the quiz."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ..kit.avatar import avatar_font, paint_avatar
from ..kit.fonts import tabular
from ..kit.painted_view import BY_KEYBOARD, as_painted
from ..kit.painting import paint_box, paint_pill, paint_ring, pill_size
from ..kit.rows_model import ITEM_ROLE, RowsModel
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .panel_words import ChildRow, place_words, row_words, stand_words

_ROW, _SIDE, _GAP, _FACE = 58, 12, 12, 38  # pixels at text scale 1
_Index = QModelIndex | QPersistentModelIndex
_AGAIN = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ClassRows(QListView):
    """As high as its lines: the page around it scrolls. `chosen` tells the line one stands on, and
    tells it again when it has changed, is tapped again, or is pressed by Space or Enter."""

    chosen = Signal(object)  # ChildRow, None for none
    stands_at = Signal(QRect)  # which must be seen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsModel(
            self,
            key_of=lambda row: row.of.user.id,
            name_of=lambda row: row.of.user.full_name,
            words_of=row_words,
        )
        self.by_keyboard = False
        self.setAccessibleName(tr("Children of the class"))
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        as_painted(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setModel(self.rows)
        self.selectionModel().currentChanged.connect(self._on_current)
        for changed in (self.rows.modelReset, self.rows.dataChanged):
            changed.connect(lambda *_: self._on_changed())

    @property
    def current(self) -> ChildRow | None:
        """The line one stands on."""
        found: ChildRow | None = self.rows.item(self.currentIndex().row())
        return found

    def row_height(self) -> int:
        """Pixels of a line."""
        return theme_host_of(self).target(_ROW)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.row_height() * self.rows.rowCount() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keyboard = True
        super().keyPressEvent(event)
        if event.key() in _AGAIN:
            self.chosen.emit(self.current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_keyboard = False
        super().mousePressEvent(event)
        self.chosen.emit(self.current)  # again, perhaps: it may have changed meanwhile

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_keyboard = event.reason() in BY_KEYBOARD
        if not self.currentIndex().isValid() and self.rows.rowCount():
            # Before Qt does it, which would choose the line without showing it.
            self.setCurrentIndex(self.rows.index(0, 0))
        super().focusInEvent(event)

    def _on_current(self) -> None:
        self.chosen.emit(self.current)
        if self.hasFocus():
            self.stands_at.emit(self.visualRect(self.currentIndex()))

    def _on_changed(self) -> None:
        self.updateGeometry()
        self.chosen.emit(self.current)


class _Delegate(QStyledItemDelegate):
    """Paints a line: face, name, place; the stand at the end."""

    def __init__(self, view: ClassRows) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, self._view.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: ChildRow | None = index.data(ITEM_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, index.row())
        host = theme_host_of(self._view)
        room = option.rect.adjusted(host.px(_SIDE), 0, -host.px(_SIDE), 0)
        face = QRect(room.x(), 0, host.px(_FACE), host.px(_FACE))
        face.moveTop(room.center().y() - face.height() // 2)
        user = row.of.user
        paint_avatar(
            painter, QRectF(self._mirrored(face, option)), initials=user.initials,
            colour=user.colour, theme=host.theme, font=avatar_font(host, face.width()),
            animal=user.animal,
        )  # fmt: skip
        room.setLeft(face.right() + host.px(_GAP))
        room.setRight(room.right() - self._paint_stand(painter, option, row, room))
        half = room.height() // 2
        upper, lower = room.adjusted(0, 0, 0, -half), room.adjusted(0, half, 0, 0)
        bottom, top = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignTop
        self._line(painter, option, upper, user.full_name, "strong", "ink", bottom)
        role = "accent" if row.sits_here else "muted"
        self._line(painter, option, lower, place_words(row), "small", role, top)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, number: int) -> None:
        view, theme = self._view, theme_host_of(self._view).theme
        if number:
            line = QRect(option.rect.x(), option.rect.y(), option.rect.width(), 1)
            painter.fillRect(line, theme.color("line"))
        inner = QRectF(option.rect).adjusted(1, 3, -1, -3)
        if option.state & QStyle.StateFlag.State_Selected:
            paint_box(painter, inner, 9.0, theme.color("accent_soft"), None)
            if view.hasFocus() and view.by_keyboard:
                paint_ring(painter, inner, 9.0, theme.color("accent"), 1.0)

    def _paint_stand(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ChildRow, room: QRect
    ) -> int:
        """Returns the width that it takes."""
        words, host = stand_words(row), theme_host_of(self._view)
        if not words:
            return 0
        stand = row.stand
        is_done = stand is not None and stand.share is not None
        kind = "good" if is_done else "accent" if row.has_open_quiz else "plain"
        size = pill_size(words, host)
        box = QRect(room.right() - size.width(), 0, size.width(), size.height())
        box.moveTop(room.center().y() - size.height() // 2)
        paint_pill(painter, QRectF(self._mirrored(box, option)), words, kind, host)
        return size.width() + host.px(_GAP)

    def _line(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        words: str,
        font_role: str,
        role: str,
        height: Qt.AlignmentFlag,
    ) -> None:
        host = theme_host_of(self._view)
        font = tabular(host.font(font_role))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        painter.setFont(font)
        painter.setPen(host.theme.color(role))
        flags = int(side) | int(height) | int(Qt.TextFlag.TextSingleLine)
        painter.drawText(self._mirrored(room, option), flags, shown)

    def _mirrored(self, box: QRect, option: QStyleOptionViewItem) -> QRect:
        return QStyle.visualRect(option.direction, option.rect, box)
