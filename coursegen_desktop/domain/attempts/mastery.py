"""Mastery: questions come until enough of the last answers were right."""

from __future__ import annotations

from collections.abc import Sequence

from ..questions._shuffle import key_of
from .rules import Rules


def is_mastered(rules: Rules, right: Sequence[bool]) -> bool:
    """Whether `right` of the last `of` answers were right. Fewer answers can be enough: 3 of 5."""
    wish = rules.options.mastery
    return sum(right[-wish.of :]) >= wish.right


def still_needed(rules: Rules, right: Sequence[bool]) -> int:
    """How many answers must be right from now on, one after another, at the least."""
    history = list(right)
    for more in range(rules.options.mastery.right + 1):
        if is_mastered(rules, history):
            return more
        history.append(True)
    return rules.options.mastery.right


def next_question(ids: Sequence[str], asked: Sequence[tuple[str, bool]], seed: int) -> str | None:
    """The id of the question to ask next; `asked` holds (id, was right) so far.

    Those that were never right come first, then the least asked, mixed by the seed; the one
    just asked does not come again while there is another.
    """
    last = asked[-1][0] if asked else ""
    pool = [name for name in ids if name != last] or list(ids)
    if not pool:
        return None
    rights = dict.fromkeys(ids, 0)
    times = dict.fromkeys(ids, 0)
    for name, was_right in asked:
        if name in times:
            times[name] += 1
            rights[name] += was_right
    return min(
        pool,
        key=lambda name: (rights[name], times[name], key_of(seed, f"{name}/{times[name]}"), name),
    )
