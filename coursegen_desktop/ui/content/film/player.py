"""Plays one film or recording: seconds, stops and troubles instead of Qt's own words.

player = FilmPlayer(self)
player.moved.connect(self._on_moved)
player.open(path, playable, at=12.5)
player.play()
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, SignalInstance
from PySide6.QtGui import QImage

from ....domain.film import Stop
from ....domain.playable import VIDEO, Playable
from .smooth_time import SmoothTime
from .sound import Sound
from .trouble import Trouble, trouble_of

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink

log = logging.getLogger(__name__)

_TICK_MS = 40
# A film that ends so long before its end is damaged.
_EARLY = 2.0


class State(StrEnum):
    """What the player does."""

    EMPTY = "empty"
    LOADING = "loading"
    READY = "ready"
    PLAYING = "playing"
    PAUSED = "paused"
    ENDED = "ended"
    FAILED = "failed"


class FilmPlayer(QObject):
    """One for a view. Qt's player is made with the first film.

    `moved`: the place in seconds, many times a second while it plays. `played`: a stretch was.
    """

    moved = Signal(float)
    played = Signal(float, float)
    state_changed = Signal(str)
    frame_changed = Signal()
    stop_reached = Signal(object)  # Stop
    failed = Signal(str)  # Trouble
    sound_changed = Signal(bool)

    def __init__(
        self, parent: QObject | None = None, *, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._engine: QMediaPlayer | None = None
        self._sink: QVideoSink | None = None
        self._sound: Sound | None = None
        self._frame: QVideoFrame | None = None
        self._time = SmoothTime(now)
        self.state = State.EMPTY
        self.trouble: Trouble | None = None
        self.playable: Playable | None = None
        self.stops_at_questions = True
        self._wants_play = self._is_at_end = False
        self._begin = 0.0
        self._passed = 0.0  # stops up to here are behind
        self._rate, self._volume, self._is_muted = 1.0, 80, False
        self._ticks = QTimer(self)
        self._ticks.setInterval(_TICK_MS)
        self._ticks.timeout.connect(self._tick)

    # --- what it is told ---------------------------------------------------------------------

    def open(self, file: Path | None, playable: Playable, at: float = 0.0) -> None:
        """Another film, at a place; whatever was played before is let go."""
        self.close_film()
        self.playable = playable
        self._begin = at if 0.0 < at < self.seconds - 1.0 else 0.0
        self._passed = self._begin
        self._time.go_to(self._begin)
        trouble = trouble_of(file)
        if trouble is None and not self._make_engine():
            trouble = Trouble.NO_PLAYER
        if trouble is not None or file is None or self._engine is None:
            self._fail(trouble or Trouble.MISSING)
            return
        self._set_state(State.LOADING)
        self._engine.setSource(QUrl.fromLocalFile(str(file)))
        self.moved.emit(self._begin)

    def close_film(self) -> None:
        """Let go of the film and its file."""
        self._ticks.stop()
        self._wants_play = self._is_at_end = False
        self._frame, self.playable, self.trouble = None, None, None
        self._time.run(0.0)
        self._time.go_to(0.0)
        self._set_state(State.EMPTY)
        if self._engine is not None:
            self._engine.setSource(QUrl())

    def close(self) -> None:
        """Let go of everything."""
        self.close_film()
        if self._sound is not None:
            self._sound.close()
            self._sound = None
        if self._engine is not None:
            for signal, slot in self._wires():
                signal.disconnect(slot)
            self._engine.deleteLater()
            self._engine = self._sink = None

    def play(self) -> None:
        """Go on; from the beginning when it has ended."""
        engine = self._engine
        if self.state is State.LOADING:
            self._wants_play = True
        elif self.state is State.ENDED:
            self.seek(0.0)
            self.play()
        elif self.state in (State.READY, State.PAUSED) and engine is not None:
            if self._is_at_end:
                self._end()
                return
            engine.play()
            self._time.run(self._rate)
            self._ticks.start()
            self._set_state(State.PLAYING)

    def pause(self) -> None:
        """Stand still."""
        self._wants_play = False
        if self.state is State.PLAYING and self._engine is not None:
            self._hold()
            self._engine.pause()
            self._set_state(State.PAUSED)

    def toggle(self) -> None:
        """Play or pause."""
        if self.state is State.PLAYING or (self.state is State.LOADING and self._wants_play):
            self.pause()
        else:
            self.play()

    def seek(self, seconds: float) -> None:
        """Go to a place; it plays on if it played."""
        engine = self._engine
        if self.playable is None or engine is None or self.state is State.FAILED:
            return
        goal = min(max(seconds, 0.0), self.seconds)
        self._tell_played()
        self._passed, self._is_at_end = goal, False
        self._time.go_to(goal)
        if self.state is State.LOADING:
            self._begin = goal
        else:
            engine.setPosition(round(goal * 1000))
            if self.state in (State.ENDED, State.READY):
                engine.pause()  # only so is the picture of the place seen
                self._set_state(State.PAUSED)
        self.moved.emit(goal)

    def set_rate(self, rate: float) -> None:
        """How fast; voices keep their pitch."""
        self._rate = rate
        if self._engine is not None:
            self._engine.setPlaybackRate(rate)
        if self.state is State.PLAYING:
            self._time.run(rate)

    def set_volume(self, volume: int, *, is_muted: bool) -> None:
        """0 to 100."""
        self._volume, self._is_muted = volume, is_muted
        if self._sound is not None:
            self._sound.set_volume(volume, is_muted=is_muted)

    # --- what it tells -----------------------------------------------------------------------

    @property
    def at(self) -> float:
        """Where it is, in seconds."""
        return min(self._time.seconds, self.seconds) if self.seconds else self._time.seconds

    @property
    def seconds(self) -> float:
        """How long it is: as its file says, else as was stored with it."""
        told = self._engine.duration() / 1000 if self._engine is not None else 0.0
        stored = self.playable.seconds if self.playable is not None else 0.0
        return told or stored

    @property
    def is_playing(self) -> bool:
        """Whether somebody watches or listens."""
        return self.state is State.PLAYING

    @property
    def has_sound(self) -> bool:
        """Whether this computer can be heard; unknown is taken for yes."""
        return self._sound is None or self._sound.is_there

    def picture(self) -> QImage | None:
        """The picture of the moment, None before the first."""
        return None if self._frame is None else self._frame.toImage()

    # --- Qt's player -------------------------------------------------------------------------

    def _make_engine(self) -> bool:
        if self._engine is not None:
            return True
        try:
            # Imported here: Qt's part for sound and film is large, and few lessons need it.
            from PySide6.QtMultimedia import QMediaPlayer, QVideoSink
        except ImportError as error:
            log.info("Qt's part for films is missing: %s", error)
            return False
        engine = self._engine = QMediaPlayer(self)
        self._sink = QVideoSink(engine)
        engine.setVideoSink(self._sink)
        engine.setPlaybackRate(self._rate)
        if hasattr(engine, "setPitchCompensation"):  # from Qt 6.10
            engine.setPitchCompensation(True)
        self._sound = Sound(engine, self)
        self._sound.set_volume(self._volume, is_muted=self._is_muted)
        for signal, slot in self._wires():
            signal.connect(slot)
        return True

    def _wires(self) -> list[tuple[SignalInstance, Callable[..., object]]]:
        engine, sink, sound = self._engine, self._sink, self._sound
        assert engine is not None
        assert sink is not None
        wires: list[tuple[SignalInstance, Callable[..., object]]] = [
            (engine.mediaStatusChanged, self._on_status),
            (engine.errorOccurred, self._on_error),
            (engine.positionChanged, self._on_position),
            (sink.videoFrameChanged, self._on_frame),
        ]
        if sound is not None:
            wires.append((sound.changed, self.sound_changed.emit))
        return wires

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        engine = self._engine
        if engine is None or self.playable is None:
            return
        if status == type(status).LoadedMedia and self.state is State.LOADING:
            self._on_loaded(engine)
        elif status == type(status).EndOfMedia and self.state is State.PLAYING:
            self._on_end()

    def _on_loaded(self, engine: QMediaPlayer) -> None:
        if self._begin > 0.0:
            engine.setPosition(round(self._begin * 1000))
            if not self._wants_play:
                engine.pause()
        self._set_state(State.READY)
        self.moved.emit(self.at)
        if self._wants_play:
            self._wants_play = False
            self.play()

    def _on_end(self) -> None:
        """The file has no more. A question may stand at its very end."""
        engine, reached = self._engine, self._time.seconds
        assert engine is not None
        assert self.playable is not None
        if self._frame is None and self.playable.kind == VIDEO and engine.hasVideo():
            self._fail(Trouble.NO_CODEC)
        elif reached < self.seconds - _EARLY:
            self._fail(Trouble.CUT_SHORT)
        elif self._stop_before(self.seconds):
            self._is_at_end = True
        else:
            self._hold()
            self._end()

    def _end(self) -> None:
        self._is_at_end = False
        self._time.go_to(self.seconds)
        self.moved.emit(self.seconds)
        self._set_state(State.ENDED)

    def _on_error(self, error: object, words: str) -> None:
        log.info("a film is not played: %s (%s)", error, words)
        if self.playable is not None:
            self._fail(Trouble.BROKEN)

    def _on_position(self, milliseconds: int) -> None:
        told = milliseconds / 1000
        # At the end of a damaged file Qt's player jumps to where the whole one would end.
        jumps = told >= self.seconds - 0.05 and told - self._time.seconds > _EARLY
        if self.state is State.PLAYING and not jumps:
            self._time.told(told)

    def _on_frame(self, frame: QVideoFrame) -> None:
        # An empty one comes at the end: the last picture stays.
        if frame.isValid() and self.playable is not None:
            self._frame = frame
            self.frame_changed.emit()

    # --- time --------------------------------------------------------------------------------

    def _tick(self) -> None:
        now = self.at
        if not self._stop_before(now):
            self._tell_played()
            self.moved.emit(now)

    def _stop_before(self, now: float) -> bool:
        """Stand still at a question that was come to; whether there was one."""
        found = self._next_stop(now)
        if found is None:
            return False
        self._hold()
        if self._engine is not None:
            self._engine.pause()
        self._passed = found.at
        self._time.go_to(max(found.at, 0.0))
        self._set_state(State.PAUSED)
        self.moved.emit(found.at)
        self.stop_reached.emit(found)
        return True

    def _next_stop(self, now: float) -> Stop | None:
        if not self.stops_at_questions or self.playable is None:
            return None
        passed = self._passed
        return next((stop for stop in self.playable.stops if passed < stop.at <= now), None)

    def _hold(self) -> None:
        self._ticks.stop()
        self._tell_played()
        self._time.run(0.0)

    def _tell_played(self) -> None:
        """A stretch was played since it was told last."""
        now = self.at
        if self.state is State.PLAYING and now > self._passed:
            self.played.emit(self._passed, now)
            self._passed = now

    def _fail(self, trouble: Trouble) -> None:
        self._ticks.stop()
        self._time.run(0.0)
        self.trouble = trouble
        if self._engine is not None and trouble is not Trouble.CUT_SHORT:
            self._engine.setSource(QUrl())
        self._set_state(State.FAILED)
        self.failed.emit(trouble)

    def _set_state(self, state: State) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)
