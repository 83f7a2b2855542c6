"""What every repository stands on: the session, the clock, and how text is kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar, cast

from sqlalchemy import CursorResult, Executable, Table
from sqlalchemy.ext.asyncio import AsyncSession

from ...domain.course import MAX_TITLE
from ...domain.errors import NotFound
from ..models import Base
from ..search import storable
from ..times import to_text
from .asked import Asked, Rows, Values, driver_of

T = TypeVar("T")
# A fetched row; its columns are known to the statement above it only.
AnyRow = Any


@dataclass(frozen=True, slots=True)
class Work:
    """The running unit of work: its session, the clock and the maker of public ids."""

    session: AsyncSession
    now: Callable[[], datetime]
    new_id: Callable[[], str]

    def stamp(self) -> str:
        """This moment as it is stored."""
        return to_text(self.now())


class Repository:
    """Runs statements in the unit of work that it belongs to."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def _run(
        self, statement: Executable, values: Values | Sequence[Values] | None = None
    ) -> CursorResult[Any]:
        return cast(CursorResult[Any], await self._work.session.execute(statement, values))

    def _ask(self, statement: Executable, values: Values, read: Callable[[Rows], T]) -> Asked[T]:
        """A question that may be sent together with others; see `UnitOfWork.ask`."""
        return Asked(self._work.session, statement, values, read)

    async def _all(self, statement: Executable, values: Values | None = None) -> Sequence[AnyRow]:
        return (await self._run(statement, values)).all()

    async def _one(self, statement: Executable, values: Values | None = None) -> AnyRow | None:
        return (await self._run(statement, values)).one_or_none()

    async def _at_commit(self, sql: str, values: Values) -> None:
        """Run a statement of SQLite's, with :named values, in the hop of the commit."""
        (await driver_of(self._work.session)).at_commit(sql, values)

    async def _only(self, statement: Executable, values: Values) -> AnyRow:
        return (await self._run(statement, values)).one()

    async def _each(self, statement: Executable, rows: Sequence[Values]) -> int:
        """Run a statement for each of `rows`; how many rows of the table that changed."""
        changed = 0
        for part in batches(rows):
            changed += max(0, (await self._run(statement, list(part))).rowcount)
        return changed

    async def _found(self, statement: Executable, names: Iterable[str]) -> list[AnyRow]:
        """All rows of a statement with an expanding parameter `names`."""
        found: list[AnyRow] = []
        for part in batches(sorted(set(names))):
            found += await self._all(statement, {"names": part})
        return found


def table_of(model: type[Base]) -> Table:
    """The table of a model, for plain statements, which cost a third of mapped ones."""
    return cast(Table, model.__table__)


def batches(items: Sequence[T], size: int = 500) -> Iterator[Sequence[T]]:
    """Parts that fit into one IN (…)."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def kept_title(title: str) -> str:
    """A title as it is stored: one line, never longer than its column."""
    line = " ".join(storable(title).split())
    return line if len(line) <= MAX_TITLE else line[: MAX_TITLE - 1].rstrip() + "…"


def title_key(title: str) -> str:
    """What titles are sorted and compared by: without case and accents."""
    spread = unicodedata.normalize("NFKD", storable(title).casefold())
    return "".join(char for char in spread if not unicodedata.combining(char))[:MAX_TITLE]


# Whole sentences: a translator cannot bend a word that is put in.
_MISSING = {
    "course": "This course does not exist any more.",
    "module": "This module does not exist any more.",
    "lesson": "This lesson does not exist any more.",
    "item": "This part of the lesson does not exist any more.",
    "attempt": "This attempt does not exist any more.",
    "note": "This note does not exist any more.",
    "card": "This card is not in the review any more.",
    "person": "This person does not exist any more.",
    "version": "This version does not exist any more.",
    "class": "This class does not exist any more.",
    "task": "This is not assigned any more.",
}


def missing(kind: str) -> NotFound:
    """The error for a thing that is gone."""
    return NotFound(_MISSING[kind], "Go back and choose another one.")
