"""What to make: slides, sound, films; with which voice, in which look and size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QVBoxLayout, QWidget

from ...domain.ids import LessonId
from ...domain.media_wish import LOOKS, SIZES, MediaWish
from ...media.speech.choosing import SILENT
from ..kit.choice_box import ChoiceBox
from ..kit.lists import Card, SectionTitle, Small
from ..kit.translate import tr


class OptionsCard(Card):
    """Tells `changed` with the wish that stands in the fields, or that other lessons are meant."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wish = MediaWish()
        self.column.setSpacing(10)
        self.column.addWidget(SectionTitle(tr("What to make")))
        self.slides = QCheckBox(tr("Script and slides"))
        self.audio = QCheckBox(tr("Sound: each lesson told"))
        self.video = QCheckBox(tr("Films: slides that are told"))
        # One group: closer to each other than to what follows.
        boxes = QVBoxLayout()
        boxes.setSpacing(0)
        for box in (self.slides, self.audio, self.video):
            boxes.addWidget(box)
            box.clicked.connect(self.changed)
        for box in (self.audio, self.video):
            box.setToolTip(tr("Needs a script and slides; they are written first"))
        self.column.addLayout(boxes)
        self.lessons = ChoiceBox(10, tr("Lessons"))
        self.voice = ChoiceBox(10, tr("Voice"))
        self.look = ChoiceBox(10, tr("Look"))
        self.pixels = ChoiceBox(10, tr("Size of films"))
        self.column.addLayout(self._make_grid())
        self.battery = QCheckBox(tr("Wait while the computer runs on its battery"))
        self.battery.clicked.connect(self.changed)
        self.column.addWidget(self.battery)
        self._fill()
        self.show_wish(self._wish)

    def _make_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        rows: tuple[tuple[str, ChoiceBox], ...] = (
            (tr("Lessons"), self.lessons),
            (tr("Voice"), self.voice),
            (tr("Look"), self.look),
            (tr("Size of films"), self.pixels),
        )
        self._lessons_row: tuple[QWidget, QWidget]
        for row, (name, box) in enumerate(rows):
            label = Small(name)
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
            box.activated.connect(lambda _: self.changed.emit())
            if box is self.lessons:
                self._lessons_row = (label, box)
        return grid

    def _fill(self) -> None:
        self.look.addItem(tr("As the slides are"), "")
        for key, name in zip(LOOKS, (tr("Light"), tr("Dark")), strict=True):
            self.look.addItem(name, key)
        for key, (width, height) in SIZES.items():
            words = tr("{width} × {height}", width=width, height=height)
            self.pixels.addItem(words, key)
        self.offer_voices(())
        self.offer_lessons(())

    # ------------------------------------------------------------ what is shown

    def offer_voices(self, voices: Sequence[tuple[str, str]]) -> None:
        """The voices that can be stored: (key, words)."""
        self.voice.clear()
        best = tr("The best for the language") if voices else tr("No voice is installed")
        self.voice.addItem(best, "")
        for key, words in voices:
            self.voice.addItem(words, key)
        self.voice.addItem(tr("None: captions alone"), SILENT)
        self._choose(self.voice, self._wish.voice)

    def offer_lessons(
        self, lessons: Sequence[tuple[LessonId, str]], chosen: LessonId | None = None
    ) -> None:
        """All of the course, or one lesson alone; what was chosen before stays where it can."""
        chosen = chosen or self.only
        self.lessons.clear()
        self.lessons.addItem(tr("All of the course"), None)
        for key, title in lessons:
            self.lessons.addItem(tr("Only “{title}”", title=title), key)
        self._choose(self.lessons, chosen)
        for part in self._lessons_row:
            part.setVisible(len(lessons) > 1)

    def forget_lessons(self) -> None:
        """Another course comes; its lessons are not known yet."""
        self.lessons.clear()
        self.offer_lessons(())

    @property
    def only(self) -> LessonId | None:
        """The one lesson that is meant, None for all."""
        return self.lessons.currentData()  # type: ignore[no-any-return]

    def show_wish(self, wish: MediaWish) -> None:
        """Fill the fields."""
        self._wish = wish
        self.slides.setChecked(wish.slides)
        self.audio.setChecked(wish.audio)
        self.video.setChecked(wish.video)
        self.battery.setChecked(wish.spares_battery)
        for box, value in (
            (self.voice, wish.voice),
            (self.look, wish.look),
            (self.pixels, wish.size),
        ):
            self._choose(box, value)

    @property
    def wish(self) -> MediaWish:
        """What stands in the fields."""
        return replace(
            self._wish,
            slides=self.slides.isChecked(),
            audio=self.audio.isChecked(),
            video=self.video.isChecked(),
            voice=str(self.voice.currentData()),
            look=str(self.look.currentData()),
            size=str(self.pixels.currentData()),
            spares_battery=self.battery.isChecked(),
        )

    def set_busy(self, is_busy: bool) -> None:
        """While something is made, nothing else is wished for."""
        for field in (self.slides, self.audio, self.video, self.battery, self.lessons,
                      self.voice, self.look, self.pixels):  # fmt: skip
            field.setEnabled(not is_busy)

    def _choose(self, box: QComboBox, value: str | LessonId | None) -> None:
        found = box.findData(value)
        if found < 0 and value and isinstance(value, str):
            # A voice that is gone stays chosen, so that it is told and not changed unnoticed.
            box.addItem(tr("{name}, not installed", name=value.partition("/")[2] or value), value)
            found = box.count() - 1
        box.setCurrentIndex(max(found, 0))
