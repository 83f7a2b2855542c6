"""Beside the grid: who needs help, one learner, and which questions to look at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ...domain.attempt import FinishedAttempt
from ...domain.class_progress import ClassItem, ClassRow, ClassView
from ...domain.ids import AssetId
from ...domain.item_statistics import Reason
from ...domain.quiz_upkeep import ItemFigures
from ..kit.day_field import day_words
from ..kit.forms import LinkButton, SecondaryButton
from ..kit.lists import Card, Hairline, Muted, SectionTitle, Small, Strong, Text
from ..kit.translate import tr
from .words import date_words, grade_words, need_words, number, prompt_words

_INDENT = 4  # pixels: links have room for their ring
_BETWEEN = 8  # pixels: what belongs to one person stands together
_FEW = 3  # answers, below which a figure says little
_SHORT = 8  # people and questions listed at once


def empty(layout: QLayout) -> None:
    """Take everything out."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


class NeedsCard(Card):
    """Who needs help and why, most first."""

    learner_chosen = Signal(int)  # user id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.addWidget(SectionTitle(tr("Needs help")))
        self.day = Muted(wrap=True)
        self.column.addWidget(self.day)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.column.addLayout(self._rows)
        self.told: list[str] = []
        self.links: list[LinkButton] = []

    def show_class(self, view: ClassView, prompts: dict[tuple[int, str], str]) -> None:
        """List them."""
        empty(self._rows)
        self.told, self.links = [], []
        by = view.scheme.finish_by
        self.day.setText(tr("To be done by {day}", day=day_words(by)) if by else "")
        self.day.setVisible(bool(by))
        needing = view.needing()
        if not needing:
            self._rows.addWidget(Muted(tr("Nobody: all are on their way."), wrap=True))
        for row in needing[:_SHORT]:
            name = LinkButton(row.user.full_name)
            worst = row.worst
            reasons = [need_words(need, view, prompts) for need in worst]
            if (more := len(row.needs) - len(worst)) > 0:
                reasons.append(tr("and %n more", more))
            why = "\n".join(reasons)
            name.setAccessibleName(f"{row.user.full_name}: {why}")
            name.clicked.connect(lambda _=False, key=row.user.id: self.learner_chosen.emit(key))
            self.links.append(name)
            self._rows.addWidget(name, 0, Qt.AlignmentFlag.AlignLeft)
            words = Small(why, wrap=True)
            words.setContentsMargins(_INDENT, 0, 0, _BETWEEN)
            self._rows.addWidget(words)
            self.told.append(f"{row.user.full_name}: {why}")
        if (more := len(needing) - _SHORT) > 0:
            self._rows.addWidget(Muted(tr("and %n more", more)))


class LearnerCard(Card):
    """One learner: how far, the grade, the quizzes; hidden until one is chosen."""

    quiz_chosen = Signal(int)  # asset id
    attempt_chosen = Signal(int)  # attempt id
    go_on_requested = Signal(int)  # attempt id
    grade_requested = Signal()
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row: ClassRow | None = None
        self.asset_id = self._newest = 0
        self._taken: list[tuple[ClassItem, AssetId, float]] = []
        self._name, self._facts, self._needs = (
            SectionTitle(), Small(wrap=True), Small(wrap=True)
        )  # fmt: skip
        self._name.setWordWrap(True)
        self._quizzes, self._attempts = QVBoxLayout(), QVBoxLayout()
        for part in (self._quizzes, self._attempts):
            part.setSpacing(2)
        self.go_on = SecondaryButton("", "play")
        self.go_on.setToolTip(tr("Handed in by mistake: the newest attempt is taken back"))
        self.go_on.clicked.connect(lambda: self.go_on_requested.emit(self._newest))
        self.go_on.hide()
        self.grade = SecondaryButton(tr("Set a grade …"), "square-pen")
        self.grade.clicked.connect(self.grade_requested)
        self.close_button = LinkButton(tr("Close"))
        self.close_button.clicked.connect(self.close_requested)
        self.column.addWidget(self._name)
        self.column.addWidget(self._facts)
        self.column.addWidget(self._needs)
        self.column.addLayout(self._quizzes)
        self.column.addLayout(self._attempts)
        for button in (self.go_on, self.grade):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_learner(
        self, row: ClassRow, view: ClassView, prompts: dict[tuple[int, str], str]
    ) -> None:
        """Fill it; the attempts that were listed go."""
        self.asset_id = 0
        empty(self._attempts)
        self.go_on.hide()
        self.renew(row, view, prompts)
        self.show()

    def renew(self, row: ClassRow, view: ClassView, prompts: dict[tuple[int, str], str]) -> None:
        """Fill it anew; attempts that are listed stay."""
        self.row = row
        self._name.setText(row.user.full_name)
        facts = [
            tr("{percent} % done", percent=number(row.percent)),
            tr("last here: {day}", day=date_words(row.last_at)),
            tr("grade: {grade}", grade=grade_words(row)),
        ]
        if row.finish_by and row.finish_by != view.scheme.finish_by:
            facts.append(tr("joined later: by {day}", day=day_words(row.finish_by)))
        self._facts.setText("\n".join(facts))
        self._needs.setText("\n".join(need_words(need, view, prompts) for need in row.needs))
        self._needs.setVisible(bool(row.needs))
        taken = [
            (item, item.asset_id, row.percent_of(item.asset_id) or 0.0)
            for item in view.quizzes
            if item.asset_id is not None and item.asset_id in row.results
        ]
        if taken == self._taken:
            return  # a link that has the keyboard keeps it
        self._taken = taken
        empty(self._quizzes)
        for item, key, percent in taken:
            words = f"{item.label} · {number(percent)} %"
            link = LinkButton(words)
            link.setToolTip(tr("Attempts at {quiz}", quiz=item.title))
            link.setAccessibleName(f"{item.title}: {number(percent)} %")
            link.clicked.connect(lambda _=False, key=key: self.quiz_chosen.emit(key))
            self._quizzes.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def show_attempts(self, asset_id: int, title: str, attempts: Sequence[FinishedAttempt]) -> None:
        """List somebody's attempts at a quiz; each opens as it was shown then."""
        self.asset_id = asset_id
        empty(self._attempts)
        self._attempts.addWidget(Strong(title, wrap=True))
        if not attempts:
            self._attempts.addWidget(Muted(tr("No attempt was finished."), wrap=True))
        for place, one in enumerate(attempts, 1):
            share = tr(
                "Attempt {number} · {percent} % · {day}",
                number=place,
                percent=number(100.0 * one.share),
                day=date_words(one.finished_at),
            )
            link = LinkButton(share)
            link.clicked.connect(lambda _=False, key=one.id: self.attempt_chosen.emit(key))
            self._attempts.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.go_on.setVisible(bool(attempts))
        if attempts:
            newest = max(attempts, key=lambda one: (one.attempted_at, one.id))
            self._newest = newest.id
            self.go_on.setText(tr("Let attempt {number} go on", number=attempts.index(newest) + 1))
            self.go_on.updateGeometry()

    def links(self) -> list[LinkButton]:
        """What can be opened, from the top."""
        items = [
            part.itemAt(at)
            for part in (self._quizzes, self._attempts)
            for at in range(part.count())
        ]
        widgets = [item.widget() for item in items if item is not None]
        return [one for one in widgets if isinstance(one, LinkButton)]


