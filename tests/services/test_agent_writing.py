"""Courses by a model: told and asked about by it, and whatever goes wrong with it goes on."""

from __future__ import annotations

import asyncio
import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from coursegen_desktop.domain.agent import AUTHOR, CRITIC, QUIZ, REPAIR, SOLVE, SUMMARY, TraceStep
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.errors import (
    AppError,
    Cancelled,
    Conflict,
    InvalidContent,
    NotFound,
    ProviderError,
    ProviderFault,
    StorageError,
)
from coursegen_desktop.domain.events import AgentsChanged, CourseAdded
from coursegen_desktop.domain.ids import CourseId, UserId
from coursegen_desktop.domain.writing import DONE, PAUSED
from coursegen_desktop.generation.providers.base import ChatRequest
from coursegen_desktop.generation.providers.scripted import Reply

from .agents_at_work import CONNECTION, RUBRIC, AgentDesk, MakeDesk, faithful


def records(draft: CourseDraft) -> list[dict[str, object]]:
    found = []
    for module in draft.modules:
        for lesson in module.lessons:
            for asset in lesson.assets:
                if asset.asset_type == "sources":
                    record = asset.content.get("writer")
                    assert isinstance(record, dict)
                    found.append(record)
    return found


async def draft_of(desk: AgentDesk, key: CourseId) -> CourseDraft:
    async with desk.uow() as work:
        return await work.courses.draft(key)


def kinds(steps: tuple[TraceStep, ...]) -> dict[str, int]:
    return {kind: sum(step.kind == kind for step in steps) for kind in
            (AUTHOR, REPAIR, QUIZ, SOLVE, CRITIC)}  # fmt: skip


async def test_a_course_is_told_asked_about_and_looked_over(make_desk: MakeDesk) -> None:
    desk = make_desk()
    run_id, course_id = await desk.written()
    run = await desk.service.run(run_id)
    assert (run.status, run.engine) == (DONE, "agents")
    draft = await draft_of(desk, course_id)
    found = records(draft)
    told = sum(int(str(one["told"])) for one in found)
    assert told > 5
    assert sum(int(str(one["kept"])) for one in found) == 0
    assert all(one["model"] == "scripted" and one["connection"] == "Scripted" for one in found)
    taught = [one for one in found if one["told"]]
    assert {one["score"] for one in taught} == {20}
    content = "\n".join(lesson.content for module in draft.modules for lesson in module.lessons)
    assert "[^src1]: source:s1#" in content
    trace = await desk.service.trace(run_id)
    count = kinds(trace)
    assert count[AUTHOR] == told
    assert count[CRITIC] == len(taught)
    assert count[REPAIR] == 0
    assert count[QUIZ] >= 1 and count[SOLVE] >= 1
    assert all(step.prompt and step.answer and step.model == "scripted" for step in trace)
    questions = sum(int(str(one["questions"])) for one in found)
    assert 1 <= questions <= count[QUIZ]
    async with desk.uow() as work:
        lesson = (await work.courses.outline(course_id, UserId(0))).lessons[0]
        assert await work.citations.of_lesson(lesson.id)
    summed = [step.answer for step in trace if step.kind == SUMMARY]
    assert len(summed) == len(taught)
    summary = next(one for one in draft.modules[0].lessons[0].assets if one.asset_type == "summary")
    sentences = summary.content["sentences"]
    assert isinstance(sentences, list)
    assert [one["text"] for one in sentences] == [
        part.rsplit(" [", 1)[0] for part in summed[0].split("] ")
    ]


async def test_the_same_is_never_asked_twice(make_desk: MakeDesk) -> None:
    desk = make_desk()
    run_id, course_id = await desk.written()
    before, content = len(desk.model.asked), await desk.content(course_id)
    outline = await desk.service.outline(run_id)
    other = await desk.planned(desk.brief())
    other_course = await desk.service.approve(other, outline).wait()
    assert len(desk.model.asked) > before, "another run asks for itself"
    assert await desk.content(other_course) == content


