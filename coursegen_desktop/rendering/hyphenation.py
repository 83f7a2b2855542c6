"""Where words of a page may be broken at the end of a line, by the patterns of its language.

Chromium breaks words by dictionaries that QtWebEngine does not bring along (tried:
`hyphens: auto` does nothing). So the places come from those of pyphen, and the page draws them
(resources/page/hyphens.js).
"""

from __future__ import annotations

import logging
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache

from .rendered import RenderedPage

log = logging.getLogger(__name__)

# What is set in lines of its own length; headings, cells and code are not justified.
_KINDS = frozenset({"text", "item", "note"})
# Letters with the marks that sit on them; short words are not worth a hyphen, and in an address
# it would be taken for a part of it.
_WORD = re.compile(
    r"(?<![\w/@.\\~=&#:-])[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u2019'](?=[^\W\d_])){4,60}+"
    r"(?![\w/@\\~=&#-]|[.:][\w/])"
)
# Each place costs the page an element: a lesson of more is a book, and stays undivided.
MOST_BREAKS = 40_000
_FEWEST_BEFORE, _FEWEST_AFTER = 2, 3


def breaks(page: RenderedPage, language: str) -> tuple[int, ...]:
    """Offsets in the page's text before which a hyphen may stand; () for a language unknown."""
    patterns = _patterns(language)
    if patterns is None:
        return ()
    places: list[int] = []
    formulas = sorted(page.formulas, key=lambda formula: formula.start)
    ends = [formula.end for formula in formulas]
    for block in page.blocks:
        if block.kind not in _KINDS:
            continue
        for word in _WORD.finditer(page.text, block.start, block.end):
            after = bisect_left(ends, word.start() + 1)
            if after < len(formulas) and formulas[after].start < word.end():
                continue
            places += (
                word.start() + at
                for at in patterns(word.group())
                if not unicodedata.combining(page.text[word.start() + at])
            )
        if len(places) > MOST_BREAKS:
            return ()
    return tuple(places)


@lru_cache(maxsize=4)
def _patterns(language: str) -> Callable[[str], tuple[int, ...]] | None:
    # Imported here: only justified lessons need it.
    import pyphen

    try:
        known = pyphen.language_fallback(language.strip()) if language.strip() else None
        if known is None:
            return None
        dictionary = pyphen.Pyphen(lang=known, left=_FEWEST_BEFORE, right=_FEWEST_AFTER)
    except (OSError, KeyError, ValueError) as error:
        log.warning("words of %r are not divided: %s", language, error)
        return None

    @lru_cache(maxsize=20_000)
    def positions(word: str) -> tuple[int, ...]:
        # Some languages change letters at the break (German "ck" once): those places are left out.
        return tuple(int(at) for at in dictionary.positions(word) if not getattr(at, "data", None))

    return positions
