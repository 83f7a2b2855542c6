"""Films as MP4 and a course to listen to, out of the library."""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.domain.draft import AssetDraft
from coursegen_desktop.domain.errors import Cancelled, InvalidContent, NotFound
from coursegen_desktop.domain.film import Film
from coursegen_desktop.domain.narration import Chapter, Narration, VoiceUsed
from coursegen_desktop.media.film.sound_files import write_sound
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.media_export import MediaExportService
from coursegen_desktop.services.work import WorkUnits
from tests.media.film.outside import contents, tone

from .desk import Here
from .media_desk import MediaDesk, small_films

pytestmark = pytest.mark.usefixtures("small_films")
__all__ = ("small_films",)


@pytest.fixture
async def desk(
    uow: WorkUnits, event_hub: EventHub, data_dir: Path, fixed_now: Callable[[], datetime]
) -> MediaDesk:
    """Two lessons."""
    made = MediaDesk(uow, event_hub, data_dir, fixed_now)
    await made.begin("Leaf", "Root")
    return made


@pytest.fixture
def export(desk: MediaDesk) -> MediaExportService:
    """Writes as somebody whose group may read what he writes."""
    return MediaExportService(
        desk.uow, desk.jobs, media=desk.media, folder=desk.cache, umask=0o027, workers=Here
    )


async def _sound(desk: MediaDesk, lesson: int, seconds: float) -> None:
    """A lesson is told, though by nobody."""
    place = desk.media / f"aa/aa{'0' * 61}{lesson}.opus"
    place.parent.mkdir(parents=True, exist_ok=True)
    write_sound([tone(10.0)] * int(seconds // 10) or [tone(seconds)], place)
    told = Narration(name="x.opus", seconds=seconds, voice=VoiceUsed(engine="recorded"),
                     chapters=(Chapter(title="One", begin=0.0),))  # fmt: skip
    draft = AssetDraft(
        asset_type="audio",
        content=told.model_dump(mode="json"),
        file_path=place.relative_to(desk.media).as_posix(),
    )
    await desk.editing.add_asset(desk.lessons[lesson], draft)


async def test_films_are_written_in_the_order_of_the_course(
    desk: MediaDesk, export: MediaExportService, tmp_path: Path
) -> None:
    await desk.make(lessons=desk.lessons[1:])
    folder = tmp_path / "out"
    (file,) = await export.films(desk.course, folder, mp4=True).wait()
    assert file == folder / "02-Root.mp4"
    assert [one.name for one in folder.iterdir()] == ["02-Root.mp4"]
    film = Film.read((await desk.of(desk.lessons[1], "video"))[0].content)
    found = contents(file)
    assert found.codecs.items() >= {"video": "h264", "subtitle": "mov_text"}.items()
    assert found.seconds == pytest.approx(film.seconds, abs=0.5)
    assert [title for title, _ in found.chapters] == ["Root", "Sugar"]
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert desk.left() == []


async def test_films_as_they_are_have_their_captions_beside_them(
    desk: MediaDesk, export: MediaExportService, tmp_path: Path
) -> None:
    await desk.make(lessons=desk.lessons[:1])
    film, captions = await export.films(desk.course, tmp_path / "out", mp4=False).wait()
    assert (film.name, captions.name) == ("01-Leaf.webm", "01-Leaf.vtt")
    (asset,) = await desk.of(desk.lessons[0], "video")
    assert film.read_bytes() == desk.stored(asset).read_bytes()
    assert captions.read_text().startswith("WEBVTT")


async def test_a_course_to_listen_to(
    desk: MediaDesk, export: MediaExportService, tmp_path: Path
) -> None:
    await _sound(desk, 0, 1.0)
    await _sound(desk, 1, 1.5)
    (whole,) = await export.podcast(desk.course, tmp_path / "plants.mp3").wait()
    assert contents(whole).seconds == pytest.approx(4.0, abs=0.1)
    assert [title for title, _ in contents(whole).chapters] == ["Leaf", "Root"]
    made = await export.podcast(desk.course, tmp_path / "list" / "plants.m3u8").wait()
    assert [one.name for one in made] == ["01-Leaf.mp3", "02-Root.mp3", "plants.m3u8"]


async def test_where_there_is_nothing_it_is_said(
    desk: MediaDesk, export: MediaExportService, tmp_path: Path
) -> None:
    with pytest.raises(NotFound, match="no films"):
        await export.films(desk.course, tmp_path, mp4=True).wait()
    await desk.make()  # silent films
    with pytest.raises(NotFound, match="Nothing is told"):
        await export.podcast(desk.course, tmp_path / "plants.mp3").wait()
    with pytest.raises(InvalidContent, match=r"plants\.wav"):
        export.podcast(desk.course, tmp_path / "plants.wav")


async def test_stopped_it_leaves_no_half_of_a_file(desk: MediaDesk, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    others = folder / "plants.mp3.1.under-way"
    others.write_bytes(b"of another program")
    await _sound(desk, 0, 240.0)
    export = MediaExportService(desk.uow, desk.jobs, media=desk.media, folder=desk.cache)
    job = export.podcast(desk.course, folder / "plants.mp3")
    while len(list(folder.glob("*.under-way"))) < 2:
        await asyncio.sleep(0.01)
    job.cancel()
    with pytest.raises(Cancelled):
        await job.wait()
    assert list(folder.iterdir()) == [others]


@pytest.mark.parametrize("content", [{"name": 5}, {"name": "x.opus", "seconds": 1e300}])
async def test_what_a_package_brought_is_left_out_where_it_is_odd(
    desk: MediaDesk, export: MediaExportService, tmp_path: Path, content: dict[str, Any]
) -> None:
    """The other lessons are written all the same."""
    await _sound(desk, 0, 1.0)
    path = (await desk.of(desk.lessons[0], "audio"))[0].file_path
    for kind in ("audio", "video"):
        odd = AssetDraft(asset_type=kind, content=content, file_path=path)
        await desk.editing.add_asset(desk.lessons[1], odd)
    (whole,) = await export.podcast(desk.course, tmp_path / "plants.opus").wait()
    assert [title for title, _ in contents(whole).chapters] == ["Leaf"]
    with pytest.raises(NotFound, match="no films"):
        await export.films(desk.course, tmp_path, mp4=False).wait()
