"""A passage of a text field that is found again after any edit around it or in it."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument


class Span:
    """A passage of a document, found again after any edit around it or in it."""

    def __init__(self, document: QTextDocument, start: int, end: int) -> None:
        self._start, self._end = QTextCursor(document), QTextCursor(document)
        self._start.setPosition(start)
        self._end.setPosition(end)
        # Text put in just before the passage moves its start; just behind it, not its end.
        self._end.setKeepPositionOnInsert(True)

    def cursor(self) -> QTextCursor:
        """A cursor that has the passage selected."""
        found = QTextCursor(self._start)
        found.setKeepPositionOnInsert(False)
        found.setPosition(min(self._start.position(), self._end.position()))
        end = max(self._start.position(), self._end.position())
        found.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return found

    def write(self, text: str) -> None:
        """Put another text in the place of the passage."""
        cursor = self.cursor()
        start = cursor.selectionStart()
        cursor.insertText(text)
        self._start.setPosition(start)
        self._end.setPosition(cursor.position())

    def text(self) -> str:
        """What stands there now."""
        return self.cursor().selectedText().replace("\u2029", "\n")
