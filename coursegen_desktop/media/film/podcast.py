"""A course to listen to: a sound file for each lesson and a list of them, or one for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ...domain.errors import MediaError
from ...domain.media_names import clean_name, free_name
from ...domain.narration import Chapter
from .encoding import About
from .ffmpeg import in_words, under_way
from .sound_files import read_sound, write_sound

LIST = ".m3u8"
# Silence between two lessons in one file, in seconds.
_BETWEEN = 1.5
_SECOND = 48_000 * 4
# A file that lacks more than so many seconds of what it should have is damaged.
_MAY_LACK = 60


@dataclass(frozen=True, slots=True)
class Episode:
    """A lesson's narration: a sound file, or a film with sound."""

    title: str
    source: Path
    seconds: float
    chapters: tuple[Chapter, ...] = ()


Progress = Callable[[float], object]


def write_whole(
    title: str, language: str, episodes: Sequence[Episode], target: Path, progress: Progress
) -> None:
    """One file, whose ending tells the kind; lessons are chapters, and so are their parts.

    Raises MediaError, DiskFull, MissingPart.
    """
    chapters, at = list[Chapter](), 0.0
    for episode in episodes:
        chapters.append(Chapter(title=episode.title, begin=at))
        # Where a lesson has one part only, its own title says all.
        later = [one for one in episode.chapters if one.begin > 1.0]
        chapters += [
            Chapter(title=f"{episode.title} – {one.title}", begin=at + one.begin) for one in later
        ]
        at += episode.seconds + _BETWEEN
    seconds = max(at - _BETWEEN, 0.0)
    about = About(title, language, tuple(chapters), seconds)
    write_sound(_one_after_another(episodes, progress, seconds), target, about)


def _one_after_another(
    episodes: Sequence[Episode], progress: Progress, seconds: float
) -> Iterator[bytes]:
    """Each exactly as long as it is said to be, so that chapters stand where they should."""
    done = 0.0
    for number, episode in enumerate(episodes):
        size, wanted = 0, round(episode.seconds * 48_000) * 4
        for piece in read_sound(episode.source):
            kept = piece[: wanted - size]
            size += len(kept)
            if kept:
                yield kept
            progress(min((done + size / _SECOND) / max(seconds, 0.001), 1.0))
        rest = wanted - size
        if rest > _MAY_LACK * _SECOND:
            raise MediaError(
                "The sound of “{title}” ends too early.", "Make it again.", title=episode.title
            )
        yield bytes(rest if number == len(episodes) - 1 else rest + int(_BETWEEN * 48_000) * 4)
        done += episode.seconds + _BETWEEN


def write_list(
    title: str,
    language: str,
    episodes: Sequence[Episode],
    target: Path,
    ending: str,
    progress: Progress,
) -> tuple[Path, ...]:
    """A file for each lesson beside the list `target`, numbered in their order.

    Raises MediaError, DiskFull, MissingPart.
    """
    written: list[Path] = []
    taken: set[str] = set()
    lines = ["#EXTM3U", f"#PLAYLIST:{_one_line(title)}"]
    total, done = sum(episode.seconds for episode in episodes) or 1.0, 0.0
    for number, episode in enumerate(episodes, 1):
        name = free_name(clean_name(f"{number:02} {episode.title}.x", ending), taken)
        taken.add(name.casefold())
        about = About(episode.title, language, episode.chapters, episode.seconds)
        place = target.with_name(name)
        write_sound(_counted(episode, done, total, progress), place, about)
        lines += [f"#EXTINF:{round(episode.seconds)},{_one_line(episode.title)}", name]
        written.append(place)
        done += episode.seconds
    place = under_way(target)
    try:
        with in_words(target):
            place.write_text("\n".join(lines) + "\n", encoding="utf-8")
            place.replace(target)
    finally:
        with suppress(OSError):
            place.unlink(missing_ok=True)
    return (*written, target)


def _counted(episode: Episode, done: float, total: float, progress: Progress) -> Iterator[bytes]:
    at = done
    for piece in read_sound(episode.source):
        yield piece
        at += len(piece) / _SECOND
        progress(min(at / total, 1.0))


def _one_line(text: str) -> str:
    return " ".join(text.split())
