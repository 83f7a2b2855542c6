"""Sound that grows at its end: in a file, so that an hour of it needs no memory."""

from __future__ import annotations

import tempfile
from typing import IO

import numpy as np

from ...domain.errors import DiskFull
from .sound import RATE, Samples

_SILENCE = np.zeros(RATE, np.float32)


class Tape:
    """48 kHz, mono. The file is nobody else's and goes with the sound."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - open while it grows
        self._length = 0

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self._length / RATE

    @property
    def length(self) -> int:
        """Samples."""
        return self._length

    def add(self, samples: Samples) -> None:
        """Put sound at the end."""
        try:
            self._file.write(samples.astype(np.float32, copy=False).tobytes())
        except OSError as error:
            raise _full() from error
        self._length += len(samples)

    def rest(self, seconds: float) -> None:
        """Put silence at the end."""
        left = round(seconds * RATE)
        while left > 0:
            self.add(_SILENCE[:left])
            left -= RATE

    def samples(self) -> Samples:
        """All of it, to be read and changed; the tape itself is used no more."""
        if not self._length:
            return np.zeros(0, np.float32)
        try:
            with self._file as file:
                file.flush()
                return np.memmap(file, np.float32, "r+", shape=(self._length,))
        except (OSError, ValueError) as error:
            raise _full() from error

    def close(self) -> None:
        """Throw it away."""
        self._file.close()


def _full() -> DiskFull:
    return DiskFull("There is no room on the disk for the sound.", "Make room and try again.")
