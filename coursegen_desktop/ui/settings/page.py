"""Preferences: one card for each of person, look, voice, models, people, kiosk, data, program."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..kit.focus import start_at
from ..kit.forms import SecondaryButton
from ..kit.lists import Card, Muted, PageHeader, ScrollPage
from ..kit.translate import tr
from .data import DataCard
from .kiosk.card import KioskCard
from .look import LookCard
from .models.card import ModelsCard
from .people import SharingCard
from .rows import titled_card
from .voice import VoiceCard
from .you import YouCard

_ABOVE = 20  # pixels over a card that is brought in sight


class SettingsPage(QWidget):
    """The cards. `manages`: the person looks after the library and who uses this computer;
    `writes`: he makes courses; `has_kiosk`: it can become a class's kiosk."""

    shortcuts_requested = Signal()

    def __init__(
        self,
        languages: Sequence[tuple[str, str]] = (),
        *,
        manages: bool = True,
        writes: bool = True,
        has_kiosk: bool = False,
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PageHeader(tr("Settings")))
        self._scroll = scroll = ScrollPage(max_width=760, wraps=True)
        self._wanted: tuple[QWidget, QWidget] | None = None
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._bring)
        column.addWidget(scroll, 1)
        start_at(self, scroll)
        self.you = YouCard()
        self.look = LookCard(languages)
        self.voice = VoiceCard()
        self.models = ModelsCard() if writes else None
        self.people = SharingCard() if manages else None
        self.kiosk = KioskCard() if has_kiosk else None
        self.data = DataCard() if manages else None
        for card in (
            self.you, self.look, self.voice, self.models, self.people, self.kiosk,
            self.data, self._about_card(),
        ):  # fmt: skip
            if card is not None:
                scroll.column.addWidget(card)
        scroll.column.addStretch(1)

    def bring(self, card: QWidget, stop: QWidget) -> None:
        """Put a card in sight and the keyboard on its `stop`, as soon as the page is seen."""
        self._wanted = card, stop
        if self.isVisible():
            self._turn.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._wanted is not None:
            self._turn.start()  # its parts get their places first

    def _bring(self) -> None:
        if self._wanted is None or not self.isVisible():
            return
        (card, stop), self._wanted = self._wanted, None
        bar = self._scroll.verticalScrollBar()
        bar.setValue(card.mapTo(self._scroll.body, QPoint()).y() - _ABOVE)
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_about(self, text: str) -> None:
        """Version and versions of the parts, ready to copy."""
        self.about.setText(text)

    def _about_card(self) -> Card:
        card = titled_card(tr("About"))
        self.about = Muted(size="body", wrap=True)
        self.about.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        card.column.addWidget(self.about)
        keys = SecondaryButton(tr("Keyboard shortcuts"), "keyboard")
        keys.clicked.connect(self.shortcuts_requested)
        card.column.addWidget(keys, 0, Qt.AlignmentFlag.AlignLeft)
        return card
