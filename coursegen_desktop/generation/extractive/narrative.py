"""Is a text a story? Stories state no facts of a subject, so there is little to ask about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..text.remembered import of_sentences
from .material import Passage

_PERSON = re.compile(
    r"\b(?:he|she|him|her|his|hers|himself|herself|i|me|my|mine|myself"
    r"|er|sie|ihm|ihn|ihr|ich|mir|mich|il|elle|lui|je|moi|mon|ma|él|ella|yo|mi|ele|ela|eu|meu"
    r"|egli|lei|io|mio)\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"[“”„«»]|(?<!\w)[\"'‘][A-Z]|^\s*—")
# Of a textbook's sentences fewer than one in ten is about a person or spoken.
_SHARE = 0.4
_MIN_SENTENCES = 12


# The words of all languages are looked for, whatever is at work.
@of_sentences
def _is_told(text: str, _code: str) -> bool:
    return bool(_PERSON.search(text) or _SPEECH.search(text))


def is_story(passages: Sequence[Passage]) -> bool:
    """Whether four sentences of ten are spoken or about "he", "she" or "I"."""
    total = told = 0
    for passage in passages:
        if passage.block.kind != "para":
            continue
        for sentence in passage.sentences:
            total += 1
            told += _is_told(sentence.text, "")
    return total >= _MIN_SENTENCES and told >= _SHARE * total
