"""Courses that follow documents which changed after the writing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.brief import Brief
from coursegen_desktop.domain.ids import CourseId, LessonId, UserId
from coursegen_desktop.domain.outline import untiled
from coursegen_desktop.domain.writing import Refresh, Staleness
from coursegen_desktop.services.course_report import CourseReportService
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.work import WorkUnits
from tests.persons import accounts_of
from tests.samples import small_course

from .desk import Here, keep
from .held_writer import Writer
from .test_generation import Desk, make

__all__ = ["make"]  # fixture
SAMPLE = resources_dir() / "samples" / "how-learning-works.md"


class Course:
    """A written course, its document, and what is asked of it."""

    def __init__(self, desk: Desk, uow: WorkUnits, path: Path, key: CourseId) -> None:
        self.desk, self.uow, self.path, self.key = desk, uow, path, key
        self.lessons: list[LessonId] = []

    async def texts(self) -> list[str]:
        async with self.uow() as work:
            return [(await work.lessons.text(lesson)).content for lesson in self.lessons]

    def change(self, old: str, new: str) -> None:
        whole = self.path.read_text(encoding="utf-8")
        assert old in whole
        self.path.write_text(whole.replace(old, new, 1), encoding="utf-8")

    async def refresh(self) -> Refresh:
        return await self.desk.service.refresh(self.key)

    async def quotes(self, lesson: LessonId) -> list[tuple[str, str]]:
        """The words at every place of a lesson, and its quote."""
        whole = self.path.read_text(encoding="utf-8")
        async with self.uow() as work:
            assets = await work.assets.of_lesson(lesson)
        spans = [span for asset in assets for span in quoted(asset.content)]
        return [(whole[span["start"] : span["end"]], span["quote"]) for span in spans]


def quoted(value: object) -> list[dict]:  # type: ignore[type-arg]
    if isinstance(value, dict):
        if {"quote", "start", "end", "source"} <= value.keys():
            return [value]
        value = list(value.values())
    return [span for item in value for span in quoted(item)] if isinstance(value, list) else []


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the document lies that the course was written from."""
    return tmp_path_factory.mktemp("written from") / SAMPLE.name


