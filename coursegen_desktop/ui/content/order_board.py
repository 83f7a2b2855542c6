"""Items in an order that mouse and keyboard change: a column, or rows that break like words.

Mouse: drag an item. Keyboard: the arrows go from item to item, Alt with them moves one, and Space
takes one up, so that the arrows alone move it until Space or Enter puts it down (Esc: back).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain.questions.base import OptionView, Verdict
from ..kit.speech import say
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .inline_text import plain
from .order_item import OrderItem

_SPACING = 10


class OrderBoard(QWidget):
    """Holds the items; `moved` when one has another place, `settled` when one was put down."""

    moved = Signal()
    settled = Signal()

    def __init__(
        self, options: tuple[OptionView, ...], *, horizontal: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_row = horizontal
        self.items = [OrderItem(option, is_narrow=horizontal, parent=self) for option in options]
        for item in self.items:
            item.move_asked.connect(self._on_move_asked)
            item.step_asked.connect(self._on_step_asked)
            item.dragged.connect(self._on_dragged)
            item.dropped.connect(self._on_dropped)
            item.told.connect(lambda words: say(self, words, urgent=True))
            item.settled.connect(self.settled)
        self._dragged: OrderItem | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._number()

    def order(self) -> list[str]:
        """The ids from first to last."""
        return [item.option.id for item in self.items]

    def set_order(self, order: list[str]) -> None:
        """Bring the items into that order; those that it does not name come last."""
        places = {name: place for place, name in enumerate(order)}
        self.items.sort(key=lambda item: places.get(item.option.id, len(places)))
        self._number()
        self._place()

    def mark(self, verdicts: dict[str, Verdict]) -> None:
        """Mark items as right or wrong where they stand; {} takes the marks away."""
        for item in self.items:
            item.mark(verdicts.get(item.option.id, Verdict.NONE))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((box.bottom() + 1 for box in self._boxes(width)), default=0)

    def sizeHint(self) -> QSize:
        width = theme_host_of(self).px(480)
        return QSize(width, self.heightForWidth(self.width() if self.width() > 100 else width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_host_of(self).px(160), theme_host_of(self).px(50))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._place()
        return done

    def _boxes(self, width: int) -> list[QRect]:
        gap = theme_host_of(self).px(_SPACING)
        boxes, x, y, tallest = [], 0, 0, 0
        for item in self.items:
            if not self._is_row:
                height = item.heightForWidth(width)
                boxes.append(QRect(0, y, width, height))
                y += height + gap
                continue
            wide = min(item.sizeHint().width(), width)
            height = item.heightForWidth(wide)
            if x and x + wide > width:
                x, y, tallest = 0, y + tallest + gap, 0
            boxes.append(QRect(x, y, wide, height))
            x, tallest = x + wide + gap, max(tallest, height)
        if self._is_row and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            boxes = [QRect(QPoint(width - b.right() - 1, b.y()), b.size()) for b in boxes]
        return boxes

    def _place(self) -> None:
        for item, box in zip(self.items, self._boxes(self.width()), strict=True):
            if item is not self._dragged and item.geometry() != box:
                item.setGeometry(box)

    def _number(self) -> None:
        for place, item in enumerate(self.items, 1):
            item.set_place(place, len(self.items))
        for first, second in zip(self.items, self.items[1:], strict=False):
            QWidget.setTabOrder(first, second)

    def _on_step_asked(self, item: OrderItem, step: int) -> None:
        place = self.items.index(item) + step
        if 0 <= place < len(self.items):
            self.items[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_move_asked(self, item: OrderItem, step: int) -> None:
        place = min(max(self.items.index(item) + step, 0), len(self.items) - 1)
        if self._move(item, place):
            words = tr(
                "{item}: place {place} of {total}",
                item=plain(item.option.text),
                place=place + 1,
                total=len(self.items),
            )
            say(self, words, urgent=True)
        elif step:
            say(self, tr("It is at the end already."))

    def _move(self, item: OrderItem, place: int) -> bool:
        before = self.items.index(item)
        if before == place:
            return False
        self.items.insert(place, self.items.pop(before))
        self._number()
        self._place()
        self.updateGeometry()
        self.moved.emit()
        return True

    def _on_dragged(self, item: OrderItem, corner: QPoint) -> None:
        self._dragged = item
        item.raise_()
        if not self._is_row:
            corner.setX(0)
        item.move(corner)
        middle = item.geometry().center()
        boxes = self._boxes(self.width())
        nearest = min(
            range(len(boxes)), key=lambda n: (boxes[n].center() - middle).manhattanLength()
        )
        self._move(item, nearest)

    def _on_dropped(self, item: OrderItem) -> None:
        self._dragged = None
        self._place()
        self.settled.emit()
