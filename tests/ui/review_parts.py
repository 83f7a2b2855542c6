"""A learner with cards and a clock of his own, for the tests of the review's screens."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.review import ReviewService
from coursegen_desktop.ui.kit.screen import Screen
from tests.domain.questions.given import quiz_of
from tests.services.review_desk import BERLIN, Desk, card

CTRL = Qt.KeyboardModifier.ControlModifier


class Given(Desk):
    """As the desk of the services, on the hub that the screens hear."""

    def __init__(self, database: Database, user_id: UserId, hub: EventHub) -> None:
        super().__init__(database, user_id)
        self.hub = hub
        self.review = ReviewService(self.uow, hub, lambda: self.moment, self.worker, BERLIN)

    async def flashcards(self, count: int, title: str = "Words") -> None:
        (asset,) = await self.course(quiz_of(*(card(f"f{n}") for n in range(count))), title=title)
        await self.review.add_flashcards(await self.course_of(asset), user_id=self.me)

    def recalls(self) -> list[int]:
        """The grades that are stored and were not taken back."""
        sql = "SELECT recall FROM review_log WHERE is_undone = 0 ORDER BY id"
        return [row[0] for row in self.rows(sql)]


def type_keys(*keys: Qt.Key, ctrl: bool = False) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, CTRL if ctrl else Qt.KeyboardModifier.NoModifier)


async def typed(screen: Screen[Any], *keys: Qt.Key, ctrl: bool = False) -> None:
    """Press keys one by one, and wait for what each began."""
    for key in keys:
        type_keys(key, ctrl=ctrl)
        await screen.scope.settled()
