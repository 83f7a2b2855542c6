"""Editing: revisions, order, what is refused, who is told."""

from __future__ import annotations

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.course import MAX_TITLE, CourseView
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.errors import Conflict, InvalidContent, NotFound
from coursegen_desktop.domain.events import CourseChanged, LessonSaved
from coursegen_desktop.domain.ids import CourseId, LessonId, UserId
from coursegen_desktop.services.authoring import MAX_LESSON_BYTES, AuthoringService, checked_title
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.work import WorkUnits

from .desk import commits, heard, keep, pages


@pytest.fixture
def authoring(uow: WorkUnits, event_hub: EventHub) -> AuthoringService:
    return AuthoringService(uow, event_hub, pages())


@pytest.fixture
async def course(
    uow: WorkUnits, sample_course: CourseDraft, authoring: AuthoringService, user_id: UserId
) -> CourseView:
    return await authoring.course(await keep(uow, sample_course), user_id=user_id)


def order(course: CourseView) -> list[list[str]]:
    return [[lesson.title for lesson in module.lessons] for module in course.modules]


async def test_each_save_is_a_revision_in_one_commit(
    authoring: AuthoringService, course: CourseView, event_hub: EventHub, database: Database
) -> None:
    told = heard(event_hub, LessonSaved)
    lesson = await authoring.lesson(course.lessons[1].id)
    me = object()
    with commits(database) as kept:
        revision = await authoring.save_lesson(
            lesson.id, title="  Big \n rivers ", content="New\x00 words \ud800", origin=me,
            base_revision=lesson.revision,
        )  # fmt: skip
    assert len(kept) == 1
    saved = await authoring.lesson(lesson.id)
    assert (saved.title, saved.content, saved.revision) == ("Big rivers", "New words ?", revision)
    assert revision == lesson.revision + 1
    assert told == [LessonSaved(lesson.id, course.id, revision, me)]


async def test_an_older_base_never_overwrites(
    authoring: AuthoringService, course: CourseView, event_hub: EventHub
) -> None:
    lesson = await authoring.lesson(course.lessons[0].id)
    base = lesson.revision
    await authoring.save_lesson(lesson.id, title="A", content="theirs", base_revision=base)
    told = heard(event_hub, LessonSaved)
    with pytest.raises(Conflict):
        await authoring.save_lesson(lesson.id, title="B", content="mine", base_revision=base)
    assert (await authoring.lesson(lesson.id)).content == "theirs"
    assert told == []


async def test_the_questions_of_a_lesson_keep_their_time(
    authoring: AuthoringService, course: CourseView, user_id: UserId
) -> None:
    lesson = await authoring.lesson(course.lessons[0].id)
    assert lesson.minutes == 3, "one for its words, two for its questions"
    await authoring.save_lesson(
        lesson.id, title=lesson.title, content="word " * 238 * 4, base_revision=lesson.revision
    )
    after = await authoring.course(course.id, user_id=user_id)
    assert after.lessons[0].minutes == 4 + 2


