"""The end of a quiz: the score, what was right and wrong, and where to go from here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.questions.base import Verdict
from ...domain.quiz import QuestionOutcome, QuizResult
from ..content.figure_words import moment_words
from ..content.inline_text import prompt_words
from ..content.question_view import figure
from ..content.rich_text import RichText
from ..kit.charts import ProgressRing
from ..kit.forms import PrimaryButton, SecondaryButton
from ..kit.lists import Card, FlowLayout, LessonTitle, Muted, SectionTitle
from ..kit.translate import tr
from .list_row import ListRow
from .result_more import PaperButton, ResultMore

_LOOKS = {
    Verdict.RIGHT: ("check", "good"),
    Verdict.PARTIAL: ("circle-dashed", "warn"),
    Verdict.WRONG: ("x", "bad"),
    Verdict.MISSED: ("circle", "muted"),
}


class ResultView(QWidget):
    """Shows a QuizResult; wishes are signals. `question_chosen` carries a question's id."""

    again_requested = Signal()
    review_requested = Signal()
    lesson_requested = Signal()
    retry_requested = Signal()
    print_requested = Signal(str, bool)  # "result" or "questions", as PDF
    question_chosen = Signal(str)
    attempt_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 28, 0, 28)
        self._column.setSpacing(16)
        self._column.addWidget(self._head())
        self._title = SectionTitle(tr("Your answers"))
        self._column.addWidget(self._title)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._column.addLayout(self._list)
        self.more = ResultMore()
        self.more.attempt_chosen.connect(self.attempt_chosen)
        self._column.addWidget(self.more)
        self._column.addStretch(1)
        self.rows: list[OutcomeRow] = []
        self.result: QuizResult | None = None
        self.own: list[str] = []

    def show_result(self, result: QuizResult, lesson_title: str) -> None:
        """Fill everything from a finished attempt."""
        self.result = result
        self._ring.set_percent(result.percent)
        self._ring.setVisible(result.shows_score)
        self._headline.setText(headline(result))
        self._score.setText(score_words(result))
        standing = standing_words(result)
        self._standing.setText(standing)
        self._standing.setVisible(bool(standing))
        self._when.setText(when_words(result))
        self._when.setVisible(bool(result.finished_at))
        self._words.show_text(result.words)
        self._words.setVisible(bool(result.words.strip()))
        self.lesson.setToolTip(lesson_title)
        self.retry.setVisible(result.wrong > 0)
        self.own = [
            one.question_id for one in result.outcomes if one.needs_marking and one.may_mark
        ]
        self.mark.setText(tr("Mark %n text(s) of yours", len(self.own)))
        self.mark.setVisible(bool(self.own))
        self.again.setVisible(result.attempts_left != 0)
        self.more.show_result(result)
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [
            OutcomeRow(outcome, shows_score=result.shows_score) for outcome in result.outcomes
        ]
        for row in self.rows:
            self._list.addWidget(row)
            row.clicked.connect(lambda _=False, key=row.outcome.question_id: self._choose(key))

    def as_of_another(self) -> None:
        """What is shown is somebody else's: nothing is offered that only he may do."""
        self._title.setText(tr("Answers"))
        self.more.as_of_another()
        self.lesson.setText(tr("To the lesson"))
        for button in (self.again, self.retry, self.mark):
            button.hide()

    def spoken(self) -> str:
        """The result in one breath."""
        parts = (self._headline.text(), self._score.text(), self._standing.text())
        return " ".join(part for part in parts if part)

    def focus_first(self) -> None:
        """The keyboard begins at the main action."""
        self.lesson.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, question_id: str) -> None:
        self.question_chosen.emit(question_id)

    def _head(self) -> Card:
        card = Card(margin=28)
        row = QHBoxLayout()
        row.setSpacing(28)
        self._ring = ProgressRing(size=116, name=tr("Score"))
        row.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(6)
        self._headline = LessonTitle()
        self._score = Muted(wrap=True, size="body")
        self._standing = Muted(wrap=True, size="body")
        self._words = RichText("body")
        self._when = Muted()
        for label in (self._when, self._headline, self._score, self._standing, self._words):
            words.addWidget(label)
        words.addSpacing(10)
        words.addLayout(self._actions())
        row.addLayout(words, 1)
        card.column.addLayout(row)
        return card

    def _actions(self) -> QHBoxLayout:
        outer = QHBoxLayout()
        flow = FlowLayout(spacing=10)
        self.lesson = PrimaryButton(tr("Back to the lesson"), "arrow-left")
        self.review = SecondaryButton(tr("Review answers"), "list-checks")
        self.again = SecondaryButton(tr("Try again"), "rotate-ccw")
        self.mark = SecondaryButton("", "square-pen")
        self.mark.clicked.connect(lambda: self._choose(self.own[0]))
        self.lesson.clicked.connect(self.lesson_requested)
        self.review.clicked.connect(self.review_requested)
        self.again.clicked.connect(self.again_requested)
        self.retry = SecondaryButton(tr("Only what went wrong"), "target")
        self.retry.setToolTip(tr("Answer the questions again that went wrong; it does not count"))
        self.retry.clicked.connect(self.retry_requested)
        self.paper = PaperButton()
        self.paper.print_requested.connect(self.print_requested)
        buttons = (self.lesson, self.mark, self.review, self.retry, self.again, self.paper)
        for button in buttons:
            flow.addWidget(button)
        outer.addLayout(flow)
        return outer


