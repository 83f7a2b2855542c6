"""Voices as people choose them, and what to do where there are none; the reader and the
settings offer the same."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from ...domain.language import language_of
from ...domain.settings import SPEECH_RATES
from ...media.narrator import Loss, Narrator
from ...media.voice import Voice, best_voice
from ..kit.choice_box import DropDown
from ..kit.language import SOURCE
from ..kit.translate import tr

# Wide enough for most names; the list that opens is as wide as it needs to be.
_SIGNS = 11
_INSIDE = 4


class VoiceChoice(DropDown):
    """Which voice reads a language. Where none speaks it, all are offered."""

    chosen = Signal(str)  # Voice.key

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Voice"))
        self.setToolTip(tr("Voice"))
        self.setMinimumContentsLength(_SIGNS)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.currentIndexChanged.connect(lambda _: self.chosen.emit(self.currentData() or ""))
        self.show_voices((), "", "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The closed box is narrower than most names: what does not fit ends in dots."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        box, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(box, option, field, self).width() - _INSIDE
        words = option.currentText
        option.currentText = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(box, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def show_voices(self, voices: Sequence[Voice], language: str, key: str) -> None:
        """Offer the voices of a language, with the one in use selected."""
        fitting = [v for v in voices if v.speaks(language)] if language else list(voices)
        current = best_voice(voices, language, key)
        if current is not None and current not in fitting:
            fitting.append(current)
        with QSignalBlocker(self):
            self.clear()
            if current is None:
                self.addItem(tr("No voice"), "")
                fitting = list(voices)
            for voice in fitting:
                is_plain = bool(language) and voice.speaks(language)
                self.addItem(voice_name(voice, with_language=not is_plain), voice.key)
                if voice.is_natural:
                    self.setItemData(self.count() - 1, _cost_text(), Qt.ItemDataRole.ToolTipRole)
            self.setCurrentIndex(max(0, self.findData(current.key if current else "")))
        self.setEnabled(bool(voices))
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 40)


class RateChoice(DropDown):
    """How fast: from half to three times the usual speed."""

    chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Speed"))
        self.setToolTip(tr("Speed"))
        for rate in SPEECH_RATES:
            self.addItem(f"{QLocale().toString(rate)} ×", rate)
        self.show_rate(1.0)
        self.currentIndexChanged.connect(lambda _: self.chosen.emit(self.currentData()))

    def show_rate(self, rate: float) -> None:
        """Select a speed without telling it."""
        with QSignalBlocker(self):
            self.setCurrentIndex(max(0, self.findData(rate)))


def voice_name(voice: Voice, *, with_language: bool = True) -> str:
    """Its name and where it is at home, as far as the name does not tell it."""
    if voice.engine:
        return tr("{voice} (made on this computer)", voice=voice.name)
    locale = QLocale(voice.language)
    country = QLocale.territoryToString(locale.territory()) if "_" in voice.language else ""
    place = language_name(voice.language) if with_language else country
    root = language_name(voice.language.partition("_")[0])
    if not place or root.casefold() in voice.name.casefold():
        return voice.name
    return f"{voice.name} · {place}"


def _cost_text() -> str:
    return tr("Sounds like a person. Needs no network, and 250 MB of memory while it reads.")


def language_name(code: str) -> str:
    """A language as people call it ("English (United Kingdom)"); its code where Qt knows none."""
    locale = QLocale(code)
    if not code or locale.language() == QLocale.Language.C:
        return code
    name = QLocale.languageToString(locale.language())
    if "_" not in code:
        return name
    return f"{name} ({QLocale.territoryToString(locale.territory())})"


def spoken_language(text: str) -> str:
    """The language of a text with a country, as in "en_GB": the system's where that fits."""
    system = QLocale().name()
    if QLocale().language() == QLocale.Language.C:  # a system without a language
        system = QLocale(SOURCE).name()
    found = language_of(text)
    if not found or system.partition("_")[0] == found:
        return system
    return QLocale(found).name()


def waits(narrator: Narrator, language: str, chosen: str) -> bool:
    """Whether the voice to read with may be found yet: nobody begins with another one."""
    found = best_voice(narrator.voices, language, chosen)
    return narrator.is_looking and (found is None or (bool(chosen) and found.key != chosen))


def loss_text(loss: Loss, platform: str = sys.platform) -> str:
    """Why nothing is read aloud, and what to do."""
    if loss in (Loss.NO_ENGINE, Loss.NO_VOICE):
        return tr("This computer has no voice yet.") + " " + install_text(platform)
    if loss is Loss.ENDED:
        return tr("The voice stopped unexpectedly. Press Play to go on where it was.")
    if loss is Loss.NO_SOUND:
        return tr(
            "There are no loudspeakers or headphones to hear the voice with. Connect some, or "
            "switch the sound on, then press Play again."
        )
    words = tr("The voice does not answer. Check that sound works, then press Play again.")
    if platform.startswith("linux"):
        words += " " + tr("If that does not help, sign out of the system and in again.")
    return words


def install_text(platform: str = sys.platform) -> str:
    """How to get a voice on a system."""
    if platform == "darwin":
        return tr(
            "Add one in System Settings → Accessibility → Spoken Content → System Voice → "
            "Manage Voices, then press Play again."
        )
    if platform == "win32":
        return tr(
            "Add one in Settings → Time & language → Speech → Add voices, then press Play again."
        )
    return tr(
        "Install the packages speech-dispatcher and espeak-ng with your system's software "
        "manager, then press Play again."
    )


def no_voice_text(language: str, platform: str = sys.platform) -> str:
    """That no voice speaks a language, and what to do."""
    told = tr(
        "There is no voice for {language}. Choose another voice, or add one.",
        language=language_name(language.partition("_")[0]),
    )
    return f"{told} {install_text(platform)}"
