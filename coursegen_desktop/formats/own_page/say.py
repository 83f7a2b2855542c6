"""How a page is told: the words are handed in, for this room knows no language."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

Row = Mapping[str, Any]


class Say(Protocol):
    """How the page says things; `ui/content/own_page_words.py` is the program's."""

    language: str
    is_mirrored: bool

    def tr(self, text: str, n: int | None = None, /, **values: object) -> str:
        """Translated words, as ui/kit/translate.py does it."""

    def day(self, day: str) -> str:
        """A day "YYYY-MM-DD"."""

    def moment(self, stamp: str) -> str:
        """A stored instant, on this computer's clock."""

    def minutes(self, minutes: float) -> str:
        """A time."""

    def percent(self, percent: float | None) -> str:
        """A share, 0 to 100."""

    def number(self, value: float) -> str:
        """A figure."""

    def badge(self, deed: str, count: int) -> str:
        """What a badge is for, by a name of domain/badges.Deed."""

    def prompt(self, markdown: str) -> str:
        """The words of a question in one line."""


def json_words(value: object) -> str:
    """A value of JSON as words: "theme: dark" for a map, with a comma between list items."""
    if isinstance(value, Mapping):
        told = ((str(name).replace("_", " "), json_words(one)) for name, one in value.items())
        return "\n".join(f"{name}: {words}" for name, words in told if words)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(json_words(one) for one in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
