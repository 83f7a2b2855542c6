"""Rows of a form that are added, moved and taken away: options, answers, pairs, hints."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ...kit.focus import tab_through
from ...kit.forms import IconButton, LinkButton
from ...kit.lists import ErrorLabel
from ...kit.speech import say
from ...kit.theme import theme_host_of
from ...kit.translate import tr

Json = dict[str, Any]


class Row(QWidget):
    """One entry of a list. A subclass fills `line` (and `column` below it).

    `next_wanted`: Enter was pressed in its text.
    """

    changed = Signal()
    next_wanted = Signal()
    removed = Signal()
    dragged = Signal(QPoint)  # on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.raw: Json = {}
        self._is_showing = False
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        self._grip = _Grip()
        self._grip.dragged.connect(self.dragged)
        top = Qt.AlignmentFlag.AlignTop
        whole.addWidget(self._grip, 0, top)
        self.column = QVBoxLayout()
        self.column.setSpacing(6)
        self.line = QHBoxLayout()
        self.line.setSpacing(8)
        self.column.addLayout(self.line)
        self.error = ErrorLabel()
        whole.addLayout(self.column, 1)
        self._remove = small_button("x", tr("Remove"))
        self._remove.clicked.connect(self.removed)
        whole.addWidget(self._remove, 0, top)

    def finish(self) -> None:
        """Called once the subclass has put everything in."""
        self.column.addWidget(self.error)

    def show_value(self, value: Json) -> None:
        """Show an entry."""
        self.raw = dict(value)
        self._is_showing = True
        try:
            self._show(self.raw)
        finally:
            self._is_showing = False

    def value(self) -> Json:
        """The entry with what was changed."""
        return self.raw

    def focus_first(self) -> None:
        """Put the keyboard where typing begins."""
        self.setFocus()

    def number(self, place: int, is_movable: bool, is_needed: bool) -> None:
        """Where it stands, whether it has neighbours, and whether it must stay."""
        self._grip.setVisible(is_movable)
        self._remove.setEnabled(not is_needed)
        self._remove.set_name(tr("Remove number {number}", number=place))

    def tell(self, field: str, words: str) -> None:
        """Say what is wrong with it."""
        self.error.tell(words)

    def tell_change(self) -> None:
        """The user changed something in it."""
        if not self._is_showing:
            self.changed.emit()

    def _show(self, value: Json) -> None:
        raise NotImplementedError


class RowList(QWidget):
    """All rows, and a button that adds one. Alt with the arrows moves the row of the keyboard."""

    changed = Signal()

    def __init__(
        self,
        make: Callable[[], Row],
        add_words: str,
        blank: Callable[[Sequence[Json]], Json],
        *,
        least: int = 0,
        is_movable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make, self._blank = make, blank
        self._least, self._is_movable = least, is_movable
        self.rows: list[Row] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        column.addLayout(self._lines)
        self.add_button = LinkButton(add_words, "plus")
        self.add_button.clicked.connect(lambda: self.add())
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.error = ErrorLabel()
        column.addWidget(self.error)
        if is_movable:
            self._add_key("Alt+Up", -1)
            self._add_key("Alt+Down", 1)

    def show_values(self, values: Sequence[Json]) -> None:
        """Show these; rows that are there already are filled anew and keep the keyboard."""
        while len(self.rows) > len(values):
            self._drop(self.rows[-1])
        for number, value in enumerate(values):
            if number == len(self.rows):
                self._insert(number)
            if self.rows[number].value() != value:
                self.rows[number].show_value(value)
        self._number()

    def values(self) -> list[Json]:
        """All entries in their order."""
        return [row.value() for row in self.rows]

    def add(self, value: Json | None = None, at: int | None = None) -> Row:
        """One more, with the keyboard in it."""
        at = len(self.rows) if at is None else at
        value = self._blank(self.values()) if value is None else value
        row = self._insert(at)
        row.show_value(value)
        self._number()
        self.changed.emit()
        row.focus_first()
        return row

    def remove(self, row: Row) -> None:
        """Take one away; the keyboard goes to its neighbour."""
        if len(self.rows) <= self._least:
            return
        at = self.rows.index(row)
        self._drop(row)
        self._number()
        if self.rows:
            self.rows[min(at, len(self.rows) - 1)].focus_first()
        else:
            self.add_button.setFocus()
        self.changed.emit()

    def move_row(self, row: Row, to: int) -> None:
        """Put one to another place."""
        at = self.rows.index(row)
        if to == at or not 0 <= to < len(self.rows):
            return
        self.rows.insert(to, self.rows.pop(at))
        self._lines.removeWidget(row)
        self._lines.insertWidget(to, row)
        self._number()
        say(self, tr("Now number {number} of {total}", number=to + 1, total=len(self.rows)))
        self.changed.emit()

    def tell(self, rest: str, words: str) -> bool:
        """Say what is wrong with "[2].text"; without a row, below all. False: there is no row."""
        number, _, field = rest.removeprefix("[").partition("]")
        if rest.startswith("[") and number.isdigit() and 0 < int(number) <= len(self.rows):
            self.rows[int(number) - 1].tell(field.lstrip("."), words)
            return True
        self.error.tell(words)
        return not rest

    def clear_errors(self) -> None:
        """All is well."""
        self.error.tell("")
        for row in self.rows:
            row.tell("", "")

    def stops(self) -> list[QWidget]:
        """What takes the keyboard in the rows, from top to bottom."""
        return [widget for row in self.rows for widget in stops_of(row)]

    def order_tabs(self) -> None:
        """Let the Tab key go through the rows before it comes to the button below them."""
        put_before(self.add_button, self.stops())

    def _insert(self, at: int) -> Row:
        row = self._make()
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self.remove(row))
        row.next_wanted.connect(lambda: self._on_next(row))
        row.dragged.connect(lambda place: self._on_dragged(row, place))
        self.rows.insert(at, row)
        self._lines.insertWidget(at, row)
        row.show()
        return row

    def _drop(self, row: Row) -> None:
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _number(self) -> None:
        count = len(self.rows)
        for number, row in enumerate(self.rows, 1):
            row.number(number, self._is_movable and count > 1, count <= self._least)
        self.order_tabs()

    def _on_next(self, row: Row) -> None:
        at = self.rows.index(row)
        if at + 1 < len(self.rows):
            self.rows[at + 1].focus_first()
        else:
            self.add()

    def _on_dragged(self, row: Row, place: QPoint) -> None:
        y = self.mapFromGlobal(place).y()
        to = sum(y > other.geometry().center().y() for other in self.rows if other is not row)
        self.move_row(row, to)

    def _add_key(self, keys: str, step: int) -> None:
        action = QAction(tr("Move up") if step < 0 else tr("Move down"), self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self._move_here(step))
        self.addAction(action)

    def _move_here(self, step: int) -> None:
        focus = QApplication.focusWidget()
        row = next((one for one in self.rows if one.isAncestorOf(focus)), None) if focus else None
        if row is not None and focus is not None:
            self.move_row(row, self.rows.index(row) + step)
            focus.setFocus()


class _Grip(IconButton):
    """What a row is dragged by; the keyboard has Alt and the arrows instead."""

    dragged = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__("grip-vertical", tr("Drag, or press Alt and an arrow in the row"))
        self.height_px, self.icon_px = 38.0, 16.0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.SizeVerCursor)

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        return QSize(host.px(24), host.px(38))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event.globalPosition().toPoint())


def stops_of(widget: QWidget) -> list[QWidget]:
    """What takes the keyboard in a widget, in the order in which it is laid out."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return [widget]
    layout = widget.layout()
    return [] if layout is None else _in_layout(layout)


