"""What a reader marks in lessons: highlights, notes and bookmarks, and the lists of them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from enum import StrEnum, auto

from .anchoring import Anchor
from .errors import InvalidContent
from .ids import AnnotationId, CourseId, LessonId

MAX_BODY = 20_000
MAX_TAGS = 20
MAX_TAG = 60

# Kept in files by these names; the window translates them.
COLOURS = {1: "yellow", 2: "green", 3: "blue", 4: "rose"}


class AnnotationKind(StrEnum):
    """A highlight may carry a note; a bookmark keeps a paragraph."""

    HIGHLIGHT = auto()
    BOOKMARK = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """What somebody wants to mark, before it is kept."""

    anchor: Anchor
    kind: AnnotationKind = AnnotationKind.HIGHLIGHT
    colour: int = 1
    body: str = ""
    tags: tuple[str, ...] = ()
    heading: str = ""  # of the section in which the words stand

    def checked(self) -> Mark:
        """The same in the form that is kept. Raises InvalidContent."""
        if not self.anchor.exact.strip():
            raise InvalidContent("There are no words here to mark.", "Select some words first.")
        if self.colour not in COLOURS:
            raise InvalidContent("There are four colours to mark with.")
        return replace(self, body=kept_body(self.body), tags=kept_tags(self.tags))


@dataclass(frozen=True, slots=True)
class Annotation:
    """Something that was marked. Its place is `anchor`; lost words have one where they were.

    `lesson_id` is None when the lesson is not here (any more); the titles are as they were.
    `text_key` names the text in which the place was last looked for.
    """

    id: AnnotationId
    public_id: str
    kind: AnnotationKind
    colour: int
    anchor: Anchor
    body: str = ""
    tags: tuple[str, ...] = ()
    heading: str = ""
    is_lost: bool = False
    lesson_id: LessonId | None = None
    lesson_title: str = ""
    lesson_public_id: str = ""
    course_id: CourseId | None = None
    course_title: str = ""
    course_public_id: str = ""
    revision: int = 1
    created_at: str = ""
    updated_at: str = ""
    text_key: str = ""

    @property
    def is_bookmark(self) -> bool:
        """Whether it marks a paragraph instead of words."""
        return self.kind is AnnotationKind.BOOKMARK

    @property
    def has_note(self) -> bool:
        """Whether something was written to it."""
        return bool(self.body.strip())


@dataclass(frozen=True, slots=True)
class NotesQuery:
    """Which annotations of a person are wanted; the newest first unless `by_place`."""

    text: str = ""
    kind: AnnotationKind | None = None
    colour: int | None = None
    tag: str = ""
    course: str = ""  # a course's public id
    only_noted: bool = False
    only_lost: bool = False


@dataclass(frozen=True, slots=True)
class NotesPage:
    """Some annotations in the order of courses, lessons and places; `next_offset` None ends."""

    items: tuple[Annotation, ...]
    total: int
    next_offset: int | None


@dataclass(frozen=True, slots=True)
class NotesFacets:
    """What a person's annotations can be filtered by. Courses are (public id, title, count)."""

    total: int = 0
    courses: tuple[tuple[str, str, int], ...] = ()
    tags: tuple[tuple[str, int], ...] = ()


class ImportChoice(StrEnum):
    """What becomes of a note that is here already, in another form."""

    MINE = auto()
    THEIRS = auto()
    BOTH = auto()


@dataclass(frozen=True, slots=True)
class NotesConflict:
    """The same note, changed on both sides."""

    mine: Annotation
    theirs: Annotation

    @property
    def newer_is_theirs(self) -> bool:
        """Whether the file's was changed later."""
        return self.theirs.updated_at > self.mine.updated_at


@dataclass(frozen=True, slots=True)
class NotesImportPlan:
    """What bringing in a file would do."""

    file: str
    new: tuple[Annotation, ...] = ()
    same: int = 0
    conflicts: tuple[NotesConflict, ...] = ()
    # Lessons that are not in this library, with the number of their notes: (course, lesson, n).
    unknown: tuple[tuple[str, str, int], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class NotesImported:
    """What bringing in a file did."""

    added: int
    replaced: int
    kept: int


def kept_body(body: str) -> str:
    """A note as it is kept. Raises InvalidContent when it is too long."""
    body = body.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(body) > MAX_BODY:
        raise InvalidContent(
            "This note is longer than {most} characters.", "Make it shorter.", most=MAX_BODY
        )
    return body


def kept_tags(tags: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Tags as they are kept: one line each, no double ones. Raises InvalidContent."""
    kept: dict[str, str] = {}
    for tag in tags:
        line = " ".join(tag.replace(",", " ").split()).lstrip("#").strip()
        if line:
            kept.setdefault(folded(line), line)
        if len(line) > MAX_TAG:
            raise InvalidContent(
                "A tag has at most {most} characters.", "Make it shorter.", most=MAX_TAG
            )
    if len(kept) > MAX_TAGS:
        raise InvalidContent("A note has at most {most} tags.", "Leave some out.", most=MAX_TAGS)
    return tuple(kept.values())


def tags_of(text: str) -> tuple[str, ...]:
    """The tags in a line that somebody typed, with commas between them."""
    return tuple(part for part in (part.strip() for part in text.split(",")) if part)


def folded(text: str) -> str:
    """Text as searches compare it: without case and accents."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in spread if not unicodedata.combining(char))