@pytest.fixture(scope="module")
def database_template(
    database_template: Path, document: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A library with the written course; each test gets a copy."""
    path = tmp_path_factory.mktemp("refresh") / database_template.name
    path.write_bytes(database_template.read_bytes())
    document.write_bytes(SAMPLE.read_bytes())

    async def write() -> None:
        database = Database(path)
        await database.open()
        uow = database.unit_of_work
        desk = Desk(uow, EventHub(), (await accounts_of(uow).owner()).id, Writer())
        await desk.service.start(Brief((str(document),))).wait()
        await database.close()

    # A thread of its own: the calling one may belong to a qasync loop.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, write()).result()
    return path


@pytest.fixture
async def course(
    make: Callable[..., Desk], uow: WorkUnits, user_id: UserId, document: Path
) -> Course:
    document.write_bytes(SAMPLE.read_bytes())  # as it was before the last test changed it
    async with uow() as work:
        (written,) = await work.courses.all(user_id)
    found = Course(make(), uow, document, written.id)
    found.lessons = [lesson.id for lesson in (await found.desk.course(written.id)).lessons]
    return found


async def test_nothing_changed_changes_nothing(course: Course) -> None:
    before = await course.desk.content(course.key)
    assert await course.refresh() == Refresh(kept=len(course.lessons))
    assert await course.desk.content(course.key) == before


async def test_words_before_everything_move_all_places(course: Course) -> None:
    texts = await course.texts()
    whole = course.path.read_text(encoding="utf-8")
    blocks = whole.split("\n\n")
    at = next(n for n, block in enumerate(blocks) if n > 2 and not block.startswith("#"))
    blocks[at] += "\n\nQuite new words stand here, which nobody wrote before."
    course.path.write_text("\n\n".join(blocks), encoding="utf-8")
    done = await course.refresh()
    assert done.changed == (SAMPLE.name,) and done.unread == ()
    assert [lesson.changed for lesson in done.lessons] == [1]
    assert done.kept == len(course.lessons) - 1
    assert await course.texts() == texts
    found = [pair for lesson in course.lessons for pair in await course.quotes(lesson)]
    assert len(found) > 20 and all(there == quote for there, quote in found)
    for lesson in course.lessons:
        for item in await course.desk.service.statements(lesson):
            place = (item.source, item.start, item.end)
            assert (await course.desk.service.passage(lesson, *place)).is_unchanged
    # Following the documents is no editing.
    for lesson in course.lessons:
        assert not (await course.desk.service.propose_lesson(lesson)).is_edited
    assert await course.desk.service.stale(course.key) == Staleness()


async def test_lessons_on_changed_passages_are_proposed_and_then_up_to_date(
    course: Course,
) -> None:
    async with course.uow() as work:
        cited = await work.citations.of_lesson(course.lessons[-1])
    body = next(item for item in reversed(cited) if item.entity == "body")
    whole = course.path.read_text(encoding="utf-8")
    course.change(whole[body.start : body.end], "Somebody wrote this passage in quite another way.")
    done = await course.refresh()
    (stale,) = done.lessons
    assert stale.lesson_id == course.lessons[-1] and stale.sources == (SAMPLE.name,)
    assert [row.lesson_id for row in (await course.desk.service.stale(course.key)).lessons] == [
        stale.lesson_id
    ]
    proposal = await course.desk.service.propose_lesson(stale.lesson_id)
    assert "quite another way" in proposal.new and "quite another way" not in proposal.old
    assert not proposal.is_edited
    await course.desk.service.take(proposal)
    assert await course.desk.service.stale(course.key) == Staleness()
    report = await CourseReportService(course.uow, Here()).of_course(course.key)
    assert report.metric("tiling").value == 1 and report.metric("citations").value == 1
    assert (await course.refresh()).lessons == ()


async def test_the_outline_still_tiles_after_any_cut(course: Course) -> None:
    whole = course.path.read_text(encoding="utf-8").split("\n\n")
    run_id = (await course.desk.service.runs())[0].id
    for cut in (whole[len(whole) // 3 :], whole[: len(whole) // 3], [*reversed(whole)], whole):
        course.path.write_text("\n\n".join(cut), encoding="utf-8")
        await course.refresh()
        outline = await course.desk.service.outline(run_id)
        async with course.uow() as work:
            rows = await work.runs.blocks(run_id)
        assert untiled(outline, {source: len(blocks) for source, blocks in rows.items()}) == []


async def test_what_a_person_wrote_stays(course: Course, uow: WorkUnits) -> None:
    async with uow(write=True) as work:
        text = await work.lessons.text(course.lessons[0])
        await work.lessons.save(
            course.lessons[0], text.title, "My own.\n", text.minutes, text.revision
        )
        await work.commit()
    course.change("# ", "New words.\n\n# ")
    await course.refresh()
    assert (await course.texts())[0] == "My own.\n"
    assert (await course.desk.service.propose_lesson(course.lessons[0])).is_edited


async def test_documents_that_are_gone_or_broken_are_named_and_nothing_moves(
    course: Course,
) -> None:
    before = await course.desk.content(course.key)
    course.path.write_bytes(b"")
    assert (await course.refresh()).unread == (SAMPLE.name,)
    course.path.unlink()
    assert (await course.refresh()).unread == (SAMPLE.name,)
    assert await course.desk.content(course.key) == before


async def test_a_course_from_elsewhere_has_nothing_to_follow(
    make: Callable[..., Desk], uow: WorkUnits
) -> None:
    assert await make().service.refresh(await keep(uow, small_course())) == Refresh()
