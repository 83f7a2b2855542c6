"""A dialog for what is written in a small language of its own: formula, diagram, question.

At the left its source, at the right what the reader makes of it, mistakes included.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ....rendering.rendered import RenderedPage
from ...content.lesson_view import LessonPane
from ...kit.dialogs import Dialog
from ...kit.forms import Chip, Toggle
from ...kit.lists import FlowLayout, Muted, Small
from ...kit.theme import theme_host_of
from ...kit.translate import tr

_QUIET_MS = 150


class Piece(NamedTuple):
    """A button above the source: `text` takes the place of the selection, or of all (`whole`)."""

    label: str
    text: str
    whole: bool = False


class SourceKind(NamedTuple):
    """What is written: its title, what to know, pieces to start from, and its form in a lesson."""

    title: str
    hint: str
    label: str
    pieces: Sequence[Piece]
    before: str
    after: str
    inline: tuple[str, str] | None = None


class SourceDialog(Dialog):
    """`preview_wanted` carries Markdown; whoever renders it calls `show_preview`."""

    preview_wanted = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        kind: SourceKind,
        source: str,
        resources: Path,
        *,
        store: Path | None = None,
        cache: Path | None = None,
        inline: bool = False,
    ) -> None:
        super().__init__(parent, kind.title)
        self._kind = kind
        host = theme_host_of(parent)
        self.add_title(kind.title, kind.hint)
        self.field = QPlainTextEdit()
        self.field.setObjectName("source")
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(kind.label)
        self._add_pieces(kind.pieces)
        self.preview = LessonPane(resources, store=store, cache=cache)
        self.preview.set_theme(host.theme, host.text_scale)
        self._add_sides(kind.label)
        self.alone = Toggle(tr("On a line of its own"), self)
        self.alone.setChecked(not inline)
        self.alone.setVisible(kind.inline is not None)
        if kind.inline is not None:
            self._add_toggle()
        accept = self.add_buttons(tr("Insert"), "")
        accept.setDefault(False)  # Enter begins a line of the source
        accept.setAutoDefault(False)
        accept.setShortcut(QKeySequence("Ctrl+Return"))
        accept.setToolTip(f"{accept.text()} ({_native(accept)})")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)
        self.field.setPlainText(source)
        self.field.textChanged.connect(lambda: self._timer.start(_QUIET_MS))
        self.alone.toggled.connect(lambda _on: self._ask())
        self.field.setFocus()
        self.field.selectAll()
        window = parent.window()
        self.resize(min(host.px(860), window.width() - 40), min(host.px(560), window.height() - 40))

    @property
    def source(self) -> str:
        """What was typed."""
        return self.field.toPlainText().strip("\n")

    @property
    def is_alone(self) -> bool:
        """Whether it stands on lines of its own in the lesson."""
        return self._kind.inline is None or self.alone.isChecked()

    def markdown(self) -> str:
        """It as it stands in a lesson; "" when nothing was typed."""
        if not self.source.strip():
            return ""
        if self._kind.inline is not None and not self.is_alone:
            before, after = self._kind.inline
            return f"{before}{' '.join(self.source.split())}{after}"
        return f"{self._kind.before}{self.source}{self._kind.after}"

    def begin(self) -> None:
        """Ask for the first preview."""
        self._ask()

    def show_preview(self, page: RenderedPage) -> None:
        """Show what the reader makes of it."""
        self.preview.show_page(page)

    def _add_pieces(self, pieces: Sequence[Piece]) -> None:
        row = QWidget()
        flow = FlowLayout(row)
        for piece in pieces:
            chip = Chip(piece.label, checkable=False)
            chip.clicked.connect(lambda _=False, piece=piece: self._put(piece))
            flow.addWidget(chip)
        self.column.addWidget(row)

    def _add_sides(self, label: str) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(14)
        for words, widget in ((label, self.field), (tr("Preview"), self.preview)):
            column = QVBoxLayout()
            column.setSpacing(6)
            name = Small(words)
            name.setBuddy(widget)
            column.addWidget(name)
            column.addWidget(widget, 1)
            sides.addLayout(column, 1)
        self.column.addLayout(sides, 1)

    def _add_toggle(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.alone)
        row.addWidget(Muted(tr("On a line of its own"), size="body"))
        row.addStretch(1)
        self.column.addLayout(row)

    def _put(self, piece: Piece) -> None:
        cursor = self.field.textCursor()
        if piece.whole:
            cursor.select(QTextCursor.SelectionType.Document)
        chosen = cursor.selectedText().replace("\u2029", "\n")
        cursor.insertText(piece.text if piece.whole else piece.text.replace("…", chosen or "x", 1))
        self.field.setFocus()

    def _ask(self) -> None:
        self.preview_wanted.emit(self.markdown())


def _native(button: QAbstractButton) -> str:
    return button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
