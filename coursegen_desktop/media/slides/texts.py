"""Words on a slide: what stands in a box, how high that becomes, and where it may be cut.

Lengths are those of the design, 1280 by 720; painting scales them.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from ...domain.inline_text import Run, runs
from ..formula_drawing import Formula, draw_formula
from .look import MONO, SANS, SERIF, Palette

Family = Literal["serif", "sans", "mono"]
Align = Literal["start", "center", "end"]
_FAMILIES = {"serif": [SERIF, SANS], "sans": [SANS], "mono": [MONO, SANS]}
_FORMULA = QTextFormat.ObjectTypes.UserObject.value + 1
_PLACE = QTextFormat.Property.UserProperty.value + 1
# Mono letters look larger than the others at the same size.
_CODE_SHARE = 0.92
_WIDE = 100_000.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one look, or a formula; `role` "" is the colour of the words around."""

    text: str
    bold: bool = False
    italic: bool = False
    mono: bool = False
    script: str = ""
    role: str = ""
    formula: Formula | None = None


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """How words are set. `leading` is the height of a line against that of its font."""

    px: float
    family: Family = "sans"
    weight: int = 400
    role: str = "ink"
    align: Align = "start"
    rtl: bool = False
    leading: float = 1.18
    wrap: bool = True


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of pieces in one style; each line is a paragraph that may be broken."""

    lines: tuple[Line, ...]
    style: Style

    def sized(self, px: float) -> Words:
        """The same in another size."""
        return Words(self.lines, replace(self.style, px=px))

    @property
    def plain(self) -> str:
        """The letters alone."""
        return "\n".join("".join(piece.text for piece in line) for line in self.lines)


def words(text: str, style: Style) -> Words:
    """A paragraph with **strong**, *stressed*, `code` and $TeX$."""
    return Words((pieces(text),), style)


@lru_cache(maxsize=2_000)
def pieces(text: str) -> Line:
    """The pieces of a paragraph."""
    # What was cut short does not leave its dots to a line of their own.
    line = " ".join(text.split()).replace(" …", "\u00a0…")
    return tuple(_piece(run) for run in runs(line))


def _piece(run: Run) -> Piece:
    if run.kind in ("formula", "display"):
        drawn = draw_formula(run.source, display=False)
        if drawn is not None:
            return Piece(run.source, formula=drawn)
        return Piece(run.source, mono=True)
    return Piece(run.text, run.bold, run.italic, run.code, run.script)


def is_rtl_text(text: str) -> bool:
    """Whether more letters of a text run from right to left than from left to right."""
    right = left = 0
    for letter in text[:2_000]:
        direction = unicodedata.bidirectional(letter)
        right += direction in ("R", "AL")
        left += direction == "L"
    return right > left


# ---------------------------------------------------------------- measuring


def height_of(words: Words, width: float) -> float:
    """How high the words become in a width."""
    return _document(words, round(width, 1), None).size().height()


def widest_line(words: Words) -> float:
    """How wide they would be without breaks."""
    return _document(words, -1.0, None).idealWidth()


def longest_word(words: Words) -> float:
    """How wide the longest word is, formulas included."""
    widest = 0.0
    for line in words.lines:
        for piece in line:
            metrics = _metrics(font_of(words.style, piece))
            if piece.formula is not None:
                widest = max(widest, piece.formula.width * words.style.px)
            for word in piece.text.split() if piece.formula is None else ():
                widest = max(widest, metrics.horizontalAdvance(word))
    return widest


def cut(words: Words, width: float, height: float) -> tuple[Words, Words | None]:
    """What fits in the height, at least a line, and the rest; None when all fits."""
    document = _document(words, round(width, 1), None)
    layout = document.documentLayout()
    place, block = 0, document.begin()
    while block.isValid():
        top = layout.blockBoundingRect(block).top()
        lines = block.layout()
        for number in range(lines.lineCount()):
            line = lines.lineAt(number)
            end = block.position() + line.textStart() + line.textLength()
            if top + line.y() + line.height() > height + 0.5 and place:
                return _split(words, document, place)
            place = end
        place = block.position() + block.length()
        block = block.next()
    return words, None


def _split(words: Words, document: QTextDocument, place: int) -> tuple[Words, Words | None]:
    head: list[Line] = []
    tail: list[Line] = []
    here = 0
    for line in words.lines:
        before: list[Piece] = []
        after: list[Piece] = []
        for piece in line:
            length = _length(piece)
            if here + length <= place:
                before.append(piece)
            elif here >= place or piece.formula is not None:
                after.append(piece)
            else:
                units = piece.text.encode("utf-16-le", "surrogatepass")
                at = 2 * (place - here)
                first, rest = (
                    part.decode("utf-16-le", "replace") for part in (units[:at], units[at:])
                )
                before.append(replace(piece, text=first.rstrip()))
                after.append(replace(piece, text=rest.lstrip()))
            here += length
        here += 1  # the end of the paragraph
        if before or not (after or line):
            head.append(tuple(before))
        if after:
            tail.append(tuple(after))
    return Words(tuple(head), words.style), Words(tuple(tail), words.style) if tail else None


def _length(piece: Piece) -> int:
    if piece.formula is not None:
        return 1
    return len(piece.text.encode("utf-16-le", "surrogatepass")) // 2


# ---------------------------------------------------------------- drawing


def draw(painter: QPainter, words: Words, box: QRectF, palette: Palette) -> None:
    """Draw the words into the upper end of a box."""
    document = _document(words, round(box.width(), 1), palette.hex(words.style.role), palette)
    painter.save()
    painter.translate(box.topLeft())
    document.drawContents(painter)
    painter.restore()


def _document(
    words: Words, width: float, ink: str | None, palette: Palette | None = None
) -> QTextDocument:
    colours = None if palette is None else tuple(sorted(palette.roles.items()))
    return _made(words, width, ink, colours)


@lru_cache(maxsize=400)
def _made(
    words: Words, width: float, ink: str | None, colours: tuple[tuple[str, str], ...] | None
) -> QTextDocument:
    style = words.style
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    document.setDefaultFont(font_of(style))
    option = QTextOption()
    option.setWrapMode(
        QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        if style.wrap
        else QTextOption.WrapMode.NoWrap
    )
    option.setAlignment(_alignment(style))
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if style.rtl else Qt.LayoutDirection.LeftToRight
    )
    document.setDefaultTextOption(option)
    _write(document, words, ink, dict(colours or ()))
    if width > 0:
        document.setTextWidth(width)
    return document


def _alignment(style: Style) -> Qt.AlignmentFlag:
    if style.align == "center":
        return Qt.AlignmentFlag.AlignHCenter
    # In a text from right to left Qt turns left and right round by itself.
    return Qt.AlignmentFlag.AlignLeft if style.align == "start" else Qt.AlignmentFlag.AlignRight


def _write(document: QTextDocument, words: Words, ink: str | None, colours: dict[str, str]) -> None:
    cursor = QTextCursor(document)
    shape = QTextBlockFormat()
    percent = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    shape.setLineHeight(words.style.leading * 100, percent)
    drawn: list[tuple[Formula, float]] = []
    for number, line in enumerate(words.lines):
        if number:
            cursor.insertBlock()
        cursor.setBlockFormat(shape)
        for piece in line:
            look = QTextCharFormat()
            look.setFont(font_of(words.style, piece))
            if ink is not None:
                look.setForeground(QColor(colours.get(piece.role, ink)))
            if piece.script:
                look.setVerticalAlignment(_SCRIPTS[piece.script])
            if piece.formula is None:
                cursor.insertText(piece.text.replace("\n", "\u2028"), look)
            else:
                _write_formula(cursor, document, piece.formula, look, words.style, drawn)
    document.setProperty("ink", ink or "")


_SCRIPTS = {
    "sub": QTextCharFormat.VerticalAlignment.AlignSubScript,
    "sup": QTextCharFormat.VerticalAlignment.AlignSuperScript,
}


def font_of(style: Style, piece: Piece | None = None) -> QFont:
    """The font of a style, or of a piece in it."""
    mono = piece is not None and piece.mono and style.family != "mono"
    made = QFont()
    made.setFamilies(_FAMILIES["mono" if mono else style.family])
    made.setPixelSize(max(1, round(style.px * (_CODE_SHARE if mono else 1.0))))
    weight = style.weight
    if piece is not None and piece.bold:
        weight = max(weight, 600) if weight < 600 else 700
    made.setWeight(QFont.Weight(weight))
    made.setItalic(piece is not None and piece.italic)
    if made.families()[0] == MONO:
        # "!=" is two signs: who learns to type a program shall see them.
        for name in ("calt", "liga"):
            made.setFeature(QFont.Tag(name), 0)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@lru_cache(maxsize=200)
def _metrics(font: QFont) -> QFontMetricsF:
    return QFontMetricsF(font)


# ---------------------------------------------------------------- formulas among words


class _Handler(QPyTextObject):
    """Tells the layout how large a formula is, and draws it."""

    def __init__(self, parent: QObject, drawn: list[tuple[Formula, float]]) -> None:
        super().__init__(parent)
        self._drawn = drawn

    def intrinsicSize(self, document: QTextDocument, position: int, form: QTextFormat) -> QSizeF:
        formula, em = self._drawn[form.intProperty(_PLACE)]
        return QSizeF(formula.width, formula.ascent + formula.descent) * _fitted(
            formula, em, document.textWidth()
        )

    def drawObject(
        self,
        painter: QPainter,
        box: QRectF | QRect,
        document: QTextDocument,
        position: int,
        form: QTextFormat,
    ) -> None:
        formula, _ = self._drawn[form.intProperty(_PLACE)]
        formula.paint(painter, QRectF(box), QColor(document.property("ink") or "black"))


def _fitted(formula: Formula, em: float, width: float) -> float:
    """The em in which a formula is not wider than its line."""
    room = width if width > 0 else _WIDE
    return em * min(1.0, room / (formula.width * em))


def _write_formula(
    cursor: QTextCursor,
    document: QTextDocument,
    formula: Formula,
    look: QTextCharFormat,
    style: Style,
    drawn: list[tuple[Formula, float]],
) -> None:
    if not drawn:
        layout = document.documentLayout()
        handler: Any = _Handler(layout, drawn)
        layout.registerHandler(_FORMULA, handler)
        document.formula_handler = handler  # type: ignore[attr-defined]
    drawn.append((formula, style.px))
    shape = QTextCharFormat(look)
    shape.setObjectType(_FORMULA)
    shape.setProperty(_PLACE, len(drawn) - 1)
    # Qt lets an object hang below the base line as far as the letters of its font do.
    font = QFont(look.font())
    below = formula.descent * style.px / max(QFontMetricsF(font).descent(), 0.1)
    font.setPixelSize(max(1, round(style.px * below)))
    shape.setFont(font)
    shape.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    cursor.insertText("\ufffc", shape)
