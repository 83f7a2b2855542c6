"""Sound as it is seen: its wave form, and how loud it is just now."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..kit.theme import theme_host_of, theme_of
from ..kit.translate import tr

_HEIGHT, _BAR, _GAP = 64, 3, 2
# Decibels that a meter shows, and from where on it is loud.
_LOWEST, _LOUD = -48.0, -3.0


class WaveForm(QWidget):
    """Bars from left to right. While sound grows its end is seen, afterwards all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._peaks: Sequence[float] = ()
        self._is_growing = False
        self.place = -1.0  # share of the whole that was heard, below zero: none
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Wave form"))

    def show_peaks(self, peaks: Sequence[float], *, is_growing: bool = False) -> None:
        """Loudest samples, from 0 to 1, of equal stretches of time."""
        self._peaks, self._is_growing = peaks, is_growing
        self.update()

    def show_place(self, share: float) -> None:
        """How much of it was heard."""
        if share != self.place:
            self.place = share
            self.update()

    def bars(self, count: int) -> list[float]:
        """What is painted in so many bars."""
        peaks = self._peaks
        if self._is_growing or len(peaks) <= count:
            return list(peaks[-count:])
        edges = [len(peaks) * at // count for at in range(count + 1)]
        return [max(peaks[a:b]) for a, b in pairwise(edges)]

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        return QSize(host.px(240), host.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        theme = theme_of(self)
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        inside = QRectF(self.rect()).adjusted(10, 8, -10, -8)
        count = max(1, int(inside.width() / (_BAR + _GAP)))
        bars = self.bars(count)
        heard = self.place * len(bars)
        for at, peak in enumerate(bars):
            # What is half as loud looks a little smaller, not half as high.
            height = max(2.0, math.sqrt(peak) * inside.height())
            left = inside.left() + at * (_BAR + _GAP)
            painter.setBrush(theme.color("accent" if self.place < 0 or at < heard else "muted"))
            painter.drawRoundedRect(
                QRectF(left, inside.center().y() - height / 2, _BAR, height), 1.5, 1.5
            )


class LevelMeter(QWidget):
    """How loud it is now; words beside it say what is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Loudness"))

    def show_level(self, level: float) -> None:
        """The loudest sample of the last moment; it falls back slowly."""
        self.level = max(level, self.level * 0.8 if level else 0.0)
        self.update()

    @property
    def share(self) -> float:
        """How far the bar is filled."""
        decibels = 20 * math.log10(self.level) if self.level > 0 else _LOWEST
        return min(1.0, max(0.0, 1 - decibels / _LOWEST))

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        return QSize(host.px(120), host.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        theme = theme_of(self)
        box = QRectF(self.rect())
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(box, 4, 4)
        box.setWidth(box.width() * self.share)
        is_loud = self.level >= 10 ** (_LOUD / 20)
        painter.setBrush(theme.color("warn" if is_loud else "accent"))
        if box.width() > 2:
            painter.drawRoundedRect(box, 4, 4)
