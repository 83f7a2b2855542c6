"""What a person marks: the lines of a rubric, who marks, which files may be handed in."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QWidget

from ....domain.questions._by_hand import MARKED_BY_KEY
from ....domain.questions._files import MAX_BYTES, MAX_FILES, SIZE_KEY, size_limit
from ...kit.lists import FlowLayout, Muted
from ...kit.translate import tr
from .part import FormPart, Json, Labelled, changed_value
from .rows import Row, RowList
from .schema_fields import plain_number
from .text_box import ChoiceBox, CountBox, LineBox, NumberBox, TextBox
from .typed_parts import RowsPart

_MB = 1024 * 1024
_MOST_MB = 10 * MAX_BYTES // _MB


class RubricRow(Row):
    """What is looked for, and the most that it earns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = TextBox(tr("What is looked for"), enter_goes_on=True)
        self.text.setPlaceholderText(tr("What is looked for"))
        self.text.edited.connect(self.tell_change)
        self.text.next_wanted.connect(self.next_wanted)
        self.points = NumberBox(tr("Points"), -1000, 1000, places=1)
        self.points.valueChanged.connect(self.tell_change)
        self.line.addWidget(self.text, 1)
        self.line.addWidget(self.points)
        self.line.addWidget(Muted(tr("points")))
        self.finish()

    def value(self) -> Json:
        return {**self.raw, "text": self.text.text(), "points": plain_number(self.points.exact())}

    def focus_first(self) -> None:
        self.text.setFocus()

    def number(self, place: int, is_movable: bool, is_needed: bool) -> None:
        super().number(place, is_movable, is_needed)
        self.text.setAccessibleName(tr("Line {number} of the rubric", number=place))
        self.points.setAccessibleName(tr("Points of line {number}", number=place))

    def _show(self, value: Json) -> None:
        self.text.set_text(str(value.get("text", "")))
        self.points.set_value(float(value.get("points", 0)))


class MarkedByPart(FormPart):
    """Whether the learner marks himself."""

    names = ("ext",)

    def __init__(self) -> None:
        super().__init__()
        self._ext: Json = {}
        self.who = ChoiceBox(
            tr("Marked by"),
            {"instructor": tr("a teacher"), "self": tr("the learner, with the rubric")},
        )
        self.who.currentIndexChanged.connect(self._on_who)
        self.column.addWidget(Labelled(tr("Marked by"), self.who))
        self.column.addWidget(self.error)

    def _show(self, raw: Json) -> None:
        self._ext = dict(raw.get("ext") or {})
        self.who.set_value(str(self._ext.get(MARKED_BY_KEY, "instructor")))

    def _on_who(self) -> None:
        if not self._is_showing:
            self._ext = changed_value(self._ext, MARKED_BY_KEY, self.who.value(), "instructor")
        self.tell_change(ext=self._ext or None)


class FilesPart(FormPart):
    """How many files, of which kinds, and how large."""

    names = ("accept", "max_files", "ext")

    def __init__(self) -> None:
        super().__init__()
        self._ext: Json = {}
        self.kinds = LineBox(tr("Kinds of files"), placeholder=".pdf .docx image/*")
        self.kinds.textEdited.connect(self._on_kinds)
        hint = tr("Endings or kinds, such as {example}. Empty: any file.", example=".pdf image/*")
        self.column.addWidget(Labelled(tr("Kinds of files"), self.kinds, hint=hint))
        self.most = CountBox(tr("Files at most"), 1, MAX_FILES)
        self.most.valueChanged.connect(self._on_most)
        self.megabytes = NumberBox(tr("Megabytes of one file at most"), 0.1, _MOST_MB, places=1)
        self.megabytes.valueChanged.connect(self._on_size)
        box = QWidget()
        flow = FlowLayout(box, spacing=14)
        flow.addWidget(Labelled(tr("Files at most"), self.most))
        flow.addWidget(Labelled(tr("Megabytes of one file at most"), self.megabytes))
        self.column.addWidget(box)
        self.column.addWidget(self.error)

    def _show(self, raw: Json) -> None:
        kinds = [str(one) for one in raw.get("accept") or ()]
        if _kinds(self.kinds.text()) != kinds:
            self.kinds.set_text(" ".join(kinds))
        most = raw.get("max_files")
        most = 1 if not isinstance(most, int) else most or MAX_FILES
        self.most.setValue(max(1, min(most, MAX_FILES)))
        self._ext = dict(raw.get("ext") or {})
        self.megabytes.set_value(size_limit(self._ext) / _MB)

    def _on_kinds(self) -> None:
        self.tell_change(accept=_kinds(self.kinds.text()) or None)

    def _on_most(self, most: int) -> None:
        self.tell_change(max_files=None if most == 1 else most)

    def _on_size(self, size: float) -> None:
        if not self._is_showing:
            value = round(size * _MB)
            self._ext = changed_value(self._ext, SIZE_KEY, value, MAX_BYTES)
        self.tell_change(ext=self._ext or None)


def rubric() -> RowsPart:
    """The lines of a rubric."""
    rows = RowList(RubricRow, tr("Add a line to the rubric"), lambda _: {"text": "", "points": 1})
    return RowsPart("rubric", rows)


def _kinds(text: str) -> list[str]:
    return [kind for kind in re.split(r"[\s,;]+", text) if kind]
