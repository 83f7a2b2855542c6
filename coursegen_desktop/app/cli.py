"""The second face: generate, list, show, export, import and so on. Imports no widgets."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import errno
import logging
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from .. import __version__
from ..domain.brief import ANALYSERS, AUTO, QUESTIONS
from ..domain.errors import AppError
from ..domain.media_wish import LOOKS, SIZES
from ..domain.settings import ALONE, SHARED
from ..domain.user import Role
from .arguments import COMMANDS, without_data_dir
from .cli_terminal import tell, use_utf8
from .logs import start_logging
from .paths import DATA_DIR_VARIABLE, data_paths

DONE, FAILED, WRONG_USE = 0, 1, 2
ROLES = tuple(Role)
MODES = (ALONE, SHARED)
PROGRAM = "coursegen-desktop"
DEBUG_VARIABLE = "COURSEGEN_DEBUG"

log = logging.getLogger(__name__)


def main(arguments: Sequence[str]) -> int:
    """Run one command. Returns the exit status: 0 done, 1 failed, 2 wrong use."""
    use_utf8()
    words = without_data_dir(list(arguments))[1]
    if words and not words[0].startswith("-") and words[0] not in COMMANDS:
        tell(f"There is no command and no file “{words[0]}”; {PROGRAM} --help lists the commands.")
        return WRONG_USE
    try:
        # Given here: set_defaults would reach the --data-dir that the commands share, whose
        # default would then undo what stands before the command.
        given = argparse.Namespace(data_dir=None, as_json=False)
        parser = _parser()
        options = parser.parse_args(arguments, given)
        if options.command == "generate" and not options.sources and options.resume is None:
            parser.error("the following arguments are required: SOURCE")
    except SystemExit as end:
        return int(end.code or DONE)
    return _guarded(options)


def sample_without_display(data_dir: Path) -> int:
    """The main job where no window can be shown: make the sample course and print its outline."""
    use_utf8()
    tell("There is no display for the window, so the sample course is made without one.")
    options = argparse.Namespace(command="sample", data_dir=str(data_dir), as_json=False)
    return _guarded(options)


def _guarded(options: argparse.Namespace) -> int:
    """Run the command; whatever happens, no traceback but on demand."""
    with _logging(options) as log_file:
        try:
            status = _run(options)
            sys.stdout.flush()
            return status
        except AppError as error:
            _debug()
            tell(error.text())
        except KeyboardInterrupt:
            tell("Stopped.")
        except BrokenPipeError:
            _forget_stdout()
        except Exception as error:
            if getattr(error, "errno", None) == errno.ENOSPC:
                # Of the library or a package it were an AppError: this is where stdout leads.
                _forget_stdout()
                tell("The output could not be written: the disk is full.")
                return FAILED
            log.exception("The command failed unexpectedly")
            _debug()
            where = f"in {log_file}" if log_file else f"shown when {DEBUG_VARIABLE}=1 is set"
            tell(f"A fault in the program has stopped this command; the details are {where}.")
        return FAILED


def _run(options: argparse.Namespace) -> int:
    paths = data_paths(options.data_dir)
    # Imported here: --version and wrong use need no database, the doctor needs no services.
    if options.command == "doctor":
        from . import cli_doctor

        return cli_doctor.run(paths, options)
    if not _needs_library(options):
        from . import cli_session

        return cli_session.run(options)
    from . import cli_commands

    with _terminated_like_interrupted(), asyncio.Runner() as runner:
        return runner.run(cli_commands.with_services(paths, options))


def _needs_library(options: argparse.Namespace) -> bool:
    """The doctor looks at what is there, and a session of its own is a matter of the system."""
    of_system = options.command == "kiosk" and options.deed in ("install", "uninstall")
    return options.command != "doctor" and not of_system


@contextlib.contextmanager
def _logging(options: argparse.Namespace) -> Iterator[Path | None]:
    """The log file of this command; its handlers end with the command."""
    paths = data_paths(options.data_dir)
    root = logging.getLogger()
    before = list(root.handlers)
    if _needs_library(options):
        # Opening the library tells what is wrong with a folder that cannot be made.
        with contextlib.suppress(OSError):
            paths.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if paths.data.is_dir():
        log_file: Path | None = start_logging(paths.logs)
    else:
        log_file = None
        root.addHandler(logging.NullHandler())
    try:
        yield log_file
    finally:
        for handler in [item for item in root.handlers if item not in before]:
            root.removeHandler(handler)
            handler.close()


@contextlib.contextmanager
def _terminated_like_interrupted() -> Iterator[None]:
    """Let SIGTERM stop the command as Ctrl+C does: in order, with what is finished kept."""

    def interrupt(*_: object) -> None:
        signal.raise_signal(signal.SIGINT)

    try:
        previous = signal.signal(signal.SIGTERM, interrupt)
    except ValueError:  # not the main thread: a test or an embedding program owns the signals
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, previous)


def _debug() -> None:
    if os.environ.get(DEBUG_VARIABLE):
        traceback.print_exc()


def _forget_stdout() -> None:
    """The reader has gone (`… | head`): keep the interpreter from complaining at its end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