class QuestionsCard(Card):
    """The hardest questions, and those that deserve a look."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.addWidget(SectionTitle(title))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._whole = Muted(tr("From the answers of all groups"), wrap=True)
        self._whole.hide()
        self.column.addWidget(self._whole)
        self.column.addLayout(self._rows)
        self.told: list[str] = []

    def say_whole(self, *, is_part: bool) -> None:
        """Beside one group: that the figures of questions are of everybody, which few answers
        would not carry."""
        self._whole.setVisible(is_part)

    def show_questions(self, items: Sequence[ItemFigures], most: int = _SHORT) -> None:
        """List what was answered, the hardest first."""
        empty(self._rows)
        self.told = []
        known = hardest(items)
        if not known:
            words = tr("Figures come once questions were answered.")
            self._rows.addWidget(Muted(words, wrap=True))
        for item in known[:most]:
            self._rows.addWidget(Hairline())
            prompt = prompt_words(item.prompt)
            self._rows.addWidget(Text(prompt, wrap=True))
            figures = question_words(item)
            self._rows.addWidget(Muted(figures, wrap=True))
            remark = remark_words(item)
            if remark:
                self._rows.addWidget(Strong(remark, wrap=True))
            self.told.append(" ".join(part for part in (prompt, figures, remark) if part))


def hardest(items: Sequence[ItemFigures]) -> list[ItemFigures]:
    """Answered questions: those with a wrong key first, then by facility; few answers last."""
    known = [one for one in items if one.statistics.facility is not None]

    def order(one: ItemFigures) -> tuple[bool, bool, float]:
        reasons = {remark.reason for remark in one.statistics.remarks}
        is_new = one.statistics.count < _FEW
        return Reason.MISKEYED not in reasons, is_new, one.statistics.facility or 0.0

    return sorted(known, key=order)


def question_words(item: ItemFigures) -> str:
    """Facility and discrimination in one line."""
    found = item.statistics
    parts = [tr("{percent} % right", percent=number(100.0 * (found.facility or 0.0)))]
    if found.discrimination is not None:
        value = f"{found.discrimination:.2f}".replace("-", "\u2212")
        parts.append(tr("discrimination {value}", value=value))
    parts.append(tr("%n answer(s)", found.count))
    return "  ·  ".join(parts)


def remark_words(item: ItemFigures) -> str:
    """What to do about a question, "" for nothing."""
    words = {
        Reason.MISKEYED: tr("Strong learners miss it: check the key"),
        Reason.WRONG_LEADS: tr("The best prefer a wrong choice"),
        Reason.WEAK: tr("It hardly tells who knows the rest"),
        Reason.HARD: tr("Hardly anybody gets it right"),
        Reason.EASY: tr("Too easy to tell anyone apart"),
    }
    reasons = [remark.reason for remark in item.statistics.remarks]
    return next((text for reason, text in words.items() if reason in reasons), "")
