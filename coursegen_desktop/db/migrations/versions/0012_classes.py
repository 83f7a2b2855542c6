"""Classes: who is in them, what they have to do; attempts whose clock stands while one waits."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_EMPTY = sa.text("''")


def upgrade() -> None:
    """Add four tables and a column; nothing that is there changes."""
    _classes()
    _members()
    _assignments()
    op.create_table(
        "assignment_people",
        _number("assignment_id"),
        _number("user_id"),
        _to("assignment_people", "assignment_id", "assignments"),
        _to("assignment_people", "user_id", "users"),
        _key("assignment_people", "assignment_id", "user_id"),
    )
    op.create_index("ix_assignment_people_user", "assignment_people", ["user_id"])
    pause = sa.Column("pause", sa.String(10), server_default=_EMPTY, nullable=False)
    op.add_column("quiz_attempts", pause)


def downgrade() -> None:
    """Who is in which class stands nowhere else."""
    raise NotImplementedError("a library with classes is not taken back")


def _classes() -> None:
    op.create_table(
        "school_classes",
        _number("id"),
        _text("public_id", 36),
        _text("name", 80),
        _text("name_key", 80),
        _text("icon", 40),
        _number("colour"),
        _text("way", 20),
        *(_truth(name) for name in ("may_join", "has_guests", "freezes_clock", "shows_pictures")),
        sa.Column("archived_at", sa.String(40), server_default=_EMPTY, nullable=False),
        _number("revision"),
        _text("created_at", 40),
        _text("updated_at", 40),
        _key("school_classes", "id"),
        sa.UniqueConstraint("public_id", name=op.f("uq_school_classes_public_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_school_classes_live", "school_classes", ["archived_at", "name_key", "id"])


def _members() -> None:
    op.create_table(
        "class_members",
        _number("class_id"),
        _number("user_id"),
        _text("role", 20),
        _truth("made_here"),
        sa.Column("pictures_hash", sa.String(255), nullable=True),
        sa.Column("pictures", sa.String(120), server_default=_EMPTY, nullable=False),
        _text("joined_at", 40),
        sa.Column("left_at", sa.String(40), server_default=_EMPTY, nullable=False),
        _text("updated_at", 40),
        _to("class_members", "class_id", "school_classes"),
        _to("class_members", "user_id", "users"),
        _key("class_members", "class_id", "user_id"),
    )
    op.create_index("ix_class_members_user", "class_members", ["user_id", "left_at", "role"])


def _assignments() -> None:
    op.create_table(
        "assignments",
        _number("id"),
        _text("public_id", 36),
        _number("class_id"),
        _number("course_id"),
        sa.Column("lesson_id", sa.Integer(), nullable=True),
        sa.Column("asset_id", sa.Integer(), nullable=True),
        _truth("for_all"),
        _text("from_day", 10),
        _text("until_day", 10),
        _text("note", 300),
        _text("given_by", 200),
        sa.Column("withdrawn_at", sa.String(40), server_default=_EMPTY, nullable=False),
        _number("revision"),
        _text("created_at", 40),
        _text("updated_at", 40),
        _to("assignments", "class_id", "school_classes"),
        _to("assignments", "course_id", "courses"),
        _to("assignments", "lesson_id", "lessons"),
        _to("assignments", "asset_id", "lesson_assets"),
        _key("assignments", "id"),
        sa.UniqueConstraint("public_id", name=op.f("uq_assignments_public_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_assignments_class", "assignments", ["class_id", "withdrawn_at"])
    for name in ("course", "lesson", "asset"):
        op.create_index(f"ix_assignments_{name}", "assignments", [f"{name}_id"])


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _text(name: str, size: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(size), nullable=False)


def _truth(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete="CASCADE")
