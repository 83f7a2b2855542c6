"""Questions that are asked together: one hop, the same answers, our errors."""

from __future__ import annotations

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.errors import Cancelled, NotFound
from coursegen_desktop.domain.gradebook import Letter, Scheme
from coursegen_desktop.domain.ids import AssetId, CourseId, UserId

from .watching import hops, statements

NOBODY = CourseId(999)


async def test_together_as_alone_in_one_hop(database: Database, user_id: UserId) -> None:
    scheme = Scheme(((AssetId(3), 2.0),), letters=(Letter("süß", 50.0),))
    async with database.unit_of_work(write=True) as work:
        course = await work.courses.add(CourseDraft(title="Graded"))
        await work.gradebooks.put_scheme(course, scheme, 0)
        await work.commit()
    async with database.unit_of_work() as work:
        alone = (
            await work.gradebooks.scheme(course),
            await work.review_log.retention_days(user_id, 0),
            await work.review_lists.due_days(user_id, 800_000, drafts=True),
        )
    with statements(database) as sent, hops() as visits:
        async with database.unit_of_work() as work:
            asked = (
                work.gradebooks.scheme(course),
                work.review_log.retention_days(user_id, 0),
                work.review_lists.due_days(user_id, 800_000, drafts=True),
            )
            await work.ask(*asked)
            assert (await asked[0], await asked[1], await asked[2]) == alone
            assert await asked[0] == (scheme, 1), "an answer is taken as often as one likes"
    assert len(visits) == 1 and len(sent) == 3


async def test_an_answer_that_is_an_error_is_raised_where_it_is_taken(database: Database) -> None:
    async with database.unit_of_work() as work:
        title, items = work.courses.title(NOBODY), work.class_progress.items(NOBODY)
        await work.ask(title, items)
        assert (await items).items == ()
        with pytest.raises(NotFound):
            await title


async def test_what_sqlite_refuses_is_told_as_ours_and_the_next_finds_all_clean(
    database: Database, user_id: UserId
) -> None:
    async with database.unit_of_work() as work:
        connection = await work.session.connection()
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        await driver.hop(lambda real: real.set_progress_handler(lambda: 1, 1))
        with pytest.raises(Cancelled):
            await work.ask(work.figures.best(user_id), work.figures.last(user_id))
        await driver.hop(lambda real: real.set_progress_handler(None, 0))
    async with database.unit_of_work() as work:
        best = work.figures.best(user_id)
        await work.ask(best)
        assert await best == {}
