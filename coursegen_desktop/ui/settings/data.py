"""The card "Your data": where the library lies, and its backups."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox

from ..kit.choice_box import DropDown
from ..kit.forms import SecondaryButton
from ..kit.lists import Card, FlowLayout, Hairline, Muted, SectionTitle
from ..kit.translate import tr
from .rows import setting_words


class DataCard(Card):
    """For whoever looks after the library."""

    open_folder_requested = Signal()
    backup_requested = Signal()
    restore_requested = Signal(str)  # path of a backup

    def __init__(self) -> None:
        super().__init__()
        self.column.setSpacing(12)
        self.column.addWidget(SectionTitle(tr("Your data")))
        self.folder = Muted(size="body", wrap=True)
        self.folder.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.folder.setAccessibleName(tr("Data folder"))
        self.column.addWidget(self.folder)
        buttons = FlowLayout()
        show = SecondaryButton(tr("Open folder"), "folder-open")
        show.clicked.connect(self.open_folder_requested)
        save = SecondaryButton(tr("Back up now…"), "save")
        save.clicked.connect(self.backup_requested)
        buttons.addWidget(show)
        buttons.addWidget(save)
        self.column.addLayout(buttons)
        self.column.addWidget(Hairline())
        self.column.addLayout(
            setting_words(tr("Backups"), tr("Made on their own when something changed."))
        )
        self.column.addLayout(self._make_list())

    def show_data(self, folder: str, backups: list[tuple[str, str]]) -> None:
        """Where the data lives, and (label, path) of the backups, newest first."""
        self.folder.setText(folder)
        self.backups.clear()
        for label, path in backups:
            self.backups.addItem(label, path)
        if not backups:
            self.backups.addItem(tr("No backup yet"), "")
        self.backups.setEnabled(bool(backups))
        self.restore.setEnabled(bool(backups))

    def _make_list(self) -> FlowLayout:
        self.backups = DropDown()
        self.backups.setAccessibleName(tr("Backups"))
        # Wide enough for every label whole, in every text size; the button wraps where it must.
        self.backups.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.restore = SecondaryButton(tr("Restore…"), "rotate-ccw-clock")
        self.restore.clicked.connect(
            lambda: self.restore_requested.emit(str(self.backups.currentData()))
        )
        pair = FlowLayout()
        pair.addWidget(self.backups)
        pair.addWidget(self.restore)
        return pair
