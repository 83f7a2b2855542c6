"""Reading: places kept to the paragraph, time read, and what readers mark and note."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_EMPTY = sa.text("''")
_ZERO = sa.text("0")


def upgrade() -> None:
    """Add columns to the places and the table of annotations."""
    for column in (
        sa.Column("text_offset", sa.Integer(), server_default=sa.text("-1"), nullable=False),
        sa.Column("share", sa.Float(), server_default=_ZERO, nullable=False),
        sa.Column("quote", sa.String(length=80), server_default=_EMPTY, nullable=False),
        sa.Column("seconds", sa.Float(), server_default=_ZERO, nullable=False),
    ):
        op.add_column("reading_positions", column)
    op.create_table(
        "annotations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("lesson_id", sa.Integer(), nullable=True),
        sa.Column("course_public_id", sa.String(length=36), nullable=False),
        sa.Column("lesson_public_id", sa.String(length=36), nullable=False),
        sa.Column("course_title", sa.String(length=300), nullable=False),
        sa.Column("lesson_title", sa.String(length=300), nullable=False),
        sa.Column("heading", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("colour", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("is_lost", sa.Boolean(), server_default=_ZERO, nullable=False),
        sa.Column("revision", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("text_key", sa.String(length=32), server_default=_EMPTY, nullable=False),
        sa.Column("created_at", sa.String(length=40), nullable=False),
        sa.Column("updated_at", sa.String(length=40), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("prefix", sa.String(length=64), nullable=False),
        sa.Column("suffix", sa.String(length=64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.Column("tag_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["lesson_id"],
            ["lessons.id"],
            name=op.f("fk_annotations_lesson_id_lessons"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_annotations_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annotations")),
        sa.UniqueConstraint("user_id", "public_id", name=op.f("uq_annotations_user_id_public_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_annotations_lesson", "annotations", ["lesson_id", "user_id", "start"])
    op.create_index("ix_annotations_orphans", "annotations", ["user_id", "lesson_public_id"])
    op.create_index(
        "ix_annotations_order",
        "annotations",
        ["user_id", "course_title", "lesson_title", "start", "id"],
    )


def downgrade() -> None:
    """Notes are nobody's to throw away."""
    raise NotImplementedError("a library with notes is not taken back")
