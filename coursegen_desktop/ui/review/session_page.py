"""A session: one card after the other, its grade, and what can be done with it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ...domain.questions.base import Verdict
from ...domain.quiz import AnswerResult, QuestionView
from ...domain.review import CardView, Recall, ReviewOutcome
from ..content.durations import duration_words
from ..content.inline_text import plain
from ..content.question_view import QuestionPane
from ..content.rich_text import RichText
from ..kit.bars import ThinBar
from ..kit.callout import Callout
from ..kit.empty_state import EmptyState
from ..kit.focus import tab_through
from ..kit.forms import Button, IconButton, Keys, PrimaryButton, QuietButton
from ..kit.lists import (
    Card,
    ElidedLabel,
    FooterBar,
    Muted,
    PageHeader,
    ScrollPage,
    SectionTitle,
)
from ..kit.speech import say
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .grade_bar import GradeBar

_COLUMN_PX = 700
_LETTERS = "ABCDEFGHI"
ASKED, TURNED, JUDGED = "asked", "turned", "judged"
# Kinds whose front and back the page shows by itself: nothing is typed or stored for them.
_ONLY_SHOWN = ("flashcard", "upload")


class SessionPage(QWidget):
    """Shows a CardView, then its outcome. `state` is "" between cards.

    `answer_given` carries (answer, Recall or None); call `show_outcome` when it is stored, or
    `show_tried` for a crammed card.
    """

    answer_given = Signal(object, object)
    regrade_requested = Signal(object)
    next_requested = Signal()
    undo_requested = Signal()
    bury_requested = Signal()
    suspend_requested = Signal()
    passage_requested = Signal()
    leave_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.card: CardView | None = None
        self.state = ""
        self.is_cram = False
        self._is_busy = False
        # For the sheet of shortcuts.
        self.native_keys = (
            (tr("Turn the card"), tr("Space")),
            (tr("Grade it: again, hard, good, easy"), "1–4"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top_bar())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._card_area())
        self.end = EmptyState("circle-check", tr("Done"), "", tr("Back to the overview"),
                              action_icon="arrow-left")  # fmt: skip
        self.end.action_requested.connect(self.leave_requested)
        self._stack.addWidget(self.end)
        column.addWidget(self._stack, 1)
        column.addWidget(self._bottom_bar())
        self._fit_column()

    # ------------------------------------------------------------ what it is told to show

    def begin(self, title: str, *, is_cram: bool) -> None:
        """A new session."""
        self.is_cram = is_cram
        self.title.setText(title)
        for button in (self.undo, self.bury, self.suspend):
            button.setVisible(not is_cram)

    def show_progress(self, done: int, left: int, minutes: int) -> None:
        """How far it is; `left` includes the card on the screen."""
        total = done + left
        self.bar.set_percent(done * 100 / total if total else 100)
        words = tr("%n left", left)
        if minutes and left:
            words = tr("%n left · about {time}", left, time=duration_words(minutes))
        self._left.setText(words)

    def show_card(self, card: CardView, number: int, total: int) -> None:
        """Ask a card."""
        self.card, self.state, self._is_busy = card, ASKED, False
        self._stack.setCurrentIndex(0)
        self._footer.show()
        self.grades.hide()
        self.leech.tell("")
        self._back_card.hide()
        self._where.setText(" · ".join(filter(None, (card.course_title, card.lesson_title))))
        self._changed.show_text(
            tr("The author changed this question since you learned it.") if card.is_changed else ""
        )
        self.pane.show_question(_as_asked(card, number), max(total, number))
        interaction = self.pane.interaction
        if interaction is not None:
            interaction.submit_requested.connect(self.go_on)
            tab_through([self.close_button, *interaction.stops(),
                         *self.grades.buttons.values()])  # fmt: skip
        self.passage.setVisible(card.lesson_id is not None)
        for button in (self.bury, self.suspend):
            button.setVisible(not self.is_cram)
            button.setEnabled(True)
        self._scroll.verticalScrollBar().setValue(0)
        self._update_bar()
        self._focus_card()

    def show_outcome(self, outcome: ReviewOutcome) -> None:
        """The answer, or its other grade, is stored."""
        is_news = self.state != JUDGED
        self.state, self._is_busy = JUDGED, False
        if self.card is None:
            return
        if is_news and not self.card.rates_itself:
            self.pane.show_result(outcome.result)
        if not self.card.rates_itself or outcome.is_leech:
            self.grades.show_grade(outcome.choices, outcome.recall, is_held=outcome.is_leech)
        say(self, self.grades.words.text())
        self._show_leech(outcome)
        self._after_answer()

    def show_tried(self, result: AnswerResult) -> None:
        """How a crammed card went."""
        self.state, self._is_busy = JUDGED, False
        if self.card is not None and not self.card.rates_itself:
            self.pane.show_result(result)
        self._after_answer()

    def show_end(self, title: str, text: str) -> None:
        """Nothing is left."""
        self.card, self.state, self._is_busy = None, "", False
        self.end.show_text(title, text)
        self._stack.setCurrentIndex(1)
        for button in (self.bury, self.suspend, self.passage):
            button.setVisible(False)
        self.primary.setVisible(False)
        self._hint.setVisible(False)
        self._key.setVisible(False)
        self.end.findChildren(PrimaryButton)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        say(self, f"{title}. {text}")

    def show_can_undo(self, can_undo: bool) -> None:
        """Whether there is an answer of today to take back."""
        self.undo.setEnabled(can_undo)

    def set_free(self) -> None:
        """Something failed: what is on the screen can be answered again."""
        self._is_busy = False
        self._update_bar()

    # ------------------------------------------------------------ what is wished

    def go_on(self) -> None:
        """The main button: check, turn round, next card."""
        if self.card is None or self._is_busy:
            return
        if self.state == JUDGED:
            self._is_busy = True
            self.next_requested.emit()
        elif self.state == ASKED and self.card.rates_itself:
            self.turn()
        elif self.state == ASKED:
            self._check()

    def turn(self) -> None:
        """Show the other side and ask how well it was known."""
        if self.card is None or self.state != ASKED or not self.card.rates_itself:
            return
        self.state = TURNED
        back = _back_of(self.card)
        self._back.show_text(back)
        self._back_card.setVisible(bool(back))
        if self.pane.interaction is not None:
            self.pane.interaction.setEnabled(False)
        self.grades.ask(self.card.days)
        self._update_bar()
        self.grades.buttons[Recall.GOOD].setFocus(Qt.FocusReason.TabFocusReason)
        say(self, plain(back) or self.grades.words.text(), urgent=True)
        QTimer.singleShot(0, self, self._reveal)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Brought in front: what was not visible could not take the keyboard until now."""
        super().focusInEvent(event)
        self._focus_card()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Space turns, 1 to 9 and A to I choose, then 1 to 4 grade."""
        key, text = Qt.Key(event.key()), event.text().upper()
        plain_keys = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        is_enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.go_on()
        elif event.modifiers() & ~plain_keys or self.card is None or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif is_enter:
            self._on_enter()
        elif key == Qt.Key.Key_Space and self.state == ASKED and self.card.rates_itself:
            self.turn()
        elif not self._chose(text):
            super().keyPressEvent(event)

    def _chose(self, text: str) -> bool:
        if len(text) != 1:
            return False
        if self.state in (TURNED, JUDGED):
            at = "1234".find(text)
            if at < 0 or not self.grades.isVisible():
                return False
            self._on_recall(Recall(at + 1))
            return True
        interaction = self.pane.interaction
        index = _LETTERS.find(text) if text.isalpha() else "123456789".find(text)
        return interaction is not None and index >= 0 and interaction.choose(index)

    def _on_enter(self) -> None:
        interaction = self.pane.interaction
        if self.state == ASKED and interaction is not None and interaction.advance():
            return
        if self.state == TURNED:
            self._on_recall(Recall.GOOD)
        else:
            self.go_on()

    def _on_recall(self, recall: Recall) -> None:
        if self._is_busy or self.card is None:
            return
        if self.state == TURNED:
            self._is_busy = True
            self.answer_given.emit(self.pane.answer() or {}, recall)
        elif self.state == JUDGED:
            self._is_busy = True
            self.regrade_requested.emit(recall)

    def _check(self) -> None:
        answer = self.pane.answer()
        if answer is None:
            self._hint.setText(tr("Answer first"))
            say(self, tr("Answer first"))
            self.pane.focus_first()
            return
        self._is_busy = True
        self.primary.setEnabled(False)
        self.answer_given.emit(answer, None)

    def _on_card_wish(self, wish: object) -> None:
        """Bury, suspend: not while an answer is on its way."""
        if self.card is not None and not self._is_busy:
            self._is_busy = True
            wish.emit()  # type: ignore[attr-defined]

    def _on_undo(self) -> None:
        if not self._is_busy:
            self._is_busy = True
            self.undo_requested.emit()

    # ------------------------------------------------------------ parts

    def _show_leech(self, outcome: ReviewOutcome) -> None:
        if not outcome.is_leech:
            self.leech.tell("")
            return
        words = tr("You forgot this %n time(s). It is put aside: asking again helps less than "
                   "reading again.", outcome.lapses)  # fmt: skip
        if outcome.lesson_id is not None:
            words += " " + tr("F2 opens the passage that explains it.")
        self.leech.tell(words)

    def _after_answer(self) -> None:
        for button in (self.bury, self.suspend):
            button.setEnabled(False)
        self._update_bar()
        QTimer.singleShot(0, self, self._reveal)
        self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reveal(self) -> None:
        if self.grades.isVisible():
            self._scroll.ensureWidgetVisible(self.grades, 0, 20)

    def _focus_card(self) -> None:
        if self.card is None:
            return
        if self.state == ASKED and not self._is_only_shown:
            self.pane.focus_first()
        elif self.state == TURNED:
            self.grades.buttons[Recall.GOOD].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _is_only_shown(self) -> bool:
        return self.card is not None and self.card.question.interaction in _ONLY_SHOWN

    def _update_bar(self) -> None:
        if self.card is None:
            return
        rates = self.card.rates_itself
        if self.state == JUDGED:
            self.primary.setText(tr("Next"))
        else:
            self.primary.setText(tr("Show the answer") if rates else tr("Check"))
        self.primary.set_icon("arrow-right" if self.state == JUDGED else "")
        is_ready = self.state != ASKED or rates or self.pane.answer() is not None
        self.primary.setEnabled(is_ready)
        self.primary.setVisible(self.state != TURNED)
        for part in (self._hint, self._key):
            part.setVisible(True)
        self._hint.setText(tr("Press"))
        turns = tr("Space") if self._is_only_shown else "Ctrl+Enter"  # who writes needs both
        keys = {ASKED: turns if rates else "Enter", TURNED: "1–4", JUDGED: "Enter"}
        self._key.setText(keys[self.state])
        self._key.updateGeometry()

    def _on_answer_changed(self, is_ready: bool) -> None:
        if self.state == ASKED and not self._is_busy:
            self.primary.setEnabled(is_ready or (self.card is not None and self.card.rates_itself))
            self._hint.setText(tr("Press"))

    def _top_bar(self) -> PageHeader:
        header = PageHeader()
        header.title.hide()
        header.row.setContentsMargins(24, 0, 24, 0)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        left = QHBoxLayout()
        left.setSpacing(10)
        self.close_button = IconButton("x", tr("Leave the review, answers are kept"))
        self.close_button.clicked.connect(self.leave_requested)
        self._add_keys(self.close_button, "Esc")
        self.title = ElidedLabel(font_role="strong")
        left.addWidget(self.close_button)
        left.addWidget(self.title, 1)
        self.bar = ThinBar(name=tr("Done of this review"))
        self.bar.setFixedWidth(260)
        self._left = Muted()
        self._left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(left, 0, 0)
        grid.addWidget(self.bar, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._left, 0, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        header.row.insertLayout(0, grid, 1000)
        return header

    def _card_area(self) -> QWidget:
        self._scroll = ScrollPage(max_width=_COLUMN_PX)
        self._scroll.column.setContentsMargins(20, 36, 20, 28)
        self._where = Muted(wrap=True)
        self._changed = Callout("accent")
        self.pane = QuestionPane()
        self.pane.answer_changed.connect(self._on_answer_changed)
        self.pane.reread_requested.connect(lambda _: self.passage_requested.emit())
        self._back_card = Card(margin=24)
        self._back_card.column.addWidget(SectionTitle(tr("Answer")))
        self._back = RichText("reading")
        self._back_card.column.addWidget(self._back)
        self.grades = GradeBar()
        self.grades.recall_chosen.connect(self._on_recall)
        self.leech = Callout("warn")
        for part in (self._where, self._changed, self.pane, self._back_card, self.leech,
                     self.grades):  # fmt: skip
            self._scroll.column.addWidget(part)
        self._scroll.column.addStretch(1)
        return self._scroll

    def _bottom_bar(self) -> FooterBar:
        self._footer = FooterBar()
        self._footer.row.setSpacing(6)
        self.undo = _tool("undo-2", tr("Undo"), tr("Take the last answer back"))
        self.passage = _tool("book-open", tr("Passage"), tr("Show the passage that explains"))
        self.bury = _tool("clock", tr("Tomorrow"), tr("Put this question off until tomorrow"))
        self.suspend = _tool("pause", tr("Suspend"), tr("Do not ask this question any more"))
        self._add_keys(self.undo, "Ctrl+Z")
        self._add_keys(self.passage, "F2")
        self._add_keys(self.bury, "F7")
        self._add_keys(self.suspend, "F8")
        self.undo.clicked.connect(self._on_undo)
        self.passage.clicked.connect(self.passage_requested)
        self.bury.clicked.connect(lambda: self._on_card_wish(self.bury_requested))
        self.suspend.clicked.connect(lambda: self._on_card_wish(self.suspend_requested))
        self._hint, self._key = Muted(tr("Press")), Keys("Enter")
        self.primary = PrimaryButton(tr("Check"), icon_after=True)
        self.primary.clicked.connect(self.go_on)
        row = self._footer.row
        for button in (self.undo, self.passage, self.bury, self.suspend):
            row.addWidget(button)
        row.addStretch(1)
        for part in (self._hint, self._key, self.primary):
            row.addWidget(part)
        return self._footer

    def _add_keys(self, button: Button, keys: str) -> None:
        """Keys that press a button at once: its own shortcut would wait for a tenth of a second.

        An action, so that the sheet of shortcuts lists it.
        """
        action = QAction(button.accessibleName(), self)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: button.click() if button.isVisible() else None)
        self.addAction(action)
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{button.accessibleName()} ({shown})")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_column()

    def _fit_column(self) -> None:
        width = min(theme_host_of(self).px(_COLUMN_PX), 1000) + 40
        inner = self._scroll.column.parentWidget()
        if inner is not None and inner.maximumWidth() != width:
            inner.setMaximumWidth(width)


def right(result: AnswerResult) -> bool:
    """Whether a crammed card was known."""
    return result.grade.verdict is Verdict.RIGHT


def _tool(icon: str, words: str, name: str) -> QuietButton:
    made = QuietButton(words, icon)
    made.setAccessibleName(name)
    return made


def _as_asked(card: CardView, number: int) -> QuestionView:
    """The question with its place; the front of a flashcard as a text to think about."""
    view = replace(card.question, number=number, anchor_title=card.lesson_title)
    if view.interaction not in _ONLY_SHOWN:
        return view
    front = view.shown.cards[0].front if view.shown.cards else view.prompt
    return replace(view, interaction="none", prompt=front)


def _back_of(card: CardView) -> str:
    cards = card.question.shown.cards
    return cards[0].back if cards else card.back
