"""Labelling a picture: labels are dragged, or taken up and put down, on places of the picture."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QMargins, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.questions.base import LabelView, Part, RegionView, Verdict
from ...domain.quiz import AnswerResult, QuestionView
from ..kit.lists import FlowLayout
from ..kit.speech import say
from ..kit.translate import tr
from .inline_text import plain
from .interaction import Interaction, given_map
from .outcome_row import OutcomeRow
from .part_notes import PartNotes
from .picture_board import PictureBoard
from .pictures import picture_for
from .word_chip import WordChip
from .zone_button import ZoneButton

# A target is never smaller than this, however small its area is drawn.
_LEAST_WIDTH, _LEAST_HEIGHT = 44, 28
_WIDER = 1.7


class LabelBoard(PictureBoard):
    """The picture with a button for each of its places."""

    def __init__(self, name: str, regions: tuple[RegionView, ...]) -> None:
        super().__init__(name)
        self._regions = regions
        total = len(regions)
        self.zones = {
            region.id: ZoneButton(number, total, self) for number, region in enumerate(regions, 1)
        }

    def placed(self) -> None:
        """Put the buttons where their areas are."""
        bounds = self.box().toRect()
        for region in self._regions:
            box = self.path_of(region).boundingRect().toRect()
            # Words may need more room than the author's area has, at a large text size.
            words = min(self.zones[region.id].wanted_width(), round(box.width() * _WIDER))
            wide = max(box.width(), words, _LEAST_WIDTH)
            high = max(box.height(), _LEAST_HEIGHT)
            target = QRect(0, 0, wide, high)
            target.moveCenter(box.center())
            target.moveLeft(max(bounds.left(), min(target.left(), bounds.right() - wide)))
            target.moveTop(max(bounds.top(), min(target.top(), bounds.bottom() - high)))
            if self.zones[region.id].geometry() != target:
                self.zones[region.id].setGeometry(target)
            self.zones[region.id].setVisible(self.picture is not None)


class DragImageInteraction(Interaction):
    """Mouse: drag, or click a label and then a place. Keyboard: Enter, Tab, Enter."""

    def __init__(self, question: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        shown = question.shown
        self._labels = {label.id: label for label in shown.labels}
        self._regions = {region.id: region for region in shown.regions}
        self._in_hand = ""
        self.board = LabelBoard(f"media:{shown.image}", shown.regions)
        for name, zone in self.board.zones.items():
            zone.clicked.connect(partial(self._on_zone_pressed, name))
            zone.emptied.connect(partial(self._put, name, ""))
        self.column.addWidget(self.board)
        self._tray = QWidget()
        self._flow = FlowLayout(self._tray)
        self.column.addWidget(self._tray)
        self.chips: dict[str, WordChip] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.column.addLayout(self._rows)
        for label in shown.labels:
            self._add_chip(label)

    def answer(self) -> dict[str, object] | None:
        placed = {name: zone.label_id for name, zone in self.board.zones.items() if zone.label_id}
        return {"placed": placed} if placed else None

    def set_answer(self, answer: Mapping[str, object]) -> None:
        placed = given_map(answer, "placed")
        for name, zone in self.board.zones.items():
            label = placed.get(name, "")
            self._lay(zone, label if label in self._labels else "")
        self._update()

    def instruction(self) -> str:
        return tr("Drag each label to its place")

    def stops(self) -> list[QWidget]:
        return [*self.chips.values(), *self.board.zones.values()]

    def focus_first(self) -> None:
        for chip in self.chips.values():
            chip.setFocus(Qt.FocusReason.TabFocusReason)
            return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._in_hand:
            chip = self.chips[self._in_hand]
            self._take("")
            chip.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def lock(self) -> None:
        self.is_locked = True
        self._take("")
        self._tray.hide()

    def show_try(self, result: AnswerResult) -> None:
        for part in result.grade.parts:
            if part.given and part.key in self.board.zones:
                self.board.zones[part.key].mark(part)

    def clear_wrong(self, result: AnswerResult) -> None:
        for part in result.grade.parts:
            if part.verdict is not Verdict.RIGHT and part.key in self.board.zones:
                self._lay(self.board.zones[part.key], "")
        self._update()
        self.changed.emit()

    def show_result(self, result: AnswerResult) -> None:
        self.set_answer(result.answer)
        self.lock()
        for part in result.grade.parts:
            if part.key in self.board.zones and (part.given or part.expected):
                self.board.zones[part.key].show_part(part)
        self.board.placed()
        for number, part in enumerate(result.grade.parts, 1):
            if part.expected:
                self._rows.addWidget(_correction(number, part))
        names = {
            part.key: tr("Place {number}", number=number)
            for number, part in enumerate(result.grade.parts, 1)
        }
        self.column.addWidget(PartNotes(result.grade.parts, names))

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._load_pictures()

    def _load_pictures(self) -> None:
        """Labels that are pictures, once the pane that finds them stands above."""
        for name, label in self._labels.items():
            found = picture_for(self, f"media:{label.media}") if label.media else None
            if found is not None:
                self.chips[name].set_picture(found.pixmap)
                for zone in self.board.zones.values():
                    if zone.label_id == name:
                        zone.set_picture(found.pixmap)

    def _add_chip(self, label: LabelView) -> None:
        words = label.text or ("" if label.media else label.id)
        chip = WordChip(words)
        chip.clicked.connect(partial(self._on_chip_pressed, label.id))
        chip.dropped.connect(partial(self._on_chip_dropped, label.id))
        self._flow.addWidget(chip)
        self.chips[label.id] = chip

    def _is_used_up(self, label: LabelView) -> bool:
        used = sum(zone.label_id == label.id for zone in self.board.zones.values())
        return label.uses > 0 and used >= label.uses

    def _may_lie(self, zone: str, label: str) -> bool:
        groups = self._regions[zone].groups
        return not groups or self._labels[label].group in groups

    def _lay(self, zone: ZoneButton, label: str) -> None:
        picture = self.chips[label].picture if label else None
        zone.set_label(label, self._labels[label].text if label else "", picture)

    def _take(self, label: str) -> None:
        """Take a label in hand, "" for none."""
        self._in_hand = label
        self._update()

    def _put(self, zone_id: str, label: str) -> None:
        """Lay a label on a place; "" empties it."""
        zone = self.board.zones[zone_id]
        if self.is_locked:
            return
        if label and not self._may_lie(zone_id, label):
            say(self, tr("This label does not belong to that group of places."), urgent=True)
            return
        if label and label != zone.label_id and self._is_used_up(self._labels[label]):
            for other in self.board.zones.values():  # it moves from where it lay
                if other.label_id == label:
                    self._lay(other, "")
                    break
        before = zone.label_id
        self._lay(zone, label)
        self._take("")
        words = self._words(label or before)
        if label:
            say(self, tr("{label} lies on {place}", label=words, place=zone.name), urgent=True)
        elif before:
            say(self, tr("{label} is taken away", label=words), urgent=True)
        self.changed.emit()

    def _words(self, label: str) -> str:
        return (plain(self._labels[label].text) if label else "") or tr("picture")

    def _update(self) -> None:
        for name, chip in self.chips.items():
            used = self._is_used_up(self._labels[name])
            chip.set_state(used=used, picked=name == self._in_hand)
        for name, zone in self.board.zones.items():
            zone.set_hot(bool(self._in_hand) and self._may_lie(name, self._in_hand))
        self.board.placed()

    def _on_chip_pressed(self, label: str) -> None:
        if self.is_locked:
            return
        if self._in_hand == label:
            self._take("")
            return
        self._take(label)
        say(self, tr("{label} is taken up. Tab goes to the places, Enter puts it down.",
                     label=self._words(label)), urgent=True)  # fmt: skip
        empty = [z for n, z in self.board.zones.items() if self._may_lie(n, label)]
        target = next((zone for zone in empty if not zone.label_id), empty[0] if empty else None)
        if target is not None and self.chips[label].shows_ring:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_zone_pressed(self, zone_id: str) -> None:
        zone = self.board.zones[zone_id]
        if self.is_locked:
            return
        if self._in_hand:
            label = self._in_hand
            self._put(zone_id, label)
            self._go_on(label)
        elif zone.label_id:
            label = zone.label_id
            self._put(zone_id, "")
            self._take(label)
        else:
            say(self, tr("Take up a label first."), urgent=True)

    def _go_on(self, label: str) -> None:
        """The keyboard goes to the next label that is still to be laid."""
        names = list(self.chips)
        at = names.index(label)
        for name in [*names[at + 1 :], *names[:at]]:
            if not self.chips[name].is_used:
                self.chips[name].setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _on_chip_dropped(self, label: str, place: QPoint) -> None:
        if self.is_locked:
            return
        for name, zone in self.board.zones.items():
            box = QRect(zone.mapToGlobal(QPoint(0, 0)), zone.size())
            if box.marginsAdded(QMargins(6, 6, 6, 6)).contains(place):
                self._put(name, label)
                return


def _correction(number: int, part: Part) -> OutcomeRow:
    """What belongs to a place that was labelled wrongly."""
    return OutcomeRow(
        part.expected,
        Verdict.MISSED,
        tr("Belongs to place {number}", number=number),
        tile=str(number),
    )
