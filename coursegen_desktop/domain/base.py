"""The base of every schema: what is stored as JSON, written to files or returned by a writer.

Views that only travel from services to the window are plain frozen dataclasses instead,
because the first picture of the window is painted before pydantic is imported.
"""

from pydantic import BaseModel, ConfigDict


class Schema(BaseModel):
    """A frozen value that refuses unknown fields."""

    # Validators are built at first use: building all at import would keep the window waiting.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
