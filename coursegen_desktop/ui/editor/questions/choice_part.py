"""Options to choose from, one or several of them right; and the two of a statement."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ....domain.questions.base import Problem
from ...kit.forms import Chip
from ...kit.lists import Muted
from ...kit.translate import tr
from .credit import equal_share, percent_words
from .fault_words import fault_words
from .option_rows import OptionRow, fresh_key, has_partial, is_right
from .part import FormPart, Json, Labelled, changed_value
from .rows import Row, RowList
from .text_box import TextBox


class ChoicePart(FormPart):
    """Marks say which options are right; `Partial credit` opens what each is worth."""

    names = ("choices", "single")
    also = ("points",)

    def __init__(self) -> None:
        super().__init__()
        self._single, self._points = True, 1.0
        self.column.addLayout(self._make_head())
        self.rows = RowList(self._make_row, tr("Add an option"), blank_option, least=1)
        self.rows.changed.connect(self._on_changed)
        self.column.addWidget(self.rows)
        self._sum = Muted(wrap=True)
        self.column.addWidget(self._sum)
        self.column.addWidget(self.error)

    def show_faults(self, faults: Sequence[Problem]) -> None:
        self.rows.clear_errors()
        self.error.tell("")
        for fault in faults:
            rest = fault.field.removeprefix("choices")
            if not rest or not self.rows.tell(rest, fault_words(fault)):
                self.error.tell(fault_words(fault))

    def _show(self, raw: Json) -> None:
        self._single = bool(raw.get("single", True))
        self._points = float(raw.get("points", 1) or 0)
        (self.one if self._single else self.several).setChecked(True)
        values = [one for one in raw.get("choices") or () if isinstance(one, dict)]
        self.rows.show_values(values)
        was_open = self.partial.isChecked() and not self.is_other
        self.partial.setChecked(was_open or has_partial(values, self._single))
        self._arrange()

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.one, self.several = Chip(tr("One is right")), Chip(tr("Several may be right"))
        group = QButtonGroup(self)
        for chip in (self.one, self.several):
            group.addButton(chip)
            row.addWidget(chip)
        self.one.clicked.connect(lambda: self._on_single(True))
        self.several.clicked.connect(lambda: self._on_single(False))
        row.addStretch(1)
        self.partial = Chip(tr("Partial credit"), icon_name="scale")
        self.partial.toggled.connect(lambda _: self._arrange())
        row.addWidget(self.partial)
        return row

    def _make_row(self) -> Row:
        row = OptionRow()
        row.set_single(self._single)
        row.marked.connect(lambda: self._on_marked(row))
        return row

    def _options(self) -> list[OptionRow]:
        return [row for row in self.rows.rows if isinstance(row, OptionRow)]

    def _arrange(self) -> None:
        for row in self._options():
            row.set_single(self._single)
            row.set_shows_credit(self.partial.isChecked())
            row.credit.set_points(self._points)
            row.show_mark(is_right(row.value(), self._single))
        self._tell_sum()

    def _tell_sum(self) -> None:
        right = [float(row.credit.fraction()) for row in self._options() if row.is_marked]
        words = ""
        if self.partial.isChecked() and not self._single and right:
            words = tr("All right options together: {percent}", percent=percent_words(sum(right)))
        self._sum.setText(words)
        self._sum.setVisible(bool(words))

    def _on_single(self, single: bool) -> None:
        if single == self._single or self._is_showing:
            return
        right = [row for row in self._options() if row.is_marked]
        self._single = single
        for row in self._options():
            row.credit.set_fraction(int(row in right[:1]) if single else equal_share(len(right)))
            if not single and row not in right:
                row.credit.set_fraction(0)
        self._on_changed()

    def _on_marked(self, marked: OptionRow) -> None:
        """One right option has full credit; several share it."""
        options = self._options()
        if self._single:
            for row in options:
                if row is marked:
                    row.credit.set_fraction(1)
                elif is_right(row.value(), True):
                    row.credit.set_fraction(0)
        else:
            right = [row for row in options if row.is_marked]
            for row in right:
                row.credit.set_fraction(equal_share(len(right)))
            if marked not in right:
                marked.credit.set_fraction(0)
        self._on_changed()

    def _on_changed(self) -> None:
        self._arrange()
        self.tell_change(choices=self.rows.values(), single=self._single)


class TrueFalsePart(FormPart):
    """What is right, and what the two are called and say."""

    names = ("answer", "labels", "feedback_true", "feedback_false")

    def __init__(self) -> None:
        super().__init__()
        self._labels: list[str] = []
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Muted(tr("The statement is"), size="body"))
        self.true, self.false = Chip(tr("True")), Chip(tr("False"))
        self._group = QButtonGroup(self)
        for chip, value in ((self.true, True), (self.false, False)):
            self._group.addButton(chip)
            chip.clicked.connect(lambda _=False, value=value: self.tell_change(answer=value))
            row.addWidget(chip)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.error)
        self.words = [self._word(tr("Word for true"), 0), self._word(tr("Word for false"), 1)]
        self.feedback = {
            "feedback_true": self._said(tr("Said to who chose true"), "feedback_true"),
            "feedback_false": self._said(tr("Said to who chose false"), "feedback_false"),
        }
        for number, box in enumerate(self.feedback.values()):
            line = QHBoxLayout()
            line.setSpacing(14)
            top = Qt.AlignmentFlag.AlignTop
            line.addWidget(_shown(self.words[number]), 1, top)
            line.addWidget(_shown(box), 2, top)
            self.column.addLayout(line)

    def _show(self, raw: Json) -> None:
        answer = raw.get("answer")
        self._group.setExclusive(False)
        self.true.setChecked(answer is True)
        self.false.setChecked(answer is False)
        self._group.setExclusive(True)
        self._labels = [str(one) for one in raw.get("labels") or ("True", "False")]
        for number, box in enumerate(self.words):
            box.set_text(self._labels[number] if number < len(self._labels) else "")
        for name, box in self.feedback.items():
            box.set_text(str(raw.get(name, "")))

    def _word(self, name: str, number: int) -> TextBox:
        box = TextBox(name)
        box.edited.connect(lambda _: self._on_word(number))
        return box

    def _said(self, name: str, field: str) -> TextBox:
        box = TextBox(name)
        box.edited.connect(lambda text: self.tell_change(**{field: text or None}))
        return box

    def _on_word(self, _number: int) -> None:
        labels = [box.text() for box in self.words]
        self.tell_change(labels=None if labels == ["True", "False"] else labels)


def _shown(box: QWidget) -> Labelled:
    return Labelled(box.accessibleName(), box)


def blank_option(values: Sequence[Json]) -> Json:
    """One more option, which is wrong."""
    key = fresh_key((str(one.get("id", "")) for one in values), "c")
    return changed_value({"id": key, "text": ""}, "fraction", 0, None)
