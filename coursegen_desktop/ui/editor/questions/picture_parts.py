"""Questions on a picture: areas to point at, and zones for labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ....domain.questions.base import Problem
from ....domain.questions.hotspot import SHOW_KEY
from ...kit.forms import Chip, SecondaryButton, Toggle
from ...kit.lists import FlowLayout, Muted, Strong, Text
from ...kit.translate import tr
from . import areas as ar
from .area_board import AreaBoard
from .area_fields import AreaFields
from .credit import CreditField
from .fault_words import fault_words
from .match_part import TextRow
from .option_rows import fresh_key
from .part import FormPart, Json, changed_value
from .rows import Row, RowList
from .text_box import ChoiceBox, TextBox


class PictureDesk(QObject):
    """The pictures of the quiz, for all forms. `add_wanted`: choose another file."""

    changed = Signal()
    add_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.media: tuple[Mapping[str, Any], ...] = ()
        self.offered: tuple[Json, ...] = ()
        self.can_add = False

    def show(self, media: Sequence[Mapping[str, Any]], *, can_add: bool) -> None:
        """Offer these."""
        if tuple(media) != self.media or can_add != self.can_add:
            self.media, self.can_add = tuple(media), can_add
            self.changed.emit()

    def offer(self, media: Sequence[Json]) -> None:
        """Pictures of the course; one that is chosen comes into the quiz."""
        self.offered = tuple(dict(one) for one in media)
        self.changed.emit()

    def names(self) -> dict[str, str]:
        """Pictures by their ids, named by what they show or by their files."""
        return {
            str(one.get("id")): str(one.get("alt") or str(one.get("path", "")).rpartition("/")[2])
            for one in (*self.media, *self._others())
            if str(one.get("mime", "")).startswith("image/")
        }

    def _others(self) -> list[Json]:
        known = {one.get("path") for one in self.media}
        return [one for one in self.offered if one.get("path") not in known]


class _PicturePart(FormPart):
    """A picture with areas; the rows below it say what each of them means."""

    field = "areas"

    def __init__(self, rows: RowList) -> None:
        super().__init__()
        self._raw: Json = {}
        self._desk: PictureDesk | None = None
        self.image = ChoiceBox(tr("Picture"), narrow=True)
        self.image.currentIndexChanged.connect(self._on_image)
        self.add_picture = SecondaryButton(tr("Add a picture…"), "image")
        self.add_picture.hide()
        line = QHBoxLayout()
        line.addWidget(self.image, 1)
        line.addWidget(self.add_picture)
        self.column.addLayout(line)
        self.tools = self._make_tools()
        self.column.addWidget(self.tools)
        self.board = AreaBoard()
        self.board.drawn.connect(self._on_drawn)
        self.board.reshaped.connect(self._on_reshaped)
        self.board.removed.connect(self._on_removed)
        self.column.addWidget(self.board)
        self._help = Muted(
            tr("Draw with the mouse, or press R, E or P for a rectangle, an ellipse, a polygon."),
            wrap=True,
        )
        self.column.addWidget(self._help)
        self.rows = rows
        self.rows.changed.connect(self._on_rows)
        self.rows.add_button.hide()  # they are drawn
        self.column.addWidget(self.rows)
        self.column.addWidget(self.error)

    def set_desk(self, desk: PictureDesk | None) -> None:
        """Where the pictures come from."""
        self._desk = desk
        if desk is not None:
            desk.changed.connect(self._offer)
            self.add_picture.clicked.connect(desk.add_wanted)
            self._offer()

    def show_faults(self, faults: Sequence[Problem]) -> None:
        self.rows.clear_errors()
        said = []
        for fault in faults:
            rest = fault.field.removeprefix(self.field)
            if rest == fault.field or not self.rows.tell(rest, fault_words(fault)):
                said.append(fault_words(fault))
        self.rows.error.tell("")
        self.error.tell(" ".join(dict.fromkeys(said)))

    def shape_of(self, value: Json) -> Json:
        """The area in a row."""
        return value

    def with_shape(self, value: Json, area: Json) -> Json:
        """The row with another area."""
        return {**value, **area}

    def blank(self, area: Json, values: Sequence[Json]) -> Json:
        """A row for an area that was drawn."""
        raise NotImplementedError

    def _show(self, raw: Json) -> None:
        self._raw = raw
        self._offer()
        values = [one for one in raw.get(self.field) or () if isinstance(one, dict)]
        self.rows.show_values(values)
        self._paint()

    def _offer(self) -> None:
        known = self._desk.names() if self._desk is not None else {}
        image = str(self._raw.get("image", ""))
        names = {"": tr("Choose a picture…"), **known}
        if image and image not in names:
            names[image] = tr("{name} (missing)", name=image)
        with self.showing():
            self.image.set_options(names)
            self.image.set_value(image)
        self.add_picture.setVisible(self._desk is not None and self._desk.can_add)
        has_image = bool(image)
        self.board.set_picture(f"media:{image}" if image else "")
        for part in (self.board, self.tools, self._help):
            part.setVisible(has_image)

    def _make_tools(self) -> QWidget:
        box = QWidget()
        flow, group = FlowLayout(box), QButtonGroup(box)
        for tool, words, icon in (
            ("", tr("Choose and move"), "compass"),
            (ar.RECT, tr("Rectangle"), "square-pen"),
            (ar.ELLIPSE, tr("Ellipse"), "circle"),
            (ar.POLY, tr("Polygon"), "pencil"),
        ):
            chip = Chip(words, icon_name=icon)
            chip.clicked.connect(lambda _=False, tool=tool: self.board.set_tool(tool))
            group.addButton(chip)
            flow.addWidget(chip)
            chip.setChecked(not tool)
        return box

    def _paint(self) -> None:
        shapes = [self.shape_of(one) for one in self.rows.values()]
        self.board.set_areas(shapes, self.board.current)

    def _on_image(self) -> None:
        if not self._is_showing:
            image = self.image.value()
            self._raw = {**self._raw, "image": image}
            self._offer()
            self.tell_change(image=image)

    def _on_drawn(self, area: Json) -> None:
        values = [*self.rows.values(), self.blank(area, self.rows.values())]
        self.rows.show_values(values)
        self.board.current = len(values) - 1
        self._on_rows()

    def _on_reshaped(self, place: int, area: Json) -> None:
        values = self.rows.values()
        values[place] = self.with_shape(values[place], area)
        self.rows.show_values(values)
        self._on_rows()

    def _on_removed(self, place: int) -> None:
        self.rows.remove(self.rows.rows[place])
        self.board.setFocus()

    def _on_rows(self) -> None:
        self._paint()
        self.tell_change(**{self.field: self.rows.values()})


class AreaRow(Row):
    """An area to point at: where it lies, what it is worth, what is said."""

    def __init__(self) -> None:
        super().__init__()
        self.place = AreaFields(with_everywhere=True)
        self.place.changed.connect(self.tell_change)
        self.line.addWidget(self.place, 1)
        self.worth = ChoiceBox(
            tr("Worth"),
            {"right": tr("right"), "wrong": tr("wrong"), "own": tr("credit of its own")},
        )
        self.worth.currentIndexChanged.connect(self._on_worth)
        self.credit = CreditField(tr("Credit"))
        self.credit.changed.connect(self.tell_change)
        below = QHBoxLayout()
        below.addWidget(self.worth)
        below.addWidget(self.credit, 1)
        below.addStretch()
        self.column.addLayout(below)
        self.feedback = TextBox(tr("Feedback"), placeholder=tr("What is said to who points here"))
        self.feedback.edited.connect(self.tell_change)
        self.column.addWidget(self.feedback)
        self.finish()

    def value(self) -> Json:
        made = {**self.raw, **self.place.area(self.raw)}
        if made["shape"] == ar.DEFAULT:
            made.pop("coords", None)
        credit = {"right": None, "wrong": 0}.get(self.worth.value(), self.credit.fraction())
        made = changed_value(made, "fraction", credit, None)
        return changed_value(made, "feedback", self.feedback.text(), "")

    def focus_first(self) -> None:
        self.place.focus_first()

    def number(self, place: int, is_movable: bool, is_needed: bool) -> None:
        super().number(place, is_movable, is_needed)
        self.place.set_number(place)
        self.worth.setAccessibleName(tr("Worth of area {number}", number=place))
        self.credit.slider.setAccessibleName(tr("Credit of area {number}", number=place))
        self.feedback.setAccessibleName(tr("Feedback to area {number}", number=place))

    def _show(self, value: Json) -> None:
        self.place.show_area(value)
        fraction = value.get("fraction")
        worth = "right" if fraction is None else "wrong" if fraction == 0 else "own"
        if not self.worth.hasFocus() or fraction not in (None, 0):
            self.worth.set_value(worth)
        self.credit.set_fraction(fraction or 0)
        self.credit.setVisible(self.worth.value() == "own")
        self.feedback.set_text(str(value.get("feedback", "")))

    def _on_worth(self) -> None:
        self.credit.setVisible(self.worth.value() == "own")
        if self.worth.value() == "own" and not self._is_showing and not self.credit.fraction():
            self.credit.set_fraction(0.5)
        self.tell_change()


class HotspotPart(_PicturePart):
    """Areas to point at."""

    names = ("image", "areas", "ext")

    def __init__(self) -> None:
        super().__init__(RowList(AreaRow, tr("Add an area"), lambda _: {}))
        self._ext: Json = {}
        self.shows = Toggle(tr("Learners see the areas"))
        self.shows.toggled.connect(self._on_shows)
        row = QHBoxLayout()
        row.addWidget(self.shows)
        row.addWidget(Text(tr("Learners see the areas")), 1)
        self.column.addLayout(row)

    def blank(self, area: Json, values: Sequence[Json]) -> Json:
        key = fresh_key((str(one.get("id")) for one in values), "a")
        return {"id": key, **area}

    def _show(self, raw: Json) -> None:
        super()._show(raw)
        self._ext = dict(raw.get("ext") or {})
        self.shows.setChecked(bool(self._ext.get(SHOW_KEY)))

    def _on_shows(self, is_on: bool) -> None:
        if not self._is_showing:
            self._ext = changed_value(self._ext, SHOW_KEY, is_on, False)
        self.tell_change(ext=self._ext or None)


class ZoneRow(Row):
    """A zone: where it lies, and the labels that are right there."""

    def __init__(self) -> None:
        super().__init__()
        self.place = AreaFields()
        self.place.changed.connect(self.tell_change)
        self.line.addWidget(self.place, 1)
        self._box = QWidget()
        self._flow = FlowLayout(self._box)
        self._flow.addWidget(Muted(tr("Right here:")))
        self.column.addWidget(self._box)
        self.chips: dict[str, Chip] = {}
        self.finish()

    def value(self) -> Json:
        area = self.place.area(self.raw.get("area") or {})
        if not self.chips:
            return {**self.raw, "area": area}
        accepts = [key for key, chip in self.chips.items() if chip.isChecked()]
        return {**self.raw, "area": area, "accepts": accepts}

    def offer(self, labels: Mapping[str, str]) -> None:
        """The labels to choose from."""
        right = {str(one) for one in self.raw.get("accepts") or ()}
        if list(labels) != list(self.chips):
            for chip in self.chips.values():
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self.chips = {}
            for key in labels:
                chip = Chip("")
                chip.toggled.connect(self.tell_change)
                self._flow.addWidget(chip)
                self.chips[key] = chip
        was, self._is_showing = self._is_showing, True
        for key, chip in self.chips.items():
            chip.setText(labels[key] or tr("(no words)"))
            chip.setAccessibleName(chip.text())
            chip.setChecked(key in right)
        self._is_showing = was

    def focus_first(self) -> None:
        self.place.focus_first()

    def number(self, place: int, is_movable: bool, is_needed: bool) -> None:
        super().number(place, is_movable, is_needed)
        self.place.set_number(place)

    def tell_change(self, *_values: object) -> None:
        if not self._is_showing:
            self.raw = self.value()
        super().tell_change()

    def _show(self, value: Json) -> None:
        self.place.show_area(value.get("area") or {})
        right = {str(one) for one in value.get("accepts") or ()}
        for key, chip in self.chips.items():
            chip.setChecked(key in right)


class LabelsPart(_PicturePart):
    """Zones on the picture, and the labels that are dragged there."""

    names = ("image", "labels", "zones")
    field = "zones"

    def __init__(self) -> None:
        super().__init__(RowList(ZoneRow, tr("Add a zone"), lambda _: {}))
        self.labels = RowList(lambda: TextRow(tr("Label")), tr("Add a label"), _blank_label)
        self.labels.changed.connect(self._on_labels)
        self.column.addWidget(Strong(tr("Labels")))
        self.column.addWidget(self.labels)

    def show_faults(self, faults: Sequence[Problem]) -> None:
        self.labels.clear_errors()
        others = []
        for fault in faults:
            rest = fault.field.removeprefix("labels")
            if rest == fault.field or not self.labels.tell(rest, fault_words(fault)):
                others.append(fault)
        super().show_faults(others)

    def shape_of(self, value: Json) -> Json:
        return dict(value.get("area") or {})

    def with_shape(self, value: Json, area: Json) -> Json:
        return {**value, "area": area}

    def blank(self, area: Json, values: Sequence[Json]) -> Json:
        key = fresh_key((str(one.get("id")) for one in values), "z")
        used = {name for one in values for name in one.get("accepts") or ()}
        # The first label that belongs nowhere yet is meant, more often than not.
        free = [str(one["id"]) for one in self.labels.values() if str(one["id"]) not in used]
        return {"id": key, "area": area, "accepts": free[:1]}

    def _show(self, raw: Json) -> None:
        self.labels.show_values([one for one in raw.get("labels") or () if isinstance(one, dict)])
        super()._show(raw)
        self._offer_labels()

    def _offer_labels(self) -> None:
        words = {str(one["id"]): str(one.get("text", "")) for one in self.labels.values()}
        for row in self.rows.rows:
            if isinstance(row, ZoneRow):
                row.offer(words)
        self.rows.order_tabs()

    def _on_labels(self) -> None:
        self._offer_labels()
        self.tell_change(labels=self.labels.values(), zones=self.rows.values())

    def _on_drawn(self, area: Json) -> None:
        super()._on_drawn(area)
        self._offer_labels()


def _blank_label(values: Sequence[Json]) -> Json:
    return {"id": fresh_key((str(one.get("id")) for one in values), "l"), "text": ""}
