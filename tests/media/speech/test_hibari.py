"""The voice from a package: the same sound every time, and words at their times."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from coursegen_desktop.domain.errors import MediaError, MissingPart
from coursegen_desktop.media.speech import hibari
from coursegen_desktop.media.speech.base import Spoken
from coursegen_desktop.media.speech.hibari import HibariSynthesizer
from coursegen_desktop.media.speech.sound import resampled
from coursegen_desktop.media.voice import Voice

from .voices_parts import HEART, SENTENCE, heart, said


def words_of(text: str, spoken: Spoken) -> list[str]:
    return [text[word.start : word.end] for word in spoken.words]


def ordered(spoken: Spoken) -> bool:
    times = [time for word in spoken.words for time in (word.begin, word.finish)]
    return times == sorted(times) and times[0] >= 0 and times[-1] <= spoken.seconds


def test_the_same_words_give_the_same_sound() -> None:
    first = said()
    again = HibariSynthesizer().speak(SENTENCE, HEART)
    assert np.array_equal(first.samples, again.samples)
    assert first.words == again.words
    assert first.rate == 24_000 and float(np.abs(first.samples).max()) < 1


def test_all_eleven_words_have_exact_times() -> None:
    spoken = said()
    assert words_of(SENTENCE, spoken) == [word.strip(",.") for word in SENTENCE.split()]
    assert len(spoken.words) == 11 and spoken.is_exact and ordered(spoken)
    # A comma's silence is no part of its word.
    water, light = spoken.words[3], spoken.words[4]
    assert light.begin - water.finish > 0.05
    middle = (water.finish + light.begin) / 2
    quiet = spoken.samples[round(water.finish * 24_000) : round(middle * 24_000)]
    assert float(np.mean(quiet**2)) < 0.1 * float(np.mean(spoken.samples**2))


def test_numbers_and_dates_keep_their_places() -> None:
    text = "On 3rd March 2024 it cost $9.99. At 7:30 pm, 5 % (of 20) were gone."
    spoken = heart().speak(text, HEART)
    assert words_of(text, spoken) == [
        "On", "3rd March 2024", "it", "cost", "$9.99", "At", "7:30 pm", "5 %", "of", "20", "were",
        "gone",
    ]  # fmt: skip
    assert ordered(spoken) and spoken.is_exact
    price = spoken.words[4]
    assert price.finish - price.begin > 0.8, "it is said in many words"


def test_the_a_of_a_spelled_word_is_no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    spelled = heart().speak("Read NADPH now.", HEART)
    monkeypatch.setattr(hibari, "_spell", lambda tokens: None)
    article = heart().speak("Read NADPH now.", HEART)
    assert spelled.seconds > article.seconds


@pytest.mark.parametrize(
    "text", ["", " ", "!!!", "…", "中文", "\U0001f600", "\ud800 x", "(", "a" * 700]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    spoken = heart().speak(text, HEART)
    assert spoken.samples.dtype == np.float32 and np.isfinite(spoken.samples).all()
    assert not spoken.words or ordered(spoken)


def test_a_sentence_that_is_too_long_is_said_in_parts() -> None:
    text = "water and light, " * 40
    spoken = heart().speak(text.strip(), HEART)
    assert len(spoken.words) == 120 and spoken.is_exact and ordered(spoken)


def test_the_rate_is_how_fast_not_how_high() -> None:
    slow, fast = (heart().speak("Leaves take in light.", HEART, rate) for rate in (0.5, 2.0))
    usual = heart().speak("Leaves take in light.", HEART)
    assert slow.seconds > 1.7 * usual.seconds and fast.seconds < 0.65 * usual.seconds
    assert ordered(slow) and ordered(fast)
    assert abs(_pitch(fast) - _pitch(usual)) < 0.25 * _pitch(usual)


def _pitch(spoken: Spoken) -> float:
    """The commonest distance of two puffs of the voice, from 80 to 400 Hz."""
    power = np.abs(np.fft.rfft(spoken.samples, 1 << 18)) ** 2
    alike = np.fft.irfft(power)[24_000 // 400 : 24_000 // 80]
    return 24_000 / (int(np.argmax(alike)) + 24_000 // 400)


def test_another_version_tells_only_how_long_the_whole_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("hibari.__version__", "0.3.0")
    spoken = HibariSynthesizer().speak("Leaves take in light.", HEART)
    assert not spoken.is_exact
    assert len(spoken.words) == 4 and ordered(spoken)
    assert spoken.words[-1].finish == pytest.approx(spoken.seconds)


@pytest.mark.logs("do not add up")
def test_lengths_that_do_not_add_up_are_not_believed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hibari, "_UNIT", 599)
    spoken = heart().speak("Leaves take in light.", HEART)
    assert not spoken.is_exact and len(spoken.words) == 4


def test_nothing_is_ever_fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fetched(*_: Any, **__: Any) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("hibari.voices.download", fetched)
    monkeypatch.setattr("urllib.request.urlopen", fetched)
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path))
    assert [voice.key for voice in HibariSynthesizer().voices] == ["hibari/heart"]
    emma = Voice("hibari/emma", "Emma", "en_GB")
    with pytest.raises(MediaError, match="Emma"):
        heart().speak("Hello.", emma)
    with pytest.raises(MediaError, match="Nobody"):
        heart().speak("Hello.", Voice("hibari/nobody", "Nobody", "en_US"))


def test_a_voice_that_was_brought_by_hand_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from hibari.voices import VOICES, voice_path

    monkeypatch.setenv("HIBARI_HOME", str(tmp_path))
    file = tmp_path / VOICES["emma"]["file"]
    shutil.copy(voice_path("heart"), file)
    assert [v.key for v in HibariSynthesizer().voices] == ["hibari/heart", "hibari/emma"]
    emma = HibariSynthesizer().voices[1]
    assert (emma.name, emma.language) == ("Emma", "en_GB")
    with pytest.raises(MediaError, match="damaged"):
        HibariSynthesizer().speak("Hello.", emma)
    file.write_bytes(file.read_bytes()[:1000])
    assert [v.key for v in HibariSynthesizer().voices] == ["hibari/heart"]


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hibari, "find_spec", lambda name: None)
    with pytest.raises(MissingPart, match=r"coursegen-desktop\[narration\]"):
        HibariSynthesizer()


def test_a_machine_understands_it(tmp_path: Path) -> None:
    """A recogniser from the nineties hears most words: it is speech, and in English."""
    pocketsphinx = pytest.importorskip("pocketsphinx")
    text = "The water of the river was very low and cold."
    spoken = heart().speak(text, HEART)
    sound = resampled(spoken.samples, spoken.rate, 16_000)
    whole = (np.clip(sound * 2, -1, 1) * 32_767).astype("<i2").tobytes()
    decoder = pocketsphinx.Decoder(loglevel="FATAL")
    decoder.start_utt()
    decoder.process_raw(whole, full_utt=True)
    decoder.end_utt()
    heard = decoder.hyp().hypstr.split()
    wanted = text.lower().strip(".").split()
    share = sum(word in heard for word in wanted) / len(wanted)
    assert share >= 0.6, heard