async def test_a_bad_part_is_mended_and_a_hopeless_one_stays_as_it_was(make_desk: MakeDesk) -> None:
    bad = "Whales sing to each other across whole oceans at night. [c1]"
    tries: list[str] = []

    def twist(role: str, request: ChatRequest) -> str | None:
        if role != "author" or request.system.startswith("You sum up"):
            return None
        name = request.user.split("Part: ", 1)[1].split("\n", 1)[0]
        if "What is wrong:" in request.user:
            tries.append(name)
            return bad if "hopeless" in request.user else None
        if len(tries) == 0:
            return f"{faithful(request)}\n\n{bad}"
        if len(tries) == 1:
            tries.append("hopeless begins")
            return f"hopeless {bad}"
        return None

    desk = make_desk(twist)
    run_id, course_id = await desk.written()
    trace = await desk.service.trace(run_id)
    repairs = [step for step in trace if step.kind == REPAIR]
    assert len(repairs) == 1 + 2
    first = next(step for step in trace if step.kind == AUTHOR)
    assert any("do not say" in words for words in first.verdict)
    found = records(await draft_of(desk, course_id))
    assert sum(int(str(one["kept"])) for one in found) == 1
    notes = [str(note) for one in found for note in one["notes"]]  # type: ignore[attr-defined]
    assert len(notes) == 1 and "stays as the source has it" in notes[0]
    content = await desk.content(course_id)
    assert "Whales" not in content


async def test_a_solver_that_disagrees_keeps_the_plain_question(make_desk: MakeDesk) -> None:
    def twist(role: str, _request: ChatRequest) -> str | None:
        if role == "solver":
            return json.dumps({"evidence": "None.", "answer": "Harbour"})
        return None

    desk = make_desk(twist)
    _, course_id = await desk.written()
    found = records(await draft_of(desk, course_id))
    assert sum(int(str(one["questions"])) for one in found) == 0
    assert desk.model.count("quizzer") >= desk.model.count("solver") >= 2
    assert "thought of the sailors" not in await desk.content(course_id)


async def test_a_critic_sends_a_part_back_once(make_desk: MakeDesk) -> None:
    issue = {"part": 1, "wrong": "It is dull.", "mend": "Say it more vividly."}

    def twist(role: str, request: ChatRequest) -> str | None:
        if role == "critic":
            return json.dumps({**RUBRIC, "support": 0, "issues": [issue]})
        return None

    desk = make_desk(twist)
    run_id, _ = await desk.written()
    trace = await desk.service.trace(run_id)
    repairs = [step for step in trace if step.kind == REPAIR]
    assert len(repairs) == desk.model.count("critic")
    assert all("Say it more vividly." in step.prompt for step in repairs)


async def test_a_part_that_cannot_be_mended_is_no_part_that_stays(make_desk: MakeDesk) -> None:
    issue = {"part": 1, "wrong": "It is dull.", "mend": "Say it more vividly."}

    def twist(role: str, request: ChatRequest) -> str | Reply | None:
        if role == "critic":
            return json.dumps({**RUBRIC, "support": 0, "issues": [issue]})
        if "more vividly" in request.user:
            return Reply(fault=ProviderFault.UNUSABLE)
        return None

    desk = make_desk(twist)
    run_id, course_id = await desk.written()
    assert not [step for step in await desk.service.trace(run_id) if step.kind == REPAIR]
    found = records(await draft_of(desk, course_id))
    assert [(one["kept"], one["notes"]) for one in found] == [(0, [])] * len(found)


