"""A text field for Markdown: colours, and commands that wrap or mark what is selected."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QKeyEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ..kit.theme import ThemeHost
from ..kit.translate import tr

_LIST = re.compile(r"^(\s*)([-*+]|\d{1,9}[.)])(\s+)(\[[ xX]\]\s+)?")
_HEADING = re.compile(r"^#{1,6}\s+|^")
_QUOTE = re.compile(r"^>\s?|^")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s+|^")
# What each mark takes the place of.
_KINDS = {"## ": _HEADING, "> ": _QUOTE, "- ": _ITEM, "1. ": _ITEM}
_NUMBERED = re.compile(r"^\d{1,9}[.)]\s")
_NEW_BLOCK = "\u2029"
_IN_CODE, _IN_TEXT = 1, 0
_KEEP = QTextCursor.MoveMode.KeepAnchor


class MarkdownEdit(QPlainTextEdit):
    """Undo, redo and selection are Qt's own; Tab leaves the field and catches no keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("markdown")
        self.setAccessibleName(tr("Lesson text (Markdown)"))
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._colours = _Highlighter(self.document())

    def dress(self, host: ThemeHost) -> None:
        """Take the colours of the marks from the theme; font and ground are in its style sheet."""
        self._colours.dress(host)

    def show_text(self, text: str) -> None:
        """Show another lesson: a fresh undo history, the cursor at the top."""
        self.setPlainText(text)
        self.document().clearUndoRedoStacks()
        self.document().setModified(False)

    def wrap(self, before: str, after: str, sample: str) -> None:
        """Put marks around the selection, or take them away when they are there."""
        cursor = self.textCursor()
        if not self._select_marked(cursor, before, after):
            inner = cursor.selectedText() or sample
            marked = before + inner + after
            back = len(after)
        else:
            marked = inner = cursor.selectedText()[len(before) : -len(after)]
            back = 0
        cursor.insertText(marked)
        self._select(cursor, len(inner), back)
        self.setFocus()

    def prefix_lines(self, mark: str) -> None:
        """Begin every selected line with `mark`, or take it away when all have it.

        A heading takes the place of another level, a list of another kind; "1. " counts on.
        """
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        blocks = [document.findBlockByNumber(number) for number in range(first, last + 1)]
        blocks = [block for block in blocks if block.text().strip()] or blocks[:1]
        pattern = _KINDS[mark]
        marked = all(_is_marked(block.text(), mark) for block in blocks)
        cursor.beginEditBlock()
        for number, block in enumerate(blocks, 1):
            place = QTextCursor(block)
            found = pattern.match(block.text())
            if found is not None and found.end():
                place.setPosition(block.position() + found.end(), _KEEP)
            fresh = f"{number}. " if mark == "1. " else mark
            place.insertText("" if marked else fresh)
        cursor.endEditBlock()
        self.setFocus()

    def mark_code(self, sample: str) -> None:
        """Code within a line for a selection within one; else a block of its own."""
        chosen = self.textCursor().selectedText()
        if chosen and _NEW_BLOCK not in chosen:
            self.wrap("`", "`", sample)
        else:
            self.insert_block(f"```\n{chosen.replace(_NEW_BLOCK, chr(10)) or sample}\n```")

    def insert_block(self, text: str) -> None:
        """Put a paragraph of its own at the cursor, with blank lines around it.

        A selection is replaced.
        """
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        block = cursor.block()
        is_blank_above = not block.previous().isValid() or not block.previous().text().strip()
        lead = "\n\n" if block.text().strip() else "" if is_blank_above else "\n"
        is_blank_below = block.next().isValid() and not block.next().text().strip()
        cursor.insertText(lead + text + ("" if is_blank_below else "\n"))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() and self._continue_list():
            return
        super().keyPressEvent(event)

    def _continue_list(self) -> bool:
        """Enter in a list begins the next item; in an empty item it ends the list."""
        cursor = self.textCursor()
        line = cursor.block().text()
        match = _LIST.match(line)
        if match is None or cursor.positionInBlock() < match.end():
            return False
        cursor.beginEditBlock()
        if not line[match.end() :].strip():
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
            cursor.removeSelectedText()
        else:
            mark = match[2]
            if mark[:-1].isdigit():
                mark = f"{int(mark[:-1]) + 1}{mark[-1]}"
            box = "[ ] " if match[4] else ""
            cursor.insertText(f"\n{match[1]}{mark}{match[3]}{box}")
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        return True

    def _select_marked(self, cursor: QTextCursor, before: str, after: str) -> bool:
        """Whether the selection has the marks, inside or just outside: then with them in it."""
        chosen = cursor.selectedText()
        size = len(before) + len(after)
        if len(chosen) >= size and chosen.startswith(before) and chosen.endswith(after):
            return True
        text = self.document()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        outside = "".join(
            text.characterAt(at)
            for at in (*range(start - len(before), start), *range(end, end + len(after)))
        )
        is_longer = text.characterAt(start - len(before) - 1) == before[0]
        if not chosen or outside != before + after or (before == "*" and is_longer):
            return False
        cursor.setPosition(start - len(before))
        cursor.setPosition(end + len(after), _KEEP)
        return True

    def _select(self, cursor: QTextCursor, length: int, back: int) -> None:
        end = cursor.position() - back
        cursor.setPosition(end - length)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)


