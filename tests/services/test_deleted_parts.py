"""What learners did in parts of a course that its author deleted: kept, but not asked for."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.errors import NotFound
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.place import Place
from coursegen_desktop.domain.review import CramQuery
from coursegen_desktop.services.editing import EditingService
from coursegen_desktop.services.lessons import LessonsService

from .desk import pages
from .review_desk import Desk, quiz


@pytest.fixture
async def desk(database: Database, user_id: UserId) -> AsyncIterator[Desk]:
    yield Desk(database, user_id)


@pytest.mark.parametrize("whole_lesson", [True, False])
async def test_cards_of_what_was_deleted_wait_until_it_is_back(
    desk: Desk, whole_lesson: bool
) -> None:
    editing = EditingService(desk.uow, desk.hub)
    (asset,) = await desk.course(quiz(2))
    course = await desk.course_of(asset)
    for name in ("q0", "q1"):
        await desk.review.add_question(asset, name, user_id=desk.me)
    await desk.answer(await desk.asked())
    desk.later(days=200)

    async def seen() -> list[int]:
        days = await desk.review.forecast(user_id=desk.me)
        known = await desk.review.known(user_id=desk.me)
        return [
            (await desk.counts()).total,
            int(await desk.next() is not None),
            len(await desk.review.cram(CramQuery(), user_id=desk.me)),
            sum(day.reviews for day in days),
            len(known),
        ]

    before = await seen()
    assert before == [2, 1, 2, 1, 1]
    if whole_lesson:
        async with desk.uow() as work:
            lesson = (await work.assets.get(asset)).lesson_id
        await editing.delete(course, lessons=[lesson])
    else:
        await editing.delete_asset(asset)
    assert await seen() == [0, 0, 0, 0, 0]
    await editing.undo(course)
    assert await seen() == before


async def test_a_lesson_that_is_deleted_while_it_is_read_enrols_nobody_in_the_trash(
    desk: Desk,
) -> None:
    editing = EditingService(desk.uow, desk.hub)
    lessons = LessonsService(desk.uow, desk.hub, pages(), lambda: desk.moment)
    (asset,) = await desk.course(quiz(1))
    course = await desk.course_of(asset)
    async with desk.uow() as work:
        lesson = (await work.assets.get(asset)).lesson_id
    view = await lessons.open(lesson, user_id=desk.me)
    await editing.delete(course, lessons=[lesson])
    for act in (
        lambda: lessons.complete(lesson, user_id=desk.me),
        lambda: lessons.save_place(lesson, Place(0.5), user_id=desk.me),
        lambda: lessons.read(lesson, user_id=desk.me),
    ):
        with pytest.raises(NotFound):
            await act()
    await lessons.opened(view, user_id=desk.me)  # was on the screen: only the course notices
    async with desk.uow() as work:
        own = await work.own_data.of(desk.me)
    assert [one["course"] for one in own["enrollments"]] == ["Course"]
    assert own["completed_lessons"] == []
