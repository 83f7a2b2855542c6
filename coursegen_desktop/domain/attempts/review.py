"""What a learner is shown of an attempt, and when: items by times, as Moodle's review options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum


class Item(Enum):
    """Something to show."""

    ANSWER = "answer"  # what was answered
    RIGHT_WRONG = "right_wrong"
    POINTS = "points"
    FEEDBACK = "feedback"  # of choices, and by how it went
    GENERAL = "general"  # the explanation that everybody gets
    SOLUTION = "solution"  # the right answer
    WORDS = "words"  # feedback by grade band


class When(Enum):
    """The four times."""

    DURING = "during"  # the attempt runs
    AFTER = "after"  # within two minutes after it was handed in
    LATER = "later"  # while the quiz is open
    CLOSED = "closed"  # after its closing time


# How long "just after" lasts, as in Moodle.
JUST_AFTER = timedelta(minutes=2)

_TEXTS = frozenset({Item.RIGHT_WRONG, Item.FEEDBACK, Item.GENERAL})
_ORDER = (When.DURING, When.AFTER, When.LATER, When.CLOSED)
_ALWAYS = frozenset({Item.ANSWER})
# From which time on; absent: never.
_FROM = {
    "immediate": When.DURING,
    "after_quiz": When.AFTER,
    "after_pass": When.AFTER,
    "after_close": When.CLOSED,
}


@dataclass(frozen=True, slots=True)
class Matrix:
    """Items by time. `needs_pass`: the solution only for who has passed."""

    cells: Mapping[When, frozenset[Item]] = field(
        default_factory=lambda: {
            when: frozenset(Item) - ({Item.WORDS} if when is When.DURING else frozenset())
            for when in _ORDER
        }
    )
    needs_pass: bool = False

    @classmethod
    def of(
        cls,
        feedback: str,
        show_answers: str,
        *,
        tells_at_once: bool,
        is_deferred: bool,
        own: Mapping[When, tuple[Item, ...] | None],
    ) -> Matrix:
        """From the settings of the quiz; `own` replaces single times."""
        cells = {}
        for when in _ORDER:
            items = set(_ALWAYS)
            if _is_reached(feedback, when):
                items |= _TEXTS
            if _is_reached("after_close" if feedback == "after_close" else "after_quiz", when):
                items |= {Item.POINTS, Item.WORDS}
            if _is_reached(feedback, when) and when is When.DURING:
                items.add(Item.POINTS)
            if _is_reached(show_answers, when):
                items.add(Item.SOLUTION)
            wished = own.get(when)
            cells[when] = items if wished is None else {*_ALWAYS, *wished}
        if is_deferred:
            cells[When.DURING] = set(_ALWAYS)
        if tells_at_once:
            cells[When.DURING].add(Item.RIGHT_WRONG)
        frozen = {when: frozenset(items) for when, items in cells.items()}
        return cls(frozen, needs_pass=show_answers == "after_pass")

    def items(self, when: When, *, passed: bool | None = None) -> frozenset[Item]:
        """What may be shown at that time. `passed` None: the quiz has no pass mark."""
        items = self.cells[when]
        if self.needs_pass and passed is False:
            return items - {Item.SOLUTION}
        return items


def when_is(finished_at: datetime | None, now: datetime, closes: datetime | None) -> When:
    """The time at which an attempt is looked at. A clock set back counts as "just after"."""
    if finished_at is None:
        return When.DURING
    if closes is not None and now >= closes:
        return When.CLOSED
    return When.AFTER if now - finished_at < JUST_AFTER else When.LATER


def _is_reached(setting: str, when: When) -> bool:
    start = _FROM.get(setting)
    return start is not None and _ORDER.index(when) >= _ORDER.index(start)
