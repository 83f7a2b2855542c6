"""The command that makes slides, sound and films of a course, and takes them out of the library."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..domain.errors import AppError, InvalidContent
from ..domain.events import JobChanged
from ..domain.ids import CourseId
from ..domain.media_wish import MadeMedia, MediaEstimate, MediaWish
from .cli_generate import interruptible
from .cli_terminal import ProgressBar, one_line, print_json, tell
from .paths import Paths
from .wiring import Services

_MB = 1_000_000


async def media(services: Services, paths: Paths, options: argparse.Namespace) -> int:
    """Make what is not there yet; then write what is wished for."""
    if options.list_voices:
        return await _list_voices(services, options)
    if not options.course:
        raise InvalidContent("No course is named.", "Name one by its number or its exact title.")
    if options.mp4 and not options.export:
        raise InvalidContent("MP4 files need a folder.", "Name one with --export FOLDER.")
    course_id = await services.exchange.find(options.course)
    parts = (options.slides, options.audio, options.video)
    status = 0
    if any(parts) or not (options.export or options.podcast):
        slides, audio, video = parts if any(parts) else (True, True, True)
        wish = MediaWish(
            slides, audio, video, options.voice, options.look, options.size, options.spare_battery
        )
        status = await _make(services, course_id, wish)
    if options.export:
        folder = _absolute(options.export)
        await _export(services, services.media_export.films(course_id, folder, mp4=options.mp4))
    if options.podcast:
        target = _absolute(options.podcast)
        await _export(services, services.media_export.podcast(course_id, target))
    return status


async def _make(services: Services, course_id: CourseId, wish: MediaWish) -> int:
    making = services.media_making
    told = await making.estimate(course_id, wish)
    for line in _before(told, wish):
        tell(line)
    with _progress(services):
        job = making.make(course_id, wish)
        live = making.live(course_id)
        try:
            made: MadeMedia = await interruptible(job)
        except asyncio.CancelledError:
            count = 0 if live is None else live.made
            words = "1 lesson was" if count == 1 else f"{count} lessons were"
            raise AppError(
                "Stopped; {count} made, and the same command goes on.", count=words
            ) from None
    print(_result(made))
    for title, error in made.failed:
        tell(f"“{title}”: {error.text()}")
    return 1 if made.failed else 0


def _absolute(name: str) -> Path:
    return Path(name).absolute()


def _before(told: MediaEstimate, wish: MediaWish) -> Iterator[str]:
    """What it will take, and what will be otherwise than wished for."""
    for note in told.notes:
        yield note.text()
    if told.waiting and (wish.audio or wish.video):
        lessons = "1 lesson" if told.waiting == 1 else f"{told.waiting} lessons"
        minutes = max(round(told.seconds / 60), 1)
        yield (
            f"{lessons} to make, about {minutes} min and {max(round(told.bytes / _MB), 1)} MB;"
            f" it will take about {_minutes(told.work_seconds)}."
        )


def _result(made: MadeMedia) -> str:
    words = "1 lesson made" if made.made == 1 else f"{made.made} lessons made"
    if made.unchanged:
        words += f", {made.unchanged} unchanged"
    if made.failed:
        words += f", {len(made.failed)} failed"
    return words


async def _export(services: Services, job: Any) -> None:
    with _progress(services):
        try:
            files: list[Path] = await interruptible(job)
        except asyncio.CancelledError:
            raise AppError("Stopped; files that were finished are kept.") from None
    for file in files:
        print(file)


async def _list_voices(services: Services, options: argparse.Namespace) -> int:
    found = await services.media_making.voices()
    if options.as_json:
        print_json(
            [
                {"key": one.key, "name": one.voice.name, "language": one.voice.language,
                 "engine": one.engine, "version": one.version}
                for one in found
            ]
        )  # fmt: skip
        return 0
    for one in found:
        print(f"{one.key:<28} {one.voice.language:<8} {one_line(one.voice.name)}")
    if not found:
        tell(
            "There is no voice. English: pip install “coursegen-desktop[narration]”; other"
            " languages: install espeak-ng."
        )
    return 0


@contextlib.contextmanager
def _progress(services: Services) -> Iterator[None]:
    """A bar on a terminal: at which lesson, and how long it will take."""
    bar = ProgressBar()

    def show_job(event: JobChanged) -> None:
        view: Any = event.snapshot
        left = ""
        for live in services.media_making.jobs():
            if live.job is not None and live.job.view.id == view.id and live.seconds_left:
                left = f", about {_minutes(live.seconds_left)} left"
        bar.show(view.progress, f"{view.message}{left}")

    forget = services.hub.subscribe(JobChanged, show_job)
    try:
        yield
    finally:
        forget()
        bar.clear()


def _minutes(seconds: float) -> str:
    if seconds < 90:
        return f"{max(round(seconds / 5) * 5, 5)} s"
    return f"{round(seconds / 60)} min"
