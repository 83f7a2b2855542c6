"""The system's voice in its process: Qt's mock engine speaks word by word, others fail."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import signal
import sys
from collections.abc import AsyncIterator, Iterator

import pytest

from coursegen_desktop.media import system_voice, voice_process
from coursegen_desktop.media.narrator import Ability, Loss
from coursegen_desktop.media.system_voice import SystemVoice
from coursegen_desktop.media.voice import Voice, best_voice
from tests.windowed import eventually, signalled

ANNE = Voice("en_GB/Anne", "Anne", "en_GB")
BOB = Voice("en_US/Bob", "Bob", "en_US")
DORA = Voice("de_DE/Dora", "Dora", "de_DE")


@pytest.fixture
async def voice() -> AsyncIterator[SystemVoice]:
    # Without a library of the system the program says so (tests/ui); there is no engine to try.
    if not _can_speak():
        pytest.skip("no libpulse on this machine, which Qt's speech is linked to")
    made = SystemVoice(engine="mock")
    yield made
    made.close()
    await eventually(lambda: not _threads(), "the thread's end")
    made.deleteLater()


def _can_speak() -> bool:
    # Not by importing Qt's module: that belongs into the process of the voice.
    if sys.platform != "linux":
        return True
    try:
        ctypes.CDLL("libpulse.so.0")
    except OSError:
        return False
    return True


def _threads() -> list[str]:
    import threading

    return [thread.name for thread in threading.enumerate() if thread.name == "voice"]


async def test_sentences_are_spoken_word_by_word(voice: SystemVoice) -> None:
    ready = signalled(voice.signals.ready)
    voice.open()
    await ready
    assert voice.is_ready and Ability.WORDS in voice.abilities
    anne = best_voice(voice.voices, "en_GB")
    assert anne is not None and anne.language == "en_GB"
    words: list[tuple[int, int, int]] = []
    voice.signals.word.connect(lambda *word: words.append(word))
    begun, done = signalled(voice.signals.started), signalled(voice.signals.finished)
    voice.speak(7, "It rains today.", anne, 3.0)
    assert await begun == (7,)
    assert await done == (7,)
    assert words == [(7, 0, 2), (7, 3, 5), (7, 9, 5)]


async def test_a_new_sentence_replaces_the_old_one(voice: SystemVoice) -> None:
    ready = signalled(voice.signals.ready)
    voice.open()
    await ready
    finished: list[int] = []
    voice.signals.finished.connect(finished.append)
    voice.speak(1, "A long sentence of many words that nobody hears.", None, 1.0)
    await signalled(voice.signals.started)
    voice.speak(2, "Short.", None, 1.0)
    await eventually(lambda: finished, "an end")
    assert finished == [2]
    voice.speak(3, "Nobody hears of this one.", None, 1.0)
    await signalled(voice.signals.started)
    voice.stop()
    await asyncio.sleep(0.3)
    assert finished == [2]


async def test_a_process_that_dies_is_told_and_comes_again(voice: SystemVoice) -> None:
    ready = signalled(voice.signals.ready)
    voice.open()
    await ready
    lost = signalled(voice.signals.lost)
    process = voice._process
    assert process is not None and process._process is not None
    pid = process._process.pid
    assert pid is not None
    voice.speak(1, "In the middle of this sentence it is killed.", None, 1.0)
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)
    assert await lost == (Loss.ENDED,)
    assert not voice.is_ready
    again = signalled(voice.signals.ready)
    voice.open()
    await again


async def test_an_engine_that_does_not_answer_is_ended(
    voice: SystemVoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_voice, "OPEN_MS", 1)
    lost = signalled(voice.signals.lost)
    voice.open()
    assert await lost == (Loss.NO_ANSWER,)


async def test_an_engine_that_is_not_there(
    voice: SystemVoice,
) -> None:
    voice._engine = "no-such-engine"
    lost = signalled(voice.signals.lost)
    voice.open()
    assert (await lost)[0] in (Loss.NO_ENGINE, Loss.NO_VOICE)


@pytest.fixture
def voices() -> Iterator[tuple[Voice, ...]]:
    yield DORA, BOB, ANNE


@pytest.mark.parametrize(
    ("language", "chosen", "found"),
    [
        ("en_GB", "", ANNE), ("en-GB", "", ANNE), ("en", "", BOB), ("en_AU", "", BOB),
        ("en_GB", BOB.key, BOB), ("en_GB", "gone", ANNE), ("fr", "", None), ("fr", DORA.key, DORA),
        ("", "", DORA),
    ],
)  # fmt: skip
def test_the_best_voice(
    voices: tuple[Voice, ...], language: str, chosen: str, found: Voice | None
) -> None:
    assert best_voice(voices, language, chosen) == found


def test_rates_as_qt_counts_them() -> None:
    assert voice_process.qt_rate(1.0) == 0.0
    assert voice_process.qt_rate(3.0) == pytest.approx(1.0)
    assert voice_process.qt_rate(0.01) == voice_process.qt_rate(0.5) < 0
