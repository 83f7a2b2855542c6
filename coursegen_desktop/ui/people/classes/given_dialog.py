"""Asks when, to whom and with which word something is given; and shows who has done it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from ....domain.ids import UserId
from ....domain.school_class import MAX_NOTE, Assignment, ClassView, Member, Span
from ...kit.day_field import DayField
from ...kit.form_dialog import FormDialog
from ...kit.rows_model import RowsModel
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from ..columns import Cell, Column
from ..rows_pane import RowsPane
from ..rows_view import RowsView

_USUAL_DAYS = 7  # from today, where a last day is first wanted


class GivenDialog(FormDialog):
    """Days, a word, everybody or some. `known` is what is changed, None for something new."""

    def __init__(
        self,
        parent: QWidget | None,
        view: ClassView,
        title: str,
        today: date,
        known: Assignment | None = None,
    ) -> None:
        super().__init__(
            parent, tr("“{what}” for {class_name}", what=title[:80], class_name=view.of.name[:40])
        )
        span = Span(today.isoformat(), "") if known is None else known.span
        self.begin = DayField(tr("From"), span.from_day, today=today, usual=today)
        usual = today + timedelta(days=_USUAL_DAYS)
        self.end = DayField(tr("Until"), span.until_day, today=today, usual=usual)
        self.column.addWidget(self.begin)
        self.column.addWidget(self.end)
        self.note = QLineEdit("" if known is None else known.note)
        self.note.setMaxLength(MAX_NOTE)
        self.note.setPlaceholderText(tr("Read the second part twice"))
        self.add_field(tr("A word to the learners (optional)"), self.note)
        self.all = QRadioButton(tr("Everybody in the class, also who comes later"))
        self.some = QRadioButton(tr("Only some of them"))
        self._who = QButtonGroup(self)
        for button in (self.all, self.some):
            self._who.addButton(button)
            self.column.addWidget(button)
        self.people = CheckedPeople(view.learners, () if known is None else known.people)
        self.column.addWidget(self.people, 1)
        self.people.setMinimumHeight(theme_host_of(parent).px(100))
        for_some = known is not None and not known.for_all
        (self.some if for_some else self.all).setChecked(True)
        self.some.toggled.connect(self.people.setVisible)
        self.people.setVisible(for_some)
        self.some.setEnabled(bool(view.learners))
        self.add_error_line()
        self.add_buttons(tr("Give it") if known is None else tr("Save"), "")
        self.end.setFocus()

    @property
    def span(self) -> Span:
        """From when until when."""
        return Span(self.begin.value(), self.end.value())

    @property
    def chosen(self) -> frozenset[UserId] | None:
        """Those whom it is for; nobody for everybody, None where some are to be chosen yet."""
        if self.all.isChecked():
            return frozenset()
        return self.people.chosen or None


class TickList(RowsView):
    """A list whose lines are turned on and off."""

    ticked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and row >= 0:
            self.ticked.emit(row)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.ticked.emit(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # two clicks are two turns


class CheckedPeople(QWidget):
    """A list in which people are ticked: Space, Enter or a click."""

    def __init__(
        self, members: Sequence[Member], chosen: Collection[UserId], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._chosen = set(chosen) & {one.user.id for one in members}
        self.model = RowsModel(
            self,
            key_of=lambda member: member.user.id,
            name_of=lambda member: member.user.full_name,
            words_of=self._words,
        )
        self.list = TickList(self.model, self._columns(), name=tr("Who it is for"))
        self.list.row_chosen.connect(self._turn)
        self.list.ticked.connect(self._turn)
        pane = RowsPane(self.list, "")
        pane.show_items(members, anew=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pane)

    @property
    def chosen(self) -> frozenset[UserId]:
        """Who is ticked."""
        return frozenset(self._chosen)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("", self._paint_tick, width=24),
            Column(tr("Name"), lambda cell, one: cell.person(one.user), share=1),
        )

    def _paint_tick(self, cell: Cell, member: Member) -> None:
        on = member.user.id in self._chosen
        cell.icon("square-check" if on else "square", "accent" if on else "muted")

    def _words(self, member: Member) -> str:
        on = member.user.id in self._chosen
        state = tr("chosen") if on else tr("not chosen")
        return f"{member.user.full_name}, {state}"

    def _turn(self, row: int) -> None:
        member = self.model.item(row)
        if member is None:
            return
        self._chosen ^= {member.user.id}
        index = self.model.index(row, 0)
        self.model.dataChanged.emit(index, index)
