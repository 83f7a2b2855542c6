"""People in lists: the administrator's, a course's learners, and lists that come from files."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum, auto

from .errors import Conflict
from .ids import CourseId, UserId
from .user import Role, User


class PeopleFilter(StrEnum):
    """Which accounts a list shows."""

    ALL = auto()
    LEARNERS = auto()
    INSTRUCTORS = auto()
    ADMINISTRATORS = auto()
    DISABLED = auto()
    DELETED = auto()  # all others leave these out


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """`text` is looked for in name, address and group."""

    text: str = ""
    filter: PeopleFilter = PeopleFilter.ALL


@dataclass(frozen=True, slots=True)
class Person:
    """A line of the administrator's list. `last_seen_at` is UTC, ISO 8601, "" for never."""

    user: User
    courses: int
    last_seen_at: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Sorted by name; `next_cursor` goes on where `people` end, None at the end."""

    people: tuple[Person, ...]
    next_cursor: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody who takes a course."""

    user: User
    progress_percent: float
    enrolled_at: str
    last_opened_at: str


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The learners of one course, sorted by name."""

    course_id: CourseId
    title: str
    learners: tuple[Learner, ...]


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A usable line of a list of people; `line` counts from 1 in the file."""

    line: int
    full_name: str
    email: str
    group: str = ""
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class RosterProblem:
    """A line that cannot be used. `reason` is a template, filled with `values`."""

    line: int
    reason: str
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Roster:
    """A list of people read from a file, with what was wrong in it."""

    rows: tuple[RosterRow, ...]
    problems: tuple[RosterProblem, ...]


class RosterChange(StrEnum):
    """What bringing a line in does."""

    NEW = auto()  # an account is made (and enrolled)
    ENROL = auto()  # the account is there; it is enrolled
    UPDATE = auto()  # name, group or role change
    SAME = auto()  # nothing to do
    REFUSED = auto()  # disabled or deleted, or more than the actor may do


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One line with what it would do; `before` is the account as it is now, if there is one."""

    row: RosterRow
    change: RosterChange
    before: User | None = None


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """The preview of an import. Nothing has happened yet."""

    rows: tuple[PlannedRow, ...]
    problems: tuple[RosterProblem, ...]

    def count(self, change: RosterChange) -> int:
        """How many lines would do that."""
        return self.counts()[change]

    def counts(self) -> Counter[RosterChange]:
        """How many lines would do each; one walk over thousands of lines instead of five."""
        return Counter(planned.change for planned in self.rows)


@dataclass(frozen=True, slots=True)
class StartCode:
    """The code with which a new person signs in for the first time."""

    user_id: UserId
    full_name: str
    email: str
    code: str


@dataclass(frozen=True, slots=True)
class RosterDone:
    """What an import did; `codes` are for those whose accounts it made, and shown only once."""

    made: int
    changed: int
    enrolled: int
    codes: tuple[StartCode, ...]


def last_administrator() -> Conflict:
    """Somebody must be left who looks after the accounts."""
    return Conflict("This is the last administrator.", "Make somebody else an administrator first.")
