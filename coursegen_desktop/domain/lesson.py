"""A lesson as the reader and the editor see it, and how its headings are addressed."""

import re
import unicodedata
from dataclasses import dataclass

from .duration import reading_minutes
from .errors import InvalidContent
from .ids import AssetId, CourseId, LessonId
from .place import Place

# A longer text is no lesson, and every keystroke would be paid for it.
MAX_LESSON_BYTES = 1 << 20

_NOT_WORD = re.compile(r"[^\w\- ]+")
_BLANKS = re.compile(r"[\s_-]+")
_MARKS = re.compile(r"[`*~]|!?\[([^\]]*)\]\([^)]*\)")


def heading_anchor(text: str, taken: set[str]) -> str:
    """The id of a heading, unique among `taken`, which it joins.

    The same function serves the page, the outline and the citations, so that a link made
    by one is found by another: "Light & shade" gives "light-shade", its second use "light-shade-2".
    """
    plain = _MARKS.sub(lambda m: m.group(1) or "", text)
    plain = unicodedata.normalize("NFKC", plain).lower()
    base = _BLANKS.sub("-", _NOT_WORD.sub(" ", plain)).strip("-")[:80] or "section"
    anchor, count = base, 1
    while anchor in taken:
        count += 1
        anchor = f"{base}-{count}"
    taken.add(anchor)
    return anchor


@dataclass(frozen=True, slots=True)
class LessonView:
    """A lesson opened by a learner, and where this learner left it."""

    id: LessonId
    course_id: CourseId
    course_public_id: str
    module_number: int
    module_title: str
    title: str
    content: str
    minutes: int
    revision: int
    is_completed: bool
    place: Place
    previous_id: LessonId | None
    previous_title: str
    next_id: LessonId | None
    next_title: str
    quiz_ids: tuple[AssetId, ...]
    sources: tuple[str, ...] = ()
    is_published: bool = True
    language: str = ""  # of the course, as BCP 47 writes it; "" when nobody said
    # How long this learner had the lesson before him until now.
    seconds: float = 0.0
    # What of it can be played: "video", "audio".
    films: tuple[str, ...] = ()

    @property
    def position(self) -> float:
        """Where it was left, 0..1 of the scroll range."""
        return self.place.position


@dataclass(frozen=True, slots=True)
class LessonText:
    """A lesson opened for editing; `revision` is the base that a save must name."""

    id: LessonId
    course_id: CourseId
    title: str
    content: str
    revision: int
    minutes: int = 1


def checked_text(content: str) -> str:
    """A lesson's text as it is kept. Raises InvalidContent when it is too long."""
    if len(content.encode("utf-8", "surrogatepass")) > MAX_LESSON_BYTES:
        raise InvalidContent(
            "A lesson can hold at most one megabyte of text.", "Split it into two lessons."
        )
    return content.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def minutes_after(content: str, before: str, minutes: int) -> int:
    """How long a lesson of `minutes` takes with another text: its quiz takes as long as before."""
    questions = max(0, minutes - reading_minutes(before))
    return reading_minutes(content) + questions
