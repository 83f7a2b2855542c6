"""A class of a school: who is in it, how its learners sign in, and what they have to do.

Not to be mixed up with domain/class_progress, which is everybody who takes one course.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .class_progress import days_over
from .errors import InvalidContent
from .ids import AssetId, AssignmentId, AttemptId, ClassId, CourseId, LessonId, UserId
from .sign_in_ways import Way, way_of
from .user import User, one_line

MAX_CLASS_NAME = 80
MAX_NOTE = 300
MOST_NEW = 200  # names that are typed at once
CLASS_COLOURS = 4
# Names of icons; the first one is that of a class for which nobody chose.
CLASS_ICONS = (
    "graduation-cap", "book-open", "calculator", "globe", "flask-conical", "leaf", "palette",
    "languages", "eighth-notes", "puzzle", "atom", "sun",
)  # fmt: skip


class MemberRole(StrEnum):
    """What somebody is in a class."""

    LEARNER = "learner"
    TEACHER = "teacher"
    GUEST = "guest"  # an account that is erased when its user leaves


@dataclass(frozen=True, slots=True)
class ClassRules:
    """How a class uses a computer. `may_join`: "I am new" is offered. `freezes_clock`: the time
    of a quiz stands still while somebody's place is parked. `shows_pictures`: those who teach may
    look up everybody's pictures and print cards again, which are kept readable for it.
    `takes_cards`: whoever holds a printed card before the camera is let in."""

    way: Way = Way.PICTURES
    may_join: bool = False
    has_guests: bool = False
    freezes_clock: bool = True
    shows_pictures: bool = True
    takes_cards: bool = True


@dataclass(frozen=True, slots=True)
class SchoolClass:
    """A class. `archived_at` is "" while it is used; `icon` is one of CLASS_ICONS."""

    id: ClassId
    public_id: str
    name: str
    icon: str
    colour: int
    rules: ClassRules
    archived_at: str = ""
    revision: int = 1


@dataclass(frozen=True, slots=True)
class ClassCard:
    """A class in a list: how many learn in it, who teaches it, and what it has to do now.

    `has_cards`, at the door only: somebody can come in by a printed card.
    """

    of: SchoolClass
    learners: int
    teachers: str
    assignments: int
    has_cards: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a class. `has_pictures`: to sign in with; `shows_pictures`: they may be looked
    up. `has_card`: one was printed that lets in. `made_here`: the account was made in this class,
    so those who teach it look after it.
    """

    user: User
    role: MemberRole
    made_here: bool = False
    has_pictures: bool = False
    shows_pictures: bool = False
    last_seen_at: str = ""
    has_card: bool = False

    def way(self, rules: ClassRules) -> Way:
        """How this person signs in here."""
        return way_of(self.user, rules.way)


@dataclass(frozen=True, slots=True)
class DoorPerson:
    """Somebody to choose at the door of a class; `is_parked`: a place waits there. `has_card`:
    a printed one, by which the class lets in too."""

    user: User
    way: Way
    is_parked: bool
    has_card: bool = False


@dataclass(frozen=True, slots=True)
class ClassDoor:
    """A class with its learners, by name, before anybody has signed in."""

    of: SchoolClass
    people: tuple[DoorPerson, ...]

    @property
    def has_cards(self) -> bool:
        """Whether somebody can come in by a printed card."""
        return any(one.has_card for one in self.people)


