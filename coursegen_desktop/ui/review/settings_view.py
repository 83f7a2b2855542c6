"""What a learner chooses about the review: wished retention, limits, day border, own curve."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, QTime, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.review import ReviewSettings
from ..kit.bars import ThinBar
from ..kit.busy_button import BusyButton
from ..kit.callout import Callout
from ..kit.choice_box import DropDown
from ..kit.forms import QuietButton, Toggle
from ..kit.lists import Card, FlowLayout, Hairline, Muted, ScrollPage, SectionTitle, Strong
from ..kit.spin_box import SpinBox
from ..kit.translate import tr
from .words import cost_words

_CONTROL_PX = 130
_REST_MS = 500  # after the last change, until it is kept


class SettingsView(ScrollPage):
    """Each change is kept by itself, a moment after it was made."""

    settings_given = Signal(object)  # ReviewSettings
    optimise_requested = Signal()
    defaults_requested = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=760, wraps=True)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.give)
        self._fills = False
        self.column.addWidget(self._make_wishes())
        self.column.addWidget(self._make_curve())
        self.column.addStretch(1)

    def show_settings(self, settings: ReviewSettings) -> None:
        """As they are kept; what is being changed stays."""
        if self.is_changed:
            return
        self._fills = True
        self.retention.setValue(round(settings.desired_retention * 100))
        self.new.setValue(settings.new_per_day)
        self.reviews.setValue(settings.reviews_per_day)
        self.border.setCurrentIndex(settings.day_starts_at)
        self.bury.setChecked(settings.bury_siblings)
        self.sure.setChecked(settings.asks_certainty)
        self._fills = False
        self._cost.setText(cost_words(self.retention.value() / 100))

    def settings(self) -> ReviewSettings:
        """As they stand on the screen."""
        return ReviewSettings(
            self.retention.value() / 100,
            self.new.value(),
            self.reviews.value(),
            self.border.currentIndex(),
            self.bury.isChecked(),
            self.sure.isChecked(),
        )

    @property
    def is_changed(self) -> bool:
        """Something was changed and is not given yet."""
        return self._rest.isActive()

    def give(self) -> None:
        """Give what was changed now."""
        self._rest.stop()
        self.settings_given.emit(self.settings())

    def show_curve(self, *, is_worthwhile: bool) -> None:
        """Whether enough answers came together for the learner's own curve, or a better one."""
        words = tr(
            "From 400 answers on, how fast you forget can be computed from your own answers, and "
            "again when there are a quarter more. Until then the average of many people is used, "
            "which serves well."
        )
        if is_worthwhile:
            words = tr(
                "Enough answers have come together to compute how fast you forget. It takes some "
                "seconds, and you can go on meanwhile."
            )
        self._curve_words.setText(words)

    def show_optimising(self, busy: bool) -> None:
        """It is being computed, or has ended."""
        self.optimise.set_busy(busy)
        self.defaults.setEnabled(not busy)
        self.progress.setVisible(busy)

    # ------------------------------------------------------------ building

    def _make_wishes(self) -> Card:
        card = Card()
        card.column.setSpacing(12)
        card.column.addWidget(SectionTitle(tr("Your wishes")))
        self.retention = _spin(tr("Wished retention"), 70, 97, "%")
        self.new = _spin(tr("New questions a day"), 0, 9_999)
        self.reviews = _spin(tr("Questions to repeat a day"), 0, 9_999)
        self.border = DropDown()
        self.border.setMinimumWidth(_CONTROL_PX)
        self.border.setAccessibleName(tr("A day begins at"))
        for hour in range(24):
            told = QLocale().toString(QTime(hour, 0), QLocale.FormatType.ShortFormat)
            self.border.addItem(told)
        self.bury = Toggle(tr("Put off related questions"))
        self.sure = Toggle(tr("Ask how sure I am"))
        self._cost = Muted(wrap=True)
        rows: tuple[tuple[str, Muted, QWidget], ...] = (
            (tr("Wished retention"), self._cost, self.retention),
            (tr("New questions a day"),
             Muted(tr("Each new one costs some seven answers in the weeks after."), wrap=True),
             self.new),
            (tr("Questions to repeat a day"),
             Muted(tr("What is over it waits; what you would forget first comes first."),
                   wrap=True), self.reviews),
            (tr("A day begins at"),
             Muted(tr("Whoever learns past midnight stays in his day."), wrap=True), self.border),
            (tr("Put off related questions"),
             Muted(tr("Questions that give each other away come on different days."), wrap=True),
             self.bury),
            (tr("Ask how sure I am"),
             Muted(tr("Before each answer. What you know but guessed comes again sooner."),
                   wrap=True), self.sure),
        )  # fmt: skip
        for number, (name, words, control) in enumerate(rows):
            if number:
                card.column.addWidget(Hairline())
            card.column.addLayout(_row(name, words, control))
        for spin in (self.retention, self.new, self.reviews):
            spin.valueChanged.connect(self._on_changed)
        self.border.currentIndexChanged.connect(self._on_changed)
        self.bury.toggled.connect(self._on_changed)
        self.sure.toggled.connect(self._on_changed)
        return card

    def _make_curve(self) -> Card:
        card = Card()
        card.column.setSpacing(12)
        card.column.addWidget(SectionTitle(tr("Your forgetting curve")))
        self._curve_words = Muted(wrap=True, size="body")
        card.column.addWidget(self._curve_words)
        self.told = Callout("good")
        card.column.addWidget(self.told)
        row = FlowLayout(spacing=10)
        self.optimise = BusyButton(tr("Compute my forgetting curve"), "sparkles")
        self.optimise.clicked.connect(self._on_optimise)
        self.defaults = QuietButton(tr("Go back to the usual curve"), "undo-2")
        self.defaults.clicked.connect(self.defaults_requested)
        row.addWidget(self.optimise)
        row.addWidget(self.defaults)
        card.column.addLayout(row)
        self.progress = ThinBar(None, name=tr("Computing your forgetting curve"))
        self.progress.hide()
        card.column.addWidget(self.progress)
        self.show_curve(is_worthwhile=False)
        return card

    def _on_optimise(self) -> None:
        if not self.optimise.is_busy:
            self.optimise_requested.emit()

    def _on_changed(self) -> None:
        if not self._fills:
            self._cost.setText(cost_words(self.retention.value() / 100))
            self._rest.start()


def _spin(name: str, least: int, most: int, unit: str = "") -> SpinBox:
    spin = SpinBox(name)
    spin.setRange(least, most)
    spin.setSuffix(unit)
    spin.setMinimumWidth(_CONTROL_PX)
    return spin


def _row(name: str, words: Muted, control: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(24)
    left = QVBoxLayout()
    left.setSpacing(2)
    left.addWidget(Strong(name, wrap=True))
    left.addWidget(words)
    row.addLayout(left, 1)
    row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
