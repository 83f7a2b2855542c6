"""What happened, told to everybody who is not the caller. Past tense, frozen, small.

`origin` is the object that caused the change (a controller), so that it can skip its own echo.
"""

from dataclasses import dataclass

from .ids import AssetId, AttemptId, ClassId, CourseId, LessonId, RunId, UserId


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events."""


@dataclass(frozen=True, slots=True)
class CourseAdded(Event):
    """A course came into the library, whole or as its first saved part."""

    course_id: CourseId


@dataclass(frozen=True, slots=True)
class CourseChanged(Event):
    """Title, description, publication or contents of a course changed."""

    course_id: CourseId
    origin: object = None


@dataclass(frozen=True, slots=True)
class CourseDeleted(Event):
    """A course was moved to the trash."""

    course_id: CourseId


@dataclass(frozen=True, slots=True)
class CourseRestored(Event):
    """A course came back from the trash."""

    course_id: CourseId


@dataclass(frozen=True, slots=True)
class LessonSaved(Event):
    """A lesson's title or text was saved as `revision`."""

    lesson_id: LessonId
    course_id: CourseId
    revision: int
    origin: object = None


@dataclass(frozen=True, slots=True)
class LessonOpened(Event):
    """A learner opened a lesson; the course is now the most recent one."""

    lesson_id: LessonId
    course_id: CourseId
    user_id: UserId


@dataclass(frozen=True, slots=True)
class LessonCompleted(Event):
    """A lesson was marked complete, or the mark was taken back (`done` False)."""

    lesson_id: LessonId
    course_id: CourseId
    user_id: UserId
    done: bool
    progress_percent: float


@dataclass(frozen=True, slots=True)
class AnswerGiven(Event):
    """An answer was stored durably."""

    attempt_id: AttemptId
    question_id: str


@dataclass(frozen=True, slots=True)
class GradesChanged(Event):
    """A grade of a course was set by hand, or how it is graded was changed."""

    course_id: CourseId


@dataclass(frozen=True, slots=True)
class QuizFinished(Event):
    """An attempt was closed with its score."""

    attempt_id: AttemptId
    asset_id: AssetId
    score: float
    max_score: float


@dataclass(frozen=True, slots=True)
class AttemptReopened(Event):
    """An attempt that was closed goes on: its score is none any more."""

    attempt_id: AttemptId
    asset_id: AssetId


@dataclass(frozen=True, slots=True)
class CardsChanged(Event):
    """What somebody reviews changed: cards were added, answered, held back or let go."""

    user_id: UserId
    origin: object = None


@dataclass(frozen=True, slots=True)
class PreferencesChanged(Event):
    """Theme, text size or another preference changed."""


@dataclass(frozen=True, slots=True)
class ConnectionsChanged(Event):
    """A person's connections to language models changed, or one was tested."""

    user_id: UserId


@dataclass(frozen=True, slots=True)
class SharingChanged(Event):
    """Who uses this computer, or how they sign in, changed."""


@dataclass(frozen=True, slots=True)
class KioskChanged(Event):
    """How this computer is used by a class changed, or who may leave the kiosk."""


@dataclass(frozen=True, slots=True)
class ProfileChanged(Event):
    """A person's name, address or picture changed."""

    user_id: UserId
    origin: object = None


@dataclass(frozen=True, slots=True)
class LearningErased(Event):
    """All that somebody did in courses is gone: nothing that is shown of it holds any more."""

    user_id: UserId


@dataclass(frozen=True, slots=True)
class PeopleChanged(Event):
    """Accounts were made, deleted, or given another role or group."""

    origin: object = None


@dataclass(frozen=True, slots=True)
class EnrollmentChanged(Event):
    """Somebody was enrolled in a course or left it; `user_id` is None for many at once."""

    course_id: CourseId
    user_id: UserId | None = None


@dataclass(frozen=True, slots=True)
class ClassesChanged(Event):
    """A class was made, changed or put away, or who is in it, or what it has to do.

    `class_id` is None for several at once.
    """

    class_id: ClassId | None = None
    origin: object = None


@dataclass(frozen=True, slots=True)
class JobChanged(Event):
    """A job moved on; `snapshot` is a services.jobs.JobView."""

    snapshot: object


@dataclass(frozen=True, slots=True)
class RunChanged(Event):
    """The making of a course moved on, stopped, or is gone; at most ten of these a second."""

    run_id: RunId


@dataclass(frozen=True, slots=True)
class AgentsChanged(Event):
    """The agents of a run went on; at most fifteen of these a second. Nothing new is stored."""

    run_id: RunId


@dataclass(frozen=True, slots=True)
class NotesChanged(Event):
    """A person's highlights, notes or bookmarks changed; `lesson_id` None: of several lessons."""

    user_id: UserId
    lesson_id: LessonId | None = None
    origin: object = None
