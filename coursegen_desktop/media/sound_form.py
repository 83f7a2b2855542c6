"""What sound is like in bytes."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import NamedTuple

_LOUDEST = 32_768
# Wave forms are drawn from the loudest sample of each so many seconds.
PEAK_S = 0.05


class Form(NamedTuple):
    """Samples a second, channels, and whether samples are floats instead of 16 bits."""

    rate: int
    channels: int
    is_float: bool

    @property
    def bytes_a_second(self) -> int:
        """How much a second takes."""
        return self.rate * self.bytes_a_frame

    @property
    def bytes_a_frame(self) -> int:
        """How much one sample of all channels takes."""
        return self.channels * (4 if self.is_float else 2)


# As sound is kept.
SPEECH = Form(48_000, 1, False)


@dataclass(frozen=True, slots=True)
class Take:
    """Something that was recorded or read from a file."""

    sound: bytes
    form: Form = SPEECH

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.sound) / self.form.bytes_a_second


def peaks(sound: bytes, form: Form) -> list[float]:
    """The loudest sample of each PEAK_S, from 0 to 1."""
    size = round(form.rate * PEAK_S) * form.bytes_a_frame
    return [_peak(sound[at : at + size], form) for at in range(0, len(sound), size)]


def _peak(part: bytes, form: Form) -> float:
    samples = array("f" if form.is_float else "h")
    samples.frombytes(part[: len(part) // samples.itemsize * samples.itemsize])
    if not samples:
        return 0.0
    highest = max(max(samples), -min(samples))
    return min(1.0, highest if form.is_float else highest / _LOUDEST)
