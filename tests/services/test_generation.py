"""Writing courses as jobs: lesson by lesson, stopped, failed, thrown away."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain import outline_edit as edit
from coursegen_desktop.domain.brief import Brief, Options
from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.errors import (
    AppError,
    Cancelled,
    Conflict,
    FormatError,
    InvalidContent,
    NotFound,
    WorkStopped,
    WorkTimeout,
)
from coursegen_desktop.domain.events import (
    CourseAdded,
    CourseChanged,
    CourseDeleted,
    JobChanged,
    RunChanged,
)
from coursegen_desktop.domain.ids import CourseId, RunId, UserId
from coursegen_desktop.domain.library import LibraryQuery
from coursegen_desktop.domain.outline import Outline
from coursegen_desktop.domain.writing import (
    CANCELLED,
    DONE,
    OUTLINE,
    PAUSED,
    RUNNING,
    SKIPPED,
    WAITING,
    WRITING,
    WRITTEN,
)
from coursegen_desktop.domain.writing import FAILED as LESSON_FAILED
from coursegen_desktop.services.clock import utc_now
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.generation import GenerationService
from coursegen_desktop.services.jobs import FAILED, Job, JobsService
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.services.library import LibraryService
from coursegen_desktop.services.work import WorkUnits

from .desk import heard, pages
from .held_writer import Writer

SENTENCE = "The harbour is a place where ships rest and sailors mend their nets. "
PART = "# {name}\n\nA **{low}** is a thing that sailors use every day at sea.\n\n" + "\n\n".join(
    f"## {{name}} {number}\n\n" + SENTENCE * 90 for number in ("one", "two")
)
TEXT = "\n\n".join(PART.format(name=name, low=name.lower()) for name in ("Harbour", "Anchor"))


class Desk:
    """The generation service with what it needs, and what it told."""

    def __init__(self, uow: WorkUnits, hub: EventHub, user_id: UserId, writer: Writer) -> None:
        self.writer, self.user, self._uow = writer, user_id, uow
        self.jobs = JobsService(hub)
        self.service = GenerationService(
            uow, hub, self.jobs, writer, samples=resources_dir() / "samples"
        )
        self.library = LibraryService(uow, hub, utc_now)
        self._lessons = LessonsService(uow, hub, pages(), utc_now)
        self.told = heard(hub, CourseAdded, CourseChanged, CourseDeleted)

    async def planned(self, brief: Brief) -> Outline:
        return await self.service.outline(await self.service.read(brief).wait())

    async def course(self, key: CourseId | None) -> CourseView:
        assert key is not None
        return await self._lessons.course(key, user_id=self.user)

    def run_id(self, job: Job) -> RunId:
        found = self.service.run_of(job)
        assert found is not None
        return found

    async def content(self, key: CourseId) -> str:
        """All of a course but what names it among others."""
        async with self._uow() as work:
            draft = await work.courses.draft(key)
        return re.sub(r'"public_id":"[^"]*"', "", draft.model_dump_json())

    async def held(self, job: Job, done: int) -> RunId:
        """Wait until the writer is held and what was written before is kept."""
        await self.writer.reached.wait()
        run_id = self.run_id(job)
        while (await self.service.run(run_id)).done < done:
            await asyncio.sleep(0.01)
        return run_id

    async def cards(self) -> int:
        return len((await self.library.page(LibraryQuery(), user_id=self.user)).cards)


@pytest.fixture
def source(tmp_path: Path) -> str:
    path = tmp_path / "at sea.md"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.fixture
def make(uow: WorkUnits, event_hub: EventHub, user_id: UserId) -> Callable[..., Desk]:
    return lambda **options: Desk(uow, event_hub, user_id, Writer(**options))


async def test_the_plan_is_what_is_written(make: Callable[..., Desk], source: str) -> None:
    desk = make()
    outline = await desk.planned(Brief((source,)))
    assert outline.lesson_count >= 4
    assert [item.name for item in outline.sources] == ["at sea.md"]
    job = desk.service.start(Brief((source,), "At sea"))
    course_id = await job.wait()
    assert desk.service.course_of(job) == course_id
    course = await desk.course(course_id)
    assert course.title == "At sea"
    assert not course.is_published
    assert [lesson.title for lesson in course.lessons] == [
        lesson.title for module in outline.modules for lesson in module.lessons
    ]
    assert [module.title for module in course.modules] == [m.title for m in outline.modules]
    assert desk.told == [CourseAdded(course_id), CourseChanged(course_id)]
    assert job.view.status == DONE


async def test_every_lesson_is_kept_as_soon_as_it_is_written(
    make: Callable[..., Desk], source: str, event_hub: EventHub
) -> None:
    desk = make(hold_at=3)
    moves = heard(event_hub, JobChanged)
    told = heard(event_hub, RunChanged)
    job = desk.service.start(Brief((source,)))
    run_id = await desk.held(job, 2)
    course = await desk.course(desk.service.course_of(job))
    assert len(course.lessons) == 2
    run = await desk.service.run(run_id)
    assert (run.status, run.done, run.total) == (RUNNING, 2, 4)
    assert [step.state for step in run.lessons] == [WRITTEN, WRITTEN, WRITING, WRITING]
    assert run.lessons[0].words > 500 and run.lessons[0].sources == ("at sea.md",)
    assert run.lessons[0].lesson_id == course.lessons[0].id
    assert "The harbour is a place" in run.live_text
    assert run.quality.statements == run.quality.cited > 10
    assert set(told) == {RunChanged(run_id)}
    assert job.view.progress == pytest.approx(2 / 4)
    assert job.view.message
    assert moves[0].snapshot.is_running
    await desk.service.cancel(run_id)
    with pytest.raises(Cancelled):
        await job.wait()


async def test_cancelling_keeps_what_is_written_and_no_empty_modules(
    make: Callable[..., Desk], source: str
) -> None:
    desk = make(hold_at=2)
    job = desk.service.start(Brief((source,)))
    run_id = await desk.held(job, 1)
    await desk.service.cancel(run_id)
    with pytest.raises(Cancelled):
        await job.wait()
    assert job.view.status == CANCELLED
    course = await desk.course(desk.service.course_of(job))
    assert [len(module.lessons) for module in course.modules] == [1]
    assert not course.is_published
    assert desk.told == [CourseAdded(course.id), CourseChanged(course.id)]
    assert (await desk.service.run(run_id)).status == CANCELLED
    with pytest.raises(Conflict):
        await desk.service.resume(run_id).wait()


async def test_a_course_of_which_nothing_was_written_goes(
    make: Callable[..., Desk], source: str
) -> None:
    desk = make(hold_at=1)
    job = desk.service.start(Brief((source,)))
    run_id = await desk.held(job, 0)
    assert await desk.cards() == 1
    await desk.service.cancel(run_id)
    assert await desk.cards() == 0
    assert (await desk.service.run(run_id)).course_id is None
    assert isinstance(desk.told[-1], CourseDeleted)


async def test_a_lesson_that_fails_stops_no_other(make: Callable[..., Desk], source: str) -> None:
    desk = make(fail_at=3)
    job = desk.service.start(Brief((source,)))
    with pytest.raises(WorkTimeout):
        await job.wait()
    assert job.view.status == FAILED
    run_id = desk.service.run_of(job)
    assert run_id is not None
    run = await desk.service.run(run_id)
    assert run.status == PAUSED and "was stopped" in run.note
    assert [step.state for step in run.lessons] == [WRITTEN, WRITTEN, LESSON_FAILED, WRITTEN]
    assert "was stopped" in run.lessons[2].note
    course = await desk.course(await desk.service.resume(run_id).wait())
    assert [lesson.title for lesson in course.lessons] == [step.title for step in run.lessons]


async def test_two_failures_in_a_row_stop_it(make: Callable[..., Desk], source: str) -> None:
    desk = make()
    desk.writer.fails = lambda number: number in (2, 3)
    job = desk.service.start(Brief((source,)))
    with pytest.raises(WorkTimeout):
        await job.wait()
    run = await desk.service.run(desk.run_id(job))
    assert [step.state for step in run.lessons][:3] == [WRITTEN, LESSON_FAILED, LESSON_FAILED]
    assert run.lessons[3].state == WAITING


async def test_a_process_that_died_is_tried_once_more(
    make: Callable[..., Desk], source: str
) -> None:
    desk = make(fail_at=3, error=WorkStopped("A part of the program stopped."))
    course = await desk.course(await desk.service.start(Brief((source,))).wait())
    assert len(course.lessons) == 4


@pytest.mark.logs("could not be written")
async def test_a_fault_in_the_writer_is_told_and_costs_one_lesson(
    make: Callable[..., Desk], source: str
) -> None:
    desk = make(fail_at=1, error=ValueError("oops"))
    job = desk.service.start(Brief((source,)))
    with pytest.raises(AppError, match="fault in the program"):
        await job.wait()
    assert (await desk.service.run(desk.run_id(job))).done == 3


async def test_a_pause_goes_on_where_it_was(make: Callable[..., Desk], source: str) -> None:
    whole = make()
    expected = await whole.content(await whole.service.start(Brief((source,))).wait())
    desk = make(hold_at=3)
    job = desk.service.start(Brief((source,)))
    run_id = await desk.held(job, 2)
    await desk.service.pause(run_id)
    with pytest.raises(Cancelled):
        await job.wait()
    before = await desk.service.run(run_id)
    assert (before.status, before.done) == (PAUSED, 2)
    # Another program, later.
    later = make()
    (unfinished, *_) = await later.service.runs()
    assert (unfinished.id, unfinished.status, unfinished.done) == (run_id, PAUSED, 2)
    course_id = await later.service.resume(run_id).wait()
    assert later.writer.written == 2, "what was written is not written again"
    assert await later.content(course_id) == expected
    assert (await later.service.run(run_id)).status == DONE
    with pytest.raises(Conflict):
        await later.service.resume(run_id).wait()


async def test_a_run_that_was_running_can_go_on(
    make: Callable[..., Desk], source: str, uow: WorkUnits
) -> None:
    desk = make(hold_at=2)
    job = desk.service.start(Brief((source,)))
    run_id = await desk.held(job, 1)
    await desk.service.pause(run_id)
    async with uow(write=True) as work:
        await work.runs.change(run_id, status=RUNNING)
        await work.commit()
    later = make()
    assert (await later.service.run(run_id)).status == PAUSED
    assert len((await later.course(await later.service.resume(run_id).wait())).lessons) == 4


async def test_a_run_that_was_killed_as_its_course_appeared_begins_no_other(
    make: Callable[..., Desk], source: str
) -> None:
    desk = make()
    run_id = await desk.service.read(Brief((source,))).wait()
    outline = await desk.service.outline(run_id)
    writer = desk.service._runs
    # Its program is gone after this transaction.
    course_id = await writer._begin(run_id, await writer._plans.of(run_id))
    assert (await desk.service.run(run_id)).status == PAUSED
    with pytest.raises(Conflict):
        await desk.service.approve(run_id, outline).wait()
    assert await desk.service.resume(run_id).wait() == course_id
    assert await desk.cards() == 1


async def test_nobody_writes_the_same_twice(make: Callable[..., Desk], source: str) -> None:
    desk = make(hold_at=2)
    job = desk.service.start(Brief((source,)))
    run_id = await desk.held(job, 1)
    outline = await desk.service.outline(run_id)
    for other in (desk.service.resume(run_id), desk.service.approve(run_id, outline)):
        with pytest.raises(Conflict):
            await other.wait()
    with pytest.raises(Conflict):
        await desk.service.save_outline(run_id, outline)
    await desk.service.pause(run_id)


async def test_the_outline_is_kept_while_it_is_changed(
    make: Callable[..., Desk], source: str
) -> None:
    desk = make()
    run_id = await desk.service.read(Brief((source,), options=Options(questions=3))).wait()
    outline = edit.rename(await desk.service.outline(run_id), "", "My harbour")
    outline = edit.exclude(outline, [outline.lessons[1].key])
    await desk.service.save_outline(run_id, outline)
    later = make()
    (view,) = await later.service.runs()
    assert (view.title, view.status, view.brief.options.questions) == ("My harbour", OUTLINE, 3)
    assert await later.service.outline(run_id) == outline
    outline = edit.move(outline, [outline.modules[1].key], "", 0)
    course = await later.course(await later.service.approve(run_id, outline).wait())
    assert course.title == "My harbour"
    assert [lesson.title for lesson in course.lessons] == [x.title for x in outline.lessons]
    assert len(course.lessons) == 3


async def test_nothing_is_read_twice(make: Callable[..., Desk], source: str) -> None:
    desk = make()
    run_id = await desk.service.read(Brief((source,))).wait()
    Path(source).unlink()
    outline = await desk.service.outline(run_id)
    merged = edit.merge(outline, [module.key for module in outline.modules])
    later = make()
    assert (
        len((await later.course(await later.service.approve(run_id, merged).wait())).modules) == 1
    )


async def test_what_is_discarded_is_gone(make: Callable[..., Desk], source: str) -> None:
    desk = make(hold_at=3)
    job = desk.service.start(Brief((source,)))
    run_id = await desk.held(job, 2)
    await desk.service.discard(run_id)
    assert await desk.service.runs() == ()
    with pytest.raises(NotFound):
        await desk.service.run(run_id)
    assert len((await desk.course(desk.service.course_of(job))).lessons) == 2
    waiting = await desk.service.read(Brief((source,))).wait()
    await desk.service.discard(waiting)
    assert await desk.service.runs() == ()


async def test_lessons_of_a_module_that_was_deleted_are_left_out(
    make: Callable[..., Desk], source: str, uow: WorkUnits
) -> None:
    desk = make(hold_at=2)
    job = desk.service.start(Brief((source,)))
    run_id = await desk.held(job, 1)
    course = await desk.course(desk.service.course_of(job))
    await desk.service.pause(run_id)
    async with uow(write=True) as work:
        await work.courses.delete_module(course.modules[1].id)
        await work.commit()
    later = make()
    course = await later.course(await later.service.resume(run_id).wait())
    assert [len(module.lessons) for module in course.modules] == [2]
    states = [step.state for step in (await later.service.run(run_id)).lessons]
    assert states == [WRITTEN, WRITTEN, SKIPPED, SKIPPED]


async def test_throwing_the_course_away_pauses_its_writer(
    make: Callable[..., Desk], source: str
) -> None:
    desk = make(hold_at=3)
    job = desk.service.start(Brief((source,)))
    run_id = await desk.held(job, 2)
    course_id = desk.service.course_of(job)
    assert course_id is not None
    await desk.library.delete(course_id)
    with pytest.raises(Cancelled):
        await job.wait()
    assert await desk.service.runs() == (), "as its course"
    with pytest.raises(NotFound):
        await desk.service.resume(run_id).wait()
    await desk.library.restore(course_id)
    assert len((await desk.course(course_id)).lessons) == 2
    assert len((await desk.course(await desk.service.resume(run_id).wait())).lessons) == 4


async def test_the_same_documents_twice_are_two_courses(
    make: Callable[..., Desk], source: str
) -> None:
    desk = make()
    first = await desk.service.start(Brief((source,))).wait()
    second = await desk.service.start(Brief((source,))).wait()
    assert first != second
    one, two = await desk.course(first), await desk.course(second)
    assert one.public_id != two.public_id
    assert [x.title for x in one.lessons] == [x.title for x in two.lessons]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("gone.md", None, "no such file"),
        ("empty.md", b"", "the file is empty"),
        ("blank.md", b" \n\n\t\n", "the file is empty"),
        ("binary.md", bytes(range(256)) * 8, "binary data"),
        ("folder", "folder", "no document"),
    ],
)
async def test_what_cannot_be_read_is_named(
    make: Callable[..., Desk], tmp_path: Path, name: str, content: bytes | str | None, words: str
) -> None:
    path = tmp_path / name
    if content == "folder":
        path.mkdir()
        (path / "picture.png").write_bytes(b"\x89PNG\r\n")
    elif isinstance(content, bytes):
        path.write_bytes(content)
    desk = make()
    with pytest.raises(AppError) as caught:
        await desk.planned(Brief((str(path),)))
    assert isinstance(caught.value, FormatError)
    assert caught.value.file == name
    assert words in caught.value.text()
    job = desk.service.start(Brief((str(path),)))
    with pytest.raises(FormatError):
        await job.wait()
    assert await desk.cards() == 0, "nothing half-made"
    assert desk.told == []


async def test_nothing_chosen(make: Callable[..., Desk]) -> None:
    with pytest.raises(InvalidContent):
        await make().planned(Brief(()))


async def test_the_sample_course_is_published(make: Callable[..., Desk]) -> None:
    desk = make()
    assert all(Path(path).is_file() for path in desk.service.sample_sources())
    assert "*.md" in await desk.service.patterns()
    course = await desk.course(await desk.service.sample().wait())
    assert course.is_published
    assert len(course.lessons) >= 6
    assert any(lesson.quizzes for lesson in course.lessons)


async def test_stopping_the_program_ends_the_writer_in_order(
    make: Callable[..., Desk], source: str
) -> None:
    desk = make(hold_at=2)
    job = desk.service.start(Brief((source,)))
    run_id = await desk.held(job, 1)
    await desk.jobs.stop()
    assert job.view.status == CANCELLED
    assert len((await desk.course(desk.service.course_of(job))).lessons) == 1
    assert (await desk.service.run(run_id)).status == PAUSED


async def test_without_documents_there_are_headings_and_no_words(make: Callable[..., Desk]) -> None:
    desk = make()
    for key, name in await desk.service.skeletons():
        assert name
        course_id = await desk.service.skeleton("  My   topic ", key)
        course = await desk.course(course_id)
        assert course.title == "My topic" and not course.is_published and course.lessons
        async with desk._uow() as work:
            draft = await work.courses.draft(course_id)
        lines = [
            line
            for module in draft.modules
            for lesson in module.lessons
            for line in lesson.content.splitlines()
        ]
        assert all(line.startswith("## ") for line in lines if line)
    for title, key in ((" ", "skill"), ("T", "poem")):
        with pytest.raises(InvalidContent):
            await desk.service.skeleton(title, key)
