"""What an outcome asks of a learner: its verb, and the level of Bloom's taxonomy that it has."""

from __future__ import annotations

import re

from ..text.words import fold

REMEMBER, UNDERSTAND, APPLY, ANALYSE, EVALUATE, CREATE = 1, 2, 3, 4, 5, 6
_VERBS = {
    REMEMBER: "define identify list match name recall recognise recognize state label select cite"
    " locate use",
    UNDERSTAND: "compare contrast describe discuss distinguish explain illustrate interpret order"
    " summarise summarize give classify paraphrase tell",
    APPLY: "access add append apply assign calculate call capture change choose compute"
    " concatenate convert correctly debug declare demonstrate display draw estimate execute extract"
    " find generate handle implement import index install iterate loop manipulate measure modify"
    " obtain open perform plot practise predict print read reorder return rewrite run save set show"
    " slice solve test trace translate treat write",
    ANALYSE: "analyse analyze break diagnose differentiate examine organise organize relate",
    EVALUATE: "appraise argue assess critique defend evaluate judge justify prioritise",
    CREATE: "build compose construct create design develop devise draft formulate make plan"
    " produce",
}
_LEVELS = {verb: level for level, verbs in _VERBS.items() for verb in verbs.split()}
# Nobody can see whether it was done.
BANNED = frozenset(("understand", "know", "learn", "appreciate", "grasp", "realise", "realize"))
_ABLE = re.compile(r"^(?:to )?(?:be able to )?(?:correctly |successfully )?", re.IGNORECASE)
_VERB = re.compile(r"[^\W\d_]+")


def verb_of(outcome: str) -> str:
    """The verb that an outcome begins with, folded; "be aware" is "be"."""
    match = _VERB.match(_ABLE.sub("", outcome.strip()))
    return fold(match[0]) if match else ""


def level_of(outcome: str) -> int:
    """1 (remember) to 6 (create); 0 for a verb that is not known to be measurable."""
    return _LEVELS.get(verb_of(outcome), 0)
