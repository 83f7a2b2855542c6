"""The card "People on this computer": alone or with others, and how they sign in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.settings import IDLE_MINUTES, Sharing
from ..kit.choice_box import DropDown
from ..kit.forms import SecondaryButton, Toggle
from ..kit.lists import Card, Hairline, SectionTitle
from ..kit.translate import tr
from .rows import at_left, setting_row


class SharingCard(Card):
    """For administrators. Rules apply at once."""

    share_requested = Signal()
    alone_requested = Signal()
    # Idle minutes, anybody may join, names are shown, classes come first.
    rules_changed = Signal(int, bool, bool, bool)

    def __init__(self) -> None:
        super().__init__()
        self._filling = False
        self.column.setSpacing(12)
        self.column.addWidget(SectionTitle(tr("People on this computer")))
        self.share = SecondaryButton(tr("Share it with others…"), "users")
        self.share.clicked.connect(self.share_requested)
        self._alone = QWidget()
        alone = QVBoxLayout(self._alone)
        alone.setContentsMargins(0, 0, 0, 0)
        alone.addLayout(
            setting_row(
                tr("Only you use this computer"),
                tr("The library opens for you. Shared, everybody has an account and signs in."),
                at_left(self.share),
            )
        )
        self.column.addWidget(self._alone)
        self._shared = self._make_rules()
        self.column.addWidget(self._shared)
        self.show_sharing(Sharing())

    def show_sharing(self, sharing: Sharing) -> None:
        """Set every control without telling a change."""
        self._filling = True
        self._alone.setVisible(not sharing.is_shared)
        self._shared.setVisible(sharing.is_shared)
        self.idle.setCurrentIndex(max(self.idle.findData(sharing.idle_minutes), 0))
        self.joins.setChecked(sharing.self_register)
        self.names.setChecked(sharing.show_people)
        self.classes.setChecked(sharing.by_class)
        self._filling = False

    def _make_rules(self) -> QWidget:
        rules = QWidget()
        column = QVBoxLayout(rules)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.idle = DropDown()
        self.idle.setAccessibleName(tr("Sign out when nobody is there"))
        for minutes in IDLE_MINUTES:
            words = tr("After %n minute(s)", minutes) if minutes else tr("Never")
            self.idle.addItem(words, minutes)
        self.idle.currentIndexChanged.connect(self._on_changed)
        self.joins = Toggle(tr("Anybody may make an account"))
        self.names = Toggle(tr("Show names at the sign-in"))
        self.classes = Toggle(tr("Begin with the classes"))
        self.alone = SecondaryButton(tr("Use it alone again…"), "user")
        self.alone.clicked.connect(self.alone_requested)
        rows = (
            (tr("Sign out when nobody is there"),
             tr("Work is saved first. Not while a video plays or a quiz is open."), self.idle),
            (tr("Anybody may make an account"),
             tr("Learners register themselves. Otherwise an administrator does it."), self.joins),
            (tr("Show names at the sign-in"),
             tr("One chooses oneself from up to 16 people. Otherwise one types the address."),
             self.names),
            (tr("Begin with the classes"),
             tr("Children choose their class and their animal. Everybody else has a way below."),
             self.classes),
            (tr("Several people share this computer"),
             tr("Alone, it opens for you without a password."), self.alone),
        )  # fmt: skip
        for number, (name, explanation, control) in enumerate(rows):
            if number:
                column.addWidget(Hairline())
            column.addLayout(setting_row(name, explanation, at_left(control)))
        for toggle in (self.joins, self.names, self.classes):
            toggle.toggled.connect(self._on_changed)
        return rules

    def _on_changed(self) -> None:
        if not self._filling:
            self.rules_changed.emit(
                int(self.idle.currentData()),
                self.joins.isChecked(),
                self.names.isChecked(),
                self.classes.isChecked(),
            )
