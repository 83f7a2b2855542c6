"""Pictures and sound to a film: WebM with VP9 and Opus, as both players of Qt show it.

A film is made of segments, one for each page of its slides. A segment begins with a key frame and
needs no other, so segments are kept and joined without encoding anything again: who changes a
slide waits for its segment alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import blake2b
from heapq import merge
from pathlib import Path
from typing import Any

from ...domain.errors import MediaError
from ...domain.narration import Chapter
from .ffmpeg import encoder, ffmpeg, put_chapters, put_words, read, thread_count, written

# Ticks a second: a page changes at most a quarter of a second late, a point a tenth. What stays as
# it is needs no frame at every tick, but some: where a player jumps to, and for sharp edges.
STILL, STEPPING = 2, 5
# Another number makes all films and segments anew: for who changes how they are encoded.
ENCODING = 1
# Frames, and about seconds, between two that a player can jump to at once.
_KEY_EVERY = 20
_VP9 = {
    "deadline": "realtime", "cpu-used": "8", "row-mt": "1", "tune-content": "screen",
    "crf": "30", "b": "0", "lag-in-frames": "0", "auto-alt-ref": "0",
}  # fmt: skip
_BT709, _LIMITED = 1, 1


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels: blue, green, red and one byte that means nothing; `stride` bytes a row."""

    width: int
    height: int
    stride: int
    pixels: bytes | memoryview

    @property
    def fingerprint(self) -> bytes:
        """The same for the same pixels."""
        return blake2b(self.pixels, digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class Scene:
    """A page as it is seen: its pictures, one after another, and how many ticks each stays."""

    pictures: tuple[Picture, ...]
    counts: tuple[int, ...]

    @property
    def ticks(self) -> int:
        """How long it is seen."""
        return sum(self.counts)

    def frames(self, fps: int) -> list[tuple[int, int]]:
        """The tick of every frame that is stored, and the number of its picture."""
        found, first = [], 0
        for number, count in enumerate(self.counts):
            # The second frame mends what the first one had no time for; then one a second will do.
            found += [(first + at, number) for at in (0, *range(1, count, fps)) if at < count]
            first += count
        return found

    def fingerprint(self, fps: int) -> str:
        """Names the segment that comes of it."""
        digest = blake2b(f"{ENCODING} {fps}".encode(), digest_size=20)
        for picture, count in zip(self.pictures, self.counts, strict=True):
            digest.update(f" {picture.width}x{picture.height}x{count} ".encode())
            digest.update(picture.fingerprint)
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Segment:
    """A file that holds the frames of a scene, and how many ticks it is seen."""

    path: Path
    ticks: int


@dataclass(frozen=True, slots=True)
class About:
    """What a film tells of itself."""

    title: str
    language: str
    chapters: tuple[Chapter, ...]
    seconds: float


def tick_at(seconds: float, fps: int) -> int:
    """The tick that is nearest to a time."""
    return round(seconds * fps)


def encode(scene: Scene, fps: int, target: Path) -> Segment:
    """A scene as a file of its own. Raises MediaError, DiskFull, MissingPart."""
    with written(target, "webm") as container:
        first = scene.pictures[0]
        stream = container.add_stream(encoder("libvpx-vp9"), rate=fps, options=dict(_VP9))
        stream.width, stream.height, stream.pix_fmt = first.width, first.height, "yuv420p"
        context = stream.codec_context
        context.gop_size, context.thread_count = _KEY_EVERY, thread_count()
        context.colorspace = context.color_primaries = context.color_trc = _BT709
        context.color_range = _LIMITED
        made: dict[int, Any] = {}
        for tick, number in scene.frames(fps):
            if number not in made:
                made = {number: _frame(scene.pictures[number])}
            made[number].pts, made[number].time_base = tick, Fraction(1, fps)
            container.mux(stream.encode(made[number]))
        container.mux(stream.encode(None))
    return Segment(target, scene.ticks)


def frames_in(path: Path) -> int:
    """How many frames a kept segment holds; 0 for one that is not there or not whole."""
    if not path.is_file():
        return 0
    try:
        with read(path) as container:
            return sum(bool(packet.size) for packet in container.demux(container.streams.video[0]))
    except (MediaError, IndexError):
        return 0


def _frame(picture: Picture) -> Any:
    """The picture as encoders take it. Converted once, however long it stays."""
    av = ffmpeg()
    frame = av.VideoFrame(picture.width, picture.height, "bgr0")
    plane = frame.planes[0]
    if plane.line_size == picture.stride:
        plane.update(picture.pixels)
    else:
        width, row = 4 * picture.width, bytearray(plane.line_size)
        rows = bytearray()
        for top in range(0, picture.stride * picture.height, picture.stride):
            row[:width] = picture.pixels[top : top + width]
            rows += row
        plane.update(bytes(rows))
    made = frame.reformat(format="yuv420p", dst_colorspace="itu709")
    made.pict_type = 0
    return made


def join(
    segments: Sequence[Segment], fps: int, sound: Path | None, target: Path, about: About
) -> None:
    """One film of segments and a sound file of Opus; nothing is encoded again.

    Raises MediaError, DiskFull, MissingPart.
    """
    with written(target, "webm", cues_to_front="1") as film:
        with read(segments[0].path) as first:
            seen = film.add_stream_from_template(first.streams.video[0])
        streams = [_seen(segments, fps, seen)]
        if sound is None:
            _begin(film, about)
            _mux(film, streams)
            return
        with read(sound) as voice:
            heard = film.add_stream_from_template(voice.streams.audio[0])
            streams.append(_heard(voice, heard))
            _begin(film, about)
            _mux(film, streams)


def _begin(film: Any, about: About) -> None:
    put_words(film, about.title, about.language)
    put_chapters(film, about.chapters, about.seconds)


def _mux(film: Any, streams: Sequence[Iterator[tuple[float, Any]]]) -> None:
    for _, packet in merge(*streams, key=lambda timed: timed[0]):
        film.mux(packet)


def _seen(segments: Sequence[Segment], fps: int, stream: Any) -> Iterator[tuple[float, Any]]:
    """The pictures' packets with the times that they have in the film."""
    first = 0
    for segment in segments:
        with read(segment.path) as container:
            packets = [one for one in container.demux(container.streams.video[0]) if one.size]
            ticks = [round(packet.pts * packet.time_base * fps) for packet in packets]
            ends = [*ticks, segment.ticks][1:]
            for packet, tick, end in zip(packets, ticks, ends, strict=True):
                packet.stream, packet.time_base = stream, Fraction(1, 1000)
                packet.pts = packet.dts = round(Fraction(1000 * (first + tick), fps))
                packet.duration = round(Fraction(1000 * (end - tick), fps))
                yield (first + tick) / fps, packet
        first += segment.ticks


def _heard(container: Any, stream: Any) -> Iterator[tuple[float, Any]]:
    for packet in container.demux(container.streams.audio[0]):
        if packet.size:
            time = float(packet.pts * packet.time_base)
            packet.stream = stream
            yield time, packet
