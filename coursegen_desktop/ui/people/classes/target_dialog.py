"""Asks what a class is to do: a course, then all of it or one of its lessons or quizzes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ....domain.course import CourseView
from ....domain.errors import AppError
from ....domain.library import CourseCard
from ....domain.school_class import Target
from ...content.task_words import TASK_ICONS, kind_words
from ...kit.dialogs import Dialog
from ...kit.empty_state import EmptyState
from ...kit.forms import SearchField
from ...kit.lists import ErrorLabel
from ...kit.rows_model import RowsModel
from ...kit.theme import theme_host_of
from ...kit.translate import error_text, tr
from ..columns import Cell, Column
from ..rows_pane import RowsPane
from ..rows_view import RowsView

_REST = 120  # milliseconds of no typing before courses are looked for


@dataclass(frozen=True)
class Part:
    """A line to choose."""

    target: Target
    title: str
    depth: int


class TargetDialog(Dialog):
    """Courses at the left, the parts of the one that is chosen at the right.

    `looked_for` is answered by `show_courses`, `course_chosen` by `show_parts`. With `whole_only`
    a course is all that is asked for.
    """

    looked_for = Signal(str)
    course_chosen = Signal(object)  # CourseCard

    def __init__(self, parent: QWidget | None, title: str, *, whole_only: bool = False) -> None:
        super().__init__(parent, title)
        self.add_title(title)
        self._whole_only = whole_only
        self._parts_of: CourseCard | None = None
        self.courses = self._make_courses()
        self.parts = self._make_parts()
        self.field = SearchField(tr("Search courses"))
        self.column.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(12)
        self._course_pane = RowsPane(self.courses, "")
        self._part_pane = RowsPane(self.parts, "")
        row.addWidget(self._course_pane, 1)
        row.addWidget(self._part_pane, 1)
        self._part_pane.setVisible(not whole_only)
        self.column.addLayout(row, 1)
        self._error = ErrorLabel()
        self.column.addWidget(self._error)
        self._accept = self.add_buttons(tr("Next") if not whole_only else tr("Enrol"), "")
        self._accept.setEnabled(False)
        host = theme_host_of(parent)
        height = 560 if parent is None else max(parent.window().height() - 40, 380)
        self.setMinimumWidth(host.px(460 if whole_only else 720))
        self.resize(host.px(560 if whole_only else 820), min(host.px(560), height))
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.look)
        self.finished.connect(self._rest.stop)
        self._connect()
        self.field.setFocus()

    @property
    def chosen(self) -> Part | None:
        """What is chosen now."""
        if self._whole_only:
            card = self.courses.rows.item(self.courses.currentIndex().row())
            return None if card is None else Part(Target(card.id), card.title, 0)
        found: Part | None = self.parts.rows.item(self.parts.currentIndex().row())
        return found

    @property
    def course_title(self) -> str:
        """The course of what is chosen."""
        return "" if self._parts_of is None else self._parts_of.title

    def look(self) -> None:
        """Ask for the courses of what is typed."""
        self._rest.stop()
        self.looked_for.emit(self.field.text().strip())

    def show_courses(self, text: str, cards: Sequence[CourseCard]) -> None:
        """Courses to choose from; ignored when something else is typed by now."""
        if text != self.field.text().strip():
            return
        if not cards:
            self.courses.rows.show(())
            words = tr("No course is found") if text else tr("No course is published yet")
            self._course_pane.show_state(EmptyState("library", words, ""))
            self.show_parts(None)
            return
        self._course_pane.show_items(cards, anew=True)
        self.courses.make_current(0)

    def show_parts(self, view: CourseView | None) -> None:
        """The parts of the course that was chosen."""
        parts = [] if view is None else parts_of(view)
        if parts:
            self._part_pane.show_items(parts, anew=True)
            self.parts.make_current(0)
        else:
            self.parts.rows.show(())
            self._part_pane.show_state(EmptyState("book-open", tr("Choose a course"), ""))
        self._accept.setEnabled(self.chosen is not None)

    def show_error(self, error: AppError) -> None:
        """They could not be read."""
        self._error.tell(error_text(error))

    def accept(self) -> None:
        """Take what is chosen, if something is."""
        if self.chosen is not None:
            super().accept()

    def _make_courses(self) -> RowsView:
        model = RowsModel(
            self, key_of=lambda card: card.id, name_of=lambda card: card.title,
            words_of=lambda card: card.title,
        )  # fmt: skip
        columns = (Column(tr("Course"), lambda cell, card: cell.words(card.title), share=1),)
        view = RowsView(model, columns, name=tr("Courses"))
        view.marks_always = True
        return view

    def _make_parts(self) -> RowsView:
        model = RowsModel(
            self, key_of=lambda part: part.target, name_of=lambda part: part.title,
            words_of=lambda part: f"{kind_words(part.target.kind)}, {part.title}",
        )  # fmt: skip
        view = RowsView(model, (Column(tr("What"), _paint_part, share=1),), name=tr("What"))
        view.marks_always = True
        return view

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _: self._rest.start())
        self.field.activated.connect(lambda: self.courses.setFocus())
        selection = self.courses.selectionModel()
        selection.currentChanged.connect(lambda *_: self._on_course())
        self.courses.row_chosen.connect(self._on_course_entered)
        self.parts.selectionModel().currentChanged.connect(
            lambda *_: self._accept.setEnabled(self.chosen is not None)
        )
        self.parts.row_chosen.connect(lambda _: self.accept())

    def _on_course(self) -> None:
        card = self.courses.rows.item(self.courses.currentIndex().row())
        self._accept.setEnabled(self.chosen is not None)
        if card is not None and card != self._parts_of and not self._whole_only:
            self._parts_of = card
            self.course_chosen.emit(card)

    def _on_course_entered(self, _row: int) -> None:
        if self._whole_only:
            self.accept()
        else:
            self.parts.setFocus()


def parts_of(view: CourseView) -> list[Part]:
    """A course, its lessons in their order, each with its quizzes."""
    parts = [Part(Target(view.id), tr("The whole course"), 0)]
    for module in view.modules:
        for number, lesson in enumerate(module.lessons, 1):
            title = f"{module.number}.{number}  {lesson.title}"
            parts.append(Part(Target(view.id, lesson.id), title, 0))
            parts += (
                Part(Target(view.id, lesson.id, quiz.asset_id), quiz.title or lesson.title, 1)
                for quiz in lesson.quizzes
            )
    return parts


def _paint_part(cell: Cell, part: Part) -> None:
    indent = cell.host.px(20) * part.depth
    cell.box.setLeft(cell.box.left() + indent)
    cell.icon(TASK_ICONS[part.target.kind], "muted")
    cell.words(part.title, "body", left=cell.host.px(28))
