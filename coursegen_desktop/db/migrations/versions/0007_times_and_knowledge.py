"""When questions that have a time of their own were first shown; what is known, by lesson."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a column and an index; running attempts give such questions their whole time."""
    column = sa.Column("opened", sa.JSON(), server_default=sa.text("'{}'"), nullable=False)
    op.add_column("quiz_attempts", column)
    op.create_index(
        "ix_review_cards_known",
        "review_cards",
        ["user_id", "lesson_id", "stability", "last_day", "asset_id"],
    )


def downgrade() -> None:
    """What was answered is nobody's to throw away."""
    raise NotImplementedError("a library with such attempts is not taken back")
