"""Printed cards that let children in: what is kept of their codes, which classes take them."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add three columns and an index; nobody has a card yet."""
    op.add_column("class_members", sa.Column("card_hash", sa.String(64), nullable=True))
    card = sa.Column("card", sa.String(40), server_default=sa.text("''"), nullable=False)
    op.add_column("class_members", card)
    op.create_index(
        "ix_class_members_card",
        "class_members",
        ["card_hash"],
        sqlite_where=sa.text("card_hash IS NOT NULL"),
    )
    takes: sa.Column[bool] = sa.Column(
        "takes_cards", sa.Boolean(), server_default=sa.text("1"), nullable=False
    )
    op.add_column("school_classes", takes)


def downgrade() -> None:
    """Cards that are printed are known nowhere else."""
    raise NotImplementedError("a library with cards is not taken back")
