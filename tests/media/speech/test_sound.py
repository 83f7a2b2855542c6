"""Sound at another rate, without silence around it, with ends that do not click."""

from __future__ import annotations

import numpy as np
import pytest

from coursegen_desktop.media.speech.sound import faded, resampled, voiced

from .voices_parts import tone


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 24_000, 44_100, 48_000, 96_000])
def test_another_rate_is_the_same_sound(rate: int) -> None:
    made = resampled(tone(440, 1.0, rate=rate), rate)
    assert len(made) == 48_000 and made.dtype == np.float32
    wanted = tone(440, 1.0)
    assert float(np.abs(made - wanted)[500:-500].max()) < 0.002
    assert not len(resampled(np.zeros(0, np.float32), rate))


def test_what_is_too_high_for_a_rate_is_gone() -> None:
    assert float(np.abs(resampled(tone(11_000, 1.0), 48_000, 16_000))[200:-200].max()) < 0.01


def test_silence_around_is_found() -> None:
    sound = np.concatenate((np.zeros(4_800), tone(200, 0.5), np.zeros(9_600))).astype(np.float32)
    start, end = voiced(sound, 48_000)
    assert 4_800 - 1_920 <= start <= 4_800 and 28_800 <= end <= 28_800 + 4_800
    hum = sound + np.random.default_rng(2).normal(0, 1e-5, len(sound)).astype(np.float32)
    assert voiced(hum, 48_000) == (start, end)
    assert voiced(np.zeros(48_000, np.float32), 48_000) == (0, 0)
    assert voiced(np.zeros(3, np.float32), 48_000) == (0, 0)


def test_ends_come_and_go() -> None:
    sound = np.ones(4_800, np.float32)
    made = faded(sound, 48_000)
    assert made[0] == made[-1] == 0 and made[2_400] == 1
    assert float(np.abs(np.diff(made)).max()) < 0.01
    assert sound[0] == 1, "a copy"
    assert len(faded(sound[:1], 48_000)) == 1 and not len(faded(sound[:0], 48_000))
