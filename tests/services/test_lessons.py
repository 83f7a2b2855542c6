"""Reading: what is read with how little, what is kept and when, who is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.errors import InvalidContent, NotFound
from coursegen_desktop.domain.events import LessonCompleted, LessonOpened
from coursegen_desktop.domain.ids import CourseId, LessonId, UserId
from coursegen_desktop.domain.place import Place
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.services.pages import PageService
from coursegen_desktop.services.work import WorkUnits
from tests.db.watching import statements

from .desk import Here, commits, heard, keep, pages

Now = Callable[[], datetime]


@pytest.fixture
def lessons(uow: WorkUnits, event_hub: EventHub, fixed_now: Now) -> LessonsService:
    return LessonsService(uow, event_hub, pages(), fixed_now)


@pytest.fixture
async def course_id(uow: WorkUnits, sample_course: CourseDraft) -> CourseId:
    return await keep(uow, sample_course)


async def test_a_lesson_is_read_with_its_neighbours_and_changes_nothing(
    lessons: LessonsService, course_id: CourseId, user_id: UserId, database: Database
) -> None:
    course = await lessons.course(course_id, user_id=user_id)
    with statements(database) as sent, commits(database) as kept:
        view = await lessons.read(course.lessons[1].id, user_id=user_id)
    assert len(sent) <= 2
    assert kept == []
    assert (view.title, view.previous_title, view.next_title) == ("Rivers", "Up and down", "Seas")
    assert (view.module_number, view.module_title) == (2, "On the ground")
    assert view.position == 0.0
    assert not view.is_completed
    assert not (await lessons.course(course_id, user_id=user_id)).is_enrolled


async def test_the_ends_of_a_course_have_no_neighbour(
    lessons: LessonsService, course_id: CourseId, user_id: UserId
) -> None:
    items = (await lessons.course(course_id, user_id=user_id)).lessons
    first = await lessons.read(items[0].id, user_id=user_id)
    last = await lessons.read(items[-1].id, user_id=user_id)
    assert first.previous_id is None
    assert first.quiz_ids == (items[0].quizzes[0].asset_id,)
    assert last.next_id is None


async def test_opening_enrols_and_remembers_in_one_commit(
    lessons: LessonsService, course_id: CourseId, user_id: UserId, event_hub: EventHub,
    database: Database,
) -> None:  # fmt: skip
    told = heard(event_hub, LessonOpened)
    items = (await lessons.course(course_id, user_id=user_id)).lessons
    view = await lessons.read(items[1].id, user_id=user_id)
    with commits(database) as kept, statements(database) as sent:
        await lessons.opened(view, user_id=user_id)
    assert len(kept) == 1
    assert len(sent) <= 2
    course = await lessons.course(course_id, user_id=user_id)
    assert course.is_enrolled
    assert course.last_lesson_id == items[1].id
    assert course.next_lesson is not None
    assert course.next_lesson.id == items[1].id
    assert told == [LessonOpened(items[1].id, course_id, user_id)]


async def test_completing_is_one_commit_and_can_be_taken_back(
    lessons: LessonsService, course_id: CourseId, user_id: UserId, event_hub: EventHub,
    database: Database,
) -> None:  # fmt: skip
    told = heard(event_hub, LessonCompleted)
    keys = [item.id for item in (await lessons.course(course_id, user_id=user_id)).lessons]
    # The lessons last three, two and one of six minutes.
    with commits(database) as kept:
        assert await lessons.complete(keys[0], user_id=user_id) == 50
    assert len(kept) == 1
    assert await lessons.complete(keys[0], user_id=user_id) == 50, "once"
    assert await lessons.complete(keys[1], user_id=user_id) == pytest.approx(83.3)
    assert await lessons.complete(keys[2], user_id=user_id) == 100
    assert await lessons.complete(keys[0], user_id=user_id, done=False) == 50
    course = await lessons.course(course_id, user_id=user_id)
    assert [item.is_completed for item in course.lessons] == [False, True, True]
    assert course.progress_percent == 50
    assert [(event.lesson_id, event.done, round(event.progress_percent)) for event in told] == [
        (keys[0], True, 50),
        (keys[0], True, 50),
        (keys[1], True, 83),
        (keys[2], True, 100),
        (keys[0], False, 50),
    ]


async def test_the_place_is_kept_between_zero_and_one(
    lessons: LessonsService, course_id: CourseId, user_id: UserId
) -> None:
    key = (await lessons.course(course_id, user_id=user_id)).lessons[0].id
    for place in (0.25, 1.0, 0.5):
        await lessons.save_place(key, Place(place), user_id=user_id)
    assert (await lessons.read(key, user_id=user_id)).position == 0.5
    for wrong in (-0.1, 1.5, float("nan")):
        with pytest.raises(InvalidContent):
            await lessons.save_place(key, Place(wrong), user_id=user_id)
    assert (await lessons.read(key, user_id=user_id)).position == 0.5


async def test_a_lesson_that_is_gone_says_so(
    lessons: LessonsService, user_id: UserId, event_hub: EventHub
) -> None:
    told = heard(event_hub, LessonCompleted, LessonOpened)
    gone = LessonId(404)
    with pytest.raises(NotFound):
        await lessons.open(gone, user_id=user_id)
    with pytest.raises(NotFound):
        await lessons.complete(gone, user_id=user_id)
    assert told == []


async def test_a_page_is_laid_out_once(
    uow: WorkUnits, event_hub: EventHub, fixed_now: Now, course_id: CourseId, user_id: UserId
) -> None:
    worker = Here()
    lessons = LessonsService(uow, event_hub, PageService(worker), fixed_now)
    key = (await lessons.course(course_id, user_id=user_id)).lessons[0].id
    view = await lessons.open(key, user_id=user_id)
    page = await lessons.page_html(view)
    assert [heading.anchor for heading in page.headings] == ["evaporation", "condensation"]
    assert await lessons.page_html(view) is page
    assert worker.calls == 1
