"""Pictures on their way from documents into lessons."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain.brief import Brief
from coursegen_desktop.domain.ids import RunId, UserId
from coursegen_desktop.generation import keeping
from coursegen_desktop.generation.pictures import PictureStore
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.generation import GenerationService
from coursegen_desktop.services.generation_pictures import Spool, sift
from coursegen_desktop.services.jobs import JobsService
from coursegen_desktop.services.work import WorkUnits

from .desk import Here
from .test_generation import source

__all__ = ["source"]  # a fixture
GOOD = next((resources_dir() / "samples" / "elements" / "media").glob("*.png")).read_bytes()


class Painter(Here):
    """A worker whose reading finds one picture, which the first two lessons show."""

    name = ""

    async def call(self, func: Callable[..., Any], *args: Any, timeout: float | None = None) -> Any:
        """As in a worker, only here."""
        if func is keeping.read_documents:
            store = PictureStore(args[3])
            self.name = store.keep(GOOD).removeprefix("media/")
            store.keep(b"\x89PNG\r\n\x1a\n but no picture")
        found = await super().call(func, *args, timeout=timeout)
        if func is keeping.write_packed and self.calls <= 4:
            return replace(found, pictures=(self.name, "0" * 20 + ".png"))
        return found


@pytest.fixture
def service(
    uow: WorkUnits, event_hub: EventHub, user_id: UserId, tmp_path: Path
) -> GenerationService:
    samples = resources_dir() / "samples"
    (tmp_path / "data").mkdir()
    media = tmp_path / "data" / "media"
    return GenerationService(
        uow, event_hub, JobsService(event_hub), Painter(), samples=samples, media=media
    )


async def test_pictures_become_files_of_the_lessons_that_show_them(
    service: GenerationService, source: str, uow: WorkUnits, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    run_id = await service.read(Brief((source,))).wait()
    (kept,) = (data / "spool").iterdir()
    assert kept.name == f"run-{run_id}"
    assert len(list(kept.iterdir())) == 1, "what is no picture went"
    course_id = await service.approve(run_id, await service.outline(run_id)).wait()
    async with uow() as work:
        draft = await work.courses.draft(course_id)
    lessons = [lesson for module in draft.modules for lesson in module.lessons]
    media = [[x for x in lesson.assets if x.asset_type == "media"] for lesson in lessons]
    assert [len(found) for found in media] == [1, 1, 0, 0]
    path = media[0][0].file_path
    assert path and path == media[1][0].file_path
    assert (data / "media" / path).read_bytes() == GOOD
    assert list((data / "spool").iterdir()) == [], "the spool went with the run"


async def test_a_reading_that_fails_leaves_no_spool(
    service: GenerationService, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.md"
    empty.write_bytes(b"")
    with pytest.raises(Exception, match="empty"):
        await service.read(Brief((str(empty),))).wait()
    assert list((tmp_path / "data" / "spool").iterdir()) == []


async def test_a_run_that_is_discarded_takes_its_spool_along(
    service: GenerationService, source: str, tmp_path: Path
) -> None:
    await service.discard(await service.read(Brief((source,))).wait())
    assert list((tmp_path / "data" / "spool").iterdir()) == []


def test_spools_of_killed_readings_go(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "media")
    old, young = spool.new(), spool.new()
    assert old is not None and young is not None
    (old / "a.png").write_bytes(GOOD)
    os.utime(old, (time.time() - 7200,) * 2)
    third = spool.new()
    assert not old.exists() and young.exists() and third is not None
    spool.name(third, RunId(3))
    assert not third.exists(), "an empty one is not kept"
    assert Spool(None).new() is None and Spool(None).assets(RunId(1), ["x"]) == []


def test_what_may_not_be_shown_is_sifted_out(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(GOOD)
    (tmp_path / "b.png").write_bytes(GOOD[:40])
    (tmp_path / "c.svg").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")
    (tmp_path / "d.svg").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'><rect/></svg>")
    assert sift(tmp_path) == 2
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.png", "d.svg"]
