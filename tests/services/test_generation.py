"""Writing courses as jobs: lesson by lesson, stopped, failed, thrown away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain.brief import Brief
from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.errors import (
    AppError,
    Cancelled,
    FormatError,
    InvalidContent,
    WorkStopped,
)
from coursegen_desktop.domain.events import CourseAdded, CourseChanged, CourseDeleted, JobChanged
from coursegen_desktop.domain.ids import CourseId, UserId
from coursegen_desktop.domain.library import LibraryQuery
from coursegen_desktop.domain.outline import Outline
from coursegen_desktop.generation import pipeline
from coursegen_desktop.services.clock import utc_now
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.generation import GenerationService
from coursegen_desktop.services.jobs import CANCELLED, DONE, FAILED, JobsService
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.services.library import LibraryService
from coursegen_desktop.services.work import WorkUnits

from .desk import Here, heard, pages

SENTENCE = "The harbour is a place where ships rest and sailors mend their nets. "
PART = "# {name}\n\nA **{low}** is a thing that sailors use every day at sea.\n\n" + "\n\n".join(
    f"## {{name}} {number}\n\n" + SENTENCE * 90 for number in ("one", "two")
)
TEXT = "\n\n".join(PART.format(name=name, low=name.lower()) for name in ("Harbour", "Anchor"))


class Writer(Here):
    """A worker that can be held before a lesson, and can fail at one (numbers from 1)."""

    def __init__(self, hold_at: int = 0, fail_at: int = 0) -> None:
        super().__init__()
        self.written = 0
        self.reached = asyncio.Event()
        self._hold_at, self._fail_at = hold_at, fail_at

    async def call(self, func: Callable[..., Any], *args: Any, timeout: float | None = None) -> Any:
        """As in a worker, only here."""
        if func is pipeline.write_lesson:
            self.written += 1
            if self.written == self._fail_at:
                raise WorkStopped("A part of the program stopped while it was working.")
            if self.written == self._hold_at:
                self.reached.set()
                await asyncio.Event().wait()
        return await super().call(func, *args, timeout=timeout)


class Desk:
    """The generation service with what it needs, and what it told."""

    def __init__(self, uow: WorkUnits, hub: EventHub, user_id: UserId, writer: Writer) -> None:
        self.writer, self.user = writer, user_id
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
    job = desk.service.start(Brief((source,)))
    await desk.writer.reached.wait()
    course = await desk.course(desk.service.course_of(job))
    assert len(course.lessons) == 2
    total = (await desk.planned(Brief((source,)))).lesson_count
    assert job.view.progress == pytest.approx(2 / total)
    assert job.view.message
    assert moves[0].snapshot.is_running
    job.cancel()
    with pytest.raises(Cancelled):
        await job.wait()


async def test_stopping_keeps_what_is_written_and_no_empty_modules(
    make: Callable[..., Desk], source: str
) -> None:
    desk = make(hold_at=2)
    job = desk.service.start(Brief((source,)))
    await desk.writer.reached.wait()
    job.cancel()
    with pytest.raises(Cancelled):
        await job.wait()
    assert job.view.status == CANCELLED
    course = await desk.course(desk.service.course_of(job))
    assert [len(module.lessons) for module in course.modules] == [1]
    assert not course.is_published
    assert desk.told == [CourseAdded(course.id), CourseChanged(course.id)]


async def test_a_course_of_which_nothing_was_written_goes(
    make: Callable[..., Desk], source: str
) -> None:
    desk = make(hold_at=1)
    job = desk.service.start(Brief((source,)))
    await desk.writer.reached.wait()
    assert await desk.cards() == 1
    job.cancel()
    with pytest.raises(Cancelled):
        await job.wait()
    assert await desk.cards() == 0
    assert desk.service.course_of(job) is None
    assert isinstance(desk.told[-1], CourseDeleted)


async def test_a_failure_keeps_what_is_written(make: Callable[..., Desk], source: str) -> None:
    desk = make(fail_at=3)
    job = desk.service.start(Brief((source,)))
    with pytest.raises(WorkStopped):
        await job.wait()
    assert job.view.status == FAILED
    assert len((await desk.course(desk.service.course_of(job))).lessons) == 2


async def test_throwing_the_course_away_stops_its_writer(
    make: Callable[..., Desk], source: str
) -> None:
    desk = make(hold_at=3)
    job = desk.service.start(Brief((source,)))
    await desk.writer.reached.wait()
    course_id = desk.service.course_of(job)
    assert course_id is not None
    await desk.library.delete(course_id)
    with pytest.raises(Cancelled):
        await job.wait()
    await desk.library.restore(course_id)
    assert len((await desk.course(course_id)).lessons) == 2


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
    await desk.writer.reached.wait()
    await desk.jobs.stop()
    assert job.view.status == CANCELLED
    assert len((await desk.course(desk.service.course_of(job))).lessons) == 1
