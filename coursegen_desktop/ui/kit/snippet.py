"""A line of text in which the words that a search found stand out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from .theme import ThemeHost

Piece = tuple[str, bool]  # words, and whether they are what was looked for


def paint_pieces(painter: QPainter, box: QRect, pieces: Sequence[Piece], host: ThemeHost) -> None:
    """Paint on one line: what was found strong and in ink, the rest muted; cut with dots."""
    x, end = box.x(), box.right() + 1
    for text, found in pieces:
        font = host.font("small_strong" if found else "small")
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, end - x)
        painter.setFont(font)
        painter.setPen(host.theme.color("ink" if found else "muted"))
        room = QRect(x, box.y(), end - x, box.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
        x += metrics.horizontalAdvance(shown)
        if shown != text or x >= end:
            break


def pieces_of(snippet: str) -> list[Piece]:
    """Cut at the marks \\x02 and \\x03: ("the ", False), ("Calvin", True), (" cycle", False)."""
    pieces: list[Piece] = []
    for number, part in enumerate(" ".join(snippet.split()).split("\x02")):
        found, mark, rest = part.partition("\x03")
        if number and mark:
            pieces += [(found, True), (rest, False)]
        else:
            pieces.append((part, False))
    return [(text, found) for text, found in pieces if text]
