"""How sound flows to a device: without gaps, stopped at once, and what if the device goes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import Enum
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QByteArray, QObject, Signal

from coursegen_desktop.media import sound_out
from coursegen_desktop.media.sound_out import SystemSound

STATES = Enum("STATES", "ActiveState StoppedState IdleState")
KINDS = Enum("KINDS", "Int16 Float")
RATE = 1_000
FRAME = 4


class Format:
    SampleFormat = KINDS

    def __init__(self, other: Format | None = None) -> None:
        self.rate = other.rate if other is not None else RATE
        self.channels = other.channels if other is not None else 6
        self.kind = other.kind if other is not None else KINDS.Float

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Format) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return self.channels

    def setChannelCount(self, count: int) -> None:
        self.channels = count

    def setSampleRate(self, rate: int) -> None:
        self.rate = rate

    def setSampleFormat(self, kind: KINDS) -> None:
        self.kind = kind

    def channelCount(self) -> int:
        return self.channels

    def sampleRate(self) -> int:
        return self.rate

    def sampleFormat(self) -> KINDS:
        return self.kind

    def bytesPerFrame(self) -> int:
        return FRAME

    def bytesForDuration(self, microseconds: int) -> int:
        return microseconds * RATE * FRAME // 1_000_000

    def durationForBytes(self, count: int) -> int:
        return count * 1_000_000 // RATE // FRAME


class Device:
    """Takes floats in two channels, and nothing else."""

    def __init__(self, name: bytes = b"speakers") -> None:
        self.name = name

    def isNull(self) -> bool:
        return not self.name

    def id(self) -> QByteArray:
        return QByteArray(self.name)

    def preferredFormat(self) -> Format:
        return Format()

    def isFormatSupported(self, form: Format) -> bool:
        return form.channels == 2 and form.kind is KINDS.Float


class Sink(QObject):
    stateChanged = Signal(object)
    made: list[Sink] = []

    def __init__(self, device: Device, form: Format, parent: QObject) -> None:
        super().__init__(parent)
        self.device, self.form = device, form
        self.heard = b""
        self.held = b""
        self.size = 0
        self.now = STATES.ActiveState
        self.is_silent = False
        Sink.made.append(self)

    def setBufferSize(self, size: int) -> None:
        self.size = size

    def bufferSize(self) -> int:
        return self.size

    def bytesFree(self) -> int:
        return self.size - len(self.held)

    def format(self) -> Format:
        return self.form

    def state(self) -> STATES:
        return self.now

    def error(self) -> str:
        return "none"

    def start(self) -> Sink:
        return self

    def write(self, part: bytes) -> int:
        self.held += part
        assert len(self.held) <= self.size and len(part) % FRAME == 0
        return len(part)

    def suspend(self) -> None:
        self.is_silent = True

    def resume(self) -> None:
        self.is_silent = False

    def reset(self) -> None:
        self.held = b""

    def stop(self) -> None:
        self.now = STATES.StoppedState
        self.stateChanged.emit(self.now)

    def take(self, count: int) -> None:
        """What the loudspeaker needs."""
        self.heard += self.held[:count]
        self.held = self.held[count:]


@pytest.fixture
def device(monkeypatch: pytest.MonkeyPatch) -> Device:
    found = Device()
    devices = SimpleNamespace(defaultAudioOutput=lambda: found)
    fake = SimpleNamespace(QAudioFormat=Format, QMediaDevices=devices, QAudioSink=Sink)
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", fake)
    monkeypatch.setattr(Sink, "made", [])
    return found


class Out:
    """The sound, and what it told."""

    def __init__(self) -> None:
        self.sound = SystemSound()
        self.told: list[str] = []
        self.sound.signals.ended.connect(lambda: self.told.append("ended"))
        self.sound.signals.broken.connect(lambda: self.told.append("broken"))

    def take(self, count: int) -> None:
        """The device takes so many bytes, and asks for more now and then."""
        while count > 0:
            Sink.made[-1].take(min(40, count))
            count -= 40
            self.sound._on_pump()


@pytest.fixture
def out(qapp: object, device: Device) -> Iterator[Out]:
    made = Out()
    yield made
    made.sound.stop()


def test_the_form_is_one_that_the_device_takes(out: Out, device: Device) -> None:
    assert out.sound.form() == (RATE, 2, True)
    device.name = b""
    assert out.sound.form() is None
    out.sound.play(b"1234" * 10)
    assert out.told == ["broken"] and not Sink.made


def test_it_is_played_to_its_end_and_silence_follows(out: Out) -> None:
    out.sound.form()
    first = bytes(range(1, 251)) * 16
    out.sound.play(first)
    [sink] = Sink.made
    assert sink.size == 1_200 and len(sink.held) == 1_200
    out.take(2_000)
    assert out.sound.seconds == pytest.approx(0.5) and out.told == []
    out.take(2_000)
    assert out.told == ["ended"] and sink.heard == first
    assert set(sink.held) == {0}, "the device goes on"
    second = b"\7" * 400
    out.sound.play(second)
    assert len(Sink.made) == 1 and out.sound.seconds == 0
    out.take(1_000)
    assert out.told == ["ended", "ended"]
    assert sink.heard[4_000:].strip(b"\0") == second
    assert len(sink.heard[4_000:].partition(second)[0]) <= 300, "and it is not late"


def test_who_stays_silent_lets_go_of_the_device(out: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    out.sound.form()
    out.sound.play(b"\1" * 40)
    monkeypatch.setattr(sound_out, "_IDLE_MS", -1)
    out.take(120)
    assert Sink.made[0].now is STATES.StoppedState and not out.sound._pump.isActive()
    assert out.told == ["ended"]


def test_stopping_and_replacing_is_heard_at_once(out: Out) -> None:
    out.sound.form()
    out.sound.play(b"\1" * 4_000)
    out.take(400)
    out.sound.play(b"\2" * 400)
    old, new = Sink.made
    assert old.held == b"" and old.now is STATES.StoppedState
    assert new.held.startswith(b"\2")
    out.sound.stop()
    assert new.held == b"" and out.sound.seconds == 0 and out.told == []
    out.sound.stop()


def test_pausing_keeps_the_place(out: Out) -> None:
    out.sound.form()
    out.sound.play(b"\1" * 4_000)
    out.take(400)
    out.sound.pause()
    assert Sink.made[0].is_silent and not out.sound._pump.isActive()
    assert out.sound.seconds == pytest.approx(0.1)
    out.sound.resume()
    assert not Sink.made[0].is_silent and out.sound._pump.isActive()
    out.sound.stop()
    out.sound.pause()
    out.sound.resume()


def test_a_device_that_goes_is_told_once(out: Out) -> None:
    out.sound.form()
    out.sound.play(b"\1" * 4_000)
    Sink.made[0].stop()
    assert out.told == ["broken"]
    out.sound.play(b"\1" * 40)
    out.take(80)
    Sink.made[1].stop()
    assert out.told == ["broken", "ended"], "nobody was speaking then"


def test_a_device_that_takes_nothing_any_more_is_gone(
    out: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    out.sound.form()
    out.sound.play(b"\1" * 4_000)
    out.take(400)
    monkeypatch.setattr(sound_out, "_STILL_MS", -1)
    out.take(400)
    assert out.told == [], "it still takes"
    out.sound._on_pump()
    assert out.told == ["broken"]


def test_another_device_begins_anew(out: Out, device: Device) -> None:
    out.sound.form()
    out.sound.play(b"\1" * 40)
    out.take(80)
    device.name = b"headphones"
    out.sound.form()
    out.sound.play(b"\2" * 40)
    assert len(Sink.made) == 2 and Sink.made[1].held.startswith(b"\2")
    out.sound.stop()


def test_without_the_library_of_sound_there_is_no_device(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    sound_out.load()
    assert SystemSound().form() is None
