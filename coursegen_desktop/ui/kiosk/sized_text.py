"""Words in a size that is not one of the type scale: they grow with the display."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ..kit.fonts import points, tabular
from ..kit.lists import Text
from ..kit.theme import theme_host_of


class SizedText(Text):
    """`pixels` high at a text scale of 1 and a `grown` of 1, in the font of a role.

    It sets its font itself: a new style sheet takes a label's font away after its parent was told.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        role: str = "body",
        pixels: float = 14.0,
        wrap: bool = False,
        figures: bool = False,
    ) -> None:
        super().__init__(text, parent, wrap=wrap)
        self._role, self._pixels, self._figures = role, pixels, figures
        self._grown = 1.0
        self._fit()

    def grow(self, factor: float) -> None:
        """Be so many times as large."""
        if factor != self._grown:
            self._grown = factor
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        host = theme_host_of(self)
        font = tabular(host.font(self._role)) if self._figures else host.font(self._role)
        font.setPointSizeF(points(self._pixels * self._grown * host.text_scale))
        self.setFont(font)
