"""Paints the rows of the planned outline: title at the start, figures in columns at the end."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ...domain.outline import PlannedLesson, PlannedModule
from ..content.durations import duration_words
from ..content.title_in_place import TitleInPlace
from ..kit import icons
from ..kit.font_book import FontBook
from ..kit.painting import paint_box, paint_ring
from ..kit.theme import ThemeHost, theme_host_of
from ..kit.translate import tr
from .outline_model import LESSON, MODULE, NODE_ROLE, Node
from .words import words_text, yields_text

ROW = 38  # pixels at text scale 1; a field of the style sheet fits in
_SIDE = 10
_STEP = 22  # how far a level is moved in
_TIME, _WORDS, _YIELDS = 62, 88, 92  # columns at the end
_ROOM_FOR_WORDS, _ROOM_FOR_YIELDS = 420, 500
_Index = QModelIndex | QPersistentModelIndex


class OutlineRows(TitleInPlace):
    """One height for all rows; everything on them is painted."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self._book = FontBook(view)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, theme_host_of(self._view).px(ROW))

    def chevron_box(self, row: QRect, node: Node) -> QRect:
        """Where a click opens or closes the row."""
        host = theme_host_of(self._view)
        left = row.x() + _SIDE + host.px(_STEP) * _level(node)
        return self._mirrored(row, QRect(left - 4, row.y(), host.px(_STEP) + 4, row.height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        node = index.data(NODE_ROLE)
        if node is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        host = theme_host_of(self._view)
        row = QRect(option.rect)
        self._paint_ground(painter, host, row, option.state)
        if node.kind == MODULE and index.row():
            painter.fillRect(QRect(row.x(), row.y(), row.width(), 1), host.theme.color("line"))
        if node.count:
            is_open = self._view.isExpanded(index)
            self._paint_chevron(painter, host, row, node, is_open)
        right = self._paint_figures(painter, host, row, node)
        self._paint_title(painter, host, row, node, right)
        painter.restore()

    # ------------------------------------------------------------ writing in place

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        node = index.data(NODE_ROLE)
        row = QRect(option.rect)
        left = self._title_left(row, node) - 8
        editor.setGeometry(
            self._mirrored(row, QRect(left, row.y(), row.right() - left - _SIDE, row.height()))
        )

    # ------------------------------------------------------------ painting

    def _paint_ground(
        self, painter: QPainter, host: ThemeHost, row: QRect, state: QStyle.StateFlag
    ) -> None:
        box = QRectF(row).adjusted(3, 2, -3, -1)
        if state & QStyle.StateFlag.State_Selected:
            paint_box(painter, box, 7.0, host.theme.color("accent_soft"), None)
        elif state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, box, 7.0, host.theme.mix("surface", "sunken", 0.6), None)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, box, 7.0, host.theme.color("accent"), 1.0)

    def _paint_chevron(
        self, painter: QPainter, host: ThemeHost, row: QRect, node: Node, is_open: bool
    ) -> None:
        side = host.px(16)
        box = self.chevron_box(row, node)
        rtl = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        name = "chevron-down" if is_open else "chevron-left" if rtl else "chevron-right"
        mark = icons.pixmap(name, host.theme.color("muted"), side, self._dpr(painter))
        painter.drawPixmap(box.x() + 4, row.center().y() - side // 2 + 1, mark)

    def _paint_figures(self, painter: QPainter, host: ThemeHost, row: QRect, node: Node) -> int:
        """Columns from the end on; returns where the title has to stop."""
        right = row.right() + 1 - _SIDE
        painter.setFont(self._book.font("small"))
        painter.setPen(host.theme.color("muted"))
        for width, text in figures(node, host, row.width()):
            room = QRect(right - width, row.y(), width, row.height())
            align = QStyle.visualAlignment(
                self._view.layoutDirection(), Qt.AlignmentFlag.AlignRight
            )
            align |= Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self._mirrored(row, room), int(align), text)
            right -= width
        return right

    def _paint_title(
        self, painter: QPainter, host: ThemeHost, row: QRect, node: Node, right: int
    ) -> None:
        role = {MODULE: "strong", LESSON: "body"}.get(node.kind, "small")
        left = self._title_left(row, node)
        title = node.item.title
        if node.kind == MODULE:
            title = f"{node.place + 1}. {title}"
        room = QRect(left, row.y(), max(right - left - 12, 0), row.height())
        shown = self._book.metrics(role).elidedText(
            title, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setFont(self._book.font(role))
        is_quiet = node.kind not in (MODULE, LESSON) or _is_reference(node)
        painter.setPen(host.theme.color("muted" if is_quiet else "ink"))
        align = QStyle.visualAlignment(self._view.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        align |= Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._mirrored(row, room), int(align), shown)

    def _title_left(self, row: QRect, node: Node) -> int:
        return row.x() + _SIDE + theme_host_of(self._view).px(_STEP) * (_level(node) + 1)

    def _mirrored(self, row: QRect, box: QRect) -> QRect:
        return QStyle.visualRect(self._view.layoutDirection(), row, box)

    @staticmethod
    def _dpr(painter: QPainter) -> float:
        return painter.device().devicePixelRatioF()


def column_titles(host: ThemeHost, width: int) -> list[tuple[int, str]]:
    """(width, title) of the columns at the end, the last one first."""
    return _fitting(host, width, tr("Time"), tr("Words"), tr("Questions"))


def figures(node: Node, host: ThemeHost, width: int) -> list[tuple[int, str]]:
    """(width, text) of a row's columns, the last one first."""
    item = node.item
    if isinstance(item, PlannedModule):
        count = tr("%n lesson(s)", len(item.lessons))
        return _fitting(host, width, duration_words(item.minutes), "", count)
    if isinstance(item, PlannedLesson):
        minutes = duration_words(item.minutes)
        return _fitting(host, width, minutes, words_text(item.words), yields_text(item))
    return _fitting(host, width, "", words_text(item.words), "")


def _fitting(
    host: ThemeHost, width: int, time: str, words: str, yields: str
) -> list[tuple[int, str]]:
    shown = [(host.px(_TIME), time)]
    if width >= host.px(_ROOM_FOR_WORDS):
        shown.append((host.px(_WORDS), words))
    if width >= host.px(_ROOM_FOR_YIELDS):
        shown.append((host.px(_YIELDS), yields))
    return shown


def _level(node: Node) -> int:
    return 0 if node.parent is None else 1 + _level(node.parent)


def _is_reference(node: Node) -> bool:
    return isinstance(node.item, PlannedLesson) and node.item.is_reference
