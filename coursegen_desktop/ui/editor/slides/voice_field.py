"""Whose voice is heard with a slide: the computer's, or somebody's who has recorded it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ....domain.slides import Slide
from ...kit.forms import SecondaryButton
from ...kit.lists import ElidedLabel
from ...kit.translate import tr
from ..questions.part import Labelled
from .fields import SlideFields


class VoiceFields(SlideFields):
    """The recording of a slide is made and taken away in a dialog."""

    recording_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.record = SecondaryButton("", "mic")
        self.record.clicked.connect(self.recording_wanted)
        row.addWidget(self.record)
        self.heard = ElidedLabel(role="muted", font_role="small")
        row.addWidget(self.heard, 1)
        self.column.addWidget(Labelled(tr("Voice"), holder))
        self._show(self.slide)

    def _show(self, slide: Slide) -> None:
        if slide.recording:
            self.record.setText(tr("Change the recording…"))
            self.heard.setText(slide.recording)
        else:
            self.record.setText(tr("Record your own voice…"))
            self.heard.setText(tr("The computer's voice is heard."))

    def _read(self, slide: Slide) -> Slide:
        return slide
