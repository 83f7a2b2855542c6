"""`media`: slides, sound and films of a course from the command line, and out of the library."""

from __future__ import annotations

import asyncio
import json
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain import media_wish
from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.errors import MediaError
from coursegen_desktop.services import media_export, media_making
from coursegen_desktop.services.media_work import film_of
from tests.app.stage import Run
from tests.media.film.outside import contents
from tests.services.desk import Here, keep


class Workers(Here):
    """In this process; a script that can fail, or be stopped, at a lesson."""

    before: Any = None

    async def call(self, func: Any, *args: Any, timeout: float | None = None) -> Any:
        if func is film_of and Workers.before is not None:
            Workers.before(args[0].title)
            await asyncio.sleep(0.01)  # an interruption comes with the next turn of the loop
        return await super().call(func, *args, timeout=timeout)


@pytest.fixture(autouse=True)
def _small_and_here(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[None]:
    monkeypatch.setitem(media_wish.SIZES, "720p", (320, 180))
    for module in (media_making, media_export):
        monkeypatch.setattr(module, "WorkerProcesses", lambda *_, **__: Workers())
    yield
    Workers.before = None


@pytest.fixture
def course(database_file: Path) -> str:
    """Two lessons; returns how the command line calls it."""
    lessons = tuple(
        LessonDraft(title=name, content=f"{name} follow the moon. They move the sea.")
        for name in ("Tides", "Waves")
    )
    draft = CourseDraft(
        title="Sea", language="en", modules=(ModuleDraft(title="M", lessons=lessons),)
    )

    async def put() -> None:
        database = Database(database_file)
        await database.open()
        await keep(database.unit_of_work, draft)
        await database.close()

    asyncio.run(put())
    return "Sea"


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A shell starts what runs in its background deaf to Ctrl+C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_films_are_made_once_and_written_where_one_says(
    run: Run, course: str, tmp_path: Path
) -> None:
    said = run("media", course, "--video", "--voice", "silent")
    assert (said.status, said.out) == (0, "2 lessons made\n")
    assert said.err.startswith("2 lessons to make, about 1 min and 1 MB; it will take about")
    said = run("media", course, "--video", "--voice", "silent")
    assert (said.status, said.out, said.err) == (0, "0 lessons made, 2 unchanged\n", "")
    folder = tmp_path / "out"
    said = run("media", course, "--export", str(folder), "--mp4")
    names = [Path(line).name for line in said.out.splitlines()]
    assert said.status == 0 and [name[:2] for name in names] == ["01", "02"]
    assert contents(folder / names[0]).codecs["video"] == "h264"
    said = run("media", course, "--podcast", str(tmp_path / "sea.mp3"))
    assert (said.status, said.out) == (1, "") and "Nothing is told" in said.err


def test_what_failed_is_told_and_the_rest_is_there(run: Run, course: str) -> None:
    failed = list[str]()

    def once(title: str) -> None:
        if not failed:
            failed.append(title)
            raise MediaError("The ink is out.")

    Workers.before = staticmethod(once)
    said = run("media", course, "--video", "--voice", "silent")
    assert (said.status, said.out) == (1, "1 lesson made, 1 failed\n")
    assert f"“{failed[0]}”: The ink is out." in said.err


def test_stopped_it_says_what_is_kept(run: Run, course: str, interruptible: None) -> None:
    seen = list[str]()

    def stop(title: str) -> None:
        seen.append(title)
        if len(seen) == 2:
            signal.raise_signal(signal.SIGINT)

    Workers.before = staticmethod(stop)
    said = run("media", course, "--video", "--voice", "silent")
    assert said.status == 1
    assert "Stopped; 1 lesson was made, and the same command goes on." in said.err
    Workers.before = None
    said = run("media", course, "--video", "--voice", "silent")
    assert said.out == "1 lesson made, 1 unchanged\n"


def test_voices_are_listed_without_a_course(run: Run) -> None:
    said = run("media", "--list-voices")
    assert said.status == 0 and "hibari/heart" in said.out
    found = json.loads(run("media", "--list-voices", "--json").out)
    assert {"key", "name", "language", "engine", "version"} == set(found[0])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "No course is named."),
        (("Nowhere",), "There is no course “Nowhere”"),
        (("1", "--mp4"), "MP4 files need a folder."),
        (("1", "--size", "8k"), "invalid choice"),
    ],
)
def test_wrong_words_are_told(run: Run, words: tuple[str, ...], sentence: str) -> None:
    said = run("media", *words)
    assert said.status in (1, 2) and sentence in said.err
