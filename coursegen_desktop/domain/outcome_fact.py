"""What is known of an outcome of a course: whether it can be seen, and what tests it."""

from __future__ import annotations

from dataclasses import dataclass

# Levels of Bloom's taxonomy as Anderson and Krathwohl (2001) name them, from 1.
LEVELS = ("remember", "understand", "apply", "analyse", "evaluate", "create")


@dataclass(frozen=True, slots=True)
class OutcomeFact:
    """`level` is 1 to 6 of `LEVELS`, 0 for a verb that is not known; `is_vague`: nobody could see
    that it was reached. `questions` test it; `lessons` are the titles of theirs."""

    text: str
    verb: str = ""
    level: int = 0
    is_vague: bool = False
    questions: int = 0
    lessons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherCourse:
    """A course that may come before another one."""

    public_id: str
    title: str
