"""Editing: steps to undo, trash of a course, versions; tags and prerequisites of courses."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_EMPTY = sa.text("''")
_ZERO = sa.text("0")


def upgrade() -> None:
    """Add tables and two columns; nothing that is there changes."""
    for name in ("tags", "prerequisites"):
        column = sa.Column(name, sa.JSON(), server_default=sa.text("'[]'"), nullable=False)
        op.add_column("courses", column)
    _steps()
    _trash()
    _versions()


def downgrade() -> None:
    """What was deleted and can be taken back is nobody's to throw away."""
    raise NotImplementedError("a library with such steps is not taken back")


def _text(name: str, size: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(size), nullable=False)


def _empty(name: str, size: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(size), server_default=_EMPTY, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), server_default=_ZERO, nullable=False)


def _course(table: str, column: str = "course_id") -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_courses")
    return sa.ForeignKeyConstraint([column], ["courses.id"], name=name, ondelete="CASCADE")


def _key(table: str, column: str = "id") -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(column, name=op.f(f"pk_{table}"))


def _steps() -> None:
    op.create_table(
        "edit_steps",
        _number("id"),
        _number("course_id"),
        _text("at", 40),
        _empty("user_name", 200),
        _text("verb", 40),
        _empty("title", 300),
        sa.Column("lesson_id", sa.Integer(), nullable=True),
        sa.Column("is_done", sa.Boolean(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _course("edit_steps"),
        _key("edit_steps"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_edit_steps_course", "edit_steps", ["course_id", "is_done", "id"])


def _trash() -> None:
    op.create_table(
        "course_trash",
        _number("course_id"),
        _number("trash_id"),
        _number("module_id"),
        _number("lesson_id"),
        _course("course_trash"),
        _course("course_trash", "trash_id"),
        _key("course_trash", "course_id"),
    )
    op.create_table(
        "trashed_parts",
        _number("id"),
        _number("course_id"),
        _text("kind", 20),
        _number("part_id"),
        _text("title", 300),
        _number("parent_id"),
        _text("parent_title", 300),
        _count("place"),
        _count("lessons"),
        _text("deleted_at", 40),
        _empty("deleted_by", 200),
        _course("trashed_parts"),
        _key("trashed_parts"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_trashed_parts_course", "trashed_parts", ["course_id", "id"])
    op.create_index("ix_trashed_parts_old", "trashed_parts", ["deleted_at"])


def _versions() -> None:
    op.create_table(
        "lesson_versions",
        _number("id"),
        _number("course_id"),
        _empty("lesson_public_id", 36),
        _text("at", 40),
        _empty("user_name", 200),
        _empty("name", 300),
        _text("title", 300),
        _text("hash", 64),
        sa.Column("base_id", sa.Integer(), nullable=True),
        _count("depth"),
        _number("size"),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        _course("lesson_versions"),
        _key("lesson_versions"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_lesson_versions_lesson", "lesson_versions", ["course_id", "lesson_public_id", "id"]
    )
