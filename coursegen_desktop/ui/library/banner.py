"""The way back into the last lesson, at the top of the library."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.library import ContinueCard
from ..content.durations import duration_words
from ..kit.bars import ProgressRing
from ..kit.forms import PrimaryButton
from ..kit.lists import Card, ElidedLabel
from ..kit.translate import tr


class ContinueBanner(Card):
    """Ring, lesson, course and a button. Hidden while nothing is under way."""

    continue_requested = Signal(int)  # lesson id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, kind="accent")
        self._lesson_id = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 18, 20, 18)
        row.setSpacing(18)
        self._ring = ProgressRing(0)
        row.addWidget(self._ring)
        words = QVBoxLayout()
        words.setSpacing(3)
        self._over = ElidedLabel(
            tr("Continue where you left off"), role="accent", font_role="small_strong"
        )
        self._title = ElidedLabel(role="ink", font_role="emphasis")
        self._place = ElidedLabel(role="muted", font_role="small")
        for label in (self._over, self._title, self._place):
            words.addWidget(label)
        row.addLayout(words, 1)
        self._button = PrimaryButton(tr("Continue"), "play")
        self._button.clicked.connect(lambda: self.continue_requested.emit(self._lesson_id))
        row.addWidget(self._button)
        self.hide()

    @property
    def button(self) -> PrimaryButton:
        """For the order of the Tab key."""
        return self._button

    def show_card(self, card: ContinueCard | None) -> None:
        """Show where the learner left off, or nothing."""
        self.setVisible(card is not None)
        if card is None:
            return
        self._lesson_id = card.lesson_id
        self._ring.set_percent(card.progress_percent)
        self._title.setText(card.lesson_title)
        left = (
            tr("{time} left", time=duration_words(card.minutes_left))
            if card.minutes_left > 0
            else ""
        )
        place = tr(
            "Module {module}, lesson {lesson}",
            module=card.module_number,
            lesson=card.lesson_number,
        )
        self._place.setText(" · ".join(part for part in (card.course_title, place, left) if part))
        self._button.setAccessibleName(tr("Continue: {lesson}", lesson=card.lesson_title))
