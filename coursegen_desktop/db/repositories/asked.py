"""Questions to the database that are sent alone or several in one hop to its thread.

Under a Qt loop a hop and SQLAlchemy's way to it cost more than most statements. So whoever reads
much at once asks for it together; repositories need not know by whom they are asked.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Executable, Select
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncSession

T = TypeVar("T")
Rows = Sequence[Any]  # each a tuple; only the statement knows its columns
Values = Mapping[str, Any]


class Asked(Generic[T]):
    """A question to the database and what its rows mean.

    Awaited, it is sent alone. After `ask` it is awaited for its answer without being sent again.
    `statement` is a constant of its module, `values` are numbers and texts.
    """

    def __init__(
        self,
        session: AsyncSession,
        statement: Executable,
        values: Values,
        read: Callable[[Rows], T],
    ) -> None:
        self._session, self._statement, self._values, self._read = session, statement, values, read
        self._rows: Rows | None = None

    def __await__(self) -> Generator[Any, None, T]:
        return self._answer().__await__()

    async def _answer(self) -> T:
        if self._rows is None:
            self._rows = (await self._session.execute(self._statement, self._values)).all()
        return self._read(self._rows)

    @property
    def sql(self) -> tuple[str, Values]:
        """It as the driver takes it, with :named values."""
        return _plain(self._statement).with_values(self._values)

    def answered(self, rows: Rows) -> None:
        """Take the rows as the driver gives them."""
        self._rows = _plain(self._statement).processed(rows)


async def ask(session: AsyncSession, *asked: Asked[Any]) -> None:
    """Send several questions in one hop. Raises what reading the library raises."""
    driver = await driver_of(session)
    for one, rows in zip(asked, await driver.rows([one.sql for one in asked]), strict=True):
        one.answered(rows)


async def driver_of(session: AsyncSession) -> Any:
    """The driver's connection, for what passes SQLAlchemy by."""
    connection = await session.connection()
    return (await connection.get_raw_connection()).driver_connection


class _Plain:
    """A statement in SQLite's words, and how the columns of its rows are read (JSON)."""

    def __init__(self, statement: Executable) -> None:
        dialect: Any = sqlite.dialect(paramstyle="named")
        self._compiled: Any = cast(Any, statement).compile(dialect=dialect)
        columns = statement.selected_columns if isinstance(statement, Select) else ()
        self._readers = [
            (place, reader)
            for place, column in enumerate(columns)
            if (reader := column.type.result_processor(dialect, None)) is not None
        ]

    def with_values(self, values: Values) -> tuple[str, Values]:
        if self._compiled.post_compile_params:  # a list: as many places as it has parts
            whole = self._compiled.construct_expanded_state(values)
            return whole.statement, whole.parameters
        return self._compiled.string, self._compiled.construct_params(values)

    def processed(self, rows: Rows) -> Rows:
        if not self._readers:
            return rows
        found = []
        for row in rows:
            cells = list(row)
            for place, reader in self._readers:
                cells[place] = reader(cells[place])
            found.append(tuple(cells))
        return found


@lru_cache(maxsize=256)
def _plain(statement: Executable) -> _Plain:
    return _Plain(statement)
