"""The body of a row that shows a text and how it went: layout and painting, for rows to choose
and for rows that only tell. Mixed in before a Qt widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain.questions.base import Verdict
from ..kit.icons import pixmap
from ..kit.painting import paint_box
from ..kit.theme import ThemeHost, theme_host_of
from .rich_text import document_for, height_at, paint_document

# verdict: (icon, colour role)
MARKS = {
    Verdict.RIGHT: ("check", "good"),
    Verdict.MISSED: ("check", "good"),
    Verdict.PARTIAL: ("circle-dashed", "warn"),
    Verdict.WRONG: ("x", "bad"),
}

MARGIN, GAP, TILE, ICON = 16, 14, 22, 18
_PADDING, _LEAST, _RADIUS, _NOTE_GAP = 14, 50, 12, 4

# Mixed into a Qt widget, of which there may be only one among the bases.
if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class RowBody(_Base):
    """`markdown`, a note below it, a tile at the start and words with an icon at the end.

    A subclass calls `set_up_body` once and says what stands at the end (`end_words`, `end_mark`).
    """

    def set_up_body(self, markdown: str, tile: str = "") -> None:
        """Give it its text, and what its tile says; "" for no tile."""
        self._markdown, self._tile = markdown, tile
        self._text = QTextDocument()
        self._note: QTextDocument | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.lay_out()

    def note_text(self) -> str:
        """What stands below the text; "" for nothing."""
        return ""

    def end_words(self) -> str:
        """What stands at the end; "" for nothing."""
        return ""

    def end_mark(self) -> tuple[str, str] | None:
        """(icon, colour role) beside the words at the end."""
        return None

    def reserved(self, host: ThemeHost) -> float:
        """Room at the end."""
        words, mark = self.end_words(), self.end_mark()
        if not (words or mark):
            return 0.0
        icon = host.px(ICON) + host.px(GAP) if mark else 0
        return self._words_width(host) + icon + host.px(GAP)

    def lay_out(self) -> None:
        """After a change of text, note or theme."""
        host = theme_host_of(self)
        font = QFont(host.font("emphasis"))
        font.setWeight(QFont.Weight.Normal)
        self._text = document_for(self, self._markdown, font)
        note = self.note_text()
        self._note = document_for(self, note, host.font("small")) if note.strip() else None
        self.updateGeometry()
        self.update()

    def natural_width(self) -> int:
        """How wide it is when nothing is broken into lines."""
        host = theme_host_of(self)
        words = 0.0
        for text in filter(None, (self._text, self._note)):
            text.setTextWidth(-1)  # else it is as wide as it was broken for before
            words = max(words, text.idealWidth())
        return round(self._left(host) + words + host.px(MARGIN) + self.reserved(host)) + 2

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        host = theme_host_of(self)
        room = self._text_box(width, host).width()
        height = height_at(self._text, room)
        if self._note is not None:
            height += host.px(_NOTE_GAP) + height_at(self._note, room)
        return max(host.target(_LEAST), round(height + 2 * host.px(_PADDING)))

    def sizeHint(self) -> QSize:
        width = theme_host_of(self).px(480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        host = theme_host_of(self)
        return QSize(host.px(160), host.target(_LEAST))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.lay_out()

    # ------------------------------------------------------------ painting

    def paint_frame(self, painter: QPainter, host: ThemeHost) -> None:
        """The box, tinted by how it went."""
        mark = self.end_mark()
        fill = host.theme.color(f"{mark[1]}_soft" if mark else "surface")
        edge = host.theme.color(mark[1] if mark else "line")
        paint_box(painter, QRectF(self.rect()), host.px(_RADIUS), fill, edge)

    def paint_tile(self, painter: QPainter, host: ThemeHost, fill: str, ink: str) -> None:
        """The letter or number at the start, in colours of those roles."""
        if not self._tile:
            return
        side = host.px(TILE)
        left = self.mirrored(float(host.px(MARGIN)), side)
        tile = QRectF(left, (self.height() - side) / 2, side, side)
        paint_box(painter, tile, host.px(5), host.theme.color(fill), None)
        painter.setFont(host.font("small_strong"))
        painter.setPen(host.theme.color(ink))
        painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, self._tile)

    def paint_texts(self, painter: QPainter, host: ThemeHost, note_role: str) -> None:
        """The text, with the note below it, in the middle of the height."""
        box = self._text_box(self.width(), host)
        height = height_at(self._text, box.width())
        gap = host.px(_NOTE_GAP)
        note = 0.0 if self._note is None else gap + height_at(self._note, box.width())
        box.moveTop((self.height() - height - note) / 2)
        box.setHeight(height)
        paint_document(painter, self._text, box, host.theme.color("ink"))
        if self._note is not None:
            below = QRectF(box.left(), box.bottom() + gap, box.width(), note)
            paint_document(painter, self._note, below, host.theme.color(note_role))

    def paint_end(self, painter: QPainter, host: ThemeHost, mark: tuple[str, str] | None) -> None:
        """Words and icon at the end."""
        color = host.theme.color(mark[1] if mark else "muted")
        right = float(self.width() - host.px(MARGIN))
        if mark is not None:
            side = host.px(ICON)
            right -= side
            image = pixmap(mark[0], color, side, self.devicePixelRatioF())
            place = QPointF(self.mirrored(right, side), (self.height() - side) // 2)
            painter.drawPixmap(place, image)
            right -= host.px(8)
        width = self._words_width(host)
        painter.setFont(host.font("small_strong"))
        painter.setPen(color)
        box = QRectF(self.mirrored(right - width, width), 0, width, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.end_words())

    def mirrored(self, x: float, width: float, whole: float = 0.0) -> float:
        """`x` of something that wide, counted from where the reading begins."""
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return (whole or self.width()) - x - width
        return x

    def _words_width(self, host: ThemeHost) -> float:
        words = self.end_words()
        if not words:
            return 0.0
        return QFontMetrics(host.font("small_strong")).horizontalAdvance(words) + 2.0

    def _left(self, host: ThemeHost) -> int:
        return host.px(MARGIN + (TILE + GAP if self._tile else 0))

    def _text_box(self, width: float, host: ThemeHost) -> QRectF:
        left = self._left(host)
        room = max(width - left - host.px(MARGIN) - self.reserved(host), 40.0)
        return QRectF(self.mirrored(left, room, width), 0, room, 0)
