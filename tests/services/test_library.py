"""The library's acts: published, copied, thrown away, taken back, and who is told."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from coursegen_desktop.db.asset_files import AssetFiles
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.errors import InvalidContent, NotFound
from coursegen_desktop.domain.events import (
    CourseAdded,
    CourseChanged,
    CourseDeleted,
    CourseRestored,
)
from coursegen_desktop.domain.ids import CourseId, UserId
from coursegen_desktop.domain.library import LibraryFilter, LibraryQuery
from coursegen_desktop.services.clock import utc_now
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.services.library import LibraryService
from coursegen_desktop.services.work import WorkUnits

from .desk import heard, keep, pages

Now = Callable[[], datetime]


@pytest.fixture
def library(uow: WorkUnits, event_hub: EventHub, fixed_now: Now) -> LibraryService:
    return LibraryService(uow, event_hub, fixed_now)


@pytest.fixture
def lessons(uow: WorkUnits, event_hub: EventHub, fixed_now: Now) -> LessonsService:
    return LessonsService(uow, event_hub, pages(), fixed_now)


async def test_published_and_a_draft_again(
    library: LibraryService, uow: WorkUnits, event_hub: EventHub, user_id: UserId,
    sample_course: CourseDraft,
) -> None:  # fmt: skip
    course_id = await keep(uow, sample_course)
    told = heard(event_hub, CourseChanged)
    await library.set_published(course_id, False)
    assert (await library.counts(user_id)).drafts == 1
    await library.set_published(course_id, True)
    assert (await library.counts(user_id)).drafts == 0
    assert told == [CourseChanged(course_id)] * 2


async def test_the_trash_gives_everything_back(
    library: LibraryService, lessons: LessonsService, uow: WorkUnits, event_hub: EventHub,
    user_id: UserId, sample_course: CourseDraft,
) -> None:  # fmt: skip
    course_id = await keep(uow, sample_course)
    first = (await lessons.course(course_id, user_id=user_id)).lessons[0]
    await lessons.open(first.id, user_id=user_id)
    await lessons.complete(first.id, user_id=user_id)
    told = heard(event_hub, CourseDeleted, CourseRestored)
    await library.delete(course_id)
    assert (await library.page(LibraryQuery(), user_id=user_id)).cards == ()
    assert await library.continue_card(user_id) is None
    with pytest.raises(NotFound):
        await lessons.course(course_id, user_id=user_id)
    with pytest.raises(NotFound):
        await lessons.read(first.id, user_id=user_id)
    await library.restore(course_id)
    course = await lessons.course(course_id, user_id=user_id)
    assert course.lessons[0].is_completed
    assert course.progress_percent == 50, "three of its six minutes"
    card = await library.continue_card(user_id)
    assert card is not None
    assert card.course_id == course_id
    assert told == [CourseDeleted(course_id), CourseRestored(course_id)]


async def test_a_course_from_nothing(
    library: LibraryService, lessons: LessonsService, event_hub: EventHub, user_id: UserId
) -> None:
    told = heard(event_hub, CourseAdded)
    course_id = await library.begin("  The water\n cycle ", "First module", "First lesson")
    course = await lessons.course(course_id, user_id=user_id)
    assert told == [CourseAdded(course_id)]
    assert (course.title, course.is_published) == ("The water cycle", False)
    assert [module.title for module in course.modules] == ["First module"]
    assert [item.title for item in course.lessons] == ["First lesson"]
    with pytest.raises(InvalidContent):
        await library.begin(" \n ", "First module", "First lesson")
    assert len(told) == 1


async def test_a_copy_is_a_draft_of_its_own(
    library: LibraryService, lessons: LessonsService, uow: WorkUnits, event_hub: EventHub,
    user_id: UserId, sample_course: CourseDraft,
) -> None:  # fmt: skip
    course_id = await keep(uow, sample_course)
    original = await lessons.course(course_id, user_id=user_id)
    await lessons.complete(original.lessons[0].id, user_id=user_id)
    told = heard(event_hub, CourseAdded)
    copy_id = await library.duplicate(course_id, "Water, again")
    copy = await lessons.course(copy_id, user_id=user_id)
    assert told == [CourseAdded(copy_id)]
    assert copy.title == "Water, again"
    assert not copy.is_published
    assert not copy.is_enrolled
    assert copy.progress_percent == 0
    assert [item.title for item in copy.lessons] == [item.title for item in original.lessons]
    assert [item.quizzes[0].questions for item in copy.lessons if item.quizzes] == [2]
    assert {item.id for item in copy.lessons}.isdisjoint(item.id for item in original.lessons)
    async with uow() as work:
        ours, theirs = await work.courses.draft(course_id), await work.courses.draft(copy_id)
    assert ours.public_id != theirs.public_id
    assert ours.modules[0].lessons[0].public_id != theirs.modules[0].lessons[0].public_id
    assert ours.modules[0].lessons[0].content == theirs.modules[0].lessons[0].content


async def test_what_was_long_in_the_trash_is_gone_for_good(
    uow: WorkUnits, event_hub: EventHub, user_id: UserId, sample_course: CourseDraft
) -> None:
    def after(days: float) -> LibraryService:
        return LibraryService(uow, event_hub, lambda: utc_now() + timedelta(days=days))

    kept, thrown = await keep(uow, sample_course), await keep(uow, sample_course)
    await after(0).delete(thrown)
    assert await after(29).purge_trash() == 0
    assert await after(31).purge_trash() == 1
    with pytest.raises(NotFound):
        await after(31).restore(thrown)
    page = await after(31).page(LibraryQuery(), user_id=user_id)
    assert [card.id for card in page.cards] == [kept]


async def test_nobody_is_told_of_what_did_not_happen(
    library: LibraryService, event_hub: EventHub
) -> None:
    told = heard(event_hub, CourseChanged, CourseDeleted, CourseRestored, CourseAdded)
    for act in (library.delete, library.restore):
        with pytest.raises(NotFound):
            await act(CourseId(99))
    with pytest.raises(NotFound):
        await library.set_published(CourseId(99), True)
    with pytest.raises(NotFound):
        await library.duplicate(CourseId(99), "x")
    assert told == []


async def test_pages_follow_each_other(
    library: LibraryService, uow: WorkUnits, user_id: UserId, sample_course: CourseDraft
) -> None:
    for number in range(7):
        await keep(uow, sample_course.model_copy(update={"title": f"Course {number}"}))
    query = LibraryQuery(LibraryFilter.ALL)
    seen = []
    cursor = None
    for _ in range(3):
        page = await library.page(query, user_id=user_id, cursor=cursor, size=3)
        seen += [card.title for card in page.cards]
        cursor = page.next_cursor
    assert sorted(seen) == [f"Course {number}" for number in range(7)]
    assert cursor is None


async def test_a_purge_sweeps_the_media_that_nothing_points_to(
    uow: WorkUnits, event_hub: EventHub, data_dir: Path, tmp_path: Path
) -> None:
    media = data_dir / "media"
    files = AssetFiles(media)

    def adopted(words: str) -> str:
        source = tmp_path / f"{words}.png"
        source.write_text(words)
        path, _ = files.adopt(source)
        os.utime(media / path, (0, 0))
        return path

    names = ("gone", "cover", "shared", "kept", "young", "again")
    paths = {name: adopted(name) for name in names}
    (media / "ab").mkdir(exist_ok=True)
    (media / "ab" / "mine.png").write_text("not ours")
    os.utime(media / "ab" / "mine.png", (0, 0))
    (media / paths["young"]).touch()
    adopted_again = tmp_path / "copy.png"
    adopted_again.write_text("again")
    assert files.adopt(adopted_again) == (paths["again"], False)

    def course(title: str, cover: str, *used: str) -> CourseDraft:
        assets = tuple(AssetDraft(asset_type="video", file_path=paths[name]) for name in used)
        lesson = LessonDraft(title="L", content="text", assets=assets)
        module = ModuleDraft(title="M", lessons=(lesson,))
        return CourseDraft(title=title, thumbnail_url=cover, modules=(module,))

    old = await keep(uow, course("Old", paths["cover"], "gone", "shared"))
    await keep(uow, course("Kept", paths["kept"], "shared"))
    library = LibraryService(uow, event_hub, lambda: utc_now() + timedelta(days=31), media)
    assert await library.purge_trash() == 0
    assert all((media / path).exists() for path in paths.values()), "nothing was purged"
    await LibraryService(uow, event_hub, utc_now).delete(old)
    young_clock = LibraryService(uow, event_hub, utc_now, media)
    assert await young_clock.purge_trash(older_than_days=0) == 1
    left = {name for name in names if (media / paths[name]).exists()}
    assert left == {"shared", "kept", "young", "again"}
    assert (media / "ab" / "mine.png").exists()


async def test_what_is_not_finished_is_not_published(
    uow: WorkUnits, library: LibraryService, sample_course: CourseDraft
) -> None:
    bare = await keep(uow, CourseDraft(title="Bare"))
    with pytest.raises(InvalidContent) as caught:
        await library.set_published(bare, True)
    assert "without lessons" in caught.value.text()
    course = await keep(uow, sample_course)
    async with uow(write=True) as work:
        (quiz,) = await work.assets.of_course(course, "quiz")
        unfinished = {"at": 0, "section": "", "question": {"id": "n", "type": "choice"}}
        drafts = {"coursegen:drafts": {"questions": [unfinished]}}
        await work.assets.put_content(quiz, {**quiz.content, "ext": drafts})
        await work.commit()
    with pytest.raises(InvalidContent) as caught:
        await library.set_published(course, True)
    assert "not finished" in caught.value.text()
    await library.set_published(course, False)
    async with uow(write=True) as work:
        (quiz,) = await work.assets.of_course(course, "quiz")
        await work.assets.put_content(quiz, {**quiz.content, "ext": {}})
        await work.commit()
    await library.set_published(course, True)
    assert await library.is_published(course)
