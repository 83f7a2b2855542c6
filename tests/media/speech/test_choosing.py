"""Which voices there are, best first, and what to install where there are none."""

from __future__ import annotations

import pytest

from coursegen_desktop.domain.errors import MediaError
from coursegen_desktop.media.speech import choosing, espeak, hibari
from coursegen_desktop.media.speech.choosing import SILENT, choose, missing, offers
from coursegen_desktop.media.speech.espeak import EspeakSynthesizer
from coursegen_desktop.media.voice import Voice

AMERICAN, BRITISH, GERMAN = (
    Voice(f"espeak/{code}", code, code) for code in ("en_US", "en_GB", "de")
)


@pytest.fixture(autouse=True)
def some_voices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak, "program", lambda: "/there/espeak-ng")
    monkeypatch.setattr(EspeakSynthesizer, "voices", (AMERICAN, GERMAN, BRITISH))
    monkeypatch.setattr(EspeakSynthesizer, "version", "1.52")


def test_best_first() -> None:
    assert [offer.key for offer in offers("en_GB")] == [
        "hibari/heart", BRITISH.key, AMERICAN.key,
    ]  # fmt: skip
    assert [offer.key for offer in offers("de-AT")] == [GERMAN.key]
    assert len(offers()) == 4 and offers("sw") == ()
    used = offers("de")[0].used
    assert (used.engine, used.name, used.version, used.language) == ("espeak", "de", "1.52", "de")


def test_the_choice() -> None:
    assert choose("en", "").offer == offers("en")[0]
    taken = choose("en", BRITISH.key).offer
    assert taken is not None and taken.voice == BRITISH
    other = choose("de", BRITISH.key).offer
    assert other is not None and other.voice == GERMAN
    assert choose("en", SILENT) == choosing.Choice(None)
    with pytest.raises(MediaError, match="“fr” that was chosen"):
        choose("en", "espeak/fr")


def test_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = choose("sw")
    assert nobody.offer is None and nobody.why is not None
    assert "No voice on this computer" in nobody.why.text()
    monkeypatch.setattr(espeak, "program", lambda: "")
    assert "espeak-ng" in missing("de").text() and "[narration]" in missing("en_US").text()
    assert [offer.key for offer in offers()] == ["hibari/heart"]
    monkeypatch.setattr(choosing, "find_spec", lambda name: None)
    assert offers() == () and "[narration]" in missing("de").text()
    monkeypatch.setattr(hibari, "is_there", lambda: False)
    assert offers() == ()
