"""Three pictures out of twelve in their order: how a child signs in who cannot read.

They keep apart who sits side by side, no more: there are 1,320 of them. So there is a wait after
wrong tries (domain/throttle), and nobody but a learner is let in by them (domain/sign_in_ways).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import permutations

from .errors import InvalidContent

# Names of icons. None looks like another, and every one has a short word.
PICTURES = (
    "apple", "bike", "cake", "car", "flower-2", "heart", "house", "key-round", "sailboat", "star",
    "sun", "umbrella",
)  # fmt: skip
LENGTH = 3

Code = tuple[str, ...]


def all_codes() -> tuple[Code, ...]:
    """Every one of them; no picture twice, so that none looks tapped by mistake."""
    return tuple(permutations(PICTURES, LENGTH))


def written(code: Sequence[str]) -> str:
    """A code as it is hashed and kept."""
    return " ".join(code)


def is_code(code: Sequence[str]) -> bool:
    """Whether somebody could sign in by it."""
    return len(code) == LENGTH == len(set(code)) and set(code) <= set(PICTURES)


def drawn(
    taken: Collection[Code], count: int, sample: Callable[[Sequence[Code], int], Sequence[Code]]
) -> tuple[Code, ...]:
    """So many codes, each another, and none of those that are `taken`; `sample` draws by lot.

    Raises InvalidContent where a class has more learners than there are codes.
    """
    free = tuple(code for code in all_codes() if code not in taken)
    if len(free) < count:
        raise InvalidContent(
            "There are not enough different pictures for so many people.", "Make a second class."
        )
    return tuple(sample(free, count))
