"""Voices made on this computer as a Narrator: the real process once, all else under control."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from coursegen_desktop.media import made_voice, sound_out
from coursegen_desktop.media.made_voice import MadeVoice
from coursegen_desktop.media.narrator import Ability, Loss
from coursegen_desktop.media.sound_form import Form
from coursegen_desktop.media.speech import choosing
from coursegen_desktop.media.voice import Voice
from tests.windowed import eventually, signalled

from .sounding import FakeSound

HEART = Voice("hibari/heart", "Heart", "en_US", "hibari")
WORDS = ((0, 2, 0.1, 0.3), (3, 8, 0.4, 0.8))
TEXT = "It rains."


class Heard:
    """A voice, what it is heard with, and what it told."""

    def __init__(self) -> None:
        self.sound = FakeSound()
        self.voice = MadeVoice(make_sound=lambda parent: self.sound)
        self.told: list[tuple[Any, ...]] = []
        signals = self.voice.signals
        for name in ("started", "word", "finished", "ready", "lost"):
            getattr(signals, name).connect(
                lambda *values, name=name: self.told.append((name, *values))
            )


class FakeProcess:
    """Makes nothing by itself."""

    def __init__(
        self,
        serve: object,
        given: tuple[object, ...],
        tell: Callable[[tuple[Any, ...]], None],
        meanwhile: object,
    ) -> None:
        self.tell = tell
        self.orders: list[tuple[Any, ...]] = []
        self.is_ended = False

    def send(self, order: tuple[Any, ...]) -> None:
        self.orders.append(order)

    def end(self) -> None:
        self.is_ended = True

    @property
    def is_over(self) -> bool:
        return self.is_ended

    def make(self, words: str, rate: float = 1.0, sound: bytes = b"\0" * 32_000) -> None:
        self.tell(("made", (words, HEART.key, rate), sound, 1.0, WORDS))

    @property
    def wanted(self) -> list[tuple[str, float]]:
        """What it was asked for last."""
        return [(words, rate) for words, _, rate in self.orders[-1][2]]


@pytest.fixture
async def heard() -> AsyncIterator[Heard]:
    made = Heard()
    yield made
    made.voice.close()
    await eventually(lambda: not _threads(), "the thread's end")
    made.voice.deleteLater()


@pytest.fixture
async def process(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> FakeProcess:
    monkeypatch.setattr(made_voice, "SpeakingProcess", FakeProcess)
    heard.voice.open()
    process = heard.voice._process
    assert isinstance(process, FakeProcess)
    process.tell(("ready", (HEART,)))
    await eventually(lambda: heard.voice.is_ready, "the voice")
    heard.told.clear()
    return process


def _threads() -> list[str]:
    import threading

    return [thread.name for thread in threading.enumerate() if thread.name == "voice"]


async def test_the_real_process_speaks_ahead_and_its_end_is_told(
    heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound_out, "load", lambda: None)  # nothing here is heard by anybody
    voice, sound = heard.voice, heard.sound
    voice.open()
    await eventually(lambda: voice.is_ready, "the voice")
    assert HEART in voice.voices and Ability.WORDS in voice.abilities
    voice.speak(1, TEXT, HEART, 1.0)
    voice.expect(["The water runs off."], HEART, 1.0)
    await eventually(lambda: sound.played, "the sound")
    assert 2 * 16_000 * 0.5 < len(sound.played[0]) < 2 * 16_000 * 2
    sound.seconds = 5.0
    await eventually(lambda: ("word", 1, 3, 5) in heard.told, "the last word")
    await eventually(lambda: len(voice._kept) == 2, "the sentence ahead")
    sound.finish()
    assert heard.told[-1] == ("finished", 1)
    voice.speak(2, "The water runs off.", HEART, 1.0)
    assert len(sound.played) == 2, "at once"
    process = voice._process
    assert process is not None and process._process is not None
    pid = process._process.pid
    assert pid is not None
    lost = signalled(voice.signals.lost)
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)
    assert await lost == (Loss.ENDED,)
    assert not voice.is_ready and sound.stopped == 1


async def test_words_are_told_when_they_come(heard: Heard, process: FakeProcess) -> None:
    voice, sound = heard.voice, heard.sound
    voice.speak(7, TEXT, HEART, 1.0)
    assert process.wanted == [(TEXT, 1.0)] and not sound.played
    process.make(TEXT)
    await eventually(lambda: sound.played, "the sound")
    assert heard.told == [("started", 7)]
    sound.seconds = 0.15
    await eventually(lambda: ("word", 7, 0, 2) in heard.told, "the first word")
    sound.seconds = 0.5
    await eventually(lambda: ("word", 7, 3, 5) in heard.told, "the second word")
    sound.finish()
    assert heard.told[-1] == ("finished", 7)
    assert sound.stopped == 0, "the device flows on to the next sentence"


async def test_what_is_ahead_is_asked_for_after_what_is_urgent(
    heard: Heard, process: FakeProcess
) -> None:
    voice = heard.voice
    voice.speak(1, "One.", HEART, 1.0)
    voice.expect(["Two.", "Three."], HEART, 1.0)
    assert process.wanted == [("One.", 1.0), ("Two.", 1.0), ("Three.", 1.0)]
    process.make("One.")
    process.make("Two.")
    await eventually(lambda: len(voice._kept) == 2, "two sentences")
    voice.speak(2, "Two.", HEART, 1.0)
    voice.expect(["Three.", "Four."], HEART, 1.0)
    assert process.wanted == [("Three.", 1.0), ("Four.", 1.0)]
    voice.speak(3, "Two.", HEART, 2.0)
    assert process.wanted[0] == ("Two.", 2.0), "at another rate it is another sound"
    for number in range(20):
        process.make(f"{number}.")
    process.make("Two.", 2.0)
    await eventually(lambda: len(heard.sound.played) == 3, "the third")
    assert len(voice._kept) <= 6


async def test_a_new_sentence_replaces_the_old_one(heard: Heard, process: FakeProcess) -> None:
    voice, sound = heard.voice, heard.sound
    voice.speak(1, "One.", HEART, 1.0)
    voice.speak(2, "Two.", HEART, 1.0)
    process.make("One.")
    process.make("Two.", sound=b"2")
    await eventually(lambda: sound.played, "a sound")
    assert sound.played == [b"2"] and heard.told == [("started", 2)]
    voice.speak(3, "One.", HEART, 1.0)
    assert sound.stopped == 1 and heard.told[-1] == ("started", 3)
    voice.stop()
    sound.finish()
    assert heard.told[-1] == ("started", 3), "nothing more is told of it"


async def test_pause_and_resume(heard: Heard, process: FakeProcess) -> None:
    voice, sound = heard.voice, heard.sound
    voice.speak(1, TEXT, HEART, 1.0)
    voice.pause()
    process.make(TEXT)
    await eventually(lambda: voice._kept, "the sentence")
    assert not sound.played, "made while it was silent"
    voice.resume()
    assert len(sound.played) == 1
    voice.pause()
    assert sound.is_paused and not voice._patience.isActive()
    voice.resume()
    assert not sound.is_paused and len(sound.played) == 1
    sound.finish()
    assert heard.told[-1] == ("finished", 1)


async def test_a_device_that_is_taken_away(heard: Heard, process: FakeProcess) -> None:
    voice, sound = heard.voice, heard.sound
    voice.speak(1, TEXT, HEART, 1.0)
    process.make(TEXT)
    await eventually(lambda: sound.played, "the sound")
    sound.break_off()
    assert heard.told[-1] == ("lost", Loss.NO_SOUND)
    assert not voice.is_ready and process.is_ended


async def test_another_device_may_want_another_form(heard: Heard, process: FakeProcess) -> None:
    voice, sound = heard.voice, heard.sound
    voice.speak(1, TEXT, HEART, 1.0)
    process.make(TEXT)
    await eventually(lambda: sound.played, "the sound")
    sound.is_there = Form(44_100, 2, True)
    voice.speak(2, TEXT, HEART, 1.0)
    assert process.orders[-1][1] == (44_100, 2, True) and process.wanted == [(TEXT, 1.0)]
    sound.is_there = None
    voice.speak(3, TEXT, HEART, 1.0)
    assert heard.told[-1] == ("lost", Loss.NO_SOUND)


async def test_without_a_device_it_says_so_at_once(
    heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_voice, "SpeakingProcess", FakeProcess)
    heard.sound.is_there = None
    lost = signalled(heard.voice.signals.lost)
    heard.voice.open()
    process = heard.voice._process
    assert isinstance(process, FakeProcess)
    process.tell(("ready", (HEART,)))
    assert await lost == (Loss.NO_SOUND,)


async def test_without_the_extra_no_process_is_started(
    heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "find_spec", lambda name: None)
    lost = signalled(heard.voice.signals.lost)
    heard.voice.open()
    assert await lost == (Loss.NO_ENGINE,)
    assert heard.voice._process is None


async def test_a_sentence_that_cannot_be_said(heard: Heard, process: FakeProcess) -> None:
    heard.voice.speak(1, TEXT, HEART, 1.0)
    heard.voice.expect(["Never."], HEART, 1.0)
    process.tell(("failed", ("Never.", HEART.key, 1.0)))
    process.tell(("failed", (TEXT, HEART.key, 1.0)))
    await eventually(lambda: heard.told, "the loss")
    assert heard.told == [("lost", Loss.ENDED)]


@pytest.mark.parametrize("name", ["_MAKE_MS", "_PLAY_MS"])
async def test_who_does_not_answer_is_ended(
    heard: Heard, process: FakeProcess, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(made_voice, name, -990)  # a second of sound is waited for as well
    lost = signalled(heard.voice.signals.lost)
    if name == "_MAKE_MS":
        monkeypatch.setattr(made_voice, name, 1)
        heard.voice.speak(1, TEXT, HEART, 1.0)
    else:
        heard.voice.speak(1, TEXT, HEART, 1.0)
        process.make(TEXT)
    assert await lost == (Loss.NO_ANSWER,)
    assert process.is_ended


async def test_what_comes_from_the_past_is_not_heard(heard: Heard, process: FakeProcess) -> None:
    heard.voice.speak(1, TEXT, HEART, 1.0)
    heard.voice.close()
    process.make(TEXT)
    process.tell(("lost", "ended"))
    done = signalled(heard.voice._told)
    process.tell(("last",))
    await done
    assert not heard.sound.played and not heard.told
