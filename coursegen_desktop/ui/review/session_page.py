"""A session: one card after the other, its grade, and what can be done with it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ...domain.questions.base import Verdict
from ...domain.quiz import AnswerResult, QuestionView
from ...domain.review import CardView, Certainty, Recall, ReviewOutcome
from ..content.asking import AskingHeader, AskingPage, QuestionColumn
from ..content.durations import duration_words
from ..content.hint_ladder import add_hint_key, bring_into_sight
from ..content.inline_text import plain
from ..content.question_view import QuestionPane
from ..content.rich_text import RichText
from ..kit.bars import ThinBar
from ..kit.callout import Callout
from ..kit.empty_state import EmptyState
from ..kit.focus import tab_through
from ..kit.forms import Button, PrimaryButton, QuietButton
from ..kit.lists import Card, Muted, SectionTitle
from ..kit.speech import say
from ..kit.translate import tr
from .grade_bar import GradeBar

ASKED, TURNED, JUDGED = "asked", "turned", "judged"
# Kinds whose front and back the page shows by itself: nothing is typed or stored for them.
_ONLY_SHOWN = ("flashcard", "upload")


class SessionPage(AskingPage):
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
    went_wrong = Signal(bool)  # whether the right answer is shown

    def __init__(self) -> None:
        super().__init__()
        self.card: CardView | None = None
        self.state = ""
        self.is_cram = self.asks_certainty = False
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
        self._fill_footer()
        column.addWidget(self.footer)

    # ------------------------------------------------------------ what it is told to show

    def begin(self, title: str, *, is_cram: bool, asks_certainty: bool = False) -> None:
        """A new session; with `asks_certainty` it is said before the answer is judged."""
        self.is_cram, self.asks_certainty = is_cram, asks_certainty
        self.title.setText(title)
        for button in (self.undo, self.bury, self.suspend):
            button.setVisible(not is_cram)

    def allow_help(self) -> None:
        """Hints may be offered below a question: one key asks for the next one."""
        self.pane.went_wrong.connect(self.went_wrong)
        ladder = self.pane.help
        ladder.grown.connect(lambda: bring_into_sight(self._scroll, ladder))
        add_hint_key(self, lambda: self.pane.help)

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
        self.card, self.state, self.is_busy = card, ASKED, False
        self.footer.sure.show_level(None, is_open=True)
        self._stack.setCurrentIndex(0)
        self.footer.show()
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
        self.focus_question()

    def show_outcome(self, outcome: ReviewOutcome) -> None:
        """The answer, or its other grade, is stored."""
        is_news = self.state != JUDGED
        self.state, self.is_busy = JUDGED, False
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
        self.state, self.is_busy = JUDGED, False
        if self.card is not None and not self.card.rates_itself:
            self.pane.show_result(result)
        self._after_answer()

    def show_end(self, title: str, text: str) -> None:
        """Nothing is left."""
        self.card, self.state, self.is_busy = None, "", False
        self.end.show_text(title, text)
        self._stack.setCurrentIndex(1)
        for part in (self.bury, self.suspend, self.passage, self.footer.sure):
            part.setVisible(False)
        self.primary.setVisible(False)
        self.footer.hint.setVisible(False)
        self.footer.keys.setVisible(False)
        self.end.findChildren(PrimaryButton)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        say(self, f"{title}. {text}")

    def show_can_undo(self, can_undo: bool) -> None:
        """Whether there is an answer of today to take back."""
        self.undo.setEnabled(can_undo)

    def set_free(self) -> None:
        """Something failed: what is on the screen can be answered again."""
        self.is_busy = False
        self._update_bar()

    # ------------------------------------------------------------ what is wished

    def go_on(self) -> None:
        """The main button: check, turn round, next card."""
        if self.card is None or self.is_busy:
            return
        if self.state == JUDGED:
            self.is_busy = True
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

    def asking_pane(self) -> QuestionPane | None:
        return self.pane if self.card is not None and self.state == ASKED else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter goes on from within a text; a key that is held down does not grade."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.go_on()
        elif self.card is not None and not event.isAutoRepeat():
            super().keyPressEvent(event)
        else:
            event.ignore()

    def takes_key(self, key: Qt.Key, text: str, event: QKeyEvent) -> bool:
        """Space turns a card; 1 to 4 grade it then."""
        if key == Qt.Key.Key_Space and self.state == ASKED and self.card and self.card.rates_itself:
            self.turn()
            return True
        at = "1234".find(text) if len(text) == 1 else -1
        if at < 0 or self.state not in (TURNED, JUDGED) or not self.grades.isVisible():
            return False
        self._on_recall(Recall(at + 1))
        return True

    def on_enter(self) -> None:
        if self.state == TURNED:
            self._on_recall(Recall.GOOD)
        else:
            super().on_enter()

    def _on_recall(self, recall: Recall) -> None:
        if self.is_busy or self.card is None:
            return
        if self.state == TURNED:
            self.is_busy = True
            self.answer_given.emit(self.pane.answer() or {}, recall)
        elif self.state == JUDGED:
            self.is_busy = True
            self.regrade_requested.emit(recall)

    def _check(self) -> None:
        answer = self.given_answer()
        if answer is not None:
            self.answer_given.emit(answer, None)

    def _on_card_wish(self, wish: object) -> None:
        """Bury, suspend: not while an answer is on its way."""
        if self.card is not None and not self.is_busy:
            self.is_busy = True
            wish.emit()  # type: ignore[attr-defined]

    def _on_undo(self) -> None:
        if not self.is_busy:
            self.is_busy = True
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

    def focus_question(self) -> None:
        if self.card is None:
            return
        if self.state == ASKED and not self._is_only_shown:
            self.pane.focus_first()
        elif self.state == TURNED:
            self.grades.buttons[Recall.GOOD].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def certainty(self) -> Certainty | None:
        """How sure the learner said to be of the card on the screen."""
        level = self.footer.sure.level if self.asks_certainty else None
        return None if level is None else Certainty(level)

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
        sure = self.footer.sure
        sure.setVisible(self.asks_certainty and not rates)
        sure.show_level(sure.level, is_open=self.state == ASKED)
        self.primary.set_icon("arrow-right" if self.state == JUDGED else "")
        is_ready = self.state != ASKED or rates or self.pane.answer() is not None
        self.primary.setEnabled(is_ready)
        self.primary.setVisible(self.state != TURNED)
        for part in (self.footer.hint, self.footer.keys):
            part.setVisible(True)
        self.footer.hint.setText(tr("Press"))
        turns = tr("Space") if self._is_only_shown else "Ctrl+Enter"  # who writes needs both
        keys = {ASKED: turns if rates else "Enter", TURNED: "1–4", JUDGED: "Enter"}
        self.footer.keys.setText(keys[self.state])
        self.footer.keys.updateGeometry()

    def _on_answer_changed(self, is_ready: bool) -> None:
        if self.state == ASKED and not self.is_busy:
            self.primary.setEnabled(is_ready or (self.card is not None and self.card.rates_itself))
            self.footer.hint.setText(tr("Press"))

    def _top_bar(self) -> AskingHeader:
        self.bar = ThinBar(name=tr("Done of this review"))
        self.bar.setFixedWidth(260)
        header = AskingHeader(tr("Leave the review, answers are kept"), self.bar)
        self.close_button, self.title = header.close_button, header.name
        self.close_button.clicked.connect(self.leave_requested)
        self._add_keys(self.close_button, "Esc")
        self._left = Muted()
        header.right.addWidget(self._left)
        return header

    def _card_area(self) -> QWidget:
        self._scroll = QuestionColumn(36, 28)
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

    def _fill_footer(self) -> None:
        self.footer.set_gap(6)
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
        self.footer.add_left(self.undo, self.passage, self.bury, self.suspend)

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
