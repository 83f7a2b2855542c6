"""The words of a film as a list that follows it: painted, measured only where it is seen.

A QListView for what it gives (selection, keyboard, accessibility) with a geometry of its own: five
thousand lines of different heights cost no more than the twenty in sight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QTextLayout,
    QTextLine,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QWidget

from ...kit.font_book import FontBook
from ...kit.painted_view import BY_KEYBOARD, as_painted
from ...kit.painting import paint_box, paint_ring
from ...kit.rows_model import RowsModel
from ...kit.theme import ThemeHost, theme_host_of
from ...kit.translate import tr
from .row_heights import RowHeights
from .times import clock, spoken

_Index = QModelIndex | QPersistentModelIndex
_Cursor = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint
# Pixels at text scale 1: beside the words, over and under them, for the time, of a heading.
_SIDE, _PAD, _TIME, _HEAD = 18, 7, 46, 34
_LEADING = 1.18
# Of the view's height: where the line that is said is kept.
_READING_HEIGHT = 0.36
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Said:
    """A line of the film, or the title of a chapter (`line` -1), from `begin` on."""

    line: int
    text: str
    begin: float

    @property
    def is_head(self) -> bool:
        """A chapter begins."""
        return self.line < 0


class TranscriptList(QListView):
    """`chosen` carries seconds: a click or Enter. `left`: the reader went elsewhere by himself."""

    chosen = Signal(float)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._heights = RowHeights()
        self._rows_of: dict[int, int] = {}
        self._now, self._hover = -1, -1
        self._needle = ""
        self._by_keyboard = False
        super().__init__(parent)
        self.rows = RowsModel(
            self,
            key_of=lambda said: (said.line, said.begin),
            name_of=lambda said: said.text,
            words_of=_spoken_words,
        )
        self._book = FontBook(self)
        self._option = QTextOption()
        self._option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setModel(self.rows)
        as_painted(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(tr("Transcript"))
        self.verticalScrollBar().sliderMoved.connect(lambda _: self.left.emit())

    # --- what it shows -----------------------------------------------------------------------

    def show_said(self, said: Sequence[Said], needle: str = "") -> None:
        """List these lines; `needle` is lit in them."""
        self._needle = needle.casefold()
        self.rows.show(said)
        self._rows_of = {one.line: row for row, one in enumerate(said) if not one.is_head}
        self._guess()

    def show_now(self, line: int) -> None:
        """Light the line that is said, -1 for none."""
        before, self._now = self._now, line
        for changed in {before, line} if before != line else ():
            row = self._rows_of.get(changed, -1)
            if row >= 0:
                self.viewport().update(self.visualRect(self.rows.index(row, 0)))

    def follow(self, *, at_once: bool = False) -> None:
        """Keep the line that is said in sight; `at_once` also when it is in sight already."""
        row = self._rows_of.get(self._now, -1)
        if row < 0:
            return
        box, page = self.visualRect(self.rows.index(row, 0)), self.viewport().height()
        if at_once or box.top() < 0 or box.bottom() > page * 0.8:
            self.scrollTo(self.rows.index(row, 0), _Hint.PositionAtCenter)

    @property
    def now_row(self) -> int:
        """The row of the line that is said, -1 when it is not listed."""
        return self._rows_of.get(self._now, -1)

    def copied(self) -> str:
        """The selected lines with their times."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        found = [self.rows.item(row) for row in rows]
        return "\n".join(f"{clock(one.begin)}  {one.text}" for one in found if one is not None)

    # --- geometry ----------------------------------------------------------------------------

    def _guess(self) -> None:
        """Heights by the number of letters: near enough for what is not in sight."""
        host = theme_host_of(self)
        metrics = self._book.metrics("body")
        width = max(self._words_width() / max(metrics.averageCharWidth(), 1), 1)
        step, pad, head = self._step(), 2 * host.px(_PAD), host.px(_HEAD)
        self._heights = RowHeights(
            [
                head if one.is_head else pad + step * (1 + int(len(one.text) * 1.05 / width))
                for one in self.rows.items
            ]
        )
        self.updateGeometries()
        self.viewport().update()

    def _measure(self, first: int, last: int) -> None:
        """Make sure of the heights of rows; what is in sight stays where it is."""
        bar, shift = self.verticalScrollBar(), 0
        offset, at_end = bar.value(), bar.value() == bar.maximum() > 0
        for row in range(max(first, 0), min(last + 1, len(self._heights))):
            if not self._heights.is_measured(row):
                is_above = self._heights.top(row) < offset + shift
                more = self._heights.measure(row, self._true_height(row))
                shift += more if is_above else 0
        self.updateGeometries()
        if at_end or shift:
            bar.setValue(bar.maximum() if at_end else offset + shift)

    def _true_height(self, row: int) -> int:
        host = theme_host_of(self)
        said: Said = self.rows.item(row)
        if said.is_head:
            return host.px(_HEAD)
        # As the line that is said is set: nothing moves when another one is.
        layout = self._laid(said.text, self._book.font("strong"), self._words_width())
        return layout.lineCount() * self._step() + 2 * host.px(_PAD)

    def _step(self) -> int:
        """From one line of words to the next."""
        return round(self._book.metrics("strong").height() * _LEADING)

    def _words_width(self) -> int:
        host = theme_host_of(self)
        return max(self.viewport().width() - host.px(2 * _SIDE + _TIME), 60)

    def visualRect(self, index: _Index) -> QRect:
        row = index.row()
        if not 0 <= row < len(self._heights):
            return QRect()
        top = self._heights.top(row) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._heights.height(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._heights.row_at(point.y() + self.verticalOffset())
        return self.rows.index(row, 0) if row >= 0 else QModelIndex()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def updateGeometries(self) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(page)
        bar.setSingleStep(max(20, self._book.metrics("body").lineSpacing()))
        bar.setRange(0, max(0, self._heights.total - page))

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def scrollTo(self, index: _Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        row = index.row()
        if not 0 <= row < len(self._heights):
            return
        self._measure(row - 12, row + 12)
        top, height = self._heights.top(row), self._heights.height(row)
        bar, page = self.verticalScrollBar(), self.viewport().height()
        if hint == _Hint.PositionAtCenter:
            bar.setValue(round(top - page * _READING_HEIGHT))
        elif top < bar.value():
            bar.setValue(top)
        elif top + height > bar.value() + page:
            bar.setValue(top + height - page)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def isIndexHidden(self, index: _Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        first, last = self.indexAt(rect.topLeft()), self.indexAt(rect.bottomRight())
        selection = QItemSelection()
        if first.isValid() and last.isValid():
            top, bottom = sorted((first.row(), last.row()))
            selection.select(self.rows.index(top, 0), self.rows.index(bottom, 0))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)
        if event.size().width() != event.oldSize().width():
            first = self.indexAt(QPoint(1, 1)).row()
            self._guess()
            if first > 0:
                self._measure(first, first)
                self.verticalScrollBar().setValue(self._heights.top(first))
        else:
            self.updateGeometries()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._guess()

    # --- painting ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if not len(self._heights):
            return
        offset, area = self.verticalOffset(), event.rect()
        first = max(self._heights.row_at(max(area.top() + offset, 0)), 0)
        self._measure(first, first + 2 + area.height() // 20)
        offset = self.verticalOffset()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in range(first, len(self._heights)):
            if self._heights.top(row) - offset > area.bottom():
                break
            self._paint_row(painter, row)
        painter.end()

    def _paint_row(self, painter: QPainter, row: int) -> None:
        host, said = theme_host_of(self), self.rows.item(row)
        box = self.visualRect(self.rows.index(row, 0))
        is_now = not said.is_head and said.line == self._now
        self._paint_ground(painter, host, box, row, is_now=is_now)
        time, words = self._columns(host, box)
        if said.is_head:
            self._write(painter, host, words.united(time), said.text, "small_strong", "muted")
            return
        pad = host.px(_PAD)
        drop = pad + (self._step() - self._book.metrics("small").height()) // 2
        self._write(
            painter, host, time.adjusted(0, drop, 0, 0), clock(said.begin), "small", "muted"
        )
        words.adjust(0, pad, 0, 0)
        font = self._book.font("strong" if is_now else "body")
        layout = self._laid(said.text, font, words.width())
        if self._needle:
            self._paint_found(painter, host, words, layout)
        painter.setPen(host.theme.color("ink"))
        layout.draw(painter, QPointF(words.topLeft()))

    def _paint_ground(
        self, painter: QPainter, host: ThemeHost, box: QRect, row: int, *, is_now: bool
    ) -> None:
        theme = host.theme
        index = self.rows.index(row, 0)
        inner = QRectF(box).adjusted(8, 1, -8, -1)
        if is_now:
            paint_box(painter, inner, 8.0, theme.color("accent_soft"), None)
        elif self.selectionModel().isSelected(index) and len(self.selectedIndexes()) > 1:
            paint_box(painter, inner, 8.0, theme.color("sunken"), None)
        elif row == self._hover:
            paint_box(painter, inner, 8.0, theme.mix("surface", "sunken", 0.6), None)
        if self._by_keyboard and self.hasFocus() and index == self.currentIndex():
            paint_ring(painter, inner, 8.0, theme.color("accent"), 1.0)

    def _paint_found(
        self, painter: QPainter, host: ThemeHost, words: QRect, layout: QTextLayout
    ) -> None:
        """Light what was looked for below the words."""
        folded, at = layout.text().casefold(), 0
        while (at := folded.find(self._needle, at)) >= 0:
            end = at + len(self._needle)
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                first, last = line.textStart(), line.textStart() + line.textLength()
                if end <= first or at >= last:
                    continue
                edges = [_edge(line, max(at, first)), _edge(line, min(end, last))]
                lit = QRectF(min(edges), line.y(), abs(edges[1] - edges[0]), line.height())
                painter.fillRect(lit.translated(words.topLeft()), host.theme.color("mark_1"))
            at = end

    def _laid(self, text: str, font: QFont, width: int) -> QTextLayout:
        layout = QTextLayout(text, font)
        layout.setTextOption(self._option)
        layout.beginLayout()
        step, top = self._step(), 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (step - line.height()) / 2))
            top += step
        layout.endLayout()
        return layout

    def _write(
        self, painter: QPainter, host: ThemeHost, box: QRect, text: str, font: str, role: str
    ) -> None:
        painter.setFont(self._book.font(font))
        painter.setPen(host.theme.color(role))
        flags = Qt.AlignmentFlag.AlignLeading | (
            Qt.AlignmentFlag.AlignTop if role == "muted" and font == "small" else _MIDDLE
        )
        metrics = self._book.metrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(flags), shown)

    def _columns(self, host: ThemeHost, box: QRect) -> tuple[QRect, QRect]:
        """Where time and words of a row stand."""
        inner = box.adjusted(host.px(_SIDE), 0, -host.px(_SIDE), 0)
        time, words = QRect(inner), QRect(inner)
        time.setWidth(host.px(_TIME))
        words.setLeft(time.right() + 1)
        direction = self.layoutDirection()
        return QStyle.visualRect(direction, inner, time), QStyle.visualRect(direction, inner, words)

    # --- keyboard and mouse ------------------------------------------------------------------

    def moveCursor(self, action: _Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        count, row = len(self._heights), self.currentIndex().row()
        if not count:
            return QModelIndex()
        if row < 0:
            row = max(self.now_row, 0)
        page = max(1, self.viewport().height() // max(self._heights.height(row), 20))
        steps = {
            _Cursor.MoveUp: -1, _Cursor.MovePrevious: -1, _Cursor.MoveDown: 1, _Cursor.MoveNext: 1,
            _Cursor.MovePageUp: -page, _Cursor.MovePageDown: page,
            _Cursor.MoveHome: -count, _Cursor.MoveEnd: count,
        }  # fmt: skip
        self.left.emit()
        goal = min(max(row + steps.get(action, 0), 0), count - 1)
        return self.rows.index(goal, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._by_keyboard:
            self._by_keyboard = True
            self.viewport().update()
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        elif event.text().isalpha() and not event.modifiers():
            event.ignore()  # the player's keys; who looks for words has a field for it
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and plain and len(self.selectedIndexes()) <= 1:
            self._choose(self.indexAt(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._set_hover(self.indexAt(event.position().toPoint()).row())

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event)
        self.left.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in BY_KEYBOARD:
            self._by_keyboard = True
            if not self.currentIndex().isValid() and self.now_row >= 0:
                self.setCurrentIndex(self.rows.index(self.now_row, 0))
        super().focusInEvent(event)
        self.viewport().update()

    def _choose(self, index: _Index) -> None:
        said = self.rows.item(index.row())
        if said is not None:
            self.chosen.emit(said.begin)

    def _set_hover(self, row: int) -> None:
        if row == self._hover:
            return
        before, self._hover = self._hover, row
        for changed in (before, row):
            if changed >= 0:
                self.viewport().update(self.visualRect(self.rows.index(changed, 0)))
        shape = Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)


def _edge(line: QTextLine, place: int) -> float:
    """Where a place stands in a line."""
    return cast("tuple[float, int]", line.cursorToX(place))[0]


def _spoken_words(said: Said) -> str:
    """A row for a screen reader."""
    if said.is_head:
        return tr("Chapter: {title}", title=said.text)
    return f"{spoken(said.begin)}: {said.text}"
