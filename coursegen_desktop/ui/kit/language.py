"""The language of the program's words: which catalogues there are, and putting one into use.

language = Language(app, resources)
language.speak(preferences.language)      # "" is the system's
for code, name in language.offered(): ...
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

SOURCE = "en"  # what the words in the source are written in: needs no catalogue
_PREFIX = "coursegen_"


class Language:
    """Holds the one catalogue in use. Words that are shown already stay as they are."""

    def __init__(self, app: QCoreApplication, resources: Path) -> None:
        self._app = app
        self._folder = resources / "i18n"
        self._wished = ""
        self._translator: QTranslator | None = None

    @property
    def code(self) -> str:
        """The language in use."""
        return self._wished or self._of_system()

    def codes(self) -> list[str]:
        """English, and whatever compiled catalogue lies beside it."""
        found = {file.stem.removeprefix(_PREFIX) for file in self._folder.glob(f"{_PREFIX}*.qm")}
        return [SOURCE, *sorted(found - {SOURCE})]

    def offered(self) -> tuple[tuple[str, str], ...]:
        """(code, its own name), English first."""
        return tuple((code, _own_name(code)) for code in self.codes())

    def speak(self, wished: str) -> None:
        """Use a language for the words, figures and dates that are shown from now on."""
        code = wished or self._of_system()
        if wished == self._wished and (self._translator is not None or code == SOURCE):
            return
        self._wished = wished
        QLocale.setDefault(QLocale(wished) if wished else QLocale.system())
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator.deleteLater()
            self._translator = None
        if code == SOURCE:
            return
        translator = QTranslator(self._app)
        if translator.load(str(self._folder / f"{_PREFIX}{code}.qm")):
            self._app.installTranslator(translator)
            self._translator = translator

    def _of_system(self) -> str:
        """The first of the system's languages that there is a catalogue of."""
        codes = self.codes()
        for name in QLocale.system().uiLanguages():
            plain = name.replace("-", "_")
            for code in (plain, plain.partition("_")[0]):
                if code in codes:
                    return code
        return SOURCE


def _own_name(code: str) -> str:
    if code == SOURCE:
        return "English"  # Qt says "American English"
    name = QLocale(code).nativeLanguageName() or code
    return name[:1].upper() + name[1:]
