"""Where the sound goes: a device may be missing, and come or go while a film plays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioOutput, QMediaDevices, QMediaPlayer


class Sound(QObject):
    """The output of a player. `changed` tells that the last device went, or that one came.

    The player has an output in any case: without one a recording would never tell its end. Where
    there is no device it plays into nothing, at the right speed.
    """

    changed = Signal(bool)

    def __init__(self, engine: QMediaPlayer, parent: QObject) -> None:
        super().__init__(parent)
        # Imported here as everything of its kind: no start waits for it.
        from PySide6.QtMultimedia import QAudioOutput, QMediaDevices

        self._devices: QMediaDevices = QMediaDevices(self)
        self._output: QAudioOutput = QAudioOutput(self)
        self.is_there = bool(self.outputs())
        engine.setAudioOutput(self._output)
        self._devices.audioOutputsChanged.connect(self.look)

    def set_volume(self, volume: int, *, is_muted: bool) -> None:
        """0 to 100, as loudness is felt."""
        self._output.setMuted(is_muted)
        self._output.setVolume(_linear(volume))

    def look(self) -> None:
        """Ask the system which outputs there are."""
        found = self.outputs()
        if self._output.device() not in found:
            self._output.setDevice(self._usual())
        had, self.is_there = self.is_there, bool(found)
        if had != self.is_there:
            self.changed.emit(self.is_there)

    def outputs(self) -> list[QAudioDevice]:
        """Every output of the system."""
        return list(self._devices.audioOutputs())

    def close(self) -> None:
        """Hear no more of devices."""
        self._devices.audioOutputsChanged.disconnect(self.look)

    def _usual(self) -> QAudioDevice:
        """The system's own; where it has none, a device that is none."""
        return self._devices.defaultAudioOutput()


def _linear(volume: int) -> float:
    """Ears hear ratios: half of the way is an eighth of the strength."""
    return (volume / 100) ** 3
