"""The right column of a course page: cover and progress, outcomes, results."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ...domain.course import CourseView, QuizItem
from ..content.cover import CoverPainter, cover_picture
from ..kit.charts import ThinBar, percent_text
from ..kit.forms import LinkButton
from ..kit.icons import IconLabel
from ..kit.lists import Card, ElidedLabel, Muted, SectionTitle, Small, Strong
from ..kit.translate import tr
from .words import day_words, quiz_title, score_words

COVER_HEIGHT = 150
_SHORT = 8  # results listed before "Show all"


class CoverCard(Card):
    """The cover, how far the learner is, and when the course was open last."""

    def __init__(self, paint_cover: CoverPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 16)
        column.setSpacing(0)
        self._cover = _Cover(paint_cover)
        column.addWidget(self._cover)
        inner = QVBoxLayout()
        inner.setContentsMargins(17, 14, 17, 0)
        inner.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(10)
        self._bar = ThinBar(0, name=tr("Progress in this course"))
        self._percent = Strong()
        row.addWidget(self._bar, 1)
        row.addWidget(self._percent)
        inner.addLayout(row)
        self._words = Muted(wrap=True)
        inner.addWidget(self._words)
        column.addLayout(inner)

    def show_course(self, course: CourseView, today: date) -> None:
        """Fill it."""
        self._cover.show_course(course.public_id, course.title, course.thumbnail_url)
        lessons = course.lessons
        done = sum(lesson.is_completed for lesson in lessons)
        self._bar.set_percent(course.progress_percent)
        self._percent.setText(percent_text(course.progress_percent))
        words = tr("{done} of %n lesson(s)", len(lessons), done=done)
        if course.last_opened_at:
            opened = tr("last opened {day}", day=day_words(course.last_opened_at, today))
        else:
            opened = tr("not opened yet")
        self._words.setText(f"{words} · {opened}")


class _Cover(QWidget):
    def __init__(self, paint_cover: CoverPainter) -> None:
        super().__init__()
        self._paint_cover = paint_cover
        self._seed = self._title = self._file = ""
        self._picture = QPixmap()
        self._key: tuple[object, ...] = ()
        self.setFixedHeight(COVER_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_course(self, seed: str, title: str, file: str) -> None:
        self._seed, self._title, self._file = seed, title, file
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        dpr = self.devicePixelRatioF()
        key = (self._seed, self._title, self._file, self.size(), dpr)
        if key != self._key:
            self._key = key
            self._picture = cover_picture(
                self._paint_cover, self._seed, self._title, self.size(), dpr, 13.0, 0.0,
                file=self._file,
            )  # fmt: skip
        QPainter(self).drawPixmap(0, 0, self._picture)


class OutcomesCard(Card):
    """What the learner will be able to do; hidden when the course names nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.setSpacing(11)
        self.column.addWidget(SectionTitle(tr("You will be able to")))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(11)
        self.column.addLayout(self._rows)

    def show_outcomes(self, outcomes: Sequence[str]) -> None:
        """List them."""
        self.setVisible(bool(outcomes))
        _clear(self._rows)
        for outcome in outcomes:
            self._rows.addWidget(_Outcome(outcome))


class _Outcome(QWidget):
    def __init__(self, text: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._mark = IconLabel("target", size=16, role="accent", parent=self)
        self._mark.setAccessibleName("")
        self._text = Small(text, wrap=True)
        row.addSpacing(self._mark.sizeHint().width() + 10)
        row.addWidget(self._text, 1)
        policy = self._text.sizePolicy()
        self.setSizePolicy(policy)

    def paintEvent(self, event: QPaintEvent) -> None:
        # Beside the first line, however many follow.
        side = self._mark.sizeHint()
        line = self._text.fontMetrics().height()
        box = QRect(0, (line - side.height()) // 2, side.width(), side.height())
        self._mark.setGeometry(box)


class ResultsCard(Card):
    """The best score of each quiz that was taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.setSpacing(10)
        self.column.addWidget(SectionTitle(tr("Your results")))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.column.addLayout(self._rows)
        self._nothing = Muted(tr("Results of the quizzes that you take appear here."), wrap=True)
        self.column.addWidget(self._nothing)
        self._all = LinkButton()
        self._all.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._all.clicked.connect(lambda: self._list(None))
        self.column.addWidget(self._all)
        self._taken: tuple[QuizItem, ...] = ()

    def show_quizzes(self, quizzes: Sequence[QuizItem]) -> None:
        """List those with a result; hidden when the course has no quiz at all."""
        self._taken = tuple(quiz for quiz in quizzes if quiz.best is not None)
        self.setVisible(bool(quizzes))
        self._nothing.setVisible(not self._taken)
        self._list(_SHORT if len(self._taken) > _SHORT + 1 else None)

    def _list(self, limit: int | None) -> None:
        _clear(self._rows)
        for quiz in self._taken[:limit]:
            self._rows.addWidget(_Result(quiz))
        self._all.setVisible(limit is not None)
        self._all.setText(tr("Show all %n result(s)", len(self._taken)))


class _Result(QWidget):
    def __init__(self, quiz: QuizItem) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(ElidedLabel(quiz_title(quiz), font_role="small"), 1)
        score, most = quiz.best or (0.0, 0.0)
        value = ElidedLabel(score_words(score, most), font_role="small_strong")
        value.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        row.addWidget(value)
        self.setAccessibleName(f"{quiz_title(quiz)}: {score_words(score, most)}")

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
