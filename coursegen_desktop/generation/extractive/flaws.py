"""Item-writing flaws that a rule can see. A question with any of them is not emitted.

After the rules that human reviewers use (19 criteria); those that our own construction makes
impossible ("all of the above", K-type, several keys) are not looked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from ..text.words import content_stems, content_words, fold, words
from .distractors import shares_word
from .wording import has_absolute, is_negative, points_outside

_MAX_STEM_WORDS = 60
_MIN_STEM_WORDS = 3


def choice_flaws(stem: str, key: str, wrong: Sequence[str]) -> list[str]:
    """Names of the flaws of a single-choice question, [] for a sound one."""
    options = [key, *wrong]
    found = stem_flaws(stem)
    if len({fold(option) for option in options}) < len(options):
        found.append("two options alike")
    if len(key) > 1.6 * median(map(len, wrong)) and len(key) - median(map(len, wrong)) > 12:
        found.append("key longest")
    if shares_word(key, stem) and not any(shares_word(option, stem) for option in wrong):
        found.append("key repeats the stem")
    if has_absolute(" ".join(wrong)) and not has_absolute(key):
        found.append("absolutes only in wrong options")
    return found


def stem_flaws(stem: str) -> list[str]:
    """Flaws of the question itself."""
    found = []
    if len(words(stem)) > _MAX_STEM_WORDS:
        found.append("too long")
    if len(content_words(stem)) < _MIN_STEM_WORDS:
        found.append("unfocused")
    if points_outside(stem, reader_allowed=True):
        found.append("points outside")
    return found


def statement_flaws(statement: str) -> list[str]:
    """Flaws of a true/false statement."""
    found = stem_flaws(statement)
    if is_negative(statement):
        found.append("negative")
    return found


def even_lengths(texts: Sequence[str]) -> bool:
    """Whether no text is more than 40 % longer or shorter than the middle one."""
    middle = median(map(len, texts))
    return all(0.6 * middle <= len(text) <= 1.4 * middle for text in texts)


def too_alike(left: str, right: str) -> bool:
    """Whether two questions ask the same in nearly the same words."""
    one, two = set(content_stems(left)), set(content_stems(right))
    return bool(one and two) and len(one & two) / len(one | two) >= 0.85
