"""A text field for Markdown: colours, lists and tables that go on, steps that can be named.

edit.step_began      comes before a new burst of typing or a command changes the text
edit.show_text(text)     another text: a fresh history
edit.replace_text(text)  the same text, changed elsewhere: cursor and scroll stay
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ..kit.theme import ThemeHost
from ..kit.translate import tr
from .writing import list_keys, marks
from .writing.colours import Colours
from .writing.positions import changed_middle, units
from .writing.rich import is_rich
from .writing.steps import DELETE, INSERT, OTHER, Steps
from .writing.table_keys import TableKeys

_KEEP = QTextCursor.MoveMode.KeepAnchor
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ERASERS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_META = Qt.KeyboardModifier.MetaModifier


class MarkdownEdit(QPlainTextEdit):
    """Tab leaves the field, except in lists and tables; there Escape lets the next one leave."""

    # Before a change that begins a new step of undo, with the document's revision until then.
    step_began = Signal(int)
    # The words changed: by typing, a command, or `replace_text`.
    content_changed = Signal()
    # Paths and pictures that were dropped or pasted, and the place in the text.
    files_dropped = Signal(list, int)
    # A menu is wished for: where on the screen, and the place in the text.
    menu_wanted = Signal(QPoint, int)
    # Escape, which nothing in the field needed.
    escaped = Signal()
    # Rich text was pasted: a key for `finish_paste`, HTML, and its plain words.
    html_pasted = Signal(int, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("markdown")
        self.setAccessibleName(tr("Lesson text (Markdown)"))
        self.setAccessibleDescription(
            tr("In lists and tables Tab goes on within them; Escape and then Tab leaves the text.")
        )
        self.setPlaceholderText(tr("Write here. Buttons above put in headings, lists and more."))
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.colours = Colours(self.document(), self)
        self.tables = TableKeys(self)
        # Whether somebody turns rich text into Markdown; else its plain words are pasted.
        self.takes_html = False
        self._steps = Steps()
        self._is_leaving = False
        self._widest = 0
        self._pastes: dict[int, QTextCursor] = {}
        self.document().contentsChange.connect(self._on_contents_change)
        self.cursorPositionChanged.connect(self._on_cursor_moved)

    def dress(self, host: ThemeHost) -> None:
        """Take the colours of the marks from the theme; font and ground are in its style sheet."""
        self.colours.dress(host.theme)

    def show_text(self, text: str) -> None:
        """Show another lesson: a fresh undo history, the cursor at the top."""
        self._pastes.clear()
        self.setPlainText(text)
        self.tables.forget()  # nobody wrote in it yet
        self.document().clearUndoRedoStacks()
        self.document().setModified(False)
        self._steps.end()

    def replace_text(self, text: str) -> None:
        """Make `text` of what is shown by replacing only what differs; cursor and scroll stay."""
        old = self.toPlainText()
        if old == text:
            return
        start, end, words = changed_middle(old, text)
        scrolled = self.verticalScrollBar().value()
        first = units(old[:start])
        cursor = QTextCursor(self.document())
        cursor.setPosition(first)
        cursor.setPosition(first + units(old[start:end]), _KEEP)
        cursor.insertText(words)
        self.tables.forget()
        self._steps.end()
        self.verticalScrollBar().setValue(scrolled)

    @contextmanager
    def step(self, *, is_new: bool = True) -> Iterator[QTextCursor]:
        """Change the text as one step: by the cursor given, which is the field's afterwards.

        `is_new` False: what is changed belongs to the step before.
        """
        if is_new:
            self._begin(OTHER)
        cursor = self.textCursor()
        if is_new:
            cursor.beginEditBlock()
        else:
            cursor.joinPreviousEditBlock()
        try:
            yield cursor
        finally:
            cursor.endEditBlock()
            self.setTextCursor(cursor)
            self._steps.end()

    def end_step(self) -> None:
        """Whatever is typed next is another step."""
        self._steps.end()

    # ------------------------------------------------------------ places

    def anchor(self, place: int) -> QTextCursor:
        """A place that moves along with the words around it."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(max(place, 0), self.document().characterCount() - 1))
        return cursor

    def select(self, start: int, end: int) -> None:
        """Select a place of the text."""
        cursor = self.anchor(start)
        cursor.setPosition(min(end, self.document().characterCount() - 1), _KEEP)
        self.setTextCursor(cursor)

    def visible_blocks(self) -> Iterator[QTextBlock]:
        """The lines in sight, from above."""
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= self.viewport().height():
            yield block
            top += self.blockBoundingRect(block).height()
            block = block.next()

    def top_line(self) -> float:
        """Which line stands at the top, with the part of it that is out of sight."""
        block = self.firstVisibleBlock()
        hidden = self.verticalScrollBar().value() - block.firstLineNumber()
        return block.blockNumber() + min(max(hidden / max(1, block.lineCount()), 0.0), 1.0)

    def scroll_to_line(self, line: float) -> None:
        """Bring a line to the top."""
        block = self.document().findBlockByNumber(int(line))
        if block.isValid():
            inside = (line - int(line)) * block.lineCount()
            self.verticalScrollBar().setValue(block.firstLineNumber() + round(inside))

    def go_to_line(self, line: int) -> None:
        """Put the cursor at the beginning of a line, and the line near the top."""
        block = self.document().findBlockByNumber(line)
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.scroll_to_line(max(0, line - 1))
            self.setFocus()

    def centre_line(self) -> None:
        """Bring the cursor into sight, with lines around it."""
        box, height = self.cursorRect(), self.viewport().height()
        if box.top() < height // 8 or box.bottom() > height * 7 // 8:
            self.centerCursor()

    def set_widest(self, pixels: int) -> None:
        """Keep the lines in the middle, at most so wide; 0: as wide as the field."""
        self._widest = pixels
        self._set_margins()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._widest:
            self._set_margins()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            place = self.cursorForPosition(self.viewport().mapFrom(self, event.pos()))
            self.menu_wanted.emit(event.globalPos(), place.position())
        else:
            corner = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
            self.menu_wanted.emit(corner, self.textCursor().position())

    def _set_margins(self) -> None:
        room = self.width() - self._widest if self._widest else 0
        side = max(0, room // 2)
        self.setViewportMargins(side, 0, side, 0)

    # ------------------------------------------------------------ marks

    def wrap(self, before: str, after: str, sample: str) -> None:
        """Put marks around the selection, or take them away when they are there."""
        marks.wrap(self, before, after, sample)
        self.setFocus()

    def prefix_lines(self, mark: str) -> None:
        """Begin every selected line with `mark`, or take it away when all have it."""
        marks.prefix_lines(self, mark)
        self.setFocus()

    def mark_code(self, sample: str) -> None:
        """Code within a line for a selection within one; else a block of its own."""
        marks.mark_code(self, sample)
        self.setFocus()

    def insert_block(self, text: str, select: str = "") -> None:
        """Put a paragraph of its own at the cursor, and select words of it."""
        marks.insert_block(self, text, select)
        self.setFocus()

    def insert_inline(self, text: str) -> None:
        """Put words at the cursor, in place of the selection."""
        marks.insert_inline(self, text)
        self.setFocus()

    def insert_at(self, place: int, text: str) -> None:
        """Put a paragraph of its own near a place of the text."""
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.insert_block(text)

    # ------------------------------------------------------------ keys

    def event(self, event: QEvent) -> bool:
        """Leave the keys of undo to the page where Qt's own undo is switched off."""
        is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and self._is_undo(event):  # type: ignore[arg-type]
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_undo(event):
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Escape and self._has_own_tab():
            self._is_leaving = True
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() not in (*_TABS, Qt.Key.Key_Shift):
            self._is_leaving = False
        if self._take(event):
            event.accept()
            return
        kind = _kind_of(event)
        lines = self.blockCount()
        if kind:
            self._begin(kind)
        super().keyPressEvent(event)
        if kind:
            if self.blockCount() < lines:
                list_keys.lines_went(self)
            self._went(ends=event.key() in _ENTER or kind == OTHER)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString():
            self._begin(INSERT)
        super().inputMethodEvent(event)
        if event.commitString():
            self._went()

    def _take(self, event: QKeyEvent) -> bool:
        """Do what Enter and Tab mean in lists and tables."""
        plain = not event.modifiers() & (_CONTROL | _ALT | _META)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER and plain and not shift:
            return self.tables.enter() or list_keys.enter(self)
        if event.key() in _TABS and plain and not self._is_leaving:
            back = shift or event.key() == Qt.Key.Key_Backtab
            return self.tables.tab(back) or list_keys.tab(self, back)
        return False

    def _has_own_tab(self) -> bool:
        return self.tables.is_inside or list_keys.is_in_list(self)

    def focusNextPrevChild(self, next: bool) -> bool:
        # Qt asks here first, and sends the key to the field only when the focus stays.
        if self._has_own_tab() and not self._is_leaving:
            return False
        return super().focusNextPrevChild(next)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._is_leaving = False
        super().focusOutEvent(event)

    def _is_undo(self, event: QKeyEvent) -> bool:
        return not self.isUndoRedoEnabled() and (
            event.matches(QKeySequence.StandardKey.Undo)
            or event.matches(QKeySequence.StandardKey.Redo)
        )

    def _begin(self, kind: str) -> None:
        cursor = self.textCursor()
        place = -2 if cursor.hasSelection() else cursor.position()
        if self._steps.begins(kind, place):
            self.step_began.emit(self.document().revision())

    def _went(self, *, ends: bool = False) -> None:
        self._steps.went(self.textCursor().position())
        if ends:
            self._steps.end()

    def _on_contents_change(self, _place: int, removed: int, added: int) -> None:
        if removed or added:
            self.content_changed.emit()
            self.tables.changed()

    def _on_cursor_moved(self) -> None:
        self.tables.moved()

    # ------------------------------------------------------------ clipboard and files

    def cut(self) -> None:
        """Take the selection out, into the clipboard."""
        self._begin(OTHER)
        super().cut()
        self._steps.end()

    def paste_plain(self) -> None:
        """Paste words as they are, without their looks."""
        self.insert_inline(QGuiApplication.clipboard().text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasImage() or source.hasUrls() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Files and pictures are handed on; rich text is turned into Markdown; words come in."""
        paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if paths:
            self.files_dropped.emit(paths, self.textCursor().position())
            return
        html = source.html() if source.hasHtml() else ""
        if html and self.takes_html and is_rich(html):
            self._hand_over(html, source.text())
            return
        picture = source.imageData() if source.hasImage() and not source.hasText() else None
        if isinstance(picture, QImage) and not picture.isNull():
            self.files_dropped.emit([picture], self.textCursor().position())
            return
        if _is_address(source.text()) and marks.link_selection(self, source.text().strip()):
            return
        self._begin(OTHER)
        super().insertFromMimeData(source)
        self._steps.end()

    def finish_paste(self, key: int, markdown: str) -> None:
        """Put in what was made of rich text, where it was pasted."""
        place = self._pastes.pop(key, None)
        if place is None or not markdown:
            return
        self.setTextCursor(place)
        with self.step() as cursor:
            block = cursor.block()
            # A paragraph of its own stands apart; words go into the line.
            if "\n" in markdown.strip() and block.text().strip() and not cursor.hasSelection():
                is_at_start = cursor.positionInBlock() == 0
                markdown = f"{markdown.strip()}\n\n" if is_at_start else f"\n\n{markdown.strip()}\n"
            cursor.insertText(markdown)

    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasText() and not event.mimeData().hasUrls():
            self._begin(OTHER)
        super().dropEvent(event)
        self._steps.end()

    def _hand_over(self, html: str, plain: str) -> None:
        key = max(self._pastes, default=0) + 1
        self._pastes[key] = self.textCursor()
        self.html_pasted.emit(key, html, plain)


def _is_address(text: str) -> bool:
    """Whether nothing but one address of the web is on the clipboard."""
    words = text.strip()
    return words.startswith(("https://", "http://")) and len(words) < 2_000 and " " not in words


def _kind_of(event: QKeyEvent) -> str:
    """What a key does to the text: insert, delete, something else, or nothing."""
    if event.key() in _ERASERS:
        return DELETE
    if event.key() in _ENTER:
        return INSERT
    if event.matches(QKeySequence.StandardKey.Cut):
        return OTHER
    is_command = bool(event.modifiers() & _CONTROL) != bool(event.modifiers() & _ALT)
    if is_command or not event.text() or not event.text().isprintable():
        deleting = (
            QKeySequence.StandardKey.DeleteEndOfLine,
            QKeySequence.StandardKey.DeleteCompleteLine,
        )
        return DELETE if any(event.matches(one) for one in deleting) else ""
    return INSERT
