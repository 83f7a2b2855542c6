"""What a day's package says of people, classes and what was learned: every row, checked.

Things are named by their public ids. Fields are those of the database, so that what is written
there is what is read here; bounds are wide, for they keep off what would break a library.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints

from ..domain import card_code
from ..domain.base import Schema
from ..domain.course import MAX_TITLE
from ..domain.errors import InvalidContent
from ..domain.picture_code import is_code
from ..domain.school_class import MAX_CLASS_NAME, MAX_NOTE, checked_class_name, checked_look
from ..domain.user import (
    MAX_GROUP,
    MAX_NAME,
    checked_avatar,
    checked_email,
    checked_group,
    checked_name,
    visible,
)

_HASH = re.compile(
    r"\$argon2id\$v=19\$m=(\d{1,6}),t=(\d),p=(\d)\$[A-Za-z0-9+/]{1,100}\$[A-Za-z0-9+/]{1,100}"
)
PICTURE = "picture"  # an avatar that is a part of the package
_MOST_KIB = 128 * 1024  # so much may a stranger's hash cost to compare


def _moment(text: str) -> str:
    try:
        found = datetime.fromisoformat(text)
        if found.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return found.astimezone(UTC).isoformat(timespec="microseconds")
    except OverflowError:
        raise ValueError("this moment is in no year") from None


def _day(text: str) -> str:
    return date.fromisoformat(text).isoformat()


def _as(check: Callable[[str], str]) -> AfterValidator:
    """What the library itself would take."""

    def checked(text: str) -> str:
        try:
            return check(text)
        except InvalidContent as error:
            raise ValueError(error.sentence) from None

    return AfterValidator(checked)


def _avatar(text: str) -> str:
    try:
        return text if text == PICTURE else checked_avatar(text)
    except InvalidContent:
        return ""  # of a newer program: there are others


def _address(text: str) -> str:
    try:
        return checked_email(text)
    except InvalidContent:
        return ""


def _icon(text: str) -> str:
    return checked_look(text, 1)[0]


def _colour(number: int) -> int:
    return checked_look("", number)[1]


def _plain(text: str) -> str:
    return text.replace("\x00", " ")


def _hashed(text: str) -> str:
    found = _HASH.fullmatch(text)
    if found is None or int(found[1]) > _MOST_KIB or int(found[2]) > 4 or int(found[3]) > 4:
        raise ValueError("this is no hash of pictures")
    return text


def _pictures(text: str) -> str:
    if text and not is_code(tuple(text.split(" "))):
        raise ValueError("these are no pictures to sign in with")
    return text


def _card(text: str) -> str:
    if text and not card_code.is_code(text):
        raise ValueError("this is no code of a card")
    return text


Moment = Annotated[str, StringConstraints(max_length=40), AfterValidator(_moment)]
MaybeMoment = Moment | Literal[""]
Day = Annotated[str, StringConstraints(max_length=10), AfterValidator(_day)]
MaybeDay = Day | Literal[""]
PublicId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,36}$")]
Name = Annotated[str, StringConstraints(max_length=MAX_NAME), AfterValidator(visible)]
Word = Annotated[str, StringConstraints(max_length=64), AfterValidator(_plain)]
Title = Annotated[str, StringConstraints(max_length=MAX_TITLE), AfterValidator(_plain)]
Prose = Annotated[str, StringConstraints(max_length=100_000), AfterValidator(_plain)]
Hash = Annotated[str, StringConstraints(max_length=255), AfterValidator(_hashed)]
CardHash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Number = Annotated[float, Field(ge=-1e9, le=1e9, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0, le=2**31)]
# Whoever writes the highest there is leaves no room for the next change of anybody's.
Revision = Annotated[Count, AfterValidator(lambda number: min(number, 2**30))]
Seed = Annotated[int, Field(ge=-(2**63) + 1, le=2**63 - 1)]
Json = dict[str, object]
Certainty = Annotated[int, Field(ge=1, le=3)]


class Row(Schema):
    """Of no other fields and no other kinds of values than are said."""

    model_config = ConfigDict(strict=True)


# ------------------------------------------------------------ people and classes


class PersonRow(Row):
    """Somebody who learns. No password travels, and no right."""

    public_id: PublicId
    full_name: Annotated[str, StringConstraints(max_length=MAX_NAME), _as(checked_name)]
    email: Annotated[str, StringConstraints(max_length=320), AfterValidator(_address)]
    avatar: Annotated[str, StringConstraints(max_length=40), AfterValidator(_avatar)]
    group_name: Annotated[str, StringConstraints(max_length=MAX_GROUP), _as(checked_group)]
    revision: Revision
    created_at: Moment
    updated_at: Moment


class ClassRow(Row):
    """A class with its rules."""

    public_id: PublicId
    name: Annotated[str, StringConstraints(max_length=MAX_CLASS_NAME), _as(checked_class_name)]
    icon: Annotated[str, StringConstraints(max_length=40), AfterValidator(_icon)]
    colour: Annotated[int, AfterValidator(_colour)]
    way: Literal["nothing", "pictures", "password"]
    may_join: bool
    has_guests: bool
    freezes_clock: bool
    shows_pictures: bool
    takes_cards: bool = True
    archived_at: MaybeMoment
    revision: Revision
    created_at: Moment
    updated_at: Moment


class MemberRow(Row):
    """Somebody who learns, or has learned, in a class."""

    school_class: PublicId
    person: PublicId
    made_here: bool
    pictures_hash: Hash | None
    pictures: Annotated[str, StringConstraints(max_length=120), AfterValidator(_pictures)]
    card_hash: CardHash | None = None
    card: Annotated[str, StringConstraints(max_length=40), AfterValidator(_card)] = ""
    joined_at: Moment
    left_at: MaybeMoment
    updated_at: Moment


class AssignmentRow(Row):
    """Something a class has to do, or had; `people` is empty for all of it."""

    public_id: PublicId
    school_class: PublicId
    course: PublicId
    lesson: PublicId | None
    asset: PublicId | None
    for_all: bool
    people: list[PublicId]
    from_day: MaybeDay
    until_day: MaybeDay
    note: Annotated[str, StringConstraints(max_length=MAX_NOTE), AfterValidator(visible)]
    given_by: Name
    withdrawn_at: MaybeMoment
    revision: Revision
    created_at: Moment
    updated_at: Moment


class CourseRow(Row):
    """A course that things here are of, and those of its lessons."""

    public_id: PublicId
    title: Title
    lessons: list[PublicId]


class QuizRow(Row):
    """A part of a lesson that results are of. Where the same course came in from a file it has
    another id: there it is the `rank`-th of its kind and title in its lesson."""

    public_id: PublicId
    lesson: PublicId
    asset_type: Word
    title: Title
    rank: Count


class VersionRow(Row):
    """A quiz as it was asked."""

    hash: Word
    revision: Count
    created_at: Moment
    content: Json


class RosterFile(Row):
    """The classes, who is in them, what they have to do, and what the courses are called."""

    classes: list[ClassRow]
    members: list[MemberRow]
    assignments: list[AssignmentRow]
    courses: list[CourseRow]
    quizzes: list[QuizRow]


class VersionsFile(Row):
    """How one quiz was asked."""

    asset: PublicId
    versions: list[VersionRow]


# ------------------------------------------------------------ what somebody did


class EnrolmentRow(Row):
    """A course that somebody takes or took."""

    course: PublicId
    enrolled_at: Moment
    last_opened_at: Moment
    last_lesson: PublicId | None
    left_at: MaybeMoment
    updated_at: Moment


class CompletionRow(Row):
    """A lesson that is done."""

    lesson: PublicId
    completed_at: Moment
    day: Day


class PositionRow(Row):
    """A place in a lesson."""

    lesson: PublicId
    position: Number
    text_offset: Annotated[int, Field(ge=-1, le=2**31)]
    share: Number
    quote: Prose
    seconds: Number
    film_seconds: Number
    updated_at: Moment


class StudyRow(Row):
    """A stretch of time."""

    course: PublicId
    lesson: PublicId | None
    asset: PublicId | None
    view: Word
    started_at: Moment
    ended_at: Moment
    day: Day
    ms: Count


class TryRow(Row):
    """An answer among all that were given to a question; as `domain.attempt.StoredTry`."""

    answer: Json
    n: Count = 0
    seconds: Number = 0.0
    certainty: Certainty | None = None
    marks: Json | None = None


class AnswerRow(Row):
    """An answer with all its tries."""

    question_id: Word
    answer: Json
    score: Number
    max_score: Number
    answered_at: Moment
    day: Day
    certainty: Certainty | None
    spent_s: Number
    needs_marking: bool
    marked_by: Name
    marked_at: MaybeMoment
    tries: list[TryRow]


class AttemptRow(Row):
    """A try at a quiz, running or finished. `reopened_at`: handed in before, and opened again."""

    public_id: PublicId
    asset: PublicId
    asset_revision: Count
    score: Number
    max_score: Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False)]
    attempted_at: Moment
    finished_at: Moment | None
    day: Day
    seed: Seed
    state: Literal["open", "done", "lost"]
    kind: Literal["", "again"]
    counts: bool
    version: Word
    spent_s: Number
    seen_at: MaybeMoment
    reopened_at: MaybeMoment = ""
    page: Count
    needs_marking: Count
    flags: list[Word]
    asked: list[Word]
    opened: dict[Word, Annotated[list[Number], Field(min_length=2, max_length=2)]]
    answers: list[AnswerRow]


class ScheduleRow(Row):
    """When a card is asked again, and what is known of it."""

    state: Annotated[int, Field(ge=0, le=3)]
    hold: Literal["", "suspended", "leech", "missing"]
    due_day: Count
    due_at: MaybeMoment
    buried_until: Count
    stability: Number
    difficulty: Number
    last_day: Count
    reps: Count
    lapses: Count


class ReviewRow(Row):
    """A review, also one that was taken back; `before` is how the card was."""

    at: Moment
    day: Count
    recall: Annotated[int, Field(ge=1, le=4)]
    state: Annotated[int, Field(ge=0, le=3)]
    elapsed_days: Count
    predicted: Number
    took_ms: Count
    expected_ms: Count
    certainty: Certainty | None
    fraction: Number
    is_undone: bool
    before: ScheduleRow
    answer: Json


class CardRow(Row):
    """A question that is asked again."""

    public_id: PublicId
    course: PublicId
    lesson: PublicId | None
    asset: PublicId
    question_id: Word
    question_version: Word
    sibling_key: Word
    source: Annotated[str, StringConstraints(max_length=20)]
    anchor: Annotated[str, StringConstraints(max_length=200), AfterValidator(_plain)]
    title: Annotated[str, StringConstraints(max_length=200), AfterValidator(_plain)]
    schedule: ScheduleRow
    added_at: Moment
    reviews: list[ReviewRow]


class NoteRow(Row):
    """A highlight, note or bookmark."""

    public_id: PublicId
    lesson_public_id: Annotated[str, StringConstraints(max_length=36)]
    course_public_id: Annotated[str, StringConstraints(max_length=36)]
    course_title: Title
    lesson_title: Title
    heading: Title
    kind: Literal["highlight", "bookmark"]
    colour: Annotated[int, Field(ge=1, le=4)]
    start: Count
    end: Count
    exact: Prose
    prefix: Prose
    suffix: Prose
    body: Prose
    tags: list[Title]
    created_at: Moment
    updated_at: Moment


class GradeRow(Row):
    """A grade that was set by hand, for a quiz or (`asset` None) for the course."""

    course: PublicId
    asset: PublicId | None
    percent: Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)] | None
    comment: Annotated[str, StringConstraints(max_length=500), AfterValidator(_plain)]
    by_name: Name
    at: Moment


class PersonFile(Row):
    """Somebody with what he did."""

    person: PersonRow
    enrolments: list[EnrolmentRow]
    completions: list[CompletionRow]
    positions: list[PositionRow]
    study: list[StudyRow]
    attempts: list[AttemptRow]
    cards: list[CardRow]
    notes: list[NoteRow]
    grades: list[GradeRow]
