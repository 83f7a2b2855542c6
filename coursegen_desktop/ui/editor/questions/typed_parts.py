"""Accepted texts and numbers, with what each is worth."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ....domain.questions.base import Problem
from ...kit.forms import Chip
from ...kit.lists import FlowLayout, Muted
from ...kit.translate import tr
from .fault_words import fault_words
from .option_rows import WorthRow
from .part import FormPart, Json, changed_value, mark_invalid
from .rows import Row, RowList
from .text_box import ChoiceBox, LineBox


class TextAnswerRow(WorthRow):
    """An accepted text and how it is compared."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = LineBox(tr("Accepted answer"), placeholder=tr("Accepted answer"))
        self.text.textEdited.connect(self.tell_change)
        self.text.returnPressed.connect(self.next_wanted)
        self.match = ChoiceBox(
            tr("How it is compared"),
            {
                "exact": tr("this text"),
                "wildcard": tr("with * for anything"),
                "regex": tr("regular expression"),
            },
        )
        self.match.currentIndexChanged.connect(self.tell_change)
        self.line.addWidget(self.text, 1)
        self.line.addWidget(self.match)
        self.finish()

    def value(self) -> Json:
        made = self.with_worth({**self.raw, "text": self.text.text()}, 1)
        return changed_value(made, "match", self.match.value(), "exact")

    def focus_first(self) -> None:
        self.text.setFocus()

    def number(self, place: int, is_movable: bool, is_needed: bool) -> None:
        super().number(place, is_movable, is_needed)
        self.text.setAccessibleName(tr("Accepted answer {number}", number=place))
        self.match.setAccessibleName(tr("How answer {number} is compared", number=place))
        self.credit.slider.setAccessibleName(tr("Credit of answer {number}", number=place))

    def tell(self, field: str, words: str) -> None:
        super().tell(field, words)
        mark_invalid(self.text, bool(words))

    def _show(self, value: Json) -> None:
        self.text.set_text(str(value.get("text", "")))
        self.match.set_value(str(value.get("match", "exact")))
        self.show_worth(value, 1)


