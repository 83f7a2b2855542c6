"""The form, and beside it, where there is room, the question as learners meet it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ...kit.lists import Hairline, Muted
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from .try_pane import TryPane

# From this width on (at text scale 1) both have room; a pause in typing renews the preview.
_ROOM = 1_080
_PAUSE_MS = 300


class FormArea(QWidget):
    """`stack` holds the forms. `preview` is shown while a question is edited and can be tried."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fill: Callable[[TryPane], None] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.stack = QStackedWidget()
        row.addWidget(self.stack, 5)
        self._side = QWidget()
        row.addWidget(self._side, 4)
        self._side.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._renew)

    @property
    def has_room(self) -> bool:
        """Whether both can be seen."""
        return self.width() >= theme_host_of(self).px(_ROOM)

    @cached_property
    def preview(self) -> TryPane:
        """The question beside its form."""
        row = QHBoxLayout(self._side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Hairline(vertical=True))
        column = QVBoxLayout()
        column.setContentsMargins(0, 14, 0, 0)
        title = Muted(tr("As learners see it"))
        title.setContentsMargins(24, 0, 24, 0)
        column.addWidget(title)
        pane = TryPane(is_beside=True)
        column.addWidget(pane, 1)
        row.addLayout(column, 1)
        return pane

    def show_preview(self, fill: Callable[[TryPane], None] | None, *, now: bool) -> None:
        """`fill` puts the question of the moment into a pane; None: nothing can be tried here.

        Not `now`: after a pause in typing.
        """
        self._fill = fill
        self._timer.stop()
        if fill is None or now:
            self._renew()
        elif self.has_room:
            self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._side.isHidden() == (self.has_room and self._fill is not None):
            self._renew()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._renew()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _renew(self) -> None:
        is_seen = self._fill is not None and self.has_room
        if self._fill is not None and is_seen:
            self._fill(self.preview)
        self._side.setVisible(is_seen)
