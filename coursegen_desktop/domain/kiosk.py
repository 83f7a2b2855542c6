"""A classroom's computer: what its profile says, and what a PIN must be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from itertools import pairwise
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints, ValidationError

from .base import Schema
from .errors import InvalidContent
from .ids import AttemptId, CourseId
from .limits import Deed, Limits
from .school_class import QuizStand
from .user import one_line, visible

LEAST_PIN, MOST_PIN = 4, 12
IDLE_SECONDS = (60, 120, 180, 300, 600, 900, 1800)
COUNTDOWN_SECONDS = (10, 20, 30, 60)
MAX_TITLE, MAX_TEXT = 80, 600
_MANY = 1000

Key = Annotated[int, Field(ge=1, strict=True)]
Switch = Annotated[bool, Field(strict=True)]


class ClockRule(StrEnum):
    """What the clock of a quiz does while its learner has passed the computer on."""

    AS_CLASS = auto()  # as the class says
    RUNS = auto()
    STANDS = auto()


class KioskProfile(Schema):
    """How a computer is used by a class.

    `title` names the room or the class, `text` stands below the clock of the first screen.
    `classes` and `courses` are keys, empty for all. `ways` are the ways of signing in that this
    computer takes, empty for those of the classes. After `idle_s` seconds without use, the last
    `countdown_s` of them counted down, the place is kept and the next one may sit down.
    """

    title: Annotated[
        str, StringConstraints(max_length=MAX_TITLE, strict=True), AfterValidator(one_line)
    ] = ""
    text: Annotated[
        str, StringConstraints(max_length=MAX_TEXT, strict=True), AfterValidator(visible)
    ] = ""
    classes: Annotated[tuple[Key, ...], Field(max_length=_MANY)] = ()
    courses: Annotated[tuple[Key, ...], Field(max_length=_MANY)] = ()
    ways: Annotated[tuple[Annotated[str, Field(max_length=20)], ...], Field(max_length=20)] = ()
    idle_s: Annotated[int, Field(ge=20, le=7200, strict=True)] = 120
    countdown_s: Annotated[int, Field(ge=5, le=120, strict=True)] = 20
    # Paper and a talk with a model cost something: they are allowed where somebody says so.
    deeds: frozenset[Deed] = frozenset(Deed) - {Deed.PRINT, Deed.TUTOR}
    clock: ClockRule = ClockRule.AS_CLASS
    guest: Switch = False

    def limits(self) -> Limits:
        """What may be done at this computer."""
        courses = frozenset(map(CourseId, self.courses)) if self.courses else None
        return Limits(self.deeds, courses, is_kept=True)


class ClassQuiz(Schema):
    """A quiz that a class takes at this computer, one after the other, until it is ended.

    What was handed in before `begun_at`, a stamp, is of another time, unless its key is higher
    than `newest_key`, the highest then: a clock may be set meanwhile.
    """

    class_id: Key
    asset_id: Key
    title: Annotated[str, Field(max_length=400)] = ""
    begun_at: Annotated[str, Field(max_length=40)] = ""
    newest_key: Annotated[int, Field(ge=0, strict=True)] | None = None

    def counts(self, stand: QuizStand) -> bool:
        """Whether somebody's newest attempt is one of now."""
        if stand.is_open or stand.attempt_id is None:
            return stand.is_open
        return self.is_since(stand.attempt_id, stand.seen_at)

    def is_since(self, attempt_id: AttemptId, at: str) -> bool:
        """Whether an attempt that somebody was last at `at` is one of now."""
        is_newer = self.newest_key is not None and attempt_id > self.newest_key
        return is_newer or at >= self.begun_at


def class_quiz_from(stored: object) -> ClassQuiz | None:
    """What was kept as JSON; None for anything that is none."""
    try:
        return ClassQuiz.model_validate(stored)
    except ValidationError:
        return None


@dataclass(frozen=True, slots=True)
class KioskReading:
    """A profile as it was kept; `faults` are the fields that were broken and are at what is safe.

    "" among them: nothing of it could be read.
    """

    profile: KioskProfile = field(default_factory=KioskProfile)
    faults: tuple[str, ...] = ()


def profile_from(stored: object) -> KioskReading:
    """What was kept as JSON, whatever it holds: each field by itself, so that one that is broken
    takes no other along."""
    if stored is None:
        return KioskReading()
    if not isinstance(stored, Mapping):
        return KioskReading(faults=("",))
    good: dict[str, Any] = {}
    faults: list[str] = []
    for name in KioskProfile.model_fields:
        if name not in stored:
            continue
        try:
            one = KioskProfile.model_validate({name: stored[name]})
        except ValidationError:
            faults.append(name)
        else:
            good[name] = getattr(one, name)
    return KioskReading(KioskProfile(**good), tuple(faults))


def profile_stored(profile: KioskProfile) -> dict[str, Any]:
    """A profile as JSON."""
    kept: dict[str, Any] = profile.model_dump(mode="json")
    kept["deeds"] = sorted(kept["deeds"])
    return kept


def checked_pin(pin: str) -> str:
    """A PIN as it is hashed. Raises InvalidContent for what a child guesses at once."""
    plain = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in pin if sign.strip())
    if not plain.isdecimal() or not LEAST_PIN <= len(plain) <= MOST_PIN:
        raise InvalidContent(
            "A PIN has {least} to {most} digits.",
            "Six that nobody here knows are a good PIN.",
            least=LEAST_PIN,
            most=MOST_PIN,
        )
    steps = {int(after) - int(before) for before, after in pairwise(plain)}
    if len(steps) == 1 and steps <= {-1, 0, 1}:
        raise InvalidContent(
            "This PIN is easy to guess.", "Do not use one digit again and again, nor a row of them."
        )
    return plain
