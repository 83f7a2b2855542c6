"""Where somebody stopped in a lesson's film, beside where he stopped reading."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a column; nobody has seen a film yet."""
    column = sa.Column("film_seconds", sa.Float(), server_default=sa.text("0"), nullable=False)
    op.add_column("reading_positions", column)


def downgrade() -> None:
    """What was watched is nobody's to throw away."""
    raise NotImplementedError("a library with such places is not taken back")
