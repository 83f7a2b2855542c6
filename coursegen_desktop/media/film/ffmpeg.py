"""The library that encodes films and sound: an extra, asked for only when something is made."""

from __future__ import annotations

import contextlib
import errno
import importlib.util
import os
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from ...domain.errors import AppError, DiskFull, MediaError, MissingPart
from ...domain.narration import Chapter
from .captions import stamp

# The end of a name under way; services/media_store.py removes what is left of such names.
UNDER_WAY = ".under-way"
_MS = Fraction(1, 1000)
# What is read: sound and films; no list of other files or addresses, and no device.
_READ = (
    "matroska,webm,ogg,mp3,wav,w64,flac,aac,mov,mp4,aiff,caf,au,amr,asf,avi,ac3,eac3,mpeg,mpegts,"
    "flv,ape,wv,tta,mpc,mpc8"
)


def is_installed() -> bool:
    """Whether films and sound files can be made at all; imports nothing."""
    return importlib.util.find_spec("av") is not None


def ffmpeg() -> Any:
    """The library. Raises MissingPart with how to install it."""
    try:
        import av
    except ImportError as error:
        raise missing() from error
    return av


def missing() -> MissingPart:
    """What is to be told where it is not installed."""
    return MissingPart(
        "Films and sound files need a part that is not installed: PyAV.",
        'Install it with: pip install "coursegen-desktop[video]"',
    )


def versions() -> dict[str, str]:
    """What encodes: the library, and the one inside it."""
    av = ffmpeg()
    inside = ".".join(map(str, av.library_versions["libavcodec"]))
    return {"PyAV": str(av.__version__), "libavcodec": inside}


@contextlib.contextmanager
def written(target: Path, kind: str, **options: str) -> Iterator[Any]:
    """A container that is `target` when the block ends well, else nothing.

    Raises DiskFull, MediaError.
    """
    av = ffmpeg()
    place = under_way(target)
    try:
        with in_words(target):
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with av.open(str(place), "w", format=kind, options=options) as container:
                yield container
            place.replace(target)
    finally:
        with contextlib.suppress(OSError):
            place.unlink(missing_ok=True)


@contextlib.contextmanager
def read(source: Path) -> Iterator[Any]:
    """A film or sound file to read. Raises MediaError when it cannot be."""
    av = ffmpeg()
    with in_words(source):
        if not source.is_file():
            raise MediaError("The file {file} is gone.", "Make it again.", file=source.name)
        only = {"format_whitelist": _READ, "protocol_whitelist": "file"}
        with av.open(f"file:{source}", options=only) as container:
            yield container


@contextlib.contextmanager
def in_words(place: Path) -> Iterator[None]:
    """What the library and the disk say, as sentences."""
    av = ffmpeg()
    try:
        yield
    except AppError:
        raise
    except (av.FFmpegError, OSError) as error:
        number = getattr(error, "errno", None)
        if number == errno.ENOSPC:
            raise DiskFull("The disk is full.", "Make room, then go on.") from error
        raise MediaError(
            "{file} could not be made or read: {reason}.",
            "Try again.",
            file=place.name,
            reason=getattr(error, "strerror", None) or str(error) or type(error).__name__,
        ) from error


def encoder(*names: str) -> str:
    """The first of these encoders that the library has. Raises MediaError when it has none."""
    known = ffmpeg().codec.codecs_available
    found = next((name for name in names if name in known and _can_encode(name)), None)
    if found is None:
        raise MediaError(
            "The installed PyAV has no encoder for {format}.",
            'Install the usual one with: pip install --force-reinstall "coursegen-desktop[video]"',
            format=names[0],
        )
    return found


def _can_encode(name: str) -> bool:
    av = ffmpeg()
    try:
        av.Codec(name, "w")
    except (av.FFmpegError, ValueError):
        return False
    return True


def put_chapters(container: Any, chapters: tuple[Chapter, ...], seconds: float) -> None:
    """Mark the chapters; each lasts until the next one."""
    found = [one for one in chapters if one.begin < seconds]
    if container.format.name == "ogg":
        # The library's own way rounds the seconds of a chapter up.
        for number, one in enumerate(found, 1):
            container.metadata[f"CHAPTER{number:03}"] = stamp(one.begin)
            container.metadata[f"CHAPTER{number:03}NAME"] = one.title
        return
    ends = [*(one.begin for one in found), seconds][1:]
    container.set_chapters(
        [
            {
                "id": number,
                "start": round(one.begin * 1000),
                "end": round(end * 1000),
                "time_base": _MS,
                "metadata": {"title": one.title},
            }
            for number, (one, end) in enumerate(zip(found, ends, strict=True), 1)
        ]
    )


def put_words(container: Any, title: str, language: str) -> None:
    """Title and language, as players show them. To be called when all streams are there."""
    if title:
        container.metadata["title"] = title
    for stream in container.streams:
        stream.metadata["language"] = three_letters(language)


def three_letters(language: str) -> str:
    """A language as films name it: "eng" for "en-GB"; "und" for one that is not listed here."""
    short = language.replace("_", "-").partition("-")[0].casefold()
    return short if len(short) == 3 else _LANGUAGES.get(short, "und")


def under_way(target: Path) -> Path:
    """What a file is called until it is whole: another process may make the same one."""
    return target.with_name(f"{target.name}.{os.getpid()}{UNDER_WAY}")


def thread_count() -> int:
    """For encoders: the cores of a small laptop, one for the person in front of a larger one."""
    return max(1, min(2, (os.cpu_count() or 1) - 1))


_PAIRS = """
    ar:ara bg:bul bn:ben ca:cat cs:ces cy:cym da:dan de:deu el:ell en:eng eo:epo es:spa et:est
    eu:eus fa:fas fi:fin fr:fra ga:gle gl:glg gu:guj he:heb hi:hin hr:hrv hu:hun hy:hye id:ind
    is:isl it:ita ja:jpn ka:kat kk:kaz kn:kan ko:kor la:lat lt:lit lv:lav mk:mkd ml:mal mr:mar
    ms:msa nb:nob nl:nld nn:nno no:nor pa:pan pl:pol pt:por ro:ron ru:rus sk:slk sl:slv sq:sqi
    sr:srp sv:swe sw:swa ta:tam te:tel th:tha tr:tur uk:ukr ur:urd vi:vie zh:zho zu:zul
"""
_LANGUAGES = dict(pair.split(":") for pair in _PAIRS.split())
