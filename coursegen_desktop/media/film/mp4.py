"""A film for phones and projectors that play no WebM: MP4 with H.264, AAC and captions inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from .captions import Cue
from .encoding import About
from .ffmpeg import encoder, ffmpeg, put_chapters, put_words, read, thread_count, written

_AAC_BITS = 96_000
_H264 = {"preset": "veryfast", "tune": "stillimage", "crf": "23"}
_KEY_EVERY = 10
_MS = Fraction(1, 1000)
# The looks of captions, in the form that the library wants to see before the first of them.
_STYLES = (
    b"[Script Info]\r\nScriptType: v4.00+\r\n\r\n[V4+ Styles]\r\n"
    b"Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour,"
    b" Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline,"
    b" Shadow, Alignment, MarginL, MarginR, MarginV, Encoding\r\n"
    b"Style: Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,1\r\n"
    b"\r\n[Events]\r\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect,"
    b" Text\r\n"
)


def write_mp4(
    film: Path,
    target: Path,
    about: About,
    cues: Sequence[Cue],
    progress: Callable[[float], object] = lambda _: None,
) -> None:
    """Write a WebM film as MP4; `progress` takes shares. Raises MediaError, DiskFull."""
    with read(film) as source, written(target, "mp4", movflags="+faststart") as container:
        seen = source.streams.video[0]
        video = _video(container, seen)
        sounds = source.streams.audio
        sound = container.add_stream(encoder("aac"), rate=48_000, layout="mono") if sounds else None
        if sound is not None:
            sound.bit_rate = _AAC_BITS
        words = _captions(container) if cues else None
        put_words(container, about.title, about.language)
        put_chapters(container, about.chapters, about.seconds)
        waiting = _caption_packets(cues, words)
        cue = next(waiting, None)
        for packet in source.demux([seen, *sounds[:1]]):
            for frame in packet.decode():
                _encode(container, video, sound, frame)
            now = None if packet.pts is None else float(packet.pts * packet.time_base)
            while cue is not None and now is not None and cue[0] <= now:
                container.mux(cue[1])
                cue = next(waiting, None)
            if now is not None and about.seconds:
                progress(min(now / about.seconds, 1.0))
        while cue is not None:
            container.mux(cue[1])
            cue = next(waiting, None)
        for stream in (video, sound):
            if stream is not None:
                container.mux(stream.encode(None))


def _video(container: Any, seen: Any) -> Any:
    name = encoder("libx264", "h264_videotoolbox", "h264_mf", "libopenh264")
    rate = seen.average_rate or 5
    options = dict(_H264) if name == "libx264" else {}
    video = container.add_stream(name, rate=rate, options=options)
    video.width, video.height, video.pix_fmt = seen.width, seen.height, "yuv420p"
    video.codec_context.gop_size = round(_KEY_EVERY * rate)
    video.codec_context.thread_count = thread_count()
    return video


def _encode(container: Any, video: Any, sound: Any, frame: Any) -> None:
    if isinstance(frame, ffmpeg().VideoFrame):
        frame.pict_type = 0
        container.mux(video.encode(frame))
    elif sound is not None:
        container.mux(sound.encode(frame))


def _captions(container: Any) -> Any:
    stream = container.add_stream("mov_text")
    stream.codec_context.subtitle_header = _STYLES
    return stream


def _caption_packets(cues: Sequence[Cue], stream: Any) -> Iterator[tuple[float, Any]]:
    for cue in cues if stream is not None else ():
        text = cue.text.encode()
        packet = ffmpeg().Packet(len(text).to_bytes(2, "big") + text)
        packet.stream, packet.time_base = stream, _MS
        packet.pts = packet.dts = round(cue.begin * 1000)
        packet.duration = max(round(cue.end * 1000) - packet.pts, 1)
        yield cue.begin, packet
