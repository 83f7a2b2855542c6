"""The process in which sentences are made into sound for somebody who listens.

It is sent ("want", form, wishes): wishes are (words, key of the voice, rate), the most urgent one
first, form is (samples a second, channels, whether they are floats). A new list takes the place
of the one before, of which nothing more is made. It sends ("ready", voices), ("lost", reason),
("made", wish, sound, seconds, words) and ("failed", wish). Qt is not needed here.
"""

from __future__ import annotations

import os
import signal
from multiprocessing.connection import Connection
from typing import Any

from ..domain.errors import MediaError
from .sound_form import SPEECH, Form
from .speech import choosing
from .speech.base import Synthesizer
from .voice import Voice

# (words, key, rate).
Wish = tuple[str, str, float]
# Word of [start, end), heard from, until.
Words = tuple[tuple[int, int, float, float], ...]

# What a device still holds when it is told that all was played.
_TAIL_S = 0.06
_WARMING = "Ready."


def serve(connection: Connection) -> None:
    """Main function of the process: make sound until the other side closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(2)  # the window comes first
    voices = tuple(offer.voice for offer in choosing.offers())
    if not voices:
        connection.send(("lost", "no_voice"))
        return
    connection.send(("ready", voices))
    maker = _Maker(connection, voices)
    try:
        maker.warm()
        while maker.work():
            pass
    except (EOFError, OSError):  # nobody listens any more
        return


class _Maker:
    """Does what is wanted, one sentence after another."""

    def __init__(self, connection: Connection, voices: tuple[Voice, ...]) -> None:
        self._connection = connection
        self._voices = {voice.key: voice for voice in voices}
        self._engines: dict[str, Synthesizer] = {}
        self._form = SPEECH
        self._wishes: list[Wish] = []

    def warm(self) -> None:
        """Load the first natural voice, as long as nothing is wanted."""
        first = next((voice for voice in self._voices.values() if voice.is_natural), None)
        if first is not None and not self._connection.poll():
            self._engine(first).speak(_WARMING, first)

    def work(self) -> bool:
        """Make the most urgent sentence, or wait for a wish; False when it is time to go."""
        while self._connection.poll(None if not self._wishes else 0):
            order, *values = self._connection.recv()
            if order == "leave":
                return False
            form, wishes = values
            self._form = Form(*form)
            self._wishes = list(wishes)
        if self._wishes:
            wish = self._wishes.pop(0)
            self._connection.send(self._answer(wish))
        return True

    def _answer(self, wish: Wish) -> tuple[Any, ...]:
        words, key, rate = wish
        voice = self._voices.get(key)
        try:
            if voice is None:
                return ("failed", wish)
            return ("made", wish, *self._made(words, voice, rate))
        except MediaError:
            return ("failed", wish)

    def _made(self, words: str, voice: Voice, rate: float) -> tuple[bytes, float, Words]:
        """The sound as the device wants it, how long it lasts, and when its words come."""
        import numpy as np

        from .speech.loudness import levelled
        from .speech.sound import RATE, faded, resampled, voiced

        spoken = self._engine(voice).speak(words, voice, rate)
        start, end = voiced(spoken.samples, spoken.rate)
        sound = resampled(spoken.samples[start:end], spoken.rate)
        sound = levelled(faded(sound, RATE), rounds=1)
        cut = start / spoken.rate
        seconds = (end - start) / spoken.rate
        times = tuple(
            (word.start, word.end, max(0.0, word.begin - cut), min(word.finish - cut, seconds))
            for word in spoken.words
        )
        form = self._form
        sound = resampled(sound, RATE, form.rate)
        sound = np.concatenate((sound, np.zeros(round(form.rate * _TAIL_S), np.float32)))
        plain = sound if form.is_float else np.rint(sound * 32_767).astype(np.int16)
        return np.repeat(plain, form.channels).tobytes(), seconds, times

    def _engine(self, voice: Voice) -> Synthesizer:
        if voice.engine not in self._engines:
            self._engines[voice.engine] = choosing.synthesizer(voice.engine)
        return self._engines[voice.engine]
