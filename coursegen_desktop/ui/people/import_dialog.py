"""The preview of a list of people from a file: what would change, and what is wrong in it."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ...domain.people import PlannedRow, RosterChange, RosterPlan
from ..kit.bars import ThinBar
from ..kit.dialogs import Dialog
from ..kit.forms import Chip, LinkButton, PrimaryButton, SecondaryButton
from ..kit.lists import Card, ErrorLabel, FlowLayout, Muted, Small
from ..kit.rows_model import RowsModel
from ..kit.speech import say
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .columns import Cell, Column
from .roster_words import Line, kind_words, line_of, read_aloud, what_words
from .rows_pane import RowsPane
from .rows_view import RowsView

_ALL, _PROBLEMS = "all", "problems"
_ACTS = (RosterChange.NEW, RosterChange.ENROL, RosterChange.UPDATE)


class ImportDialog(Dialog):
    """Waits, shows a plan or why there is none, and asks for bringing it in."""

    import_requested = Signal()
    file_requested = Signal()

    def __init__(self, parent: QWidget | None, title: str) -> None:
        super().__init__(parent, title)
        self.plan: RosterPlan | None = None
        self._acts = 0  # lines of the plan that change something
        self.is_busy = False
        self._which: str = _ALL
        self.add_title(title)
        self._file = Muted()
        self.column.addWidget(self._file)
        self._wait = ThinBar(None, name=title)
        self.column.addWidget(self._wait)
        self._error = ErrorLabel()
        self.column.addWidget(self._error)
        self._problems = self._make_problem_note()
        self._chips: dict[str, Chip] = {}
        self._filters = QButtonGroup(self)
        self._chip_row = FlowLayout(spacing=8)
        self.column.addLayout(self._chip_row)
        self._make_list()
        self._make_closing_row()
        host = theme_host_of(parent)
        window = parent.window() if parent is not None else self
        self.resize(
            min(host.px(940), max(window.width() - 60, 480)),
            min(host.px(620), max(window.height() - 60, 420)),
        )

    # ------------------------------------------------------------ what it is told to show

    def show_reading(self, file: str) -> None:
        """A file is being read."""
        self.plan = None
        self._file.setText(file)
        self._error.tell("")
        self._show_lines()
        self._set_busy(tr("Reading the list …"))

    def show_plan(self, plan: RosterPlan, note: str = "") -> None:
        """What the file would change; `note` says why this is another preview."""
        self.plan = plan
        counts = plan.counts()
        self._acts = sum(counts[change] for change in _ACTS)
        self._set_busy("")
        self._error.tell(note)
        self._count(plan, counts)
        self._show_lines()
        words = _import_words(self._acts)
        self._import.setText(words)
        self._import.setEnabled(self._acts > 0)
        self._import.updateGeometry()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        say(self, words)

    def show_failed(self, words: str) -> None:
        """The file cannot be used, or nothing was brought in: `words` say why."""
        self._set_busy("")
        self._error.tell(words)
        self._import.setEnabled(self.plan is not None and self._acts > 0)

    def show_importing(self) -> None:
        """It is being brought in: closing would lose the codes of new people."""
        self._error.tell("")
        self._set_busy(tr("Importing …"))

    def finish(self) -> None:
        """It is done."""
        self.is_busy = False
        super().accept()

    def accept(self) -> None:
        """Ask for the import."""
        if not self.is_busy and self.plan is not None and self._acts:
            self.import_requested.emit()

    def reject(self) -> None:
        if not self.is_busy or self.plan is None:
            super().reject()

    # ------------------------------------------------------------ building

    def _make_problem_note(self) -> Card:
        card = Card(kind="warn", margin=10)
        row = QHBoxLayout()
        self._problem_words = Small(wrap=True)
        row.addWidget(self._problem_words, 1)
        show = LinkButton(tr("Show them"))
        show.clicked.connect(lambda: self._filter(_PROBLEMS))
        row.addWidget(show)
        card.column.addLayout(row)
        card.hide()
        self.column.addWidget(card)
        return card

    def _make_list(self) -> None:
        self.model = RowsModel(self, key_of=line_of, name_of=_name, words_of=read_aloud)
        self.list = RowsView(self.model, _columns(), name=tr("What will change"))
        self.list.lay_out_in_parts()
        self.pane = RowsPane(self.list, "")
        self.column.addWidget(self.pane, 1)

    def _make_closing_row(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        other = SecondaryButton(tr("Choose another file …"), "folder-open")
        other.clicked.connect(self.file_requested)
        cancel = SecondaryButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self._import = PrimaryButton(tr("Import"), "download")
        self._import.clicked.connect(self.accept)
        self._import.setDefault(True)
        row.addWidget(other)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._import)
        self._others = (other, cancel)
        self.column.addSpacing(8)
        self.column.addLayout(row)

    # ------------------------------------------------------------ within

    def _set_busy(self, words: str) -> None:
        self.is_busy = bool(words)
        self._wait.setVisible(self.is_busy)
        self._wait.setAccessibleName(words)
        if words:
            self._import.setText(words)
            self._import.updateGeometry()
        self._import.setEnabled(False)
        for button in self._others:
            # While it is read, another file may be chosen; while it is written, nothing stops it.
            button.setEnabled(not self.is_busy or self.plan is None)

    def _count(self, plan: RosterPlan, found: Counter[RosterChange]) -> None:
        for chip in self._chips.values():
            self._filters.removeButton(chip)
            self._chip_row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        counts = [(_ALL, tr("All"), len(plan.rows) + len(plan.problems))]
        counts += [(change.value, _change_words(change), found[change])
                   for change in RosterChange]  # fmt: skip
        counts.append((_PROBLEMS, tr("Errors"), len(plan.problems)))
        self._chips = {}
        for which, words, count in counts:
            if count or which == _ALL:
                chip = Chip(words, count)
                chip.clicked.connect(lambda _=False, which=which: self._filter(which))
                self._filters.addButton(chip)
                self._chip_row.addWidget(chip)
                self._chips[which] = chip
        self._chips[_ALL].setChecked(True)
        self._which = _ALL
        self._problems.setVisible(bool(plan.problems))
        self._problem_words.setText(
            tr("%n line(s) cannot be used and will be left out.", len(plan.problems))
        )

    def _filter(self, which: str) -> None:
        self._which = which
        self._chips[which].setChecked(True)
        self._show_lines()

    def _show_lines(self) -> None:
        plan = self.plan
        has_lines = plan is not None and bool(plan.rows or plan.problems)
        self.pane.setVisible(has_lines)
        for chip in self._chips.values():
            chip.setVisible(has_lines)
        if plan is None:
            self._problems.hide()
            return
        self.pane.show_items(lines_of(plan, self._which), anew=True)


def lines_of(plan: RosterPlan, which: str = _ALL) -> list[Line]:
    """The lines of one kind in the order of the file."""
    if which == _PROBLEMS:
        return list(plan.problems)
    if which != _ALL:
        return [row for row in plan.rows if row.change.value == which]
    if not plan.problems:
        return list(plan.rows)
    return sorted([*plan.rows, *plan.problems], key=line_of)


def _import_words(count: int) -> str:
    return tr("Import %n pe(rson|ople)", count) if count else tr("Nothing to import")


def _change_words(change: RosterChange) -> str:
    return {
        RosterChange.NEW: tr("New"),
        RosterChange.ENROL: tr("Enrolled"),
        RosterChange.UPDATE: tr("Changed"),
        RosterChange.SAME: tr("No change"),
        RosterChange.REFUSED: tr("Left out"),
    }[change]


def _name(line: Line) -> str:
    return line.row.full_name if isinstance(line, PlannedRow) else what_words(line)


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("Line"), lambda cell, line: cell.words(str(line_of(line)), role="muted"),
               width=44, at_end=True),
        Column("", lambda cell, line: cell.pill(*kind_words(line)), width=92),
        Column(tr("Name"), _paint_name, share=3),
        Column(tr("Email"), _paint_email, share=3),
        Column(tr("Group"), _paint_group, share=1, least=760),
        Column(tr("What happens"), _paint_what, share=3),
    )  # fmt: skip


def _paint_name(cell: Cell, line: Line) -> None:
    if isinstance(line, PlannedRow):
        cell.words(line.row.full_name, "body")
        return
    cell.widen()
    cell.words(what_words(line), role="bad")


def _paint_email(cell: Cell, line: Line) -> None:
    if isinstance(line, PlannedRow):
        cell.words(line.row.email, role="muted")


def _paint_group(cell: Cell, line: Line) -> None:
    if isinstance(line, PlannedRow):
        cell.words(line.row.group, role="muted")


def _paint_what(cell: Cell, line: Line) -> None:
    if isinstance(line, PlannedRow):
        cell.words(what_words(line), role="muted")
