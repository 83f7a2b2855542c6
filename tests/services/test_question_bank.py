"""The bank of a course: found, copied, moved, pooled, pasted; all of it can be undone."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.edit import EditLabel
from coursegen_desktop.domain.errors import InvalidContent, NotFound
from coursegen_desktop.domain.events import CourseChanged
from coursegen_desktop.domain.ids import AssetId, CourseId, UserId
from coursegen_desktop.domain.question_bank import Bank, BankFilter, BankKey
from coursegen_desktop.domain.quiz import OUTCOME_KEY, Quiz
from coursegen_desktop.services.editing import EditingService
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.question_bank import GIFT, LIST, QuestionBankService
from coursegen_desktop.services.work import WorkUnits
from tests.domain.questions.given import quiz_of, sample

from .desk import Here, heard, keep
from .quiz_course import Program, yes_no

PICTURE = {"id": "leaf", "path": "media/leaf.png", "mime": "image/png", "sha256": "a" * 64}


class Desk:
    """A course of two lessons with a quiz each, and the services."""

    def __init__(self, uow: WorkUnits, hub: EventHub, course_id: CourseId) -> None:
        self.uow, self.course_id = uow, course_id
        self.service = QuestionBankService(uow, hub)
        self.editing = EditingService(uow, hub)

    async def bank(self) -> Bank:
        return await self.service.bank(self.course_id)

    async def quizzes(self) -> list[AssetId]:
        return [quiz.asset_id for quiz in (await self.bank()).quizzes]

    async def content(self, key: AssetId) -> dict[str, Any]:
        """As it is stored, which must be valid at any time."""
        async with self.uow() as work:
            content = (await work.assets.get(key)).content
        Quiz.parse(content)
        return content

    async def ids(self, key: AssetId) -> list[str]:
        return [question["id"] for question in (await self.content(key))["questions"]]


@pytest.fixture
async def desk(uow: WorkUnits, event_hub: EventHub) -> Desk:
    light = yes_no("q1", prompt="Light comes from the sun.", tags=["light"],
                   ext={OUTCOME_KEY: "Name sources of light"})  # fmt: skip
    shown = yes_no("q2", prompt="This is a leaf: ![leaf](media:leaf)", difficulty=0.4)
    first = quiz_of(light, shown, sample("choice"), media=[PICTURE])
    second = quiz_of(yes_no("q1", prompt="Water is wet."))
    lessons = tuple(
        LessonDraft(
            title=title, content="# Words", assets=(AssetDraft(asset_type="quiz", content=quiz),)
        )
        for title, quiz in (("Light", first), ("Water", second))
    )
    draft = CourseDraft(title="Course", modules=(ModuleDraft(title="One", lessons=lessons),))
    return Desk(uow, event_hub, await keep(uow, draft))


async def test_every_question_is_listed_with_its_place(desk: Desk) -> None:
    bank = await desk.bank()
    listed = [(entry.lesson_title, entry.number, entry.kind) for entry in bank.entries]
    assert listed == [
        ("Light", 1, "true_false"), ("Light", 2, "true_false"), ("Light", 3, "choice"),
        ("Water", 1, "true_false"),
    ]  # fmt: skip
    assert bank.entries[0].outcome == "Name sources of light"
    assert bank.entries[1].difficulty == 0.4
    assert bank.kinds == ("true_false", "choice")
    assert "light" in bank.tags


async def test_filters(desk: Desk) -> None:
    bank = await desk.bank()

    def found(**wanted: Any) -> list[str]:
        return [entry.prompt for entry in bank.found(BankFilter(**wanted))]

    assert found(words="LÍGHT sun") == ["Light comes from the sun."]
    assert found(words="water") == ["Water is wet."]
    assert len(found(kind="true_false")) == 3
    assert found(tag="light") == ["Light comes from the sun."]
    assert found(outcome="Name sources of light") == ["Light comes from the sun."]
    assert found(asset_id=bank.quizzes[1].asset_id) == ["Water is wet."]
    assert found(only_drafts=True) == []
    assert len(found()) == 4


async def test_a_copy_gets_a_free_id_and_brings_its_picture(desk: Desk) -> None:
    one, two = await desk.quizzes()
    told = heard(desk.service._events, CourseChanged)
    ids = await desk.service.copy(desk.course_id, [BankKey(one, "q1"), BankKey(one, "q2")], two)
    assert ids == ("q1-2", "q2")
    assert await desk.ids(two) == ["q1", "q1-2", "q2"]
    assert (await desk.content(two))["media"] == [PICTURE]
    assert len(await desk.ids(one)) == 3
    assert told == [CourseChanged(desk.course_id, None)]


async def test_a_move_is_one_step_that_undo_takes_back(desk: Desk) -> None:
    one, two = await desk.quizzes()
    before = [await desk.content(key) for key in (one, two)]
    await desk.service.move(desk.course_id, [BankKey(one, "q1")], two)
    assert await desk.ids(one) == ["q2", sample("choice")["id"]]
    assert await desk.ids(two) == ["q1", "q1-2"]
    label = (await desk.editing.state(desk.course_id)).undo
    assert label == EditLabel("move_question", "Light comes from the sun.")
    await desk.editing.undo(desk.course_id)
    assert [await desk.content(key) for key in (one, two)] == before
    await desk.editing.redo(desk.course_id)
    assert await desk.ids(two) == ["q1", "q1-2"]


async def test_moving_into_its_own_quiz_changes_nothing(desk: Desk) -> None:
    one, _ = await desk.quizzes()
    assert await desk.service.move(desk.course_id, [BankKey(one, "q1")], one) == ()
    assert (await desk.editing.state(desk.course_id)).undo is None


async def test_a_pool_takes_its_own_and_copies_the_others(desk: Desk) -> None:
    one, two = await desk.quizzes()
    keys = [BankKey(one, "q1"), BankKey(one, "q2"), BankKey(two, "q1")]
    name = await desk.service.make_pool(desk.course_id, keys, one, " Sun  and water ", 2)
    sections = (await desk.content(one))["sections"]
    assert [section["questions"] for section in sections] == [
        [sample("choice")["id"]], ["q1", "q2", "q1-2"],
    ]  # fmt: skip
    assert sections[1] | {"questions": []} == {
        "id": name, "title": "Sun and water", "pick": 2, "questions": [],
    }  # fmt: skip
    assert await desk.ids(two) == ["q1"]
    pools = [entry.pool for entry in (await desk.bank()).entries]
    assert pools == ["", *["Sun and water"] * 3, ""]
    other = await desk.service.make_pool(desk.course_id, keys[:1], one, "Another", 1)
    assert other != name
    with pytest.raises(InvalidContent):
        await desk.service.make_pool(desk.course_id, keys, one, "Pool", 4)


async def test_pictures_of_one_name_that_differ_are_refused(desk: Desk) -> None:
    one, two = await desk.quizzes()
    async with desk.uow(write=True) as work:
        other = quiz_of(yes_no("q1"), media=[{**PICTURE, "sha256": "b" * 64}])
        await work.assets.put(two, AssetDraft(asset_type="quiz", content=other))
        await work.commit()
    with pytest.raises(InvalidContent, match="leaf"):
        await desk.service.copy(desk.course_id, [BankKey(one, "q2")], two)
    assert await desk.ids(two) == ["q1"]


async def test_what_is_gone_or_elsewhere_is_refused(
    desk: Desk, uow: WorkUnits, sample_course: CourseDraft
) -> None:
    one, two = await desk.quizzes()
    with pytest.raises(NotFound):
        await desk.service.copy(desk.course_id, [BankKey(one, "q99")], two)
    other = await keep(uow, sample_course)
    with pytest.raises(NotFound):
        await desk.service.copy(other, [BankKey(one, "q1")], two)


async def test_answers_are_counted(desk: Desk, user_id: UserId) -> None:
    async with desk.uow(write=True) as work:
        await work.courses.set_published(desk.course_id, True)
        await work.commit()
    program = Program(desk.uow)
    one, _ = await desk.quizzes()
    for value in (True, False, True, True, True):
        run = await program.quizzes.restart(one, user_id=user_id)
        answer: dict[str, object] = {"value": value}
        await program.quizzes.submit_answer(run.attempt_id, "q1", answer, user_id=user_id)
        await program.quizzes.finish(run.attempt_id, user_id=user_id)
    entry = (await desk.bank()).entries[0]
    assert (entry.answered, entry.facility) == (5, 0.8)


@pytest.mark.parametrize(
    ("text", "kind", "types"),
    [
        ("::A:: Sun?{T}\n\nMoon?{=cheese}", GIFT, ["true_false", "short_text"]),
        ("Write.{}", GIFT, ["essay"]),
        ("1. Sun?\n- [x] yes\n- [ ] no {x}", LIST, ["choice"]),
        ("Area?\n- $x^{2}$\n- **$x$**", LIST, ["choice"]),
    ],
)
async def test_pasted_text(uow: WorkUnits, text: str, kind: str, types: list[str]) -> None:
    found = await QuestionBankService(uow, EventHub()).read_text(text)
    assert (found.kind, [raw["type"] for raw in found.questions]) == (kind, types)
    assert found.problems == ()


async def test_a_long_text_is_read_in_a_worker(uow: WorkUnits) -> None:
    workers = Here()
    service = QuestionBankService(uow, EventHub(), workers)
    found = await service.read_text("Sun?{T}\n\nWhat?{~a ~b}\n\n" * 1_000)
    assert workers.calls == 1
    assert len(found.questions) == 1_000
    assert found.problems[0].line == 3
    assert found.problems[0].sentence == "No answer is right: put “=” before the right one."


async def test_chosen_questions_are_written_as_gift(desk: Desk) -> None:
    one, two = await desk.quizzes()
    written = await desk.service.as_gift(desk.course_id, [BankKey(two, "q1"), BankKey(one, "q1")])
    assert written.questions == 2
    read = await desk.service.read_text(written.text)
    assert [raw["prompt"] for raw in read.questions] == [
        "Water is wet.",
        "Light comes from the sun.",
    ]
    assert [loss.reason for loss in written.losses] == [
        "GIFT has no difficulty, outcome or source."
    ]
