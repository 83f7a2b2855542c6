"""What was recorded or brought in becomes a file of the course: cut, levelled, small.

Runs in a worker process. Needs PyAV and numpy (the extra "video").
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.errors import MediaError
from ..film import ffmpeg
from ..sound_form import SPEECH, Form, Take

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ENDING = ".opus"
_SHORTEST_S = 0.2


def read_take(path: Path, title: str) -> Take:
    """A sound file, of whatever kind, as it would be heard in the film.

    Raises MediaError for one that is broken, silent or too long, MissingPart.
    """
    _check_parts()
    import numpy as np

    from .recordings import read_recording

    sound = read_recording(path, title)
    return Take(np.rint(sound * 32_767).astype("<i2").tobytes(), SPEECH)


def write_take(take: Take, target: Path, title: str) -> float:
    """Keep what was recorded; how many seconds are left of it. Raises MediaError, DiskFull."""
    _check_parts()
    from ..film.sound_files import write_sound
    from .loudness import levelled
    from .sound import RATE, faded, voiced

    sound = _samples(take)
    start, end = voiced(sound, RATE)
    if end - start < _SHORTEST_S * RATE:
        raise MediaError(
            "Nothing can be heard in the recording for “{title}”.",
            "Look whether the microphone is switched on and near enough, and record it again.",
            title=title,
        )
    ready = levelled(faded(sound[start:end], RATE))
    return write_sound([ready.tobytes()], target)


def _samples(take: Take) -> NDArray[np.float32]:
    """Mono floats at 48 kHz."""
    import numpy as np

    from .sound import resampled

    form = Form(*take.form)
    if form.is_float:
        whole = np.frombuffer(take.sound, "<f4")
    else:
        whole = np.frombuffer(take.sound, "<i2").astype(np.float32) / np.float32(32_768)
    frames = whole[: len(whole) // form.channels * form.channels].reshape(-1, form.channels)
    return resampled(frames.mean(axis=1).astype(np.float32), form.rate)


def _check_parts() -> None:
    if not ffmpeg.is_installed() or find_spec("numpy") is None:
        raise ffmpeg.missing()
