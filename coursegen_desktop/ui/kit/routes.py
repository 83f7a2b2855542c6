"""Where one can go. Screens send each other routes, never calls.

Routes without fields inherit what `dataclass` made for Route: each class that it makes anew costs
the first picture half a millisecond.
"""

from dataclasses import dataclass

from ...domain.ids import AssetId, AttemptId, ClassId, CourseId, LessonId, UserId


@dataclass(frozen=True)
class Route:
    """Base of all routes."""


class LibraryRoute(Route):
    """The library."""


@dataclass(frozen=True)
class CourseRoute(Route):
    """One course's page."""

    course_id: CourseId


@dataclass(frozen=True)
class LessonRoute(Route):
    """A lesson in the reader, at a heading when `anchor` names one.

    With `words` they are looked for in it, first at the passage that begins with `near`.
    `at` is a place that the history remembers: (position, offset, share) of domain/place.py.
    `note` is the key of an annotation to go to.
    """

    lesson_id: LessonId
    anchor: str = ""
    words: str = ""
    near: str = ""
    at: tuple[float, int, float] | None = None
    note: int = 0


@dataclass(frozen=True)
class ListenRoute(Route):
    """The lessons of a course, one after another, to be listened to."""

    course_id: CourseId


@dataclass(frozen=True)
class QuizRoute(Route):
    """A quiz."""

    asset_id: AssetId


class ReviewRoute(Route):
    """What is due to be reviewed."""


@dataclass(frozen=True)
class ReviewSessionRoute(Route):
    """Review what is due, of one course when given.

    With `cram`, a value of domain/review.CramFrom, go through cards without the schedule noticing.
    """

    course_id: CourseId | None = None
    cram: str = ""
    lesson_id: LessonId | None = None


class ProgressRoute(Route):
    """The learner's dashboard."""


@dataclass(frozen=True)
class CreateRoute(Route):
    """Make a course, with files already chosen when `paths` names some."""

    paths: tuple[str, ...] = ()


@dataclass(frozen=True)
class EditRoute(Route):
    """Edit a course, at a lesson when given; without both, whatever was edited last.

    `is_new`: it was just begun, and its first lesson waits for a title.
    """

    course_id: CourseId | None = None
    lesson_id: LessonId | None = None
    is_new: bool = False


class NotesRoute(Route):
    """All highlights, notes and bookmarks of a person."""


@dataclass(frozen=True)
class SettingsRoute(Route):
    """Preferences; with `card` "models" at the connections to language models, with "kiosk" where
    the computer becomes the one of a class."""

    card: str = ""


class PeopleRoute(Route):
    """Everybody's accounts."""


class ClassesRoute(Route):
    """The classes of a school."""


@dataclass(frozen=True)
class SchoolClassRoute(Route):
    """One class of a school, with its people and what they have to do."""

    class_id: ClassId


class AuditRoute(Route):
    """What was done to accounts."""


@dataclass(frozen=True)
class LearnersRoute(Route):
    """Who takes a course."""

    course_id: CourseId


@dataclass(frozen=True)
class QuizReportRoute(Route):
    """The quizzes of a course for those who teach it."""

    course_id: CourseId


@dataclass(frozen=True)
class ClassRoute(Route):
    """How a class is doing in a course, for those who teach it."""

    course_id: CourseId


@dataclass(frozen=True)
class AttemptRoute(Route):
    """An attempt of somebody else as it was shown, for those who teach the course."""

    attempt_id: AttemptId
    user_id: UserId
    full_name: str


@dataclass(frozen=True)
class MediaRoute(Route):
    """Slides, sound and films of a course, for those who write it; of one lesson when given."""

    course_id: CourseId
    lesson_id: LessonId | None = None
