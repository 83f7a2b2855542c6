"""The script of a lesson's film: what is said, how long that takes, what is hard to follow."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ...domain.script import LONGEST_SENTENCE, long_sentences, spoken_seconds, spoken_words
from ..content.offsets import Offsets
from ..kit.empty_state import EmptyState
from ..kit.forms import QuietButton
from ..kit.lists import Hairline, Muted
from ..kit.theme import theme_host_of
from ..kit.translate import tr

_COUNT_MS = 300


class ScriptPane(QWidget):
    """States wishes; `edited` comes with every change of the words."""

    edited = Signal()
    begin_requested = Signal(bool)  # with the lesson's text, or with nothing
    removal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_showing = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._count)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._stack.addWidget(self._make_empty())
        self._stack.addWidget(self._make_desk())
        self.setFocusProxy(self._empty)

    @property
    def text(self) -> str:
        """The script as typed."""
        return self.edit.toPlainText()

    def show_script(self, text: str | None) -> None:
        """Show a script; None where the lesson has none."""
        self._is_showing = True
        try:
            if text is not None and text != self.text:
                place = self.edit.textCursor().position()
                self.edit.setPlainText(text)
                cursor = self.edit.textCursor()
                cursor.setPosition(min(place, self.edit.document().characterCount() - 1))
                self.edit.setTextCursor(cursor)
        finally:
            self._is_showing = False
        self._stack.setCurrentIndex(0 if text is None else 1)
        self.setFocusProxy(self._empty if text is None else self.edit)
        self._count()

    def _make_empty(self) -> QWidget:
        self._empty = EmptyState(
            "scroll-text",
            tr("This lesson has no script"),
            tr("A script is what is said in the lesson's film or recording."),
            tr("Start from the lesson's text"),
            action_icon="file-text",
            second_text=tr("Start with an empty script"),
            second_icon="plus",
        )
        self._empty.action_requested.connect(lambda: self.begin_requested.emit(True))
        self._empty.second_requested.connect(lambda: self.begin_requested.emit(False))
        return self._empty

    def _make_desk(self) -> QWidget:
        desk = QWidget()
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.edit = QPlainTextEdit()
        self.edit.setObjectName("script")
        self.edit.setAccessibleName(tr("Script"))
        self.edit.setTabChangesFocus(True)
        self.edit.setUndoRedoEnabled(False)
        self.edit.textChanged.connect(self._on_changed)
        bar = QHBoxLayout()
        bar.setContentsMargins(20, 6, 14, 6)
        self.counts = Muted()
        bar.addWidget(self.counts)
        bar.addStretch(1)
        self.long = Muted()
        bar.addWidget(self.long)
        remove = QuietButton(tr("Delete the script"), "trash", role="muted")
        remove.clicked.connect(self.removal_requested)
        bar.addWidget(remove)
        column.addLayout(bar)
        column.addWidget(Hairline())
        column.addWidget(self.edit, 1)
        return desk

    def _on_changed(self) -> None:
        if not self._is_showing:
            self._later.start(_COUNT_MS)
            self.edited.emit()

    def _count(self) -> None:
        text = self.text
        minutes, seconds = divmod(spoken_seconds(text), 60)
        self.counts.setText(
            tr("%n word(s)", spoken_words(text))
            + " · "
            + tr("{minutes}:{seconds} when it is spoken", minutes=minutes, seconds=f"{seconds:02}")
        )
        found = long_sentences(text)
        self.long.setText(
            tr("%n sentence(s) longer than {words} words", len(found), words=LONGEST_SENTENCE)
            if found
            else ""
        )
        self._underline(text, found)

    def _underline(self, text: str, found: tuple[tuple[int, int], ...]) -> None:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        look.setUnderlineColor(theme_host_of(self).theme.color("warn"))
        places = Offsets(text)
        marks = []
        for start, end in found:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.edit.document())
            cursor.setPosition(places.to_page(start))
            cursor.setPosition(places.to_page(end), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
        self.edit.setExtraSelections(marks)
