"""How services come to a unit of work: one transaction, all repositories."""

from __future__ import annotations

from typing import Protocol

from ..db.unit_of_work import UnitOfWork


class WorkUnits(Protocol):
    """`uow()` reads, `uow(write=True)` takes the write lock first (BEGIN IMMEDIATE)."""

    def __call__(self, *, write: bool = False) -> UnitOfWork: ...
