"""After the writing: sources of statements, lessons proposed again, documents that changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from coursegen_desktop.domain.brief import Brief
from coursegen_desktop.domain.errors import Conflict, NotFound
from coursegen_desktop.domain.ids import CourseId, LessonId
from coursegen_desktop.domain.writing import Staleness
from coursegen_desktop.services.work import WorkUnits
from tests.samples import small_course

from .desk import keep
from .test_generation import Desk, make, source

__all__ = ["make", "source"]  # fixtures
KEPT = text(
    "SELECT origin, content FROM artifact_revision"
    " WHERE lesson_id = :lesson AND entity = 'lesson' ORDER BY rev"
)


async def written(desk: Desk, source: str) -> tuple[CourseId, list[LessonId]]:
    course_id: CourseId = await desk.service.start(Brief((source,))).wait()
    return course_id, [lesson.id for lesson in (await desk.course(course_id)).lessons]


async def edit(uow: WorkUnits, lesson_id: LessonId, content: str) -> None:
    async with uow(write=True) as work:
        old = await work.lessons.text(lesson_id)
        await work.lessons.save(lesson_id, old.title, content, old.minutes, old.revision)
        await work.commit()


async def test_every_statement_finds_its_passage(make: Callable[..., Desk], source: str) -> None:
    desk = make()
    _, lessons = await written(desk, source)
    whole = Path(source).read_text(encoding="utf-8")
    statements = await desk.service.statements(lessons[0])
    assert {item.entity for item in statements} == {"body", "summary", "terms", "quiz"}
    for item in statements:
        passage = await desk.service.passage(lessons[0], item.source, item.start, item.end)
        assert passage.quote == whole[item.start : item.end] and passage.quote
        assert passage.before + passage.quote + passage.after in whole
        assert (passage.source, passage.page) == ("at sea.md", 0)
        assert passage.is_there and passage.is_unchanged
    Path(source).unlink()
    again = await desk.service.passage(lessons[0], "s1", item.start, item.end)
    assert again.quote == passage.quote and not again.is_there
    with pytest.raises(NotFound):
        await desk.service.passage(lessons[0], "s7", 0, 1)


async def test_places_outside_of_the_text_are_cut(make: Callable[..., Desk], source: str) -> None:
    desk = make()
    _, lessons = await written(desk, source)
    passage = await desk.service.passage(lessons[0], "s1", -5, 10**9)
    assert passage.before == passage.after == ""
    assert passage.quote == Path(source).read_text(encoding="utf-8")


async def test_lessons_from_elsewhere_have_no_documents(
    make: Callable[..., Desk], uow: WorkUnits
) -> None:
    desk = make()
    course_id = await keep(uow, small_course())
    lesson = (await desk.course(course_id)).lessons[0].id
    assert await desk.service.statements(lesson) == ()
    assert (await desk.service.stale(course_id)).lessons == ()
    for asked in (desk.service.passage(lesson, "s1", 0, 1), desk.service.propose_lesson(lesson)):
        with pytest.raises(NotFound, match="not made from documents"):
            await asked


async def test_the_same_input_proposes_nothing_new(make: Callable[..., Desk], source: str) -> None:
    desk = make()
    _, lessons = await written(desk, source)
    proposal = await desk.service.propose_lesson(lessons[1])
    assert not proposal.is_new and not proposal.is_edited


async def test_what_a_person_wrote_is_only_replaced_when_he_takes_the_proposal(
    make: Callable[..., Desk], source: str, uow: WorkUnits
) -> None:
    desk = make()
    course_id, lessons = await written(desk, source)
    before = await desk.content(course_id)
    await edit(uow, lessons[0], "My own words.\n")
    proposal = await desk.service.propose_lesson(lessons[0])
    assert proposal.is_edited and proposal.is_new and proposal.old == "My own words.\n"
    async with uow() as work:
        assert (await work.lessons.text(lessons[0])).content == "My own words.\n"
    await desk.service.take(proposal)
    assert await desk.content(course_id) == before
    async with uow() as work:
        quizzes = await work.assets.of_lesson(lessons[0], "quiz")
        rows = await work.session.execute(KEPT, {"lesson": lessons[0]})
        origins = [(row.origin, bool(row.content)) for row in rows]
    assert len(quizzes) == 1
    assert origins == [("embedded", False), ("human", True), ("embedded", False)]
    assert not (await desk.service.propose_lesson(lessons[0])).is_edited


async def test_a_lesson_changed_meanwhile_is_not_overwritten(
    make: Callable[..., Desk], source: str, uow: WorkUnits
) -> None:
    desk = make()
    _, lessons = await written(desk, source)
    proposal = await desk.service.propose_lesson(lessons[0])
    await edit(uow, lessons[0], "Meanwhile.\n")
    with pytest.raises(Conflict):
        await desk.service.take(proposal)
    async with uow() as work:
        assert (await work.lessons.text(lessons[0])).content == "Meanwhile.\n"


async def test_only_lessons_on_changed_passages_are_stale(
    make: Callable[..., Desk], source: str
) -> None:
    desk = make()
    course_id, lessons = await written(desk, source)
    assert await desk.service.stale(course_id) == Staleness()
    path = Path(source)
    whole = path.read_text(encoding="utf-8")
    # Words before everything move all places and change no passage; a new one stands nowhere.
    path.write_text("Quite new words.\n\n" + whole, encoding="utf-8")
    moved = await desk.service.stale(course_id)
    assert moved.lessons == () and moved.changed == ("at sea.md",) and moved.added == 1
    path.write_text(whole.replace("A **anchor** is a thing", "An **anchor** is a tool"), "utf-8")
    found = await desk.service.stale(course_id)
    (stale,) = found.lessons
    assert stale.lesson_id == lessons[2] and stale.changed == 1 and stale.sources == ("at sea.md",)
    path.unlink()
    assert (await desk.service.stale(course_id)).gone == ("at sea.md",)