class OutcomeRow(ListRow):
    """One question of the result: verdict, prompt, points. Opens its review."""

    def __init__(
        self,
        outcome: QuestionOutcome,
        parent: QWidget | None = None,
        *,
        shows_score: bool = True,
        told: tuple[str, str, str] | None = None,
    ) -> None:
        prompt, end = prompt_words(outcome.prompt), ""
        state, icon, role = told or outcome_state(outcome)
        if told is None:
            end = tr(
                "{points} of {most}",
                points=figure(outcome.points) if shows_score else "–",
                most=figure(outcome.max_points),
            )
            name = tr(
                "Question {number}, {verdict}, {points} points: {prompt}",
                number=outcome.number,
                verdict=state,
                points=end,
                prompt=prompt,
            )
        else:
            name = tr(
                "Question {number}, {verdict}: {prompt}",
                number=outcome.number,
                verdict=state,
                prompt=prompt,
            )
        super().__init__(outcome.number, prompt, state, (icon, role), end, parent)
        self.outcome = outcome
        self.setAccessibleName(name)


def outcome_state(outcome: QuestionOutcome) -> tuple[str, str, str]:
    """(words, icon, colour role) of how a question went."""
    if outcome.needs_marking:
        words = tr("Mark it yourself") if outcome.may_mark else tr("To be marked")
        return words, "square-pen", "accent" if outcome.may_mark else "muted"
    if outcome.verdict is Verdict.NONE:
        words = tr("Answered") if outcome.is_answered else tr("Not answered")
        return words, "circle", "muted"
    return verdict_word(outcome.verdict), *_LOOKS[outcome.verdict]


def verdict_word(verdict: Verdict) -> str:
    """The verdict as the list says it."""
    words = {
        Verdict.RIGHT: tr("Right"),
        Verdict.PARTIAL: tr("Partly right"),
        Verdict.WRONG: tr("Wrong"),
    }
    return words.get(verdict, tr("Not answered"))


def headline(result: QuizResult) -> str:
    """What the learner reads first."""
    if result.is_lost:
        return tr("Out of time")
    if not result.shows_score:
        return tr("Handed in")
    if result.passed is True:
        return tr("Passed")
    if result.passed is False:
        return tr("Not passed yet")
    if result.percent >= 90:
        return tr("Excellent")
    return tr("Well done") if result.percent >= 60 else tr("Keep going")


def when_words(result: QuizResult) -> str:
    """Which attempt it was, and when it was handed in."""
    moment = moment_words(result.finished_at)
    if result.number:
        return tr("Attempt {number}  ·  {moment}", number=result.number, moment=moment)
    return moment


def score_words(result: QuizResult) -> str:
    """ "8 of 10 questions right · 8.5 of 10 points"."""
    if not result.shows_score:
        answered = sum(outcome.is_answered for outcome in result.outcomes)
        told = tr("{answered} of {total} answered", answered=answered, total=len(result.outcomes))
        return told + "  ·  " + tr("The result is not told yet.")
    right = tr("{right} of {total} questions right", right=result.right, total=len(result.outcomes))
    points = tr(
        "{score} of {most} points",
        score=figure(result.score),
        most=figure(result.max_score),
    )
    return f"{right}  ·  {points}"


def standing_words(result: QuizResult) -> str:
    """Pass mark and best attempt, where there is something to say."""
    parts = []
    if result.is_lost:
        parts.append(tr("The time was over: this attempt does not count"))
    elif not result.counts:
        parts.append(tr("This result does not count"))
    if result.needs_marking:
        parts.append(tr("%n answer(s) still to be marked", result.needs_marking))
    if result.pass_percent is not None:
        parts.append(tr("Pass mark {percent} %", percent=figure(result.pass_percent)))
    if result.best_percent > result.percent:
        parts.append(tr("Your best so far: {percent} %", percent=figure(result.best_percent)))
    return "  ·  ".join(parts)
