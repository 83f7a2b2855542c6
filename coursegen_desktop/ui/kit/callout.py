"""A sentence in a tinted box, in place: what went wrong, what to wait for, what was done.

told = Callout()                        # hidden while it says nothing
told.tell(tr("The address or the password is not right."), kind="bad")
told.tell("")
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from .icons import IconLabel
from .lists import Text
from .speech import say

_ICONS = {"bad": "circle-alert", "warn": "triangle-alert", "good": "circle-check", "accent": "info"}


class CalloutText(Text):
    """The words of a callout."""


class Callout(QFrame):
    """Hidden while empty. Kind is bad, warn, good or accent; words and icon carry the meaning."""

    def __init__(self, kind: str = "bad", parent: QWidget | None = None, *, icon: str = "") -> None:
        super().__init__(parent)
        self._own_icon = icon
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 12, 9)
        row.setSpacing(10)
        self._icon = IconLabel(icon or _ICONS[kind], role=kind, size=16)
        self._icon.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._words = CalloutText(wrap=True)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self._kind = ""
        self._dress(kind)
        self.hide()

    @property
    def text(self) -> str:
        """What it says, "" while it is hidden."""
        return self._words.text()

    def tell(self, text: str, *, kind: str = "") -> None:
        """Say `text`, also aloud; "" hides it."""
        self.show_text(text, kind=kind)
        if text:
            say(self, text, urgent=self._kind == "bad")

    def show_text(self, text: str, *, kind: str = "") -> None:
        """Change the words without saying them aloud, for what changes every second."""
        if kind:
            self._dress(kind)
        self._words.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def _dress(self, kind: str) -> None:
        if kind == self._kind:
            return
        self._kind = kind
        self._icon.show_as(self._own_icon or _ICONS[kind], role=kind)
        for part in (self, self._words):
            part.setProperty("kind", kind)
            part.style().unpolish(part)
            part.style().polish(part)
