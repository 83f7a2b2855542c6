"""Pages of the library: against the same SQL by plain sqlite3, and page 200 against page 1."""

from __future__ import annotations

from coursegen_desktop.domain.library import LibraryPage, LibraryQuery
from tests.db.watching import statements

from .measure import Result, alternate, timed
from .place import Place

ROUNDS = 200
DEEP = 200


async def run(place: Place) -> list[Result]:
    """library.page and library.deep."""
    async with place.services() as services:
        user = services.user.id
        query = LibraryQuery()

        async def page(cursor: tuple[object, ...] | None = None) -> LibraryPage:
            return await services.library.page(query, user_id=user, cursor=cursor)

        with statements(services.database) as sent:
            first = await page()
        cursor = first.next_cursor
        for _ in range(DEEP - 2):
            following = (await page(cursor)).next_cursor
            if following is None:
                break
            cursor = following
        with place.raw() as raw:

            async def floor() -> None:
                for sql, values in sent:
                    raw.execute(sql, values).fetchall()

            raw_ms, page_ms = await alternate(lambda: timed(floor), lambda: timed(page), ROUNDS)
        first_ms, deep_ms = await alternate(
            lambda: timed(page), lambda: timed(lambda: page(cursor)), ROUNDS
        )
    return [
        Result("library.page", raw_ms, page_ms, 3.0),
        Result("library.deep", first_ms, deep_ms, 1.1),
    ]
