"""Making courses: runs, steps, what was read, where statements stand, versions of lessons."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_EMPTY = sa.text("''")
_ZERO = sa.text("0")
_NOTHING = sa.text("'{}'")


def upgrade() -> None:
    """Add the tables; nothing that is there changes."""
    _runs()
    _steps()
    _sources()
    _citations()
    _revisions()


def downgrade() -> None:
    """What was read and written is nobody's to throw away."""
    raise NotImplementedError("a library with runs is not taken back")


def _reference(
    table: str, column: str, other: str, ondelete: str = "CASCADE"
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete=ondelete)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*(columns or ("id",)), name=op.f(f"pk_{table}"))


def _text(name: str, size: int = 0) -> sa.Column[str]:
    kind = sa.String(size) if size else sa.Text()
    return sa.Column(name, kind, nullable=False)


def _empty(name: str, size: int = 0) -> sa.Column[str]:
    kind = sa.String(size) if size else sa.Text()
    return sa.Column(name, kind, server_default=_EMPTY, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), server_default=_ZERO, nullable=False)


def _json(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(), nullable=False)


def _empty_json(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(), server_default=_NOTHING, nullable=False)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def _part(name: str) -> sa.Column[int]:
    """A number that is a part of a key."""
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)


def _runs() -> None:
    op.create_table(
        "generation_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=True),
        _text("title", 300),
        _text("engine", 40),
        _text("status", 20),
        _count("plan_rev"),
        _empty("note"),
        _empty("heartbeat", 40),
        _text("created_at", 40),
        _text("updated_at", 40),
        _json("brief"),
        _empty_json("profile"),
        _empty_json("budget"),
        _bytes("outline"),
        _bytes("reading"),
        _reference("generation_run", "course_id", "courses"),
        _key("generation_run"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_generation_run_course", "generation_run", ["course_id"])


def _steps() -> None:
    op.create_table(
        "generation_step",
        sa.Column("id", sa.Integer(), nullable=False),
        _number("run_id"),
        _text("kind", 20),
        _text("unit_id", 40),
        _number("seq"),
        _empty("input_hash", 64),
        _text("status", 20),
        _count("attempt"),
        _empty("error_kind", 40),
        _count("tokens_in"),
        _count("tokens_out"),
        _count("cost_micros"),
        _empty("started_at", 40),
        _empty("finished_at", 40),
        sa.Column("module_id", sa.Integer(), nullable=True),
        sa.Column("lesson_id", sa.Integer(), nullable=True),
        _empty_json("output"),
        _reference("generation_step", "run_id", "generation_run"),
        _reference("generation_step", "module_id", "course_modules", "SET NULL"),
        _reference("generation_step", "lesson_id", "lessons", "SET NULL"),
        _key("generation_step"),
        sa.UniqueConstraint(
            "run_id",
            "kind",
            "unit_id",
            "input_hash",
            name=op.f("uq_generation_step_run_id_kind_unit_id_input_hash"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_generation_step_lesson", "generation_step", ["lesson_id"])
    op.create_index("ix_generation_step_module", "generation_step", ["module_id"])


def _sources() -> None:
    op.create_table(
        "generation_source",
        sa.Column("id", sa.Integer(), nullable=False),
        _number("run_id"),
        _text("source_id", 20),
        _number("seq"),
        _text("name"),
        _text("path"),
        _text("kind", 40),
        _text("sha256", 64),
        _number("reader"),
        _number("words"),
        _json("pages"),
        _bytes("text"),
        _bytes("tree"),
        _reference("generation_source", "run_id", "generation_run"),
        _key("generation_source"),
        sa.UniqueConstraint(
            "run_id", "source_id", name=op.f("uq_generation_source_run_id_source_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "generation_block",
        _number("source_key"),
        _part("number"),
        _text("kind", 20),
        _number("start"),
        _number("end"),
        _text("hash", 32),
        _reference("generation_block", "source_key", "generation_source"),
        _key("generation_block", "source_key", "number"),
    )


def _citations() -> None:
    op.create_table(
        "citation",
        _number("lesson_id"),
        _text("entity", 20),
        _part("number"),
        sa.Column("rev", sa.Integer(), server_default=sa.text("1"), nullable=False),
        _number("source_key"),
        _text("block", 40),
        _number("start"),
        _number("end"),
        _text("quote_hash", 32),
        _reference("citation", "lesson_id", "lessons"),
        _reference("citation", "source_key", "generation_source"),
        _key("citation", "lesson_id", "entity", "number"),
    )
    op.create_index("ix_citation_source", "citation", ["source_key"])


def _revisions() -> None:
    op.create_table(
        "artifact_revision",
        sa.Column("id", sa.Integer(), nullable=False),
        _number("lesson_id"),
        _text("entity", 40),
        _number("rev"),
        _text("origin", 20),
        sa.Column("step_id", sa.Integer(), nullable=True),
        _count("parent_rev"),
        _text("created_at", 40),
        _text("content_hash", 64),
        _bytes("content"),
        _reference("artifact_revision", "lesson_id", "lessons"),
        _reference("artifact_revision", "step_id", "generation_step", "SET NULL"),
        _key("artifact_revision"),
        sa.UniqueConstraint(
            "lesson_id", "entity", "rev", name=op.f("uq_artifact_revision_lesson_id_entity_rev")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_artifact_revision_step", "artifact_revision", ["step_id"])
