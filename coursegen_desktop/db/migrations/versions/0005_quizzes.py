"""Quizzes: state, time and flags of attempts, all tries, what was asked, and what counts."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_EMPTY = sa.text("''")
_ZERO = sa.text("0")
_NO_LIST = sa.text("'[]'")
_WAITS, _WAITS_HERE = sa.text("needs_marking"), sa.text("needs_marking = 1")

# What counted so far: the best finished attempt, of equals the one out of more points.
_BEST = """
INSERT INTO quiz_standings (user_id, asset_id, score, max_score, attempts, updated_at)
SELECT user_id, asset_id, score, max_score, attempts, finished_at FROM (
    SELECT user_id, asset_id, score, max_score, finished_at,
        count(*) OVER (PARTITION BY user_id, asset_id) AS attempts,
        row_number() OVER (
            PARTITION BY user_id, asset_id ORDER BY score / max_score DESC, max_score DESC, id
        ) AS place
    FROM quiz_attempts WHERE finished_at IS NOT NULL AND max_score > 0
) AS ranked WHERE place = 1
"""


def upgrade() -> None:
    """Add columns and two tables; attempts and answers stay as they are."""
    for column in _of_attempts():
        op.add_column("quiz_attempts", column)
    for column in _of_answers():
        op.add_column("quiz_answers", column)
    op.execute("UPDATE quiz_attempts SET state = 'done' WHERE finished_at IS NOT NULL")
    op.drop_index("ix_quiz_attempts_days", "quiz_attempts")
    op.create_index(
        "ix_quiz_attempts_days",
        "quiz_attempts",
        ["user_id", "day", "finished_at", "counts", "score", "max_score"],
    )
    op.create_index(
        "ix_quiz_answers_marking",
        "quiz_answers",
        ["attempt_id", "needs_marking"],
        sqlite_where=_WAITS_HERE,
        postgresql_where=_WAITS,
    )
    _tables()
    op.execute(_BEST)


def downgrade() -> None:
    """What was answered is nobody's to throw away."""
    raise NotImplementedError("a library with such attempts is not taken back")


def _of_attempts() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("state", sa.String(10), server_default=sa.text("'open'"), nullable=False),
        sa.Column("kind", sa.String(10), server_default=_EMPTY, nullable=False),
        sa.Column("counts", sa.Boolean(), server_default=sa.text("1"), nullable=False),
        sa.Column("version", sa.String(64), server_default=_EMPTY, nullable=False),
        sa.Column("spent_s", sa.Float(), server_default=_ZERO, nullable=False),
        sa.Column("seen_at", sa.String(40), server_default=_EMPTY, nullable=False),
        sa.Column("page", sa.Integer(), server_default=_ZERO, nullable=False),
        sa.Column("needs_marking", sa.Integer(), server_default=_ZERO, nullable=False),
        sa.Column("flags", sa.JSON(), server_default=_NO_LIST, nullable=False),
        sa.Column("asked", sa.JSON(), server_default=_NO_LIST, nullable=False),
    )


def _of_answers() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("certainty", sa.Integer(), nullable=True),
        sa.Column("spent_s", sa.Float(), server_default=_ZERO, nullable=False),
        sa.Column("needs_marking", sa.Boolean(), server_default=_ZERO, nullable=False),
        sa.Column("marked_by", sa.String(200), server_default=_EMPTY, nullable=False),
        sa.Column("marked_at", sa.String(40), server_default=_EMPTY, nullable=False),
        sa.Column("tries", sa.JSON(), server_default=_NO_LIST, nullable=False),
    )


def _tables() -> None:
    op.create_table(
        "quiz_versions",
        sa.Column("asset_id", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.String(40), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        _reference("quiz_versions", "asset_id", "lesson_assets"),
        sa.PrimaryKeyConstraint("asset_id", "hash", name=op.f("pk_quiz_versions")),
    )
    op.create_table(
        "quiz_standings",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("asset_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("max_score", sa.Float(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.String(40), nullable=False),
        _reference("quiz_standings", "asset_id", "lesson_assets"),
        _reference("quiz_standings", "user_id", "users"),
        sa.PrimaryKeyConstraint("user_id", "asset_id", name=op.f("pk_quiz_standings")),
    )
    op.create_index("ix_quiz_standings_asset", "quiz_standings", ["asset_id", "user_id"])


def _reference(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete="CASCADE")
