"""The library as it is listed: cards, filters, orders. Imports nothing heavy (first paint)."""

from dataclasses import dataclass
from enum import Enum

from .ids import CourseId, LessonId


class LibraryFilter(Enum):
    """Which courses are listed."""

    ALL = "all"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    COMPLETED = "completed"
    DRAFTS = "drafts"


class LibraryOrder(Enum):
    """In which order. RECENT: last opened first, then never opened, newest first."""

    RECENT = "recent"
    TITLE = "title"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class CourseCard:
    """One card. `progress_percent` is None when the user is not enrolled."""

    id: CourseId
    public_id: str
    title: str
    is_published: bool
    modules: int
    lessons: int
    minutes: int
    progress_percent: float | None
    thumbnail_url: str = ""

    @property
    def is_completed(self) -> bool:
        """All lessons done."""
        return self.progress_percent is not None and self.progress_percent >= 100


@dataclass(frozen=True, slots=True)
class LibraryQuery:
    """What to list: a filter, an order, and words that the title must hold (may be empty)."""

    filter: LibraryFilter = LibraryFilter.ALL
    order: LibraryOrder = LibraryOrder.RECENT
    text: str = ""


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """A page of cards and the cursor of the next one, None at the end. Cursors are opaque."""

    cards: tuple[CourseCard, ...]
    next_cursor: tuple[object, ...] | None


@dataclass(frozen=True, slots=True)
class LibraryCounts:
    """How many courses each filter holds."""

    all: int = 0
    in_progress: int = 0
    not_started: int = 0
    completed: int = 0
    drafts: int = 0

    def of(self, which: LibraryFilter) -> int:
        """The count for one filter."""
        return int(getattr(self, which.value))


@dataclass(frozen=True, slots=True)
class ContinueCard:
    """Where the learner left off. Numbers of module and lesson count from 1."""

    course_id: CourseId
    course_title: str
    lesson_id: LessonId
    lesson_title: str
    module_number: int
    lesson_number: int
    minutes_left: int
    progress_percent: float
