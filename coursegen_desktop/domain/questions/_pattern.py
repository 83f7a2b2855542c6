"""Regular expressions of authors, by RE2: time grows with the length of pattern and text only.

A clock would not do. The backtracking engines with a time limit look at it between some steps only,
and their compilers not at all: both were made to run ten times over the limit within the size that
a question may have. RE2 builds an automaton of bounded size instead and never walks back. What it
cannot say (back-references, look-around) is refused with the reason and kept, not judged.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import re2

# Longer patterns are a mistake or an attack; the size bounds the automaton: about 10 ms a match.
MAX_PATTERN = 1_000
# All those of a question together: each is tried.
MAX_PATTERNS = 2_000
_MEMORY = 1 << 19


@lru_cache(maxsize=512)
def _compiled(pattern: str, case_sensitive: bool) -> tuple[Any, str]:
    """(automaton, "") or (None, why not)."""
    if len(pattern) > MAX_PATTERN:
        return None, f"the pattern is longer than {MAX_PATTERN} characters"
    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False
    options.case_sensitive = case_sensitive
    try:
        return re2.compile(unicode_classes(pattern), options), ""
    except re2.error as error:
        reason = error.args[0] if error.args else ""
        words = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        return None, words or "it is no regular expression"
    except UnicodeEncodeError:
        return None, "it holds half of a character"


# What RE2 means by these is ASCII only; authors mean letters and digits of any script.
_CLASSES = {"w": r"\p{L}\p{M}\p{N}_", "d": r"\p{Nd}"}
_NEGATED = {"W": "w", "D": "d"}


def unicode_classes(pattern: str) -> str:
    r"""The pattern with \w and \d for all scripts, also within [brackets]; \W, \D outside them."""
    made, escaped, in_class = [], False, False
    for letter in pattern:
        if escaped:
            escaped = False
            if letter in _CLASSES:
                made.append(_CLASSES[letter] if in_class else f"[{_CLASSES[letter]}]")
            elif letter in _NEGATED and not in_class:
                made.append(f"[^{_CLASSES[_NEGATED[letter]]}]")
            else:
                made.append("\\" + letter)
            continue
        if letter == "\\":
            escaped = True
            continue
        if letter == "[" and not in_class:
            in_class = True
        elif letter == "]" and made[-1:] not in (["["], ["^"]):
            in_class = False
        made.append(letter)
    return "".join(made) + ("\\" if escaped else "")


def pattern_fault(pattern: str) -> str:
    """Why a pattern cannot be used, "" when it can (English)."""
    return str(_compiled(pattern, False)[1])


def pattern_fits(pattern: str, text: str, *, case_sensitive: bool) -> bool:
    """Whether the whole text is of that pattern; a pattern that cannot be used fits nothing."""
    automaton, _ = _compiled(pattern, case_sensitive)
    if automaton is None:
        return False
    try:
        return automaton.fullmatch(text) is not None
    except UnicodeEncodeError:  # half of a surrogate pair, which no keyboard makes
        return False
