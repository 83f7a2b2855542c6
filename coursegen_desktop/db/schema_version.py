"""Which forms of the database this program knows, oldest first.

Kept as plain text beside the migrations (a test compares), so that an ordinary start
compares one word and never imports Alembic.
"""

KNOWN = (
    "0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011",
    "0012", "0013", "0014",
)  # fmt: skip
HEAD = KNOWN[-1]
