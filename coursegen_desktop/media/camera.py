"""The camera, as a card is held before it. Qt's part for it is imported when it is first needed.

A picture lives until the next one comes: nothing is recorded, nothing leaves the program.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from enum import StrEnum, auto
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCameraPermission, QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PySide6.QtMultimedia import (
        QCamera,
        QCameraDevice,
        QCameraFormat,
        QMediaCaptureSession,
        QMediaDevices,
        QVideoFrame,
        QVideoSink,
    )

log = logging.getLogger(__name__)

# Enough to hold a card in the middle; more of them would only warm the computer.
_PICTURES_A_SECOND = 12
_WANTED = (640, 480)
# Another program that has the camera is often told by nothing but silence.
_SILENT_MS = 6000


class CameraTrouble(StrEnum):
    """Why there is no picture."""

    MISSING = auto()  # there is no camera, or none any more
    REFUSED = auto()  # the system or its user does not let this program see
    BUSY = auto()  # another program has it, or it is broken


class CameraSignals(QObject):
    """What a camera tells."""

    seen = Signal(QImage)
    broken = Signal(object)  # CameraTrouble
    found = Signal()  # one was plugged in where there was none


class PictureIn(Protocol):
    """Sees."""

    @property
    def signals(self) -> CameraSignals:
        """What it tells."""

    def begin(self) -> None:
        """See from now on; `broken` tells where that cannot be."""

    def end(self) -> None:
        """See nothing any more, and let go of the camera."""

    def close(self) -> None:
        """The same for good."""


class Camera(QObject):
    """The system's usual one. It follows what is plugged in and out between begin and end."""

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._signals = CameraSignals(self)
        self._clock = clock
        self._next = 0.0
        self._wanted = self._is_open = False
        self._devices: QMediaDevices | None = None
        self._camera: QCamera | None = None
        self._session: QMediaCaptureSession | None = None
        self._sink: QVideoSink | None = None
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(_SILENT_MS)
        self._silence.timeout.connect(lambda: self._fail(CameraTrouble.BUSY))

    @property
    def signals(self) -> CameraSignals:
        """What it tells."""
        return self._signals

    def begin(self) -> None:
        """See from now on, once the system lets this program."""
        self.end()
        self._wanted = True
        self._watch()
        if self._devices is None or not self._devices.videoInputs():
            self._fail(CameraTrouble.MISSING)
            return
        app, asked = QCoreApplication.instance(), QCameraPermission()
        status = Qt.PermissionStatus.Granted if app is None else app.checkPermission(asked)
        if status == Qt.PermissionStatus.Undetermined and app is not None:
            app.requestPermission(asked, self, lambda told: self._on_permission(told.status()))
        else:
            self._on_permission(status)

    def end(self) -> None:
        """See nothing any more, and let go of the camera."""
        self._wanted = False
        self._close()
        devices, self._devices = self._devices, None
        if devices is not None:
            devices.videoInputsChanged.disconnect(self._on_devices)
            devices.deleteLater()

    def close(self) -> None:
        """The same for good."""
        self.end()
        self.deleteLater()

    # ------------------------------------------------------------ within

    def _watch(self) -> None:
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError as error:
            log.info("no camera: %s", error)
            return
        self._devices = QMediaDevices(self)
        self._devices.videoInputsChanged.connect(self._on_devices)

    def _on_permission(self, status: Qt.PermissionStatus) -> None:
        if not self._wanted:
            return
        if status == Qt.PermissionStatus.Granted:
            self._open()
        else:
            self._fail(CameraTrouble.REFUSED)

    def _open(self) -> None:
        from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QMediaDevices, QVideoSink

        device = QMediaDevices.defaultVideoInput()
        camera = self._camera = QCamera(device, self)
        form = _best_form(device)
        if form is not None:
            camera.setCameraFormat(form)
        camera.errorOccurred.connect(self._on_error)
        self._session, self._sink = QMediaCaptureSession(self), QVideoSink(self)
        self._session.setCamera(camera)
        self._session.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._is_open = True
        self._silence.start()
        camera.start()
        # What is wrong from the beginning is told by no signal.
        if self._is_open and camera.error() != QCamera.Error.NoError:
            self._on_error(camera.error(), camera.errorString())

    def _close(self) -> None:
        self._silence.stop()
        self._is_open = False
        camera, session, sink = self._camera, self._session, self._sink
        self._camera = self._session = self._sink = None
        if sink is not None:
            sink.videoFrameChanged.disconnect(self._on_frame)
        if camera is not None:
            camera.errorOccurred.disconnect(self._on_error)
            camera.stop()
        for part in (session, sink, camera):
            if part is not None:
                part.deleteLater()

    def _fail(self, trouble: CameraTrouble) -> None:
        self._close()
        self._signals.broken.emit(trouble)

    def _on_error(self, error: object, words: str) -> None:
        log.info("the camera stopped: %s (%s)", error, words)
        if self._is_open:
            self._fail(CameraTrouble.BUSY)

    def _on_devices(self) -> None:
        if self._devices is None:
            return
        there = list(self._devices.videoInputs())
        if self._camera is not None and self._camera.cameraDevice() not in there:
            self._fail(CameraTrouble.MISSING)
        elif self._camera is None and there:
            self._signals.found.emit()

    def _on_frame(self, frame: QVideoFrame) -> None:
        self._silence.start()
        now = self._clock()
        if not self._is_open or not frame.isValid() or now < self._next:
            return
        self._next = now + 1 / _PICTURES_A_SECOND
        picture = frame.toImage()
        if not picture.isNull():
            self._signals.seen.emit(picture)


def _best_form(device: QCameraDevice) -> QCameraFormat | None:
    """The smallest picture that shows a card well: the less there is, the less is to be done."""
    forms = [form for form in device.videoFormats() if form.maxFrameRate() >= _PICTURES_A_SECOND]
    if not forms:
        return None

    def cost(form: QCameraFormat) -> tuple[bool, int]:
        width, height = form.resolution().width(), form.resolution().height()
        return width < _WANTED[0] or height < _WANTED[1], abs(width * height - 640 * 480)

    return min(forms, key=cost)
