"""Where the keyboard goes in a page, and when a focus ring is shown.

A ring is always shown, except where a click of the mouse brought the focus.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Base
    from PySide6.QtWidgets import QWidget
else:
    _Base = object  # a class cannot have two bases of Qt


def start_at(page: "QWidget", first: "QWidget") -> None:
    """Let the keyboard begin at `first` when `page` comes in front.

    No focus proxy: the Tab key would jump from the rail to the proxy, past all that stands
    before it in the page.
    """
    page.first_focus = first  # type: ignore[attr-defined]


def start_of(page: "QWidget") -> "QWidget":
    """Where the keyboard begins in `page`: as `start_at` said, else the page itself."""
    first: QWidget | None = getattr(page, "first_focus", None)
    return page if first is None else first


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
