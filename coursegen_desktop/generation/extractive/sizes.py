"""How long blocks take: words, and seconds of reading."""

from __future__ import annotations

from collections.abc import Iterable

from ..sources import Block
from ..text.words import count_words

# Silent reading of non-fiction, words a minute (Brysbaert 2019).
WORDS_A_MINUTE = 238
_CODE_LINE_SECONDS = 2.5
_FIGURE_SECONDS = 30


def reading_seconds(blocks: Iterable[Block]) -> float:
    """The time that reading takes, programs and figures counted by themselves."""
    seconds = 0.0
    for top in blocks:
        inside = list(top.walk())
        code = [block for block in inside if block.kind in ("code", "output")]
        lines = sum(block.meta.get("code", "").count("\n") + 1 for block in code)
        figures = sum(block.kind == "figure" for block in inside)
        words = count_words(top.text) - sum(count_words(block.text) for block in code)
        seconds += max(words, 0) * 60 / WORDS_A_MINUTE
        seconds += lines * _CODE_LINE_SECONDS + figures * _FIGURE_SECONDS
    return seconds
