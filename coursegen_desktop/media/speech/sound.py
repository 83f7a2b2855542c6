"""Mono sound as floats: another rate, silence taken off, ends that do not click.

Wants numpy: import it where sound is made, not where the program starts.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

RATE = 48_000
# Silence is what lies so far below the loudest tenth of a second, or below all hearing.
_BELOW_LOUDEST_DB, _BELOW_ALL_DB = 45.0, -70.0
_WINDOW_S = 0.01
# What is left before the first sound and after the last: consonants begin softly.
_HEAD_S, _TAIL_S = 0.03, 0.08
FADE_S = 0.008


def resampled(samples: Samples, rate: int, wanted: int = RATE) -> Samples:
    """The same sound at another rate: its spectrum is cut or continued with nothing."""
    if rate == wanted or not len(samples):
        return samples.astype(np.float32, copy=False)
    step = rate // math.gcd(rate, wanted) * 64
    # Silence after the end, so that it is not heard at the beginning; whole steps of both rates.
    length = -(-(len(samples) + rate // 50) // step) * step
    spectrum = np.fft.rfft(samples, length)
    out = length * wanted // rate
    kept = np.zeros(out // 2 + 1, spectrum.dtype)
    shared = min(len(kept), len(spectrum))
    kept[:shared] = spectrum[:shared]
    made = np.fft.irfft(kept, out) * (out / length)
    return made[: round(len(samples) * wanted / rate)].astype(np.float32)


def voiced(samples: Samples, rate: int) -> tuple[int, int]:
    """[start, end) of what can be heard; (0, 0) when nothing can."""
    window = max(1, round(rate * _WINDOW_S))
    count = len(samples) // window
    if not count:
        return 0, 0
    blocks = samples[: count * window].reshape(count, window).astype(np.float64)
    power = np.mean(blocks**2, axis=1)
    loudest = float(power.max())
    limit = max(loudest * 10 ** (-_BELOW_LOUDEST_DB / 10), 10 ** (_BELOW_ALL_DB / 10))
    loud = np.flatnonzero(power > limit)
    if not len(loud):
        return 0, 0
    start = int(loud[0]) * window - round(rate * _HEAD_S)
    end = int(loud[-1] + 1) * window + round(rate * _TAIL_S)
    return max(0, start), min(len(samples), end)


def faded(samples: Samples, rate: int) -> Samples:
    """With ends that come and go: a sound that is cut off in the middle clicks."""
    length = min(round(rate * FADE_S), len(samples) // 2)
    made = samples.copy()
    if length:
        ramp = np.sin(np.linspace(0, np.pi / 2, length, endpoint=False, dtype=np.float32)) ** 2
        made[:length] *= ramp
        made[-length:] *= ramp[::-1]
    return made
