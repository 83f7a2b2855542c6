"""The bar of a film: how far it is, where its chapters begin, and a way to any place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from ....domain.narration import Chapter
from ...kit.painting import paint_ring
from ...kit.speech import say
from ...kit.theme import theme_host_of
from ...kit.touch import DRAGGED
from ...kit.translate import tr
from .bubble import Bubble
from .times import clock, spoken

STEP = 5.0  # seconds that an arrow goes
_TENTHS = 10  # the slider counts tenths of a second
_BAR, _FAT, _THUMB = 5.0, 7.0, 7.0
_GAP = 2.0  # between chapters
_SIDE = 8  # so much room at both ends for the thumb


class SeekBar(QAbstractSlider):
    """`sought` carries seconds. Arrows go 5 s, Page Up and Down a chapter, Home and End."""

    sought = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(DRAGGED, True)
        self._seconds, self._at = 0.0, 0.0
        self._chapters: tuple[Chapter, ...] = ()
        self._stops: tuple[float, ...] = ()
        self._hover = -1.0
        self.bubble: Bubble | None = None  # the words below the mouse
        self._is_held = False
        self._by_keyboard = False
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSingleStep(round(STEP * _TENTHS))
        self.show_film(0.0, ())

    # --- what it shows -----------------------------------------------------------------------

    def show_film(
        self, seconds: float, chapters: Sequence[Chapter], stops: Sequence[float] = ()
    ) -> None:
        """Another film."""
        self._seconds, self._chapters, self._stops = seconds, tuple(chapters), tuple(stops)
        self.setRange(0, round(seconds * _TENTHS))
        self.setEnabled(seconds > 0)
        self._name()
        self.update()

    def show_place(self, seconds: float) -> None:
        """Where the film is."""
        before, self._at = self._x(self._at), seconds
        # Whoever stands on the bar would hear every second of it.
        if int(seconds) != self.value() // _TENTHS and not self.hasFocus():
            self._tell_value()
        if round(before * 2) != round(self._x(seconds) * 2):
            self.update()

    def words_at(self, seconds: float) -> str:
        """A place in words: "0:29 · Fixing carbon"."""
        number = self._chapter_at(seconds)
        name = self._chapters[number].title.strip() if number >= 0 else ""
        return f"{clock(seconds)} · {name}" if name else clock(seconds)

    def seconds_at(self, x: float) -> float:
        """The place that a point of the bar stands for."""
        room = max(self.width() - 2 * _SIDE, 1)
        share = min(max((x - _SIDE) / room, 0.0), 1.0)
        if self._is_mirrored:
            share = 1.0 - share
        return share * self._seconds

    def chapter_from(self, seconds: float, by: int) -> float:
        """Where the next chapter begins (1), or this one, or the one before when it just began."""
        begins = [0.0, *(one.begin for one in self._chapters if one.begin > 0.0)]
        if by > 0:
            return next((begin for begin in begins if begin > seconds + 0.2), self._seconds)
        return max((begin for begin in begins if begin < seconds - 2.0), default=0.0)

    # --- size and painting -------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(200, theme_host_of(self).px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_host_of(self).theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_near = self.isEnabled() and (self._hover >= 0 or self._is_held or self.hasFocus())
        height = _FAT if is_near else _BAR
        middle = self.height() / 2
        here = self._x(self._at)
        for left, right in self._parts():
            box = QRectF(left, middle - height / 2, max(right - left, 1.0), height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sunken" if not theme.is_dark else "line"))
            painter.drawRoundedRect(box, height / 2, height / 2)
            self._fill(painter, box, here)
        self._paint_stops(painter, middle, height)
        if is_near:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(QRectF(here - _THUMB, middle - _THUMB, 2 * _THUMB, 2 * _THUMB))
        if self.hasFocus() and self._by_keyboard:
            paint_ring(painter, QRectF(self.rect()), 8.0, theme.color("accent"), 1.0)

    def _fill(self, painter: QPainter, box: QRectF, here: float) -> None:
        """The played part of a piece of the bar."""
        played = QRectF(box)
        if self._is_mirrored:
            played.setLeft(max(box.left(), here))
        else:
            played.setRight(min(box.right(), here))
        if played.width() > 0:
            painter.setBrush(theme_host_of(self).theme.color("accent"))
            radius = min(box.height(), played.width()) / 2
            painter.drawRoundedRect(played, radius, radius)

    def _paint_stops(self, painter: QPainter, middle: float, height: float) -> None:
        """A small ring where a question stops it."""
        theme = theme_host_of(self).theme
        painter.setBrush(theme.color("surface"))
        for stop in self._stops:
            painter.setPen(theme.color("warn"))
            x = self._x(stop)
            painter.drawEllipse(QRectF(x - height / 2, middle - height / 2, height, height))

    def _parts(self) -> list[tuple[float, float]]:
        """[left, right) of the pieces of the bar, one for a chapter."""
        begins = [one.begin for one in self._chapters if 0 < one.begin < self._seconds]
        edges = [0.0, *begins, self._seconds]
        found = []
        for begin, end in pairwise(edges):
            left, right = sorted((self._x(begin), self._x(end)))
            cut = _GAP if end < self._seconds else 0.0
            found.append((left + cut, right) if self._is_mirrored else (left, right - cut))
        return found

    def _x(self, seconds: float) -> float:
        room = max(self.width() - 2 * _SIDE, 1)
        share = min(max(seconds / self._seconds, 0.0), 1.0) if self._seconds else 0.0
        return _SIDE + room * ((1.0 - share) if self._is_mirrored else share)

    @property
    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    # --- mouse and keyboard ------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._seconds:
            self._is_held, self._by_keyboard = True, False
            self._seek(self.seconds_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self.seconds_at(event.position().x())
        if self._is_held:
            self._seek(self._hover)
        if self._seconds:
            if self.bubble is None:
                self.bubble = Bubble(self)
            self.bubble.tell(self, round(event.position().x()), self.words_at(self._hover))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._is_held = False
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._unhover()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._unhover()

    def _unhover(self) -> None:
        self._hover = -1.0
        if self.bubble is not None:
            self.bubble.hide()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls, the film stays

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        onward, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self._is_mirrored:
            onward, back = back, onward
        keys = {
            onward: lambda: self._at + STEP,
            back: lambda: self._at - STEP,
            Qt.Key.Key_Up: lambda: self._at + STEP,
            Qt.Key.Key_Down: lambda: self._at - STEP,
            Qt.Key.Key_PageUp: lambda: self.chapter_from(self._at, 1),
            Qt.Key.Key_PageDown: lambda: self.chapter_from(self._at, -1),
            Qt.Key.Key_Home: lambda: 0.0,
            Qt.Key.Key_End: lambda: self._seconds,
        }
        goal = keys.get(Qt.Key(event.key()))
        if goal is None:
            super().keyPressEvent(event)
            return
        self._by_keyboard = True
        self._seek(goal())
        say(self, self.words_at(self._at))

    def _seek(self, seconds: float) -> None:
        self.show_place(min(max(seconds, 0.0), self._seconds))
        self._tell_value()
        self.sought.emit(self._at)

    def _tell_value(self) -> None:
        self.setValue(round(self._at * _TENTHS))
        self._name()

    def _chapter_at(self, seconds: float) -> int:
        begun = [n for n, one in enumerate(self._chapters) if one.begin <= seconds + 0.01]
        return begun[-1] if begun else -1

    def _name(self) -> None:
        self.setAccessibleName(
            tr("Place: {place} of {whole}", place=spoken(self._at), whole=spoken(self._seconds))
        )
