"""What is worked out about a sentence is remembered: a course asks it again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

Told = TypeVar("Told")

# Longer texts are no sentences; those of a large book would fill the memory.
_SENTENCE = 500
_COUNT = 8192


def of_sentences(work: Callable[[str, str], Told]) -> Callable[[str, str], Told]:
    """Lets `work(text, code of the language)` remember its last thousands of answers.

    They are shared by all who ask, so they must be such as cannot be changed.
    """
    known = lru_cache(maxsize=_COUNT)(work)

    def remembered(text: str, code: str) -> Told:
        return known(text, code) if len(text) <= _SENTENCE else work(text, code)

    return remembered
