"""Everybody in a class × lessons and quizzes: painted, so that 200 × 100 cells cost a screenful."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
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
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ...domain.class_progress import ClassItem, ClassRow
from ..kit import icons
from ..kit.avatar import avatar_font, paint_avatar
from ..kit.bars import paint_progress_ring, percent_text
from ..kit.fonts import tabular
from ..kit.lists import Strong
from ..kit.painted_view import BY_KEYBOARD
from ..kit.painting import paint_box, paint_pill, paint_ring, pill_size
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .words import cell_words, grade_words, item_words, number, score_role

_ROW, _HEAD, _CELL, _GRADE, _RING = 48, 40, 46, 84, 76  # pixels at text scale 1
_NAME, _NAME_SLIM = 250, 178
_SIDE, _GAP = 14, 9
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ClassModel(QAbstractTableModel):
    """The rows and columns as Qt sees them; the last two columns are the grade and the progress."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ClassRow, ...] = ()
        self.items: tuple[ClassItem, ...] = ()

    def show(self, rows: Sequence[ClassRow], items: Sequence[ClassItem]) -> None:
        """List them. The same people in the same columns are only painted anew."""
        same = [row.user.id for row in rows] == [row.user.id for row in self.rows]
        if same and tuple(items) == self.items:
            self.rows = tuple(rows)
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self.rows, self.items = tuple(rows), tuple(items)
        self.endResetModel()

    def item(self, column: int) -> ClassItem | None:
        """The lesson or quiz of a column, None for grade and progress."""
        return self.items[column] if 0 <= column < len(self.items) else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.items) + 2

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell_text(row, column)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{row.user.full_name}, {self.column_name(column)}: {self._words(row, column)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return self._row_name(section, role) if section < len(self.rows) else None
        if role == Qt.ItemDataRole.DisplayRole:
            item = self.item(section)
            return self.column_name(section) if item is None else item.label
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.column_name(section)
        return None

    def _row_name(self, section: int, role: int) -> str | None:
        row = self.rows[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.user.full_name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            name = row.user.full_name
            return tr("{name}, needs help", name=name) if row.needs else name
        return None

    def column_name(self, column: int) -> str:
        """The whole name of a column."""
        item = self.item(column)
        if item is not None:
            return item_words(item)
        return tr("Grade") if column == len(self.items) else tr("Progress")

    def cell_text(self, row: ClassRow, column: int) -> str:
        """What stands in a cell, as text."""
        item = self.item(column)
        if item is None:
            if column > len(self.items):
                return percent_text(row.percent)
            return _grade_text(row)
        if item.asset_id is None:
            return "✓" if item.lesson_id in row.done else "–"
        percent = row.percent_of(item.asset_id)
        if percent is None:
            return "–"
        return number(percent) + ("*" if item.asset_id in row.by_hand else "")

    def _words(self, row: ClassRow, column: int) -> str:
        item = self.item(column)
        if item is not None:
            return cell_words(row, item)
        return grade_words(row) if column == len(self.items) else percent_text(row.percent)


def _grade_text(row: ClassRow) -> str:
    grade = row.grade
    if grade.percent is None:
        return "–"
    words = f"{number(grade.percent)} {grade.letter}".strip()
    return words + "*" if grade.by_hand else words


class ClassGrid(QTableView):
    """Arrows walk the cells, Enter or a double click chooses one; names and head stay in sight."""

    cell_chosen = Signal(int, int)  # row and column
    learner_chosen = Signal(int)  # row, by its name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = ClassModel(self)
        self.by_keyboard = False
        self.setAccessibleName(tr("Learners and what they did"))
        self.setModel(self.cells)
        self.setItemDelegate(_CellDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        names, head = _Names(self), _Head(self)
        self.setVerticalHeader(names)
        self.setHorizontalHeader(head)
        self._corner = _Corner(tr("Learner"), self)
        names.sectionClicked.connect(self.learner_chosen)
        self.doubleClicked.connect(lambda at: self.cell_chosen.emit(at.row(), at.column()))
        self.fit()

    def show_rows(self, rows: Sequence[ClassRow], items: Sequence[ClassItem]) -> None:
        """Fill it, and stay at the same cell where it is still there."""
        at = self.currentIndex()
        key = self.cells.rows[at.row()].user.id if at.isValid() else None
        column = at.column()
        self.cells.show(rows, items)
        self.fit()
        found = [place for place, row in enumerate(rows) if row.user.id == key]
        if found and not self.currentIndex().isValid():
            self.setCurrentIndex(self.cells.index(found[0], max(column, 0)))

    def fit(self) -> None:
        """Take the sizes of the theme and of the room that there is."""
        host = theme_host_of(self)
        names, head = self.verticalHeader(), self.horizontalHeader()
        names.setDefaultSectionSize(host.px(_ROW))
        names.setFixedWidth(host.px(_NAME if self.width() >= host.px(720) else _NAME_SLIM))
        head.setFixedHeight(host.px(_HEAD))
        head.setDefaultSectionSize(host.px(_CELL))
        count = len(self.cells.items)
        for column in range(head.count()):
            at_end = {count: _GRADE, count + 1: _RING}
            wide = host.px(at_end.get(column, _CELL))
            if head.sectionSize(column) != wide:
                head.resizeSection(column, wide)
        place = QRect(0, 0, names.width(), head.height())
        self._corner.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
        # The corners of the card that it fills.
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 13.0, 13.0)
        self.setMask(QRegion(shape.toFillPolygon().toPolygon()))

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keyboard = True
        at = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at.isValid():
            self.cell_chosen.emit(at.row(), at.column())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_keyboard = self.by_keyboard or event.reason() in BY_KEYBOARD
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cells.rowCount():
            self.setCurrentIndex(self.cells.index(0, 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_keyboard = False
        super().mousePressEvent(event)


class _Corner(Strong):
    """Names the column of names; the line under the head goes on below it."""

    def __init__(self, text: str, grid: ClassGrid) -> None:
        super().__init__(text, grid)
        self.setContentsMargins(_SIDE, 0, _SIDE, 0)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = QRect(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, theme_host_of(self).theme.color("line"))
        painter.end()
        super().paintEvent(event)


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, grid: ClassGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        grid, host = self._grid, theme_host_of(self._grid)
        row, box = grid.cells.rows[index.row()], option.rect
        item = grid.cells.item(index.column())
        theme = host.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRect(box.x(), box.bottom(), box.width(), 1), theme.color("line"))
        # The current cell: Qt selects none when the keyboard comes.
        if index == grid.currentIndex() and grid.hasFocus():
            inner = QRectF(box).adjusted(3, 4, -3, -5)
            paint_box(painter, inner, 8.0, theme.color("accent_soft"), None)
            if grid.by_keyboard:
                paint_ring(painter, inner, 8.0, theme.color("accent"), 1.0)
        if item is None and index.column() > len(grid.cells.items):
            side = host.px(30)
            ring = QRectF(0, 0, side, side)
            ring.moveCenter(QRectF(box).center())
            paint_progress_ring(painter, ring, row.percent, host)
        elif item is not None and not item.is_quiz and item.lesson_id in row.done:
            side = host.px(16)
            dpr = painter.device().devicePixelRatioF()
            check = icons.pixmap("check", theme.color("accent"), side, dpr)
            corner = box.center()
            painter.drawPixmap(corner.x() - side // 2 + 1, corner.y() - side // 2, check)
        else:
            text = grid.cells.cell_text(row, index.column())
            painter.setFont(tabular(host.font("small_strong")))
            painter.setPen(theme.color(_role(row, item, text)))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


def _role(row: ClassRow, item: ClassItem | None, text: str) -> str:
    if text == "–":
        return "muted"
    percent = row.grade.percent if item is None else row.percent_of(item.asset_id or 0)  # type: ignore[arg-type]
    return "ink" if percent is None else score_role(percent)


class _Names(QHeaderView):
    """The frozen first column: avatar, name, and who needs help."""

    def __init__(self, grid: ClassGrid) -> None:
        super().__init__(Qt.Orientation.Vertical, grid)
        self._grid = grid
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setAccessibleName(tr("Learners"))

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        host, rows = theme_host_of(self), self._grid.cells.rows
        if index >= len(rows):
            return
        theme, row = host.theme, rows[index]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.color("surface"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.color("line"))
        side = host.px(28)
        left = rect.x() + _SIDE
        disc = QRect(left, rect.center().y() - side // 2, side, side)
        paint_avatar(
            painter, QRectF(self._mirrored(disc)), initials=row.user.initials,
            colour=row.user.colour, theme=theme, font=avatar_font(host, side),
            animal=row.user.animal,
        )  # fmt: skip
        left += side + _GAP
        room = rect.right() - _GAP - left
        name_font = host.font("body")
        metrics = QFontMetrics(name_font)
        badge = tr("needs help") if row.needs else ""
        size = pill_size(badge, host) if badge else QSize(0, 0)
        if badge and room - size.width() - _GAP < host.px(70):
            badge, size = "!", QSize(host.px(20), size.height())  # too little room for the words
        wide = room - (size.width() + _GAP if badge else 0)
        name = metrics.elidedText(row.user.full_name, Qt.TextElideMode.ElideRight, wide)
        painter.setFont(name_font)
        painter.setPen(theme.color("ink"))
        place = QRect(left, rect.y(), wide, rect.height())
        align = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        flags = int(align | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
        painter.drawText(self._mirrored(place), flags, name)
        if badge:
            top = rect.center().y() - size.height() // 2
            begin = left + metrics.horizontalAdvance(name) + _GAP
            pill = QRect(begin, top, size.width(), size.height())
            paint_pill(painter, QRectF(self._mirrored(pill)), badge, "warn", host)
        painter.restore()

    def _mirrored(self, box: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return QRect(self.width() - box.right() - 1, box.y(), box.width(), box.height())
        return box


class _Head(QHeaderView):
    """The frozen head: short labels; whole names in tooltips and for a screen reader."""

    def __init__(self, grid: ClassGrid) -> None:
        super().__init__(Qt.Orientation.Horizontal, grid)
        self._grid = grid
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setAccessibleName(tr("Lessons and quizzes"))

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        host = theme_host_of(self)
        item = self._grid.cells.item(index)
        painter.save()
        painter.fillRect(rect, host.theme.color("sunken"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), host.theme.color("line"))
        painter.setFont(tabular(host.font("small_strong")))
        is_quiz = item is None or item.is_quiz
        painter.setPen(host.theme.color("ink" if is_quiz else "muted"))
        text = self._grid.cells.headerData(index, Qt.Orientation.Horizontal)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(text))
        painter.restore()
