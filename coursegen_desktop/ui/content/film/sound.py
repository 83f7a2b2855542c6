"""Where the sound goes: a device may be missing, and come or go while a film plays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioOutput, QMediaDevices, QMediaPlayer


class Sound(QObject):
    """Gives a player an output as long as there is one. `changed` tells that it came or went."""

    changed = Signal(bool)

    def __init__(self, engine: QMediaPlayer, parent: QObject) -> None:
        super().__init__(parent)
        # Imported here as everything of its kind: no start waits for it.
        from PySide6.QtMultimedia import QMediaDevices

        self._engine = engine
        self._volume, self._is_muted = 80, False
        self._output: QAudioOutput | None = None
        self._devices: QMediaDevices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self.look)
        self.look()

    @property
    def is_there(self) -> bool:
        """Whether something can be heard."""
        return self._output is not None

    def set_volume(self, volume: int, *, is_muted: bool) -> None:
        """0 to 100, as loudness is felt."""
        self._volume, self._is_muted = volume, is_muted
        self._apply()

    def look(self) -> None:
        """Ask the system which outputs there are."""
        found = self.outputs()
        had = self.is_there
        if not found:
            self._drop()
        elif self._output is None:
            self._make()
        elif self._output.device() not in found:
            self._output.setDevice(self._usual())
        if had != self.is_there:
            self.changed.emit(self.is_there)

    def outputs(self) -> list[QAudioDevice]:
        """Every output of the system."""
        return list(self._devices.audioOutputs())

    def close(self) -> None:
        """Let go of the output."""
        self._devices.audioOutputsChanged.disconnect(self.look)
        self._drop()

    def _make(self) -> None:
        from PySide6.QtMultimedia import QAudioOutput

        self._output = QAudioOutput(self)
        self._apply()
        self._engine.setAudioOutput(self._output)

    def _drop(self) -> None:
        output, self._output = self._output, None
        if output is not None:
            # Without an output the pictures go on by a clock of their own.
            self._engine.setAudioOutput(None)  # type: ignore[arg-type]  # Qt takes none
            output.deleteLater()

    def _usual(self) -> QAudioDevice:
        return self._devices.defaultAudioOutput()

    def _apply(self) -> None:
        if self._output is not None:
            self._output.setMuted(self._is_muted)
            self._output.setVolume(_linear(self._volume))


def _linear(volume: int) -> float:
    """Twice as loud to the ear is about ten times as much power: a cube comes near it."""
    return (volume / 100) ** 3
