"""The tables of making courses: runs, their steps, what was read, where statements stand.

A run belongs to the course that it writes and goes with it; until it has one it stands alone.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from ..domain.course import MAX_TITLE
from .model_base import LONG, NEW_KEYS, Base, Timestamps

_EMPTY = text("''")
_ZERO = text("0")
_NOTHING = text("'{}'")


class GenerationRun(Timestamps, Base):
    """One making of a course. `status` is one of domain/writing; `budget` is for paid engines.

    `heartbeat` is when it last did something; `outline` and `reading` are packed JSON.
    """

    __tablename__ = "generation_run"
    __table_args__ = (Index("ix_generation_run_course", "course_id"), NEW_KEYS)
    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int | None] = mapped_column(ForeignKey("courses.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(String(MAX_TITLE))
    engine: Mapped[str] = mapped_column(String(40))
    status: Mapped[str] = mapped_column(String(20))
    plan_rev: Mapped[int] = mapped_column(Integer, default=0, server_default=_ZERO)
    note: Mapped[str] = mapped_column(Text, default="", server_default=_EMPTY)
    heartbeat: Mapped[str] = mapped_column(String(40), default="", server_default=_EMPTY)
    brief: Mapped[dict[str, Any]] = mapped_column(JSON, sort_order=LONG)
    profile: Mapped[dict[str, Any]] = mapped_column(
        JSON, default=dict, server_default=_NOTHING, sort_order=LONG
    )
    budget: Mapped[dict[str, Any]] = mapped_column(
        JSON, default=dict, server_default=_NOTHING, sort_order=LONG
    )
    outline: Mapped[bytes] = mapped_column(LargeBinary, sort_order=LONG)
    reading: Mapped[bytes] = mapped_column(LargeBinary, sort_order=LONG)


class GenerationStep(Base):
    """A unit of work of a run; `input_hash` is '' until it is known, `output` what it made."""

    __tablename__ = "generation_step"
    __table_args__ = (
        UniqueConstraint("run_id", "kind", "unit_id", "input_hash"),
        Index("ix_generation_step_lesson", "lesson_id"),
        Index("ix_generation_step_module", "module_id"),
        NEW_KEYS,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("generation_run.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(20))
    unit_id: Mapped[str] = mapped_column(String(40))
    seq: Mapped[int] = mapped_column(Integer)
    input_hash: Mapped[str] = mapped_column(String(64), default="", server_default=_EMPTY)
    status: Mapped[str] = mapped_column(String(20))
    attempt: Mapped[int] = mapped_column(Integer, default=0, server_default=_ZERO)
    error_kind: Mapped[str] = mapped_column(String(40), default="", server_default=_EMPTY)
    tokens_in: Mapped[int] = mapped_column(Integer, default=0, server_default=_ZERO)
    tokens_out: Mapped[int] = mapped_column(Integer, default=0, server_default=_ZERO)
    cost_micros: Mapped[int] = mapped_column(Integer, default=0, server_default=_ZERO)
    started_at: Mapped[str] = mapped_column(String(40), default="", server_default=_EMPTY)
    finished_at: Mapped[str] = mapped_column(String(40), default="", server_default=_EMPTY)
    module_id: Mapped[int | None] = mapped_column(
        ForeignKey("course_modules.id", ondelete="SET NULL")
    )
    lesson_id: Mapped[int | None] = mapped_column(ForeignKey("lessons.id", ondelete="SET NULL"))
    output: Mapped[dict[str, Any]] = mapped_column(
        JSON, default=dict, server_default=_NOTHING, sort_order=LONG
    )


class GenerationSource(Base):
    """A document as a run read it; `text` and `tree` are packed."""

    __tablename__ = "generation_source"
    __table_args__ = (UniqueConstraint("run_id", "source_id"), NEW_KEYS)
    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("generation_run.id", ondelete="CASCADE"))
    source_id: Mapped[str] = mapped_column(String(20))
    seq: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(Text)
    path: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(40))
    sha256: Mapped[str] = mapped_column(String(64))
    reader: Mapped[int] = mapped_column(Integer)
    words: Mapped[int] = mapped_column(Integer)
    pages: Mapped[list[int]] = mapped_column(JSON, sort_order=LONG)
    text: Mapped[bytes] = mapped_column(LargeBinary, sort_order=LONG)
    tree: Mapped[bytes] = mapped_column(LargeBinary, sort_order=LONG)


class GenerationBlock(Base):
    """A top-level block of such a document, with the hash of its words."""

    __tablename__ = "generation_block"
    source_key: Mapped[int] = mapped_column(
        ForeignKey("generation_source.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(20))
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    hash: Mapped[str] = mapped_column(String(32))


class CitationRow(Base):
    """Where a statement of a lesson stands in what was read."""

    __tablename__ = "citation"
    __table_args__ = (Index("ix_citation_source", "source_key"),)
    lesson_id: Mapped[int] = mapped_column(
        ForeignKey("lessons.id", ondelete="CASCADE"), primary_key=True
    )
    entity: Mapped[str] = mapped_column(String(20), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    rev: Mapped[int] = mapped_column(Integer, default=1, server_default=text("1"))
    source_key: Mapped[int] = mapped_column(ForeignKey("generation_source.id", ondelete="CASCADE"))
    block: Mapped[str] = mapped_column(String(40))
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    quote_hash: Mapped[str] = mapped_column(String(32))


class ArtifactRevision(Base):
    """A version of what was made: whose it is, and what it was made of.

    `content_hash` is that of the stored thing; `content` holds, packed, a version of a person
    that was replaced, and is empty for what can be made again.
    """

    __tablename__ = "artifact_revision"
    __table_args__ = (
        UniqueConstraint("lesson_id", "entity", "rev"),
        Index("ix_artifact_revision_step", "step_id"),
        NEW_KEYS,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    lesson_id: Mapped[int] = mapped_column(ForeignKey("lessons.id", ondelete="CASCADE"))
    entity: Mapped[str] = mapped_column(String(40))
    rev: Mapped[int] = mapped_column(Integer)
    origin: Mapped[str] = mapped_column(String(20))
    step_id: Mapped[int | None] = mapped_column(
        ForeignKey("generation_step.id", ondelete="SET NULL")
    )
    parent_rev: Mapped[int] = mapped_column(Integer, default=0, server_default=_ZERO)
    created_at: Mapped[str] = mapped_column(String(40))
    content_hash: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(LargeBinary, sort_order=LONG)
