"""Review: cards that come back when they would be forgotten, and the history of the reviews."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two tables that start empty: older answers were given without time and certainty."""
    _cards()
    _log()


def downgrade() -> None:
    """The history of a memory cannot be made again."""
    raise NotImplementedError("a library with reviews is not taken back")


def _cards() -> None:
    op.create_table(
        "review_cards",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("lesson_id", sa.Integer(), nullable=True),
        sa.Column("asset_id", sa.Integer(), nullable=True),
        sa.Column("question_id", sa.String(length=64), nullable=False),
        sa.Column("question_version", sa.String(length=64), nullable=False),
        sa.Column("sibling_key", sa.String(length=64), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("anchor", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("state", sa.Integer(), nullable=False),
        sa.Column("hold", sa.String(length=20), nullable=False),
        sa.Column("due_day", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.String(length=40), nullable=False),
        sa.Column("buried_until", sa.Integer(), nullable=False),
        sa.Column("stability", sa.Float(), nullable=False),
        sa.Column("difficulty", sa.Float(), nullable=False),
        sa.Column("last_day", sa.Integer(), nullable=False),
        sa.Column("reps", sa.Integer(), nullable=False),
        sa.Column("lapses", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.String(length=40), nullable=False),
        *_references("review_cards", ("user_id", "users"), ("course_id", "courses")),
        sa.ForeignKeyConstraint(
            ["lesson_id"],
            ["lessons.id"],
            name=op.f("fk_review_cards_lesson_id_lessons"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["asset_id"],
            ["lesson_assets.id"],
            name=op.f("fk_review_cards_asset_id_lesson_assets"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_cards")),
        sa.UniqueConstraint(
            "asset_id",
            "question_id",
            "user_id",
            name=op.f("uq_review_cards_asset_id_question_id_user_id"),
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_review_cards_public_id")),
        sqlite_autoincrement=True,
    )
    for name, columns in {
        "due": "user_id hold course_id state due_day buried_until due_at stability last_day"
        " asset_id lapses",
        "siblings": "user_id sibling_key",
        "course": "course_id",
        "lesson": "lesson_id",
    }.items():
        op.create_index(f"ix_review_cards_{name}", "review_cards", columns.split())


def _log() -> None:
    op.create_table(
        "review_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("recall", sa.Integer(), nullable=False),
        sa.Column("state", sa.Integer(), nullable=False),
        sa.Column("elapsed_days", sa.Integer(), nullable=False),
        sa.Column("predicted", sa.Float(), nullable=False),
        sa.Column("took_ms", sa.Integer(), nullable=False),
        sa.Column("expected_ms", sa.Integer(), nullable=False),
        sa.Column("certainty", sa.Integer(), nullable=True),
        sa.Column("fraction", sa.Float(), nullable=False),
        sa.Column("is_undone", sa.Boolean(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        *_references("review_log", ("card_id", "review_cards"), ("user_id", "users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_log")),
        sqlite_autoincrement=True,
    )
    for name, columns in {
        "card": "card_id",
        "newest": "user_id is_undone id took_ms expected_ms",
        "days": "user_id is_undone day state recall elapsed_days predicted",
        "history": "user_id card_id id is_undone day recall",
    }.items():
        op.create_index(f"ix_review_log_{name}", "review_log", columns.split())


def _references(table: str, *columns: tuple[str, str]) -> list[sa.ForeignKeyConstraint]:
    """What a row does not outlive."""
    return [
        sa.ForeignKeyConstraint(
            [column],
            [f"{other}.id"],
            name=op.f(f"fk_{table}_{column}_{other}"),
            ondelete="CASCADE",
        )
        for column, other in columns
    ]
