"""The tables of progress: time spent, sums by day, and what is kept of things that are gone.

`progress_days` is kept by the triggers of progress_sql.py; nothing else writes to it.
"""

from __future__ import annotations

from sqlalchemy import Float, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from ..domain.course import MAX_TITLE
from .model_base import NEW_KEYS, Base

_NO_ROWID = {"sqlite_with_rowid": False}


class StudyEvent(Base):
    """A stretch of time in which somebody learned. It outlives its course, so it refers to none.

    `view` names the screen that counted it: what another one counted at the same time is left
    out. Several looks at one lesson without a gap are one row.
    """

    __tablename__ = "study_events"
    __table_args__ = (
        Index("ix_study_events_newest", "user_id", "ended_at"),
        Index("ix_study_events_course", "course_id", "user_id"),
        NEW_KEYS,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    course_id: Mapped[int] = mapped_column(Integer)
    lesson_id: Mapped[int | None] = mapped_column(Integer)
    asset_id: Mapped[int | None] = mapped_column(Integer)
    view: Mapped[str] = mapped_column(String(36))
    started_at: Mapped[str] = mapped_column(String(40))
    ended_at: Mapped[str] = mapped_column(String(40))
    day: Mapped[str] = mapped_column(String(10))
    ms: Mapped[int] = mapped_column(Integer)


class _DaySums:
    """What is summed of somebody's day in a course."""

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    course_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    day: Mapped[str] = mapped_column(String(10), primary_key=True)
    ms: Mapped[int] = mapped_column(Integer, server_default="0")
    lessons: Mapped[int] = mapped_column(Integer, server_default="0")
    answers: Mapped[int] = mapped_column(Integer, server_default="0")
    # Answers that could earn something and were judged; those with full credit.
    scored: Mapped[int] = mapped_column(Integer, server_default="0")
    correct: Mapped[int] = mapped_column(Integer, server_default="0")
    reviews: Mapped[int] = mapped_column(Integer, server_default="0")


class ProgressDay(_DaySums, Base):
    """What somebody did on one day in one course; course 0 is the sum of all, and of none."""

    __tablename__ = "progress_days"
    __table_args__ = (Index("ix_progress_days_course", "course_id", "user_id"), _NO_ROWID)


class ProgressPast(_DaySums, Base):
    """The part of a day's sums whose rows went with a deleted lesson or course."""

    __tablename__ = "progress_past"
    __table_args__ = (_NO_ROWID,)


class PastScore(Base):
    """The result of a finished attempt whose quiz is gone."""

    __tablename__ = "past_scores"
    __table_args__ = (Index("ix_past_scores_user", "user_id", "course_id"), NEW_KEYS)
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    course_id: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(String(MAX_TITLE))
    day: Mapped[str] = mapped_column(String(10))
    finished_at: Mapped[str] = mapped_column(String(40))
    score: Mapped[float] = mapped_column(Float)
    max_score: Mapped[float] = mapped_column(Float)


class PastCourse(Base):
    """What a deleted course was called."""

    __tablename__ = "past_courses"
    course_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    title: Mapped[str] = mapped_column(String(MAX_TITLE))


class QuestionOutcome(Base):
    """Which outcome a question tests, in the version of the quiz that was asked."""

    __tablename__ = "question_outcomes"
    __table_args__ = (_NO_ROWID,)
    asset_id: Mapped[int] = mapped_column(
        ForeignKey("lesson_assets.id", ondelete="CASCADE"), primary_key=True
    )
    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    question_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    outcome: Mapped[str] = mapped_column(Text)
