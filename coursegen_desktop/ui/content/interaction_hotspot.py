"""Pointing at a picture."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ...domain.questions.base import Part, Verdict
from ...domain.quiz import AnswerResult, QuestionView
from ..kit.forms import Chip
from ..kit.lists import FlowLayout, Muted
from ..kit.translate import tr
from .hotspot_board import HotspotBoard, Marker, Point
from .interaction import Interaction, given_list
from .part_notes import PartNotes


class HotspotInteraction(Interaction):
    """The picture, and below it the points that are set, each with a way to take it away."""

    def __init__(self, question: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        shown = question.shown
        self.board = HotspotBoard(
            f"media:{shown.image}",
            shown.regions,
            most=shown.most,
            shows_regions=not shown.hides_regions,
        )
        self.board.points_changed.connect(self._on_points_changed)
        self.column.addWidget(self.board)
        self._told = Muted("", wrap=True)
        self.column.addWidget(self._told)
        self._chips_box = QWidget()
        self._flow = FlowLayout(self._chips_box)
        self.chips: list[Chip] = []
        self.column.addWidget(self._chips_box)
        self._update()

    def answer(self) -> dict[str, object] | None:
        points = self.board.points
        return {"points": [list(point) for point in points]} if points else None

    def set_answer(self, answer: Mapping[str, object]) -> None:
        self.board.set_points(_points(answer))
        self._update()

    def instruction(self) -> str:
        if self.question.shown.most == 1:
            return tr("Click on the place")
        return tr("Set up to %n point(s)", self.question.shown.most)

    def stops(self) -> list[QWidget]:
        return [self.board, *self.chips]

    def focus_first(self) -> None:
        self.board.setFocus(Qt.FocusReason.TabFocusReason)

    def lock(self) -> None:
        self.is_locked = True
        self.board.lock()
        self._update()

    def show_try(self, result: AnswerResult) -> None:
        self.board.mark(self._markers(result), {})

    def clear_wrong(self, result: AnswerResult) -> None:
        kept = [m.point for m in self._markers(result) if m.verdict is not Verdict.WRONG]
        self.board.set_points(kept)
        self._update()
        self.changed.emit()

    def show_result(self, result: AnswerResult) -> None:
        self.board.set_points(_points(result.answer))
        markers = self._markers(result)
        verdicts = {part.key: part.verdict for part in result.grade.parts}
        self.board.mark(markers, verdicts)
        self.lock()
        self._told.setText(_told(markers, result.grade.parts))
        self.board.setAccessibleName(self._told.text() or tr("Picture to point at"))
        numbers = _numbers(markers)
        names = {
            part.key: tr("Point {number}", number=numbers[part.given])
            for part in result.grade.parts
            if part.given in numbers
        }
        self.column.addWidget(PartNotes(result.grade.parts, names))

    def _markers(self, result: AnswerResult) -> list[Marker]:
        """Each point with its verdict; a second one in the same area has none."""
        by_place = {part.given: part.verdict for part in result.grade.parts if part.given}
        points = _points(result.answer)
        return [Marker(point, by_place.get(_words(point), Verdict.NONE)) for point in points]

    def _on_points_changed(self) -> None:
        self._update()
        self.changed.emit()

    def _update(self) -> None:
        if any(chip.hasFocus() for chip in self.chips):
            self.board.setFocus(Qt.FocusReason.OtherFocusReason)  # they are made anew
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for number, point in enumerate(self.board.points if not self.is_locked else ()):
            chip = Chip(tr("Point {number}", number=number + 1), icon_name="x", checkable=False)
            where = self.board.spoken(point)
            name = tr("Remove point {number}, {place}", number=number + 1, place=where)
            chip.setAccessibleName(name)
            chip.setToolTip(name)
            chip.clicked.connect(partial(self.board.remove_point, number))
            self._flow.addWidget(chip)
            self.chips.append(chip)
        self._chips_box.setVisible(bool(self.chips))
        most, count = self.question.shown.most, len(self.board.points)
        words = tr("{count} of {most} points set", count=count, most=most) if most > 1 else ""
        if not count:
            words = tr("Click on the picture, or move the cross with the arrows and press Space.")
        self._told.setText(words)
        self._told.setVisible(bool(words))


def _points(answer: Mapping[str, object]) -> list[Point]:
    pairs = [item for item in given_list(answer, "points") if isinstance(item, list | tuple)]
    return [(float(item[0]), float(item[1])) for item in pairs if len(item) == 2]


def _words(point: Point) -> str:
    """As the parts of a grade name a point."""
    return f"({point[0]:.4g}, {point[1]:.4g})"


def _numbers(markers: list[Marker]) -> dict[str, int]:
    return {_words(marker.point): number for number, marker in enumerate(markers, 1)}


def _told(markers: list[Marker], parts: tuple[Part, ...]) -> str:
    """How the points went, in words."""
    words = {
        Verdict.RIGHT: tr("right"),
        Verdict.PARTIAL: tr("partly right"),
        Verdict.WRONG: tr("wrong"),
    }
    told = [
        f"{tr('Point {number}', number=number)}: {words[marker.verdict]}"
        for number, marker in enumerate(markers, 1)
        if marker.verdict in words
    ]
    missed = sum(part.verdict is Verdict.MISSED for part in parts)
    if missed:
        told.append(tr("%n right place(s) left out, outlined with a tick", missed))
    return "  ·  ".join(told)
