"""A place on a picture that takes a label: a button over the picture, with what lies there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from ...domain.questions.base import Part, Verdict
from ..kit.icons import pixmap
from ..kit.painting import paint_box, paint_ring
from ..kit.theme import ThemeHost, theme_host_of
from ..kit.translate import tr
from .answer_fields import spoken_part
from .inline_text import plain
from .marked_field import mark_words
from .row_body import MARKS


class ZoneButton(QAbstractButton):
    """Pressed it takes the label in hand, or gives back its own. Delete empties it."""

    emptied = Signal()

    def __init__(self, number: int, total: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.label_id = ""
        self._number, self._total = number, total
        self._words, self._picture = "", QPixmap()
        self._part: Part | None = None
        self._verdict = Verdict.NONE
        self._is_hot = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name()

    @property
    def name(self) -> str:
        """ "Place 2 of 3"."""
        return tr("Place {number} of {total}", number=self._number, total=self._total)

    def set_label(self, label_id: str, words: str, picture: QPixmap | None) -> None:
        """Lay a label here, "" to take it away."""
        self.label_id, self._words = label_id, words
        self._picture = picture or QPixmap()
        self._verdict = Verdict.NONE
        self._name()
        self.update()

    def set_picture(self, picture: QPixmap) -> None:
        """Show the picture of its label, now that it was found."""
        self._picture = picture
        self.update()

    def wanted_width(self) -> int:
        """How wide it has to be for its words."""
        host = theme_host_of(self)
        mark = host.px(22) if MARKS.get(self._verdict) else 0
        return QFontMetrics(host.font("small")).horizontalAdvance(self._shown_words()) + mark + 16

    def set_hot(self, is_hot: bool) -> None:
        """Whether a label is in hand that may lie here."""
        if is_hot != self._is_hot:
            self._is_hot = is_hot
            self.update()

    def mark(self, part: Part | None) -> None:
        """Mark it between two tries."""
        self._verdict = Verdict.NONE if part is None else part.verdict
        self._name()
        self.update()

    def show_part(self, part: Part) -> None:
        """How it went, and what belongs here."""
        self._part, self._verdict = part, part.verdict
        self.setAccessibleName(f"{self.name}: {spoken_part(part)}")
        self.setToolTip(plain(part.expected) or plain(part.given))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.emptied.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._part is None:
            self.click()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        theme = host.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box, radius = QRectF(self.rect()).adjusted(1, 1, -1, -1), float(host.px(8))
        verdict = Verdict.WRONG if self._verdict is Verdict.MISSED else self._verdict
        mark = MARKS.get(verdict)
        fill, edge = theme.color("surface"), theme.color("edge")
        if mark:
            fill, edge = theme.color(f"{mark[1]}_soft"), theme.color(mark[1])
        elif self._is_hot or self.underMouse():
            fill, edge = theme.color("accent_soft"), theme.color("accent")
        if not self.label_id and not mark:
            fill.setAlphaF(0.82)
        paint_box(painter, box, radius, fill, None)
        style = Qt.PenStyle.SolidLine if self.label_id or mark else Qt.PenStyle.DashLine
        painter.setPen(QPen(edge, 1.5, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, radius, radius)
        self._paint_inside(painter, host, box, mark)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), radius, theme.color("accent"), 1.5)

    def _paint_inside(
        self, painter: QPainter, host: ThemeHost, box: QRectF, mark: tuple[str, str] | None
    ) -> None:
        inner = box.adjusted(4, 2, -4, -2)
        if mark:
            side = min(host.px(16), int(inner.height()))
            image = pixmap(mark[0], host.theme.color(mark[1]), side, self.devicePixelRatioF())
            painter.drawPixmap(round(inner.left()), round(inner.center().y() - side / 2), image)
            inner.setLeft(inner.left() + side + 3)
        if not self._picture.isNull():
            size = self._picture.size().scaled(
                inner.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio
            )
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(inner.center())
            painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))
            return
        words = self._shown_words()
        role = "ink" if self.label_id or self._part else "muted"
        painter.setPen(host.theme.color(role))
        font = host.font("control" if self.label_id else "small")
        if QFontMetrics(font).horizontalAdvance(words) + 2 > inner.width():
            font = host.font("small")
        painter.setFont(font)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, shown)

    def _shown_words(self) -> str:
        if self._part is not None:  # the lines below the picture name the places by figures
            return f"{self._number}.  {plain(self._words)}" if self.label_id else f"{self._number}."
        return plain(self._words) if self.label_id else str(self._number)

    def _name(self) -> None:
        holds = plain(self._words) or tr("picture")
        state = holds if self.label_id else tr("empty")
        parts = [f"{self.name}: {state}", mark_words(self._verdict)]
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setToolTip(holds if self.label_id else "")
