"""The tables of quizzes taken: attempts with their answers, what was asked, what counts."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .model_base import LATER, LONG, NEW_KEYS, Base

_EMPTY = text("''")
_ZERO = text("0")
_NO_LIST = text("'[]'")
_NO_MAP = text("'{}'")
_WAITS, _WAITS_HERE = text("needs_marking"), text("needs_marking = 1")


class QuizAttempt(Base):
    """One try at a quiz asset. `finished_at` is NULL while it runs; answers raise the score.

    `version` names what is asked (quiz_versions), `asked` the questions and their order. Time is
    kept as seconds that were spent, and what the calendar said when they were written down.
    """

    __tablename__ = "quiz_attempts"
    __table_args__ = (
        CheckConstraint("max_score >= 0", name="max_score_not_negative"),
        Index("ix_quiz_attempts_asset", "asset_id"),
        # Covers best scores, and finds the unfinished attempt.
        Index("ix_quiz_attempts_best", "user_id", "asset_id", "max_score", "finished_at", "score"),
        # Finds the results of a range of days.
        Index(
            "ix_quiz_attempts_days", "user_id", "day", "finished_at", "counts", "score", "max_score"
        ),
        # Covers best and last scores by course.
        Index(
            "ix_quiz_attempts_course",
            "user_id",
            "course_id",
            "counts",
            "finished_at",
            "score",
            "max_score",
        ),
        NEW_KEYS,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(36), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    asset_id: Mapped[int] = mapped_column(ForeignKey("lesson_assets.id", ondelete="CASCADE"))
    asset_revision: Mapped[int] = mapped_column(Integer, default=1)
    score: Mapped[float] = mapped_column(Float, default=0.0)
    max_score: Mapped[float] = mapped_column(Float, default=0.0)
    attempted_at: Mapped[str] = mapped_column(String(40))
    finished_at: Mapped[str | None] = mapped_column(String(40))
    day: Mapped[str] = mapped_column(String(10))
    seed: Mapped[int] = mapped_column(Integer, default=0)
    # open, done, or lost: its time was over before it was handed in.
    state: Mapped[str] = mapped_column(
        String(10), default="open", server_default=text("'open'"), sort_order=LATER
    )
    # '' for the whole quiz, 'again' for the questions that went wrong.
    kind: Mapped[str] = mapped_column(
        String(10), default="", server_default=_EMPTY, sort_order=LATER
    )
    # Whether its result is one of those that the quiz's mark is made of.
    counts: Mapped[bool] = mapped_column(
        Boolean, default=True, server_default=text("1"), sort_order=LATER
    )
    version: Mapped[str] = mapped_column(
        String(64), default="", server_default=_EMPTY, sort_order=LATER
    )
    spent_s: Mapped[float] = mapped_column(
        Float, default=0.0, server_default=_ZERO, sort_order=LATER
    )
    seen_at: Mapped[str] = mapped_column(
        String(40), default="", server_default=_EMPTY, sort_order=LATER
    )
    # The furthest page that was opened, from 0.
    page: Mapped[int] = mapped_column(Integer, default=0, server_default=_ZERO, sort_order=LATER)
    # What the time since it was last seen counts for: a domain Pause, '' as the quiz says.
    pause: Mapped[str] = mapped_column(
        String(10), default="", server_default=_EMPTY, sort_order=LATER
    )
    # When a teacher let it go on after it was handed in; '' for never.
    reopened_at: Mapped[str] = mapped_column(
        String(40), default="", server_default=_EMPTY, sort_order=LATER
    )
    # Answers that wait for a person's marks.
    needs_marking: Mapped[int] = mapped_column(
        Integer, default=0, server_default=_ZERO, sort_order=LATER
    )
    flags: Mapped[list[str]] = mapped_column(
        JSON, default=list, server_default=_NO_LIST, sort_order=LATER
    )
    asked: Mapped[list[str]] = mapped_column(
        JSON, default=list, server_default=_NO_LIST, sort_order=LATER
    )
    opened: Mapped[dict[str, list[float]]] = mapped_column(
        JSON, default=dict, server_default=_NO_MAP, sort_order=LATER
    )
    # The course that it was begun in, 0 unknown. Set by a trigger.
    course_id: Mapped[int] = mapped_column(
        Integer, default=0, server_default=_ZERO, sort_order=LATER
    )

    user: Mapped[Any] = relationship("User", back_populates="quiz_attempts", lazy="raise")
    answers: Mapped[list[QuizAnswer]] = relationship(
        back_populates="attempt",
        lazy="raise",
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="QuizAnswer.id",
    )


class QuizAnswer(Base):
    """One answer, stored when it was given; `tries` holds all that were given to the question."""

    __tablename__ = "quiz_answers"
    __table_args__ = (
        UniqueConstraint("attempt_id", "question_id"),
        # Finds the last answers, which mastery is reckoned from.
        Index("ix_quiz_answers_days", "user_id", "day", "answered_at", "score", "max_score"),
        # Only what waits is in it, so that other answers are stored no slower.
        Index(
            "ix_quiz_answers_marking",
            "attempt_id",
            "needs_marking",
            sqlite_where=_WAITS_HERE,
            postgresql_where=_WAITS,
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("quiz_attempts.id", ondelete="CASCADE"))
    # Repeats the attempt's user, so that figures read one index.
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    question_id: Mapped[str] = mapped_column(String(64))
    answer: Mapped[dict[str, Any]] = mapped_column(JSON, sort_order=LONG)
    score: Mapped[float] = mapped_column(Float)
    max_score: Mapped[float] = mapped_column(Float)
    answered_at: Mapped[str] = mapped_column(String(40))
    day: Mapped[str] = mapped_column(String(10))
    certainty: Mapped[int | None] = mapped_column(Integer, sort_order=LATER)
    spent_s: Mapped[float] = mapped_column(
        Float, default=0.0, server_default=_ZERO, sort_order=LATER
    )
    needs_marking: Mapped[bool] = mapped_column(
        Boolean, default=False, server_default=_ZERO, sort_order=LATER
    )
    # Whoever marked it, as he was called then; the comment is in the try's marks.
    marked_by: Mapped[str] = mapped_column(
        String(200), default="", server_default=_EMPTY, sort_order=LATER
    )
    marked_at: Mapped[str] = mapped_column(
        String(40), default="", server_default=_EMPTY, sort_order=LATER
    )
    tries: Mapped[list[Any]] = mapped_column(
        JSON, default=list, server_default=_NO_LIST, sort_order=LATER
    )

    attempt: Mapped[QuizAttempt] = relationship(back_populates="answers", lazy="raise")


class QuizVersion(Base):
    """A quiz as it was asked, once for all attempts; `hash` is that of its content."""

    __tablename__ = "quiz_versions"
    asset_id: Mapped[int] = mapped_column(
        ForeignKey("lesson_assets.id", ondelete="CASCADE"), primary_key=True
    )
    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    revision: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[str] = mapped_column(String(40))
    content: Mapped[dict[str, Any]] = mapped_column(JSON, sort_order=LONG)


class QuizStanding(Base):
    """What stands in the book for a person and a quiz, by the quiz's rule: best, last, mean …

    Lists read this one row and never the attempts.
    """

    __tablename__ = "quiz_standings"
    __table_args__ = (Index("ix_quiz_standings_asset", "asset_id", "user_id"),)
    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    asset_id: Mapped[int] = mapped_column(
        ForeignKey("lesson_assets.id", ondelete="CASCADE"), primary_key=True
    )
    score: Mapped[float] = mapped_column(Float)
    max_score: Mapped[float] = mapped_column(Float)
    attempts: Mapped[int] = mapped_column(Integer)
    updated_at: Mapped[str] = mapped_column(String(40))