@pytest.mark.parametrize(
    "answer",
    ["", "I cannot help with that.", "# \n\n| a |", "[c1]", "{}", "<think>Hm.", "\u202e\u200b",
     ("Das Blatt macht aus dem Licht und dem Wasser und der Luft den Zucker, und der Zucker ist "
     "nicht nur die Nahrung der Pflanze, sondern er wird auch in den Zellen aufgehoben. [c1]")],
)  # fmt: skip
async def test_a_model_that_writes_nothing_of_use_gives_the_plain_course(
    make_desk: MakeDesk, answer: str
) -> None:
    desk = make_desk(lambda _role, _request: answer)
    run_id, course_id = await desk.written(desk.brief(questions=3))
    assert (await desk.service.run(run_id)).status == DONE
    plain = make_desk()
    brief = plain.brief(questions=3, connection="")
    _, other = await plain.written(brief)
    mine, theirs = await draft_of(desk, course_id), await draft_of(plain, other)
    for module, expected in zip(mine.modules, theirs.modules, strict=True):
        for lesson, same in zip(module.lessons, expected.lessons, strict=True):
            assert lesson.content == same.content
    assert sum(int(str(one["kept"])) for one in records(mine)) > 5


@pytest.mark.parametrize("fault", [ProviderFault.KEY, ProviderFault.REFUSED, ProviderFault.TLS])
async def test_a_provider_that_is_gone_pauses_and_goes_on(
    make_desk: MakeDesk, fault: ProviderFault
) -> None:
    broken = [True]

    def twist(role: str, _request: ChatRequest) -> Reply | None:
        if broken[0] and role == "quizzer":
            return Reply(fault=fault)
        return None

    desk = make_desk(twist)
    run_id = await desk.planned(desk.brief())
    job = desk.service.approve(run_id, await desk.service.outline(run_id))
    with pytest.raises(ProviderError) as caught:
        await job.wait()
    assert caught.value.fault is fault
    run = await desk.service.run(run_id)
    assert run.status == PAUSED
    assert "The script plays a fault" in run.note
    asked = desk.model.count("author")
    broken[0] = False
    course_id = await desk.service.resume(run_id).wait()
    assert (await desk.service.run(run_id)).status == DONE
    undisturbed = make_desk()
    _, other = await undisturbed.written()
    assert await desk.content(course_id) == await desk.content(other)
    assert desk.model.count("author") == undisturbed.model.count("author")
    assert 0 < asked <= desk.model.count("author")


async def test_a_paused_run_goes_on_with_another_writer(make_desk: MakeDesk) -> None:
    def twist(role: str, _request: ChatRequest) -> Reply | None:
        return Reply(fault=ProviderFault.KEY) if role == "quizzer" else None

    desk = make_desk(twist)
    run_id = await desk.planned(desk.brief())
    with pytest.raises(ProviderError):
        await desk.service.approve(run_id, await desk.service.outline(run_id)).wait()
    options = (await desk.service.run(run_id)).brief.options
    with pytest.raises(Conflict):
        await desk.service.set_options(run_id, replace(options, connection="", questions=1))
    opened, asked = desk.opened, len(desk.model.asked)
    await desk.service.set_options(run_id, replace(options, connection=""))
    await desk.service.resume(run_id).wait()
    run = await desk.service.run(run_id)
    assert (run.status, run.brief.options.connection) == (DONE, "")
    assert (desk.opened, len(desk.model.asked)) == (opened, asked), "no model was asked any more"
    assert run.engine == "agents", "models were asked in it: there is a trace"


async def test_a_run_of_the_built_in_writer_goes_on_with_a_model(make_desk: MakeDesk) -> None:
    desk = make_desk()
    run_id = await desk.planned(desk.brief(connection=""))
    begun = asyncio.Event()
    desk.hub.subscribe(CourseAdded, lambda _event: begun.set())
    job = desk.service.approve(run_id, await desk.service.outline(run_id))
    await asyncio.wait_for(begun.wait(), 20)
    job.cancel()
    with pytest.raises(Cancelled):
        await job.wait()
    run = await desk.service.run(run_id)
    assert (run.status, run.engine) == (PAUSED, "extractive")
    await desk.service.set_options(run_id, replace(run.brief.options, connection="c1"))
    await desk.service.resume(run_id).wait()
    assert (await desk.service.run(run_id)).engine == "agents"
    assert desk.model.asked


