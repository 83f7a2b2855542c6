"""A written sentence as words that a voice can say, with a way back to what is written.

    said = speakable("CO₂ rose by 2.5 % (see Fig. 3).", "en")
    said.words                  "C O two rose by two point five percent (see figure three)."
    said.place_of(0, 7)         (0, 3): where "C O two" stands in the sentence

Numbers, dates, units, money, short forms, signs, chemical formulas, TeX between dollar signs and
names of programs in back-ticks are put into words of the language; addresses are their hosts, and
pictograms are left out. In a language without a file here, only what no voice can say is changed.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..said import Line, Piece, place_of
from . import de, en, es, fr
from .rules import rules_of
from .tongue import Tongue

__all__ = ("Speakable", "speakable", "speaks")

_TONGUES: dict[str, Tongue] = {module.TONGUE.code: module.TONGUE for module in (en, de, fr, es)}
# Longer sentences are none; what is behind is said as it stands.
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Speakable:
    """The words to say for a `written` text."""

    written: str
    words: str
    pieces: tuple[Piece, ...]

    def place_of(self, said: int, length: int) -> tuple[int, int] | None:
        """[start, end) of the written text that spoken characters stand for; None for none."""
        return place_of(self.pieces, said, length)


def speaks(language: str) -> bool:
    """Whether numbers and signs are put into words of a language ("de-AT")."""
    return _tongue(language) is not None


def speakable(text: str, language: str) -> Speakable:
    """The words to say for a text in a language, as BCP 47 names it."""
    rules = rules_of(_tongue(language))
    line = Line(text)
    at = 0
    while found := rules.find(text, at, min(len(text), _MOST)):
        start, end, words = found
        line.add_text(at, start)
        line.add(words, start, end)
        at = end
    line.add_text(at, len(text))
    words, pieces = line.finished()
    return Speakable(text, words, pieces)


def _tongue(language: str) -> Tongue | None:
    return _TONGUES.get(language.replace("_", "-").partition("-")[0].lower())
