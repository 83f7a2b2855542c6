"""Paints a course as a card or as a line. Covers are kept as pictures.

No item delegate: its options name QStyle, whose enumerations take Python 12 ms to make, and all of
it before the first picture.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPixmap,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from ...domain.library import CourseCard
from ..content.cover import CoverPainter, cover_picture
from ..kit.bars import paint_bar, percent_text
from ..kit.fonts import tabular
from ..kit.painting import paint_box, paint_pill, paint_ring, pill_size
from ..kit.theme import ThemeHost, theme_host_of
from ..kit.translate import tr
from .card_words import size_words

RING = 4  # pixels around a card that belong to its focus ring
_RADIUS, _LIST_RADIUS = 14.0, 11.0
_COVER, _PAD, _ABOVE, _BELOW, _LEADING = 96, 16, 14, 17, 1
_KEPT_COVERS = 160


class CardState(NamedTuple):
    """What the view knows about a card. `focused` shows the ring."""

    selected: bool = False
    hovered: bool = False
    focused: bool = False


class CardPainter:
    """Both forms of a course; `as_list` picks the line."""

    def __init__(self, paint_cover: CoverPainter, view: QWidget) -> None:
        self.as_list = False
        self.plain_covers = False
        self._view = view
        self._paint_cover = paint_cover
        self._covers: OrderedDict[tuple[str, str, str, int, int, float], QPixmap] = OrderedDict()
        self._lines: dict[tuple[str, int, float], tuple[str, ...]] = {}

    def cell_height(self, host: ThemeHost) -> int:
        """How high a card or line is at the text size of the moment."""
        strong, small = _metrics(host, "strong"), _metrics(host, "small")
        if self.as_list:
            return strong.height() + small.height() + 4 + 2 * 13
        words = 2 * (strong.lineSpacing() + _LEADING) + 7 + small.height()
        return _COVER + _ABOVE + words + 14 + small.height() + _BELOW

    def paint(self, painter: QPainter, card: CourseCard, box: QRect, state: CardState) -> None:
        """Paint `card` into `box`."""
        painter.save()
        mirrored = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        brush = _Brush(painter, theme_host_of(self._view), box, state, mirrored)
        if self.as_list:
            self._paint_line(brush, card)
        else:
            self._paint_card(brush, card)
        painter.restore()

    # ------------------------------------------------------------ the card

    def _paint_card(self, brush: _Brush, card: CourseCard) -> None:
        box, host = brush.box, brush.host
        brush.frame(_RADIUS)
        cover = QRect(box.x() + 1, box.y() + 1, box.width() - 2, _COVER)
        self._draw_cover(brush, card, cover, (_RADIUS - 1, 0))
        strong, small = _metrics(host, "strong"), _metrics(host, "small")
        inner = QRect(box.x() + _PAD, cover.bottom() + 1, box.width() - 2 * _PAD, 0)
        y = cover.bottom() + _ABOVE
        room = inner.width() - self._draw_pill(brush, card, inner.right() + 1, y)
        for line in self._title_lines(card.title, room, host):
            brush.words(QRect(inner.x(), y, room, strong.lineSpacing()), line, "strong", "ink")
            y += strong.lineSpacing() + _LEADING
        y = cover.bottom() + _ABOVE + 2 * (strong.lineSpacing() + _LEADING) + 7
        brush.words(QRect(inner.x(), y, inner.width(), small.height()), size_words(card))
        if card.progress_percent is not None:
            top = box.bottom() + 1 - _BELOW - small.height()
            brush.progress(QRect(inner.x(), top, inner.width(), small.height()), card)
        brush.ring(_RADIUS)

    def _draw_pill(self, brush: _Brush, card: CourseCard, right: int, top: int) -> int:
        """The state in words at the right; returns the room that it takes."""
        words, kind = _state(card)
        if not words:
            return 0
        size = pill_size(words, brush.host)
        brush.pill(QRect(right - size.width(), top, size.width(), size.height()), words, kind)
        return size.width() + 8

    def _title_lines(self, title: str, width: int, host: ThemeHost) -> tuple[str, ...]:
        key = (title, width, host.text_scale)
        if key not in self._lines:
            if len(self._lines) > 2000:
                self._lines.clear()
            self._lines[key] = two_lines(title, width, host.font("strong"))
        return self._lines[key]

    # ------------------------------------------------------------ the line

    def _paint_line(self, brush: _Brush, card: CourseCard) -> None:
        box, host = brush.box, brush.host
        brush.frame(_LIST_RADIUS)
        strong, small = _metrics(host, "strong"), _metrics(host, "small")
        side = box.height() - 2 * 9
        cover = QRect(box.x() + 10, box.y() + 9, side * 7 // 4, side)
        self._draw_cover(brush, card, cover, (7.0, 7.0))
        left, right = cover.right() + 15, box.right() + 1 - _PAD
        percent_room = small.horizontalAdvance("100%") + 10
        bar = min(180, box.width() // 6) + percent_room
        top = box.y() + (box.height() - small.height()) // 2
        if card.progress_percent is not None:
            brush.progress(QRect(right - bar, top, bar, small.height()), card)
        right -= bar + 22
        pill = pill_size(_state(card)[0] or " ", host).height()
        right -= self._draw_pill(brush, card, right, box.y() + (box.height() - pill) // 2)
        y = box.y() + (box.height() - strong.height() - small.height() - 4) // 2
        room = right - left
        title = strong.elidedText(card.title, Qt.TextElideMode.ElideRight, room)
        brush.words(QRect(left, y, room, strong.height()), title, "strong", "ink")
        y += strong.height() + 4
        meta = small.elidedText(size_words(card), Qt.TextElideMode.ElideRight, room)
        brush.words(QRect(left, y, room, small.height()), meta)
        brush.ring(_LIST_RADIUS)

    # ------------------------------------------------------------ covers

    def _draw_cover(
        self, brush: _Brush, card: CourseCard, box: QRect, radii: tuple[float, float]
    ) -> None:
        if self.plain_covers:
            brush.plain_cover(box, *radii)
            return
        dpr = self._view.devicePixelRatioF()
        file = card.thumbnail_url
        key = (card.public_id, card.title, file, box.width(), box.height(), dpr)
        picture = self._covers.get(key)
        if picture is None:
            picture = cover_picture(
                self._paint_cover, card.public_id, card.title, box.size(), dpr, *radii, file=file
            )
            self._covers[key] = picture
            if len(self._covers) > _KEPT_COVERS:
                self._covers.popitem(last=False)
        self._covers.move_to_end(key)
        brush.painter.drawPixmap(brush.mirrored(box).topLeft(), picture)


class _Brush:
    """A painter at work on one course: knows its box, its state and the theme."""

    def __init__(
        self, painter: QPainter, host: ThemeHost, box: QRect, state: CardState, mirrored: bool
    ) -> None:
        self.painter, self.host, self.box = painter, host, box
        self._state, self._mirrored = state, mirrored
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        self._start, self._end = (right, left) if mirrored else (left, right)

    def mirrored(self, box: QRect) -> QRect:
        """`box` where it belongs in a right-to-left language."""
        if not self._mirrored:
            return box
        return box.translated(self.box.left() + self.box.right() - box.left() - box.right(), 0)

    def frame(self, radius: float) -> None:
        """Surface and edge; hovering and selection strengthen the edge."""
        theme = self.host.theme
        edge = "line"
        if self._state.selected:
            edge = "accent"
        elif self._state.hovered:
            edge = "edge"
        box = QRectF(self.box)
        paint_box(self.painter, box, radius, theme.color("surface"), theme.color(edge))

    def plain_cover(self, box: QRect, upper: float, lower: float) -> None:
        """The place of a cover that is not painted yet."""
        here = self.mirrored(box)
        below = 0 if lower else round(upper)  # the lower corners fall outside where they are square
        self.painter.save()
        self.painter.setClipRect(here)
        grown = QRectF(here.adjusted(0, 0, 0, below))
        paint_box(self.painter, grown, upper, self.host.theme.color("sunken"), None)
        self.painter.restore()

    def ring(self, radius: float) -> None:
        """The focus ring, outside the card, where no cover hides it."""
        if self._state.focused:
            box = QRectF(self.box).adjusted(-RING, -RING, RING, RING)
            paint_ring(self.painter, box, radius + RING, self.host.theme.color("accent"), 1.0)

    def words(self, box: QRect, text: str, font_role: str = "small", role: str = "muted") -> None:
        """One line of text at the start of `box`."""
        self.painter.setFont(self.host.font(font_role))
        self.painter.setPen(self.host.theme.color(role))
        flags = int(self._start | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
        self.painter.drawText(self.mirrored(box), flags, text)

    def pill(self, box: QRect, text: str, kind: str) -> None:
        """A badge."""
        paint_pill(self.painter, QRectF(self.mirrored(box)), text, kind, self.host)

    def progress(self, box: QRect, card: CourseCard) -> None:
        """A bar and its figure."""
        font = tabular(self.host.font("small"))
        figure = percent_text(card.progress_percent or 0.0)
        room = QFontMetrics(font).horizontalAdvance("100%") + 9
        self.painter.setFont(font)
        self.painter.setPen(self.host.theme.color("muted"))
        flags = int(self._end | Qt.AlignmentFlag.AlignVCenter)
        self.painter.drawText(self.mirrored(box), flags, figure)
        track = QRect(box.x(), box.center().y() - 2, box.width() - room, 6)
        mirrored = QRectF(self.mirrored(track))
        paint_bar(self.painter, mirrored, card.progress_percent or 0.0, self.host.theme)


def two_lines(text: str, width: int, font: QFont) -> tuple[str, ...]:
    """`text` wrapped into at most two lines of `width` pixels, the second ending in … if cut."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    if not first.isValid():
        layout.endLayout()
        return ()
    first.setLineWidth(width)
    # Qt counts UTF-16 units, Python code points.
    units = text.encode("utf-16-le")
    cut = 2 * first.textLength()
    layout.endLayout()
    head = units[:cut].decode("utf-16-le", "ignore").rstrip()
    rest = units[cut:].decode("utf-16-le", "ignore").strip()
    if not rest:
        return (head,)
    return head, QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)


def _state(card: CourseCard) -> tuple[str, str]:
    if not card.is_published:
        return tr("Draft"), "warn"
    return (tr("Completed"), "good") if card.is_completed else ("", "")


def _metrics(host: ThemeHost, role: str) -> QFontMetrics:
    return QFontMetrics(host.font(role))
