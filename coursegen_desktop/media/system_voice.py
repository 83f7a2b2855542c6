"""The voices of the system, by QtTextToSpeech in a process of its own (see voice_process.py)."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from .narrator import Ability, Loss, NarratorSignals
from .speaking_process import SpeakingProcess
from .voice import Voice
from .voice_process import serve

log = logging.getLogger(__name__)

# Speech dispatcher, started anew with a hundred languages, needs up to nine seconds.
OPEN_MS = 30_000
# Slow speech: letters a second at the usual rate, and what a machine may need to begin.
_LETTERS_A_SECOND = 6
_PATIENCE_S = 8.0


class SystemVoice(QObject):
    """A Narrator. `engine` names one of Qt's engines, "" takes the first that is there."""

    _told = Signal(int, tuple)  # which process, what

    def __init__(self, parent: QObject | None = None, *, engine: str = "") -> None:
        super().__init__(parent)
        self._signals = NarratorSignals(self)
        self._engine = engine
        self._voices: tuple[Voice, ...] = ()
        self._abilities: frozenset[Ability] = frozenset()
        self._process: SpeakingProcess | None = None
        self._round = 0
        self._number = 0
        self._is_ready = False
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._on_no_answer)

    @property
    def signals(self) -> NarratorSignals:
        """What it tells."""
        return self._signals

    @property
    def is_ready(self) -> bool:
        """Whether it can speak now."""
        return self._is_ready

    @property
    def is_looking(self) -> bool:
        """All are known at once."""
        return False

    @property
    def voices(self) -> Sequence[Voice]:
        """All voices, once it is ready."""
        return self._voices

    @property
    def abilities(self) -> frozenset[Ability]:
        """What it can do, once it is ready."""
        return self._abilities

    def open(self) -> None:
        """Start the process; `ready` or `lost` follows."""
        if self._process is not None:
            return
        self._round += 1
        own = self._round

        def tell(event: tuple[Any, ...]) -> None:
            if isValid(self):
                self._told.emit(own, event)

        self._process = SpeakingProcess(serve, (self._engine,), tell)
        self._patience.start(OPEN_MS)

    def speak(self, number: int, words: str, voice: Voice | None, rate: float) -> None:
        """Speak; what was being said is not told to be finished."""
        self._number = number
        name, locale = (voice.name, voice.language) if voice is not None else ("", "")
        self._send("speak", number, words, locale, name, rate)
        seconds = _PATIENCE_S + len(words) / _LETTERS_A_SECOND / rate
        self._patience.start(round(1000 * seconds))

    def expect(self, sentences: Sequence[str], voice: Voice | None, rate: float) -> None:
        """Nothing to prepare: the system speaks at once."""

    def pause(self) -> None:
        """Be silent."""
        self._patience.stop()
        self._send("pause")

    def resume(self) -> None:
        """Go on."""
        self._patience.start(round(1000 * _PATIENCE_S) + 60_000)
        self._send("resume")

    def stop(self) -> None:
        """Be silent and forget what was being said."""
        self._number = 0
        if self._is_ready:
            self._patience.stop()
            self._send("stop")

    def close(self) -> None:
        """End the process."""
        self._round += 1  # what is still on the way comes from the past
        self._number = 0
        self._is_ready = False
        self._patience.stop()
        process, self._process = self._process, None
        if process is not None:
            process.end()

    def _send(self, *order: object) -> None:
        if self._process is not None and self._is_ready:
            self._process.send(order)

    def _on_told(self, round_: int, event: tuple[Any, ...]) -> None:
        if round_ != self._round:
            return
        kind, *values = event
        if kind == "ready":
            self._on_ready(*values)
        elif kind == "lost":
            self._lose(Loss(values[0]))
        elif values[0] != self._number:
            return
        elif kind == "started":
            self._signals.started.emit(*values)
        elif kind == "word":
            self._signals.word.emit(*values)
        else:
            self._patience.stop()
            self._signals.finished.emit(*values)

    def _on_ready(self, voices: tuple[tuple[str, str], ...], abilities: tuple[str, ...]) -> None:
        self._patience.stop()
        self._voices = tuple(Voice(f"{locale}/{name}", name, locale) for name, locale in voices)
        self._abilities = frozenset(Ability(name) for name in abilities)
        self._is_ready = True
        self._signals.ready.emit()

    def _on_no_answer(self) -> None:
        log.info("the system's voice did not answer and is ended")
        self._lose(Loss.NO_ANSWER)

    def _lose(self, why: Loss) -> None:
        self.close()
        self._signals.lost.emit(why)
