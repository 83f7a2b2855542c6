"""The headings of the open lesson; the one being read is marked."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ...rendering.rendered import Heading
from ..kit.focus import claims_letter
from ..kit.theme import theme_host_of
from ..kit.translate import tr

_ANCHOR = Qt.ItemDataRole.UserRole
_LEVEL = Qt.ItemDataRole.UserRole + 1
_READING = Qt.ItemDataRole.UserRole + 2


class HeadingList(QListWidget):
    """Click or Enter goes to a heading."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listed: dict[str, str] = {}  # of headings too deep: the one that stands for them
        self.setItemDelegate(_HeadingDelegate(self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setObjectName("headings")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(tr("Headings of this lesson"))
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(_ANCHOR)))

    def show_headings(self, headings: tuple[Heading, ...]) -> None:
        """Fill with the headings of a page; deeper levels are indented."""
        self.clear()
        self._listed.clear()
        top = min((heading.level for heading in headings), default=2)
        listed = ""
        for heading in headings:
            if heading.level > top + 1:
                self._listed[heading.anchor] = listed
                continue
            listed = heading.anchor
            item = QListWidgetItem(heading.text)
            item.setToolTip(heading.text)
            item.setData(_ANCHOR, heading.anchor)
            item.setData(_LEVEL, heading.level - top)
            self.addItem(item)

    def mark(self, anchor: str) -> None:
        """The heading whose text is being read; of one too deep to be listed, that above it."""
        anchor = self._listed.get(anchor, anchor)
        for number in range(self.count()):
            item = self.item(number)
            reading = item.data(_ANCHOR) == anchor
            if bool(item.data(_READING)) != reading:
                item.setData(_READING, reading)
            if reading:
                self.scrollToItem(item)

    def event(self, event: QEvent) -> bool:
        if claims_letter(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentRow() >= 0:
                self.chosen.emit(self.currentItem().data(_ANCHOR))
            return
        super().keyPressEvent(event)


class _HeadingDelegate(QStyledItemDelegate):
    """A line at the left, thick and in the accent where the reader is."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        host = theme_host_of(option.widget)
        return QSize(0, host.target(27))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        view = cast(QListWidget, option.widget)
        host = theme_host_of(view)
        theme = host.theme
        reading = bool(index.data(_READING))
        box = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_HasFocus and view.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(box.adjusted(5, 2, -2, -2), 6, 6)
        painter.fillRect(
            box.left(), box.top(), 2, box.height(), theme.color("accent" if reading else "line")
        )
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        role = "accent" if reading else "ink" if hovered else "muted"
        painter.setPen(theme.color(role))
        painter.setFont(host.font("small_strong" if reading else "small"))
        words = box.adjusted(14 + 12 * int(index.data(_LEVEL) or 0), 0, -6, 0)
        text = painter.fontMetrics().elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()
