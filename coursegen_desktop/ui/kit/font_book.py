"""Fonts and their measures for painted rows: made once for a text size, not for every word."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QWidget

from .fonts import tabular
from .theme import theme_host_of


class FontBook:
    """The fonts of the type scale, figures of equal width, in the text size of the moment."""

    def __init__(self, view: QWidget) -> None:
        self._view = view
        self._scale = 0.0
        self._fonts: dict[str, tuple[QFont, QFontMetrics]] = {}

    def font(self, role: str) -> QFont:
        """To paint with."""
        return self._entry(role)[0]

    def metrics(self, role: str) -> QFontMetrics:
        """To measure with."""
        return self._entry(role)[1]

    def _entry(self, role: str) -> tuple[QFont, QFontMetrics]:
        host = theme_host_of(self._view)
        if host.text_scale != self._scale:
            self._scale = host.text_scale
            self._fonts.clear()
        if role not in self._fonts:
            font = tabular(host.font(role))
            self._fonts[role] = font, QFontMetrics(font)
        return self._fonts[role]
