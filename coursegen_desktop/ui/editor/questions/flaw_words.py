"""What the rules for good questions say, in the user's language."""

from __future__ import annotations

from collections.abc import Iterable

from ....domain.item_flaw import ItemFlaw
from ...content.item_words import ITEM_SENTENCES
from ...kit.translate import marked, retold
from .flaw_cards import Flaw

_SENTENCES = (
    *ITEM_SENTENCES,
    marked("Some options end with a full stop, others do not."),
    marked("Some options begin with a capital letter, others do not."),
    marked("The right option stands at the same place in every question."),
)


def told(flaws: Iterable[ItemFlaw]) -> list[Flaw]:
    """The flaws as they are shown."""
    return [
        Flaw(flaw.question_id, flaw.rule, retold(flaw.sentence, _SENTENCES), flaw.fix)
        for flaw in flaws
    ]
