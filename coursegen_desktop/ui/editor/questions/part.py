"""What a form is made of: parts that show some fields of a question and say how they change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....domain.questions.base import Problem
from ...kit.field import FieldLabel
from ...kit.lists import ErrorLabel, Muted
from .fault_words import fault_words

Json = dict[str, Any]


class FormPart(QWidget):
    """`changed` carries fields with their new values; None takes a field away.

    A subclass names its fields in `names`, shows them in `_show` and calls `tell_change`.
    """

    changed = Signal(object)
    names: tuple[str, ...] = ()
    # Fields of other parts that are told here too: credit is also told in points.
    also: tuple[str, ...] = ()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_showing = False
        self._shown_id: object = None
        self.is_other = True
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.error = ErrorLabel(parent=self)

    def show_question(self, raw: Json) -> None:
        """Show the fields of a question; nothing is told meanwhile.

        `is_other`: it is another question than the one before, so what was opened is closed.
        """
        self.is_other, self._shown_id = raw.get("id") != self._shown_id, raw.get("id")
        with self.showing():
            self._show(raw)

    def show_faults(self, faults: Sequence[Problem]) -> None:
        """Say at their fields what is wrong; by default all in one line."""
        self.error.tell(" ".join(dict.fromkeys(map(fault_words, faults))))

    def is_used(self, raw: Json) -> bool:
        """Whether the question says anything about the fields of this part."""
        return any(raw.get(name) not in (None, "", [], (), {}) for name in self.names)

    def tell_change(self, **changes: object) -> None:
        """The user changed these."""
        if not self._is_showing:
            self.changed.emit(changes)

    def _show(self, raw: Json) -> None:
        raise NotImplementedError

    @contextmanager
    def showing(self) -> Iterator[None]:
        """Changes in here are not the user's."""
        before, self._is_showing = self._is_showing, True
        try:
            yield
        finally:
            self._is_showing = before


class Labelled(QWidget):
    """A widget with its name above it, a hint and what is wrong below it."""

    def __init__(
        self, label: str, edit: QWidget, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.edit, self._hint = edit, hint
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        name = FieldLabel(label)
        name.setBuddy(edit)
        column.addWidget(name)
        column.addWidget(edit)
        self._note = Muted(hint, wrap=True)
        column.addWidget(self._note)  # before it is shown: alone it would be a window
        self._note.setVisible(bool(hint))
        self._error = ErrorLabel()
        column.addWidget(self._error)
        if not edit.accessibleName():
            edit.setAccessibleName(label)
        edit.setAccessibleDescription(hint)

    def tell(self, error: str) -> None:
        """Say what is wrong, "" when all is well."""
        if error != self._error.text():
            self._error.tell(error)
            self.edit.setAccessibleDescription(error or self._hint)
            mark_invalid(self.edit, bool(error))

    @property
    def error(self) -> str:
        """What is said to be wrong."""
        return self._error.text()


def mark_invalid(widget: QWidget, invalid: bool) -> None:
    """The edge of a field that is wrong."""
    if bool(widget.property("invalid")) != invalid:
        widget.setProperty("invalid", invalid)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def changed_value(old: Mapping[str, Any], name: str, value: object, empty: object) -> Json:
    """`old` with `name` as `value`; one that says nothing is left out, unless it stood there."""
    made = dict(old)
    if value == empty and name not in old:
        return made
    if value == empty:
        del made[name]
    else:
        made[name] = value
    return made


def side_by_side(*widgets: QWidget, stretch: int = -1) -> QHBoxLayout:
    """A line of widgets, aligned at their tops; the one at `stretch` takes the room."""
    row = QHBoxLayout()
    row.setSpacing(14)
    for number, widget in enumerate(widgets):
        row.addWidget(widget, int(number == stretch), Qt.AlignmentFlag.AlignTop)
    if stretch < 0:
        row.addStretch(1)
    return row