def _in_layout(layout: QLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner = item.layout() if item is not None else None
        widget = item.widget() if item is not None else None
        if widget is not None:
            found += stops_of(widget)
        elif inner is not None:
            found += _in_layout(inner)
    return found


def put_before(anchor: QWidget, widgets: Sequence[QWidget]) -> None:
    """Let the Tab key come to `widgets`, which were made later than their page, before `anchor`."""
    prior = _stop_before(anchor, widgets)
    if widgets and prior is not None:
        tab_through([prior, *widgets, anchor])


def _stop_before(anchor: QWidget, new: Sequence[QWidget]) -> QWidget | None:
    """What stands before `anchor` in the layout of its nearest holder that has something there.

    Not asked of Qt's chain: see kit/focus.leads_round.
    """
    holder = anchor.parentWidget()
    while holder is not None:
        layout = holder.layout()
        stops = [] if layout is None else [one for one in _in_layout(layout) if one not in new]
        at = stops.index(anchor) if anchor in stops else 0
        if at > 0:
            return stops[at - 1]
        holder = holder.parentWidget()
    return None


def small_button(icon: str, name: str, *, checkable: bool = False) -> IconButton:
    """A button in a row."""
    button = IconButton(icon, name, checkable=checkable)
    button.height_px, button.icon_px = 38.0, 16.0
    return button
