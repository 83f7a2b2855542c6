"""Plain fields as the pydantic schema of a question describes them: switches, figures, texts.

FieldsPart(EssayQuestion, (Spec("min_words", tr("At least, words"), empty=tr("no limit")), …))
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ....domain.questions.base import Problem
from ...kit.forms import Toggle
from ...kit.lists import FlowLayout, Text
from ...kit.translate import tr
from .fault_words import fault_words
from .part import FormPart, Json, Labelled, changed_value
from .text_box import ChoiceBox, CountBox, NumberBox, TextBox

FLAG, MAYBE, CHOICE, COUNT, NUMBER, TEXT, OTHER = (
    "flag", "maybe", "choice", "count", "number", "text", "other",
)  # fmt: skip
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Spec:
    """A field and its words. `empty` is what an unset figure says; `words` name the values of a
    list; `lines` is how high a text is; `scale` shows a share as percent.
    """

    name: str
    label: str
    hint: str = ""
    empty: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    lines: int = 1
    scale: float = 1.0
    default: object = None
    least: float | None = None
    most: float | None = None
    alias: str = ""

    @property
    def key(self) -> str:
        """What it is called in the file."""
        return self.alias or self.name


@dataclass(frozen=True, slots=True)
class Shape:
    """What the schema says of a field."""

    kind: str
    values: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    default: object = None
    is_optional: bool = False


def shape_of(model: type[BaseModel], name: str) -> Shape:
    """Which kind of field that is, with its limits."""
    info = model.model_fields[name]
    limits: dict[str, float] = {}
    kind, values, optional = _unwrapped(info.annotation, limits)
    for one in info.metadata:
        _note_limits(one, limits)
    default = None if info.is_required() else info.get_default(call_default_factory=True)
    if kind == FLAG and optional:
        kind = MAYBE
    return Shape(kind, values, limits.get("ge"), limits.get("le"), default, optional)


def _unwrapped(annotation: Any, limits: dict[str, float]) -> tuple[str, tuple[str, ...], bool]:
    """(kind, values, whether it may be None) of an annotation."""
    origin = get_origin(annotation)
    if origin is Annotated:
        for one in annotation.__metadata__:
            _note_limits(one, limits)
        return _unwrapped(get_args(annotation)[0], limits)
    if origin in (Union, types.UnionType):
        parts = [part for part in get_args(annotation) if part is not type(None)]
        optional = len(parts) < len(get_args(annotation))
        found = [_unwrapped(part, limits) for part in parts]
        kinds = {kind for kind, _, _ in found}
        if kinds <= {COUNT, NUMBER}:
            return (NUMBER if NUMBER in kinds else COUNT), (), optional
        return (*found[0][:2], optional) if len(kinds) == 1 else (OTHER, (), optional)
    if origin is Literal:
        return CHOICE, tuple(map(str, get_args(annotation))), False
    plain = {bool: FLAG, int: COUNT, float: NUMBER, str: TEXT}
    return plain.get(annotation, OTHER), (), False


def _note_limits(one: Any, limits: dict[str, float]) -> None:
    for name in ("ge", "le"):
        value = getattr(one, name, None)
        if value is not None:
            limits[name] = value
    for inner in getattr(one, "metadata", ()):
        _note_limits(inner, limits)


class PlainField(QWidget):
    """One field: its widget, read and written as JSON; None is what is not said."""

    def __init__(self, part: FormPart, spec: Spec, shape: Shape) -> None:
        super().__init__()
        self.spec, self.shape = spec, shape
        self._default = shape.default if spec.default is None else spec.default
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.edit = self._make(part)
        self.labelled: Labelled | None = None
        if shape.kind == FLAG:
            words = Text(spec.label, wrap=True)
            words.setToolTip(spec.hint)
            row.addWidget(self.edit)
            row.addWidget(words, 1)
        else:
            self.labelled = Labelled(spec.label, self.edit, hint=spec.hint)
            row.addWidget(self.labelled)

    def value(self) -> object:
        """What stands there."""
        edit = self.edit
        if isinstance(edit, Toggle):
            return edit.isChecked()
        if isinstance(edit, ChoiceBox):
            named = {"": None, "yes": True, "no": False}
            return named[edit.value()] if self.shape.kind == MAYBE else edit.value()
        if isinstance(edit, CountBox):
            is_empty = bool(self.spec.empty) and edit.value() == edit.minimum()
            return None if is_empty else edit.value()
        if isinstance(edit, NumberBox):
            if self.spec.empty and edit.value() <= edit.minimum():
                return None
            return plain_number(edit.value() / self.spec.scale)
        assert isinstance(edit, TextBox)
        return edit.text()

    def show_value(self, value: object) -> None:
        """Show what a question says; None is the default."""
        edit, value = self.edit, self._default if value is None else value
        if isinstance(edit, Toggle):
            edit.setChecked(bool(value))
        elif isinstance(edit, ChoiceBox):
            named = {None: "", True: "yes", False: "no"}
            edit.set_value(named.get(value, "") if self.shape.kind == MAYBE else str(value))  # type: ignore[call-overload]
        elif isinstance(edit, CountBox):
            least, most = edit.minimum(), edit.maximum()
            edit.setValue(max(least, min(value, most)) if isinstance(value, int) else least)
        elif isinstance(edit, NumberBox):
            is_figure = isinstance(value, int | float)
            edit.set_value(float(value) * self.spec.scale if is_figure else edit.minimum())  # type: ignore[arg-type]
        elif isinstance(edit, TextBox):
            edit.set_text(str(value or ""))

    def empty(self) -> object:
        """The value that need not be written."""
        return None if self.shape.is_optional else self._default

    def tell(self, words: str) -> None:
        """Say what is wrong with it."""
        if self.labelled is not None:
            self.labelled.tell(words)

    def _make(self, part: FormPart) -> QWidget:
        spec, shape = self.spec, self.shape

        def told(_value: object = None) -> None:
            part.tell_change(**{spec.key: self.value()})

        if shape.kind == FLAG:
            toggle = Toggle(spec.label)
            toggle.setToolTip(spec.hint)
            toggle.toggled.connect(told)
            return toggle
        if shape.kind in (CHOICE, MAYBE):
            box = ChoiceBox(spec.label, self._options())
            box.currentIndexChanged.connect(told)
            return box
        if shape.kind == COUNT:
            least, most = self._limits()
            count = CountBox(spec.label, int(least), int(most), nothing=spec.empty)
            count.valueChanged.connect(told)
            return count
        if shape.kind == NUMBER:
            number = NumberBox(spec.label, *self._limits())
            number.setSpecialValueText(spec.empty)
            number.setSuffix(" %" if spec.scale == 100 else "")
            number.valueChanged.connect(told)
            return number
        text = TextBox(spec.label, lines=spec.lines)
        text.edited.connect(told)
        return text

    def _options(self) -> dict[str, str]:
        if self.shape.kind == MAYBE:
            said = dict(self.spec.words) or {"": tr("as the quiz says")}
            return {"": said.get("", ""), "yes": tr("yes"), "no": tr("no")}
        return {value: self.spec.words.get(value, value) for value in self.shape.values}

    def _limits(self) -> tuple[float, float]:
        spec, shape = self.spec, self.shape
        least = shape.least if spec.least is None else spec.least
        most = shape.most if spec.most is None else spec.most
        least = 0.0 if least is None or least < -_LARGEST else least
        most = _LARGEST if most is None or most > _LARGEST else most
        least, most = least * spec.scale, most * spec.scale
        # One step below the least stands for what is not said.
        return (least - 1, most) if spec.empty and spec.least != 0 else (least, most)


class FieldsPart(FormPart):
    """Plain fields of a model, short ones side by side."""

    def __init__(
        self, model: type[BaseModel], specs: Sequence[Spec], *, inside: Sequence[str] = ()
    ) -> None:
        """`inside`: they are fields of an object in the question, such as its feedback; a longer
        path leads further down.
        """
        super().__init__()
        self._inside = tuple(inside)
        self.names = self._inside[:1] or tuple(spec.key for spec in specs)
        self._whole: Json = {}
        self._raw: Json = {}
        self.fields: dict[str, PlainField] = {}
        flow: FlowLayout | None = None
        for spec in specs:
            made = PlainField(self, spec, shape_of(model, spec.name))
            self.fields[spec.key] = made
            if made.shape.kind in (TEXT, FLAG):
                self.column.addWidget(made)
                flow = None
                continue
            if flow is None:
                box = QWidget()
                flow = FlowLayout(box, spacing=14)
                self.column.addWidget(box)
            flow.addWidget(made)
        self.column.addWidget(self.error)

    def show_faults(self, faults: Sequence[Problem]) -> None:
        said: dict[str, str] = {}
        for fault in faults:
            name = fault.field.removeprefix("".join(f"{one}." for one in self._inside))
            said[name.partition("[")[0]] = fault_words(fault)
        for name, made in self.fields.items():
            made.tell(said.pop(name, ""))
        self.error.tell(" ".join(said.values()))

    def tell_change(self, **changes: object) -> None:
        if self._is_showing:
            return
        for name, value in changes.items():
            self._raw = changed_value(self._raw, name, value, self.fields[name].empty())
        if self._inside:
            top = self._inside[0]
            self._whole = _put_inside(self._whole, self._inside, self._raw)
            super().tell_change(**{top: self._whole.get(top)})
        else:
            super().tell_change(**{name: self._raw.get(name) for name in changes})

    def _show(self, raw: Json) -> None:
        source: object = raw
        for name in self._inside:
            source = source.get(name) if isinstance(source, Mapping) else None
        self._whole = raw
        self._raw = dict(source) if isinstance(source, Mapping) else {}
        for name, made in self.fields.items():
            made.show_value(self._raw.get(name))


def _put_inside(whole: Mapping[str, Any], path: Sequence[str], value: Json) -> Json:
    """`whole` with `value` at the end of the path; objects that hold nothing are left out."""
    name, below = path[0], path[1:]
    held = whole.get(name)
    if below:
        value = _put_inside(held if isinstance(held, Mapping) else {}, below, value)
    made = {key: one for key, one in whole.items() if key != name}
    return {**made, name: value} if value else made


class JsonPart(FormPart):
    """A field for which there is no editor: its JSON."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.names = (name,)
        self.box = TextBox(name, lines=3)
        self.box.edited.connect(self._on_edited)
        self._field = Labelled(tr("{field} (JSON)", field=name), self.box)
        self.column.addWidget(self._field)
        self.column.addWidget(self.error)

    def _show(self, raw: Json) -> None:
        value = raw.get(self.names[0])
        if value != self._read():
            self.box.set_text(json.dumps(value, ensure_ascii=False, indent=1))

    def _read(self) -> object:
        try:
            return json.loads(self.box.text() or "null")
        except ValueError:
            return self.box.text()

    def _on_edited(self, _text: str) -> None:
        self.tell_change(**{self.names[0]: self._read()})


def plain_number(value: float) -> int | float:
    """Whole figures are whole in the file."""
    return int(value) if value == int(value) else round(value, 9)
