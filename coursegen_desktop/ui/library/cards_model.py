"""The listed courses as Qt sees them, loaded page by page; painting asks for cards directly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ...domain.ids import CourseId
from ...domain.library import CourseCard
from .card_words import accessible_words

CARD_ROLE = int(Qt.ItemDataRole.UserRole)

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class CardsModel(QAbstractListModel):
    """Cards in the order of the query.

    `more_wanted` is emitted once when the next page is needed, and not again before `append`,
    `show` or `give_up` has answered it: two requests for one page cannot happen.
    """

    more_wanted = Signal()

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._cards: list[CourseCard] = []
        self._has_more = False
        self._is_asking = False

    # ------------------------------------------------------------ what the page tells it

    def show(self, cards: Sequence[CourseCard], has_more: bool) -> None:
        """List `cards` instead of what is listed. The same courses are only repainted."""
        self._is_asking, self._has_more = False, has_more
        if [card.id for card in cards] == [card.id for card in self._cards]:
            self._renew(cards)
            return
        self.beginResetModel()
        self._cards = list(cards)
        self.endResetModel()

    def append(self, cards: Sequence[CourseCard], has_more: bool) -> None:
        """Add the page that was asked for. Courses that are listed already are left out."""
        self._is_asking, self._has_more = False, has_more
        known = {card.id for card in self._cards}
        new = [card for card in cards if card.id not in known]
        if not new:
            return
        first = len(self._cards)
        self.beginInsertRows(_NOWHERE, first, first + len(new) - 1)
        self._cards.extend(new)
        self.endInsertRows()

    def give_up(self) -> None:
        """The page that was asked for did not come; it may be asked for again."""
        self._is_asking = False

    # ------------------------------------------------------------ what the page asks it

    @property
    def cards(self) -> tuple[CourseCard, ...]:
        """All that is loaded."""
        return tuple(self._cards)

    @property
    def has_more(self) -> bool:
        """Whether courses follow that are not loaded."""
        return self._has_more

    def card(self, row: int) -> CourseCard | None:
        """The card of a row, None outside."""
        return self._cards[row] if 0 <= row < len(self._cards) else None

    def row_of(self, course_id: CourseId) -> int:
        """Where a course is listed, -1 when it is not."""
        return next((row for row, card in enumerate(self._cards) if card.id == course_id), -1)

    # ------------------------------------------------------------ what Qt asks it

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        card = self.card(index.row()) if index.isValid() else None
        if card is None:
            return None
        if role == CARD_ROLE:
            return card
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return card.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return accessible_words(card)
        return None

    def canFetchMore(self, parent: _Index = _NOWHERE) -> bool:
        return not parent.isValid() and self._has_more and not self._is_asking

    def fetchMore(self, parent: _Index = _NOWHERE) -> None:
        if self.canFetchMore(parent):
            self._is_asking = True
            self.more_wanted.emit()

    def match(
        self,
        start: _Index,
        role: int,
        value: Any,
        hits: int = 1,
        flags: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith,
    ) -> list[QModelIndex]:
        """Titles that start with `value`, from `start` on and round again: typing ahead.

        Done here because Qt's own search calls data() once for every course.
        """
        wanted, count = str(value).casefold(), len(self._cards)
        found: list[QModelIndex] = []
        for step in range(count):
            row = (start.row() + step) % count
            if self._cards[row].title.casefold().startswith(wanted):
                found.append(self.index(row, 0))
                if 0 < hits <= len(found):
                    break
        return found

    def _renew(self, cards: Sequence[CourseCard]) -> None:
        changed = [row for row, card in enumerate(cards) if card != self._cards[row]]
        self._cards = list(cards)
        for row in changed:
            index = self.index(row, 0)
            self.dataChanged.emit(index, index)
