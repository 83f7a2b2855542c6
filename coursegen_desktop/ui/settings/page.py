"""Preferences: look, text size, motion; where the data lives and how to save it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ...domain.settings import TEXT_SCALES, Preferences
from ..kit.focus import start_at
from ..kit.forms import Chip, SecondaryButton, Toggle
from ..kit.lists import (
    Card,
    ErrorLabel,
    FlowLayout,
    Hairline,
    Muted,
    PageHeader,
    ScrollPage,
    SectionTitle,
    Strong,
)
from ..kit.translate import tr


class SettingsPage(QWidget):
    """Shows preferences and tells each change at once."""

    preferences_changed = Signal(object)  # Preferences
    name_changed = Signal(str)
    open_folder_requested = Signal()
    backup_requested = Signal()
    restore_requested = Signal(str)  # path of a backup
    shortcuts_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PageHeader(tr("Settings")))
        scroll = ScrollPage(max_width=760)
        column.addWidget(scroll, 1)
        start_at(self, scroll)
        scroll.column.addWidget(self._profile_card())
        scroll.column.addWidget(self._look_card())
        scroll.column.addWidget(self._data_card())
        scroll.column.addWidget(self._about_card())
        scroll.column.addStretch(1)

    def show_preferences(self, preferences: Preferences) -> None:
        """Set every control without telling a change."""
        self._filling = True
        self._themes[preferences.theme].setChecked(True)
        nearest = min(TEXT_SCALES, key=lambda scale: abs(scale - preferences.text_scale))
        self._scales[nearest].setChecked(True)
        self._motion.setChecked(preferences.reduced_motion)
        self._filling = False

    def show_name(self, name: str) -> None:
        """The person's name as kept."""
        self._name.setText(name)
        self.name_error.tell("")

    def show_data(self, folder: str, backups: list[tuple[str, str]]) -> None:
        """Where the data lives, and (label, path) of the backups, newest first."""
        self._folder.setText(folder)
        self._backups.clear()
        for label, path in backups:
            self._backups.addItem(label, path)
        if not backups:
            self._backups.addItem(tr("No backup yet"), "")
        self._backups.setEnabled(bool(backups))
        self._restore.setEnabled(bool(backups))

    def show_about(self, text: str) -> None:
        """Version and versions of the parts, ready to copy."""
        self._about.setText(text)

    def _profile_card(self) -> Card:
        card = Card()
        card.column.setSpacing(12)
        card.column.addWidget(SectionTitle(tr("You")))
        self._name = QLineEdit()
        self._name.setMaxLength(200)
        self._name.setAccessibleName(tr("Your name"))
        self._name.editingFinished.connect(lambda: self.name_changed.emit(self._name.text()))
        card.column.addLayout(
            _row(tr("Name"), tr("Shown in the corner of the window."), self._name)
        )
        self.name_error = ErrorLabel()
        card.column.addWidget(self.name_error)
        return card

    def _look_card(self) -> Card:
        card = Card()
        card.column.setSpacing(12)
        card.column.addWidget(SectionTitle(tr("Look")))
        self._themes = {
            "system": Chip(tr("Like the system")),
            "light": Chip(tr("Light")),
            "dark": Chip(tr("Dark")),
            "contrast": Chip(tr("High contrast")),
        }
        card.column.addLayout(
            _row(tr("Theme"), tr("Colours of the whole program."), self._choices(self._themes))
        )
        card.column.addWidget(Hairline())
        self._scales = {scale: Chip(f"{round(scale * 100)} %") for scale in TEXT_SCALES}
        for scale, chip in self._scales.items():
            chip.setAccessibleName(tr("Text size {percent} percent", percent=round(scale * 100)))
        card.column.addLayout(
            _row(tr("Text size"), tr("Applies everywhere at once."), self._choices(self._scales))
        )
        card.column.addWidget(Hairline())
        self._motion = Toggle(tr("Reduce motion"))
        self._motion.toggled.connect(self._on_changed)
        card.column.addLayout(
            _row(tr("Reduce motion"), tr("Nothing slides or fades."), _at_left(self._motion))
        )
        return card

    def _data_card(self) -> Card:
        card = Card()
        card.column.setSpacing(12)
        card.column.addWidget(SectionTitle(tr("Your data")))
        self._folder = Muted(size="body", wrap=True)
        self._folder.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._folder.setAccessibleName(tr("Data folder"))
        card.column.addWidget(self._folder)
        buttons = FlowLayout()
        show = SecondaryButton(tr("Open folder"), "folder-open")
        show.clicked.connect(self.open_folder_requested)
        save = SecondaryButton(tr("Back up now…"), "save")
        save.clicked.connect(self.backup_requested)
        buttons.addWidget(show)
        buttons.addWidget(save)
        card.column.addLayout(buttons)
        card.column.addWidget(Hairline())
        self._backups = QComboBox()
        self._backups.setAccessibleName(tr("Backups"))
        # Wide enough for every label whole, in every text size; the button wraps where it must.
        self._backups.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._restore = SecondaryButton(tr("Restore…"), "rotate-ccw-clock")
        self._restore.clicked.connect(
            lambda: self.restore_requested.emit(str(self._backups.currentData()))
        )
        card.column.addLayout(
            _words(tr("Backups"), tr("Made on their own when something changed."))
        )
        pair = FlowLayout()
        pair.addWidget(self._backups)
        pair.addWidget(self._restore)
        card.column.addLayout(pair)
        return card

    def _about_card(self) -> Card:
        card = Card()
        card.column.setSpacing(12)
        card.column.addWidget(SectionTitle(tr("About")))
        self._about = Muted(size="body", wrap=True)
        self._about.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        card.column.addWidget(self._about)
        keys = SecondaryButton(tr("Keyboard shortcuts"), "keyboard")
        keys.clicked.connect(self.shortcuts_requested)
        card.column.addWidget(keys, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _choices(self, chips: dict[str, Chip] | dict[float, Chip]) -> QWidget:
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
        theme = next(name for name, chip in self._themes.items() if chip.isChecked())
        scale = next(value for value, chip in self._scales.items() if chip.isChecked())
        self.preferences_changed.emit(Preferences(theme, scale, self._motion.isChecked()))


def _at_left(control: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(control)
    row.addStretch(1)
    return holder


def _words(name: str, explanation: str) -> QVBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(Strong(name))
    words.addWidget(Muted(explanation, wrap=True))
    return words


def _row(name: str, explanation: str, control: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(24)
    row.addLayout(_words(name, explanation), 2)
    row.addWidget(control, 3)
    return row
