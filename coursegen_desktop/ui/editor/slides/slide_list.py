"""The slides in their order, as small pictures: chosen, moved, doubled, taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ...kit import icons
from ...kit.dragged_rows import DraggedRows, take_drop
from ...kit.painted_view import BY_KEYBOARD, as_painted
from ...kit.painting import paint_box, paint_ring
from ...kit.rows_model import ITEM_ROLE
from ...kit.theme import ThemeHost, theme_host_of
from ...kit.translate import tr

_Index = QModelIndex | QPersistentModelIndex
PictureOf = Callable[[str], QImage | None]
_NUMBER, _SIDE, _GAP = 26, 8, 10


@dataclass(frozen=True, slots=True)
class SlideLine:
    """A slide in the list; `pages` is on how many its contents stand, `mark` the picture's."""

    key: str
    number: int
    title: str
    kind: str
    icon: str
    pages: int = 1
    mark: str = ""

    @property
    def spoken(self) -> str:
        """All of it for a screen reader."""
        pages = tr("%n page(s)", self.pages) if self.pages > 1 else ""
        parts = (f"{self.number}.", self.title or tr("Without a title"), self.kind, pages)
        return ", ".join(part for part in parts if part)


class _Lines(DraggedRows):
    MIME = "application/x-coursegen-slide-keys"


