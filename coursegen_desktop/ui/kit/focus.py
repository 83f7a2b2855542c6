"""When a focus ring is shown: always, except where a click of the mouse brought the focus."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Base
else:
    _Base = object  # a class cannot have two bases of Qt


class QuietFocus(_Base):
    """A mix-in, first in the list of bases: `shows_ring` is False after a click, until a key."""

    _clicked_into = False

    @property
    def shows_ring(self) -> bool:
        """Whether to paint the ring now."""
        return self.hasFocus() and not self._clicked_into

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in (
            Qt.FocusReason.MouseFocusReason,
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        ):
            self._clicked_into = event.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clicked_into:
            self._clicked_into = False
            self.update()
        super().keyPressEvent(event)
