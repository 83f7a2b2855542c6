"""Small real films: VP9 and Opus in WebM, a colour for each chapter, and what is said in them."""

from __future__ import annotations

import hashlib
import math
import shutil
from array import array
from collections.abc import Callable, Sequence
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.film import Film, Stop
from coursegen_desktop.domain.narration import (
    Chapter,
    Narration,
    SaidLine,
    SaidWord,
    VoiceUsed,
)

needs_av = pytest.mark.skipif(
    find_spec("av") is None, reason="films are made with PyAV, which is not installed"
)
RATE = 48_000
SIZE = (160, 90)
COLOURS = ((200, 40, 40), (40, 160, 40), (40, 40, 200))
VOICE = VoiceUsed(engine="hibari", name="heart", language="en")
SENTENCES = (
    "The light reactions leave two things that cannot be kept for long.",
    "ATP and NADPH. The Calvin cycle spends both.",
    "It has three phases, and each has its own bill to pay.",
    "First, carbon fixation: Rubisco joins carbon dioxide to RuBP.",
    "Second, reduction: the carbon is lifted to a sugar.",
    "Third, the acceptor is rebuilt, and the wheel turns again.",
)

Frame = Callable[[float], bytes]  # the picture of a moment, as RGB


def plain_frame(seconds: float, size: tuple[int, int] = SIZE) -> bytes:
    """One colour in each third of six seconds."""
    return bytes(COLOURS[min(int(seconds // 2), 2)]) * (size[0] * size[1])


def write_film(
    path: Path,
    seconds: float = 6.0,
    frame: Frame = plain_frame,
    size: tuple[int, int] = SIZE,
    fps: int = 5,
) -> Path:
    """A film with a tone; the container's own chapters are not needed."""
    import av

    with av.open(str(path), "w", format="webm") as out:
        quick = {"deadline": "realtime", "cpu-used": "8"}
        video = out.add_stream("libvpx-vp9", rate=fps, options=quick)
        video.width, video.height, video.pix_fmt = *size, "yuv420p"
        sound = out.add_stream("libopus", rate=RATE, layout="mono")
        for number in range(round(seconds * fps)):
            for packet in video.encode(_picture(av, frame(number / fps), size, number, fps)):
                out.mux(packet)
        for packet in video.encode(None):
            out.mux(packet)
        _write_tone(av, out, sound, seconds)
    return path


def write_sound(path: Path, seconds: float = 6.0) -> Path:
    """A recording: Opus in Ogg."""
    import av

    with av.open(str(path), "w", format="ogg") as out:
        _write_tone(av, out, out.add_stream("libopus", rate=RATE, layout="mono"), seconds)
    return path


def _picture(av: Any, rgb: bytes, size: tuple[int, int], number: int, fps: int) -> Any:
    picture = av.VideoFrame(*size, "rgb24")
    plane, line = picture.planes[0], size[0] * 3
    pad = bytes(plane.line_size - line)
    plane.update(b"".join(rgb[at : at + line] + pad for at in range(0, line * size[1], line)))
    picture = picture.reformat(format="yuv420p")
    picture.pts, picture.time_base = number, Fraction(1, fps)
    return picture


def _write_tone(av: Any, out: Any, stream: Any, seconds: float) -> None:
    tone = array("h", (int(3000 * math.sin(at * 0.05)) for at in range(RATE)))
    total, step = round(seconds * RATE), 960
    for start in range(0, total, step):
        count = min(step, total - start)
        piece = av.AudioFrame("s16", "mono", count)
        piece.sample_rate, piece.pts, piece.time_base = RATE, start, Fraction(1, RATE)
        at = start % (RATE - step)
        piece.planes[0].update(tone[at : at + count].tobytes())
        for packet in stream.encode(piece):
            out.mux(packet)
    for packet in stream.encode(None):
        out.mux(packet)


def said(sentences: Sequence[str] = SENTENCES, seconds: float = 6.0) -> tuple[SaidLine, ...]:
    """Sentences, one after another, with a time for each word."""
    each = seconds / len(sentences)
    return tuple(_line(text, n, n * each, (n + 1) * each) for n, text in enumerate(sentences))


def _line(text: str, number: int, begin: float, finish: float) -> SaidLine:
    words, at, parts = [], 0, text.split()
    step = (finish - begin) / len(parts)
    for count, part in enumerate(parts):
        at = text.index(part, at)
        heard = begin + count * step
        words.append(SaidWord(start=at, end=at + len(part), begin=heard, finish=heard + step))
        at += len(part)
    return SaidLine(text=text, section=number // 2, begin=begin, finish=finish, words=tuple(words))


def film_of(seconds: float = 6.0, **changes: Any) -> Film:
    """Six sentences in three chapters, one stop."""
    values: dict[str, Any] = {
        "name": "lesson.webm",
        "seconds": seconds,
        "voice": VOICE,
        "lines": said(seconds=seconds),
        "chapters": tuple(
            Chapter(title=title, begin=number * seconds / 3)
            for number, title in enumerate(("What light leaves", "Three phases", "The wheel turns"))
        ),
        "stops": (Stop(at=seconds * 2 / 3, text="What does Rubisco join to carbon dioxide?"),),
    }
    return Film(**{**values, **changes})


def narration_of(seconds: float = 6.0, **changes: Any) -> Narration:
    """The same without pictures."""
    film = film_of(seconds)
    values: dict[str, Any] = {
        "name": "lesson.opus", "seconds": seconds, "voice": VOICE, "lines": film.lines,
        "chapters": film.chapters,
    }  # fmt: skip
    return Narration(**{**values, **changes})


def stored(store: Path, source: Path) -> str:
    """Put a file into the media folder as the program does. Returns its `file_path`."""
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    file_path = f"{digest[:2]}/{digest}{source.suffix}"
    target = store / file_path
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)
    return file_path


def film_asset(content: Film | Narration, file_path: str) -> AssetDraft:
    """As the library keeps it."""
    return AssetDraft(
        asset_type=content.format, content=content.model_dump(mode="json"), file_path=file_path
    )


def film_course(*lessons: LessonDraft, title: str = "Photosynthesis") -> CourseDraft:
    """A published course of these lessons."""
    module = ModuleDraft(title="Fixing carbon", lessons=lessons)
    return CourseDraft(title=title, is_published=True, language="en", modules=(module,))


@pytest.fixture(scope="session")
def film_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film of six seconds."""
    return write_film(tmp_path_factory.mktemp("film") / "film.webm")


@pytest.fixture(scope="session")
def sound_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recording of six seconds."""
    return write_sound(tmp_path_factory.mktemp("sound") / "sound.opus")
