"""One piece for each question above the quiz: how it went is told by shape as well as by colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain.questions.base import Verdict
from ..kit.painting import paint_box
from ..kit.roles import Theme
from ..kit.theme import theme_host_of
from ..kit.translate import tr

_FILL = {Verdict.RIGHT: "good", Verdict.PARTIAL: "warn", Verdict.WRONG: "bad"}
_PIECE, _GAP, _HEIGHT = 26, 6, 6
_WIDEST = 420


@dataclass(frozen=True, slots=True)
class Mark:
    """A question in the bar. `verdict` None: it may not be told, or there is no answer yet."""

    verdict: Verdict | None = None
    is_answered: bool = False
    is_flagged: bool = False


class Segments(QWidget):
    """One piece a question: right whole, partly right half, wrong broken in two, answered (and no
    more told) dark, open pale, a dot for what takes no answer; a flag stands above it.

    The shapes differ as well as the colours; the one that is asked is outlined. `chosen` carries
    the place of a piece that was clicked; the keyboard has N and P, and the list of questions.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[Mark, ...] = ()
        self._current = -1
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_progress(self, marks: Sequence[Mark], current: int, *, tells: bool = True) -> None:
        """`marks` in the order of the questions; `current` is the place of the one that is asked.

        Not `tells`: how many are right may not be said.
        """
        self._marks, self._current = tuple(marks), current
        answered = sum(mark.is_answered for mark in self._marks)
        right = sum(mark.verdict is Verdict.RIGHT for mark in self._marks)
        flagged = sum(mark.is_flagged for mark in self._marks)
        total = len(self._marks)
        if tells:
            words = tr(
                "{answered} of {total} answered, {right} right",
                answered=answered,
                total=total,
                right=right,
            )
        else:
            words = tr("{answered} of {total} answered", answered=answered, total=total)
        if flagged:
            words += ", " + tr("%n flagged", flagged)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        host, count = theme_host_of(self), max(len(self._marks), 1)
        return QSize(min(count * (_PIECE + _GAP) - _GAP, _WIDEST), host.px(22))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._marks and self.rect().contains(event.position().toPoint()):
            place = int(event.position().x() * len(self._marks) / self.width())
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                place = len(self._marks) - 1 - place
            self.chosen.emit(min(max(place, 0), len(self._marks) - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._marks:
            return
        theme = theme_host_of(self).theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() / len(self._marks)
        gap = min(float(_GAP), step * 0.25)
        top = (self.height() - _HEIGHT) / 2
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for index, mark in enumerate(self._marks):
            place = len(self._marks) - 1 - index if rtl else index
            piece = QRectF(place * step + gap / 2, top, max(step - gap, 1.0), _HEIGHT)
            self._paint_piece(painter, piece, mark, theme)
            if mark.is_flagged:
                flag = QRectF(piece.center().x() - 3, piece.top() - 7, 6, 5)
                paint_box(painter, flag, 1.0, theme.color("warn"), None)
            if index == self._current:
                below = QRectF(piece.center().x() - 2, piece.bottom() + 2, 4, 2)
                paint_box(painter, below, 1.0, theme.color("ink"), None)

    def _paint_piece(self, painter: QPainter, piece: QRectF, mark: Mark, theme: Theme) -> None:
        radius = min(_HEIGHT / 2, piece.width() / 2)
        verdict = mark.verdict
        if verdict is Verdict.NONE:  # nothing to answer: a dot
            side = min(4.0, piece.width())
            dot = QRectF(piece.center().x() - side / 2, piece.center().y() - side / 2, side, side)
            paint_box(painter, dot, side / 2, theme.color("edge"), None)
            return
        role = _FILL.get(verdict) if verdict is not None else None
        if role is None and mark.is_answered:
            role = "muted"
        if role is None or verdict is Verdict.PARTIAL:
            self._paint_empty(painter, piece, radius, theme)
        if role is None:
            return
        if verdict is Verdict.PARTIAL:
            piece = QRectF(piece.left(), piece.top(), piece.width() / 2, piece.height())
        paint_box(painter, piece, radius, theme.color(role), None)
        if verdict is Verdict.WRONG and piece.width() > 8:
            cut = QRectF(piece.center().x() - 1, piece.top(), 2, piece.height())
            painter.fillRect(cut, theme.color("background"))

    def _paint_empty(self, painter: QPainter, piece: QRectF, radius: float, theme: Theme) -> None:
        if theme.name == "contrast":  # a dark filling would look like an answer
            paint_box(painter, piece, radius, None, theme.color("edge"))
        else:
            paint_box(painter, piece, radius, theme.color("line"), None)
