"""What may be done at a computer that is kept to some things, whoever sits there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from .ids import CourseId


class Deed(StrEnum):
    """Something that a learner does, and that a class's computer may leave out."""

    READ = auto()  # lessons
    QUIZ = auto()
    REVIEW = auto()
    NOTES = auto()  # highlights, notes and bookmarks
    VIDEO = auto()  # films, sound and reading aloud
    PRINT = auto()
    TUTOR = auto()  # hints, looking words up, asking


@dataclass(frozen=True, slots=True)
class Limits:
    """`deeds` that are allowed; `courses` that may be opened, None for every published one.

    `is_kept`: the window is kept to the program: no files, no other program, no way out.
    """

    deeds: frozenset[Deed] = frozenset(Deed)
    courses: frozenset[CourseId] | None = None
    is_kept: bool = False

    def allows(self, deed: Deed) -> bool:
        """Whether that may be done here."""
        return deed in self.deeds


EVERYTHING = Limits()
