"""What a learner will be able to do: the author's objectives, else what the questions can test."""

from __future__ import annotations

from collections.abc import Sequence

from ..text.languages import current, say
from ..text.words import content_stems, fold
from .distractors import is_sibling
from .terms import Term

MAX_OUTCOMES = 4
COURSE_MIN, COURSE_MAX = 3, 8


def from_terms(terms: Sequence[Term]) -> list[str]:
    """Outcomes that rest on defined terms, since only those are tested by a question."""
    ranked = sorted(
        (term for term in terms if not term.is_code),
        key=lambda term: (-term.uses, term.evidence.source, term.evidence.start),
    )
    found: list[str] = []
    told: set[str] = set()
    for place, term in enumerate(ranked[:6]):
        rival = next(
            (
                other
                for other in ranked[place + 1 : 8]
                if term.head and term.head == other.head and is_sibling(term, other)
            ),
            None,
        )
        if rival is not None and not {term.key, rival.key} & told and len(found) < 2:
            found.append(say("goal_distinguish", term.name, rival.name))
            told |= {term.key, rival.key}
    rest = [term.name for term in ranked if term.key not in told]
    if rest:
        several = len(rest) > 1
        first = (
            say("goal_define", listed(rest[:3])) if several else say("goal_define_term", rest[0])
        )
        found.insert(0, first)
    if len(rest) > 3:
        found.append(say("goal_recognise", listed(rest[3:6])))
    return found[:MAX_OUTCOMES]


def listed(names: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    last = f" {say('and')} "
    return last.join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else list(names))


def course_outcomes(by_module: Sequence[tuple[str, Sequence[str]]]) -> tuple[str, ...]:
    """Three to eight for the whole course, taken from each module in turn.

    `by_module` holds (title, outcomes of its lessons in order). A course whose text yields
    fewer names what its modules explain.
    """
    found: list[str] = []
    rounds = max((len(outcomes) for _, outcomes in by_module), default=0)
    for turn in range(rounds):
        for _, outcomes in by_module:
            if turn < len(outcomes) and len(found) < COURSE_MAX and _is_new(outcomes[turn], found):
                found.append(outcomes[turn])
    for title, outcomes in by_module:
        if len(found) >= COURSE_MIN and outcomes:
            continue
        if len(found) < COURSE_MAX and title and current().is_known:
            found.append(say("goal_ideas", title))
    return tuple(found[:COURSE_MAX])


def _is_new(text: str, known: Sequence[str]) -> bool:
    stems = set(content_stems(text))
    for other in known:
        theirs = set(content_stems(other))
        if fold(text) == fold(other) or (stems and len(stems & theirs) > 0.7 * len(stems | theirs)):
            return False
    return True
