"""What is in a film, told by ffprobe where it is installed, else by PyAV's own reading."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from coursegen_desktop.media.film.encoding import Picture

FFPROBE = shutil.which("ffprobe")


@dataclass(frozen=True)
class Contents:
    """Codecs by kind of stream, seconds, chapters as (title, begin), and the tags."""

    codecs: dict[str, str]
    seconds: float
    chapters: list[tuple[str, float]]
    title: str
    languages: set[str]


def contents(path: Path) -> Contents:
    """What a file holds."""
    return _by_ffprobe(path) if FFPROBE else _by_av(path)


def _by_ffprobe(path: Path) -> Contents:
    command = ["-v", "error", "-of", "json", "-show_format", "-show_streams", "-show_chapters"]
    done = subprocess.run(
        [str(FFPROBE), *command, str(path)], capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout)
    tags = {key.lower(): value for key, value in told["format"].get("tags", {}).items()}
    for stream in told["streams"]:  # Ogg keeps them with its stream
        tags = {key.lower(): value for key, value in stream.get("tags", {}).items()} | tags
    return Contents(
        {one["codec_type"]: one["codec_name"] for one in told["streams"]},
        float(told["format"]["duration"]),
        [(one["tags"]["title"], float(one["start_time"])) for one in told["chapters"]],
        tags.get("title", ""),
        {one.get("tags", {}).get("language", "und") for one in told["streams"]},
    )


def _by_av(path: Path) -> Contents:
    with av.open(str(path)) as opened:
        told = [opened.metadata, *(one.metadata for one in opened.streams)]
        title = next((one["title"] for one in told if "title" in one), "")
        return Contents(
            {
                one.type: one.codec_context.codec.canonical_name
                for one in opened.streams
                if getattr(one, "codec_context", None) is not None
            },
            (opened.duration or 0) / 1_000_000,
            [
                (one["metadata"]["title"], float(one["start"] * (one["time_base"] or 0)))
                for one in opened.chapters()
            ],
            title,
            {one.metadata.get("language", "und") for one in opened.streams},
        )


def frames(path: Path) -> list[tuple[float, bool, NDArray[np.uint8]]]:
    """Time, whether it stands alone, and pixels of every frame of a film."""
    with av.open(str(path)) as opened:
        return [
            (float(one.time or 0), one.key_frame, one.to_ndarray(format="rgb24").astype(np.uint8))
            for one in opened.decode(video=0)
        ]


def heard(path: Path) -> NDArray[np.float32]:
    """The sound of a file, mono, 48 kHz."""
    change = av.AudioResampler(format="flt", layout="mono", rate=48_000)
    with av.open(str(path)) as opened:
        found = [one.to_ndarray()[0] for f in opened.decode(audio=0) for one in change.resample(f)]
    return np.concatenate(found)


def distance(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """The mean difference of their pixels, 0 to 255."""
    return float(np.abs(one.astype(int) - other.astype(int)).mean())


def picture(pixels: NDArray[np.uint8]) -> Picture:
    """RGB pixels as the encoder takes them."""
    height, width, _ = pixels.shape
    full = np.zeros((height, width, 4), np.uint8)
    full[..., :3] = pixels[..., ::-1]
    return Picture(width, height, 4 * width, full.tobytes())


def page(number: int, points: int = 0, size: tuple[int, int] = (320, 180)) -> NDArray[np.uint8]:
    """Something like a slide: a bar of its own colour, and a mark for each point."""
    width, height = size
    pixels = np.full((height, width, 3), 245, np.uint8)
    pixels[10:40] = ((37 * number) % 200, (91 * number) % 200, 120)
    for at in range(points):
        pixels[60 + 30 * at : 76 + 30 * at, 20 : width // 2] = (20, 30, 40)
    return pixels


def tone(seconds: float, pitch: float = 220.0) -> bytes:
    """A tone of that length."""
    at = np.arange(round(seconds * 48_000)) / 48_000
    return (0.3 * np.sin(2 * np.pi * pitch * at)).astype(np.float32).tobytes()
