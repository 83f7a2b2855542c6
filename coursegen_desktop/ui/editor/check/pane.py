"""The list of what a check found: grouped by severity, with a jump and, where safe, a fix."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ....domain.course_check import CheckReport, CourseProblem, Severity
from ...content.line import Line
from ...content.line_list import LineList
from ...kit.bars import ThinBar
from ...kit.callout import Callout
from ...kit.empty_state import EmptyState
from ...kit.focus import start_at
from ...kit.forms import Chip, IconButton, QuietButton, SecondaryButton
from ...kit.lists import Card, ElidedLabel, FlowLayout, Hairline, Muted, PageHeader
from ...kit.speech import say
from ...kit.translate import tr
from .words import (
    ICONS,
    place_words,
    problem_words,
    rule_words,
    severity_word,
    severity_words,
    summary_words,
    verdict_words,
)

_MARGIN = 20
# Of one severity so many are listed at once: each is measured, and nobody reads more in one go.
_MOST = 150


class CheckPane(QWidget):
    """Shows a report; states wishes. Problems are told apart by their number in the report."""

    # A CheckPlace, without a lesson for the whole course; Enter, a double click, Go there, F8.
    place_chosen = Signal(object)
    mend_wanted = Signal(tuple)  # CourseProblems that have a fix
    check_wanted = Signal()
    closed = Signal()
    reported = Signal(object)  # a CheckReport that is shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = CheckReport(())
        self._only: Severity | None = None
        self._is_busy = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(Hairline())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_waiting())
        self._stack.addWidget(self._make_found())
        column.addWidget(self._stack, 1)
        start_at(self, self.list)
        self.show_progress(0, 0)

    # ------------------------------------------------------------ what is shown

    @property
    def report(self) -> CheckReport:
        """What is listed."""
        return self._report

    @property
    def current(self) -> CourseProblem | None:
        """The problem that the keyboard or the mouse is on."""
        key = self.list.current_key
        # The list may still be that of the report before.
        if not isinstance(key, int) or key >= len(self._report.problems):
            return None
        return self._report.problems[key]

    def show_progress(self, done: int, lessons: int) -> None:
        """The course is being looked through."""
        self._stack.setCurrentIndex(0)
        self._bar.set_percent(100 * done / lessons if lessons else None)
        self._told.setText(
            tr("{done} of {lessons} lessons", done=done, lessons=lessons) if lessons else ""
        )
        self._again.setEnabled(False)

    def show_report(self, report: CheckReport) -> None:
        """What was found."""
        self._report = report
        self._stack.setCurrentIndex(1)
        self._again.setEnabled(True)
        self._is_busy = False
        words, kind = verdict_words(report)
        self.verdict.tell(words, kind=kind)
        self._summary.setText(summary_words(report))
        counts = report.counts
        for severity, chip in self._chips.items():
            chip.set_count(len(report.problems) if severity is None else counts[severity])
            chip.setVisible(severity is None or bool(counts[severity]))
        if self._only is not None and not counts[self._only]:
            self._choose(None)
        self._filters.setVisible(bool(report.problems))
        self.note.tell("")
        self._list_anew()
        self.reported.emit(report)

    def clear(self) -> None:
        """Nothing is known of the course yet: no key goes to what another one had."""
        self.show_report(CheckReport(()))
        self.show_progress(0, 0)

    def show_failed(self, words: str) -> None:
        """The course could not be looked through."""
        self.show_report(CheckReport(()))
        self._summary.setText("")
        self._body.hide()
        self.verdict.tell(words, kind="bad")

    def show_stale(self) -> None:
        """The course was changed since: lines may be others by now."""
        if self._stack.currentIndex() == 1 and not self.note.text:
            self.note.tell(tr("The course was changed since. Check again to see what is left."))

    def set_busy(self, is_busy: bool) -> None:
        """While something is mended nothing else is begun."""
        self._is_busy = is_busy
        self._show_acts()

    def step(self, by: int) -> CourseProblem | None:
        """Go to the next (1) or previous (-1) problem, round again at the end. None: no problem."""
        rows = [row for row, line in enumerate(self.list.lines.items) if not line.is_head]
        if not rows:
            return None
        here = self.list.currentIndex().row()
        after = [row for row in rows if (row > here if by > 0 else row < here)]
        row = (after or rows)[0 if by > 0 else -1]
        self.list.setCurrentIndex(self.list.lines.index(row, 0))
        problem = self.current
        self._go()
        return problem

    # ------------------------------------------------------------ its parts

    def _make_head(self) -> PageHeader:
        head = PageHeader(tr("Check course"))
        self._summary = ElidedLabel(role="muted", font_role="small")
        head.row.insertWidget(1, self._summary, 100)
        self._again = QuietButton(tr("Check again"), "refresh-cw")
        self._again.clicked.connect(self.check_wanted)
        head.add(self._again)
        close = IconButton("x", tr("Close the check"))
        close.clicked.connect(self.closed)
        head.add(close)
        return head

    def _make_waiting(self) -> QWidget:
        waiting = QWidget()
        column = QVBoxLayout(waiting)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(10)
        self._bar = ThinBar(None, name=tr("Looking through the course"))
        self._told = Muted()
        column.addStretch(1)
        column.addWidget(Muted(tr("Looking through the course …"), size="body"))
        column.addWidget(self._bar)
        column.addWidget(self._told)
        column.addStretch(2)
        return waiting

    def _make_found(self) -> QWidget:
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(_MARGIN, 14, _MARGIN, 14)
        column.setSpacing(10)
        self.verdict = Callout("good")
        column.addWidget(self.verdict)
        self.note = Callout("accent")
        column.addWidget(self.note)
        column.addWidget(self._make_filters())
        self._body = QStackedWidget()
        card = Card(margin=1)
        self.list = LineList(tr("Problems"), note_rows=1)
        self.list.chosen.connect(self._on_chosen)
        self.list.current_changed.connect(lambda _key: self._show_acts())
        card.column.setContentsMargins(1, 4, 1, 4)
        card.column.addWidget(self.list)
        self._empty = EmptyState(
            "circle-check",
            tr("All is well"),
            tr("Links, media, headings, outcomes and questions were looked at."),
        )
        self._body.addWidget(card)
        self._body.addWidget(self._empty)
        column.addWidget(self._body, 1)
        column.addWidget(self._make_acts())
        return found

    def _make_filters(self) -> QWidget:
        self._filters = QWidget()
        row = FlowLayout(self._filters, spacing=8)
        self._group = QButtonGroup(self)
        self._chips: dict[Severity | None, Chip] = {}
        for severity, words in (
            (None, tr("All")),
            (Severity.ERROR, tr("Errors")),
            (Severity.WARNING, tr("Warnings")),
            (Severity.ADVICE, tr("Advice")),
        ):
            chip = Chip(words)
            chip.clicked.connect(lambda _=False, only=severity: self._choose(only))
            self._group.addButton(chip)
            self._chips[severity] = chip
            row.addWidget(chip)
        self._chips[None].setChecked(True)
        return self._filters

    def _make_acts(self) -> QWidget:
        self._acts = QWidget()
        row = QHBoxLayout(self._acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.go = SecondaryButton(tr("Go there"), "corner-down-left")
        self.go.setToolTip(tr("Show the place in the editor (Enter); F8 goes to the next one"))
        self.go.clicked.connect(self._go)
        self.mend = SecondaryButton(tr("Mend it"), "wrench")
        self.mend.clicked.connect(self._mend_one)
        self.mend_all = QuietButton(tr("Mend all like it"))
        self.mend_all.clicked.connect(self._mend_alike)
        row.addWidget(self.go)
        row.addWidget(self.mend)
        row.addWidget(self.mend_all)
        row.addStretch(1)
        return self._acts

    # ------------------------------------------------------------ what happens

    def _choose(self, only: Severity | None) -> None:
        self._only = only
        self._chips[only].setChecked(True)
        self._list_anew()

    def _list_anew(self) -> None:
        row = self.list.currentIndex().row()
        self.list.show_lines(_lines(self._report, self._only))
        self._body.show()
        self._body.setCurrentIndex(0 if self._report.problems else 1)
        self._acts.setVisible(bool(self._report.problems))
        items = self.list.lines.items
        if items and not self.list.currentIndex().isValid():
            rows = [n for n, line in enumerate(items) if not line.is_head]
            near = next((n for n in rows if n >= row), rows[-1])
            self.list.setCurrentIndex(self.list.lines.index(near, 0))
        self._show_acts()

    def _show_acts(self) -> None:
        problem = self.current
        alike = self._alike(problem)
        self.go.setEnabled(problem is not None)
        self.mend.setEnabled(bool(alike) and problem in alike and not self._is_busy)
        self.mend_all.setVisible(len(alike) > 1)
        self.mend_all.setEnabled(not self._is_busy)
        if len(alike) > 1:
            self.mend_all.setText(tr("Mend all %n like it", len(alike)))

    def _alike(self, problem: CourseProblem | None) -> tuple[CourseProblem, ...]:
        """Problems of that kind that can be mended; () when this one cannot."""
        if problem is None or problem.fix is None:
            return ()
        return tuple(
            one
            for one in self._report.problems
            if one.fix is not None and (one.rule, one.sentence) == (problem.rule, problem.sentence)
        )

    def _on_chosen(self, key: object) -> None:
        if isinstance(key, int):
            self._go()

    def _go(self) -> None:
        problem = self.current
        if problem is not None:
            self.place_chosen.emit(problem.place)

    def _mend_one(self) -> None:
        problem = self.current
        if problem is not None and problem.fix is not None:
            self.mend_wanted.emit((problem,))

    def _mend_alike(self) -> None:
        self.mend_wanted.emit(self._alike(self.current))

    def tell_mended(self, count: int, wanted: int) -> None:
        """Say how many were mended of those that were to be."""
        words = tr("%n problem(s) mended. Undo takes it back.", count)
        if count < wanted:
            words += " " + tr("%n could not be: the text was changed since.", wanted - count)
        say(self, words)
        self.note.tell(words, kind="good" if count == wanted else "warn")

    def focus_list(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _lines(report: CheckReport, only: Severity | None) -> Sequence[Line]:
    lines: list[Line] = []
    for severity in Severity:
        if only not in (None, severity):
            continue
        own = [(n, one) for n, one in enumerate(report.problems) if one.severity is severity]
        if own:
            count = tr("%n problem(s)", len(own))
            lines.append(
                Line(f"head {severity}", severity_words(severity), end=count, is_head=True)
            )
            lines += [_line(number, problem) for number, problem in own[:_MOST]]
        if len(own) > _MOST:
            more = tr("%n more come when some of these are mended", len(own) - _MOST)
            lines.append(Line(f"more {severity}", more, is_head=True))
    return lines


def _line(number: int, problem: CourseProblem) -> Line:
    icon, role = ICONS[problem.severity]
    return Line(
        number,
        rule_words(problem.rule),
        note=place_words(problem),
        icon=icon,
        icon_role=role,
        end=tr("can be mended") if problem.fix is not None else "",
        state=severity_word(problem.severity),
        problem=problem_words(problem),
        problem_role="ink",
    )
