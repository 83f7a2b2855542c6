"""How long blocks take: words, and seconds of reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..sources import Block
from ..text.languages import current
from ..text.words import count_words, syllables_of, words
from .material import Passage

# Silent reading of non-fiction, words a minute (Brysbaert 2019).
WORDS_A_MINUTE = 238
_CODE_LINE_SECONDS = 2.5
_FIGURE_SECONDS = 30


# Above this school year a text takes half as long again (design, § K).
_HARD_GRADE, _HARD = 14, 1.5


def slowness(passages: Sequence[Passage]) -> float:
    """1.5 for an English text that is hard to read by Flesch and Kincaid's formula, else 1."""
    if current().code != "en":
        return 1.0
    sentences = [
        words(sentence.text)
        for passage in passages
        if passage.block.kind == "para"
        for sentence in passage.sentences
    ]
    total = sum(map(len, sentences))
    if len(sentences) < 5 or not total:
        return 1.0
    syllables = sum(syllables_of(word) for found in sentences for word in found)
    grade = 0.39 * total / len(sentences) + 11.8 * syllables / total - 15.59
    return _HARD if grade > _HARD_GRADE else 1.0


def reading_seconds(blocks: Iterable[Block]) -> float:
    """The time that reading takes, programs and figures counted by themselves."""
    seconds = 0.0
    for top in blocks:
        inside = list(top.walk())
        code = [block for block in inside if block.kind in ("code", "output")]
        lines = sum(block.meta.get("code", "").count("\n") + 1 for block in code)
        figures = sum(block.kind == "figure" for block in inside)
        told = count_words(top.text) - sum(count_words(block.text) for block in code)
        seconds += max(told, 0) * 60 / WORDS_A_MINUTE
        seconds += lines * _CODE_LINE_SECONDS + figures * _FIGURE_SECONDS
    return seconds
