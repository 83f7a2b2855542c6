"""When an attempt that was handed in was opened again: computers have to agree on what it is."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a column; none was opened again yet."""
    column = sa.Column("reopened_at", sa.String(40), server_default=sa.text("''"), nullable=False)
    op.add_column("quiz_attempts", column)


def downgrade() -> None:
    """Without it a day of another computer would hand the attempt in once more."""
    raise NotImplementedError("a library with attempts that were opened again is not taken back")
