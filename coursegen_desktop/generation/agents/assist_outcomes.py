"""What learners will be able to do after a course: outcomes that somebody can see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...domain.assist import CourseMatter, LeftOut, Order, Piece, Reason
from ..extractive.flaws import near_same
from ..extractive.outcome_verbs import is_banned, level_of, verb_of
from ..metrics.evidence import leaks_in
from ..providers.base import ChatRequest
from ..text.languages import current, using
from ..text.words import content_stems
from .assisting import Desk, clean_line, finding_words, wish_words
from .requests import fenced
from .shapes import NewOutcomes

MOST_OUTCOMES = 6
_LONGEST, _MOST = 200, 420
_LESSONS = 0.45 * 3  # letters for each token of the window
_VERBS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class CourseSeen:
    """A course as it is shown to a model: (title, how it begins) of each lesson."""

    title: str
    lessons: tuple[tuple[str, str], ...]


def outcomes(
    desk: Desk, order: Order, seen: CourseSeen, findings: Sequence[str] = ()
) -> ChatRequest:
    """Ask for outcomes that are not stated yet."""
    matter = _matter(order)
    room = int(desk.window * _LESSONS)
    each = max(0, room // max(1, len(seen.lessons)) - 40)
    lines = [f"- {title}: {text[:each]}".rstrip(": ") for title, text in seen.lessons]
    with using(matter.language):
        listed = current().verbs
        verbs = [verb for names in listed.values() for verb in names.split()[:_VERBS_SHOWN]]
    system, user = desk.prompts["assist_outcomes"].filled(
        count=str(MOST_OUTCOMES), mark=desk.mark, language=matter.language or "as it is",
        verbs=", ".join(verbs), course=fenced(desk.mark, seen.title),
        lessons=fenced(desk.mark, "\n".join(lines)[:room]), wish=wish_words(order),
        outcomes=fenced(desk.mark, "\n".join(f"- {one}" for one in matter.outcomes)) or "none",
        findings=finding_words(findings),
    )  # fmt: skip
    return ChatRequest(system, user, most=_MOST, temperature=0.4, seed=order.attempt)


def stated(
    order: Order, made: NewOutcomes, seen: CourseSeen
) -> tuple[tuple[Piece, ...], tuple[LeftOut, ...]]:
    """A piece for each outcome that is new, measurable and taught; and what was not taken."""
    matter = _matter(order)
    pieces: list[Piece] = []
    left_out: list[LeftOut] = []
    with using(matter.language):
        taught = {stem for pair in seen.lessons for text in pair for stem in content_stems(text)}
        for text in (clean_line(one).rstrip(" .") for one in made.outcomes):
            if len(pieces) == MOST_OUTCOMES:
                break
            fault = _fault(matter, [one.new for one in pieces], text, taught)
            if fault is None:
                pieces.append(Piece("", text[:1].upper() + text[1:]))
            else:
                left_out.append(fault)
    return tuple(pieces), tuple(left_out)


def _matter(order: Order) -> CourseMatter:
    assert isinstance(order.matter, CourseMatter)
    return order.matter


def _fault(
    matter: CourseMatter, others: Sequence[str], text: str, taught: set[str]
) -> LeftOut | None:
    if not text:
        return LeftOut(Reason.EMPTY)
    if len(text) > _LONGEST:
        return LeftOut(Reason.LENGTH, text)
    if leaks_in(text):
        return LeftOut(Reason.REMARK, text)
    # Where the language has no table of verbs only what nobody can see is known.
    if is_banned(verb_of(text)) or (current().is_known and not level_of(text)):
        return LeftOut(Reason.VERB, text)
    if any(near_same(text, other) for other in (*matter.outcomes, *others)):
        return LeftOut(Reason.SAME, text, "it is stated already")
    stems = set(content_stems(text))
    if taught and not stems & taught:
        return LeftOut(Reason.GROUND, text)
    return None
