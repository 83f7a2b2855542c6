"""Recordings of a person's voice, read from any sound file, cut to what is said and levelled.

Decoding is done by PyAV (the extra "video"): it is imported when a recording is read.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...domain.errors import AppError, MediaError, MissingPart
from .loudness import levelled
from .sound import RATE, Samples, faded, voiced

if TYPE_CHECKING:
    from collections.abc import Iterator

# Nobody talks about one slide for longer.
LONGEST_S = 30 * 60.0


def missing() -> MissingPart:
    """What to tell where PyAV is not installed."""
    return MissingPart(
        "The part that reads sound files is not installed.",
        'Install it with: pip install "coursegen-desktop[video]".',
    )


def read_recording(path: Path, title: str = "") -> Samples:
    """What is said in a sound file: 48 kHz, mono, without silence at its ends, at -16 LUFS.

    `title` names the section in what is told of a file that is gone, broken, silent or too long.
    """
    sound = decoded(path, title)
    start, end = voiced(sound, RATE)
    if end <= start:
        raise MediaError(
            "Nothing can be heard in the recording for “{title}”.",
            "Record it again, or bring in another file.",
            title=title,
        )
    return levelled(faded(sound[start:end], RATE))


def decoded(path: Path, title: str = "", longest: float = LONGEST_S) -> Samples:
    """A sound file as 48 kHz, mono. Raises MediaError, and MissingPart without PyAV."""
    if find_spec("av") is None:
        raise missing()
    if not path.is_file():
        raise MediaError(
            "The recording for “{title}” is gone.",
            "Record it again, or take the recording away from its slide.",
            title=title,
        )
    try:
        return np.concatenate([np.zeros(0, np.float32), *_pieces(path, title, longest)])
    except AppError:
        raise
    except Exception as error:
        raise MediaError(
            "The recording for “{title}” cannot be read.",
            "Record it again, or bring in another file.",
            title=title,
        ) from error


def _pieces(path: Path, title: str, longest: float) -> Iterator[Samples]:
    import av

    with av.open(str(path), metadata_errors="replace") as container:
        if not container.streams.audio:
            raise MediaError(
                "The file for “{title}” has no sound in it.",
                "Record it again, or bring in another file.",
                title=title,
            )
        to_mono: Any = av.AudioResampler(format="flt", layout="mono", rate=RATE)
        count = 0
        for frame in container.decode(container.streams.audio[0]):
            frame.pts = None  # gaps in a file's times are no silence
            for made in to_mono.resample(frame):
                count += made.samples
                yield made.to_ndarray().reshape(-1)
            if count > longest * RATE:
                raise MediaError(
                    "The recording for “{title}” is longer than {minutes} minutes.",
                    "Bring in a shorter one.",
                    title=title,
                    minutes=round(longest / 60),
                )
        for made in to_mono.resample(None):
            yield made.to_ndarray().reshape(-1)
