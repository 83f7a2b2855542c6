"""Below a question that went wrong: hints that come one by one, each by the same key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ...domain.tutor import Passage, StepKind
from ...domain.tutor_talk import Destination, Help, Hint
from ..kit.forms import Button, Keys, LinkButton, QuietButton, SecondaryButton
from ..kit.icons import IconLabel
from ..kit.lists import Card, ErrorLabel, FlowLayout, Muted, SectionTitle, Strong
from ..kit.speech import say
from ..kit.translate import tr
from .rich_text import RichText
from .talk_view import TalkView
from .tutor_words import spoken, step_text, step_title

# Letters answer questions, and a field may have the keyboard.
KEY = "F4"


def add_hint_key(page: QWidget, find: Callable[[], HintLadder | None]) -> None:
    """Let the key for hints act in `page`; `find` gives the ladder that is meant just now.

    An action, so that the sheet of shortcuts lists it.
    """

    def act() -> None:
        ladder = find()
        if ladder is not None:
            ladder.go_on()

    action = QAction(tr("Next hint"), page)
    action.setShortcut(KEY)
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(act)
    page.addAction(action)


def bring_into_sight(page: QScrollArea, ladder: HintLadder) -> None:
    """Scroll to what a ladder shows last, once the layout has made room for it."""

    def show() -> None:
        body = page.widget()
        layout = body.layout() if body is not None else None
        if layout is not None:
            layout.activate()  # texts learn their height only by their width
        page.ensureWidgetVisible(ladder.newest, 0, 24)

    # The second turn: in the first one the new texts are given their width.
    QTimer.singleShot(0, ladder, lambda: QTimer.singleShot(0, ladder, show))


class HintLadder(QWidget):
    """Hidden until `offer`. `step_wanted` carries the number of the step that is to be shown next,
    counted from 0; answer with `show_hint`. `subject` is what it is about, None after `reset`.
    `talk_opened` carries the TalkView, which is made when it is first wished.

    `passage_chosen` carries a Passage of the lesson; `grown` comes when something was added, which
    may be out of sight.
    """

    step_wanted = Signal(int)
    passage_chosen = Signal(object)
    grown = Signal()
    talk_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.subject: object = None
        self.talk: TalkView | None = None
        self._destination: Destination | None = None
        self._steps: list[QWidget] = []
        self._shown = 0
        self._is_told = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(12)
        self.card = Card()
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(IconLabel("lightbulb", role="ink", size=17))
        head.addWidget(SectionTitle(tr("Step by step")))
        head.addStretch(1)
        self._count = Muted()
        head.addWidget(self._count)
        self.card.column.addLayout(head)
        column.addWidget(self.card)
        column.addLayout(self._make_ways())
        self.error = ErrorLabel()
        column.addWidget(self.error)
        self._column = column
        self.reset()

    def _make_ways(self) -> FlowLayout:
        ways = FlowLayout(spacing=10)
        self.next = SecondaryButton("", "lightbulb")
        self.next.clicked.connect(self.go_on)
        self._keys = Keys(QKeySequence(KEY).toString(QKeySequence.SequenceFormat.NativeText))
        together = QWidget()
        row = QHBoxLayout(together)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.next)
        row.addWidget(self._keys)
        self._next_box = together
        self.ask = QuietButton(tr("Talk about it"), "message-circle-question-mark", role="ink")
        self.ask.clicked.connect(self._on_talk)
        for part in (together, self.ask):
            ways.addWidget(part)
        return ways

    def reset(self) -> None:
        """Nothing is offered; what was said and shown is forgotten."""
        for old in self._steps:
            self.card.column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._steps, self._shown, self.subject, self._waits = [], 0, None, False
        self.error.tell("")
        self.card.hide()
        self.hide()
        if self.talk is not None:
            self.talk.reset()
            self.talk.hide()

    def offer(self, help_: Help, *, is_told: bool) -> None:
        """Offer hints; `is_told`: the right answer is on the screen already."""
        self._is_told, self._destination = is_told, help_.destination
        self.ask.setVisible(help_.destination is not None)
        self._name_next()
        self._next_box.show()
        self.show()

    @property
    def is_used(self) -> bool:
        """Whether something was shown or said."""
        return bool(self._steps) or (self.talk is not None and not self.talk.isHidden())

    @property
    def can_go_on(self) -> bool:
        """Whether there is another step."""
        return self._next_box.isVisible() and not self._waits

    def go_on(self) -> None:
        """Ask for the next step."""
        if self.can_go_on:
            self._waits = True  # a disabled button would lose the keyboard
            self.error.tell("")
            self.step_wanted.emit(self._shown)

    def show_hint(self, hint: Hint) -> None:
        """Show the step that was wanted, and read it out when there is time."""
        had_focus = self.next.hasFocus()
        self._shown = hint.number
        self._count.setText(tr("{number} of {count}", number=hint.number, count=hint.count))
        made = self._made(hint)
        self._steps.append(made)
        self.card.column.addWidget(made)
        self.card.show()
        self._waits = False
        self._next_box.setVisible(not hint.is_last)
        self._name_next()
        if had_focus and hint.is_last:
            self._last_stop(made).setFocus(Qt.FocusReason.OtherFocusReason)
        say(self, spoken(hint.step))
        self.grown.emit()
        if hint.step.kind is StepKind.RATIONALE:
            self.go_on()  # it stands at the answer already: by itself it would be no help

    def refuse(self, words: str) -> None:
        """The step did not come."""
        self._waits = False
        self.error.tell(words)
        self.grown.emit()

    @property
    def newest(self) -> QWidget:
        """What was shown last, to be brought into sight."""
        if self.talk is not None and self.talk.isVisible():
            return self.talk.newest
        if self.error.isVisible():
            return self.error
        return self._next_box if self._next_box.isVisible() or not self._steps else self._steps[-1]

    def stops(self) -> list[QWidget]:
        """What takes the keyboard, from top to bottom."""
        links = [link for step in self._steps for link in step.findChildren(LinkButton)]
        talk = [] if self.talk is None else self.talk.stops()
        return [*links, self.next, self.ask, *talk]

    def _made(self, hint: Hint) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addWidget(Strong(step_title(hint.step)))
        text = RichText("body")
        text.show_text(step_text(hint.step))
        column.addWidget(text)
        passage = hint.step.passage
        if passage is not None:
            column.addWidget(self._link(passage), 0, Qt.AlignmentFlag.AlignLeading)
        return box

    def _link(self, passage: Passage) -> Button:
        words = tr("Show it in the lesson")
        link = LinkButton(words, "arrow-right", icon_after=True)
        link.padding_px = 0  # its words stand on the column's edge
        link.clicked.connect(lambda: self.passage_chosen.emit(passage))
        return link

    def _last_stop(self, made: QWidget) -> QWidget:
        link = made.findChild(LinkButton)
        if isinstance(link, QWidget):
            return link
        return self.ask if self.ask.isVisible() else self.window()

    def _name_next(self) -> None:
        if self._shown:
            words = tr("Next hint")
        else:
            words = tr("Help me understand") if self._is_told else tr("Hint")
        self.next.setText(words)

    def _on_talk(self) -> None:
        self.ask.hide()
        if self.talk is None:
            self.talk = TalkView()
            self.talk.passage_chosen.connect(self.passage_chosen)
            self.talk.grown.connect(self.grown)
            self._column.addWidget(self.talk)
        self.talk.show_destination(self._destination)
        self.talk.show()
        self.talk_opened.emit(self.talk)
        self.talk.begin()
        self.grown.emit()
