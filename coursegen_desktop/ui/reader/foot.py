"""The reader's foot: the lesson before, how far one is, the quiz, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.course import LessonItem
from ...domain.ids import LessonId
from ...domain.lesson import LessonView
from ..kit.charts import ThinBar
from ..kit.forms import PrimaryButton, SecondaryButton
from ..kit.lists import FooterBar, Muted
from ..kit.translate import tr

_NARROWEST_BAR, _WIDEST_BAR = 80, 220


class ReaderFoot(FooterBar):
    """Long words where there is room, short ones where not; the bar only in spare room.

    While a film is in front (`watches`) the quiz stands in the head, and its place in its own bar.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lesson: LessonView | None = None
        self._quiz_facts = ""
        self.watches = False
        self.previous = SecondaryButton("", "arrow-left")
        self.previous.setAccessibleDescription(tr("Previous lesson"))
        self.row.addWidget(self.previous)
        self.row.addStretch(1)
        self.bar = ThinBar(name=tr("Read of this lesson"))
        self.left_words = Muted()
        self.left_words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._progress = QWidget()
        over = QVBoxLayout(self._progress)
        over.setContentsMargins(0, 0, 0, 0)
        over.setSpacing(4)
        over.addStretch(1)
        over.addWidget(self.bar)
        over.addWidget(self.left_words)
        over.addStretch(1)
        self.row.addWidget(self._progress)
        self.row.addStretch(1)
        self.quiz = SecondaryButton(tr("Quiz"), "circle-question-mark")
        self.row.addWidget(self.quiz)
        self.onward = PrimaryButton("", "arrow-right", icon_after=True)
        self.row.addWidget(self.onward)

    def show_lesson(self, lesson: LessonView) -> None:
        """Another lesson."""
        self._lesson, self._quiz_facts = lesson, ""
        self.bar.set_percent(100 * lesson.position)
        self.previous.setVisible(lesson.previous_id is not None)
        self.previous.setToolTip(lesson.previous_title)

    def show_quiz(self, lessons: tuple[LessonItem, ...], current: LessonId) -> None:
        """What is known of its quiz."""
        self._quiz_facts = _quiz_of(lessons, current)

    def show_done(self, lesson: LessonView, done: bool) -> None:
        """The way on, by whether the lesson is complete."""
        last = lesson.next_id is None
        if done:
            words = tr("Back to the course") if last else tr("Next lesson")
        else:
            words = tr("Mark complete") if last else tr("Mark complete and continue")
        self.onward.setText(words)
        self.onward.setToolTip(lesson.next_title)

    def fit(self, width: int) -> None:
        """Choose the words for a foot of that width."""
        lesson = self._lesson
        if lesson is None:
            return
        self.quiz.setVisible(bool(lesson.quiz_ids) and not self.watches)
        margins = self.row.contentsMargins()
        room = width - margins.left() - margins.right()
        gap = self.row.spacing()
        told = self.left_words.sizeHint().width() if self.left_words.text() else 0
        bar = max(told, _NARROWEST_BAR) + 3 * gap
        long_quiz = f"{tr('Quiz')} · {self._quiz_facts}" if self._quiz_facts else tr("Quiz")
        choices = (
            (short(lesson.previous_title), long_quiz),
            (tr("Previous"), long_quiz),
            (tr("Previous"), tr("Quiz")),
        )
        # The longest words that leave room for the bar; without any such, those that just fit.
        left = self._fit_words(choices, room, gap, bar)
        if left < bar:
            left = self._fit_words(choices, room, gap, gap)
        self.quiz.setToolTip(long_quiz)
        self.left_words.setVisible(bool(told))
        self._progress.setFixedWidth(min(max(left - 3 * gap, 1), _WIDEST_BAR))
        self._progress.setVisible(left >= bar and not self.watches)

    def _fit_words(
        self, choices: tuple[tuple[str, str], ...], room: int, gap: int, spare: int
    ) -> int:
        """Use the first words that leave `spare` pixels, else the last; what is left of `room`."""
        left = 0
        for previous, quiz in choices:
            self.previous.setText(previous)
            self.quiz.setText(quiz)
            buttons = [b for b in (self.previous, self.quiz, self.onward) if not b.isHidden()]
            left = room - sum(button.sizeHint().width() + gap for button in buttons)
            if left >= spare:
                break
        return left


def short(title: str, longest: int = 32) -> str:
    """A title of at most so many letters."""
    return title if len(title) <= longest else title[: longest - 2].rstrip() + "…"


def _quiz_of(lessons: tuple[LessonItem, ...], current: LessonId) -> str:
    """The facts about a lesson's quiz: its best result, else its size."""
    for lesson in lessons:
        if lesson.id == current and lesson.quizzes:
            quiz = lesson.quizzes[0]
            if quiz.best is None or not quiz.best[1]:
                return tr("%n question(s)", quiz.questions)
            return tr("best {percent}%", percent=round(100 * quiz.best[0] / quiz.best[1]))
    return ""
