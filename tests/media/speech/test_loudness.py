"""Loudness against the standard's own numbers and against another meter; peaks are held."""

from __future__ import annotations

import math
import re
import shutil
import subprocess
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from coursegen_desktop.media.speech import loudness as meter
from coursegen_desktop.media.speech.loudness import levelled, limit, loudness, true_peak
from coursegen_desktop.media.speech.sound import faded, resampled

from .voices_parts import said, tone

Sound = NDArray[np.float32]
_SILENCE = np.zeros(48_000 * 3, np.float32)


def speech() -> Sound:
    return resampled(said().samples, said().rate)


def noise() -> Sound:
    made = np.random.default_rng(1).standard_normal(48_000 * 12) * 0.2
    made[48_000 * 5 : 48_000 * 8] *= 0.01
    return made.astype(np.float32)


def test_the_numbers_of_the_standard() -> None:
    # BS.1770-4: 0 dBFS at 997 Hz in one channel reads -3.01 LKFS.
    assert loudness(tone(997, 2, level=1.0)) == pytest.approx(-3.01, abs=0.02)
    # EBU Tech 3341, cases 1 and 3: a tone at -20 in one channel; quiet parts are gated away.
    quiet, loud = tone(1000, 4, level=10 ** (-36 / 20)), tone(1000, 12, level=10 ** (-20 / 20))
    assert loudness(loud) == pytest.approx(-23.0, abs=0.1)
    assert loudness(np.concatenate((quiet, loud, quiet))) == pytest.approx(-23.0, abs=0.15)
    assert loudness(np.concatenate((_SILENCE, loud))) == pytest.approx(-23.0, abs=0.15)


def test_silence_has_no_loudness_and_short_sounds_have_some() -> None:
    assert math.isinf(loudness(_SILENCE)) and math.isinf(loudness(np.zeros(0, np.float32)))
    assert math.isinf(true_peak(_SILENCE)) and math.isinf(true_peak(np.zeros(0, np.float32)))
    assert -30 < loudness(tone(997, 0.1)) < -20
    assert not levelled(_SILENCE.copy()).any()


def test_peaks_between_samples_are_seen() -> None:
    # A quarter of the rate, sampled beside its crests: 3 dB are between the samples.
    times = np.arange(48_000)
    made = (0.5 * np.sin(np.pi / 2 * times + np.pi / 4)).astype(np.float32)
    assert 20 * math.log10(float(np.abs(made).max())) == pytest.approx(-9.03, abs=0.01)
    assert true_peak(faded(made, 48_000)) == pytest.approx(-6.02, abs=0.1)


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is the other meter")
@pytest.mark.parametrize(
    "make", [speech, noise, lambda: tone(60, 3, 0.5), lambda: levelled(speech()),
             lambda: levelled(noise())],
)  # fmt: skip
def test_another_meter_says_the_same(make: Callable[[], Sound]) -> None:
    sound = make()
    told = subprocess.run(
        ["ffmpeg", "-hide_banner", "-nostats", "-f", "f32le", "-ar", "48000", "-ac", "1",
         "-i", "-", "-filter_complex", "ebur128=peak=true", "-f", "null", "-"],
        input=sound.tobytes(), capture_output=True, check=True,
    ).stderr.decode()  # fmt: skip
    summary = told[told.rindex("Summary") :]
    their_loudness = float(re.findall(r"I:\s+(-?[\d.]+) LUFS", summary)[0])
    their_peak = float(re.findall(r"Peak:\s+(-?[\d.]+) dBFS", summary)[0])
    assert loudness(sound) == pytest.approx(their_loudness, abs=0.5)
    assert true_peak(sound) == pytest.approx(their_peak, abs=0.5)


@pytest.mark.parametrize("make", [speech, noise, lambda: tone(997, 1, 0.005)])
def test_levelled(make: Callable[[], Sound]) -> None:
    sound = levelled(make())
    assert loudness(sound) == pytest.approx(-16, abs=0.3)
    assert true_peak(sound) <= -1.0


def test_what_is_loud_is_held_down_and_the_rest_is_left_alone() -> None:
    sound = tone(300, 1.0, 0.2)
    sound[20_000:20_100] *= 4.9
    before = sound.copy()
    assert limit(sound)
    assert true_peak(sound) <= -1.0
    assert np.array_equal(sound[:19_000], before[:19_000])
    assert np.array_equal(sound[21_000:], before[21_000:])
    gains = sound[19_000:21_000] / before[19_000:21_000]
    gains = gains[np.abs(before[19_000:21_000]) > 0.01]
    assert float(np.abs(np.diff(gains)).max()) < 0.05, "it comes and goes without a click"
    assert not limit(sound), "once is enough"


def test_pieces_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = np.concatenate((speech(), noise()))
    whole, at_once = loudness(sound), sound.copy() * 2
    limit(at_once)
    monkeypatch.setattr(meter, "_PIECE", 48_000)
    assert loudness(sound) == pytest.approx(whole, abs=0.01)
    piece_by_piece = sound.copy() * 2
    limit(piece_by_piece)
    assert float(np.abs(at_once - piece_by_piece).max()) < 1e-5