class _Highlighter(QSyntaxHighlighter):
    """Headings, emphasis, code, links, quotes and call-outs, line by line."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats: dict[str, QTextCharFormat] = {}

    # One pattern a kind; all linear, since lessons may hold anything.
    _PATTERNS = (
        ("strong", re.compile(r"\*\*[^*\n]+\*\*|__[^_\n]+__")),
        ("emphasis", re.compile(r"(?<![*\w])\*[^*\n]+\*(?![*\w])")),
        ("code", re.compile(r"`[^`\n]+`")),
        ("link", re.compile(r"!?\[[^\]\n]*\]\([^)\n]*\)")),
        ("math", re.compile(r"\$[^$\n]+\$")),
    )

    def dress(self, host: ThemeHost) -> None:
        """Take the colours of the theme and colour all anew."""
        theme = host.theme

        def made(role: str, *, bold: bool = False, italic: bool = False) -> QTextCharFormat:
            text = QTextCharFormat()
            text.setForeground(theme.color(role))
            text.setFontItalic(italic)
            if bold:
                text.setFontWeight(700)
            return text

        self._formats = {
            "heading": made("ink", bold=True),
            "strong": made("ink", bold=True),
            "emphasis": made("ink", italic=True),
            "code": made("series_3"),
            "link": made("series_4"),
            "math": made("series_3"),
            "mark": made("series_2"),
            "quote": made("muted"),
        }
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        if not self._formats:
            return
        stripped = text.lstrip()
        fence = stripped.startswith(("```", "~~~"))
        inside = self.previousBlockState() == _IN_CODE
        self.setCurrentBlockState(_IN_CODE if fence != inside else _IN_TEXT)
        if fence or inside:
            self.setFormat(0, len(text), self._formats["code"])
            return
        if stripped.startswith("#"):
            self.setFormat(0, len(text), self._formats["heading"])
        elif stripped.startswith(("!!!", "???")):
            self.setFormat(0, len(text), self._formats["mark"])
        elif stripped.startswith(">"):
            self.setFormat(0, len(text), self._formats["quote"])
        else:
            match = _LIST.match(text)
            if match:
                self.setFormat(match.start(2), len(match[2]), self._formats["mark"])
        for name, pattern in self._PATTERNS:
            for found in pattern.finditer(text):
                self.setFormat(found.start(), found.end() - found.start(), self._formats[name])


def _is_marked(line: str, mark: str) -> bool:
    return bool(_NUMBERED.match(line)) if mark == "1. " else line.startswith(mark)
