"""The card of one highlight or bookmark: colour, note, tags, delete."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedLayout,
    QWidget,
)

from ...domain.annotation import COLOURS, MAX_BODY, Annotation, tags_of
from ..content.mark_colours import ColourButton, colour_name
from ..content.note_rows import state_words
from ..content.rich_text import RichText
from ..kit.forms import Chip, IconButton
from ..kit.lists import Card, ErrorLabel, Muted, ScrollPage, Small
from ..kit.theme import theme_host_of
from ..kit.translate import tr

_WIDTH, _WIDTH_FOR_FINGERS, _TEXT_HEIGHT = 340, 400, 120
_TEXT_LEAST = 52  # where the page is low: a line or two, and the rest of the card


class NoteCard(Card):
    """Floats over the page. What is typed is told at once; Esc closes and goes back to the text.

    `is_plain`, where children take turns: no tags, which stay as they are, and no word of Markdown.
    """

    edited = Signal()
    colour_chosen = Signal(int)
    removal_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget, *, is_plain: bool = False) -> None:
        super().__init__(parent, margin=14)
        self._is_plain = is_plain
        self._over, self._near = parent, QPoint()
        parent.installEventFilter(self)
        self.note: Annotation | None = None
        self._fills = False
        self.setAccessibleName(tr("Note"))
        head = QHBoxLayout()
        head.setSpacing(2)
        self._colours = QButtonGroup(self)
        for colour in COLOURS:
            button = ColourButton(colour, colour_name(colour))
            button.setCheckable(True)
            self._colours.addButton(button, colour)
            head.addWidget(button)
        self._colours.idClicked.connect(self.colour_chosen)
        self._colour = Muted()
        head.addWidget(self._colour)
        head.addStretch(1)
        delete = IconButton("trash", tr("Delete"))
        delete.clicked.connect(self.removal_wanted)
        head.addWidget(delete)
        close = IconButton("x", tr("Close"), "Esc")
        close.setShortcut("")  # Esc belongs to whatever has the keyboard
        close.clicked.connect(self.left)
        head.addWidget(close)
        self.column.addLayout(head)
        self._state = Muted(wrap=True)
        self.column.addWidget(self._state)
        self._make_text()
        tags_title = Small(tr("Tags, with commas between them"))
        self.column.addWidget(tags_title)
        self.tags = QLineEdit()
        self.tags.setAccessibleName(tr("Tags, with commas between them"))
        self.tags.textEdited.connect(lambda _text: self._on_edited())
        self.column.addWidget(self.tags)
        for part in (tags_title, self.tags):
            part.setHidden(is_plain)
        self.error = ErrorLabel()
        self.column.addWidget(self.error)
        self.hide()

    def _make_text(self) -> None:
        tabs = QHBoxLayout()
        tabs.setSpacing(6)
        group = QButtonGroup(self)
        self.write_tab, self.preview_tab = Chip(tr("Write")), Chip(tr("Preview"))
        for number, tab in enumerate((self.write_tab, self.preview_tab)):
            group.addButton(tab, number)
            tabs.addWidget(tab)
        self.write_tab.setChecked(True)
        tabs.addStretch(1)
        if not self._is_plain:
            tabs.addWidget(Muted(tr("Markdown")))
        self.column.addLayout(tabs)
        box = QWidget()
        self._texts = QStackedLayout(box)
        self.body = QPlainTextEdit()
        self.body.setPlaceholderText(tr("What do you want to remember?"))
        self.body.setAccessibleName(tr("Note"))
        self.body.setTabChangesFocus(True)
        self.body.textChanged.connect(self._on_edited)
        self._texts.addWidget(self.body)
        scroll = ScrollPage(margin=4)
        scroll.setAccessibleName(tr("Preview"))
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._preview = RichText("body")
        scroll.column.addWidget(self._preview)
        scroll.column.addStretch(1)
        self._texts.addWidget(scroll)
        self._box = box
        self.column.addWidget(box)
        group.idToggled.connect(lambda number, on: self._show_text(number) if on else None)

    def show_note(self, note: Annotation, near: QPoint, *, write: bool) -> None:
        """Show a note beside a point of the parent, with the keyboard in it if one will write."""
        self.note = note
        self._fills = True
        self.body.setPlainText(note.body)
        self.tags.setText(", ".join(note.tags))
        self._fills = False
        self.error.tell("")
        self.show_colour(note)
        state = state_words(note)
        self._state.setText(state)
        self._state.setVisible(bool(state))
        (self.write_tab if write or not note.has_note else self.preview_tab).setChecked(True)
        self._show_text(0 if self.write_tab.isChecked() else 1)
        self._near = near
        self._place()
        self.show()
        self.raise_()
        if write:
            self.body.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.write_tab.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_colour(self, note: Annotation) -> None:
        """Tick the colour of the note; bookmarks have none."""
        self.note = note
        for button in self._colours.buttons():
            button.setVisible(not note.is_bookmark)
        self._colours.button(note.colour).setChecked(True)
        self._colour.setText(tr("Bookmark") if note.is_bookmark else colour_name(note.colour))

    @property
    def written(self) -> tuple[str, tuple[str, ...]]:
        """The note and the tags as they stand in the fields."""
        return self.body.toPlainText(), tags_of(self.tags.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._over and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _on_edited(self) -> None:
        if self._fills:
            return
        if len(self.body.toPlainText()) > MAX_BODY:
            self.error.tell(
                tr("A note has at most {most} characters; the rest is not kept.", most=MAX_BODY)
            )
            return
        self.error.tell("")
        self.edited.emit()

    def _show_text(self, number: int) -> None:
        if number:
            self._preview.show_text(self.body.toPlainText() or tr("Nothing is written yet."))
        self._texts.setCurrentIndex(number)

    def _place(self) -> None:
        """Beside the text and within the page, whose foot a keyboard on the screen may push up."""
        host, near = theme_host_of(self), self._near
        room = self._over.rect()
        tall = host.px(_TEXT_HEIGHT)
        self._box.setFixedHeight(tall)
        wide = _WIDTH_FOR_FINGERS if host.is_touch else _WIDTH
        self.setFixedWidth(min(host.px(wide), room.width() - 16))
        self.adjustSize()
        lacking = self.height() + 16 - room.height()
        if lacking > 0:
            self._box.setFixedHeight(max(host.px(_TEXT_LEAST), tall - lacking))
            self.adjustSize()
        left = max(8, min(near.x(), room.right() - self.width() - 8))
        top = near.y() + 10
        if top + self.height() > room.bottom() - 8:
            top = max(8, min(near.y() - self.height() - 24, room.bottom() - self.height() - 8))
        self.move(left, top)
