"""The table of versions of lessons and courses."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from ..domain.course import MAX_TITLE
from .model_base import LONG, NEW_KEYS, Base

_EMPTY = text("''")


class LessonVersion(Base):
    """How a lesson was; `lesson_public_id` is '' for a whole course, `data` a packed text."""

    __tablename__ = "lesson_versions"
    __table_args__ = (
        Index("ix_lesson_versions_lesson", "course_id", "lesson_public_id", "id"),
        NEW_KEYS,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("courses.id", ondelete="CASCADE"))
    lesson_public_id: Mapped[str] = mapped_column(String(36), default="", server_default=_EMPTY)
    at: Mapped[str] = mapped_column(String(40))
    user_name: Mapped[str] = mapped_column(String(200), default="", server_default=_EMPTY)
    name: Mapped[str] = mapped_column(String(200), default="", server_default=_EMPTY)
    title: Mapped[str] = mapped_column(String(MAX_TITLE))
    hash: Mapped[str] = mapped_column(String(64))
    base_id: Mapped[int | None] = mapped_column(Integer)
    depth: Mapped[int] = mapped_column(Integer)
    size: Mapped[int] = mapped_column(Integer)
    data: Mapped[bytes] = mapped_column(LargeBinary, sort_order=LONG)
