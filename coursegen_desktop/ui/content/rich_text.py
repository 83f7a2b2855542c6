"""Prompts and choices on the screen: little Markdown, laid out without ever passing HTML.

label = RichText("question"); label.show_text("What does **Rubisco** do?")
document = rich_document(markdown, font)          # for widgets that paint it themselves
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ...domain.inline_text import Run
from ..kit.fonts import MONO, SERIF
from ..kit.painting import paint_ring
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .formulas import formulas
from .inline_objects import first_picture, objects_of, picture_at, set_ink, write_object
from .inline_text import Block, blocks, plain
from .large_picture import show_large

_LINE_HEIGHT = 122.0  # percent of the font's own
_BELOW = "space_below"
_ASKED = "asked_for_pictures"


def document_for(
    widget: QWidget, markdown: str, font: QFont, *, line_height: float = _LINE_HEIGHT
) -> QTextDocument:
    """The document that a widget shows. The widget lays out anew when its style changes.

    That is asked of it once formulas are made, or when its pictures can be found: they are known
    to a widget above it, which it may not have yet.
    """
    document = rich_document(markdown, font, line_height=line_height, widget=widget)
    objects = objects_of(document)
    if objects is not None and objects.waits:
        formulas().tell(widget)
    if objects is not None and objects.lacks_pictures and not widget.property(_ASKED):
        widget.setProperty(_ASKED, True)
        QCoreApplication.postEvent(widget, QEvent(QEvent.Type.StyleChange))
    return document


def rich_document(
    markdown: str,
    font: QFont,
    *,
    line_height: float = _LINE_HEIGHT,
    widget: QWidget | None = None,
) -> QTextDocument:
    """A document of the text in `font`; lines break inside a word where nothing else helps."""
    document = empty_document(font)
    found = blocks(markdown)
    write_blocks(QTextCursor(document), found, font, line_height, widget)
    # Qt puts the spacing of lines below each, so that the last one hangs too high in its box.
    spaced = not found or not _has_objects(found[-1])
    below = QFontMetricsF(font).height() * (line_height - 100) / 100 if spaced else 0.0
    document.setProperty(_BELOW, below)
    return document


def empty_document(font: QFont) -> QTextDocument:
    """A document without margins that loads nothing."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    return document


def write_blocks(
    cursor: QTextCursor,
    found: tuple[Block, ...],
    font: QFont,
    line_height: float,
    widget: QWidget | None = None,
) -> None:
    """Write paragraphs at the cursor, half a line apart; list items closer together."""
    for number, block in enumerate(found):
        shape = block_format(font, line_height, block, is_first=number == 0)
        if number:
            cursor.insertBlock(shape)
        else:
            cursor.setBlockFormat(shape)
        if block.mark:
            cursor.insertText(f"{block.mark}\u2002", char_format(Run(""), font))
        for run in block.runs:
            write_run(cursor, run, font, widget)


def write_run(cursor: QTextCursor, run: Run, font: QFont, widget: QWidget | None) -> None:
    """Write letters, or draw what they stand for."""
    if run.kind and write_object(cursor, run, font, widget):
        return
    # A line separator breaks the line without beginning a new paragraph.
    cursor.insertText(run.text.replace("\n", "\u2028"), char_format(run, font))


def _has_objects(block: Block) -> bool:
    return any(run.kind for run in block.runs)


