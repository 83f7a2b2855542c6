"""What a search finds."""

from dataclasses import dataclass

from .ids import CourseId, LessonId


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A course (lesson_id None) or a lesson. `snippet` marks hits with \\x02 and \\x03."""

    course_id: CourseId
    course_title: str
    lesson_id: LessonId | None
    title: str
    snippet: str = ""
