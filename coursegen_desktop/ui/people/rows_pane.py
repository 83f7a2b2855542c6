"""A list in its card, or what stands in its place: waiting, failed, nothing there."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ..kit.empty_state import EmptyState, Skeleton
from ..kit.lists import Card, Muted
from ..kit.translate import tr
from .rows_view import RowsHead, RowsView

SKELETON_DELAY = 150  # milliseconds before a wait is shown
_UNBOUND = 16777215


class RowsPane(QWidget):
    """Shows a RowsView's items; its card is as high as they are."""

    retry_requested = Signal()
    action_requested = Signal()  # the next step that an empty list offers

    def __init__(self, view: RowsView, failure_title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._failure_title = failure_title
        self._stack = QStackedLayout(self)
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        self._card = Card()
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        self._head = RowsHead(view)
        inside.addWidget(self._head)
        inside.addWidget(view, 1)
        column.addWidget(self._card, 1000)
        self._note = Muted(wrap=True, size="body")
        self._note.setContentsMargins(4, 14, 4, 0)
        self._note.hide()
        column.addWidget(self._note)
        column.addStretch(1)
        self._stack.addWidget(self._list)
        self._state: EmptyState | None = None
        self._skeleton: Skeleton | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SKELETON_DELAY)
        self._wait.timeout.connect(self._show_skeleton)
        for changed in (view.rows.modelReset, view.rows.rowsInserted):
            changed.connect(self._fit)

    @property
    def shows_rows(self) -> bool:
        """Whether the list is in front."""
        return self._stack.currentWidget() is self._list

    @property
    def state(self) -> EmptyState | None:
        """What stands in place of the list."""
        return None if self.shows_rows else self._state

    def show_items(self, items: Sequence[Any], has_more: bool = False, *, anew: bool) -> None:
        """List `items`. Unless they are another list (`anew`), the place in it is kept."""
        self._wait.stop()
        view = self.view
        row, key = view.currentIndex().row(), view.rows.key_at(view.currentIndex().row())
        scroll = view.verticalScrollBar().value()
        view.rows.show(items, has_more)
        self._fit()
        self._bring(self._list)
        view.executeDelayedItemsLayout()  # at once: the scroll bar needs its range
        if anew:
            view.scrollToTop()
            return
        if row >= 0:
            self._stand_on(key, row)
        view.verticalScrollBar().setValue(scroll)

    def show_note(self, text: str) -> None:
        """Say something under the list, nothing with ""."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def show_state(self, state: EmptyState) -> None:
        """Put a sentence in place of the list."""
        self._wait.stop()
        state.action_requested.connect(self.action_requested)
        self._put(state)

    def show_failure(self, text: str) -> None:
        """The list could not be read: `text` says why."""
        self._wait.stop()
        state = EmptyState("triangle-alert", self._failure_title, text, tr("Try again"),
                           action_icon="refresh-cw")  # fmt: skip
        state.action_requested.connect(self.retry_requested)
        self._put(state)

    def show_waiting(self) -> None:
        """A list was asked for: after a moment, grey lines stand where it will be."""
        self._wait.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_wait"):
            self._fit()  # lines are higher, or less high, now

    def _stand_on(self, key: Hashable, row: int) -> None:
        found = self.view.rows.row_of(key)
        scrolls = self.view.hasAutoScroll()
        self.view.setAutoScroll(False)
        self.view.make_current(found if found >= 0 else row)
        self.view.setAutoScroll(scrolls)

    def _put(self, state: EmptyState) -> None:
        old, self._state = self._state, state
        self._stack.addWidget(state)
        self._bring(state)
        if old is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _bring(self, widget: QWidget) -> None:
        self._wait.stop()
        self._stack.setCurrentWidget(widget)

    def _show_skeleton(self) -> None:
        if self._skeleton is None:
            self._skeleton = Skeleton(rows=8, row_height=48)
            self._stack.addWidget(self._skeleton)
        self._stack.setCurrentWidget(self._skeleton)

    def _fit(self) -> None:
        rows = self.view.rows
        height = self._head.sizeHint().height() + rows.rowCount() * self.view.row_height() + 2
        self._card.setMaximumHeight(_UNBOUND if rows.has_more else height)
