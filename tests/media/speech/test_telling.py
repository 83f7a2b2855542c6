"""A script told: times, silences, recordings, what is kept, and what cannot be told."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from coursegen_desktop.domain.errors import MediaError, MissingPart
from coursegen_desktop.domain.narration import SaidLine
from coursegen_desktop.media.speech import choosing, espeak, hibari, performing
from coursegen_desktop.media.speech.choosing import SILENT
from coursegen_desktop.media.speech.loudness import loudness, true_peak
from coursegen_desktop.media.speech.pacing import Told
from coursegen_desktop.media.speech.telling import tell

from .voices_parts import heart, tone

SCRIPT = """## Light
Leaves take in light. Roots take in 5 % water.

[pause 2]
[check] Which gas do leaves take?

## Nothing

## End
They give off oxygen. 中文。
"""


@pytest.fixture(autouse=True)
def one_network(monkeypatch: pytest.MonkeyPatch) -> None:
    made = choosing.synthesizer
    monkeypatch.setattr(
        performing, "synthesizer", lambda name: heart() if name == "hibari" else made(name)
    )


def samples_of(told: Told) -> NDArray[np.float32]:
    assert told.samples is not None
    return told.samples


def recording(path: Path, sound: NDArray[np.float32], rate: int = 22_050) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((np.repeat(sound, 2) * 32_767).astype("<i2").tobytes())
    return path


def is_silent(told: Told, begin: float, finish: float) -> bool:
    part = samples_of(told)[round(begin * 48_000) : round(finish * 48_000)]
    return not np.any(np.abs(part) > 1e-6)


def test_sentences_words_and_silences(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    told = tell(SCRIPT, "en", keep=tmp_path, progress=lambda *done: seen.append(done))
    assert seen == [(n, 5) for n in range(1, 6)]
    assert (told.voice.engine, told.voice.name, told.why) == ("hibari", "heart", None)
    assert [line.section for line in told.lines] == [0, 0, 0, 2, 2]
    assert [line.is_check for line in told.lines] == [False, False, True, False, False]
    light, water, check, oxygen, unsaid = told.lines
    assert [water.text[w.start : w.end] for w in water.words] == [
        "Roots", "take", "in", "5 %", "water",
    ]  # fmt: skip
    for line in told.lines:
        times = [time for word in line.words for time in (word.begin, word.finish)]
        assert times == sorted(times)
        assert not times or (line.begin <= times[0] and times[-1] <= line.finish)
    assert unsaid.words == () and unsaid.finish - unsaid.begin >= 1, "time to read it"
    assert water.begin - light.finish == pytest.approx(0.35, abs=0.01)
    assert check.begin - water.finish == pytest.approx(2.0, abs=0.01)
    assert told.sections[0] == 0 and told.sections[2] - told.sections[1] == pytest.approx(2.0)
    assert oxygen.begin == told.sections[2]
    assert is_silent(told, water.finish, check.begin) and is_silent(told, *told.sections[1:])
    samples = samples_of(told)
    assert samples.dtype == np.float32 and told.seconds == len(samples) / 48_000
    assert loudness(samples) == pytest.approx(-16, abs=0.3) and true_peak(samples) <= -1
    # A voice that starts at once does not click.
    assert abs(float(samples[0])) < 0.001


def test_what_was_spoken_is_never_spoken_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Leaves take in light. Roots take in water."
    first = tell(text, "en", keep=tmp_path)
    asked: list[str] = []
    speak = heart().speak

    def note(words: str, *rest: Any) -> Any:
        asked.append(words)
        return speak(words, *rest)

    monkeypatch.setattr(heart(), "speak", note)
    again = tell(text, "en", keep=tmp_path)
    assert asked == []
    assert np.array_equal(samples_of(first), samples_of(again)) and first.lines == again.lines
    tell(text.replace("Roots", "Stems"), "en", keep=tmp_path)
    assert asked == ["Stems take in water."]
    kept = sorted(tmp_path.iterdir())
    assert len(kept) == 3
    kept[0].write_bytes(b"broken")
    kept[1].write_bytes(b"")
    assert tell(text, "en", keep=tmp_path).lines == first.lines
    assert np.array_equal(samples_of(tell(text, "en")), samples_of(first)), "kept or not"


def test_a_recording_is_heard_instead_of_the_voice(tmp_path: Path) -> None:
    sound = np.concatenate((np.zeros(22_050), tone(150, 3.0, 0.02, 22_050), np.zeros(22_050)))
    file = recording(tmp_path / "a.wav", sound.astype(np.float32))
    told = tell(SCRIPT, "en", recordings={0: file, 7: tmp_path / "nobody"})
    first = [line for line in told.lines if line.section == 0]
    assert first[0].begin == 0 and first[-1].finish == pytest.approx(3.1, abs=0.05)
    assert [a.finish for a in first[:-1]] == [b.begin for b in first[1:]]
    assert all(not line.words for line in first)
    assert told.lines[3].words
    begin = round(told.sections[2] * 48_000)
    played, spoken = samples_of(told)[: round(3.1 * 48_000)], samples_of(told)[begin:]
    assert loudness(played) == pytest.approx(loudness(spoken), abs=1.0)
    assert loudness(samples_of(told)) == pytest.approx(-16, abs=0.3)
    alone = tell("One section. Nothing else.", "xx", recordings={0: file})
    assert alone.voice.engine == "recorded" and alone.samples is not None


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (None, "is gone"), (b"no sound", "cannot be read"), (b"", "cannot be read"),
        (np.zeros(22_050, np.float32), "Nothing can be heard"),
    ],
)  # fmt: skip
def test_recordings_that_cannot_be_used(tmp_path: Path, made: Any, words: str) -> None:
    file = tmp_path / "a.wav"
    if isinstance(made, bytes):
        file.write_bytes(made)
    elif made is not None:
        recording(file, made)
    with pytest.raises(MediaError, match=words) as caught:
        tell(SCRIPT, "en", recordings={0: file})
    assert "“Light”" in caught.value.text() and caught.value.hint


def test_a_recording_may_not_be_endless(tmp_path: Path) -> None:
    from coursegen_desktop.media.speech.recordings import decoded

    file = recording(tmp_path / "a.wav", tone(150, 3.0, 0.1, 22_050))
    with pytest.raises(MediaError, match="longer than 0 minutes"):
        decoded(file, "Light", longest=2.0)


def test_without_a_voice_times_are_those_of_reading() -> None:
    told = tell("## A\nWords that nobody here can say. And more.\n\n## B\nThe end.", "xx")
    assert told.samples is None and told.voice.engine == ""
    assert isinstance(told.why, MissingPart) and "captions" in told.why.text()
    _, last, _ = told.lines
    assert [line.section for line in told.lines] == [0, 0, 1]
    assert told.lines[0].finish - told.lines[0].begin == pytest.approx(6 / 150 * 60)
    assert last.finish < told.sections[1] < told.seconds
    assert all(line.words == () for line in told.lines)
    silent = tell("Leaves take in light.", "en", SILENT)
    assert silent.samples is None and silent.why is None


@pytest.mark.parametrize(
    "text", ["", "\n\n", "## Only a heading", "!!! ??? …", "[check]\n[pause 3]"]
)
def test_nothing_to_say(text: str) -> None:
    with pytest.raises(MediaError, match="nothing to say"):
        tell(text, "en")


def test_a_script_without_end() -> None:
    with pytest.raises(MediaError, match="too long"):
        tell("Leaves take in light. " * 10_000, "en")


def test_twenty_thousand_words() -> None:
    text = "\n\n".join(f"## Part {n}\n" + "Leaves take in light. " * 250 for n in range(20))
    assert len(text.split()) > 20_000
    told = tell(text, "en", SILENT)
    assert len(told.lines) == 5_000 and told.seconds > 5_000
    assert list(told.sections) == sorted(told.sections) and len(told.sections) == 20


def test_long_sound_lies_in_a_file_that_nobody_sees(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    told = tell("Leaves take in light. [pause 30]\n\nLeaves take in light.", "en")
    assert isinstance(told.samples, np.memmap)
    assert list(tmp_path.iterdir()) == []
    told.samples[:10] = 1  # it can be changed, as an array in memory can


def test_a_voice_that_is_gone_or_speaks_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(MediaError, match="not on this computer"):
        tell("Leaves take in light.", "en", "hibari/nobody")
    monkeypatch.setattr(espeak, "program", lambda: "")
    told = tell("Blätter nehmen Licht auf.", "de", "hibari/heart")
    assert told.samples is None and "eSpeak NG" in str(told.why)
    monkeypatch.setattr(hibari, "is_there", lambda: False)
    told = tell("Leaves take in light.", "en")
    assert told.samples is None and "[narration]" in str(told.why)


def test_a_voice_that_fails_in_the_middle(monkeypatch: pytest.MonkeyPatch) -> None:
    speak = heart().speak

    def fail(words: str, *rest: Any) -> Any:
        if words.startswith("Roots"):
            raise MediaError("The voice could not say a sentence.")
        return speak(words, *rest)

    monkeypatch.setattr(heart(), "speak", fail)
    with pytest.raises(MediaError, match="could not say"):
        tell(SCRIPT, "en")


def test_it_can_be_stopped() -> None:
    def stop(done: int, _all: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tell(SCRIPT, "en", progress=stop)


@pytest.mark.skipif(not espeak.program(), reason="espeak-ng is not installed")
def test_another_language_is_spoken_by_another_engine() -> None:
    told = tell("Blätter nehmen Licht auf. Das ist der Anfang.", "", "hibari/heart")
    assert (told.voice.engine, told.voice.language) == ("espeak", "de")
    assert all(isinstance(line, SaidLine) and line.words for line in told.lines)
    assert told.lines[-1].words[-1].finish <= told.lines[-1].finish
    assert loudness(samples_of(told)) == pytest.approx(-16, abs=0.3)
