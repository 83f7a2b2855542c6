"""Where an area lies, as figures to type: the way to draw without a mouse, to the pixel."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...kit.lists import FlowLayout, Muted, Strong
from ...kit.translate import tr
from . import areas as ar
from .text_box import ChoiceBox, CountBox, LineBox

Json = dict[str, Any]
_FARTHEST = 100_000


class AreaFields(QWidget):
    """Number, shape, and the figures of the shape."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, with_everywhere: bool = False) -> None:
        super().__init__(parent)
        self._area: Json = {"shape": ar.RECT, "coords": [0, 0, 0, 0]}
        self._is_showing = False
        flow = FlowLayout(self)
        self.title = Strong()
        shapes = {
            ar.RECT: tr("rectangle"),
            ar.CIRCLE: tr("circle"),
            ar.ELLIPSE: tr("ellipse"),
            ar.POLY: tr("polygon"),
        }
        if with_everywhere:
            shapes[ar.DEFAULT] = tr("everywhere else")
        self.shape = ChoiceBox(tr("Shape"), shapes)
        self.shape.currentIndexChanged.connect(self._on_shape)
        flow.addWidget(self.title)
        flow.addWidget(self.shape)
        self._pairs: list[QWidget] = []
        self.labels: list[Muted] = []
        self.figures: list[CountBox] = []
        for _ in range(4):
            label, box = Muted(), CountBox(tr("Figure"), -_FARTHEST, _FARTHEST)
            box.valueChanged.connect(self._on_figures)
            self.labels.append(label)
            self.figures.append(box)
            pair = QWidget()
            line = QHBoxLayout(pair)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(label)
            line.addWidget(box)
            self._pairs.append(pair)
            flow.addWidget(pair)
        self.corners = LineBox(tr("Corners"), characters=30, placeholder="10,10 90,10 50,80")
        self.corners.editingFinished.connect(self._on_figures)
        flow.addWidget(self.corners)

    def area(self, old: Mapping[str, Any]) -> Json:
        """The area with everything else that it had."""
        return {**old, **self._area}

    def show_area(self, area: Mapping[str, Any]) -> None:
        """Show an area."""
        self._area = {
            "shape": str(area.get("shape", ar.RECT)),
            "coords": list(area.get("coords") or ()),
        }
        self._is_showing = True
        try:
            self.shape.set_value(self._area["shape"])
            self._arrange()
        finally:
            self._is_showing = False

    def set_number(self, number: int) -> None:
        """Which one it is on the picture."""
        self.title.setText(f"{number}.")
        self.shape.setAccessibleName(tr("Shape of area {number}", number=number))
        for label, box in zip(self.labels, self.figures, strict=True):
            name = tr("{figure} of area {number}", figure=label.text(), number=number)
            box.setAccessibleName(name)
        self.corners.setAccessibleName(tr("Corners of area {number}", number=number))

    def focus_first(self) -> None:
        """Put the keyboard where the figures begin."""
        self.shape.setFocus()

    def _arrange(self) -> None:
        """Names and figures of the shape; a rectangle is told by its size."""
        shape = self._area["shape"]
        names = {
            ar.RECT: (tr("left"), tr("top"), tr("width"), tr("height")),
            ar.CIRCLE: (tr("middle x"), tr("middle y"), tr("radius")),
            ar.ELLIPSE: (tr("middle x"), tr("middle y"), tr("half width"), tr("half height")),
        }.get(shape, ())
        figures = ar.coords_of(self._area)
        if shape == ar.RECT and len(figures) == 4:
            left, top, right, bottom = ar.box_of(self._area)
            figures = [left, top, right - left, bottom - top]
        for place, (label, box) in enumerate(zip(self.labels, self.figures, strict=True)):
            is_used = place < len(names)
            self._pairs[place].setVisible(is_used)
            if is_used:
                label.setText(names[place])
                value = round(figures[place]) if place < len(figures) else 0
                if box.value() != value:
                    box.setValue(value)
        self.corners.setVisible(shape == ar.POLY)
        pairs = zip(figures[::2], figures[1::2], strict=False)
        words = " ".join(f"{x:g},{y:g}" for x, y in pairs)
        if shape == ar.POLY and _corners(self.corners.text()) != [round(one) for one in figures]:
            self.corners.set_text(words)

    def _on_shape(self) -> None:
        if not self._is_showing:
            self.show_area(ar.as_shape(self._area, self.shape.value()))
            self.changed.emit()

    def _on_figures(self) -> None:
        if self._is_showing:
            return
        shape, values = self._area["shape"], [box.value() for box in self.figures]
        coords = {
            ar.RECT: [values[0], values[1], values[0] + values[2], values[1] + values[3]],
            ar.CIRCLE: values[:3],
            ar.ELLIPSE: values,
            ar.POLY: _corners(self.corners.text()),
        }.get(shape, [])
        if coords != self._area["coords"]:
            self._area = {"shape": shape, "coords": coords}
            self.changed.emit()


def _corners(text: str) -> list[int]:
    return [round(float(one)) for one in re.findall(r"-?\d+(?:\.\d+)?", text)]
