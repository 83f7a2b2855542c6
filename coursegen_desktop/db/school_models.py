"""The tables of classes: who is in them, and what they have to do."""

from __future__ import annotations

from sqlalchemy import Boolean, ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from ..domain.school_class import MAX_CLASS_NAME, MAX_NOTE
from .model_base import NEW_KEYS, Base, Timestamps

_EMPTY = text("''")


class SchoolClass(Timestamps, Base):
    """A class. `archived_at` is '' while it is used; `way` is a domain `Way`."""

    __tablename__ = "school_classes"
    __table_args__ = (
        Index("ix_school_classes_live", "archived_at", "name_key", "id"),
        NEW_KEYS,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(36), unique=True)
    name: Mapped[str] = mapped_column(String(MAX_CLASS_NAME))
    name_key: Mapped[str] = mapped_column(String(MAX_CLASS_NAME))
    icon: Mapped[str] = mapped_column(String(40))
    colour: Mapped[int] = mapped_column(Integer)
    way: Mapped[str] = mapped_column(String(20))
    may_join: Mapped[bool] = mapped_column(Boolean)
    has_guests: Mapped[bool] = mapped_column(Boolean)
    freezes_clock: Mapped[bool] = mapped_column(Boolean)
    shows_pictures: Mapped[bool] = mapped_column(Boolean)
    takes_cards: Mapped[bool] = mapped_column(Boolean, server_default=text("1"))
    archived_at: Mapped[str] = mapped_column(String(40), server_default=_EMPTY)
    revision: Mapped[int] = mapped_column(Integer)


class ClassMember(Base):
    """Somebody in a class. Who leaves keeps the row, so that other computers hear of it."""

    __tablename__ = "class_members"
    __table_args__ = (
        Index("ix_class_members_user", "user_id", "left_at", "role"),
        # Not unique: what another computer brings in must not be able to fail by it.
        Index("ix_class_members_card", "card_hash", sqlite_where=text("card_hash IS NOT NULL")),
    )
    class_id: Mapped[int] = mapped_column(
        ForeignKey("school_classes.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    role: Mapped[str] = mapped_column(String(20))
    # The account was made in this class: those who teach it look after it.
    made_here: Mapped[bool] = mapped_column(Boolean)
    # argon2id of the pictures to sign in with; and their names where the class shows them.
    pictures_hash: Mapped[str | None] = mapped_column(String(255))
    pictures: Mapped[str] = mapped_column(String(120), server_default=_EMPTY)
    # The hash of a printed card's code; and the code where the class shows pictures.
    card_hash: Mapped[str | None] = mapped_column(String(64))
    card: Mapped[str] = mapped_column(String(40), server_default=_EMPTY)
    joined_at: Mapped[str] = mapped_column(String(40))
    left_at: Mapped[str] = mapped_column(String(40), server_default=_EMPTY)
    updated_at: Mapped[str] = mapped_column(String(40))


class Assignment(Timestamps, Base):
    """What a class has to do: a course, a lesson or a quiz; with `for_all` everybody in it."""

    __tablename__ = "assignments"
    __table_args__ = (
        Index("ix_assignments_class", "class_id", "withdrawn_at"),
        Index("ix_assignments_course", "course_id"),
        Index("ix_assignments_lesson", "lesson_id"),
        Index("ix_assignments_asset", "asset_id"),
        NEW_KEYS,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(36), unique=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("school_classes.id", ondelete="CASCADE"))
    course_id: Mapped[int] = mapped_column(ForeignKey("courses.id", ondelete="CASCADE"))
    lesson_id: Mapped[int | None] = mapped_column(ForeignKey("lessons.id", ondelete="CASCADE"))
    asset_id: Mapped[int | None] = mapped_column(ForeignKey("lesson_assets.id", ondelete="CASCADE"))
    for_all: Mapped[bool] = mapped_column(Boolean)
    # Days "YYYY-MM-DD", '' for none.
    from_day: Mapped[str] = mapped_column(String(10))
    until_day: Mapped[str] = mapped_column(String(10))
    note: Mapped[str] = mapped_column(String(MAX_NOTE))
    given_by: Mapped[str] = mapped_column(String(200))
    withdrawn_at: Mapped[str] = mapped_column(String(40), server_default=_EMPTY)
    revision: Mapped[int] = mapped_column(Integer)


class AssignmentPerson(Base):
    """One of those whom an assignment is for, where it is not for all."""

    __tablename__ = "assignment_people"
    __table_args__ = (Index("ix_assignment_people_user", "user_id"),)
    assignment_id: Mapped[int] = mapped_column(
        ForeignKey("assignments.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
