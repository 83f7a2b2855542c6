"""The tables of the gradebook: how a course is graded, and what was set by hand."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Float, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from .model_base import LONG, NEW_KEYS, Base


class Gradebook(Base):
    """How a course is graded, a domain `Scheme` as JSON."""

    __tablename__ = "gradebooks"
    course_id: Mapped[int] = mapped_column(
        ForeignKey("courses.id", ondelete="CASCADE"), primary_key=True
    )
    revision: Mapped[int] = mapped_column(Integer)
    updated_at: Mapped[str] = mapped_column(String(40))
    scheme: Mapped[dict[str, Any]] = mapped_column(JSON, sort_order=LONG)


class GradeChange(Base):
    """A grade that was set by hand, or taken back (`percent` is NULL). Rows are only added.

    `asset_id` is 0 for the final grade; a quiz that is deleted and comes back has them again.
    """

    __tablename__ = "grade_changes"
    __table_args__ = (
        Index("ix_grade_changes_course", "course_id", "id"),
        Index("ix_grade_changes_user", "user_id"),
        NEW_KEYS,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("courses.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    asset_id: Mapped[int] = mapped_column(Integer)
    percent: Mapped[float | None] = mapped_column(Float)
    comment: Mapped[str] = mapped_column(String(500))
    by_name: Mapped[str] = mapped_column(String(200))
    at: Mapped[str] = mapped_column(String(40))
