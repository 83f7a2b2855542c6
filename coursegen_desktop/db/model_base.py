"""What all tables share: names of constraints, order of columns, moments."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
# Long columns stand last, so that a row's short ones are read without its overflow pages.
LONG = 100
# Columns of later forms stand behind those of the first, as ADD COLUMN puts them.
LATER = 200
# Keys are never given twice: a screen that still names a deleted lesson must not meet another.
NEW_KEYS = {"sqlite_autoincrement": True}


class Base(DeclarativeBase):
    """Names every constraint, so that later migrations can address it."""

    metadata = MetaData(naming_convention=_NAMING)
    type_annotation_map = {dict[str, Any]: JSON, list[str]: JSON}


class Timestamps:
    """When the row was made and last changed."""

    created_at: Mapped[str] = mapped_column(String(40))
    updated_at: Mapped[str] = mapped_column(String(40))
