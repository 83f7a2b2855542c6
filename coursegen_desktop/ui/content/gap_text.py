"""A text with widgets in it: the words flow around them and break as the width asks.

The text is a document in which each widget is a placeholder of the widget's own size; after the
document was laid out the widgets are put where their placeholders came to lie.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, QSize, QUrl
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextLine,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain.inline_text import Run
from ..kit.theme import theme_host_of
from .formulas import formulas
from .inline_objects import objects_of
from .inline_text import Block, blocks
from .rich_text import (
    block_format,
    char_format,
    empty_document,
    height_at,
    paint_document,
    write_run,
)

_GAP = re.compile(r"\{\{gap:([^{}]+)\}\}")
# A letter of the private use area stands for a gap while the Markdown is taken apart.
_FIRST_MARK = 0xE000
_MARK = re.compile(r"[\ue000-\uf8ff]")
_NOTHING = QUrl("gap:nothing")
_LINE_HEIGHT = 118.0
_BETWEEN_LINES = 8


class GapText(QWidget):
    """Shows `markdown` with the widgets of `place(name)` where it says {{gap:name}}."""

    def __init__(
        self,
        markdown: str,
        place: Callable[[str], QWidget],
        font_role: str = "reading",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._font_role = font_role
        self._names: list[str] = []
        self._asked = False
        self._blocks = self._taken_apart(markdown)
        self._widgets = {name: place(name) for name in self._names}
        self._places: dict[str, int] = {}
        self._document = QTextDocument()
        for widget in self._widgets.values():
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._lay_out()

    def widget(self, name: str) -> QWidget:
        """The widget in a gap."""
        return self._widgets[name]

    def names(self) -> tuple[str, ...]:
        """The gaps in the order of the text."""
        return tuple(self._names)

    def replace_widget(self, name: str, widget: QWidget) -> None:
        """Put another widget into a gap; the words move to make room."""
        old = self._widgets[name]
        widget.setParent(self)
        self._widgets[name] = widget
        old.hide()
        old.deleteLater()
        widget.show()
        self._lay_out()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self._fit(width)
        return round(height_at(self._document, width) + 0.99)

    def sizeHint(self) -> QSize:
        width = theme_host_of(self).px(480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        host = theme_host_of(self)
        return QSize(host.px(160), host.px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._put_widgets()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        height_at(self._document, self.width())
        ink = theme_host_of(self).theme.color("ink")
        paint_document(QPainter(self), self._document, QRectF(self.rect()), ink)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._lay_out()  # a widget in a gap wants another size
        return done

    def _taken_apart(self, markdown: str) -> tuple[Block, ...]:
        def mark(match: re.Match[str]) -> str:
            self._names.append(match.group(1))
            return chr(_FIRST_MARK + len(self._names) - 1)

        # Letters that happen to be marks already would be taken for gaps.
        return blocks(_GAP.sub(mark, _MARK.sub("\ufffd", markdown)))

    def _lay_out(self) -> None:
        font = QFont(theme_host_of(self).font(self._font_role))
        self._document = empty_document(font)
        empty = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        empty.fill(0)
        self._document.addResource(QTextDocument.ResourceType.ImageResource.value, _NOTHING, empty)
        self._places.clear()
        cursor = QTextCursor(self._document)
        for number, block in enumerate(self._blocks):
            shape = block_format(font, _LINE_HEIGHT, block, is_first=number == 0)
            if number:
                cursor.insertBlock(shape)
            else:
                cursor.setBlockFormat(shape)
            if block.mark:
                cursor.insertText(f"{block.mark}\u2002", char_format(Run(""), font))
            for run in block.runs:
                self._write_run(cursor, run, font)
        objects = objects_of(self._document)
        if objects is not None and objects.waits:
            formulas().tell(self)
        if objects is not None and objects.lacks_pictures and not self._asked:
            self._asked = True  # the pane that knows the pictures stands above it soon
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.StyleChange))
        self.updateGeometry()
        self._put_widgets()
        self.update()

    def _write_run(self, cursor: QTextCursor, run: Run, font: QFont) -> None:
        if run.kind:
            write_run(cursor, run, font, self)
            return
        position = 0
        for match in _MARK.finditer(run.text):
            self._write(cursor, replace(run, text=run.text[position : match.start()]), font)
            name = self._names[ord(match.group()) - _FIRST_MARK]
            self._places[name] = cursor.position()
            cursor.insertImage(self._placeholder(name, font))
            position = match.end()
        self._write(cursor, replace(run, text=run.text[position:]), font)

    def _write(self, cursor: QTextCursor, run: Run, font: QFont) -> None:
        if run.text:
            cursor.insertText(run.text.replace("\n", "\u2028"), char_format(run, font))

    def _placeholder(self, name: str, font: QFont) -> QTextImageFormat:
        shape = QTextImageFormat()
        shape.setName(_NOTHING.toString())
        size = self._wanted(name)
        shape.setWidth(size.width())
        shape.setHeight(size.height() + theme_host_of(self).px(_BETWEEN_LINES))
        shape.setFont(font)
        shape.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        return shape

    def _wanted(self, name: str) -> QSize:
        size = self._widgets[name].sizeHint()
        room = max(self.width(), theme_host_of(self).px(160))
        return QSize(min(size.width(), room), size.height())

    def _fit(self, width: int) -> None:
        """Give each placeholder its widget's width, at most the whole line."""
        for name, position in self._places.items():
            cursor = QTextCursor(self._document)
            cursor.setPosition(position)
            cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
            shape = cursor.charFormat().toImageFormat()
            wanted = min(self._widgets[name].sizeHint().width(), width)
            if shape.width() != wanted:
                shape.setWidth(wanted)
                cursor.setCharFormat(shape)

    def _put_widgets(self) -> None:
        self._fit(self.width())
        height_at(self._document, self.width())
        lead = QFontMetricsF(theme_host_of(self).font(self._font_role))
        for name, position in self._places.items():
            widget = self._widgets[name]
            box = self._place_of(position, widget.sizeHint(), lead)
            if widget.geometry() != box:
                widget.setGeometry(box)

    def _place_of(self, position: int, size: QSize, lead: QFontMetricsF) -> QRect:
        block = self._document.findBlock(position)
        inside = position - block.position()
        line = block.layout().lineForTextPosition(inside)
        if not line.isValid():
            return QRect(0, 0, size.width(), size.height())
        corner = self._document.documentLayout().blockBoundingRect(block).topLeft()
        left, end = _x_at(line, inside), _x_at(line, inside + 1)
        left, width = min(left, end), min(abs(end - left), float(size.width()))
        # The middle of the placeholder lies on the middle of the small letters.
        middle = corner.y() + line.y() + line.ascent() - lead.xHeight() / 2
        top, line_top = middle - size.height() / 2, corner.y() + line.y()
        top = min(max(top, line_top), line_top + line.height() - size.height())
        return QRect(round(corner.x() + left), round(top), round(width), size.height())


def _x_at(line: QTextLine, position: int) -> float:
    """Where a letter of the line begins; PySide gives the position back as well."""
    x = line.cursorToX(position)
    return float(x[0] if isinstance(x, tuple) else x)  # type: ignore[arg-type]