async def test_what_is_refused_changes_nothing(
    authoring: AuthoringService, course: CourseView
) -> None:
    lesson = await authoring.lesson(course.lessons[0].id)
    for title, content in (
        (" ", "x"),
        ("t" * (MAX_TITLE + 1), "x"),
        ("T", "x" * (MAX_LESSON_BYTES + 1)),
        ("T", "é" * (MAX_LESSON_BYTES // 2 + 1)),
    ):
        with pytest.raises(InvalidContent):
            await authoring.save_lesson(
                lesson.id, title=title, content=content, base_revision=lesson.revision
            )
    assert await authoring.lesson(lesson.id) == lesson
    with pytest.raises(NotFound):
        await authoring.save_lesson(LessonId(404), title="T", content="", base_revision=1)
    assert checked_title("t" * MAX_TITLE) == "t" * MAX_TITLE


async def test_modules_and_lessons_are_added_renamed_and_moved(
    authoring: AuthoringService, course: CourseView, user_id: UserId, event_hub: EventHub
) -> None:
    told = heard(event_hub, CourseChanged)
    module = await authoring.add_module(course.id, "At sea")
    lesson = await authoring.add_lesson(course.id, module, "Tides")
    await authoring.rename_module(course.id, module, "Under the sea")
    await authoring.add_lesson(course.id, module, "Waves", "Words.", 0)
    await authoring.move_lesson(lesson, -1)
    await authoring.move_lesson(lesson, -1)
    await authoring.move_module(course.id, module, -2)
    after = await authoring.course(course.id, user_id=user_id)
    assert [item.title for item in after.modules] == [
        "Under the sea", "The cycle", "On the ground",
    ]  # fmt: skip
    assert order(after) == [["Waves"], ["Up and down"], ["Rivers", "Seas", "Tides"]]
    assert told == [CourseChanged(course.id)] * 7


async def test_a_deleted_module_comes_back_whole_where_it_stood(
    authoring: AuthoringService, course: CourseView, user_id: UserId, uow: WorkUnits
) -> None:
    async def whole() -> CourseDraft:
        async with uow() as work:
            return await work.courses.draft(course.id)

    before = await whole()
    for at, gone in enumerate(course.modules):
        key = next(
            item.id
            for item in (await authoring.course(course.id, user_id=user_id)).modules
            if item.title == gone.title
        )
        draft = await authoring.delete_module(course.id, key)
        assert draft == before.modules[at]
        left = await authoring.course(course.id, user_id=user_id)
        assert gone.title not in [item.title for item in left.modules]
        await authoring.restore_module(course.id, draft, at)
        assert await whole() == before
    with pytest.raises(NotFound):
        await authoring.delete_module(course.id, course.modules[0].id)


async def test_a_deleted_lesson_comes_back_where_it_stood(
    authoring: AuthoringService, course: CourseView, user_id: UserId
) -> None:
    draft = await authoring.delete_lesson(course.lessons[1].id)
    assert order(await authoring.course(course.id, user_id=user_id)) == [["Up and down"], ["Seas"]]
    key = await authoring.restore_lesson(course.id, course.modules[1].id, draft, 0)
    after = await authoring.course(course.id, user_id=user_id)
    assert order(after) == order(course)
    assert (await authoring.lesson(key)).content == draft.content
    draft = await authoring.delete_lesson(course.lessons[0].id)
    await authoring.restore_lesson(course.id, course.modules[0].id, draft, 0)
    after = await authoring.course(course.id, user_id=user_id)
    assert after.lessons[0].quizzes[0].questions == 2


async def test_deleting_and_adding_recomputes_the_progress_of_learners(
    authoring: AuthoringService, course: CourseView, user_id: UserId, uow: WorkUnits
) -> None:
    async with uow(write=True) as work:
        stamp = "2026-11-23T10:00:00.000000Z"
        done = course.lessons[0].id
        await work.enrollments.touch(user_id, course.id, done, stamp)
        await work.completions.set(user_id, done, True, stamp, "2026-11-23")
        await work.enrollments.set_progress(user_id, course.id, 50)
        await work.commit()
    await authoring.delete_lesson(course.lessons[1].id)
    after = await authoring.course(course.id, user_id=user_id)
    assert after.progress_percent == 75, "three of four minutes are left"
    await authoring.add_lesson(course.id, course.modules[1].id, "A")
    await authoring.add_lesson(course.id, course.modules[1].id, "B")
    after = await authoring.course(course.id, user_id=user_id)
    assert after.progress_percent == 50, "a lesson without words weighs one minute"
    text = await authoring.lesson(course.lessons[2].id)
    await authoring.save_lesson(
        text.id, title=text.title, content="word " * 238 * 4, base_revision=text.revision
    )
    after = await authoring.course(course.id, user_id=user_id)
    assert after.progress_percent == pytest.approx(33.3), "three of nine: one became longer"


async def test_title_and_description_of_a_course(
    authoring: AuthoringService, course: CourseView, user_id: UserId, event_hub: EventHub
) -> None:
    told = heard(event_hub, CourseChanged)
    me = object()
    await authoring.save_course(course.id, title=" Seas ", description=" Deep. ", origin=me)
    after = await authoring.course(course.id, user_id=user_id)
    assert (after.title, after.description) == ("Seas", "Deep.")
    assert told == [CourseChanged(course.id, me)]
    with pytest.raises(InvalidContent):
        await authoring.save_course(course.id, title="", description="")
    with pytest.raises(NotFound):
        await authoring.save_course(CourseId(404), title="T", description="")


async def test_the_preview_is_the_readers_page(authoring: AuthoringService) -> None:
    page = await authoring.preview("## Head\n\n<script>x</script>*soft* words")
    assert "<script" not in page.html
    assert "<em>soft</em>" in page.html
    assert page.headings[0].anchor == "head"
