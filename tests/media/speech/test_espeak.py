"""eSpeak NG as a program: what it is given, what it gives back, and what if it does not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from coursegen_desktop.domain.errors import MediaError, MissingPart
from coursegen_desktop.media.speech import espeak
from coursegen_desktop.media.speech.espeak import EspeakSynthesizer
from coursegen_desktop.media.voice import Voice

GERMAN = Voice("espeak/gmw/de", "German", "de", "espeak")
real = pytest.mark.skipif(not espeak.program(), reason="espeak-ng is not installed")


@real
def test_it_speaks_a_language_that_hibari_does_not() -> None:
    engine = EspeakSynthesizer()
    assert engine.version[0].isdigit()
    assert GERMAN in engine.voices
    assert {"en_US", "en_GB", "zh"} <= {voice.language for voice in engine.voices}
    text = "Blätter nehmen Licht auf; $(touch x) `y` [[h@l'oU]] <b> -v en"
    spoken = engine.speak(text, GERMAN)
    assert spoken.seconds > 2 and float(np.abs(spoken.samples).max()) < 1
    assert not spoken.is_exact
    assert text[spoken.words[0].start : spoken.words[0].end] == "Blätter"
    assert spoken.words[-1].finish == pytest.approx(spoken.seconds)
    assert np.array_equal(engine.speak(text, GERMAN).samples, spoken.samples)
    assert engine.speak(text, GERMAN, 2.0).seconds < 0.7 * spoken.seconds


@real
def test_signs_alone_are_silent() -> None:
    assert not len(EspeakSynthesizer().speak("?! …", GERMAN).samples)


@real
@pytest.mark.logs("espeak-ng failed")
def test_a_voice_that_is_not_there() -> None:
    with pytest.raises(MediaError, match="could not say"):
        EspeakSynthesizer().speak("Hallo.", Voice("espeak/gmw/none", "None", "de"))


def _program(folder: Path, lines: str) -> Path:
    path = folder / "espeak-ng"
    path.write_text(f"#!{sys.executable}\n{lines}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
@pytest.mark.parametrize(
    "lines",
    ["print('no sound')", "raise SystemExit(3)", "pass",
     "import sys; sys.stdout.buffer.write(b'RIFF' + bytes(60))"],
)  # fmt: skip
@pytest.mark.logs("espeak-ng failed")
def test_a_program_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: str) -> None:
    monkeypatch.setattr(espeak, "program", lambda: str(_program(tmp_path, lines)))
    with pytest.raises(MediaError, match="could not say a sentence"):
        EspeakSynthesizer().speak("Hallo.", GERMAN)


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
@pytest.mark.logs("espeak-ng failed")
def test_a_program_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak, "_PATIENCE_S", 0.3)
    monkeypatch.setattr(
        espeak, "program", lambda: str(_program(tmp_path, "import time; time.sleep(60)"))
    )
    with pytest.raises(MediaError):
        EspeakSynthesizer().speak("Hallo.", GERMAN)


@pytest.mark.logs("espeak-ng failed")
def test_no_shell_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    orders = []

    def run(order: object, **wishes: object) -> subprocess.CompletedProcess[bytes]:
        orders.append((order, wishes))
        raise OSError("not here")

    monkeypatch.setattr(espeak, "program", lambda: "/there/espeak-ng")
    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(MediaError):
        EspeakSynthesizer().speak("; rm -rf", GERMAN)
    [(order, wishes)] = orders
    assert isinstance(order, tuple) and "; rm -rf" not in order
    assert wishes["input"] == b"; rm -rf" and "shell" not in wishes


def test_without_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak, "program", lambda: "")
    with pytest.raises(MissingPart, match="espeak-ng"):
        EspeakSynthesizer()
