"""How far the quiz is: a piece of a bar for each question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain.questions.base import Verdict
from ..kit.painting import paint_box
from ..kit.roles import Theme
from ..kit.theme import theme_host_of
from ..kit.translate import tr

_FILL = {Verdict.RIGHT: "good", Verdict.PARTIAL: "warn", Verdict.WRONG: "bad"}
_PIECE, _GAP, _HEIGHT = 26, 6, 6
_WIDEST = 420


class Segments(QWidget):
    """One piece a question: right whole, partly right half, wrong broken in two, open pale, a dot
    for what takes no answer.

    The shapes differ as well as the colours; the one that is asked is outlined.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verdicts: tuple[Verdict | None, ...] = ()
        self._current = -1
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_progress(self, verdicts: Sequence[Verdict | None], current: int) -> None:
        """`verdicts` in the order of the questions, None while open; `current` is an index."""
        self._verdicts, self._current = tuple(verdicts), current
        answered = sum(verdict is not None for verdict in self._verdicts)
        right = sum(verdict is Verdict.RIGHT for verdict in self._verdicts)
        words = tr(
            "{answered} of {total} answered, {right} right",
            answered=answered,
            total=len(self._verdicts),
            right=right,
        )
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        host, count = theme_host_of(self), max(len(self._verdicts), 1)
        return QSize(min(count * (_PIECE + _GAP) - _GAP, _WIDEST), host.px(16))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._verdicts:
            return
        theme = theme_host_of(self).theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() / len(self._verdicts)
        gap = min(float(_GAP), step * 0.25)
        top = (self.height() - _HEIGHT) / 2
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for index, verdict in enumerate(self._verdicts):
            place = len(self._verdicts) - 1 - index if rtl else index
            piece = QRectF(place * step + gap / 2, top, max(step - gap, 1.0), _HEIGHT)
            self._paint_piece(painter, piece, verdict, theme)
            if index == self._current:
                mark = QRectF(piece.center().x() - 2, piece.bottom() + 2, 4, 2)
                paint_box(painter, mark, 1.0, theme.color("ink"), None)

    def _paint_piece(
        self, painter: QPainter, piece: QRectF, verdict: Verdict | None, theme: Theme
    ) -> None:
        radius = min(_HEIGHT / 2, piece.width() / 2)
        if verdict is Verdict.NONE:  # nothing to answer: a dot
            side = min(4.0, piece.width())
            dot = QRectF(piece.center().x() - side / 2, piece.center().y() - side / 2, side, side)
            paint_box(painter, dot, side / 2, theme.color("edge"), None)
            return
        role = _FILL.get(verdict) if verdict is not None else None
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