def block_format(
    font: QFont, line_height: float, block: Block, *, is_first: bool
) -> QTextBlockFormat:
    """How a paragraph is spaced and indented."""
    shape = QTextBlockFormat()
    if not _has_objects(block):  # a tall line needs no more room
        shape.setLineHeight(line_height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    height = QFontMetricsF(font).height()
    if not is_first:
        shape.setTopMargin(height * (0.2 if block.mark else 0.5))
    if block.mark:
        indent = QFontMetricsF(font).horizontalAdvance(f"{block.mark}\u2002")
        shape.setLeftMargin(indent)
        shape.setTextIndent(-indent)
    if block.is_code:
        shape.setNonBreakableLines(False)
    return shape


def char_format(run: Run, font: QFont) -> QTextCharFormat:
    """How the letters of a run look."""
    made = QTextCharFormat()
    shown = QFont(font)
    if run.code:
        shown.setFamilies([MONO, *font.families()])
        shown.setPointSizeF(font.pointSizeF() * 0.92)
    if run.bold:
        shown.setWeight(QFont.Weight(max(700, font.weight() + 100)))
    shown.setItalic(run.italic)
    made.setFont(shown)
    if run.script:
        side = QTextCharFormat.VerticalAlignment
        made.setVerticalAlignment(
            side.AlignSubScript if run.script == "sub" else side.AlignSuperScript
        )
    return made


def paint_document(painter: QPainter, document: QTextDocument, box: QRectF, ink: QColor) -> None:
    """Paint a laid out document into `box`, its text in `ink`."""
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, ink)
    set_ink(document, ink)
    painter.save()
    painter.translate(box.topLeft())
    painter.setClipRect(QRectF(0, 0, box.width(), box.height()).marginsAdded(QMarginsF(2, 2, 2, 2)))
    document.documentLayout().draw(painter, context)
    painter.restore()


def height_at(document: QTextDocument, width: float) -> float:
    """How high the document is when laid out `width` wide, without the space below."""
    if document.textWidth() != width:
        document.setTextWidth(max(1.0, width))
    return document.size().height() - float(document.property(_BELOW) or 0.0)


class RichText(QLabel):
    """A wrapping text with little Markdown; fonts and colours are roles of the kit."""

    def __init__(
        self,
        font_role: str = "body",
        role: str = "ink",
        parent: QWidget | None = None,
        *,
        weight: int = 0,
    ) -> None:
        super().__init__(parent)
        self._font_role, self._role, self._weight = font_role, role, weight
        self._markdown = ""
        self._document = QTextDocument()
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_text("")

    def show_text(self, markdown: str, *, role: str = "") -> None:
        """Show another text, in another colour when `role` names one."""
        self._markdown, self._role = markdown, role or self._role
        self.setText(plain(markdown))  # what screen readers say
        self._lay_out()

    def markdown(self) -> str:
        """The text as it was given."""
        return self._markdown

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(height_at(self._document, width) + 0.49)

    def sizeHint(self) -> QSize:
        ideal = self._ideal_width()
        return QSize(ideal, self.heightForWidth(ideal))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, theme_host_of(self).px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        height_at(self._document, self.width())
        painter = QPainter(self)
        ink = theme_host_of(self).theme.color(self._role)
        paint_document(painter, self._document, QRectF(self.rect()), ink)

        if self.hasFocus():
            host = theme_host_of(self)
            paint_ring(painter, QRectF(self.rect()), host.px(6), host.theme.color("accent"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a picture shows it large."""
        layout = self._document.documentLayout()
        at = layout.hitTest(event.position(), Qt.HitTestAccuracy.ExactHit)
        if found := picture_at(self._document, at):
            show_large(self, *found)
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and (found := first_picture(self._document)):
            show_large(self, *found)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._lay_out()

    def _ideal_width(self) -> int:
        self._document.setTextWidth(-1)
        return min(round(self._document.idealWidth() + 0.99), 700)

    def _lay_out(self) -> None:
        font = QFont(theme_host_of(self).font(self._font_role))
        if self._weight:
            font.setWeight(QFont.Weight(self._weight))
        # The serif face brings generous lines of its own.
        is_serif = SERIF in font.families()[:1]
        line_height = 102.0 if is_serif else _LINE_HEIGHT
        self._document = document_for(self, self._markdown, font, line_height=line_height)
        has_picture = first_picture(self._document) is not None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if has_picture else Qt.FocusPolicy.NoFocus)
        self.setToolTip(tr("Click or press Enter to enlarge") if has_picture else "")
        self.updateGeometry()
        self.update()
