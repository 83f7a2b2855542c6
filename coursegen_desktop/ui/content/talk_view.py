"""A talk with the tutor: where it goes, what was said, a field to say more. Nothing is kept."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ...domain.tutor import Passage
from ...domain.tutor_talk import MAX_SAID, Destination, Reply, Who
from ..kit.forms import LinkButton, QuietButton, SecondaryButton
from ..kit.icons import IconLabel
from ..kit.lists import Card, ErrorLabel, Muted, ScrollPage, Strong
from ..kit.speech import say
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .inline_text import plain
from .rich_text import RichText
from .tutor_words import destination_words, escaped

_FIELD_PX = 64
_LONGEST_LINK = 44


class TalkView(QWidget):
    """`said` carries what was typed; answer with `begin_reply`, `show_reply` and `end_reply`, or
    `fail`. `stop_requested`: the answer is not wanted any more. `grown`: something was added;
    `forgotten`: nothing was said. With `scrolls` the messages scroll above the field.
    """

    said = Signal(str)
    stop_requested = Signal()
    passage_chosen = Signal(object)
    grown = Signal()
    forgotten = Signal()

    def __init__(self, parent: QWidget | None = None, *, scrolls: bool = False) -> None:
        super().__init__(parent)
        self._messages: list[_Message] = []
        self._is_busy = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._where = IconLabel("shield-check", "", role="muted", size=16)
        self._goes = Muted(wrap=True)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self._where, 0, Qt.AlignmentFlag.AlignTop)
        place.addWidget(self._goes, 1)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._page: ScrollPage | None = None
        if scrolls:
            self._page = ScrollPage(margin=0, wraps=True)
            self._page.column.setContentsMargins(0, 0, 10, 0)
            # With what was said: large letters in a low window leave no room for both.
            self._page.column.addLayout(place)
            self._page.column.addLayout(self._list)
            self._page.column.addStretch(1)
            self._page.verticalScrollBar().rangeChanged.connect(self._to_the_end)
            column.addWidget(self._page, 1)
        else:
            column.addLayout(place)
            column.addLayout(self._list)
        self.error = ErrorLabel()
        column.addWidget(self.error)
        self.field = _Field()
        self.field.entered.connect(self._on_send)
        self.field.textChanged.connect(self._on_typed)
        column.addWidget(self.field)
        row = QHBoxLayout()
        self._state = Muted()
        row.addWidget(self._state)
        row.addStretch(1)
        self.stop = QuietButton(tr("Stop"), "x", role="ink")
        self.stop.clicked.connect(self.stop_requested)
        self.send = SecondaryButton(tr("Ask"), "corner-down-left")
        self.send.clicked.connect(self._on_send)
        row.addWidget(self.stop)
        row.addWidget(self.send)
        column.addLayout(row)
        self.reset()

    def show_destination(self, destination: Destination | None) -> None:
        """Say where it goes, before the first word is sent; None: there is no model."""
        if destination is None:
            return
        self._where.show_as("shield-check" if destination.stays_here else "globe", "", role="muted")
        told = destination_words(destination)
        kept = tr("It is stored nowhere and forgotten when you go on.")
        self._goes.setText(f"{told} {kept}")

    def reset(self) -> None:
        """Forget all that was said."""
        for message in self._messages:
            self._list.removeWidget(message)
            message.hide()
            message.deleteLater()
        self._messages = []
        self.field.clear()
        self.error.tell("")
        self._set_busy(False)
        self.forgotten.emit()

    def begin(self) -> None:
        """Take the keyboard; what reads the screen says where it goes."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        say(self, self._goes.text())

    def begin_reply(self, words: str) -> None:
        """What was typed is on its way."""
        self.error.tell("")
        self._add(_Message(Who.LEARNER)).show_text(escaped(words))
        self._add(_Message(Who.TUTOR)).show_text("…")
        self.field.clear()
        self._set_busy(True)
        self.grown.emit()

    def show_reply(self, reply: Reply) -> None:
        """What there is of the answer so far."""
        if self._messages and reply.text:
            self._messages[-1].show_text(reply.text)

    def end_reply(self, reply: Reply) -> None:
        """The whole answer, with links to the passages that it cites."""
        self._set_busy(False)
        if not self._messages:
            return
        message = self._messages[-1]
        message.show_text(reply.text)
        for number, passage in enumerate(reply.passages, 1):
            message.add_link(number, passage).clicked.connect(
                lambda _=False, passage=passage: self.passage_chosen.emit(passage)
            )
        say(self, tr("The tutor says: {words}", words=plain(reply.text)))
        self.grown.emit()

    def fail(self, words: str, typed: str) -> None:
        """No answer came: why, and what was typed is back to be sent again; "" `words` for one
        that was stopped."""
        for _ in range(min(2, len(self._messages))):
            message = self._messages.pop()
            self._list.removeWidget(message)
            message.hide()
            message.deleteLater()
        if not self.field.toPlainText():
            self.field.setPlainText(typed)
        self._set_busy(False)
        self.error.tell(words)
        self.grown.emit()

    @property
    def newest(self) -> QWidget:
        """What was added last, to be brought into sight."""
        return self.send

    def stops(self) -> list[QWidget]:
        """What takes the keyboard, from top to bottom."""
        links = [link for message in self._messages for link in message.links]
        return [*links, self.field, self.stop, self.send]

    def _to_the_end(self, _least: int, most: int) -> None:
        if self._page is not None:
            self._page.verticalScrollBar().setValue(most)

    def _add(self, message: _Message) -> _Message:
        self._messages.append(message)
        self._list.addWidget(message)
        return message

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.stop.setVisible(is_busy)
        self._state.setText(tr("Answering…") if is_busy else "")
        self._on_typed()

    def _on_typed(self) -> None:
        self.send.setEnabled(not self._is_busy and bool(self.field.toPlainText().strip()))

    def _on_send(self) -> None:
        words = self.field.toPlainText().strip()
        if len(words) > MAX_SAID:
            self.error.tell(tr("A question has %n letter(s) at most.", MAX_SAID))
        elif words and not self._is_busy:
            self.said.emit(words)


