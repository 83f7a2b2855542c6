"""Accounts: roles, codes, pictures, throttle and audit log; enrolments that can be left."""

import json

import sqlalchemy as sa
from alembic import op

from coursegen_desktop.db import sqlite
from coursegen_desktop.db.repositories.base import title_key

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NO = sa.text("0")
_EMPTY = sa.text("''")


def upgrade() -> None:
    """Add what accounts need; a library that is in use stays the one person's who used it."""
    _users()
    _enrollments()
    _new_tables()
    for statement in sqlite.append_only("audit_log"):
        op.execute(statement)
    _known_people(op.get_bind())


def downgrade() -> None:
    """Older programs would show everybody's courses to anybody."""
    raise NotImplementedError("a library with accounts is not taken back")


def _users() -> None:
    # Built anew for AUTOINCREMENT: the log names people by keys, which must not be given again.
    with op.batch_alter_table(
        "users", recreate="always", table_kwargs={"sqlite_autoincrement": True}
    ):
        pass
    for name in ("is_instructor", "must_change_password", "is_disabled"):
        op.add_column("users", sa.Column(name, sa.Boolean(), server_default=_NO, nullable=False))
    op.add_column("users", sa.Column("recovery_hash", sa.String(length=255), nullable=True))
    for name, length in (
        ("name_key", 200),
        ("group_name", 80),
        ("avatar", 20),
        ("last_seen_at", 40),
        ("deleted_at", 40),
    ):
        op.add_column(
            "users",
            sa.Column(name, sa.String(length=length), server_default=_EMPTY, nullable=False),
        )
    op.add_column(
        "users", sa.Column("revision", sa.Integer(), server_default=sa.text("1"), nullable=False)
    )
    op.create_index("ix_users_live_name", "users", ["deleted_at", "name_key", "id"])


def _enrollments() -> None:
    op.add_column(
        "enrollments",
        sa.Column("left_at", sa.String(length=40), server_default=_EMPTY, nullable=False),
    )
    op.drop_index("ix_enrollments_recent", "enrollments")
    op.create_index(
        "ix_enrollments_recent",
        "enrollments",
        ["user_id", "left_at", "last_opened_at", "course_id", "progress_percent"],
    )
    op.drop_index("ix_enrollments_course", "enrollments")
    op.create_index("ix_enrollments_course", "enrollments", ["course_id", "left_at"])


def _new_tables() -> None:
    op.create_table(
        "user_pictures",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("png", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_user_pictures_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_user_pictures")),
    )
    op.create_table(
        "sign_in_tries",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sign_in_tries")),
    )
    op.create_table(
        "audit_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("actor_name", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("subject_name", sa.String(length=200), nullable=False),
        sa.Column("detail", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_log")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_log_action", "audit_log", ["action", "id"])


def _known_people(bind: sa.Connection) -> None:
    people = bind.execute(sa.text("SELECT id, full_name FROM users ORDER BY id")).all()
    for key, name in people:
        bind.execute(
            sa.text("UPDATE users SET name_key = :name WHERE id = :key"),
            {"name": title_key(name)[:200], "key": key},
        )
    if people:
        bind.execute(
            sa.text(
                "INSERT OR IGNORE INTO settings (user_id, name, value, updated_at)"
                " SELECT 0, 'sharing', :value, updated_at FROM users WHERE id = :key"
            ),
            {"value": json.dumps({"mode": "alone", "alone_id": people[0][0]}), "key": people[0][0]},
        )
