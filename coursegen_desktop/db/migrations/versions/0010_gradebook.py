"""Gradebook: how a course is graded, and grades set by hand with their history."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add two tables; nothing that is there changes."""
    op.create_table(
        "gradebooks",
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.String(40), nullable=False),
        sa.Column("scheme", sa.JSON(), nullable=False),
        _to("gradebooks", "course_id", "courses"),
        sa.PrimaryKeyConstraint("course_id", name=op.f("pk_gradebooks")),
    )
    op.create_table(
        "grade_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("asset_id", sa.Integer(), nullable=False),
        sa.Column("percent", sa.Float(), nullable=True),
        sa.Column("comment", sa.String(500), nullable=False),
        sa.Column("by_name", sa.String(200), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        _to("grade_changes", "course_id", "courses"),
        _to("grade_changes", "user_id", "users"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grade_changes")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_grade_changes_course", "grade_changes", ["course_id", "id"])
    op.create_index("ix_grade_changes_user", "grade_changes", ["user_id"])


def downgrade() -> None:
    """Grades that were given are nobody's to throw away."""
    raise NotImplementedError("a library with grades is not taken back")


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete="CASCADE")
