"""Something made for a lesson, as it is stored: a quiz, terms, sources …"""

from dataclasses import dataclass
from typing import Any

from .ids import AssetId, CourseId, LessonId


@dataclass(frozen=True, slots=True)
class Asset:
    """`content` is JSON whose form `asset_type` tells; `revision` grows with every change."""

    id: AssetId
    lesson_id: LessonId
    course_id: CourseId
    asset_type: str
    title: str
    content: dict[str, Any]
    revision: int
    file_path: str | None = None
