"""The form of the chosen slide: only the fields that its kind has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ....domain.slide_edits import with_room
from ....domain.slides import Slide, SlideKind
from ...kit.lists import ScrollPage
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from ..questions.part import Labelled
from ..questions.text_box import ChoiceBox
from .fields import (
    CodeFields,
    DiagramFields,
    FigureFields,
    FormulaFields,
    HeadFields,
    PointFields,
    QuestionFields,
    SaidFields,
    SlideFields,
    TableFields,
)
from .kinds import kinds
from .voice_field import VoiceFields

_WIDEST = 720
# What only slides of one kind have.
_OF_KIND: dict[str, type[SlideFields]] = {
    "question": QuestionFields,
    "table": TableFields,
    "formula": FormulaFields,
    "code": CodeFields,
    "diagram": DiagramFields,
}
_ROOM_BESIDE = 480  # from here on the kind stands beside the title


class SlideForm(ScrollPage):
    """`edited` carries the slide as it is typed."""

    edited = Signal(object)
    picture_wanted = Signal()
    recording_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=20, max_width=_WIDEST)
        self.slide = Slide(id="")
        self._is_showing = False
        self.kind = ChoiceBox(tr("Kind of slide"), {one.key: one.name for one in kinds()})
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.head, self.points, self.figure = HeadFields(), PointFields(), FigureFields()
        self.top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.top.setSpacing(14)
        top = Qt.AlignmentFlag.AlignTop
        self.top.addWidget(Labelled(tr("Kind of slide"), self.kind), 0, top)
        self.top.addWidget(self.head, 1)
        self.column.addLayout(self.top)
        self.said, self.voice = SaidFields(), VoiceFields()
        self.parts: list[SlideFields] = []
        for part in (self.head, self.points, self.figure, self.said, self.voice):
            self._take_in(part)
            if part is not self.head:
                self.column.addWidget(part)
        self.column.addStretch(1)
        self.figure.add_wanted.connect(self.picture_wanted)
        self.voice.recording_wanted.connect(self.recording_wanted)

    def part(self, kind: type[SlideFields]) -> SlideFields:
        """The fields of that class; those that only some slides have are made when one comes."""
        found = next((part for part in self.parts if isinstance(part, kind)), None)
        if found is None:
            found = kind()
            found.setParent(self.column.parentWidget())
            self._take_in(found)
            self.column.insertWidget(1, found)  # below the title, above points and pictures
            found.show_slide(self.slide)
            found.setVisible(found.suits(self.slide))
        return found

    def _take_in(self, part: SlideFields) -> None:
        part.edited.connect(self._on_edited)
        self.parts.append(part)

    def offer(self, pictures: Sequence[str], sections: Sequence[str]) -> None:
        """The pictures of the course and the parts of the script that may be chosen."""
        self.figure.offer(pictures)
        self.said.offer(sections)

    def show_slide(self, slide: Slide) -> None:
        """Show a slide. The same one, changed elsewhere, leaves the keyboard where it is."""
        is_other = slide.id != self.slide.id
        self.slide = slide
        if (own := _OF_KIND.get(slide.kind)) is not None:
            self.part(own)
        self._is_showing = True
        try:
            self.kind.set_value(slide.kind)
            for part in self.parts:
                part.show_slide(slide)
                part.setVisible(part.suits(slide))
        finally:
            self._is_showing = False
        if is_other:
            self.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Put the keyboard where writing begins."""
        self.head.title.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        is_wide = self.width() >= theme_host_of(self).px(_ROOM_BESIDE)
        self.top.setDirection(way.LeftToRight if is_wide else way.TopToBottom)

    def _on_kind(self) -> None:
        if self._is_showing:
            return
        kind = cast("SlideKind", self.kind.value())
        self.show_slide(with_room(self.slide.model_copy(update={"kind": kind})))
        self.edited.emit(self.slide)

    def _on_edited(self, slide: Slide) -> None:
        self.slide = slide
        for part in self.parts:
            part.slide = slide
        self.edited.emit(slide)
