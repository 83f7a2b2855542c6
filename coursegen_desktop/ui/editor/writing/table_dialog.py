"""How many columns and rows a new table has: a grid to point at, or to walk with the arrows."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ...kit.dialogs import Dialog
from ...kit.lists import Small
from ...kit.painting import paint_box, paint_ring
from ...kit.speech import say
from ...kit.theme import theme_host_of
from ...kit.translate import tr

MOST_COLUMNS, MOST_ROWS = 8, 8
_SIDE, _GAP, _EDGE = 26, 4, 7


class SizeGrid(QWidget):
    """Columns × rows; the arrow keys change it, a click or Enter takes it."""

    changed = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns, self.rows = 3, 3
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Size of the table"))

    def sizeHint(self) -> QSize:
        step = self._step()
        return QSize(MOST_COLUMNS * step - _GAP + 2 * _EDGE, MOST_ROWS * step - _GAP + 2 * _EDGE)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def words(self) -> str:
        """The size in words."""
        columns, rows = tr("%n column(s)", self.columns), tr("%n row(s)", self.rows)
        return tr("{columns}, {rows} and a head", columns=columns, rows=rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
            return
        self._set(self.columns + move[0], self.rows + move[1])
        say(self, self.words())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set(*self._at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._set(*self._at(event.position()))
        self.chosen.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_host_of(self).theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self._step()
        for row in range(MOST_ROWS):
            for column in range(MOST_COLUMNS):
                box = QRectF(_EDGE + column * step, _EDGE + row * step, step - _GAP, step - _GAP)
                within = column < self.columns and row < self.rows
                fill = theme.color("accent_soft" if within else "surface")
                edge = theme.color("accent" if within else "line")
                paint_box(painter, box, 4.0, fill, edge)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), 8.0, theme.color("accent"))

    def _set(self, columns: int, rows: int) -> None:
        columns = min(max(columns, 1), MOST_COLUMNS)
        rows = min(max(rows, 1), MOST_ROWS)
        if (columns, rows) != (self.columns, self.rows):
            self.columns, self.rows = columns, rows
            self.update()
            self.changed.emit()

    def _at(self, place: QPointF) -> tuple[int, int]:
        step = self._step()
        return int((place.x() - _EDGE) // step) + 1, int((place.y() - _EDGE) // step) + 1

    def _step(self) -> int:
        return theme_host_of(self).px(_SIDE) + _GAP


class TableDialog(Dialog):
    """Accepted when a size was chosen; `grid` holds it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("Table"))
        self.add_title(tr("Table"), tr("Rows and columns can be added later, too."))
        self.grid = SizeGrid()
        self._words = Small(self.grid.words())
        self.grid.changed.connect(lambda: self._words.setText(self.grid.words()))
        self.grid.chosen.connect(self.accept)
        self.column.addWidget(self.grid, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self._words, 0, Qt.AlignmentFlag.AlignHCenter)
        self.add_buttons(tr("Insert"), "")
        self.grid.setFocus()
