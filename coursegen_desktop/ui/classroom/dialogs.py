"""A class's day and how it is graded, and a grade that is set by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from ...domain.class_progress import ClassItem, ClassRow, ClassView
from ...domain.errors import InvalidContent
from ...domain.gradebook import FINAL, GradeChange, Letter, Scheme
from ...domain.ids import AssetId
from ..kit.choice_box import DropDown
from ..kit.day_field import DayField
from ..kit.form_dialog import FormDialog
from ..kit.lists import Muted, Small
from ..kit.spin_box import SpinBox, Stepping
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .words import date_words, number

_USUAL_DAYS = 28  # from today, where a day is first wanted
_LEAST_WEIGHTS = 120  # pixels at text scale 1: the dialog fits into 640
_LETTER = re.compile(r"\s*(.+?)\s+(\d+(?:\.\d+)?)\s*")


class PercentBox(Stepping, QDoubleSpinBox):
    """A number with at most two decimals, as small as it can be written."""

    def __init__(self, name: str, most: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0.0, most)
        self.setDecimals(2)
        self.name_it(name)

    def textFromValue(self, value: float) -> str:
        return self.locale().toString(value, "g", 6)


class SchemeDialog(FormDialog):
    """The class's day; weights, what is dropped, letters."""

    def __init__(self, parent: QWidget | None, view: ClassView, today: date) -> None:
        super().__init__(
            parent,
            tr("Grading and the class's day"),
            tr(
                "Learners see the day beside their own goals. The grade is the mean of the "
                "quizzes, each by its weight."
            ),
        )
        scheme = view.scheme
        usual = today + timedelta(days=_USUAL_DAYS)
        self.day = DayField(
            tr("The class should be done by"), scheme.finish_by, today=today, usual=usual
        )
        self.column.addWidget(self.day)
        self.letters = QLineEdit(letters_text(scheme.letters))
        self.letters.setPlaceholderText("A 90, B 80, C 70")
        self.drop = SpinBox(tr("Results of each learner that do not count, the lowest first"))
        self.drop.setRange(0, max(len(view.quizzes) - 1, 0))
        self.drop.setValue(scheme.drop_lowest)
        self.zero = QCheckBox(tr("A quiz that was not taken counts as 0"))
        self.zero.setChecked(scheme.untaken_is_zero)
        self.add_field(tr("Letters, each with the per cent where it begins"), self.letters)
        self.add_field(tr("Results of each learner that do not count, the lowest first"), self.drop)
        self.column.addWidget(self.zero)
        self.weights: dict[AssetId, PercentBox] = {}
        if view.quizzes:
            self.column.addWidget(Small(tr("Weights; 0 leaves a quiz out")))
            self.column.addWidget(self._weights(view.quizzes, scheme), 1)
        self.add_error_line()
        self.add_buttons(tr("Save"), "")
        self.day.setFocus()

    def scheme(self) -> Scheme:
        """What the fields say. Raises InvalidContent for letters that cannot be read."""
        weights = tuple((asset, box.value()) for asset, box in self.weights.items())
        usual = all(weight == 1.0 for _, weight in weights)
        letters = letters_of(self.letters.text())
        return Scheme(
            () if usual else weights,
            self.drop.value(),
            self.zero.isChecked(),
            letters,
            self.day.value(),
        )

    def _weights(self, quizzes: Sequence[ClassItem], scheme: Scheme) -> QScrollArea:
        area, body = QScrollArea(), QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setColumnStretch(0, 1)
        for item in quizzes:
            if item.asset_id is None:
                continue
            box = PercentBox(tr("Weight of {quiz}", quiz=item.title), 1000.0)
            box.setSingleStep(0.5)
            box.setValue(scheme.weight(item.asset_id))
            self.weights[item.asset_id] = box
            label = Small(f"{item.label}  {item.title}", wrap=True)
            label.setBuddy(box)
            grid.addWidget(label, len(self.weights), 0)
            grid.addWidget(box, len(self.weights), 1)
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(
            theme_host_of(self.parentWidget()).px(min(46 * len(quizzes), _LEAST_WEIGHTS))
        )
        return area


class GradeDialog(FormDialog):
    """A result or the final grade of somebody, set by hand; what was set before stands below."""

    def __init__(self, parent: QWidget | None, view: ClassView, row: ClassRow) -> None:
        super().__init__(
            parent,
            tr("Set a grade of {name}", name=row.user.full_name),
            tr("It stands in place of what was earned. The comment is kept with it."),
        )
        self._row = row
        self.item = DropDown()
        self.item.addItem(tr("Final grade"), FINAL)
        for one in view.quizzes:
            self.item.addItem(f"{one.label}  {one.title}", one.asset_id)
        self.percent = PercentBox(tr("Per cent"), 100.0)
        self.back = QCheckBox(tr("Take back what was set by hand"))
        self.comment = QLineEdit()
        self.comment.setMaxLength(500)
        self.add_field(tr("What"), self.item)
        self.add_field(tr("Per cent"), self.percent)
        self.column.addWidget(self.back)
        self.add_field(tr("Comment: why"), self.comment)
        self.history = Muted(history_words(view, row), wrap=True)
        self.history.setAccessibleName(self.history.text() or tr("Nothing was set by hand yet"))
        self.column.addWidget(self.history)
        self.add_error_line()
        self.add_buttons(tr("Set"), "")
        self.item.currentIndexChanged.connect(self._on_item)
        self.back.toggled.connect(lambda on: self.percent.setEnabled(not on))
        self._on_item()

    def asset_id(self) -> AssetId:
        """The quiz that was chosen, or FINAL."""
        return AssetId(int(self.item.currentData()))

    def value(self) -> float | None:
        """The per cent; None takes it back."""
        return None if self.back.isChecked() else self.percent.value()

    def _on_item(self) -> None:
        key, row = self.asset_id(), self._row
        known = row.grade.percent if key == FINAL else row.percent_of(key)
        self.percent.setValue(known or 0.0)
        self.back.setChecked(False)
        self.back.setEnabled(key in row.by_hand)


def history_words(view: ClassView, row: ClassRow) -> str:
    """What was set for somebody by hand, the newest first, a line each."""
    titles = {item.asset_id: item.label for item in view.quizzes}
    mine = [one for one in view.changes if one.user_id == row.user.id]
    return "\n".join(_change_words(one, titles) for one in reversed(mine[-8:]))


def _change_words(change: GradeChange, titles: dict[AssetId | None, str]) -> str:
    what = titles.get(change.item, tr("a quiz that is gone"))
    if change.item == FINAL:
        what = tr("Final grade")
    value = tr("taken back") if change.percent is None else f"{number(change.percent)} %"
    return tr(
        "{day}: {what}, {value}, by {name}: {comment}",
        day=date_words(change.at), what=what, value=value, name=change.by, comment=change.comment,
    )  # fmt: skip


def letters_text(letters: Sequence[Letter]) -> str:
    """Letters as they are typed: "A 90, B 80"."""
    return ", ".join(f"{one.name} {one.at_least:g}" for one in letters)


def letters_of(text: str) -> tuple[Letter, ...]:
    """What was typed; nothing means no letters. Raises InvalidContent with the part in question."""
    found = []
    for part in re.split(r"[,;\n]", text):
        if not part.strip():
            continue
        match = _LETTER.fullmatch(part)
        if match is None:
            raise InvalidContent(
                "“{part}” is not a letter with a per cent.",
                "Write them as A 90, B 80.",
                part=part.strip(),
            )
        found.append(Letter(match[1], float(match[2])))
    return tuple(found)
