"""The panel "Text": how lessons look and what the reader does by itself, at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ...domain.reading_look import (
    LEGIBLE,
    LETTERS,
    LINE_HEIGHTS,
    MEASURES,
    PARAGRAPHS,
    PROGRAM,
    SANS,
    SERIF,
    SIZES,
    USUAL_LOOK,
    ReadingHabits,
    ReadingLook,
)
from ..kit.forms import IconButton, SecondaryButton, Toggle
from ..kit.lists import Card, Hairline, ScrollPage, SectionTitle, Small
from ..kit.roles import Theme
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .text_controls import Sample, SliderRow

_WIDTH = 344


class TextPanel(Card):
    """Lies over the page at its right. Every change is told; Escape closes."""

    changed = Signal(object)  # ReadingHabits
    closed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.setVisible(False)
        self._habits = ReadingHabits()
        self.setAccessibleName(tr("Text"))
        self.column.setContentsMargins(4, 10, 2, 6)
        self.column.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 8, 0)
        head.addWidget(SectionTitle(tr("Text")))
        head.addStretch(1)
        close = IconButton("x", tr("Close"), "Esc")
        close.clicked.connect(self.closed)
        head.addWidget(close)
        self.column.addLayout(head)
        self._scroll = ScrollPage(margin=14)
        self.column.addWidget(self._scroll, 1)
        inner = self._scroll.column
        inner.setContentsMargins(14, 2, 14, 10)
        inner.setSpacing(10)
        self._add_samples(inner)
        self._add_sliders(inner)
        self._add_switches(inner)
        self.reset = SecondaryButton(tr("Reset the text"), "rotate-ccw")
        self.reset.clicked.connect(lambda: self._choose(USUAL_LOOK))
        inner.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)

    def show_habits(self, habits: ReadingHabits) -> None:
        """Set every control without telling a change."""
        look = habits.look
        self._habits = habits
        for group, chosen in ((self.themes, look.theme), (self.faces, look.face)):
            group[chosen].blockSignals(True)
            group[chosen].setChecked(True)
            group[chosen].blockSignals(False)
        for name, row in self.rows.items():
            row.show_value(float(getattr(look, name)))
        for name, switch in self.switches.items():
            holder = look if hasattr(look, name) else habits
            switch.blockSignals(True)
            switch.setChecked(bool(getattr(holder, name)))
            switch.blockSignals(False)
        self._hyphens.setEnabled(look.justified)
        self.switches["hyphenated"].setEnabled(look.justified)
        self.reset.setEnabled(look != USUAL_LOOK)

    def fit(self, top: int, bottom: int) -> None:
        """Take the room between two heights of the page, as far as it is needed."""
        host, page = theme_host_of(self), self._page
        width = min(host.px(_WIDTH), page.width() - 24)
        wish = self._scroll.body.sizeHint().height() + host.px(64)
        self.setGeometry(page.width() - width - 14, top, width, max(120, min(wish, bottom - top)))
        self.raise_()

    def begin(self) -> None:
        """Take the keyboard."""
        chosen = next(button for button in self.themes.values() if button.isChecked())
        chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # --- controls --------------------------------------------------------------------------

    def _add_samples(self, column: QVBoxLayout) -> None:
        def theme(name: str) -> Callable[[], Theme]:
            host = theme_host_of(self)
            return lambda: host.theme if name == PROGRAM else host.named(name)

        words = tr("Theme")
        self.themes = {
            name: Sample(text, words, family=SERIF, theme=theme(name))
            for name, text in (
                (PROGRAM, tr("Program")),
                ("light", tr("Light")),
                ("sepia", tr("Sepia")),
                ("dark", tr("Dark")),
                ("contrast", tr("Contrast")),
            )
        }
        self.themes[PROGRAM].setToolTip(tr("As the rest of the program"))
        column.addLayout(self._pick(self.themes, "theme"))
        words = tr("Face")
        self.faces = {
            name: Sample(text, words, family=name)
            for name, text in (
                (SERIF, tr("Book")),
                (SANS, tr("Plain")),
                (LEGIBLE, tr("Easy to tell apart")),
            )
        }
        for name, sample in self.faces.items():
            sample.setToolTip(name)
        column.addLayout(self._pick(self.faces, "face"))

    def _pick(self, samples: dict[str, Sample], field: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        group = QButtonGroup(self)
        for name, sample in samples.items():
            group.addButton(sample)
            row.addWidget(sample, 1)
            sample.toggled.connect(lambda on, name=name: self._on_sample(field, name, on))
        return row

    def _add_sliders(self, column: QVBoxLayout) -> None:
        self.rows = {
            "size": SliderRow(tr("Size"), SIZES, _whole),
            "line_height": SliderRow(tr("Line height"), LINE_HEIGHTS, _fraction),
            "measure": SliderRow(tr("Line length"), MEASURES, _line_length, beyond=0.0),
            "paragraph_space": SliderRow(tr("Between paragraphs"), PARAGRAPHS, _fraction),
            "letter_space": SliderRow(tr("Between letters"), LETTERS, _fraction),
        }
        for name, row in self.rows.items():
            row.changed.connect(
                lambda value, name=name: self._choose(self._changed_look(name, value))
            )
            column.addWidget(row)

    def _add_switches(self, column: QVBoxLayout) -> None:
        self.switches: dict[str, QAbstractButton] = {}
        self._add_switch(column, "justified", tr("Straight right edge"))
        self._hyphens = self._add_switch(column, "hyphenated", tr("Divide words"))
        column.addWidget(Hairline())
        self._add_switch(column, "single_keys", tr("Shortcuts of a single key"))
        self._add_switch(column, "completes", tr("Mark lessons complete when I have read them"))

    def _add_switch(self, column: QVBoxLayout, name: str, words: str) -> QWidget:
        label = Small(words, wrap=True)
        switch = Toggle(words)
        switch.toggled.connect(lambda on: self._on_switched(name, on))
        row = QHBoxLayout()
        row.addWidget(label, 1)
        row.addWidget(switch)
        column.addLayout(row)
        self.switches[name] = switch
        return label

    def _on_switched(self, name: str, on: bool) -> None:
        if hasattr(self._habits.look, name):
            self._choose(self._changed_look(name, on))
        else:
            changed: dict[str, Any] = {name: on}
            self._tell(replace(self._habits, **changed))

    def _on_sample(self, field: str, name: str, on: bool) -> None:
        if on:
            self._choose(self._changed_look(field, name))

    def _changed_look(self, name: str, value: object) -> ReadingLook:
        return replace(self._habits.look, **{name: value}).checked()  # type: ignore[arg-type]

    def _choose(self, look: ReadingLook) -> None:
        self._tell(replace(self._habits, look=look))

    def _tell(self, habits: ReadingHabits) -> None:
        if habits != self._habits:
            self.show_habits(habits)
            self.changed.emit(habits)


def _whole(value: float) -> str:
    return f"{value:.0f}"


def _fraction(value: float) -> str:
    return f"{value:.2f}"


def _line_length(value: float) -> str:
    if not value:
        return tr("Whole width")
    return tr("%n letter(s)", round(value))
