"""The tables of the review: cards and the history of what was answered."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from .model_base import LATER, LONG, NEW_KEYS, Base


class ReviewCard(Base):
    """A question that a learner is asked again, and when. `hold` says why it is not asked ('').

    Days are numbers of review days (date.toordinal), which begin at the hour that the learner
    chose, so that they can be subtracted. A card outlives its question: `asset_id` is NULL then.
    """

    __tablename__ = "review_cards"
    __table_args__ = (
        UniqueConstraint("asset_id", "question_id", "user_id"),
        # Covers what is due, by course, its order and the forecast: no long row is touched.
        Index(
            "ix_review_cards_due",
            "user_id",
            "hold",
            "course_id",
            "state",
            "due_day",
            "buried_until",
            "due_at",
            "stability",
            "last_day",
            "asset_id",
            "lapses",
        ),
        # Covers what is still known, by lesson.
        Index("ix_review_cards_known", "user_id", "lesson_id", "stability", "last_day", "asset_id"),
        Index("ix_review_cards_siblings", "user_id", "sibling_key"),
        Index("ix_review_cards_course", "course_id"),
        Index("ix_review_cards_lesson", "lesson_id"),
        NEW_KEYS,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(36), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    course_id: Mapped[int] = mapped_column(ForeignKey("courses.id", ondelete="CASCADE"))
    lesson_id: Mapped[int | None] = mapped_column(ForeignKey("lessons.id", ondelete="SET NULL"))
    asset_id: Mapped[int | None] = mapped_column(
        ForeignKey("lesson_assets.id", ondelete="SET NULL")
    )
    question_id: Mapped[str] = mapped_column(String(64))
    # Names the text of the question as it was when the card was made.
    question_version: Mapped[str] = mapped_column(String(64))
    # Questions that give each other away have the same one, '' for a question that has no such.
    sibling_key: Mapped[str] = mapped_column(String(64))
    source: Mapped[str] = mapped_column(String(20))
    anchor: Mapped[str] = mapped_column(String(200))
    # The beginning of the prompt, for lists and for a card whose question vanished.
    title: Mapped[str] = mapped_column(String(200))
    state: Mapped[int] = mapped_column(Integer)
    hold: Mapped[str] = mapped_column(String(20))
    due_day: Mapped[int] = mapped_column(Integer)
    # The moment within the day, for a card that was failed; '' for others.
    due_at: Mapped[str] = mapped_column(String(40))
    buried_until: Mapped[int] = mapped_column(Integer)
    stability: Mapped[float] = mapped_column(Float)
    difficulty: Mapped[float] = mapped_column(Float)
    last_day: Mapped[int] = mapped_column(Integer)
    reps: Mapped[int] = mapped_column(Integer)
    lapses: Mapped[int] = mapped_column(Integer)
    added_at: Mapped[str] = mapped_column(String(40))


class ReviewLog(Base):
    """One review of a card. Rows are only added; taking one back marks it."""

    __tablename__ = "review_log"
    __table_args__ = (
        Index("ix_review_log_card", "card_id"),
        # Finds the newest, and covers the pace of the last ones.
        Index("ix_review_log_newest", "user_id", "is_undone", "id", "took_ms", "expected_ms"),
        # Covers the counts of a day and the true retention.
        Index(
            "ix_review_log_days",
            "user_id",
            "is_undone",
            "day",
            "state",
            "recall",
            "elapsed_days",
            "predicted",
        ),
        # Covers the histories that the parameters are computed from.
        Index("ix_review_log_history", "user_id", "card_id", "id", "is_undone", "day", "recall"),
        NEW_KEYS,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    card_id: Mapped[int] = mapped_column(ForeignKey("review_cards.id", ondelete="CASCADE"))
    # Repeats the card's user, so that figures are read from one index.
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    at: Mapped[str] = mapped_column(String(40))
    day: Mapped[int] = mapped_column(Integer)
    recall: Mapped[int] = mapped_column(Integer)
    # What the card was before, and how likely it was to be remembered (0 for a new one).
    state: Mapped[int] = mapped_column(Integer)
    elapsed_days: Mapped[int] = mapped_column(Integer)
    predicted: Mapped[float] = mapped_column(Float)
    took_ms: Mapped[int] = mapped_column(Integer)
    expected_ms: Mapped[int] = mapped_column(Integer)
    certainty: Mapped[int | None] = mapped_column(Integer)
    fraction: Mapped[float] = mapped_column(Float)
    is_undone: Mapped[bool] = mapped_column(Boolean)
    # The card as it was, and the siblings that were put off: what undo puts back.
    before: Mapped[dict[str, Any]] = mapped_column(JSON, sort_order=LONG)
    answer: Mapped[dict[str, Any]] = mapped_column(JSON, sort_order=LONG)
    # The card's course then, 0 unknown. Set by a trigger.
    course_id: Mapped[int] = mapped_column(
        Integer, default=0, server_default=text("0"), sort_order=LATER
    )
