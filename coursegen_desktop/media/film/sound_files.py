"""Sound to files and back: Ogg Opus as courses keep it, MP3 for everything that plays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from ...domain.errors import MediaError
from .encoding import About
from .ffmpeg import encoder, ffmpeg, put_chapters, put_words, read, written

RATE = 48_000
# Bits a second; speech in one channel needs no more.
OPUS_BITS, MP3_BITS = 48_000, 64_000
OPUS, MP3 = ".opus", ".mp3"
_MP3_RATE = 44_100
# What an encoder is given at once: a second.
_PIECE = RATE
_FLOAT = 4
_FORMATS = {
    OPUS: ("ogg", "libopus", RATE, OPUS_BITS, {"compression_level": "5"}),
    MP3: ("mp3", "libmp3lame", _MP3_RATE, MP3_BITS, {}),
}  # fmt: skip


def write_sound(pieces: Iterable[bytes], target: Path, about: About | None = None) -> float:
    """Mono floats at 48 kHz, as they come, to a file whose ending tells the kind.

    Returns its seconds. Raises MediaError, DiskFull, MissingPart.
    """
    known = _FORMATS.get(target.suffix.casefold())
    if known is None:
        raise MediaError(
            "Sound cannot be written as {file}.", "Choose a name in .mp3 or .opus.",
            file=target.name,
        )  # fmt: skip
    kind, name, rate, bits, options = known
    more = {"id3v2_version": "3"} if kind == "mp3" else {}
    with written(target, kind, **more) as container:
        stream = container.add_stream(encoder(name), rate=rate, layout="mono", options=options)
        stream.bit_rate = bits
        if about is not None:
            put_words(container, about.title, about.language)
            put_chapters(container, about.chapters, about.seconds)
        change = None if rate == RATE else _to_rate(rate)
        count = 0
        for samples in _in_pieces(pieces):
            frame = _frame(samples, count)
            count += frame.samples
            for one in [frame] if change is None else change.resample(frame):
                container.mux(stream.encode(one))
        if change is not None:
            for one in change.resample(None):
                container.mux(stream.encode(one))
        container.mux(stream.encode(None))
    return count / RATE


def read_sound(source: Path) -> Iterator[bytes]:
    """A sound file, or that of a film, as mono floats at 48 kHz. Raises MediaError."""
    with read(source) as container:
        if not container.streams.audio:
            raise MediaError("There is no sound in {file}.", file=source.name)
        change = _to_rate(RATE, "flt")
        for frame in container.decode(container.streams.audio[0]):
            frame.pts = None
            yield from map(_samples, change.resample(frame))
        yield from map(_samples, change.resample(None))


def sound_seconds(source: Path) -> float:
    """How long a sound file lasts. Raises MediaError."""
    with read(source) as container:
        return float((container.duration or 0) / 1_000_000)


def _to_rate(rate: int, kind: str = "fltp") -> Any:
    return ffmpeg().AudioResampler(format=kind, layout="mono", rate=rate)


def _samples(frame: Any) -> bytes:
    # A plane may be longer than what is in it.
    return bytes(frame.planes[0])[: frame.samples * _FLOAT]


def _frame(samples: bytes, at: int) -> Any:
    frame = ffmpeg().AudioFrame("flt", "mono", len(samples) // _FLOAT)
    frame.planes[0].update(samples)
    frame.sample_rate, frame.pts, frame.time_base = RATE, at, Fraction(1, RATE)
    return frame


def _in_pieces(given: Iterable[bytes]) -> Iterator[bytes]:
    """The same sound in pieces that an encoder likes."""
    size = _PIECE * _FLOAT
    for block in given:
        for start in range(0, len(block), size):
            piece = bytes(block[start : start + size])
            if piece:
                yield piece
