"""The process in which the system's voices speak.

Qt's speech engines block: making one starts a daemon and takes seconds, and a daemon that hangs
never answers. Here that stops nobody, and whatever happens, this process can be ended.

It is sent ("speak", number, words, locale, voice, rate), ("pause",), ("resume",), ("stop",) and
sends ("ready", voices, abilities), ("lost", reason), ("started", n), ("word", n, start, length),
("finished", n).
"""

from __future__ import annotations

import faulthandler
import math
import os
import signal
import sys
import threading
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, Signal

from .narrator import FASTEST, SLOWEST, Ability, Loss

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

# Speech dispatcher offers each voice of espeak in a hundred colours.
_MOST_OF_A_LOCALE = 40
_BEGIN_S = 45.0


def serve(connection: Connection, engine: str) -> None:
    """Main function of the process: speak until the other side closes. "" is Qt's own choice."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Path(os.devnull).open("w", encoding="ascii") as nowhere:
        # An engine that hangs holds the interpreter lock; this watchdog needs none.
        faulthandler.dump_traceback_later(_BEGIN_S, exit=True, file=nowhere.fileno())
        begun = _begin(connection, engine)
        faulthandler.cancel_dump_traceback_later()
    if begun is not None:
        app, speaker = begun
        threading.Thread(target=_listen, args=(connection, speaker), daemon=True).start()
        app.exec()  # this process has no tasks that it could put to sleep


def _begin(connection: Connection, engine: str) -> tuple[QCoreApplication, _Speaker] | None:
    app = _application()
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError:
        connection.send(("lost", Loss.NO_ENGINE.value))
        return None
    names = [name for name in QTextToSpeech.availableEngines() if name != "mock"]
    if engine == "" and not names:
        connection.send(("lost", Loss.NO_ENGINE.value))
        return None
    speaker = _Speaker(connection, QTextToSpeech(engine or names[0]))
    return (app, speaker) if speaker.begin() else None


def _application() -> QCoreApplication:
    if sys.platform != "darwin":
        return QCoreApplication([])
    # A voice of macOS needs the run loop that QtGui's dispatcher brings, but no place in the dock.
    os.environ["QT_MAC_DISABLE_FOREGROUND_APPLICATION_TRANSFORM"] = "1"
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication([])


def _listen(connection: Connection, speaker: _Speaker) -> None:
    try:
        while True:
            speaker.asked.emit(connection.recv())
    except (EOFError, OSError):
        # A voice in the middle of a word would go on by itself.
        speaker.asked.emit(("leave",))


class _Speaker(QObject):
    """Does what is asked, in the main thread of the process."""

    asked = Signal(tuple)

    def __init__(self, connection: Connection, speech: QTextToSpeech) -> None:
        super().__init__()
        self._connection = connection
        self._speech = speech
        self._number = 0
        self._has_begun = False
        self.asked.connect(self._on_asked, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> bool:
        """Tell what can be had; False when nothing can."""
        from PySide6.QtTextToSpeech import QTextToSpeech

        speech = self._speech
        if speech.state() == QTextToSpeech.State.Error:
            self._tell("lost", Loss.NO_ENGINE.value)
            return False
        voices = self._voices()
        if not voices:
            self._tell("lost", Loss.NO_VOICE.value)
            return False
        able = speech.engineCapabilities()
        kinds = QTextToSpeech.Capability
        abilities = []
        # WORKAROUND(speech dispatcher 0.11): a paused espeak never speaks again.
        if able & kinds.PauseResume and speech.engine() != "speechd":
            abilities.append(Ability.PAUSE.value)
        if able & kinds.WordByWordProgress:
            abilities.append(Ability.WORDS.value)
        speech.stateChanged.connect(self._on_state)
        speech.sayingWord.connect(self._on_word)
        speech.errorOccurred.connect(self._on_error)
        self._tell("ready", tuple(voices), tuple(abilities))
        return True

    def _voices(self) -> list[tuple[str, str]]:
        """(name, locale) of all voices, without doublets."""
        found: dict[tuple[str, str], None] = {}
        speech = self._speech
        for locale in speech.availableLocales():
            if locale.language() == QLocale.Language.C:
                continue
            speech.setLocale(locale)
            voices = speech.availableVoices()
            plain = [voice for voice in voices if "+" not in voice.name()]
            for voice in (plain or voices)[:_MOST_OF_A_LOCALE]:
                found[voice.name(), voice.locale().name()] = None
        return sorted(found, key=lambda voice: (voice[1], voice[0]))

    def _on_asked(self, order: tuple[Any, ...]) -> None:
        act, *values = order
        if act == "speak":
            self._speak(*values)
        elif act == "pause":
            self._speech.pause()
        elif act == "resume":
            self._speech.resume()
        else:
            self._number = 0
            self._speech.stop()
            if act == "leave":
                QCoreApplication.exit(0)

    def _speak(self, number: int, words: str, locale: str, name: str, rate: float) -> None:
        speech = self._speech
        self._number = 0  # what ends now is the one before
        speech.stop()
        if locale:
            speech.setLocale(QLocale(locale))
        for voice in speech.availableVoices() if name else ():
            if voice.name() == name:
                speech.setVoice(voice)
                break
        speech.setRate(qt_rate(rate))
        self._number, self._has_begun = number, False
        speech.say(words)

    def _on_state(self, state: QTextToSpeech.State) -> None:
        from PySide6.QtTextToSpeech import QTextToSpeech

        number = self._number
        if not number:
            return
        if state == QTextToSpeech.State.Speaking and not self._has_begun:
            self._has_begun = True
            self._tell("started", number)
        elif state == QTextToSpeech.State.Ready and self._has_begun:
            self._number = 0
            self._tell("finished", number)

    def _on_word(self, _word: str, _utterance: int, start: int, length: int) -> None:
        if self._number:
            self._tell("word", self._number, start, length)

    def _on_error(self, _reason: object, _text: str) -> None:
        if self._number:
            self._tell("lost", Loss.ENDED.value)

    def _tell(self, *event: object) -> None:
        try:
            self._connection.send(event)
        except OSError:  # nobody is there any more
            QCoreApplication.exit(0)


def qt_rate(rate: float) -> float:
    """How often as fast as usual, as Qt counts it: -1 to 1, where the engines mean 1/3 and 3."""
    return math.log(min(max(rate, SLOWEST), FASTEST)) / math.log(3)
