"""A row for one option or accepted answer: its text, what it is worth, what is said to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from ...kit.theme import theme_host_of
from ...kit.translate import tr
from .credit import CreditField
from .part import changed_value, mark_invalid
from .rows import Json, Row, small_button
from .text_box import TextBox

_RIGHT = 0.999999


class WorthRow(Row):
    """What rows with credit and feedback have in common; both are shown when they say something.

    A subclass puts its fields into `line`, then calls `finish`.
    """

    worth_least = -100

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.credit = CreditField(tr("Credit"), least=self.worth_least)
        self.credit.changed.connect(self.tell_change)
        self.feedback = TextBox(
            tr("Feedback to this option"), placeholder=tr("What is said to who chose this")
        )
        self.feedback.edited.connect(self.tell_change)
        self.feedback.hide()
        self.talk = small_button("message-square-warning", tr("Feedback"), checkable=True)
        self.talk.toggled.connect(self._on_talk)

    def finish(self) -> None:
        """The buttons and what stands below the line."""
        self.line.addWidget(self.talk)
        self.column.addWidget(self.credit)
        self.column.addWidget(self.feedback)
        super().finish()

    def show_worth(self, value: Json, default: float) -> None:
        """Credit and feedback of an entry."""
        self.credit.set_fraction(value.get("fraction", default))
        said = str(value.get("feedback", ""))
        self.feedback.set_text(said)
        if said or not self.feedback.hasFocus():
            self.talk.setChecked(bool(said))

    def with_worth(self, value: Json, default: float | None) -> Json:
        """An entry with credit and feedback; credit is written always where it has no default."""
        fraction = self.credit.fraction()
        made = {**value, "fraction": fraction}
        if default is not None:
            made = changed_value(value, "fraction", fraction, default)
        return changed_value(made, "feedback", self.feedback.text(), "")

    def set_shows_credit(self, shows: bool) -> None:
        """Whether credit is seen; it is where somebody gave part of it, or less than nothing."""
        self.credit.setVisible(shows)

    def _on_talk(self, is_on: bool) -> None:
        self.feedback.setVisible(is_on)
        if is_on and not self._is_showing:
            self.feedback.setFocus()
        elif not is_on and self.feedback.text():
            self.feedback.set_text("")
            self.tell_change()


class OptionRow(WorthRow):
    """An option to choose. `marked`: the author said by its mark whether it is right."""

    marked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.radio, self.check = QRadioButton(), QCheckBox()
        for mark in (self.radio, self.check):
            mark.setAutoExclusive(False)
            mark.setFixedWidth(theme_host_of(self).px(32))
            mark.setMinimumHeight(34)
            mark.clicked.connect(self._on_marked)
            self.line.addWidget(mark)
        self.text = TextBox(tr("Option"), enter_goes_on=True)
        self.text.edited.connect(self.tell_change)
        self.text.next_wanted.connect(self.next_wanted)
        self.line.addWidget(self.text, 1)
        self.fixed = small_button("lock", tr("Keeps its place when mixed"), checkable=True)
        self.fixed.toggled.connect(self.tell_change)
        self.line.addWidget(self.fixed)
        self.is_marked = False
        self.finish()

    def set_single(self, single: bool) -> None:
        """Round marks for one right option, square ones for several."""
        self.radio.setVisible(single)
        self.check.setVisible(not single)

    @property
    def mark(self) -> QRadioButton | QCheckBox:
        """The mark that is seen."""
        return self.check if self.radio.isHidden() else self.radio

    def value(self) -> Json:
        made = self.with_worth({**self.raw, "text": self.text.text()}, None)
        return changed_value(made, "fixed", self.fixed.isChecked(), False)

    def focus_first(self) -> None:
        self.text.setFocus()

    def number(self, place: int, is_movable: bool, is_needed: bool) -> None:
        super().number(place, is_movable, is_needed)
        self.text.setPlaceholderText(tr("Option {number}", number=place))
        self.text.setAccessibleName(tr("Option {number}", number=place))
        for mark in (self.radio, self.check):
            mark.setAccessibleName(tr("Option {number} is right", number=place))
        self.credit.slider.setAccessibleName(tr("Credit of option {number}", number=place))
        self.feedback.setAccessibleName(tr("Feedback to option {number}", number=place))

    def tell(self, field: str, words: str) -> None:
        super().tell(field, words)
        mark_invalid(self.text, bool(words))

    def show_mark(self, is_right: bool) -> None:
        """Right or not."""
        self.is_marked = is_right
        self.radio.setChecked(is_right)
        self.check.setChecked(is_right)

    def _show(self, value: Json) -> None:
        self.text.set_text(str(value.get("text", "")))
        self.fixed.setChecked(bool(value.get("fixed", False)))
        self.show_worth(value, 0)

    def _on_marked(self) -> None:
        self.is_marked = self.mark.isChecked()
        self.marked.emit()


def is_right(value: Mapping[str, Any], single: bool) -> bool:
    """Whether an option counts as right."""
    fraction = value.get("fraction", 0)
    return float(fraction) > (_RIGHT if single else 1e-6)


def has_partial(values: Iterable[Mapping[str, Any]], single: bool) -> bool:
    """Whether credit says more than the marks do: a part of it, or less than nothing."""
    fractions = [float(one.get("fraction", 0)) for one in values]
    right = [one for one in fractions if one > 1e-6]
    if any(one < 0 for one in fractions):
        return True
    if single:
        return any(one < _RIGHT for one in right)
    return bool(right) and max(right) - min(right) > 1e-3


def fresh_key(taken: Iterable[str], letter: str) -> str:
    """An id that is not taken: c1, c2, …"""
    known = set(taken)
    number = 1
    while f"{letter}{number}" in known:
        number += 1
    return f"{letter}{number}"