class NumberAnswerRow(WorthRow):
    """An accepted number and how far from it one may be. The point is the decimal sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number_box = self._figure(tr("Accepted number"), 12)
        self.kind = ChoiceBox(tr("Tolerance"), _tolerances())
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.spread = self._figure(tr("How far from it"), 8)
        self.unit = Muted()
        self.low, self.high = self._figure(tr("From"), 9), self._figure(tr("To"), 9)
        self._till = Muted(tr("to"))
        self.with_low = Chip(tr("from included"))
        self.with_high = Chip(tr("to included"))
        for chip in (self.with_low, self.with_high):
            chip.toggled.connect(self.tell_change)
        box = QWidget()
        flow = FlowLayout(box)
        for part in (
            self.number_box, self.kind, self.spread, self.unit, self.low, self._till, self.high,
            self.with_low, self.with_high,
        ):  # fmt: skip
            flow.addWidget(part)
        self.line.addWidget(box, 1)
        self.finish()
        self._arrange()

    def value(self) -> Json:
        made = dict(self.raw)
        typed = self.number_box.text().strip().replace("−", "-")
        made["value"] = typed if typed or self._needs_value else None
        tolerance = self._tolerance()
        if tolerance is None:
            made.pop("tolerance", None)
        else:
            made["tolerance"] = tolerance
        if made["value"] is None and "value" not in self.raw:
            del made["value"]
        return self.with_worth(made, None)

    def focus_first(self) -> None:
        (self.number_box if self._needs_value else self.low).setFocus()

    def number(self, place: int, is_movable: bool, is_needed: bool) -> None:
        super().number(place, is_movable, is_needed)
        self.number_box.setAccessibleName(tr("Accepted number {number}", number=place))
        self.kind.setAccessibleName(tr("Tolerance of number {number}", number=place))
        self.credit.slider.setAccessibleName(tr("Credit of number {number}", number=place))

    def tell(self, field: str, words: str) -> None:
        is_of_number = bool(words) and not field.startswith("tolerance")
        if is_of_number and self._needs_value and not _is_figure(self.number_box.text()):
            words = tr("Type a number, such as 4 or 0.5.")
        super().tell(field, words)
        mark_invalid(self.number_box, is_of_number)

    @property
    def _needs_value(self) -> bool:
        return self.kind.value() not in ("range", "any")

    def _tolerance(self) -> Json | None:
        kind, old = self.kind.value(), self.raw.get("tolerance")
        if kind in ("exact", "any"):
            return old if isinstance(old, dict) and old.get("kind") == "exact" else None
        if kind == "range":
            made = {"kind": kind, "min": figure_of(self.low), "max": figure_of(self.high)}
            kept = old if isinstance(old, dict) else {}
            for name, chip in (("include_min", self.with_low), ("include_max", self.with_high)):
                if not chip.isChecked() or name in kept:
                    made[name] = chip.isChecked()
            return made
        size = figure_of(self.spread)
        if kind == "relative" and isinstance(size, int | float):
            size = _plain(size / 100)
        return {"kind": kind, "value": size}

    def _show(self, value: Json) -> None:
        figure = value.get("value")
        self.number_box.set_text("" if figure is None else str(figure))
        tolerance = value.get("tolerance")
        tolerance = tolerance if isinstance(tolerance, Mapping) else {"kind": "exact"}
        kind = str(tolerance.get("kind", "exact"))
        if figure is None and kind != "range":
            kind = "any"
        self.kind.set_value(kind)
        size = tolerance.get("value", "")
        if kind == "relative" and isinstance(size, int | float):
            size = _plain(float(size) * 100)
        if figure_of(self.spread) != size:
            self.spread.set_text(str(size))
        for box, name in ((self.low, "min"), (self.high, "max")):
            if figure_of(box) != tolerance.get(name, ""):
                box.set_text(str(tolerance.get(name, "")))
        self.with_low.setChecked(bool(tolerance.get("include_min", True)))
        self.with_high.setChecked(bool(tolerance.get("include_max", True)))
        self.show_worth(value, 1)
        self._arrange()

    def _figure(self, name: str, characters: int) -> LineBox:
        box = LineBox(name, characters=characters)
        box.textEdited.connect(self.tell_change)
        box.returnPressed.connect(self.next_wanted)
        return box

    def _arrange(self) -> None:
        kind = self.kind.value()
        has_size = kind not in ("exact", "range", "any")
        self.number_box.setVisible(self._needs_value)
        self.spread.setVisible(has_size)
        self.unit.setText({"relative": "%"}.get(kind, ""))
        self.unit.setVisible(kind == "relative")
        for part in (self.low, self._till, self.high, self.with_low, self.with_high):
            part.setVisible(kind == "range")

    def _on_kind(self) -> None:
        self._arrange()
        self.tell_change()


class UnitRow(Row):
    """A unit and how many of it make one of the base unit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unit = LineBox(tr("Unit"), characters=10, placeholder=tr("Unit"))
        self.multiplier = LineBox(tr("Multiplier"), characters=12)
        self.unit.textEdited.connect(self.tell_change)
        self.multiplier.textEdited.connect(self.tell_change)
        for box in (self.unit, self.multiplier):
            box.returnPressed.connect(self.next_wanted)
        whole = QWidget()
        flow = FlowLayout(whole)
        for part in (self.unit, Muted(tr("of which one base unit has")), self.multiplier):
            flow.addWidget(part)
        self.line.addWidget(whole, 1)
        self.finish()

    def value(self) -> Json:
        return {**self.raw, "unit": self.unit.text(), "multiplier": figure_of(self.multiplier)}

    def focus_first(self) -> None:
        self.unit.setFocus()

    def number(self, place: int, is_movable: bool, is_needed: bool) -> None:
        super().number(place, is_movable, is_needed)
        self.unit.setAccessibleName(tr("Unit {number}", number=place))
        self.multiplier.setAccessibleName(tr("Multiplier of unit {number}", number=place))

    def _show(self, value: Json) -> None:
        self.unit.set_text(str(value.get("unit", "")))
        if figure_of(self.multiplier) != value.get("multiplier", 1):
            self.multiplier.set_text(str(value.get("multiplier", 1)))


