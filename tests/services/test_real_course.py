"""A course by a real, very small model, stopped and gone on with: `python3 dev.py test --model`.

Its prose is poor and mostly not taken; the course is whole all the same, and every gate holds.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from coursegen_desktop.domain.connection import Connection, Profile, Rung
from coursegen_desktop.domain.errors import Cancelled
from coursegen_desktop.domain.ids import RunId, UserId
from coursegen_desktop.domain.writing import DONE, PAUSED
from coursegen_desktop.generation.metrics import report
from coursegen_desktop.generation.providers import providers
from coursegen_desktop.generation.providers.base import ChatClient
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.work import WorkUnits
from tests.generation.providers import test_real_model as real

from .agents_at_work import AgentDesk, Model

pytestmark = real.pytestmark
TEXT = """# Tides

**Tide** is the rise and fall of the sea that the moon and the sun bring about by their pull.
**Spring tide** is the tide that is higher than any other, for sun and moon pull together then.
**Neap tide** is the tide that is weaker than any other, for sun and moon pull at right angles.
**Ebb** is the fall of the water from its highest place to its lowest place along the shore.

Harbours on shallow coasts wait for the flood, because their channels fall dry for some hours of
each day. Sailors read tables that tell the hour of the flood for every day of the year.
"""


class RealDesk(AgentDesk):
    """The generation service with the small model."""

    async def _open(self, key: str) -> tuple[Connection, ChatClient]:
        found = real.connection()
        profile = Profile(found.model, Rung.SCHEMA, real.WINDOW)
        connection = replace(found, id=key, profile=profile)
        return connection, providers()[connection.kind].open(connection, "")


async def test_a_course_by_a_real_model_is_whole(
    uow: WorkUnits, event_hub: EventHub, user_id: UserId, tmp_path: Path
) -> None:
    desk = RealDesk(uow, event_hub, user_id, Model(), tmp_path)
    desk.source.write_text(TEXT, "utf-8")
    run_id = await desk.planned(desk.brief(questions=2))
    job = desk.service.approve(run_id, await desk.service.outline(run_id))
    while not _is_writing(desk, run_id) and job.view.is_running:
        await asyncio.sleep(0.01)
    await desk.service.pause(run_id)
    with pytest.raises(Cancelled):
        await job.wait()
    assert (await desk.service.run(run_id)).status == PAUSED
    before = await desk.service.trace(run_id)
    again = RealDesk(uow, event_hub, user_id, Model(), tmp_path)
    course_id = await again.service.resume(run_id).wait()
    assert (await again.service.run(run_id)).status == DONE
    trace = await again.service.trace(run_id)
    assert trace[: len(before)] == before
    assert len({(step.kind, step.unit) for step in trace}) == len(trace)
    assert all(step.tokens_in and step.tokens_out for step in trace)
    async with uow() as work:
        draft = await work.courses.draft(course_id)
    found = report(draft, {})
    assert {
        one.key for one in found.metrics if one.is_gate and one.verdict.value == "missed"
    } == set()
    assert not real.model_processes()


def _is_writing(desk: AgentDesk, run_id: RunId) -> bool:
    """Whether some of an answer was heard."""
    live = desk.service.agents(run_id)
    return live is not None and any(now.text for now in live.now)
