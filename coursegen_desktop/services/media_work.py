"""What worker processes do for the films of a course. Qt and the encoders are loaded there only."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..formats.opening import replacing, storage_error
from .slide_work import SlideMaterial, pages_of

if TYPE_CHECKING:
    from ..domain.narration import Chapter, SaidLine
    from ..media.film.making import FilmOrder, MadeFilm
    from ..media.film.podcast import Episode
    from ..media.film.sound_making import MadeSound, SoundOrder


def sound_of(order: SoundOrder) -> MadeSound:
    """A lesson's script, told."""
    from ..media.film.sound_making import make_sound

    return make_sound(order)


def film_of(order: FilmOrder, material: SlideMaterial, size: tuple[int, int]) -> MadeFilm:
    """A lesson's film."""
    from ..media.film.making import make_film

    return make_film(order, pages_of(material, size))


@dataclass(frozen=True, slots=True)
class FilmToExport:
    """A film of the store, to be written as MP4."""

    source: Path
    target: Path
    title: str
    language: str
    seconds: float
    chapters: tuple[Chapter, ...]
    lines: tuple[SaidLine, ...]


def copy_film(film: FilmToExport, _pulse: Path | None) -> tuple[Path, ...]:
    """A film as it is, with its captions beside it."""
    from ..media.film.captions import cues, web_vtt

    words = web_vtt(cues(film.lines, film.seconds)) if film.lines else ""
    captions = film.target.with_suffix(".vtt")
    try:
        film.target.parent.mkdir(parents=True, exist_ok=True)
        with film.source.open("rb") as source, replacing(film.target) as file:
            shutil.copyfileobj(source, file)
        if words:
            with replacing(captions) as file:
                file.write(words.encode())
    except OSError as error:
        raise storage_error(error, film.target) from error
    return (film.target, captions) if words else (film.target,)


def write_mp4_of(film: FilmToExport, pulse: Path | None) -> tuple[Path, ...]:
    """A film for what plays no WebM."""
    from ..media.film.captions import cues
    from ..media.film.encoding import About
    from ..media.film.mp4 import write_mp4
    from ..media.film.pulse import Pulse

    about = About(film.title, film.language, film.chapters, film.seconds)
    found = cues(film.lines, film.seconds)
    write_mp4(film.source, film.target, about, found, Pulse(pulse).tell)
    return (film.target,)


def write_podcast(
    title: str, language: str, episodes: tuple[Episode, ...], target: Path, pulse: Path | None
) -> tuple[Path, ...]:
    """A course to listen to: a list with a file for each lesson, or one file for all of them."""
    from ..media.film.podcast import LIST, write_list, write_whole
    from ..media.film.pulse import Pulse
    from ..media.film.sound_files import MP3

    tell = Pulse(pulse).tell
    if target.suffix.casefold() in (LIST, ".m3u"):
        return write_list(title, language, episodes, target, MP3, tell)
    write_whole(title, language, episodes, target, tell)
    return (target,)
