"""What an outcome asks of a learner: its verb, and the level of Bloom's taxonomy that it has."""

from __future__ import annotations

import re
from functools import lru_cache

from ..text.languages import current, rules
from ..text.words import fold

REMEMBER, UNDERSTAND, APPLY, ANALYSE, EVALUATE, CREATE = 1, 2, 3, 4, 5, 6
_ABLE = re.compile(r"^(?:to )?(?:be able to )?(?:correctly |successfully )?", re.IGNORECASE)
_VERB = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=16)
def _levels(code: str) -> dict[str, int]:
    verbs = rules(code).verbs
    return {verb: level for level, listed in verbs.items() for verb in listed.split()}


def verb_of(outcome: str) -> str:
    """The verb that an outcome begins with, folded; "be aware" is "be"."""
    found = [fold(word) for word in _VERB.findall(_ABLE.sub("", outcome.strip()))]
    if not found:
        return ""
    language = current()
    if language.nouns_capital and found[0] not in _levels(language.code):
        # German infinitives close the sentence: "den Begriff „Zelle“ definieren".
        return found[-1]
    return found[0]


def level_of(outcome: str) -> int:
    """1 (remember) to 6 (create); 0 for a verb that is not known to be measurable."""
    return _levels(current().code).get(verb_of(outcome), 0)


def is_banned(verb: str) -> bool:
    """Whether nobody can see that it was done: "understand"."""
    return verb in current().banned
