"""The writing of a course as it is shown: the run, its lessons, and what it made so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .brief import Brief
from .ids import CourseId, LessonId, RunId

# Of runs. "outline": read, and waiting to be approved; "paused": it can go on.
OUTLINE, RUNNING, PAUSED, DONE, CANCELLED = "outline", "running", "paused", "done", "cancelled"
# Of lessons.
WAITING, WRITING, WRITTEN, FAILED, SKIPPED = "waiting", "writing", "written", "failed", "skipped"
EXTRACTIVE, AGENTS = "extractive", "agents"  # what writes: the built-in writer, a model too
UNFINISHED = (OUTLINE, RUNNING, PAUSED)


@dataclass(frozen=True, slots=True)
class StepView:
    """A lesson of a run. `module` is its title; `sources` are names of documents; it has
    `questions` of the `wanted` ones, for a text yields no more than it holds.

    `note` is a whole sentence or "": why it failed. `seconds` is
    how long it took to write.
    """

    key: str
    title: str
    module: str
    state: str = WAITING
    words: int = 0
    questions: int = 0
    wanted: int = 0
    sources: tuple[str, ...] = ()
    note: str = ""
    lesson_id: LessonId | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """What a run has made so far. `cited` are those statements whose place in a source is known,
    `kept` the parts that a model was asked to tell and that stay as the source has them."""

    words: int = 0
    questions: int = 0
    terms: int = 0
    statements: int = 0
    cited: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True)
class RunView:
    """A run as it stands. `status` is one of those above, `done` and `total` count lessons.

    `title` is the course's; `engine` what writes, or wrote before another writer went on; `note`
    is a sentence about why it stopped, or "". `live_text` is the beginning of the lesson that was
    written last.
    """

    id: RunId
    status: str
    title: str
    brief: Brief
    engine: str = EXTRACTIVE
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


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of a lesson and where it stands: `entity` is "body", "summary", "terms" or
    "quiz", `number` counts in it from 1; [start, end) in the text of `source`."""

    entity: str
    number: int
    source: str
    block: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A place of a document as it was read: `before` + `quote` + `after` is its text there.

    `page` is 0 where the document has none. `is_there` and `is_unchanged` tell of the file now.
    """

    source: str
    path: str
    page: int
    before: str
    quote: str
    after: str
    is_there: bool
    is_unchanged: bool


@dataclass(frozen=True, slots=True)
class StaleLesson:
    """A lesson that rests on passages which are not in its documents any more."""

    lesson_id: LessonId
    title: str
    sources: tuple[str, ...]
    changed: int


@dataclass(frozen=True, slots=True)
class Staleness:
    """What became of a course's documents. `gone` and `changed` name files; `added` counts
    passages that stand in no lesson yet."""

    lessons: tuple[StaleLesson, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    added: int = 0


@dataclass(frozen=True, slots=True)
class Refresh:
    """What reading the changed documents again did. `lessons` would be written in another way
    now: propose them; the `kept` others only follow their passages. `unread` names documents that
    cannot be read."""

    lessons: tuple[StaleLesson, ...] = ()
    kept: int = 0
    changed: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A lesson as the engine would write it now, beside the lesson as it is.

    `is_edited`: a person changed what the engine had made, so taking it loses that version from
    the lesson (it is kept in the library). `draft` is what `take` stores.
    """

    lesson_id: LessonId
    title: str
    old: str
    new: str
    old_questions: int
    new_questions: int
    is_edited: bool
    base_revision: int
    input_hash: str
    draft: object
    citations: object

    @property
    def is_new(self) -> bool:
        """Whether taking it would change anything that is read."""
        return self.old != self.new or self.old_questions != self.new_questions


@dataclass(frozen=True, slots=True)
class QuestionProposal:
    """Another question beside the one that it may replace; `new` is None where there is none.

    `old_text` and `new_text` are both as lines of text. `note` is a whole sentence why there is
    none, or "".
    """

    lesson_id: LessonId
    question_id: str
    old_text: str
    new_text: str
    note: str
    base_revision: int
    new: Mapping[str, Any] | None

    @property
    def is_new(self) -> bool:
        """Whether there is something to take."""
        return self.new is not None
