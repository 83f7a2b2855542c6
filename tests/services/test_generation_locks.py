"""Two programs on one library: only one of them writes a run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.db.file_lock import FileLock
from coursegen_desktop.domain.brief import Brief
from coursegen_desktop.domain.errors import Cancelled, Conflict
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.writing import DONE
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.generation import GenerationService
from coursegen_desktop.services.jobs import JobsService
from coursegen_desktop.services.work import WorkUnits

from .held_writer import Writer
from .test_generation import Desk, source

__all__ = ["source"]  # fixture
HOLD = """
import sys
from pathlib import Path
from coursegen_desktop.db.file_lock import FileLock
print(FileLock(Path(sys.argv[1])).take(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def program(
    uow: WorkUnits, event_hub: EventHub, user_id: UserId, tmp_path: Path
) -> Callable[..., Desk]:
    """A program of its own on the same library."""

    def made(**options: Any) -> Desk:
        desk = Desk(uow, event_hub, user_id, Writer(**options))
        desk.jobs = JobsService(event_hub)
        desk.service = GenerationService(
            uow,
            event_hub,
            desk.jobs,
            desk.writer,
            samples=resources_dir() / "samples",
            media=tmp_path / "media",
        )
        return desk

    return made


async def test_a_second_program_neither_writes_nor_stops_nor_discards(
    program: Callable[..., Desk], source: str
) -> None:
    first, second = program(hold_at=3), program()
    job = first.service.start(Brief((source,)))
    run_id = await first.held(job, 2)
    outline = await second.service.outline(run_id)
    for act in (
        lambda: second.service.resume(run_id).wait(),
        lambda: second.service.approve(run_id, outline).wait(),
        lambda: second.service.pause(run_id),
        lambda: second.service.cancel(run_id),
        lambda: second.service.discard(run_id),
    ):
        with pytest.raises(Conflict, match="by another window"):
            await act()
    assert second.writer.written == 0
    with pytest.raises(Conflict, match="already"):
        await first.service.resume(run_id).wait()
    await first.service.pause(run_id)
    with pytest.raises(Cancelled):
        await job.wait()
    course_id = await second.service.resume(run_id).wait()
    assert len((await second.course(course_id)).lessons) == 4
    assert (await second.service.run(run_id)).status == DONE


async def test_a_run_that_failed_is_let_go(program: Callable[..., Desk], source: str) -> None:
    first, second = program(fail_at=2), program()
    job = first.service.start(Brief((source,)))
    with pytest.raises(Exception, match="120 seconds"):
        await job.wait()
    await second.service.resume(first.run_id(job)).wait()


def test_a_killed_program_lets_go_at_once(tmp_path: Path) -> None:
    path = tmp_path / "below" / "run-7.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"True"
        mine = FileLock(path)
        assert not mine.take() and not mine.take()
        other.kill()
        other.wait()
        assert mine.take() and mine.take()
    assert not FileLock(path).take()
    mine.release()
    mine.release()
    assert not path.exists()
