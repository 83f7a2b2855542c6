"""A topic becomes a document from memory, and that a course which says so in every lesson."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coursegen_desktop.domain.brief import PLAIN, Brief, Options
from coursegen_desktop.domain.errors import (
    Cancelled,
    InvalidContent,
    ProviderError,
    ProviderFault,
    StorageError,
)
from coursegen_desktop.generation.metrics import report
from coursegen_desktop.generation.providers.base import ChatRequest
from coursegen_desktop.generation.providers.scripted import Reply

from .agents_at_work import CONNECTION, AgentDesk, MakeDesk

OPTIONS = Options(connection=CONNECTION.id, language="en", analyser=PLAIN)


async def drafted(desk: AgentDesk, topic: str = "Tides") -> Path:
    path: Path = await desk.service.draft_topic(topic, OPTIONS).wait()
    return path


async def test_a_document_says_that_it_is_from_memory(make_desk: MakeDesk) -> None:
    path = await drafted(make_desk(), "  Tides & the moon: why? ")
    text = path.read_text("utf-8")
    assert path.name.startswith("Tides the moon why")
    assert text.startswith("---\ntitle: Tides\nwritten-from-memory-by: scripted\nlanguage: en\n---")
    assert [line for line in text.split("\n") if line.startswith("#")] == [
        "# Part 1", "## Flood", "## Ebb", "# Part 2", "## Spring tide", "## Neap tide",
    ]  # fmt: skip
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("connection", ["", CONNECTION.id])
async def test_every_lesson_shows_it(make_desk: MakeDesk, connection: str) -> None:
    desk = make_desk()
    path = await drafted(desk)
    options = Options(connection=connection, analyser=PLAIN)
    run_id, course_id = await desk.written(Brief((str(path),), options=options))
    outline = await desk.service.outline(run_id)
    assert "wrote this from memory" in outline.sources[0].problems[0]
    async with desk.uow() as work:
        draft = await work.courses.draft(course_id)
    lessons = [lesson for module in draft.modules for lesson in module.lessons]
    assert lessons
    for lesson in lessons:
        assert lesson.content.startswith('!!! warning "Not from your documents"')
        assert "scripted wrote this lesson from memory" in lesson.content
        sources = next(one.content for one in lesson.assets if one.asset_type == "sources")
        assert sources["sources"][0]["model"] == "scripted"  # type: ignore[index]
    grounding = next(one for one in report(draft, {}).metrics if one.key == "grounding")
    assert grounding.verdict.value != "missed"


async def test_a_draft_that_was_stopped_goes_on(make_desk: MakeDesk) -> None:
    desk = make_desk()
    stop = [True]

    def twist(role: str, request: ChatRequest) -> Reply | None:
        if stop[0] and role == "author" and "Section: Spring" in request.user:
            return Reply(fault=ProviderFault.REFUSED)
        return None

    desk.model.twists.append(twist)
    with pytest.raises(ProviderError):
        await drafted(desk)
    stop[0] = False
    path = await drafted(desk)
    sections = [r.user for role, r in desk.model.asked if role == "author"]
    assert sum("Section: Flood" in one for one in sections) == 1
    assert desk.model.count("planner") == 1
    undisturbed = make_desk()
    for one in path.parent.iterdir():
        one.unlink()
    assert (await drafted(undisturbed)).exists()


async def test_cancelled_it_keeps_what_it_has(make_desk: MakeDesk) -> None:
    desk = make_desk(lambda role, _: Reply(text="x", first_s=30) if role == "author" else None)
    job = desk.service.draft_topic("Tides", OPTIONS)
    while desk.model.count("author") == 0:
        await job_turn()
    job.cancel()
    with pytest.raises(Cancelled):
        await job.wait()
    (kept,) = (desk.source.parent / "drafts").iterdir()
    assert json.loads(kept.read_text("utf-8"))["plan"]["title"] == "Tides"


async def job_turn() -> None:
    import asyncio

    await asyncio.sleep(0.01)


async def test_bad_topics_and_bad_models(make_desk: MakeDesk) -> None:
    with pytest.raises(InvalidContent):
        await drafted(make_desk(), "   ")
    for answer in ("", "No.", "# Only a heading"):
        desk = make_desk(lambda role, _, answer=answer: answer if role == "author" else None)
        with pytest.raises(ProviderError) as caught:
            await drafted(desk, f"Topic {len(answer)}")
        assert caught.value.fault is ProviderFault.UNUSABLE


async def test_what_one_changed_in_a_draft_is_never_written_over(make_desk: MakeDesk) -> None:
    desk = make_desk()
    first = await drafted(desk)
    first.write_text("---\ntitle: Mine\n---\n\n# Mine\n", "utf-8")
    second = await drafted(desk)
    assert second != first
    assert "Mine" in first.read_text("utf-8")
    assert "written-from-memory-by" in second.read_text("utf-8")
    assert (await drafted(desk)) not in (first, second)


@pytest.mark.parametrize(
    "kept", ["{", "[]", '{"plan": {"title": 3}, "texts": []}', '{"plan": 1}', '{"texts": "abc"}']
)
async def test_a_draft_that_somebody_damaged_is_begun_anew(make_desk: MakeDesk, kept: str) -> None:
    desk = make_desk(
        lambda role, _: Reply(fault=ProviderFault.REFUSED) if role == "author" else None
    )
    with pytest.raises(ProviderError):
        await drafted(desk)
    (path,) = (desk.source.parent / "drafts").iterdir()
    path.write_text(kept, "utf-8")
    desk.model.twists.clear()
    text = (await drafted(desk)).read_text("utf-8")
    assert "## Flood" in text
    assert "## Neap tide" in text


async def test_a_folder_that_cannot_be_written_is_told(make_desk: MakeDesk) -> None:
    desk = make_desk()
    (desk.source.parent / "drafts").write_text("in the way", "utf-8")
    with pytest.raises(StorageError):
        await drafted(desk)


async def test_titles_lead_nowhere(make_desk: MakeDesk) -> None:
    plan = {"title": "Tides [x](HTTPS://evil.example)", "sections": [
        {"module": "![m](https://evil.example/p.png)", "title": "[Ebb](https://evil.example)",
         "points": []}]}  # fmt: skip
    desk = make_desk(lambda role, _: Reply(data=plan) if role == "planner" else None)
    text = (await drafted(desk)).read_text("utf-8")
    assert "evil" not in text
    assert "## Ebb" in text


async def test_html_and_remarks_do_not_reach_the_document(make_desk: MakeDesk) -> None:
    bad = (
        "Sure! Here is the part:\n\n<script>alert(1)</script> A **tide** is a movement of the sea. "
    )
    bad += "See [this](http://evil.example/x). " + "The sea rises and falls every day. " * 12
    path = await drafted(make_desk(lambda role, _: bad if role == "author" else None))
    text = path.read_text("utf-8")
    for word in ("script", "evil", "Sure!"):
        assert word not in text.replace("scripted", "")
