"""What each command does, once the services are there."""

from __future__ import annotations

import argparse
import contextlib
import os
import shlex
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

from ..domain.errors import InvalidContent
from ..domain.events import JobChanged
from ..domain.ids import CourseId
from ..services.generation import SAMPLE_TITLE
from ..services.jobs import Job
from . import cli_check, cli_generate, cli_kiosk, cli_text, cli_users
from .cli_terminal import ProgressBar, one_line, print_json, tell
from .paths import Paths, resources_dir
from .wiring import Services, open_services


async def with_services(paths: Paths, options: argparse.Namespace) -> int:
    """Open the library, run the command on it, close everything in order."""
    services = await open_services(paths, resources_dir())
    try:
        _report_opening(services)
        services.gate.enter_as_owner(await services.accounts.owner())
        return await COMMANDS[options.command](services, paths, options)
    finally:
        await services.close()


def _report_opening(services: Services) -> None:
    report = services.report
    if report.quarantined is None:
        return
    words = f"The library was damaged and is set aside as {report.quarantined}"
    if report.newest_backup is not None:
        tell(f"{words}; a new one was begun, and the newest backup is {report.newest_backup}.")
    else:
        tell(f"{words}; there is no backup, so a new one was begun.")


# ------------------------------------------------------------------ commands


async def generate(services: Services, paths: Paths, options: argparse.Namespace) -> int:
    """Make a course from documents, or go on with one, and describe it."""
    generation = services.generation
    if options.resume is not None:
        run_id = await cli_generate.run_to_resume(services, options.resume)
        return await generate_and_describe(
            services, paths, lambda: generation.resume(run_id), options
        )
    brief = cli_generate.brief_of(options, _absolute)
    if not options.outline:
        return await generate_and_describe(
            services, paths, lambda: generation.start(brief), options
        )
    with _progress_of_jobs(services):
        found = await cli_generate.planned(services, brief, Path(_absolute(options.outline)))
    if found is None:
        return 0
    run, outline = found
    return await generate_and_describe(
        services, paths, lambda: generation.approve(run, outline), options
    )


async def sample(services: Services, paths: Paths, options: argparse.Namespace) -> int:
    """Make the sample course, unless it is there already, and describe it."""
    for course in await services.exchange.list(user_id=services.user.id):
        # Published is only a sample that was finished.
        if course["title"] == SAMPLE_TITLE and course["is_published"]:
            return await _describe(services, paths, course["id"], options)
    return await generate_and_describe(services, paths, services.generation.sample, options)


async def generate_and_describe(
    services: Services, paths: Paths, start: Callable[[], Job], options: argparse.Namespace
) -> int:
    """Run a writing job with a progress bar, then say what was made and where it is kept."""
    with _progress_of_jobs(services):
        course_id = await cli_generate.finished(services, start())
    return await _describe(services, paths, course_id, options)


async def _describe(
    services: Services, paths: Paths, course_id: CourseId, options: argparse.Namespace
) -> int:
    shown = await services.exchange.show(str(course_id))
    if options.as_json:
        print_json(shown)
    else:
        print(cli_text.outline(shown))
        print(_whereabouts(paths, course_id, options.data_dir))
    return 0


async def list_courses(services: Services, paths: Paths, options: argparse.Namespace) -> int:
    """Every course, one a line."""
    courses = await services.exchange.list(user_id=services.user.id)
    if options.as_json:
        print_json(courses)
    elif courses:
        print(cli_text.course_table(courses))
    else:
        tell(f"The library in {paths.data} is empty; “generate” makes a course from documents.")
    return 0


async def show(services: Services, paths: Paths, options: argparse.Namespace) -> int:
    """One course: its outline, or all of it as JSON."""
    shown = await services.exchange.show(options.course)
    if options.as_json:
        print_json(shown)
    else:
        print(cli_text.outline(shown))
    return 0


async def export(services: Services, paths: Paths, options: argparse.Namespace) -> int:
    """Write one course to a package."""
    target = Path(_absolute(options.out))
    course_id = await services.exchange.find(options.course)
    with _progress(f"Writing {target.name}"):
        losses = await services.exchange.export_course(course_id, target)
    for loss in losses:
        tell(loss)
    print(target)
    return 0


async def import_file(services: Services, paths: Paths, options: argparse.Namespace) -> int:
    """Bring one package into the library."""
    source = Path(_absolute(options.file))
    with _progress(f"Reading {source.name}"):
        imported = await services.exchange.bring_in(source)
    title = one_line(imported.title)
    if imported.is_copy:
        tell("The library has this course already; it was left as it is, and this is a copy.")
    print(f"“{title}” is course {imported.course_id} now.")
    return 0


async def backup(services: Services, paths: Paths, options: argparse.Namespace) -> int:
    """Back up the library and print where to."""
    with _progress("Backing up"):
        target = await services.backup.make(Path(_absolute(options.out)) if options.out else None)
    print(target)
    return 0


async def _media(services: Services, paths: Paths, options: argparse.Namespace) -> int:
    from . import cli_media  # late: no other command needs what it knows

    return await cli_media.media(services, paths, options)


Command = Callable[[Services, Paths, argparse.Namespace], Awaitable[int]]

# "sample" is what starts where there is no display; it is no word of the command line.
COMMANDS: dict[str, Command] = {
    "generate": generate,
    "sample": sample,
    "list": list_courses,
    "show": show,
    "export": export,
    "import": import_file,
    "backup": backup,
    "check": cli_check.check,
    "media": _media,
    "users": cli_users.users,
    "kiosk": cli_kiosk.kiosk,
}

# ------------------------------------------------------------------ inner


@contextlib.contextmanager
def _progress_of_jobs(services: Services) -> Iterator[None]:
    bar = ProgressBar()

    def show_job(event: JobChanged) -> None:
        view: Any = event.snapshot
        bar.show(view.progress, view.message or "Reading the documents")

    forget = services.hub.subscribe(JobChanged, show_job)
    try:
        yield
    finally:
        forget()
        bar.clear()


@contextlib.contextmanager
def _progress(message: str) -> Iterator[None]:
    bar = ProgressBar()
    bar.show(None, message)
    try:
        yield
    finally:
        bar.clear()


def _absolute(name: str) -> str:
    if not name.strip() or "\0" in name:
        raise InvalidContent("A file name is empty.", "Name a file or a folder.")
    return str(Path(name).absolute())


def _whereabouts(paths: Paths, course_id: CourseId, data_dir: str | None) -> str:
    program = _program()
    if data_dir is not None:
        program += f" --data-dir {shlex.quote(data_dir)}"
    return (
        f"\nKept as course {course_id} in {paths.database}\n"
        f"Open it in the window:  {program}\n"
        f"Show it again here:     {program} show {course_id}"
    )


def _program() -> str:
    """How this program was started, to be typed again."""
    started = Path(sys.argv[0])
    if started.name != "__main__.py":
        return started.name or "coursegen-desktop"
    checkout = started.absolute().parent.parent
    if (checkout / "dev.py").is_file():
        return f"python3 {os.path.relpath(checkout / 'dev.py')} run"
    return "python3 -m coursegen_desktop"
