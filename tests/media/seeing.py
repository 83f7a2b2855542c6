"""A camera for tests: pictures are held before it by hand."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from coursegen_desktop.media.camera import CameraSignals, CameraTrouble


class FakeCamera:
    """A PictureIn."""

    def __init__(self, _parent: QObject | None = None) -> None:
        self.signals = CameraSignals()
        self.trouble: CameraTrouble | None = None
        self.is_on = False
        self.begun = 0

    def begin(self) -> None:
        self.begun += 1
        self.is_on = self.trouble is None
        if self.trouble is not None:
            self.signals.broken.emit(self.trouble)

    def end(self) -> None:
        self.is_on = False

    def close(self) -> None:
        self.end()

    def see(self, picture: QImage) -> None:
        """What is before it now."""
        if self.is_on:
            self.signals.seen.emit(picture)

    def plug_in(self) -> None:
        self.trouble = None
        self.signals.found.emit()

    def pull_out(self) -> None:
        self.trouble, self.is_on = CameraTrouble.MISSING, False
        self.signals.broken.emit(self.trouble)
