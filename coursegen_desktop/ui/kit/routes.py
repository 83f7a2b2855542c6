"""Where one can go. Screens send each other routes, never calls."""

from dataclasses import dataclass

from ...domain.ids import AssetId, CourseId, LessonId


@dataclass(frozen=True)
class Route:
    """Base of all routes."""


@dataclass(frozen=True)
class LibraryRoute(Route):
    """The library."""


@dataclass(frozen=True)
class CourseRoute(Route):
    """One course's page."""

    course_id: CourseId


@dataclass(frozen=True)
class LessonRoute(Route):
    """A lesson in the reader, at a heading when `anchor` names one."""

    lesson_id: LessonId
    anchor: str = ""


@dataclass(frozen=True)
class QuizRoute(Route):
    """A quiz."""

    asset_id: AssetId


@dataclass(frozen=True)
class ProgressRoute(Route):
    """The learner's dashboard."""


@dataclass(frozen=True)
class CreateRoute(Route):
    """Make a course, with files already chosen when `paths` names some."""

    paths: tuple[str, ...] = ()


@dataclass(frozen=True)
class EditRoute(Route):
    """Edit a course, at a lesson when given; without both, whatever was edited last."""

    course_id: CourseId | None = None
    lesson_id: LessonId | None = None


@dataclass(frozen=True)
class SettingsRoute(Route):
    """Preferences."""
