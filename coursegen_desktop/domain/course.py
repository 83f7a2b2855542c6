"""A course as screens show it: its outline. (draft.py has the one that writers make.)"""

from dataclasses import dataclass

from .errors import InvalidContent, NotFound
from .ids import AssetId, CourseId, LessonId, ModuleId

# Kept in step with the columns of db/models.py.
MAX_TITLE = 300
# A tag that means something to the program, as "template" does: the tutor is off in the course.
NO_TUTOR = "no-tutor"


@dataclass(frozen=True, slots=True)
class QuizItem:
    """A quiz as the outline lists it. `best` is (score, max_score) of the best attempt."""

    asset_id: AssetId
    title: str
    questions: int
    best: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class LessonItem:
    """A lesson as the outline lists it."""

    id: LessonId
    title: str
    minutes: int
    is_completed: bool
    asset_types: tuple[str, ...] = ()
    quizzes: tuple[QuizItem, ...] = ()


@dataclass(frozen=True, slots=True)
class ModuleItem:
    """A module as the outline lists it. `number` counts from 1."""

    id: ModuleId
    number: int
    title: str
    summary: str
    lessons: tuple[LessonItem, ...]

    @property
    def percent(self) -> int:
        """Completed lessons of this module, 0 to 100."""
        if not self.lessons:
            return 0
        return round(100 * sum(item.is_completed for item in self.lessons) / len(self.lessons))


@dataclass(frozen=True, slots=True)
class CourseView:
    """A course page or the outline beside a lesson, for one user."""

    id: CourseId
    public_id: str
    title: str
    description: str
    outcomes: tuple[str, ...]
    is_published: bool
    is_enrolled: bool
    progress_percent: float
    modules: tuple[ModuleItem, ...]
    last_lesson_id: LessonId | None
    last_opened_at: str | None  # ISO 8601, UTC
    thumbnail_url: str = ""
    has_left: bool = False  # was enrolled once; the progress is kept
    language: str = ""  # as BCP 47 writes it; "" when nobody said

    @property
    def lessons(self) -> tuple[LessonItem, ...]:
        """All lessons in reading order."""
        return tuple(item for module in self.modules for item in module.lessons)

    @property
    def minutes(self) -> int:
        """Reading time of the whole course."""
        return sum(item.minutes for item in self.lessons)

    @property
    def next_lesson(self) -> LessonItem | None:
        """Where to go on: the last opened lesson while it is undone, else the first undone one."""
        lessons = self.lessons
        for item in lessons:
            if item.id == self.last_lesson_id and not item.is_completed:
                return item
        return next(
            (item for item in lessons if not item.is_completed), lessons[0] if lessons else None
        )


def not_published() -> NotFound:
    """A learner asked for a draft."""
    return NotFound("This course is not published.", "Ask your instructor when it will be.")


def checked_title(title: str) -> str:
    """A title as it is kept: one line, trimmed. Raises InvalidContent when empty or too long."""
    cleaned = " ".join(title.split())
    if not cleaned:
        raise InvalidContent("A title cannot be empty.", "Type at least one letter.")
    if len(cleaned) > MAX_TITLE:
        raise InvalidContent(
            "A title can hold at most {limit} characters.", "Shorten it.", limit=MAX_TITLE
        )
    return cleaned
