"""What comes of bringing the day of a class into another library: told before it is done."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_NO_NAME = re.compile(r"[^\w\- ]+")
ENDING = ".cgday"


def plain_name(name: str, most: int = 40) -> str:
    """A name as a file on any stick may have it; "" for one of which nothing is left."""
    return " ".join(_NO_NAME.sub(" ", name).split())[:most].strip()


@dataclass(frozen=True, slots=True)
class PersonChanges:
    """What a learner gets here that he has not. `other`: places, courses he takes, grades."""

    name: str
    is_new: bool = False
    is_changed: bool = False  # his name, his avatar, his group
    lessons: int = 0
    attempts: int = 0
    reviews: int = 0
    notes: int = 0
    times: int = 0
    other: int = 0

    @property
    def is_any(self) -> bool:
        """Whether there is anything."""
        return self.is_new or self.is_changed or bool(self.amount)

    @property
    def amount(self) -> int:
        """Things that were done."""
        return self.lessons + self.attempts + self.reviews + self.notes + self.times + self.other


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What has no place here: things of courses that are not here (title → how many), classes of
    other teachers, and people whose accounts teach here or were deleted here."""

    courses: Mapping[str, int] = field(default_factory=dict)
    classes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    @property
    def is_any(self) -> bool:
        """Whether there is anything."""
        return bool(self.courses or self.classes or self.people)


@dataclass(frozen=True, slots=True)
class DayChanges:
    """What changes: names of classes that are new or were changed, places in classes,
    assignments, files that were handed in, and everybody for whom there is something."""

    new_classes: tuple[str, ...] = ()
    changed_classes: tuple[str, ...] = ()
    members: int = 0
    assignments: int = 0
    files: int = 0
    people: tuple[PersonChanges, ...] = ()
    left_out: LeftOut = field(default_factory=LeftOut)

    @property
    def is_any(self) -> bool:
        """Whether anything changes at all."""
        return bool(
            self.new_classes or self.changed_classes or self.members or self.assignments
            or self.files or self.people
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A day that was read, and what bringing it in changes. `since` is '' where it holds
    everything; `is_ahead`: the other computer's clock was. `contents` are the service's own."""

    file: str
    made_at: str
    made_by: str
    since: str
    classes: tuple[str, ...]
    learners: int
    changes: DayChanges
    is_ahead: bool
    contents: Any = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class DaySaved:
    """A day that was written and read back: learners in it, and its bytes."""

    file: str
    learners: int
    size: int
