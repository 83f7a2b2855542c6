"""The base: what the tables of the languages and the patterns over them say is all there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ....domain.brief import PLAIN
from .base import Defined


@dataclass(frozen=True, slots=True)
class Plain:
    """Adds nothing to the rules, in any language."""

    name: str = PLAIN
    label: str = PLAIN

    @property
    def answers(self) -> Mapping[str, Any]:
        """Nothing that would be worth keeping."""
        return {}

    def ends(self, text: str, start: int, dot: int, by_rule: bool) -> bool:
        """As the abbreviations of the language say."""
        return by_rule

    def defined(self, sentence: str) -> Defined | None:
        """None: the patterns have been asked."""
        return None

    def topic(self, sentence: str) -> tuple[int, int] | None:
        """None: what a phrase is takes grammar."""
        return None

    def can_be_term(self, text: str, start: int, end: int) -> bool:
        """True: the rules for terms have been asked."""
        return True

    def head(self, definition: str) -> str:
        """Nothing: the rule for heads is asked."""
        return ""

    def word_class(self, text: str, start: int, end: int) -> str:
        """Nothing: endings have to do."""
        return ""