class SlideRows(QStyledItemDelegate):
    """A number and the picture; before it is painted, the kind's icon and the title."""

    def __init__(self, view: SlideList, picture_of: PictureOf) -> None:
        super().__init__(view)
        self._view, self._picture_of = view, picture_of

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, round(self.picture_width() * 9 / 16) + _GAP)

    def picture_width(self) -> int:
        """How wide the pictures are at this width of the list."""
        host = theme_host_of(self._view)
        return max(60, self._view.viewport().width() - host.px(_NUMBER) - 2 * _SIDE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(ITEM_ROLE)
        if line is None:
            return
        host, view = theme_host_of(self._view), self._view
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            ground = host.theme.color("accent_soft")
            paint_box(painter, row.adjusted(2, 1, -2, -1), 9.0, ground, None)
        wide = self.picture_width()
        box = QRectF(row.right() - _SIDE - wide, row.y() + _GAP / 2, wide, wide * 9 / 16)
        number = QRectF(row.x() + 4, box.y(), host.px(_NUMBER), box.height())
        if view.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(row.x() + _SIDE)
            number.moveRight(row.right() - 4)
        self._paint_number(painter, host, number, line, is_selected)
        self._paint_picture(painter, host, box, line)
        is_current = index.row() == view.currentIndex().row()
        edge = QPen(host.theme.color("accent" if is_current else "line"), 2 if is_current else 1)
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 6.0, 6.0)
        if is_current and view.hasFocus() and view.by_keyboard:
            paint_ring(painter, row.adjusted(1, 0, -1, 0), 9.0, host.theme.color("accent"), 1.0)
        painter.restore()

    def _paint_number(
        self, painter: QPainter, host: ThemeHost, box: QRectF, line: SlideLine, is_selected: bool
    ) -> None:
        painter.setFont(host.font("small_strong" if is_selected else "small"))
        painter.setPen(host.theme.color("ink" if is_selected else "muted"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(box, flags, str(line.number))

    def _paint_picture(
        self, painter: QPainter, host: ThemeHost, box: QRectF, line: SlideLine
    ) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(box, 6.0, 6.0)
        painter.save()
        painter.setClipPath(shape)
        picture = self._picture_of(line.key)
        if picture is None:
            self._paint_words(painter, host, box, line)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box, picture)
        painter.restore()
        if line.pages > 1:
            self._paint_pages(painter, host, box, line.pages)

    def _paint_words(
        self, painter: QPainter, host: ThemeHost, box: QRectF, line: SlideLine
    ) -> None:
        painter.fillRect(box, host.theme.color("sunken"))
        side = host.px(18)
        dpr = painter.device().devicePixelRatioF()
        image = icons.pixmap(line.icon, host.theme.color("muted"), side, dpr)
        at = box.center() - QRectF(0, 0, side, side * 2.2).center()
        painter.drawPixmap(at.toPoint(), image)
        painter.setFont(host.font("micro"))
        painter.setPen(host.theme.color("muted"))
        below = box.adjusted(8, box.height() / 2 + 4, -8, 0)
        words = painter.fontMetrics().elidedText(
            line.title, Qt.TextElideMode.ElideRight, round(below.width())
        )
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(below, flags, words)

    def _paint_pages(self, painter: QPainter, host: ThemeHost, box: QRectF, pages: int) -> None:
        """How many pages it takes, in the lower corner."""
        painter.setFont(host.font("micro"))
        metrics = painter.fontMetrics()
        words = f"1/{pages}"
        wide, high = metrics.horizontalAdvance(words) + 10, metrics.height() + 2
        badge = QRectF(box.right() - wide - 4, box.bottom() - high - 4, wide, high)
        paint_box(painter, badge, high / 2, host.theme.color("ink"), None)
        painter.setPen(host.theme.color("background"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)


class SlideList(QListView):
    """States wishes. Alt and the arrows move, Del deletes, Ctrl+D doubles, Enter goes to the form.

    `move_wanted` carries the ids and the place before which they are wanted.
    """

    chosen = Signal(str)
    move_wanted = Signal(list, int)
    step_wanted = Signal(list, int)
    delete_wanted = Signal(list)
    duplicate_wanted = Signal(str)
    menu_wanted = Signal(QPoint)
    form_wanted = Signal()
    resized = Signal()

    def __init__(self, picture_of: PictureOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = _Lines(
            self,
            key_of=lambda line: line.key,
            name_of=lambda line: line.title,
            words_of=lambda line: line.spoken,
        )
        self.by_keyboard = False
        self._is_filling = False
        self.setModel(self.lines)
        self.rows = SlideRows(self, picture_of)
        self.setItemDelegate(self.rows)
        self.setAccessibleName(tr("Slides"))
        as_painted(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setTabKeyNavigation(False)

    def show_lines(self, lines: Sequence[SlideLine], current: str) -> None:
        """List these, `current` chosen."""
        selected = set(self.selected())
        self._is_filling = True
        try:
            self.lines.show(lines)
            row = self.lines.row_of(current)
            index = self.lines.index(row, 0) if row >= 0 else QModelIndex()
            if self.currentIndex() != index or current not in selected:
                flag = QItemSelectionModel.SelectionFlag
                keep = flag.NoUpdate if current in selected else flag.ClearAndSelect
                self.selectionModel().setCurrentIndex(index, keep)
        finally:
            self._is_filling = False
        if row >= 0:
            self.scrollTo(index)

    def selected(self) -> list[str]:
        """The ids of what is selected, from top to bottom."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [str(self.lines.key_at(row)) for row in rows if self.lines.item(row) is not None]

    def select_keys(self, keys: Sequence[str]) -> None:
        """Select these."""
        model, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        model.clearSelection()
        for key in keys:
            row = self.lines.row_of(key)
            if row >= 0:
                model.select(self.lines.index(row, 0), flag.Select)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        line = self.lines.item(current.row())
        if line is not None and not self._is_filling:
            self.chosen.emit(line.key)

    # ------------------------------------------------------------ keyboard and mouse

    def event(self, event: QEvent) -> bool:
        # These are no shortcuts of the window while the keyboard is in the list.
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._act_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keyboard = True
        act = self._act_of(event)
        if act is not None:
            if keys := self.selected():
                self._do(act, keys)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.form_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in BY_KEYBOARD:
            self.by_keyboard = True
        super().focusInEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_keyboard = False
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def dropEvent(self, event: QDropEvent) -> None:
        keys, goal = take_drop(self, _Lines.MIME, event)
        if keys:
            self.move_wanted.emit(list(keys), goal)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.scheduleDelayedItemsLayout()

    def _act_of(self, event: QKeyEvent) -> str | None:
        if event.matches(QKeySequence.StandardKey.Delete):
            return "delete"
        keys: Any = event.keyCombination().toCombined() & ~Qt.KeyboardModifier.KeypadModifier.value
        words = QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)
        return {"Alt+Up": "up", "Alt+Down": "down", "Ctrl+D": "duplicate"}.get(words)

    def _do(self, act: str, keys: list[str]) -> None:
        if act == "delete":
            self.delete_wanted.emit(keys)
        elif act == "duplicate":
            self.duplicate_wanted.emit(keys[-1])
        else:
            self.step_wanted.emit(keys, -1 if act == "up" else 1)
