"""Languages: those that there are catalogues of, and what speaking one changes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from coursegen_desktop.ui.kit.language import Language


def test_english_needs_no_catalogue(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "i18n").mkdir()
    language = Language(qapp, tmp_path)
    assert language.offered() == (("en", "English"),)
    before = QLocale().name()
    language.speak("en")
    assert QLocale().name().startswith("en")
    language.speak("xx")
    language.speak("")
    assert QLocale().name() == QLocale.system().name()
    QLocale.setDefault(QLocale(before))


def test_catalogues_are_found(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "i18n").mkdir()
    for code in ("de", "pt_BR", "en"):
        (tmp_path / "i18n" / f"coursegen_{code}.qm").write_bytes(b"")
    language = Language(qapp, tmp_path)
    assert language.codes() == ["en", "de", "pt_BR"]
    assert ("de", "Deutsch") in language.offered()
