"""Before a course is published: what forbids it, what to mend, what learners will notice."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ....domain.course_check import CheckReport, PublishNotice, Severity
from ...kit.bars import ThinBar
from ...kit.callout import Callout
from ...kit.dialogs import Dialog
from ...kit.forms import LinkButton
from ...kit.lists import Card, Muted, Small, Strong
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from .words import notice_lines, place_words, problem_words, verdict_words

_MOST = 4
# Beside Accepted and Rejected: show the problems first.
SHOW = 2


class PublishDialog(Dialog):
    """Waits for the check, then lets publish or shows what forbids it."""

    def __init__(self, parent: QWidget | None, title: str) -> None:
        super().__init__(parent, tr("Publish the course"))
        self.add_title(
            tr("Publish “{title}”?", title=title),
            tr("Learners see it in their library as soon as it is published."),
        )
        self._bar = ThinBar(None, name=tr("Looking through the course"))
        self._waits = Muted(tr("Looking through the course …"))
        self.column.addWidget(self._bar)
        self.column.addWidget(self._waits)
        self.verdict = Callout("good")
        self.column.addWidget(self.verdict)
        self._problems = QWidget()
        self._lines = QVBoxLayout(self._problems)
        self._lines.setContentsMargins(4, 0, 4, 0)
        self._lines.setSpacing(6)
        self.column.addWidget(self._problems)
        self.show_problems = LinkButton(tr("Show all that was found"), "list-checks")
        self.show_problems.clicked.connect(lambda: self.done(SHOW))
        self.column.addWidget(self.show_problems, 0, Qt.AlignmentFlag.AlignLeft)
        self._card = Card(kind="sunken", margin=14)
        self._card.column.setSpacing(4)
        self._card.column.addWidget(Strong(tr("What learners will notice")))
        self.column.addWidget(self._card)
        self.column.addStretch(1)  # what the wait needed stands free below
        self.publish = self.add_buttons(tr("Publish"), "")
        self.publish.setEnabled(False)
        self.setMinimumWidth(theme_host_of(parent).px(460))
        for part in (self._problems, self.show_problems, self._card):
            part.hide()

    def show_progress(self, done: int, lessons: int) -> None:
        """How far the check is."""
        self._bar.set_percent(100 * done / lessons if lessons else None)

    def show_report(self, report: CheckReport, notice: PublishNotice) -> None:
        """What was found. Only errors forbid publishing."""
        self._bar.hide()
        self._waits.hide()
        words, kind = verdict_words(report)
        self.verdict.tell(words, kind=kind)
        errors = [one for one in report.problems if one.severity is Severity.ERROR]
        for problem in errors[:_MOST]:
            place = place_words(problem)
            told = problem_words(problem)
            self._lines.addWidget(Small(f"{place}: {told}" if place else told, wrap=True))
        if len(errors) > _MOST:
            self._lines.addWidget(Muted(tr("and %n more", len(errors) - _MOST)))
        self._problems.setVisible(bool(errors))
        self.show_problems.setVisible(bool(report.problems))
        for line in notice_lines(notice):
            self._card.column.addWidget(Small(line, wrap=True))
        self._card.show()
        self.publish.setEnabled(report.can_be_published)
        (self.publish if report.can_be_published else self.show_problems).setFocus()
        self.column.activate()
        self.resize(self.width(), self.column.totalHeightForWidth(self.width()))

    def show_failed(self, words: str) -> None:
        """The check could not be made: then nothing is published."""
        self._bar.hide()
        self._waits.hide()
        self.verdict.tell(words, kind="bad")


def wants_to_publish(result: int) -> bool:
    """Whether the dialog was accepted."""
    return result == int(QDialog.DialogCode.Accepted)
