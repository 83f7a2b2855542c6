"""How loud sound is, as listeners hear it, and making it as loud as other films without clipping.

Measured as in ITU-R BS.1770-4 (annex 1: K-weighting, blocks of 0.4 s, two gates; annex 2: peaks
between the samples), for one channel at 48 kHz. Long sound is worked on piece by piece.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .sound import RATE, Samples

# EBU R 128 asks broadcasters for -23; speech for phones and laptops is usual at -16 (AES TD1008).
TARGET_LUFS = -16.0
PEAK_DBTP = -1.0

# BS.1770-4, annex 1, tables 1 and 2: (b0, b1, b2), (a1, a2) at 48 kHz.
_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285),
          (-1.69065929318241, 0.73248077421585))  # fmt: skip
_HIGH_PASS = ((1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621))
_OFFSET = -0.691
_STEP = RATE // 10  # blocks of 0.4 s begin every 0.1 s
_STEPS_A_BLOCK = 4
_ABSOLUTE_GATE, _RELATIVE_GATE = -70.0, -10.0

# Pieces of ten seconds; what a filter remembers dies away in a tenth of that of the overlap.
_PIECE = RATE * 10
_OVERLAP = RATE // 2
# Peaks between samples: four times as many, from as many neighbours on each side.
_FINER, _NEIGHBOURS = 4, 12
# So many places are looked at closely at once, for the memory.
_CLOSELY = 65_536
# The limiter looks ahead so far and lets go as slowly; the rest is room for what it cannot see.
_LOOK = RATE // 200
_ROOM_DB = 0.2
_ROUNDING = 1.0001
_ROUNDS = 3
_NEAR_LU = 0.1
_MOST_GAIN_DB = 40.0


def loudness(samples: Samples) -> float:
    """Integrated loudness in LUFS; minus infinity for silence.

    What is shorter than a block is measured as if silence followed.
    """
    if len(samples) < _STEP * _STEPS_A_BLOCK:
        samples = _around(samples, 0, _STEP * _STEPS_A_BLOCK)
    steps = np.concatenate([_powers(piece) for piece in _weighted(samples)])
    blocks = np.convolve(steps, np.full(_STEPS_A_BLOCK, 1 / _STEPS_A_BLOCK), "valid")
    loud = blocks[blocks > _power_of(_ABSOLUTE_GATE)]
    if not len(loud):
        return -math.inf
    gate = _loudness_of(float(loud.mean())) + _RELATIVE_GATE
    return _loudness_of(float(loud[loud > _power_of(gate)].mean()))


def true_peak(samples: Samples) -> float:
    """The highest peak in dBTP, also between two samples; minus infinity for silence."""
    highest = max((float(peaks.max()) for _, _, peaks in _pieces_with_peaks(samples)), default=0.0)
    return 20 * math.log10(highest) if highest > 0 else -math.inf


def levelled(
    samples: Samples,
    target: float = TARGET_LUFS,
    peak: float = PEAK_DBTP,
    rounds: int = _ROUNDS,
) -> Samples:
    """The same sound at the loudness wanted, its peaks held below `peak`; changed in place.

    What is held down is missing afterwards: each round comes nearer.
    """
    for _ in range(rounds):
        now = loudness(samples)
        if math.isinf(now):
            return samples
        gain = min(target - now, _MOST_GAIN_DB)
        if abs(gain) > _NEAR_LU:
            samples *= np.float32(10 ** (gain / 20))
        if not limit(samples, peak):
            break  # nothing was held down, so the loudness is what it was meant to be
    return samples


def limit(samples: Samples, peak: float = PEAK_DBTP) -> bool:
    """Hold down what is louder, in place, slowly enough not to be heard. False: nothing was."""
    ceiling = 10 ** ((peak - _ROOM_DB) / 20)
    held = False
    waiting: tuple[int, int, NDArray[np.float32]] | None = None
    for start, end, peaks in _pieces_with_peaks(samples, ceiling):
        if waiting is not None:  # the piece after it has seen its end as it was
            samples[waiting[0] : waiting[1]] *= waiting[2]
            waiting = None
        if peaks.max() > ceiling * _ROUNDING:
            waiting = start, end, _gain(peaks, ceiling)[_LOOK * 2 : _LOOK * 2 + end - start]
            held = True
    if waiting is not None:
        samples[waiting[0] : waiting[1]] *= waiting[2]
    return held


def _gain(peaks: NDArray[np.float32], ceiling: float) -> NDArray[np.float32]:
    """How much of each sample is left: the least that its neighbours need, then smoothed."""
    need = np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9))
    lowest = need
    reach = 1
    while reach < _LOOK:  # doubling: the least of 2, 4, 8 … neighbours
        by = min(reach, _LOOK - reach)
        lowest = np.minimum(lowest, _shifted(lowest, by))
        reach += by
    # Of the _LOOK samples from here on; the mean over as many before it never exceeds any need.
    summed = np.cumsum(np.concatenate((np.ones(_LOOK), lowest)), dtype=np.float64)
    return ((summed[_LOOK:] - summed[:-_LOOK]) / _LOOK).astype(np.float32)


def _shifted(values: NDArray[np.float32], by: int) -> NDArray[np.float32]:
    return np.concatenate((values[by:], np.ones(by, values.dtype)))


def _pieces_with_peaks(
    samples: Samples, above: float = 0.0
) -> Iterator[tuple[int, int, NDArray[np.float32]]]:
    """Pieces [start, end), and the highest level near each sample, two looks more on each side.

    What lies between samples is told where it may be higher than `above`.
    """
    margin = 2 * _LOOK
    for start in range(0, len(samples), _PIECE):
        end = min(start + _PIECE, len(samples))
        around = _around(samples, start - margin - _NEIGHBOURS, end + margin + _NEIGHBOURS)
        yield start, end, _peaks(around, above)


def _around(samples: Samples, start: int, end: int) -> Samples:
    """[start, end) with silence where the sound has not begun or is over."""
    part = samples[max(0, start) : max(0, end)]
    before = max(0, -start)
    made = np.zeros(end - start, np.float32)
    made[before : before + len(part)] = part
    return made


def _peaks(around: Samples, above: float) -> NDArray[np.float32]:
    """The highest of each sample and of the three values between it and the next.

    Most of what is said is far too low to matter: only the rest is looked at closely.
    """
    highest = np.abs(around[_NEIGHBOURS : len(around) - _NEIGHBOURS])
    phases = _phases()
    wide = len(phases[0])
    # No value between is higher than the highest of its neighbours times this.
    most = max(float(np.abs(phase).sum()) for phase in phases)
    near = _highest_of(np.abs(around[1:]), wide)[: len(highest)]
    places = np.flatnonzero(near * most > above)
    windows = np.lib.stride_tricks.sliding_window_view(around[1:], wide)
    weights = np.stack([phase[::-1] for phase in phases], axis=1)
    for start in range(0, len(places), _CLOSELY):
        some = places[start : start + _CLOSELY]
        between = np.abs(windows[some] @ weights).max(axis=1)
        highest[some] = np.maximum(highest[some], between)
    return highest


def _highest_of(levels: NDArray[np.float32], count: int) -> NDArray[np.float32]:
    """The highest of each value and of those after it, `count` in all."""
    reach = 1
    while reach < count:  # doubling: of 2, 4, 8 … values
        by = min(reach, count - reach)
        levels = np.maximum(levels, np.concatenate((levels[by:], np.zeros(by, levels.dtype))))
        reach += by
    return levels


@lru_cache(maxsize=1)
def _phases() -> tuple[NDArray[np.float32], ...]:
    """Filters that give the values a quarter, a half and three quarters on to the next sample."""
    taps = np.arange(-_NEIGHBOURS + 1, _NEIGHBOURS + 1)
    found = []
    for phase in range(1, _FINER):
        away = taps - phase / _FINER
        window = np.cos(np.pi * away / (2 * _NEIGHBOURS)) ** 2
        found.append((np.sinc(away) * window)[::-1].astype(np.float32))
    return tuple(found)


def _weighted(samples: Samples) -> Iterator[NDArray[np.float64]]:
    """The sound as ears weigh it, in pieces of whole steps."""
    piece = min(_PIECE, -(-len(samples) // RATE) * RATE)
    length = piece + _OVERLAP
    response = _response(length)
    for start in range(0, len(samples), piece):
        around = _around(samples, start - _OVERLAP, start + piece)
        heard = np.fft.irfft(np.fft.rfft(around) * response, length)
        yield heard[_OVERLAP : _OVERLAP + min(piece, len(samples) - start)]


@lru_cache(maxsize=4)
def _response(length: int) -> NDArray[np.complex128]:
    """Both filters' response at the frequencies of a transform."""
    z = np.exp(-2j * np.pi * np.arange(length // 2 + 1) / length)
    found = np.ones(len(z), np.complex128)
    for (b0, b1, b2), (a1, a2) in (_SHELF, _HIGH_PASS):
        found *= (b0 + b1 * z + b2 * z**2) / (1 + a1 * z + a2 * z**2)
    return found


def _powers(heard: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mean squares of whole tenths of a second."""
    whole = len(heard) // _STEP * _STEP
    found: NDArray[np.float64] = np.mean(heard[:whole].reshape(-1, _STEP) ** 2, axis=1)
    return found


def _loudness_of(power: float) -> float:
    return _OFFSET + 10 * math.log10(power) if power > 0 else -math.inf


def _power_of(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET) / 10))
