"""The command that makes courses: read, perhaps edit the outline, write, go on."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ..domain.brief import MAX_QUESTIONS, Brief, Options
from ..domain.errors import AppError, InvalidContent, NotFound, StorageError
from ..domain.ids import CourseId, RunId
from ..domain.outline import Outline
from ..domain.writing import PAUSED
from ..services.jobs import Job
from .cli_terminal import one_line, tell
from .wiring import Services

_TYPES = ("choice", "cloze", "match", "numeric", "order", "short_text", "true_false")


def brief_of(options: argparse.Namespace, absolute: Callable[[str], str]) -> Brief:
    """What the words of the command line order. Raises InvalidContent."""
    if not options.sources:
        raise InvalidContent(
            "Nothing is named that a course could be made of.", "Name a document or a folder."
        )
    types = tuple(part.strip() for part in options.types.split(",") if part.strip())
    for name in types:
        if name not in _TYPES:
            raise InvalidContent(
                "There are no questions of the type “{name}”.",
                "Choose from: {names}.",
                name=name,
                names=", ".join(_TYPES),
            )
    if not 0 <= options.questions <= MAX_QUESTIONS:
        raise InvalidContent(
            "A lesson can have 0 to {limit} questions.", "Choose another number.",
            limit=MAX_QUESTIONS,
        )  # fmt: skip
    chosen = Options(
        questions=options.questions,
        types=types,
        language=one_line(options.language)[:35],
        analyser=options.analyser,
    )
    return Brief(tuple(map(absolute, options.sources)), one_line(options.title), chosen)


async def run_to_resume(services: Services, named: int) -> RunId:
    """The run of that number, or the newest that was paused for 0. Raises NotFound."""
    for run in await services.generation.runs():
        if run.status == PAUSED and named in (0, run.id):
            return run.id
    raise NotFound(
        "Nothing waits to be gone on with.", "Begin with “generate” and the names of documents."
    )


async def planned(services: Services, brief: Brief, file: Path) -> tuple[RunId, Outline] | None:
    """The run and the outline that the file states; None when the file was written just now."""
    job = services.generation.read(brief)
    run_id: RunId = await interruptible(job)
    outline = await services.generation.outline(run_id)
    from . import outline_file  # late: YAML is for this option alone

    try:
        data = _bytes(file)
        if data is not None:
            return run_id, outline_file.read(data, file.name, outline)
        _write(file, outline_file.written(outline))
    except BaseException:
        await services.generation.discard(run_id)
        raise
    await services.generation.discard(run_id)
    tell("Edit the outline, then give the same command again to write the course.")
    print(file)
    return None


async def finished(services: Services, job: Job) -> CourseId:
    """The job's course. When it is interrupted, the error tells what is kept."""
    try:
        course_id: CourseId = await interruptible(job)
        return course_id
    except asyncio.CancelledError:
        words = await _kept(services, services.generation.course_of(job))
        raise AppError("Stopped; {kept}.", kept=words) from None


async def interruptible(job: Job) -> Any:
    """The job's result. Ctrl+C stops the job in order and is raised again."""
    try:
        return await job.wait()
    except asyncio.CancelledError:
        job.cancel()
        with contextlib.suppress(AppError):
            await job.wait()
        raise


async def _kept(services: Services, course_id: CourseId | None) -> str:
    if course_id is None:
        return "nothing was kept"
    try:
        shown = await services.exchange.show(str(course_id))
    except NotFound:
        return "nothing was kept"
    count = sum(len(module["lessons"]) for module in shown["modules"])
    words = "1 lesson was" if count == 1 else f"{count} lessons were"
    return f"{words} kept in course {course_id}, and “generate --resume” goes on"


def _bytes(file: Path) -> bytes | None:
    """What the file holds, None when there is none."""
    with _translated(file):
        return file.read_bytes() if file.exists() else None


def _write(file: Path, text: str) -> None:
    with _translated(file), file.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(text)


@contextlib.contextmanager
def _translated(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(
            "{file} could not be opened ({reason}).",
            "Choose another name.",
            file=str(file),
            reason=error.strerror or str(error),
        ) from error
