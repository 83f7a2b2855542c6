"""The card "Reading aloud": voice and speed, tried out at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...domain.settings import ReadingAloud, reading_aloud_from
from ...media.narrator import Loss, Narrator
from ...media.voice import Voice, best_voice
from ...services.settings import SettingsService
from ..content.voices import (
    RateChoice,
    VoiceChoice,
    loss_text,
    no_voice_text,
    spoken_language,
    waits,
)
from ..kit.callout import Callout
from ..kit.forms import SecondaryButton
from ..kit.lists import Card, Hairline, SectionTitle
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import tr
from .rows import at_left, setting_row

SETTING = "reading_aloud"


class VoiceCard(Card):
    """Shows how lessons are read aloud, tells each change."""

    rate_chosen = Signal(float)
    voice_chosen = Signal(str)
    try_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column.setSpacing(12)
        self.column.addWidget(SectionTitle(tr("Reading aloud")))
        self.rate = RateChoice()
        self.rate.chosen.connect(self.rate_chosen)
        self.column.addLayout(
            setting_row(tr("Speed"), tr("Of the voice that reads lessons."), at_left(self.rate))
        )
        self.column.addWidget(Hairline())
        self.voice = VoiceChoice()
        self.voice.chosen.connect(self.voice_chosen)
        self.test = SecondaryButton("", "volume-2")
        self.test.clicked.connect(self.try_requested)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.voice)
        row.addWidget(self.test)
        row.addStretch(1)
        self.column.addLayout(
            setting_row(
                tr("Voice"),
                tr("For your own language. Others are chosen where a lesson is read."),
                holder,
            )
        )
        self.trouble = Callout("warn")
        self.column.addWidget(self.trouble)
        self.show_trying("off")

    def show_trying(self, state: str) -> None:
        """What the button does now: off, starting or speaking."""
        words = {
            "off": tr("Try the voice"),
            "starting": tr("Starting the voice…"),
            "speaking": tr("Stop"),
        }
        self.test.setText(words[state])
        self.test.set_icon("volume-2" if state == "off" else "x")

    def show_wish(self, wish: ReadingAloud, voices: Sequence[Voice], language: str) -> None:
        """The choices that are kept; voices are known once one was tried."""
        self.rate.show_rate(wish.rate)
        self.voice.show_voices(voices, language, wish.voice_for(language))
        self.voice.setVisible(bool(voices))


class OwnVoice(QObject):
    """What happens on the card."""

    def __init__(
        self,
        card: VoiceCard,
        *,
        settings: SettingsService,
        scope: TaskScope,
        make_narrator: Callable[[], Narrator],
    ) -> None:
        super().__init__(card)
        self._card, self._settings, self._scope = card, settings, scope
        self._make_narrator = make_narrator
        self._narrator: Narrator | None = None
        self._voices: Sequence[Voice] = ()
        self._wish = ReadingAloud()
        self._language = spoken_language("")
        self._state = "off"
        self._number = 0
        card.rate_chosen.connect(self._on_rate_chosen)
        card.voice_chosen.connect(self._on_voice_chosen)
        card.try_requested.connect(self._on_try)

    async def show(self) -> None:
        """Read what is kept."""
        self._wish = reading_aloud_from(await self._settings.get(SETTING))
        self._card.show_wish(self._wish, self._voices, self._language)

    def close(self) -> None:
        """Fall silent and let the voice go."""
        narrator, self._narrator = self._narrator, None
        self._set_state("off")
        if narrator is not None:
            signals = narrator.signals
            for signal in (signals.ready, signals.lost, signals.finished):
                signal.disconnect()
            narrator.close()

    def _on_try(self) -> None:
        if self._state != "off":
            self.close()
            return
        self._card.trouble.tell("")
        self._set_state("starting")
        if self._narrator is None:
            self._narrator = self._make_narrator()
            self._narrator.signals.ready.connect(self._on_ready)
            self._narrator.signals.lost.connect(self._on_lost)
            self._narrator.signals.finished.connect(self._on_finished)
        if self._narrator.is_ready:
            self._on_ready()
        else:
            self._narrator.open()

    def _on_ready(self) -> None:
        assert self._narrator is not None
        self._voices = self._narrator.voices
        self._card.show_wish(self._wish, self._voices, self._language)
        chosen = self._wish.voice_for(self._language)
        if self._state == "starting" and not waits(self._narrator, self._language, chosen):
            self._speak()

    def _speak(self) -> None:
        assert self._narrator is not None
        chosen = self._wish.voice_for(self._language)
        voice = best_voice(self._voices, self._language, chosen)
        if voice is None:
            self._set_state("off")
            self._card.trouble.tell(no_voice_text(self._language))
            return
        self._set_state("speaking")
        self._number += 1
        self._narrator.speak(self._number, tr("This is how lessons are read."), voice,
                             self._wish.rate)  # fmt: skip

    def _on_finished(self, number: int) -> None:
        if number == self._number:
            self._set_state("off")

    def _on_lost(self, loss: Loss) -> None:
        self._voices = ()
        self._set_state("off")
        self._card.show_wish(self._wish, (), self._language)
        self._card.trouble.tell(loss_text(loss))

    def _on_rate_chosen(self, rate: float) -> None:
        self._change(replace(self._wish, rate=rate))

    def _on_voice_chosen(self, key: str) -> None:
        if key:
            self._change(self._wish.with_voice(self._language, key))

    def _change(self, wish: ReadingAloud) -> None:
        self._wish = wish
        kept = asdict(wish)
        self._scope.start(lambda: self._settings.put(SETTING, kept), "voice", Policy.LATEST)
        if self._state == "speaking":
            self._speak()

    def _set_state(self, state: str) -> None:
        self._state = state
        self._card.show_trying(state)
