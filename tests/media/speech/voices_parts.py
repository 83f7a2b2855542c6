"""The voice that the tests of speech share: its network is loaded once."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from coursegen_desktop.media.speech.base import Spoken
from coursegen_desktop.media.speech.hibari import HibariSynthesizer
from coursegen_desktop.media.voice import Voice

HEART = Voice("hibari/heart", "Heart", "en_US", "hibari")
SENTENCE = "Leaves take in water, light and air, and they make sugar."


@lru_cache(maxsize=1)
def heart() -> HibariSynthesizer:
    return HibariSynthesizer()


@lru_cache(maxsize=1)
def said() -> Spoken:
    return heart().speak(SENTENCE, HEART)


def tone(
    hertz: float, seconds: float, level: float = 0.1, rate: int = 48_000
) -> NDArray[np.float32]:
    times = np.arange(round(seconds * rate)) / rate
    wave = level * np.sin(2 * math.pi * hertz * times)
    return wave.astype(np.float32)