class RowsPart(FormPart):
    """One list of rows of the question, under `field`."""

    def __init__(self, field: str, rows: RowList) -> None:
        super().__init__()
        self.names = (field,)
        self.rows = rows
        self.rows.changed.connect(self._on_changed)
        self.column.addWidget(self.rows)
        self.column.addWidget(self.error)

    def show_faults(self, faults: Sequence[Problem]) -> None:
        self.rows.clear_errors()
        self.error.tell("")
        for fault in faults:
            rest = fault.field.removeprefix(self.names[0])
            self.rows.tell(rest, fault_words(fault))

    def _show(self, raw: Json) -> None:
        values = [one for one in raw.get(self.names[0]) or () if isinstance(one, dict)]
        self.rows.show_values(values)

    def _on_changed(self) -> None:
        self.tell_change(**{self.names[0]: self.rows.values() or None})


class AnswersPart(RowsPart):
    """Accepted answers; `Partial credit` opens what each is worth."""

    also = ("points",)

    def __init__(self, make: type[WorthRow], add_words: str, blank: Json) -> None:
        rows = RowList(make, add_words, lambda _: dict(blank), least=1)
        self.partial = Chip(tr("Partial credit"), icon_name="scale")
        super().__init__("answers", rows)
        self.column.insertWidget(0, self.partial, 0, Qt.AlignmentFlag.AlignTrailing)
        self.partial.toggled.connect(lambda _: self._arrange())

    def _show(self, raw: Json) -> None:
        super()._show(raw)
        self._points = float(raw.get("points", 1) or 0)
        values = self.rows.values()
        was_open = self.partial.isChecked() and not self.is_other
        has_parts = any(float(one.get("fraction", 1)) < 1 for one in values)
        self.partial.setChecked(was_open or has_parts)
        self._arrange()

    def _on_changed(self) -> None:
        self._arrange()
        super()._on_changed()

    def _arrange(self) -> None:
        for row in self.rows.rows:
            if isinstance(row, WorthRow):
                row.set_shows_credit(self.partial.isChecked())
                row.credit.set_points(getattr(self, "_points", 1.0))


def text_answers() -> AnswersPart:
    """Of a short answer."""
    return AnswersPart(TextAnswerRow, tr("Add an accepted answer"), {"text": "", "fraction": 1})


def number_answers() -> AnswersPart:
    """Of a number."""
    return AnswersPart(NumberAnswerRow, tr("Add an accepted number"), {"value": "", "fraction": 1})


def units() -> RowsPart:
    """The units of a number."""
    rows = RowList(UnitRow, tr("Add a unit"), lambda _: {"unit": "", "multiplier": 1})
    return RowsPart("units", rows)


def _is_figure(text: str) -> bool:
    """Whether it can stand as an accepted number: with a point, for a comma means two things."""
    try:
        return math.isfinite(float(text.strip().replace("−", "-")))
    except ValueError:
        return False


def figure_of(box: LineBox) -> int | float | str:
    """The figure that was typed; what is none stays as it was typed, and is told to be wrong."""
    text = box.text().strip().replace("−", "-")
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return text
    if not abs(value) < 1e15:  # an infinity, or what is no number at all
        return text
    return int(value) if value == int(value) else value


def _plain(value: float) -> int | float:
    """Without the dust that a change of units leaves."""
    rounded = round(value, 12)
    return int(rounded) if rounded == int(rounded) else rounded


def _tolerances() -> dict[str, str]:
    return {
        "exact": tr("exactly"),
        "absolute": tr("more or less"),
        "relative": tr("more or less, in percent"),
        "significant_digits": tr("to significant digits"),
        "decimals": tr("to decimal places"),
        "range": tr("between two numbers"),
        "any": tr("any other number"),
    }
