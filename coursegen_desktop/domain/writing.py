"""The writing of a course as it is shown: the run, its lessons, and what it made so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from .brief import Brief
from .ids import CourseId, LessonId, RunId

# Of runs. "outline": read, and waiting to be approved; "paused": it can go on.
OUTLINE, RUNNING, PAUSED, DONE, CANCELLED = "outline", "running", "paused", "done", "cancelled"
# Of lessons.
WAITING, WRITING, WRITTEN, FAILED, SKIPPED = "waiting", "writing", "written", "failed", "skipped"
UNFINISHED = (OUTLINE, RUNNING, PAUSED)


@dataclass(frozen=True, slots=True)
class StepView:
    """A lesson of a run. `module` is its title; `sources` are names of documents.

    `note` is a whole sentence or "": why there are fewer questions, why it failed. `seconds` is
    how long it took to write.
    """

    key: str
    title: str
    module: str
    state: str = WAITING
    words: int = 0
    questions: int = 0
    sources: tuple[str, ...] = ()
    note: str = ""
    lesson_id: LessonId | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """What a run has made so far. `cited` are those statements whose place in a source is known."""

    words: int = 0
    questions: int = 0
    terms: int = 0
    statements: int = 0
    cited: int = 0


@dataclass(frozen=True, slots=True)
class RunView:
    """A run as it stands. `status` is one of those above, `done` and `total` count lessons.

    `title` is the course's; `engine` what writes ("extractive"); `note` a sentence about why it
    stopped, or "". `live_text` is the beginning of the lesson that was written last.
    """

    id: RunId
    status: str
    title: str
    brief: Brief
    engine: str = "extractive"
    course_id: CourseId | None = None
    lessons: tuple[StepView, ...] = ()
    done: int = 0
    total: int = 0
    seconds_left: float | None = None
    live_text: str = ""
    quality: Figures = field(default_factory=Figures)
    note: str = ""
    created_at: str = ""
    updated_at: str = ""

    @property
    def is_unfinished(self) -> bool:
        """Whether there is something left to do: to approve, to go on."""
        return self.status in UNFINISHED
