"""Recordings of a person's voice, read from any sound file, cut to what is said and levelled.

Decoding is done by PyAV (the extra "video").
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ...domain.errors import MediaError
from ..film import ffmpeg
from ..film.sound_files import read_sound
from .loudness import levelled
from .sound import RATE, Samples, faded, voiced

# Nobody talks about one slide for longer.
LONGEST_S = 30 * 60.0


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
    ffmpeg.ffmpeg()
    if not path.is_file():
        raise MediaError(
            "The recording for “{title}” is gone.",
            "Record it again, or take the recording away from its slide.",
            title=title,
        )
    pieces = [np.zeros(0, np.float32)]
    count = 0
    try:
        for piece in read_sound(path):
            pieces.append(np.frombuffer(piece, np.float32))
            count += len(pieces[-1])
            if count > longest * RATE:
                break
    except MediaError as error:
        raise MediaError(
            "The recording for “{title}” cannot be read.",
            "Record it again, or bring in another file.",
            title=title,
        ) from error
    if count > longest * RATE:
        raise MediaError(
            "The recording for “{title}” is longer than {minutes} minutes.",
            "Bring in a shorter one.",
            title=title,
            minutes=round(longest / 60),
        )
    return np.concatenate(pieces)