async def test_the_writer_of_a_run_that_is_written_stays(make_desk: MakeDesk) -> None:
    held = asyncio.Event()

    def slow(_role: str, _request: ChatRequest) -> Reply | None:
        held.set()
        return Reply(text="Slow.", pause_s=30)

    desk = make_desk(slow)
    run_id = await desk.planned(desk.brief())
    job = desk.service.approve(run_id, await desk.service.outline(run_id))
    await asyncio.wait_for(held.wait(), 20)
    options = (await desk.service.run(run_id)).brief.options
    with pytest.raises(Conflict):
        await desk.service.set_options(run_id, replace(options, connection=""))
    job.cancel()
    with pytest.raises(Cancelled):
        await job.wait()


async def test_what_was_asked_is_saved_as_files(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = make_desk()
    run_id = await desk.planned(desk.brief())
    questions: list[tuple[int, int]] = []
    await desk.service.arrange(run_id, lambda number, count: questions.append((number, count)))
    assert questions[-1] == (len(questions), len(questions))
    for name in ("trace.json", "trace.md"):
        await desk.service.save_trace(run_id, tmp_path / name)
    (step,) = await desk.service.trace(run_id)
    saved = json.loads((tmp_path / "trace.json").read_text("utf-8"))
    assert saved["course"] == "Sample"
    assert saved["steps"][0]["prompt"] == step.prompt
    text = (tmp_path / "trace.md").read_text("utf-8")
    assert step.prompt in text and step.answer in text
    with pytest.raises(StorageError):
        await desk.service.save_trace(run_id, tmp_path / "no such folder" / "trace.json")


async def test_a_limit_of_tokens_is_hard_and_counts_over_pauses(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.with_limits(most_tokens=2500)
    run_id = await desk.planned(desk.brief())
    job = desk.service.approve(run_id, await desk.service.outline(run_id))
    with pytest.raises(ProviderError) as caught:
        await job.wait()
    assert caught.value.fault is ProviderFault.BUDGET
    used = sum(step.tokens_in + step.tokens_out for step in await desk.service.trace(run_id))
    assert 0 < used <= 2500
    asked = len(desk.model.asked)
    with pytest.raises(ProviderError):
        await desk.service.resume(run_id).wait()
    assert len(desk.model.asked) == asked, "what was used before counts"
    desk.with_limits(most_tokens=0)
    await desk.service.resume(run_id).wait()
    assert (await desk.service.run(run_id)).status == DONE


async def test_pausing_stops_the_stream_and_nothing_is_half_kept(make_desk: MakeDesk) -> None:
    def slow(role: str, request: ChatRequest) -> Reply | None:
        return Reply(text=faithful(request), pause_s=0.02) if role == "author" else None

    desk = make_desk(slow)
    run_id = await desk.planned(desk.brief())
    job = desk.service.approve(run_id, await desk.service.outline(run_id))
    seen = asyncio.Event()

    def look(event: AgentsChanged) -> None:
        live = desk.service.agents(event.run_id)
        if live is not None and any(len(now.text) > 20 for now in live.now):
            seen.set()

    desk.hub.subscribe(AgentsChanged, look)
    await asyncio.wait_for(seen.wait(), 20)
    live = desk.service.agents(run_id)
    assert live is not None
    assert live.now[0].kind == AUTHOR and live.now[0].lesson
    await desk.service.pause(run_id)
    with pytest.raises(Cancelled):
        await job.wait()
    assert desk.service.agents(run_id) is None
    assert (await desk.service.run(run_id)).status == PAUSED
    kept = {step.unit for step in await desk.service.trace(run_id)}
    desk.model.twists.clear()
    await desk.service.resume(run_id).wait()
    asked = [request for role, request in desk.model.asked if role == "author"]
    texts = {(request.user, request.seed) for request in asked}
    assert len(asked) - len(texts) <= 1, "only what was on its way is asked again"
    assert kept < {step.unit for step in await desk.service.trace(run_id)}


async def test_a_random_model_never_breaks_a_course(make_desk: MakeDesk) -> None:
    chance = random.Random(5)
    pieces = ["[c1]", "[c99]", "Sleep. ", "\n\n- ", "<b>", "```", "{\"a\":", "1984 ", "|", "# ",
              "Let me think. ", "Attention is a process. [c1] ", "\u200b"]  # fmt: skip

    def twist(_role: str, request: ChatRequest) -> str | None:
        roll = chance.random()
        if roll < 0.4:
            return None
        if roll < 0.6:
            return faithful(request) or "Nothing."
        return "".join(chance.choice(pieces) for _ in range(chance.randint(0, 60)))

    desk = make_desk(twist)
    run_id, course_id = await desk.written()
    assert (await desk.service.run(run_id)).status == DONE
    draft = await draft_of(desk, course_id)
    for module in draft.modules:
        for lesson in module.lessons:
            assert lesson.content.strip()
            assert "<b>" not in lesson.content
            assert "Let me think" not in lesson.content


async def test_an_outline_is_arranged_and_nothing_changes_yet(make_desk: MakeDesk) -> None:
    desk = make_desk()
    run_id = await desk.planned(desk.brief())
    before = await desk.service.outline(run_id)
    made = await desk.service.arrange(run_id)
    assert await desk.service.outline(run_id) == before
    taught = [lesson.key for lesson in before.lessons if not lesson.is_reference]
    assert [lesson.key for lesson in made.lessons][: len(taught)] == taught[::-1]
    assert made.lessons[0].title == f"Better {taught[-1]}"
    asked = len(desk.model.asked)
    assert await desk.service.arrange(run_id) == made
    assert len(desk.model.asked) == asked


async def test_a_run_that_is_discarded_while_it_is_arranged_ends_as_gone(
    make_desk: MakeDesk,
) -> None:
    asked = asyncio.Event()

    def twist(role: str, _request: ChatRequest) -> Reply | None:
        asked.set()
        return Reply(text='{"lessons": []}', first_s=0.5) if role == "planner" else None

    desk = make_desk(twist)
    run_id = await desk.planned(desk.brief())
    task = asyncio.ensure_future(desk.service.arrange(run_id))
    await asyncio.wait_for(asked.wait(), 20)
    await desk.service.discard(run_id)
    with pytest.raises(NotFound):
        await task


async def test_an_arrangement_that_loses_the_course_is_refused(make_desk: MakeDesk) -> None:
    desk = make_desk(lambda _role, _request: json.dumps({"lessons": []}))
    run_id = await desk.planned(desk.brief())
    with pytest.raises(InvalidContent):
        await desk.service.arrange(run_id)


@pytest.mark.parametrize(
    "connection",
    [replace(CONNECTION, profile=None),
     replace(CONNECTION, window_cap=900)],
)  # fmt: skip
async def test_what_cannot_write_says_so_before_anything_is_asked(
    make_desk: MakeDesk, connection: object
) -> None:
    desk = make_desk()
    desk.connection = connection  # type: ignore[assignment]
    run_id = await desk.planned(desk.brief())
    with pytest.raises(AppError):
        await desk.service.approve(run_id, await desk.service.outline(run_id)).wait()
    assert desk.model.asked == []
    assert (await desk.service.run(run_id)).status == PAUSED


async def test_a_small_window_writes_a_course_too(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.connection = replace(CONNECTION, window_cap=2048)
    run_id, _ = await desk.written(desk.brief(questions=2))
    assert (await desk.service.run(run_id)).status == DONE
    assert desk.model.count("author") > 5
