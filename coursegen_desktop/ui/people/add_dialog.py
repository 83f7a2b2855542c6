"""Enrolling people one by one: type a part of a name, choose with the arrows, Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ...domain.errors import AppError
from ...domain.user import User
from ..kit.dialogs import Dialog
from ..kit.empty_state import EmptyState
from ..kit.forms import SearchField
from ..kit.lists import ErrorLabel, Muted
from ..kit.rows_model import RowsModel
from ..kit.speech import say
from ..kit.theme import theme_host_of
from ..kit.translate import error_text, tr
from .columns import Column
from .rows_pane import RowsPane
from .rows_view import RowsView
from .words import short

_REST = 120  # milliseconds of no typing before candidates are looked for


class CandidateField(SearchField):
    """The keyboard stays here; Up and Down walk the candidates, Enter takes one."""

    def __init__(self, placeholder: str, candidates: RowsView) -> None:
        super().__init__(placeholder)
        self._candidates = candidates

    def keyPressEvent(self, event: QKeyEvent) -> None:
        view = self._candidates
        row, last = view.currentIndex().row(), view.rows.rowCount() - 1
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and last >= 0:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            view.make_current(max(0, min(row + step, last)))
            say(self, view.rows.item(view.currentIndex().row()).full_name)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if last >= 0:
                view.row_chosen.emit(max(row, 0))
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True)
class AddWords:
    """What an AddPersonDialog says; `added` is asked for the words about somebody by name."""

    title: str
    hint: str
    everybody: str
    added: Callable[[str], str]


def words_of_course(title: str) -> AddWords:
    """Those for a course."""
    return AddWords(
        tr("Add people to “{course}”", course=title[:80]),
        tr("Whoever has no account yet is made one with “Import”, or by an administrator."),
        tr("Everybody takes this course already"),
        lambda name: tr("{name} was enrolled.", name=name),
    )


class AddPersonDialog(Dialog):
    """Stays open for several people. `looked_for` is answered by `show_candidates`."""

    looked_for = Signal(str)
    person_chosen = Signal(object)  # User

    def __init__(self, parent: QWidget | None, words: AddWords) -> None:
        super().__init__(parent, tr("Add a person"))
        self._says = words
        self.add_title(words.title, words.hint)
        self.model = RowsModel(
            self,
            key_of=lambda user: user.id,
            name_of=lambda user: user.full_name,
            words_of=lambda user: ", ".join(
                filter(None, (user.full_name, user.shown_email, user.group))
            ),
        )
        self.list = RowsView(self.model, _columns(), name=tr("People to add"))
        self.list.marks_always = True
        self.field = CandidateField(tr("Search name, email or group"), self.list)
        self.column.addWidget(self.field)
        self.pane = RowsPane(self.list, "")
        host = theme_host_of(parent)
        self.column.addWidget(self.pane, 1)
        self.setMinimumWidth(host.px(560))
        self.resize(host.px(600), min(host.px(600), _window_height(parent)))
        self._told = Muted(wrap=True)
        self.column.addWidget(self._told)
        self._error = ErrorLabel()
        self.column.addWidget(self._error)
        close = self.add_buttons(tr("Close"))
        close.setDefault(False)
        close.setAutoDefault(False)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.look)
        self.finished.connect(self._rest.stop)
        self.field.textChanged.connect(lambda _: self._rest.start())
        self.list.row_chosen.connect(self._on_chosen)
        self.list.clicked.connect(lambda index: self._on_chosen(index.row()))
        self.field.setFocus()

    def look(self) -> None:
        """Ask for the candidates of what is typed."""
        self._rest.stop()
        self.looked_for.emit(self.field.text().strip())

    def show_candidates(self, text: str, users: Sequence[User]) -> None:
        """Those who can be added; ignored when something else is typed by now."""
        if text != self.field.text().strip():
            return
        if users:
            self.pane.show_items(users, anew=True)
            self.list.make_current(0)
            return
        self.model.show(())
        words = (
            tr("Nobody else is found for “{words}”", words=text[:80])
            if text
            else self._says.everybody
        )
        self.pane.show_state(EmptyState("users", words, ""))
        say(self, words)

    def show_added(self, user: User) -> None:
        """Somebody was enrolled; the next can be looked for."""
        self._error.tell("")
        words = self._says.added(short(user.full_name))
        self._told.setText(words)
        say(self, words)
        self.field.selectAll()
        self.look()

    def show_error(self, error: AppError) -> None:
        """Nobody was enrolled."""
        self._error.tell(error_text(error))

    def _on_chosen(self, row: int) -> None:
        user = self.model.item(row)
        if user is not None:
            self.person_chosen.emit(user)


def _window_height(parent: QWidget | None) -> int:
    return 600 if parent is None else max(parent.window().height() - 40, 420)


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("Name"), lambda cell, user: cell.person(user), share=4),
        Column(tr("Email"), lambda cell, user: cell.words(user.shown_email, role="muted"), share=4),
        Column(tr("Group"), lambda cell, user: cell.words(user.group, role="muted"), share=1),
    )
