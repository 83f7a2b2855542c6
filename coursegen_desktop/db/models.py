"""The tables. Rows never leave this room: repositories turn them into domain objects.

Times are UTC, ISO 8601 text with microseconds ("2026-11-23T10:00:00.000000+00:00"), so that they
sort as text and read the same in every database. `day` columns hold the learner's local date.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..domain.course import MAX_TITLE
from .class_models import Gradebook as Gradebook
from .class_models import GradeChange as GradeChange
from .edit_models import CourseTrash as CourseTrash
from .edit_models import EditStep as EditStep
from .edit_models import LessonVersion as LessonVersion
from .edit_models import TrashedPart as TrashedPart
from .generation_models import ArtifactRevision as ArtifactRevision
from .generation_models import CitationRow as CitationRow
from .generation_models import GenerationBlock as GenerationBlock
from .generation_models import GenerationRun as GenerationRun
from .generation_models import GenerationSource as GenerationSource
from .generation_models import GenerationStep as GenerationStep
from .model_base import LATER, LONG, NEW_KEYS, Timestamps
from .model_base import Base as Base
from .progress_models import PastCourse as PastCourse
from .progress_models import PastScore as PastScore
from .progress_models import ProgressDay as ProgressDay
from .progress_models import ProgressPast as ProgressPast
from .progress_models import QuestionOutcome as QuestionOutcome
from .progress_models import StudyEvent as StudyEvent
from .quiz_models import QuizAnswer as QuizAnswer
from .quiz_models import QuizAttempt as QuizAttempt
from .quiz_models import QuizStanding as QuizStanding
from .quiz_models import QuizVersion as QuizVersion
from .review_models import ReviewCard as ReviewCard
from .review_models import ReviewLog as ReviewLog
from .school_models import Assignment as Assignment
from .school_models import AssignmentPerson as AssignmentPerson
from .school_models import ClassMember as ClassMember
from .school_models import SchoolClass as SchoolClass

_NEW_KEYS = NEW_KEYS
_EMPTY = text("''")


class User(Timestamps, Base):
    """A person on this computer. `hashed_password` is NULL while no password was set.

    The key of somebody who was erased is never given again: the audit log names people by it.
    """

    __tablename__ = "users"
    __table_args__ = (Index("ix_users_live_name", "deleted_at", "name_key", "id"), _NEW_KEYS)
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(36), unique=True)
    email: Mapped[str] = mapped_column(String(320), unique=True)
    hashed_password: Mapped[str | None] = mapped_column(String(255))
    full_name: Mapped[str] = mapped_column(String(200))
    is_admin: Mapped[bool] = mapped_column(Boolean, default=False)
    is_instructor: Mapped[bool] = mapped_column(
        Boolean, default=False, server_default=text("0"), sort_order=LATER
    )
    must_change_password: Mapped[bool] = mapped_column(
        Boolean, default=False, server_default=text("0"), sort_order=LATER
    )
    is_disabled: Mapped[bool] = mapped_column(
        Boolean, default=False, server_default=text("0"), sort_order=LATER
    )
    # Hash of the one-use code that stands in for a forgotten password.
    recovery_hash: Mapped[str | None] = mapped_column(String(255), sort_order=LATER)
    # Name without case and accents, for sorting and searching.
    name_key: Mapped[str] = mapped_column(
        String(200), default="", server_default=_EMPTY, sort_order=LATER
    )
    group_name: Mapped[str] = mapped_column(
        String(80), default="", server_default=_EMPTY, sort_order=LATER
    )
    avatar: Mapped[str] = mapped_column(
        String(20), default="", server_default=_EMPTY, sort_order=LATER
    )
    last_seen_at: Mapped[str] = mapped_column(
        String(40), default="", server_default=_EMPTY, sort_order=LATER
    )
    revision: Mapped[int] = mapped_column(
        Integer, default=1, server_default=text("1"), sort_order=LATER
    )
    # '' while the account lives; erased for good 30 days later.
    deleted_at: Mapped[str] = mapped_column(
        String(40), default="", server_default=_EMPTY, sort_order=LATER
    )

    enrollments: Mapped[list[Enrollment]] = relationship(
        back_populates="user", lazy="raise", cascade="all, delete-orphan", passive_deletes=True
    )
    lesson_completions: Mapped[list[LessonCompletion]] = relationship(
        back_populates="user", lazy="raise", cascade="all, delete-orphan", passive_deletes=True
    )
    quiz_attempts: Mapped[list[QuizAttempt]] = relationship(
        back_populates="user", lazy="raise", cascade="all, delete-orphan", passive_deletes=True
    )


class Course(Timestamps, Base):
    """A course. `deleted_at` marks the trash; `public_id` travels between machines."""

    __tablename__ = "courses"
    __table_args__ = (
        Index("ix_courses_live_created", "deleted_at", "created_at", "id"),
        Index("ix_courses_live_title", "deleted_at", "title_key", "id"),
        Index("ix_courses_live_drafts", "deleted_at", "is_published", "created_at", "id"),
        _NEW_KEYS,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(36), unique=True)
    title: Mapped[str] = mapped_column(String(MAX_TITLE))
    # Case-folded title: sorting by it needs no collation that only one database knows.
    title_key: Mapped[str] = mapped_column(String(MAX_TITLE))
    description: Mapped[str] = mapped_column(Text, default="", sort_order=LONG)
    learning_outcomes: Mapped[list[str]] = mapped_column(JSON, default=list, sort_order=LONG)
    thumbnail_url: Mapped[str] = mapped_column(String(500), default="")
    is_published: Mapped[bool] = mapped_column(Boolean, default=False)
    language: Mapped[str] = mapped_column(String(35), default="")
    licence: Mapped[str] = mapped_column(String(200), default="")
    authors: Mapped[list[str]] = mapped_column(JSON, default=list)
    revision: Mapped[int] = mapped_column(Integer, default=1)
    # '' while live: NULL would keep the list queries off their indexes.
    deleted_at: Mapped[str] = mapped_column(String(40), default="", server_default=text("''"))
    tags: Mapped[list[str]] = mapped_column(
        JSON, default=list, server_default=text("'[]'"), sort_order=LATER
    )
    # Public ids of the courses that come before this one; they need not be in this library.
    prerequisites: Mapped[list[str]] = mapped_column(
        JSON, default=list, server_default=text("'[]'"), sort_order=LATER
    )

    modules: Mapped[list[CourseModule]] = relationship(
        back_populates="course",
        lazy="raise",
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="CourseModule.order_index",
    )
    enrollments: Mapped[list[Enrollment]] = relationship(
        back_populates="course", lazy="raise", cascade="all, delete-orphan", passive_deletes=True
    )


class CourseModule(Timestamps, Base):
    """A part of a course. `order_index` counts from 0 without gaps."""

    __tablename__ = "course_modules"
    __table_args__ = (Index("ix_course_modules_order", "course_id", "order_index"), _NEW_KEYS)
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(36), unique=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("courses.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(String(MAX_TITLE))
    summary: Mapped[str] = mapped_column(Text, default="", sort_order=LONG)
    order_index: Mapped[int] = mapped_column(Integer)
    revision: Mapped[int] = mapped_column(Integer, default=1)

    course: Mapped[Course] = relationship(back_populates="modules", lazy="raise")
    lessons: Mapped[list[Lesson]] = relationship(
        back_populates="module",
        lazy="raise",
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="Lesson.order_index",
    )


class Lesson(Timestamps, Base):
    """A lesson. `content` is Markdown; `order_index` counts from 0 within its module."""

    __tablename__ = "lessons"
    __table_args__ = (
        # Covers the outline and the card counts without touching the (long) rows.
        Index("ix_lessons_order", "module_id", "order_index", "duration_minutes"),
        _NEW_KEYS,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(36), unique=True)
    module_id: Mapped[int] = mapped_column(ForeignKey("course_modules.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(String(MAX_TITLE))
    order_index: Mapped[int] = mapped_column(Integer)
    duration_minutes: Mapped[int] = mapped_column(Integer, default=1)
    revision: Mapped[int] = mapped_column(Integer, default=1)
    content: Mapped[str] = mapped_column(Text, default="", sort_order=LONG)

    module: Mapped[CourseModule] = relationship(back_populates="lessons", lazy="raise")
    assets: Mapped[list[LessonAsset]] = relationship(
        back_populates="lesson",
        lazy="raise",
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="LessonAsset.id",
    )


class LessonAsset(Timestamps, Base):
    """Something made for a lesson: quiz, terms, sources, script, video …"""

    __tablename__ = "lesson_assets"
    __table_args__ = (Index("ix_lesson_assets_kind", "lesson_id", "asset_type"), _NEW_KEYS)
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(36), unique=True)
    lesson_id: Mapped[int] = mapped_column(ForeignKey("lessons.id", ondelete="CASCADE"))
    asset_type: Mapped[str] = mapped_column(String(40))
    file_path: Mapped[str | None] = mapped_column(String(500))
    revision: Mapped[int] = mapped_column(Integer, default=1)
    # Short facts that lists need (a quiz's title and size), so that they never parse `content`.
    title: Mapped[str] = mapped_column(String(MAX_TITLE), default="", server_default=text("''"))
    item_count: Mapped[int] = mapped_column(Integer, default=0, server_default=text("0"))
    content: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, sort_order=LONG)

    lesson: Mapped[Lesson] = relationship(back_populates="assets", lazy="raise")


class Enrollment(Timestamps, Base):
    """A user takes a course. `progress_percent` is 0 to 100, kept with every completion."""

    __tablename__ = "enrollments"
    __table_args__ = (
        UniqueConstraint("user_id", "course_id"),
        Index(
            "ix_enrollments_recent",
            "user_id",
            "left_at",
            "last_opened_at",
            "course_id",
            "progress_percent",
        ),
        Index("ix_enrollments_course", "course_id", "left_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    course_id: Mapped[int] = mapped_column(ForeignKey("courses.id", ondelete="CASCADE"))
    enrolled_at: Mapped[str] = mapped_column(String(40))
    progress_percent: Mapped[float] = mapped_column(Float, default=0.0)
    last_opened_at: Mapped[str] = mapped_column(String(40))
    # '' while enrolled. Who leaves keeps the row: progress is there when he comes back.
    left_at: Mapped[str] = mapped_column(
        String(40), default="", server_default=_EMPTY, sort_order=LATER
    )
    last_lesson_id: Mapped[int | None] = mapped_column(
        ForeignKey("lessons.id", ondelete="SET NULL"), index=True
    )

    user: Mapped[User] = relationship(back_populates="enrollments", lazy="raise")
    course: Mapped[Course] = relationship(back_populates="enrollments", lazy="raise")


class LessonCompletion(Base):
    """A user finished a lesson."""

    __tablename__ = "lesson_completions"
    __table_args__ = (
        UniqueConstraint("user_id", "lesson_id"),
        Index("ix_lesson_completions_days", "user_id", "day"),
        Index("ix_lesson_completions_lesson", "lesson_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    lesson_id: Mapped[int] = mapped_column(ForeignKey("lessons.id", ondelete="CASCADE"))
    completed_at: Mapped[str] = mapped_column(String(40))
    day: Mapped[str] = mapped_column(String(10))
    # The course that it was done in, 0 unknown: lessons move. Set by a trigger.
    course_id: Mapped[int] = mapped_column(
        Integer, default=0, server_default=text("0"), sort_order=LATER
    )

    user: Mapped[User] = relationship(back_populates="lesson_completions", lazy="raise")


class ReadingPosition(Base):
    """Where in a lesson a user stopped, a domain `Place`, and how long he read it until then."""

    __tablename__ = "reading_positions"
    __table_args__ = (Index("ix_reading_positions_lesson", "lesson_id"),)
    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    lesson_id: Mapped[int] = mapped_column(
        ForeignKey("lessons.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[float] = mapped_column(Float)
    updated_at: Mapped[str] = mapped_column(String(40))
    text_offset: Mapped[int] = mapped_column(
        Integer, default=-1, server_default=text("-1"), sort_order=LATER
    )
    share: Mapped[float] = mapped_column(
        Float, default=0.0, server_default=text("0"), sort_order=LATER
    )
    quote: Mapped[str] = mapped_column(
        String(80), default="", server_default=_EMPTY, sort_order=LATER
    )
    seconds: Mapped[float] = mapped_column(
        Float, default=0.0, server_default=text("0"), sort_order=LATER
    )
    # Where he stopped in its film or recording; 0 at its beginning and after its end.
    film_seconds: Mapped[float] = mapped_column(
        Float, default=0.0, server_default=text("0"), sort_order=LATER
    )


class Annotation(Base):
    """What a reader marked or noted; the words it belongs to are kept with it.

    A lesson that is deleted leaves its annotations, which keep its titles and public ids: if it
    comes back they belong to it again. Two people may have the same one (from a file).
    """

    __tablename__ = "annotations"
    __table_args__ = (
        UniqueConstraint("user_id", "public_id"),
        Index("ix_annotations_lesson", "lesson_id", "user_id", "start"),
        Index("ix_annotations_orphans", "user_id", "lesson_public_id"),
        Index("ix_annotations_order", "user_id", "course_title", "lesson_title", "start", "id"),
        _NEW_KEYS,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(36))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    lesson_id: Mapped[int | None] = mapped_column(ForeignKey("lessons.id", ondelete="SET NULL"))
    course_public_id: Mapped[str] = mapped_column(String(36))
    lesson_public_id: Mapped[str] = mapped_column(String(36))
    course_title: Mapped[str] = mapped_column(String(MAX_TITLE))
    lesson_title: Mapped[str] = mapped_column(String(MAX_TITLE))
    heading: Mapped[str] = mapped_column(String(MAX_TITLE))
    kind: Mapped[str] = mapped_column(String(20))
    colour: Mapped[int] = mapped_column(Integer)
    # [start, end) in characters of the page's text, when it was last found there.
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    is_lost: Mapped[bool] = mapped_column(Boolean, default=False, server_default=text("0"))
    revision: Mapped[int] = mapped_column(Integer, default=1, server_default=text("1"))
    # Names the text in which the words were last looked for.
    text_key: Mapped[str] = mapped_column(String(32), default="", server_default=_EMPTY)
    created_at: Mapped[str] = mapped_column(String(40))
    updated_at: Mapped[str] = mapped_column(String(40))
    exact: Mapped[str] = mapped_column(Text, sort_order=LONG)
    prefix: Mapped[str] = mapped_column(String(64), sort_order=LONG)
    suffix: Mapped[str] = mapped_column(String(64), sort_order=LONG)
    body: Mapped[str] = mapped_column(Text, sort_order=LONG)
    tags: Mapped[list[str]] = mapped_column(JSON, sort_order=LONG)
    # Words, note and tags without case and accents; a line for each tag.
    search_key: Mapped[str] = mapped_column(Text, sort_order=LONG)
    tag_key: Mapped[str] = mapped_column(Text, sort_order=LONG)


class Setting(Base):
    """A preference of the computer (user_id 0) or of a user, as JSON."""

    __tablename__ = "settings"
    user_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)
    updated_at: Mapped[str] = mapped_column(String(40))


class UserPicture(Base):
    """A person's picture: a small PNG, apart from the row that lists read."""

    __tablename__ = "user_pictures"
    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    png: Mapped[bytes] = mapped_column(LargeBinary)


class SignInTries(Base):
    """Wrong passwords in a row for one address, known or not. `key` is a hash of the address."""

    __tablename__ = "sign_in_tries"
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    failures: Mapped[int] = mapped_column(Integer)
    updated_at: Mapped[str] = mapped_column(String(40))


class AuditLog(Base):
    """What was done to accounts. Rows are only ever added: triggers refuse everything else.

    People are named as they were then and not referred to: the log outlives accounts.
    """

    __tablename__ = "audit_log"
    __table_args__ = (Index("ix_audit_log_action", "action", "id"), _NEW_KEYS)
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str] = mapped_column(String(40))
    actor_id: Mapped[int | None] = mapped_column(Integer)
    actor_name: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int | None] = mapped_column(Integer)
    subject_name: Mapped[str] = mapped_column(String(200))
    detail: Mapped[str] = mapped_column(String(300))