class _Message(Card):
    """What one of both said; whose it is stands above it."""

    def __init__(self, who: Who) -> None:
        is_tutor = who is Who.TUTOR
        super().__init__(kind="" if is_tutor else "sunken", margin=10)
        self.column.setSpacing(4)
        self.column.addWidget(Strong(tr("Tutor") if is_tutor else tr("You")))
        self._text = RichText("body")
        self.column.addWidget(self._text)
        self.links: list[LinkButton] = []

    def show_text(self, markdown: str) -> None:
        """Show other words."""
        self._text.show_text(markdown)

    def add_link(self, number: int, passage: Passage) -> LinkButton:
        """A way to a passage that is cited as `number`."""
        words = " ".join(passage.text.split())
        short = words if len(words) <= _LONGEST_LINK else words[:_LONGEST_LINK].rstrip() + "…"
        link = LinkButton(f"[{number}] {passage.heading or short}")
        link.setToolTip(words[:400])
        link.setAccessibleName(tr("Passage {number}: {words}", number=number, words=short))
        link.padding_px = 0
        self.links.append(link)
        self.column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        return link


class _Field(QPlainTextEdit):
    """Enter sends, also with Ctrl, which elsewhere finishes a lesson; Shift+Enter begins a new
    line."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Your question to the tutor"))
        self.setPlaceholderText(tr("Ask, or answer the tutor"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme_host_of(self).px(_FIELD_PX))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _sends(event):
            event.accept()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _sends(event):
            self.entered.emit()
            return
        super().keyPressEvent(event)


def _sends(event: QEvent) -> bool:
    """Whether a key is Enter without Shift."""
    return (
        isinstance(event, QKeyEvent)
        and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    )
