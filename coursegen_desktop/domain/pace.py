"""How long a text takes somebody, and when it may be believed that he has read it."""

from __future__ import annotations

from .reading_look import believable_pace

# A lesson counts as read when its end was in sight and this share of its reading time was spent
# in it: people skim what they know, but nobody reads three times as fast as usual.
PLAUSIBLE_SHARE = 0.35
# Shorter than this nobody has taken in anything, however few words there are.
LEAST_SECONDS = 4.0
# Fewer words than this are no reading: nothing is said about the time they take.
FEWEST_WORDS = 40
# How much one more lesson says about a person's pace.
_WEIGHT = 0.2
_TRUSTED_WORDS = 120


def reading_seconds(words: float, pace: float) -> float:
    """How long so many words take at `pace` words a minute."""
    return 60.0 * max(0.0, words) / believable_pace(pace)


def words_left(words: int, length: int, offset: float) -> float:
    """Words after `offset`, of a text that has so many words and characters."""
    if length <= 0:
        return 0.0
    return words * min(max(1.0 - offset / length, 0.0), 1.0)


def was_read(words: int, seconds: float, pace: float) -> bool:
    """Whether `seconds` are enough to believe that so many words were read."""
    return seconds >= max(LEAST_SECONDS, PLAUSIBLE_SHARE * reading_seconds(words, pace))


def learned_pace(pace: float, words: int, seconds: float) -> float:
    """The pace of somebody who has now read so many words in `seconds`."""
    if words < _TRUSTED_WORDS or seconds <= 0.0:
        return pace
    measured = believable_pace(60.0 * words / seconds)
    return believable_pace(pace + _WEIGHT * (measured - pace))
