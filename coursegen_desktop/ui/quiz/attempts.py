"""One's finished attempts at a quiz: a row for each, and the page that a quiz begins with then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.quiz import EarlierAttempt, QuizPast
from ..content.figure_words import moment_words
from ..content.question_view import figure
from ..kit.callout import Callout
from ..kit.forms import PrimaryButton, SecondaryButton
from ..kit.lists import Card, LessonTitle, Muted, SectionTitle
from ..kit.translate import error_text, tr
from .list_row import ListRow


class AttemptRow(ListRow):
    """Date, state and score of one attempt. Opens it as it was shown then."""

    def __init__(self, attempt: EarlierAttempt, parent: QWidget | None = None) -> None:
        state, icon, role = state_of(attempt)
        when = moment_words(attempt.finished_at)
        percent = attempt.percent
        end = "–" if percent is None else tr("{percent} %", percent=figure(percent))
        super().__init__(attempt.number, when, state, (icon, role), end, parent)
        self.attempt = attempt
        score = tr("not told yet") if percent is None else end
        self.setAccessibleName(
            tr(
                "Attempt {number} of {moment}, {state}, {score}",
                number=attempt.number,
                moment=when,
                state=state,
                score=score,
            )
        )


class AttemptList(QWidget):
    """The newest first; `attempt_chosen` carries the attempt's key."""

    attempt_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.rows: list[AttemptRow] = []

    def show_attempts(self, attempts: Sequence[EarlierAttempt]) -> None:
        """Fill it; the attempts come in the order of time."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [AttemptRow(one) for one in reversed(attempts)]
        for row in self.rows:
            self._column.addWidget(row)
            row.clicked.connect(
                lambda _=False, key=row.attempt.attempt_id: self.attempt_chosen.emit(key)
            )


class StartView(QWidget):
    """Before another attempt: what was reached so far, and the way to begin."""

    begin_requested = Signal()
    lesson_requested = Signal()
    attempt_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 28, 0, 28)
        column.setSpacing(16)
        card = Card(margin=28)
        self.headline, self._told = LessonTitle(), Muted(wrap=True, size="body")
        self._refused = Callout("accent")
        self.begin = PrimaryButton(tr("Begin a new attempt"), "play")
        self.begin.clicked.connect(self.begin_requested)
        self.lesson = SecondaryButton(tr("Back to the lesson"), "arrow-left")
        self.lesson.clicked.connect(self.lesson_requested)
        actions = QHBoxLayout()
        actions.setSpacing(10)
        actions.addWidget(self.begin)
        actions.addWidget(self.lesson)
        actions.addStretch(1)
        for part in (self.headline, self._told, self._refused):
            card.column.addWidget(part)
        card.column.addSpacing(6)
        card.column.addLayout(actions)
        column.addWidget(card)
        column.addWidget(SectionTitle(tr("Your attempts")))
        self.list = AttemptList()
        self.list.attempt_chosen.connect(self.attempt_chosen)
        column.addWidget(self.list)
        column.addStretch(1)

    def show_past(self, past: QuizPast) -> None:
        """Fill it."""
        self.headline.setText(past.title)
        self._told.setText(past_words(past))
        self._refused.show_text("" if past.refusal is None else error_text(past.refusal))
        self.begin.setVisible(past.refusal is None)
        self.lesson.setToolTip(past.lesson_title)
        self.list.show_attempts(past.attempts)

    def spoken(self) -> str:
        """What it says, in one breath."""
        return f"{self.headline.text()}. {self._told.text()}"

    def focus_first(self) -> None:
        """The keyboard begins at the new attempt, or where there is none any more at the last."""
        first = self.lesson if self.begin.isHidden() else self.begin
        if self.begin.isHidden() and self.list.rows:
            self.list.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        """What takes the keyboard, from top to bottom."""
        return [self.begin, self.lesson, *self.list.rows]


def state_of(attempt: EarlierAttempt) -> tuple[str, str, str]:
    """(words, icon, colour role) of an attempt."""
    if attempt.is_lost:
        return tr("Out of time"), "timer", "warn"
    if attempt.needs_marking:
        return tr("%n to be marked", attempt.needs_marking), "square-pen", "muted"
    if attempt.passed is not None:
        return (tr("Passed"), "check", "good") if attempt.passed else (tr("Not passed"), "x", "bad")
    if not attempt.counts:
        return tr("Does not count"), "circle", "muted"
    return tr("Handed in"), "check", "ink"


def past_words(past: QuizPast) -> str:
    """How many attempts there were, what stands, and how many are left."""
    parts: list[str] = [tr("%n finished attempt(s)", len(past.attempts))]
    parts.append(counting_words(past.counting, past.stands_percent))
    if past.pass_percent is not None:
        parts.append(tr("Pass mark {percent} %", percent=figure(past.pass_percent)))
    if past.attempts_left is not None:
        parts.append(tr("%n attempt(s) left", past.attempts_left))
    return joined(parts)


def counting_words(counting: str, stands_percent: float | None) -> str:
    """By which rule which result stands; "" where it may not be told."""
    if stands_percent is None:
        return ""
    percent = figure(stands_percent)
    words = {
        "highest": tr("The best attempt counts: {percent} %", percent=percent),
        "last": tr("The last attempt counts: {percent} %", percent=percent),
        "first": tr("The first attempt counts: {percent} %", percent=percent),
        "average": tr("The mean of all attempts counts: {percent} %", percent=percent),
    }
    return words[counting]


def joined(parts: Iterable[str]) -> str:
    """What there is to say, in one line."""
    return "  ·  ".join(part for part in parts if part)
