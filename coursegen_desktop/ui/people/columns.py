"""Columns of a painted list: where they stand, and what a cell is painted with.

columns = (
    Column(tr("Name"), lambda cell, person: cell.person(person.user), share=3),
    Column(tr("Courses"), lambda cell, person: cell.words(str(person.courses)), width=80),
)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ...domain.user import User
from ..kit import icons
from ..kit.avatar import avatar_font, paint_avatar
from ..kit.bars import bar_box, paint_bar, percent_text
from ..kit.fonts import tabular
from ..kit.painting import paint_pill, pill_size
from ..kit.theme import ThemeHost

SIDE, GAP = 17, 14  # pixels at the ends of a line, and between columns
MENU = 34  # pixels (at text scale 1) of the "…" at the end of a line


@dataclass(frozen=True)
class Column:
    """`width` (pixels at text scale 1) or a `share` of what is left; shown from `least` on."""

    title: str
    paint: Callable[[Cell, Any], object]
    width: int = 0
    share: int = 1
    least: int = 0
    at_end: bool = False


@dataclass(frozen=True)
class Placed:
    """A column that is shown, from `left` on in the list."""

    column: Column
    left: int
    width: int


def place(columns: Sequence[Column], width: int, host: ThemeHost, *, menu: bool) -> list[Placed]:
    """Divide a list of `width` pixels; columns that it has no room for are left out."""
    shown = [column for column in columns if width >= host.px(column.least)]
    room = width - 2 * SIDE - (host.px(MENU) + GAP if menu else 0) - GAP * (len(shown) - 1)
    shares = sum(column.share for column in shown if not column.width) or 1
    rest = room - sum(host.px(column.width) for column in shown)
    placed: list[Placed] = []
    left = SIDE
    for column in shown:
        own = host.px(column.width) if column.width else max(rest * column.share // shares, 0)
        placed.append(Placed(column, left, own))
        left += own + GAP
    return placed


class Cell:
    """Paints one cell: words, a person, a badge, a bar."""

    def __init__(
        self,
        painter: QPainter,
        host: ThemeHost,
        option: QStyleOptionViewItem,
        row: QRect,
        placed: Placed,
    ) -> None:
        self.painter, self.host = painter, host
        self._direction, self._row = option.direction, row
        self._at_end = placed.column.at_end
        self.box = QRect(row.x() + placed.left, row.y(), placed.width, row.height())

    def widen(self) -> None:
        """Let the cell go on to the end of its line, over the columns that follow."""
        self.box.setRight(self._row.right() - SIDE)

    def words(
        self, text: str, font_role: str = "small", role: str = "ink", *, left: int = 0
    ) -> int:
        """One line, cut with … where the cell ends, `left` pixels in; returns its width."""
        font = tabular(self.host.font(font_role))
        metrics = QFontMetrics(font)
        room = self.box.adjusted(left, 0, 0, 0)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room.width(), 0))
        side = Qt.AlignmentFlag.AlignRight if self._at_end else Qt.AlignmentFlag.AlignLeft
        align = QStyle.visualAlignment(self._direction, side) | Qt.AlignmentFlag.AlignVCenter
        self.painter.setFont(font)
        self.painter.setPen(self.host.theme.color(role))
        flags = int(align) | int(Qt.TextFlag.TextSingleLine)
        self.painter.drawText(self._mirrored(room), flags, shown)
        return metrics.horizontalAdvance(shown)

    def person(
        self, user: User, badge: str = "", *, kind: str = "plain", dimmed: bool = False
    ) -> None:
        """Avatar and name, and a badge after it that is never cut."""
        side = self.host.px(28)
        box = QRect(self.box.x(), self.box.center().y() - side // 2 + 1, side, side)
        self.painter.save()
        self.painter.setOpacity(0.5 if dimmed else 1.0)
        paint_avatar(
            self.painter, QRectF(self._mirrored(box)), initials=user.initials,
            colour=user.colour, theme=self.host.theme, font=avatar_font(self.host, side),
            animal=user.animal,
        )  # fmt: skip
        self.painter.restore()
        left, whole = side + 10, QRect(self.box)
        size = pill_size(badge, self.host) if badge else QSize(0, 0)
        if badge:
            self.box.setWidth(max(self.box.width() - size.width() - 8, 0))
        width = self.words(user.full_name, "body", "muted" if dimmed else "ink", left=left)
        self.box = whole
        if badge:
            self.pill(badge, kind, left=left + width + 8)

    def pill(self, text: str, kind: str, *, left: int = 0) -> None:
        """A badge."""
        size = pill_size(text, self.host)
        corner = QPoint(self.box.x() + left, self.box.center().y() - size.height() // 2 + 1)
        paint_pill(self.painter, QRectF(self._mirrored(QRect(corner, size))), text, kind, self.host)

    def icon(self, name: str, role: str, side: int = 18) -> None:
        """An icon in the vertical middle."""
        wide = self.host.px(side)
        box = QRect(self.box.x(), self.box.center().y() - wide // 2 + 1, wide, wide)
        dpr = self.painter.device().devicePixelRatioF()
        picture = icons.pixmap(name, self.host.theme.color(role), wide, dpr)
        self.painter.drawPixmap(self._mirrored(box).topLeft(), picture)

    def progress(self, percent: float) -> None:
        """A bar with its figure."""
        figure = self.host.px(42)
        whole = QRect(self.box)
        bar = self.box.adjusted(0, 0, -figure - 8, 0)
        self.painter.save()
        paint_bar(self.painter, bar_box(self._mirrored(bar), 6), percent, self.host.theme)
        self.painter.restore()
        self.words(percent_text(percent), role="muted", left=bar.width() + 8)
        self.box = whole

    def mirrored(self, box: QRectF) -> QRectF:
        """Where a box of the cell stands, which is at the other side from right to left."""
        return QRectF(self._mirrored(box.toRect()))

    def _mirrored(self, box: QRect) -> QRect:
        return QStyle.visualRect(self._direction, self._row, box)
