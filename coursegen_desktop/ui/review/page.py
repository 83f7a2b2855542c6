"""The review's page: today, cards to look after, and wishes, one under each chip."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget

from ..kit.empty_state import EmptyState
from ..kit.focus import start_at
from ..kit.forms import Chip
from ..kit.lists import PageHeader
from ..kit.translate import tr
from .cards_view import CardsView
from .settings_view import SettingsView
from .today_view import TodayView

TODAY, CARDS, WISHES = range(3)


class ReviewPage(QWidget):
    """Three views; the first says how cards come while there are none."""

    view_chosen = Signal(int)
    library_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        header = PageHeader(tr("Review"))
        self.chips: list[Chip] = []
        group = QButtonGroup(self)
        for at, words in enumerate((tr("Today"), tr("Cards"), tr("Settings"))):
            chip = Chip(words)
            group.addButton(chip)
            header.add(chip)
            chip.clicked.connect(lambda _=False, at=at: self.choose(at))
            self.chips.append(chip)
        column.addWidget(header)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self.today = TodayView()
        self.cards = CardsView()
        self.wishes = SettingsView()
        self.empty = EmptyState(
            "rotate-ccw",
            tr("Nothing to review yet"),
            tr("What you get wrong in a quiz, or answer without being sure, is asked again here, "
               "just before you would forget it. Flashcards come in by the button on their "
               "course's page."),
            tr("Open the library"),
            action_icon="library",
        )  # fmt: skip
        self.empty.action_requested.connect(self.library_requested)
        for view in (self.today, self.cards, self.wishes, self.empty):
            self._stack.addWidget(view)
        self.today.held_requested.connect(lambda: self.choose(CARDS))
        self.at = TODAY
        self._has_cards = False
        self.chips[TODAY].setChecked(True)
        self._bring()

    def choose(self, at: int) -> None:
        """Show that view."""
        if self.at == WISHES and self.wishes.is_changed:
            self.wishes.give()
        self.at = at
        self.chips[at].setChecked(True)
        self._bring()
        self.view_chosen.emit(at)

    def show_has_cards(self, has_cards: bool) -> None:
        """Whether there is anything to review at all."""
        self._has_cards = has_cards
        self._bring()

    def _bring(self) -> None:
        views = (self.today, self.cards, self.wishes)
        is_empty = self.at == TODAY and not self._has_cards
        self._stack.setCurrentWidget(self.empty if is_empty else views[self.at])
        start_at(self, self.today.start if self.at == TODAY and self._has_cards
                 else self.chips[self.at])  # fmt: skip
