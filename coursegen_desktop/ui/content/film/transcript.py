"""The transcript beside a film: what is said, with chapters, a search, and a way back to now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....domain.playable import Playable
from ...kit.forms import IconButton, SearchField, SecondaryButton
from ...kit.lists import Card, Muted, SectionTitle
from ...kit.speech import say
from ...kit.translate import tr
from .transcript_list import Said, TranscriptList


class TranscriptPanel(Card):
    """Follows the film until its reader scrolls; "Follow again" goes back. `sought`: seconds."""

    sought = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: tuple[Said, ...] = ()
        self._follows = True
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(18, 4, 12, 0)
        head.addWidget(SectionTitle(tr("Transcript")))
        head.addStretch(1)
        self.search = IconButton("search", tr("Search in the transcript"), checkable=True)
        self.search.toggled.connect(self._on_search)
        head.addWidget(self.search)
        column.addLayout(head)
        self._finder = QWidget()
        finder = QVBoxLayout(self._finder)
        finder.setContentsMargins(14, 0, 14, 2)
        finder.setSpacing(2)
        self.field = SearchField(tr("Search in the transcript"))
        self.field.textChanged.connect(self._on_text)
        self.field.activated.connect(lambda _: self._go_to_found())
        finder.addWidget(self.field)
        self.found = Muted()
        finder.addWidget(self.found)
        self._finder.hide()
        column.addWidget(self._finder)
        self._nothing = Muted("", wrap=True)
        self._nothing.setContentsMargins(18, 8, 18, 0)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._nothing, 1)
        self.list = TranscriptList()
        self.list.chosen.connect(self._on_chosen)
        self.list.left.connect(self._on_left)
        column.addWidget(self.list, 10)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 0, 14, 2)
        self.follow = SecondaryButton(tr("Follow again"), "target")
        self.follow.clicked.connect(self.follow_again)
        self.follow.hide()
        foot.addStretch(1)
        foot.addWidget(self.follow)
        foot.addStretch(1)
        column.addLayout(foot)

    def show_film(self, playable: Playable | None) -> None:
        """The words of another film."""
        self._said = () if playable is None else _said_in(playable)
        self.search.setChecked(False)
        self.search.setVisible(bool(self._said))
        self._nothing.setText(
            tr("There is no transcript: nothing is said in words here.") if not self._said else ""
        )
        self._nothing.setVisible(not self._said)
        self.list.setVisible(bool(self._said))
        self._show("")
        self.follow_again()

    def show_now(self, line: int) -> None:
        """The line that is said."""
        self.list.show_now(line)
        if self._follows:
            self.list.follow()

    def follow_again(self) -> None:
        """Go back to what is said, and along with it."""
        had_focus = self.follow.hasFocus()
        self._follows = True
        self.follow.hide()
        self.list.follow(at_once=True)
        if had_focus:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def follows(self) -> bool:
        """Whether the list goes along with the film."""
        return self._follows

    def open_search(self) -> None:
        """The keyboard goes into the search."""
        self.search.setChecked(True)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.search.isChecked():
            self.search.setChecked(False)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _on_search(self, on: bool) -> None:
        self._finder.setVisible(on)
        if on:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.field.clear()
            self.follow_again()

    def _on_text(self, text: str) -> None:
        words = " ".join(text.split())
        self._show(words)
        if words:
            told = tr("%n line(s) found", len(self.list.rows.items))
            self.found.setText(told)
            say(self, told)
        else:
            self.found.setText("")
        self.found.setVisible(bool(words))

    def _show(self, words: str) -> None:
        """All lines, or those that have the words; chapters only with all."""
        if not words:
            self.list.show_said(self._said)
            return
        needle = words.casefold()
        kept = [one for one in self._said if not one.is_head and needle in one.text.casefold()]
        self.list.show_said(kept, words)

    def _go_to_found(self) -> None:
        """Enter in the field: into the first line that was found."""
        if self.list.rows.items:
            self.list.setCurrentIndex(self.list.rows.index(0, 0))
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_chosen(self, seconds: float) -> None:
        self._follows = True
        self.follow.hide()
        self.sought.emit(seconds)

    def _on_left(self) -> None:
        if self._said and not self.search.isChecked():
            self._follows = False
            self.follow.show()


def _said_in(playable: Playable) -> tuple[Said, ...]:
    """Lines and chapters in the order of time; a chapter stands above the line it begins with."""
    heads = [
        Said(-1 - number, one.title.strip(), one.begin)
        for number, one in enumerate(playable.chapters)
        if one.title.strip()
    ]
    lines = [Said(number, line.text, line.begin) for number, line in enumerate(playable.lines)]
    return tuple(
        sorted([*heads, *lines], key=lambda one: (one.begin, one.line >= 0, abs(one.line)))
    )
