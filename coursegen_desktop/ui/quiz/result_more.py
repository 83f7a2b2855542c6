"""Below the answers of a result: the score by section or subject, earlier attempts, paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QVBoxLayout, QWidget

from ...domain.limits import Deed, Limits
from ...domain.quiz_run import GroupScore, QuizResult, percent_of
from ..content.question_view import figure
from ..kit.bars import ThinBar
from ..kit.forms import SecondaryButton
from ..kit.lists import Card, Muted, SectionTitle, Text
from ..kit.translate import tr
from .attempts import AttemptList, counting_words


class ResultMore(QWidget):
    """What has nothing to say is hidden. `attempt_chosen` carries the key of an attempt."""

    attempt_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        self._groups_title = SectionTitle(tr("By part"))
        self._groups = Card()
        self._earlier_title = SectionTitle(tr("Your other attempts"))
        self._counting = Muted(wrap=True)
        self.earlier = AttemptList()
        self.earlier.attempt_chosen.connect(self.attempt_chosen)
        for part in (self._groups_title, self._groups, self._earlier_title, self._counting,
                     self.earlier):  # fmt: skip
            column.addWidget(part)

    def show_result(self, result: QuizResult) -> None:
        """Fill it from a finished attempt."""
        self._fill(self._groups, [self._group(group) for group in result.groups])
        self._groups_title.setVisible(bool(result.groups))
        self.earlier.show_attempts(result.earlier)
        self.earlier.setVisible(bool(result.earlier))
        self._earlier_title.setVisible(bool(result.earlier))
        words = counting_words(result.counting, result.stands_percent)
        self._counting.setText(words)
        self._counting.setVisible(bool(result.earlier and words))

    def as_of_another(self) -> None:
        """What is shown is somebody else's."""
        self._earlier_title.setText(tr("Other attempts"))

    def words(self) -> list[str]:
        """Everything that is told here."""
        told = [label.text() for label in self.findChildren(Text) if label.isVisibleTo(self)]
        return told + [row.accessibleName() for row in self.earlier.rows]

    def _fill(self, card: Card, rows: list[QWidget]) -> None:
        while (item := card.column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            card.column.addWidget(row)
        card.setVisible(bool(rows))

    def _group(self, group: GroupScore) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        percent = percent_of(group.score, group.max_score)
        bar = ThinBar(percent, name=group.title)
        points = tr("{points} of {most}", points=figure(group.score), most=figure(group.max_score))
        grid.addWidget(Text(group.title, wrap=True), 0, 0)
        grid.addWidget(Muted(points), 0, 1)
        grid.addWidget(bar, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        return made


class PaperButton(SecondaryButton):
    """Prints, or saves as PDF. `print_requested` carries what, and whether as PDF."""

    print_requested = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Print"), "printer", parent)
        menu = QMenu(self)
        for words, what, as_pdf in (
            (tr("Print the result"), "result", False),
            (tr("Save the result as PDF"), "result", True),
            (tr("Print the questions without answers"), "questions", False),
            (tr("Save the questions as PDF"), "questions", True),
        ):
            menu.addAction(words).triggered.connect(
                lambda _=False, what=what, pdf=as_pdf: self.print_requested.emit(what, pdf)
            )
        self.setMenu(menu)

    def keep_to(self, limits: Limits) -> None:
        """Offer what this computer allows: a class's saves no files, and may not print."""
        self.setVisible(limits.allows(Deed.PRINT))
        for act in self.menu().actions()[1::2]:
            act.setVisible(not limits.is_kept)
