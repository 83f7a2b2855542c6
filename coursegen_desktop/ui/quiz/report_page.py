"""The quizzes of a course for those who teach: what waits for marks, how the questions work."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.item_statistics import ItemStatistics, Reason, Remark
from ...domain.quiz_upkeep import ItemFigures, QuizEntry, QuizFigures, ToMark
from ..content.figure_words import moment_words
from ..content.inline_text import plain, prompt_words
from ..content.question_view import figure
from ..kit.forms import QuietButton, SecondaryButton
from ..kit.lists import Card, Muted, PageHeader, ScrollPage, SectionTitle, Strong, Text
from ..kit.speech import say
from ..kit.translate import tr
from .list_row import ListRow
from .marking_form import MarkingForm


class ReportPage(QWidget):
    """Wishes are signals; ids are those of answers and quizzes."""

    back_requested = Signal()
    answer_chosen = Signal(int)
    quiz_chosen = Signal(int)
    regrade_requested = Signal(int)
    files_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        header = PageHeader(tr("Quizzes: marking and figures"))
        self.back = QuietButton(tr("Course"), "arrow-left")
        self.back.setAccessibleName(tr("Back to the course"))
        self.back.clicked.connect(self.back_requested)
        header.row.insertWidget(0, self.back)
        column.addWidget(header)
        self._scroll = scroll = ScrollPage(max_width=900)
        column.addWidget(scroll, 1)
        self._queue_title, self._queue = SectionTitle(), QVBoxLayout()
        self._queue.setSpacing(6)
        self.form = MarkingForm()
        self._quizzes = QVBoxLayout()
        self._quizzes.setSpacing(6)
        self.figures = FiguresCard()
        self.figures.regrade_requested.connect(self.regrade_requested)
        self.figures.files_requested.connect(self.files_requested)
        self.waiting: list[ListRow] = []
        self.entries: list[ListRow] = []
        inner = scroll.column
        inner.setSpacing(10)
        inner.addWidget(self._queue_title)
        inner.addLayout(self._queue)
        inner.addWidget(self.form)
        inner.addSpacing(18)
        inner.addWidget(SectionTitle(tr("Quizzes of this course")))
        inner.addLayout(self._quizzes)
        inner.addWidget(self.figures)
        inner.addStretch(1)

    def show_queue(self, queue: Sequence[ToMark]) -> None:
        """What waits for marks, the longest first."""
        words = tr("%n answer(s) still to be marked", len(queue))
        self._queue_title.setText(words if queue else tr("Nothing waits for marks"))
        self.waiting = []
        _empty(self._queue)
        for one in queue:
            words, day = f"{one.learner}  ·  {one.quiz}", moment_words(one.finished_at)
            row = ListRow(len(self.waiting) + 1, words, day, ("square-pen", "muted"))
            row.setAccessibleName(tr("Mark {answer}, handed in {day}", answer=words, day=day))
            row.clicked.connect(lambda _=False, key=one.answer_id: self.answer_chosen.emit(key))
            self.waiting.append(row)
            self._queue.addWidget(row)
        if not queue:
            self.form.hide()

    def show_quizzes(self, quizzes: Sequence[QuizEntry]) -> None:
        """All quizzes of the course."""
        self.entries = []
        _empty(self._quizzes)
        if not quizzes:
            self._quizzes.addWidget(Muted(tr("This course has no quiz yet."), wrap=True))
        for one in quizzes:
            count = tr("%n finished attempt(s)", one.attempts) if one.attempts else tr("Not taken")
            # Most quizzes are named after their lesson.
            words = one.title if one.lesson in one.title else f"{one.title}  ·  {one.lesson}"
            row = ListRow(len(self.entries) + 1, words, count, ("chart-column", "muted"))
            row.setAccessibleName(tr("Figures of {quiz}, {count}", quiz=words, count=count))
            row.clicked.connect(lambda _=False, key=one.asset_id: self.quiz_chosen.emit(key))
            self.entries.append(row)
            self._quizzes.addWidget(row)

    def focus_first(self) -> None:
        """Put the keyboard where there is something to do."""
        first = next(iter([*self.waiting, *self.entries]), self.back)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, part: QWidget) -> None:
        """Scroll to what was opened below the lists, once it has its place."""
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part, 0, 20))


class FiguresCard(Card):
    """A quiz with the figures of its questions, hidden until one is chosen."""

    regrade_requested = Signal(int)
    files_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures: QuizFigures | None = None
        self._title, self._head = Strong(), Muted(wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.regrade = SecondaryButton(tr("Grade all attempts again …"), "rotate-ccw")
        self.regrade.setToolTip(tr("After a question was mended; shows first whose score changes"))
        self.regrade.clicked.connect(self._ask)
        self.column.addWidget(self._title)
        self.column.addWidget(self._head)
        self.column.addLayout(self._rows)
        self.column.addSpacing(8)
        self.save_files = SecondaryButton("", "save")
        self.save_files.clicked.connect(self._ask_files)
        self.column.addWidget(self.save_files, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.regrade, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_figures(self, figures: QuizFigures, *, may_regrade: bool, files: int = 0) -> None:
        """Fill it; `files` were handed in."""
        self.figures = figures
        self._title.setText(figures.title)
        self._head.setText(head_words(figures))
        _empty(self._rows)
        for item in figures.items:
            self._rows.addSpacing(12)
            self._rows.addWidget(Text(f"{item.number}.  {prompt_words(item.prompt)}", wrap=True))
            self._rows.addWidget(Muted(figure_words(item.statistics), wrap=True))
            if item.statistics.choices and item.choices:
                self._rows.addWidget(Muted(choice_words(item), wrap=True))
            for remark in item.statistics.remarks:
                told = tr("Look at this question: {remark}", remark=remark_words(remark, item))
                self._rows.addWidget(Strong(told, wrap=True))
        self.regrade.setVisible(may_regrade and figures.attempts > 0)
        self.save_files.setText(tr("Save %n handed-in file(s) …", files))
        self.save_files.setVisible(files > 0)
        self.show()
        say(self, f"{figures.title}. {head_words(figures)}")

    def words(self) -> list[str]:
        """Everything that is told."""
        return [label.text() for label in self.findChildren(Text) if label.isVisibleTo(self)]

    def _ask_files(self) -> None:
        if self.figures is not None:
            self.files_requested.emit(self.figures.asset_id)

    def _ask(self) -> None:
        if self.figures is not None:
            self.regrade_requested.emit(self.figures.asset_id)


def head_words(figures: QuizFigures) -> str:
    """How often it was taken, and how it went."""
    if not figures.attempts:
        return tr("Nobody has finished this quiz yet.")
    return "  ·  ".join(
        [
            tr("%n finished attempt(s)", figures.attempts),
            tr("%n learner(s)", figures.learners),
            tr("{percent} % on average", percent=figure(figures.mean_percent or 0.0)),
        ]
    )


def figure_words(found: ItemStatistics) -> str:
    """The figures of a question in one line."""
    parts = [tr("%n answer(s)", found.count)]
    if found.facility is not None:
        parts.append(tr("{percent} % of the points", percent=figure(100 * found.facility)))
    if found.discrimination is not None:
        parts.append(tr("discrimination {value}", value=figure(found.discrimination)))
    if found.median_s is not None:
        parts.append(tr("{seconds} s in the middle", seconds=figure(found.median_s)))
    return "  ·  ".join(parts)


def choice_words(item: ItemFigures) -> str:
    """How often each choice was taken."""
    return "  ·  ".join(
        tr("{choice}: {percent} %", choice=_choice(item, one.key), percent=round(100 * one.share))
        for one in item.statistics.choices[:12]
    )


def remark_words(remark: Remark, item: ItemFigures) -> str:
    """Why a question deserves a look."""
    choice = _choice(item, remark.choice)
    words = {
        Reason.MISKEYED: tr("who knows the rest gets it wrong. Is the right answer the right one?"),
        Reason.WEAK: tr("it hardly tells who knows the rest."),
        Reason.HARD: tr("hardly anybody gets it right."),
        Reason.EASY: tr("nearly everybody gets it right."),
        Reason.WRONG_LEADS: tr("the best prefer a wrong choice, “{choice}”.", choice=choice),
        Reason.UNUSED: tr("nobody takes the choice “{choice}”.", choice=choice),
    }
    return words[remark.reason]


def _choice(item: ItemFigures, key: str) -> str:
    return plain(item.choices.get(key, key))


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