@dataclass(frozen=True, slots=True)
class CameIn:
    """Somebody whose card was seen, and the class by whose door he is in."""

    user: User
    class_id: ClassId


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody new, with the pictures to sign in by from now on, shown this once; () for none."""

    user: User
    pictures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PictureCard:
    """What somebody signs in with, to be looked up or cut out: pictures, () where only their hash
    is kept, and the code of a card (domain/card_code), "" where only its hash is."""

    user: User
    pictures: tuple[str, ...] = ()
    has_pictures: bool = True
    has_card: bool = False
    code: str = ""


class TaskKind(StrEnum):
    """What somebody is to do."""

    COURSE = "course"
    LESSON = "lesson"
    QUIZ = "quiz"


@dataclass(frozen=True, slots=True)
class Target:
    """A course, a lesson of it, or a quiz of a lesson."""

    course_id: CourseId
    lesson_id: LessonId | None = None
    asset_id: AssetId | None = None

    @property
    def kind(self) -> TaskKind:
        """Which of the three."""
        if self.asset_id is not None:
            return TaskKind.QUIZ
        return TaskKind.COURSE if self.lesson_id is None else TaskKind.LESSON


@dataclass(frozen=True, slots=True)
class Span:
    """Days "YYYY-MM-DD", both included; "" for no beginning or no end."""

    from_day: str = ""
    until_day: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a class, or `people` of it only, has to do. `done` are those who did it.

    `title` is the quiz's, the lesson's or the course's; "" when it was deleted meanwhile.
    """

    id: AssignmentId
    public_id: str
    target: Target
    title: str
    course_title: str
    span: Span
    note: str
    for_all: bool
    people: frozenset[UserId]
    done: frozenset[UserId]
    given_by: str
    revision: int = 1


@dataclass(frozen=True, slots=True)
class ClassView:
    """A class with everybody in it, by name, and what it has to do, the next day first."""

    of: SchoolClass
    members: tuple[Member, ...]
    assignments: tuple[Assignment, ...]

    @property
    def learners(self) -> tuple[Member, ...]:
        """Those who learn."""
        return tuple(one for one in self.members if one.role is MemberRole.LEARNER)

    @property
    def teachers(self) -> tuple[Member, ...]:
        """Those who teach."""
        return tuple(one for one in self.members if one.role is MemberRole.TEACHER)

    def meant(self, assignment: Assignment) -> frozenset[UserId]:
        """Whom an assignment concerns."""
        here = frozenset(one.user.id for one in self.learners)
        return here if assignment.for_all else here & assignment.people


@dataclass(frozen=True, slots=True)
class Task:
    """Something that a learner is to do now, as the library shows it. `days_left` is 0 on the
    last day, less when it is over, None without one."""

    target: Target
    title: str
    course_title: str
    until_day: str
    note: str
    class_name: str
    days_left: int | None = None


def days_left(until_day: str, today: str) -> int | None:
    """Days until a last one, 0 on that day, less when it is over; None without one."""
    if not until_day:
        return None
    return days_over(today, until_day) - days_over(until_day, today)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A learner on this computer: last seen, and since when a place waits ("" for none)."""

    user: User
    last_seen_at: str
    parked_at: str
    place: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class QuizStand:
    """How far a learner is with a quiz. `share` is what was reached, None while it runs;
    `seen_at` says when he was last at it, "" for never."""

    user: User
    attempt_id: AttemptId | None
    is_open: bool
    answered: int
    asked: int
    share: float | None
    seen_at: str


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A quiz of a learner that was handed in and may be opened again. `left_s` is what he had left,
    None without a limit of `limit_s`; `tells`: he may have seen what was right."""

    title: str
    limit_s: int | None
    left_s: float | None
    tells: bool


def checked_class_name(text: str) -> str:
    """The name of a class. Raises InvalidContent when it is empty or too long."""
    name = one_line(text)
    if not name:
        raise InvalidContent("A class needs a name.", "Type one, such as 4a.")
    if len(name) > MAX_CLASS_NAME:
        raise InvalidContent(
            "The name of this class is too long.",
            "It has at most {most} letters.",
            most=MAX_CLASS_NAME,
        )
    return name


def checked_note(text: str) -> str:
    """A word to those who have to do something, possibly empty. Raises InvalidContent."""
    note = one_line(text)
    if len(note) > MAX_NOTE:
        raise InvalidContent(
            "This note is too long.", "It has at most {most} letters.", most=MAX_NOTE
        )
    return note


def checked_span(span: Span) -> Span:
    """Raise InvalidContent for a time that ends before it begins."""
    if span.from_day and span.until_day and span.until_day < span.from_day:
        raise InvalidContent("It ends before it begins.", "Choose a later last day.")
    return span


def checked_look(icon: str, colour: int) -> tuple[str, int]:
    """Icon and colour, the usual ones for what is none."""
    return (
        icon if icon in CLASS_ICONS else CLASS_ICONS[0],
        colour if 1 <= colour <= CLASS_COLOURS else 1,
    )
