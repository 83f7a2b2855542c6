"""Two dialogs: saving the day of classes to a file, and looking at one before it comes in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ....domain.day import DayPlan, DaySaved, PersonChanges
from ....domain.errors import AppError
from ....domain.user import visible
from ...kit.bars import ThinBar
from ...kit.choice_box import ChoiceBox
from ...kit.dialogs import Dialog
from ...kit.forms import PrimaryButton, SecondaryButton
from ...kit.lists import Card, ErrorLabel, Muted, Small
from ...kit.rows_model import RowsModel
from ...kit.speech import say
from ...kit.theme import theme_host_of
from ...kit.translate import error_text, tr
from ..columns import Cell, Column
from ..rows_pane import RowsPane
from ..rows_view import RowsView
from .day_words import (
    ahead_words,
    file_words,
    left_out_words,
    person_line,
    person_words,
    saved_words,
    summary_words,
)

WEEK = 7


class SaveDayDialog(Dialog):
    """Asks how much; `save_requested` is answered by `show_saved` or `show_failed`."""

    save_requested = Signal()

    def __init__(self, parent: QWidget | None, names: str) -> None:
        title = tr("Save the day of {names}", names=names[:80])
        super().__init__(parent, title)
        self.is_busy = False
        self.add_title(
            title,
            tr(
                "One file with the classes and all that their learners did, for another computer:"
                " put it on a stick and bring it in there. Nothing is doubled, however often."
            ),
        )
        self.how_much = ChoiceBox(26, tr("How much"))
        self.how_much.addItem(tr("Everything"), None)
        self.how_much.addItem(tr("Only the last seven days"), WEEK)
        self.column.addWidget(self.how_much)
        self.column.addWidget(
            Muted(
                tr(
                    "It holds names, answers and results of children, readable for whoever has the"
                    " file. Keep the stick as you keep a class register."
                ),
                wrap=True,
            )
        )
        self._wait = ThinBar(None, name=title)
        self._wait.hide()
        self.column.addWidget(self._wait)
        self._error = ErrorLabel()
        self.column.addWidget(self._error)
        self._told = Small(wrap=True)
        self._told.hide()
        self.column.addWidget(self._told)
        self._make_closing_row()
        self.setMinimumWidth(theme_host_of(parent).px(480))

    @property
    def days(self) -> int | None:
        """How many days back; None for everything."""
        chosen = self.how_much.currentData()
        return chosen if isinstance(chosen, int) else None

    def show_saving(self) -> None:
        """The file is being written."""
        self._error.tell("")
        self._told.hide()
        self._set_busy(True)

    def show_saved(self, saved: DaySaved) -> None:
        """It stands there whole."""
        self._set_busy(False)
        words = saved_words(saved)
        self._told.setText(words)
        self._told.show()
        self._close.setText(tr("Close"))
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)
        say(self, words)

    def show_failed(self, error: AppError) -> None:
        """Nothing was written."""
        self._set_busy(False)
        self._error.tell(error_text(error))
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        if not self.is_busy:
            super().reject()

    def _make_closing_row(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        self._close = SecondaryButton(tr("Cancel"))
        self._close.clicked.connect(self.reject)
        self.save = PrimaryButton(tr("Choose a file…"), "save")
        self.save.clicked.connect(self.save_requested)
        self.save.setDefault(True)
        for button in (self._close, self.save):
            row.addWidget(button)
        self.column.addSpacing(8)
        self.column.addLayout(row)
        self.save.setFocus()

    def _set_busy(self, busy: bool) -> None:
        self.is_busy = busy
        self._wait.setVisible(busy)
        for widget in (self.save, self._close, self.how_much):
            widget.setEnabled(not busy)


class BringDayDialog(Dialog):
    """Waits, shows what a file changes or why it cannot be used, and asks for bringing it in."""

    bring_requested = Signal()
    file_requested = Signal()

    def __init__(self, parent: QWidget | None, today: date) -> None:
        title = tr("Bring in a day")
        super().__init__(parent, title)
        self.plan: DayPlan | None = None
        self.is_busy = False
        self._today = today
        self.add_title(title)
        self._file = Muted(wrap=True)
        self.column.addWidget(self._file)
        self._wait = ThinBar(None, name=title)
        self.column.addWidget(self._wait)
        self._error = ErrorLabel()
        self.column.addWidget(self._error)
        self._summary = Small(wrap=True)
        self.column.addWidget(self._summary)
        self._warning = Card(kind="warn", margin=10)
        self._warned = Small(wrap=True)
        self._warning.column.addWidget(self._warned)
        self.column.addWidget(self._warning)
        self._make_list()
        self._make_closing_row()
        host = theme_host_of(parent)
        window = parent.window() if parent is not None else self
        self.resize(
            min(host.px(760), max(window.width() - 60, 480)),
            min(host.px(560), max(window.height() - 60, 420)),
        )

    def show_reading(self, file: str) -> None:
        """A file is being read."""
        self.plan = None
        self._file.setText(visible(file))
        self._error.tell("")
        self._show()
        self._set_busy(tr("Reading the day …"))

    def show_plan(self, plan: DayPlan) -> None:
        """What it changes."""
        self.plan = plan
        self._set_busy("")
        self._error.tell("")
        self._show()
        focus = self.list if plan.changes.people else self._close
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        say(self, self._summary.text())

    def show_failed(self, error: AppError) -> None:
        """The file cannot be used, or nothing was brought in."""
        self._set_busy("")
        self._error.tell(error_text(error))

    def show_bringing(self) -> None:
        """It is being brought in: that is not stopped half-way."""
        self._error.tell("")
        self._set_busy(tr("Bringing in …"))

    def finish(self) -> None:
        """It is done."""
        self.is_busy = False
        super().accept()

    def accept(self) -> None:
        """Ask for it."""
        if not self.is_busy and self.plan is not None and self.plan.changes.is_any:
            self.bring_requested.emit()

    def reject(self) -> None:
        if not self.is_busy or self.plan is None:
            super().reject()

    # ------------------------------------------------------------ within

    def _make_list(self) -> None:
        self.model = RowsModel(
            self,
            key_of=id,
            name_of=lambda one: one.name,
            words_of=person_line,
        )
        columns = (
            Column(tr("Name"), lambda cell, one: cell.words(one.name, "body"), share=2),
            Column("", _paint_new, width=74),
            Column(tr("What comes in"), _paint_changes, share=4),
        )
        self.list = RowsView(self.model, columns, name=tr("What comes in"))
        self.pane = RowsPane(self.list, "")
        self.column.addWidget(self.pane, 1)
        self.column.addStretch(0)  # takes the room that the list leaves where there is none

    def _make_closing_row(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        self._other = SecondaryButton(tr("Choose another file …"), "folder-open")
        self._other.clicked.connect(self.file_requested)
        self._close = SecondaryButton(tr("Cancel"))
        self._close.clicked.connect(self.reject)
        self.bring = PrimaryButton(tr("Bring in"), "download")
        self.bring.clicked.connect(self.accept)
        self.bring.setDefault(True)
        row.addWidget(self._other)
        row.addStretch(1)
        row.addWidget(self._close)
        row.addWidget(self.bring)
        self.column.addSpacing(8)
        self.column.addLayout(row)

    def _show(self) -> None:
        plan = self.plan
        people: tuple[PersonChanges, ...] = () if plan is None else plan.changes.people
        self.pane.setVisible(bool(people))
        self.pane.show_items(people, anew=True)
        self._summary.setVisible(plan is not None)
        warned: list[str] = []
        if plan is not None:
            self._file.setText(file_words(plan, self._today))
            words = summary_words(plan.changes)
            if not plan.changes.is_any:
                words = tr("Nothing new: all that this file has a place for is here already.")
            self._summary.setText(words)
            self._summary.setVisible(bool(words))
            warned = [ahead_words(plan, self._today), *left_out_words(plan.changes.left_out)]
        self._warned.setText("\n".join(filter(None, warned)))
        self._warning.setVisible(any(warned))

    def _set_busy(self, words: str) -> None:
        self.is_busy = bool(words)
        self._wait.setVisible(self.is_busy)
        self._wait.setAccessibleName(words)
        plan = self.plan
        count = 0 if plan is None else len(plan.changes.people)
        usual = tr("Bring in for %n learner(s)", count) if count else tr("Bring in")
        is_over = plan is not None and not plan.changes.is_any
        self._close.setText(tr("Close") if is_over else tr("Cancel"))
        self.bring.setText(words or usual)
        self.bring.updateGeometry()
        self.bring.setEnabled(not words and plan is not None and plan.changes.is_any)
        for button in (self._other, self._close):
            button.setEnabled(not words or plan is None)


def day_preview(
    today: Callable[[], date],
) -> Callable[[QWidget | None, Callable[[], None], Callable[[], None]], BringDayDialog]:
    """Makes that dialog for whoever brings days in elsewhere: (parent, bring it in, choose another
    one)."""

    def made(
        parent: QWidget | None, bring: Callable[[], None], other: Callable[[], None]
    ) -> BringDayDialog:
        dialog = BringDayDialog(parent, today())
        dialog.bring_requested.connect(bring)
        dialog.file_requested.connect(other)
        return dialog

    return made


def _paint_new(cell: Cell, one: PersonChanges) -> None:
    if one.is_new:
        cell.pill(tr("New"), "accent")


def _paint_changes(cell: Cell, one: PersonChanges) -> None:
    cell.words(person_words(one), role="muted")
