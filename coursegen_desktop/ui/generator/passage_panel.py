"""Beside the review: the passage of a document that a statement rests on, its words lit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit, QWidget

from ..kit.icons import IconLabel
from ..kit.lists import Card, ElidedLabel, Muted, SectionTitle
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .words import document_icon


class PassagePanel(Card):
    """Says what will be here until a statement is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.setSpacing(10)
        head = QHBoxLayout()
        self._head = SectionTitle(tr("Source"))
        head.addWidget(self._head)
        head.addStretch(1)
        self._place = Muted()
        head.addWidget(self._place)
        self.column.addLayout(head)
        line = QHBoxLayout()
        line.setSpacing(8)
        self._icon = IconLabel("file-text", size=16, role="ink")
        self._name = ElidedLabel(font_role="small_strong")
        line.addWidget(self._icon)
        line.addWidget(self._name, 1)
        self.column.addLayout(line)
        self._hint = Muted(wrap=True)
        self.column.addWidget(self._hint)
        self.words = QPlainTextEdit()
        self.words.setObjectName("writing")
        self.words.setProperty("frameless", True)
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(tr("Passage"))
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.column.addWidget(self.words, 1)
        self._rest = QWidget()  # keeps the sentence at the top while there is no passage
        self.column.addWidget(self._rest, 1)
        self._range = (0, 0)
        self.clear()

    def clear(self) -> None:
        """Nothing is chosen."""
        self.tell(tr("Choose a statement or a question: the passage that it rests on opens here."))

    def explain(self, title: str, words: str) -> None:
        """Say what a figure means, under its name."""
        self.tell(words)
        self._head.setText(title)
        self.setAccessibleName(f"{title}: {words}")

    def tell(self, words: str) -> None:
        """Say something in the place of a passage."""
        self._head.setText(tr("Source"))
        self._hint.setText(words)
        self._hint.show()
        self._rest.show()
        for part in (self._icon, self._name, self._place, self.words):
            part.hide()
        self.setAccessibleName(words)

    def show_passage(self, name: str, place: str, text: str, start: int, end: int) -> None:
        """The words of a document; those from `start` to `end` are lit and in sight."""
        self._head.setText(tr("Source"))
        self._hint.hide()
        self._rest.hide()
        self._icon.show_as(document_icon(name))
        self._name.setText(name)
        self._place.setText(place)
        self.words.setPlainText(text)
        self._range = (_units(text, start), _units(text, end))
        self._light()
        for part in (self._icon, self._name, self._place, self.words):
            part.show()
        cursor = QTextCursor(self.words.document())
        cursor.setPosition(self._range[1])
        self.words.setTextCursor(cursor)
        cursor.setPosition(self._range[0])
        self.words.setTextCursor(cursor)
        self.words.centerCursor()
        self.setAccessibleName(f"{name}, {place}: {text[start:end]}")

    @property
    def lit(self) -> str:
        """The words that are lit."""
        lit = self.words.extraSelections()
        return lit[0].cursor.selectedText() if lit and self.words.isVisible() else ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_range"):
            self._light()

    def _light(self) -> None:
        start, end = self._range
        if end <= start:
            self.words.setExtraSelections([])
            return
        theme = theme_host_of(self).theme
        lit = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.words.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(theme.color("accent_soft"))
        look.setFontUnderline(True)
        look.setUnderlineColor(theme.color("accent"))
        lit.cursor, lit.format = cursor, look
        self.words.setExtraSelections([lit])


def _units(text: str, offset: int) -> int:
    """An offset in letters as Qt counts: signs beyond the first plane are two of its units."""
    return len(text[:offset].encode("utf-16-le")) // 2
