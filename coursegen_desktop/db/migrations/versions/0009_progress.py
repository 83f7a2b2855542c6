"""Progress: time spent, sums by day kept by triggers, what is kept of deleted courses."""

import sqlalchemy as sa
from alembic import op

from coursegen_desktop.db import progress_sql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_ZERO = sa.text("'0'")


def upgrade() -> None:
    """Add tables and columns, sum up what was done so far, and keep the sums from now on."""
    for table in ("lesson_completions", "quiz_attempts", "review_log"):
        column = sa.Column("course_id", sa.Integer(), server_default=sa.text("0"), nullable=False)
        op.add_column(table, column)
    op.create_index(
        "ix_quiz_attempts_course",
        "quiz_attempts",
        ["user_id", "course_id", "counts", "finished_at", "score", "max_score"],
    )
    _study_events()
    _sums("progress_days")
    op.create_index("ix_progress_days_course", "progress_days", ["course_id", "user_id"])
    _sums("progress_past")
    _past()
    _outcomes()
    progress_sql.fill(_run)
    progress_sql.create_triggers(_run)


def downgrade() -> None:
    """What is kept of deleted courses stands nowhere else."""
    raise NotImplementedError("a library with such a history is not taken back")


def _run(statement: str) -> None:
    # Not text(): a colon in a statement would be taken for a parameter.
    op.get_bind().exec_driver_sql(statement)


def _text(name: str, size: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(size), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _user(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_user_id_users")
    return sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=name, ondelete="CASCADE")


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*(columns or ("id",)), name=op.f(f"pk_{table}"))


def _study_events() -> None:
    op.create_table(
        "study_events",
        _number("id"),
        _number("user_id"),
        _number("course_id"),
        sa.Column("lesson_id", sa.Integer(), nullable=True),
        sa.Column("asset_id", sa.Integer(), nullable=True),
        _text("view", 36),
        _text("started_at", 40),
        _text("ended_at", 40),
        _text("day", 10),
        _number("ms"),
        _user("study_events"),
        _key("study_events"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_study_events_newest", "study_events", ["user_id", "ended_at"])
    op.create_index("ix_study_events_course", "study_events", ["course_id", "user_id"])


def _sums(table: str) -> None:
    names = ("ms", "lessons", "answers", "scored", "correct", "reviews")
    op.create_table(
        table,
        _number("user_id"),
        _number("course_id"),
        _text("day", 10),
        *(sa.Column(name, sa.Integer(), server_default=_ZERO, nullable=False) for name in names),
        _user(table),
        _key(table, "user_id", "course_id", "day"),
        sqlite_with_rowid=False,
    )


def _past() -> None:
    op.create_table(
        "past_scores",
        _number("id"),
        _number("user_id"),
        _number("course_id"),
        _text("title", 300),
        _text("day", 10),
        _text("finished_at", 40),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("max_score", sa.Float(), nullable=False),
        _user("past_scores"),
        _key("past_scores"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_past_scores_user", "past_scores", ["user_id", "course_id"])
    op.create_table(
        "past_courses", _number("course_id"), _text("title", 300), _key("past_courses", "course_id")
    )


def _outcomes() -> None:
    op.create_table(
        "question_outcomes",
        _number("asset_id"),
        _text("hash", 64),
        _text("question_id", 64),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asset_id"],
            ["lesson_assets.id"],
            name=op.f("fk_question_outcomes_asset_id_lesson_assets"),
            ondelete="CASCADE",
        ),
        _key("question_outcomes", "asset_id", "hash", "question_id"),
        sqlite_with_rowid=False,
    )
