"""Voices that are made on this computer, for somebody who listens: a Narrator.

Sentences become sound in a process of their own, one or two of them ahead, and are played here.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from . import sound_out
from .made_voice_process import Wish, Words, serve
from .narrator import FASTEST, SLOWEST, Ability, Loss, NarratorSignals
from .sound_form import Form
from .sound_out import SoundOut, SystemSound
from .speaking_process import SpeakingProcess
from .speech import choosing
from .voice import Voice, best_voice

log = logging.getLogger(__name__)

# A slow computer that is busy with something else, loading from a slow disk.
_OPEN_MS = 30_000
_MAKE_MS = 20_000
# A device that takes longer than the sound lasts has forgotten it.
_PLAY_MS = 8_000
_LOOK_MS = 20
# Sentences that are kept: the one that is heard, those ahead, and the one before.
_MOST_KEPT = 6


@dataclass(frozen=True, slots=True)
class _Made:
    sound: bytes
    seconds: float
    words: Words


class MadeVoice(QObject):
    """A Narrator. `make_sound` gives it something to be heard with, once it is needed."""

    _told = Signal(int, tuple)  # which process, what

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        make_sound: Callable[[QObject], SoundOut] = SystemSound,
    ) -> None:
        super().__init__(parent)
        self._signals = NarratorSignals(self)
        self._make_sound = make_sound
        self._sound: SoundOut | None = None
        self._form: Form | None = None
        self._voices: tuple[Voice, ...] = ()
        self._process: SpeakingProcess | None = None
        self._round = 0
        self._is_ready = False
        self._kept: dict[Wish, _Made] = {}
        self._number = 0
        self._now: Wish | None = None
        self._ahead: tuple[Wish, ...] = ()
        self._is_heard = self._is_paused = False
        self._word = 0
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._patience = self._timer(self._on_no_answer)
        self._look = self._timer(self._tell_words, is_single=False)

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
        """Everything."""
        return frozenset(Ability) if self._is_ready else frozenset()

    def open(self) -> None:
        """Start the process; `ready` or `lost` follows."""
        if self._process is not None:
            return
        self._round += 1
        own = self._round

        def tell(event: tuple[Any, ...]) -> None:
            if isValid(self):
                self._told.emit(own, event)

        if not choosing.is_anything_there():
            tell(("lost", Loss.NO_ENGINE.value))
            return
        self._process = SpeakingProcess(serve, (), tell, sound_out.load)
        self._patience.start(_OPEN_MS)

    def speak(self, number: int, words: str, voice: Voice | None, rate: float) -> None:
        """Speak; what was being said is not told to be finished."""
        self._quiet()
        wish = self._wish(words, voice, rate)
        if not self._is_ready or wish is None or not self._has_device():
            return
        self._number, self._now, self._is_paused = number, wish, False
        if wish in self._kept:
            self._play(self._kept[wish])
        else:
            self._patience.start(_MAKE_MS)
            self._want()

    def expect(self, sentences: Sequence[str], voice: Voice | None, rate: float) -> None:
        """Make these while the one before is heard."""
        wishes = (self._wish(words, voice, rate) for words in sentences)
        self._ahead = tuple(wish for wish in wishes if wish is not None)
        self._want()

    def pause(self) -> None:
        """Be silent at once."""
        self._is_paused = True
        self._patience.stop()
        self._look.stop()
        if self._sound is not None and self._is_heard:
            self._sound.pause()

    def resume(self) -> None:
        """Go on where it was."""
        if not self._is_paused or self._now is None:
            return
        self._is_paused = False
        made = self._kept.get(self._now)
        if self._is_heard and made is not None and self._sound is not None:
            self._sound.resume()
            self._watch(made)
        elif made is not None:
            self._play(made)
        else:
            self._patience.start(_MAKE_MS)

    def stop(self) -> None:
        """Be silent and forget what was being said."""
        self._quiet()
        self._ahead = ()

    def close(self) -> None:
        """End the process and let go of the device."""
        self._round += 1  # what is still on the way comes from the past
        self.stop()
        self._is_ready = False
        self._kept.clear()
        process, self._process = self._process, None
        if process is not None:
            process.end()
        sound, self._sound = self._sound, None
        if isinstance(sound, QObject):
            sound.deleteLater()

    # --- what the process tells --------------------------------------------------------------

    def _on_told(self, round_: int, event: tuple[Any, ...]) -> None:
        if round_ != self._round:
            return
        kind, *values = event
        if kind == "ready":
            self._on_ready(*values)
        elif kind == "lost":
            self._lose(Loss(values[0]))
        elif kind == "failed":
            if values[0] == self._now and not self._is_heard:
                self._lose(Loss.ENDED)
        else:
            self._on_made(*values)

    def _on_ready(self, voices: tuple[Voice, ...]) -> None:
        self._patience.stop()
        self._sound = self._make_sound(self)
        self._sound.signals.ended.connect(self._on_ended)
        self._sound.signals.broken.connect(lambda: self._lose(Loss.NO_SOUND))
        if not self._has_device():
            return
        self._voices = voices
        self._is_ready = True
        self._signals.ready.emit()

    def _on_made(self, wish: Wish, sound: bytes, seconds: float, words: Words) -> None:
        while len(self._kept) >= _MOST_KEPT:
            self._kept.pop(next(kept for kept in self._kept if kept != self._now))
        self._kept[wish] = made = _Made(sound, seconds, words)
        if wish == self._now and not self._is_heard and not self._is_paused:
            self._play(made)

    def _has_device(self) -> bool:
        """Whether there is something to hear the voice with. Another one may want other sound."""
        assert self._sound is not None
        form = self._sound.form()
        if form is None:
            self._lose(Loss.NO_SOUND)
        elif form != self._form:
            self._form = form
            self._kept.clear()
        return form is not None

    # --- playing -----------------------------------------------------------------------------

    def _play(self, made: _Made) -> None:
        assert self._sound is not None
        number = self._number
        self._is_heard, self._word = True, 0
        self._sound.play(made.sound)
        if number == self._number and self._is_heard:  # the device may be gone
            self._watch(made)
            self._signals.started.emit(number)

    def _watch(self, made: _Made) -> None:
        self._look.start(_LOOK_MS)
        self._patience.start(_PLAY_MS + round(1000 * made.seconds))

    def _tell_words(self) -> None:
        """The words that have begun since the last look; the last of them is the one heard."""
        made = self._kept.get(self._now) if self._now is not None else None
        if made is None or self._sound is None:
            return
        now, begun = self._sound.seconds, self._word
        while self._word < len(made.words) and made.words[self._word][2] <= now:
            self._word += 1
        if self._word > begun:
            start, end, _, _ = made.words[self._word - 1]
            self._signals.word.emit(self._number, start, end - start)

    def _on_ended(self) -> None:
        if self._is_heard:
            number, self._is_heard = self._number, False
            self._quiet()
            self._signals.finished.emit(number)

    def _quiet(self) -> None:
        self._patience.stop()
        self._look.stop()
        if self._sound is not None and self._is_heard:
            self._sound.stop()
        self._number, self._now, self._is_heard, self._is_paused = 0, None, False, False

    # --- what is wanted ----------------------------------------------------------------------

    def _wish(self, words: str, voice: Voice | None, rate: float) -> Wish | None:
        voice = voice or best_voice(self._voices, "")
        return (words, voice.key, min(max(rate, SLOWEST), FASTEST)) if voice is not None else None

    def _want(self) -> None:
        """Tell the process what is wanted most, in its order."""
        if self._process is None or not self._is_ready:
            return
        wanted = (self._now, *self._ahead) if self._now is not None else self._ahead
        missing = tuple(wish for wish in wanted if wish not in self._kept)
        self._process.send(("want", self._form, missing))

    def _on_no_answer(self) -> None:
        log.info("the voice did not answer and is ended")
        self._lose(Loss.NO_ANSWER)

    def _lose(self, why: Loss) -> None:
        self.close()
        self._signals.lost.emit(why)

    def _timer(self, work: Callable[[], None], *, is_single: bool = True) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(is_single)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(work)
        return timer
