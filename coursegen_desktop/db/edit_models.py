"""The tables of editing: steps to undo, the trash of a course, versions of lessons and courses."""

from __future__ import annotations

from sqlalchemy import Boolean, ForeignKey, Index, Integer, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from ..domain.course import MAX_TITLE
from .model_base import LONG, NEW_KEYS, Base

_EMPTY = text("''")
_ZERO = text("0")


class EditStep(Base):
    """A step of editing, a packed domain `Edit`. `is_done` is false for one that was undone.

    `lesson_id` is where to look; it is no reference, for steps outlive lessons.
    """

    __tablename__ = "edit_steps"
    __table_args__ = (Index("ix_edit_steps_course", "course_id", "is_done", "id"), NEW_KEYS)
    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("courses.id", ondelete="CASCADE"))
    at: Mapped[str] = mapped_column(String(40))
    user_name: Mapped[str] = mapped_column(String(200), default="", server_default=_EMPTY)
    verb: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(MAX_TITLE), default="", server_default=_EMPTY)
    lesson_id: Mapped[int | None] = mapped_column(Integer)
    is_done: Mapped[bool] = mapped_column(Boolean)
    content: Mapped[bytes] = mapped_column(LargeBinary, sort_order=LONG)


class CourseTrash(Base):
    """Where deleted parts of a course are: in a course of their own, which is itself in the trash.

    So every list leaves them out, and what learners did in them stays. `module_id` holds deleted
    lessons, `lesson_id` in it deleted quizzes and files.
    """

    __tablename__ = "course_trash"
    course_id: Mapped[int] = mapped_column(
        ForeignKey("courses.id", ondelete="CASCADE"), primary_key=True
    )
    trash_id: Mapped[int] = mapped_column(ForeignKey("courses.id", ondelete="CASCADE"))
    module_id: Mapped[int] = mapped_column(Integer)
    lesson_id: Mapped[int] = mapped_column(Integer)


class TrashedPart(Base):
    """A deleted part: a module, lesson or asset, and where it stood."""

    __tablename__ = "trashed_parts"
    __table_args__ = (
        Index("ix_trashed_parts_course", "course_id", "id"),
        Index("ix_trashed_parts_old", "deleted_at"),
        NEW_KEYS,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("courses.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(20))
    part_id: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(String(MAX_TITLE))
    parent_id: Mapped[int] = mapped_column(Integer)
    parent_title: Mapped[str] = mapped_column(String(MAX_TITLE))
    place: Mapped[int] = mapped_column(Integer, default=0, server_default=_ZERO)
    lessons: Mapped[int] = mapped_column(Integer, default=0, server_default=_ZERO)
    deleted_at: Mapped[str] = mapped_column(String(40))
    deleted_by: Mapped[str] = mapped_column(String(200), default="", server_default=_EMPTY)


class LessonVersion(Base):
    """How a lesson was at a moment; `lesson_public_id` '' is a version of the whole course.

    `name` is '' for one that was kept automatically. `data` is packed: whole where `base_id` is
    None, else what differs from that version; `depth` counts the steps to a whole one.
    """

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
    name: Mapped[str] = mapped_column(String(MAX_TITLE), default="", server_default=_EMPTY)
    title: Mapped[str] = mapped_column(String(MAX_TITLE))
    hash: Mapped[str] = mapped_column(String(64))
    base_id: Mapped[int | None] = mapped_column(Integer)
    depth: Mapped[int] = mapped_column(Integer, default=0, server_default=_ZERO)
    size: Mapped[int] = mapped_column(Integer)
    data: Mapped[bytes] = mapped_column(LargeBinary, sort_order=LONG)
