"""The card "Look": theme, text size, motion, language. Each change applies at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from ...domain.settings import TEXT_SCALES, Preferences
from ..kit.choice_box import DropDown
from ..kit.forms import Chip, Toggle
from ..kit.lists import Card, FlowLayout, Hairline, SectionTitle
from ..kit.translate import tr
from .rows import at_left, setting_row


class LookCard(Card):
    """Shows preferences, tells each change."""

    changed = Signal(object)  # Preferences

    def __init__(self, languages: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._filling = False
        self._kept = Preferences()
        self.column.setSpacing(12)
        self.column.addWidget(SectionTitle(tr("Look")))
        self._add_themes(self.column)
        self.column.addWidget(Hairline())
        self._add_scales(self.column)
        self.column.addWidget(Hairline())
        self.motion = Toggle(tr("Reduce motion"))
        self.motion.toggled.connect(self._on_changed)
        self.column.addLayout(
            setting_row(tr("Reduce motion"), tr("Nothing slides or fades."), at_left(self.motion))
        )
        self.column.addWidget(Hairline())
        self._add_languages(self.column, languages)

    def show_preferences(self, preferences: Preferences) -> None:
        """Set every control without telling a change."""
        self._filling = True
        self._kept = preferences
        self.themes[preferences.theme].setChecked(True)
        nearest = min(TEXT_SCALES, key=lambda scale: abs(scale - preferences.text_scale))
        self.scales[nearest].setChecked(True)
        self.motion.setChecked(preferences.reduced_motion)
        self.language.setCurrentIndex(max(self.language.findData(preferences.language), 0))
        self._filling = False

    def _add_themes(self, column: QVBoxLayout) -> None:
        self.themes = {
            "system": Chip(tr("Like the system")),
            "light": Chip(tr("Light")),
            "dark": Chip(tr("Dark")),
            "contrast": Chip(tr("High contrast")),
        }
        column.addLayout(
            setting_row(tr("Theme"), tr("Colours of the whole program."), self._pick(self.themes))
        )

    def _add_scales(self, column: QVBoxLayout) -> None:
        self.scales = {scale: Chip(f"{round(scale * 100)} %") for scale in TEXT_SCALES}
        for scale, chip in self.scales.items():
            chip.setAccessibleName(tr("Text size {percent} percent", percent=round(scale * 100)))
        column.addLayout(
            setting_row(tr("Text size"), tr("Applies everywhere at once."), self._pick(self.scales))
        )

    def _add_languages(self, column: QVBoxLayout, languages: Sequence[tuple[str, str]]) -> None:
        self.language = DropDown()
        self.language.setAccessibleName(tr("Language"))
        self.language.addItem(tr("Like the system"), "")
        for code, name in languages:
            self.language.addItem(name, code)
        self.language.currentIndexChanged.connect(self._on_changed)
        column.addLayout(
            setting_row(
                tr("Language"),
                tr("Words, figures and dates. Used when the program starts the next time."),
                at_left(self.language),
            )
        )

    def _pick(self, chips: dict[str, Chip] | dict[float, Chip]) -> QWidget:
        holder = QWidget()
        layout = FlowLayout(holder)
        group = QButtonGroup(holder)
        group.setExclusive(True)
        for chip in chips.values():
            chip.setCheckable(True)
            group.addButton(chip)
            layout.addWidget(chip)
        group.buttonToggled.connect(self._on_chosen)
        return holder

    def _on_chosen(self, _chip: QAbstractButton, checked: bool) -> None:
        if checked:
            self._on_changed()

    def _on_changed(self) -> None:
        if self._filling:
            return
        theme = next(name for name, chip in self.themes.items() if chip.isChecked())
        scale = next(value for value, chip in self.scales.items() if chip.isChecked())
        self._kept = replace(
            self._kept,
            theme=theme,
            text_scale=scale,
            reduced_motion=self.motion.isChecked(),
            language=str(self.language.currentData() or ""),
        )
        self.changed.emit(self._kept)