# ------------------------------------------------------------------ arguments


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        tell(f"{message[:1].upper()}{message[1:].rstrip('.')}. Try {PROGRAM} --help.")
        raise SystemExit(WRONG_USE)


def _folder(name: str) -> str:
    """A folder's name. Empty, as of a variable that is not set, it is not the usual folder."""
    if not name:
        raise argparse.ArgumentTypeError("expected the name of a folder")
    return name


def _parser() -> argparse.ArgumentParser:
    common = _Parser(add_help=False)
    common.add_argument(
        "--data-dir",
        metavar="DIR",
        type=_folder,
        default=argparse.SUPPRESS,
        help=f"where everything is kept (or {DATA_DIR_VARIABLE})",
    )
    as_json = _Parser(add_help=False)
    as_json.add_argument("--json", action="store_true", dest="as_json", help="print JSON")
    parser = _Parser(
        prog=PROGRAM,
        description="Courses from your own documents, offline. Without a command: the window.",
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"Coursegen Desktop {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def add(name: str, text: str, *more: _Parser) -> _Parser:
        command: _Parser = commands.add_parser(
            name, help=text, description=text, parents=[common, *more]
        )
        command.set_defaults(command=name)
        return command

    _generate_parser(add("generate", "Make a course from documents.", as_json))
    add("list", "List the courses in the library.", as_json)
    shown = add("show", "Show a course.", as_json)
    shown.add_argument("course", metavar="COURSE", help="its number, public id or exact title")
    exported = add("export", "Write a course to a package.")
    exported.add_argument("course", metavar="COURSE", help="its number, public id or exact title")
    exported.add_argument("--out", required=True, metavar="FILE", help="a name in .coursegen")
    brought = add("import", "Bring a package into the library.")
    brought.add_argument("file", metavar="FILE", help="a .coursegen package")
    kept = add("backup", "Back up the library.")
    kept.add_argument("--out", metavar="FILE", help="where to; otherwise into the data folder")
    checked = add("check", "Measure how good a course is.", as_json)
    checked.add_argument("course", metavar="COURSE", help="its number, public id or exact title")
    checked.add_argument("--items", action="store_true", help="question by question, too")
    checked.add_argument(
        "--source",
        action="append",
        dest="documents",
        metavar="FILE",
        help="a document or folder that it was made from, to compare its citations with",
    )
    _media_parser(add("media", "Make slides, sound and films of a course.", as_json))
    _users_parser(add("users", "Look after accounts as the owner of the library's file."))
    _kiosk_parser(add("kiosk", "Look after this computer's kiosk for a class."))
    doctor = add("doctor", "Look over the installation and the library.", as_json)
    doctor.add_argument(
        "--rebuild-progress",
        action="store_true",
        help="sum up again what was learned, and say which figures were wrong",
    )
    return parser


def _generate_parser(made: _Parser) -> None:
    made.add_argument("sources", nargs="*", metavar="SOURCE", help="a document or a folder")
    made.add_argument("--title", default="", metavar="T", help="the title of the course")
    made.add_argument(
        "--language", default="", metavar="CODE", help="as “en”; otherwise the one that is found"
    )
    made.add_argument(
        "--questions", type=int, default=QUESTIONS, metavar="N", help="at most N a lesson"
    )
    made.add_argument(
        "--types", default="", metavar="TYPES", help="kinds of questions, as “choice,cloze”"
    )
    made.add_argument(
        "--analyser",
        choices=ANALYSERS,
        default=AUTO,
        help="the best that is installed (auto), the plain rules, or spaCy, which is an extra",
    )
    made.add_argument(
        "--outline",
        default="",
        metavar="FILE",
        help="write the outline to FILE and stop; where FILE is there, write the course by it",
    )
    made.add_argument(
        "--resume",
        type=int,
        nargs="?",
        const=0,
        metavar="RUN",
        help="go on with a course that was not finished",
    )


def _deeds(of: argparse.ArgumentParser) -> Callable[[str, str], argparse.ArgumentParser]:
    """Makes the parsers of a command that has deeds."""
    deeds = of.add_subparsers(title="deeds", metavar="DEED", required=True)

    def add(name: str, text: str) -> argparse.ArgumentParser:
        deed: argparse.ArgumentParser = deeds.add_parser(name, help=text, description=text)
        deed.set_defaults(deed=name)
        deed.add_argument(
            "--data-dir", metavar="DIR", type=_folder, default=argparse.SUPPRESS,
            help=argparse.SUPPRESS,
        )  # fmt: skip
        return deed

    return add


def _kiosk_parser(kiosk: argparse.ArgumentParser) -> None:
    add = _deeds(kiosk)
    pin = add("pin", "Set the PIN by which the owner leaves the kiosk (typed, or from stdin).")
    pin.add_argument("--forget", action="store_true", help="remove everybody's PIN instead")
    profile = add("profile", "Show how the kiosk is used, as JSON.")
    what = profile.add_mutually_exclusive_group()
    what.add_argument("--show", action="store_true", help="as without it")
    what.add_argument("--reset", action="store_true", help="go back to how it is at first")
    made = add("install", "Write a session of its own for the kiosk (as an administrator).")
    made.add_argument("--user", required=True, metavar="NAME", help="the account of the class")
    made.add_argument("--dry-run", action="store_true", help="only show what would be written")
    gone = add("uninstall", "Remove every trace of it.")
    for deed in (made, gone):
        deed.add_argument("--root", metavar="DIR", help="as if the system lay below DIR")


def _media_parser(media: argparse.ArgumentParser) -> None:
    media.add_argument(
        "course", metavar="COURSE", nargs="?", help="its number, public id or exact title"
    )
    media.add_argument("--slides", action="store_true", help="scripts and slides")
    media.add_argument("--audio", action="store_true", help="each lesson told, as sound")
    media.add_argument("--video", action="store_true", help="films: slides that are told")
    media.add_argument(
        "--voice", default="", metavar="V", help="one of --list-voices, or “silent” for captions"
    )
    media.add_argument("--size", choices=tuple(SIZES), default="720p", help="of the films")
    media.add_argument("--look", choices=LOOKS, default="", help="otherwise as the slides are")
    media.add_argument(
        "--spare-battery", action="store_true", help="wait while the computer is not plugged in"
    )
    media.add_argument(
        "--export", default="", metavar="FOLDER", help="write the films into a folder"
    )
    media.add_argument("--mp4", action="store_true", help="… as MP4, for what plays no WebM")
    media.add_argument(
        "--podcast",
        default="",
        metavar="FILE",
        help="write the sound: one .mp3 or .opus, or .m3u8 for a file for each lesson",
    )
    media.add_argument("--list-voices", action="store_true", help="list the voices and stop")


def _users_parser(users: argparse.ArgumentParser) -> None:
    make = _deeds(users)

    def add(name: str, text: str, *words: str) -> argparse.ArgumentParser:
        deed = make(name, text)
        for word in words:
            deed.add_argument(word, metavar=word.upper(), help="the address of the account")
        return deed

    listed = add("list", "List the accounts.")
    listed.add_argument("--json", action="store_true", dest="as_json", help="print JSON")
    added = add("add", "Make an account and print its start code.", "email")
    added.add_argument("--name", required=True, metavar="N", help="the full name")
    added.add_argument("--role", choices=ROLES, default=ROLES[0], help="otherwise learner")
    add("reset", "Print a start code in the place of a forgotten password.", "email")
    role = add("role", "Give an account another role.", "email")
    role.add_argument("role", choices=ROLES, metavar="ROLE", help=", ".join(ROLES))
    add("enable", "Let a disabled account sign in again.", "email")
    add("disable", "Keep an account from signing in; nothing of it is lost.", "email")
    mode = add("mode", "Say who uses this computer.")
    mode.add_argument("mode", choices=MODES, metavar="MODE", help="alone or shared")
