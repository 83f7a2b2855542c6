"""The listed courses as Qt sees them, loaded page by page; painting asks for cards directly."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from ...domain.library import CourseCard
from ..kit.rows_model import ITEM_ROLE, RowsModel
from .card_words import accessible_words

CARD_ROLE = ITEM_ROLE


class CardsModel(RowsModel):
    """Cards in the order of the query."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(
            parent,
            key_of=lambda card: card.id,
            name_of=lambda card: card.title,
            words_of=accessible_words,
        )

    @property
    def cards(self) -> tuple[CourseCard, ...]:
        """All that is loaded."""
        return self.items

    def card(self, row: int) -> CourseCard | None:
        """The card of a row, None outside."""
        found: CourseCard | None = self.item(row)
        return found

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        # The card may cut the title: the tooltip has it whole.
        wanted = Qt.ItemDataRole.DisplayRole if role == Qt.ItemDataRole.ToolTipRole else role
        return super().data(index, wanted)
