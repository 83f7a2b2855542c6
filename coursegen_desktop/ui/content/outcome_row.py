"""A row that shows what was given and how it went: tinted, with an icon and words.

The look of an option row after the answer, for answers that were typed or put in order.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain.questions.base import Part, Verdict
from ..kit.icons import pixmap
from ..kit.painting import paint_box
from ..kit.theme import ThemeHost, theme_host_of
from ..kit.translate import tr
from .inline_text import plain
from .option_row import MARKS
from .rich_text import document_for, height_at, paint_document

_MARGIN, _GAP, _PADDING, _TILE, _ICON = 16, 14, 14, 22, 18


class OutcomeRow(QWidget):
    """`markdown` with `words` and the icon of its verdict at the end, and a note below."""

    def __init__(
        self,
        markdown: str,
        verdict: Verdict,
        words: str,
        *,
        note: str = "",
        tile: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._markdown, self._verdict, self._words = markdown, verdict, words
        self._note_text, self._tile = note, tile
        self._text = QTextDocument()
        self._note: QTextDocument | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        spoken = [f"{tile}." if tile else "", plain(markdown), words, plain(note)]
        self.setAccessibleName(", ".join(part for part in spoken if part))
        self._lay_out()

    @property
    def verdict(self) -> Verdict:
        """How it went."""
        return self._verdict

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        host = theme_host_of(self)
        room = self._text_box(width, host).width()
        height = height_at(self._text, room)
        if self._note is not None:
            height += host.px(4) + height_at(self._note, room)
        return max(host.px(50), round(height + 2 * host.px(_PADDING)))

    def sizeHint(self) -> QSize:
        width = theme_host_of(self).px(480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        host = theme_host_of(self)
        return QSize(host.px(160), host.px(50))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        theme, mark = host.theme, MARKS.get(self._verdict)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = theme.color(f"{mark[1]}_soft" if mark else "surface")
        edge = theme.color(mark[1] if mark else "line")
        paint_box(painter, QRectF(self.rect()), host.px(12), fill, edge)
        if self._tile:
            self._paint_tile(painter, host)
        box = self._text_box(self.width(), host)
        height = height_at(self._text, box.width())
        note = 0.0 if self._note is None else host.px(4) + height_at(self._note, box.width())
        box.moveTop((self.height() - height - note) / 2)
        box.setHeight(height)
        paint_document(painter, self._text, box, theme.color("ink"))
        if self._note is not None:
            below = QRectF(box.left(), box.bottom() + host.px(4), box.width(), note)
            paint_document(painter, self._note, below, theme.color(mark[1] if mark else "muted"))
        self._paint_words(painter, host, mark)

    def _paint_tile(self, painter: QPainter, host: ThemeHost) -> None:
        side = host.px(_TILE)
        left = self._mirrored(float(host.px(_MARGIN)), side, self.width())
        tile = QRectF(left, (self.height() - side) / 2, side, side)
        paint_box(painter, tile, host.px(5), host.theme.color("sunken"), None)
        painter.setFont(host.font("small_strong"))
        painter.setPen(host.theme.color("muted"))
        painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, self._tile)

    def _paint_words(
        self, painter: QPainter, host: ThemeHost, mark: tuple[str, str] | None
    ) -> None:
        color = host.theme.color(mark[1] if mark else "muted")
        right = float(self.width() - host.px(_MARGIN))
        if mark:
            side = host.px(_ICON)
            right -= side
            image = pixmap(mark[0], color, side, self.devicePixelRatioF())
            x = self._mirrored(right, side, self.width())
            painter.drawPixmap(QPointF(x, (self.height() - side) // 2), image)
            right -= host.px(8)
        width = self._words_width(host)
        x = self._mirrored(right - width, width, self.width())
        painter.setFont(host.font("small_strong"))
        painter.setPen(color)
        box = QRectF(x, 0, width, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words)

    def _words_width(self, host: ThemeHost) -> float:
        if not self._words:
            return 0.0
        return QFontMetrics(host.font("small_strong")).horizontalAdvance(self._words) + 2.0

    def _text_box(self, width: float, host: ThemeHost) -> QRectF:
        left = host.px(_MARGIN + (_TILE + _GAP if self._tile else 0))
        reserved = self._words_width(host) + host.px(_ICON + 2 * _GAP)
        room = max(width - left - host.px(_MARGIN) - reserved, 40.0)
        return QRectF(self._mirrored(left, room, width), 0, room, 0)

    def _mirrored(self, x: float, width: float, whole: float) -> float:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return whole - x - width if rtl else x

    def _lay_out(self) -> None:
        host = theme_host_of(self)
        font = QFont(host.font("emphasis"))
        font.setWeight(QFont.Weight.Normal)
        self._text = document_for(self, self._markdown, font)
        note = self._note_text
        self._note = document_for(self, note, host.font("small")) if note.strip() else None
        self.updateGeometry()
        self.update()


def given_words(part: Part) -> str:
    """What stands at the end of a row that shows a part."""
    words = {
        Verdict.RIGHT: tr("Your answer, right"),
        Verdict.WRONG: tr("Your answer, wrong"),
        Verdict.PARTIAL: tr("Your answer, partly right"),
        Verdict.MISSED: tr("No answer"),
        Verdict.NONE: tr("Your answer"),
    }
    return words[part.verdict]


def outcome_rows(part: Part, given: str) -> list[OutcomeRow]:
    """What was given (Markdown) with its verdict, and below it what is right, where it differs."""
    verdict = Verdict.WRONG if part.verdict is Verdict.MISSED else part.verdict
    made = [
        OutcomeRow(given or "…", verdict, given_words(part), note=part.feedback),
    ]
    if part.expected:
        made.append(OutcomeRow(part.expected, Verdict.MISSED, tr("Correct answer")))
    return made
