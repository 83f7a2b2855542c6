"""Single questions of written lessons: another one, none, or the same with approval."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.asset import Asset
from coursegen_desktop.domain.brief import Brief
from coursegen_desktop.domain.errors import Conflict, InvalidContent, NotFound
from coursegen_desktop.domain.ids import CourseId, LessonId, UserId
from coursegen_desktop.domain.quiz import Quiz
from coursegen_desktop.domain.quiz_change import dropped_keys, prompt_key
from coursegen_desktop.services.clock import utc_now
from coursegen_desktop.services.course_report import CourseReportService
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.quizzes import QuizzesService
from coursegen_desktop.services.work import WorkUnits
from tests.persons import accounts_of
from tests.samples import small_course

from .desk import Here, keep
from .held_writer import Writer
from .test_generation import Desk, make

__all__ = ["make"]  # fixture
SAMPLE = str(resources_dir() / "samples" / "how-learning-works.md")


class Looking:
    """A written course and its first quiz."""

    def __init__(self, desk: Desk, uow: WorkUnits, course_id: CourseId, lesson: LessonId) -> None:
        self.service, self.uow, self.course_id, self.lesson = desk.service, uow, course_id, lesson

    async def quiz(self) -> Asset:
        async with self.uow() as work:
            return (await work.assets.of_lesson(self.lesson, "quiz"))[0]

    async def ids(self) -> list[str]:
        return [question["id"] for question in (await self.quiz()).content["questions"]]


@pytest.fixture(scope="module")
def database_template(database_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a written course; each test gets a copy."""
    path = tmp_path_factory.mktemp("looking") / database_template.name
    path.write_bytes(database_template.read_bytes())

    async def write() -> None:
        database = Database(path)
        await database.open()
        uow = database.unit_of_work
        desk = Desk(uow, EventHub(), (await accounts_of(uow).owner()).id, Writer())
        await desk.service.start(Brief((SAMPLE,))).wait()
        await database.close()

    # A thread of its own: the calling one may belong to a qasync loop.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, write()).result()
    return path


@pytest.fixture
async def looking(make: Callable[..., Desk], uow: WorkUnits, user_id: UserId) -> Looking:
    async with uow() as work:
        (course,) = await work.courses.all(user_id)
        first = (await work.assets.of_course(course.id, "quiz"))[0]
    return Looking(make(), uow, course.id, first.lesson_id)


async def test_another_question_takes_the_place_under_its_own_id(looking: Looking) -> None:
    before = (await looking.quiz()).content
    old = before["questions"][1]
    proposal = await looking.service.another(looking.lesson, old["id"])
    assert proposal.new is not None and proposal.is_new and proposal.note == ""
    assert old["prompt"] in proposal.old_text and proposal.new_text != proposal.old_text
    assert (await looking.quiz()).content == before
    await looking.service.take(proposal)
    after = (await looking.quiz()).content
    new = after["questions"][1]
    assert new["prompt"] == proposal.new["prompt"] != old["prompt"]
    assert new["id"] not in {question["id"] for question in before["questions"]}
    assert [q for q in after["questions"] if q is not new] == [
        q for q in before["questions"] if q is not old
    ]
    assert prompt_key(old) in dropped_keys(after)
    Quiz.parse(after)


async def test_what_was_dropped_never_comes_back_until_nothing_is_left(looking: Looking) -> None:
    seen = {question["prompt"] for question in (await looking.quiz()).content["questions"]}
    for _ in range(80):
        last = (await looking.ids())[-1]
        proposal = await looking.service.another(looking.lesson, last)
        if not proposal.is_new:
            break
        assert proposal.new is not None
        assert proposal.new["prompt"] not in seen
        seen.add(proposal.new["prompt"])
        await looking.service.take(proposal)
    assert not proposal.is_new
    assert proposal.note == "The text of this lesson yields no other question."
    with pytest.raises(NotFound, match="yields no other"):
        await looking.service.take(proposal)


async def test_the_statements_follow_the_questions(looking: Looking) -> None:
    async def cited() -> list[tuple[int, int]]:
        found = await looking.service.statements(looking.lesson)
        return [(item.number, item.start) for item in found if item.entity == "quiz"]

    before = await cited()
    kinds = {item.entity for item in await looking.service.statements(looking.lesson)}
    await looking.service.drop_question(looking.lesson, (await looking.ids())[0])
    assert await cited() == [(number - 1, start) for number, start in before if number > 1]
    assert {item.entity for item in await looking.service.statements(looking.lesson)} == kinds


async def test_a_lesson_with_a_question_chosen_by_a_person_counts_as_edited(
    looking: Looking, uow: WorkUnits
) -> None:
    assert not (await looking.service.propose_lesson(looking.lesson)).is_edited
    dropped = (await looking.ids())[0]
    await looking.service.drop_question(looking.lesson, dropped)
    proposal = await looking.service.propose_lesson(looking.lesson)
    assert proposal.is_edited and proposal.new_questions == proposal.old_questions + 1
    await looking.service.take(proposal)
    # What is asked again keeps its id, what was gone gets one that was never given.
    assert dropped not in await looking.ids()
    assert len(await looking.ids()) == proposal.new_questions


