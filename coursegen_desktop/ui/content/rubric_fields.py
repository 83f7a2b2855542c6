"""Marks for the lines of a rubric, or for the whole where there is none, with their sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QVBoxLayout, QWidget

from ...domain.questions.base import Criterion
from ..kit.lists import Muted, Strong
from ..kit.translate import tr
from .inline_text import plain
from .numbers import figure
from .rich_text import RichText

_FIELD_PX = 110


class MarkField(QDoubleSpinBox):
    """Points of one line. The wheel changes them only when the field has the keyboard."""

    def __init__(self, name: str, points: float) -> None:
        super().__init__()
        self.setRange(min(0.0, points), max(0.0, points))
        self.setSingleStep(0.5)
        self.setValue(0.0)
        self.setMinimumWidth(_FIELD_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The style sheet's padding does not reach the field inside a spin box.
        self.lineEdit().setTextMargins(9, 0, 0, 0)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)  # the field inside is what has the keyboard

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # scrolling over it must not change a mark


class RubricFields(QWidget):
    """`changed` with every mark; `marks` are as they are stored."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: list[MarkField] = []
        self._criteria: tuple[Criterion, ...] = ()
        self._points = 0.0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._lines = QVBoxLayout()
        self.sum = Strong()
        column.addLayout(self._lines)
        column.addWidget(self.sum, 0, Qt.AlignmentFlag.AlignRight)

    def show_rubric(
        self, criteria: Sequence[Criterion], points: float, marks: Mapping[str, object] | None
    ) -> None:
        """A field for each line, with what was given before. `points` is what all are worth."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._criteria, self._points = tuple(criteria), points
        lines = [(one.text, one.points) for one in criteria] or [(tr("Points"), points)]
        known = _known(marks or {}, points, bool(criteria))
        self.fields = []
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        for number, (text, most) in enumerate(lines):
            name = tr("{line}, of {most}", line=plain(text), most=figure(most))
            field = MarkField(name, most)
            if number < len(known):
                field.setValue(known[number])
            field.valueChanged.connect(self._on_changed)
            self.fields.append(field)
            words = RichText("body")
            words.show_text(text)
            grid.addWidget(words, number, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, number, 1)
            grid.addWidget(Muted(tr("of {most}", most=figure(most))), number, 2)
        grid.setColumnStretch(0, 1)
        self._lines.addWidget(box)
        self._show_sum()

    def marks(self) -> dict[str, object]:
        """What is given at the moment."""
        values = [round(field.value(), 2) for field in self.fields]
        if self._criteria:
            return {"rubric": values}
        return {"share": min(1.0, values[0] / self._points) if self._points > 0 else 0.0}

    def focus_first(self) -> None:
        """Put the keyboard into the first field, which is then typed over."""
        self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields[0].selectAll()

    def sum_words(self) -> str:
        """What the marks come to: "3.5 of 6 points"."""
        return self.sum.text()

    def _on_changed(self) -> None:
        self._show_sum()
        self.changed.emit()

    def _show_sum(self) -> None:
        """Lines may be worth more or less than the question; what is earned is their share."""
        most = sum(one.points for one in self._criteria if one.points > 0) or self._points
        given = max(0.0, min(most, sum(field.value() for field in self.fields)))
        earned = given / most * self._points if most > 0 else 0.0
        words = tr("{points} of {most} points", points=figure(earned), most=figure(self._points))
        self.sum.setText(words)
        self.sum.setAccessibleName(tr("Together {points}", points=words))


def _known(marks: Mapping[str, object], points: float, has_lines: bool) -> list[float]:
    given, share = marks.get("rubric"), marks.get("share")
    if has_lines:
        values = given if isinstance(given, list | tuple) else ()
        return [float(one) for one in values if isinstance(one, int | float)]
    return [float(share) * points] if isinstance(share, int | float) else []
