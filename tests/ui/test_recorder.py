"""The recorder: what it shows and says while one speaks, and what becomes of the take."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.media.sound_form import SPEECH, Form, Take, peaks
from coursegen_desktop.ui.content import recorder as module
from coursegen_desktop.ui.content.recorder import Recorder, State
from tests.media.sounding import FakeMicrophone, FakeSound
from tests.windowed import click

from .library_parts import Place


class Studio:
    """A recorder in a window, its microphone and its loudspeaker."""

    def __init__(self, place: Place) -> None:
        self.microphone, self.sound = FakeMicrophone(), FakeSound()
        self.recorder = Recorder(
            make_microphone=lambda _: self.microphone, make_sound=lambda _: self.sound
        )
        self.changes = 0
        self.recorder.changed.connect(self._count)
        place.show(self.recorder)

    def _count(self) -> None:
        self.changes += 1

    def seen(self) -> list[str]:
        """The words of the buttons that can be pressed."""
        one = self.recorder
        buttons = (one.main, one.done, one.listen, one.file)
        return [button.text() for button in buttons if button.isVisible()]


@pytest.fixture
def studio(place: Place) -> Iterator[Studio]:
    made = Studio(place)
    yield made
    made.recorder.stop()


def test_from_nothing_to_a_take(studio: Studio) -> None:
    recorder = studio.recorder
    assert studio.seen() == ["Record", "Bring in a sound file…"]
    assert recorder.words.text() == "Nothing recorded yet" and recorder.time.text() == "0:00"
    click(recorder.main)
    assert studio.microphone.is_on and studio.seen() == ["Pause", "Done"]
    studio.microphone.hear(1.5)
    studio.microphone.hear(1.0)
    assert recorder.time.text() == "0:02" and recorder.meter.share > 0.5
    click(recorder.main)
    assert studio.microphone.is_paused and studio.seen() == ["Go on", "Done"]
    click(recorder.main)
    studio.microphone.hear(0.5)
    click(recorder.done)
    assert recorder.take is not None and recorder.take.seconds == pytest.approx(3.0)
    assert not studio.microphone.is_on and studio.changes == 1
    assert studio.seen() == ["Record again", "Listen", "Bring in a sound file…"]
    assert QApplication.focusWidget() is recorder.listen
    assert len(recorder.wave.bars(30)) == 30 and max(recorder.wave.bars(30)) > 0.2


def test_listening_and_stopping(studio: Studio) -> None:
    recorder, sound = studio.recorder, studio.sound
    take = Take(b"\1\0" * 96_000)
    recorder.show_take(take)
    assert studio.changes == 0, "it is no news to whoever brought it"
    click(recorder.listen)
    assert sound.played == [take.sound] and recorder.listen.text() == "Stop"
    sound.seconds = 1.0
    recorder._show_place()
    assert recorder.wave.place == pytest.approx(0.5) and recorder.time.text() == "0:01"
    sound.finish()
    assert recorder.state is State.TAKEN and recorder.time.text() == "0:02"
    click(recorder.listen)
    click(recorder.listen)
    assert recorder.state is State.TAKEN and not recorder._look.isActive()
    sound.is_there = None
    click(recorder.listen)
    assert "no loudspeakers" in recorder.trouble.text and len(sound.played) == 2


def test_recording_again_replaces_the_take(studio: Studio) -> None:
    recorder = studio.recorder
    recorder.show_take(Take(b"\1\0" * 96_000))
    click(recorder.main)
    assert studio.sound.stopped, "nobody records the loudspeaker"
    studio.microphone.hear(0.5)
    click(recorder.done)
    assert recorder.take is not None and recorder.take.seconds == pytest.approx(0.5)
    click(recorder.main)
    click(recorder.done)
    assert recorder.take is None and recorder.state is State.EMPTY


@pytest.mark.parametrize(
    ("level", "words"),
    [(0.0, "Nothing is heard"), (0.01, "Very quiet"), (1.5, "Too loud"), (0.3, "Recording")],
)
def test_what_is_wrong_with_the_level_is_said(studio: Studio, level: float, words: str) -> None:
    click(studio.recorder.main)
    studio.microphone.hear(1.0, min(level, 0.999))
    assert studio.recorder.words.text() == "Recording", "not before it is certain"
    studio.microphone.hear(2.0, min(level, 0.999))
    assert studio.recorder.words.text().startswith(words)


def test_without_a_microphone_it_says_so_and_files_can_be_brought(studio: Studio) -> None:
    recorder = studio.recorder
    studio.microphone.form = None
    wanted: list[bool] = []
    recorder.file_wanted.connect(lambda: wanted.append(True))
    click(recorder.main)
    assert recorder.trouble.text.startswith("No microphone is connected.")
    assert recorder.state is State.EMPTY
    click(recorder.file)
    assert wanted == [True]
    studio.microphone.form = SPEECH
    click(recorder.main)
    assert recorder.trouble.text == "" and recorder.state is State.RECORDING


def test_a_microphone_that_goes_leaves_what_it_heard(studio: Studio) -> None:
    click(studio.recorder.main)
    studio.microphone.hear(0.5)
    studio.microphone.break_off()
    assert studio.recorder.take is not None and studio.changes == 1
    assert studio.recorder.trouble.text.startswith("The microphone is gone.")


def test_nobody_records_for_hours(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_S", 1.0)
    click(studio.recorder.main)
    studio.microphone.hear(0.9)
    assert studio.recorder.state is State.RECORDING
    studio.microphone.hear(0.2)
    assert studio.recorder.state is State.TAKEN
    assert "Ten minutes" in studio.recorder.trouble.text


def test_who_leaves_lets_go_of_the_microphone(studio: Studio) -> None:
    click(studio.recorder.main)
    studio.microphone.hear(0.5)
    studio.recorder.hide()
    assert not studio.microphone.is_on and studio.recorder.state is State.TAKEN


def test_busy_is_busy(studio: Studio) -> None:
    studio.recorder.set_busy(True)
    assert studio.recorder.words.text() == "A moment, please…"
    assert not studio.recorder.main.isEnabled() and not studio.recorder.file.isEnabled()
    studio.recorder.set_busy(False)
    assert studio.recorder.state is State.EMPTY and studio.recorder.main.isEnabled()


@pytest.mark.parametrize("form", [SPEECH, Form(44_100, 2, True), Form(16_000, 2, False)])
def test_peaks_of_all_forms(studio: Studio, form: Form) -> None:
    studio.microphone.form = form
    click(studio.recorder.main)
    studio.microphone.hear(0.2, 0.5)
    studio.microphone.hear(0.23, 0.0)
    click(studio.recorder.done)
    take = studio.recorder.take
    assert take is not None and take.seconds == pytest.approx(0.43)
    found = peaks(take.sound, take.form)
    assert len(found) == 9 and 0.1 < max(found[:4]) < 0.5 and max(found[5:]) == 0
    assert peaks(b"", form) == []