async def test_a_quiz_that_was_changed_meanwhile_is_not_overwritten(looking: Looking) -> None:
    ids = await looking.ids()
    proposal = await looking.service.another(looking.lesson, ids[0])
    await looking.service.drop_question(looking.lesson, ids[1])
    before = await looking.ids()
    with pytest.raises(Conflict, match="changed meanwhile"):
        await looking.service.take(proposal)
    assert await looking.ids() == before
    for verb in (looking.service.drop_question, looking.service.another):
        with pytest.raises(NotFound, match="not in its quiz"):
            await verb(looking.lesson, ids[1])


async def test_an_attempt_keeps_what_it_was_asked(
    looking: Looking, uow: WorkUnits, event_hub: EventHub, user_id: UserId
) -> None:
    asset = await looking.quiz()
    quizzes = QuizzesService(uow, event_hub, utc_now)
    run = await quizzes.start(asset.id, user_id=user_id)
    asked = [question.prompt for question in run.questions]
    for question_id in (await looking.ids())[:2]:
        await looking.service.drop_question(looking.lesson, question_id)
    again = await quizzes.start(asset.id, user_id=user_id)
    assert [question.prompt for question in again.questions] == asked


async def test_the_last_question_takes_its_quiz_along_unless_it_was_answered(
    looking: Looking, uow: WorkUnits, event_hub: EventHub, user_id: UserId
) -> None:
    *others, last = await looking.ids()
    for question_id in others:
        await looking.service.drop_question(looking.lesson, question_id)
    await QuizzesService(uow, event_hub, utc_now).start((await looking.quiz()).id, user_id=user_id)
    with pytest.raises(Conflict, match="only question"):
        await looking.service.drop_question(looking.lesson, last)
    async with uow(write=True) as work:
        await work.assets.delete((await looking.quiz()).id)
        await work.commit()
    with pytest.raises(NotFound, match="no quiz"):
        await looking.service.drop_question(looking.lesson, last)


async def test_a_quiz_without_questions_goes(looking: Looking, uow: WorkUnits) -> None:
    for question_id in await looking.ids():
        await looking.service.drop_question(looking.lesson, question_id)
    async with uow() as work:
        assert await work.assets.of_lesson(looking.lesson, "quiz") == ()
    assert (await looking.service.propose_lesson(looking.lesson)).is_edited


async def test_accepted_problems_flag_no_more_and_others_still_do(
    looking: Looking, uow: WorkUnits
) -> None:
    async def flagged() -> dict[str, tuple[str, ...]]:
        report = await CourseReportService(uow, Here()).of_course(looking.course_id)
        first = min(item.lesson for item in report.items)
        return {item.question: item.problems for item in report.items if item.lesson == first}

    question_id = (await looking.ids())[0]

    async def spoil(quiz: dict[str, Any]) -> None:
        async with uow(write=True) as work:
            await work.assets.put_content(await looking.quiz(), quiz)
            await work.commit()

    quiz = (await looking.quiz()).content
    del quiz["questions"][0]["ext"]["coursegen:span"]
    await spoil(quiz)
    (problem, *_) = problems = (await flagged())[question_id]
    assert problem
    await looking.service.accept_question(looking.lesson, question_id, problems)
    assert (await flagged())[question_id] == ()
    quiz = (await looking.quiz()).content
    quiz["questions"][0]["prompt"] = quiz["questions"][1]["prompt"]
    await spoil(quiz)
    assert (await flagged())[question_id] != ()


async def test_questions_from_elsewhere_can_be_dropped_but_have_no_other(
    make: Callable[..., Desk], uow: WorkUnits
) -> None:
    desk = make()
    course_id = await keep(uow, small_course())
    async with uow() as work:
        asset = (await work.assets.of_course(course_id, "quiz"))[0]
    ids = [question["id"] for question in asset.content["questions"]]
    with pytest.raises(NotFound, match="not made from documents"):
        await desk.service.another(asset.lesson_id, ids[0])
    if len(ids) > 1:
        await desk.service.drop_question(asset.lesson_id, ids[0])
        async with uow() as work:
            left = (await work.assets.get(asset.id)).content["questions"]
        assert [question["id"] for question in left] == ids[1:]
    broken = {**asset.content, "questions": [{"id": "a", "type": "choice"}, {"id": "b"}]}
    async with uow(write=True) as work:
        await work.assets.put_content(await work.assets.get(asset.id), broken)
        await work.commit()
    with pytest.raises(InvalidContent):
        await desk.service.drop_question(asset.lesson_id, "b")
    async with uow() as work:
        assert (await work.assets.get(asset.id)).content == broken
